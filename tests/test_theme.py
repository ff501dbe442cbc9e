"""Every theme, in the house's colours and in any client's: what stands on a page can be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as any_

from generator.appearance import BASES, COLORS, in_colors, named
from generator.theme import INK, Color, Paint, Theme, house, shade, tint

ALL = [pytest.param(named(base), id=base) for base in BASES]
# what has no fill may stand on the page, in a lane, a ring, a quadrant or a frame
QUADRANTS = {"manage_closely", "keep_satisfied", "keep_informed", "monitor"}
# frames and hairlines that part what words and places part already; nothing is lost without them
STRUCTURE = {"lane-border", "guide", "rule", "table-row", "box", "metric", "unchanged", *QUADRANTS}
# areas and words: not things that have to stand out from the page by an edge
CONNECTIONS = {"sequence", "interaction", "trigger", "supply", "handoff", "information", "failure", "feedback"}
LINES = {"line_of_interaction", "line_of_visibility", "line_of_internal_interaction"}
client_colors = any_.dictionaries(
    any_.sampled_from(sorted(COLORS)), any_.text("0123456789ABCDEF", min_size=6, max_size=6), min_size=1
)


def grounds(theme: Theme, role: str) -> list[Color]:
    """Every fill that the role's text or line may stand on, when it has none of its own."""
    if role.startswith("panel-"):
        return [fill for fill in [theme.paint("panel").fill] if fill]
    names = [name for name in theme.paints if name.startswith(("band-", "ring-"))]
    fills = [theme.paint(name).fill for name in ("page", "box", *names, *sorted(QUADRANTS))]
    return [fill for fill in fills if fill]


def faint_texts(theme: Theme) -> Iterator[tuple[str, float]]:
    for role, paint in theme.paints.items():
        for ground in [paint.fill] if paint.fill else grounds(theme, role):
            if (found := theme.contrast(paint.text, ground)) < 4.5:
                yield role, round(found, 2)


def faint_graphics(theme: Theme) -> Iterator[tuple[str, float]]:
    """Lines, outlined cards and marks: the stroke or the fill stands out from whatever is around."""
    for role, paint in theme.paints.items():
        if role in STRUCTURE or paint.stroke is None or not paint.weight:
            continue
        edges = [color for color in (paint.stroke, paint.fill) if color]
        for ground in grounds(theme, role):
            if (found := max(theme.contrast(edge, ground) for edge in edges)) < 3:
                yield role, round(found, 2)


@pytest.mark.parametrize("theme", ALL)
def test_text_is_legible_on_every_ground(theme: Theme) -> None:
    assert list(faint_texts(theme)) == []


@pytest.mark.parametrize("theme", ALL)
def test_lines_outlines_and_marks_stand_out(theme: Theme) -> None:
    assert list(faint_graphics(theme)) == []
    assert CONNECTIONS | LINES | {"emotion", "moment", "pain-mark", "customer", "legend"} <= set(theme.paints)


@given(any_.sampled_from(BASES), client_colors)
def test_any_clients_colours_stay_legible(base: str, colors: dict[str, str]) -> None:
    theme, _ = in_colors(base, colors)
    assert list(faint_texts(theme)) == []
    assert list(faint_graphics(theme)) == []


@given(any_.sampled_from(BASES), client_colors)
def test_headings_and_links_of_a_deck_are_legible_in_any_colours(base: str, colors: dict[str, str]) -> None:
    theme, _ = in_colors(base, colors)
    for slot in (Color("dk1"), Color("dk2"), Color("hlink")):
        for ground in (Color("lt1"), Color("lt2")):
            assert theme.contrast(slot, ground) >= 4.5


@pytest.mark.parametrize("base", BASES)
def test_all_themes_paint_the_same_roles(base: str) -> None:
    assert set(named(base).paints) == set(house().paints)


@pytest.mark.parametrize("theme", ALL)
def test_a_hollow_mark_is_told_from_a_full_one_and_its_glyph_can_be_read(theme: Theme) -> None:
    for role in ("emotion-positive", "emotion-neutral", "emotion-negative", "feeling-1", "feeling-other"):
        full, hollow = theme.paint(role), theme.hollow(role)
        assert full.fill is not None
        assert hollow.fill is not None
        assert theme.contrast(full.fill, hollow.fill) >= 1.5
        assert theme.contrast(hollow.text, hollow.fill) >= 4.5


# print


def grey(theme: Theme, color: Color) -> float:
    """A colour's lightness on a laser printer, 0 to 255; it has to be grey already."""
    parts = {theme.rgb(color)[at : at + 2] for at in (1, 3, 5)}
    assert len(parts) == 1
    return int(parts.pop(), 16)


def test_print_is_grey_through_and_through() -> None:
    theme = named("print")
    for paint in theme.paints.values():
        for color in (paint.fill, paint.stroke, paint.text):
            assert color is None or 0 <= grey(theme, color) <= 255
    assert {len({value[:2], value[2:4], value[4:]}) for value in theme.palette.values()} == {1}


FAMILIES = [
    ("evidence", "customer", "frontstage", "technology", "backstage", "support"),
    ("midstage", "support", "partner"),
    ("emotion-positive", "emotion-neutral", "emotion-negative"),
    ("pain", "itch", "delight", "opportunity", "fail_point"),
    tuple(f"ring-{number}" for number in range(5)),
    tuple(f"stakeholder-{kind}" for kind in ("customer", "employee", "internal", "partner", "regulator", "public")),
    ("added", "removed", "moved", "changed"),
]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
def test_print_tells_a_family_apart_by_fill_or_outline(family: tuple[str, ...]) -> None:
    theme = named("print")

    def looks(paint: Paint) -> tuple[float, float]:
        return (grey(theme, paint.fill) if paint.fill else 255, paint.weight)

    found = [looks(theme.paint(role)) for role in family]
    for at, (fill, weight) in enumerate(found):
        for other, other_weight in found[:at]:
            assert abs(fill - other) >= 6 or abs(weight - other_weight) >= 0.5


AREAS = ("page", "panel", "phase", "tag", "table-header", "callout", "box")


def test_print_has_no_large_dark_area() -> None:
    theme = named("print")
    large = [role for role in theme.paints if role in AREAS or role.startswith(("band-", "lane-", "ring-"))]
    fills = {role: theme.paint(role).fill for role in large}
    assert [role for role, fill in fills.items() if fill and grey(theme, fill) < 0.75 * 255] == []


def test_dark_has_a_dark_page_and_no_glaring_area() -> None:
    theme = named("dark")
    page = theme.paint("page").fill
    assert page is not None
    assert theme.contrast(page, INK) > 12
    for role in AREAS:
        fill = theme.paint(role).fill
        assert fill is not None
        assert theme.contrast(fill, page) < 3


# colours


def test_the_house_theme_is_the_one_by_that_name() -> None:
    assert named("house").paints == house().paints
    assert named("house").palette == house().palette


def test_lightness_changes_as_powerpoint_computes_them() -> None:
    theme = house()
    assert theme.rgb(Color("accent1")) == "#2F6FDE"
    assert theme.rgb(tint("dk2", 0)) == "#FFFFFF"
    assert theme.rgb(Color("lt1", 0.0)) == "#000000"


def test_tints_and_shades_go_towards_the_page_and_the_ink() -> None:
    theme = named("dark")
    page, ink = Color("lt1"), Color("dk1")
    near_page, near_ink = theme.adapted(tint("accent1", 0.1)), theme.adapted(shade("accent1", 0.1))
    assert theme.contrast(near_page, page) < 1.5 < 9 < theme.contrast(near_page, ink)
    assert theme.contrast(near_ink, ink) < 1.5 < 9 < theme.contrast(near_ink, page)
    assert house().adapted(tint("accent1", 0.1)) == tint("accent1", 0.1)


def test_an_unknown_role_is_drawn_like_a_box() -> None:
    assert house().paint("no-such-role") == house().paint("box")

"""Cards, table kits, signs and the plan of the room: sizes, cuts, safe areas, what stands on them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import agenda, slots, text
from generator.handouts import materials
from generator.layout import cards
from generator.layout.cards import face, imposition, room_plan
from generator.layout.cards.face import Face, Part
from generator.layout.cards.imposition import BLEED, BORDER, CARD, CARD_ON_A3, NOTE, SAFE, SCORE, Cut, imposed
from generator.model import Engagement, Text, Workshop
from generator.model.design import Criterion, Screening
from generator.outline import report_out, variants
from generator.paper import MM, Print
from generator.scene import Box, Card, Scene
from generator.terms import term
from generator.theme import house
from tests.samples import sample

NAMES = ("cx-course", "coffee-house", "hotline")
EDITIONS = [(name, tag) for name in NAMES for tag in ("zh-CN", "en")]
SETS = {
    "cards/notes",
    "cards/strategies",
    "cards/ideas",
    "cards/analogies",
    "cards/prompts",
    "cards/moments",
    "cards/personas",
    "cards/stakeholders",
    "cards/feedback",
    "cards/all-a3",
    "table-kit/case-brief",
    "table-kit/roles",
    "table-kit/timer",
    "cards/score-cards",
    "certificate",
    "room/room-plan",
    "room/signs",
}


def engagement(name: str) -> Engagement:
    """A sample as a kit prints it: of one length, its days put against the clock."""
    return agenda.scheduled(variants.chosen(sample(name), ()))[0]


def prints(made: Engagement, language: str) -> dict[str, Print]:
    """Everything there is, by stem."""
    makers = (cards.cards, cards.table_kit, cards.report_out_cards, cards.room)
    return {one.stem: one for make in makers for one in make(made, house(), language)}


def cut_of(one: Print) -> Cut | None:
    """How the cards of a print stand on paper, None for whole pages."""
    if not any(line.id.startswith("crop-") for line in one.scenes[0].lines):
        return None
    known = {"cards/notes": NOTE, "cards/all-a3": CARD_ON_A3, "cards/score-cards": SCORE}
    return known.get(one.stem, CARD)


def words(scene: Scene) -> str:
    return "\n".join(card.words.text for card in scene.cards)


# Everything -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_every_set_is_there(name: str, language: str) -> None:
    found = prints(engagement(name), language)
    assert set(found) == SETS
    assert all(one.scenes and one.title for one in found.values())


def test_a_file_without_data_gives_the_sets_of_the_method() -> None:
    found = set(prints(sample("first"), "zh-CN"))
    assert {"cards/strategies", "cards/prompts", "cards/analogies", "cards/ideas", "cards/notes"} <= found
    assert found & {"cards/stakeholders", "table-kit/timer", "certificate", "room/room-plan", "room/signs"} == set()


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_texts_fit_their_boxes_at_ten_points_or_more(name: str, language: str) -> None:
    for one in prints(engagement(name), language).values():
        for scene in one.scenes:
            for card in scene.cards:
                assert card.words.size >= 10
                assert card.words.height <= card.box.height + 1.5
                for line in card.words.lines if card.shape != "ellipse" else ():
                    assert text.width(line, card.words.size, card.words.bold) <= card.box.width + 0.1


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_nothing_leaves_the_paper_and_ids_are_unique(name: str, language: str) -> None:
    for found in prints(engagement(name), language).values():
        for scene in found.scenes:
            paper = Box(-0.01, -0.01, scene.width + 0.02, scene.height + 0.02)
            boxes = [*(band.box for band in scene.bands), *(card.box for card in scene.cards)]
            assert all(inside(box, paper) for box in boxes)
            ids = [*(one.id for one in scene.bands), *(one.id for one in scene.cards), *(one.id for one in scene.lines)]
            assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_texts_do_not_overlap(name: str, language: str) -> None:
    for one in prints(engagement(name), language).values():
        for scene in one.scenes:
            told = [card for card in scene.cards if any(card.words.lines)]
            for at, card in enumerate(told):
                assert [other.id for other in told[at + 1 :] if card.box.overlaps(other.box, -1.5)] == []


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_every_page_has_a_title_of_its_own_in_its_print(name: str, language: str) -> None:
    for one in prints(engagement(name), language).values():
        titles = [next(card.words.text for card in scene.cards if card.kind == "title") for scene in one.scenes]
        assert all(titles)
        assert len(set(titles)) == len(titles) or one.stem == "table-kit/timer"  # an exercise may be held twice


def test_the_same_engagement_gives_the_same_pages() -> None:
    assert prints(engagement("hotline"), "en") == prints(engagement("hotline"), "en")


def test_english_pages_hold_no_chinese() -> None:
    for one in prints(engagement("coffee-house"), "en").values():
        for scene in one.scenes:
            assert [found for found in words(scene) if "\u4e00" <= found <= "\u9fff"] == []


# Sheets ---------------------------------------------------------------------------------------------------------------


def inside(box: Box, outer: Box) -> bool:
    return box.x >= outer.x and box.y >= outer.y and box.right <= outer.right and box.bottom <= outer.bottom


@pytest.mark.parametrize(
    ("cut", "paper", "size", "count"),
    [
        (NOTE, (210, 297), (76, 76), 6),
        (CARD, (210, 297), (105, 148), 4),  # A6
        (CARD_ON_A3, (420, 297), (105, 148), 8),
        (SCORE, (297, 210), (148, 210), 2),  # A5
    ],
)
def test_so_many_cards_of_this_size_stand_on_this_paper(
    cut: Cut, paper: tuple[int, int], size: tuple[int, int], count: int
) -> None:
    assert tuple(round(side / MM) for side in cut.page) == paper
    assert [(round(box.width / MM), round(box.height / MM)) for box in cut.trims] == [size] * count
    page = Box(-0.01, -0.01, cut.page[0] + 0.02, cut.page[1] + 0.02)
    assert all(inside(box.inset(-cut.bleed), page) for box in cut.trims)
    for one in cut.trims:
        assert [other for other in cut.trims if other != one and one.overlaps(other, 2 * cut.bleed - 0.01)] == []


@pytest.mark.parametrize("cut", [CARD, CARD_ON_A3, SCORE])
def test_cards_that_tile_their_paper_have_marks_at_both_ends_of_every_cut_and_nothing_else_near_one(cut: Cut) -> None:
    (one,) = imposed("cards/x", "X", [face.drawn(Face("k", "t", ()), cut)] * cut.count, cut, "en")
    (scene,) = one.scenes
    assert sum(box.width * box.height for box in cut.trims) == pytest.approx(cut.page[0] * cut.page[1])
    panels = [box.inset(BORDER * MM - 0.01) for box in cut.trims]
    boxes = [*(band.box for band in scene.bands), *(card.box for card in scene.cards)]
    assert all(any(inside(box, panel) for panel in panels) for box in boxes)
    marks = [line for line in scene.lines if line.id.startswith("crop-")]
    ends = [(line.id.split("-")[1], line.start, line.end) for line in marks]
    for x in {box.x for box in cut.trims} - {0.0}:
        assert ("top", (x, 0.0)) in [(side, start) for side, start, _ in ends]
        assert ("bottom", (x, cut.page[1])) in [(side, end) for side, _, end in ends]
    for y in {box.y for box in cut.trims} - {0.0}:
        assert ("left", (0.0, y)) in [(side, start) for side, start, _ in ends]
        assert ("right", (cut.page[0], y)) in [(side, end) for side, _, end in ends]
    for _, start, end in ends:
        mark = Box(start[0], start[1], end[0] - start[0], end[1] - start[1])
        assert not any(mark.overlaps(panel, -0.01) for panel in panels)


def test_crop_marks_point_at_every_corner_of_a_note_from_outside_the_bleed() -> None:
    cut = NOTE
    (one,) = imposed("cards/x", "X", [cut.draft()], cut, "en")
    marks = [line for line in one.scenes[0].lines if line.id.startswith("crop-")]
    upright = {round(line.start[0], 2) for line in marks if line.start[0] == line.end[0]}
    level = {round(line.start[1], 2) for line in marks if line.start[1] == line.end[1]}
    assert upright == {round(x, 2) for box in cut.trims for x in (box.x, box.right)}
    assert level == {round(y, 2) for box in cut.trims for y in (box.y, box.bottom)}
    page = Box(0, 0, *cut.page)
    for line in marks:
        (ax, ay), (bx, by) = line.start, line.end
        drawn = Box(min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay))
        assert inside(drawn, page)
        assert not any(drawn.overlaps(box.inset(-BLEED), -0.01) for box in cut.trims)
    assert {"top", "bottom", "left", "right"} == {line.id.split("-")[1] for line in marks}


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_only_grounds_are_near_a_cut_and_they_go_beyond_it(name: str, language: str) -> None:
    for one in prints(engagement(name), language).values():
        cut = cut_of(one)
        if cut is None:
            continue
        for scene in one.scenes:
            safe = [box.inset((cut.border * MM or SAFE) - 0.01) for box in cut.trims]
            bled = [box.inset(-cut.bleed - 0.01) for box in cut.trims]
            on_cards = [card for card in scene.cards if cut.border or card.kind != "title"]
            assert [card.id for card in on_cards if not any(inside(card.box, box) for box in safe)] == []
            assert [band.id for band in scene.bands if not any(inside(band.box, box) for box in bled)] == []
            for band in scene.bands:
                edges = {round(band.box.x, 1), round(band.box.right, 1)}
                trims = {round(edge, 1) for box in cut.trims for edge in (box.x, box.right)}
                assert edges & trims == set()


def test_cards_come_on_as_few_sheets_as_hold_them() -> None:
    (one,) = imposed("cards/x", "X", [CARD.draft() for _ in range(9)], CARD, "en")
    assert len(one.scenes) == 3
    assert [scene.name for scene in one.scenes] == ["X 1/3", "X 2/3", "X 3/3"]
    assert imposed("cards/x", "X", [], CARD, "en") == ()


# Faces ----------------------------------------------------------------------------------------------------------------

ANY = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Mn", "Me")), max_size=300)


def test_a_table_sign_reads_from_both_sides_when_it_is_folded_in_the_middle() -> None:
    for scene in prints(engagement("hotline"), "zh-CN")["room/signs"].scenes[1:]:
        (fold,) = [line for line in scene.lines if line.dash == "dashed"]
        assert fold.start[0] == fold.end[0] == scene.width / 2
        halves = [card.box for card in scene.cards if card.words.text == scene.name]
        assert [box.right < scene.width / 2 for box in halves] == [True, False]
        assert halves[1].x - halves[0].x == pytest.approx(scene.width / 2)


def test_a_card_has_all_of_its_foot_or_none() -> None:
    parts = (Part("h", rows=1),)
    for words, there in (("short", True), ("a name of a course too long to stand beside the id " * 2, False)):
        draft = face.drawn(Face("k", "t", parts, mark="MOT1", foot=words))
        assert [card.words.lines for card in draft.cards if card.role == "muted"] == ([(words,)] if there else [])


@given(ANY, ANY, st.integers(0, 3), st.lists(ANY, max_size=3))
def test_any_texts_stand_on_a_card(title: str, said: str, rows: int, entries: list[str]) -> None:
    listed = tuple(("•", one) for one in entries if one.strip())
    parts = (Part("A", said), Part("B", entries=listed), Part("C", rows=rows), Part("D", scores=("1", "2", "3")))
    draft = face.drawn(Face("kind", title, parts, foot="foot", mark="MOT1"))
    trim = Box(0, 0, draft.width, draft.height)
    assert all(inside(card.box, trim) for card in draft.cards)
    boxes = sorted((card.box for card in draft.cards if card.words.lines), key=lambda box: box.y)
    assert all(box.height > 0 for box in boxes)


def test_cards_of_a_set_have_one_size() -> None:
    made = face.alike([Face("k", "t", (Part("h", words, rows=1),)) for words in ("short", "a longer text " * 12)])
    sizes = {card.words.size for draft in made for card in draft.cards if card.role == "text"}
    assert len(sizes) == 1


def test_lines_to_write_on_are_seven_millimetres_apart() -> None:
    draft = face.drawn(Face("k", "t", (Part("h", rows=3), Part("i", rows=1))))
    heights = sorted({round(line.start[1], 2) for line in draft.lines})
    assert all(below - above >= 7 * MM - 0.1 for above, below in pairwise(heights))


# What stands on them --------------------------------------------------------------------------------------------------


def test_the_six_strategies_are_on_cards_with_all_their_parts() -> None:
    found = prints(engagement("hotline"), "zh-CN")["cards/strategies"]
    told = "\n".join(map(words, found.scenes))
    for name in ("remove", "simplify", "anticipate", "empower", "elevate", "finish_strong"):
        assert term(f"strategy-{name}", "zh-CN") in told
        assert term(f"card-example-{name}", "zh-CN") in told
    for part in ("do", "when", "ask", "example", "yours"):
        assert told.count(term(f"card-strategy-{part}", "zh-CN")) >= 6


def test_ids_on_idea_cards_are_those_of_the_capture_sheet() -> None:
    made = engagement("coffee-house")
    told = "\n".join(map(words, prints(made, "en")["cards/ideas"].scenes)).split("\n")
    for idea in made.ideas:
        assert idea.text.in_language("en") in told
    ids = {slot.id.partition(".")[0] for slot in slots.slots(made, "en") if slot.list == "ideas"}
    printed = {line for line in told if line.startswith("IDEA")}
    assert printed == ids or not ids


def test_the_files_comparisons_come_before_the_general_ones() -> None:
    told = "\n".join(map(words, prints(engagement("hotline"), "en")["cards/analogies"].scenes))
    assert told.index("Food delivery") < told.index("Airport security")


def test_cards_say_nothing_of_attitudes_or_fears() -> None:
    made = sample("hotline")
    told = "\n".join(map(words, prints(made, "en")["cards/stakeholders"].scenes))
    for one in made.stakeholders:
        assert one.name.in_language("en") in told
        assert not one.fears or one.fears.in_language("en") not in told


def test_score_cards_have_the_criteria_of_the_screening() -> None:
    made = engagement("hotline")
    own = Criterion(
        id="speed", name=Text((("en", "Speed"),)), anchors=(Text((("en", "slow"),)), Text((("en", "fast"),)))
    )
    changed = replace(made, screening=Screening(criteria=(own,), scale=(1, 4)))
    told = words(prints(changed, "en")["cards/score-cards"].scenes[0])
    assert "Speed" in told
    assert "1 = slow; 4 = fast" in told
    assert "5" not in told.split("\n")
    bare = words(prints(replace(made, screening=None), "en")["cards/score-cards"].scenes[0])
    assert all(term(f"criterion-{name}", "en") in bare for name in ("desirability", "feasibility", "viability"))


@pytest.mark.parametrize("name", NAMES)
def test_timer_cards_have_the_minutes_of_the_agenda(name: str) -> None:
    made = engagement(name)
    assert made.workshop is not None
    wanted = [
        (session.title.in_language("zh-CN"), str(session.exercise_minutes or session.minutes))
        for day in made.workshop.days
        for session in day.sessions
        if session.kind in ("group", "individual", "pair")
    ]
    scenes = prints(made, "zh-CN")["table-kit/timer"].scenes
    found = [(next(card.words.text for card in scene.cards if card.kind == "title"), huge(scene)) for scene in scenes]
    assert found == wanted


def huge(scene: Scene) -> str:
    largest: Card = max(scene.cards, key=lambda card: card.words.size)
    return largest.words.text


def test_the_case_brief_names_the_lowest_steps() -> None:
    made = engagement("coffee-house")
    told = words(prints(made, "en")["table-kit/case-brief"].scenes[0])
    felt = sorted(emotion.score for _, emotion in made.scores(next(iter(made.blueprints.values()))))
    assert told.count("−2") >= sum(score == -2 for score in felt[:3])
    assert str(report_out.pitch_minutes(made)) in told


def test_the_certificate_has_the_hours_of_content() -> None:
    made = engagement("cx-course")
    assert made.workshop is not None
    hours = sum(day.content_minutes for day in made.workshop.days) / 60
    told = words(prints(made, "en")["certificate"].scenes[0])
    assert f"{hours:g} hours" in told
    assert all(one.text.in_language("en") in told for one in made.workshop.objectives[:5])


# The room -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("groups", [1, 2, 3, 4, 5, 6, 8, 12, 24, 40])
@pytest.mark.parametrize("seats", [1, 4, 6, 9])
def test_a_room_holds_its_tables_with_ways_and_wall_for_all(groups: int, seats: int) -> None:
    made = room_plan.room(groups, seats)
    tables, walls = list(made.tables()), list(made.walls())
    assert (len(tables), len(walls)) == (groups, groups)
    assert all(max(wall.width, wall.height) >= 2.4 - 1e-9 for wall in walls)
    for at, table in enumerate(tables):
        seated = Box(table.x, table.y - room_plan.SEAT, table.width, table.height + 2 * room_plan.SEAT)
        assert inside(seated, Box(1.0, 2.0, made.width - 2.0, made.depth - 3.0))
        for other in tables[at + 1 :]:
            assert not seated.overlaps(other, room_plan.WAY - 0.01)
    for at, wall in enumerate(walls):
        assert not any(wall.overlaps(other, -0.01) for other in walls[at + 1 :])


def test_the_plan_is_drawn_to_scale() -> None:
    made = engagement("cx-course")
    assert made.workshop is not None
    scene = prints(made, "en")["room/room-plan"].scenes[0]
    told = words(scene)
    scale = next(int(line.split("1:")[1].split(",")[0]) for line in told.split("\n") if line.startswith("Scale"))
    room = room_plan.room(materials.room(made).groups, made.workshop.group_size)
    floor = next(band for band in scene.bands if band.role == "band-row")
    assert floor.box.width == pytest.approx(room.width * 1000 / scale * MM)
    assert floor.box.height == pytest.approx(room.depth * 1000 / scale * MM)
    tables = [card for card in scene.cards if card.words.text.startswith("Table ")]
    assert len(tables) == materials.room(made).groups


def test_people_who_meet_online_need_no_room() -> None:
    made = engagement("hotline")
    online = replace(made, workshop=replace(made.workshop or Workshop(), mode="remote"))
    assert cards.room(online, house(), "en") == ()
    assert {one.key for one in materials.quantities(online, "en") if one.amount} == {"workbook", "timer"}


@pytest.mark.parametrize(("people", "size"), [(1, 1), (5000, 1), (5000, 100), (7, 3)])
def test_any_number_of_people_has_a_plan_and_signs(people: int, size: int) -> None:
    made = engagement("hotline")
    workshop = replace(made.workshop or Workshop(), participants=people, group_size=size)
    found = cards.room(replace(made, workshop=workshop), house(), "en")
    assert [one.stem for one in found] == ["room/room-plan", "room/signs"]
    for one in found:
        for scene in one.scenes:
            assert all(inside(card.box, Box(0, 0, scene.width, scene.height)) for card in scene.cards)


def test_there_is_a_sign_for_every_table() -> None:
    made = engagement("cx-course")
    assert len(prints(made, "en")["room/signs"].scenes) == 1 + materials.room(made).groups


def test_sticky_notes_have_the_colours_of_the_lanes() -> None:
    made = engagement("coffee-house")
    scenes = prints(made, "en")["cards/notes"].scenes
    roles = [lane.role for lane in made.lanes]
    assert [next(band.role for band in scene.bands) for scene in scenes[: len(roles)]] == [
        f"band-{one}" for one in roles
    ]
    assert imposition.NOTE.count == sum(band.role == f"band-{roles[0]}" for band in scenes[0].bands)

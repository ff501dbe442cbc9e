"""A client's colours and faces, from the file to the diagrams and the deck."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as any_
from lxml import etree

from generator import kit
from generator.appearance import BASES, in_colors, named
from generator.cli import app
from generator.diagnostics import Diagnostic
from generator.kit import Wish
from generator.load import Loaded, from_bytes
from generator.load import engagement as load_file
from generator.load.values import color, color_meant

BODY = "phases:\n  - {name: 点单, steps: [{customer: 看菜单, frontstage: 问候}, {customer: 付款, frontstage: 收款}]}\n"
GREEN = 'colors: {primary: "#0B6E4F", accent: "#C2410C"}'
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def loaded(diagrams: str, folder: Path | None = None) -> Loaded:
    return from_bytes(f"title: 咖啡店点单\n{BODY}diagrams:\n  {diagrams}\n".encode(), folder=folder)


def built(folder: Path, diagrams: str = "", **wish: object) -> Path:
    (folder / "shop.yaml").write_text(
        f"title: 咖啡店点单\n{BODY}" + (f"diagrams: {{{diagrams}}}\n" if diagrams else "")
    )
    made = kit.build(folder / "shop.yaml", folder / "out", Wish(only=("diagrams", "deck"), **wish), "0")  # type: ignore[arg-type]
    assert made.folder is not None
    return made.folder


def palette(deck: Path, number: int = 1) -> dict[str, str]:
    with zipfile.ZipFile(deck) as archive:
        root = etree.fromstring(archive.read(f"ppt/theme/theme{number}.xml"))
    return {etree.QName(slot).localname: slot[0].get("val") for slot in root.find(f".//{DRAWING}clrScheme")}


# what an author may write


@pytest.mark.parametrize("base", BASES)
def test_a_theme_of_the_house_is_named(base: str) -> None:
    found = loaded(f"theme: {base}")
    assert found.findings == ()
    assert found.engagement is not None
    assert found.engagement.diagrams.theme.base == base


def test_colours_may_stand_in_the_file_or_in_the_theme() -> None:
    inline, inside = loaded(GREEN), loaded(f"theme: {{base: house, {GREEN}}}")
    assert inline.engagement is not None
    assert inside.engagement is not None
    assert inline.engagement.diagrams.theme.colors.given() == {"primary": "0B6E4F", "accent": "C2410C"}
    assert inside.engagement.diagrams.theme == inline.engagement.diagrams.theme


def test_a_themes_file_is_read_and_what_stands_in_place_goes_before_it(tmp_path: Path) -> None:
    (tmp_path / "brand").mkdir()
    text = 'name: 某某咖啡\nbase: dark\ncolors: {primary: "#9FD8C2", customer: "#8FB8F0"}\nfonts: {chinese: 思源黑体}\n'
    (tmp_path / "brand" / "green.yaml").write_text(text, "utf-8")
    found = loaded('theme: brand/green.yaml\n  colors: {customer: "#F0C08F"}', tmp_path)
    assert found.findings == ()
    assert found.engagement is not None
    theme = found.engagement.diagrams.theme
    assert (theme.name, theme.base, theme.fonts.chinese) == ("某某咖啡", "dark", "思源黑体")
    assert theme.colors.given() == {"primary": "9FD8C2", "customer": "F0C08F"}


def test_a_themes_file_outside_of_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "brand.yaml").write_text("base: dark\n")
    (tmp_path / "shop").mkdir()
    found = loaded("theme: ../brand.yaml", tmp_path / "shop")
    assert [item.code for item in found.findings] == ["TH-03"]


def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "brand.yaml").write_text("base: dark\n")
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "brand.yaml").symlink_to(tmp_path / "brand.yaml")
    assert [item.code for item in loaded("theme: brand.yaml", tmp_path / "shop").findings] == ["TH-03"]


@pytest.mark.parametrize(
    ("written", "value"),
    [("#0b6e4f", "0B6E4F"), ("0B6E4F", "0B6E4F"), ("＃0B6E4F", "0B6E4F"), ("#0bf", "00BBFF"), ("#0B6E4", None)],
)
def test_colours_are_read_however_their_digits_are_written(written: str, value: str | None) -> None:
    assert color(written) == value


@given(any_.text(max_size=40))
def test_what_is_suggested_is_always_a_colour(text: str) -> None:
    assert re.fullmatch("#[0-9A-F]{6}", color_meant(text))


@pytest.mark.parametrize(
    ("written", "meant"), [("rgb(11, 110, 79)", "#0B6E4F"), ("蓝色", "#2F6FDE"), ("#O86E4F", "#086E4F")]
)
def test_a_colour_written_otherwise_is_put_into_digits(written: str, meant: str) -> None:
    assert color_meant(written) == meant


# what becomes of colours


def test_colours_that_show_are_used_as_they_are() -> None:
    theme, changes = in_colors("house", {"primary": "0B6E4F", "customer": "1D4ED8"})
    assert changes == ()
    assert theme.palette["dk2"] == "0B6E4F"
    assert theme.palette["accent1"] == "1D4ED8"


def test_the_accent_is_the_primary_colour_unless_another_is_given() -> None:
    alone, _ = in_colors("house", {"primary": "0B6E4F"})
    both, _ = in_colors("house", {"primary": "0B6E4F", "accent": "C2410C"})
    assert [one.rgb(one.paint("emotion").stroke or one.paint("text").text) for one in (alone, both)] == [
        "#0B6E4F",
        "#C2410C",
    ]


def test_a_colour_too_light_for_words_is_darkened_and_told() -> None:
    found = loaded('colors: {primary: "#FFE600", customer: "#FFE600"}')
    assert found.engagement is not None
    assert [(item.code, item.severity) for item in found.findings] == [("TH-02", "warning")] * 3
    theme, changes = in_colors("house", {"primary": "FFE600", "customer": "FFE600"})
    assert theme.palette["accent1"] == "FFE600"
    assert theme.palette["dk2"] != "FFE600"
    assert [(change.key, change.what) for change in changes] == [
        ("primary", "words"),
        ("customer", "lines"),
        ("customer", "words-on-it"),
    ]
    assert all(change.used in item.message("en") for change, item in zip(changes, changes_told(found), strict=True))


def changes_told(found: Loaded) -> list[Diagnostic]:
    order = {"primary": 0, "customer": 1}
    return sorted(found.findings, key=lambda item: (order[item.parameters["key"]], item.parameters["what"]))


# the files


def test_a_clients_palette_and_faces_reach_drawing_and_deck(tmp_path: Path) -> None:
    made = built(tmp_path, f"{GREEN}, fonts: {{latin: Calibri, chinese: 思源黑体}}")
    scheme = palette(made / "deck.zh-CN.pptx")
    assert (scheme["dk2"], scheme["hlink"], scheme["accent1"]) == ("0B6E4F", "C2410C", "2F6FDE")
    assert "#0b6e4f" in (made / "diagrams/as_is.svg").read_text("utf-8").lower()
    with zipfile.ZipFile(made / "deck.zh-CN.pptx") as archive:
        text = archive.read("ppt/theme/theme1.xml").decode()
    assert 'latin typeface="Calibri"' in text
    assert 'ea typeface="思源黑体"' in text
    faces = 'Calibri, Arial, "思源黑体", "Microsoft YaHei"'
    assert f"font-family='{faces}" in (made / "diagrams/as_is.svg").read_text("utf-8")


def test_a_dark_deck_is_dark_from_the_master_on_and_its_notes_are_for_paper(tmp_path: Path) -> None:
    deck = built(tmp_path, theme="dark") / "deck.zh-CN.pptx"
    dark = named("dark").palette
    assert (palette(deck)["lt1"], palette(deck)["dk1"]) == (dark["lt1"], dark["dk1"])
    assert palette(deck, 2)["lt1"] == "FFFFFF"


@pytest.mark.parametrize("base", BASES)
def test_a_deck_holds_no_colour_of_its_own(base: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(built(tmp_path, theme=base) / "deck.zh-CN.pptx") as archive:
        parts = ("ppt/slides/", "ppt/slideLayouts/", "ppt/charts/")
        names = [name for name in archive.namelist() if name.startswith(parts)]
        assert [name for name in names if b"srgbClr" in archive.read(name)] == []


@pytest.mark.parametrize("base", ["print", "dark"])
def test_layouts_have_the_panels_of_the_theme(base: str, tmp_path: Path) -> None:
    """The cover's and sections' panels are dark in the house theme, and drawn so in the template."""
    theme = named(base)
    panel = theme.paint("panel").fill
    assert panel is not None
    with zipfile.ZipFile(io.BytesIO((built(tmp_path, theme=base) / "deck.zh-CN.pptx").read_bytes())) as archive:
        root = etree.fromstring(archive.read("ppt/slideLayouts/slideLayout2.xml"))
    ground = root.find(".//{*}bg//{*}schemeClr")
    names = {"bg1": "lt1", "tx2": "dk2"}
    assert names[ground.get("val")] == panel.slot
    changes = {etree.QName(change).localname: int(change.get("val")) for change in ground}
    assert changes.get("lumMod", 100000) == round(panel.mod * 100000)


def test_the_same_theme_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        folder = built(tmp_path / name, f"theme: {{base: dark, {GREEN}}}")
        made.append({path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()})
    assert made[0] == made[1]


# the command line


def test_the_theme_of_the_command_line_replaces_that_of_the_file(tmp_path: Path) -> None:
    deck = built(tmp_path, GREEN, theme="print") / "deck.zh-CN.pptx"
    assert palette(deck)["dk2"] == named("print").palette["dk2"]


def test_a_file_may_be_given_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "brand.yaml").write_text(f"base: house\n{GREEN}\n")
    deck = built(tmp_path, theme=str(tmp_path / "brand.yaml")) / "deck.zh-CN.pptx"
    assert palette(deck)["dk2"] == "0B6E4F"


def test_a_broken_theme_on_the_command_line_builds_nothing(tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text(f"title: 咖啡店点单\n{BODY}")
    (tmp_path / "brand.yaml").write_text("colors: {primary: 墨绿}\n")
    made = kit.build(tmp_path / "shop.yaml", tmp_path / "out", Wish(theme=str(tmp_path / "brand.yaml")), "0")
    assert made.folder is None
    assert [item.code for item in made.loaded.findings] == ["TH-01"]
    assert load_file(tmp_path / "shop.yaml").findings == ()


def test_an_unknown_theme_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text(f"title: 咖啡店点单\n{BODY}")
    done = CliRunner().invoke(
        app, ["build", str(tmp_path / "shop.yaml"), "--theme", "drak", "-o", str(tmp_path / "out")]
    )
    assert done.exit_code == 2
    assert "house, print, dark" in done.output

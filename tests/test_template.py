"""Clients' templates: read, judged, enlarged, filled; foreign, odd, damaged and hostile ones."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as any_
from lxml import etree
from pptx import Presentation

from generator import kit
from generator.cli import app
from generator.kit import Wish
from generator.load import from_bytes
from generator.model import ClientTheme, Colors, LayoutWish
from generator.paint import Color
from generator.template import Template, load
from generator.template.enlarging import enlarge
from generator.template.file import PRESENTATION, Opened, emptied, read
from generator.template.layouts import layouts_of, page_of
from generator.template.room import FIGURE, factor_for, free_area
from generator.template.telling import starter, table
from generator.theme import Theme
from tests.templates import TEMPLATES
from tests.templates.dark import TYPE, dark_template

ROOT = Path(__file__).parents[1]
AUDIT = ROOT.parent / "shared" / "tools" / "deck_audit.py"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
SHOP = (
    "title: {zh-CN: 咖啡店点单, en: Ordering coffee}\nlanguages: [zh-CN, en]\ndate: 2026-11-22\nversion: v1\n"
    "phases:\n  - {name: {zh-CN: 点单, en: Order}, steps: [{customer: {zh-CN: 看菜单, en: Reads the menu}, "
    "frontstage: {zh-CN: 问候, en: Greets}}, {customer: {zh-CN: 付款, en: Pays}, pain: {zh-CN: 排队, en: Queue}}]}\n"
)
Element = Any


@cache
def template(name: str) -> Template:
    loaded = load(TEMPLATES[name](), ClientTheme(), f"{name}.pptx")
    assert loaded.template is not None
    return loaded.template


def opened(content: bytes) -> Opened:
    made = read(content, "x.pptx")
    assert isinstance(made, Opened)
    return made


def written(folder: Path, name: str) -> Path:
    path = folder / f"{name}.potx"
    path.write_bytes(TEMPLATES[name]())
    return path


def built(folder: Path, name: str, text: str = SHOP) -> list[Path]:
    (folder / "shop.yaml").write_text(text, "utf-8")
    wish = Wish(only=("deck",), theme=str(written(folder, name)))
    made = kit.build(folder / "shop.yaml", folder / "out", wish, "0")
    assert made.folder is not None, made.loaded.findings
    return sorted(made.folder.glob("*.pptx"))


def codes(content: bytes, brand: ClientTheme | None = None) -> list[str]:
    return [item.code for item in load(content, brand or ClientTheme(), "brand.pptx").findings]


def repacked(content: bytes, **changes: bytes | None) -> bytes:
    """The package with parts replaced, added or, when None, taken out; "__" in a name is "/"."""
    names = {
        name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"): new for name, new in changes.items()
    }
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for one in old.infolist():
            if one.filename not in names:
                made.writestr(one, old.read(one))
        for name, new in names.items():
            if new is not None:
                made.writestr(name, new)
    return out.getvalue()


# Matching


@pytest.mark.parametrize(
    ("name", "layouts"),
    [
        ("default", ("Title Slide", "Section Header", "Title and Content", "Title Only")),
        ("impress", ("Title Slide", "Title Only", "Title, Content", "Title Only")),
        ("dark", ("首页", "过渡页", "文字页", "只有标题")),
    ],
)
def test_layouts_are_found_by_type_name_and_what_they_hold(name: str, layouts: tuple[str, ...]) -> None:
    made = template(name)
    assert tuple(made.place(kind).called for kind in ("cover", "section", "text", "canvas")) == layouts


def test_placeholders_are_named_as_the_layout_names_them() -> None:
    place = template("dark").place("text")
    assert place.body is not None
    assert (place.title.attributes, place.body.attributes) == ('type="title"', 'type="body" sz="quarter" idx="13"')
    held = (place.date, place.footer, place.number)
    assert [one.attributes.rpartition(" ")[2] for one in held if one] == ['idx="41"', 'idx="43"', 'idx="47"']


def test_kinds_without_a_layout_of_their_own_have_the_canvas() -> None:
    made = template("default")
    assert made.place("cards-3") == made.place("pyramid") == made.place("canvas")


def test_the_brands_file_says_which_layout() -> None:
    wish = LayoutWish(layout="two  content", body=2, slots={"1": 1})
    brand = ClientTheme(layouts={"quote": wish, "canvas": LayoutWish(layout="6")})
    made = load(TEMPLATES["default"](), brand, "x").template
    assert made is not None
    place = made.place("quote")
    assert place.body is not None
    assert (place.called, place.how, place.body.attributes) == ("Two Content", "wish", 'sz="half" idx="2"')
    assert dict(place.slots) == {1: 'sz="half" idx="1"'}
    assert place.frame.slots == {1}
    assert made.place("canvas").called == "Title Only"


@pytest.mark.parametrize(
    ("layouts", "expected"),
    [
        ({"section": LayoutWish(layout="Section Heder")}, ["TP-03"]),
        ({"section": LayoutWish(layout="Blank")}, ["TP-03"]),
        ({"divider": LayoutWish(layout="Blank")}, ["TP-10"]),
        ({"text": LayoutWish(layout="Title and Content", body=77)}, ["TP-11"]),
        ({"section": LayoutWish(layout="Section Header")}, []),
    ],
)
def test_wrong_wishes_are_told(layouts: dict[str, LayoutWish], expected: list[str]) -> None:
    found = load(TEMPLATES["default"](), ClientTheme(layouts=layouts), "x")
    assert found.template is not None
    assert [item.code for item in found.findings if item.severity == "warning"] == expected


def test_a_layout_of_another_ground_is_told() -> None:
    brand = ClientTheme(layouts={"text": LayoutWish(layout="过渡页")})
    found = load(TEMPLATES["dark"](), brand, "x").findings
    assert "TP-09" in [item.code for item in found]


def test_what_stands_in_and_what_changes_is_told_as_a_hint() -> None:
    found = load(TEMPLATES["impress"](), ClientTheme(), "x").findings
    assert {item.code for item in found if item.severity == "hint"} == {"TP-04", "TP-05", "TP-06", "TP-07"}


def test_a_face_without_chinese_characters_is_no_east_asian_face() -> None:
    made = load(TEMPLATES["impress"](), ClientTheme(), "x").template  # its theme names DejaVu Sans for both scripts
    assert made is not None
    assert made.theme.chinese_face == "Microsoft YaHei"


def test_colours_beside_a_template_are_told() -> None:
    assert "TP-13" in codes(TEMPLATES["default"](), ClientTheme(colors=Colors(primary="#112233")))


def test_a_ground_that_is_a_picture_is_told() -> None:
    master = zipfile.ZipFile(io.BytesIO(TEMPLATES["default"]())).read("ppt/slideMasters/slideMaster1.xml").decode()
    picture = "<p:bg><p:bgPr><a:blipFill><a:stretch/></a:blipFill><a:effectLst/></p:bgPr></p:bg>"
    made = re.sub("<p:bg>.*?</p:bg>", picture, master, flags=re.DOTALL).encode()
    assert "TP-08" in codes(repacked(TEMPLATES["default"](), ppt__slideMasters__slideMaster1_xml=made))


def test_what_lies_outside_of_the_template_is_told() -> None:
    path = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    relations = zipfile.ZipFile(io.BytesIO(TEMPLATES["default"]())).read(path).decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    outside = f'<Relationship Id="rId99" Type="{kind}" Target="https://example.org/logo.png" TargetMode="External"/>'
    made = relations.replace("</Relationships>", f"{outside}</Relationships>").encode()
    assert "TP-12" in codes(repacked(TEMPLATES["default"](), **{path: made}))


# Room


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_figure_fits_at_its_own_size_on_the_enlarged_page(name: str) -> None:
    area = template(name).frame("canvas").area
    assert area.width >= FIGURE[0]
    assert area.height >= FIGURE[1]


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_free_area_touches_nothing_that_the_layout_shows(name: str) -> None:
    made = opened(TEMPLATES[name]())
    page = page_of(made)
    for layout in layouts_of(made):
        if layout.name not in {place.called for place in template(name).places.values()} or not layout.title:
            continue
        area = free_area(layout, page)
        for box in (layout.title.box, *(one.box for one in layout.drawn if one.box.width * one.box.height < 9000)):
            apart = box.right <= area.x or area.right <= box.x or box.bottom <= area.y or area.bottom <= box.y
            assert apart, (layout.name, box, area)


@pytest.mark.parametrize("name", TEMPLATES)
def test_frames_lie_on_the_page(name: str) -> None:
    for place in template(name).places.values():
        frame = place.frame
        for box in filter(None, (frame.title, frame.area, frame.source, frame.stamp, frame.tracker)):
            assert box.x >= 0
            assert box.y >= 0
            assert box.right <= frame.width + 0.1
            assert box.bottom <= frame.height + 0.1


@given(any_.floats(0.5, 3))
@settings(max_examples=10, deadline=None)
def test_enlarging_keeps_every_proportion(factor: float) -> None:
    made = opened(TEMPLATES["default"]())
    emptied(made)
    before = {layout.part: layout for layout in layouts_of(made)}
    enlarge(made, factor)
    for layout in layouts_of(made):
        for old, new in zip(before[layout.part].placeholders, layout.placeholders, strict=True):
            for one, other in zip(_numbers(old), _numbers(new), strict=True):
                assert other == pytest.approx(one * factor, abs=0.02)


def _numbers(one: Any) -> Iterator[float]:
    yield from (one.box.x, one.box.y, one.box.width, one.box.height, one.size, one.indent)


def test_a_page_that_fits_is_left_as_it_is() -> None:
    made = opened(TEMPLATES["default"]())
    enlarge(made, 2.0)
    layout = next(one for one in layouts_of(made) if one.name == "Title Only")
    assert factor_for(layout, page_of(made)) < 1.0


# Colours and faces


@pytest.mark.parametrize("name", TEMPLATES)
def test_words_and_lines_show_on_the_templates_ground(name: str) -> None:
    theme = template(name).theme
    for role in ("text", "muted", "heading", "callout-value", "step"):
        assert theme.contrast(theme.paint(role).text, Color("lt1")) >= 4.5, role
    for role in ("customer", "frontstage", "backstage", "support", "pain", "table-header", "panel"):
        paint = theme.paint(role)
        assert paint.fill is not None
        assert theme.contrast(paint.text, paint.fill) >= 4.5, role


def test_an_inverted_map_is_put_in_the_usual_order_and_looks_the_same() -> None:
    made = opened(template("dark").content)
    master = made.root("ppt/slideMasters/slideMaster1.xml")
    theme = made.root("ppt/theme/theme1.xml")
    names = {one.tag.removeprefix(A): one[0].get("val") for one in theme.find(f".//{A}clrScheme")}
    assert (names["dk1"], names["lt1"], names["dk2"], names["lt2"]) == ("FFFFFF", "10172B", "DDE6F5", "1D2A4D")
    assert master.find(f"{P}clrMap").get("bg1") == "lt1"
    back = master.find(f"{P}cSld/{P}bg//{A}schemeClr")
    assert names[{"bg1": "lt1"}[back.get("val")]] == "10172B"
    old, new = (layouts_of(opened(content)) for content in (TEMPLATES["dark"](), template("dark").content))
    assert [one.background for one in old] == [one.background for one in new]
    assert [one.color for layout in old for one in layout.placeholders] == [
        one.color for layout in new for one in layout.placeholders
    ]


def test_roles_have_the_accents_of_the_nearest_hue() -> None:
    theme: Theme = template("default").theme
    slots = {role: paint.fill.slot for role in ("customer", "frontstage", "pain") if (paint := theme.paint(role)).fill}
    assert slots == {"customer": "accent1", "frontstage": "accent3", "pain": "accent2"}  # blue, green, red


def test_a_missing_chinese_face_is_put_in_and_told() -> None:
    assert "TP-06" in codes(TEMPLATES["default"]())
    theme = opened(template("default").content).root("ppt/theme/theme1.xml")
    assert {one.get("typeface") for one in theme.iterfind(f".//{A}fontScheme/*/{A}ea")} == {"Microsoft YaHei"}
    assert template("default").theme.latin_face == "Calibri"


# The file


def test_slides_and_what_belongs_to_them_are_gone() -> None:
    content = template("dark").content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        presentation = archive.read("ppt/presentation.xml").decode()
        types = archive.read("[Content_Types].xml").decode()
    assert [name for name in names if "slides/" in name or "comment" in name or "tags" in name] == []
    assert "ppt/media/image1.png" in names
    assert [word for word in ("sldIdLst", "custShow", "section", "tags") if word in presentation] == []
    assert PRESENTATION in types
    assert "template.main" not in types


def test_a_template_is_made_the_same_each_time() -> None:
    first, second = (load(TEMPLATES["dark"](), ClientTheme(), "x").template for _ in range(2))
    assert first is not None
    assert second is not None
    assert first.content == second.content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\3\4",
        b"%PDF-1.7",
        bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"),
        dark_template(
            f"{TYPE}.presentation.macroEnabled.main+xml".replace(
                "vnd.openxmlformats-officedocument.presentationml", "vnd.ms-powerpoint"
            )
        ),
        repacked(dark_template(), ppt__theme__theme1_xml=None),
        repacked(dark_template(), ppt__slideMasters__slideMaster1_xml=b"<broken"),
        repacked(dark_template(), ppt__presentation_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        repacked(dark_template(), ppt__media__bomb_bin=bytes(300 * 2**20)),
    ],
    ids=("empty", "torn", "pdf", "encrypted", "macros", "no theme", "broken master", "entities", "bomb"),
)
def test_what_is_no_template_is_told_and_nothing_more(content: bytes) -> None:
    loaded = load(content, ClientTheme(), "x.pptx")
    assert loaded.template is None
    assert [item.code for item in loaded.findings] == ["TP-01"]
    assert "（{" not in loaded.findings[0].message("zh-CN")


def test_a_template_without_titles_is_told() -> None:
    content = TEMPLATES["dark"]()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        layouts = {
            name: archive.read(name) for name in archive.namelist() if "/slideLayout" in name and "_rels" not in name
        }
    plain = {
        name.replace("/", "__").replace(".xml", "_xml"): text.replace(b'type="title"', b'type="pic"').replace(
            b'type="ctrTitle"', b'type="pic"'
        )
        for name, text in layouts.items()
    }
    assert codes(repacked(content, **plain)) == ["TP-02"]


@given(any_.binary(max_size=200), any_.integers(0, 60_000))
@settings(max_examples=25, deadline=None)
def test_no_bytes_make_it_raise(noise: bytes, at: int) -> None:
    content = bytearray(TEMPLATES["dark"]())
    at %= len(content)
    content[at : at + len(noise)] = noise
    load(bytes(content), ClientTheme(), "x.pptx")


# The deck


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_deck_stands_on_the_clients_layouts(name: str, tmp_path: Path) -> None:
    for path in built(tmp_path, name):
        deck = Presentation(str(path))
        made = template(name)
        assert {slide.slide_layout.name for slide in deck.slides} <= {place.called for place in made.places.values()}
        assert deck.slides[0].slide_layout.name == made.place("cover").called
        for slide in deck.slides:
            assert slide.shapes.title is not None
            assert slide.shapes.title.text_frame.text.strip()
            assert [one for one in slide.placeholders if not one.has_text_frame or not one.text_frame.text] == []
            assert slide._element.findall(f".//{A}srgbClr") == []
            assert slide.has_notes_slide
        assert deck.part._element.find(f"{P}notesMasterIdLst") is not None


@pytest.mark.skipif(not AUDIT.exists(), reason="the audit is not here")
@pytest.mark.parametrize("name", TEMPLATES)
def test_the_audit_finds_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text(SHOP, "utf-8")
    for path in built(tmp_path, name):
        run = subprocess.run([sys.executable, str(AUDIT), str(path), "--verbose"], capture_output=True, check=True)
        said = json.loads(run.stdout)
        problems = {key: found for key, found in said["problems"].items() if found}
        assert problems == {}
        assert (said["glued"], said["hard_colors"]) == (said["connectors"], 0)


def test_a_layout_with_a_map_of_its_own_keeps_it_on_the_slide(tmp_path: Path) -> None:
    text = SHOP + "deck: {kind: course}\n"
    for path in built(tmp_path, "dark", text):
        for slide in Presentation(str(path)).slides:
            turned = slide._element.find(f"{P}clrMapOvr/{A}overrideClrMapping")
            assert (turned is not None) == (slide.slide_layout.name == "过渡页")
            if turned is not None:
                names = {one.get("val") for one in slide._element.iter(f"{A}schemeClr")}
                assert names & {"tx1", "bg1", "tx2", "bg2"} == set()


def test_the_same_template_gives_the_same_deck(tmp_path: Path) -> None:
    decks = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        decks.append([path.read_bytes() for path in built(tmp_path / name, "dark")])
    assert decks[0] == decks[1]


# The file that names it


def test_a_brand_in_the_engagement_dresses_the_deck(tmp_path: Path) -> None:
    written(tmp_path, "dark")
    (tmp_path / "brand.yaml").write_text("name: 某某\ntemplate: dark.potx\nfonts: {chinese: 思源黑体}\n", "utf-8")
    for line in ("deck: {brand: brand.yaml}", "deck: {brand: dark.potx}", "diagrams: {theme: brand.yaml}"):
        (tmp_path / "shop.yaml").write_text(f"{SHOP}{line}\n", "utf-8")
        made = kit.build(tmp_path / "shop.yaml", tmp_path / "out", Wish(only=("deck",)), "0")
        assert made.folder is not None, made.loaded.findings
        assert made.loaded.findings == ()
        deck = Presentation(str(next(made.folder.glob("*.pptx"))))
        assert deck.slides[0].slide_layout.name == "首页"


def test_a_template_outside_of_the_folder_is_not_read(tmp_path: Path) -> None:
    written(tmp_path, "dark")
    (tmp_path / "shop").mkdir()
    found = from_bytes(f"{SHOP}deck: {{brand: ../dark.potx}}\n".encode(), folder=tmp_path / "shop")
    assert [item.code for item in found.findings] == ["TP-01"]
    os.symlink(tmp_path / "dark.potx", tmp_path / "shop" / "dark.potx")
    found = from_bytes(f"{SHOP}deck: {{brand: dark.potx}}\n".encode(), folder=tmp_path / "shop")
    assert [item.code for item in found.findings] == ["TP-01"]


def test_two_brands_are_one_too_many(tmp_path: Path) -> None:
    (tmp_path / "brand.yaml").write_text("base: dark\n")
    text = f"{SHOP}deck: {{brand: other.yaml}}\ndiagrams: {{theme: brand.yaml}}\n"
    assert [item.code for item in from_bytes(text.encode(), folder=tmp_path).findings] == ["TH-03"]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_the_map_that_is_written_is_read_without_findings(name: str, language: str, tmp_path: Path) -> None:
    path = written(tmp_path, name)
    run = CliRunner().invoke(app, ["template", "new", str(path), "--ui-lang", language])
    assert (run.exit_code, (tmp_path / "brand.yaml").exists()) == (0, True)
    run = CliRunner().invoke(app, ["template", "check", str(tmp_path / "brand.yaml"), "--ui-lang", language])
    assert run.exit_code == 0
    assert [word for word in (" error ", "错误", "warning", "警告") if word in run.output] == []
    for place in template(name).places.values():
        assert place.called in run.output
    again = CliRunner().invoke(app, ["template", "new", str(path)])
    assert again.exit_code == 2


def test_check_says_what_fits_and_what_stands_in() -> None:
    text = table(template("impress"), "en")
    assert [line.split("  ")[0] for line in text.splitlines()[1:]] == [
        "Covers",
        "Section headers",
        "Running text",
        "Figures, tables, charts",
    ]
    assert "stands in" in text


def test_names_of_layouts_cannot_break_the_map() -> None:
    content = TEMPLATES["dark"]()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        layout = archive.read("ppt/slideLayouts/slideLayout3.xml")
    bad = layout.replace("只有标题".encode(), 'a: "b" #\u2028 &#10;- c'.encode())
    made = load(repacked(content, ppt__slideLayouts__slideLayout3_xml=bad), ClientTheme(), "x").template
    assert made is not None
    text = starter(made, "x.potx", "brand.yaml", "zh-CN")
    assert from_bytes(text.encode()).findings != ()  # it is no engagement, but it is YAML:
    assert not [item for item in from_bytes(text.encode()).findings if item.code.startswith("YM")]


def test_a_brand_and_a_theme_are_not_both_taken(tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text(SHOP, "utf-8")
    run = CliRunner().invoke(app, ["build", str(tmp_path / "shop.yaml"), "--brand", "b.potx", "--theme", "dark"])
    assert run.exit_code == 2
    run = CliRunner().invoke(app, ["build", str(tmp_path / "shop.yaml"), "-o", str(tmp_path), "--brand", "no.potx"])
    assert run.exit_code == 1
    assert "TP-01" in run.output


def test_masters_are_valid_after_enlarging() -> None:
    for name in TEMPLATES:
        made = opened(template(name).content)
        for part in made.in_order(made.main, "sldMasterIdLst"):
            assert etree.tostring(made.root(part))

"""Guide, workbook, agenda and forms: what they say, and that Word files and PDF say it."""

from __future__ import annotations

import importlib
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfReader

from generator import load
from generator.agenda import minute_of, scheduled, timed
from generator.appearance import in_colors
from generator.errors import TemplateFault
from generator.handouts import Document, Picture, agenda_page, forms, guide, lessons, pace, workbook
from generator.layout import canvases, scenes
from generator.load.activities import library
from generator.model import Engagement
from generator.outline import Outline, variants
from generator.outline.speaker import Speaker
from generator.render import Job, documents
from generator.theme import house
from tests.samples import sample

ROOT = Path(__file__).parents[1]
SCHEMAS = ROOT.parent / "shared" / "ooxml-xsd"
LANGUAGES = ("zh-CN", "en")
WITH_WORKSHOP = ("cx-course", "hotline")
NUMBERS = {"ses-mot": (31, 34), "ses-open": (5, 5)}
HOSTILE = '{{ 7*7 }} {% raw %} {_{ <w:p>&amp; #eval("1") $x$ *a* @b [c] \\ ]]> \x07\x0b\x00\u202e“引号”'
SHOWN = HOSTILE.translate({7: None, 11: None, 0: None, 0x202E: None})
WORKSHOP = """
title: T
phases: [{name: P, steps: [{id: st-1, customer: a}]}]
workshop:
  title: W
  sessions:
"""


def kit(name: str) -> Engagement:
    """A sample as its documents see it."""
    return scheduled(variants.chosen(sample(name), ()))[0]


def written(sessions: str, before: str = WORKSHOP) -> Engagement:
    loaded = load.from_bytes((before + sessions).encode())
    assert loaded.engagement is not None, [finding.message("en") for finding in loaded.findings]
    return loaded.engagement


def guided(engagement: Engagement, language: str = "en") -> guide.Guide:
    content = guide.document(engagement, language, NUMBERS, library(engagement)).content
    assert isinstance(content, guide.Guide)
    return content


def worked(engagement: Engagement, language: str = "en") -> workbook.Workbook:
    content = workbook.document(engagement, language, library(engagement)).content
    assert isinstance(content, workbook.Workbook)
    return content


# What is said


@pytest.mark.parametrize("name", WITH_WORKSHOP)
def test_steps_fill_their_session_by_the_clock(name: str) -> None:
    engagement = kit(name)
    assert engagement.workshop is not None
    held = [one for one in timed(engagement.workshop) if not one.is_pause]
    pages = guided(engagement).sessions
    assert [page.clock for page in pages] == [one.start for one in held]
    for page, one in zip(pages, held, strict=True):
        assert sum(step.minutes for step in page.steps) == one.session.minutes
        minute = minute_of(one.start)
        for step in page.steps:
            assert minute_of(step.clock) == minute
            minute += step.minutes


@pytest.mark.parametrize("name", WITH_WORKSHOP)
def test_minutes_and_times_are_the_same_in_both_languages(name: str) -> None:
    chinese, english = (
        [[(step.clock, step.minutes) for step in page.steps] for page in guided(kit(name), language).sessions]
        for language in LANGUAGES
    )
    assert chinese == english


def test_every_session_but_pauses_has_a_page_with_something_to_do() -> None:
    for page in guided(kit("hotline"), "zh-CN").sessions:
        assert page.steps
        assert all(step.do for step in page.steps)
        assert page.transition


def test_a_page_has_what_the_library_says() -> None:
    engagement = kit("cx-course")
    page = next(one for one in guided(engagement).sessions if one.title == "Choose the moments of truth")
    activity = library(engagement)["A07"]
    assert page.purpose == activity.purpose.in_language("en")
    assert page.watch_for == tuple(one.in_language("en") for one in activity.watch_for)
    assert [one.name for one in page.adaptations] == ["Few people", "Many people", "Online", "Short of time"]
    assert page.example is not None
    assert len(page.example.header) == len(page.example.rows[0])
    said = [line for step in page.steps for line in step.say]
    assert activity.steps[1].say.in_language("en") in said


def test_what_the_session_says_wins() -> None:
    page = guided(
        written(
            "    - {title: S, minutes: 30, activity: A07, say: Mine., grouping: In a ring, output: One page,"
            " debrief: [Well?], instructions: [Draw (10 min), Fold (5 min)]}\n"
        )
    ).sessions[0]
    assert [one.questions for one in page.debrief] == [("Well?",)]
    assert ("Groups", "In a ring") not in [(one.name, one.value) for one in page.facts]
    assert lessons.Fact("Grouping", "In a ring") in page.facts
    assert lessons.Fact("Output", "One page") in page.facts
    assert [do for step in page.steps for do in step.do if do in ("Draw", "Fold")] == ["Draw", "Fold"]
    assert any("Mine." in step.say for step in page.steps)


def test_a_talk_before_an_exercise_has_its_own_time() -> None:
    page = next(one for one in guided(kit("cx-course")).sessions if one.title.startswith("Excellent service"))
    talk, task = page.steps[:2]
    brief = next(one for one in library(kit("cx-course"))["A02"].steps if one.part == "brief")
    assert talk.do[0].startswith("Follow the slides")
    assert not talk.say
    assert (task.minutes, task.do) == (brief.minutes, (brief.do.in_language("en"),))


def test_what_the_author_leaves_out_of_an_activity_is_offered() -> None:
    page = next(one for one in guided(kit("cx-course")).sessions if one.title == "The blueprint as it is")
    swap = library(kit("cx-course"))["A10"].steps[-2]
    offered = [tip for tip in page.tips if swap.do.in_language("en") in tip]
    assert len(offered) == 1
    assert swap.say.in_language("en") in offered[0]
    assert f"{swap.minutes} minutes" in offered[0]


def test_an_exercise_with_half_its_time_begins_with_the_short_way() -> None:
    activities = library(written("    - {title: S, minutes: 30}\n"))
    short = activities["A09"].adaptations.short.in_language("en")
    for minutes, hurried in ((activities["A09"].minutes // 2, True), (activities["A09"].minutes, False)):
        (page,) = guided(written(f"    - {{title: S, minutes: {minutes}, activity: A09}}\n")).sessions
        assert (short in page.facts[-1].value) is hurried
        assert (short in [one.value for one in page.adaptations]) is not hurried


def test_a_session_of_few_words_has_a_page() -> None:
    page = guided(written("    - {title: S, minutes: 40, kind: lecture}\n")).sessions[0]
    assert [step.minutes for step in page.steps] == [35, 5]
    assert page.example is None
    assert page.pictures == ()


def test_slide_numbers_are_those_of_the_deck() -> None:
    content = guided(kit("cx-course"))
    pages = {page.title: {one.name: one.value for one in page.facts}.get("Slides") for page in content.sessions}
    assert pages["Choose the moments of truth"] == "31–34"
    assert pages["Opening: best and worst service"] == "5"
    assert pages["Roadshow"] is None
    rows = [row for day in content.days for row in day.table.rows]
    assert [row[3] for row in rows if row[2] == "Choose the moments of truth"] == ["31–34"]


def test_the_timetable_of_the_guide_has_pauses_too() -> None:
    engagement = kit("hotline")
    assert engagement.workshop is not None
    rows = [row for day in guided(engagement, "zh-CN").days for row in day.table.rows]
    assert [row[0] for row in rows] == [one.start for one in timed(engagement.workshop)]


def test_nothing_for_facilitators_is_in_the_workbook() -> None:
    engagement = kit("cx-course")
    told = "\n".join(texts_of(worked(engagement)))
    for page in guided(engagement).sessions:
        for secret in (*page.watch_for, *page.tips, *(line for step in page.steps for line in step.say)):
            assert secret not in told


def test_sessions_of_the_team_are_not_in_the_workbook() -> None:
    content = worked(written("    - {title: Open}\n    - {title: Closed, audience: team_only}\n"))
    assert [one.title for one in content.sessions] == ["Open"]
    assert "Closed" not in [row[1] for day in content.days for row in day.table.rows]


def test_the_glossary_has_terms_that_are_used_and_no_other() -> None:
    speaker = Speaker(written("    - {title: S}\n"), "en")
    found = lessons.glossary(speaker, ("A service blueprint has lanes.", ("One pain point.",)))
    assert found is not None
    assert [row[1] for row in found.rows] == ["service blueprint", "pain point"]
    assert lessons.glossary(speaker, ("Nothing of the kind.",)) is None


def test_steps_without_time_do_not_break_the_clock() -> None:
    engagement = written("    - {title: S, minutes: 1, instructions: [A, B, C]}\n")
    assert engagement.workshop is not None
    session = engagement.workshop.days[0].sessions[0]
    assert sum(step.minutes for step in pace.steps(session, library(engagement))) == 1


def texts_of(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, tuple | list):
        for one in content:
            yield from texts_of(one)
    elif hasattr(content, "__dataclass_fields__"):
        for name in content.__dataclass_fields__:
            yield from texts_of(getattr(content, name))


# Files


def job(part: str, made: tuple[Document, ...], language: str = "en", own: Mapping[str, bytes] | None = None) -> Job:
    nothing = Outline("", "", "", "", "", "", ())
    return Job(house(), language, "", {}, {}, nothing, part=part, documents={part: made}, own=own or {})


def rendered(made: Document, language: str = "en", own: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    return documents.render(job("x", (made,), language, own))


def word_text(content: bytes) -> str:
    """All that a Word file says, header and footer too."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                root = etree.fromstring(archive.read(name))
                for one in root.iter(qn("w:p")):
                    parts = (
                        ("\n" if part.tag == qn("w:br") else part.text or "")
                        for part in one.iter(qn("w:t"), qn("w:br"))
                    )
                    found.append("".join(parts))
    return "\n".join(found)


def pdf_text(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def squeezed(text: str) -> str:
    """Without blanks and ends of lines, which depend on how a text is broken."""
    return re.sub(r"[\s\u00ad\u200b\u2060]+", "", text)


@cache
def all_of(name: str, language: str) -> dict[str, bytes]:
    engagement = kit(name)
    activities = library(engagement)
    made = (
        guide.document(engagement, language, NUMBERS, activities),
        workbook.document(engagement, language, activities),
        agenda_page.document(engagement, language),
        *forms.documents(engagement, language),
    )
    return documents.render(job("all", made, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WITH_WORKSHOP)
def test_no_tag_is_left_and_both_files_say_the_same(name: str, language: str) -> None:
    files = all_of(name, language)
    assert {Path(path).suffix for path in files} == {".docx", ".pdf"}
    for path, content in files.items():
        text = word_text(content) if path.endswith(".docx") else pdf_text(content)
        assert not re.search(r"\{\{|\{%|%\}|Undefined", text), path
        assert len(text) > 100
    content = guided(kit(name), language)
    word, pdf = squeezed(word_text(files["guide.docx"])), squeezed(pdf_text(files["guide.pdf"]))
    for page in content.sessions:
        for text in (page.title, page.span, *(one.value for one in page.facts), *page.watch_for):
            assert squeezed(text) in word
            assert squeezed(text) in pdf


@pytest.mark.parametrize("path", ["guide.docx", "workbook.docx", "agenda.docx", "forms/evaluation.docx"])
def test_word_files_have_styles_headers_and_rows_that_stay_whole(path: str) -> None:
    word = docx.Document(io.BytesIO(all_of("cx-course", "zh-CN")[path]))
    section = word.sections[0]
    assert section.page_width is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    used = {paragraph.style.name for paragraph in word.paragraphs}
    assert used & {"Title", "Heading 1", "Heading 2", "Heading 3"}
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        assert word.styles[name].paragraph_format.keep_with_next
        assert word.styles[name].element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "微软雅黑"
    for table in word.tables:
        assert table.rows
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        widths = [int(one.get(qn("w:w"))) for one in table._tbl.tblGrid]
        assert len(widths) == len(table.columns)
    headed = [table for table in word.tables if table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None]
    assert headed
    fields = [one.text.strip() for one in word.sections[-1].footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_steps_of_the_guide_stand_in_styles_of_their_own() -> None:
    word = docx.Document(io.BytesIO(all_of("cx-course", "en")["guide.docx"]))
    cells = {
        paragraph.style.name
        for table in word.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
    }
    assert {"Do", "Say"} <= cells
    assert {"Watch for", "Transition", "Heading 2"} <= {paragraph.style.name for paragraph in word.paragraphs}


def test_quotation_marks_are_set_in_the_chinese_face() -> None:
    word = docx.Document(io.BytesIO(all_of("cx-course", "zh-CN")["guide.docx"]))
    runs = [run for paragraph in word.paragraphs for run in paragraph.runs if "“" in run.text]
    assert runs
    assert all(run._r.rPr.find(qn("w:rFonts")).get(qn("w:hint")) == "eastAsia" for run in runs)


def test_pdf_files_have_bookmarks_language_and_title() -> None:
    reader = PdfReader(io.BytesIO(all_of("cx-course", "zh-CN")["guide.pdf"]))
    assert reader.metadata is not None
    assert reader.metadata.title == "客户体验与服务蓝图 · 引导手册"
    names = [one["/Title"] for one in _flat(reader.outline)]
    assert "挑选关键时刻" in "".join(names)
    assert str(reader.trailer["/Root"]["/Lang"]).startswith("zh")
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in reader.pages} == {(595, 842)}


def _flat(outline: list[Any]) -> Iterator[Any]:
    for one in outline:
        if isinstance(one, list):
            yield from _flat(one)
        else:
            yield one


def test_the_same_input_gives_the_same_bytes() -> None:
    engagement = kit("hotline")
    made = guide.document(engagement, "zh-CN", NUMBERS, library(engagement))
    assert rendered(made, "zh-CN") == rendered(made, "zh-CN")


def test_word_files_tell_nothing_of_when_and_where_they_were_made() -> None:
    word = docx.Document(io.BytesIO(all_of("cx-course", "en")["guide.docx"]))
    properties = word.core_properties
    assert (properties.author, properties.created.year, properties.modified.year) == ("Course team", 1980, 1980)
    with zipfile.ZipFile(io.BytesIO(all_of("cx-course", "en")["guide.docx"])) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
        assert not [name for name in archive.namelist() if "thumbnail" in name]
        assert b"rsid" not in archive.read("word/document.xml")


def test_documents_are_for_white_paper_whatever_the_theme() -> None:
    made = agenda_page.document(kit("hotline"), "en")
    dark, _ = in_colors("dark", {})
    assert documents.render(replace(job("x", (made,)), theme=dark)) == rendered(made)


def test_the_colours_of_a_client_are_in_the_pdf() -> None:
    made = agenda_page.document(kit("hotline"), "en")
    own, _ = in_colors("house", {"primary": "B0003A"})
    changed = documents.render(replace(job("x", (made,)), theme=own))
    assert changed["agenda.pdf"] != rendered(made)["agenda.pdf"]
    assert changed["agenda.docx"] == rendered(made)["agenda.docx"]


# Pictures


@dataclass(frozen=True)
class Page:
    """A content for a template of one picture."""

    title: str
    how: tuple[Picture, ...]


def test_pictures_are_in_both_files_and_missing_ones_in_none() -> None:
    engagement = kit("hotline")
    made = guide.document(engagement, "en", NUMBERS, library(engagement))
    drawn = scenes.diagrams(engagement, house(), "en")["journey"]
    asked = replace(job("x", (made,)), pictures={"diagram/journey": drawn})
    files = documents.render(asked)
    word = docx.Document(io.BytesIO(files["guide.docx"]))
    (shape,) = [one._inline for one in word.inline_shapes]
    assert shape.docPr.get("descr") == "From this project: customer journey"
    (lying,) = [one for one in word.sections if one.page_width > one.page_height]
    width = lying.page_width - lying.left_margin - lying.right_margin
    assert 0.5 * width < shape.extent.cx <= width
    assert "From this project: customer journey" in word_text(files["guide.docx"])
    assert "Filled in: " not in word_text(files["guide.docx"])
    pages = pdf_text(files["guide.pdf"])
    assert "From this project: customer journey" in pages
    assert drawn.cards[0].words.text.split()[0] in pages


def test_a_canvas_that_nothing_fills_is_shown_blank() -> None:
    engagement = kit("hotline")
    made = guide.document(engagement, "en", NUMBERS, library(engagement))
    pages = canvases.Canvases(engagement, house(), "en").pictures()
    blank = {key: scene for key, scene in pages.items() if not key.endswith("/filled")}
    shown = word_text(documents.render(replace(job("x", (made,)), pictures=blank))["guide.docx"])
    assert "Canvas: Service blueprint canvas" in shown
    assert "Filled in: " not in shown


def test_a_picture_is_shown_once() -> None:
    sessions = "".join(f"    - {{title: S{at}, minutes: 30, canvas: cv-mot}}\n" for at in range(3))
    pages = guided(written(sessions)).sessions
    assert [len(page.pictures) for page in pages] == [1, 0, 0]


def test_pages_that_lie_on_their_side_have_a_footer_as_wide() -> None:
    word = docx.Document(io.BytesIO((ROOT / "templates/guide/guide.docx").read_bytes()))
    for section in word.sections:
        across = section.page_width - section.left_margin - section.right_margin
        tabs = section.footer._element.findall(f".//{qn('w:tab')}[@{qn('w:val')}='right']")
        if section.page_width > section.page_height:
            assert [round(int(one.get(qn("w:pos"))) * 635 / across, 2) for one in tabs] == [1.0]
        else:
            assert not tabs


def test_headings_look_as_they_do_in_the_template() -> None:
    word = docx.Document(str(ROOT / "templates/guide/guide.docx"))
    word.styles["Heading 1"].font.name = "Georgia"
    word.styles["Heading 1"].font.size = Pt(31)
    out = io.BytesIO()
    word.save(out)
    made = guide.document(kit("hotline"), "en", NUMBERS, library(kit("hotline")))
    files = rendered(replace(made, forms=("docx",)), own={"guide/guide.docx": out.getvalue()})
    shown = docx.Document(io.BytesIO(files["guide.docx"]))
    headed = [one for one in shown.paragraphs if one.style.name == "Heading 1"]
    assert "The sessions" in [one.text for one in headed]
    assert (shown.styles["Heading 1"].font.name, shown.styles["Heading 1"].font.size) == ("Georgia", Pt(31))
    assert not [run for one in headed for run in one.runs if run.font.name or run.font.size]


# Texts that look like markup


def hostile_guide() -> Document:
    engagement = written("    - {title: S, minutes: 30, instructions: [A]}\n")
    made = guide.document(engagement, "zh-CN", {}, library(engagement))
    page = replace(made.content.sessions[0], title=HOSTILE, purpose=HOSTILE, watch_for=(HOSTILE, HOSTILE))
    return replace(made, title=HOSTILE, content=replace(made.content, title=HOSTILE, footer=HOSTILE, sessions=(page,)))


def test_texts_that_look_like_markup_stay_texts() -> None:
    files = rendered(hostile_guide(), "zh-CN")
    word = word_text(files["guide.docx"])
    assert word.count(SHOWN) >= 6  # title, header, footer, contents, heading, two boxes
    assert "49" not in word
    assert docx.Document(io.BytesIO(files["guide.docx"])).core_properties.title == SHOWN
    pdf = squeezed(pdf_text(files["guide.pdf"]))
    for part in ("{{7*7}}", "{%raw%}", "{_{", "<w:p>&amp;", '#eval("1")$x$*a*@b[c]\\]]>', "“引号”"):
        assert part in pdf


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(), min_size=1, max_size=3))
@example(["{_{", "}_}", "{_%"])
@example(["<w:t>", "&lt;", "\r\n"])
def test_any_text_comes_through_word_as_it_is(texts: list[str]) -> None:
    made = Document("x", "guide/guide", "", Page("\x01".join(texts), ()), ("docx",))
    (content,) = rendered(made, own={"guide/guide.docx": with_text("[{{ title }}]")}).values()
    assert word_text(content).split("[", 1)[1].rstrip("\n")[:-1] == printable("".join(texts))


def printable(text: str) -> str:
    """A text without what no file may hold, or what turns the order of its letters round."""
    plain = text.replace("\r\n", "\n").replace("\t", " ")
    turning = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    dropped = ("Cc", "Cs", "Zl", "Zp")
    return "".join(
        char
        for char in plain
        if char == "\n" or (unicodedata.category(char) not in dropped and char not in f"{turning}\ufffe\uffff")
    )


def test_lines_of_a_text_stay_lines() -> None:
    made = hostile_guide()
    page = replace(made.content.sessions[0], purpose="first\nsecond\tthird")
    files = rendered(replace(made, content=replace(made.content, sessions=(page,))))
    assert "first\nsecond third" in word_text(files["guide.docx"])


# Templates of the author's


def template(change: Callable[[Any], None]) -> bytes:
    """A small Word template of somebody's own."""
    word = docx.Document()
    change(word)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def with_text(text: str) -> bytes:
    return template(lambda word: word.add_paragraph(text))


def plain() -> Document:
    return Document("guide", "guide/guide", "T", Page("A <title>", ()), ("docx",))


def test_a_template_of_the_author_replaces_ours() -> None:
    files = rendered(plain(), own={"guide/guide.docx": with_text("My own: {{ title }}{% if how %} never{% endif %}.")})
    assert word_text(files["guide.docx"]).strip() == "My own: A <title>."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ title.__class__.__mro__ }}", "__class__"),
        ("{{ ''.__class__ }}", "__class__"),
        ("{{ cycler.__init__.__globals__ }}", "__init__"),
        ("{{ self }}", "no text"),
        ("{{ self._TemplateReference__context }}", "__context"),
        ("{{ how }}", "no text"),
        ("{{ title.encode() }}", "encode"),
        ("{{ title.format(title) }}", "format"),
        ("{{ how.append(1) }}", "append"),
        ("{{ lipsum(9) }}", "lipsum"),
        ("{{ range(9999) }}", "go on for ever"),
        ("{{ 'a' * 999999999 }}", "go on for ever"),
        ("{{ 9 ** 99999999 }}", "go on for ever"),
        ("{{ '%999999999d' % 1 }}", "%"),
        ("{{ 1 / 0 }}", "worked out"),
        ("{% include '/etc/passwd' %}", "include"),
        ("{% for a in title recursive %}{{ loop(title) }}{% endfor %}", "recursive"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "go on for ever"),
        ("{% for a in title %}{% for b in range(999) %}{{ title * 999 }}{% endfor %}{% endfor %}", "too long a text"),
        ("{{ title|center(999999999) }}", "center"),
        ("{{ nobody }}", "nobody"),
        ("{{ title", "not written right"),
        ("{% for a in title %}", "not closed"),
        ("{% nonsense %}", "nonsense"),
        ("{{ title {{ title }}", "not written right"),
        ("{{ title %}", "not written right"),
        ("{" * 300_000, "too large"),
        ("{% for a in title %}" * 9 + "{% endfor %}" * 9, "go on for ever"),
    ],
)
def test_templates_that_ask_for_more_are_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(TemplateFault, match=re.escape(said)) as caught:
        rendered(plain(), own={"guide/guide.docx": with_text(text)})
    assert "guide/guide.docx" in str(caught.value)
    assert re.search("[一-鿿]", str(caught.value))


@pytest.mark.parametrize("shown", ["{{ title }}", "{{ title|upper }}", "{{ title ~ title }}"])
def test_what_a_template_writes_is_bounded(shown: str) -> None:
    long = Document("guide", "guide/guide", "T", Page("x" * 200_000, ()), ("docx",))
    with pytest.raises(TemplateFault, match=r"too long a text|go on for ever"):
        rendered(long, own={"guide/guide.docx": with_text(f"{{% for a in range(999) %}}{shown}{{% endfor %}}")})


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", b"\0" * (80 * 2**20))
    return out.getvalue()


def long_text() -> bytes:
    return with_text("x" * (2**20 + 1))


def with_macros() -> bytes:
    out = io.BytesIO(with_text("x"))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    return out.getvalue()


def linked() -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    return template(lambda word: word.part.relate_to("http://example.org/a.png", kind, is_external=True))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no Word document"),
        (b"no zip", "no Word document"),
        (b"PK\x03\x04 torn", "no Word document"),
        (bomb(), "too large"),
        (long_text(), "too large"),
        (with_macros(), "macros"),
        (linked(), "outside the file"),
    ],
)
def test_files_that_are_no_templates_are_refused_in_words(content: bytes, said: str) -> None:
    own = {"guide/guide.docx": content or b" "}
    with pytest.raises(TemplateFault, match=said):
        rendered(plain(), own=own)


# The templates that ship


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("guide", "guide/guide"),
        ("agenda", "guide/agenda"),
        ("workbook", "workbook/workbook"),
        ("form", "forms/form"),
    ],
)
def test_the_templates_that_ship_are_those_the_script_makes(
    name: str, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "templates/guide"))
    monkeypatch.setattr("sys.dont_write_bytecode", True)  # the folder ships
    made = importlib.import_module("make_templates")
    made.saved(getattr(made, name)(), tmp_path / "made.docx")
    assert (tmp_path / "made.docx").read_bytes() == (ROOT / f"templates/{file}.docx").read_bytes()


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the schemas are not part of the repository")
@pytest.mark.parametrize("path", ["guide.docx", "workbook.docx", "agenda.docx", "forms/pre-survey.docx"])
def test_word_files_are_valid(path: str, tmp_path: Path) -> None:
    schema = schema_of_word(tmp_path)
    with zipfile.ZipFile(io.BytesIO(all_of("cx-course", "zh-CN")[path])) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|styles|numbering|settings|header\d*|footer\d*)\.xml", name):
                root = etree.fromstring(archive.read(name))
                root.attrib.pop("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable", None)
                assert schema.validate(root), (name, schema.error_log.last_error)


def schema_of_word(folder: Path) -> Any:
    """The schema of Word's parts, with the declaration of xml:space that it takes for granted."""
    for one in SCHEMAS.glob("*.xsd"):
        text = one.read_text("utf-8")
        bare = '<xsd:import namespace="http://www.w3.org/XML/1998/namespace"/>'
        (folder / one.name).write_text(text.replace(bare, bare.replace("/>", ' schemaLocation="xml.xsd"/>')), "utf-8")
    declared = (
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">'
        '<xs:attribute name="space" type="xs:string"/></xs:schema>'
    )
    (folder / "xml.xsd").write_text(declared, "utf-8")
    return etree.XMLSchema(etree.parse(folder / "wml.xsd"))

"""Typefaces and languages of text: whether another computer has the face, whether Chinese has one, how it is marked.

In: a slide. Out: findings. Guaranteed: a face that the theme names, or that comes with Windows, macOS, Microsoft
Office or WPS, is never reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.preflight.deck import Shape, Slide
from generator.preflight.geometry import A, P
from generator.preflight.style import Frame, Paragraph, Run

_USUAL = """
    Aptos, Aptos Display, Aptos Narrow, Arial, Arial Black, Arial Narrow, Arial Unicode MS, Bahnschrift,
    Book Antiqua, Bookman Old Style, Calibri, Calibri Light, Cambria, Cambria Math, Candara, Century,
    Century Gothic, Comic Sans MS, Consolas, Constantia, Corbel, Courier, Courier New, Franklin Gothic Book,
    Franklin Gothic Medium, Garamond, Georgia, Helvetica, Helvetica Neue, Impact, Lucida Console, Lucida Grande,
    Lucida Sans Unicode, Malgun Gothic, Meiryo, Microsoft Sans Serif, MS Gothic, MS Mincho, Palatino,
    Palatino Linotype, Segoe UI, Segoe UI Emoji, Segoe UI Light, Segoe UI Semibold, Segoe UI Symbol, Segoe Print,
    Segoe Script, Symbol, Tahoma, Times, Times New Roman, Trebuchet MS, Verdana, Webdings, Wingdings, Wingdings 2,
    Wingdings 3, Yu Gothic, Yu Mincho, MS PGothic, MS PMincho, Menlo, Monaco, Microsoft YaHei, 微软雅黑,
    Microsoft YaHei UI, Microsoft YaHei Light, 微软雅黑 Light, Microsoft JhengHei, 微軟正黑體, DengXian, 等线,
    DengXian Light, 等线 Light, SimSun, 宋体, NSimSun, 新宋体, SimHei, 黑体, KaiTi, 楷体, FangSong, 仿宋,
    KaiTi_GB2312, 楷体_GB2312, FangSong_GB2312, 仿宋_GB2312, LiSu, 隶书, YouYuan, 幼圆, STSong, 华文宋体,
    STZhongsong, 华文中宋, STKaiti, 华文楷体, STFangsong, 华文仿宋, STXihei, 华文细黑, STHeiti, 华文黑体, STXinwei,
    华文新魏, STXingkai, 华文行楷, STLiti, 华文隶书, STHupo, 华文琥珀, STCaiyun, 华文彩云, FZShuTi, 方正舒体,
    FZYaoti, 方正姚体, MingLiU, 細明體, PMingLiU, 新細明體, PingFang SC, 苹方-简, PingFang TC, 苹方-繁,
    Hiragino Sans GB, 冬青黑体简体中文, Heiti SC, 黑体-简, Songti SC, 宋体-简, Kaiti SC, 楷体-简
"""
_FACES = frozenset(name.strip().lower() for name in _USUAL.replace("\n", " ").split(","))
# how wide Latin text of a face is, Arial being 1
_NARROW = {
    "calibri": 0.91, "calibri light": 0.91, "times new roman": 0.91, "times": 0.91, "garamond": 0.87,
    "arial narrow": 0.82,
    "cambria": 0.95, "candara": 0.95, "corbel": 0.95, "dengxian": 0.96, "等线": 0.96, "aptos narrow": 0.88,
    "verdana": 1.16, "georgia": 1.02, "courier new": 1.12, "consolas": 1.03, "century gothic": 1.06,
}  # fmt: skip
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_LATIN_WORDS = re.compile(r"[A-Za-z]{2,}(?:[^A-Za-z\u2e80-\uffff]+[A-Za-z]{2,}){3,}")
_EAST_TAGS = ("zh", "ja", "ko", "yue", "bo", "ii", "ug", "mn")


def narrowness(paragraph: Paragraph) -> float:
    """How wide a paragraph's Latin text is by its face, Arial being 1; Chinese is as wide in every face."""
    faces = {run.latin for run in paragraph.runs if run.text.strip()}
    if len(faces) != 1 or _EAST.search(paragraph.text):
        return 1.0
    return _NARROW.get(faces.pop().lower(), 1.0)


def faces(slide: Slide, shape: Shape, frames: list[Frame]) -> Iterator[Diagnostic]:
    """Faces that other computers lack, Chinese without a face, marks of language that are wrong."""
    runs = [run for frame in frames for run in frame.runs]
    unusual = {face for run in runs for face in _used(run) if not _is_usual(face, slide)}
    for face in sorted(unusual):
        yield slide.finding("PF-20", shape.name, face=face)
    east = [run for run in runs if _EAST.search(run.text)]
    if any(not _has_face(run, slide) for run in east):
        yield slide.finding("PF-21", shape.name)
    wrong = next((run for run in runs if len(_HAN.findall(run.text)) > 1 and _is_marked_foreign(run)), None)
    if wrong is not None:
        yield slide.finding("PF-22", shape.name, language=wrong.language)
    foreign = next((run for run in runs if _is_marked_eastern(run) and not _EAST.search(run.text)), None)
    if foreign is not None and _LATIN_WORDS.search(foreign.text):
        yield slide.finding("PF-24", shape.name, language=foreign.language)


def _used(run: Run) -> Iterator[str]:
    """The faces that the characters of a run are drawn with."""
    if run.latin and not all(map(_EAST.match, run.text)):
        yield run.latin
    if run.east and _EAST.search(run.text):
        yield run.east


def _is_usual(face: str, slide: Slide) -> bool:
    name = face.lower().lstrip("@")
    return name.startswith("+") or name in _FACES or name in _of_deck(slide)


def _of_deck(slide: Slide) -> frozenset[str]:
    """The faces that the deck brings: those of its themes, and embedded ones."""
    key = ("faces", slide.theme)
    if key not in slide.deck.cache:
        named = slide.theme.iterfind(f".//{A}fontScheme//*[@typeface]") if slide.theme is not None else ()
        root = slide.deck.root
        embedded = root.iterfind(f"{P}embeddedFontLst//{P}font") if root is not None else ()
        slide.deck.cache[key] = frozenset(one.get("typeface", "").lower() for one in (*named, *embedded))
    return slide.deck.cache[key]  # type: ignore[no-any-return]


def _has_face(run: Run, slide: Slide) -> bool:
    """Whether a face for East Asian text is named: by the run, or by the theme, for all or for a script."""
    if run.east and not run.east.startswith("+"):
        return True
    fonts = "majorFont" if run.east.startswith("+mj") else "minorFont"
    scheme = slide.theme.find(f".//{A}fontScheme/{A}{fonts}") if slide.theme is not None else None
    if scheme is None:
        return False
    east = scheme.find(f"{A}ea")
    if east is not None and east.get("typeface"):
        return True
    scripts = {one.get("script") for one in scheme.iterfind(f"{A}font") if one.get("typeface")}
    return bool(scripts & {"Hans", "Hant", "Jpan", "Hang"})


def _is_marked_foreign(run: Run) -> bool:
    marks = [mark.lower() for mark in (run.language, run.other_language) if mark]
    return bool(marks) and not any(mark.startswith(_EAST_TAGS) for mark in marks)


def _is_marked_eastern(run: Run) -> bool:
    marks = [mark.lower() for mark in (run.language, run.other_language) if mark]
    return bool(marks) and all(mark.startswith(_EAST_TAGS) for mark in marks)

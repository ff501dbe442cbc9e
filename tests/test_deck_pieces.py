"""The XML of placed pieces: paragraphs, arrows, groups, pictures."""

from __future__ import annotations

import struct
import zlib
from typing import Any

import pytest
from lxml import etree

from generator.layout.slides.pieces import Arrow, Group, Paragraph, PicturePiece, Piece, TextShape
from generator.outline.blocks import Line
from generator.pictures import Picture, is_whole, picture
from generator.render.deck_pieces import Embedded, PieceWriter, contained
from generator.render.deck_slide import Pen, SlideWriter
from generator.scene import Box
from generator.theme import house

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


def drawn(*pieces: Piece, language: str = "zh-CN", preview: bool = False, **others: Any) -> Any:
    """The slide's tree with the pieces."""
    pen = Pen(house(), language, preview)
    writer = SlideWriter(pen)
    placed = PieceWriter(writer, pen, pieces, **others)
    for piece in pieces:
        assert isinstance(piece, TextShape | Arrow | Group | PicturePiece)
        placed.draw(piece)
    return etree.fromstring(b"".join(writer.pieces()))


PLACE = Box(10, 20, 200, 100)


def shape(*lines: Line, name: str = "one", box: Box = PLACE, **others: Any) -> TextShape:
    return TextShape(name, box, tuple(Paragraph(line, 14) for line in lines), **others)


def texts(tree: Any) -> list[list[str]]:
    """The runs of each paragraph, those in bold with a star."""
    return [
        [
            ("*" if run.find("a:rPr", NS).get("b") == "1" else "") + run.findtext("a:t", namespaces=NS)
            for run in paragraph.findall("a:r", NS)
        ]
        for paragraph in tree.iterfind(".//a:p", NS)
    ]


def test_bold_spans_are_runs_of_their_own() -> None:
    line = Line("先说出自己的事，再问资料", strong=((2, 4), (8, 20)))
    assert texts(drawn(shape(line))) == [["先说", "*出自", "己的事，", "*再问资料"]]


def test_a_span_in_bold_goes_on_behind_a_line_end() -> None:
    tree = drawn(shape(Line("一二\n三四", strong=((1, 4),))))
    assert texts(tree) == [["一", "*二", "*三", "四"]]
    assert len(tree.findall(".//a:br", NS)) == 1


def test_lists_are_counted_by_the_office_program() -> None:
    tree = drawn(shape(Line("甲", "1."), Line("乙", "2."), Line("丙", "7."), Line("丁", "8."), Line("戊", "1.")))
    starts = [mark.get("startAt", "1") for mark in tree.iterfind(".//a:buAutoNum", NS)]
    assert starts == ["1", "1", "7", "7", "1"]
    assert texts(tree) == [["甲"], ["乙"], ["丙"], ["丁"], ["戊"]]


def test_other_marks_hang_before_the_text() -> None:
    tree = drawn(shape(Line("点", "•"), Line("开场", "09:30"), Line("无")))
    properties = tree.findall(".//a:pPr", NS)
    assert properties[0].find("a:buChar", NS).get("char") == "•"
    assert texts(tree)[1] == ["*09:30\t", "开场"]
    hanging = [(int(one.get("marL")), int(one.get("indent"))) for one in properties]
    assert all(left == -indent for left, indent in hanging)
    assert hanging[2] == (0, 0)


def test_the_second_language_is_smaller_and_never_bold() -> None:
    heading = TextShape("one", Box(0, 0, 200, 60), (Paragraph(Line("闭环\nClosed loop"), 20, True),))
    runs = drawn(heading, language="zh-CN+en").findall(".//a:rPr", NS)
    assert [(run.get("sz"), run.get("b"), run.get("lang")) for run in runs if run.get("b")] == [
        ("2000", "1", "zh-CN"),
        ("1700", "0", "en-US"),
    ]


def test_insets_count_from_the_box_whatever_the_form_keeps() -> None:
    plain = drawn(shape(Line("甲"), inset=(30, 10, 30, 10)))
    round_ = drawn(shape(Line("甲"), inset=(30, 10, 30, 10), form="ellipse"))
    assert plain.find(".//a:bodyPr", NS).get("lIns") == str(30 * 12700)
    assert int(round_.find(".//a:bodyPr", NS).get("lIns")) == pytest.approx((30 - 100 * 0.29289) * 12700, abs=1)


def test_a_shape_without_text_is_decoration_unless_it_means_something() -> None:
    tree = drawn(TextShape("a", Box(0, 0, 9, 9), role="box"), TextShape("b", Box(0, 0, 9, 9), meaning="锥形"))
    decorated, told = tree.findall(".//p:sp", NS)
    assert b"decorative" in etree.tostring(decorated)
    assert b"decorative" not in etree.tostring(told)
    assert told.find(".//p:cNvPr", NS).get("descr") == "锥形"


def test_a_shape_fills_the_placeholder_that_its_layout_has() -> None:
    slots = {2: 'type="body" sz="quarter" idx="22"'}
    tree = drawn(shape(Line("甲"), slot=1), shape(Line("乙"), name="two", slot=2), slots=slots)
    assert [holder.get("idx") for holder in tree.iterfind(".//p:ph", NS)] == ["22"]


def test_an_arrow_is_glued_to_the_sites_of_its_sides() -> None:
    round_, flat = shape(Line("甲"), form="ellipse"), shape(Line("乙"), name="two", box=Box(300, 20, 100, 100))
    arrow = Arrow("one", "two", ("right", "left"), ((210, 70), (300, 70)))
    tree = drawn(arrow, round_, flat)
    numbers = {one.get("name"): one.get("id") for one in tree.iterfind(".//p:sp/p:nvSpPr/p:cNvPr", NS)}
    start, end = tree.find(".//a:stCxn", NS), tree.find(".//a:endCxn", NS)
    assert (start.get("id"), start.get("idx")) == (numbers["甲"], "6")
    assert (end.get("id"), end.get("idx")) == (numbers["乙"], "1")
    assert drawn(arrow, round_, flat, preview=True).findall(".//p:cxnSp", NS) == []


def test_a_group_leaves_its_shapes_where_they_are() -> None:
    one, two = shape(Line("甲")), shape(Line("乙"), name="two", box=Box(150, 60, 100, 100))
    tree = drawn(Group("卡片", (one, two), "一张卡片"))
    frame = tree.find(".//p:grpSp/p:grpSpPr/a:xfrm", NS)
    assert dict(frame.find("a:off", NS).attrib) == dict(frame.find("a:chOff", NS).attrib)
    assert dict(frame.find("a:ext", NS).attrib) == dict(frame.find("a:chExt", NS).attrib)
    assert frame.find("a:ext", NS).get("cx") == str(240 * 12700)
    assert tree.find(".//p:grpSp/p:nvGrpSpPr/p:cNvPr", NS).attrib["descr"] == "一张卡片"


def test_a_free_form_has_its_corners() -> None:
    tree = drawn(TextShape("a", Box(0, 0, 100, 50), role="box", polygon=((0, 1), (0.5, 0), (1, 1))))
    points = [(point.get("x"), point.get("y")) for point in tree.iterfind(".//a:pathLst//a:pt", NS)]
    assert points == [("0", "635000"), ("635000", "0"), ("1270000", "635000")]


# Pictures ------------------------------------------------------------------------------------------------------------


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_picture_is_known_by_its_bytes() -> None:
    jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc2\0\x11\x08" + struct.pack(">2H", 30, 40) + b"\x03" * 12 + b"\xff\xd9"
    assert picture(png(3, 2)) == Picture("png", 3, 2)
    assert picture(jpeg) == Picture("jpeg", 40, 30)
    assert is_whole(jpeg, Picture("jpeg", 40, 30))
    assert not is_whole(png(3, 2)[:-12], Picture("png", 3, 2))
    assert [picture(data) for data in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"<svg/>")] == [None] * 5


def test_a_picture_keeps_its_proportions() -> None:
    assert contained(Box(0, 0, 200, 100), 50, 50) == Box(50, 0, 100, 100)
    piece = PicturePiece(Box(0, 0, 200, 100), "a.png", "排队的大堂")
    tree = drawn(piece, picture=lambda name: Embedded("rId9", 50, 50))
    assert tree.find(".//p:pic/p:nvPicPr/p:cNvPr", NS).get("descr") == "排队的大堂"
    assert tree.find(".//a:blip", NS).get(f"{{{NS['r']}}}embed") == "rId9"
    assert tree.find(".//p:pic//a:ext", NS).get("cx") == str(100 * 12700)


def test_a_missing_picture_leaves_a_frame_that_says_so() -> None:
    piece = PicturePiece(Box(0, 0, 300, 200), "a.png", "排队的大堂")
    tree = drawn(piece, piece._replace(name="b.png", box=Box(400, 0, 300, 200)))
    assert texts(tree) == [["*图片缺失"], ["排队的大堂"]] * 2
    assert len({one.get("id") for one in tree.iterfind(".//p:cNvPr", NS)}) == 3

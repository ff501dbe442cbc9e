"""Measuring and breaking text."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont
from uniseg.linebreak import line_break_units

from generator import text
from generator.fonts import bundled_files

SIZE = 10.5


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", 0.0),
        ("服务", 2.0),
        ("Ab", 0.667 + 0.556),
        ("服务A", 2.0 + 0.23 + 0.667),
        ("服务 A", 2.0 + 0.278 + 0.667),
        ("e\u0301", 0.556),
        ("“好”", 3.0),
    ],
)
def test_width_is_the_sum_of_advances_and_gaps(words: str, expected: float) -> None:
    assert text.width(words, 10, False) == pytest.approx(expected * 10)


@pytest.mark.parametrize(("words", "plain", "kerned"), [("To", 1.167, 1.056), ("AV", 1.334, 1.26), ("f’", 0.5, 0.518)])
def test_pairs_are_kerned_where_slides_kern_them(words: str, plain: float, kerned: float) -> None:
    assert text.width(words, 11) == pytest.approx(plain * 11)
    assert text.width(words, 12) == pytest.approx(kerned * 12)


def test_the_template_kerns_from_the_size_that_is_measured_with_kerning() -> None:
    styles = (Path(__file__).parents[1] / "templates/pptx/house/ppt").rglob("*.xml")
    sizes = {size for style in styles for size in re.findall(r'kern="(\d+)"', style.read_text("utf-8"))}
    assert sizes == {str(round(text.KERNED_FROM * 100))}


def test_bold_latin_is_wider() -> None:
    assert text.width("Hand-off", SIZE, True) > text.width("Hand-off", SIZE, False)


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [
        ("在官网和包装上找该打哪个号", 60, ("在官网", "和包装上找", "该打哪个号")),
        ("Agent reads out another number", 70, ("Agent reads", "out another", "number")),
        ("第一行\n第二行", 100, ("第一行", "第二行")),
        ("", 60, ("",)),
    ],
)
def test_lines_are_few_even_and_keep_words_whole(words: str, width: float, expected: tuple[str, ...]) -> None:
    assert text.wrap(words, width, SIZE) == expected


def test_no_line_starts_with_a_closing_or_ends_with_an_opening_mark() -> None:
    lines = text.wrap("他说：“你好，世界！”（见下页）然后离开。", 44, SIZE)
    assert not any(line[0] in "，！”）。：" for line in lines)
    assert not any(line[-1] in "“（" for line in lines)


def test_a_word_wider_than_the_line_is_cut_rather_than_left_to_stick_out() -> None:
    lines = text.wrap("x" * 300, 70, SIZE)
    assert "".join(lines) == "x" * 300
    assert max(text.width(line, SIZE) for line in lines) <= 70


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [
        ("手写下单，再跑去问吧台", 64, ("手写下单，", "再跑去问吧台")),  # a word of the trade
        ("门口的“请稍候”牌", 64, ("门口的", "“请稍候”牌")),  # no single character of a quotation
        ("会不会太吵，聊不了天？", 74, ("会不会太吵，", "聊不了天？")),  # nor of a clause
        ("手写的另一个号码", 64, ("手写的", "另一个号码")),  # a word that leans on the next
    ],
)
def test_chinese_lines_end_where_one_would_pause(words: str, width: float, expected: tuple[str, ...]) -> None:
    assert text.wrap(words, width, SIZE) == expected


def test_torn_words_are_counted() -> None:
    assert text.torn_words("识别身份与记录", ("识别身", "份与记录")) == 1
    assert text.torn_words("识别身份与记录", ("识别身份", "与记录")) == 0


def test_control_characters_are_cleaned_away() -> None:
    assert text.clean("a\x00b\t c\r\nd\x9f") == "ab c\nd"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_way_to_end_a_line_is_one(end: str) -> None:
    assert text.clean(f"a{end}b") == "a\nb"


@given(st.text(max_size=80), st.floats(20, 300), st.booleans())
def test_any_text_breaks_into_lines_that_fit_and_lose_nothing(words: str, width: float, bold: bool) -> None:
    lines = text.wrap(words, width, SIZE, bold)
    kept = "".join("".join(line.split()) for line in lines)
    assert kept == "".join(text.clean(words).split())
    assert all(text.width(line, SIZE, bold) <= width + 0.01 or len(line.strip()) <= 2 for line in lines)


@pytest.mark.parametrize("size", [10.5, 18.0])
def test_latin_texts_are_as_wide_as_the_face_that_draws_them(size: float) -> None:
    """Pillow without a shaping engine knows no kerning, so a kerned text may only be narrower than its figure."""
    arimo = next(path for path in bundled_files() if path.name.startswith("Arimo"))
    face = ImageFont.truetype(str(arimo), 1000, layout_engine=ImageFont.Layout.BASIC)
    for words in ("Agent reads out another number", "Take leave, 3–5 min", "WAITS AT THE TOLL: £4.50 (“fast”)"):
        drawn = face.getlength(words) * size / 1000
        assert 0.93 * drawn <= text.width(words, size) <= 1.002 * drawn
        assert size >= text.KERNED_FROM or text.width(words, size) == pytest.approx(drawn, rel=0.002)


def test_a_line_too_narrow_for_what_belongs_together_ends_where_a_line_may() -> None:
    assert text.wrap("a ：，", 27.3, SIZE) == ("a", "：，")


PARTS = ["a", "Z9", "1.5", "it's", "一", "国", "，", "。", " ", ".", ",", ";"]
PARTS += ["（", "）", "(", ")", "々", "-", "？", "：", "!"]


@given(st.lists(st.sampled_from(PARTS), max_size=20).map("".join))
def test_plain_words_break_where_the_standard_says(words: str) -> None:
    words = words.strip()
    ends, at = {0}, 0
    units = list(line_break_units(words))
    for unit in units:
        at += len(unit.replace(" ", ""))
        ends.add(at)
    at = 0
    room = 1.3 * SIZE * max(map(len, units), default=1)  # for the widest characters with gaps between them
    for line in text.wrap(words, room, SIZE):
        at += len(line.replace(" ", ""))
        assert at in ends

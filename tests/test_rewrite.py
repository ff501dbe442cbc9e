"""Changes of YAML texts: exactly what was asked for, everything else as it was."""

from __future__ import annotations

import codecs
import copy
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.rewrite import RewriteError, data_of, normal, rewritten
from generator.rewrite.files import encoded, replace_all
from generator.source import parse

ROOT = Path(__file__).parents[1]
FILES = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "blueprints").rglob("*.yaml"))}
VALUES: tuple[Any, ...] = (
    "新的内容",
    5,
    0.5,
    "a: b, c",
    "多\n行\n",
    '“引号”和"q"',
    "'",
    {"zh-CN": "中", "en": "x"},
    ["a", "b, c"],
    {"id": "zz", "text": "y" * 140, "list": [{"a": "b"}, {"a": "c"}]},
    "",
    None,
    "0012",
    "2026-12-01",
    "=1+1",
    "- x",
    "# no comment",
    "no",
    "null",
    "\u3000宽",
    "😀",
    " x ",
    "a\tb",
    "key：值",
)


def data(text: str) -> Any:
    return data_of(parse(text, "").root)


def homes(value: Any) -> list[Any]:
    """Every map and list in the data."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return ([value] if isinstance(value, dict | list) else []) + [home for one in inner for home in homes(one)]


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=settings.default.max_examples // 8, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=st.data())
def test_any_changes_of_a_sample(name: str, drawn: st.DataObject) -> None:
    text = FILES[name]
    wanted = copy.deepcopy(data(text))
    for _ in range(drawn.draw(st.integers(1, 8))):
        change(drawn.draw(st.sampled_from(homes(wanted))), drawn)
    made = rewritten(text, wanted)
    assert data(made) == normal(wanted)
    assert rewritten(made, wanted) == made


def change(home: Any, drawn: st.DataObject) -> None:
    """Add, replace or take out something."""
    value = copy.deepcopy(drawn.draw(st.sampled_from(VALUES)))
    how = drawn.draw(st.sampled_from(("add", "replace", "drop")))
    keys = list(home) if isinstance(home, dict) else list(range(len(home)))
    if how == "add" or not keys:
        if isinstance(home, dict):
            home[f"new_{drawn.draw(st.integers(0, 3))}"] = value
        else:
            home.insert(drawn.draw(st.integers(0, len(home))), value)
        return
    key = drawn.draw(st.sampled_from(keys))
    if how == "replace":
        home[key] = value
    elif len(keys) > 1:
        del home[key]


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=settings.default.max_examples // 8, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=st.data())
def test_what_is_added_leaves_every_line_that_it_does_not_stand_in(name: str, drawn: st.DataObject) -> None:
    text = FILES[name]
    wanted = copy.deepcopy(data(text))
    home = drawn.draw(st.sampled_from([one for one in homes(wanted) if isinstance(one, dict)]))
    home["votes"] = 3
    made = rewritten(text, wanted)
    lost = list((Counter(text.split("\n")) - Counter(made.split("\n"))).elements())
    assert len(lost) <= 1  # the line of a map in braces, which took it up
    for line in lost:
        assert any(line.rstrip("}] ")[:40] in other for other in made.split("\n"))


CASES = {
    "a comment behind a value": ("a: 1  # one\nb: 2\n", {"a": 3, "b": 2}, "a: 3  # one\nb: 2\n"),
    "a comment behind nothing": ("a:   # who?\nb: 2\n", {"a": "x", "b": 2}, "a: x   # who?\nb: 2\n"),
    "quotation marks stay": ("a: \"x\"\nb: 'y'\n", {"a": "z", "b": "w"}, "a: \"z\"\nb: 'w'\n"),
    "a list that was empty": (
        "a: []  # none\nb: 2\n",
        {"a": [{"id": "x", "text": "t"}], "b": 2},
        "a:  # none\n  - {id: x, text: t}\nb: 2\n",
    ),
    "an item like those beside it": (
        "a:\n- id: x\n  text: t\n# end\n",
        {"a": [{"id": "x", "text": "t"}, {"id": "y", "text": "u"}]},
        "a:\n- id: x\n  text: t\n- {id: y, text: u}\n# end\n",
    ),
    "a key in braces": ("a: {b: 1}  # c\n", {"a": {"b": 1, "c": "x, y"}}, 'a: {b: 1, c: "x, y"}  # c\n'),
    "a text in block form": (
        "a: |\n  # one\n  two\nb: 1\n",
        {"a": "# one\nthree\n", "b": 1},
        "a: |\n  # one\n  three\nb: 1\n",
    ),
    "no line end at the end": ("a: 1", {"a": 1, "b": 2}, "a: 1\nb: 2"),
    "an item taken out": ("a:\n  - x  # 1\n  # between\n  - y\n", {"a": ["y"]}, "a:\n  # between\n  - y\n"),
    "an anchor that stays": ("a: &n 1\nb: *n\nc: 2\n", {"a": 1, "b": 1, "c": 3}, "a: &n 1\nb: *n\nc: 3\n"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_change_in_its_smallest_form(name: str) -> None:
    before, wanted, after = CASES[name]
    assert rewritten(before, wanted) == after


def test_what_is_shared_is_not_changed_in_one_place() -> None:
    with pytest.raises(RewriteError):
        rewritten("a: &n {x: 1}\nb: *n\n", {"a": {"x": 1}, "b": {"x": 2}})


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encoding_and_line_ends_stay(mark: bytes, encoding: str, end: str) -> None:
    text = "标题: 一\na: 1\nb: 2\n"
    before = mark + text.replace("\n", end).encode(encoding)
    after = encoded(before, text, text.replace("a: 1", "a: 3") + "c: 4\n")
    wanted = text.replace("a: 1", "a: 3") + "c: 4\n"
    assert after == mark + wanted.replace("\n", end).encode(encoding)


def test_mixed_line_ends_stay_where_nothing_changed() -> None:
    before = b"a: 1\r\nb: 2\r\nc: 3\nd: 4"
    after = encoded(before, "a: 1\nb: 2\nc: 3\nd: 4", "a: 1\nb: 5\nc: 3\nd: 4\ne: 6\n")
    assert after == b"a: 1\r\nb: 5\r\nc: 3\nd: 4\r\ne: 6\r\n"


def test_all_files_are_replaced_or_none(tmp_path: Path) -> None:
    one, gone = tmp_path / "one.yaml", tmp_path / "gone" / "two.yaml"
    one.write_bytes(b"a: 1\n")
    with pytest.raises(OSError, match="gone"):
        replace_all({one: b"a: 2\n", gone: b"b: 2\n"})
    assert one.read_bytes() == b"a: 1\n"
    assert [path.name for path in tmp_path.iterdir()] == ["one.yaml"]
    replace_all({one: b"a: 2\n"})
    assert one.read_bytes() == b"a: 2\n"

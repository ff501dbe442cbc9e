"""YAML text as a tree that knows its positions."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.diagnostics import Span
from generator.source import DEPTH_LIMIT, SIZE_LIMIT, Mapping, Node, Scalar, Sequence, Source, parse, parse_bytes, read
from generator.syntax import Draft, Edit

FAULTS = sorted((Path(__file__).parent / "faults").glob("*.yaml"))


def tree(text: str) -> Node:
    source = parse(text, "x.yaml")
    assert source.findings == ()
    assert source.root is not None
    return source.root


def plain(node: Node) -> object:
    """The tree without its positions."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {name.text: plain(value) for name, value in node.entries}


def codes(source: Source) -> list[str]:
    return [item.code for item in source.findings]


def test_scalars_stay_text() -> None:
    root = tree("a: no\nb: 10:30\nc: 1e3\nd: 2026-11-22\ne: 0x1F\nf: '1'\ng: ~\nh:\n")
    expected = {"a": "no", "b": "10:30", "c": "1e3", "d": "2026-11-22", "e": "0x1F", "f": "1", "g": "~", "h": ""}
    assert plain(root) == expected


@pytest.mark.parametrize(
    ("text", "absent"), [("a:", True), ("a: ~", True), ("a: null", True), ("a: 'null'", False), ("a: ''", False)]
)
def test_nothing_is_told_from_quoted_nothing(text: str, absent: bool) -> None:
    root = tree(text)
    assert isinstance(root, Mapping)
    value = root.get("a")
    assert isinstance(value, Scalar)
    assert value.absent is absent


def test_every_node_knows_its_place() -> None:
    root = tree("标题: 咖啡\nlist:\n  - [甲, '乙']\n  - {k: v}\n")
    assert isinstance(root, Mapping)
    (title, coffee), (_, items) = root.entries
    assert (title.span, coffee.span) == (Span("x.yaml", 1, 1, 1, 3), Span("x.yaml", 1, 5, 1, 7))
    assert isinstance(items, Sequence)
    assert [item.span for item in items.items] == [Span("x.yaml", 3, 5, 3, 13), Span("x.yaml", 4, 5, 4, 11)]
    inner = items.items[0]
    assert isinstance(inner, Sequence)
    assert [(item.span.column, item.span.end_column) for item in inner.items] == [(6, 7), (9, 12)]


def test_wide_characters_and_tabs_count_as_one_column() -> None:
    root = tree("a:\t😀😀 x\nb: {c: 👩‍🍳, d: 1}\n")
    assert isinstance(root, Mapping)
    value = root.get("a")
    inner = root.get("b")
    assert value is not None
    assert isinstance(inner, Mapping)
    assert (value.span.column, value.span.end_column) == (4, 8)
    assert inner.entries[1][0].span.column == 13


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_ends_of_lines_count(end: str) -> None:
    root = tree(end.join(["a: 1", "b: 2", ""]))
    assert isinstance(root, Mapping)
    assert [name.span.line for name, _ in root.entries] == [1, 2]


def test_what_editors_do_not_take_for_a_break_is_none() -> None:
    root = tree("a: x\u2028y\u2029z\nb: 2\n")
    assert plain(root) == {"a": "x y z", "b": "2"}
    assert isinstance(root, Mapping)
    assert root.entries[1][0].span.line == 2


def test_a_key_is_there_once() -> None:
    source = parse("a: 1\na: 2\n", "x.yaml")
    assert codes(source) == ["ID-07"]
    assert source.root is not None
    assert plain(source.root) == {"a": "1"}


def test_references_share_their_content() -> None:
    assert plain(tree("a: &x {k: 1}\nb: *x\nc: {<<: *x, m: 2}\n")) == {
        "a": {"k": "1"},
        "b": {"k": "1"},
        "c": {"m": "2", "k": "1"},
    }


def test_depth_is_bounded() -> None:
    assert codes(parse("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT, "x")) == []
    assert codes(parse("[" * (DEPTH_LIMIT + 1) + "]" * (DEPTH_LIMIT + 1), "x")) == ["YM-05"]


def test_size_is_bounded(tmp_path: Path) -> None:
    """A sparse file of 50 MB is refused without being read."""
    path = tmp_path / "big.yaml"
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    assert codes(read(path, "big.yaml")) == ["FL-02"]
    assert codes(parse_bytes(b"#" * (SIZE_LIMIT + 1), "x")) == ["FL-02"]
    assert codes(parse_bytes(b"a: 1 #" + b"-" * (SIZE_LIMIT - 10), "x")) == []


def test_items_are_bounded() -> None:
    assert codes(parse("[" + "a," * 200_001 + "]", "x")) == ["YM-13"]


def test_an_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: 1")
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        assert [dict(item.parameters)["reason"].split("\x1f")[0] for item in read(path, "x").findings] == [
            "no-permission"
        ]
    else:
        pytest.skip("this user may read everything")


@pytest.mark.parametrize("name", ["no.yaml", "a\0b", "x" * 5000])
def test_a_file_that_cannot_be_opened(name: str, tmp_path: Path) -> None:
    assert codes(read(tmp_path / name, "x")) == ["FL-01"]


# mending


def test_an_edit_keeps_the_authors_columns() -> None:
    draft = Draft("name：小林", "x")
    draft.apply([Edit(0, 4, 5, ": ")])
    assert draft.text == "name: 小林"
    assert draft.written(Span("x", 1, 7, 1, 9)) == Span("x", 1, 6, 1, 8)
    assert draft.written(Span("x", 1, 1, 1, 5)) == Span("x", 1, 1, 1, 5)


def test_parsing_goes_on_behind_an_error_and_positions_stay_right() -> None:
    source = parse("a：1\nb: 2: 3\nc: {d：4, e: 5}\nf: 6\n", "x")
    assert [(item.code, item.span.line) for item in source.findings] == [("YM-10", 1), ("YM-04", 2)]
    assert source.whole
    assert isinstance(source.root, Mapping)
    assert [name.text for name, _ in source.root.entries] == ["a", "b", "c", "f"]
    assert source.root.entries[0][1].span == Span("x", 1, 3, 1, 4)


def test_what_cannot_be_mended_is_left_out() -> None:
    source = parse("a:\n  b: 1\n c: 2\nd: 3\n", "x")
    assert codes(source) == ["YM-16"]
    assert not source.whole
    assert source.root is not None
    assert plain(source.root) == {"d": "3"}


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.stem)
def test_both_parsers_of_the_library_give_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML comes without its C part, reports are the same."""
    source = parse_bytes(path.read_bytes(), "x")
    monkeypatch.setattr("generator.source.build._Loader", yaml.SafeLoader)
    assert parse_bytes(path.read_bytes(), "x") == source


def test_a_comma_right_behind_a_colon() -> None:
    """Only PyYAML's C part minds it; the other reads the same as once it is mended."""
    source = parse("a: {id:, name: 小林}\n", "x")
    assert [(item.code, item.span.column) for item in source.findings] in ([("YM-14", 5)], [])
    assert isinstance(source.root, Mapping)


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("收银系统，支付网关", ["YM-24"]),
        ("看菜单、下单、付款", ["YM-24"]),
        ("手续一次办完，回去陪她", []),  # a sentence in brackets
        ("被当成帮手，而不是闲人", []),
        ("在大厅里等了半个多小时，没人过来", []),
        ("'收银系统，支付网关'", []),
        ("收银系统，支付网关, 会员系统", []),
    ],
)
def test_names_parted_by_wide_commas_in_brackets(item: str, found: list[str]) -> None:
    assert codes(parse(f"a: [{item}]\n", "x.yaml")) == found

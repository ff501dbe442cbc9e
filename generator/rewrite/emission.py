"""New pieces of YAML as a careful author would write them.

In: data (texts, numbers, lists, maps). Out: their YAML, in one line or in lines of their own. Guaranteed: read back it
is the same data; whatever another reader could take for something else stands in quotation marks.
"""

from __future__ import annotations

import io
import re
import unicodedata
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, PlainScalarString

Data = Any  # str | int | float | None | list[Data] | dict[str, Data]

_WIDE = 2**31 - 1
_SHORT = 110  # characters of a map that still reads well in one line
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_RISKY = re.compile(r"[\[\]{},:#&*!|>'\"%@`\\=，、：\n\t]|\s\s|^[-?.~<+]|^\s|\s$")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BREAKS = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


class _Resolver(VersionedResolver):
    """Every scalar is a text, as the language reads them."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        return self.DEFAULT_SCALAR_TAG if kind is ScalarNode else super().resolve(kind, value, implicit)


def text_of(value: Data) -> str | None:
    """A scalar as the file has it: 3, not 3.0; None for nothing."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def is_plain(text: str) -> bool:
    """Whether a text needs no quotation marks, wherever it stands and whoever reads it."""
    if _NUMBER.fullmatch(text):
        return True
    odd = any(unicodedata.category(char) in _BREAKS or (char.isspace() and char != " ") for char in text)
    return not (text in _NULLS or _RISKY.search(text) or odd or not (text[0].isalnum() or text[0] in "“《（"))


def _scalar(value: Data, quote: bool = False) -> Any:
    text = text_of(value)
    if text is None:
        return PlainScalarString("null")
    dated = text[:1].isdigit() and not _NUMBER.fullmatch(text) and re.fullmatch(r"[\d:./-]+", text)
    plain = is_plain(text) and not dated and not quote
    return PlainScalarString(text) if plain else DoubleQuotedScalarString(text)


def _built(value: Data, flow: bool) -> Any:
    """The data as ruamel writes it: in flow style, or with only what is short in flow style."""
    made: Any
    if isinstance(value, dict):
        made = CommentedMap((_scalar(key), _built(inner, flow)) for key, inner in value.items())
    elif isinstance(value, list):
        made = CommentedSeq(_built(inner, flow) for inner in value)
    else:
        return _scalar(value)
    if flow or not value or (_is_flat(value) and len(in_line(value)) <= _SHORT):
        made.fa.set_flow_style()
    else:
        made.fa.set_block_style()
    return made


def _is_flat(value: Data) -> bool:
    """Whether it is a text in several languages, a list of words, or a map of such."""
    if isinstance(value, list):
        return not any(isinstance(item, list | dict) for item in value)
    return not any(isinstance(item, dict) and not is_text(item) for item in value.values())


def is_text(value: Data) -> bool:
    """Whether a map is a text in several languages."""
    return isinstance(value, dict) and bool(value) and all(re.fullmatch(r"(zh|en)(-\w+)*", key) for key in value)


def _dumped(value: Any) -> str:
    writer = YAML()
    writer.Resolver = _Resolver
    writer.width = _WIDE
    writer.allow_unicode = True
    writer.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    writer.dump(value, stream)
    return stream.getvalue().rstrip("\n").removesuffix("\n...")


def in_line(value: Data, quote: str = "") -> str:
    """The data in one line, such as it may stand in a map or list in braces; `quote` is the mark it had before."""
    if isinstance(value, dict | list):
        return _dumped(_built(value, flow=True))
    text = text_of(value)
    if quote == "'" and text and "\n" not in text and not any(unicodedata.category(char) in _BREAKS for char in text):
        return "'" + text.replace("'", "''") + "'"
    made = CommentedSeq([_scalar(value, quote == '"')])
    made.fa.set_flow_style()
    return _dumped(made)[1:-1]


def entry(key: str, value: Data, indent: int) -> str:
    """“key: value” in lines that begin so many columns in; no line break at the end."""
    return _indented(_dumped(_whole(CommentedMap([(_scalar(key), _built(value, flow=False))]))), indent)


def item(value: Data, indent: int, flow: bool) -> str:
    """“- value” in lines that begin so many columns in; in braces where the items beside it are."""
    made = _whole(CommentedSeq([_built(value, flow=flow)]))
    lines = _dumped(made).split("\n")
    return _indented("\n".join(line[2:] if line.startswith("  ") else line for line in lines), indent)


def _whole(made: Any) -> Any:
    made.fa.set_block_style()
    return made


def _indented(text: str, indent: int) -> str:
    return "\n".join(" " * indent + line if line else line for line in text.split("\n"))


def literal(text: str, indent: int) -> str | None:
    """A text of several lines as a block (“|”), or None when it cannot stand as one."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    sound = body and not lines[0][:1].isspace() and lines[0] and lines[-1].strip()
    if not sound or any(unicodedata.category(char) in _BREAKS for char in body if char != "\n"):
        return None
    mark = "|" if text.endswith("\n") else "|-"
    return mark + "\n" + "\n".join(" " * indent + line if line else "" for line in lines)

"""Which face shows which character, on this machine.

In: the font wheels that are installed, else the system's fonts as the caller lists them. Out: the files to load, and
texts cut into runs of one face each. Guaranteed: Chinese text and its punctuation in a Chinese face, emoji in an emoji
face, the rest in a Latin one; a character goes to a face that has it whenever one does; nothing is imported from the
wheels, their folders are only looked into.
"""

from __future__ import annotations

import struct
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from generator.errors import FontMissing

WHEELS = (
    ("fontpkg_arimo", "files/Arimo[[]wght].ttf"),
    ("pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf"),
    ("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc"),
    ("manimgx_fonts", "NotoEmoji[[]wght].ttf"),
)
OTHER_SCRIPTS = ("manimgx_fonts", "NotoSans?*[[]wght].ttf")
LATIN = ("Arimo", "Arial", "Liberation Sans", "Helvetica", "Noto Sans", "DejaVu Sans")
CHINESE = (
    "Noto Sans CJK SC",
    "Microsoft YaHei",
    "PingFang SC",
    "Source Han Sans SC",
    "Hiragino Sans GB",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
)
# The wheel's Noto Sans CJK SC varies in weight, and its regular comes out thin: it is for bold.
CHINESE_REGULAR = ("Noto Sans SC", *CHINESE)
CHINESE_BOLD = (*CHINESE, "Noto Sans SC")
EMOJI = ("Noto Emoji", "Segoe UI Emoji", "Apple Color Emoji", "Noto Color Emoji")

_MISSING = (
    "找不到中文字体：请运行 pip install fontpkg-arimo pylopdf-fonts-zh-cn manimgx-fonts-cjk manimgx-fonts，"
    "或安装系统字体 fonts-noto-cjk。"
    " / No Chinese font found: run pip install fontpkg-arimo pylopdf-fonts-zh-cn manimgx-fonts-cjk manimgx-fonts,"
    " or install the system package fonts-noto-cjk."
)
# Characters that hardly any face has, and what stands for them on paper.
_STAND_INS = str.maketrans("▸▹►◂✗✘✕⟶➜➔✔", "▶▷▶◀×××→→→✓")


@dataclass(frozen=True, slots=True)
class FontFile:
    """A face: its family, and the file (and place in a collection) that has it."""

    family: str
    path: str
    index: int = 0


def bundled_files() -> tuple[Path, ...]:
    """The font files of the wheels that are installed."""
    found = [path for package, pattern in WHEELS for path in _in_wheel(package, pattern)]
    return tuple(dict.fromkeys([*found, *_in_wheel(*OTHER_SCRIPTS)]))


def bundled_is_complete() -> bool:
    """Whether the wheels have all that a drawing needs, so that the system's fonts can be left alone."""
    return all(_in_wheel(package, pattern) for package, pattern in WHEELS)


@lru_cache(16)
def _in_wheel(package: str, pattern: str) -> tuple[Path, ...]:
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    return tuple(path for folder in folders or () for path in sorted(Path(folder).glob(pattern)))


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces for each kind of character, best first, in regular and in bold."""

    latin: tuple[FontFile, ...]
    chinese: tuple[tuple[FontFile, ...], tuple[FontFile, ...]]
    emoji: tuple[FontFile, ...]
    others: tuple[FontFile, ...]
    _chosen: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def runs(self, text: str, bold: bool) -> tuple[tuple[str, str], ...]:
        """The text in pieces of one family each: (family, piece). What no face has goes to the Latin one."""
        text = text.translate(_STAND_INS)
        families = [self._family(kind, char, bold) for kind, char in zip(_kinds(text), text, strict=True)]
        for index, char in enumerate(text):
            if index and _joins(char):
                families[index] = families[index - 1]
        pieces = groupby(zip(families, text, strict=True), key=lambda pair: pair[0])
        return tuple((family, "".join(char for _, char in pairs)) for family, pairs in pieces)

    def _family(self, kind: str, char: str, bold: bool) -> str:
        key = (kind, char, bold)
        if key not in self._chosen:
            self._chosen[key] = next((face.family for face in self._order(kind, bold) if has(face, char)), self._last)
        return self._chosen[key]

    @property
    def _last(self) -> str:
        return (self.latin or self.chinese[0])[0].family

    def _order(self, kind: str, bold: bool) -> Iterator[FontFile]:
        by_kind = {"latin": self.latin, "chinese": self.chinese[bold], "emoji": self.emoji}
        yield from by_kind[kind]
        for faces in by_kind.values():
            yield from faces
        yield from self.others


def choose(available: Iterable[FontFile]) -> Faces:
    """The faces to use, out of those there are. Errors: FontMissing when none is Chinese."""
    files: dict[str, FontFile] = {}
    for font in available:
        files.setdefault(font.family, font)

    def named(families: Sequence[str]) -> tuple[FontFile, ...]:
        return tuple(files[family] for family in families if family in files)

    regular = named(CHINESE_REGULAR)
    if not regular:
        raise FontMissing(_MISSING)
    others = tuple(font for family, font in sorted(files.items()) if family.startswith("Noto Sans"))
    return Faces(named(LATIN), (regular, named(CHINESE_BOLD)), named(EMOJI), others)


# Characters


def _kinds(text: str) -> list[str]:
    """For each character, the kind of face that should show it."""
    among_wide = any(unicodedata.east_asian_width(char) in "WF" and not _is_emoji(char) for char in text)
    return [_kind(text, index, among_wide) for index in range(len(text))]


def _kind(text: str, index: int, among_wide: bool) -> str:
    char = text[index]
    if text[index + 1 : index + 2] == "\N{VARIATION SELECTOR-16}" or _is_emoji(char):
        return "emoji"
    width, category = unicodedata.east_asian_width(char), unicodedata.category(char)
    mark = category in ("So", "No") or "\N{LEFTWARDS ARROW}" <= char <= "\N{DOWNWARDS ARROW}"
    if width in "WF" or (width == "A" and (mark or among_wide) and category[0] != "L"):
        return "chinese"
    return "latin"


def _is_emoji(char: str) -> bool:
    """Whether the character is shown as a picture unless told otherwise. Source: UTS #51, by East Asian Width W."""
    code = ord(char)
    if 0x1F000 <= code <= 0x1FAFF:
        return True
    return 0x2300 <= code <= 0x2BFF and unicodedata.east_asian_width(char) == "W"


def _joins(char: str) -> bool:
    """Whether the character belongs to the one before it: marks, joiners, selectors, skin tones."""
    return unicodedata.category(char) in ("Mn", "Me", "Mc", "Cf") or 0x1F3FB <= ord(char) <= 0x1F3FF


# What a font file holds


def has(font: FontFile, char: str) -> bool:
    """Whether the font has a glyph for the character."""
    starts, ends = _coverage(font.path, font.index)
    place = bisect_right(starts, ord(char)) - 1
    return place >= 0 and ord(char) <= ends[place]


@lru_cache(64)
def _coverage(path: str, index: int) -> tuple[list[int], list[int]]:
    """First and last code points of the ranges that a font maps to glyphs. Source: OpenType, "cmap"."""
    try:
        with Path(path).open("rb") as stream:
            ranges = sorted(_ranges(_character_map(stream, index)))
    except (OSError, struct.error, IndexError):
        ranges = []
    return [start for start, _ in ranges], [end for _, end in ranges]


def _character_map(stream: BinaryIO, index: int) -> bytes:
    """The font's cmap table."""
    start = 0
    if stream.read(4) == b"ttcf":
        stream.seek(12 + 4 * index)
        (start,) = struct.unpack(">I", stream.read(4))
    stream.seek(start + 4)
    (count,) = struct.unpack(">H", stream.read(2))
    stream.seek(start + 12)
    directory = stream.read(16 * count)
    for tag, _, offset, length in struct.iter_unpack(">4sIII", directory):
        if tag == b"cmap":
            stream.seek(offset)
            return stream.read(length)
    return b""


def _ranges(table: bytes) -> list[tuple[int, int]]:
    """The ranges of the widest Unicode subtable: format 12, else format 4."""
    (count,) = struct.unpack_from(">2xH", table)
    found: dict[int, int] = {}
    for at in range(count):
        platform, _, offset = struct.unpack_from(">HHI", table, 4 + 8 * at)
        (form,) = struct.unpack_from(">H", table, offset)
        if platform in (0, 3) and form in (4, 12):
            found[form] = offset
    if 12 in found:
        (size,) = struct.unpack_from(">I", table, found[12] + 12)
        groups = struct.iter_unpack(">III", table[found[12] + 16 : found[12] + 16 + 12 * size])
        return [(first, last) for first, last, _ in groups]
    return _segments(table[found[4] :]) if 4 in found else []


def _segments(table: bytes) -> list[tuple[int, int]]:
    (double,) = struct.unpack_from(">6xH", table)
    ends = struct.unpack_from(f">{double // 2}H", table, 14)
    starts = struct.unpack_from(f">{double // 2}H", table, 16 + double)
    return [(first, last) for first, last in zip(starts, ends, strict=True) if first != 0xFFFF]

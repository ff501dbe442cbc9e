"""Files whose text changed, written back as they were: encoding, line ends, rights; all of them or none.

In: the bytes of a file and its text before and after, as `source` reads it. Out: bytes; files in the place of others.
Guaranteed: a line that did not change keeps its bytes; where a file cannot be written the others stay as they were.
"""

from __future__ import annotations

import codecs
import os
import shutil
import tempfile
from collections.abc import Mapping
from difflib import SequenceMatcher, unified_diff
from pathlib import Path

from generator.source.decode import encoding_of

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def encoded(data: bytes, before: str, after: str) -> bytes:
    """The bytes of a file with its text changed."""
    mark = next((one for one in _MARKS if data.startswith(one)), b"")
    encoding = encoding_of(data)
    if encoding in ("utf-16", "utf-32"):
        encoding += "-be" if mark in (codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE) else "-le"
    encoding = "utf-8" if encoding == "utf-8-sig" else encoding
    written = data[len(mark) :].decode(encoding)
    old = [line.removesuffix("\n") for line in _lines(before)]
    raw = _raw_lines(written)
    breaks = [line[len(line.rstrip("\r\n")) :] for line in raw]
    usual = max(("\n", "\r\n", "\r"), key=breaks.count)
    parts: list[str] = []
    new = [line.removesuffix("\n") for line in _lines(after)]
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal" and len(raw) == len(old):
            parts += raw[start:end]
            if last < len(new) and parts and not parts[-1].endswith(("\n", "\r")):
                parts.append(usual)
        else:
            parts += [line.replace("\n", usual) for line in _lines(after)[first:last]]
    return mark + "".join(parts).encode(encoding)


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [*(line + "\n" for line in lines[:-1]), *([lines[-1]] if lines[-1] else [])]


def _raw_lines(text: str) -> list[str]:
    """The lines with their own ends: line feed, carriage return, or both."""
    marked = text.replace("\r\n", "\0").replace("\r", "\1").replace("\n", "\2")
    for mark, own in (("\0", "\r\n"), ("\1", "\r"), ("\2", "\n")):
        marked = marked.replace(mark, own + "\3")
    return [line for line in marked.split("\3") if line]


def difference(file: str, before: str, after: str) -> str:
    """The change of a text as a unified diff."""
    lines = unified_diff(_lines(before), _lines(after), f"a/{file}", f"b/{file}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def replace_all(changes: Mapping[Path, bytes]) -> None:
    """Put the bytes in the place of the files, links followed, or make them. Errors: OSError; then all is as it was."""
    staged: list[tuple[Path, Path]] = []
    done: list[tuple[Path, bytes | None]] = []
    try:
        for path, data in changes.items():
            home = path.resolve()
            number, name = tempfile.mkstemp(dir=home.parent, prefix=f".{home.name}.")
            staged.append((Path(name), home))
            with os.fdopen(number, "wb") as stream:
                stream.write(data)
            if home.exists():
                shutil.copymode(home, name)
            else:
                Path(name).chmod(0o666 & ~_mask())
        for new, home in staged:
            former = home.read_bytes() if home.exists() else None
            new.replace(home)
            done.append((home, former))
    except OSError:
        for home, former in done:
            home.unlink() if former is None else home.write_bytes(former)
        raise
    finally:
        for new, _ in staged:
            new.unlink(missing_ok=True)


def _mask() -> int:
    """The rights that new files do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask

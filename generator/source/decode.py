"""From bytes to text.

In: the bytes of a file. Out: what kind of file it is, its encoding, or where it cannot be read. Guaranteed: never
raises whatever the bytes.
"""

from __future__ import annotations

from generator.characters import count_chinese
from generator.diagnostics import Word, word

_SIGNATURES = (
    (b"PK\x03\x04", "office"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"{\\rtf", "rich-text"),
    (b"\x1f\x8b", "archive"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
)


def binary_kind(data: bytes) -> Word | None:
    """What a file that is no text probably is; None for a text."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return word(kind)
    if encoding_of(data) != "utf-8-sig":
        return None
    return word("binary") if data[:4096].count(0) else None


def encoding_of(data: bytes) -> str:
    """The encoding that a text says it is in, or that its zeros give away."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    even, odd = data[:4096:2], data[1:4096:2]
    if odd.count(0) > len(odd) * 0.4 and not even.count(0):
        return "utf-16-le"
    if even.count(0) > len(even) * 0.4 and not odd.count(0):
        return "utf-16-be"
    return "utf-8-sig"


def likely_encoding(data: bytes) -> tuple[str, str]:
    """The encoding that the bytes are probably in, and its name for the author."""
    sound = data.decode("utf-8", "ignore")
    lost = data.decode("utf-8", "replace").count("\ufffd")
    if sum(char > "\x7f" for char in sound) > 3 * lost:
        return "utf-8", "UTF-8"
    for encoding, name in (("gb2312", "GBK"), ("big5", "Big5"), ("gb18030", "GBK")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        chinese = count_chinese(text)
        if chinese * 2 >= sum(char > "\x7f" for char in text):
            return encoding, name
    return "cp1252", word("other-encoding")


def one_kind_of_break(text: str) -> str:
    """The text with a line feed at the end of each line, whichever system wrote it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")

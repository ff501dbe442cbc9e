"""The pictures that slides name: read from the engagement's folder, checked by their own bytes.

In: an engagement and the folder of its first file. Out: bytes by name as the author wrote it, findings for those that
cannot be used. Guaranteed: nothing outside the folder is read, links followed; no more than `MOST_BYTES` of a file; a
picture is PNG or JPEG, whole, and of a size that office programs open.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.diagnostics import Diagnostic, word
from generator.load.include import inside
from generator.model import Engagement
from generator.pictures import Picture, is_whole, picture

MOST_BYTES = 20 * 2**20
MOST_PIXELS = 50_000_000
ALL_BYTES = 200 * 2**20  # of all pictures of a deck


def media(engagement: Engagement, folder: Path) -> tuple[Mapping[str, bytes], list[Diagnostic]]:
    """The pictures of the author's slides that can be used, and a finding for each that cannot."""
    found: dict[str, bytes] = {}
    findings: dict[str, Diagnostic] = {}
    for wish in engagement.deck.slides:
        name = wish.image
        if not name or wish.omit or name in found or name in findings:
            continue
        data = _read(name, folder, ALL_BYTES - sum(map(len, found.values())))
        if isinstance(data, bytes):
            found[name] = data
        else:
            code, facts = data
            findings[name] = Diagnostic(code, wish.origin.at("image"), {"file": name, **facts}, "warning")
    return found, list(findings.values())


def _read(name: str, folder: Path, left: int) -> bytes | tuple[str, dict[str, str]]:
    """The file's bytes, or the code of what is wrong and its facts."""
    path, reason = inside(name, ".", folder)
    if path is None:
        return "PI-01", {"reason": word(reason)}
    try:
        if not path.is_file():
            return "PI-01", {"reason": word("picture-missing")}
        size = path.stat().st_size
        if size > min(MOST_BYTES, left):
            return "PI-03", {"found": f"{size / 2**20:.1f} MB", "limit": f"{MOST_BYTES // 2**20} MB"}
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        return "PI-01", {"reason": word("cannot-open")}
    return _unfit(data, picture(data)) or data


def _unfit(data: bytes, found: Picture | None) -> tuple[str, dict[str, str]] | None:
    if found is None:
        return "PI-02", {"reason": word("picture-kind")}
    if not is_whole(data, found):
        return "PI-02", {"reason": word("picture-cut")}
    if found.width * found.height > MOST_PIXELS:
        limit = f"{MOST_PIXELS // 1_000_000:,} MP"
        return "PI-03", {"found": f"{found.width} × {found.height}", "limit": limit}
    return None

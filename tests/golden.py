"""Texts compared with golden files that lie beside the tests.

In: a folder, a suffix, the names there should be. Out: a comparison, and the golden files that no case claims.
Guaranteed: `pytest --accept` rewrites what differs and deletes what nothing claims; without it nothing is written.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Goldens:
    """The golden files of a test module: one for each name, in a folder, with a suffix such as “.diag”."""

    folder: Path
    suffix: str
    names: Collection[str]

    def path(self, name: str) -> Path:
        assert name in self.names, f"{name} is no case of {self.folder.name}"
        return self.folder / f"{name}{self.suffix}"

    def check(self, name: str, text: str, accept: bool) -> None:
        """Compare a text with its golden file; with `accept`, write the file instead when it differs."""
        path = self.path(name)
        known = path.read_bytes().decode("utf-8") if path.is_file() else None
        if accept and text != known:
            path.write_bytes(text.encode("utf-8"))
            known = text
        assert known is not None, f"no golden file {path.name}; run pytest --accept and look at it"
        assert text == known, f"{path.name} differs; run pytest --accept and look at the difference"

    def unclaimed(self, accept: bool) -> list[str]:
        """The files with the suffix that belong to no name; with `accept`, they are deleted."""
        claimed = {self.path(name) for name in self.names}
        left = sorted(path for path in self.folder.rglob(f"*{self.suffix}") if path not in claimed)
        if accept:
            for path in left:
                path.unlink()
            return []
        return [path.relative_to(self.folder).as_posix() for path in left]

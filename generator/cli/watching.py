"""`blueprint check --watch`: check again whenever a file is saved, until Ctrl-C.

In: files, and how to look at them. Out: the report, printed anew after each change. Guaranteed: a file that an editor
replaces is still seen; so are those that it includes, and what it names: surveys, a theme, a template, pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.words import words

if TYPE_CHECKING:
    from generator.examination import Examined

_WAIT = 150  # milliseconds in which further changes count as the same one
_WRITTEN = (".yaml", ".yml")  # beside the file: it may be included once the file can be read


def watch(files: Sequence[Path], look: Callable[[], Sequence[Examined]], ui_lang: str | None) -> None:
    """Look at the files now and after each change, until somebody stops it."""
    known: frozenset[Path] = frozenset()
    while True:
        click.clear()
        found = look()
        known |= _read(files, found)
        click.echo(words(found[0].loaded, ui_lang, "watching"), err=True)
        if not _changed(known):
            return


def _read(files: Sequence[Path], found: Sequence[Examined]) -> frozenset[Path]:
    from generator.examination import files_read

    return frozenset().union(*(files_read(one.loaded, path) for path, one in zip(files, found, strict=True)))


def _changed(known: frozenset[Path]) -> bool:
    """Wait until one of the files changes; False when it is to stop.

    Folders are watched, not files: many editors write a new file and put it in the place of the old one.
    """
    from watchfiles import watch as changes

    folders = {path if path.is_dir() else path.parent for path in known}
    folders |= {inner for path in known if path.is_dir() for inner in path.rglob("*") if inner.is_dir()}
    there = sorted(folder for folder in folders if folder.is_dir())

    def matters(_: object, name: str) -> bool:
        path = Path(name)
        return path.suffix in _WRITTEN or path in known or any(folder in known for folder in path.parents)

    seen = changes(*there, watch_filter=matters, debounce=_WAIT, step=50, recursive=False, raise_interrupt=False)
    return next(seen, None) is not None

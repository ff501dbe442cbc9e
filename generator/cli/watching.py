"""`blueprint check --watch`: check again whenever a file is saved, until Ctrl-C.

In: files, how to look at them, how to show what was found. Out: the report, shown anew after each change. Guaranteed: a
change is not missed, also while the files are looked at; a file that an editor replaces is still seen; so are those
that it includes, and what it names: surveys, a theme, a template, pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.words import words

if TYPE_CHECKING:
    from generator.examination import Examined

_SETTLED = 150  # milliseconds in which further changes count as the same one
_PULSE = 250  # milliseconds between two looks at whether somebody wants to stop
_WRITTEN = (".yaml", ".yml")  # beside the file: it may be included once the file can be read

Look = Callable[[], Sequence["Examined"]]
Show = Callable[[Sequence["Examined"]], None]


def watch(files: Sequence[Path], look: Look, show: Show, ui_lang: str | None) -> None:
    """Look at the files now and after each change, until somebody stops it."""
    eyes = _Eyes(files)
    try:
        while True:
            found = look()
            if eyes.learn(files, found):  # what changed before they were opened was not seen
                found = look()
            click.clear()
            show(found)
            click.echo(words(found[0].loaded, ui_lang, "watching"), err=True)
            if not eyes.wait():
                return
    except KeyboardInterrupt:
        return


class _Eyes:
    """Watches folders, not files: many editors write a new file and put it in the place of the old one."""

    def __init__(self, files: Sequence[Path]) -> None:
        self.known = frozenset(path.resolve() for path in files)
        self.folders: list[Path] = []
        self.changes: Iterator[Any] = iter(())
        self.open()

    def open(self) -> bool:
        """Watch the folders of all files that are known; whether these are others than before."""
        folders = {path if path.is_dir() else path.parent for path in self.known}
        folders |= {inner for path in self.known if path.is_dir() for inner in path.rglob("*") if inner.is_dir()}
        there = sorted(folder for folder in folders if folder.is_dir())
        if there == self.folders:
            return False
        from watchfiles import watch as changes

        self.folders = there
        self.changes = changes(
            *there,
            watch_filter=self.matters,
            debounce=_SETTLED,
            step=50,
            rust_timeout=_PULSE,
            yield_on_timeout=True,
            recursive=False,
        )
        next(self.changes)  # it watches from here on
        return True

    def learn(self, files: Sequence[Path], found: Sequence[Examined]) -> bool:
        """Watch what the files turned out to be made of; whether that takes more folders."""
        from generator.examination import files_read

        read = (files_read(one.loaded, path) for path, one in zip(files, found, strict=True))
        self.known = self.known.union(*read)
        return self.open()

    def matters(self, _: object, name: str) -> bool:
        path = Path(name)
        within = any(folder in self.known for folder in path.parents)
        return path.suffix in _WRITTEN or path in self.known or within

    def wait(self) -> bool:
        """Wait until one of the files changes; False when it is to stop."""
        return any(self.changes)

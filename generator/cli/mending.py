"""`blueprint check --fix`: mend what is mechanical, and show it.

In: files. Out: a unified diff, the files changed. Guaranteed: what is written is written whole; nothing is written
where only the diff was asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import IO

import click

from generator.cli.files import beside, write
from generator.cli.words import language_of, words


def mend(files: Sequence[Path], only_show: bool, stream: IO[str], ui_lang: str | None) -> None:
    """Mend each file and those that it includes; the diff goes to `stream`, what became of it to stderr."""
    for path in files:
        _mend_one(path, only_show, stream, ui_lang)


def _mend_one(path: Path, only_show: bool, stream: IO[str], ui_lang: str | None) -> None:
    from generator.load import engagement
    from generator.mending import mended
    from generator.rewrite.files import difference

    loaded = engagement(path)
    found = mended(loaded, lambda texts: engagement(path, instead=texts))
    changed = {name: text for name, text in found.texts.items() if text != loaded.texts[name]}
    for name, text in changed.items():
        click.echo(difference(beside(name), loaded.texts[name], text), file=stream, nl=False)
    if changed and not only_show:
        write(changed, loaded.texts, language_of(loaded, ui_lang))
    said = "unmendable" if not changed else "mendable" if only_show else "mended"
    click.echo(words(loaded, ui_lang, said).format(path, found.count), err=True)

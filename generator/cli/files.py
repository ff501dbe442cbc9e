"""Files that commands change: how a patch calls them, and how they are written.

In: names and texts. Out: files in the place of others. Guaranteed: all of them or none.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.cli.words import MACHINE, fail, words


def beside(name: str) -> str:
    """A file as a patch calls it: from the folder that the command runs in."""
    path = Path(name)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_posix().lstrip("/")


def write(changed: Mapping[str, str], before: Mapping[str, str], language: str) -> None:
    """Replace the files, as they were encoded; where that cannot be, say so and stop."""
    from generator.rewrite.files import encoded, replace_all

    try:
        ready = {Path(name): encoded(Path(name).read_bytes(), before[name], text) for name, text in changed.items()}
        replace_all(ready)
    except (OSError, UnicodeError) as error:
        named = getattr(error, "filename", None) or next(iter(changed))
        fail(MACHINE, words(None, language, "unwritten").format(named, getattr(error, "strerror", None) or error))

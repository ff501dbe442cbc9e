"""Service blueprints and workshop kits from one YAML file.

In: the path of a file. Out: an engagement, its findings, or its kit. Guaranteed: importing this package imports no
renderer and no third-party library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diagnostics import Diagnostic
    from generator.kit import Built
    from generator.load import Loaded

__all__ = ["__version__", "build", "check", "load_file"]

__version__ = "0.1.0"


def load_file(path: Path | str) -> Loaded:
    """Load a file: its engagement (None when it has errors), findings and texts. Never raises for its content."""
    from generator.load import engagement

    return engagement(path)


def check(path: Path | str, profile: str = "") -> tuple[Diagnostic, ...]:
    """All findings about a file, in order, the coach's with them; `profile` is whom it speaks to."""
    from pathlib import Path as Folder

    from generator.examination import examined

    return examined(load_file(path), Folder(path).parent, profile).findings


def build(path: Path | str, out: Path | str = "output") -> Built:
    """Build the kit of a file into `out/<stem>`. Errors: KitError when the machine lacks something."""
    from pathlib import Path as Folder

    from generator.kit import Wish
    from generator.kit import build as build_kit

    return build_kit(Folder(path), Folder(out), Wish(), __version__)

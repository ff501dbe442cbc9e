"""What the package carries besides code: templates of decks, of starters and of pages.

In: a name below `templates/`. Out: its folder, or a Jinja environment that reads from there. Guaranteed: found in an
installed wheel and in a checkout alike; Jinja is imported only when it is used, and its templates are sandboxed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment


def folder(name: str = "") -> Path:
    """The folder of templates with this name: inside an installed package, else beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "_templates"
    return (installed if installed.is_dir() else package.parent / "templates") / name


def environment() -> SandboxedEnvironment:
    """Jinja for templates, by their path below `templates/`; values are escaped where the template is markup.

    Errors: a name without a value raises.
    """
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(
        loader=FileSystemLoader(folder()),
        undefined=StrictUndefined,
        autoescape=lambda name: name is not None and name.endswith(".html.j2"),  # YAML and Markdown are no markup
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )

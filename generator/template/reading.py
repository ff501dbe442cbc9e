"""A template from the file that names it: the brand's file, or the .pptx or .potx itself.

In: a path. Out: the template, findings, the texts they refer to. Guaranteed: never raises for what an author or a
machine can cause; nothing outside the brand file's folder is read.
"""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Diagnostic, Span, word
from generator.load import client_theme
from generator.load.values import is_yaml
from generator.model import ClientTheme
from generator.template import Loaded, Template, load
from generator.template.file import LIMIT


def of_file(path: Path, language: str) -> tuple[Template | None, tuple[Diagnostic, ...], dict[str, str]]:
    """The template that a file is or names; None exactly when a finding is an error."""
    if not is_yaml(path.name):
        made = of_theme(ClientTheme(template=str(path)))
        return made.template, made.findings, {}
    read = client_theme.of_file(path, language)
    if read.theme is None:
        return None, read.findings, read.texts
    if not read.theme.template:
        span = Span(str(path), 0, 0)
        found = Diagnostic("TP-01", span, {"path": "template:", "reason": word("template-none")})
        return None, (*read.findings, found), read.texts
    made = of_theme(read.theme)
    return made.template, (*read.findings, *made.findings), read.texts


def of_theme(theme: ClientTheme) -> Loaded:
    """The template of a theme, whose `template` is a path of the machine."""
    path = Path(theme.template)
    try:
        if path.stat().st_size > LIMIT:
            return _refused(theme, "template-large", str(LIMIT // 2**20))
        content = path.read_bytes()
    except FileNotFoundError:
        return _refused(theme, "not-found")
    except (OSError, ValueError):
        return _refused(theme, "cannot-open")
    return load(content, theme, path.name)


def _refused(theme: ClientTheme, reason: str, amount: str = "") -> Loaded:
    said = theme.origin.at("template")
    name = Path(theme.template).name
    span = said if said.file else Span(name, 0, 0)
    return Loaded(None, (Diagnostic("TP-01", span, {"path": name, "reason": word(reason, amount)}),))

"""A client's theme: read from its file, joined with what the engagement says itself, and judged.

In: the engagement's `diagrams`, or a theme's file. Out: the theme in full, and findings: colours that had to be changed
so that words and lines show. Guaranteed: an engagement's theme is read only from the folder of its first file or below.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Span, folded, has_errors, in_order, word
from generator.load import values
from generator.load.bind import Binder
from generator.load.include import Files, inside, read_map
from generator.model import ClientTheme, Colors, Engagement, Fonts
from generator.model.base import Origin
from generator.source import Mapping, Scalar, read

if TYPE_CHECKING:
    from generator.appearance import Change

# Latin faces wider than Arial by more than the room that cards leave beside their text, some 8 %. Source: the advances
# of the English texts in `blueprints/`, 51,302 characters: URW Gothic, as wide as Century Gothic, 9 %; URW Bookman
# 11 %; DejaVu Sans, drawn on Verdana's proportions, 14 %; DejaVu Serif 16 %; Liberation Mono, as wide as Courier New,
# 37 %. The other ones are not measured.
_WIDE = (
    "Arial Black, Bookman Old Style, URW Bookman, Cascadia Code, Cascadia Mono, Century Gothic, URW Gothic, Consolas, "
    "Courier New, DejaVu Sans, DejaVu Sans Mono, DejaVu Serif, Liberation Mono, Lucida Console, Menlo, Monaco, "
    "Montserrat, Poppins, Verdana"
)


@dataclass(frozen=True, slots=True)
class LoadedTheme:
    """What became of a theme's file; `theme` is None exactly when a finding is an error."""

    theme: ClientTheme | None
    findings: tuple[Diagnostic, ...]
    texts: dict[str, str]


def of_file(path: Path, language: str) -> LoadedTheme:
    """The theme that a file describes."""
    source = read(path, str(path))
    binder = Binder(language, ())
    made = None if source.root is None else binder.term(ClientTheme, source.root)
    findings = [*source.findings, *binder.findings]
    if made is not None:
        findings += [*_nested(made), *_changed(made), *_wide(made)]
        made, found = _with_template(made, "", path.parent, True)
        findings += found
    ordered = tuple(folded(in_order(findings)))
    return LoadedTheme(None if has_errors(ordered) else made, ordered, {source.file: source.text})


def resolved(made: Engagement, files: Files, binder: Binder) -> tuple[Engagement, list[Diagnostic]]:
    """The engagement with its theme in full: what the file named says, then what is said in place."""
    diagrams = made.diagrams
    said, found = _of_deck(made)
    theme = said
    if values.is_yaml(said.base):
        theme, more = _from_folder(said, files, binder)
        theme = replace(theme, colors=_joined(theme.colors, said.colors), fonts=_fonts(theme.fonts, said.fonts))
        found += more
    elif theme.template:
        theme, more = _with_template(theme, "", files.folder, False)
        found += more
    theme = replace(theme, colors=_joined(theme.colors, diagrams.colors), fonts=_fonts(theme.fonts, diagrams.fonts))
    diagrams = replace(diagrams, theme=theme, colors=theme.colors, fonts=theme.fonts)
    return replace(made, diagrams=diagrams), [*found, *_changed(theme), *_wide(theme)]


def _of_deck(made: Engagement) -> tuple[ClientTheme, list[Diagnostic]]:
    """The theme that the drawings name, or the deck's brand: a theme's file, or a template."""
    said, brand = made.diagrams.theme, made.deck.brand
    if not brand or brand == said.base:
        return said, []
    span = made.deck.origin.at("brand")
    if values.is_yaml(said.base) or said.template:
        return said, [Diagnostic("TH-03", span, {"path": brand, "reason": word("theme-twice")})]
    keys = {**said.origin.keys, "base": span, "template": span}
    said = replace(said, origin=Origin(said.origin.span, keys))
    return (replace(said, base=brand) if values.is_yaml(brand) else replace(said, template=brand)), []


def _with_template(
    theme: ClientTheme, home: str, folder: Path | None, wished: bool
) -> tuple[ClientTheme, list[Diagnostic]]:
    """The theme with its template's path from the engagement's folder; as the machine has it where it was `wished`.

    `home` is the folder, inside `folder`, of the file that names the template.
    """
    if not theme.template:
        return theme, []
    span = theme.origin.at("template")
    path, reason = inside(theme.template, home, folder)
    if path is not None and folder is not None and not path.is_file():
        path, reason = None, "not-found"
    if path is None or folder is None:
        return theme, [Diagnostic("TP-01", span, {"path": theme.template, "reason": word(reason)})]
    shown = str(folder / home / theme.template) if wished else path.relative_to(folder.resolve()).as_posix()
    return replace(theme, template=shown), []


def _from_folder(said: ClientTheme, files: Files, binder: Binder) -> tuple[ClientTheme, list[Diagnostic]]:
    span = said.origin.at("base")
    path, reason = inside(said.base, "", files.folder)
    if path is None or files.folder is None:
        return ClientTheme(), [Diagnostic("TH-03", span, {"path": said.base, "reason": word(reason)})]
    relative = path.relative_to(files.folder.resolve()).as_posix()
    root = read_map(path, relative, Scalar(said.base, span), files)
    own = Binder(binder.language, ())
    made = own.term(ClientTheme, root) if isinstance(root, Mapping) else None
    if made is None:
        return ClientTheme(), own.findings
    nested = list(_nested(made))
    made, found = _with_template(made, Path(relative).parent.as_posix(), files.folder, False)
    return (ClientTheme() if nested else made), [*own.findings, *nested, *found]


def _nested(made: ClientTheme) -> list[Diagnostic]:
    if not values.is_yaml(made.base):
        return []
    return [Diagnostic("TH-03", made.origin.at("base"), {"path": made.base, "reason": word("theme-of-theme")})]


def _joined(one: Colors, other: Colors) -> Colors:
    """The colours of both; where both give one, the other's."""
    spans = {**one.origin.keys, **other.origin.keys}
    origin = Origin(other.origin.span if other.origin.keys else one.origin.span, spans)
    return Colors(origin=origin, **{**one.given(), **other.given()})


def _fonts(one: Fonts, other: Fonts) -> Fonts:
    spans = {**one.origin.keys, **other.origin.keys}
    origin = Origin(other.origin.span if other.origin.keys else one.origin.span, spans)
    return Fonts(origin=origin, latin=other.latin or one.latin, chinese=other.chinese or one.chinese)


def _wide(theme: ClientTheme) -> list[Diagnostic]:
    """A warning when Latin words may take more room than they were measured to take."""
    face = theme.fonts.latin
    if not is_wide(face):
        return []
    return [Diagnostic("TH-04", theme.fonts.origin.at("latin"), {"found": face}, "warning")]


def is_wide(face: str) -> bool:
    """Whether a Latin face is known to take more room than the one that texts are measured by."""
    return face.casefold() in _WIDE.casefold().split(", ")


def _changed(theme: ClientTheme) -> list[Diagnostic]:
    """A warning for each colour that is drawn otherwise than given."""
    given = theme.colors.given()
    if not given or values.is_yaml(theme.base) or theme.template:
        return []
    from generator.appearance import in_colors

    _, changes = in_colors(theme.base, given)
    return [_warning(change, theme.colors.origin.at(change.key)) for change in changes]


def _warning(change: Change, span: Span) -> Diagnostic:
    from generator.paint import luminance

    darker = luminance(change.used) < luminance(change.given)  # than given; dark words on it ask for the same
    facts = {"key": change.key, "found": change.given, "used": change.used, "what": word(f"theme-{change.what}")}
    return Diagnostic("TH-02", span, {**facts, "direction": word("darker" if darker else "lighter")}, "warning")

"""From a file to an engagement that cannot be wrong.

In: the path of a YAML file. Out: the engagement in the long form, all findings in order, and the texts they point at.
Guaranteed: never raises whatever the file holds; the engagement is None exactly when a finding is an error; a file
named in `include` is read only from the folder of the first file or below it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generator.diagnostics import Diagnostic, Span, has_errors, in_order
from generator.load import expand
from generator.load.bind import Binder
from generator.load.include import combined
from generator.load.resolve import resolved
from generator.model import LANGUAGES, Blueprint, Duration, Engagement, Meta, Text, Wait
from generator.model.service import LANE_ROLES, Card
from generator.source import Mapping, Node, Scalar, Source, parse_bytes, read
from generator.text import is_wide

STEP_LIMIT = 500
LANE_LIMIT = 24
CELL_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a file. `texts` are the files read, by name; `language` is that of the messages."""

    engagement: Engagement | None
    findings: tuple[Diagnostic, ...]
    texts: dict[str, str]
    language: str


def engagement(path: Path | str, file: str | None = None) -> Loaded:
    """Load the file at a path; `file` is its name in messages (the path as given when None)."""
    path = Path(path)
    return _loaded(read(path, file or str(path)), path.parent)


def from_bytes(data: bytes, file: str = "input.yaml", folder: Path | None = None) -> Loaded:
    """Load the content of a file; includes are looked for in `folder`, none when it is None."""
    return _loaded(parse_bytes(data, file), folder)


def _loaded(source: Source, folder: Path | None) -> Loaded:
    texts = {source.file: source.text}
    findings = list(source.findings)
    language = _primary_language(source.root, source.text)
    root = source.root
    if root is None:
        return Loaded(None, tuple(in_order(findings)), texts, language)
    if not isinstance(root, Mapping):
        findings.append(_not_a_map(root, source))
        return Loaded(None, tuple(in_order(findings)), texts, language)
    root = combined(root, folder, texts, findings)
    made = _engagement(root, language, findings)
    ordered = in_order(findings)
    return Loaded(None if has_errors(ordered) else made, tuple(ordered), texts, language)


def _not_a_map(root: Node, source: Source) -> Diagnostic:
    if isinstance(root, Scalar) and "：" in root.text:
        first = source.text.strip().split("\n")[0]
        return Diagnostic("YM-10", root.span, {"found": first, "key": first.split("：")[0]})
    found = "@list" if not isinstance(root, Scalar) else root.text
    parameters = {"key": "@Engagement", "expected": "@map", "found": found, "hint": "@file-hint"}
    place = Span(root.span.file, root.span.line, root.span.column)
    return Diagnostic("TY-01", place, parameters)


def _primary_language(root: Node | None, text: str) -> str:
    """The language the author writes in: as said, else that of the title, else of the file."""
    if isinstance(root, Mapping):
        meta = root.get("meta")
        for place in (root, meta):
            said = place.get("primary_language") if isinstance(place, Mapping) else None
            if isinstance(said, Scalar) and said.text.strip():
                return "zh-CN" if said.text.startswith("zh") else "en"
        for place in (meta, root):
            title = place.get("title") if isinstance(place, Mapping) else None
            if isinstance(title, Scalar):
                return "zh-CN" if any(map(is_wide, title.text)) else "en"
    wide = sum(map(is_wide, text[:20_000]))
    return "zh-CN" if wide * 12 > len(text[:20_000]) else "en"


def _engagement(root: Mapping, language: str, findings: list[Diagnostic]) -> Engagement | None:
    root = expand.lengthened(root)
    binder = Binder(language, expand.lane_ids(root))
    made = binder.term(Engagement, root)
    findings += binder.findings
    if made is None:
        return None
    made = replace(made, meta=_whole_meta(made.meta, language, binder))
    made = replace(made, lanes=expand.lanes(made))
    roles = _roles(made, findings)
    blueprints = {name: expand.cards(_named(blueprint, name), roles) for name, blueprint in made.blueprints.items()}
    made = expand.gathered(replace(made, blueprints=blueprints))
    made = expand.placed(expand.days(expand.identified(made)), roles)
    made, faults = resolved(made)
    findings += faults
    blueprints = {
        name: replace(blueprint, arrows=expand.arrows(blueprint, made.lanes, findings))
        for name, blueprint in made.blueprints.items()
    }
    made = replace(made, blueprints=blueprints)
    _check_whole(made, findings)
    _check_times(made, findings)
    return made


def _named(blueprint: Blueprint, name: str) -> Blueprint:
    state = blueprint.state or ("to_be" if name.startswith("to_be") else "as_is")
    return replace(blueprint, id=name, state=state)


def _whole_meta(meta: Meta, language: str, binder: Binder) -> Meta:
    """The head with its languages: as said, else those the title or half of the texts are written in."""
    said = tuple(tag for tag in meta.languages if tag in LANGUAGES)
    titled = {tag for tag, _ in meta.title.values}
    often = {tag for tag, count in binder.languages.items() if count * 2 >= binder.texts}
    found = tuple(tag for tag in LANGUAGES if tag == language or tag in titled | often)
    languages = said or found
    only = {"zh_only": ("zh-CN",), "en_only": ("en",)}.get(meta.bilingual_mode)
    languages = only or languages
    primary = language if language in languages else languages[0]
    return replace(meta, languages=languages, primary_language=primary)


def _roles(made: Engagement, findings: list[Diagnostic]) -> dict[str, str]:
    roles: dict[str, str] = {}
    for lane in made.lanes:
        if lane.role is None:
            parameters = {"owner": "@Lane", "key": "role", "doc": ", ".join(LANE_ROLES)}
            findings.append(Diagnostic("TY-02", lane.origin.span, parameters))
        if lane.id in roles:
            first = next(other for other in made.lanes if other.id == lane.id)
            line = str(first.origin.at("id").line)
            findings.append(Diagnostic("ID-01", lane.origin.at("id"), {"id": lane.id, "line": line}))
        roles[lane.id] = lane.role or ""
    return roles


def _check_whole(made: Engagement, findings: list[Diagnostic]) -> None:
    """A file has a phase and a step, and no more of anything than can be drawn."""
    start = Span(made.origin.span.file, 1, 1)
    if not made.phases:
        findings.append(
            Diagnostic("TY-02", start, {"owner": "@Engagement", "key": "phases", "doc": "phases of the journey"})
        )
    if not any(blueprint.steps for blueprint in made.blueprints.values()):
        findings.append(
            Diagnostic("TY-02", start, {"owner": "@Engagement", "key": "steps", "doc": "steps of the journey"})
        )
    if len(made.lanes) > LANE_LIMIT:
        findings.append(_too_many("@lanes", len(made.lanes), LANE_LIMIT, start))
    phases = {phase.id for phase in made.phases}
    for blueprint in made.blueprints.values():
        if len(blueprint.steps) > STEP_LIMIT:
            findings.append(_too_many("@steps", len(blueprint.steps), STEP_LIMIT, blueprint.origin.span))
        for step in blueprint.steps:
            if not step.phase and phases:
                findings.append(
                    Diagnostic("TY-02", _head(step.origin.span), {"owner": "@Step", "key": "phase", "doc": "its phase"})
                )
            for cell in step.cells.values():
                if len(cell) > CELL_LIMIT:
                    findings.append(_too_many("@cards", len(cell), CELL_LIMIT, _head(step.origin.span)))


def _head(span: Span) -> Span:
    return Span(span.file, span.line, span.column)


def _too_many(what: str, found: int, limit: int, span: Span) -> Diagnostic:
    return Diagnostic("TY-09", _head(span), {"what": what, "found": str(found), "limit": str(limit)})


def _check_times(made: Engagement, findings: list[Diagnostic]) -> None:
    """Usual times are above zero and at most the longest ones."""
    for blueprint in made.blueprints.values():
        for step in blueprint.steps:
            for card in (card for cell in step.cells.values() for card in cell):
                findings += [fault for time in _times(card) if (fault := _time_fault(time))]


def _times(card: Card) -> list[Duration | Wait]:
    return [time for time in (card.duration, card.wait) if time is not None]


def _time_fault(time: Duration | Wait) -> Diagnostic | None:
    usual = time.typical if isinstance(time, Duration) else time.expected
    if usual > 0 and (time.max is None or usual <= time.max):
        return None
    shown = f"{time.max:g} {time.unit}" if time.max is not None else "-"
    return Diagnostic("TM-01", time.origin.span, {"typical": f"{usual:g} {time.unit}", "maximum": shown})


def title_in(made: Engagement, language: str) -> str:
    """The engagement's title in a language."""
    text: Text = made.meta.title
    return text.in_language(language)

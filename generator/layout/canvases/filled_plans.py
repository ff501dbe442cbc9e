"""What the file says of tests and plans, for their canvases: tests, roadmap, issues, standards, the pitch.

In: a speaker. Out: `Filling`s. Guaranteed: the author's words; a threshold as it was set.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import measure
from generator.layout.canvases.filled_people import said
from generator.layout.canvases.filling import Filling, Row
from generator.layout.canvases.notes import Note
from generator.model import Concept, Issue, Standard
from generator.model.design import RoadmapItem, Threshold, UserTest
from generator.outline.speaker import Speaker
from generator.terms import GAP, TERMS

RISKS, ISSUES, STANDARDS = 4, 8, 6
_OPERATORS = {"<": "<", "<=": "≤", "==": "=", ">=": "≥", ">": ">"}
_HORIZONS = ("short", "mid", "long")
_ROLES = {"short": "customer", "mid": "frontstage", "long": "support"}


def threshold(speaker: Speaker, bar: Threshold | None) -> str:
    """A comparison as it is read: ≤ 20 s."""
    return f"{_OPERATORS[bar.op]} {_value(speaker, bar.value, bar.unit)}" if bar is not None else ""


def _value(speaker: Speaker, value: float, unit: str) -> str:
    if unit == "ratio":
        return f"{value * 100:g}%"
    words = speaker.label(f"unit-{unit}") if f"unit-{unit}" in TERMS else unit.replace("_", " ")
    return f"{value:g}{'' if words.startswith('%') else GAP}{words}".strip(GAP)


def tests(speaker: Speaker) -> Iterator[Filling]:
    for one in speaker.engagement.tests:
        yield Filling(
            name=speaker.name_of("concept", one.concept),
            list="tests",
            item=one.id,
            texts=_test(speaker, one),
            notes={"observations": found}
            if (found := tuple(Note(words, "evidence") for words in said(speaker, one.observations)))
            else {},
        )


def _test(speaker: Speaker, one: UserTest) -> dict[str, tuple[str, ...]]:
    count = "" if one.participants is None else f"n = {one.participants}"
    unit = one.success.unit if one.success is not None else ""
    texts = {
        "concept": _some(speaker.name_of("concept", one.concept)),
        "hypothesis": said(speaker, (one.hypothesis,)),
        "method": said(speaker, (one.method, *one.variants)),
        "measure": said(speaker, (one.measure,)),
        "success": _some(threshold(speaker, one.success)),
        "participants": _some(" · ".join(filter(None, (count, speaker.brief(one.profile))))),
        "tasks": said(speaker, one.tasks),
        "result": _some("" if one.result is None else _value(speaker, one.result, unit)),
        "decision": _some(speaker.label(f"decision-{one.decision}") if one.decision else ""),
    }
    return {key: found for key, found in texts.items() if found}


def _some(words: str) -> tuple[str, ...]:
    return (words,) if words else ()


def roadmap(speaker: Speaker) -> Iterator[Filling]:
    plan = speaker.engagement.roadmap
    notes: dict[str, list[Note]] = {}
    order = {one.id: _HORIZONS[min(at, 2)] for at, one in enumerate(plan.horizons)} if plan is not None else {}
    for item in plan.items if plan is not None else ():
        where = order.get(item.horizon or "", item.horizon if item.horizon in _HORIZONS else "short")
        notes.setdefault(where, []).append(Note(_item(speaker, item), _ROLES[where], "roadmap", item.id))
    rows = [_risk(speaker, at) for at in range(len(speaker.engagement.risks))]
    horizons = {one: tuple(some) for one, some in notes.items()}
    if not notes:
        return
    for at in range(0, max(1, len(rows)), RISKS):
        yield Filling(notes=horizons, rows={"risks": tuple(rows[at : at + RISKS])})


def _item(speaker: Speaker, item: RoadmapItem) -> str:
    parts = [speaker.brief(item.title)]
    parts += [speaker.name_of("stakeholder|actor", item.owner)] if item.owner else []
    parts += [speaker.listed(speaker.name_of("metric", one) for one in item.metrics)] if item.metrics else []
    return "\n".join(parts)


def _risk(speaker: Speaker, at: int) -> Row:
    one = speaker.engagement.risks[at]
    scores = {"likelihood": one.likelihood, "impact": one.impact}
    cells = {
        "text": speaker.brief(one.text),
        "response": speaker.brief(one.response),
        "owner": speaker.name_of("stakeholder|actor", one.owner),
        **{key: str(value) for key, value in scores.items() if value is not None},
    }
    return Row(cells, "risks", one.id)


def issues(speaker: Speaker) -> Iterator[Filling]:
    rows = [_issue(speaker, one) for one in speaker.engagement.issues]
    for at in range(0, len(rows), ISSUES):
        yield Filling(rows={"rows": tuple(rows[at : at + ISSUES])})


def _issue(speaker: Speaker, one: Issue) -> Row:
    ranked = one.severity is not None and one.frequency is not None
    priority = one.priority or (measure.issue_priority(one.severity or 0, one.frequency or 0) if ranked else "")
    scores = {"severity": one.severity, "frequency": one.frequency}
    cells = {
        "title": speaker.brief(one.title),
        "step": speaker.name_of("step", one.step),
        "priority": priority,
        "analysis": speaker.brief(one.analysis),
        "solution": speaker.brief(one.solution),
        "owner": speaker.name_of("stakeholder|actor", one.owner),
        "due": speaker.date(one.due),
        "status": speaker.label(f"status-{one.status}"),
        **{key: str(value) for key, value in scores.items() if value is not None},
    }
    return Row({key: words for key, words in cells.items() if words}, "issues", one.id)


def standards(speaker: Speaker) -> Iterator[Filling]:
    rows = [_standard(speaker, one) for one in speaker.engagement.standards]
    for at in range(0, len(rows), STANDARDS):
        yield Filling(rows={"rows": tuple(rows[at : at + STANDARDS])})


def _standard(speaker: Speaker, one: Standard) -> Row:
    cells = {
        "phase": speaker.name_of("phase", one.phase),
        "focus": speaker.brief(one.focus),
        "behaviour": speaker.brief(one.behaviour),
        "quantitative": threshold(speaker, one.quantitative),
        "scoring": speaker.label(f"canvas/cv-standards/scoring-{one.scoring}"),
        "weight": f"{one.weight:g}" if one.weight else "",
        "critical": "●" if one.critical else "",
        "not_applicable": speaker.brief(one.not_applicable),
    }
    return Row({key: words for key, words in cells.items() if words}, "standards", one.id)


def pitch(speaker: Speaker) -> Iterator[Filling]:
    """The concepts to go on with that are worked out far enough to be told."""
    screened = speaker.engagement.screening
    chosen = screened.decision.go if screened is not None and screened.decision is not None else ()
    for one in speaker.engagement.concepts:
        if one.id in chosen and (one.frames or one.frontstage):
            yield Filling(name=speaker.brief(one.name), texts=_pitch(speaker, one))


def _pitch(speaker: Speaker, one: Concept) -> dict[str, tuple[str, ...]]:
    moments = [moment for moment in speaker.engagement.moments if moment.id in one.moments]
    texts = {
        "customer": (
            *_some(speaker.name_of("persona", one.user)),
            *(speaker.name_of("pain", pain) for pain in one.pains),
        ),
        "promise": said(speaker, (one.one_liner, *(moment.promise for moment in moments))),
        "works": said(speaker, one.frames),
        "behind": said(speaker, (one.frontstage, one.backstage, one.support)),
        "proof": (*said(speaker, (one.evidence,)), *(speaker.name_of("metric", metric) for metric in one.metrics)),
        "ask": said(speaker, (one.resources, one.next_test)),
    }
    return {key: found for key, found in texts.items() if found}

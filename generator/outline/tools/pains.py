"""What hurts: pains with the damage they do, and the register of issues.

In: a `Speaker`. Out: slides. Guaranteed: shares and priorities are computed from the file's own scores; what has no
score stands last, without one; the numbers of the list of pains are those of the heat map.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator import measure
from generator.model import Issue, Pain, Text
from generator.outline import Slide
from generator.outline.blocks import Table
from generator.outline.columns import Column, tabulated
from generator.outline.speaker import Speaker

FREQUENCIES = (1, 2, 3, 4, 5)
SEVERITIES = (4, 3, 2, 1, 0)
NAMED = 8  # pains whose names have room in the cells of the heat map
PRIORITY_ROLES: Mapping[str, str] = {"P0": "cell-bad", "P1": "cell-poor", "P2": "cell-fair", "P3": "cell-muted"}
UNRANKED = "P9"  # sorts behind every priority
SETTLED = ("verified", "closed", "wont_fix")


# Pains


@dataclass(frozen=True)
class _Weighed:
    """A pain with its number by damage (severity × frequency), and its share of all damage, None where unscored."""

    pain: Pain
    number: int
    share: float | None


def _weighed(speaker: Speaker) -> list[_Weighed]:
    """The pains of today's service, those that do most damage first, the unscored last."""
    first = next(iter(speaker.engagement.blueprints), None)
    found = [one for one in speaker.engagement.pains if one.variant in (None, first)]
    amounts = {one.id: damage for one in found if (damage := _damage(one)) is not None}
    shares = {one.name: one.share for one in measure.pareto(amounts)}
    found.sort(key=lambda one: -amounts.get(one.id, -1.0))
    return [_Weighed(one, at, shares.get(one.id)) for at, one in enumerate(found, 1)]


def _damage(pain: Pain) -> float | None:
    if pain.severity is None or pain.frequency is None:
        return None
    return float(pain.severity * pain.frequency)


def pains(speaker: Speaker) -> Iterable[Slide]:
    """The pains, those that do most damage first: where, how severe, how often, why, and who says so."""
    found = _weighed(speaker)
    if not found:
        return
    columns: tuple[Column[_Weighed], ...] = (
        Column(speaker.word("number"), lambda one: str(one.number), 0.5, True, stays=True),
        Column(speaker.word("detail-pain"), lambda one: _pain(speaker, one.pain), 2.6, stays=True),
        Column(speaker.word("step"), lambda one: _named(speaker, "step", one.pain.step), 1.1),
        Column(speaker.word("detail-severity"), lambda one: _whole(one.pain.severity), 0.9, True),
        Column(speaker.word("detail-frequency"), lambda one: _whole(one.pain.frequency), 1.0, True),
        Column(speaker.word("pain-share"), _share, 0.8, True, lambda one: _damage_role(speaker, one.pain)),
        Column(speaker.word("detail-root_cause"), lambda one: speaker.say(one.pain.root_cause), 1.8),
        Column(speaker.word("pain-evidence"), lambda one: _evidence(speaker, one.pain), 1.0),
    )
    yield speaker.slide(
        "pains",
        "pains",
        _pains_title(speaker, found),
        (tabulated(found, columns, speaker.word("pains-table")),),
        minutes=5,
        wish=speaker.wish("pains"),
        claims=[one.pain for one in found],
    )


def _pain(speaker: Speaker, pain: Pain) -> str:
    """The pain, and below it what somebody said of it."""
    quote = speaker.each("quoted", pain.quote) if pain.quote else ""
    return "\n".join(part for part in (speaker.say(pain.text), quote) if part)


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)


def _named(speaker: Speaker, kind: str, reference: str | None) -> str:
    found = speaker.named(kind, reference)
    return found if isinstance(found, str) else speaker.say(found)


def _share(one: _Weighed) -> str:
    return "" if one.share is None else f"{one.share * 100:.0f}%"


def _damage_role(speaker: Speaker, pain: Pain) -> str:
    priority = _priority(speaker, pain.severity, pain.frequency)
    return PRIORITY_ROLES.get(priority, "")


def _priority(speaker: Speaker, severity: int | None, frequency: int | None) -> str:
    """P0 to P3 by the house's floors or the file's own; "" without scores."""
    if severity is None or frequency is None:
        return ""
    floors = {**measure.PRIORITY_FLOORS, **speaker.engagement.settings.severity_matrix}
    return measure.issue_priority(severity, frequency, floors)


def _evidence(speaker: Speaker, pain: Pain) -> str:
    """How the pain is known."""
    return speaker.word(f"score-{pain.basis or 'unknown'}")


def _pains_title(speaker: Speaker, found: Sequence[_Weighed]) -> str:
    """How few pains carry most of the damage; without scores, how many there are."""
    shares = measure.pareto({one.pain.id: _damage(one.pain) or 0.0 for one in found})
    if not shares:
        return speaker.count("pains-title-plain", len(found))
    few = measure.vital_few(shares)
    if len(few) * 2 > len(shares):
        first = shares[0]
        return speaker.count("pains-title-spread", len(shares), _text(found, first.name), f"{first.share * 100:.0f}%")
    worst = _text(found, few[0].name)
    return speaker.count("pains-title", len(few), str(len(found)), f"{few[-1].cumulative * 100:.0f}%", worst)


def _text(found: Sequence[_Weighed], identifier: str) -> Text:
    return next(one.pain.text for one in found if one.pain.id == identifier)


def pain_heat_map(speaker: Speaker) -> Iterable[Slide]:
    """Severity by frequency, each cell with its priority and the pains in it, by the numbers of the list of pains."""
    found = [one for one in _weighed(speaker) if one.share is not None]
    if not found:
        return
    yield speaker.slide(
        "pain-heat-map",
        "pain_heat_map",
        _heat_title(speaker, found),
        (_heat_map(speaker, found),),
        minutes=5,
        wish=speaker.wish("pain_heat_map"),
        claims=[one.pain for one in found],
    )


def _heat_map(speaker: Speaker, found: Sequence[_Weighed]) -> Table:
    header = (speaker.word("heat-corner"), *(_scale(speaker, "frequency", at) for at in FREQUENCIES))
    rows, roles = [], []
    for number, severity in enumerate(SEVERITIES):
        cells = []
        for at, frequency in enumerate(FREQUENCIES, 1):
            priority = _priority(speaker, severity, frequency)
            here = [one for one in found if (one.pain.severity, one.pain.frequency) == (severity, frequency)]
            cells.append(_heat_cell(speaker, priority, here, len(found) <= NAMED))
            roles.append((number, at, PRIORITY_ROLES[priority]))
        rows.append((_scale(speaker, "severity", severity), *cells))
    shares = (1.1, *(1.4 for _ in FREQUENCIES))
    return Table(header, tuple(rows), shares, speaker.word("heat-table"), tuple(roles), tuple(range(1, 6)))


def _scale(speaker: Speaker, scale: str, value: int) -> str:
    return speaker.both(lambda one: f"{value} {one.word(f'{scale}-{value}')}")


def _heat_cell(speaker: Speaker, priority: str, here: Sequence[_Weighed], named: bool) -> str:
    """The priority of the cell, then its pains: by number and name where there is room, else by number."""
    if named:
        return "\n".join((priority, *(f"{one.number} {speaker.brief(one.pain.text)}" for one in here)))
    return "\n".join(part for part in (priority, ", ".join(str(one.number) for one in here)) if part)


def _heat_title(speaker: Speaker, found: Sequence[_Weighed]) -> str:
    """How many pains are in the highest zone that holds any."""
    zones = [_priority(speaker, one.pain.severity, one.pain.frequency) for one in found]
    worst = min(zones)
    count = zones.count(worst)
    if len(found) == 1:
        return speaker.each("heat-title-single", worst)
    if worst == "P0":
        return speaker.count("heat-title", count, str(len(found)))
    return speaker.count("heat-title-lower", count, str(len(found)), worst)


# Issues


def issues(speaker: Speaker) -> Iterable[Slide]:
    """The issue register by priority: cause, solution, owner, until when, how far it is."""
    found = list(speaker.engagement.issues)
    if not found:
        return
    found.sort(key=lambda one: (_priority_of(speaker, one) or UNRANKED, one.due or "9"))
    yield speaker.slide(
        "issues",
        "issues",
        _issues_title(speaker, found),
        (tabulated(found, _issue_columns(speaker), speaker.word("issues-table")),),
        minutes=5,
        wish=speaker.wish("issues"),
        claims=found,
    )


def _issue_columns(speaker: Speaker) -> tuple[Column[Issue], ...]:
    def role(one: Issue) -> str:
        return PRIORITY_ROLES.get(_priority_of(speaker, one), "")

    return (
        Column(speaker.word("detail-priority"), lambda one: _priority_of(speaker, one), 0.9, True, role),
        Column(speaker.word("detail-issue"), lambda one: speaker.say(one.title), 1.7, stays=True),
        Column(speaker.word("issue-score"), _product, 1.6, True),
        Column(speaker.word("detail-root_cause"), lambda one: speaker.say(one.analysis), 1.8),
        Column(speaker.word("issue-solution"), lambda one: speaker.say(one.solution), 1.8),
        Column(speaker.word("detail-owner"), lambda one: _owner(speaker, one), 1.2, stays=True),
        Column(speaker.word("issue-due"), lambda one: speaker.date(one.due), 1.9, stays=True),
        Column(speaker.word("detail-status"), lambda one: speaker.word(f"status-{one.status}"), 1.0, role=_status_role),
    )


def _priority_of(speaker: Speaker, issue: Issue) -> str:
    """The author's priority, else the one that severity and frequency give; "" with neither."""
    return issue.priority or _priority(speaker, issue.severity, issue.frequency)


def _owner(speaker: Speaker, issue: Issue) -> str:
    return _named(speaker, "stakeholder|actor", issue.owner)


def _product(issue: Issue) -> str:
    if issue.severity is None or issue.frequency is None:
        return ""
    return f"{issue.severity} × {issue.frequency} = {issue.severity * issue.frequency}"


def _status_role(issue: Issue) -> str:
    return "cell-good" if issue.status in SETTLED else ""


def _issues_title(speaker: Speaker, found: Sequence[Issue]) -> str:
    """How many are of the highest priority, and how many have no owner or no date."""
    loose = sum(not (one.owner and one.due) for one in found)
    if loose:
        return speaker.count("issues-title-loose", loose, str(len(found)))
    ranks = [rank for one in found if (rank := _priority_of(speaker, one))]
    if not ranks:
        return speaker.count("issues-title-plain", len(found))
    top = ranks.count(min(ranks))
    if top == len(found) > 1:
        return speaker.each("issues-title-all", str(top), min(ranks))
    return speaker.count("issues-title", top, str(len(found)), min(ranks))

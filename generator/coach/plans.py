"""The coach's rules of plans: the issue register, the roadmap, who does what.

Source: the field reference, §10 and §17.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import ceil, floor

from generator import measure
from generator.coach.rules import Found, at, called, rule, word_of
from generator.coach.study import Study
from generator.coach.vocabulary import says_nothing
from generator.diagnostics import Word, word
from generator.model import Concept, Moment
from generator.model.design import Horizon, Issue, RaciRow, Release, RoadmapItem

_SETTLED = ("verified", "closed", "wont_fix")
_FEWEST_CELLS = 6  # of a matrix in which much consulting is more than chance


@rule("IS-01", "error", in_draft="warning")
def an_open_issue_has_owner_and_date(study: Study) -> Iterator[Found]:
    """An issue that is not settled has somebody who solves it, and a day until when."""
    for issue in study.engagement.issues:
        if issue.status in _SETTLED:
            continue
        missing = "-".join(filter(None, ("" if _is_somebody(issue.owner) else "owner", "" if issue.due else "due")))
        if missing:
            yield Found(at(issue, "title"), {"name": called(issue), "missing": word(f"missing-{missing}")})


def _is_somebody(owner: str | None) -> bool:
    """Whether somebody is named; “to be decided” is nobody."""
    return bool(owner) and not says_nothing(owner or "")


@rule("IS-02", "warning")
def due_dates_fit(study: Study) -> Iterator[Found]:
    """The date of an open issue lies ahead, not after its release, and in a horizon of the items that settle it."""
    horizons = _horizons_of_issues(study)
    for issue in study.engagement.issues:
        if not issue.due or issue.status in _SETTLED:
            continue
        problem = _problem_of(study, issue, horizons.get(issue.id, ()))
        if problem is not None:
            yield Found(at(issue, "due"), {"name": called(issue), "due": issue.due, "problem": problem})


def _problem_of(study: Study, issue: Issue, horizons: Sequence[Horizon]) -> Word | None:
    if study.date is not None and issue.due < study.date.isoformat():
        return word("due-past", study.date.isoformat())
    release = study.engagement.find("release", issue.release)
    if isinstance(release, Release) and release.date and issue.due > release.date:
        return word("due-after-release", release.date)
    if study.date is None or not horizons:
        return None
    start, due = _month(study.date), _month(date.fromisoformat(issue.due))
    if any(_covers(horizon, due - start, start) for horizon in horizons):
        return None
    return word_of("due-outside", horizons[0])


def _month(day: date) -> float:
    """Months since the year 0."""
    return day.year * 12 + day.month - 1 + (day.day - 1) / 31


def _covers(horizon: Horizon, months: float, start: float) -> bool:
    """Whether a day so many months after the start is in a horizon, widened to whole calendar quarters."""
    first, last = sorted(horizon.months)
    quarter = floor((start + months) / 3)
    return floor((start + first) / 3) <= quarter and (quarter < ceil((start + last) / 3) or months <= last)


def _horizons_of_issues(study: Study) -> Mapping[str, Sequence[Horizon]]:
    """The horizons in which the roadmap settles each issue, by its id; none where one of them has no months."""
    plan = study.engagement.roadmap
    known = {one.id: one for one in plan.horizons if len(one.months) == 2} if plan is not None else {}
    found: dict[str, list[Horizon | None]] = defaultdict(list)
    for item in plan.items if plan is not None else ():
        for issue in item.issues:
            found[issue].append(known.get(item.horizon or ""))
    return {issue: [one for one in some if one] for issue, some in found.items() if None not in some}


@rule("IS-03", "warning")
def priorities_follow_the_matrix(study: Study) -> Iterator[Found]:
    """A priority that the author wrote is that of severity × frequency."""
    engagement = study.engagement
    least = {**measure.PRIORITY_FLOORS, **engagement.settings.severity_matrix}
    for issue in engagement.issues:
        severity, frequency = issue.severity, issue.frequency
        if issue.priority is None or severity is None or frequency is None:
            continue
        computed = measure.issue_priority(severity, frequency, least)
        if issue.priority != computed:
            scores = {"severity": f"{severity}", "frequency": f"{frequency}"}
            facts = {"name": called(issue), "given": issue.priority, "computed": computed, **scores}
            yield Found(at(issue, "priority"), facts)


@rule("IS-04", "warning")
def a_closed_issue_was_verified(study: Study) -> Iterator[Found]:
    """Somebody saw, or on some day it was seen, that a closed issue is solved."""
    for issue in study.engagement.issues:
        if issue.status in ("verified", "closed") and not issue.verified_by and not issue.verified_date:
            yield Found(at(issue, "status"), {"name": called(issue)})


@rule("RM-01", "error")
def dependencies_can_be_kept(study: Study) -> Iterator[Found]:
    """What has to be done before is done before: neither in a circle nor planned for later."""
    plan = study.engagement.roadmap
    if plan is None:
        return
    items = {item.id: item for item in plan.items}
    circles = _circles(items)
    starts = _starts(plan.horizons)
    for item in plan.items:
        for number, name in enumerate(item.depends_on):
            other = items.get(name)
            if other is None:
                continue
            problem = circles.get((item.id, name)) or (_later(study, item, other, starts) and "dependency-later")
            if problem:
                facts = {"name": called(item), "other": called(other), "problem": word(problem)}
                yield Found(at(item, f"depends_on[{number}]", "depends_on"), facts, (at(other, "title"),))


def _circles(items: Mapping[str, RoadmapItem]) -> Mapping[tuple[str, str], str]:
    """The dependencies that close a circle, one for each, with the word for it."""
    found: dict[tuple[str, str], str] = {}
    done: set[str] = set()
    for start in items:
        on_the_way: dict[str, Iterator[str]] = {}
        current: str | None = None if start in done else start
        while current is not None or on_the_way:
            if current is not None:
                on_the_way[current] = iter(items[current].depends_on)
            here = next(reversed(on_the_way))
            current = None
            for name in on_the_way[here]:
                if name in on_the_way:
                    found[here, name] = "dependency-itself" if name == here else "dependency-circle"
                elif name in items and name not in done:
                    current = name
                    break
            if current is None:
                done.add(here)
                del on_the_way[here]
    return found


def _starts(horizons: Sequence[Horizon]) -> Mapping[str, float]:
    """When each horizon begins: by its months, or by its place where one has none."""
    if all(len(one.months) == 2 for one in horizons):
        return {one.id: min(one.months) for one in horizons}
    return {one.id: at for at, one in enumerate(horizons)}


def _later(study: Study, item: RoadmapItem, other: RoadmapItem, starts: Mapping[str, float]) -> bool:
    """Whether the other is planned for a later horizon, or comes with a later release."""
    early, late = starts.get(item.horizon or ""), starts.get(other.horizon or "")
    if early is not None and late is not None and late > early:
        return True
    own, awaited = (study.engagement.find("release", one.release) for one in (item, other))
    return isinstance(own, Release) and isinstance(awaited, Release) and "" < own.date < awaited.date


@rule("RM-02", "warning")
def an_item_has_owner_and_outcome(study: Study) -> Iterator[Found]:
    """Somebody answers for an item, and a metric shows its outcome: its own, its concept's or that of its moments."""
    engagement = study.engagement
    answered = _answered_for(study)
    for item in engagement.roadmap.items if engagement.roadmap is not None else ():
        is_owned = _is_somebody(item.owner) or item.id in answered
        lacking = ("" if is_owned else "owner", "" if _has_metric(study, item) else "metric")
        missing = "-".join(filter(None, lacking))
        if missing:
            yield Found(at(item, "title"), {"name": called(item), "missing": word(f"missing-{missing}")})


def _answered_for(study: Study) -> frozenset[str]:
    """The items for which the responsibility matrix names somebody who answers."""
    rows = study.engagement.raci.rows if study.engagement.raci is not None else ()
    return frozenset(row.item for row in rows if any("A" in letter for letter in row.letters.values()))


def _has_metric(study: Study, item: RoadmapItem) -> bool:
    if item.metrics:
        return True
    concept = study.engagement.find("concept", item.concept)
    if not isinstance(concept, Concept):
        return False
    moments = (study.engagement.find("moment", name) for name in concept.moments)
    return bool(concept.metrics) or any(isinstance(one, Moment) and one.metrics for one in moments)


@rule("RA-01", "error")
def one_answers_for_each_row(study: Study) -> Iterator[Found]:
    """Exactly one role is accountable. A matrix without any letter is a form to be filled in."""
    for row, letters in _rows(study):
        count = letters["A"]
        if count != 1:
            problem = word("accountable-many", str(count)) if count else word("accountable-none")
            answering = [role for role, letter in row.letters.items() if "A" in letter]
            place = at(row, *answering[1:2], "item")
            yield Found(place, {"name": called(study.meant("roadmap_item", row.item)), "problem": problem})


@rule("RA-02", "error")
def somebody_does_each_row(study: Study) -> Iterator[Found]:
    """At least one role does the work. Of a row without any letter it is enough to say that nobody answers for it."""
    for row, letters in _rows(study):
        if row.letters and not letters["R"]:
            yield Found(at(row, "item"), {"name": called(study.meant("roadmap_item", row.item))})


@rule("RA-03", "hint")
def few_are_consulted(study: Study) -> Iterator[Found]:
    """At most half of the cells are consulted, in a matrix large enough to tell."""
    raci = study.engagement.raci
    if raci is None:
        return
    roles = dict.fromkeys([*raci.roles, *(role for row in raci.rows for role in row.letters)])
    cells = len(roles) * len(raci.rows)
    count = sum(letter == "C" for row in raci.rows for letter in row.letters.values())
    if cells >= _FEWEST_CELLS and count * 2 > cells:
        yield Found(at(raci, "rows"), {"count": str(count), "cells": str(cells)})


def _rows(study: Study) -> Iterator[tuple[RaciRow, Counter[str]]]:
    """The rows of a matrix that holds letters, with how often each stands there; “A/R” is both."""
    raci = study.engagement.raci
    if raci is not None and any(row.letters for row in raci.rows):
        for row in raci.rows:
            yield row, Counter("".join(row.letters.values()))

"""What an expert of the field would say of an engagement.

In: an engagement in the long form. Out: `Review`: findings with their places, those that the author left out, the
questions to ask next, what was looked at. Guaranteed: the same answer for the same file, on any day and any machine;
no score; never raises.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.coach import (  # noqa: F401 – each registers its rules
    actions,
    concepts,
    connections,
    decks,
    feelings,
    identity,
    kano,
    language,
    metrics,
    moments,
    pains,
    people,
    plans,
    stakeholders,
    standards,
    structure,
    workshops,
)
from generator.coach.ignoring import Ignored, parted, profile_of, severity_of
from generator.coach.questions import Question, questions
from generator.coach.rules import RULES
from generator.coach.scope import looked_at
from generator.coach.study import Study
from generator.diagnostics import Diagnostic
from generator.model import Engagement

__all__ = ["RULES", "SUBJECTS", "Ignored", "Question", "Review", "review"]

SUBJECTS: Mapping[str, str] = MappingProxyType({code: rule.subject for code, rule in RULES.items()})
"""What each rule is about, by its code."""


@dataclass(frozen=True, slots=True)
class Review:
    """What the coach has to say.

    `findings` are in the order of the rules, `questions` the most useful ones first; `profile` is whom it speaks to;
    `looked_at` says how many of what there was to look at (`scope.told`), `rules` by how many rules it was done.
    """

    findings: tuple[Diagnostic, ...]
    ignored: tuple[Ignored, ...]
    questions: tuple[Question, ...]
    profile: str
    looked_at: tuple[tuple[str, int], ...]
    rules: int


def review(engagement: Engagement, profile: str = "") -> Review:
    """Look at an engagement by all rules; `profile` replaces what the file says of it."""
    chosen = profile_of(engagement, profile)
    study = Study(engagement)
    told, ignored = parted(tuple(_found(study, chosen)), engagement)
    active = sum(severity_of(rule, engagement, chosen) is not None for rule in RULES.values())
    return Review(told, ignored, questions(study, told), chosen, looked_at(study), active)


def _found(study: Study, profile: str) -> Iterator[Diagnostic]:
    engagement = study.engagement
    for rule in RULES.values():
        if severity_of(rule, engagement, profile) is None:
            continue
        for place, facts, related, own in rule.check(study):
            severity = severity_of(rule, engagement, profile, own)
            if severity is not None:
                yield Diagnostic(rule.code, place, facts, severity, related)

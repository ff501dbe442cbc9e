"""The coach's rules of personas: whether they want something, rest on something and are designed for.

Employees and those whom the service is not for are not held to what only a customer's persona needs. Source: the field
reference, §8 and §17.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.coach.rules import Found, at, called, called_all, rule
from generator.coach.study import Study
from generator.diagnostics import Severity, Span, word
from generator.model import Blueprint, Engagement, Persona, Text
from generator.model.insight import Evidence, Goals
from generator.patterns import Pattern

_MOST_PERSONAS = 5
_DESIGNED_FOR = ("", "primary", "secondary")  # roles of personas that each take part of the attention
_GUESSED = ("proto", "assumed", "illustrative", "proposed")

# things that customers are given, in both languages; whoever learns, avoids or sells one wants more than to use it
_SOLUTION = Pattern(
    r"(?<=用上)[^，。、的]{0,8}(?:功能|系统|平台|软件)|(?<=使用)[^，。、的]{0,8}功能"
    r"|(?<=\buse the )(?:[\w-]+ ){0,2}(?:feature|function|system|platform|tool)\b"
    r"|小程序|公众号|二维码|弹窗|聊天机器人|智能客服|自助机|自助终端|官网|按钮"
    r"|(?<![a-z])(?:apps?|mini[- ]programs?|chat ?bots?|qr codes?|kiosks?|dashboards?|pop-ups?|push notifications?"
    r"|websites?|buttons?)(?![a-z])",
    re.IGNORECASE,
)
_NOT_TO_USE_IT = Pattern(
    r"[不别免没无少学懂卖]|(?<![a-z])(?:no|not|never|without|avoid|less|fewer|learn|understand|sell)(?![a-z])|n['’]t",
    re.IGNORECASE,
)


def _customers(engagement: Engagement) -> list[Persona]:
    """The personas of customers, those that the service is not for left out."""
    return [one for one in engagement.personas if one.role not in ("employee", "negative")]


@rule("PS-01", "error")
def nothing_wanted(study: Study) -> Iterator[Found]:
    """A persona wants to get something done."""
    for persona in study.engagement.personas:
        if persona.role != "negative" and not _has_end(persona):
            yield Found(at(persona, "goals", "name"), {"name": called(persona)})


def _has_end(persona: Persona) -> bool:
    """Whether there is an end goal, a job, or an answer to “what do they need to do?” in the empathy map."""
    ends = (*(persona.goals.end if persona.goals else ()), *(job.want for job in persona.jobs))
    return any(ends) or (persona.empathy is not None and any(persona.empathy.do_next))


@rule("PS-02", "warning")
def primary_unclear(study: Study) -> Iterator[Found]:
    """A blueprint that several personas share is made for one of them first."""
    known = {one.id: one for one in _customers(study.engagement)}
    told: set[tuple[str, ...]] = set()
    for chart in study.charts:
        shared = tuple(dict.fromkeys(one for one in chart.blueprint.personas or known if one in known))
        primary = [known[one] for one in shared if known[one].role == "primary"]
        if len(shared) < 2 or len(primary) == 1 or shared in told:
            continue
        told.add(shared)
        yield _unclear(chart.blueprint, [known[one] for one in shared], primary)


def _unclear(blueprint: Blueprint, shared: list[Persona], primary: list[Persona]) -> Found:
    """The finding: at what says the same twice, or at the list of which none is marked."""
    if primary:
        facts = {"name": called_all(primary), "problem": word("personas-primaries")}
        return Found(at(primary[1], "role", "name"), facts)
    place = at(blueprint, "personas") if blueprint.personas else at(shared[0], "role", "name")
    return Found(place, {"name": called_all(shared), "problem": word("personas-no-primary")})


@rule("PS-03", "warning")
def decorative(study: Study) -> Iterator[Found]:
    """A persona is somewhere in the work: its journey, its needs, its pains, its part."""
    loose = [one for one in study.engagement.personas if one.role != "negative"]
    for linked in (_named, _feeling):
        if loose:
            used = linked(study)
            loose = [one for one in loose if one.id not in used]
    for persona in loose:
        yield Found(at(persona, "name"), {"name": called(persona)})


def _named(study: Study) -> set[str | None]:
    """The ids of personas that journeys, needs, pains, actors, concepts or issues are of.

    A blueprint that does not say whose it is is every customer's.
    """
    made = study.engagement
    used = {one.user for one in made.concepts} | _wanting(made)
    used |= {one.persona for one in made.actors} | {one.persona for one in made.issues}
    for blueprint in made.blueprints.values():
        used.update(blueprint.personas or (one.id for one in _customers(made)))
    for persona in made.personas:
        if any(made.find("need", one) for one in persona.needs) or any(made.find("pain", one) for one in persona.pains):
            used.add(persona.id)
    return used


def _wanting(engagement: Engagement) -> set[str | None]:
    """The ids of personas that needs or pains say they are of."""
    return {one.persona for one in engagement.needs} | {one.persona for one in engagement.pains}


def _feeling(study: Study) -> set[str | None]:
    """The ids of personas whose emotions stand in a blueprint."""
    used = {one.persona for chart in study.charts for placed in chart.placed for one in placed.card.emotions}
    return used | {one.persona for chart in study.charts for step in chart.steps for one in step.emotions}


@rule("PS-04", "warning")
def demographics_only(study: Study) -> Iterator[Found]:
    """A persona says what somebody does, needs or suffers, not only who they are."""
    made = study.engagement
    told = _wanting(made)
    for persona in made.personas:
        counted = persona.age or persona.occupation or persona.location
        if counted and persona.id not in told and not _is_described(persona):
            yield Found(at(persona, "age", "occupation", "location"), {"name": called(persona)})


def _is_described(persona: Persona) -> bool:
    lists = (persona.behaviours, persona.needs, persona.pains, persona.gains, persona.jobs)
    return any(lists) or persona.empathy is not None


@rule("PS-05", "warning")
def assumed_persona(study: Study) -> Iterator[Found]:
    """A persona rests on people who were asked or watched."""
    for persona in study.engagement.personas:
        evidence, place = persona.evidence, at(persona, "name")
        if evidence is not None:
            reason, place = _reason(evidence), at(evidence, "basis", "n_interviews")
        elif persona.sources or persona.basis not in (None, *_GUESSED):
            continue
        else:
            reason = "persona-proto" if persona.basis else "persona-no-evidence"
        if reason:
            severity: Severity | None = None if reason != "persona-no-evidence" else "hint"
            yield Found(place, {"name": called(persona), "problem": word(reason)}, severity=severity)


def _reason(evidence: Evidence) -> str:
    """Why a persona is assumed; "" when it is not, or when nobody can tell."""
    given = "basis" in evidence.origin.keys
    if _is_proto(evidence):
        return "persona-proto"
    if evidence.n_interviews == 0 and not (given and evidence.sources):
        return "persona-asked-nobody"
    if not (given or evidence.n_interviews or evidence.sources):
        return "persona-no-evidence"
    return ""


@rule("PS-06", "warning")
def goal_names_solution(study: Study) -> Iterator[Found]:
    """A goal says what is to be reached, not by which means."""
    about = None
    for persona, place, goal in _goals(study):
        said = study.words(goal)
        found = _SOLUTION.search(said)
        if found is None or _NOT_TO_USE_IT.search(said):
            continue
        about = _subject(study) if about is None else about
        if found[0].lower() not in about:
            yield Found(place, {"name": called(goal), "found": called(found[0]), "who": called(persona)})


def _goals(study: Study) -> Iterator[tuple[Persona, Span, Text]]:
    """What customers' personas want, and where that stands."""
    for persona in _customers(study.engagement):
        goals = persona.goals or Goals()
        for kind in ("end", "experience", "life"):
            for number, goal in enumerate(getattr(goals, kind)):
                yield persona, at(goals, f"{kind}[{number}]", kind), goal


def _subject(study: Study) -> str:
    """What the service is, in which customers may well name what it offers."""
    made = study.engagement
    return " ".join(map(study.words, (made.meta.title, made.scope.service, made.scope.scenario))).lower()


@rule("PS-07", "warning")
def many_personas(study: Study) -> Iterator[Found]:
    """No more customers are designed for at once than people can keep in mind."""
    shared = [one for one in study.engagement.personas if one.role in _DESIGNED_FOR]
    if len(shared) > _MOST_PERSONAS:
        yield Found(at(shared[_MOST_PERSONAS], "name"), {"name": called_all(shared), "count": str(len(shared))})


def _is_proto(evidence: Evidence | None) -> bool:
    """Whether the author says that the team assumes it."""
    return evidence is not None and "basis" in evidence.origin.keys and evidence.basis == "proto"


@rule("PS-08", "error")
def quote_unmarked(study: Study) -> Iterator[Found]:
    """A quote says whether somebody said it, or the whole persona that nobody did."""
    for persona in study.engagement.personas:
        quote = persona.quote
        if quote is not None and quote.text and not (quote.basis or persona.basis or _is_proto(persona.evidence)):
            yield Found(at(persona, "quote"), {"name": called(persona)})

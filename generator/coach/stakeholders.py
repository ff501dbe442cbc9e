"""The coach's rules of stakeholders: where they stand, how they are won, what they give each other, who is missing.

A list of mere names is not held to what only a grid or a network needs. Source: the field reference, §7 and §17.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from generator.coach.rules import Found, at, called, called_all, rule, word_of
from generator.coach.study import BEHIND, Chart, Placed, Study
from generator.diagnostics import word
from generator.measure import HIGH, quadrant
from generator.model import Stakeholder, Text, ValueExchange
from generator.model.base import Term
from generator.patterns import Pattern
from generator.terms import term

_RESISTING = ("critic", "blocker")
_ENOUGH = 5  # stakeholders on the grid from which their spread says something
_CROWDED = 0.8  # of them in one quadrant beyond which the scores tell nobody apart

_CUSTOMER = Pattern(
    r"(?:客户|顾客|用户|客人|患者|病人|学员|学生|乘客|旅客|住户|业主|租客|会员|家长|读者|消费者|来电者|居民|市民|车主|观众)$"
    r"|(?<![a-z])(?:customer|guest|user|client|patient|passenger|consumer|caller|visitor|shopper|buyer|student|resident"
    r"|citizen|tenant|travell?er|subscriber)s?$",
    re.IGNORECASE,
)
_INVITED = Pattern(r"共创|工作坊|workshop|co-?creat", re.IGNORECASE)


@rule("SH-01", "error")
def not_on_the_grid(study: Study) -> Iterator[Found]:
    """Who is on the power–interest grid has both scores; a list without any scores is no grid."""
    shown = study.engagement.stakeholders
    is_grid = any(one.power is not None and one.interest is not None for one in shown)
    for one in shown:
        missing = [name for name in ("power", "interest") if getattr(one, name) is None]
        if len(missing) == 1 or (missing and is_grid):
            problem = f"stakeholder-no-{missing[0]}" if len(missing) == 1 else "stakeholder-no-scores"
            yield Found(at(one, "interest", "power", "name"), {"name": called(one), "problem": word(problem)})


def _quadrant(one: Stakeholder) -> str:
    """The quadrant of a stakeholder, "" for one without scores."""
    return "" if one.power is None or one.interest is None else quadrant(one.power, one.interest)


@rule("SH-03", "warning")
def key_player_without_plan(study: Study) -> Iterator[Found]:
    """Who is to be managed closely is involved by something, and by somebody."""
    for one in study.engagement.stakeholders:
        if _quadrant(one) != "manage_closely" or (one.engagement and one.owner) or _is_unwon(one):
            continue
        missing = "plan" if not (one.engagement or one.owner) else "owner" if one.engagement else "engagement"
        yield Found(at(one, "name"), {"name": called(one), "problem": word(f"stakeholder-no-{missing}")})


def _is_unwon(one: Stakeholder) -> bool:
    """Whether nothing is done about somebody who is against it and has the power to stop it."""
    return one.attitude in _RESISTING and one.power is not None and one.power > HIGH and not one.engagement


@rule("SH-04", "warning")
def unwon(study: Study) -> Iterator[Found]:
    """Who can stop the work and would is to be won."""
    for one in study.engagement.stakeholders:
        if _is_unwon(one):
            english, chinese = (term(f"attitude-{one.attitude}", tag) for tag in ("en", "zh-CN"))
            facts = {"name": called(one), "attitude": word("as-said", english.lower(), chinese)}
            yield Found(at(one, "attitude"), facts)


@rule("SH-05", "warning")
def one_way(study: Study) -> Iterator[Found]:
    """Who gives something gets something back."""
    exchanges = study.engagement.value_exchanges
    given = {(one.source, one.target) for one in exchanges}
    told: set[tuple[str, str]] = set()
    for one in exchanges:
        pair = (one.source, one.target)
        if one.source == one.target or (one.target, one.source) in given or pair in told:
            continue
        told.add(pair)
        yield Found(at(one, "label", "target"), _flow(study, one))


def _flow(study: Study, one: ValueExchange) -> Mapping[str, str]:
    giver, receiver = (study.meant("stakeholder|actor", name) for name in (one.source, one.target))
    what = called(one.label) if one.label else word("exchange-something")
    return {"name": called(giver), "receiver": called(receiver), "what": what}


@rule("SH-06", "hint")
def unconnected(study: Study) -> Iterator[Found]:
    """In a value network everybody gives or gets something."""
    exchanges = study.engagement.value_exchanges
    joined = {end for one in exchanges for end in (one.source, one.target)}
    apart = [one for one in study.engagement.stakeholders if one.id not in joined] if exchanges else []
    if apart:
        yield Found(at(apart[0], "name"), {"name": called_all(apart)}, tuple(at(one, "name") for one in apart[1:]))


@rule("SH-07", "error")
def no_customer(study: Study) -> Iterator[Found]:
    """Among the stakeholders are those whom the service is for."""
    shown = study.engagement.stakeholders
    if not shown or any(one.type == "customer" or one.ring == 0 for one in shown):
        return
    customers = [one for one in shown if _CUSTOMER.search(study.words(one.name).strip())]
    unmarked = [one for one in customers if "type" not in one.origin.keys and one.ring is None]
    if unmarked:
        facts = {"name": called(unmarked[0]), "problem": word_of("stakeholders-unmarked", unmarked[0])}
        yield Found(at(unmarked[0], "name"), facts, severity="hint")
    elif not customers:
        yield Found(at(study.engagement, "stakeholders"), {"problem": word("stakeholders-no-customer")})


@rule("SH-08", "hint")
def all_in_one_quadrant(study: Study) -> Iterator[Found]:
    """Scores tell stakeholders apart."""
    placed = [(name, one) for one in study.engagement.stakeholders if (name := _quadrant(one))]
    if len(placed) < _ENOUGH:
        return
    name, most = Counter(name for name, _ in placed).most_common(1)[0]
    if most > _CROWDED * len(placed):
        first = next(one for where, one in placed if where == name)
        shown = word("said", term(f"quadrant-{name}", "en"), term(f"quadrant-{name}", "zh-CN"))
        yield Found(at(first, "power"), {"count": str(len(placed)), "most": str(most), "quadrant": shown})


@rule("SH-09", "warning")
def not_invited(study: Study) -> Iterator[Found]:
    """Those whose work behind the scenes changes have a say in it."""
    if not study.today_charts or (study.engagement.raci is None and not _room(study)):
        return
    today = study.today_charts[0]
    affected: dict[str, list[Placed]] = {}
    for chart in study.target_charts:
        for one in _changed(today, chart):
            affected.setdefault(one.card.owner or "", []).append(one)
    invited = _invited(study) if affected else []
    for owner, cards in affected.items():
        party = study.meant("stakeholder|actor", owner)
        if not _is_invited(study, party, invited):
            facts = {"name": called(party), "card": called(cards[0].card)}
            yield Found(at(cards[0].card, "owner"), facts, tuple(at(one.card, "owner") for one in cards[1:]))


def _changed(today: Chart, target: Chart) -> Iterator[Placed]:
    """The owned cards behind the scenes that are in one of the states only: new work, and work that goes."""
    new, old = ([one for one in chart.of(*BEHIND) if one.card.owner] for chart in (target, today))
    before = {one.card.text for one in today.of(*BEHIND)} if new else ()
    after = {one.card.text for one in target.of(*BEHIND)} if old else ()
    yield from (one for one in new if one.card.text not in before)
    yield from (one for one in old if one.card.text not in after and one.card.id not in target.by_id)


def _invited(study: Study) -> list[str]:
    """What those are called who are in the responsibility matrix or in the room."""
    made = study.engagement
    parties = [*made.raci.roles, *(role for row in made.raci.rows for role in row.letters)] if made.raci else []
    named = [made.name_of("stakeholder|actor", one, study.language) for one in dict.fromkeys(parties)]
    return [*named, *map(study.words, _room(study))]


def _room(study: Study) -> tuple[Text, ...]:
    """Who takes part in the workshop; those who take a course learn by a case that is not their own."""
    workshop = study.engagement.workshop
    return workshop.roles if workshop is not None and study.kind != "course" else ()


def _is_invited(study: Study, party: Term | str, invited: list[str]) -> bool:
    if isinstance(party, Stakeholder) and _INVITED.search(study.words(party.engagement)):
        return True
    name = getattr(party, "name", party)
    words = study.words(name) if isinstance(name, Text) else str(name)
    return any(words in one or one in words for one in invited if one)

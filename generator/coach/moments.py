"""The coach's rules of moments of truth: measured, owned, promised, few, on what customers remember.

Source: the field reference, §3, §4 and §17; Carlzon 1987; Kano 1984 (must-be before attractive); Fredrickson and
Kahneman 1993 (peak and end).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.coach.rules import Found, at, called, figure, rule, word_of
from generator.coach.study import CUSTOMER, Study
from generator.coach.vocabulary import says_nothing
from generator.diagnostics import Word, word
from generator.model import Card, Emotion, Moment, Pain, Step
from generator.patterns import Pattern

_SMALL = 4  # steps from which a journey is long enough to choose moments in
_MOST = 5
_HIGHEST = 2  # a moment that is up there is kept
_SEVERE = 3
_SETTLED = ("verified", "closed")
_REMEMBERED = frozenset(
    ("peak", "pit", "ending", "end")
)  # positions and stages that say a moment is the peak or the end


# What each needs


@rule("MT-01", "error", in_draft="warning")
def without_metric(study: Study) -> Iterator[Found]:
    """Neither the moment nor its action has a metric."""
    for moment in study.engagement.moments:
        action = study.engagement.find("card", moment.action)
        if not moment.metrics and not (isinstance(action, Card) and action.metric):
            yield Found(at(moment), {"name": called(study.naming(moment))})


@rule("MT-02", "error", in_draft="warning")
def without_owner(study: Study) -> Iterator[Found]:
    """Nobody answers for the moment."""
    for moment in study.engagement.moments:
        if not moment.owner or says_nothing(moment.owner):
            yield Found(at(moment, "owner"), {"name": called(study.naming(moment))})


@rule("MT-03", "error", in_draft="warning")
def without_strategy(study: Study) -> Iterator[Found]:
    """The moment has no strategy."""
    for moment in study.engagement.moments:
        if not moment.strategy:
            yield Found(at(moment), {"name": called(study.naming(moment))})


@rule("MT-06", "warning")
def without_ambition(study: Study) -> Iterator[Found]:
    """The emotion aimed at is no higher than today's; what cannot be higher is kept."""
    for moment in study.engagement.moments:
        shift = moment.emotion
        if shift is None or shift.current is None or shift.target is None:
            continue
        if shift.target <= shift.current and shift.target < _HIGHEST:
            scores = {"current": figure(shift.current), "target": figure(shift.target)}
            yield Found(at(shift, "target"), {"name": called(study.naming(moment)), **scores})


@rule("MT-07", "warning")
def without_promise(study: Study) -> Iterator[Found]:
    """The moment has neither a promise nor a standard."""
    for moment in study.engagement.moments:
        if not moment.promise and not moment.standards:
            yield Found(at(moment), {"name": called(study.naming(moment))})


# Where they are


@rule("MT-04", "error")
def off_the_customer(study: Study) -> Iterator[Found]:
    """The moment does not sit on a customer's action of its step."""
    customers = _customer_steps(study)
    for moment in study.engagement.moments:
        key, problem = _misplaced(study, moment, customers)
        if problem:
            yield Found(at(moment, key), {"name": called(study.naming(moment)), "problem": problem})


def _customer_steps(study: Study) -> Mapping[str, frozenset[str]]:
    """The ids of the steps that a customer's action covers, in any blueprint, by the action's id."""
    found: dict[str, set[str]] = {}
    for chart in study.charts:
        for one in chart.of(CUSTOMER):
            covered = chart.steps[one.column : one.column + one.card.span]
            found.setdefault(one.card.id, set()).update(step.id for step in covered)
    return {card: frozenset(steps) for card, steps in found.items()}


def _misplaced(study: Study, moment: Moment, customers: Mapping[str, frozenset[str]]) -> tuple[str, Word | None]:
    """The key that is wrong and what is wrong with it; None when nothing is."""
    if moment.action is None:
        if not moment.step:
            return "name", word("moment-nowhere")
        covered = any(moment.step in steps for steps in customers.values())
        return "step", None if covered else word("moment-without-action")
    if moment.action not in customers:
        return "action", word("moment-off-customer")
    is_here = not moment.step or moment.step in customers[moment.action]
    return "action", None if is_here else word("moment-elsewhere")


# How many, and which


@rule("MT-05", "warning")
def too_few_or_too_many(study: Study) -> Iterator[Found]:
    """A journey of today of at least four steps has no moment of truth, or more than five."""
    long = [chart for chart in study.today_charts if len(chart.steps) >= _SMALL]
    if long and not study.engagement.moments:
        yield Found(at(long[0].blueprint), {"name": called(study.journey(long[0])), "problem": word("no-moments")})
    for chart in long:
        chosen = [moment for step in chart.steps for moment in study.moments_at.get(step.id, ())]
        if len(chosen) > _MOST:
            facts = {"name": called(study.journey(chart)), "problem": word("many-moments", str(len(chosen)))}
            yield Found(at(chart.blueprint), facts, tuple(at(moment) for moment in chosen))


@rule("MT-09", "warning")
def neither_peak_nor_end(study: Study) -> Iterator[Found]:
    """Moments are chosen in today's journey, but neither its last step nor the one that is felt most."""
    for chart in study.today_charts:
        chosen = [moment for step in chart.steps for moment in study.moments_at.get(step.id, ())]
        felt = study.curve(chart)
        peaks = _peaks(felt) if felt else []
        if not chosen or not peaks or any({one.position, one.stage} & _REMEMBERED for one in chosen):
            continue
        last = chart.steps[-1]
        if not {moment.step for moment in chosen} & {step.id for step in (last, *peaks)}:
            facts = {"name": called(peaks[0]), "problem": _peak_and_end(peaks[0], last)}
            yield Found(at(peaks[0], "name"), facts, () if peaks[0] is last else (at(last, "name"),))


def _peaks(felt: Sequence[tuple[Step, Emotion]]) -> list[Step]:
    """The steps that are felt most, for better or worse; the bad ones first, for they are remembered more."""
    highest = max(abs(emotion.score) for _, emotion in felt)
    found = [(step, emotion.score) for step, emotion in felt if abs(emotion.score) == highest]
    return [step for step, _ in sorted(found, key=lambda one: one[1])] if highest else []


def _peak_and_end(peak: Step, last: Step) -> Word:
    if peak is last:
        return word("peak-is-end")
    return word_of("peak-and-end", last)


# What they promise


@rule("MT-08", "warning")
def delight_before_repair(study: Study) -> Iterator[Found]:
    """The main strategy is to elevate, and a severe pain of customers is open at that step."""
    settled = {issue.pain for issue in study.engagement.issues if issue.status in _SETTLED}
    open_pains: dict[str, Pain] = {}
    for (_, step), pains in study.pains_at.items():
        for pain in pains:
            severe = (pain.severity or 0) >= _SEVERE and pain.persona not in study.employees
            if severe and pain.id not in settled:
                open_pains.setdefault(step, pain)
    for moment in study.engagement.moments:
        worst = open_pains.get(moment.step)
        if moment.strategy == "elevate" and worst is not None:
            facts = {"name": called(study.naming(moment)), "pain": called(worst.text)}
            yield Found(at(moment, "strategy"), facts, (at(worst),))


_LONGEST = 60  # characters of an owner that can be a team's name
_APART = Pattern(r"\s*[、，,;；/&＋+]\s*|\s+(?:and|or)\s+|和|与|及", re.IGNORECASE)
# Capitals do not matter in the English part; to say so of ranges of Chinese characters takes 5 ms
_NOBODY = Pattern(
    r"(?i:(?:the |our )?(?:whole |entire )?(?:everyone|everybody|all|all of us|we|us|anyone|team|teams|staff|employees"
    r"|department|departments|company|organi[sz]ation|business)|all [a-z]+|the whole [a-z]+"
    r"|(?:the |our )?(?:[a-z-]+ ){1,3}(?:team|teams|department|departments|dept\.?))"
    r"|(?i:marketing|operations|sales|finance|logistics|procurement|engineering|human resources|hr|it|management"
    r"|customer (?:service|care|support|success|experience))"
    r"|大家|人人|全员|我们|公司|管理层|领导班子|员工|同事|门店|总部|(?:全体|全公司|全店|全院)[\u4e00-\u9fff]{0,6}"
    r"|(?:所有(?![者权])|全部|每个|每位|每一位|每名)[\u4e00-\u9fff]{1,6}"
    r"|(?:各个?|相关|有关|多个|其他)(?:相关|业务|职能)?(?:部门|团队|小组|科室|门店|岗位|人员|同事|方)"
    r"|[\u4e00-\u9fff]{0,6}(?:团队|部门|小组|项目组|工作组|事业部)"
    r"|(?:客服|客户服务|客户体验|市场|营销|运营|销售|产品|技术|研发|人事|人力资源|行政|财务|品牌|质量|采购|物流|信息|培训"
    r"|护理|医务|后勤|工程|售后|会员)(?:部|科|处|中心|组)"
)
_ROLE = Pattern(
    r"负责人|主管|经理|组长|店长|总监|主任|院长|护士长|队长|领班|班长|专员|代表"
    r"|\b(?:head|lead|leader|manager|director|owner|chief|officer|supervisor|coordinator|nurse|host|champion)\b",
    re.IGNORECASE,
)


@rule("MT-10", "warning")
def owned_by_all(study: Study) -> Iterator[Found]:
    """The owner is everybody, or a team without a role; who stands among stakeholders or actors will do."""
    for moment in study.engagement.moments:
        owner = moment.owner or ""
        if owner and study.engagement.find("stakeholder|actor", owner) is None and _is_nobody(owner):
            yield Found(at(moment, "owner"), {"name": called(study.naming(moment)), "owner": called(owner)})


def _is_nobody(owner: str) -> bool:
    """Whether no single person or role is meant."""
    if len(owner) > _LONGEST or _ROLE.search(owner):
        return False
    parts = [part for part in _APART.split(owner.strip()) if part]
    return bool(parts) and all(_NOBODY.fullmatch(part) for part in parts)

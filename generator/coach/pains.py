"""The coach's rules of pains, opportunities and delights: told as trouble, known from somebody, leading somewhere.

Where words decide, both languages are looked at and only what is sure is told. Source: the field reference, §2.6, §9
and §17.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.characters import is_han
from generator.coach.rules import Found, at, called, rule, word_of
from generator.coach.study import Study
from generator.diagnostics import Word, word
from generator.model import Claim, Opportunity, Text
from generator.patterns import Pattern

# Where they lead


@rule("PN-01", "warning")
def leads_nowhere(study: Study) -> Iterator[Found]:
    """A pain has no opportunity, no concept and no issue with a solution."""
    made = study.engagement
    answered = {pain for concept in made.concepts for pain in concept.pains}
    answered |= {issue.pain for issue in made.issues if issue.pain and issue.solution}
    asked_at = {one.step for one in made.opportunities if one.step and not one.pains}
    for pain in made.pains:
        leads = pain.opportunities or pain.id in study.opportunities_of or pain.id in answered
        if not leads and (pain.step or "") not in asked_at:
            yield Found(at(pain, "text"), {"name": called(pain.text)})


@rule("PN-04", "warning")
def from_nothing(study: Study) -> Iterator[Found]:
    """An opportunity starts from no pain, need or moment, and lies at no step that has one."""
    made = study.engagement
    named = {name for pain in made.pains for name in pain.opportunities}
    noted = {one.step for notes in (made.pains, made.itches, made.moments, made.needs) for one in notes if one.step}
    for one in made.opportunities:
        if not (one.pains or one.needs or one.moments or one.id in named or one.step in noted):
            yield Found(at(one, "hmw"), {"name": called(one.hmw)})


# What they say


@rule("PN-02", "warning")
def told_as_a_cure(study: Study) -> Iterator[Found]:
    """A pain says which system, app or feature is missing rather than what the trouble is."""
    for pain in study.engagement.pains:
        if _names_a_cure(study.words(pain.text)):
            yield Found(at(pain, "text"), {"name": called(pain.text)})


_LACKS = r"(?:目前|现在|至今|还|尚)?(?:缺少|缺乏|缺|没有|没|无)"
_SOLUTION = r"(?:app|小程序|公众号|系统|平台|软件|功能|自助机|机器人|看板|数据库|crm|erp|网站)"
_SORT = (
    r"(?:一个|一套|一款|自己|统一|专门|专属|在线|线上|手机|移动|会员|预约|预定|排队|叫号|导航|查询|支付|客服|自助"
    r"|退款|退货|换货|退换|改签|选座|取消|开票|打印|导出|搜索|智能|数据|管理|订单|评价|反馈|提醒|通知|点单|点餐|监控|官方|微信|的)*"
)
_NEEDS = r"(?:我们)?(?:需要|想要|应该有|要有)(?:有)?(?:一个|一套|一款)"
_PURPOSE = (
    r"(?:实时|随时|在线|自动)?(?:查|看|追踪|跟踪|预约|预订|下单|提醒|通知|推送|缴费|付款|支付|评价|排队|取号|导航)"
    r"(?!.*(?:就|才|不能|不了|只能|只好|没法|无法))"  # “没有小程序下单就进不了门” is trouble
)
_WISHES = r"(?:我们)?(?:需要?|应该?|建议|希望)(?:尽快)?(?:增加|增设|上线(?![前时后日])|引入|搭建|建设|开发(?!票))"
_OF_CUSTOMERS = r"(?!.*(?:才|步骤|次|环节|时间|账|地址|信息|费))"  # “需要增加一个账号才能……” is trouble
_LACKS_IN_ENGLISH = (
    r"(?:there(?: is| are|'s) |we have |we've )?(?:still |currently )?"
    r"(?:no|lacks?|lacking|lack of|missing|we need|we lack) (?:an? |the |any )?"
)
_SORT_IN_ENGLISH = (
    r"(?:(?!(?:one|body|idea|which|what|to|the|in|of|on|with|from|for|access|help|how|know|knows|who|my|our|their|your"
    r"|answer|reply|trust|point|way)\b)[\w-]+ ){0,2}"
)
_SOLUTION_IN_ENGLISH = (
    r"(?:apps?|mini[- ]programs?|systems?|platforms?|features?|functions?|functionality|software|dashboards?|chatbots?"
    r"|kiosks?|crm|databases?|portals?)(?=$|[.,;!]| for | to | that )"
)
_CURE = Pattern(
    rf"{_LACKS}{_SORT}{_SOLUTION}(?=$|[，。；、,;.!！]|可以|可供|可用$|来|用来)"
    rf"|{_NEEDS}{_SORT}{_SOLUTION}(?=$|[，。；、,;.!！])"
    rf"|{_LACKS}{_SORT}(?:app|小程序|公众号|看板|自助机|机器人){_PURPOSE}"
    rf"|(?:缺少|缺乏)[^，。；,;才]{{1,10}}{_SOLUTION}(?=$|[，。；、,;.!！])"
    rf"|{_WISHES}{_OF_CUSTOMERS}|{_LACKS_IN_ENGLISH}{_SORT_IN_ENGLISH}{_SOLUTION_IN_ENGLISH}"
)  # of small letters: to say that capitals do not matter takes longer than all else of the rule


def _names_a_cure(text: str) -> bool:
    return _CURE.match(text.strip().lower()) is not None


@rule("PN-05", "warning")
def closed_question(study: Study) -> Iterator[Found]:
    """An opportunity can be answered by yes or no, is no how-might-we question, or holds one of its own ideas."""
    known = {one.id: one.text for one in study.engagement.ideas}
    questions = study.engagement.opportunities
    answers = {one.id: [known.get(name, Text((("", name),))) for name in one.ideas] for one in questions}
    for idea in study.engagement.ideas:
        if idea.opportunity in answers:
            answers[idea.opportunity].append(idea.text)
    for one in questions:
        problem = _closed(study, one, answers[one.id])
        if problem is not None:
            yield Found(at(one, "hmw"), {"name": called(one.hmw), "problem": problem})


_YES_OR_NO = Pattern(
    r"(?:我们|咱们)?(?:是否|是不是|要不要|能不能|可不可以|可否|能否|该不该|应不应该|应该不应该|需不需要|有没有必要)"
    r"|[^如怎何什哪]*吗\s*[？?]?$"
    r"|(?:should|can|could|shall|do|does|did|is|are|will|would|must|may|might|have|has)(?:n't)? "
    r"(?:we|it|they|he|she|you|i|this|that|there|the|our|a|an|guests|customers|staff|people)\b",
    re.IGNORECASE,
)
_OPEN = Pattern(
    r"如何|怎样|怎么|怎能|怎么样|什么(?:办法|方法|方式)|哪些(?:办法|方法|方式)|何以|hmw"
    r"|\bhow (?:else )?(?:might|may|could|can|would|should|do|to)\b|\bin what ways?\b"
    r"|\bwhat if\b|\b(?:what|where|when|who) (?:else )?(?:might|may|could|can|would|should) (?:we|i)\b",
    re.IGNORECASE,
)
_MOST = 0.75  # share of an idea's words from which a question holds the idea
_FEWEST = (3, 2)  # pairs of Chinese characters, and Latin words, that an idea must have to be recognised


def _closed(study: Study, opportunity: Opportunity, ideas: Sequence[Text]) -> Word | None:
    """What is wrong with a question; None when it is open."""
    question = study.words(opportunity.hmw).strip()
    if _YES_OR_NO.match(question):
        return word("question-yes-no")
    if not _OPEN.search(question) and not _has_own_stem(study, question):
        return word("question-without-stem")
    parts = _parts(question)
    for idea in ideas:
        if _holds(parts, _parts(study.words(idea))):
            return word_of("question-holds-idea", idea)
    return None


def _has_own_stem(study: Study, question: str) -> bool:
    """Whether it begins as a question of the author's own strategies does."""
    stems = (study.words(one.stem).rstrip("…. ?？") for one in study.engagement.strategies)
    return any(stem and question.startswith(stem) for stem in stems)


_LATIN = Pattern(r"[a-z0-9][a-z0-9'-]{2,}")
_FILLERS = frozenset(
    (
        *("the", "and", "for", "with", "from", "that", "this", "their", "our", "your", "one", "more", "each", "all"),
        *("any", "how", "might", "what", "when", "where", "who", "can", "could", "are", "was", "has", "have", "not"),
        *("without", "into", "onto", "over", "under", "before", "after"),
    )
)


def _parts(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The pairs of neighbouring Chinese characters, and the Latin words that say something."""
    pairs = frozenset(first + second for first, second in pairwise(text) if is_han(first) and is_han(second))
    return pairs, frozenset(_LATIN.findall(text.lower())) - _FILLERS


def _holds(question: tuple[frozenset[str], ...], idea: tuple[frozenset[str], ...]) -> bool:
    """Whether most of what the idea says is in the question."""
    enough = any(len(some) >= fewest for some, fewest in zip(idea, _FEWEST, strict=True))
    total = sum(map(len, idea))
    common = sum(len(one & other) for one, other in zip(question, idea, strict=True))
    return enough and common >= _MOST * total


# Who knows


@rule("PN-06", "warning")
def nobody_says_so(study: Study) -> Iterator[Found]:
    """A pain has neither basis nor source nor a quote, and neither have its step and its blueprint."""
    known = {
        (chart.blueprint.id, step.id)
        for chart in study.charts
        for step in chart.steps
        if _is_founded(step) or _is_founded(chart.blueprint)
    }
    founded = {pain.id for place in known for pain in study.pains_at.get(place, ())}
    for pain in study.engagement.pains:
        if not (_is_founded(pain) or pain.quote or pain.id in founded):
            yield Found(at(pain, "text"), {"name": called(pain.text)})


def _is_founded(claim: Claim) -> bool:
    return bool(claim.basis or claim.sources)


@rule("PN-07", "hint")
def no_delight(study: Study) -> Iterator[Found]:
    """Pains or emotions are noted, and nothing that customers like about the service of today."""
    made = study.engagement
    judged = [chart for chart in study.today_charts if made.pains or study.felt[chart.blueprint.id]]
    if judged and not made.delights:
        name = called(judged[0].blueprint.name or made.meta.title)
        yield Found(at(judged[0].blueprint), {"name": name})

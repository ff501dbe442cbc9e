"""Listening to customers: expectation and perception, single touchpoints, what is asked where, and by which method.

In: a `Speaker`. Out: slides. Guaranteed: figures and intervals are those of `measure`, from the answers of surveys;
each slide says how many answered and when; without data no slide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator import measure
from generator.measure import Interval, ServqualItem
from generator.model import Answers, Metric
from generator.outline import Slide
from generator.outline.blocks import Chart, ChartKind, Item, Line, Quadrant, Table
from generator.outline.readings import MINUS, answers_to, cited, number, percent, unsourced
from generator.outline.speaker import Speaker
from generator.terms import joined, languages_of, term

TOUCHPOINT = ("feeling", "ease", "success", "advocacy")
_METHODS = ("focus_group", "social_media", "interview", "questionnaire")


# Expectation and perception ------------------------------------------------------------------------------------------


def servqual(speaker: Speaker) -> Iterable[Slide]:
    """Expected and perceived quality by dimension; then the five gaps with the evidence there is for each."""
    found = _dimensions(speaker)
    if not found:
        return
    read = answers_to(speaker.engagement, "servqual")
    basis = [survey.basis for survey, _ in read]
    people = max(len({row for _, one in read if one.target == name for row in one.rows}) for name in found)
    names = tuple(speaker.label(f"servqual-{name}") for name in found)
    series = (
        (speaker.label("servqual-expected"), tuple(round(item.expectation, 2) for item in found.values())),
        (speaker.label("servqual-perceived"), tuple(round(item.perception, 2) for item in found.values())),
    )
    table = _gap_table(speaker, found)
    described = "; ".join(f"{row[0]}: {row[1]} / {row[2]}" for row in table.rows).replace("\n", " ")
    low, high = measure.SCALES["1_7"]
    form: tuple[ChartKind, str] = ("radar", "0") if len(names) > 2 else ("column", "0.0")  # a radar of two is a line
    chart = Chart("", names, series, *form, described, low=low, high=high)
    periods = dict.fromkeys(speaker.brief(survey.period) for survey, _ in read)
    source = joined(speaker.first, speaker.source(*(survey.sources for survey, _ in read)), f"n = {people:,}", *periods)
    wish, made_up = unsourced(speaker.wish("servqual")), "illustrative" in basis
    title = _servqual_title(speaker, found)
    yield speaker.slide(
        "servqual", "servqual", title, (chart, table), minutes=5, wish=wish, source=source, illustrative=made_up
    )
    yield _five_gaps(speaker, found, source, made_up)


def _dimensions(speaker: Speaker) -> dict[str, ServqualItem]:
    found = {}
    for name in measure.SERVQUAL:
        items = [one.by_row() for _, one in answers_to(speaker.engagement, "servqual", name)]
        if items:
            found[name] = measure.servqual_dimension(items)
    return found


def _gap_table(speaker: Speaker, found: dict[str, ServqualItem]) -> Table:
    """Each dimension with its gap; coloured where the interval leaves no doubt of the direction."""
    rows, roles = [], []
    for at, (name, item) in enumerate(found.items()):
        gap = item.gap
        sure = f"\n{_signed(gap.low)} … {_signed(gap.high)}" if gap.is_bounded else ""
        cells = (number(item.expectation, 1), number(item.perception, 1), f"{_signed(gap.value)}{sure}")
        rows.append((speaker.word(f"servqual-{name}"), *cells))
        if gap.is_bounded and gap.excludes_zero:
            roles.append((at, 3, "cell-poor" if gap.value < 0 else "cell-good"))
    header = tuple(speaker.word(f"servqual-{name}") for name in ("dimension", "expected", "perceived", "gap"))
    return Table(header, tuple(rows), (1.6, 1, 1, 1.5), speaker.word("servqual-gap"), tuple(roles), (1, 2, 3))


def _signed(value: float) -> str:
    return ("+" if value > 0 else "") + number(value, 1).replace(f"{MINUS}0.0", "0.0")


def _servqual_title(speaker: Speaker, found: dict[str, ServqualItem]) -> str:
    name, worst = min(found.items(), key=lambda pair: pair[1].gap.value)
    zh_name, en_name = (term(f"servqual-{name}", tag) for tag in ("zh-CN", "en"))
    gap = _signed(worst.gap.value)
    if worst.gap.value >= 0:
        return speaker.either("每个维度都达到了期望", "Every dimension meets what customers expect")
    if not worst.gap.excludes_zero:
        return speaker.either(
            f"“{zh_name}”差距最大（{gap}），但仍可能是偶然", f"{en_name} falls short most ({gap}), which may be chance"
        )
    return speaker.either(
        f"“{zh_name}”离期望最远（{gap}）：先补这一项", f"{en_name} falls furthest short of expectations ({gap})"
    )


def _five_gaps(speaker: Speaker, found: dict[str, ServqualItem], source: str, made_up: bool) -> Slide:
    """The model of five gaps, with what the file holds on each."""
    engagement = speaker.engagement
    interviews = sum(one.evidence.n_interviews or 0 for one in engagement.personas if one.evidence)
    promises = sum(bool(moment.promise) for moment in engagement.moments)
    worst = min(found.values(), key=lambda item: item.gap.value).gap.value
    held = (
        (f"{interviews} 次访谈", f"{interviews} interviews"),
        (f"{len(engagement.standards)} 条标准", f"{len(engagement.standards)} standards"),
        (f"{len(engagement.visits)} 次神秘访客", f"{len(engagement.visits)} mystery visits"),
        (f"{promises} 条承诺", f"{promises} promises"),
        (f"最大差距 {_signed(worst)}", f"largest gap {_signed(worst)}"),
    )
    rows = tuple(
        (str(at), speaker.word(f"gap-{at}"), speaker.word(f"gap-{at}-between"), speaker.either(*said))
        for at, said in enumerate(held, 1)
    )
    header = (
        speaker.word("number"),
        speaker.word("servqual-gap"),
        speaker.word("gap-between"),
        speaker.word("gap-held"),
    )
    title = speaker.either(
        "客户感到的差距，根子在前面四道差距里", "The gap that customers feel begins in four gaps behind it"
    )
    table = Table(header, rows, (0.5, 1.6, 3, 1.6), speaker.word("gap-model"), centered=(0,))
    return speaker.slide(
        "servqual-gaps", "servqual", title, (table,), notes="servqual-gaps", source=source, illustrative=made_up
    )


# Touchpoints ---------------------------------------------------------------------------------------------------------


def touchpoint_survey(speaker: Speaker) -> Iterable[Slide]:
    """Four questions right after a contact: how it felt, how easy it was, whether it worked, whether one would tell."""
    found = {name: answers_to(speaker.engagement, "touchpoint", name) for name in TOUCHPOINT}
    found = {name: read for name, read in found.items() if read}
    if not found:
        return
    shares = {name: _favourable([one for _, one in read]) for name, read in found.items()}
    sizes = {name: sum(one.n for _, one in read) for name, read in found.items()}
    names = tuple(
        f"{speaker.label(f'touchpoint-{name}')} {percent(one.value)}\n"
        + joined(speaker.first, speaker.label(f"touchpoint-{name}-good"), f"n = {sizes[name]:,}")
        for name, one in shares.items()
    )
    spread = tuple((one.low, one.high) for one in shares.values())
    values = tuple(one.value for one in shares.values())
    series = ((speaker.label("favourable"), values),)
    described = "; ".join(name.replace("\n", ", ") for name in names)
    chart = Chart("", names, series, "bar", "0%", described, None, 0, 1, spread)
    read = [pair for one in found.values() for pair in one]
    weakest = min(shares, key=lambda name: shares[name].value)
    share = percent(shares[weakest].value)
    zh_name, en_name = (term(f"touchpoint-{weakest}", tag) for tag in ("zh-CN", "en"))
    low = [name for name, one in shares.items() if percent(one.value) == share]
    title = speaker.either(
        f"{len(shares)} 个问题中“{zh_name}”最低：{share} 满意",
        f"“{en_name}” is the lowest of {len(shares)}: {share} favourable",
    )
    if len(low) > 1:
        zh_names = "、".join(f"“{term(f'touchpoint-{name}', 'zh-CN')}”" for name in low)
        en_names = " and ".join(f"“{term(f'touchpoint-{name}', 'en')}”" for name in low)
        title = speaker.either(
            f"{zh_names}同样最低：{share} 满意", f"{en_names} share the lowest place: {share} favourable"
        )
    yield speaker.slide(
        "touchpoint-survey",
        "touchpoint_survey",
        title,
        (chart,),
        minutes=4,
        wish=unsourced(speaker.wish("touchpoint_survey")),
        source=joined(
            speaker.first, cited(speaker, (), read), *dict.fromkeys(speaker.brief(s.period) for s, _ in read)
        ),
        illustrative="illustrative" in [survey.basis for survey, _ in read],
    )


def _favourable(answers: Sequence[Answers]) -> Interval:
    """The share of favourable answers: the two best of a scale, yes, nine and ten of ten."""
    good = sum(_is_favourable(value, one.scale) for one in answers for value in one.values)
    return measure.wilson(good, sum(one.n for one in answers))


def _is_favourable(value: int, scale: str) -> bool:
    low, high = measure.SCALES.get(scale, (1, 5))
    if measure.CES_BETTER.get(scale) == "lower":
        return value <= low + 1
    return value >= {"yes_no": 1, "1_7": measure.EASY, "agree_1_7": measure.EASY}.get(scale, high - 1)


def feedback_plan(speaker: Speaker) -> Iterable[Slide]:
    """Which question is put where, by which channel, when, and who looks at the answers."""
    rows = plan_rows(speaker)
    if not rows:
        return
    header = tuple(speaker.word(name) for name in ("step", "plan-question", "detail-channel", "plan-timing", "owner"))
    asked = sum(bool(row[0]) for row in rows)
    steps = len(dict.fromkeys(row[0] for row in rows))
    counted = f"{asked} question{'s' * (asked > 1)} at {steps} touchpoint{'s' * (steps > 1)}"
    title = speaker.either(
        f"在 {steps} 个触点问 {asked} 个问题，每个都有负责人",
        f"{counted}, each with an owner",
    )
    if any(row[4] == "–" for row in rows):
        open_rows = sum(row[4] == "–" for row in rows)
        title = speaker.either(
            f"在 {steps} 个触点问 {asked} 个问题，{open_rows} 个还没有负责人",
            f"{counted}, {open_rows} without an owner",
        )
    table = Table(header, tuple(rows), (1.5, 3, 1.4, 1.5, 1.3), speaker.word("plan-table"))
    yield speaker.slide(
        "feedback-plan", "feedback_plan", title, (table,), minutes=4, wish=speaker.wish("feedback_plan")
    )


def plan_rows(speaker: Speaker) -> list[tuple[str, ...]]:
    """A row for each metric of a moment of truth, then for each survey metric that no moment has."""
    engagement = speaker.engagement
    metrics = {metric.id: metric for metric in engagement.metrics}
    rows, seen = [], set()
    for moment in engagement.moments:
        for identifier in moment.metrics:
            if identifier in metrics and (moment.step, identifier) not in seen:
                seen.add((moment.step, identifier))
                rows.append(_plan_row(speaker, metrics[identifier], moment.step))
    asked = {identifier for _, identifier in seen}
    for metric in engagement.metrics:
        if metric.kind in ("nps", "csat", "ces", "servqual") and metric.id not in asked:
            rows.append(_plan_row(speaker, metric, ""))
    return rows


def _plan_row(speaker: Speaker, metric: Metric, step: str) -> tuple[str, ...]:
    """A question's row, in each of the page's languages; no step: it asks about the whole journey."""
    told = (_planned(replace(speaker, language=tag), metric, step) for tag in languages_of(speaker.language))
    return tuple("\n".join(dict.fromkeys(cell)) for cell in zip(*told, strict=True))


def _planned(speaker: Speaker, metric: Metric, step: str) -> tuple[str, ...]:
    """The row in one language."""
    where = speaker.name_of("step", step) if step else speaker.label("whole-journey")
    channels = _channels(speaker, step) if step else "–"
    kind = metric.kind if metric.kind in ("nps", "csat", "ces") else "other"
    if metric.kind == "ces" and "lower" in (metric.better, measure.CES_BETTER.get(metric.scale or "")):
        kind = "ces-effort"
    name = speaker.brief(metric.name)
    question = speaker.label(f"ask-{kind}").format(name)
    owner = speaker.name_of("stakeholder|actor", metric.owner) or "–"
    return (where, question, channels, speaker.label(f"when-{kind}"), owner)


def _channels(speaker: Speaker, step: str) -> str:
    """The channels by which the customer meets the service in a step."""
    for blueprint in speaker.engagement.blueprints.values():
        for one in blueprint.steps:
            if one.id == step:
                cards = [card for cards in one.cells.values() for card in cards if card.channel]
                names = dict.fromkeys(speaker.name_of("channel", card.channel) for card in cards)
                return speaker.label("comma").join(names) or "–"
    return "–"


def method_choice(speaker: Speaker) -> Iterable[Slide]:
    """Four ways to hear customers, by how many speak and who leads the talk."""
    items = [
        Item(
            speaker.word(f"method-{name}"),
            (Line(speaker.word(f"method-{name}-pro"), "+"), Line(speaker.word(f"method-{name}-con"), MINUS)),
        )
        for name in _METHODS
    ]
    first, second, third, fourth = items
    field = Quadrant(
        (first, second, third, fourth),
        speaker.label("method-x"),
        speaker.label("method-y"),
        (speaker.label("method-few"), speaker.label("method-many")),
        (speaker.label("method-asked"), speaker.label("method-told")),
    )
    title = speaker.either(
        "想知道“为什么”就找少数人深谈，想知道“有多少”就问多数人",
        "Talk to a few to learn why, ask many to learn how many",
    )
    yield speaker.slide(
        "method-choice", "method_choice", title, (field,), minutes=4, wish=speaker.wish("method_choice")
    )

"""Net promoter score, satisfaction, effort: what they come to, how sure that is, and how people answered.

In: a `Speaker`. Out: slides, one a metric. Guaranteed: figures and intervals are those of `measure`, from the answers
where they are there; each slide says how many answered, when, and which direction of the scale is good.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator import measure
from generator.model import Metric
from generator.outline import Slide
from generator.outline.blocks import Callout, Chart
from generator.outline.readings import Reading, answers_to, certainty, cited, number, percent, readings, sample_words
from generator.outline.speaker import Speaker

GROUPS = (("promoters", "series-2"), ("passives", "series-before"), ("detractors", "series-6"))


def nps(speaker: Speaker) -> Iterable[Slide]:
    """Net promoter scores: who recommends, who does not, how sure the difference is."""
    for metric in _of_kind(speaker, "nps"):
        told = readings(speaker, metric)
        callouts = _callouts(speaker, metric, told)
        if callouts:
            callouts[-1] = Callout(
                callouts[-1].value, callouts[-1].caption, _notes(callouts[-1].note, speaker.word("nps-notice"))
            )
            charts = (*_groups(speaker, told), *_bars(speaker, metric, told))
            yield _figure(speaker, "nps", metric, _nps_title(speaker, metric, told), (*callouts, *charts))


def csat(speaker: Speaker) -> Iterable[Slide]:
    """Satisfaction: the share of the two best answers, or the mean, as the metric's unit says."""
    yield from _scaled(speaker, "csat")


def ces(speaker: Speaker) -> Iterable[Slide]:
    """Effort: the mean, with the direction of its scale, which differs between the two versions."""
    yield from _scaled(speaker, "ces")


def _scaled(speaker: Speaker, kind: str) -> Iterator[Slide]:
    for metric in _of_kind(speaker, kind):
        told = readings(speaker, metric)
        callouts = _callouts(speaker, metric, told)
        if callouts:
            charts = (*_answers(speaker, metric, told), *_bars(speaker, metric, told))
            yield _figure(speaker, kind, metric, _title(speaker, metric, told), (*callouts, *charts))


def _of_kind(speaker: Speaker, kind: str) -> list[Metric]:
    return [metric for metric in speaker.engagement.metrics if metric.kind == kind]


def _figure(speaker: Speaker, kind: str, metric: Metric, title: str, blocks: tuple[Callout | Chart, ...]) -> Slide:
    source = cited(speaker, metric.sources, answers_to(speaker.engagement, "metric", metric.id))
    return speaker.slide(
        f"{kind}-{metric.id}",
        kind,
        title,
        blocks,
        minutes=4,
        wish=speaker.wish(kind, metric.id) or speaker.wish(kind),
        source=source,
        illustrative=metric.basis == "illustrative",
        aside=not readings(speaker, metric),
    )


# Figures as words ----------------------------------------------------------------------------------------------------


def _is_share(metric: Metric) -> bool:
    return metric.unit == "ratio"


def _digits(metric: Metric) -> int:
    return 0 if metric.kind == "nps" else 1


def _shown(metric: Metric, value: float) -> str:
    """A value of the metric as it is read: 32, 78%, 4.6."""
    if _is_share(metric):
        return percent(value)
    return number(value, _digits(metric)) + ("%" if metric.unit == "percent" else "")


def _better(metric: Metric) -> str:
    """Which direction is good: the metric's own word, else its scale's."""
    return metric.better or measure.CES_BETTER.get(metric.scale or "", "higher" if metric.kind != "ces" else "")


def _scale_words(speaker: Speaker, metric: Metric) -> str:
    """The scale and its direction; what counts as satisfied."""
    if metric.kind == "nps":
        return ""
    low, high = measure.SCALES.get(metric.scale or "", (0, 0))
    if not high:
        return ""
    if metric.kind == "csat" and metric.unit != "points":
        return speaker.either(
            f"{high - 1} 和 {high} 分算满意（{low}–{high} 分）", f"satisfied: {high - 1} or {high} of {high}"
        )
    direction = {"higher": ("越高越好", "higher is better"), "lower": ("越低越好", "lower is better")}
    zh_good, en_good = direction.get(_better(metric), ("", ""))
    return speaker.either(f"{low}–{high} 分，{zh_good}".rstrip("，"), f"{low}–{high}, {en_good}".rstrip(", "))


def _notes(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _callouts(speaker: Speaker, metric: Metric, told: Sequence[Reading]) -> list[Callout]:
    """The last value and its certainty, what it was before, and the target."""
    name = speaker.say(metric.name)
    made = []
    share = _is_share(metric)
    if told:
        last = told[-1]
        small = sample_words(speaker, last, _digits(metric), share)
        made.append(Callout(_shown(metric, last.value), name, _notes(small, _scale_words(speaker, metric))))
    if metric.target is not None:
        goal = "" if told else speaker.word("target-only")
        caption = speaker.word("target") if told else f"{name}\n{speaker.word('target')}"
        made.append(Callout(_shown(metric, metric.target), caption, _notes(goal, _distance(speaker, metric, told))))
    return made


def _distance(speaker: Speaker, metric: Metric, told: Sequence[Reading]) -> str:
    """Where the target lies beside the interval of today's value."""
    interval = told[-1].interval if told else None
    if interval is None or not interval.is_bounded or metric.target is None:
        return ""
    if interval.low <= metric.target <= interval.high:
        return speaker.word("target-inside")
    return speaker.word("target-outside")


# Charts --------------------------------------------------------------------------------------------------------------


def _place(speaker: Speaker, reading: Reading) -> str:
    return reading.wave or speaker.label("today" if reading.key == "baseline" else "result")


def _bars(speaker: Speaker, metric: Metric, told: Sequence[Reading]) -> tuple[Chart, ...]:
    """Each wave with its interval, and the target; nothing where there is only one figure without an interval."""
    if not told or (len(told) == 1 and told[0].interval is None and metric.target is None):
        return ()
    share, digits = _is_share(metric), _digits(metric)
    names, values, spread = [], [], []
    for reading in told:
        sure = reading.interval if reading.interval is not None and reading.interval.is_bounded else None
        words = certainty(speaker, reading, digits, share)
        names.append(f"{_place(speaker, reading)} {_shown(metric, reading.value)}" + (f"\n{words}" if words else ""))
        values.append(reading.value)
        spread.append((sure.low, sure.high) if sure else (reading.value, reading.value))
    if metric.target is not None:
        names.append(f"{speaker.label('target')} {_shown(metric, metric.target)}")
        values.append(metric.target)
        spread.append((metric.target, metric.target))
    low, high = _bounds(metric)
    title = speaker.say(metric.name)
    form = "0%" if share else "0"
    described = f"{title.splitlines()[0]}: " + "; ".join(name.replace("\n", ", ") for name in names)
    intervals = tuple(spread)
    series = ((speaker.brief(metric.name), tuple(values)),)
    return (Chart(title, tuple(names), series, "bar", form, described, None, low, high, intervals),)


def _bounds(metric: Metric) -> tuple[float | None, float | None]:
    """The ends of the scale, so that bars show how much of it is reached."""
    if metric.kind == "nps":
        return -100, 100
    if _is_share(metric):
        return 0, 1
    low, high = measure.SCALES.get(metric.scale or "", (0, 0))
    return (low, high) if high else (None, None)


def _groups(speaker: Speaker, told: Sequence[Reading]) -> tuple[Chart, ...]:
    """Promoters, passives and detractors of each wave whose answers are there."""
    counted = [(reading, measure.nps_counts(reading.scores)) for reading in told if reading.scores]
    if not counted:
        return ()
    names = tuple(_place(speaker, reading) for reading, _ in counted)
    series = tuple(
        (speaker.label(f"nps-{group}"), tuple(float(counts[at]) for _, counts in counted))
        for at, (group, _) in enumerate(GROUPS)
    )
    described = "; ".join(
        f"{name}: {counts.promoters}, {counts.passives}, {counts.detractors}"
        for name, (_, counts) in zip(names, counted, strict=True)
    )
    title = speaker.word("answers-by-group")
    return (Chart(title, names, series, "stacked", "#,##0", described, roles=tuple(role for _, role in GROUPS)),)


def _answers(speaker: Speaker, metric: Metric, told: Sequence[Reading]) -> tuple[Chart, ...]:
    """How many gave which answer, in the last wave."""
    if not told or not told[-1].scores:
        return ()
    low, high = measure.SCALES.get(metric.scale or "", (min(told[-1].scores), max(told[-1].scores)))
    counts = tuple(float(told[-1].scores.count(score)) for score in range(low, high + 1))
    names = tuple(str(score) for score in range(low, high + 1))
    title = speaker.word("answers-by-score")
    described = ", ".join(f"{name}: {count:.0f}" for name, count in zip(names, counts, strict=True))
    return (Chart(title, names, ((speaker.label("answers"), counts),), "column", "#,##0", described),)


# Titles --------------------------------------------------------------------------------------------------------------


def _nps_title(speaker: Speaker, metric: Metric, told: Sequence[Reading]) -> str:
    """Who outnumbers whom, and whether the interval bears it out; what changed where there are two waves."""
    if not told or not told[-1].scores:
        return _title(speaker, metric, told)
    last = told[-1]
    if len(told) > 1 and told[0].scores:
        return _change_title(speaker, told)
    interval = last.interval
    if interval is None or not interval.excludes_zero:
        return speaker.either(
            f"净推荐值 {number(last.value)}，区间跨过 0：还说不准谁更多",
            f"NPS is {number(last.value)}, and its interval crosses zero: too close to call",
        )
    bounds = f"{number(interval.low)} 到 {number(interval.high)}"
    points = number(abs(last.value))
    if last.value > 0:
        return speaker.either(
            f"推荐者比贬损者多 {points} 个百分点，95% 区间 {bounds}",
            f"Promoters outnumber detractors by {_points(points)}, "
            f"95% interval {number(interval.low)} to {number(interval.high)}",
        )
    return speaker.either(
        f"贬损者比推荐者多 {points} 个百分点，95% 区间 {bounds}",
        f"Detractors outnumber promoters by {_points(points)}, "
        f"95% interval {number(interval.low)} to {number(interval.high)}",
    )


def _points(count: str) -> str:
    return f"{count} point" if count == "1" else f"{count} points"


def _change_title(speaker: Speaker, told: Sequence[Reading]) -> str:
    before, after = (measure.nps_counts(reading.scores) for reading in (told[0], told[-1]))
    change = measure.nps_difference(before, after)
    points, low, high = (number(value) for value in (abs(change.value), change.low, change.high))
    chinese, english = ("升", "rose") if change.value >= 0 else ("降", "fell")
    sure = change.excludes_zero
    return speaker.either(
        f"净推荐值{chinese}了 {points} 分" + ("，超出偶然波动" if sure else f"，仍可能是偶然（{low} 到 {high}）"),
        f"NPS {english} by {_points(points)}"
        + (", more than chance" if sure else f", which may be chance ({low} to {high})"),
    )


def _title(speaker: Speaker, metric: Metric, told: Sequence[Reading]) -> str:
    """The last value with its interval, and the target."""
    target = "" if metric.target is None else _shown(metric, metric.target)
    names = [metric.name.in_language(tag) for tag in ("zh-CN", "en")]
    if not told:
        return speaker.either(
            f"{names[0]}：目标 {target}，还没有测过", f"{names[1]}: the target is {target}, not measured yet"
        )
    last = told[-1]
    value = _shown(metric, last.value)
    if last.is_small:
        return speaker.either(
            f"{names[0]}：{value}，只有 {last.n} 份回答，仅供参考",
            f"{names[1]}: {value} from {last.n} answers, a hint only",
        )
    goals = (f"，目标 {target}", f", the target is {target}") if target else ("", "")
    return speaker.either(f"{names[0]}：现为 {value}{goals[0]}", f"{names[1]}: {value} today{goals[1]}")

"""Kano: how two answers make a class, how people answered, and where the features stand.

In: a `Speaker`. Out: slides. Guaranteed: classes and coefficients are those of `measure`; a feature without answers
that count is in no chart; n and doubtful questions are said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator import measure
from generator.measure import KanoResult
from generator.model import Kano
from generator.model.insight import KanoFeature
from generator.outline import Slide
from generator.outline.blocks import Callout, Chart, Line, Prose, Table
from generator.outline.readings import number, percent, unsourced
from generator.outline.speaker import Speaker
from generator.terms import GAP, joined, term

ANSWERS = ("like", "must_be", "neutral", "live_with", "dislike")
SERIES = {"A": "series-2", "O": "series-1", "M": "series-6", "I": "series-before", "R": "series-3", "Q": "series-4"}
_CELLS = {"A": "cell-good", "O": "cell-strong", "M": "cell-poor", "R": "cell-fair", "Q": "cell-bad", "I": "cell-muted"}
_FIRST = "MOAIRQ"  # the order in which classes are seen to


class _Feature(NamedTuple):
    """A feature, how many answered, its class by the mode, and by the diagram ("" where it has no place there)."""

    term: KanoFeature
    n: int
    result: KanoResult
    quadrant: str


def _features(kano: Kano) -> list[_Feature]:
    made = []
    for feature in kano.features:
        n = sum(feature.counts.values())
        result = measure.kano(feature.counts)
        placed = result.better is not None and result.worse is not None
        quadrant = measure.kano_quadrant(result.better or 0.0, result.worse or 0.0) if placed else ""
        if n:
            made.append(_Feature(feature, n, result, quadrant))
    return made


def kano_table(speaker: Speaker) -> Iterable[Slide]:
    """How the answers to both questions make one of six classes."""
    kano = speaker.engagement.kano
    variant = kano.table if kano is not None else "standard"
    rows, roles = [], []
    for at, letters in enumerate(measure.KANO_TABLES[variant]):
        rows.append((speaker.word(f"kano-answer-{ANSWERS[at]}"), *(_class(speaker, letter) for letter in letters)))
        roles += [(at, column, _CELLS[letter]) for column, letter in enumerate(letters, 1)]
    header = (speaker.word("kano-with-without"), *(speaker.word(f"kano-answer-{name}") for name in ANSWERS))
    title = speaker.either(
        "同一功能问两遍，25 种回答组合归为六类", "Asked twice about each feature, 25 pairs of answers make six classes"
    )
    table = Table(
        header, tuple(rows), (1.5, 1, 1, 1, 1, 1), speaker.word("kano-table"), tuple(roles), tuple(range(1, 6))
    )
    text = Prose((Line(speaker.word("kano-reading")),))
    yield speaker.slide("kano-table", "kano_table", title, (table, text), wish=speaker.wish("kano_table"))


def _class(speaker: Speaker, letter: str) -> str:
    return f"{letter} {speaker.label(f'kano-{letter}')}"


def kano_counts(speaker: Speaker) -> Iterable[Slide]:
    """How many gave which class of answer to each feature."""
    kano = speaker.engagement.kano
    features = _features(kano) if kano is not None else []
    if kano is None or not features:
        return
    names = tuple(f"{speaker.brief(one.term.name)} (n = {one.n:,})" for one in features)
    series = tuple(
        (_class(speaker, letter), tuple(float(one.term.counts.get(letter, 0)) for one in features)) for letter in SERIES
    )
    described = "; ".join(
        f"{name}: " + ", ".join(f"{letter} {one.term.counts.get(letter, 0)}" for letter in SERIES)
        for name, one in zip(names, features, strict=True)
    )
    chart = Chart("", names, series, "stacked", "#,##0", described, roles=tuple(SERIES.values()))
    yield speaker.slide(
        "kano-counts",
        "kano_counts",
        _counts_title(speaker, features),
        (*_cautions(speaker, features), chart),
        minutes=4,
        wish=unsourced(speaker.wish("kano_counts")),
        source=_source(speaker, kano, "kano_counts"),
        illustrative=kano.basis == "illustrative",
    )


def _counts_title(speaker: Speaker, features: Sequence[_Feature]) -> str:
    """How many features are of which class, the basic ones first."""
    classes = [one.result.category for one in features]
    parts = [(letter, classes.count(letter)) for letter in _FIRST if letter in classes]
    total = len(features)
    chinese = "、".join(f"{count} 项{_named('zh-CN', letter)}" for letter, count in parts)
    english = ", ".join(f"{count} {_named('en', letter).lower()}" for letter, count in parts)
    return speaker.either(f"{total} 项功能：{chinese}", f"{total} features: {english}")


def _named(language: str, letter: str) -> str:
    """What a class is called in one language."""
    return term(f"kano-{letter}", language)


def _cautions(speaker: Speaker, features: Sequence[_Feature]) -> list[Callout]:
    """What keeps the counts from being leaned on: few answers, questions that were badly put."""
    found = []
    least = min(features, key=lambda one: one.n)
    if least.n < measure.SMALL:
        found.append(Callout(f"n = {least.n}", speaker.word("sample-small"), speaker.say(least.term.name)))
    for one in features:
        share = measure.questionable_share(one.term.counts)
        if share > measure.QUESTIONABLE:
            found.append(Callout(percent(share), speaker.word("kano-questionable"), speaker.say(one.term.name)))
    return found[:3]


def _source(speaker: Speaker, kano: Kano, archetype: str) -> str:
    """The source line: sources, how many were asked, when, and whom."""
    wish = speaker.wish(archetype)
    sources = speaker.source(wish.sources if wish is not None and wish.sources else kano.sources)
    asked = f"n = {kano.n:,}" if kano.n else ""
    return joined(speaker.first, sources, asked, speaker.brief(kano.period), speaker.brief(kano.segment))


def kano_chart(speaker: Speaker) -> Iterable[Slide]:
    """Where each feature stands: how much it pleases when there, how much it is missed."""
    kano = speaker.engagement.kano
    features = [one for one in _features(kano) if one.quadrant] if kano is not None else []
    if kano is None or not features:
        return
    series = tuple(
        (speaker.brief(one.term.name), (abs(one.result.worse or 0.0), one.result.better or 0.0)) for one in features
    )
    said = [_said(speaker, one) for one in features]
    chart = Chart(
        "",
        (speaker.label("kano-axis-worse"), speaker.label("kano-axis-better")),
        series,
        "scatter",
        "0.0",
        "; ".join(line.replace("\n", " ") for line in said),
        cut=(measure.KanoCuts().worse, measure.KanoCuts().better),
        low=0,
        high=1,
        quadrants=tuple(speaker.label(f"kano-{letter}") for letter in "AOIM"),
        roles=tuple(SERIES[one.quadrant] for one in features),
    )
    text = Prose(tuple(Line(words, "•", strong=((0, _name_length(words)),)) for words in said))
    yield speaker.slide(
        "kano-chart",
        "kano_chart",
        _chart_title(speaker, features),
        (text, chart),
        minutes=5,
        wish=unsourced(speaker.wish("kano_chart")),
        source=joined(speaker.first, _source(speaker, kano, "kano_chart"), speaker.label("kano-cut")),
        illustrative=kano.basis == "illustrative",
    )


def _name_length(words: str) -> int:
    return max(0, min((words + "：").index("："), (words + ":").index(":")))


def _said(speaker: Speaker, one: _Feature) -> str:
    """A feature in a line: its class, by the diagram too where that differs, and both coefficients."""
    better, worse = number(one.result.better or 0.0, 2), number(one.result.worse or 0.0, 2)
    zh_name, en_name = (one.term.name.in_language(tag) for tag in ("zh-CN", "en"))
    zh_mode, en_mode = (_named(tag, one.result.category) for tag in ("zh-CN", "en"))
    zh_place, en_place = (_named(tag, one.quadrant) for tag in ("zh-CN", "en"))
    differs = one.quadrant != one.result.category
    return speaker.either(
        f"{zh_name}：{zh_mode}"
        + (f"（坐标落在{zh_place}）" if differs else "")
        + f" · Better{GAP}{better} · Worse{GAP}{worse}",
        f"{en_name}: {en_mode.lower()}"
        + (f" (in the field of {en_place.lower()})" if differs else "")
        + f" · Better{GAP}{better} · Worse{GAP}{worse}",
    )


_TITLES = {
    "M": ("“{}”是必备型：没有它会失望，有了也不加分", "“{}” is a must-be: missed when absent, unnoticed when there"),
    "O": ("“{}”是期望型：做得越好越满意", "“{}” is one-dimensional: the better it is, the happier people are"),
    "A": ("“{}”是魅力型：没有也行，有了惊喜", "“{}” is attractive: a delight when there, not missed when absent"),
    "I": ("“{}”是无差异型：有没有都一样", "“{}” leaves people indifferent"),
    "R": ("“{}”是反向型：有了反而不满", "“{}” is unwelcome: people are happier without it"),
    "Q": ("“{}”的回答自相矛盾，题目要改", "The answers on “{}” contradict each other: put the question anew"),
}


def _chart_title(speaker: Speaker, features: Sequence[_Feature]) -> str:
    """The feature that comes first: must-be before one-dimensional before attractive, the most missed of them."""
    first = min(features, key=lambda one: (_FIRST.index(one.result.category), one.result.worse or 0.0))
    chinese, english = _TITLES[first.result.category]
    zh_name, en_name = (first.term.name.in_language(tag) for tag in ("zh-CN", "en"))
    return speaker.either(chinese.format(zh_name), english.format(en_name))

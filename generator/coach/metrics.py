"""The coach's rules of metrics: whether a figure can be read, compared and believed.

Figures that surveys gave count like those that the author wrote. Source: the field reference, §6 and §17.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.coach.rules import Found, at, called, called_all, figure, rule
from generator.coach.study import ASKED, Study
from generator.coach.vocabulary import says_nothing
from generator.diagnostics import Word, in_words, word
from generator.measure import CES_BETTER, SMALL
from generator.model import LANGUAGES, Metric, Source, Text
from generator.model.base import Term
from generator.patterns import Pattern

_VALUES = ("baseline", "target", "result")
_SHARES: Mapping[str, str] = {  # what a unit says of a share; points and relative changes aside it says "percent"
    **dict.fromkeys(("ratio", "比例", "比率"), "ratio"),
    **dict.fromkeys(("percent", "%", "％", "percentage", "per cent", "百分比"), "percent"),
    **dict.fromkeys(("percent_unspecified",), "unspecified"),
    **dict.fromkeys(("percentage_points", "percentage points", "pp", "百分点", "个百分点"), "points"),
}
# names of changes rather than of what changes: “满意度提升”, “reduction in repeat calls”; “减少重拨比例” is a share
_CHANGE = Pattern(
    r"(?:变化|变动|增幅|降幅|涨幅|跌幅|提升|提高|上升|下降|降低|减少|增长|增加|改善)(?:幅度|值)?$"
    r"|^(?:change|increase|decrease|reduction|improvement|drop|rise|fall|growth) (?:in|of) "
    r"| (?:change|increase|decrease|reduction|improvement|drop)$",
    re.IGNORECASE,
)


@rule("MX-01", "error")
def no_scale(study: Study) -> Iterator[Found]:
    """Satisfaction and effort say on which scale they were asked."""
    made = study.engagement
    for metric in made.metrics:
        if metric.kind in ("csat", "ces") and not metric.scale and not _asked_on(study, metric):
            yield Found(at(metric, "kind"), {"name": called(metric), "why": word(f"scale-of-{metric.kind}")})


def _asked_on(study: Study, metric: Metric) -> bool:
    """Whether a survey's question says the scale."""
    questions = (one for survey in study.engagement.surveys for one in survey.questions)
    return any(one.target == metric.id and one.scale for one in questions)


@rule("MX-02", "warning")
def incomplete(study: Study) -> Iterator[Found]:
    """A metric has a unit, somebody who answers for it, and a value."""
    for metric in study.engagement.metrics:
        missing = [
            name
            for name, there in (
                ("unit", metric.unit or metric.scale or metric.kind in ASKED),
                ("owner", metric.owner and not says_nothing(metric.owner)),
                ("value", any(getattr(metric, name) is not None for name in _VALUES)),
            )
            if not there
        ]
        if missing:
            yield Found(at(metric, "name"), {"name": called(metric), "missing": _listed(missing)})


def _listed(missing: list[str]) -> Word:
    words = [word(f"metric-no-{name}") for name in missing]
    return word(
        "as-said", *(sign.join(in_words(one, tag) for one in words) for tag, sign in (("en", ", "), ("zh", "、")))
    )


@rule("MX-03", "error")
def backwards(study: Study) -> Iterator[Found]:
    """A target is not worse than today."""
    for metric in study.engagement.metrics:
        if metric.baseline is None or metric.target is None:
            continue
        gain = metric.target - metric.baseline
        if (gain < 0 and _better(metric) == "higher") or (gain > 0 and _better(metric) == "lower"):
            facts = {"name": called(metric), "target": figure(metric.target), "today": figure(metric.baseline)}
            yield Found(at(metric, "target"), facts)


def _better(metric: Metric) -> str | None:
    """Which direction is good, as said or as the kind of metric has it."""
    usual = "higher" if metric.kind in ("nps", "csat", "servqual") else CES_BETTER.get(metric.scale or "")
    return metric.better or (usual if metric.kind in ASKED else None)


@rule("MX-04", "warning")
def few_asked(study: Study) -> Iterator[Found]:
    """What people were asked for says how many, and they were thirty at least."""
    for metric in study.engagement.metrics:
        if metric.kind not in ASKED or (metric.baseline is None and metric.result is None):
            continue
        n = _people(study, metric)
        if n is None or n < SMALL:
            problem = (
                word("sample-unknown") if n is None else word("sample-few", str(n)) if n else word("sample-nobody")
            )
            yield Found(at(metric, "n", "baseline", "result"), {"name": called(metric), "problem": problem})


def _people(study: Study, metric: Metric) -> int | None:
    """How many answered, as the metric says, else as its sources do."""
    if metric.n is not None:
        return metric.n
    sources = (study.engagement.find("source", one) for one in metric.sources)
    return max((one.n for one in sources if isinstance(one, Source) and one.n is not None), default=None)


@rule("MX-05", "error")
def impossible(study: Study) -> Iterator[Found]:
    """A figure lies where such figures can lie."""
    for metric in study.engagement.metrics:
        bounds = _bounds(metric)
        if bounds is None:
            continue
        name, least, most = bounds
        wrong = [
            (key, value)
            for key in _VALUES
            if (value := getattr(metric, key)) is not None and not least <= value <= most
        ]
        if wrong:
            facts = {"name": called(metric), "value": figure(wrong[0][1]), "bounds": word(f"bounds-{name}")}
            yield Found(at(metric, wrong[0][0]), facts)


def _bounds(metric: Metric) -> tuple[str, float, float] | None:
    """What a figure may be, by the name of the reason; None where anything may be.

    Without a value for today a share may be a change; a financial ratio is of any size, and so is growth in per cent.
    """
    share = _share(metric)
    if metric.kind == "nps":
        return ("nps", -100.0, 100.0) if share != "ratio" else None
    if metric.kind == "financial":
        return None
    least = 0.0 if metric.baseline is not None or metric.kind in ASKED else -1.0
    if share == "ratio":
        return "ratio", least, 1.0
    if share == "percent" and metric.kind in ASKED:
        return "share", 0.0, 100.0
    return ("percent", -100.0, float("inf")) if share == "percent" else None


def _share(metric: Metric) -> str:
    """What the unit says of a share: ratio, percent, points, unspecified; "" when it is none."""
    return _SHARES.get((metric.unit or metric.scale or "").strip().lower(), "")


@rule("MX-06", "warning")
def made_up(study: Study) -> Iterator[Found]:
    """What a client gets has no sample figures."""
    if study.kind != "consultant" or study.is_draft:
        return
    made = study.engagement
    claims: list[tuple[Term, Term | Text]] = [(one, one) for one in made.metrics if one.basis == "illustrative"]
    for name, one in (("kano", made.kano), ("screening", made.screening)):
        if one is not None and one.basis == "illustrative":
            title = word(f"figures-of-{name}")
            claims.append((one, Text(tuple((tag, in_words(title, tag)) for tag in LANGUAGES))))
    if claims:
        first, *others = (at(one, "basis") for one, _ in claims)
        yield Found(first, {"name": called_all([name for _, name in claims])}, tuple(others))


@rule("MX-07", "warning")
def percent_of_what(study: Study) -> Iterator[Found]:
    """A change in per cent says from what value, and whether points or a part of it are meant."""
    for metric in study.engagement.metrics:
        share = _share(metric)
        value = metric.result if metric.result is not None else metric.target
        if not share or value is None:
            continue
        unclear = share == "unspecified"
        loose = metric.baseline is None and metric.kind != "financial" and _is_change(study, metric, value, share)
        if unclear or loose:
            problem = word(
                "change-neither" if unclear and loose else "change-no-kind" if unclear else "change-no-start"
            )
            shown = figure(value) + ("%" if share in ("percent", "unspecified") else "")
            facts = {"name": called(metric), "value": shown, "problem": problem}
            yield Found(at(metric, *(("unit",) if unclear else ()), "result", "target"), facts)


def _is_change(study: Study, metric: Metric, value: float, share: str) -> bool:
    """Whether a share is a change: it is below nothing, counted in points, or called so."""
    return value < 0 or share == "points" or _CHANGE.search(study.words(metric.name).strip()) is not None

"""Metrics as they stand on slides and drawings: figures with their units, and what charts and callouts say of them.

In: metrics and a language. Out: texts and blocks. Guaranteed: a figure reads the same wherever it stands; what is
assumed or illustrative says so beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Metric
from generator.outline.blocks import Block, Callout, Chart
from generator.terms import GAP, TERMS, either, is_chinese, languages_of, phrase, term

GUESSED = ("illustrative", "assumed", "seed")


def known(metric: Metric) -> float | None:
    """The latest value: the result, else the target, else what it is today."""
    return next((value for value in (metric.result, metric.target, metric.today) if value is not None), None)


def figure(metric: Metric, value: float, language: str) -> str:
    """A value with its unit, in the page's first language, never broken: 62%, 1,200 lines, in Chinese 12 分钟."""
    if _is_share(metric):
        return _number(value * 100) + "%"
    unit = _unit(metric, language, value == 1)
    return f"{_number(value)}{'' if unit.startswith('%') else GAP}{unit}".strip()


def title(metrics: Sequence[Metric], language: str) -> str:
    """What metrics together come to: how many have a result, how many a target; of one alone, its change."""
    measured = sum(metric.result is not None for metric in metrics)
    aimed = sum(metric.target is not None and metric.result is None for metric in metrics)
    only = metrics[0]
    after = only.target if only.result is None else only.result
    if len(metrics) == 1 and only.today is not None and after is not None:
        return phrase("metric-title", language, only.name, _change(only, only.today, after, language))
    parts = [(f"{measured} 项已有结果", f"{measured} with a result")] if measured else []
    if aimed:
        parts.append((f"{aimed} 项定了目标", f"{aimed} with a target"))
    count = (f"{len(metrics)} 项指标", f"{len(metrics)} metrics")
    if len(metrics) > 1 and len(metrics) in (measured, aimed):
        each = ("都已有结果", "result") if measured else ("都定了目标", "target")
        return either(language, f"{count[0]}，{each[0]}", f"{count[1]}, each with a {each[1]}")
    if not parts:
        return either(language, f"{count[0]}的现状", f"{count[1]} as they are today")
    return either(
        language,
        f"{count[0]}：" + "，".join(part[0] for part in parts),
        f"{count[1]}: " + ", ".join(part[1] for part in parts),
    )


def block(metric: Metric, language: str) -> Block:
    """Before and after as a chart where both are known, else the one figure as a callout."""
    first, name = languages_of(language)[0], metric.name.in_language(language)
    after, label = (metric.target, "target") if metric.result is None else (metric.result, "result")
    small = "\n".join(part for part in (_basis(metric, first), metric.note.in_language(language)) if part)
    if metric.today is not None and after is not None:
        unit = _unit(metric, language)
        heading = name + (f" ({unit})" if unit and unit != "%" else "")
        described = f"{name}: {_change(metric, metric.today, after, language)}. {small}".strip()
        series = ((name, (metric.today, after)),)
        return Chart(heading, (term("today", first), term(label, first)), series, "column", _form(metric), described)
    label = "today" if metric.today is not None else label
    caption = f"{name}（{term(label, language)}）" if is_chinese(language) and "+" not in language else name
    return Callout(figure(metric, known(metric) or 0.0, language), caption, small)


def _change(metric: Metric, before: float, after: float, language: str) -> str:
    return f"{figure(metric, before, language)} → {figure(metric, after, language)}"


def _form(metric: Metric) -> str:
    """The number format of a chart."""
    if _is_share(metric):
        return "0%"
    whole = all(value is None or value == int(value) for value in (metric.today, metric.target, metric.result))
    return ("#,##0" if whole else "#,##0.##") + ('"%"' if _unit(metric, "en") == "%" else "")


def _basis(metric: Metric, language: str) -> str:
    """The words that keep a figure honest: illustrative, assumed, and how many answers."""
    parts = [term(f"basis-{metric.basis}", language)] if metric.basis in GUESSED else []
    if metric.n is not None:
        parts.append(f"n = {metric.n}")
    return " · ".join(parts)


def _unit(metric: Metric, language: str, single: bool = False) -> str:
    name = f"unit-{metric.unit}"
    if single and f"{name}-one" in TERMS:
        name += "-one"
    return term(name, languages_of(language)[0]) if name in TERMS else metric.unit.replace("_", " ")


def _number(value: float) -> str:
    return f"{value:,.10g}".replace("-", "\N{MINUS SIGN}")


def _is_share(metric: Metric) -> bool:
    return metric.unit == "ratio" or metric.scale == "ratio"

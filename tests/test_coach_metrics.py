"""What the coach says of metrics and Kano surveys: where each rule begins, and where it lets be."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic
from tests import coached

SERVICE = "phases: [{name: 点单, steps: [看菜单]}]\n"


def told(code: str, text: str, folder: Path | None = None) -> list[Diagnostic]:
    return coached.told(f"title: 咖啡店\n{text}{SERVICE}", code, folder=folder)


def metric(keys: str) -> str:
    return f"metrics: [{{id: met-one, name: 一项指标, {keys}}}]\n"


# Metrics


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        ("kind: ces", 1),
        ("kind: csat, unit: ratio", 1),
        ("kind: ces, scale: agree_1_7", 0),
        ("kind: nps", 0),
        ("kind: operational", 0),
    ],
)
def test_satisfaction_and_effort_need_a_scale(keys: str, count: int) -> None:
    assert len(told("MX-01", metric(keys))) == count


def test_the_scale_may_stand_in_the_survey(tmp_path: Path) -> None:
    (tmp_path / "ces.csv").write_text("Q1\n6\n7\n", "utf-8")
    survey = "surveys: [{file: ces.csv, questions: [{for: met-one, column: Q1, scale: agree_1_7}]}]\n"
    assert told("MX-01", metric("kind: ces") + survey, tmp_path) == []
    assert len(told("MX-04", metric("kind: ces") + survey, tmp_path)) == 1  # two answers, counted from the table


@pytest.mark.parametrize(
    ("keys", "missing"),
    [
        ("unit: min, baseline: 6", "负责人"),
        ("owner: 店长, result: 6", "单位"),
        ("unit: min, owner: 店长", "现状、目标或结果"),
        ("n: 5", "单位、负责人、现状、目标或结果"),
        ("kind: nps, target: 40", "负责人"),
        ("kind: nps, target: 40, owner: 店长", ""),
        ("unit: min, baseline: 6, owner: 店长", ""),
        ("scale: percent, target: 6, owner: 店长", ""),
    ],
)
def test_a_metric_has_unit_owner_and_value(keys: str, missing: str) -> None:
    expected = [f"“一项指标”还不完整，缺{missing}"] if missing else []
    assert [one.message("zh-CN") for one in told("MX-02", metric(keys))] == expected


def test_what_a_metric_lacks_is_told_in_english() -> None:
    (found,) = told("MX-02", metric("baseline: 6"))
    assert found.message("en") == "“一项指标” is incomplete: it lacks a unit, an owner"


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        ("better: lower, baseline: 3, target: 6", 1),
        ("better: higher, baseline: 6, target: 3", 1),
        ("better: lower, baseline: 6, target: 6", 0),
        ("baseline: 6, target: 3", 0),  # nobody said which direction is good
        ("kind: nps, baseline: 40, target: 32", 1),
        ("kind: csat, scale: 1_5, baseline: 0.9, target: 0.8", 1),
        ("kind: ces, scale: agree_1_7, baseline: 5, target: 4", 1),
        ("kind: ces, scale: effort_1_5, baseline: 3, target: 2", 0),
        ("kind: ces, scale: effort_1_5, baseline: 2, target: 3", 1),
        ("better: lower, target: 6", 0),
    ],
)
def test_targets_point_forwards(keys: str, count: int) -> None:
    assert len(told("MX-03", metric(keys))) == count


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("kind: nps, baseline: 32", "没有写问了多少人"),
        ("kind: nps, baseline: 32, n: 0", "还没有问过一个人"),
        ("kind: nps, result: 32, n: 29", "只问了 29 人"),
        ("kind: nps, baseline: 32, n: 30", ""),
        ("kind: nps, target: 45", ""),
        ("baseline: 32, n: 3", ""),
        ("kind: nps, baseline: 32, sources: [src-much]", ""),
        ("kind: nps, baseline: 32, sources: [src-few]", "只问了 12 人"),
        ("kind: nps, baseline: 32, n: 30, sources: [src-few]", ""),
    ],
)
def test_survey_figures_rest_on_thirty_answers(keys: str, said: str) -> None:
    sources = "sources: [{id: src-much, citation: 问卷, n: 120}, {id: src-few, citation: 访谈, n: 12}]\n"
    found = [one.message("zh-CN") for one in told("MX-04", sources + metric(keys))]
    assert len(found) == (1 if said else 0)
    assert all(said in one for one in found)


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        ("kind: nps, baseline: 100, target: -100", 0),
        ("kind: nps, baseline: 101", 1),
        ("kind: nps, baseline: 32, target: 45, result: -101", 1),
        ("unit: ratio, baseline: 1, target: 0", 0),
        ("unit: ratio, baseline: 62, target: 70", 1),  # told of once
        ("unit: ratio, baseline: 0.6, result: -0.1", 1),
        ("unit: ratio, result: -0.1", 0),  # a change
        ("unit: ratio, result: -1.1", 1),
        ("unit: percent, target: 120", 0),  # of the plan
        ("unit: percent, result: -101", 1),
        ('unit: "%", result: -101', 1),
        ("kind: csat, scale: 1_5, unit: percent, baseline: 101", 1),
        ("kind: csat, scale: 1_5, unit: ratio, baseline: -0.1", 1),
        ("kind: financial, unit: ratio, baseline: 3", 0),
        ("unit: min, baseline: 500", 0),
    ],
)
def test_figures_that_cannot_be(keys: str, count: int) -> None:
    assert len(told("MX-05", metric(keys))) == count


def test_an_impossible_figure_is_shown_where_it_stands() -> None:
    (found,) = told("MX-05", metric("unit: ratio, baseline: 0.5, target: 70"))
    line = metric("unit: ratio, baseline: 0.5, target: 70")
    assert (found.span.line, found.span.column) == (2, line.index("70") + 1)
    assert found.message("zh-CN") == "“一项指标”写的是 70，不可能有这样的数：比例在 0 到 1 之间，60% 写 0.6"


MADE_UP = """
metrics: [{name: 出杯时间, baseline: 6, provenance: illustrative}, {name: 复购, baseline: 6, provenance: survey}]
kano: {provenance: illustrative, features: [{name: 预留}]}
"""


@pytest.mark.parametrize(
    ("head", "count"),
    [
        ("status: reviewed", 1),
        ("status: approved", 1),
        ("status: draft", 0),
        ("status: reviewed\ndeck: course", 0),
        ("status: reviewed\ndeck: workshop", 0),
    ],
)
def test_sample_figures_do_not_go_to_clients(head: str, count: int) -> None:
    found = told("MX-06", f"{head}\n{MADE_UP}")
    assert [one.message("zh-CN") for one in found] == ["要交给客户了，还有示例数字：“出杯时间”“Kano 调查”"] * count


@pytest.mark.parametrize(
    ("name", "keys", "said"),
    [
        ("迷失率变化", "unit: percent_unspecified, result: -8.5", "没有写从多少变来的，也没有写是百分点"),
        ("迷失率", "unit: percent_unspecified, baseline: 20, result: 11.5", "没有写是百分点"),
        ("迷失率变化", "unit: percent, result: 8.5", "没有写从多少变来的"),
        ("迷失率", "unit: percent, result: -8.5", "没有写从多少变来的"),
        ("迷失率", "unit: ratio, target: -0.1", "没有写从多少变来的"),
        ("满意度提升", "unit: 百分点, target: 5", "没有写从多少变来的"),
        ("Reduction in repeat calls", "unit: percent, result: 30", "没有写从多少变来的"),
        ("迷失率变化", "unit: percent, baseline: 20, result: 11.5", ""),
        ("外带占比", "unit: percent, target: 90", ""),
        ("减少重拨的比例", "unit: percent, target: 10", ""),
        ("收入增长率", "unit: percent, result: 12", ""),
        ("收入增长", "kind: financial, unit: percent, result: 12", ""),
        ("等待变化", "unit: min, result: -8", ""),
        ("Change requests answered", "unit: percent, result: 30", ""),
    ],
)
def test_changes_in_per_cent_say_of_what(name: str, keys: str, said: str) -> None:
    found = [one.message("zh-CN") for one in told("MX-07", f"metrics: [{{name: {name}, {keys}}}]\n")]
    assert len(found) == (1 if said else 0)
    assert all(said in one for one in found)


# Kano


def kano(counts: str, head: str = "n: 100", need: str = "") -> str:
    names = ", ".join(f"{name}: {count}" for name, count in zip("AOMIRQ", counts.split(), strict=True))
    return f"kano:\n  {head}\n  features: [{{name: 预留, {need}counts: {{{names}}}}}]\n"


@pytest.mark.parametrize(
    ("counts", "head", "severity"),
    [
        ("20 20 30 20 5 5", "n: 100", None),
        ("20 20 30 20 5 6", "n: 100", "error"),
        ("20 20 30 20 5 4", "n: 100", "warning"),
        ("20 20 30 20 5 5", "n: 0", "error"),
        ("20 20 30 20 5 5", "question_ids: [1]", None),
        ("0 0 0 0 0 0", "n: 100", None),
    ],
)
def test_counts_add_up(counts: str, head: str, severity: str | None) -> None:
    assert [one.severity for one in told("KN-01", kano(counts, head))] == ([severity] if severity else [])


@pytest.mark.parametrize(("counts", "count"), [("20 20 30 20 0 10", 0), ("20 20 30 19 0 11", 1), ("0 0 0 0 60 40", 0)])
def test_a_tenth_of_doubtful_answers_is_let_pass(counts: str, count: int) -> None:
    assert len(told("KN-02", kano(counts))) == count


@pytest.mark.parametrize(
    ("counts", "head", "count"),
    [
        ("5 5 10 5 2 2", "n: 29", 1),
        ("5 5 10 5 3 2", "n: 30", 0),
        ("5 5 10 5 2 2", "question_ids: [1]", 1),
        ("5 5 10 5 2 2", "n: 100", 0),  # told of as counts that do not add up
        ("0 0 0 0 0 0", "n: 12", 0),
    ],
)
def test_a_class_rests_on_thirty_answers(counts: str, head: str, count: int) -> None:
    assert len(told("KN-03", kano(counts, head))) == count


@pytest.mark.parametrize(
    ("declared", "counts", "count"),
    [
        ("must_be", "5 20 60 10 3 2", 0),
        ("attractive", "5 20 60 10 3 2", 1),
        ("one_dimensional", "5 38 42 10 3 2", 0),  # less than six points apart: both
        ("one_dimensional", "5 37 43 10 3 2", 1),
        ("attractive", "2 5 15 5 1 1", 0),  # too few answers to contradict anybody
        ("attractive", "5 5 10 20 10 50", 0),  # doubtful answers say nothing
    ],
)
def test_declared_and_measured_class_agree(declared: str, counts: str, count: int) -> None:
    needs = f"needs: [{{id: need-held, text: 到店就有位子, kano: {declared}}}]\n"
    assert len(told("KN-04", needs + kano(counts, "question_ids: [1]", "need: need-held, "))) == count


def test_one_of_several_features_of_a_need_may_agree() -> None:
    needs = "needs: [{id: need-held, text: 到店就有位子, kano: attractive}]\n"
    two = (
        "kano:\n  features:\n"
        "    - {name: 预留, need: need-held, counts: {M: 60, A: 10}}\n"
        "    - {name: 惊喜, need: need-held, counts: {M: 10, A: 60}}\n"
    )
    assert told("KN-04", needs + two) == []


def test_coefficients_need_answers_that_count() -> None:
    assert len(told("KN-05", kano("0 0 0 0 60 40"))) == 1
    assert told("KN-05", kano("1 0 0 0 59 40")) == []
    assert told("KN-05", kano("0 0 0 0 0 0")) == []

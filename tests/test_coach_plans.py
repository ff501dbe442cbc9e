"""The coach's rules of issues, roadmaps and responsibilities, at the edges of their conditions."""

from __future__ import annotations

import pytest

from generator import coach
from generator.coach import Review
from generator.diagnostics import Diagnostic
from tests.coached import engagement_of, entry, filling

HEAD = 'title: 门诊取药\nstatus: {}\ndate: "{}"\nphases: [{{name: 取药, steps: [排队]}}]\n'


def reviewed(text: str, date: str = "2026-11-22", status: str = "reviewed") -> Review:
    head = HEAD.format(status, date) if date else HEAD.format(status, "2026-11-22").replace('date: "2026-11-22"\n', "")
    return coach.review(engagement_of(head + text))


def found(text: str, code: str, date: str = "2026-11-22", status: str = "reviewed") -> list[Diagnostic]:
    return [item for item in reviewed(text, date, status).findings if item.code == code]


# IS-01


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ("title: 叫号屏小", "missing-owner-due"),
        ("title: 叫号屏小, owner: 组长", "missing-due"),
        ("title: 叫号屏小, owner: 待定, due: 2027-03-31", "missing-owner"),
        ("title: 叫号屏小, due: 2027-03-31", "missing-owner"),
    ],
)
def test_an_issue_lacks_owner_or_date(given: str, missing: str) -> None:
    (item,) = found(f"issues: [{{{given}}}]", "IS-01")
    assert entry(item, "missing") == missing


@pytest.mark.parametrize("status", ["wont_fix", "closed", "verified"])
def test_what_is_settled_needs_neither(status: str) -> None:
    assert found(f"issues: [{{title: 叫号屏小, status: {status}}}]", "IS-01") == []


@pytest.mark.parametrize(("status", "severity"), [("draft", "warning"), ("reviewed", "error")])
def test_a_draft_may_lack_them_for_now(status: str, severity: str) -> None:
    (item,) = found("issues: [{title: 叫号屏小}]", "IS-01", status=status)
    assert item.severity == severity


# IS-02


def issue(due: str, more: str = "", plan: str = "") -> str:
    return f"issues: [{{id: iss-0, title: 叫号屏小, owner: 组长, due: {due}{more}}}]\n{plan}"


SHORT = "roadmap: [{title: 换屏, horizon: short, issues: [iss-0]}]"
LATE = "roadmap: [{title: 换屏, horizon: short, issues: [iss-0]}, {title: 报号, horizon: long, issues: [iss-0]}]"
SOME_DAY = "roadmap: [{title: 换屏, horizon: short, issues: [iss-0]}, {title: 报号, issues: [iss-0]}]"


@pytest.mark.parametrize(
    ("due", "more", "plan", "count"),
    [
        ("2026-11-22", "", "", 0),
        ("2026-11-21", "", "", 1),
        ("2026-11-21", ", status: closed", "", 0),
        ("2027-03-31", "", SHORT, 0),  # three months end in February, the quarter in March
        ("2027-04-01", "", SHORT, 1),
        ("2027-09-30", "", LATE, 1),  # from the short to the long term, but between them
        ("2028-01-31", "", LATE, 0),
        ("2027-09-30", "", SOME_DAY, 0),
        ("2027-03-31", ", release: R1", "releases: [{id: R1, date: 2027-03-31}]", 0),
        ("2027-04-01", ", release: R1", "releases: [{id: R1, date: 2027-03-31}]", 1),
    ],
)
def test_a_date_is_ahead_and_in_its_horizon(due: str, more: str, plan: str, count: int) -> None:
    assert len(found(issue(due, more, plan), "IS-02")) == count


def test_the_long_term_begins_with_its_quarter() -> None:
    long = "roadmap: [{title: 换屏, horizon: long, issues: [iss-0]}]"
    assert found(issue("2027-10-01", "", long), "IS-02") == []
    (item,) = found(issue("2027-09-30", "", long), "IS-02")
    assert (entry(item, "problem"), filling(item, "problem")) == ("due-outside", "“长期”")


def test_three_months_from_the_first_of_a_quarter_end_on_the_first_of_the_next() -> None:
    assert found(issue("2027-04-01", "", SHORT), "IS-02", date="2027-01-01") == []
    assert len(found(issue("2027-04-02", "", SHORT), "IS-02", date="2027-01-01")) == 1


@pytest.mark.parametrize("due", ["2020-01-31", "2029-01-31"])
def test_without_a_date_of_the_file_only_releases_are_compared(due: str) -> None:
    assert found(issue(due, "", SHORT), "IS-02", date="") == []
    assert len(found(issue(due, ", release: R1", "releases: [{id: R1, date: 2019-12-31}]"), "IS-02", date="")) == 1


def test_horizons_in_any_order_and_of_any_length_are_read() -> None:
    odd = (
        "roadmap:\n  horizons: [{id: next, months: [12, 0]}]\n  items: [{title: 换屏, horizon: next, issues: [iss-0]}]"
    )
    assert found(issue("2027-03-31", "", odd), "IS-02") == []
    far = odd.replace("[12, 0]", "[0, 999999]")
    assert found(issue("9999-12-31", "", far), "IS-02", date="9999-01-01") == []


# IS-03 and IS-04


@pytest.mark.parametrize(
    ("given", "more", "computed"),
    [
        ("severity: 3, frequency: 4, priority: P0", "", []),
        ("severity: 3, frequency: 4, priority: P1", "", ["P0"]),
        ("severity: 4, frequency: 1, priority: P2", "", ["P1"]),
        ("severity: 3, frequency: 4", "", []),
        ("severity: 3, priority: P3", "", []),
        ("severity: 2, frequency: 3, priority: P0", "settings: {severity_matrix: {P0: 6}}", []),
    ],
)
def test_a_priority_follows_severity_and_frequency(given: str, more: str, computed: list[str]) -> None:
    items = found(f"issues: [{{title: 叫号屏小, {given}}}]\n{more}", "IS-03")
    assert [item.parameters["computed"] for item in items] == computed


@pytest.mark.parametrize(
    ("given", "count"),
    [
        ("status: closed", 1),
        ("status: verified", 1),
        ("status: wont_fix", 0),
        ("status: fixing", 0),
        ("status: closed, verified_by: 患者", 0),
        ("status: closed, verified_date: 2026-11-20", 0),
    ],
)
def test_what_is_closed_was_verified(given: str, count: int) -> None:
    assert len(found(f"issues: [{{title: 叫号屏小, {given}}}]", "IS-04")) == count


# RM-01


def roadmap(*items: str, more: str = "") -> str:
    return "\n".join(["roadmap:", "  items:", *(f"    - {{{item}}}" for item in items), more])


def problems(text: str) -> list[tuple[str, str]]:
    """Which item waits in vain, and why."""
    items = found(text, "RM-01")
    return [(filling(item, "name"), entry(item, "problem")) for item in items]


def test_what_comes_first_is_not_planned_for_later() -> None:
    first, second = "id: rm-0, title: 换屏, horizon: mid", "id: rm-1, title: 短信, horizon: short, depends_on: [rm-0]"
    assert problems(roadmap(first, second)) == [("短信", "dependency-later")]
    assert problems(roadmap(first.replace("mid", "short"), second)) == []
    assert problems(roadmap(first.replace(", horizon: mid", ""), second)) == []


def test_the_order_of_horizons_is_that_of_their_months() -> None:
    horizons = "  horizons: [{id: next, months: [6, 12]}, {id: now, months: [0, 6]}]"
    first, second = "id: rm-0, title: 换屏, horizon: {}", "id: rm-1, title: 短信, horizon: {}, depends_on: [rm-0]"
    assert problems(roadmap(first.format("now"), second.format("next"), more=horizons)) == []
    assert problems(roadmap(first.format("next"), second.format("now"), more=horizons)) != []
    named = "  horizons: [{id: now}, {id: next}]"
    assert problems(roadmap(first.format("now"), second.format("next"), more=named)) == []
    assert problems(roadmap(first.format("next"), second.format("now"), more=named)) != []


def test_what_comes_first_has_no_later_release() -> None:
    releases = "releases: [{id: R1, date: 2027-03-31}, {id: R2, date: 2027-06-30}, {id: R3}]"
    first, second = "id: rm-0, title: 换屏, release: {}", "id: rm-1, title: 短信, release: {}, depends_on: [rm-0]"
    assert problems(roadmap(first.format("R2"), second.format("R1"), more=releases)) == [("短信", "dependency-later")]
    assert problems(roadmap(first.format("R1"), second.format("R2"), more=releases)) == []
    assert problems(roadmap(first.format("R2"), second.format("R3"), more=releases)) == []


@pytest.mark.parametrize(
    ("dependencies", "closing"),
    [
        ("0>1 1>2 2>0", [("2", "dependency-circle")]),
        ("0>0", [("0", "dependency-itself")]),
        ("0>1 1>0 2>0", [("1", "dependency-circle")]),
        ("0>1 0>2 1>2", []),
        ("0>1 1>2 2>1 0>2", [("2", "dependency-circle")]),
    ],
)
def test_each_circle_is_told_once(dependencies: str, closing: list[tuple[str, str]]) -> None:
    waits: dict[str, list[str]] = {"0": [], "1": [], "2": []}
    for pair in dependencies.split():
        waits[pair[0]].append(f"rm-{pair[2]}")
    items = [f"id: rm-{name}, title: “{name}”, depends_on: [{', '.join(names)}]" for name, names in waits.items()]
    assert problems(roadmap(*items).replace("“", "'").replace("”", "'")) == closing


def test_a_long_chain_is_followed() -> None:
    items = [f"id: rm-{at}, title: 第 {at} 项, depends_on: [rm-{at + 1}]" for at in range(1500)]
    assert problems(roadmap(*items, "id: rm-1500, title: 末项, depends_on: [rm-0]")) == [("末项", "dependency-circle")]


def test_the_caret_stands_under_the_dependency() -> None:
    text = roadmap(
        "id: rm-0, title: 换屏, horizon: short",
        "id: rm-1, title: 报号, horizon: mid",
        "id: rm-2, title: 短信, horizon: short, depends_on: [rm-0, rm-1]",
    )
    (item,) = found(text, "RM-01")
    line = (HEAD.format("reviewed", "2026-11-22") + text).split("\n")[item.span.line - 1]
    assert line[item.span.column - 1 :].startswith("rm-1]")


# RM-02


@pytest.mark.parametrize(
    ("item", "more", "missing"),
    [
        ("owner: 组长, metrics: [等候分钟]", "", []),
        ("owner: 组长", "", ["missing-metric"]),
        ("metrics: [等候分钟]", "", ["missing-owner"]),
        ("horizon: short", "", ["missing-owner-metric"]),
        ("owner: 组长, concept: con-0", "concepts: [{id: con-0, name: 短信叫号, metrics: [等候分钟]}]", []),
        (
            "owner: 组长, concept: con-0",
            "concepts: [{id: con-0, name: 短信叫号, moments: [mot-0]}]\n"
            "moments: [{id: mot-0, name: 轮到我, metrics: [等候分钟]}]",
            [],
        ),
        ("owner: 组长, concept: con-0", "concepts: [{id: con-0, name: 短信叫号}]", ["missing-metric"]),
        ("metrics: [等候分钟]", "raci: {roles: [药房], rows: [{item: rm-0, 药房: A/R}]}", []),
        ("metrics: [等候分钟]", "raci: {roles: [药房], rows: [{item: rm-0, 药房: R}]}", ["missing-owner"]),
    ],
)
def test_an_item_has_owner_and_outcome(item: str, more: str, missing: list[str]) -> None:
    items = found(f"{roadmap(f'id: rm-0, title: 换屏, {item}')}\n{more}", "RM-02")
    assert [entry(one, "missing") for one in items] == missing


# responsibilities


def raci(*rows: str, roles: str = "药房, 信息科, 财务") -> str:
    lines = [f"    - {{item: 第{at}项, {row}}}" for at, row in enumerate(rows)]
    return "\n".join(["raci:", f"  roles: [{roles}]", "  rows:", *lines])


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("药房: A, 信息科: R", []),
        ("药房: A/R", []),
        ("药房: R/A, 信息科: R", []),
        ("药房: A, 信息科: A/R", ["RA-01"]),
        ("药房: R", ["RA-01"]),
        ("药房: A, 信息科: C", ["RA-02"]),
        ("药房: C, 信息科: I", ["RA-01", "RA-02"]),
    ],
)
def test_one_answers_and_somebody_works(row: str, codes: list[str]) -> None:
    told = [item.code for item in reviewed(raci(row)).findings if item.code.startswith("RA-")]
    assert sorted(told) == codes


def test_an_empty_row_is_told_once_and_an_empty_matrix_is_a_form() -> None:
    rows = "raci:\n  roles: [药房]\n  rows:\n    - {item: 换屏}\n"
    assert found(rows, "RA-01") == found(rows, "RA-02") == []
    begun = f"{rows}    - {{item: 短信, 药房: A/R}}"
    assert len(found(begun, "RA-01")) == 1
    assert found(begun, "RA-02") == []


def test_the_second_to_answer_is_pointed_at() -> None:
    text = raci("药房: A, 信息科: R, 财务: A")
    (item,) = found(text, "RA-01")
    line = (HEAD.format("reviewed", "2026-11-22") + text).split("\n")[item.span.line - 1]
    assert line[item.span.column - 1 :] == "A}"
    assert filling(item, "name") == "第0项"
    assert (entry(item, "problem"), filling(item, "problem")) == ("accountable-many", "2")


@pytest.mark.parametrize(
    ("rows", "roles", "count"),
    [
        (("药房: A/R, 信息科: C, 财务: C", "药房: C, 信息科: A/R, 财务: C"), "药房, 信息科, 财务", 1),
        (("药房: A/R, 信息科: C, 财务: C", "药房: C, 信息科: A/R"), "药房, 信息科, 财务", 0),  # half of six
        (("药房: A/R, 信息科: C, 财务: C",), "药房, 信息科, 财务", 0),  # three cells
        (("药房: A/R, 信息科: C, 财务: C", "药房: C, 信息科: A/R, 财务: C"), "药房", 1),  # roles that rows name
    ],
)
def test_more_than_half_consulted_is_too_many(rows: tuple[str, ...], roles: str, count: int) -> None:
    assert len(found(raci(*rows, roles=roles), "RA-03")) == count

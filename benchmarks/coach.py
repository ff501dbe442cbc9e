"""How long the coach takes beside loading, in the same run: `python benchmarks/coach.py`.

Prints: for 40, 80 and 160 steps the time of loading, that of all rules and their ratio, which has to be below a third,
and the time per step, which has to stay the same; the slowest rules. The files are blueprints of eight lanes with all
that a full file says of them, the same with nothing but their cards, and one with faults at each step. `--steps 40`
measures one size, `--rows 20` lists more rules.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Iterator
from functools import partial

from generator import coach
from generator.coach import RULES
from generator.coach.study import Study
from generator.load import from_bytes
from generator.model import Engagement

SIZES = (40, 80, 160)
BUDGET = 1 / 3
LANES = (  # id, role, actor, verb
    ("evidence", "evidence", "", "看到"),
    ("customer", "customer", "actor-customer", "查看"),
    ("frontstage", "frontstage", "actor-desk", "说明"),
    ("screen", "technology", "actor-app", "显示"),
    ("backstage", "backstage", "actor-desk", "核对"),
    ("planning", "backstage", "actor-team", "安排"),
    ("support", "support", "actor-system", "更新"),
    ("partner", "partner", "actor-partner", "提供"),
)
THINGS = (
    "订单",
    "预约单",
    "价目",
    "检查结果",
    "取货码",
    "发票",
    "配送时间",
    "座位图",
    "保修期",
    "会员积分",
    "处理进度",
    "清单",
)
FEELINGS = (-1, 0, 1, -2, 2, 0, 1, -1)
OBSERVED = "basis: observed, sources: [src-talks]"
FRAME = """
title: 一家服务公司的全程服务
status: draft
date: "2026-11-22"
sources:
  - {id: src-talks, citation: 十二次客户访谈}
scope: {service: 到家服务, trigger: 想到要办这件事, end_state: 事情办完并收到凭证, segment: 家庭客户}
channels:
  - {id: ch-desk, name: 门店, kind: human}
  - {id: ch-app, name: 应用, kind: digital}
actors:
  - {id: actor-customer, name: 客户, kind: customer, persona: per-first}
  - {id: actor-desk, name: 店员, kind: frontline, persona: per-staff}
  - {id: actor-app, name: 应用, kind: interface}
  - {id: actor-team, name: 调度组, kind: team}
  - {id: actor-system, name: 订单系统, kind: system}
  - {id: actor-partner, name: 配送伙伴, kind: partner}
personas:
  - id: per-first
    role: primary
    name: 第一次来的人
    goals: {end: [一次办完], experience: [心里有数]}
    behaviours: [先问再办]
    needs: [need-0]
    evidence: {basis: research, n_interviews: 12, sources: [src-talks]}
  - id: per-staff
    role: employee
    name: 店员
    goals: {end: [当场答得上来], experience: [被客户感谢]}
    behaviours: [边查边答]
    evidence: {basis: research, n_interviews: 6, sources: [src-talks]}
workshop:
  title: 共创工作坊
  participants: 24
  group_size: 6
  objectives:
    - {id: obj-map, text: 画出现状, sessions: [ses-map]}
    - {id: obj-choose, text: 选出概念, sessions: [ses-ideas, ses-choose]}
  days:
    - day: 1
      start: "09:00"
      end: "16:00"
      sessions:
        - {id: ses-open, minutes: 15, kind: plenary, title: 开场}
        - {id: ses-map, minutes: 75, kind: group, title: 画现状蓝图, canvas: cv-blueprint, output: 现状蓝图}
        - {id: ses-tea, minutes: 15, kind: break, title: 茶歇}
        - {id: ses-pains, minutes: 75, kind: group, title: 找痛点, canvas: cv-journey, output: 痛点清单}
        - {id: ses-lunch, minutes: 60, kind: break, title: 午餐}
        - {id: ses-ideas, minutes: 60, kind: group, title: 点子三轮, canvas: cv-brainwriting, output: 点子卡}
        - {id: ses-tea-2, minutes: 15, kind: break, title: 茶歇}
        - {id: ses-choose, minutes: 60, kind: group, title: 投票选概念, canvas: cv-screening, output: 入选概念}
        - {id: ses-end, minutes: 45, kind: plenary, title: 路演和评估, output: 评估表}
screening:
  criteria: [{id: wanted, weight: 0.4}, {id: doable, weight: 0.3}, {id: worth, weight: 0.3}]
  scores: [{concept: con-0, weighted: {wanted: 5, doable: 4, worth: 4}}]
  decision: {go: [con-0]}
lanes:
"""


def large(steps: int) -> str:
    """A file with a blueprint of so many steps in which every lane has a card, and all else that grows with it."""
    lines = [FRAME.strip("\n")]
    lines += [f"  - {{id: {lane}, role: {role}, name: {lane}}}" for lane, role, _, _ in LANES]
    for name, item, every in _LISTS:
        lines.append(f"{name}:")
        lines += [f"  - {item(number)}" for number in range(0, steps, every)]
    lines += ["roadmap:", "  items:", *(f"    - {_roadmap_item(number)}" for number in range(0, steps, 8))]
    lines += ["raci:", "  roles: [stk-0, stk-4]", "  rows:"]
    lines += [f"    - {{item: rm-{number}, stk-0: A, stk-4: R}}" for number in range(0, steps, 8)]
    lines += ["blueprints:", "  as_is:", "    personas: [per-first]", "    steps:"]
    lines += [line for number in range(steps) for line in _step(number)]
    lines.append("    connections:")
    lines += [f"      - {arrow}" for number in range(steps) for arrow in _arrows(number)]
    return "\n".join(lines) + "\n"


def bare(steps: int) -> str:
    """A file with as many cards that says nothing else of them, so that the coach finds much."""
    lines = ["title: 一家服务公司的全程服务", "lanes:"]
    lines += [f"  - {{id: {lane}, role: {role}, name: {lane}}}" for lane, role, _, _ in LANES]
    lines += ["phases:", "  - name: 全程", "    steps:"]
    for number in range(steps):
        texts = [f"{lane}: {verb}{_thing(number, len(lane))}" for lane, _, _, verb in LANES]
        lines += [f"      - {texts[0]}", *(f"        {text}" for text in texts[1:])]
    return "\n".join(lines) + "\n"


def faulty(steps: int) -> str:
    """A file in which the coach finds several faults at each step, one of which the author leaves out."""
    lines = ["title: 一家服务公司的全程服务", "phases:", "  - name: 全程", "    steps:"]
    for number in range(steps):
        left = "lint: {ignore: [BP-04], reason: 一听就知道}"
        lines.append(f"      - customer: {{text: 等第 {number + 1} 次叫号, {left}}}")
        lines.append(f"        backstage: 核对{_thing(number)}")
        lines.append(f"        pain: 看不懂{_thing(number)}")
        lines.append("        wait: 20 分钟")
    return "\n".join(lines) + "\n"


def _thing(number: int, shift: int = 0) -> str:
    """What is handled at a step: another thing at each of the first hundred and forty-four."""
    return f"{THINGS[(number + shift) % len(THINGS)]}和{THINGS[(number // len(THINGS) + shift + 5) % len(THINGS)]}"


def _step(number: int) -> Iterator[str]:
    yield f"      - id: st-{number}"
    yield f"        phase: ph-{number // 5 * 5}"
    yield f"        name: 第 {number + 1} 步"
    for lane, _, actor, verb in LANES:
        channel = "ch-app" if lane == "screen" or number % 7 == 3 else "ch-desk"
        parts = [f"id: {lane}-{number}", f"text: {verb}{_thing(number, len(lane))}"]
        parts += [f"actor: {actor}", f"channel: {channel}"] if actor else [f"channel: {channel}"]
        if lane == "customer":
            score = FEELINGS[number % len(FEELINGS)]
            parts.append(f"duration: {{typical: {number % 9 + 2}, max: {number % 9 + 6}, unit: min}}")
            parts.append(f"emotion: {{score: {score}, {OBSERVED}}}")
            if number % 4 == 0:
                parts.append("wait: {expected: 5, unit: min, mitigation: [explain]}")
        yield f"        {lane}: {{{', '.join(parts)}}}"


def _arrows(number: int) -> Iterator[str]:
    yield f"{{from: customer-{number}, to: frontstage-{number}, kind: interaction, dir: both, label: 说清要办什么}}"
    yield f"{{from: screen-{number}, to: frontstage-{number}, kind: supply}}"
    yield f"{{from: frontstage-{number}, to: backstage-{number}, kind: trigger}}"
    yield f"{{from: planning-{number}, to: backstage-{number}, kind: supply}}"
    yield f"{{from: support-{number}, to: planning-{number}, kind: supply}}"
    yield f"{{from: partner-{number}, to: support-{number}, kind: supply}}"


def _phase(number: int) -> str:
    return f"{{id: ph-{number}, name: 第 {number // 5 + 1} 段, goal: 办完{_thing(number)}}}"


def _need(number: int) -> str:
    return f"{{id: need-{number}, layer: expectation, text: 想知道{_thing(number)}到哪一步}}"


def _stakeholder(number: int) -> str:
    kind = "customer" if number == 0 else "internal"
    scores = f"power: {number % 5 + 1}, interest: {number // 4 % 5 + 1}"
    plan = "attitude: neutral, engagement: 每月一次评审, owner: stk-0"
    return f"{{id: stk-{number}, name: 相关方{number}, type: {kind}, ring: {number % 4}, {scores}, {plan}}}"


def _exchange(number: int) -> str:
    ends = (f"stk-{number // 8 * 8}", f"stk-{number // 8 * 8 + 4}")
    first, second = ends if number % 8 == 0 else reversed(ends)
    return f"{{from: {first}, to: {second}, kind: information, label: {_thing(number)}}}"


def _metric(number: int) -> str:
    rest = "unit: min, better: lower, baseline: 30, target: 20, owner: stk-0, provenance: survey, sources: [src-talks]"
    return f"{{id: met-{number}, name: 办完{_thing(number)}的用时, kind: operational, {rest}}}"


def _moment(number: int) -> str:
    felt = f"emotion: {{current: {FEELINGS[number % len(FEELINGS)]}, target: 2}}"
    plan = f"strategy: simplify, owner: stk-0, metrics: [met-{number}], standards: [std-{number}]"
    where = f"step: st-{number}, action: customer-{number}"
    return f"{{id: mot-{number}, {where}, impact: 4, frequency: 4, {felt}, {plan}, promise: 一次说清{_thing(number)}}}"


def _pain(number: int) -> str:
    known = f"severity: 3, frequency: 4, {OBSERVED}, opportunities: [opp-{number}]"
    return f"{{id: pain-{number}, step: st-{number}, text: 看不懂{_thing(number)}, {known}}}"


def _delight(number: int) -> str:
    return f"{{id: del-{number}, step: st-{number}, text: 店员记得{_thing(number)}, {OBSERVED}}}"


def _opportunity(number: int) -> str:
    links = f"pains: [pain-{number}], ideas: [idea-{number}]"
    return f"{{id: opp-{number}, hmw: 我们如何让客户一眼看懂{_thing(number)}？, {links}}}"


def _idea(number: int) -> str:
    found = f"votes: {number % 13}, concept: con-{number // 8 * 8}"
    return f"{{id: idea-{number}, text: 用一张图讲清{_thing(number)}, {found}}}"


def _concept(number: int) -> str:
    return f"{{id: con-{number}, name: {_thing(number)}一页通, moments: [mot-{number}], pains: [pain-{number}]}}"


def _test(number: int) -> str:
    rest = 'participants: 8, success: {op: ">=", value: 0.8}'
    return f"{{id: tst-{number}, concept: con-{number}, hypothesis: 客户能一次看懂{_thing(number)}, {rest}}}"


def _standard(number: int) -> str:
    rest = 'quantitative: {op: "<=", value: 2, unit: min}'
    return f"{{id: std-{number}, phase: ph-{number // 5 * 5}, behaviour: 指着{_thing(number)}逐项说明, {rest}}}"


def _issue(number: int) -> str:
    scores = f"severity: 3, frequency: 4, owner: stk-0, due: 2027-{number % 9 + 1:02d}-28"
    return f"{{id: iss-{number}, pain: pain-{number}, title: {_thing(number)}难懂, {scores}}}"


def _roadmap_item(number: int) -> str:
    after = f", depends_on: [rm-{number - 8}]" if number else ""
    return f"{{id: rm-{number}, title: 重做{_thing(number)}, horizon: mid, concept: con-{number}, owner: stk-0{after}}}"


_LISTS: tuple[tuple[str, Callable[[int], str], int], ...] = (  # name, an item, one for how many steps
    ("phases", _phase, 5),
    ("needs", _need, 8),
    ("stakeholders", _stakeholder, 4),
    ("value_exchanges", _exchange, 4),
    ("metrics", _metric, 4),
    ("moments", _moment, 8),
    ("pains", _pain, 2),
    ("delights", _delight, 8),
    ("opportunities", _opportunity, 2),
    ("ideas", _idea, 2),
    ("concepts", _concept, 8),
    ("tests", _test, 8),
    ("standards", _standard, 8),
    ("issues", _issue, 4),
)


def made(text: str) -> Engagement:
    """The engagement of a file, which loads without errors."""
    loaded = from_bytes(text.encode())
    if loaded.engagement is None:
        raise SystemExit("\n".join(item.message("en") for item in loaded.findings))
    return loaded.engagement


def seconds(work: Callable[[], object], runs: int = 15) -> float:
    """The least time of several runs, which is the one least disturbed by others on the machine."""
    taken = []
    for _ in range(runs):
        gc.collect()
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def slowest(engagement: Engagement, rows: int) -> list[tuple[str, float]]:
    """The rules that take longest, after all that rules share was found once."""
    study = Study(engagement)
    for rule in RULES.values():
        list(rule.check(study))
    times = {code: seconds(partial(_all, code, study), 5) for code in RULES}
    return sorted(times.items(), key=lambda item: -item[1])[:rows]


def _all(code: str, study: Study) -> None:
    for _ in RULES[code].check(study):
        pass


def sizes(numbers: list[int], file: Callable[[int], str]) -> bool:
    """Print time and ratio for each number of steps; whether the ratio holds."""
    holds = True
    for steps in numbers:
        data = file(steps).encode()
        engagement = made(file(steps))
        loading = seconds(partial(from_bytes, data))
        review = coach.review(engagement)  # what is made once, such as patterns, is made
        ruling = seconds(partial(coach.review, engagement))
        holds = holds and ruling < BUDGET * loading
        print(
            f"{steps} steps, {file.__name__} file: loading {loading * 1000:.1f} ms, "
            f"{review.rules} rules {ruling * 1000:.1f} ms, ratio {ruling / loading:.2f} (below {BUDGET:.2f}), "
            f"{ruling / steps * 1e6:.0f} µs a step, {len(review.findings)} findings"
        )
    return holds


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--rows", type=int, default=10)
    wished = parser.parse_args()
    held = [sizes(wished.steps, file) for file in (large, bare, faulty)]
    for code, taken in slowest(made(large(wished.steps[0])), wished.rows):
        print(f"  {code} {taken * 1e6:.0f} µs")
    raise SystemExit(0 if all(held) else 1)

"""What authors may leave out, and what they get: the short form against the long one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.load import Loaded, engagement, from_bytes
from generator.model import Blueprint, Card, Engagement, Step, Text

ROOT = Path(__file__).parents[1]
HOTLINE = ROOT / "blueprints" / "hotline.yaml"


def load(text: str) -> Engagement:
    loaded = from_bytes(text.encode())
    assert loaded.engagement is not None, loaded.findings
    assert not loaded.findings
    return loaded.engagement


def as_is(text: str) -> Blueprint:
    return load(text).blueprints["as_is"]


def steps_of(*lines: str, more: str = "") -> Blueprint:
    """The blueprint of a file with one phase, whose steps are these lines of YAML."""
    steps = "\n".join(f"      - {line}" for line in lines)
    return as_is(f"title: 咖啡店\n{more}phases:\n  - name: 点单\n    steps:\n{steps}\n")


def card(text: str) -> Card:
    """The customer's card of a step that is given as one line of YAML."""
    return steps_of(text).steps[0].cells["customer"][0]


def texts(items: Any) -> list[str]:
    return [item.in_language("zh-CN") for item in items]


def arrows(blueprint: Blueprint) -> list[tuple[str, str, str, str]]:
    return [(arrow.source, arrow.target, arrow.kind, arrow.dir) for arrow in blueprint.arrows]


# the samples


@pytest.mark.parametrize("path", sorted((ROOT / "blueprints").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_samples_load_without_findings(path: Path) -> None:
    loaded = engagement(path)
    assert loaded.findings == ()
    assert loaded.engagement is not None


def test_the_hotline_has_the_cards_and_connections_of_the_field_reference() -> None:
    made = engagement(HOTLINE).engagement
    assert made is not None
    counts = {
        name: (sum(len(cell) for step in item.steps for cell in step.cells.values()), _own(item))
        for name, item in made.blueprints.items()
    }
    assert counts == {"as_is": (25, 15), "to_be": (27, 18)}
    assert {len(blueprint.steps) for blueprint in made.blueprints.values()} == {5}


def _own(blueprint: Blueprint) -> int:
    """The arrows that the author drew."""
    return sum(not arrow.implied for arrow in blueprint.arrows)


def test_every_reference_of_the_hotline_leads_to_something() -> None:
    made = engagement(HOTLINE).engagement
    assert made is not None
    assert made.find("persona", "per-multi") is made.personas[0]
    assert made.name_of("stakeholder", "stk-cx", "en") == "CX team"
    assert made.moments[2].step == "st-cross"


# ids


def test_ids_are_made_from_the_place() -> None:
    blueprint = steps_of(
        "{customer: 看菜单, evidence: [菜单墙, 灯箱], frontstage: 问候}",
        "{customer: 下单, backstage: 打印, support: 收银系统}",
    )
    assert [step.id for step in blueprint.steps] == ["st-1", "st-2"]
    made = [card.id for step in blueprint.steps for cell in step.cells.values() for card in cell]
    assert made == ["ca-1", "ev-1", "ev-1-2", "fs-1", "ca-2", "bs-2", "sp-2"]


def test_ids_stay_when_a_last_step_is_added() -> None:
    one, two = steps_of("看菜单", "下单"), steps_of("看菜单", "下单", "取餐")
    assert [step.id for step in two.steps][:2] == [step.id for step in one.steps]


def test_an_author_may_take_an_id_that_would_have_been_made() -> None:
    blueprint = steps_of("{id: st-2, customer: {id: ca-2, text: 看菜单}}", "下单")
    assert [step.id for step in blueprint.steps] == ["st-2", "st-2-x"]
    assert [step.cells["customer"][0].id for step in blueprint.steps] == ["ca-2", "ca-2-x"]


def test_phases_keep_ids_apart() -> None:
    made = load("title: 店\nphases:\n  - {id: ph-2, name: 一, steps: [看]}\n  - {name: 二, steps: [买]}\n")
    assert [phase.id for phase in made.phases] == ["ph-2", "ph-2-x"]
    assert [step.phase for step in made.blueprints["as_is"].steps] == ["ph-2", "ph-2-x"]


def test_the_same_step_may_stand_in_two_blueprints() -> None:
    made = load(
        "title: 店\nphases: [{id: ph-a, name: 一}]\nblueprints:\n"
        "  as_is: {steps: [{id: st-a, phase: ph-a, customer: {id: ca-a, text: 看}}]}\n"
        "  to_be: {steps: [{id: st-a, phase: ph-a, customer: {id: ca-a, text: 扫码}}]}\n"
    )
    assert [blueprint.state for blueprint in made.blueprints.values()] == ["as_is", "to_be"]


# steps


@pytest.mark.parametrize(
    "line",
    [
        "看菜单",
        "customer: 看菜单",
        "{customer: [看菜单]}",
        "{customer: {text: 看菜单}}",
        "{customer: {zh-CN: 看菜单}}",
        "{customer: [{text: {zh-CN: 看菜单}}]}",
        "{customer: {id: ca-1, text: 看菜单}}",
    ],
)
def test_a_cell_is_a_text_a_map_or_a_list(line: str) -> None:
    assert steps_of(line).steps[0].cells == {"customer": (Card(id="ca-1", text=Text((("zh-CN", "看菜单"),))),)}


def test_steps_in_phases_are_the_blueprint_as_it_is() -> None:
    short = as_is("title: 店\nphases:\n  - {id: ph-a, name: 点单, steps: [看菜单, 下单]}\n")
    long = as_is(
        "title: 店\nphases: [{id: ph-a, name: 点单}]\nblueprints:\n  as_is:\n    steps:\n"
        "      - {phase: ph-a, customer: 看菜单}\n      - {phase: ph-a, customer: 下单}\n"
    )
    assert short == long


@pytest.mark.parametrize(
    "text",
    [
        "title: 店\nphases: [点单]\nsteps: [看菜单]\n",
        "title: 店\nphases: [点单]\nsteps: 看菜单\n",
        "title: 店\nphases: 点单\nsteps:\n  - customer: 看菜单\n",
        "title: 店\nphases: {name: 点单, steps: 看菜单}\n",
        "title: 店\nphases: {name: 点单, steps: {customer: 看菜单}}\n",
        "title: 店\nstages: [{name: 点单, steps: [看菜单]}]\n",
        "title: 店\nphases: [点单]\nblueprints: {steps: [看菜单]}\n",
        "title: 店\nphases: [点单]\nblueprint: {as_is: {steps: [看菜单]}}\n",
        "meta: {title: 店}\nphases: [{name: 点单, steps: [看菜单]}]\n",
    ],
)
def test_steps_may_be_written_in_many_ways(text: str) -> None:
    step = as_is(text).steps[0]
    assert (step.id, step.phase, texts([step.name])) == ("st-1", "ph-1", ["看菜单"])


def test_what_a_step_says_of_the_customer_stands_on_the_customers_card() -> None:
    long = card("{customer: {text: 看菜单, emotion: -1, duration: 3 min, wait: 5 min, thought: 好慢, channel: 门店}}")
    assert card("{customer: 看菜单, emotion: -1, time: 3 min, wait: 5 min, thinks: 好慢, channel: 门店}") == long
    assert long.emotion is not None
    assert long.emotion.score == -1


def test_what_a_card_says_itself_wins() -> None:
    emotion = card("{customer: {text: 看菜单, emotion: 2}, emotion: -1}").emotion
    assert emotion is not None
    assert emotion.score == 2


def test_pains_and_moments_at_a_step_are_those_of_the_engagement() -> None:
    short = load("title: 店\nphases: [{name: 一, steps: [{customer: 看, pain: 排队, moment_of_truth: 第一次开口}]}]\n")
    long = load(
        "title: 店\nphases: [{name: 一, steps: [看]}]\n"
        "pains: [{id: pain-1, step: st-1, variant: as_is, text: 排队}]\n"
        "moments: [{id: mot-1, step: st-1, action: ca-1, name: 第一次开口}]\n"
    )
    assert short.pains == long.pains
    assert short.moments == long.moments


def test_a_step_can_have_several_pains_and_be_a_moment_without_a_name() -> None:
    made = load(
        "title: 店\nphases: [{name: 一, steps: [{customer: 看, mot: yes, pains: [排队, {text: 看不清, severity: 3}]}]}]"
    )
    assert [(texts([pain.text]), pain.severity) for pain in made.pains] == [(["排队"], None), (["看不清"], 3)]
    assert (made.moments[0].name, made.moments[0].action) == (Text(), "ca-1")


# lanes


def lane_list(more: str, step: str = "{customer: 看}") -> list[tuple[str, str | None]]:
    made = load(f"title: 店\n{more}phases: [{{name: 一, steps: [{step}]}}]\n")
    return [(lane.id, lane.role) for lane in made.lanes]


USUAL = [(name, name) for name in ("evidence", "customer", "frontstage", "backstage", "support")]


def test_the_usual_five_lanes_need_not_be_written() -> None:
    assert lane_list("") == USUAL


def test_lanes_in_between_appear_when_they_are_used() -> None:
    used = "{customer: 看, midstage: 派单, partner: 送货, frontstage_technology: 屏幕}"
    assert [lane for lane, _ in lane_list("", used)] == [
        "evidence",
        "customer",
        "frontstage",
        "frontstage_technology",
        "midstage",
        "backstage",
        "support",
        "partner",
    ]
    assert ("frontstage_technology", "technology") in lane_list("", used)


def test_a_lane_of_ones_own_joins_the_usual_ones() -> None:
    lanes = lane_list("lanes: [{id: pharmacy, role: support, name: 药房}]\n", "{customer: 看, pharmacy: 发药}")
    assert lanes == [*USUAL, ("pharmacy", "support")]


def test_lanes_may_be_left_out_renamed_and_put_in_another_order() -> None:
    made = load(
        "title: 店\nlanes: [{id: guest, role: customer, name: 客人}, frontstage, {id: evidence, name: 物料}]\n"
        "phases: [{name: 一, steps: [看菜单, {guest: 下单, evidence: 小票}]}]\n"
    )
    assert [(lane.id, lane.role, *texts([lane.name])) for lane in made.lanes] == [
        ("guest", "customer", "客人"),
        ("frontstage", "frontstage", "前台行为"),
        ("evidence", "evidence", "物料"),
    ]
    assert [list(step.cells) for step in made.blueprints["as_is"].steps] == [["guest"], ["guest", "evidence"]]


# arrows

TWO_STEPS = (
    "{customer: 看, frontstage: 问候}",
    "{customer: 买, frontstage: [收款, 递单], backstage: 打印, support: [收银系统, 支付网关]}",
)
TIME = ("ca-1", "ca-2", "sequence", "forward")
IMPLIED = [
    ("ca-1", "fs-1", "interaction", "both"),
    ("ca-2", "fs-2", "interaction", "both"),
    ("ca-2", "fs-2-2", "interaction", "both"),
    ("fs-2", "bs-2", "trigger", "forward"),
    ("fs-2-2", "bs-2", "trigger", "forward"),
    ("bs-2", "sp-2", "supply", "both"),
    ("bs-2", "sp-2-2", "supply", "both"),
]


def test_arrows_nobody_drew_are_implied() -> None:
    assert arrows(steps_of(*TWO_STEPS)) == [TIME, *IMPLIED]


def test_a_list_says_what_crosses_the_lanes() -> None:
    blueprint = steps_of(*TWO_STEPS, more="connections: [fs-2 -> sp-2]\n")
    assert arrows(blueprint) == [TIME, ("fs-2", "sp-2", "trigger", "forward")]
    assert arrows(steps_of(*TWO_STEPS, more="connections: []\n")) == [TIME]


def test_a_list_may_keep_the_implied_arrows() -> None:
    blueprint = steps_of(*TWO_STEPS, more="connections: {implied: true, also: [sp-2 -> fs-1, ca-1 -> fs-1: 问]}\n")
    kept = [arrow for arrow in IMPLIED if arrow[:2] != ("ca-1", "fs-1")]
    own = [("sp-2", "fs-1", "supply", "forward"), ("ca-1", "fs-1", "interaction", "forward")]
    assert arrows(blueprint) == [TIME, *kept, *own]


def test_a_midstage_stands_between_front_and_back() -> None:
    blueprint = steps_of("{customer: 看, frontstage: 问, midstage: 派单, backstage: 备货, support: 系统}")
    assert arrows(blueprint)[1:] == [
        ("fs-1", "ms-1", "trigger", "forward"),
        ("ms-1", "bs-1", "trigger", "forward"),
        ("bs-1", "sp-1", "supply", "both"),
    ]


@pytest.mark.parametrize(
    ("line", "direction", "label"),
    [
        ("ca-1 -> fs-1", "forward", ""),
        ("看 -> 问候", "forward", ""),
        ("ca-1 -> 问候: 点头", "forward", "点头"),
        ("ca-1 -> fs-1：点头", "forward", "点头"),
        ("ca-1 --> fs-1", "forward", ""),
        ("ca-1 → fs-1", "forward", ""),
        ("ca-1 ——> fs-1", "forward", ""),
        ("ca-1 => fs-1", "forward", ""),
        ("ca-1 <-> fs-1: 点头", "both", "点头"),
        ("ca-1 ↔ fs-1", "both", ""),
        ("{ca-1 -> fs-1: {zh-CN: 点头, en: Nod}}", "forward", "点头"),
        ("{ca-1 -> fs-1: {label: 点头, dir: both}}", "both", "点头"),
        ("{from: ca-1, to: fs-1, label: 点头}", "forward", "点头"),
        ("{from: 看, to: 问候}", "forward", ""),
    ],
)
def test_an_arrow_in_short(line: str, direction: str, label: str) -> None:
    made = steps_of(TWO_STEPS[0], more=f"connections:\n  - {line}\n").arrows[-1]
    assert (made.source, made.target, made.dir) == ("ca-1", "fs-1", direction)
    assert made.label.in_language("zh-CN") == label


def test_arrows_as_a_map() -> None:
    blueprint = steps_of(*TWO_STEPS, more="connections:\n  ca-1 -> fs-1: 问\n  fs-1 -> bs-2: 传\n")
    assert [(arrow.source, *texts([arrow.label])) for arrow in blueprint.arrows[1:]] == [("ca-1", "问"), ("fs-1", "传")]


# references


def test_a_reference_may_be_a_name() -> None:
    made = load(
        "title: 店\npersonas: [{name: {zh-CN: 小林, en: Lin}}]\nstakeholders: [{name: 店长}]\n"
        "needs: [{text: 快, persona: Lin}]\n"
        "phases: [{name: 点单, steps: [看]}]\nmoments: [{step: 看, owner: 店长, strategy: 化繁为简}]\n"
        "standards: [{behaviour: 问候, phase: 点单}]\n"
    )
    assert made.needs[0].persona == "per-1"
    moment = made.moments[0]
    assert (moment.step, moment.owner, moment.strategy) == ("st-1", "stk-1", "simplify")
    assert made.standards[0].phase == "ph-1"


def test_some_references_may_be_free_text() -> None:
    made = load("title: 店\nphases: [{name: 点单, steps: [看]}]\nmoments: [{step: st-1, owner: 值班经理}]\n")
    assert made.moments[0].owner == "值班经理"
    assert made.name_of("stakeholder|actor", "值班经理", "en") == "值班经理"


# scalars


@pytest.mark.parametrize("text", ["no", "10:30", "1e3", "2026-11-22", "0x1F", "yes", "1_000", "017", "NaN", ".5", "on"])
def test_scalars_are_texts_where_a_text_is_wanted(text: str) -> None:
    assert texts([card(f"{{customer: {{text: {text}}}}}").text]) == [text]


def test_scalars_are_typed_by_the_key_that_wants_them() -> None:
    made = load(
        "title: 12\nversion: 1.10\ndate: 2026/11/22\nphases: [{name: 一, order: '1', steps: [看]}]\n"
        "workshop: {start: 9点半, participants: 1e1, sessions: [{title: 1e3, minutes: 1.5 小时, consent: 是}]}\n"
        "metrics: [{name: 率, n: '1,200', baseline: −8.5, target: +3}]\n"
    )
    assert (made.meta.version, made.meta.date) == ("1.10", "2026-11-22")
    assert made.phases[0].order == 1
    assert made.workshop is not None
    day = made.workshop.days[0]
    assert (day.start, made.workshop.participants) == ("09:30", 10)
    assert (day.sessions[0].minutes, day.sessions[0].consent, texts([day.sessions[0].title])) == (90, True, ["1e3"])
    metric = made.metrics[0]
    assert (metric.n, metric.baseline, metric.target) == (1200, -8.5, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3-5 分钟", (3, 5, "min")),
        ("3~5min", (3, 5, "min")),
        ("约 30 秒", (30, None, "s")),
        ("5", (5, None, "min")),
        ("2h", (2, None, "h")),
        ("1.5 小时", (1.5, None, "h")),
        ("1小时30分", (90, None, "min")),
        ("半小时", (30, None, "min")),
        ("五分钟", (5, None, "min")),
        ("十二到十五分钟", (12, 15, "min")),
        ("两天", (2, None, "day")),
        ("{typical: 3, max: 5, unit: 分钟}", (3, 5, "min")),
    ],
)
def test_lengths_of_time(text: str, expected: tuple[float, float | None, str]) -> None:
    made = card(f"{{customer: 看, duration: {text}}}").duration
    assert made is not None
    assert (made.typical, made.max, made.unit) == expected


def test_nothing_to_wait_for_is_a_wait_too() -> None:
    wait = card("{customer: 看, wait: 0}").wait
    assert wait is not None
    assert wait.expected == 0


def test_a_single_item_may_stand_for_a_list() -> None:
    made = load(
        "title: 店\npersona: 小林\nscope: {service: 咖啡, out_of_scope: 外卖}\n"
        "phases: [{name: 一, steps: [{customer: 看, questions: 为什么？}]}]\n"
    )
    assert texts([made.personas[0].name]) == ["小林"]
    assert texts(made.scope.out_of_scope) == ["外卖"]
    assert texts(made.blueprints["as_is"].steps[0].questions) == ["为什么？"]


def test_plain_texts_stand_for_their_terms() -> None:
    made = load(
        "title: 店\nscope: 咖啡\nchannels: [门店]\nactors: 店员\nneeds: [快]\nmetrics: [等待时间]\ndeck: course\n"
        "personas: [{name: 小林, goals: [快], quote: 好慢, jobs: 买咖啡, evidence: proto, needs: [nice]}]\n"
        "roadmap: [上线]\nideas: [扫码]\nissues: 排队\nglossary: 拿铁\nrisks: 停电\nsources: 访谈\n"
        "workshop: {agenda: [开场]}\nphases: [{name: 一, steps: [{customer: 看, fail_point: 看错}]}]\n"
    )
    person = made.personas[0]
    assert person.goals is not None
    assert texts(person.goals.end) == ["快"]
    assert person.quote is not None
    assert texts([made.scope.service, made.channels[0].name, made.ideas[0].text, person.quote.text]) == [
        "咖啡",
        "门店",
        "扫码",
        "好慢",
    ]
    assert made.deck.kind == "course"
    assert made.roadmap is not None
    assert [item.id for item in made.roadmap.items] == ["rm-1"]


# languages


@pytest.mark.parametrize(
    ("head", "expected", "messages"),
    [
        ("title: 咖啡店", ("zh-CN",), "zh-CN"),
        ("title: Coffee", ("en",), "en"),
        ("title: {zh-CN: 咖啡店, en: Coffee}", ("zh-CN", "en"), "zh-CN"),
        ("title: {en: Coffee, zh-CN: 咖啡店}", ("zh-CN", "en"), "en"),
        ("title: {zh: 咖啡店, EN: Coffee}", ("zh-CN", "en"), "zh-CN"),
        ("title: {zh_cn: 咖啡店}", ("zh-CN",), "zh-CN"),
        ("title: 咖啡店\nlanguages: [en, zh]", ("en", "zh-CN"), "zh-CN"),
        ("title: 咖啡店\nlanguage: zh-Hans", ("zh-CN",), "zh-CN"),
        ("title: 咖啡店\nprimary_language: en\nlanguages: [zh-CN, en]", ("zh-CN", "en"), "en"),
        ("title: 咖啡店\nlanguages: [zh-CN, en]\nbilingual_mode: en_only", ("en",), "zh-CN"),
    ],
)
def test_languages_are_as_said_or_as_found(head: str, expected: tuple[str, ...], messages: str) -> None:
    loaded: Loaded = from_bytes(f"{head}\nphases: [{{name: x, steps: [y]}}]\n".encode())
    assert loaded.engagement is not None, loaded.findings
    assert loaded.engagement.meta.languages == expected
    assert loaded.language == messages


def test_texts_in_two_languages() -> None:
    text = card("{customer: {zh-CN: 看菜单, en: Read the menu}}").text
    assert (text.in_language("zh-CN"), text.in_language("en")) == ("看菜单", "Read the menu")
    assert text.in_language("zh-CN+en") == "看菜单\nRead the menu"


def test_a_text_and_how_it_is_known_may_stand_side_by_side() -> None:
    made = load("title: 店\nneeds: [{zh-CN: 快, en: Fast, basis: reported}]\nphases: [{name: 一, steps: [看]}]\n")
    assert (made.needs[0].basis, made.needs[0].text.in_language("en")) == ("reported", "Fast")


# several files


def test_an_engagement_over_several_files(tmp_path: Path) -> None:
    parts = {
        "main.yaml": "title: {zh-CN: 咖啡店}\ninclude: [people.yaml, parts/steps.yaml]\npersonas: [小林]\n",
        "people.yaml": "title: {en: Coffee}\npersonas: [小周]\n",
        "parts/steps.yaml": "include: more.yaml\nphases:\n  - {name: 点单, steps: [看]}\n",
        "parts/more.yaml": "phases:\n  - {name: 取餐, steps: [等]}\nclient: 某店\n",
    }
    (tmp_path / "parts").mkdir()
    for name, text in parts.items():
        (tmp_path / name).write_text(text, "utf-8")
    loaded = engagement(tmp_path / "main.yaml", "main.yaml")
    made = loaded.engagement
    assert made is not None, loaded.findings
    assert loaded.findings == ()
    assert list(loaded.texts) == ["main.yaml", "people.yaml", "parts/steps.yaml", "parts/more.yaml"]
    assert texts(person.name for person in made.personas) == ["小林", "小周"]
    assert [(phase.id, *texts([phase.name])) for phase in made.phases] == [("ph-1", "点单"), ("ph-2", "取餐")]
    assert (made.meta.title.in_language("en"), *texts([made.meta.client])) == ("Coffee", "某店")


def test_a_files_place_in_messages_is_that_of_the_first_file(tmp_path: Path) -> None:
    (tmp_path / "main.yaml").write_text("title: x\ninclude: part.yaml\nphases: [{name: a, steps: [b]}]\n")
    (tmp_path / "part.yaml").write_text("nonsense: 1\n")
    found = engagement(tmp_path / "main.yaml", "folder/main.yaml").findings
    assert [(item.code, item.span.file) for item in found] == [("ID-04", "folder/part.yaml")]


# YAML


def test_encodings_and_ends_of_lines() -> None:
    text = "title: 咖啡店\nphases:\n  - {name: 点单, steps: [看菜单]}\n"
    made = load(text)
    for data in (
        text.encode("utf-8-sig"),
        text.encode("utf-16"),
        text.encode("utf-16-le"),
        text.encode("utf-16-be"),
        text.encode("utf-32"),
        text.replace("\n", "\r\n").encode(),
        text.replace("\n", "\r").encode(),
    ):
        assert from_bytes(data).engagement == made


def test_references_within_yaml_are_followed() -> None:
    made = load(
        "title: 店\npersonas:\n  - &one {name: 小林, role: primary}\n  - {<<: *one, name: 小周}\n"
        "phases: [{name: 一, steps: [看]}]\n"
    )
    assert [(person.role, *texts([person.name])) for person in made.personas] == [
        ("primary", "小林"),
        ("primary", "小周"),
    ]


def test_chinese_quotes_and_marks_within_texts_are_texts() -> None:
    for text in ("“快”", "快，好：贵", "（外带）", "A: B".replace(": ", "："), "10:30 到店", "https://a.cn/b"):
        assert texts([steps_of(text).steps[0].name]) == [text]


def test_steps_are_what_they_say() -> None:
    step: Step = steps_of("{customer: 看, name: 选择, value: value_add, goal: 选好}").steps[0]
    assert (texts([step.name, step.goal]), step.value) == (["选择", "选好"], "value_add")


def test_a_roadmap_without_horizons_has_the_usual_three() -> None:
    text = "title: T\nphases: [{name: P, steps: [{customer: a}]}]\nroadmap: [{title: x, horizon: mid}]\n"
    made = load(text)
    assert made.roadmap is not None
    assert [(one.id, one.months) for one in made.roadmap.horizons] == [
        ("short", (0, 3)),
        ("mid", (3, 12)),
        ("long", (12, 24)),
    ]
    assert made.roadmap.horizons[1].name.in_language("en") == "Mid term"


def test_days_without_a_number_are_counted() -> None:
    def days(text: str) -> list[int]:
        made = load(f"title: T\nphases: [{{name: P, steps: [{{customer: a}}]}}]\n{text}")
        assert made.workshop is not None
        return [day.day for day in made.workshop.days]

    one = "sessions: [{title: a, minutes: 5}]"
    assert days(f"workshop: {{days: [{{{one}}}, {{{one}}}, {{{one}}}]}}\n") == [1, 2, 3]
    assert days(f"workshop: {{days: [{{day: 3, {one}}}, {{{one}}}]}}\n") == [3, 4]


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ("", "consultant"),
        ("workshop: {participants: 12}", "consultant"),
        ("workshop: {profile: half_day_3h}", "workshop"),
        ("workshop: {sessions: [画图]}", "workshop"),
        ("workshop: {profile: half_day_3h}\ndeck: consultant", "consultant"),
        ("workshop: {profile: half_day_3h}\ndeck: {page_numbers: false}", "workshop"),
    ],
)
def test_a_workshop_that_is_held_has_its_own_deck_unless_the_author_says_which(more: str, kind: str) -> None:
    found = from_bytes(f"title: 点单\nphases: [{{name: 点, steps: [看]}}]\n{more}\n".encode()).engagement
    assert found is not None
    assert found.deck.kind == kind

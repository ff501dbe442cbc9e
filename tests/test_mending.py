"""What `check --fix` mends, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from generator.diagnostics import has_errors
from generator.load import Loaded, engagement
from generator.mending import Mended, mended
from tests.strategies import SAMPLES, spoilt_samples

ROOT = Path(__file__).parents[1]
FAULTS = sorted((ROOT / "tests/faults").glob("*.yaml"))
TAIL = "phases:\n  - name: 点单\n    steps: [看菜单]\n"


def _many(comma: str) -> str:
    steps = "".join(f"      - {{customer: 看第 {number} 项{comma}frontstage: 说}}\n" for number in range(70))
    return f"title: 店\nphases:\n  - name: 点单\n    steps:\n{steps}"


def mend(path: Path) -> Mended:
    return mended(engagement(path), lambda texts: engagement(path, instead=texts))


def mended_text(text: str, tmp_path: Path) -> str:
    """The text of a file, mended; mending it again changes nothing."""
    path = tmp_path / "a.yaml"
    path.write_bytes(text.encode())
    (made,) = mend(path).texts.values()
    path.write_bytes(made.encode())
    (again,) = mend(path).texts.values()
    assert again == made
    return made


def codes(loaded: Loaded) -> list[str]:
    return [item.code for item in loaded.findings]


# what is mended


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        # colons
        (f"title：咖啡店点单\n{TAIL}", f"title: 咖啡店点单\n{TAIL}"),
        (f"title:咖啡店点单\n{TAIL}", f"title: 咖啡店点单\n{TAIL}"),
        (f"title:\u00a0咖啡店点单\n{TAIL}", f"title: 咖啡店点单\n{TAIL}"),
        (f"title: 咖啡\n{TAIL.replace('phases:', 'phases：')}", f"title: 咖啡\n{TAIL}"),
        (f"title: 咖啡\npersonas: [{{name：小林, goals: [快]}}]\n{TAIL}", None),
        # a lane of the file's own is a key as well
        (
            "title: 药房\nlanes: [{id: pharmacy, role: support, name: 药房}]\n"
            "phases:\n  - name: 取药\n    steps:\n      - customer: 排队\n        pharmacy：配药\n",
            "title: 药房\nlanes: [{id: pharmacy, role: support, name: 药房}]\n"
            "phases:\n  - name: 取药\n    steps:\n      - customer: 排队\n        pharmacy: 配药\n",
        ),
        (f"标题：咖啡\n{TAIL}", f"title: 咖啡\n{TAIL}"),
        # one text to YAML, lines of keys to its author
        (
            "title：店\nphases：\n  - name：点单\n    steps： [看]\n",
            "title: 店\nphases:\n  - name: 点单\n    steps: [看]\n",
        ),
        (
            f"title: 店\npersonas:\n  - name：小林\n    role：primary\n  - name：小周\n{TAIL}",
            f"title: 店\npersonas:\n  - name: 小林\n    role: primary\n  - name: 小周\n{TAIL}",
        ),
        # more of them than are told at once
        (_many("，"), _many(", ")),
        # commas
        (f"title: {{zh-CN: 点单,付款, en: Order}}\n{TAIL}", f"title: {{zh-CN: 点单，付款, en: Order}}\n{TAIL}"),
        (f"title: {{zh-CN: 点, en: Order, then pay}}\n{TAIL}", f'title: {{zh-CN: 点, en: "Order, then pay"}}\n{TAIL}'),
        (f"title: 咖啡\npersonas:\n  - {{name: 小林，goals: [快]}}\n{TAIL}", None),
        # bullets, blanks, characters
        (f"title: 咖啡\npersonas:\n  • name: 小林\n  • name: 小周\n{TAIL}", None),
        ("title: 咖啡\nphases:\n\t- name: 点单\n\t  steps:\n\t\t- 看菜单\n", None),
        (f"title: 咖\x07啡\n{TAIL}", f"title: 咖啡\n{TAIL}"),
        (f"ti\u200btle: 咖啡\n{TAIL}", f"title: 咖啡\n{TAIL}"),
        (f"title: @咖啡  # 店名\n{TAIL}", f'title: "@咖啡"  # 店名\n{TAIL}'),
        # keys
        (f"Title: 咖啡\n{TAIL}", f"title: 咖啡\n{TAIL}"),
        (f"标题: 咖啡\n{TAIL}", f"title: 咖啡\n{TAIL}"),
        (  # by the names on drawings, too; and in each term the key that this term has
            "标题：店\n阶段：\n  - 名称: 点单\n    步骤:\n"
            "      - 客户行为: 看\n        前台行为: 问候\n        痛点: 远\n",
            "title: 店\nphases:\n  - name: 点单\n    steps:\n"
            "      - customer: 看\n        frontstage: 问候\n        pain: 远\n",
        ),
        (f"title: 咖啡\n{TAIL}        前台: 问候\n".replace("[看菜单]\n", "\n      - customer: 看\n"), None),
    ],
)
def test_what_can_only_be_meant_one_way_is_mended(wrong: str, right: str | None, tmp_path: Path) -> None:
    made = mended_text(wrong, tmp_path)
    assert right is None or made == right
    path = tmp_path / "a.yaml"
    assert codes(engagement(path)) == []
    assert made.count("\n") == wrong.count("\n")


IDS = """\
title: 咖啡店点单        # 门店
personas:
  - {id: Lin Yue, name: 林悦}   # 主画像
phases:
  - {id: Order, name: 点单}
blueprints:
  as_is:
    personas: ["Lin Yue"]
    steps:
      - id: 'St Menu'
        phase: Order
        customer: {id: Ca 1, text: 看菜单, emotion: {score: 1, persona: Lin Yue}}
        frontstage: {id: fs-1, text: 问候 Ca 1}
    connections:
      - Ca 1 -> fs-1: 看一眼
      - {from: fs-1, to: Ca 1}
moments: [{name: 第一眼, step: St Menu, action: Ca 1}]
"""


def test_an_id_is_mended_with_all_that_refers_to_it(tmp_path: Path) -> None:
    made = mended_text(IDS, tmp_path)
    assert made == (
        IDS.replace("{id: Lin Yue", "{id: per-lin-yue")
        .replace('"Lin Yue"', '"per-lin-yue"')
        .replace("persona: Lin Yue", "persona: per-lin-yue")
        .replace("id: Order", "id: ph-order")
        .replace("phase: Order", "phase: ph-order")
        .replace("'St Menu'", "'st-menu'")
        .replace("step: St Menu", "step: st-menu")
        .replace("id: Ca 1", "id: ca-1")
        .replace("- Ca 1 ->", "- ca-1 ->")
        .replace("to: Ca 1", "to: ca-1")
        .replace("action: Ca 1", "action: ca-1")
    )
    assert engagement(tmp_path / "a.yaml").engagement is not None


def test_references_in_included_files_go_along(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/people.yaml").write_text("personas:\n- {id: Lin, name: 小林}\n", "utf-8")
    (tmp_path / "pains.yaml").write_text("pains:\n- {text: 排队, persona: Lin} # 常见\n", "utf-8")
    main = tmp_path / "a.yaml"
    main.write_text(f"title: 咖啡\ninclude: [parts/people.yaml, pains.yaml]\n{TAIL}", "utf-8")
    found = mend(main)
    texts = {Path(name).name: text for name, text in found.texts.items()}
    assert texts["people.yaml"] == "personas:\n- {id: per-lin, name: 小林}\n"
    assert texts["pains.yaml"] == "pains:\n- {text: 排队, persona: per-lin} # 常见\n"
    assert texts["a.yaml"] == main.read_text("utf-8")
    assert found.loaded.engagement is not None
    assert found.loaded.engagement.pains[0].persona == "per-lin"


def test_an_id_of_another_kind_gets_the_beginning_of_its_own(tmp_path: Path) -> None:
    made = mended_text((ROOT / "tests/faults/id-of-another-kind.yaml").read_text("utf-8"), tmp_path)
    assert [part in made for part in ("per-lin", "ph-order", "st-menu", "ca-menu", "pain-queue")] == [True] * 5


def test_a_reference_that_differs_by_capitals_only_is_mended(tmp_path: Path) -> None:
    text = f"title: 咖啡\npersonas: [{{id: per-lin, name: 小林}}]\npains: [{{text: 排队, persona: Per_Lin}}]\n{TAIL}"
    assert mended_text(text, tmp_path) == text.replace("Per_Lin", "per-lin")


def test_a_lane_is_renamed_with_the_cells_that_stand_under_it(tmp_path: Path) -> None:
    text = (
        "title: Pharmacy\nlanguage: en\nlanes: [{id: Back Room, role: support, name: Back room}]\n"
        "phases:\n  - name: Collect\n    steps:\n      - customer: Queue\n        Back Room: Prepare\n"
    )
    assert mended_text(text, tmp_path) == text.replace("id: Back Room", "id: back-room").replace(
        "Back Room: Prepare", "back-room: Prepare"
    )


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (["order: 1", "", "order: 3"], ["order: 1", "order: 2", "order: 3"]),
        (["", "", "order: 3"], ["order: 1", "order: 2", "order: 3"]),
        (["order: 10", "order: 20", ""], ["order: 10", "order: 20", "order: 21"]),
        (["", "", ""], ["", "", ""]),
        (["order: 1", "", "order: 2"], ["order: 1", "", "order: 2"]),
        (["order: 3", "", "order: 1"], ["order: 3", "", "order: 1"]),
        (["order: 1", "order: 2", "order: 3"], ["order: 1", "order: 2", "order: 3"]),
    ],
)
@pytest.mark.parametrize("flow", [True, False])
def test_missing_orders_of_phases_are_added(given: list[str], made: list[str], flow: bool, tmp_path: Path) -> None:
    def text(orders: list[str]) -> str:
        return "title: 咖啡\nphases:\n" + "".join(map(phase, "abc", orders))

    def phase(name: str, order: str) -> str:
        if flow:
            return f"  - {{id: ph-{name}{order and f', {order}'}, name: {name}, steps: [看菜单]}}\n"
        return f"  - id: ph-{name}  # {name}\n" + (order and f"    {order}\n") + f"    name: {name}\n    steps: [看]\n"

    assert mended_text(text(given), tmp_path) == text(made)


# what is left


@pytest.mark.parametrize(
    "text",
    [
        f"title: 咖啡\npersonas: [{{id: 小周, name: 小周}}]\n{TAIL}",  # nothing of it could be read in another id
        f"title: 咖啡\npersonas: [{{id: Lin, name: 林}}, {{id: per-lin, name: 林}}]\n{TAIL}",  # taken
        f"title: 咖啡\npersonas: [{{id: LIN, name: 林}}, {{id: Lin, name: 林}}]\n{TAIL}",  # two would become one
        f"title: 咖啡\npersonas: [{{id: A 1, name: 林}}]\nsources: [{{id: A 1, citation: 书}}]\n{TAIL}",  # two kinds
        f"titel: 咖啡\n{TAIL}",  # a guess
        f"title: 咖啡\nclient: 门店: 一号\n{TAIL}",  # text or key
        f"title: 咖啡\npersonas: [{{name: 小林, goals}}]\n{TAIL}",  # a key without its value
        f"title: 咖啡\npersonas: [{{name: 小林, goals: [快，好]}}]\n{TAIL}",  # one text or two
        f"title: 咖啡\npains: [{{text: 排队, severity: 9}}]\n{TAIL}",
        "title: 咖啡\nphases: [{name: 点单, steps: [{customer: 看, 备注: 远}]}]\n",  # note or notes
        "title: 咖啡\nphases:\n  - name: 点单\n\t  steps: [看菜单]\n",  # blanks and tabs mixed
        f"title: 咖啡\npersonas:\n  - name: 小林\n随便：写的\n{TAIL}",  # no key of the language
    ],
)
def test_what_could_be_meant_otherwise_is_left(text: str, tmp_path: Path) -> None:
    assert mended_text(text, tmp_path) == text


@pytest.mark.parametrize("path", sorted((ROOT / "blueprints").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_sound_file_is_not_touched(path: Path) -> None:
    found = mend(path)
    assert (found.count, found.texts) == (0, found.loaded.texts)
    assert found.texts[str(path)] == path.read_text("utf-8")


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.stem)
def test_no_broken_file_becomes_worse(path: Path) -> None:
    before = engagement(path)
    found = mend(path)
    after = found.loaded
    assert {*codes(after)} <= {*codes(before)}
    assert len(after.findings) + found.count >= len(before.findings) >= len(after.findings)
    assert [text.count("\n") for text in found.texts.values()] == [text.count("\n") for text in before.texts.values()]


@settings(
    max_examples=25,
    deadline=None,
    print_blob=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(spoilt_samples())
def test_whatever_is_wrong_mending_does_no_harm(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    before = engagement(path)
    found = mend(path)
    assert len(found.loaded.findings) <= len(before.findings)
    assert has_errors(before.findings) or not has_errors(found.loaded.findings)
    path.write_bytes(found.texts[str(path)].encode("utf-8", "surrogatepass"))
    assert mend(path).count == 0


def test_mending_keeps_all_that_the_file_says_elsewhere(tmp_path: Path) -> None:
    text = SAMPLES["hotline"]
    broken = text.replace("ph-find", "Ph Find").replace("  id: hotline-18", "  id：hotline-18", 1)
    assert "：hotline" in broken
    path = tmp_path / "a.yaml"
    path.write_text(broken, "utf-8")
    (made,) = mend(path).texts.values()
    assert made == text


def test_the_line_ends_and_the_encoding_of_a_file_are_no_concern(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(f"title：咖啡\n{TAIL}".replace("\n", "\r\n").encode("utf-16"))
    (made,) = mend(path).texts.values()
    assert made == f"title: 咖啡\n{TAIL}"


def test_what_shares_parts_is_mended_once(tmp_path: Path) -> None:
    text = f"title: 咖啡\npersonas: [{{id: &who Lin, name: 林}}]\npains: [{{text: 排队, persona: *who}}]\n{TAIL}"
    assert mended_text(text, tmp_path) == text.replace("&who Lin", "&who per-lin")


def test_many_faults_in_a_large_file_are_mended_in_one_go(tmp_path: Path) -> None:
    steps = "".join(f"      - {{id: Step {at}, customer: 做第 {at} 件事}}\n" for at in range(1, 201))
    made = mended_text(f"title: 长\nphases:\n  - name: 全部\n    steps:\n{steps}", tmp_path)
    assert made.count("id: st-step-") == 200

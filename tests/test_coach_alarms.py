"""The coach does not cry wolf: it has nothing to say of engagements in which nothing is wrong."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from benchmarks import alarms
from generator import coach
from generator.coach.profiles import PROFILES
from generator.load import from_bytes
from tests.sound import Plan, samples, written
from tests.strategies import sound_engagements

ROOT = Path(__file__).parents[1]
SOUND = samples(alarms.SOUND)
LOOKED_AT: dict[str, str] = {}  # warnings that sound engagements may have, each with the reason why it stays
HARMLESS: dict[str, dict[str, list[str]]] = yaml.safe_load((ROOT / "tests/sound/harmless.yaml").read_text("utf-8"))
PLAN = Plan(
    service="coffee",
    languages=("zh-CN",),
    dropped=frozenset(),
    phrasing=0,
    moments=3,
    target=False,
    short=False,
    implied=False,
    screens=False,
    fails=False,
    concepts=False,
    kano=False,
    more=False,
    agenda="",
    deck="consultant",
    slides=True,
    status="draft",
    survey=2,
    groups=2,
    group_size=5,
)


def test_sound_engagements_are_of_all_kinds_and_the_same_each_time() -> None:
    trees = [yaml.safe_load(text) for text in SOUND.values()]
    assert len(set(SOUND.values())) == len(SOUND) == 20
    assert {len(tree["meta"]["languages"]) for tree in trees} == {1, 2}
    assert {tree["meta"]["primary_language"] for tree in trees} == {"zh-CN", "en"}
    assert {len(tree.get("blueprints", {})) for tree in trees} == {0, 1, 2}  # none: the short form
    assert {tree["deck"]["kind"] for tree in trees} == {"consultant", "workshop", "course"}
    assert {"workshop" in tree for tree in trees} == {"kano" in tree for tree in trees} == {True, False}
    assert samples(3) == dict(list(SOUND.items())[:3])


@pytest.mark.parametrize("profile", ["", *PROFILES])
@pytest.mark.parametrize("name", SOUND)
def test_nothing_is_said_of_a_sound_engagement(name: str, profile: str) -> None:
    loaded = from_bytes(SOUND[name].encode(), name)
    assert loaded.findings == ()
    assert loaded.engagement is not None
    found = coach.review(loaded.engagement, profile).findings
    assert [one for one in found if one.severity == "error"] == []
    assert {one.code for one in found if one.severity == "warning"} <= set(LOOKED_AT)


def test_what_is_rare_and_right_is_no_alarm() -> None:
    loaded = from_bytes((ROOT / "tests/sound/unusual.yaml").read_bytes(), "unusual.yaml")
    assert loaded.findings == ()
    assert loaded.engagement is not None
    assert {one.code for one in coach.review(loaded.engagement).findings if one.severity != "hint"} <= set(LOOKED_AT)


@given(sound_engagements())
@settings(max_examples=10)
def test_any_sound_engagement_loads_and_has_no_error(text: str) -> None:
    loaded = from_bytes(text.encode())
    assert loaded.findings == ()
    assert loaded.engagement is not None
    assert [one for one in coach.review(loaded.engagement).findings if one.severity == "error"] == []


# words


def put(tree: dict[str, Any], place: str, texts: list[str]) -> int:
    """Puts texts where they may stand in a file; how many there was room for."""
    if place == "goals":
        tree["personas"][0]["goals"]["end"] = texts[:1]
        return 1
    steps = tree["blueprints"]["as_is"]["steps"]
    cards = [step[place][0] for step in steps if place in step] or tree["deck"].get(place) or tree[place]
    key = {"opportunities": "hmw", "standards": "behaviour", "slides": "title"}.get(place, "text")
    for card, text in zip(cards, texts, strict=False):
        card[key] = text
    return len(cards)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("place", HARMLESS)
def test_words_that_people_may_well_write_are_no_alarm(place: str, language: str) -> None:
    text = written(Plan(**{**vars(PLAN), "languages": (language,)}))
    left = HARMLESS[place][language]
    while left:
        tree = yaml.safe_load(text)
        used = left[: put(tree, place, left)]
        left = left[len(used) :]
        loaded = from_bytes(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode())
        assert loaded.engagement is not None
        found = coach.review(loaded.engagement).findings
        assert {one.code for one in found} <= set(LOOKED_AT), used


# how often


def test_samples_have_no_error() -> None:
    assert {count.name: count.of("error") for count in alarms.of_samples()} == dict.fromkeys(
        ("coffee-house", "cx-course", "first", "hotline"), 0
    )


def test_the_course_is_told_of_nothing_but_what_its_case_is_about() -> None:
    """Its service of today hands over badly and lets people wait, on guesses; its days are as long as the source's."""
    (course,) = (count for count in alarms.of_samples() if count.name == "cx-course")
    assert {code for (code, severity) in course.found if severity == "warning"} == {"BP-14", "EM-02", "PS-05", "TM-02"}
    assert {code for (code, severity) in course.found if severity == "hint"} == {"BP-23", "SH-06", "WS-03"}


def test_rates_are_told() -> None:
    rows = [
        alarms.Count("one", Counter({("BP-04", "warning"): 2, ("PN-07", "hint"): 1})),
        alarms.Count("two", Counter()),
    ]
    told = alarms.table("two files", rows).splitlines()
    assert told[1:3] == ["  one  BP-04 2, PN-07 1 (hint)", "  two  –"]
    assert told[-1] == "  1.50 findings per engagement, 0 errors, 1 of 2 with a warning (50 %)"


def test_the_command_looks_at_samples_and_sound_engagements(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "benchmarks/alarms.py"), "--count", "2"]
    said = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    assert "\n2 sound engagements\n" in said
    assert said.count(" findings per engagement, 0 errors") == 2


# what is missing


def without(tree: dict[str, Any], path: str) -> None:
    """Takes away what stands at a path such as moments.0.owner."""
    *way, last = path.split(".")
    place: Any = tree
    for name in way:
        place = place[int(name)] if isinstance(place, list) else place[name]
    if isinstance(place, list):
        del place[int(last)]
    else:
        del place[last]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("scope.trigger", "BP-02"),
        ("blueprints.as_is.steps.1.evidence", "BP-04"),
        ("blueprints.as_is.steps.3.customer.0.wait.mitigation", "TM-02"),
        ("moments.0.owner", "MT-02"),
        ("moments.0.strategy", "MT-03"),
        ("personas.0.goals", "PS-01"),
        ("personas.0.evidence", "PS-05"),
        ("pains.0.severity", ""),
        ("delights", "PN-07"),
        ("metrics.3.n", "MX-04"),
        ("metrics.3.scale", "MX-01"),
        ("standards.0.weight", "MS-02"),
        ("issues.0.owner", "IS-01"),
        ("stakeholders.2.engagement", "SH-03"),
        ("value_exchanges.1", "SH-05"),
    ],
)
def test_one_thing_taken_away_is_told_of(path: str, code: str) -> None:
    tree = yaml.safe_load(written(PLAN))
    without(tree, path)
    loaded = from_bytes(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode())
    assert loaded.engagement is not None, loaded.findings
    found = {one.code for one in coach.review(loaded.engagement).findings}
    assert found == ({code} if code else set())

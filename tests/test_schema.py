"""The JSON Schema and docs/language.md say what the loader does, and are the committed files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator import load
from generator.model.keys import keys_of
from generator.schema import json_schema, language_page, terms
from generator.source import Mapping, Node, Scalar, parse

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "blueprints").glob("*.yaml"))
VALIDATOR = Draft202012Validator(json_schema())
HEAD = "title: Example\n"
PHASES = "phases: [{name: One, steps: [Looks]}]\n"
_INT, _FLOAT = re.compile(r"[-+]?\d+"), re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")


def as_json(node: Node) -> Any:
    """What an editor makes of the node. Source: YAML 1.2, core schema."""
    if isinstance(node, Mapping):
        return {name.text: as_json(value) for name, value in node.entries}
    if not isinstance(node, Scalar):
        return [as_json(item) for item in node.items]
    if node.absent:
        return None
    if not node.quoted and node.text.lower() in ("true", "false"):
        return node.text.lower() == "true"
    if not node.quoted and _INT.fullmatch(node.text):
        return int(node.text)
    return float(node.text) if not node.quoted and _FLOAT.fullmatch(node.text) else node.text


def objections(text: str) -> list[str]:
    """What the schema has against a file."""
    root = parse(text, "file.yaml").root
    assert root is not None
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(as_json(root))]


def findings(text: str) -> list[str]:
    """What the loader has against a file."""
    loaded = load.from_bytes(text.encode(), "file.yaml")
    return [f"{item.span.line}: {item.code} {item.message('en')}" for item in loaded.findings]


def examples() -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```", language_page(), re.MULTILINE | re.DOTALL)


def test_the_committed_schema_is_current() -> None:
    written = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    assert (ROOT / "docs/schema.json").read_text("utf-8") == written, "run: make docs"


def test_the_committed_page_is_current() -> None:
    assert (ROOT / "docs/language.md").read_text("utf-8") == language_page(), "run: make docs"


def test_the_schema_is_valid() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_every_reference_inside_the_schema_leads_somewhere() -> None:
    schema = json_schema()
    for reference in set(re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(schema))):
        place: Any = schema
        for name in reference.split("/"):
            place = place[name]


def test_every_key_is_described_in_both() -> None:
    page, schema = language_page(), json.dumps(json_schema(), ensure_ascii=False)
    for key in (key for kind in terms() for key in keys_of(kind) if not key.rest):
        assert f"`{key.name}`" in page
        assert json.dumps(key.doc, ensure_ascii=False)[1:-1] in schema


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_satisfy_the_schema(path: Path) -> None:
    assert objections(path.read_text("utf-8")) == []


@pytest.mark.parametrize("text", examples(), ids=lambda text: text.split("\n")[0])
def test_the_examples_of_the_page_load(text: str) -> None:
    assert findings(text) == []
    assert objections(text) == []


def test_the_long_form_on_the_page_is_the_short_form() -> None:
    short, _, long = examples()[:3]
    assert load.from_bytes(short.encode()).engagement == load.from_bytes(long.encode()).engagement


def test_the_links_of_the_page_lead_somewhere() -> None:
    page = language_page()
    headings = [re.sub(r"[^\w\- ]", "", title.lower()) for title in re.findall(r"^#+ (.*)", page, re.MULTILINE)]
    anchors = {heading.replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= anchors
    assert len(headings) == len(set(headings))


STEP = "phases:\n  - name: One\n    steps:\n      - {customer: Looks, %s}\n"
GOOD = {
    "list of plain steps": PHASES,
    "several actions": STEP % "support: [Till, {text: Bank, system: {zh-CN: 网银, en: Bank}}]",
    "a number for an emotion": STEP % "emotion: -2",
    "a minus sign of typography": STEP % "emotion: −1",
    "an emotion with its basis": STEP % "emotion: {score: 0.5, basis: assumed}",
    "a length of time": STEP % "wait: 3～5 分钟, duration: 90 s",
    "minutes": STEP % "wait: 5",
    "Chinese words for a time": STEP % "wait: 三到五分钟, duration: 半小时",
    "hours and minutes": STEP % "duration: 1 h 30 min",
    "no wait": STEP % "wait: 0 min",
    "a wait in the long form": STEP % "wait: {expected: 5, unit: 分钟, mitigation: [explain]}",
    "yes for a moment": STEP % "moment_of_truth: yes",
    "several pains": STEP % "pain: [Queue, {text: Noise, severity: 3}]",
    "nothing after a key": STEP % "pain: , thought: null",
    "a lane of one's own": "lanes: [customer, {id: pharmacy, role: support, name: Pharmacy}]\n"
    + STEP % "pharmacy: Hands out",
    "texts by language in a term": PHASES + "personas: [{zh-CN: 小林, en: Lin, role: primary}]\n",
    "a persona by name": PHASES + "personas: Mei\n",
    "goals as a list": PHASES + "personas: [{name: Mei, goals: [fast], quote: Well}]\n",
    "another name of a key": PHASES + "stakeholder: [{name: Shop, need: Calm}]\n",
    "a reference by another name": PHASES + "stakeholders: [A, B]\nvalue_exchanges: [{source: A, target: B}]\n",
    "roles in a matrix": PHASES + "raci: {rows: [{activity: Open, Shop: A, Owner: R}]}\n",
    "answers by class": PHASES + "kano: {features: [{name: One, counts: {A: 8, O: 27}}]}\n",
    "a list for a roadmap": PHASES + "roadmap: [Open]\n",
    "sessions without a day": PHASES + "workshop: {agenda: [Talk, {title: Work, duration: 30}]}\n",
    "minutes of a session in words": PHASES + "workshop: {sessions: [{title: Talk, minutes: 1 h}]}\n",
    "a share in per cent": PHASES + "screening: {criteria: [{id: want, weight: 40%}, {id: can, weight: 0.6}]}\n",
    "a single step": "phases: {name: One, steps: {customer: Looks}}\n",
    "a plain step in a blueprint": "phases: [{name: One}]\nblueprints: {to_be: {steps: [Looks]}}\n",
    "a blueprint without a name": "phases: [{name: One}]\nblueprints: {steps: [{customer: Looks}]}\n",
    "an arrow as YAML reads it": "phases: [{name: One, steps: [Looks, Buys]}]\nconnections: [ca-1 -> ca-2: money]\n",
    "one arrow": "phases: [{name: One, steps: [Looks, Buys]}]\nconnections: ca-1 -> ca-2\n",
    "one arrow with its label": "phases: [{name: One, steps: [Looks, Buys]}]\nconnections: {ca-1 -> ca-2: money}\n",
    "an hour in Chinese": PHASES + "workshop: {start: 9点半, sessions: [Talk]}\n",
    "languages as they are spelt": PHASES + "languages: [zh, EN]\nclient: {zh_cn: 店, EN: Shop}\n",
    "a date and a time": PHASES + 'date: 2026年11月22日\nworkshop: {start: "9：00", sessions: [Talk]}\n',
    "yes in Chinese": PHASES + "workshop: {sessions: [{title: Talk, recording: a.mp3, consent: 是}]}\n",
    "arrows": "phases: [{name: One, steps: [Looks, Buys]}]\nconnections: [ca-1 <-> ca-2]\n",
    "arrows beside the implied": "phases: [{name: One, steps: [Looks, Buys]}]\n"
    "connections: {implied: true, also: [{from: ca-1, to: ca-2, kind: feedback}]}\n",
    "steps at the top": "phases: [{id: ph-one, name: One}]\nsteps: [{phase: ph-one, customer: Looks}]\n",
    "two blueprints": "phases: [One]\nblueprints: {as_is: {steps: [{phase: One, customer: a}]}, to_be: {steps: []}}\n",
    "the head in meta": PHASES + "meta: {client: Shop, languages: [en]}\n",
    "a deck by its kind": PHASES + "deck: course\n",
    "a threshold": PHASES + 'standards: [{behaviour: Greets, quantitative: {op: "<=", value: 20, unit: s}}]\n',
}
BAD = {
    "an unknown key": PHASES + "colour: red\n",
    "an unknown key of a persona": PHASES + "personas: [{name: Mei, goles: [fast]}]\n",
    "a choice that is none": PHASES + "status: finished\n",
    "a number out of range": STEP % "emotion: 3",
    "no number": STEP % "emotion: good",
    "no length of time": STEP % "wait: a while",
    "a map for a text": PHASES + "client: {name: Shop}\n",
    "a sentence cut at a comma": PHASES + "client: {zh-CN: 先问, 再买, en: Ask}\n",
    "a malformed id": PHASES + "personas: [{id: Per 1, name: Mei}]\n",
    "a list for a text": PHASES + "client: [One, Two]\n",
    "a map for a number": STEP % "emotion: {value: 1}",
    "a required key missing": PHASES + "sources: [{url: example.org}]\n",
    "an end of an exchange missing": PHASES + "value_exchanges: [{from: a}]\n",
    "no phases": "",
    "a class that is none": PHASES + "kano: {features: [{name: One, counts: {Z: 8}}]}\n",
    "no date": PHASES + "date: tomorrow\n",
    "no arrow": PHASES + "connections: [ca-1 and ca-2]\n",
    "an unknown unit": STEP % "wait: {expected: 5, unit: moons}",
}


@pytest.mark.parametrize("name", GOOD)
def test_what_the_loader_reads_the_schema_allows(name: str) -> None:
    assert findings(HEAD + GOOD[name]) == []
    assert objections(HEAD + GOOD[name]) == []


@pytest.mark.parametrize("name", BAD)
def test_what_the_loader_refuses_the_schema_refuses(name: str) -> None:
    assert findings(HEAD + BAD[name])
    assert objections(HEAD + BAD[name])


LISTS = {
    **dict.fromkeys(
        ("sources", "channels", "actors", "personas", "segments", "needs", "stakeholders", "metrics"), "[One]"
    ),
    **dict.fromkeys(("moments", "pains", "itches", "delights", "opportunities", "ideas", "concepts", "risks"), "[One]"),
    **dict.fromkeys(("standards", "issues", "releases", "activities"), "[One]"),
    "phases": "[{name: One, steps: [Looks]}]",
    "value_exchanges": "[{from: One, to: One}]",
    "surveys": "[{file: answers.csv}]",
    "tests": "[{hypothesis: One}]",
    "visits": "[{unit: One}]",
    "benchmarks": "[{peer: One}]",
    "menus": "[{name: One}]",
    "cases": "[{title: One}]",
    "feedback_log": "[{theme: One}]",
    "goals": "[One]",
    "changeover": "[One]",
    "lifetime_values": "[One]",
}


def test_ids_are_made_where_the_page_says_so() -> None:
    rows = "".join(f"{name}: {text}\n" for name, text in LISTS.items())
    rows += "roadmap: [One]\nworkshop: {sessions: [One], objectives: [One]}\n"
    made = load.from_bytes((HEAD + rows).encode()).engagement
    assert made is not None
    assert made.workshop is not None
    assert made.roadmap is not None
    first = [getattr(made, name)[0] for name in LISTS]
    first += [made.blueprints["as_is"].steps[0], made.roadmap.items[0]]
    first += [made.workshop.days[0].sessions[0], made.workshop.objectives[0]]
    assert [item.id for item in first] == [f"{item.PREFIX}-1" for item in first]
    promised = re.findall(r"^Ids, when not given: `(\w+)-1`", language_page(), re.MULTILINE)
    assert sorted(promised) == sorted(item.PREFIX for item in first)

"""The JSON Schema and docs/language.md say what the loader does, in both languages, and are the committed files."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator import load
from generator.messages import WORDS
from generator.model.base import Checked, Claim, Term
from generator.model.design import StepNote
from generator.model.keys import keys_of
from generator.schema import BOTH, json_schema, language_page, terms
from generator.schema.terms import choice, contract, meaning, own_keys, target
from generator.source import Mapping, Node, Scalar, parse
from generator.terms import TERMS, keys
from generator.terms.keys.choices import CHOICES
from generator.terms.keys.pages import PHRASES

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "blueprints").glob("*.yaml"))
PAGES = {"en": "language.md", "zh-CN": "language.zh-CN.md"}
VALIDATOR = Draft202012Validator(json_schema())
HEAD = "title: Example\n"
PHASES = "phases: [{name: One, steps: [Looks]}]\n"
_INT, _FLOAT = re.compile(r"[-+]?\d+"), re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


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


def examples(language: str) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```", language_page(language), re.MULTILINE | re.DOTALL)


def schemas_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every schema of a schema that says something to people, the whole first."""
    if isinstance(value, dict):
        if isinstance(value.get("description"), str) or "enumDescriptions" in value:
            yield value
        for inner in value.values():
            yield from schemas_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from schemas_in(inner)


def without_words(value: Any) -> Any:
    """A schema without what it says to people."""
    if isinstance(value, list):
        return [without_words(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    said = "description", "markdownDescription", "title", "enumDescriptions", "markdownEnumDescriptions"
    return {
        name: without_words(inner)
        for name, inner in value.items()
        if name not in said or isinstance(inner, dict)  # a key of the language called "title"
    }


# the committed files


def test_the_committed_schema_is_current() -> None:
    written = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    assert (ROOT / "docs/schema.json").read_text("utf-8") == written, "run: make docs"


@pytest.mark.parametrize("language", PAGES)
def test_the_committed_page_is_current(language: str) -> None:
    assert (ROOT / "docs" / PAGES[language]).read_text("utf-8") == language_page(language), "run: make docs"


# words in both languages


def described() -> tuple[type[Term], ...]:
    """The terms, and what they inherit keys from."""
    return (*terms(), Checked, Claim, StepNote)


@pytest.mark.parametrize("kind", described(), ids=lambda kind: kind.__name__)
def test_every_key_and_choice_is_described_in_chinese(kind: type[Term]) -> None:
    said = [keys.name(kind.__name__), contract(kind, "zh-CN")]
    said += [meaning(kind, key, "zh-CN") for key in own_keys(kind)]
    said += [choice(kind, key, value, "zh-CN") for key in own_keys(kind) for value in key.choices]
    assert [text for text in said if not re.search(r"[\u4e00-\u9fff]", text)] == []


def test_no_description_is_left_over() -> None:
    known = {kind.__name__: {key.attribute for key in own_keys(kind)} for kind in described()}
    assert set(keys.KEYS) == set(known)
    assert {
        kind: set(words) - known[kind] for kind, (_, _, words) in keys.KEYS.items() if set(words) - known[kind]
    } == {}


def test_no_words_of_choices_are_left_over() -> None:
    offered = {
        f"{one.__name__}.{key.attribute}" for kind in described() for one in kind.__mro__ for key in own_keys(kind)
    }
    assert set(CHOICES) - offered == set()
    begun = {words for words in CHOICES.values() if isinstance(words, str)}
    assert {words for words in begun if not any(name.startswith(f"{words}-") for name in TERMS)} == set()


def said_in_chinese() -> Iterator[str]:
    for name, what, words in keys.KEYS.values():
        yield from (name, what, *words.values())
    for choices in CHOICES.values():
        yield from () if isinstance(choices, str) else (chinese for chinese, _ in choices.values())
    yield from (chinese for chinese, _ in PHRASES.values())


def test_chinese_descriptions_have_chinese_punctuation_and_room_around_latin_letters() -> None:
    beside = re.compile(r"[\u4e00-\u9fff] ?[,;:!?()]|[,;:!?()] ?[\u4e00-\u9fff]")
    tight = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9`]|[A-Za-z0-9%`][\u4e00-\u9fff]")
    exact = re.compile(r"“a[^”]*”|“\d[^”]*”|\]\(#[^)]*\)|(?<=`)[^`]*(?=`)")  # what is written word for word, and links
    plain = [exact.sub("", text) for text in said_in_chinese()]
    assert [text for text in plain if beside.search(text) or tight.search(text)] == []


def test_contracts_are_sentences_and_meanings_are_none() -> None:
    assert [what for _, what, _ in keys.KEYS.values() if what[-1] not in "。？"] == []
    said = (text for _, _, words in keys.KEYS.values() for text in words.values())
    assert [text for text in said if text.endswith("。")] == []


def test_terms_are_called_what_findings_call_them() -> None:
    other = {"Meta": "文件信息"}  # a finding speaks of the file
    called = {kind.__name__: keys.name(kind.__name__) for kind in terms()}
    assert len(set(called.values())) == len(called)
    assert [kind for kind, name in called.items() if name not in WORDS[kind][0] and other.get(kind) != name] == [
        "Connections"
    ]


def test_both_languages_stand_in_each_description() -> None:
    for schema in schemas_in(json_schema()):
        if "description" in schema:
            english, chinese = schema["description"].split(" · ")
            first, second = schema["markdownDescription"].split("\n\n")
            assert [re.sub(r"\\(?=[*<>#])", "", text) for text in (first, second)] == [chinese, english]
        if "enumDescriptions" in schema:
            assert len(schema["enumDescriptions"]) == len(schema["markdownEnumDescriptions"]) == len(schema["enum"])
            assert all(" · " in said for said in schema["enumDescriptions"])


@pytest.mark.parametrize("language", PAGES)
def test_one_language_says_the_same_of_the_same_schema(language: str) -> None:
    one = json_schema(language)
    assert without_words(one) == without_words(json_schema())
    assert {" · " in schema.get("description", "") for schema in schemas_in(one)} == {False}
    chinese = re.compile(r"[\u4e00-\u9fff]")
    said = [schema["description"] for schema in schemas_in(one) if "description" in schema]
    mixed = [text for text in said if bool(chinese.search(text)) != (language == "zh-CN")]
    assert mixed == [text for text in mixed if "微软雅黑" in text or "思源黑体" in text or "3-5 分钟" in text]


def test_only_one_name_of_a_key_is_proposed() -> None:
    persona = json_schema()["$defs"]["Persona"]["anyOf"][0]["properties"]
    assert persona["goal"]["doNotSuggest"] is True
    assert "doNotSuggest" not in persona["goals"]
    assert objections(HEAD + PHASES + "personas: [{name: Mei, goal: fast, job: Cook}]\n") == []


def test_every_key_is_described_on_the_pages_and_in_the_schema() -> None:
    pages, schema = {tag: language_page(tag) for tag in PAGES}, json.dumps(json_schema(), ensure_ascii=False)
    for kind in terms():
        for key in (key for key in keys_of(kind) if not key.rest):
            for tag, page in pages.items():
                assert f"`{key.name}`" in page
                assert json.dumps(meaning(kind, key, tag), ensure_ascii=False)[1:-1] in schema
                assert target(key, tag) in page


def test_a_check_does_not_read_the_descriptions() -> None:
    code = (
        "import sys; from generator.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name.startswith(('generator.schema', 'generator.terms.keys'))])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "check", str(SAMPLES[0])],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert ran.stdout.splitlines()[-1] == "[]", ran.stderr


def test_the_command_prints_the_schema_or_writes_it(tmp_path: Path) -> None:
    def blueprint(*arguments: str) -> Any:
        command = [sys.executable, "-m", "generator", "schema", *arguments]
        ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, cwd=tmp_path)
        return json.loads(ran.stdout) if ran.stdout else None

    assert blueprint() == json_schema(BOTH)
    assert blueprint("--lang", "zh-CN") == json_schema("zh-CN")
    assert blueprint("--lang", "en", "--output", "made.json") is None
    assert json.loads((tmp_path / "made.json").read_text("utf-8")) == json_schema("en")


# the schema is sound


def test_the_schema_is_valid() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_every_reference_inside_the_schema_leads_somewhere() -> None:
    schema = json_schema()
    for reference in set(re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(schema))):
        place: Any = schema
        for name in reference.split("/"):
            place = place[name]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_satisfy_the_schema(path: Path) -> None:
    assert objections(path.read_text("utf-8")) == []


# the pages


@pytest.mark.parametrize("text", [*examples("en"), *examples("zh-CN")], ids=lambda text: text.split("\n")[0])
def test_the_examples_of_the_pages_load(text: str) -> None:
    assert findings(text) == []
    assert objections(text) == []


def test_the_long_form_on_the_pages_is_the_short_form() -> None:
    english, chinese = examples("en"), examples("zh-CN")
    for short, long in ((english[0], english[2]), (chinese[0], chinese[1])):
        assert load.from_bytes(short.encode()).engagement == load.from_bytes(long.encode()).engagement


def headings(page: str) -> list[str]:
    told = re.sub(r"^```.*?^```", "", page, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"^#+ (.*)", told, re.MULTILINE)


def anchors(page: str) -> list[str]:
    return [re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in headings(page)]


@pytest.mark.parametrize("language", PAGES)
def test_the_links_of_a_page_lead_somewhere(language: str) -> None:
    page = language_page(language)
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= set(anchors(page))
    assert len(anchors(page)) == len(set(anchors(page)))
    for name, anchor in re.findall(r"\]\(([^)#]+)#?([^)]*)\)", page):
        assert (ROOT / "docs" / name).is_file()
        assert not anchor or anchor in anchors((ROOT / "docs" / name).read_text("utf-8"))


def test_the_pages_are_each_others_translation() -> None:
    english, chinese = language_page(), language_page("zh-CN")
    assert f"]({PAGES['zh-CN']})" in english
    assert f"]({PAGES['en']})" in chinese
    assert len(headings(english)) == len(headings(chinese))
    tables = english.split("## Shared keys")[1], chinese.split("## 共用的键")[1]
    rows = [re.findall(r"^\| (`[^`]+`)", table, re.MULTILINE) for table in tables]
    assert rows[0] == rows[1]


# what the loader reads


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
    for language, promise in (("en", r"^Ids, when not given: `(\w+)-1`"), ("zh-CN", r"没写编号时，依次是 `(\w+)-1`")):
        promised = re.findall(promise, language_page(language), re.MULTILINE)
        assert sorted(promised) == sorted(item.PREFIX for item in first)

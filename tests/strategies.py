"""Inputs for property tests: valid engagements, and everything that is none.

In: nothing. Out: hypothesis strategies of YAML text, of bytes and of trees. Guaranteed: what `engagements` draws loads
without an error, in the short form and in the long one; the other strategies promise nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from generator.load.keywords import words
from generator.model import Engagement
from generator.model.keys import keys_of, kinds_in
from tests.sound import sound_engagements as sound_engagements  # those without a fault

ROOT = Path(__file__).parents[1]
SAMPLES = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "blueprints").glob("*.yaml"))}

CHINESE = ("看菜单", "下单付款", "等待叫号", "取餐离店", "拨打热线", "在首层菜单里找到对应的业务", "收到短信，确认时间")
ENGLISH = ("Read the menu", "Order and pay", "Wait", "Call the hotline", "Find the right option at once", "Go")
ODD: tuple[str, ...] = (
    "",
    " ",
    "=1+1",
    "😀👩‍🍳",
    "a&b<c>\"d'",
    "请在APP里选择“取餐”（Pick-up）",
    "：，。！",
    "\u200fשלום\u200f",
)
ODD += ("長" * 40, "x" * 60)
LANES = ("evidence", "customer", "frontstage", "frontstage_technology", "midstage", "backstage", "support", "partner")
PREFIXES = {"evidence": "ev", "customer": "ca", "frontstage": "fs", "backstage": "bs", "support": "sp"}
ROLES = ("evidence", "customer", "frontstage", "technology", "midstage", "backstage", "support", "partner")


def plain_texts() -> st.SearchStrategy[str]:
    """A text as it may stand on a card."""
    usual = st.sampled_from((*CHINESE, *ENGLISH))
    return st.one_of(usual, usual, st.sampled_from(ODD), st.lists(usual, min_size=2, max_size=6).map("，".join))


def texts() -> st.SearchStrategy[Any]:
    """A text in one language or in both."""
    both = st.fixed_dictionaries({"zh-CN": st.sampled_from(CHINESE), "en": st.sampled_from(ENGLISH)})
    return st.one_of(plain_texts(), both)


def names() -> st.SearchStrategy[str]:
    return st.sampled_from((*CHINESE, *ENGLISH))


def lengths() -> st.SearchStrategy[Any]:
    """A length of time in its short and its long form."""
    short = st.sampled_from(("30 s", "3-5 分钟", "2 h", "5", "半小时", "1.5 小时"))
    long = st.builds(
        lambda usual, more, unit: {"typical": usual, "max": usual + more, "unit": unit},
        st.integers(1, 50),
        st.integers(0, 50),
        st.sampled_from(("s", "min", "h", "day", "秒", "分钟")),
    )
    return st.one_of(short, long)


def _card(identifier: str) -> st.SearchStrategy[dict[str, Any]]:
    optional = {
        "duration": lengths(),
        "wait": st.sampled_from(("5 min", "30 秒")),
        "emotion": st.sampled_from((-2, -1.5, 0, 1, 2, "+1")),
        "thought": texts(),
        "policy": texts(),
        "fact": texts(),
        "actor": names(),
        "channel": names(),
        "system": texts(),
        "metric": st.lists(names(), min_size=1, max_size=2),
        "fail_point": texts(),
        "owner": names(),
        "span": st.integers(1, 3),
        "proactive": st.booleans(),
    }
    return st.fixed_dictionaries({"id": st.just(identifier), "text": texts()}, optional=optional).map(_few)


def _few(card: dict[str, Any]) -> dict[str, Any]:
    """A card with at most four facts besides its id and text."""
    facts = [name for name in card if name not in ("id", "text")]
    return {name: card[name] for name in ("id", "text", *facts[:4])}


@st.composite
def _cell(draw: st.DrawFn, prefix: str, step: int) -> Any:
    count = draw(st.sampled_from((1, 1, 1, 1, 2, 3)))
    cards = [draw(_card(f"{prefix}-s{step}-{number}")) for number in range(1, count + 1)]
    return cards[0] if count == 1 and draw(st.booleans()) else cards


@st.composite
def _steps(draw: st.DrawFn, lanes: tuple[str, ...], first: int, most: int = 5) -> list[dict[str, Any]]:
    optional = {
        "name": texts(),
        "value": st.sampled_from(("value_add", "necessary", "waste")),
        "questions": st.lists(texts(), min_size=1, max_size=2),
        "notes": texts(),
        "pain": st.one_of(texts(), st.fixed_dictionaries({"text": texts(), "severity": st.integers(0, 4)})),
        "delight": texts(),
        "opportunity": texts(),
        "moment_of_truth": st.one_of(names(), st.just(True), st.just("是")),
        "goal": texts(),
    }
    steps = []
    for number in range(first, first + draw(st.integers(1, most))):
        step = draw(st.fixed_dictionaries({"id": st.just(f"st-s{number}")}, optional=optional))
        for lane in draw(st.lists(st.sampled_from(lanes), max_size=len(lanes), unique=True)) or lanes[:1]:
            step[lane] = draw(_cell(PREFIXES.get(lane, "card"), number)) if lane in PREFIXES else draw(plain_texts())
        steps.append(step)
    return steps


@st.composite
def _lanes(draw: st.DrawFn) -> tuple[tuple[str, ...], list[dict[str, Any]] | None]:
    """The keys of a step's cards, and the list of lanes that goes with them."""
    if draw(st.booleans()):
        return LANES, None
    used = draw(st.lists(st.sampled_from(LANES), min_size=1, max_size=len(LANES), unique=True))
    own = [f"lane_{number}" for number in range(draw(st.integers(0, 2)))]
    listed: list[dict[str, Any]] = [{"id": lane} for lane in used]
    listed += [{"id": lane, "role": draw(st.sampled_from(ROLES)), "name": draw(names())} for lane in own]
    return (*used, *own), listed


def _cards(steps: list[dict[str, Any]]) -> list[str]:
    """The ids of all cards that have one."""
    cells = [cell for step in steps for cell in step.values()]
    cards = [card for cell in cells for card in (cell if isinstance(cell, list) else [cell]) if isinstance(card, dict)]
    return [card["id"] for card in cards if str(card.get("id", "")).startswith(tuple(PREFIXES.values()))]


@st.composite
def _connections(draw: st.DrawFn, steps: list[dict[str, Any]]) -> Any:
    cards = _cards(steps)
    if len(cards) < 2:
        return []
    pairs = st.tuples(st.sampled_from(cards), st.sampled_from(cards)).filter(lambda pair: pair[0] != pair[1])
    arrows = []
    for start, end in draw(st.lists(pairs, max_size=8, unique=True)):
        long = {"from": start, "to": end, "dir": draw(st.sampled_from(("forward", "both"))), "label": draw(texts())}
        arrows.append(draw(st.sampled_from((f"{start} -> {end}", f"{start} <-> {end}: 转交", long))))
    return {"implied": draw(st.booleans()), "also": arrows} if draw(st.booleans()) else arrows


@st.composite
def _stakeholders(draw: st.DrawFn) -> dict[str, Any]:
    score = st.sampled_from((1, 2, 2.5, 3, 4, 5))
    people = [
        {"id": f"stk-{at}", "name": draw(names()), "power": draw(score), "interest": draw(score), "ring": at % 5}
        for at in range(draw(st.integers(2, 7)))
    ]
    one = st.sampled_from([person["id"] for person in people])
    given = st.tuples(one, one).filter(lambda pair: pair[0] != pair[1])
    pairs = draw(st.lists(given, max_size=5, unique=True))
    exchanges = [{"from": start, "to": end, "label": draw(texts())} for start, end in pairs]
    return {"stakeholders": people, "value_exchanges": exchanges}


@st.composite
def _trees(draw: st.DrawFn) -> dict[str, Any]:
    lanes, listed = draw(_lanes())
    phases: list[dict[str, Any]] = []
    steps: list[dict[str, Any]] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        inside = draw(_steps(lanes, len(steps) + 1))
        steps += inside
        phases.append({"id": f"ph-p{number}", "name": draw(texts().filter(_says)), "steps": inside})
    tree: dict[str, Any] = {"title": draw(texts().filter(_says)), "phases": phases}
    if listed is not None:
        tree["lanes"] = listed
    if draw(st.booleans()):
        tree["connections"] = draw(_connections(steps))
    if draw(st.booleans()):
        tree |= draw(_stakeholders())
    if draw(st.booleans()):
        tree["personas"] = [{"name": draw(names()), "goals": draw(st.lists(names(), max_size=3))}]
    return _in_long_form(tree, steps) if draw(st.booleans()) else tree


def _says(text: Any) -> bool:
    return bool(str(text).strip()) if isinstance(text, str) else True


def _in_long_form(tree: dict[str, Any], steps: list[dict[str, Any]]) -> dict[str, Any]:
    """The same with its steps in a blueprint, and the same steps again as the state aimed at."""
    phases = [{key: value for key, value in phase.items() if key != "steps"} for phase in tree["phases"]]
    told = [{**step, "phase": phase["id"]} for phase in tree["phases"] for step in phase["steps"]]
    as_is: dict[str, Any] = {"steps": told}
    if "connections" in tree:
        as_is["connections"] = tree["connections"]
    rest = {key: value for key, value in tree.items() if key not in ("phases", "connections")}
    to_be = {"state": "to_be", "steps": told[: len(steps) // 2 + 1]}
    return {**rest, "phases": phases, "blueprints": {"as_is": as_is, "to_be": to_be}}


def _written(tree: Any) -> str:
    return str(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=200))


def engagements() -> st.SearchStrategy[str]:
    """The YAML text of a valid engagement."""
    return _trees().map(_written)


# what is no engagement


def _every_key() -> list[str]:
    found = dict.fromkeys(name for kind in kinds_in(Engagement) for key in keys_of(kind) for name in key.names)
    return [*found, *LANES, *(name for names in words().values() for name in names[:1]), "zh-CN", "en", "cn", "<<"]


KEYS = _every_key()
SCALARS = st.one_of(
    st.text(max_size=20),
    st.sampled_from((*CHINESE, *ENGLISH, *ODD, "null", "~", "yes", "3-5 分钟", "a -> b", "ca-1 <-> fs-1: x", "10:30")),
    st.sampled_from(("2026-11-22", "1e3", "-9", "9" * 400, "as_is", "st-1", "customer：x", "@", "*a", "&b", "name:x")),
    st.integers(-10, 10),
    st.floats(allow_nan=True),
    st.booleans(),
    st.none(),
)


def anything() -> st.SearchStrategy[Any]:
    """A tree of the language's own keys and of values that have nothing to do with them."""
    keys = st.one_of(st.sampled_from(KEYS), st.sampled_from(KEYS), st.text(max_size=8))
    return st.recursive(
        SCALARS,
        lambda inner: st.one_of(st.lists(inner, max_size=5), st.dictionaries(keys, inner, max_size=6)),
        max_leaves=25,
    )


def wild_files() -> st.SearchStrategy[str]:
    """YAML whose top level is like that of an engagement, and whose values are anything."""
    keys = [key for key in KEYS if key in {key.name for key in keys_of(Engagement)}]
    trees = st.dictionaries(st.sampled_from([*keys, "title", "steps", "connections"]), anything(), max_size=8)
    return st.one_of(trees, anything()).map(_written)


@st.composite
def spoilt_samples(draw: st.DrawFn, most: int = 4) -> str:
    """A sample with lines deleted, repeated or replaced and with characters put in."""
    lines = draw(st.sampled_from(sorted(SAMPLES.values()))).split("\n")
    for _ in range(draw(st.integers(1, most))):
        at = draw(st.integers(0, len(lines) - 1))
        kind = draw(st.sampled_from(("delete", "repeat", "replace", "swap", "insert", "insert", "erase")))
        if kind == "delete" and len(lines) > 1:
            del lines[at]
        elif kind == "repeat":
            lines.insert(at, lines[at])
        elif kind == "replace":
            lines[at] = draw(st.text(max_size=30))
        elif kind == "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
        else:
            lines[at] = _spoilt(draw, lines[at], kind)
    return "\n".join(lines)


def _spoilt(draw: st.DrawFn, line: str, kind: str) -> str:
    place = draw(st.integers(0, len(line)))
    if kind == "erase":
        return line[:place] + line[place + draw(st.integers(1, 4)) :]
    singles = "：，:,'\"[]{}#&*!|>%@`?-\t\r\u3000\u00a0\u2028\ufeff\x00\x0b“”｛"
    marks = st.sampled_from((*singles, "- ", ": ", " #", "\ud800"))
    mark: str = draw(marks)
    return line[:place] + mark + line[place:]

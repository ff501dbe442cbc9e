"""Fixed sets of cards: what does not depend on a file, apart from the words of the trainer's own strategies.

In: a `Voice`. Out: faces. Guaranteed: the same cards for every file in a language; blank ones fill the last sheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.layout.cards.face import Face, Part
from generator.layout.cards.icons import Sign
from generator.layout.maps.voice import Voice
from generator.model import Strategy
from generator.strategies import HOUSE
from generator.terms import TERMS

ANALOGIES = ("airport", "triage", "hotel", "pitstop", "parcel", "barber", "park", "kitchen")
NATURE = ("loss", "unsure", "control", "seen", "fair", "lazy", "memory", "return")
BEYOND = ("before", "with", "home", "day")
ROLES = ("host", "time", "notes", "customer", "presenter", "doubter")
FIVE = ("1", "2", "3", "4", "5")
_ROLE_SIGNS: dict[str, Sign] = {
    "host": "badge",
    "time": "clock",
    "notes": "sheet",
    "customer": "person",
    "presenter": "speech",
    "doubter": "target",
}


def strategies(voice: Voice) -> Iterator[Face]:
    """A card for each strategy, one on how to choose, and one for a strategy of the group's own."""
    every = registry(voice)
    for number, strategy in enumerate(every, 1):
        yield _strategy(voice, strategy, f"{number}/{len(every)}")
    order = tuple(Part(f"{at}", voice.word(f"card-strategy-order-{at}")) for at in range(1, 5))
    kind = voice.word("card-strategy")
    if every == tuple(HOUSE.values()):
        yield Face(kind, voice.word("card-strategy-order"), order, "lane-support", "target")
    own = (
        Part(voice.word("card-strategy-own-name"), rows=1),
        Part(voice.word("card-strategy-do"), rows=2),
        Part(voice.word("card-strategy-when"), rows=2),
        Part(voice.word("card-strategy-ask"), rows=2),
    )
    yield Face(kind, voice.word("card-strategy-own"), own, "lane-support", "target")


def registry(voice: Voice) -> tuple[Strategy, ...]:
    """The file's strategies, else the house's six."""
    return voice.engagement.strategies or tuple(HOUSE.values())


def _strategy(voice: Voice, strategy: Strategy, mark: str) -> Face:
    known = HOUSE.get(strategy.id, strategy)
    example = f"card-example-{strategy.id}"
    told = (
        ("do", voice.say(strategy.do or known.do)),
        ("when", voice.say(strategy.use_when or known.use_when)),
        ("ask", voice.say(strategy.stem or known.stem)),
        ("example", voice.word(example) if example in TERMS else ""),
    )
    parts = [Part(voice.word(f"card-strategy-{name}"), words, bold=name == "ask") for name, words in told if words]
    parts.append(Part(voice.word("card-strategy-yours"), rows=1))
    return Face(voice.word("card-strategy"), voice.say(strategy.name), tuple(parts), "lane-support", "target", mark)


def analogies(voice: Voice) -> Iterator[Face]:
    """What other trades do: those of the file, then some that everybody knows, then one to be filled in."""
    for one in voice.engagement.benchmarks:
        yield _analogy(voice, voice.say(one.peer), voice.say(one.practice), voice.say(one.principle))
    for name in ANALOGIES:
        told = (voice.word(f"analogy-{name}{part}") for part in ("", "-practice", "-principle"))
        yield _analogy(voice, *told)


def _analogy(voice: Voice, peer: str, practice: str, principle: str) -> Face:
    parts = (
        Part(voice.word("card-analogy-practice"), practice),
        Part(voice.word("card-analogy-principle"), principle, rows=0 if principle else 1, bold=True),
        Part(voice.word("card-analogy-yours"), rows=3),
    )
    shown = tuple(part for part in parts if part.text or part.rows)
    return Face(voice.word("card-analogy"), peer, shown, "lane-technology", "bridge")


def own_analogy(voice: Voice) -> Face:
    """A card to be filled in whole."""
    parts = (
        Part(voice.word("card-analogy-who"), rows=1),
        Part(voice.word("card-analogy-practice"), rows=2),
        Part(voice.word("card-analogy-principle"), rows=1),
        Part(voice.word("card-analogy-yours"), rows=2),
    )
    return Face(voice.word("card-analogy"), voice.word("card-analogy-own"), parts, "lane-technology", "bridge")


def prompts(voice: Voice) -> Iterator[Face]:
    """What is true of all people, then what lies around a service."""
    for kind, names, head, role in (
        ("nature", NATURE, "what", "lane-question"),
        ("beyond", BEYOND, "link", "lane-opportunity"),
    ):
        for name in names:
            parts = (
                Part(voice.word(f"card-prompt-{head}"), voice.word(f"prompt-{name}-what")),
                Part(voice.word("card-prompt-ask"), voice.word(f"prompt-{name}-ask"), bold=True),
                Part(voice.word("card-prompt-yours"), rows=3),
            )
            yield Face(voice.word(f"card-prompt-{kind}"), voice.word(f"prompt-{name}"), parts, role, "speech")


def roles(voice: Voice) -> Iterator[Face]:
    """The roles at a table."""
    for name in ROLES:
        parts = (
            Part(voice.word("card-role-do"), voice.word(f"role-{name}-do")),
            Part(voice.word("card-role-say"), voice.word(f"role-{name}-say"), bold=True),
            Part(voice.word("card-role-agreed"), rows=2),
        )
        yield Face(voice.word("card-role"), voice.word(f"role-{name}"), parts, "lane-frontstage", _ROLE_SIGNS[name])


def own_role(voice: Voice) -> Face:
    """A role that the table makes up."""
    parts = (Part(voice.word("card-role-do"), rows=3), Part(voice.word("card-role-say"), rows=2))
    return Face(voice.word("card-role"), voice.word("card-role-own"), parts, "lane-frontstage", "badge")


def feedback(voice: Voice) -> Face:
    """What a listener gives a group."""
    parts = (
        Part(voice.word("card-feedback-score"), scores=FIVE),
        Part(voice.word("card-feedback-like"), rows=2),
        Part(voice.word("card-feedback-wish"), rows=2),
        Part(voice.word("card-feedback-what-if"), rows=2),
    )
    return Face(voice.word("card-feedback"), voice.word("card-feedback-one"), parts, "lane-delight", "bars")

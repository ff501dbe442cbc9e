"""The coach's rules of what cards say: one action each, in the customer's words, by somebody who can do it.

Where words decide, only those of `vocabulary` do; a card whose words are not known there is never told of. Source: the
field reference, §2.2 and §17.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from generator.characters import has_chinese
from generator.coach import vocabulary
from generator.coach.rules import Found, at, called, rule
from generator.coach.study import BACKSTAGE, BEHIND, CUSTOMER, FRONT, STAFF, SUPPORT, Placed, Study
from generator.diagnostics import said
from generator.model import Text
from generator.patterns import Pattern

_ACTING = (CUSTOMER, *FRONT, BACKSTAGE)  # roles of lanes whose cards are actions, not processes or things
_HIDDEN = (*BEHIND, "midstage")  # where no customer acts
_INSIDE = ("frontline", "team", "system", "interface")  # kinds of actors that are no customers
_LONGEST_NAME = 40  # characters; a text that is longer says more than a name

_JOINED = Pattern("[并和与及；;]|然后| (?:and|then) ")
_JOINS_IN_CHINESE = Pattern("(并且|并|，?然后|[；;]|以及|和|与|及)")
_JOINS_IN_ENGLISH = Pattern("(?:,? and then|,? and|,? then|;) ")
_ADVERB = Pattern("再|先|立即|马上|当场|自动|同时|一起|随后|最后|主动")
_PARTS_OF_WORDS = "合一归吞兼火相"  # before 并: 合并, 一并 …


def _third(verb: str) -> str:
    """The form for the third person."""
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeou" else f"{verb}s"


_SURE = vocabulary.SURE_VERBS
_KNOWN = _SURE | vocabulary.VERBS_OR_NOUNS
_BINDING = frozenset({"that", "which", "who", "what", "how", "when", "where", "if", "whether", "why"})
_BEFORE_BASE = _BINDING | {
    "to",
    "can",
    "must",
    "may",
    "will",
    "should",
    "let",
    "lets",
    "help",
    "helps",
    "make",
    "makes",
}
_PLACING = ("go", "come", "walk", "return", "drive", "sit", "stand")  # how one gets to where one acts
_GOING = frozenset((*_PLACING, *map(_third, _PLACING)))
_BEFORE_OBJECT = frozenset({"the", "a", "an", "his", "her", "their", "in", "at", "for", "to", "it", "them", "two"})
_FORMS = (  # sure verbs, all verbs, and the words after which a verb of this form need not be a second action
    (_SURE, _KNOWN, _BEFORE_BASE),
    (frozenset(map(_third, _SURE)), frozenset(map(_third, _KNOWN)), _BINDING),
)


@rule("BP-13", "hint")
def a_card_holds_one_action(study: Study) -> Iterator[Found]:
    """No card says that two things are done."""
    for chart in study.charts:
        for one in chart.of(*_ACTING):
            text = study.words(one.card.text)
            if _JOINED.search(text) and _says_several(text):
                yield Found(at(one.card, "text"), {"name": called(one.card)})


def _says_several(text: str) -> bool:
    return _several_in_chinese(text) if has_chinese(text) else _several_in_english(text.lower())


def _several_in_chinese(text: str) -> bool:
    parts = _JOINS_IN_CHINESE.split(text)
    for left, join, right in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
        if join in ("和", "与", "及", "以及"):  # may join things too: 处理投诉和退款
            found = len(parts) == 3 and left in vocabulary.ACTS and right in vocabulary.ACTS
        elif join in "；;":
            found = _begins_with_verb(left) and _begins_with_verb(right)
        else:
            found = _has_verb(left) and left[-1] not in _PARTS_OF_WORDS and _begins_with_verb(right)
        if found:
            return True
    return False


def _begins_with_verb(text: str) -> bool:
    text = text.strip()
    adverb = _ADVERB.match(text)
    text = text[adverb.end() :] if adverb else text
    if text[:2] in vocabulary.VERBS:
        return True
    short = text[:1] in vocabulary.SHORT_VERBS and has_chinese(text[1:2])
    return short and text[:2] not in vocabulary.NO_VERBS


def _has_verb(text: str) -> bool:
    pairs = (text[index : index + 2] for index in range(len(text)))
    return any(pair in vocabulary.VERBS or pair[0] in vocabulary.SHORT_VERBS for pair in pairs)


def _several_in_english(text: str) -> bool:
    first, *others = _JOINS_IN_ENGLISH.split(text)
    words = first.split()
    if words and words[0] in _GOING:  # “Goes back to the desk and asks” is one action
        return False
    for sure, known, binding in _FORMS:
        if words and words[0] in known and not binding.intersection(words):
            return any(_is_action(other.split(), sure, known) for other in others)
    return False


def _is_action(words: Sequence[str], sure: Collection[str], known: Collection[str]) -> bool:
    if not words or words[0] in _GOING:
        return False
    if words[0] in sure:
        return True
    return words[0] in known and not _BEFORE_OBJECT.isdisjoint(words[1:2])


@rule("BP-15", "hint")
def a_card_says_what_is_done(study: Study) -> Iterator[Found]:
    """What customers and front-line people do is said with a verb."""
    for chart in study.charts:
        for one in chart.of(*_ACTING):
            if one.role == CUSTOMER or _is_front_line(study, one):
                text = study.words(one.card.text)
                if len(text) <= _LONGEST_NAME and _names_a_thing(text):
                    yield Found(at(one.card, "text"), {"name": called(one.card)})


def _is_front_line(study: Study, one: Placed) -> bool:
    actor = study.actors.get(one.card.actor or "")
    return actor is not None and actor.kind == "frontline"


def _names_a_thing(text: str) -> bool:
    """Whether a text is a known thing, with known words before it that are no verbs."""
    if text.isascii():
        return _names_a_thing_in_english(text.lower())
    for size in (2, 3):
        if text[-size:] in vocabulary.THINGS:
            return _is_of_things(text[:-size])
    return False


def _is_of_things(text: str) -> bool:
    while text:
        size = next((size for size in (3, 2, 1) if text[:size] in vocabulary.OF_THINGS), 0)
        if not size:
            return False
        text = text[size:]
    return True


def _names_a_thing_in_english(text: str) -> bool:
    *before, last = text.split() or [""]
    is_noun = last in vocabulary.HEADS or last.removesuffix("s") in vocabulary.HEADS
    return is_noun and all(word in vocabulary.NOUNS for word in before)


@rule("BP-17", "warning")
def customers_speak_their_own_words(study: Study) -> Iterator[Found]:
    """No customer's action is told in words of the organisation."""
    own = _own_jargon(study)
    for chart in study.charts:
        for one in chart.of(CUSTOMER):
            text = study.words(one.card.text)
            found = vocabulary.JARGON.search(text) or (own.search(text) if own else None)
            if found:
                yield Found(at(one.card, "text"), {"name": called(one.card), "word": said(found[0])})


def _own_jargon(study: Study) -> Pattern | None:
    """The words that this author says customers do not use, and what departments are called."""
    terms = [term.strip() for term in study.engagement.settings.jargon]
    terms += [name for actor in study.engagement.actors if actor.kind == "team" for name in _internal(actor.name)]
    parts = [_whole(term) for term in sorted({*terms} - {""}, key=lambda one: (-len(one), one))]
    return Pattern("|".join(parts), re.IGNORECASE) if parts else None


def _internal(name: Text) -> Iterator[str]:
    """What a team is called, where the name can only be one for insiders: customers do call the support team."""
    for _, text in name.values:
        if vocabulary.DEPARTMENT.fullmatch(text) and not vocabulary.PUBLIC.search(text):
            yield text


def _whole(term: str) -> str:
    """A pattern of a word; one of Latin letters does not stand within another."""
    pattern = re.escape(term)
    return f"(?<![A-Za-z0-9]){pattern}(?![A-Za-z0-9])" if term.isascii() else pattern


@rule("BP-18", "error")
def actors_stand_in_their_lanes(study: Study) -> Iterator[Found]:
    """Customers act in their own lane, and nobody else does."""
    lanes = {lane.id: lane for lane in study.engagement.lanes}
    for chart in study.charts:
        for one in chart.of(CUSTOMER, *_HIDDEN):
            actor = study.actors.get(one.card.actor or "")
            if actor and (actor.kind in _INSIDE if one.role == CUSTOMER else actor.kind == "customer"):
                facts = {"name": called(one.card), "actor": called(actor), "lane": called(lanes[one.lane])}
                yield Found(at(one.card, "actor"), facts)


@rule("BP-20", "hint")
def support_is_a_process(study: Study) -> Iterator[Found]:
    """A support card says what is done, not which department does it."""
    teams = {study.words(actor.name) for actor in study.engagement.actors if actor.kind in ("team", "partner")}
    for chart in study.charts:
        for one in chart.of(SUPPORT, "partner"):
            text = study.words(one.card.text)
            if text in teams or vocabulary.DEPARTMENT.fullmatch(text):
                yield Found(at(one.card, "text"), {"name": called(one.card)})


@rule("EX-01", "warning")
def employees_are_seen(study: Study) -> Iterator[Found]:
    """Where people serve, something is said of them: a persona, a feeling, a pain."""
    engagement = study.engagement
    if any(persona.role == "employee" for persona in engagement.personas):
        return
    if any(actor.kind in STAFF and actor.persona for actor in engagement.actors):
        return
    served = [one for chart in study.charts for one in chart.of(*FRONT, BACKSTAGE)]
    pained = {pain.card for pain in engagement.pains}
    if any(one.card.emotions or one.card.id in pained for one in served):
        return
    if any(_is_staffed(study, one) for one in served):
        yield Found(at(engagement.meta, "title"), {"name": called(engagement.meta)})


def _is_staffed(study: Study, one: Placed) -> bool:
    """Whether a person acts in a card; of an actor in free text, or of none, the words tell."""
    actor = study.actors.get(one.card.actor or "")
    if actor is not None and actor.kind is not None:
        return actor.kind in STAFF
    return vocabulary.STAFF.search(f"{one.card.actor or ''} {study.words(one.card.text)}") is not None

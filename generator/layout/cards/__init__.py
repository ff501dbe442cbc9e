"""Cards, table kits, signs and plans of the room, as pages of true size.

In: an engagement, a theme, a language. Out: `Print`s. Guaranteed: there is a set only where the file or the method has
something to put on it; sheets have bleed and crop marks (`imposition`); all texts fit, at 10 points or more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.layout.cards import case_brief, certificate, notes, room_plan, scores, signs, talk, timers, told
from generator.layout.cards.drafting import Draft
from generator.layout.cards.face import Face, alike
from generator.layout.cards.imposition import CARD, CARD_ON_A3, NOTE, imposed
from generator.layout.maps.voice import Voice
from generator.model import Engagement
from generator.paper import Print
from generator.theme import Theme

__all__ = ["cards", "report_out_cards", "room", "table_kit"]


def cards(engagement: Engagement, theme: Theme, language: str) -> tuple[Print, ...]:
    """Sticky notes, and sets of cards: four on A4 a set, and all of them eight on A3."""
    voice = Voice(engagement, language)
    sets = {name: alike(faces) for name, faces in _sets(voice)}
    made = [_print(voice, f"cards/{name}", name, faces) for name, faces in sets.items()]
    every = [face for faces in sets.values() for face in faces]
    title, use = voice.line("cards-all"), voice.line("cards-all-use")
    sheets = imposed("cards/all-a3", title, every, CARD_ON_A3, language, use)
    return (*_notes(voice), *(one for prints in made for one in prints), *sheets)


def _sets(voice: Voice) -> Iterator[tuple[str, Sequence[Face]]]:
    """The sets that there is something for."""
    yield "strategies", tuple(talk.strategies(voice))
    yield "ideas", tuple(told.ideas(voice))
    yield "analogies", _whole(talk.analogies(voice), talk.own_analogy(voice))
    yield "prompts", tuple(talk.prompts(voice))
    for name, faces in (
        ("moments", told.moments(voice)),
        ("personas", told.personas(voice)),
        ("stakeholders", told.stakeholders(voice)),
    ):
        if found := tuple(faces):
            yield name, found
    yield "feedback", (talk.feedback(voice),) * CARD.count


def _whole(faces: Iterable[Face], blank: Face) -> tuple[Face, ...]:
    """The cards with blank ones to the end of their last sheet."""
    found = tuple(faces)
    return (*found, *(blank,) * (-len(found) % CARD.count))


def _print(voice: Voice, stem: str, name: str, faces: Sequence[Draft]) -> tuple[Print, ...]:
    title, use = voice.line(f"card-{name}"), voice.line(f"card-{name}-use")
    return imposed(stem, title, faces, CARD, voice.language, use)


def _notes(voice: Voice) -> tuple[Print, ...]:
    title, use = voice.line("card-notes"), voice.line("card-notes-use")
    scenes = tuple(
        scene
        for number, (name, face) in enumerate(notes.faces(voice), 1)
        for one in imposed(
            f"cards/notes-{number}",
            voice.phrase("card-notes-of", name).replace("\n", " "),
            (face,) * NOTE.count,
            NOTE,
            voice.language,
            use,
        )
        for scene in one.scenes
    )
    return (Print("cards/notes", title, scenes),)


def table_kit(engagement: Engagement, theme: Theme, language: str) -> tuple[Print, ...]:
    """What lies on each table: the case in one page, cards of the roles, the timer."""
    voice = Voice(engagement, language)
    faces = _whole((*talk.roles(voice), *told.plays(voice)), talk.own_role(voice))
    roles = _print(voice, "table-kit/roles", "roles", alike(faces))
    return (*case_brief.prints(voice), *roles, *timers.prints(voice))


def report_out_cards(engagement: Engagement, theme: Theme, language: str) -> tuple[Print, ...]:
    """What the end of the day needs: cards to score concepts by, and certificates."""
    voice = Voice(engagement, language)
    return (*scores.prints(voice), *certificate.prints(voice))


def room(engagement: Engagement, theme: Theme, language: str) -> tuple[Print, ...]:
    """The plan of the room, and the signs in it; none where people meet online."""
    if engagement.workshop is not None and engagement.workshop.mode == "remote":
        return ()
    voice = Voice(engagement, language)
    return (*room_plan.prints(voice), *signs.prints(voice))

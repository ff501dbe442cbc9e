"""The case in one page, for each table: which service, which customer, where it hurts, what to do.

In: a `Voice`. Out: a print on A4. Guaranteed: one page; the low points are those of the journey's own scores, lowest
first; what the file does not say is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.layout.cards import face, icons
from generator.layout.cards.drafting import Draft
from generator.layout.cards.face import Part
from generator.layout.maps.voice import Voice
from generator.model import Persona, Step
from generator.outline.report_out import pitch_minutes
from generator.paper import MM, PAPERS, Print
from generator.scene import Box
from generator.terms import is_chinese, signed

MARGIN = 14 * MM
HEAD = 26 * MM
INSET = 5 * MM
SHARE = 0.42  # of the width for what is known; the rest for what is to be done
LOWS = 3
QUESTIONS = 3
TASKS = 4
CURVE, LEAST = 150.0, 60.0  # height of the journey's curve
DOT = 7.0


def prints(voice: Voice) -> tuple[Print, ...]:
    """The page."""
    paper = PAPERS["A4"]
    draft = Draft(paper.width, paper.height)
    width = paper.width - 2 * MARGIN
    _head(draft, voice, Box(MARGIN, MARGIN, width, HEAD))
    top = MARGIN + HEAD + INSET
    body = Box(MARGIN, top, width, paper.height - MARGIN - top - 20)
    left = Box(body.x, body.y, body.width * SHARE, body.height)
    right = Box(left.right + INSET, body.y, body.right - left.right - INSET, body.height)
    known, wanted = tuple(_known(voice)), tuple(_wanted(voice))
    draft.area("band-customer", left)
    inner = left.inset(INSET)
    size = min(face.size_for(known, inner, face.LARGE), face.size_for(wanted, right.inset(INSET), face.LARGE))
    used = min(inner.height, face.height_of(known, inner.width, size))
    face.stacked(draft, known, Box(inner.x, inner.y, inner.width, used), (size,))
    _curve(draft, voice, inner, used)
    face.stacked(draft, wanted, right.inset(INSET), (size,))
    foot = Box(MARGIN, body.bottom + 5, width, 15)
    draft.write("muted", foot, voice.line("kit-brief-rules"), (10.5, 10.0))
    title, use = voice.line("kit-brief"), voice.line("kit-brief-use")
    scene = draft.scene("table-kit/case-brief", "handout", title, voice.language, use)
    return (Print("table-kit/case-brief", title, (scene,)),)


def _head(draft: Draft, voice: Voice, box: Box) -> None:
    role = "lane-customer"
    draft.area(role, box, voice.line("kit-brief"))
    sign = 14 * MM
    icons.draw(draft, "sheet", Box(box.right - INSET - sign, box.y + (box.height - sign) / 2, sign, sign), role)
    inner = Box(box.x + INSET, box.y + 3 * MM, box.width - 3 * INSET - sign, box.height - 6 * MM)
    draft.write(role, Box(inner.x, inner.y, inner.width, 16), voice.line("kit-brief"), (11.0,))
    title = Box(inner.x, inner.y + 17, inner.width, inner.height - 17)
    words = voice.line(voice.engagement.scope.service) or voice.line(voice.engagement.meta.title)
    draft.write(role, title, words, (24.0, 22.0, 20.0, 18.0, 16.0, 14.0), bold=True, middle=True, kind="title")


def _known(voice: Voice) -> Iterator[Part]:
    scope, personas = voice.engagement.scope, voice.engagement.personas
    about = tuple(("•", voice.line(one)) for one in (scope.scenario, scope.trigger, scope.end_state) if one)
    if about:
        yield Part(voice.word("kit-brief-service"), entries=about)
    chosen = next((one for one in personas if one.role == "primary"), personas[0] if personas else None)
    if chosen:
        yield from _customer(voice, chosen)
    lows = tuple(_lows(voice))
    if lows:
        yield Part(voice.word("kit-brief-lows"), entries=lows)


def _customer(voice: Voice, persona: Persona) -> Iterator[Part]:
    named = " · ".join(part for part in (voice.line(persona.name), voice.line(persona.tagline)) if part)
    yield Part(voice.word("kit-brief-customer"), named)
    goals = persona.goals.end if persona.goals else ()
    if goals:
        yield Part(voice.word("card-persona-goals"), entries=tuple(("•", voice.say(one)) for one in goals[:3]))


def _felt(voice: Voice) -> list[tuple[Step, float]]:
    """How each step of the first blueprint feels."""
    made = voice.engagement
    blueprint = next(iter(made.blueprints.values()), None)
    return [(step, emotion.score) for step, emotion in made.scores(blueprint)] if blueprint else []


def _lows(voice: Voice) -> Iterator[tuple[str, str]]:
    """The steps that feel worst, with what hurts there."""
    felt = sorted(((score, at, step) for at, (step, score) in enumerate(_felt(voice)) if score < 0))[:LOWS]
    for score, _, step in felt:
        yield signed(score), _joined(voice, _called(voice, step), _pain(voice, step))


def _joined(voice: Voice, step: str, pain: str) -> str:
    colon = "：" if is_chinese(voice.language) else ": "
    return f"{step}{colon}{pain}" if pain else step


def _curve(draft: Draft, voice: Voice, box: Box, used: float) -> None:
    """How the journey feels, step by step, where the column has room for it; the lowest points in red."""
    felt = _felt(voice)
    height = min(CURVE, box.height - used - 50)
    if len(felt) < 3 or height < LEAST:
        return
    room = Box(box.x, box.y + used + 46, box.width, height)
    heading = Box(room.x, room.y - 18, room.width, 16)
    draft.write("heading", heading, voice.line("kit-brief-curve"), (face.HEADING, 10.0), bold=True)
    pitch = (room.width - 2 * DOT) / (len(felt) - 1)
    spots = [(room.x + DOT + at * pitch, room.y + room.height * (2 - score) / 4) for at, (_, score) in enumerate(felt)]
    draft.rule((room.x, room.center[1]), (room.right, room.center[1]), "guide", 0.75)
    for start, end in pairwise(spots):
        draft.rule(start, end, "emotion", 1.5)
    lowest = sorted((score, at) for at, (_, score) in enumerate(felt) if score < 0)[:LOWS]
    for at, (x, y) in enumerate(spots):
        low = any(at == one for _, one in lowest)
        side = 2 * DOT if low else DOT
        role = "emotion-negative" if low else "emotion-neutral"
        draft.shape(role, Box(x - side / 2, y - side / 2, side, side), "ellipse")


def _called(voice: Voice, step: Step) -> str:
    return voice.line(step.name) if step.name else step.id


def _pain(voice: Voice, step: Step) -> str:
    found = next((one for one in voice.engagement.pains if one.step == step.id), None)
    return voice.line(found.text) if found else ""


def _wanted(voice: Voice) -> Iterator[Part]:
    minutes = str(pitch_minutes(voice.engagement))
    tasks = tuple((f"{at}.", voice.phrase(f"kit-brief-task-{at}", minutes)) for at in range(1, TASKS + 1))
    yield Part(voice.word("kit-brief-task"), entries=tasks)
    asked = [voice.line(one.hmw) for one in voice.engagement.opportunities if one.hmw][:QUESTIONS]
    if asked:
        yield Part(voice.word("kit-brief-questions"), entries=tuple(("•", one) for one in asked))
    yield Part(voice.word("kit-brief-notes"), rows=3)

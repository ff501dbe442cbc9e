"""Authors' own slides: a body in Markdown as the blocks of its archetype.

In: an entry of `deck.slides`, a `Speaker`. Out: slides, and the `Unsuited` parts of a body. Guaranteed: never raises
whatever the text; each word of the body is on the slide: a body that does not suit its archetype is shown as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from types import MappingProxyType

from generator.model import Text
from generator.model.archetypes import ARCHETYPES, archetype_of
from generator.model.workshop import SlideWish
from generator.outline import Slide
from generator.outline.blocks import (
    Activity,
    Agenda,
    Block,
    Cards,
    CaseStudy,
    Checklist,
    Compare,
    Cycle,
    Debrief,
    Decisions,
    Iceberg,
    Item,
    Ladder,
    Line,
    MythFact,
    Objectives,
    Picture,
    Process,
    Prose,
    Pyramid,
    Quadrant,
    Quiz,
    Quote,
    Radial,
    Recording,
    Summary,
    Timeline,
)
from generator.outline.entries import (
    WHO,
    Headed,
    axis,
    bold,
    flowing,
    headed,
    label,
    led,
    listed,
    question,
    running,
    running_words,
    stat,
)
from generator.outline.markup import Chunk, chunks, paired
from generator.outline.speaker import Speaker
from generator.terms import TERMS, languages_of, term

MOST = 8  # parts that cards, a process, a cycle or a radial can hold
_WORD = re.compile(r"[^\W_]+")
_COUNTED = re.compile(r"[0-9]{1,2}\.?")
_BOX = re.compile(r"\[[ xX]\]")


class Unsuited(Exception):
    """What a body has instead of what its archetype needs. `found` is an entry of `messages.WORDS` with its number."""

    def __init__(self, found: str, number: int = 0, row: int = 0) -> None:
        super().__init__(found)
        self.found, self.number, self.row = found, number, row


@dataclass(frozen=True, slots=True)
class Read:
    """The blocks of a body. `unsuited` is why it is shown as text; `alike` says that both languages have one form."""

    blocks: tuple[Block, ...]
    unsuited: Unsuited | None = None
    alike: bool = True


def read(wish: SlideWish, language: str, archetype: str = "") -> Read:
    """The blocks of what a wish holds in a language, or in two."""
    bodies = [_one_body(wish.body, tag) for tag in languages_of(language)]
    found, alike = chunks(bodies[0]), True
    if len(bodies) > 1 and bodies[1] != bodies[0]:
        found, alike = paired(found, chunks(bodies[1]))
    page = _Page(wish, language, found)
    unsuited: Unsuited | None = None
    try:
        blocks = _BUILDERS.get(archetype or archetype_of(wish), _Page.prose)(page)
    except Unsuited as fault:
        unsuited, blocks = fault, page.prose()
    if not _whole("\n".join(bodies), [*page.dropped, *_words(blocks)]):
        blocks = page.raw(bodies)
    return Read((*blocks, *page.picture()), unsuited, alike)


def _one_body(body: Text, tag: str) -> str:
    return body.in_language(tag).replace("\r\n", "\n").replace("\r", "\n")  # as Markdown counts lines


def slides(wish: SlideWish, speaker: Speaker) -> Iterator[Slide]:
    """The author's slide; a quiz with its answer known has a second one that tells it."""
    archetype = archetype_of(wish) if archetype_of(wish) in ARCHETYPES else "text"
    done = read(wish, speaker.language, archetype)
    slide = speaker.slide(wish.id, archetype, _title(wish, speaker), done.blocks, notes=_notes(archetype))
    slide = replace(speaker.dressed(slide, wish), backup=wish.backup or archetype == "backup")
    if archetype in ("section", "cover"):
        said = "\n".join(filter(None, (speaker.say(wish.subtitle), *_plain(done.blocks))))
        yield replace(slide, layout="section" if archetype == "section" else "cover", blocks=(), subtitle=said)
        return
    yield slide
    quiz = next((block for block in done.blocks if isinstance(block, Quiz) and block.answer is not None), None)
    if quiz is not None:
        blocks = tuple(replace(block, revealed=True) if block is quiz else block for block in done.blocks)
        title = speaker.each("quiz-answer", *([slide.title] if "\n" not in slide.title else [wish.title]))
        told = slide.notes
        minutes = None if told.minutes is None else min(told.minutes, 2)
        say, do = speaker.word("notes-quiz_answer"), speaker.word("notes-quiz_answer-do")
        notes = replace(told, say=say, do=do, minutes=minutes)
        yield replace(slide, id=f"{slide.id}-answer", title=title, blocks=blocks, notes=notes)


def _notes(archetype: str) -> str:
    return archetype if f"notes-{archetype}-do" in TERMS and archetype != "text" else "own"


def _title(wish: SlideWish, speaker: Speaker) -> str:
    """The author's title, else how the body begins."""
    if wish.title:
        return speaker.say(wish.title)
    first = next((chunk.line.words for chunk in chunks(_one_body(wish.body, speaker.first)) if chunk.line.words), "")
    return (first if len(first) <= 40 else f"{first[:39]}…") or speaker.word("slide-untitled")


def _plain(blocks: Iterable[Block]) -> list[str]:
    return [line.words for block in blocks if isinstance(block, Prose) for line in block.lines]


# Nothing is lost -----------------------------------------------------------------------------------------------------


def _words(value: object) -> Iterator[str]:
    """All texts of a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _words(item)
    elif is_dataclass(value):
        for item in fields(value):
            yield from _words(getattr(value, item.name))


def _whole(body: str, said: Sequence[str]) -> bool:
    """Whether each word of the body is in one of the texts."""
    shown = "\n".join(said)
    return all(word in shown for word in _WORD.findall(_BOX.sub(" ", body)))


# Archetypes ----------------------------------------------------------------------------------------------------------


class _Page:
    """A body on its way to blocks. `dropped` are labels that the archetype says itself."""

    def __init__(self, wish: SlideWish, language: str, found: Sequence[Chunk]) -> None:
        self.wish, self.language, self.found = wish, language, found
        self.dropped: list[str] = []
        self.lead: list[Chunk] = []
        self.parts: list[Headed] = []
        for chunk in found:
            if chunk.kind == "heading":
                self.parts.append(Headed(chunk, []))
            else:
                (self.parts[-1].rest if self.parts else self.lead).append(chunk)

    def say(self, text: Text) -> str:
        return text.in_language(self.language)

    def word(self, name: str) -> str:
        return term(name, self.language)

    # text

    def prose(self) -> tuple[Block, ...]:
        return flowing(self.found)

    def raw(self, bodies: Sequence[str]) -> tuple[Block, ...]:
        """The bodies as they stand, line by line."""
        rows = [row for body in dict.fromkeys(bodies) for row in body.split("\n") if row.strip()]
        return (Prose(tuple(Line(row) for row in rows)),)

    def picture(self) -> tuple[Block, ...]:
        wish = self.wish
        if not wish.image:
            return ()
        caption = self.say(wish.subtitle)
        alternative = self.say(wish.alt) or caption or self.say(wish.title)
        return (Picture(wish.image, alternative, caption, self.say(wish.licence)),)

    # parts

    def items(self, marks: bool = True) -> tuple[list[Item], list[Chunk]]:
        """The parts of the archetype, by headings, else by list, else by paragraph; and what stands before them."""
        if self.parts:
            made = [headed(part, marks) for part in self.parts]
            if not all(item.mark for item in made):  # a word is a mark only beside others: years and numbers always are
                made = [
                    item if item.mark[:1].isdigit() else headed(part, False)
                    for item, part in zip(made, self.parts, strict=True)
                ]
            return made, self.lead
        if any(chunk.kind in ("item", "check") for chunk in self.lead):
            return listed(self.lead)
        if any(chunk.kind == "table" for chunk in self.lead):
            raise Unsuited("found-table", row=self.lead[0].row)
        return [Item("", (chunk.line,)) for chunk in self.lead if chunk.kind != "rule"], []

    def among(self, least: int, most: int = MOST) -> tuple[tuple[Item, ...], tuple[Block, ...]]:
        """Parts in a number that the archetype can hold, and the blocks before them."""
        made, before = self.items()
        if not least <= len(made) <= most:
            row = self.parts[most].head.row if len(self.parts) > most else 0
            raise Unsuited("found-parts", len(made), row)
        return tuple(made), flowing(before)

    def cards(self) -> tuple[Block, ...]:
        made, before = self.among(2)
        numbered = all(item.mark.rstrip(".").isdecimal() for item in made)
        return (*before, Cards(made, numbered))

    def pyramid(self) -> tuple[Block, ...]:
        made, before = self.among(2)
        return (*before, Pyramid(made))

    def process(self) -> tuple[Block, ...]:
        made, before = self.among(2)
        return (*before, Process(made))

    def hub(self) -> str:
        """The middle of the picture: a first heading with nothing below it where all others have something."""
        first, *others = self.parts or [Headed(Chunk("rule"), [])]
        if len(others) < 3 or first.rest or not all(part.rest for part in others):
            return ""
        self.parts = others
        return first.head.line.words

    def cycle(self) -> tuple[Block, ...]:
        center = self.hub()
        made, before = self.among(3)
        return (*before, Cycle(made, center or self.say(self.wish.subtitle)))

    def timeline(self) -> tuple[Block, ...]:
        made, before = self.among(2, 12)
        return (*before, Timeline(made))

    def ladder(self) -> tuple[Block, ...]:
        made, before = self.among(2)
        return (*before, Ladder(made))

    def radial(self) -> tuple[Block, ...]:
        center = self.hub()
        made, before = self.among(3)
        return (*before, Radial(center or self.say(self.wish.subtitle) or self.say(self.wish.title), made))

    def iceberg(self) -> tuple[Block, ...]:
        """A line of dashes is the surface of the water; without one the first part is above it."""
        made, before = self.among(2)
        above = 1
        for at, part in enumerate(self.parts, 1):
            if any(chunk.kind == "rule" for chunk in part.rest):
                above = at
                break
        line = self.say(self.wish.subtitle) or self.word("waterline")
        return (*before, Iceberg(made, min(above, len(made) - 1), line))

    def agenda(self) -> tuple[Block, ...]:
        made, before = self.among(1, 20)
        return (*before, Agenda(made))

    def objectives(self) -> tuple[Block, ...]:
        made, before = self.among(1, 12)
        return (*before, Objectives(tuple(map(self.counted, made, range(1, 13)))))

    def counted(self, item: Item, place: int) -> Item:
        """Without the number of its place, where the archetype counts itself."""
        if not _COUNTED.fullmatch(item.mark) or int(item.mark.rstrip(".")) != place:
            return item
        self.dropped.append(item.mark)
        return replace(item, mark="")

    def summary(self) -> tuple[Block, ...]:
        made, before = self.among(1)
        return (*before, Summary(made))

    def decisions(self) -> tuple[Block, ...]:
        made, before = self.among(1)
        return (*before, Decisions(made))

    def debrief(self) -> tuple[Block, ...]:
        """Three questions have heads that lead from what happened to what follows, as after a session."""
        made, before = self.among(1)
        asked = tuple(question(item) for item in made)
        if len(asked) == 3 and not any(item.mark.rstrip("0123456789.") for item in asked):
            heads = [self.word(f"debrief-{name}") for name in ("what", "so_what", "now_what")]
            self.dropped += [item.mark for item in asked]
            pairs = zip(heads, asked, strict=True)
            asked = tuple(Item(head, (Line(item.heading), *item.text)) for head, item in pairs)
        return (*before, Debrief(asked))

    def stats(self) -> tuple[Block, ...]:
        if not self.parts:
            raise Unsuited("found-no-heading")
        return (*flowing(self.lead), *(block for part in self.parts for block in stat(part)))

    def quadrant(self) -> tuple[Block, ...]:
        made, before = self.items(marks=False)
        if len(made) != 4:
            raise Unsuited("found-parts", len(made), self.parts[-1].head.row if self.parts else 0)
        (x_name, x), (y_name, y) = (axis(self.say(text)) for text in (*self.wish.axes, Text(), Text())[:2])
        return (*flowing(before), Quadrant((made[0], made[1], made[2], made[3]), x_name, y_name, x, y))

    def compare(self) -> tuple[Block, ...]:
        table = next((chunk for chunk in self.found if chunk.kind == "table"), None)
        if not self.parts and table is not None and len(table.cells[0]) in (2, 3):
            return self._compared(table)
        parts, verdict = self.parts, ""
        if len(parts) == 3 and label(parts[2].head.line.words) == "verdict":
            self.dropped.append(parts[2].head.line.words)
            verdict = "\n".join(chunk.line.words for chunk in parts[2].rest)
            parts = parts[:2]
        if len(parts) != 2:
            raise Unsuited("found-parts", len(parts), parts[-1].head.row if parts else 0)
        left, right = (headed(part, marks=False) for part in parts)
        return (*flowing(self.lead), Compare(left, right, (), verdict))

    def _compared(self, table: Chunk) -> tuple[Block, ...]:
        head, *rows = [tuple(line.words for line in row) for row in table.cells]
        wide = [("", *row) if len(row) == 2 else row for row in (head, *rows)]
        self.dropped.append(wide[0][0])
        triples = tuple((row[0], row[1], row[2]) for row in wide[1:])
        others = [chunk for chunk in self.found if chunk is not table]
        verdict = "\n".join(chunk.line.words for chunk in others if chunk.kind == "quote")
        before = flowing([chunk for chunk in others if chunk.kind != "quote"])
        return (*before, Compare(Item(wide[0][1]), Item(wide[0][2]), triples, verdict))

    def table(self) -> tuple[Block, ...]:
        if not any(chunk.kind == "table" for chunk in self.found):
            raise Unsuited("found-no-table")
        return self.prose()

    def case(self) -> tuple[Block, ...]:
        """Context, practice, result, lesson: by the names of the headings, else by their order when there are four."""
        names = ("context", "practice", "result", "lesson")
        called = [label(part.head.line.words) for part in self.parts]
        known = set(called) <= set(names) and len(set(called)) == len(called) >= 2
        if not known and len(self.parts) != 4:
            raise Unsuited("found-parts", len(self.parts), self.parts[-1].head.row if self.parts else 0)
        told: dict[str, tuple[Line, ...]] = {}
        for name, part in zip(called if known else names, self.parts, strict=True):
            if known:
                self.dropped.append(part.head.line.words)
            told[name] = (*(() if known else (bold(part.head.line),)), *running(part.rest))
        return (*flowing(self.lead), CaseStudy(*(told.get(name, ()) for name in names)))

    # telling

    def quote(self) -> tuple[Block, ...]:
        quoted = [chunk for chunk in self.found if chunk.kind == "quote"] or list(self.found)
        if not quoted or any(chunk.kind == "table" for chunk in quoted):
            raise Unsuited("found-nothing")
        rest = [chunk for chunk in self.found if chunk not in quoted]
        said = [chunk.line.words for chunk in quoted if not WHO.match(chunk.line.words)]
        who = [words for words in (chunk.line.words for chunk in (*quoted, *rest)) if WHO.match(words)]
        others = flowing([chunk for chunk in rest if not WHO.match(chunk.line.words)])
        if not said:
            raise Unsuited("found-nothing")
        basis = self.wish.basis
        speaker = "\n".join(WHO.sub("", words, count=1) for words in who)
        known = self.word(f"score-{basis}") if basis and f"score-{basis}" in TERMS else ""
        return (Quote("\n".join(said), speaker, known), *others)

    def recording(self) -> tuple[Block, ...]:
        """Paragraphs and quotes are the transcript, lists the questions to listen for."""
        prompts = [chunk for chunk in self.found if chunk.kind in ("item", "check")]
        spoken = [chunk for chunk in self.found if chunk not in prompts and chunk.kind != "table"]
        tables = flowing([chunk for chunk in self.found if chunk.kind == "table"])
        title = self.say(self.wish.subtitle) or self.word("recording")
        consent = self.word("recording-consent" if self.wish.consent else "recording-no-consent")
        return (Recording(title, consent, running(spoken), running(prompts)), *tables)

    def activity(self) -> tuple[Block, ...]:
        """A numbered list is the steps, “What: text” a fact, other paragraphs the task."""
        steps = [chunk for chunk in self.found if chunk.kind in ("item", "check")]
        told = [chunk for chunk in self.found if chunk.kind in ("text", "quote", "heading")]
        pairs = [(chunk, led(chunk.line)) for chunk in told]
        facts = [(pair[0], pair[1].words) for _, pair in pairs if pair is not None]
        task = [chunk.line.words for chunk, pair in pairs if pair is None]
        if not steps and not task:
            raise Unsuited("found-nothing")
        output = "\n".join(text for name, text in facts if label(name) == "output")
        length = next((text for name, text in facts if label(name) == "minutes"), "")
        number = re.search(r"\d+", length)
        minutes = int(number[0][:4]) if number and number[0] == length.strip(" 分钟minutes′'.") else None
        gone = ("output", "minutes") if minutes is not None else ("output",)
        self.dropped += [words for pair in facts for words in pair if label(pair[0]) in gone]
        shown = tuple(pair for pair in facts if label(pair[0]) not in gone)
        tables = flowing([chunk for chunk in self.found if chunk.kind == "table"])
        given = self.wish.minutes if minutes is None else minutes
        return (Activity("\n".join(task), running(steps), given, shown, output), *tables)

    def quiz(self) -> tuple[Block, ...]:
        at = [place for place, chunk in enumerate(self.found) if chunk.kind == "check"]
        if len(at) < 2:
            raise Unsuited("found-options", len(at))
        options = [self.found[place] for place in at]
        right = [place for place, chunk in enumerate(options) if chunk.done]
        if len(right) > 1:
            raise Unsuited("found-answers", len(right), options[right[1]].row)
        before = [chunk for chunk in self.found[: at[0]] if chunk.kind != "rule"]
        after = [chunk for place, chunk in enumerate(self.found) if place > at[0] and place not in at]
        question = "\n".join(chunk.line.words for chunk in before) or self.say(self.wish.title)
        answer = right[0] if right else None
        return (Quiz(question, tuple(chunk.line.words for chunk in options), answer, running(after)),)

    def myth_fact(self) -> tuple[Block, ...]:
        table = next((chunk for chunk in self.found if chunk.kind == "table"), None)
        if table is not None and len(table.cells[0]) == 2 and not self.parts:
            rows = [(row[0].words, row[1].words) for row in table.cells]
            heads, *rows = rows
            if (label(heads[0]), label(heads[1])) == ("myth", "fact"):
                self.dropped += heads
                heads = ("", "")
            if not rows:
                raise Unsuited("found-nothing", row=table.row)
            return (*flowing([chunk for chunk in self.found if chunk is not table]), MythFact(tuple(rows), heads))
        if not self.parts or not all(part.rest for part in self.parts):
            raise Unsuited("found-no-facts", row=self.parts[0].head.row if self.parts else 0)
        pairs = tuple((part.head.line.words, "\n".join(running_words(part.rest))) for part in self.parts)
        return (*flowing(self.lead), MythFact(pairs))

    def checklist(self) -> tuple[Block, ...]:
        boxes = [chunk for chunk in self.found if chunk.kind in ("check", "item")]
        if not boxes:
            raise Unsuited("found-boxes")
        made = tuple(listed([chunk])[0][0] for chunk in boxes)
        done = tuple(at for at, chunk in enumerate(boxes) if chunk.done)
        others = flowing([chunk for chunk in self.found if chunk not in boxes])
        return (*others, Checklist(made, done))


_BUILDERS: Mapping[str, Callable[[_Page], tuple[Block, ...]]] = MappingProxyType(
    {
        **{
            name: getattr(_Page, name)
            for name in (
                "cards", "pyramid", "process", "cycle", "timeline", "ladder", "radial", "iceberg", "agenda",
                "objectives", "decisions", "debrief", "stats", "quadrant", "compare", "table", "case", "quote",
                "recording", "activity", "quiz", "myth_fact", "checklist",
            )
        },
        "executive_summary": _Page.summary,
    }
)  # fmt: skip

"""From an engagement to a deck as content: which slides, in which order, for a course, a workshop or a client.

In: an engagement, a language, a kind of deck. Out: an `Outline`. Guaranteed: each title is the author's, or a sentence
that the data makes true, and no two are the same; every slide has notes; a slide whose data is missing is left out;
each slide that the author asked for stands where the author put it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from generator.agenda import CLOSING
from generator.diagnostics import Diagnostic, Span
from generator.model import Engagement, Session
from generator.model.archetypes import ARCHETYPES, archetype_of
from generator.model.workshop import SlideWish
from generator.outline import Notes, Outline, Section, Slide, own
from generator.outline.arrangement import Arrangement, Part
from generator.outline.blocks import Agenda, Figure, Item, lines
from generator.outline.held import Held, parts_of
from generator.outline.skeletons import (
    ALONGSIDE,
    BACKUPS,
    CANVASES,
    CONDENSED,
    DETAILED,
    SKELETONS,
    WORKSHOP_SLIDES,
    Chapter,
    tools_of,
)
from generator.outline.slide_minutes import clocked
from generator.outline.speaker import Speaker
from generator.outline.tools import TOOLS, tool
from generator.outline.tools.teaching import opener, recap, session_slides
from generator.terms import is_chinese, languages_of, term

TEACHING = ("course", "workshop")
SINGLE = (
    "cover",
    "agenda",
    "executive_summary",
    "decisions",
    "objectives",
)  # own words of a slide that is there anyway
CANVAS_SLIDES = 2  # of filled canvases that are enough, in a workshop
LONG = 4  # sections that make it worth repeating the agenda
FULL = 3  # slides that make a section worth announcing
_LAST = ("commitments", "evaluation")  # what the last session is made of
CLAIMS = 5  # titles of a section that its agenda names


def compose(engagement: Engagement, language: str, kind: str = "") -> Outline:
    """The deck of an engagement in a language ("zh-CN", "en", or "zh-CN+en" for both on each slide)."""
    return composed(engagement, language, kind)[0]


def composed(engagement: Engagement, language: str, kind: str = "") -> tuple[Outline, tuple[Diagnostic, ...]]:
    """The deck, and what the author asked for that cannot be done."""
    composer = _Composer(_named(engagement), language, kind or engagement.deck.kind)
    speaker, meta = composer.speaker, engagement.meta
    sections = _told_apart(composer.sections(), language)
    client, author = (speaker.brief(text) for text in (meta.client, meta.author))
    version = f"v{meta.version}" if meta.version else ""
    secrecy = speaker.label(f"confidentiality-{meta.confidentiality}")
    made = Outline(
        language=language,
        title=speaker.say(meta.title),
        subtitle=speaker.say(meta.subtitle) or speaker.say(meta.client),
        author=author,
        footer=" · ".join(part for part in (client, version, secrecy) if part),
        date=meta.date,
        sections=sections,
        draft=meta.status == "draft",
        tracked=engagement.deck.tracker,
        sourced=engagement.deck.footer_source,
        numbered=engagement.deck.page_numbers,
    )
    return made, tuple(composer.findings)


def unmet(engagement: Engagement, language: str) -> tuple[Diagnostic, ...]:
    """What the author asked for that cannot be done; the whole deck is made only where a slide's place is to be found."""
    if any(wish.after for wish in engagement.deck.slides):
        return composed(engagement, language)[1]
    composer = _Composer(_named(engagement), language, engagement.deck.kind)
    for wish in composer.wishes:
        if not (composer.is_own(wish) and wish.body):  # a body is always something to show
            composer.slides_for(wish)
    return tuple(composer.findings)


def _named(engagement: Engagement) -> Engagement:
    """The engagement with an id on each entry of `deck.slides`."""
    taken = {wish.id for wish in engagement.deck.slides}
    fresh = (name for name in map("sl-{}".format, itertools.count(1)) if name not in taken)
    slides = tuple(wish if wish.id else replace(wish, id=next(fresh)) for wish in engagement.deck.slides)
    return replace(engagement, deck=replace(engagement.deck, slides=slides))


@dataclass(slots=True)
class _Composer:
    """Makes the slides of one deck. `made` are the slides of each tool, each of which stands in the deck once."""

    engagement: Engagement
    language: str
    kind: str
    findings: list[Diagnostic] = field(default_factory=list)
    made: dict[str, list[Slide]] = field(default_factory=dict)
    stands: set[str] = field(default_factory=set)
    speaker: Speaker = field(init=False)
    wishes: list[SlideWish] = field(init=False)

    def __post_init__(self) -> None:
        shown = tuple(wish for wish in self.engagement.deck.slides if not wish.omit)
        deck = replace(self.engagement.deck, slides=shown)
        self.speaker = Speaker(replace(self.engagement, deck=deck), self.language, self.kind)
        self.wishes = [wish for wish in shown if self.is_wanted(wish)]

    # what the author asked for

    def is_own(self, wish: SlideWish) -> bool:
        """Whether the slide is the author's own, not one that the file's data make."""
        archetype = archetype_of(wish)
        if archetype in SINGLE:
            first = next(one for one in self.speaker.engagement.deck.slides if archetype_of(one) == archetype)
            worded = archetype in ("agenda", "objectives") and bool(wish.body)
            return wish is not first or worded or bool(wish.module or wish.session)
        return archetype in ARCHETYPES or archetype not in TOOLS

    def is_wanted(self, wish: SlideWish) -> bool:
        """Whether a deck of this kind holds the slide at all; one of another kind than the file's adds no tools.

        What belongs to a session or a module is for those who take part; a workshop shows what people do in it.
        """
        archetype = archetype_of(wish)
        if not self.is_own(wish):
            usual = archetype in tools_of(self.kind)
            return archetype not in ("cover", "agenda") and (usual or self.kind == self.engagement.deck.kind)
        if self.kind == "workshop" and (wish.module or wish.session or self.engagement.deck.kind != "workshop"):
            return archetype in WORKSHOP_SLIDES and not (wish.module and not wish.session)
        return self.kind in TEACHING or not (wish.module or wish.session)

    def is_placed(self, wish: SlideWish) -> bool:
        """Whether the author says where the slide stands."""
        in_class = self.kind in TEACHING and self.engagement.workshop is not None
        return bool(wish.after or wish.section or (in_class and (wish.session or wish.module)))

    def slides_for(self, wish: SlideWish) -> list[Slide]:
        """The slides of a wish that do not stand anywhere yet."""
        if self.is_own(wish):
            found = list(own.slides(wish, self.speaker))
            if not any(slide.blocks or slide.layout != "canvas" for slide in found):
                self.report("SL-05", wish)
                return []
        else:
            name = archetype_of(wish)
            every = [slide for key in self.states(name) for slide in self.of_tool(key)]
            found = [slide for slide in every if slide.wish == wish.id or (not wish.bind and not slide.wish)]
            if not every:
                self.report("SL-05", wish)
        return self.once(found)

    def report(self, code: str, wish: SlideWish, key: str = "archetype", **facts: str) -> None:
        place = wish.origin.at(key)
        span = Span(place.file, place.line, place.column, place.end_line, place.end_column)
        self.findings.append(Diagnostic(code, span, {"archetype": archetype_of(wish), **facts}, "warning"))

    # tools

    @staticmethod
    def states(name: str) -> tuple[str, ...]:
        return ("blueprint:as_is", "blueprint:to_be") if name == "blueprint" else (name,)

    def of_tool(self, key: str) -> list[Slide]:
        """The slides of a tool, with what the author says of them; made once."""
        if key not in self.made:
            name, _, state = key.partition(":")
            speaker = self.in_state(state) if state else self.speaker
            slides = [self.wished(slide) for slide in tool(name)(speaker)]
            self.made[key] = [slide for slide in self.unbound(name, slides) if not self.is_omitted(name, slide)]
        return self.made[key]

    def in_state(self, state: str) -> Speaker:
        """A speaker for an engagement that has the blueprints of one state only."""
        whole = self.speaker.engagement
        kept = {name: one for name, one in whole.blueprints.items() if one.state == state}
        return replace(self.speaker, engagement=replace(whole, blueprints=kept))

    def wished(self, slide: Slide) -> Slide:
        """The slide with what the author wrote of it by its own name."""
        if slide.wish:
            return slide
        found = next((one for one in self.speaker.engagement.deck.slides if slide.id in one.bind), None)
        same = found is not None and archetype_of(found) == slide.archetype
        return self.speaker.dressed(slide, found) if found is not None and same else slide

    def unbound(self, name: str, slides: list[Slide]) -> list[Slide]:
        """The slides with what the author wrote of them all: of several, the first has the title and the notes."""
        wish = self.speaker.wish(name)
        if wish is None or wish.bind or self.is_own(wish):
            return slides
        if slides and not any(slide.wish == wish.id for slide in slides):
            slides[0] = slides[0] if slides[0].wish else self.speaker.dressed(slides[0], wish)
        return [
            replace(slide, hidden=slide.hidden or wish.hidden, backup=slide.backup or wish.backup)
            if slide.wish in ("", wish.id)
            else slide
            for slide in slides
        ]

    def is_omitted(self, name: str, slide: Slide) -> bool:
        for wish in self.engagement.deck.slides:
            if wish.omit and archetype_of(wish) in (name, slide.archetype):
                bound = {part for one in wish.bind for part in (one, one.removeprefix("blueprints."))}
                if not bound or slide.id in bound or any(slide.id.endswith(f"-{one}") for one in bound):
                    return True
        return False

    def once(self, slides: Iterable[Slide]) -> list[Slide]:
        """The slides that stand nowhere yet; from now on they do."""
        fresh = [slide for slide in slides if slide.id not in self.stands]
        self.stands.update(slide.id for slide in fresh)
        return fresh

    def of_skeleton(self, key: str) -> list[Slide]:
        """The slides of a tool where the skeleton has it, those aside that the author put elsewhere."""
        name = key.partition(":")[0]
        if name in ALONGSIDE and not any(self.of_tool(other) for other in ALONGSIDE[name]):
            return []
        elsewhere = {wish.id for wish in self.wishes if not self.is_own(wish) and self.is_placed(wish)}
        unbound = self.speaker.wish(name)
        if unbound is not None and not unbound.bind and unbound.id in elsewhere:
            return []
        return self.once(slide for slide in self.of_tool(key) if slide.wish not in elsewhere)

    # sections

    def sections(self) -> tuple[Section, ...]:
        chapters = SKELETONS[self.kind]
        in_class = self.classes() if any(one.place for one in chapters) else []
        held = [part for chapter in chapters for part in (in_class if chapter.place else [self.chapter(chapter)])]
        if in_class and in_class[0].slides[:1] and in_class[0].slides[0].layout != "section" and len(in_class) > 1:
            held[0].slides += in_class[0].slides  # how people are welcomed belongs to the opening
            held.remove(in_class[0])
        arrangement = Arrangement(held)
        self.place(arrangement)
        if self.kind in CONDENSED:
            self.condense(arrangement)
        else:
            for part in arrangement.parts:  # in class the whole hangs on the wall
                part.slides = [replace(one, blocks=_part(one, "pages")) if _drawn(one) else one for one in part.slides]
        parts = arrangement.parts
        backups = [replace(slide, session="") for part in parts for slide in part.slides if slide.backup]
        for part in parts:
            part.slides = [slide for slide in part.slides if not slide.backup]
        if backups:
            arrangement.appendix(self.speaker.word("section-appendix")).slides[:0] = backups
        shown = [part for part in arrangement.parts if part.slides and not part.is_bare()]
        if self.engagement.workshop is not None:
            clocked(shown, self.engagement.workshop, self.wishes)
        self.announce(shown)
        if self.kind == "course":
            self.lead_over(shown)
        return tuple(Section(part.name, tuple(map(self.evident, part.slides))) for part in shown)

    def lead_over(self, parts: Sequence[Part]) -> None:
        """Where nobody says how to go on from a slide, its notes name the next one that is shown."""
        usual, following = self.speaker.word("notes-own-next"), ""
        for part in reversed(parts):
            for at in reversed(range(len(part.slides))):
                slide = part.slides[at]
                if following and slide.notes.transition == usual:
                    part.slides[at] = replace(slide, notes=replace(slide.notes, transition=self.onto(following)))
                following = following if slide.hidden else slide.title

    def onto(self, title: str) -> str:
        tags, named = languages_of(self.language), title.split("\n")
        each = [term("notes-onto", tag).format(named[min(at, len(named) - 1)]) for at, tag in enumerate(tags)]
        return "\n".join(dict.fromkeys(each))

    def condense(self, arrangement: Arrangement) -> None:
        """What is secondary goes into the appendix, and so do the pages of drawings that go into detail."""
        moved: list[Slide] = []
        for part in (one for one in arrangement.parts if one.key != "appendix"):
            moved += [slide for slide in part.slides if slide.aside and not slide.wish]
            kept = [slide for slide in part.slides if slide.wish or not slide.aside]
            moved += [self.in_pages(slide) for slide in kept if _drawn(slide)]
            part.slides = [replace(slide, blocks=_part(slide, "main")) if _drawn(slide) else slide for slide in kept]
        if moved:
            moved = [replace(slide, session="") for slide in moved]
            arrangement.appendix(self.speaker.word("section-appendix")).slides[:0] = moved

    def in_pages(self, slide: Slide) -> Slide:
        """The pages of a drawing that its slide in the main part leaves out."""
        tags, named = languages_of(self.language), slide.title.split("\n")
        each = [term("pages-title", tag).format(named[min(at, len(named) - 1)]) for at, tag in enumerate(tags)]
        title = "\n".join(dict.fromkeys(each))
        pages = self.speaker.slide(f"{slide.id}-pages", slide.archetype, title, _part(slide, "rest"), notes="pages")
        return replace(pages, source=slide.source, illustrative=slide.illustrative)

    def chapter(self, chapter: Chapter) -> Part:
        slides: list[Slide] = []
        for key in chapter.tools:
            made = [self.cover()] if key == "cover" else self.of_skeleton(key)
            slides += [replace(slide, session=self.last_session()) for slide in made] if key in _LAST else made
        return Part(chapter.key, self.speaker.word(f"section-{chapter.key}"), slides)

    def last_session(self) -> str:
        """The id of the session in which people commit themselves and fill in the form; "" when there is none."""
        workshop = self.engagement.workshop
        found = [one.id for one in workshop.all_sessions if one.canvas == CLOSING] if workshop is not None else []
        return found[-1] if found and self.kind in TEACHING else ""

    def cover(self) -> Slide:
        meta, speaker = self.engagement.meta, self.speaker
        subtitle = speaker.say(meta.subtitle) or speaker.say(meta.client)
        notes = Notes(speaker.word("notes-cover"), speaker.word("notes-cover-do"), 2, speaker.word("notes-cover-next"))
        slide = Slide("cover", "cover", speaker.say(meta.title), subtitle=subtitle, notes=notes, archetype="cover")
        wish = speaker.wish("cover")
        return slide if wish is None or self.is_own(wish) else speaker.dressed(slide, wish)

    def place(self, arrangement: Arrangement) -> None:
        """Each slide that the author asked for and that stands nowhere yet, where the author put it."""
        for wish in self.wishes:
            archetype = archetype_of(wish)
            if self.kind in TEACHING and (wish.session or wish.module) and self.engagement.workshop is not None:
                arrangement.last = next((s.id for p in arrangement.parts for s in p.slides if s.wish == wish.id), "")
                continue
            foreign = self.kind != self.engagement.deck.kind and not (self.is_own(wish) or self.is_placed(wish))
            slides = [] if foreign else self.slides_for(wish)
            if not slides:
                arrangement.follow(wish.id)
            elif wish.after:
                if not arrangement.behind(wish.after, slides):
                    self.report("SL-03", wish, "after", found=wish.after)
            elif wish.section:
                arrangement.into(wish.section, slides)
            elif archetype == "section":
                arrangement.open(slides)
            else:
                arrangement.onward(slides)

    # what is held in class

    def classes(self) -> list[Part]:
        """A part for each module of the course, or for each day."""
        workshop = self.engagement.workshop
        if workshop is None:
            return []
        found = list(parts_of(workshop, self.speaker))
        alone = len(found) == 1 and not found[0].module
        made = [self.class_part(one, at, alone) for at, one in enumerate(found, 1)]
        if self.kind == "course":
            for at, one in enumerate(found[:-1], 1):  # behind the last part comes the end, which says what stays
                made[at - 1].slides += self.review(one, f"class-{at}")
        return made

    def review(self, held: Held, key: str) -> list[Slide]:
        """What came out of a part of the course, at its end."""
        if held.is_welcome():
            return []
        title = held.module.name if held.module else held.name(self.speaker)
        return self.once(recap(self.speaker, title, [one.session for one in held.sessions], key))

    def class_part(self, held: Held, number: int, alone: bool) -> Part:
        name = self.speaker.word("section-sessions") if alone else held.name(self.speaker)
        key = f"class-{number}"
        head = [] if alone or held.is_welcome() else [self.header(held, name, key)]
        body: list[Slide] = []
        for at, one in enumerate(held.sessions):
            onward = held.sessions[at + 1].session if at + 1 < len(held.sessions) else None
            body += self.session(one.number, one.start, one.session, onward)
        body += [slide for wish in self.wishes if held.holds_slide(wish) for slide in self.slides_for(wish)]
        return Part(key, name, [*head, *body])

    def header(self, held: Held, name: str, key: str) -> Slide:
        speaker = self.speaker
        question = speaker.say(held.module.question) if held.module is not None else ""
        told = opener(speaker, held.module, [one.session for one in held.sessions]) if self.kind == "course" else ()
        slide = speaker.slide(f"{key}-header", "section", name, told, minutes=1)
        return replace(slide, layout="section", subtitle=question, clock=held.clock(speaker))

    def session(self, number: str, start: str, session: Session, onward: Session | None) -> list[Slide]:
        """The slides of a session: the author's, a filled canvas, the exercise and the questions afterwards."""
        wishes = [wish for wish in self.wishes if session.id and session.id in wish.session]
        work = next((at for at, wish in enumerate(wishes) if archetype_of(wish) == "activity"), len(wishes))
        told = [slide for wish in wishes[:work] for slide in self.slides_for(wish)]
        done = [slide for wish in wishes[work:] for slide in self.slides_for(wish)]
        kinds = {slide.archetype for slide in (*told, *done)}
        usual = list(session_slides(self.speaker, session, number, start, onward))
        usual = self.once(slide for slide in usual if slide.archetype not in kinds)
        exercise = [slide for slide in usual if slide.archetype != "debrief"]
        filled = self.filled(session.canvas)
        middle = [*exercise, *filled] if self.kind == "workshop" else [*filled, *exercise]
        every = [*told, *middle, *done, *(slide for slide in usual if slide.archetype == "debrief")]
        return [replace(slide, session=session.id or f"session-{number}") for slide in every]

    def filled(self, canvas: str | None) -> list[Slide]:
        """What the canvas of a session looks like with this file's data."""
        found: list[Slide] = []
        for key in CANVASES.get(canvas or "", ()):
            if self.kind == "course" or len(found) < CANVAS_SLIDES:
                found += self.of_skeleton(key)
        return found

    # agenda, evidence

    def announce(self, parts: Sequence[Part]) -> None:
        """The agenda behind the opening, and again, with its place marked, before each full section of a long deck."""
        main = [part for part in parts[1:] if part.key != "appendix"]
        timed = any(slide.archetype == "timetable" for slide in parts[0].slides) if parts else False
        if len(main) < 2 or (self.kind in TEACHING and timed):
            return
        entries = tuple(self.entry(part, at) for at, part in enumerate(main, 1))
        opening = parts[0].slides
        at = next((at + 1 for at, one in enumerate(opening) if one.archetype == "executive_summary"), 1)
        opening.insert(at, self.agenda(entries, None, self.speaker.count("agenda-title", len(main))))
        if self.kind == "consultant" and len(main) >= LONG:
            for number, part in enumerate(main):
                if len(part.slides) >= FULL and part.slides[0].layout != "section":
                    part.slides.insert(
                        0, self.agenda(self.opened(entries, number, part), number, self.asked(part, number))
                    )

    def asked(self, part: Part, number: int) -> str:
        """The title of the agenda before a part: what the part answers, else its name."""
        words = (self.speaker.word(f"about-{part.key}") if part.known else part.name).split("\n")
        tags = languages_of(self.language)
        return "\n".join(
            dict.fromkeys(
                term("agenda-title-part", tag).format(number + 1, words[min(at, len(words) - 1)])
                for at, tag in enumerate(tags)
            )
        )

    def opened(self, entries: tuple[Item, ...], number: int, part: Part) -> tuple[Item, ...]:
        """The agenda's entries by name, and of the part that begins here what its slides come to."""
        claims = [slide.title for slide in part.slides if slide.layout == "canvas"]
        shown = claims if len(claims) <= CLAIMS else claims[: CLAIMS - 1]
        return tuple(replace(entry, text=lines(shown, "•") if at == number else ()) for at, entry in enumerate(entries))

    def entry(self, part: Part, number: int) -> Item:
        about = f"about-{part.key}"
        told = lines((self.speaker.word(about),)) if part.known else ()
        return Item(part.name, told, str(number))

    def agenda(self, entries: tuple[Item, ...], current: int | None, title: str) -> Slide:
        block = Agenda(entries, current)
        if current is not None:
            return self.speaker.slide(
                f"agenda-{current + 1}", "agenda", title, (block,), notes="agenda_part", minutes=1
            )
        return self.speaker.slide("agenda", "agenda", title, (block,), minutes=2, wish=self.single("agenda"))

    def single(self, name: str) -> SlideWish | None:
        wish = self.speaker.wish(name)
        return None if wish is None or self.is_own(wish) else wish

    def evident(self, slide: Slide) -> Slide:
        """A consultant's notes end with what the slide rests on, its caveat, and where more of it stands."""
        if self.kind != "consultant" or slide.layout != "canvas":
            return slide
        told = [slide.notes.say]
        if slide.source:
            told.append(self.speaker.each("notes-rests-on", slide.source.split("\n")[0]))
        if slide.illustrative:
            told.append(self.speaker.word("notes-illustrative"))
        more = [one for one in self.made.get(BACKUPS.get(slide.archetype, ""), ()) if one.id in self.stands]
        if more:
            told.append(self.speaker.each("notes-backup", more[0].title.split("\n")[0]))
        return replace(slide, notes=replace(slide.notes, say="\n".join(told)))


def _drawn(slide: Slide) -> bool:
    """Whether the slide is a drawing whose pages go into more and more detail."""
    return slide.archetype in DETAILED and len(slide.blocks) == 1 and isinstance(slide.blocks[0], Figure)


def _part(slide: Slide, part: Literal["main", "rest", "pages"]) -> tuple[Figure, ...]:
    return tuple(replace(block, part=part) for block in slide.blocks if isinstance(block, Figure))


def _told_apart(sections: tuple[Section, ...], language: str) -> tuple[Section, ...]:
    """The sections with a number behind each title that was there before."""
    seen: dict[str, int] = {}
    told = []
    for section in sections:
        slides = []
        for slide in section.slides:
            title = slide.title
            while title in seen:
                seen[slide.title] += 1
                title = "\n".join(_numbered(slide.title, seen[slide.title], language))
            seen.setdefault(title, 1)
            slides.append(replace(slide, title=title))
        told.append(replace(section, slides=tuple(slides)))
    return tuple(told)


def _numbered(title: str, number: int, language: str) -> Iterator[str]:
    tags = languages_of(language)
    for at, line in enumerate(title.split("\n")):
        chinese = is_chinese(tags[min(at, len(tags) - 1)])
        yield line + (f"（其 {number}）" if chinese else f" (no. {number})")

"""The workshop, the deck and the drawings. Source: the field reference, §12 and §13."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.base import NO_TEXT, Checked, Claim, Term, Text, key, term


@term
class Objective(Checked):
    """What participants can do afterwards."""

    PREFIX = "obj"
    KIND = "objective"
    SHORT = "text"

    id: str = key("id of the objective", "", form="id")
    verb: str = key("what kind of ability it is, such as identify, map, design", "")
    text: Text = key("what participants can do afterwards")
    level: str | None = key(
        "how deep it goes", None, choices=("know", "understand", "apply", "analyse", "evaluate", "create")
    )
    sessions: tuple[str, ...] = key("the sessions that practise it", (), refers="session", also=("session",))


@term
class Module(Checked):
    """A part of the course, which its sessions name."""

    PREFIX = "mod"
    KIND = "module"
    SHORT = "name"

    id: str = key("id of the module", "", form="id")
    name: Text = key("name of the module")
    question: Text = key("the question that it answers", NO_TEXT, also=("goal",))
    topics: tuple[Text, ...] = key("what it is about", ())


PAUSES = ("break", "meal")
SESSION_KINDS = ("plenary", "lecture", "group", "individual", "pair", "break", "meal", "energiser", "debrief", "video")


@term
class Session(Claim):
    """A block of the agenda."""

    PREFIX = "ses"
    KIND = "session"
    SHORT = "title"

    id: str = key("id of the session", "", form="id")
    title: Text = key("name of the session")
    minutes: int = key("how long it takes, in minutes", 30, between=(1, 720), also=("duration",), form="minutes")
    exercise_minutes: int | None = key(
        "how many of these minutes people work by themselves; all of them when not given", None, between=(1, 720)
    )
    kind: str = key("how people work in it", "group", choices=SESSION_KINDS)
    module: str | None = key("the module it belongs to, by id or in words", None, refers="~module")
    canvas: str | None = key("the canvas that is filled, such as cv-journey", None)
    activity: str | None = key("the activity it follows, such as A07", None)
    output: Text = key("what comes out", NO_TEXT)
    instructions: tuple[Text, ...] = key("what participants do, step by step", ())
    materials: tuple[Text, ...] = key("what is needed", ())
    say: Text = key("what the facilitator says", NO_TEXT)
    grouping: Text = key("who works with whom", NO_TEXT)
    debrief: tuple[Text, ...] = key("questions afterwards", ())
    recording: str | None = key("recording that is played", None)
    consent: bool = key("the people recorded agreed", False)
    variant: tuple[str, ...] = key(
        "in which lengths of the course it is held, such as one_day; in all when not given", ()
    )
    level: tuple[str, ...] = key("for which levels it is meant, such as basic; for all when not given", ())
    audience: tuple[str, ...] = key(
        "for whom it is meant: team_only, client or public, or groups of participants such as managers", ()
    )

    @property
    def is_pause(self) -> bool:
        return self.kind in PAUSES


@term
class Day(Checked):
    """A day of the workshop."""

    day: int = key("number of the day; counted when not given", 1, between=(1, 60))
    date: str = key("its date", "", form="date")
    start: str = key('when it starts, such as "09:00"', "09:00", form="clock")
    end: str = key("when it ends; computed when not given", "", form="clock")
    sessions: tuple[Session, ...] = key("the sessions, in order", (), also=("agenda",))

    def timetable(self) -> list[tuple[str, Session]]:
        """Each session with the time of day it starts, as HH:MM."""
        minute = minute_of(self.start)
        rows = []
        for session in self.sessions:
            rows.append((clock_of(minute), session))
            minute += session.minutes
        return rows

    @property
    def closing(self) -> str:
        """The time of day at which the last session ends, as HH:MM."""
        return clock_of(minute_of(self.start) + sum(session.minutes for session in self.sessions))

    @property
    def content_minutes(self) -> int:
        """Minutes without breaks and meals."""
        return sum(session.minutes for session in self.sessions if not session.is_pause)


def minute_of(clock: str) -> int:
    """The minute of the day of HH:MM."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def clock_of(minute: int) -> str:
    """The time of day, as HH:MM."""
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


@term
class PreSurvey(Term):
    """The survey before the workshop."""

    send_days_before: int = key("days before", 7, between=(0, 365))
    items: int = key("number of questions", 8, between=(0, 200))


@term
class Workshop(Claim):
    """The workshop or course. Sessions may stand in it directly, when it takes one day."""

    title: Text = key("name of the workshop", NO_TEXT)
    mode: str = key("where people meet", "onsite", choices=("onsite", "remote", "hybrid"))
    profile: str | None = key(
        "agenda profile", None, choices=("half_day_3h", "one_day_6h", "two_day_12h", "consulting_blueprint_3h", "own")
    )
    participants: int = key("number of participants", 24, between=(1, 5000))
    group_size: int = key("people at a table", 6, between=(1, 100))
    facilitators: int = key("number of facilitators", 1, between=(1, 500))
    content_minutes: int | None = key("minutes without breaks that were promised", None, between=(1, 20_000))
    language: str = key("language of the workshop", "")
    venue: Text = key("where it takes place", NO_TEXT)
    roles: tuple[Text, ...] = key("who takes part", (), also=("audience_roles",))
    background: Text = key("why the course is held", NO_TEXT)
    benefits: tuple[Text, ...] = key("what participants take home", (), also=("benefit",))
    modules: tuple[Module, ...] = key("the parts of the course, in order", (), also=("module",))
    objectives: tuple[Objective, ...] = key("what participants can do afterwards", (), also=("objective",))
    pre_survey: PreSurvey | None = key("the survey before", None)
    start: str = key("when a workshop of one day starts", "09:00", form="clock")
    days: tuple[Day, ...] = key("the days", ())
    sessions: tuple[Session, ...] = key("the sessions of a workshop of one day", (), also=("agenda",), becomes="days")
    materials: Mapping[str, str] = key("quantities that differ from the rule", {})
    templates: str = key(
        "folder beside this file with templates of one's own, which replace those of the kit with the same name, such "
        "as guide/guide.docx or texts/invitation.md.j2",
        "",
    )

    @property
    def groups(self) -> int:
        """How many groups, and tables for them, people make."""
        return -(-self.participants // self.group_size)

    @property
    def all_sessions(self) -> tuple[Session, ...]:
        """The sessions of all days, in order."""
        return tuple(session for day in self.days for session in day.sessions)


@term
class SlideWish(Claim):
    """A slide the author wants, or wants to be called otherwise."""

    PREFIX = "sl"
    KIND = "slide"
    SHORT = "title"

    id: str = key("id of the slide", "", form="id")
    archetype: str = key("kind of slide", "text", form="archetype", also=("type", "layout"))
    bind: tuple[str, ...] = key("the data it shows, such as blueprints.as_is or the ids of metrics", ())
    title: Text = key("title: a sentence that says what follows from the slide", NO_TEXT)
    subtitle: Text = key("line below the title of a cover or a section", NO_TEXT)
    body: Text = key(
        "what stands on the slide, in Markdown: paragraphs, lists, **bold**, tables; each “## heading” begins a part of "
        "the archetype",
        NO_TEXT,
        also=("content",),
    )
    notes: Text = key("what the speaker says", NO_TEXT, also=("say", "narration"))
    do: Text = key("what the speaker does", NO_TEXT)
    transition: Text = key("how the speaker leads over to the next slide", NO_TEXT)
    minutes: int | None = key("minutes for the slide", None, between=(0, 600))
    section: str = key("the section of the deck it stands in, by its key or its name", "")
    module: str | None = key("the module of the course it stands in", None, refers="~module")
    session: tuple[str, ...] = key(
        "the session it belongs to; several where variants hold it in different ones; gone when none of them is held",
        (),
        refers="session",
    )
    after: str = key("id of the slide, or kind of slide, it stands behind", "")
    image: str | None = key("file of its picture, PNG or JPEG, in the folder of this file", None, also=("picture",))
    alt: Text = key("what the picture shows, for those who do not see it", NO_TEXT)
    licence: Text = key("whose picture it is, and who allows its use", NO_TEXT, also=("credit",))
    consent: bool = key("the people recorded agreed", False)
    axes: tuple[Text, ...] = key("names of the axes of a field of four: across, then up", ())
    hidden: bool = key("left out of the show", False)
    backup: bool = key("kept at the end, for questions", False)
    omit: bool = key("left out of the deck: takes away a slide that would be there by itself", False)
    variant: tuple[str, ...] = key("in which lengths of the course it is shown; in all when not given", ())
    level: tuple[str, ...] = key("for which levels it is meant; for all when not given", ())
    audience: tuple[str, ...] = key(
        "for whom it is meant: team_only, client or public, or groups of participants such as managers", ()
    )


@term
class Deck(Checked):
    """How the deck is made."""

    SHORT = "kind"

    kind: str = key(
        "for whom it is; when not given, workshop for a file whose workshop has sessions or a profile",
        "consultant",
        choices=("course", "workshop", "consultant"),
    )
    aspect: str = key("shape of the slides", "16:9", choices=("16:9", "4:3"))
    footer_source: bool = key("print sources at the foot", True)
    page_numbers: bool = key("print slide numbers", True)
    tracker: bool = key("print the section on each slide", True)
    variant: tuple[str, ...] = key("the variants that are built when none are named: lengths, levels, audiences", ())
    slides: tuple[SlideWish, ...] = key("slides with a title or content of their own", ())
    brand: str = key(
        "the client's template: a theme's file with `template:`, or the .pptx or .potx itself, in the folder of this "
        "file; diagrams and deck are drawn in its colours",
        "",
        also=("template",),
    )


OVERLAYS = (
    "emotion",
    "duration",
    "wait",
    "metric",
    "pain",
    "itch",
    "delight",
    "opportunity",
    "moment",
    "fail_point",
    "question",
    "policy",
    "channel",
    "owner",
    "thought",
    "basis",
)


THEMES = ("house", "print", "dark")


@term
class Colors(Term):
    """A client's colours, each as "#0B6E4F" in quotation marks; the theme's own where not given."""

    primary: str = key("headings, phases, headers of tables, panels", "", form="color", also=("brand",))
    accent: str = key("what stands out: curve, key figures, links; primary when not given", "", form="color")
    customer: str = key("the customer's lane", "", form="color")
    frontstage: str = key("the frontstage lane, and what is good", "", form="color")
    technology: str = key("the lanes of technology and midstage", "", form="color")
    backstage: str = key("the backstage lane, and opportunities", "", form="color")
    support: str = key("the lanes of support and partners, and moments of truth", "", form="color")
    pain: str = key("pain points and failures", "", form="color")

    def given(self) -> dict[str, str]:
        """The colours that are there: RRGGBB by key."""
        return {name: value for name, value in vars(self).items() if name != "origin" and value}


@term
class Fonts(Term):
    """A client's typefaces, by name; no wider than Arial and 微软雅黑, by which texts are measured.

    Deck, web page and SVG name them, and show them where the machine has them; PDF and PNG have the faces that come
    with the tool, so that they are the same on every machine.
    """

    latin: str = key("for Latin letters and digits, such as Calibri", "", form="face")
    chinese: str = key("for Chinese characters, such as 思源黑体", "", form="face")


@term
class LayoutWish(Term):
    """The layout of the client's template that a kind of slide has."""

    SHORT = "layout"

    layout: str = key("name of the layout in the template, or its number, counted from 1")
    title: int | None = key('number ("idx") of the placeholder for the title, where there are several', None)
    body: int | None = key('number ("idx") of the placeholder for running text and subtitles', None)
    slots: Mapping[str, int] = key(
        'numbers ("idx") of the placeholders for the parts of the slide, by the number of the part, from 1', {}
    )


@term
class ClientTheme(Term):
    """How everything looks: a theme of the house, or a client's own; also what stands in a theme's file."""

    SHORT = "base"

    name: str = key("what the theme is called", "")
    base: str = key(
        "the theme it is made of, or a file of the same folder that describes one, such as brand.yaml",
        "house",
        choices=THEMES,
        form="theme",
    )
    colors: Colors = key("the client's colours; those of the template where there is one", Colors())
    fonts: Fonts = key("the client's typefaces; those of the template where there is one", Fonts())
    template: str = key(
        "the client's PowerPoint template, a .pptx or .potx in the folder of this file, such as brand.potx", ""
    )
    layouts: Mapping[str, LayoutWish] = key(
        "layouts of the template by kind of slide, such as cover, section, text, canvas or quote, where those that are "
        "found by themselves are not the right ones",
        {},
    )


@term
class Diagrams(Term):
    """How diagrams are drawn, and the deck with them."""

    theme: ClientTheme = key("look of diagrams and deck: house, print, dark, or a file", ClientTheme())
    colors: Colors = key("the client's colours, where they need no file", Colors())
    fonts: Fonts = key("the client's typefaces, where they need no file", Fonts())
    overlays: tuple[str, ...] = key(
        "what hangs on the steps; when not given, all that there is but policy, channel, owner and thought, which "
        "blueprints show only when named here",
        (),
        choices=OVERLAYS,
    )
    hide: tuple[str, ...] = key("what is left out", (), choices=OVERLAYS)
    poster: tuple[str, ...] = key(
        "paper of the posters of blueprints and journey; no posters when not given",
        (),
        choices=("A4", "A3", "A2", "A1", "A0", "roll"),
    )
    tiles: str | None = key("paper of the sheets that posters are also cut into", None, choices=("A4", "A3"))
    details: bool = key("a slide for each phase", False)


@term
class GlossaryEntry(Term):
    """A term of the house, and what it is not called."""

    SHORT = "term"

    term: Text = key("the term")
    meaning: Text = key("what it means", NO_TEXT)
    avoid: tuple[Text, ...] = key("words not to be used for it", ())


@term
class Settings(Term):
    """Lists of the house that replace the built-in ones."""

    phase_presets: Mapping[str, tuple[str, ...]] = key("phases by name of the preset", {})
    severity_matrix: Mapping[str, float] = key("least score of P0, P1 and P2", {})
    jargon: tuple[str, ...] = key("words customers would not say", ())
    profile: str = key(
        "whom the coach speaks to; by the kind of the deck when not given",
        "",
        choices=("course", "workshop", "consultant", "draft"),
    )
    severities: Mapping[str, str] = key(
        "code of a finding of the coach → how severe it is", {}, choices=("error", "warning", "hint", "off")
    )

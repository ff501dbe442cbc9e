"""A persona's page: who it is at the left, what the persona wants, does and suffers at the right.

In: an engagement, one of its personas, a theme, a language. Out: one scene for a slide. Guaranteed: nothing the author
did not say; what is a team's assumption is called so; boxes are as high as their content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator import text
from generator.layout.maps import blocks
from generator.layout.maps.blocks import AREA, HEIGHT, SLACK, WIDTH, Block, Item, label
from generator.layout.maps.voice import Voice
from generator.model import Engagement, Persona, Text
from generator.model.insight import Job
from generator.scene import Band, Box, Card, Scene, Words
from generator.terms import is_chinese
from generator.theme import Theme

PANEL = 248.0
MARGIN = 18.0
BANNER = 92.0
LEAST = 0.8  # of the area's height that a page takes, however little it says
LARGE = ((1.5, 1.7), (1.25, 1.35))  # shares of the banner and scales of type, where little is said
ROOMY = 0.55  # of the area's height that little may take
SMALLEST = 10.0
BANNERS = {"employee": "lane-frontstage", "negative": "lane-evidence"}
BADGES = {"proto": "opportunity", "mixed": "customer", "research": "frontstage"}
REAL = frozenset({"observed", "reported", "survey", "research", "client", "seed", "published", "mixed"})


def persona(engagement: Engagement, persona: Persona, theme: Theme, language: str) -> Scene:
    """The page of one persona, 960 × 540 points."""
    voice = Voice(engagement, language)
    found = tuple(_blocks(voice, persona))
    left = Box(AREA.x, AREA.y, PANEL if found else AREA.width, AREA.height)
    right = Box(left.right + 16, AREA.y, AREA.right - left.right - 16, AREA.height)
    badge = _badge(voice, persona)
    panel = _fitted(_pieces(voice, persona), left, 40.0 if badge else MARGIN)
    left = replace(left, height=min(AREA.height, max(panel.height, AREA.height * LEAST)))
    bands: list[Band] = []
    boxes: list[Card] = []
    if found:
        columns = blocks.arranged(found, right, language)
        height = min(AREA.height, max(columns.roomy, panel.height, AREA.height * LEAST))
        left = replace(left, height=height)
        bands, boxes = blocks.filled(columns, right, height)
    title = voice.phrase("persona-title", persona.name)
    cards = (*_panel(voice, persona, left, panel, badge), *boxes)
    return Scene(
        persona.id,
        "persona",
        title.replace("\n", " "),
        language,
        WIDTH,
        HEIGHT,
        description=_description(voice, persona),
        bands=tuple(bands),
        cards=cards,
    )


def _description(voice: Voice, persona: Persona) -> str:
    goals = persona.goals.end if persona.goals else ()
    parts = (persona.name, persona.tagline, *goals[:2])
    return voice.listed(*(voice.say(part) for part in parts)) or persona.id


# The boxes at the right


def _blocks(voice: Voice, persona: Persona) -> Iterator[Block]:
    goals = tuple(_goals(voice, persona))
    jobs = tuple(_jobs(voice, persona.jobs))
    yield from (
        Block(f"{persona.id}/{name}", role, voice.line(f"persona-{name}"), items)
        for name, role, items in (
            ("goals", "customer", goals),
            ("behaviours", "technology", _items(voice.say(one) for one in persona.behaviours)),
            ("jobs", "support", jobs),
            ("needs", "frontstage", _items(voice.names("need", persona.needs))),
            ("pains", "pain", _items(voice.names("pain", persona.pains))),
            ("gains", "opportunity", _items(voice.say(one) for one in persona.gains)),
        )
        if items
    )


def _items(texts: Iterator[str] | Sequence[str]) -> tuple[Item, ...]:
    return tuple(Item(one) for one in texts if one)


def _goals(voice: Voice, persona: Persona) -> Iterator[Item]:
    """End goals first; the kinds are named when there is more than one."""
    if persona.goals is None:
        return
    kinds = {"end": persona.goals.end, "experience": persona.goals.experience, "life": persona.goals.life}
    several = sum(map(bool, kinds.values())) > 1 or not persona.goals.end
    for kind, texts in kinds.items():
        for one in texts:
            if one:
                yield Item(voice.say(one), voice.word(f"goal-{kind}") if several else "")


def _jobs(voice: Voice, jobs: Sequence[Job]) -> Iterator[Item]:
    several = len({job.kind for job in jobs}) > 1
    for job in jobs:
        lines = dict.fromkeys(job_story(job, tag) for tag in voice.tags)
        yield Item("\n".join(lines), voice.word(f"job-{job.kind}") if several else "")


def job_story(job: Job, language: str) -> str:
    """“When …, I want …, so that …” in one language; a job without a situation or an aim is what is wanted."""
    when, want, aim = (_bare(part, language) for part in (job.when, job.want, job.so_that))
    if not when and not aim:
        return want
    if is_chinese(language):
        return "，".join(part for part in (_chinese_when(when), _begun(want, "我", "我想"), _chinese_aim(aim)) if part)
    parts = (
        _begun(when, ("When", "Whenever", "If", "After", "Before", "While", "As ", "On "), "When ", lower=True),
        _english_want(want) if when else _upper(_english_want(want)),
        _begun(aim, ("so ", "So ", "to ", "in order"), "so that ", lower=True),
    )
    return ", ".join(part for part in parts if part)


def _bare(part: Text, language: str) -> str:
    return part.in_language(language).strip().rstrip("。，,.；;")


def _begun(part: str, known: str | tuple[str, ...], start: str, lower: bool = False) -> str:
    """The part with its beginning, unless it has one already."""
    if not part or part.startswith(known):
        return part
    return start + (_lower(part) if lower else part)


def _lower(part: str) -> str:
    """The part as it stands inside a sentence: names and abbreviations stay."""
    return part if part[1:2].isupper() or part.startswith(("I ", "I'")) else part[:1].lower() + part[1:]


def _upper(part: str) -> str:
    return part[:1].upper() + part[1:]


def _chinese_when(when: str) -> str:
    if not when or when.startswith(("当", "每当", "每次", "如果", "在")):
        return when
    return f"当{when}" if when.endswith(("时", "时候", "后", "前")) else f"当{when}时"


def _chinese_aim(aim: str) -> str:
    return _begun(aim, ("以便", "这样", "从而", "好让", "为了", "让", "免得"), "以便")


def _english_want(want: str) -> str:
    if want.startswith(("I ", "i ")):
        return want
    rest = _lower(want)
    return f"I want {rest}" if rest.startswith(("to ", "a ", "an ", "the ", "my ", "it ")) else f"I want to {rest}"


# The panel at the left


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text of the panel. Pieces with a `rank` may go when room is short, the highest first."""

    id: str
    role: str
    words: str
    size: float
    bold: bool = False
    gap: float = 4.0
    rank: int = 0

    def lines(self, width: float, scale: float) -> tuple[str, ...]:
        return text.wrap(self.words, width * SLACK, self.points(scale), self.bold)

    def points(self, scale: float) -> float:
        return max(SMALLEST, round(self.size * scale * 2) / 2)


@dataclass(frozen=True, slots=True)
class _Panel:
    """The pieces that stand in the panel, at a scale, and the height they need."""

    pieces: tuple[_Piece, ...]
    scale: float
    banner: float
    used: float
    foot: float

    @property
    def height(self) -> float:
        return self.banner + 12 + self.used + self.foot


def _panel(voice: Voice, persona: Persona, box: Box, panel: _Panel, badge: str) -> list[Card]:
    cards = [*_portrait(persona, box, panel.banner, voice.language), _role(voice, persona, box, panel.banner)]
    y = box.y + panel.banner + 12
    gaps = sum(piece.gap >= 9 for piece in panel.pieces)
    stretch = min(12.0, (box.height - panel.height) / max(1, gaps))
    for piece in panel.pieces:
        lines = piece.lines(box.width - 2 * MARGIN, panel.scale)
        y += piece.gap + (stretch if piece.gap >= 9 else 0)
        size = piece.points(panel.scale)
        place = Box(box.x + MARGIN, y, box.width - MARGIN - 4, len(lines) * size * 1.3)
        identifier, bold = f"{persona.id}/{piece.id}", piece.bold
        cards.append(label(identifier, piece.role, place, lines, size, bold=bold, pitch=size * 1.3, whole=piece.words))
        y += place.height
    if badge:
        width = min(text.width(badge, 10.5, True) / SLACK + 16, box.width - 2 * MARGIN)
        place = Box(box.x + MARGIN, box.bottom - 32, round(width), 20)
        words = Words((badge,), 10.5, True, text=badge)
        basis = persona.evidence.basis if persona.evidence else "proto"
        cards.append(Card(f"{persona.id}/evidence", BADGES[basis], place, words, kind="label"))
    return cards


def _role(voice: Voice, persona: Persona, box: Box, banner: float) -> Card:
    """What the persona is for the design, in the banner."""
    words = voice.word(f"persona-{persona.role}")
    lines = text.wrap(words, 110, 11, True)
    beside = Box(box.right - MARGIN - 114, box.y + banner - 10 - len(lines) * 14, 114, len(lines) * 14)
    return label(f"{persona.id}/role", "panel-text", beside, lines, 11, bold=True, align="right", pitch=14, whole=words)


def _badge(voice: Voice, persona: Persona) -> str:
    if persona.evidence is None:
        return ""
    count = persona.evidence.n_interviews
    number = f" · n = {count}" if count is not None else ""
    return voice.line(f"evidence-{persona.evidence.basis}") + number


def _portrait(persona: Persona, box: Box, banner: float, language: str) -> list[Card]:
    """A coloured ground with the persona's initial in a circle, the panel below it."""
    role = BANNERS.get(persona.role, "lane-customer")
    side = round(banner * 0.7)
    circle = Box(box.x + MARGIN, box.y + (banner - side) / 2, side, side)
    name = "".join(one for one in persona.name.in_language(language.split("+")[0]) if one.isalnum())
    initial = Words((name[:1].upper(),) if name else (), round(side * 0.5), True, text=name[:1].upper())
    ground, body = Box(box.x, box.y, box.width, banner), Box(box.x, box.y + banner, box.width, box.height - banner)
    nothing = Words((), 10.0)
    return [
        Card(f"{persona.id}/banner", role, ground, nothing, "rectangle", "label"),
        Card(f"{persona.id}/initial", "label", circle, initial, "ellipse", "label", inset=0),
        Card(f"{persona.id}/panel", "panel", body, nothing, "rectangle", "label"),
    ]


def _pieces(voice: Voice, persona: Persona) -> list[_Piece]:
    facts = " · ".join(
        part
        for part in (_age(persona, voice.language), voice.line(persona.occupation), voice.line(persona.location))
        if part
    )
    found = [
        _Piece("name", "panel-text", voice.line(persona.name), 21, True, 0),
        _Piece("facts", "panel-muted", facts, 11.5, gap=2),
        _Piece("tagline", "panel-text", voice.say(persona.tagline), 13, gap=5),
    ]
    if persona.quote is not None and persona.quote.text:
        quoted = "\n".join(_quoted(persona.quote.text.in_language(tag), tag) for tag in voice.tags)
        basis = persona.quote.basis
        kind = "unknown" if basis is None else "real" if basis in REAL else "invented"
        found.append(_Piece("quote", "panel-accent", quoted, 14.5, True, 14))
        found.append(_Piece("quote-basis", "panel-muted", voice.line(f"quote-{kind}"), 10, gap=2))
    listed = {
        "context": voice.say(persona.context),
        "channels": _flowed(voice.names("channel", persona.channels), PANEL - 2 * MARGIN),
        "skills": "\n".join(map(voice.line, persona.skills)),
        "size": voice.say(persona.segment_size),
    }
    for rank, (name, words) in enumerate(listed.items(), 1):
        if words:
            found.append(_Piece(f"{name}-heading", "panel-muted", voice.line(f"persona-{name}"), 10.5, True, 11, rank))
            found.append(_Piece(name, "panel-text", words, 12, gap=1, rank=rank))
    return [piece for piece in found if piece.words]


def _flowed(names: Sequence[str], width: float) -> str:
    """Names parted by dots, none broken over two lines where that can be helped."""
    lines: list[str] = []
    for name in (name.replace("\n", " ") for name in names):
        longer = f"{lines[-1]} · {name}" if lines else name
        if lines and text.width(longer, 12) <= width * SLACK:
            lines[-1] = longer
        else:
            lines.append(name)
    return "\n".join(lines)


def _age(persona: Persona, language: str) -> str:
    age = persona.age.strip()
    return f"{age} 岁" if age.isdigit() and is_chinese(language) else age


def _quoted(words: str, language: str) -> str:
    """The words in quotation marks, unless they stand in such already."""
    words = words.strip()
    return words if not words or words[0] in "“\"「『'‘" else f"“{words}”"


def _fitted(pieces: Sequence[_Piece], box: Box, foot: float) -> _Panel:
    """The pieces that fit, at the largest scale that holds them: smaller type, then fewer facts, then shorter texts."""
    width = box.width - 2 * MARGIN

    def panel(some: Sequence[_Piece], scale: float, banner: float) -> _Panel:
        used = sum(piece.gap + len(piece.lines(width, scale)) * piece.points(scale) * 1.3 for piece in some)
        return _Panel(tuple(some), scale, banner, used, foot)

    for share, scale in LARGE:
        found = panel(pieces, scale, round(BANNER * share))
        if found.height <= box.height * ROOMY:
            return found
    for banner, scale in ((BANNER, 1.0), (BANNER, 0.94), (BANNER - 16, 0.9), (BANNER - 24, 0.84)):
        found = panel(pieces, scale, banner)
        if found.height <= box.height:
            return found
    while found.height > box.height and (last := max(piece.rank for piece in pieces)) > 1:
        pieces = [piece for piece in pieces if piece.rank != last]
        found = panel(pieces, scale, banner)
    while found.height > box.height:
        longest = max(pieces, key=lambda piece: len(piece.lines(width, scale)))
        if len(longest.words) < 8:
            break
        short = blocks.clipped(longest.words, len(longest.words) * 9 // 10)
        pieces = [replace(piece, words=short) if piece is longest else piece for piece in pieces]
        found = panel(pieces, scale, banner)
    return found

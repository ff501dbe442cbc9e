"""The remote variant: frames of an online board in blocks of 50 minutes at most, and who meets in which room.

In: a `Speaker`, a workshop. Out: rows of tables, a header first. Guaranteed: no block is longer than `BLOCK` minutes;
between blocks is a pause, the agenda's own or one of `BREAK` minutes; minutes of work are those of the agenda.
Source: the field reference, §12.1, K16.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.agenda import clock_of, is_pause, minute_of
from generator.model import Session, Workshop
from generator.outline.speaker import Speaker
from generator.terms import TERMS

Row = tuple[str, ...]
BLOCK = 50
BREAK = 10
_COLUMNS = ("number", "frame", "day", "start", "minutes", "block", "canvas", "rooms", "output")
_ROOM_COLUMNS = ("room", "kind", "seats", "boards", "host", "members")
_ONE_ROOM = ("plenary", "lecture", "video", "debrief", "energiser")


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a session online. `of` is how many parts the session has; a pause has no block."""

    session: Session | None
    day: int
    start: int
    minutes: int
    block: int = 0
    at: int = 1
    of: int = 1


def frames(speaker: Speaker, workshop: Workshop) -> tuple[Row, ...]:
    """The frames of the board in order: the welcome, one for each stretch of work, the car park."""
    header = tuple(speaker.word(f"board-{name}") for name in _COLUMNS)
    blank = ("",) * (len(_COLUMNS) - 3)
    made = [_row(speaker, workshop, part) for part in _parts(workshop)]
    rows = [("", speaker.word("board-welcome"), *blank, speaker.word("board-welcome-output"))]
    rows += [*made, ("", speaker.word("board-parking"), *blank, speaker.word("board-parking-output"))]
    return (header, *_numbered(rows))


def _numbered(rows: list[Row]) -> Iterator[Row]:
    """Rows with the numbers of their frames; pauses have none."""
    count = 0
    for row in rows:
        pause = bool(row[3]) and not row[5]
        count += not pause
        yield ("" if pause else str(count), *row[1:])


def _parts(workshop: Workshop) -> Iterator[_Part]:
    block = 0
    for day in workshop.days:
        minute, used = minute_of(day.start), 0
        block += 1
        for session in day.sessions:
            if is_pause(session):
                yield _Part(session, day.day, minute, session.minutes)
                minute, used, block = minute + session.minutes, 0, block + 1
                continue
            pieces = _cut(session.minutes)
            for at, length in enumerate(pieces, 1):
                if used and used + length > BLOCK:
                    yield _Part(None, day.day, minute, BREAK)
                    minute, used, block = minute + BREAK, 0, block + 1
                yield _Part(session, day.day, minute, length, block, at, len(pieces))
                minute, used = minute + length, used + length


def _cut(minutes: int) -> list[int]:
    """A session in parts of about the same length, none longer than a block."""
    parts = -(-minutes // BLOCK)
    return [minutes // parts + (at < minutes % parts) for at in range(parts)]


def _row(speaker: Speaker, workshop: Workshop, part: _Part) -> Row:
    session = part.session
    name = speaker.say(session.title) if session else speaker.word("board-break")
    if part.of > 1:
        name = f"{name} ({part.at}/{part.of})"
    work = session is not None and part.block > 0
    canvas = f"canvas-{session.canvas}" if session and work else ""
    return (
        "",
        name,
        str(part.day),
        clock_of(part.start),
        str(part.minutes),
        str(part.block) if work else "",
        speaker.word(canvas) if canvas in TERMS else "",
        _rooms(speaker, workshop, session) if session and work else "",
        speaker.say(session.output) if session and work else "",
    )


def _rooms(speaker: Speaker, workshop: Workshop, session: Session) -> str:
    """Where people meet for a session."""
    if session.kind in _ONE_ROOM:
        return speaker.word("board-main")
    if session.kind == "individual":
        return speaker.word("board-alone")
    size = 2 if session.kind == "pair" else workshop.group_size
    number = -(-workshop.participants // size)
    if number == 1:
        return speaker.word("board-main")
    return speaker.each("board-breakout", str(number), str(-(-workshop.participants // number)))


def rooms(speaker: Speaker, workshop: Workshop) -> tuple[Row, ...]:
    """The breakout rooms, with seats shared out evenly and room for names."""
    header = tuple(speaker.word(f"rooms-{name}") for name in _ROOM_COLUMNS)
    groups = -(-workshop.participants // workshop.group_size)
    rows: list[Row] = [(speaker.word("board-main"), speaker.word("rooms-all"), str(workshop.participants), "", "", "")]
    for at in range(groups):
        seats = workshop.participants // groups + (at < workshop.participants % groups)
        name = speaker.each("rooms-group", str(at + 1))
        host = speaker.each("rooms-facilitator", str(at % workshop.facilitators + 1))
        board = speaker.each("rooms-board", str(at + 1))
        rows.append((name, speaker.word("rooms-breakout"), str(seats), board, host, ""))
    return (header, *rows)

"""The remote variant: frames of an online board in blocks of 50 minutes at most, and who meets in which room.

In: a `Speaker`, a workshop. Out: rows of tables, a header first. Guaranteed: no block is longer than `BLOCK` minutes;
between blocks is a pause, the agenda's own or one of `BREAK` minutes. A workshop that is held online keeps the times of
its agenda: pauses come out of its sessions, and a debrief, or what is too short to give one, lengthens its block. For
any other it is a variant with times of its own, whose minutes of work are those of the agenda.
Source: the field reference, §12.1, K16.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.agenda import clock_of, minute_of
from generator.agenda.closing import is_debrief
from generator.model import Session, Workshop
from generator.outline.speaker import Speaker
from generator.outline.tools.running import leaders

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
    block, online = 0, workshop.mode == "remote"
    for day in workshop.days:
        minute, used = minute_of(day.start), 0
        block += 1
        for session in day.sessions:
            if session.is_pause:
                yield _Part(session, day.day, minute, session.minutes)
                minute, used, block = minute + session.minutes, 0, block + 1
                continue
            early, pieces = _pieces(session, used, online)
            for at, length in enumerate(pieces, 1):
                if early if at == 1 else online or used + length > BLOCK:
                    yield _Part(None, day.day, minute, BREAK)
                    minute, used, block = minute + BREAK, 0, block + 1
                yield _Part(session, day.day, minute, length, block, at, len(pieces))
                minute, used = minute + length, used + length


def _pieces(session: Session, used: int, online: bool) -> tuple[bool, list[int]]:
    """Whether a pause stands before a session, and its parts; in an online workshop it gives the time for pauses."""
    minutes = session.minutes
    if not online:
        pieces = _cut(minutes, -(-minutes // BLOCK))
        return used > 0 and used + pieces[0] > BLOCK, pieces
    early = used > 0 and used + minutes > BLOCK and minutes >= 2 * BREAK and not is_debrief(session)
    left = minutes - BREAK * early
    parts = -(-(left + BREAK) // (BLOCK + BREAK)) if left > BLOCK else 1
    return early, _cut(left - BREAK * (parts - 1), parts)


def _cut(minutes: int, parts: int) -> list[int]:
    """Minutes in parts of about the same length."""
    return [minutes // parts + (at < minutes % parts) for at in range(parts)]


def _row(speaker: Speaker, workshop: Workshop, part: _Part) -> Row:
    session = part.session
    name = speaker.say(session.title) if session else speaker.word("board-break")
    if part.of > 1:
        name = f"{name} ({part.at}/{part.of})"
    work = session is not None and part.block > 0
    canvas = session.canvas or "" if session and work else ""
    return (
        "",
        name,
        str(part.day),
        clock_of(part.start),
        str(part.minutes),
        str(part.block) if work else "",
        speaker.canvas(canvas),
        _rooms(speaker, workshop, session) if session and work else "",
        speaker.say(session.output) if session and work else "",
    )


def _rooms(speaker: Speaker, workshop: Workshop, session: Session) -> str:
    """Where people meet for a session."""
    if session.kind in _ONE_ROOM:
        return speaker.word("board-main")
    if session.kind == "individual":
        return speaker.word("board-alone")
    number = -(-workshop.participants // 2) if session.kind == "pair" else workshop.groups
    if number == 1:
        return speaker.word("board-main")
    return speaker.each("board-breakout", str(number), str(-(-workshop.participants // number)))


def rooms(speaker: Speaker, workshop: Workshop) -> tuple[Row, ...]:
    """The breakout rooms, with seats shared out evenly and room for names."""
    header = tuple(speaker.word(f"rooms-{name}") for name in _ROOM_COLUMNS)
    hosts = leaders(speaker, workshop)
    rows: list[Row] = [(speaker.word("board-main"), speaker.word("rooms-all"), str(workshop.participants), "", "", "")]
    for at in range(workshop.groups):
        seats = workshop.participants // workshop.groups + (at < workshop.participants % workshop.groups)
        name = speaker.each("rooms-group", str(at + 1))
        host = hosts[at % len(hosts)]
        board = speaker.each("rooms-board", str(at + 1))
        rows.append((name, speaker.word("rooms-breakout"), str(seats), board, host, ""))
    return (header, *rows)

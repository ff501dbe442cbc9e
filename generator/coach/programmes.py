"""The courses that an agenda holds, and what its sessions are by the words of their authors.

In: a workshop as it was written. Out: `Programme`s, each the sessions that are held together, day by day; what kind of
work a session is. Guaranteed: a workshop without variants, levels and audiences has one programme; there is none for an
agenda that a profile makes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from generator.diagnostics import NOWHERE
from generator.model import Day, Session, Workshop
from generator.patterns import Pattern

_KEYS = ("variant", "level", "audience")
_MOST = 40  # programmes that are looked at: no workshop is held in more ways
_VIEWERS = frozenset(("public", "client", "team_only"))  # who looks at it, which is no course of its own
WORK = ("group", "individual", "pair")  # kinds in which people do something themselves


class Held(NamedTuple):
    """A day with those of its sessions that a programme holds."""

    day: Day
    sessions: tuple[Session, ...]


Programme = tuple[Held, ...]


def programmes(workshop: Workshop | None, usual: Sequence[str]) -> tuple[Programme, ...]:
    """The programmes of a workshop: as it is usually held first, then for each variant, level and audience."""
    days = [day for day in workshop.days if day.sessions] if workshop is not None else []
    every = [session for day in days for session in day.sessions]
    if not any(getattr(session, key) for session in every for key in _KEYS):
        return (tuple(Held(day, day.sessions) for day in days),) if days else ()
    known = {key: tuple(dict.fromkeys(value for one in every for value in _own(one, key))) for key in _KEYS}
    wanted = {key: frozenset(known[key]) & frozenset(usual) for key in _KEYS}
    choices = [{**wanted, key: frozenset((value,))} for key in _KEYS for value in known[key]] or [wanted]
    found = [tuple(_held(day, choice) for day in days) for choice in choices[:_MOST]]
    kept = [tuple(one for one in days_held if one.sessions) for days_held in found]
    return tuple(one for one in kept if one)


def _own(session: Session, key: str) -> list[str]:
    return [value for value in getattr(session, key) if value not in _VIEWERS]


def _held(day: Day, choice: dict[str, frozenset[str]]) -> Held:
    return Held(day, tuple(one for one in day.sessions if all(_suits(one, key, choice[key]) for key in _KEYS)))


def _suits(session: Session, key: str, wanted: frozenset[str]) -> bool:
    own = _own(session, key)
    return not own or not wanted or not wanted.isdisjoint(own)


def sessions_of(programme: Programme) -> Iterator[Session]:
    """All sessions of a programme, in order."""
    for held in programme:
        yield from held.sessions


# what a session is


def is_open(session: Session) -> bool:
    """Whether its author left open how long it takes."""
    return session.origin.span != NOWHERE and not {"minutes", "duration"} & set(session.origin.keys)


def minutes_of(session: Session) -> int:
    """How long it takes at least, by what its author wrote. Units: minutes."""
    return 0 if is_open(session) else session.minutes


def words_of(session: Session, *more: str) -> str:
    """The words of its title, and of other texts it has, in all languages."""
    texts = [session.title]
    for name in more:
        value = getattr(session, name)
        texts += value if isinstance(value, tuple) else (value,)
    return "\n".join(words for text in texts for _, words in text.values)


def _asks(pattern: str) -> Callable[[str], bool]:
    found = Pattern(pattern, re.IGNORECASE | re.MULTILINE)
    return lambda words: found.search(words) is not None


_is_called_pause = _asks(
    r"^\s*(?:上午|下午|中场|中午)?(?:茶歇|休息|课间|午餐|午饭|午休|晚餐|用餐)(?:[和与及、]?(?:休息|午休))?(?:时间)?\s*(?:$|[（(，,\d])"
    r"|^\s*(?:(?:coffee|tea|short|lunch|dinner|afternoon|morning|comfort)[\s-]+)*(?:break|lunch|dinner|pause)\s*(?:$|[(,\d])"
)
_has_pause_inside = _asks(
    r"茶歇|含休息|中间休息|中场休息|课间|\b(?:coffee|tea|short|one|with a|with|including a)[\s-]+breaks?\b"
)
_is_around = _asks(
    r"开场|破冰|暖场|热身|欢迎|签到|介绍|导入|合影|总结|小结|收尾|结束|讲解|讲授|讲座|答疑|问答|分享|汇报|路演|展示|复盘|回顾|评估|承诺|休息"
    r"|opening|welcome|intro|warm|ice.?breaker|check.?in|wrap|clos(?:e|ing)\b|summary|q\s*&\s*a|lecture|talk\b|recap"
    r"|roadshow|pitch|show|share|sharing|debrief|retrospective|evaluation|commit|goodbye"
)
_looks_back = _asks(
    r"复盘|回顾|反思|路演|汇报|展示|发布|走廊展|画廊|点评|总结|小结|心得|收获|互评|分享"
    r"|debrief|retrospective|reflect|roadshow|road\s+show|report.?(?:out|back)|pitch|playback|play.?back|gallery"
    r"|present(?:ation|s)?\b|showcase|show\s+(?:and|&)\s+tell|share|sharing|lessons|take.?away|wrap|closing\s+round"
)
_asks_how_it_was = _asks(
    r"评估|评价|评分表|反馈|问卷|满意度|测评|测验|小测|evaluat|feedback|survey|questionnaire|assessment|\bquiz\b|rate\s+the"
)
_has_ideas = _asks(
    r"头脑风暴|脑暴|书写式|六三五|6.?3.?5|点子|创意发散|构思|brain.?(?:storm|writ)|\bideat|\bidea\s+generation"
)
_chooses = _asks(r"投票|筛选|评选|打分选|选定|\bvot(?:e|ing)\b|\bscreen(?:ing)?\b|\bselect(?:ion)?\b|\bshortlist")
_about_ideas = _asks(r"点子|创意|概念|想法|\bideas?\b|\bconcepts?\b")
_maps = _asks(r"蓝图|旅程|blueprint|journey")
_of_today = _asks(r"现状|当前|今天|\bas.?is\b|\bas\s+it\s+is\b|\btoday\b|\bcurrent\b")
_of_target = _asks(r"目标(?:态|蓝图|旅程|服务)|未来|理想|\bto.?be\b|\btarget\b|\bfuture\b|\bideal\b")
_presents = _asks(r"路演|(?:成果|小组|各组)(?:展示|汇报|发布)|road.?show|report.?out|\bpitch(?:es)?\b")
_all_at_once = _asks(
    r"走廊|画廊|世界咖啡|分会场|两两|互评|同时|galler|world\s+caf|in\s+parallel|pairs?\s+of\s+(?:groups|tables)"
)


def is_pause(session: Session) -> bool:
    """Whether people rest in it, by its kind or by what it is called."""
    return session.is_pause or (not session.canvas and _is_called_pause(words_of(session)))


def rests_inside(session: Session) -> bool:
    """Whether its author says that there is a break within it."""
    return _has_pause_inside(words_of(session, "instructions", "output", "note", "grouping"))


def follows(session: Session, *activities: str) -> bool:
    """Whether it follows one of these activities of the library."""
    return (session.activity or "").strip().upper() in activities


def makes_nothing(session: Session) -> bool:
    """Whether it is a group's session of which nobody says what comes out, or by which means."""
    if session.kind != "group" or is_pause(session) or session.activity or session.canvas:
        return False
    if session.output or session.instructions or session.recording:
        return False
    return "kind" in session.origin.keys or not _is_around(words_of(session))


def looks_back(session: Session) -> bool:
    """Whether something is looked at again in it: a debrief, a report of groups, questions afterwards."""
    if (
        session.kind == "debrief"
        or session.debrief
        or session.activity
        or session.canvas in ("cv-pitch", "cv-feedback")
    ):
        return True
    return _looks_back(words_of(session, "output"))


def evaluates(session: Session) -> bool:
    """Whether participants say in it what the workshop was worth to them."""
    if session.canvas == "cv-evaluation" or follows(session, "A24", "A25"):
        return True
    return _asks_how_it_was(words_of(session, "output", "instructions"))


def finds_ideas(session: Session) -> bool:
    """Whether ideas come up in it."""
    if session.canvas in ("cv-brainwriting", "cv-analogy") or follows(session, "A13", "A14"):
        return True
    return _has_ideas(words_of(session)) and not chooses_ideas(session)


def chooses_ideas(session: Session) -> bool:
    """Whether some of the ideas are chosen in it; votes on anything else do not count."""
    if session.canvas == "cv-screening" or follows(session, "A17"):
        return True
    return _chooses(words_of(session)) and _about_ideas(words_of(session, "output"))


def draws(session: Session, target: bool) -> bool:
    """Whether the service is drawn in it as it shall be, or as it is."""
    words = words_of(session)
    if not _maps(words):
        return False
    aims, shows = _of_target(words), _of_today(words)
    if target:
        return aims and not shows
    return not aims and (shows or follows(session, "A09", "A10"))


def reports_in_turn(session: Session) -> bool:
    """Whether groups present their work in it, one after the other."""
    presents = session.canvas == "cv-pitch" or follows(session, "A20") or _presents(words_of(session))
    return presents and not _all_at_once(words_of(session, "output", "instructions", "grouping"))

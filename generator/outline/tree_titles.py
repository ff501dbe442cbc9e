"""What the titles over menu trees and lists of standards say.

In: menus, standards and visits of an engagement. Out: a template of the glossary and what fills its gaps. Guaranteed:
nothing but what the data makes true.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import measure
from generator.model import Engagement, Menu, Text
from generator.model.design import MenuOption
from generator.terms import TERMS

Said = tuple[str, tuple[Text | str, ...]]


def menu_title(menu: Menu) -> Said:
    """How long the levels take to read out, against the limit."""
    name = menu.name or Text(tuple(zip(("zh-CN", "en"), TERMS["menu"], strict=True)))
    found = tuple(_readouts(menu))
    limit = f"{menu.limit:g}"
    over = [one.seconds for one in found if one.seconds > menu.limit]
    if over:
        template = "menu-title-over" if len(over) > 1 else "menu-title-over-one"
        return template, (name, str(len(over)), limit, f"{round(max(over), 1):g}")
    untimed = not found or any(one.untimed for one in found)
    counts = (str(_levels(menu.options)), str(_count(menu.options)))
    return ("menu-title-untimed" if untimed else "menu-title"), (name, *counts, limit)


def _readouts(menu: Menu) -> Iterator[measure.Readout]:
    """The read-out of each level, the first with the opening words."""
    if menu.options:
        opening = (menu.seconds,) if menu.prompt or menu.seconds is not None else ()
        yield measure.readout((*opening, *(one.seconds for one in menu.options)))
    yield from (found for one in menu.options for found in _below(one))


def _below(option: MenuOption) -> Iterator[measure.Readout]:
    if option.options:
        yield measure.readout([one.seconds for one in option.options])
    yield from (found for one in option.options for found in _below(one))


def _levels(options: Sequence[MenuOption]) -> int:
    return 1 + max(_levels(one.options) for one in options) if options else 0


def _count(options: Sequence[MenuOption]) -> int:
    return sum(1 + _count(one.options) for one in options)


def standards_title(engagement: Engagement) -> Said:
    """The standard kept least, where visits tell; else how many there are and how many are critical."""
    every = engagement.standards
    own = [visit for visit in engagement.visits if not visit.peer]
    means = []
    for at, one in enumerate(every):
        shares = [visit.scores[one.id] for visit in own if one.id in visit.scores]
        if shares:
            means.append((sum(shares) / len(shares), at))
    low = sorted(means)
    if len(low) > 1 and low[0][0] < low[1][0]:
        share, at = low[0]
        return "standards-title-low", (str(len(means)), every[at].focus or every[at].behaviour, f"{share * 100:.0f}%")
    critical = sum(one.critical for one in every)
    return ("standards-title" if critical else "standards-title-plain"), (str(len(every)), str(critical))

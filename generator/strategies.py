"""The six house strategies for moments of truth.

In: nothing. Out: `HOUSE`, strategies by id, in both languages. Guaranteed: the ids are those of the language; an
author's strategy of the same id takes their place.

Source: after Heath and Heath, The Power of Moments (pits, peaks, transitions); Chase and Dasu 2001 (sequence, choice,
endings); Dixon, Freeman and Toman 2010 (effort); Maister (waits). The six and their names are the house's.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.model import Strategy, Text
from generator.terms import term


def _both(chinese: str, english: str) -> Text:
    return Text((("zh-CN", chinese), ("en", english)))


def _strategy(identifier: str, do: Text, use_when: Text, stem: Text) -> Strategy:
    name = f"strategy-{identifier}"
    return Strategy(
        id=identifier,
        name=_both(term(name, "zh-CN"), term(name, "en")),
        do=do,
        use_when=use_when,
        stem=stem,
    )


HOUSE: Mapping[str, Strategy] = MappingProxyType(
    {
        one.id: one
        for one in (
            _strategy(
                "remove",
                _both(
                    "把出错的根源拿掉，让它不可能再发生", "Take away what goes wrong, so that it cannot happen again"
                ),
                _both(
                    "情绪在谷底，痛点严重，是最起码的要求",
                    "The mood is in a pit, the pain is severe, the need is basic",
                ),
                _both("怎样让这件事根本不会发生？", "How might we make it impossible to go wrong?"),
            ),
            _strategy(
                "simplify",
                _both("减步骤、并麻烦、缩等待", "Drop steps, merge what is tedious, shorten waits"),
                _both(
                    "步骤多、等得久、客户觉得费力",
                    "There are many steps and long waits, and customers find it hard work",
                ),
                _both("怎样一步就办完？", "How might we settle it in one step?"),
            ),
            _strategy(
                "anticipate",
                _both("客户开口之前就动手，坏消息趁早说", "Act before anyone asks, and tell bad news early"),
                _both("问题可以预见，却总是来得太晚", "The trouble can be foreseen, yet help comes late"),
                _both("怎样在客户察觉之前就办好？", "How might we act before they notice?"),
            ),
            _strategy(
                "empower",
                _both(
                    "给选择、给进度，也给员工当场决定的权力",
                    "Offer choice and visible progress, and let staff decide on the spot",
                ),
                _both(
                    "客户心里没底，或事情在多人之间转手",
                    "Customers feel unsure, or the matter is passed from hand to hand",
                ),
                _both("怎样让客户自己看到、自己决定？", "How might we let them see and decide?"),
            ),
            _strategy(
                "elevate",
                _both("做得贴心、有感官记忆、出乎意料", "Make it personal, sensory and unexpected"),
                _both(
                    "基本面已经稳了，情绪平平，还差一个亮点",
                    "The basics hold, the mood is flat, and a highlight is missing",
                ),
                _both("怎样让客户忍不住讲给朋友听？", "How might we make it a story for a friend?"),
            ),
            _strategy(
                "finish_strong",
                _both(
                    "开头有仪式，结尾有交代，出错有补救和回访",
                    "Give the start a ritual, the end a summary, and mistakes a repair and a call back",
                ),
                _both("在开场或结尾，或刚刚出过错", "It is the opening or the ending, or something just went wrong"),
                _both("怎样让客户带着好感离开？", "How might we send them off with a good feeling?"),
            ),
        )
    }
)

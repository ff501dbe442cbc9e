"""Activities: how an exercise is run, minute by minute. Source: the field reference, §12.3 and §12.4."""

from __future__ import annotations

from generator.model.base import NO_TEXT, Term, Text, key, term


@term
class ActivityStep(Term):
    """A stretch of an activity."""

    SHORT = "do"

    minutes: int = key("how long it takes, in minutes", 5, between=(1, 720))
    part: str = key(
        "what people do in it",
        "group",
        choices=("brief", "individual", "pair", "group", "share", "debrief"),
    )
    do: Text = key("what the facilitator and the participants do")
    say: Text = key("what the facilitator says, word for word", NO_TEXT)


@term
class Adaptations(Term):
    """What changes when the room is not the usual one."""

    small: Text = key("with few people", NO_TEXT)
    large: Text = key("with many people", NO_TEXT)
    remote: Text = key("when people meet online", NO_TEXT)
    short: Text = key("when time runs out", NO_TEXT)


@term
class ActivityDebrief(Term):
    """The questions afterwards, in the order people can answer them. Source: What? So what? Now what?, Borton 1970."""

    what: tuple[Text, ...] = key("what happened", ())
    so_what: tuple[Text, ...] = key("what it means", ())
    now_what: tuple[Text, ...] = key("what follows", ())


@term
class ExampleRow(Term):
    """A row of an example."""

    SHORT_LIST = "cells"

    cells: tuple[Text, ...] = key("its cells", ())


@term
class Example(Term):
    """What comes out, filled in as a good table would."""

    SHORT_LIST = "rows"

    header: tuple[Text, ...] = key("names of the columns", ())
    rows: tuple[ExampleRow, ...] = key("rows of the example", ())


@term
class Activity(Term):
    """An activity of the library, or the author's own. Keys that are not given are those of the library's with this id."""

    PREFIX = "act"
    KIND = "activity"
    SHORT = "title"

    id: str = key("id of the activity, such as A07; that of one in the library changes it", "", form="name")
    title: Text = key("name of the activity", NO_TEXT)
    purpose: Text = key("what it is for, in one sentence", NO_TEXT)
    objectives: tuple[Text, ...] = key("what participants can do afterwards", ())
    grouping: Text = key("who works with whom", NO_TEXT)
    canvas: str | None = key("the canvas that is filled, such as cv-mot", None)
    materials: tuple[Text, ...] = key("what is needed", ())
    prepare: tuple[Text, ...] = key("what is made ready before", ())
    steps: tuple[ActivityStep, ...] = key("the steps with their minutes", ())
    watch_for: tuple[Text, ...] = key("where it goes wrong, and what helps", (), also=("watch",))
    tips: tuple[Text, ...] = key("what makes it better", ())
    adaptations: Adaptations = key("what changes in other rooms", Adaptations())
    output: Text = key("what comes out", NO_TEXT)
    example: Example = key("what comes out, filled in", Example())
    debrief: ActivityDebrief = key("the questions afterwards", ActivityDebrief())
    transition: Text = key("how one leads over to what comes next", NO_TEXT)

    @property
    def minutes(self) -> int:
        """How long the steps take together."""
        return sum(step.minutes for step in self.steps)

"""What is drawn of a sound engagement, and the engagement that is written for it."""

from __future__ import annotations

import yaml
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st

from tests.sound import delivery, figures, people, service, workshops
from tests.sound.story import SERVICES, Plan, Story, service_of


@st.composite
def plans(draw: st.DrawFn, name: str = "") -> Plan:
    """A plan that leaves at least four steps, three of which can be moments of truth."""
    chosen = name or draw(st.sampled_from(SERVICES))
    steps = service_of(chosen)["steps"]
    inner = [step["id"] for step in steps[1:-1] if "pain" not in step]
    agenda = draw(st.sampled_from(("", "half_day_3h", "half", "day")))
    target = draw(st.booleans())
    return Plan(
        service=chosen,
        languages=draw(st.sampled_from((("zh-CN",), ("en",), ("zh-CN", "en"), ("en", "zh-CN")))),
        dropped=frozenset(draw(st.lists(st.sampled_from(inner), max_size=len(steps) - 4, unique=True))),
        phrasing=draw(st.integers(0, 2)),
        moments=draw(st.integers(3, 5)),
        target=target,
        short=not target and draw(st.booleans()),
        implied=draw(st.booleans()),
        screens=draw(st.booleans()),
        fails=draw(st.booleans()),
        concepts=draw(st.booleans()),
        kano=draw(st.booleans()),
        more=draw(st.booleans()),
        agenda=agenda,
        deck=draw(st.sampled_from(("consultant", "workshop", "course") if agenda else ("consultant",))),
        slides=draw(st.booleans()),
        status=draw(st.sampled_from(("draft", "reviewed"))),
        survey=draw(st.integers(0, 2)),
        groups=draw(st.integers(2, 3)),
        group_size=draw(st.integers(5, 6)),
    )


def sound_engagements() -> st.SearchStrategy[str]:
    """The YAML text of an engagement that nobody would find fault with."""
    return plans().map(written)


def samples(count: int) -> dict[str, str]:
    """So many of them, of all services in turn, the same on every machine: YAML text by a telling name."""
    names = [SERVICES[at % len(SERVICES)] for at in range(count)]
    return {f"{name}-{at}": written(_drawn(name, at)) for at, name in enumerate(names, 1)}


def _drawn(name: str, number: int) -> Plan:
    """A plan that is far from the simplest, with which every search begins."""
    found: list[Plan] = []

    @seed(number)
    @settings(max_examples=6, database=None, deadline=None, phases=(Phase.generate,))
    @given(plans(name))
    def collect(plan: Plan) -> None:
        found.append(plan)

    collect()
    return found[-1]


def written(plan: Plan) -> str:
    """The YAML text of a plan."""
    story = Story(plan)
    made = service.head(story) | service.cast(story) | people.people(story)
    made |= {"metrics": figures.metrics(story)} | service.journey(story)
    made |= delivery.insights(story) | delivery.delivery(story)
    if plan.concepts:
        made |= delivery.concepts(story)
    if plan.kano:
        made["kano"] = figures.kano(story)
    if plan.more:
        made |= delivery.more(story)
    if plan.agenda:
        made["workshop"] = workshops.workshop(story)
    tree = made | {"deck": workshops.deck(story)}
    return str(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=200))

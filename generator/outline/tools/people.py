"""Whose service it is and who has a say in it: personas, needs, segments, stakeholders.

In: a `Speaker`. Out: slides. Guaranteed: an empty box of a canvas is shown as a question for research, never filled;
what `variants` keeps from those who look on, such as attitudes and fears from the public, has no column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator import measure
from generator.model import Need, Persona, Stakeholder, Text
from generator.model.insight import Segment, Touch
from generator.outline import Slide
from generator.outline.blocks import Cards, Figure, Iceberg, Item, Line, lines
from generator.outline.columns import Column, tabulated
from generator.outline.speaker import Speaker

LAYERS = ("surface", "behaviour", "expectation", "motive", "emotion", "value")  # of the iceberg, from the top
ABOVE = LAYERS[:2]  # the water
SALIENCE = ("power", "legitimacy", "urgency")
SALIENCE_SOURCE = "Mitchell, Agle & Wood 1997"
MANY = 6  # stakeholders of a plan; of more, a client sees those first whose attitude has to change
ATTITUDES = ("blocker", "critic", "neutral", "supporter", "champion")
QUADRANTS = ("manage_closely", "keep_satisfied", "keep_informed", "monitor")
_ATTITUDE_ROLES = {
    "blocker": "cell-bad",
    "critic": "cell-poor",
    "neutral": "cell-muted",
    "supporter": "cell-good",
    "champion": "cell-strong",
}


# Personas


def persona(speaker: Speaker) -> Iterable[Slide]:
    """A page for each persona."""
    for one in speaker.engagement.personas:
        yield speaker.slide(
            one.id,
            "persona",
            _persona_title(speaker, one),
            (Figure(f"persona/{one.id}"),),
            minutes=4,
            wish=speaker.wish("persona", one.id),
            source=_persona_source(speaker, one),
            aside=one.role == "employee" and speaker.kind == "consultant",
        )


def _persona_title(speaker: Speaker, persona: Persona) -> str:
    goals = persona.goals.end if persona.goals else ()
    if goals:
        return speaker.each("persona-title-goal", persona.name, goals[0])
    return speaker.each("persona-title", persona.name)


def _persona_source(speaker: Speaker, persona: Persona) -> str:
    return speaker.source(persona.sources, persona.evidence.sources if persona.evidence else ())


def empathy_map(speaker: Speaker) -> Iterable[Slide]:
    """The seven fields of the canvas for each persona that has an empathy map; what nobody knows is a question."""
    for one in speaker.engagement.personas:
        if one.empathy is None:
            continue
        boxes = _boxes(speaker, one)
        yield speaker.slide(
            f"empathy-{one.id}",
            "empathy_map",
            _empathy_title(speaker, one, boxes),
            (Cards(tuple(_box(speaker, *box) for box in boxes)),),
            minutes=5,
            wish=speaker.wish("empathy_map", one.id),
            source=_persona_source(speaker, one),
            illustrative=one.basis == "illustrative",
        )


def _boxes(speaker: Speaker, persona: Persona) -> list[tuple[str, str, tuple[Line, ...]]]:
    """The canvas in reading order: number, name of the field, what is known; the seventh field has two cards."""
    empathy = persona.empathy
    assert empathy is not None
    who = empathy.who or tuple(text for text in (persona.tagline, persona.context) if text)
    pains: list[Text | str] = [*empathy.pains] or [speaker.named("pain", one) for one in persona.pains]
    gains = empathy.gains or persona.gains
    fields: tuple[tuple[str, Iterable[Text]], ...] = (
        ("who", who),
        ("do_next", empathy.do_next),
        ("see", empathy.see),
        ("say", empathy.say),
        ("do", empathy.do),
        ("hear", empathy.hear),
        ("think", (*empathy.think, *empathy.feel)),
    )
    boxes = [(str(at), name, lines(map(speaker.say, texts), "•")) for at, (name, texts) in enumerate(fields, 1)]
    balance = (*lines((_said(speaker, one) for one in pains), "−"), *lines(map(speaker.say, gains), "+"))
    return [*boxes, ("±", "balance", balance)]


def _said(speaker: Speaker, text: Text | str) -> str:
    return text if isinstance(text, str) else speaker.say(text)


def _box(speaker: Speaker, mark: str, name: str, known: tuple[Line, ...]) -> Item:
    if known:
        return Item(speaker.word(f"empathy-{name}"), known, mark)
    return Item(speaker.word(f"empathy-{name}"), lines([speaker.word("empathy-todo")]), mark, "question")


def _empathy_title(speaker: Speaker, persona: Persona, boxes: Sequence[tuple[str, str, tuple[Line, ...]]]) -> str:
    """Which boxes are still to be asked about; with none left, what the map rests on."""
    missing = [name for _, name, known in boxes if not known]
    if len(missing) == 1:
        return speaker.both(lambda one: one.each("empathy-title-one", persona.name, one.word(f"empathy-{missing[0]}")))
    if missing:
        return speaker.each("empathy-title-missing", persona.name, str(len(missing)), str(len(boxes)))
    asked = persona.evidence.n_interviews if persona.evidence else None
    if asked:
        return speaker.each("empathy-title-asked" if asked > 1 else "empathy-title-asked-one", persona.name, str(asked))
    return speaker.each("empathy-title-assumed", persona.name, str(sum(len(known) for _, _, known in boxes)))


def needs_iceberg(speaker: Speaker) -> Iterable[Slide]:
    """The needs by how deep they lie; each with the care it asks for."""
    needs = [need for need in speaker.engagement.needs if need.layer]
    if not needs:
        return
    layers = [(name, [need for need in needs if need.layer == name]) for name in LAYERS]
    found = [(name, some) for name, some in layers if some]
    items = tuple(
        Item(speaker.word(f"layer-{name}"), lines((_need(speaker, one) for one in some), "•")) for name, some in found
    )
    above = sum(name in ABOVE for name, _ in found)
    yield speaker.slide(
        "needs-iceberg",
        "needs_iceberg",
        _iceberg_title(speaker, needs),
        (Iceberg(items, above, speaker.word("waterline")),),
        minutes=5,
        wish=speaker.wish("needs_iceberg"),
        claims=needs,
    )


def _need(speaker: Speaker, need: Need) -> str:
    if need.care is None:
        return speaker.say(need.text)
    care = need.care
    return speaker.both(lambda one: one.each("need-care", need.text, one.word(f"care-{care}")))


def _iceberg_title(speaker: Speaker, needs: Sequence[Need]) -> str:
    below = sum(need.layer not in ABOVE for need in needs)
    if below in (0, len(needs)):
        return speaker.count("iceberg-title-below" if below else "iceberg-title-above", len(needs))
    deepest = max(needs, key=lambda one: LAYERS.index(one.layer or LAYERS[0]))
    return speaker.each("iceberg-title", str(len(needs)), str(below), deepest.text)


def segmentation(speaker: Speaker) -> Iterable[Slide]:
    """The segments: by what they are told apart, what sets each apart, what follows."""
    segments = speaker.engagement.segments
    if not segments:
        return
    columns: tuple[Column[Segment], ...] = (
        Column(speaker.word("segment"), lambda one: speaker.say(one.name), 1.3, stays=True),
        Column(speaker.word("segment-size"), lambda one: speaker.say(one.size), 0.8),
        Column(speaker.word("segment-dimension"), lambda one: speaker.say(one.dimension), 1.1),
        Column(speaker.word("segment-traits"), lambda one: speaker.say(one.traits), 2.4),
        Column(speaker.word("segment-use"), lambda one: speaker.say(one.use), 2.4),
    )
    idle = sum(not one.use for one in segments)
    title = speaker.count("segments-title", len(segments))
    if idle:
        title = speaker.each("segments-title-idle", str(len(segments)), str(idle))
    yield speaker.slide(
        "segmentation",
        "segmentation",
        title,
        (tabulated(segments, columns, speaker.word("segments-table")),),
        minutes=4,
        wish=speaker.wish("segmentation"),
        claims=segments,
    )


# Maps of stakeholders


def power_interest(speaker: Speaker) -> Iterable[Slide]:
    """The power–interest grid."""
    counts = _quadrant_counts(speaker)
    if counts:
        title, figure = _grid_title(speaker, counts), Figure("power-interest")
        wish = speaker.wish("power_interest")
        yield speaker.slide("power-interest", "power_interest", title, (figure,), notes="grid", minutes=5, wish=wish)


def _quadrant_counts(speaker: Speaker) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in speaker.engagement.stakeholders:
        if one.power is not None and one.interest is not None:
            name = measure.quadrant(one.power, one.interest)
            counts[name] = counts.get(name, 0) + 1
    return counts


def _grid_title(speaker: Speaker, counts: dict[str, int]) -> str:
    close, satisfied = counts.get("manage_closely", 0), counts.get("keep_satisfied", 0)
    total = sum(counts.values())
    if close and satisfied:
        return speaker.either(
            f"{close} 方要重点管理，{satisfied} 方有权力但关注不足",
            f"{close} to manage closely; {satisfied} hold power but show little interest",
        )
    if satisfied:
        return speaker.either(
            f"{total} 方中有 {satisfied} 方有权力但关注不足",
            f"{satisfied} of {total} hold power but show little interest",
        )
    return speaker.either(f"{total} 方中有 {close} 方要重点管理", f"{close} of {total} to manage closely")


def rings(speaker: Speaker) -> Iterable[Slide]:
    """The ring map: who stands how near to the customer."""
    count = len(speaker.engagement.stakeholders)
    if count:
        title = speaker.either(
            f"{count} 个利益相关者围绕着客户",
            f"{count} stakeholders stand around the customer" if count > 1 else "One stakeholder is known so far",
        )
        yield speaker.slide("rings", "rings", title, (Figure("rings"),), minutes=4, wish=speaker.wish("rings"))


def value_network(speaker: Speaker) -> Iterable[Slide]:
    """The value network: who gives whom what."""
    if speaker.engagement.value_exchanges:
        title, figure = _network_title(speaker), Figure("value-network")
        wish = speaker.wish("value_network")
        yield speaker.slide("value-network", "value_network", title, (figure,), notes="network", minutes=4, wish=wish)


def _network_title(speaker: Speaker) -> str:
    pairs = {(one.source, one.target) for one in speaker.engagement.value_exchanges}
    single = len({frozenset(pair) for pair in pairs if (pair[1], pair[0]) not in pairs})
    total = len(speaker.engagement.value_exchanges)
    if single:
        return speaker.either(
            f"{total} 项价值交换，其中 {single} 对只有单向",
            f"{total} value exchanges; {single} pairs give without return",
        )
    return speaker.either(f"{total} 项价值交换，双方都有往来", f"{total} value exchanges, each with a return")


# Tables of stakeholders


def salience(speaker: Speaker) -> Iterable[Slide]:
    """Power, legitimacy and urgency of each stakeholder, the class that follows and what it means."""
    judged = [one for one in speaker.engagement.stakeholders if "salience" in one.origin.keys]
    if not judged:
        return
    judged.sort(key=lambda one: -len(set(one.salience)))
    ticks: Iterator[Column[Stakeholder]] = (_tick(speaker, name) for name in SALIENCE)
    columns: tuple[Column[Stakeholder], ...] = (
        Column(speaker.word("detail-stakeholder"), lambda one: speaker.say(one.name), 1.7),
        *ticks,
        Column(speaker.word("salience-class"), lambda one: speaker.word(f"salience-{_class(one)}"), 1.1, True),
        Column(speaker.word("salience-meaning"), lambda one: speaker.word(f"salience-{_class(one)}-do"), 3.2),
    )
    sources = [part for part in (speaker.source(*(one.sources for one in judged)), SALIENCE_SOURCE) if part]
    yield speaker.slide(
        "salience",
        "salience",
        _salience_title(speaker, judged),
        (tabulated(judged, columns, speaker.word("salience-table")),),
        minutes=4,
        wish=speaker.wish("salience"),
        source=speaker.listed(sources),
    )


def _class(stakeholder: Stakeholder) -> str:
    return measure.salience(stakeholder.salience)


def _tick(speaker: Speaker, attribute: str) -> Column[Stakeholder]:
    return Column(
        speaker.word(f"salience-{attribute}"),
        lambda one: "●" if attribute in one.salience else "",
        0.8,
        centered=True,
        role=lambda one: "cell-good" if attribute in one.salience else "",
        stays=True,
    )


def _salience_title(speaker: Speaker, judged: Sequence[Stakeholder]) -> str:
    """Who has all three; with nobody, how many have two."""
    total = str(len(judged))
    definitive = [one.name for one in judged if len(set(one.salience)) == len(SALIENCE)]
    if definitive:
        return speaker.both(
            lambda one: one.count("salience-title", len(definitive), total, one.listed(map(one.say, definitive)))
        )
    two = sum(len(set(one.salience)) == 2 for one in judged)
    return speaker.each("salience-title-none", total, str(two))


def engagement_plan(speaker: Speaker) -> Iterable[Slide]:
    """Each stakeholder from today's attitude to the one we need: needs, fears, what we do, how often, by whom."""
    planned = [one for one in speaker.engagement.stakeholders if one.engagement or one.desired_attitude]
    if not planned:
        return
    planned.sort(key=lambda one: (-_rise(one), -(one.power or 0)))
    rising = [one for one in planned if _rise(one)]
    settled = [one for one in planned if not _rise(one)]
    whole = speaker.kind != "consultant" or len(planned) <= MANY or not (rising and settled)
    title = _plan_title(speaker, planned)
    yield _plan_slide(speaker, "engagement-plan", title, planned if whole else rising)
    if not whole:
        title = speaker.count("engagement-title-settled", len(settled))
        yield replace(_plan_slide(speaker, "engagement-others", title, settled), aside=True, wish="")


def _plan_slide(speaker: Speaker, name: str, title: str, planned: Sequence[Stakeholder]) -> Slide:
    return speaker.slide(
        name,
        "engagement_plan",
        title,
        (tabulated(planned, tuple(_plan_columns(speaker)), speaker.word("engagement-table")),),
        minutes=6,
        wish=speaker.wish("engagement_plan") if name == "engagement-plan" else None,
        claims=planned,
    )


def _plan_columns(speaker: Speaker) -> Iterator[Column[Stakeholder]]:
    yield Column(speaker.word("detail-stakeholder"), lambda one: speaker.say(one.name), 1.2, stays=True)
    yield Column(
        speaker.word("engagement-attitude"), lambda one: _attitude(speaker, one), 1.3, True, role=_attitude_role
    )
    yield Column(speaker.word("detail-needs"), lambda one: speaker.say(one.needs), 1.6)
    yield Column(speaker.word("detail-fears"), lambda one: speaker.say(one.fears), 1.6)
    yield Column(speaker.word("engagement-action"), lambda one: speaker.say(one.engagement), 1.9)
    yield Column(speaker.word("detail-cadence"), lambda one: speaker.say(one.cadence), 0.9)
    yield Column(speaker.word("detail-owner"), lambda one: _owner(speaker, one.owner), 1.1)


def _owner(speaker: Speaker, reference: str | None) -> str:
    return _said(speaker, speaker.named("stakeholder|actor", reference))


def _attitude(speaker: Speaker, stakeholder: Stakeholder) -> str:
    """Today's attitude and, where it differs, the one we need."""
    steps = [one for one in (stakeholder.attitude, stakeholder.desired_attitude) if one]
    return speaker.both(lambda one: " → ".join(dict.fromkeys(one.word(f"attitude-{name}") for name in steps)))


def _attitude_role(stakeholder: Stakeholder) -> str:
    return _ATTITUDE_ROLES.get(stakeholder.attitude or "", "")


def _rise(stakeholder: Stakeholder) -> int:
    """How many steps the attitude has to rise, 0 where it need not or nothing is said."""
    today, wanted = stakeholder.attitude, stakeholder.desired_attitude
    return max(0, ATTITUDES.index(wanted) - ATTITUDES.index(today)) if today and wanted else 0


def _plan_title(speaker: Speaker, planned: Sequence[Stakeholder]) -> str:
    total, idle = str(len(planned)), sum(not one.engagement for one in planned)
    rising = sum(_rise(one) > 0 for one in planned)
    if idle:
        return speaker.count("engagement-title-idle", idle, total)
    if rising:
        return speaker.count("engagement-title-rise", rising, total, planned[0].name)
    return speaker.count("engagement-title", len(planned))


def stakeholder_phases(speaker: Speaker) -> Iterable[Slide]:
    """Which phase touches whom: what each stakeholder needs there, coloured by how much it weighs."""
    phases = speaker.engagement.phases
    touched = [one for one in speaker.engagement.stakeholders if one.phases]
    if not touched or not phases:
        return
    columns: tuple[Column[Stakeholder], ...] = (
        Column(speaker.word("detail-stakeholder"), lambda one: speaker.say(one.name), 1.3, stays=True),
        *(_phase_column(speaker, phase.id, phase.name) for phase in phases),
    )
    counts = {phase.id: sum(_touch(one, phase.id) is not None for one in touched) for phase in phases}
    busiest = max(phases, key=lambda phase: counts[phase.id])
    title = speaker.each("stakeholder-phases-title", busiest.name, str(counts[busiest.id]), str(len(touched)))
    yield speaker.slide(
        "stakeholder-phases",
        "stakeholder_phases",
        title,
        (tabulated(touched, columns, speaker.word("stakeholder-phases-table")),),
        minutes=4,
        wish=speaker.wish("stakeholder_phases"),
        claims=touched,
    )


def _touch(stakeholder: Stakeholder, phase: str) -> Touch | None:
    return next((touch for touch in stakeholder.phases if touch.phase == phase), None)


def _phase_column(speaker: Speaker, phase: str, name: Text) -> Column[Stakeholder]:
    def cell(one: Stakeholder) -> str:
        touch = _touch(one, phase)
        if touch is None:
            return ""
        weight = f" ({touch.impact})" if touch.impact is not None else ""
        return speaker.both(lambda tongue: (tongue.say(touch.need) or "●") + weight)

    def role(one: Stakeholder) -> str:
        touch = _touch(one, phase)
        return _weight_role(touch.impact) if touch is not None else ""

    return Column(speaker.say(name), cell, 1.6, role=role, stays=True)


def _weight_role(impact: int | None) -> str:
    if impact is None or impact <= measure.HIGH:
        return "cell-muted"
    return "cell-strong" if impact == 5 else "cell-fair"

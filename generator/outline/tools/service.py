"""The service as customers live it and as it is made: journey, channels, contacts, blueprints, menus, what changes.

In: a `Speaker`. Out: slides. Guaranteed: counts are those of the blueprint; a contact is an arrow over the line of
interaction; nothing is said of two states where there is one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Actor, Blueprint, Card, Lane, Step, Text
from generator.outline import Slide, phases
from generator.outline import changes as compared
from generator.outline.blocks import Figure, Item, Process, Table, lines
from generator.outline.columns import Column, tabulated
from generator.outline.speaker import Speaker
from generator.outline.tree_titles import menu_title
from generator.terms import signed, term

ONSTAGE = ("frontstage", "technology")
SEEN = ("evidence", *ONSTAGE)  # lanes in which the organisation shows itself
_BACK, _SUPPORT = ("midstage", "backstage"), ("support", "partner")
SIDES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {  # roles on this side and on that of each line
    "line_of_interaction": (("customer",), (*ONSTAGE, *_BACK, *_SUPPORT)),
    "line_of_visibility": (("customer", *ONSTAGE), (*_BACK, *_SUPPORT)),
    "line_of_internal_interaction": (("customer", *ONSTAGE, *_BACK), _SUPPORT),
}
BOXES = 8  # of a process
CONTACTS_A_BOX = 5
TEACHING = ("course", "workshop")


# Journey and channels


def journey(speaker: Speaker) -> Iterable[Slide]:
    """The journey of the first blueprint, with its emotion curve."""
    first = next(iter(speaker.engagement.blueprints.values()), None)
    if first is not None:
        yield speaker.slide(
            f"journey-{first.id}",
            "journey",
            _journey_title(speaker, first),
            (Figure(f"journey/{first.id}"),),
            minutes=6,
            wish=speaker.wish("journey", f"blueprints.{first.id}") or speaker.wish("journey"),
            source=speaker.source(first.sources),
        )


def _journey_title(speaker: Speaker, blueprint: Blueprint) -> str:
    scores = speaker.engagement.scores(blueprint)
    if not scores:
        return speaker.each("journey-title", _name(blueprint))
    low, worst = min(scores, key=lambda pair: pair[1].score)
    if worst.score < 0:
        return speaker.each("journey-title-low", low.name, signed(worst.score))
    high, best = max(scores, key=lambda pair: pair[1].score)
    return speaker.each("journey-title-high", high.name, signed(best.score))


def _name(blueprint: Blueprint) -> Text:
    """What a blueprint is called."""
    if blueprint.name:
        return blueprint.name
    known = f"blueprint-{blueprint.id}" if blueprint.id in ("as_is", "to_be") else ""
    return Text(tuple((tag, term(known, tag) if known else blueprint.id) for tag in ("zh-CN", "en")))


def touchpoint_channels(speaker: Speaker) -> Iterable[Slide]:
    """Steps by channels: where the customer acts, where we show ourselves, and where one has to change."""
    for blueprint in speaker.engagement.blueprints.values():
        if speaker.kind == "workshop" and blueprint.state == "to_be":
            continue  # it is what people are about to work out
        rows = tuple(_channel_rows(speaker, blueprint))
        channels = _channels(speaker, rows)
        if len(channels) < 2:
            continue
        columns: tuple[Column[_Channels], ...] = (
            Column(speaker.word("channels-step"), lambda row: speaker.say(row.step.name), 1.8, stays=True),
            *(_channel_column(speaker, channel) for channel in channels),
            Column(speaker.word("channels-change"), lambda row: _said_change(speaker, row), 1.6, stays=True),
        )
        yield speaker.slide(
            f"channels-{blueprint.id}",
            "touchpoint_channels",
            _channels_title(speaker, blueprint, rows),
            (tabulated(rows, columns, speaker.each("channels-table", _name(blueprint))),),
            minutes=4,
            wish=speaker.wish("touchpoint_channels", f"blueprints.{blueprint.id}"),
            source=speaker.source(blueprint.sources),
        )


@dataclass(frozen=True)
class _Channels:
    """A step: by which channels the customer acts, by which we are seen, and from which the customer had to change."""

    step: Step
    customer: tuple[str, ...]
    seen: tuple[str, ...]
    left: str = ""

    @property
    def changed(self) -> bool:
        return bool(self.left)


def _channel_rows(speaker: Speaker, blueprint: Blueprint) -> Iterator[_Channels]:
    before: tuple[str, ...] = ()
    for step in blueprint.steps:
        customer = _ways(speaker.engagement.customer_cards(step))
        lanes = [lane for lane in speaker.engagement.lanes if lane.role in SEEN]
        seen = _ways(card for lane in lanes for card in step.cells.get(lane.id, ()))
        broken = before and customer and not set(before) & set(customer)
        yield _Channels(step, customer, seen, before[-1] if broken else "")
        before = customer or before


def _ways(cards: Iterable[Card]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(card.channel for card in cards if card.channel))


def _channels(speaker: Speaker, rows: Sequence[_Channels]) -> tuple[str, ...]:
    """The channels that are used, in the file's order, then those named in words."""
    used = dict.fromkeys(channel for row in rows for channel in (*row.customer, *row.seen))
    known = [channel.id for channel in speaker.engagement.channels if channel.id in used]
    return (*known, *(channel for channel in used if channel not in known))


def _channel_column(speaker: Speaker, channel: str) -> Column[_Channels]:
    def cell(row: _Channels) -> str:
        return "●" if channel in row.customer else "○" if channel in row.seen else ""

    def role(row: _Channels) -> str:
        if channel not in row.customer:
            return "cell-muted" if channel in row.seen else ""
        return "cell-poor" if row.changed else "cell-good"

    return Column(_words(speaker, "channel", channel), cell, 1.0, True, role)


def _words(speaker: Speaker, kind: str, reference: str) -> str:
    found = speaker.named(kind, reference)
    return found if isinstance(found, str) else speaker.say(found)


def _said_change(speaker: Speaker, row: _Channels) -> str:
    if not row.changed:
        return ""
    ends = (row.left, row.customer[0])
    return speaker.both(lambda one: " → ".join(_words(one, "channel", channel) for channel in ends))


def _channels_title(speaker: Speaker, blueprint: Blueprint, rows: Sequence[_Channels]) -> str:
    changes = sum(row.changed for row in rows)
    if changes:
        return speaker.count("channels-title", changes, _name(blueprint), str(len(rows)))
    return speaker.each("channels-title-none", _name(blueprint), str(len(rows)))


# Contacts


@dataclass(frozen=True)
class Contact:
    """An arrow over the line of interaction: the customer's card and the one onstage."""

    step: Step
    customer: Card
    onstage: Card
    kind: str  # person or technology


def contact_nodes(speaker: Speaker) -> Iterable[Slide]:
    """Where the customer meets the organisation along the process, phase by phase, and whom."""
    blueprint = next(iter(speaker.engagement.blueprints.values()), None)
    contacts = tuple(contacts_of(speaker, blueprint)) if blueprint is not None else ()
    if blueprint is None or not contacts:
        return
    people = sum(contact.kind == "person" for contact in contacts)
    counts = (str(len(blueprint.steps)), str(people), str(len(contacts) - people))
    yield speaker.slide(
        "contact-nodes",
        "contact_nodes",
        speaker.count("contacts-title", len(contacts), *counts),
        (_contact_block(speaker, contacts),),
        minutes=4,
        wish=speaker.wish("contact_nodes"),
        source=speaker.source(blueprint.sources),
    )


def contacts_of(speaker: Speaker, blueprint: Blueprint) -> Iterator[Contact]:
    roles = speaker.engagement.roles
    placed = {
        card.id: (step, roles.get(lane, ""), card)
        for step in blueprint.steps
        for lane, cards in step.cells.items()
        for card in cards
    }
    order = {step.id: at for at, step in enumerate(blueprint.steps)}
    found: dict[tuple[str, str], Contact] = {}
    for arrow in blueprint.arrows:
        ends = [placed[end] for end in (arrow.source, arrow.target) if end in placed]
        customer = next((end for end in ends if end[1] == "customer"), None)
        onstage = next((end for end in ends if end[1] in ONSTAGE), None)
        if customer is not None and onstage is not None:
            kind = _kind(speaker, onstage[1], onstage[2])
            found[customer[2].id, onstage[2].id] = Contact(customer[0], customer[2], onstage[2], kind)
    yield from sorted(found.values(), key=lambda contact: order[contact.step.id])


def _kind(speaker: Speaker, role: str, card: Card) -> str:
    actor = speaker.engagement.find("actor", card.actor)
    machine = isinstance(actor, Actor) and actor.kind in ("interface", "system")
    return "technology" if machine or role == "technology" else "person"


def _contact_block(speaker: Speaker, contacts: Sequence[Contact]) -> Process | Table:
    """A process of phases where it has room, else a table."""
    by_phase: dict[str, list[Contact]] = {}
    for contact in contacts:
        by_phase.setdefault(contact.step.phase, []).append(contact)
    if 2 <= len(by_phase) <= BOXES and max(map(len, by_phase.values())) <= CONTACTS_A_BOX:
        return Process(
            tuple(
                Item(_phase_name(speaker, phase), lines(_told(_contact(speaker, one) for one in some), "•"))
                for phase, some in by_phase.items()
            )
        )
    columns: tuple[Column[Contact], ...] = (
        Column(speaker.word("detail-phase"), lambda one: _phase_name(speaker, one.step.phase), 1.0),
        Column(speaker.word("step"), lambda one: speaker.say(one.step.name), 1.0),
        Column(speaker.word("contacts-customer"), lambda one: speaker.say(one.customer.text), 2.2),
        Column(speaker.word("contacts-onstage"), lambda one: speaker.say(one.onstage.text), 2.2),
        Column(speaker.word("contacts-kind"), lambda one: speaker.word(f"contact-{one.kind}"), 0.8, True),
    )
    return tabulated(contacts, columns, speaker.word("contacts-table"))


def _phase_name(speaker: Speaker, phase: str) -> str:
    return _words(speaker, "phase", phase) or speaker.word("details-phase")


def _contact(speaker: Speaker, contact: Contact) -> str:
    """The step, and whom the customer meets there."""

    def told(one: Speaker) -> str:
        who = _words(one, "actor", contact.onstage.actor) if contact.onstage.actor else one.say(contact.onstage.text)
        return one.each("contact-line", contact.step.name or contact.customer.text, who)

    return speaker.both(told)


def _told(contacts: Iterable[str]) -> Iterator[str]:
    """Each contact once, with how many of its kind there are."""
    for words, count in Counter(contacts).items():
        yield words if count == 1 else "\n".join(f"{line} × {count}" for line in words.split("\n"))


# Blueprints


def blueprint(speaker: Speaker) -> Iterable[Slide]:
    """Each blueprint, then its phases where they are asked for; before the first, in class, how to read one."""
    every = [one for one in speaker.engagement.blueprints.values() if one.steps]
    if every and every[0].state != "to_be" and speaker.kind in TEACHING:
        yield _reading(speaker, every[0])
    for one in speaker.engagement.blueprints.values():
        yield speaker.slide(
            f"blueprint-{one.id}",
            "blueprint",
            _blueprint_title(speaker, one),
            (Figure(f"blueprint/{one.id}"),),
            minutes=8,
            wish=speaker.wish("blueprint", f"blueprints.{one.id}"),
            source=speaker.source(one.sources),
        )
        yield from _phases(speaker, one)


def _blueprint_title(speaker: Speaker, blueprint: Blueprint) -> str:
    waste = sum(step.value == "waste" for step in blueprint.steps)
    pains = sum(pain.variant in (None, blueprint.id) for pain in speaker.engagement.pains)
    moments = len(speaker.engagement.moments)
    total, name = str(len(blueprint.steps)), _name(blueprint)
    if blueprint.state == "as_is" and waste:
        return speaker.each("blueprint-title-waste", name, total, str(waste))
    if blueprint.state == "as_is" and pains:
        return speaker.each(f"blueprint-title-pain{'s' * (pains > 1)}", name, total, str(pains))
    if moments:
        return speaker.each(f"blueprint-title-moment{'s' * (moments > 1)}", name, total, str(moments))
    return speaker.each("blueprint-title", name, total)


def _phases(speaker: Speaker, blueprint: Blueprint) -> Iterator[Slide]:
    """A slide for each phase, when they are asked for."""
    for run in phases.runs(blueprint) if speaker.engagement.diagrams.details else ():
        state = speaker.say(_name(blueprint))
        title = phases.title(speaker.engagement, blueprint, run, state, speaker.language)
        key = f"{blueprint.id}/{run.key}"
        figure, wish = Figure(f"details/{key}"), speaker.wish("details", key)
        yield speaker.slide(f"details-{key}", "details", title, (figure,), minutes=5, wish=wish)


def _reading(speaker: Speaker, blueprint: Blueprint) -> Slide:
    """How to read a blueprint: its lanes, with what stands in the fullest step of this one, then the three lines."""
    lanes = _lanes(speaker, blueprint)
    step = max(blueprint.steps, key=lambda one: sum(bool(one.cells.get(lane.id)) for lane in lanes))
    rows: tuple[Lane | str, ...] = (*lanes, *SIDES)
    columns: tuple[Column[Lane | str], ...] = (
        Column(speaker.word("reading-part"), lambda row: _part_name(speaker, row), 1.3, role=_part_role),
        Column(speaker.word("reading-meaning"), lambda row: _part_meaning(speaker, row), 3.2),
        Column(
            speaker.each("reading-example", step.name), lambda row: _part_example(speaker, blueprint, step, row), 2.2
        ),
    )
    return speaker.slide(
        "blueprint-reading",
        "blueprint",
        speaker.each("reading-title", str(len(lanes))),
        (tabulated(rows, columns, speaker.word("reading-table")),),
        notes="blueprint-reading",
        minutes=6,
    )


def _lanes(speaker: Speaker, blueprint: Blueprint) -> list[Lane]:
    """The lanes in which something stands."""
    return [lane for lane in speaker.engagement.lanes if any(step.cells.get(lane.id) for step in blueprint.steps)]


def _part_name(speaker: Speaker, part: Lane | str) -> str:
    return speaker.word(part) if isinstance(part, str) else speaker.say(part.name)


def _part_meaning(speaker: Speaker, part: Lane | str) -> str:
    return speaker.word(f"reading-{part if isinstance(part, str) else part.role or 'support'}")


def _part_example(speaker: Speaker, blueprint: Blueprint, step: Step, part: Lane | str) -> str:
    """What stands in the lane at this step; of a line, how many connections cross it."""
    if isinstance(part, str):
        return speaker.count("reading-crossed", _crossings(speaker, blueprint, part))
    return "\n".join(speaker.say(card.text) for card in step.cells.get(part.id, ()))


def _crossings(speaker: Speaker, blueprint: Blueprint, line: str) -> int:
    near, far = SIDES[line]
    roles = speaker.engagement.roles
    placed = {
        card.id: roles.get(lane, "") for step in blueprint.steps for lane, cards in step.cells.items() for card in cards
    }
    ends = [(placed.get(arrow.source, ""), placed.get(arrow.target, "")) for arrow in blueprint.arrows]
    return sum((a in near and b in far) or (b in near and a in far) for a, b in ends)


def _part_role(part: Lane | str) -> str:
    return "cell-muted" if isinstance(part, str) else f"lane-{part.role or 'support'}"


def blueprint_table(speaker: Speaker) -> Iterable[Slide]:
    """Each blueprint as a table: a row a step, a column a lane."""
    for one in speaker.engagement.blueprints.values():
        if one.steps:
            wish = speaker.wish("blueprint_table", f"blueprints.{one.id}")
            title = speaker.each("twin-title", _name(one))
            table = _twin(speaker, one, title)
            yield speaker.slide(
                f"table-{one.id}", "blueprint_table", title, (table,), notes="twin", minutes=2, wish=wish
            )


def _twin(speaker: Speaker, blueprint: Blueprint, title: str) -> Table:
    lanes = _lanes(speaker, blueprint)
    rows = []
    for at, step in enumerate(blueprint.steps, 1):
        cells = ["\n".join(speaker.say(card.text) for card in step.cells.get(lane.id, ())) or "–" for lane in lanes]
        rows.append((f"{at}. {speaker.say(step.name)}", *cells))
    header = (speaker.word("step"), *(speaker.say(lane.name) for lane in lanes))
    return Table(header, tuple(rows), (1.1, *(1.4 for _ in lanes)), title)


# Menus, and two states


def menu(speaker: Speaker) -> Iterable[Slide]:
    """A slide for each menu, with what its read-outs come to as its title."""
    for one in speaker.engagement.menus:
        template, parts = menu_title(one)
        yield speaker.slide(
            f"menu-{one.id}",
            "menu",
            speaker.each(template, *parts),
            (Figure(f"menu/{one.id}"),),
            minutes=5,
            wish=speaker.wish("menu", one.id),
            source=speaker.source(one.sources),
        )


def difference(speaker: Speaker) -> Iterable[Slide]:
    """Two states in one drawing, then side by side."""
    parts = compared.drawings(speaker.engagement, speaker.language)
    # a workshop's walls have room for one drawing of two states
    return (_part(speaker, part) for part in parts if speaker.kind != "workshop" or part.archetype == "difference")


def changes(speaker: Speaker) -> Iterable[Slide]:
    """Every change between two states, in a table."""
    return (_part(speaker, part) for part in compared.tables(speaker.engagement, speaker.language))


def _part(speaker: Speaker, part: compared.Part) -> Slide:
    """A slide of two states, with the author's words where there are some for it."""
    wish = speaker.wish(part.archetype, f"blueprints.{part.after}") or speaker.wish(part.archetype, part.after)
    source = speaker.source(part.sources)
    return speaker.slide(
        part.id,
        part.archetype,
        part.title,
        (part.block,),
        notes=part.notes,
        minutes=part.minutes,
        wish=wish,
        source=source,
        aside=part.archetype == "side_by_side",
    )

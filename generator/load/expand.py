"""From the short form to the long form: what authors may leave out is filled in.

In: the author's tree, and the bound engagement. Out: a tree in the long form, and an engagement in which every id,
lane, phase, list entry and implied arrow is there. Guaranteed: what the author wrote wins; nothing is invented that
the page does not need.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from generator.diagnostics import Diagnostic, place_of, word
from generator.load.bind import Binder, head
from generator.load.scalars import texts_in
from generator.model import LANGUAGES, Blueprint, Card, Connection, Day, Engagement, Lane, Moment, Phase, Step, Text
from generator.model.base import Term
from generator.model.design import Horizon
from generator.model.keys import keys_by_name, keys_of
from generator.model.service import LANE_ROLES, Meta
from generator.source import Mapping, Node, Scalar
from generator.source import Sequence as Items
from generator.terms import term

TermType = TypeVar("TermType", bound=Term)

DEFAULT_LANES = ("evidence", "customer", "frontstage", "backstage", "support")
OPTIONAL_LANES = ("technology", "frontstage_technology", "midstage", "partner")
ROLE_OF_LANE = {"frontstage_technology": "technology"}
CARD_PREFIX = {
    "evidence": "ev",
    "customer": "ca",
    "frontstage": "fs",
    "technology": "ft",
    "midstage": "ms",
    "backstage": "bs",
    "support": "sp",
    "partner": "pt",
}
DEFAULT_HORIZONS = (("short", (0.0, 3.0)), ("mid", (3.0, 12.0)), ("long", (12.0, 24.0)))  # months from now
_ONSTAGE = ("frontstage", "technology")


# the tree


def lengthened(root: Mapping, binder: Binder) -> Mapping:
    """The root with head keys under `meta`, and steps that stand in phases or at the top under `blueprints.as_is`."""
    root = binder.meant(Engagement, root)
    head_names = {name for name in keys_by_name(Meta) if name != "meta"}
    heading = tuple(entry for entry in root.entries if entry[0].text in head_names)
    others = [entry for entry in root.entries if entry[0].text not in head_names and entry[0].text != "meta"]
    own = root.get("meta")
    if own is None or isinstance(own, Mapping):
        entries = own.entries if isinstance(own, Mapping) else ()
        start = own.span if own is not None else head(root.span)
        meta: Node = Mapping((*entries, *heading), start)
    else:
        meta = own
    return _with_blueprint(Mapping(((Scalar("meta", meta.span), meta), *others), root.span), binder)


def _with_blueprint(root: Mapping, binder: Binder) -> Mapping:
    steps: list[Node] = []
    entries: list[tuple[Scalar, Node]] = []
    body: list[tuple[Scalar, Node]] = []
    for name, value in root.entries:
        if name.text in ("phases", "stages") and isinstance(value, Mapping) and binder.is_single(Phase, value):
            value = Items((value,), value.span)
        if name.text in ("phases", "stages") and isinstance(value, Items):
            entries.append((name, _phases(value, steps, binder)))
        elif name.text == "steps":
            steps += _step_nodes(name, value, binder)
        elif name.text == "connections":
            body.append((name, value))
        elif name.text in ("blueprints", "blueprint") and isinstance(value, Mapping):
            entries.append((name, _by_name(value)))
        else:
            entries.append((name, value))
    if steps:
        body.insert(0, (Scalar("steps", head(steps[0].span)), Items(tuple(steps), steps[0].span)))
    return Mapping(_merged(entries, tuple(body), binder) if body else tuple(entries), root.span)


def _merged(
    entries: list[tuple[Scalar, Node]], body: tuple[tuple[Scalar, Node], ...], binder: Binder
) -> tuple[tuple[Scalar, Node], ...]:
    """The entries with the short form's steps and arrows in the blueprint "as_is"."""
    span = body[0][1].span
    for at, (key, value) in enumerate(entries):
        if key.text in ("blueprints", "blueprint") and isinstance(value, Mapping):
            known = value.get("as_is")
            given = {name.text: (name, inner) for name, inner in known.entries} if isinstance(known, Mapping) else {}
            for name, inner in body:
                if name.text in given:
                    _report_twice(name, given[name.text], binder)
                else:
                    given[name.text] = (name, inner)
            joined = Mapping(tuple(given.values()), known.span if known is not None else span)
            rest = tuple(entry for entry in value.entries if entry[0].text != "as_is")
            entries[at] = (key, Mapping(((Scalar("as_is", span), joined), *rest), value.span))
            return tuple(entries)
    whole = Mapping(((Scalar("as_is", span), Mapping(body, span)),), span)
    return (*entries, (Scalar("blueprints", span), whole))


def _report_twice(here: Scalar, there: tuple[Scalar, Node], binder: Binder) -> None:
    one, other = sorted((here.span, there[0].span))
    binder.broken.update(texts_in(there[1]))
    binder.report("TY-11", other, what=word(here.text), place=place_of(one, other.file))


def _by_name(value: Mapping) -> Mapping:
    """Blueprints by name; a single one needs no name."""
    if value.get("steps") is None:
        return value
    return Mapping(((Scalar("as_is", head(value.span)), value),), value.span)


def _phases(node: Items, steps: list[Node], binder: Binder) -> Items:
    taken = {given.text for item in node.items if isinstance(given := _get(item, "id"), Scalar)}
    return Items(tuple(_phase(item, steps, at, taken, binder) for at, item in enumerate(node.items, 1)), node.span)


def _get(node: Node, key: str) -> Node | None:
    return node.get(key) if isinstance(node, Mapping) else None


def _phase(node: Node, steps: list[Node], at: int, taken: set[str], binder: Binder) -> Node:
    """A phase without its steps, which are gathered; each is told its phase."""
    if not isinstance(node, Mapping):
        return node
    node = binder.meant(Phase, binder.without_leftovers(node))
    entries = tuple(entry for entry in node.entries if entry[0].text != "steps")
    given = node.get("id")
    identifier = given.text if isinstance(given, Scalar) and not given.absent else _free(f"ph-{at}", taken)
    if given is None or (isinstance(given, Scalar) and given.absent):
        start = head(node.span)
        kept = tuple(entry for entry in entries if entry[0].text != "id")
        entries = ((Scalar("id", start), Scalar(identifier, start)), *kept)
    for name, value in node.entries:
        if name.text == "steps":
            steps += [_told(item, identifier, binder) for item in _step_nodes(name, value, binder)]
    return Mapping(entries, node.span)


def _step_nodes(name: Scalar, node: Node, binder: Binder) -> tuple[Node, ...]:
    """The steps under a key: a list, or a single one."""
    if isinstance(node, Items):
        return node.items
    if isinstance(node, Mapping) and not binder.is_single(Step, node):
        binder.wrong(name.text, word("list"), node, word("list-hint", node.entries[0][0].text))
        return ()
    return () if isinstance(node, Scalar) and node.absent else (node,)


def _told(node: Node, phase: str, binder: Binder) -> Node:
    node = binder.step(node)
    if not isinstance(node, Mapping) or node.get("phase") is not None:
        return node
    place = head(node.span)
    return Mapping((*node.entries, (Scalar("phase", place), Scalar(phase, place))), node.span)


def lane_ids(root: Mapping) -> tuple[str, ...]:
    """The keys under which a step's cards may stand, before anything is bound: the author's lanes, the usual ones."""
    node = root.get("lanes")
    items = node.items if isinstance(node, Items) else () if node is None else (node,)
    found = [inner.text for item in items if isinstance(inner := _get(item, "id") or item, Scalar) and not inner.absent]
    return tuple(dict.fromkeys([*found, *DEFAULT_LANES, *OPTIONAL_LANES]))


def customer_lane(root: Mapping) -> str:
    """The lane of the customer's actions, before anything is bound."""
    node = root.get("lanes")
    for item in node.items if isinstance(node, Items) else ():
        role, identifier = _get(item, "role"), _get(item, "id")
        if isinstance(role, Scalar) and role.text == "customer" and isinstance(identifier, Scalar):
            return identifier.text
    return "customer"


# the engagement


def named(items: Sequence[TermType], taken: set[str]) -> tuple[TermType, ...]:
    """The terms with ids: the author's own, else prefix and place."""
    done: list[Any] = [
        item if getattr(item, "id", "") else _with_id(item, _free(f"{type(item).PREFIX}-{at}", taken))
        for at, item in enumerate(items, 1)
    ]
    return tuple(done)


def _with_id(item: Any, identifier: str) -> Any:
    return replace(item, id=identifier)


def phased(engagement: Engagement) -> Engagement:
    """Steps without a phase belong to the only one, when there is one only."""
    if len(engagement.phases) != 1:
        return engagement
    phase = engagement.phases[0].id
    blueprints = {
        name: replace(item, steps=tuple(step if step.phase else replace(step, phase=phase) for step in item.steps))
        for name, item in engagement.blueprints.items()
    }
    return replace(engagement, blueprints=blueprints)


def _free(identifier: str, taken: set[str]) -> str:
    while identifier in taken:
        identifier += "-x"
    taken.add(identifier)
    return identifier


def lanes(engagement: Engagement) -> tuple[Lane, ...]:
    """The lanes with names and roles: the author's, the usual ones that are used, the usual five when all is left."""
    order = list(map(_whole_lane, engagement.lanes))
    listed = {lane.id for lane in order}
    used = {lane for blueprint in engagement.blueprints.values() for step in blueprint.steps for lane in step.cells}
    own = not listed & {*DEFAULT_LANES} and not any(lane.role == "customer" for lane in order)
    for name in (*DEFAULT_LANES, *OPTIONAL_LANES):
        if name not in listed and (name in used or (own and name in DEFAULT_LANES)):
            _put(order, _whole_lane(Lane(id=name)))
    return tuple(order)


def _put(order: list[Lane], lane: Lane) -> None:
    """Put a lane below those of the roles above its own, and so above the author's own lanes of its role."""
    place = LANE_ROLES.index(lane.role or "support")
    above = [at for at, other in enumerate(order) if other.role and LANE_ROLES.index(other.role) < place]
    order.insert(above[-1] + 1 if above else 0, lane)


def _whole_lane(lane: Lane) -> Lane:
    role = lane.role or ROLE_OF_LANE.get(lane.id, lane.id)
    name = lane.name
    if not name:
        known = f"lane-{role}" if role in LANE_ROLES else ""
        words = [("zh-CN", term(known, "zh-CN")), ("en", term(known, "en"))] if known else [("en", lane.id)]
        name = Text(tuple(words))
    return replace(lane, role=role if role in LANE_ROLES else None, name=name)


def cards(blueprint: Blueprint, roles: dict[str, str]) -> Blueprint:
    """The blueprint with an id for each step and card, and step names."""
    taken = {card.id for step in blueprint.steps for cell in step.cells.values() for card in cell if card.id}
    taken |= {step.id for step in blueprint.steps if step.id}
    steps = []
    for at, step in enumerate(named(blueprint.steps, taken), 1):
        cells = {}
        for lane, cell in step.cells.items():
            prefix = CARD_PREFIX.get(roles.get(lane, ""), "card")
            stems = [f"{prefix}-{at}" + (f"-{number}" if number > 1 else "") for number in range(1, len(cell) + 1)]
            cells[lane] = tuple(
                card if card.id else replace(card, id=_free(stem, taken))
                for card, stem in zip(cell, stems, strict=True)
            )
        steps.append(_with_name(_pushed_down(replace(step, cells=cells), roles), roles))
    return replace(blueprint, steps=tuple(steps))


def _with_name(step: Step, roles: dict[str, str]) -> Step:
    if step.name:
        return step
    acting = customer_cards(step, roles) or tuple(card for cell in step.cells.values() for card in cell)
    return replace(step, name=acting[0].text) if acting else step


def customer_cards(step: Step, roles: dict[str, str]) -> tuple[Card, ...]:
    """The step's customer actions, in order."""
    return tuple(card for lane, cell in step.cells.items() if roles.get(lane) == "customer" for card in cell)


def _pushed_down(step: Step, roles: dict[str, str]) -> Step:
    """What a step says of its customer's action stands on that action's card, as in the long form."""
    keys = [
        key for key in keys_of(Step) if key.becomes == "card" and getattr(step, key.attribute) not in (None, (), Text())
    ]
    targets = customer_cards(step, roles) or tuple(card for cell in step.cells.values() for card in cell)
    if not keys or not targets:
        return step
    card = targets[0]
    missing = {
        key.attribute: getattr(step, key.attribute)
        for key in keys
        if getattr(card, key.attribute) in (None, (), Text())
    }
    cells = {
        lane: tuple(replace(item, **missing) if item is card else item for item in cell)
        for lane, cell in step.cells.items()
    }
    cleared: dict[str, Any] = {key.attribute: key.default for key in keys}
    return replace(step, cells=cells, **cleared)


def gathered(engagement: Engagement) -> Engagement:
    """Pains, delights, moments … written at a step, moved to the lists of the engagement."""
    moved: dict[str, list[Any]] = {}
    blueprints = {}
    for name, blueprint in engagement.blueprints.items():
        steps = []
        for step in blueprint.steps:
            cleared: dict[str, Any] = {}
            for key in keys_of(Step):
                if key.becomes in ("", "card") or not getattr(step, key.attribute):
                    continue
                moved.setdefault(key.becomes, []).extend(
                    _at(item, step.id, name) for item in getattr(step, key.attribute)
                )
                cleared[key.attribute] = ()
            steps.append(replace(step, **cleared) if cleared else step)
        blueprints[name] = replace(blueprint, steps=tuple(steps))
    more: dict[str, Any] = {name: (*getattr(engagement, name), *items) for name, items in moved.items()}
    return replace(engagement, blueprints=blueprints, **more)


def _at(item: Any, step: str, blueprint: str) -> Any:
    facts: dict[str, Any] = {} if item.step else {"step": step}
    if hasattr(item, "variant") and item.variant is None:
        facts["variant"] = blueprint
    if isinstance(item, Moment) and item.name.in_language("en").strip().lower() in ("true", "yes", "是"):
        facts["name"] = Text()
    return replace(item, **facts)


def placed(engagement: Engagement, roles: dict[str, str]) -> Engagement:
    """Moments of truth with both their step and their action."""
    steps = [step for blueprint in engagement.blueprints.values() for step in blueprint.steps]
    moments = []
    for moment in engagement.moments:
        if not moment.step and moment.action:
            home = next((step.id for step in steps if _holds(step, moment.action)), "")
            moment = replace(moment, step=home)
        if moment.step and not moment.action:
            acting = next((customer_cards(step, roles) for step in steps if step.id == moment.step), ())
            moment = replace(moment, action=acting[0].id if acting else None)
        moments.append(moment)
    return replace(engagement, moments=tuple(moments))


def _holds(step: Step, card: str) -> bool:
    return any(item.id == card for cell in step.cells.values() for item in cell)


def arrows(blueprint: Blueprint, lane_order: Sequence[Lane], findings: list[Diagnostic]) -> tuple[Connection, ...]:
    """All arrows: the time order, those the lanes imply (unless a list says what there is), the author's."""
    own = tuple(_sound(blueprint.connections.also, findings)) if blueprint.connections else ()
    implied = blueprint.connections is None
    if blueprint.connections is not None and blueprint.connections.implied is not None:
        implied = blueprint.connections.implied
    roles = {lane.id: lane.role or "" for lane in lane_order}
    cells = [cell for step in blueprint.steps for cell in step.cells.items()]  # of lanes that could not be read, too
    homes = {card.id: roles.get(lane, "") for lane, cell in cells for card in cell}
    times = {card.id: at for at, step in enumerate(blueprint.steps) for cell in step.cells.values() for card in cell}
    drawn = [_whole_arrow(arrow, homes, times, at) for at, arrow in enumerate(own, 1)]
    known = {(arrow.source, arrow.target) for arrow in drawn}
    known |= {(arrow.target, arrow.source) for arrow in drawn if arrow.dir == "both"}
    added = [*_time_order(blueprint, roles), *(_implied(blueprint, roles) if implied else ())]
    return (*(arrow for arrow in added if (arrow.source, arrow.target) not in known), *drawn)


def _sound(given: Sequence[Connection], findings: list[Diagnostic]) -> Iterable[Connection]:
    """The author's arrows that have two ends, each once."""
    seen: set[tuple[str, str, str]] = set()
    for arrow in given:
        ends = (arrow.source, arrow.target, arrow.kind)
        if not arrow.source or not arrow.target:
            continue
        if arrow.source == arrow.target or ends in seen:
            what = "self" if arrow.source == arrow.target else "duplicate"
            line = f"{arrow.source} → {arrow.target}"
            findings.append(Diagnostic("CN-02", arrow.origin.span, {"what": word(what), "id": line}))
        else:
            seen.add(ends)
            yield arrow


def _whole_arrow(arrow: Connection, homes: dict[str, str], times: dict[str, int], at: int) -> Connection:
    direction = arrow.dir or "forward"
    against_time = direction == "forward" and times.get(arrow.source, 0) > times.get(arrow.target, 0)
    found = _kind_between(homes.get(arrow.source, ""), homes.get(arrow.target, ""))
    kind = arrow.kind or ("feedback" if against_time and found != "supply" else found)
    return replace(arrow, id=arrow.id or f"cn-{at}", kind=kind, dir=direction)


def _kind_between(start: str, end: str) -> str:
    order = ("evidence", "customer", "frontstage", "technology", "midstage", "backstage", "support", "partner")
    if "customer" in (start, end) and (start in _ONSTAGE or end in _ONSTAGE):
        return "interaction"
    if start not in order or end not in order or start == end:
        return "handoff" if start == end else "information"
    return "trigger" if order.index(start) < order.index(end) else "supply"


def _time_order(blueprint: Blueprint, roles: dict[str, str]) -> Iterable[Connection]:
    acting = [card for step in blueprint.steps for card in customer_cards(step, roles)]
    for before, after in itertools.pairwise(acting):
        yield _arrow(before, after, "sequence", "forward")


def _arrow(source: Card, target: Card, kind: str, direction: str) -> Connection:
    name = f"{source.id}-to-{target.id}"
    return Connection(id=name, source=source.id, target=target.id, kind=kind, dir=direction, implied=True)


def _implied(blueprint: Blueprint, roles: dict[str, str]) -> Iterable[Connection]:
    """In one step: customer ↔ frontstage → (midstage →) backstage ↔ support."""
    for step in blueprint.steps:
        by_role: Callable[[str], tuple[Card, ...]] = lambda role, step=step: tuple(  # type: ignore[misc]  # noqa: E731
            card for lane, cell in step.cells.items() if roles.get(lane) == role for card in cell
        )
        customer = by_role("customer")
        onstage = [by_role("frontstage"), by_role("technology")]
        middle, back = by_role("midstage"), by_role("backstage")
        for cell in onstage:
            yield from _pairs(customer, cell, "interaction", "both")
            yield from _pairs(cell, middle or back, "trigger", "forward")
        if middle:
            yield from _pairs(middle, back, "trigger", "forward")
        for cell in (by_role("support"), by_role("partner")):
            yield from _pairs(back or middle, cell, "supply", "both")


def _pairs(upper: Sequence[Card], lower: Sequence[Card], kind: str, direction: str) -> Iterable[Connection]:
    """First with first, second with second; the last of the shorter cell takes what is left."""
    if upper and lower:
        for at in range(max(len(upper), len(lower))):
            yield _arrow(upper[min(at, len(upper) - 1)], lower[min(at, len(lower) - 1)], kind, direction)


def days(engagement: Engagement) -> Engagement:
    """Sessions written straight into the workshop, as its one day; each session with an id."""
    workshop = engagement.workshop
    if workshop is None:
        return engagement
    held = tuple(_counted(workshop.days))
    if workshop.sessions:
        held = (*held, Day(day=len(held) + 1, start=workshop.start, sessions=workshop.sessions, origin=workshop.origin))
    taken = {session.id for day in held for session in day.sessions if session.id}
    flat = iter(named([session for day in held for session in day.sessions], taken))
    held = tuple(replace(day, sessions=tuple(next(flat) for _ in day.sessions)) for day in held)
    goals = named(workshop.objectives, {goal.id for goal in workshop.objectives if goal.id})
    return replace(engagement, workshop=replace(workshop, days=held, sessions=(), objectives=goals))


def decked(engagement: Engagement) -> Engagement:
    """The engagement with the deck of its workshop, where it has days that are held and nobody says which deck."""
    workshop = engagement.workshop
    held = workshop is not None and bool(workshop.profile or workshop.all_sessions)
    if not held or "kind" in engagement.deck.origin.keys:
        return engagement
    return replace(engagement, deck=replace(engagement.deck, kind="workshop"))


def _counted(held: Iterable[Day]) -> Iterable[Day]:
    """Days without a number of their own, by their place."""
    last = 0
    for day in held:
        last = day.day if "day" in day.origin.keys else last + 1
        yield day if day.day == last else replace(day, day=last)


def horizons(engagement: Engagement) -> Engagement:
    """The roadmap with short, mid and long term where the author names no horizons. Source: field reference, §10."""
    plan = engagement.roadmap
    if plan is None or plan.horizons:
        return engagement
    usual = tuple(
        Horizon(id=name, months=months, name=Text(tuple((tag, term(f"horizon-{name}", tag)) for tag in LANGUAGES)))
        for name, months in DEFAULT_HORIZONS
    )
    return replace(engagement, roadmap=replace(plan, horizons=usual))


def identified(engagement: Engagement) -> Engagement:
    """Each entry of each list with an id of its own."""
    changes: dict[str, Any] = {}
    for key in keys_of(Engagement):
        items = getattr(engagement, key.attribute)
        nameless = key.many and any(not getattr(item, "id", "x") for item in items)
        if nameless and type(items[0]).PREFIX:
            changes[key.attribute] = named(items, {item.id for item in items if item.id})
    if engagement.roadmap is not None:
        items = engagement.roadmap.items
        changes["roadmap"] = replace(engagement.roadmap, items=named(items, {item.id for item in items if item.id}))
    return replace(engagement, **changes) if changes else engagement

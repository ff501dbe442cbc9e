"""What is to be done, by whom and when: roadmap, responsibilities, risks, the change-over, releases.

In: a `Speaker`. Out: slides. Guaranteed: counted from the file's data; a slide without data is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.model.design import Exposure, Risk, RoadmapItem
from generator.outline import Slide
from generator.outline.blocks import Checklist, Item, Line, Node, Plan, Prose, Table, lines
from generator.outline.speaker import Speaker
from generator.terms import GAP, is_chinese

RISK_FLOORS = (6, 10, 15)  # of likelihood × impact: medium, high, very high
_RACI = {"A": "cell-strong", "A/R": "cell-strong", "R/A": "cell-strong", "R": "cell-good", "C": "cell-fair"}
_RISK = {0: "cell-good", 1: "cell-fair", 2: "cell-poor", 3: "cell-bad"}


def roadmap(speaker: Speaker) -> Iterable[Slide]:
    """Items in their horizons, a row for each who answers for them, with what waits for what."""
    plan = speaker.engagement.roadmap
    if plan is None or not plan.items:
        return
    horizons = [horizon.id for horizon in plan.horizons]
    names = [_horizon_name(speaker, horizon) for horizon in horizons]
    placed = [item for item in plan.items if item.horizon in horizons]
    owners = list(dict.fromkeys(_owner(speaker, item) for item in placed))
    rows = owners if 1 < len(owners) <= 6 else [""]
    nodes = tuple(
        Node(
            item.id,
            Item(speaker.say(item.title), lines(_of_item(speaker, item)), item.release or ""),
            horizons.index(item.horizon or ""),
            _owner(speaker, item) if len(rows) > 1 else "",
        )
        for item in placed
    )
    known = {item.id for item in placed}
    arrows = tuple((before, item.id) for item in placed for before in item.depends_on if before in known)
    described = "; ".join(f"{names[node.column]}: {node.item.heading}" for node in nodes).replace("\n", " / ")
    block = Plan(tuple(names), tuple(rows), nodes, arrows, described)
    title = _roadmap_title(speaker, placed, horizons)
    sources = speaker.source(*(item.sources for item in placed))
    yield speaker.slide("roadmap", "roadmap", title, (block,), minutes=5, wish=speaker.wish("roadmap"), source=sources)


def _horizon_name(speaker: Speaker, identifier: str) -> str:
    plan = speaker.engagement.roadmap
    for horizon in plan.horizons if plan else ():
        if horizon.id == identifier:
            name = speaker.say(horizon.name) or identifier
            if len(horizon.months) == 2:
                first, last = (f"{month:g}" for month in horizon.months)
                return f"{name}\n{speaker.label('months-span').format(first, last)}"
            return name
    return identifier


def _owner(speaker: Speaker, item: RoadmapItem) -> str:
    return speaker.name_of("stakeholder|actor", item.owner)


def _of_item(speaker: Speaker, item: RoadmapItem) -> Iterator[str]:
    named = [speaker.name_of("metric", metric) for metric in item.metrics]
    if named:
        colon, comma = ("：", "、") if is_chinese(speaker.first) else (": ", ", ")
        yield f"{speaker.label('metric')}{colon}{comma.join(named)}"


def _roadmap_title(speaker: Speaker, items: Sequence[RoadmapItem], horizons: Sequence[str]) -> str:
    free = [item for item in items if not item.depends_on]
    first = min(free or items, key=lambda item: horizons.index(item.horizon or horizons[0]))
    used = len({item.horizon for item in items})
    waiting = len(items) - len(free)
    template = "roadmap-title-waiting" if waiting else "roadmap-title"
    return speaker.each(template, str(len(items)), str(used), first.title, str(waiting))


def raci(speaker: Speaker) -> Iterable[Slide]:
    """The responsibility matrix: activities down, roles across."""
    matrix = speaker.engagement.raci
    if matrix is None or not matrix.rows:
        return
    roles = list(dict.fromkeys((*matrix.roles, *(role for row in matrix.rows for role in row.letters))))
    header = (speaker.word("activity"), *(speaker.name_of("stakeholder|actor", role) for role in roles))
    rows = tuple(
        (speaker.name_of("roadmap_item", row.item), *(row.letters.get(role, "–") for role in roles))
        for row in matrix.rows
    )
    marks = tuple(
        (at, column, _RACI[letter])
        for at, row in enumerate(rows)
        for column, letter in enumerate(row)
        if column and letter in _RACI
    )
    middle = tuple(range(1, len(header)))
    table = Table(header, rows, (2.6, *(1.0 for _ in roles)), speaker.word("raci-table"), marks, middle)
    legend = Prose((Line(speaker.word("raci-legend")),))
    yield speaker.slide(
        "raci", "raci", _raci_title(speaker, roles), (table, legend), minutes=4, wish=speaker.wish("raci")
    )


def _raci_title(speaker: Speaker, roles: Sequence[str]) -> str:
    matrix = speaker.engagement.raci
    rows = matrix.rows if matrix else ()
    counts = {role: sum("A" in row.letters.get(role, "") for row in rows) for role in roles}
    most = max(counts, key=lambda role: counts[role])
    name = speaker.named("stakeholder|actor", most)
    return speaker.each("raci-title", name, str(len(rows)), str(counts[most]))


def risks(speaker: Speaker) -> Iterable[Slide]:
    """Risks and assumptions by weight, then what was objected and what is answered."""
    every = speaker.engagement.risks
    weighed = sorted((one for one in every if one.kind != "challenge"), key=_weight, reverse=True)
    if weighed:
        yield _risk_table(speaker, weighed)
    challenges = [one for one in every if one.kind == "challenge"]
    if challenges:
        header = tuple(speaker.word(name) for name in ("challenge", "response", "owner"))
        rows = tuple(_answered(speaker, one) for one in challenges)
        answered = sum(bool(one.response) for one in challenges)
        name = "challenges-title-all" if answered == len(challenges) > 1 else "challenges-title"
        title = speaker.count(name, len(challenges), str(answered))
        table = Table(header, rows, (3, 4, 1.5), speaker.word("challenges-table"))
        source = speaker.source(*(one.sources for one in challenges))
        wish = speaker.wish("risks", "challenges")
        yield speaker.slide(
            "challenges",
            "risks",
            title,
            (table,),
            notes="challenges",
            minutes=3,
            wish=wish,
            source=source,
            aside=bool(weighed),
        )


def _weight(risk: Risk) -> int:
    return (risk.likelihood or 0) * (risk.impact or 0)


def _answered(speaker: Speaker, risk: Risk) -> tuple[str, str, str]:
    owner = speaker.name_of("stakeholder|actor", risk.owner) or "–"
    return (speaker.say(risk.text), speaker.say(risk.response) or "–", owner)


def _risk_table(speaker: Speaker, weighed: Sequence[Risk]) -> Slide:
    names = ("risk", "kind", "likelihood", "impact", "response", "owner")
    rows, roles = [], []
    for at, one in enumerate(weighed):
        text, response, owner = _answered(speaker, one)
        scores = [str(score) if score is not None else "–" for score in (one.likelihood, one.impact)]
        rows.append((text, speaker.word(f"risk-{one.kind}"), *scores, response, owner))
        if _weight(one):
            level = sum(_weight(one) >= floor for floor in RISK_FLOORS)
            roles += [(at, 2, _RISK[level]), (at, 3, _RISK[level])]
    high = sum(_weight(one) >= 10 for one in weighed)
    template = "risks-title" if high else "risks-title-low"
    title = speaker.each(template, str(len(weighed)), str(high), weighed[0].text)
    header = tuple(speaker.word(name) for name in names)
    table = Table(header, tuple(rows), (3, 1, 0.8, 0.8, 3.4, 1.4), speaker.word("risks-table"), tuple(roles), (2, 3))
    source = speaker.source(*(one.sources for one in weighed))
    return speaker.slide("risks", "risks", title, (table,), minutes=4, wish=speaker.wish("risks"), source=source)


def changeover(speaker: Speaker) -> Iterable[Slide]:
    """The checklist of places that change with the service."""
    places = speaker.engagement.changeover
    if not places:
        return
    items = tuple(_place(speaker, one) for one in places)
    done = tuple(at for at, one in enumerate(places) if one.done)
    open_ones = [one for one in places if not one.done]
    dated = sorted(one.due for one in open_ones if one.due)
    if dated:
        title = speaker.both(
            lambda one: one.each("changeover-title", str(len(places)), str(len(done)), one.date(dated[-1]))
        )
    else:
        title = speaker.each("changeover-title-plain", str(len(places)), str(len(done)))
    wish = speaker.wish("changeover")
    yield speaker.slide("changeover", "changeover", title, (Checklist(items, done),), minutes=3, wish=wish)


def _day(speaker: Speaker, day: str) -> str:
    """A day in the page's first language; "" when there is none."""
    return speaker.date(day).split("\n")[0] if day else ""


def _place(speaker: Speaker, one: Exposure) -> Item:
    facts = [speaker.word(f"reaches-{one.reaches}").split("\n")[0] if one.reaches else ""]
    facts += [speaker.name_of("stakeholder|actor", one.owner), _day(speaker, one.due).replace(GAP, " ")]
    mark = " · ".join(fact for fact in facts if fact)
    return Item(speaker.say(one.place), lines([speaker.say(one.change)]), mark)


def releases(speaker: Speaker) -> Iterable[Slide]:
    """Releases: when, what they settle, who is told what."""
    found = speaker.engagement.releases
    if not found:
        return
    names = ("release", "date", "release-issues", "release-told", "release-message")
    rows = []
    for one in sorted(found, key=lambda release: (release.date or "9999", release.id)):
        settled = [speaker.say(issue.title) for issue in speaker.engagement.issues if issue.release == one.id]
        told = (speaker.say(one.audience_of) or "–", speaker.say(one.message) or "–")
        rows.append((speaker.say(one.name) or one.id, _day(speaker, one.date) or "–", "\n".join(settled) or "–", *told))
    settled_all = sum(issue.release in {one.id for one in found} for issue in speaker.engagement.issues)
    title = speaker.each("releases-title", str(len(found)), str(settled_all))
    table = Table(
        tuple(speaker.word(name) for name in names),
        tuple(rows),
        (1.4, 1.2, 2.6, 1.8, 3),
        speaker.word("releases-table"),
    )
    source = speaker.source(*(one.sources for one in found))
    yield speaker.slide(
        "releases", "releases", title, (table,), minutes=3, wish=speaker.wish("releases"), source=source
    )

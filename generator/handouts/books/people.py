"""Who it is for and who has a say: needs with segments, stakeholders with what each phase means to them.

In: a `Desk`. Out: books. Guaranteed: fields of the grid and classes of salience are those of `measure`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from generator import measure
from generator.handouts.books.issues import illustrative
from generator.handouts.books.tables import Desk, Field, quoted
from generator.model import Need, Phase, Stakeholder
from generator.model.base import BASES
from generator.model.insight import Segment, Touch
from generator.sheet import Book, Cell, Column, Sheet

LAYERS = ("surface", "behaviour", "expectation", "motive", "emotion", "value")
CARES = ("effort", "time", "care")
KANO = {
    "must_be": "M",
    "one_dimensional": "O",
    "attractive": "A",
    "indifferent": "I",
    "reverse": "R",
    "questionable": "Q",
}
TYPES = ("customer", "employee", "internal", "partner", "regulator", "public")
ATTITUDES = ("champion", "supporter", "neutral", "critic", "blocker")
SALIENCE = ("power", "legitimacy", "urgency")
TICK = "●"


# Needs and segments


def needs(desk: Desk) -> Iterator[Book]:
    """Needs, and the segments that have them."""
    engagement = desk.speaker.engagement
    sheets = []
    if engagement.needs or engagement.personas:
        sheets.append(_needs(desk))
    if engagement.segments:
        sheets.append(_segments(desk))
    if sheets:
        yield Book("needs", desk.word("book-needs"), tuple(sheets))


def _needs(desk: Desk) -> Sheet:
    personas = tuple(desk.speaker.brief(one.name) for one in desk.speaker.engagement.personas)
    found = sorted(
        desk.speaker.engagement.needs, key=lambda one: LAYERS.index(one.layer) if one.layer in LAYERS else len(LAYERS)
    )
    fields: list[Field[Need]] = [
        Field(desk.column("id", 12), lambda one: one.id),
        Field(desk.column("need", 34), lambda one: desk.say(one.text)),
        Field(
            desk.column("persona", 12, "choice", choices=personas, is_open=True, word="detail-persona"),
            lambda one: desk.brief("persona", one.persona),
        ),
        Field(
            desk.column("step", 14, "choice", choices=desk.steps(), is_open=True),
            lambda one: desk.brief("step", one.step),
        ),
        Field(desk.chosen("depth", 18, "layer", LAYERS, entry=True), lambda one: desk.choice("layer", one.layer)),
        Field(desk.chosen("care", 11, "care", CARES, entry=True), lambda one: desk.choice("care", one.care)),
        Field(
            desk.chosen("kano", 14, "kano", tuple(KANO.values()), entry=True, word="book-kano-guess"),
            lambda one: desk.choice("kano", KANO.get(one.kano or "")),
        ),
        Field(desk.column("quote", 30, word="detail-quote"), lambda one: desk.say(one.quote)),
        Field(
            desk.chosen("basis", 12, "score", BASES), lambda one: desk.label(f"score-{one.basis}") if one.basis else ""
        ),
        Field(desk.column("remark", 22, entry=True), lambda one: desk.say(one.note)),
    ]
    lines = (desk.word("book-needs-lines"), illustrative(desk, found))
    return desk.sheet("book-needs", fields, found, lines=lines, empty=15, frozen=2)


def _segments(desk: Desk) -> Sheet:
    found = desk.speaker.engagement.segments
    fields: list[Field[Segment]] = [
        Field(desk.column("name", 18, word="segment"), lambda one: desk.say(one.name)),
        Field(desk.column("size", 12, word="segment-size"), lambda one: desk.say(one.size)),
        Field(desk.column("dimension", 18, word="segment-dimension"), lambda one: desk.say(one.dimension)),
        Field(desk.column("traits", 36, word="segment-traits"), lambda one: desk.say(one.traits)),
        Field(desk.column("use", 36, word="segment-use", entry=True), lambda one: desk.say(one.use)),
        Field(desk.owner()),
    ]
    lines = (desk.word("book-segments-lines"), illustrative(desk, found))
    return desk.sheet("book-segments", fields, found, lines=lines, empty=8)


# Stakeholders


def stakeholders(desk: Desk) -> Iterator[Book]:
    """The register of stakeholders, and what each phase means to them."""
    engagement = desk.speaker.engagement
    if not engagement.stakeholders:
        return
    sheets = [_register(desk)]
    if engagement.phases:
        sheets.append(_by_phase(desk, engagement.phases))
    yield Book("stakeholders", desk.word("book-stakeholders"), tuple(sheets))


def _register(desk: Desk) -> Sheet:
    found = desk.speaker.engagement.stakeholders
    fields: list[Field[Stakeholder]] = [
        Field(desk.column("name", 20), lambda one: desk.say(one.name)),
        Field(desk.chosen("kind", 10, "stakeholder", TYPES), lambda one: desk.label(f"stakeholder-{one.type}")),
        Field(
            desk.column("power", 8, "number", least=1, most=5, entry=True, word="detail-power"), lambda one: one.power
        ),
        Field(
            desk.column("interest", 8, "number", least=1, most=5, entry=True, word="detail-interest"),
            lambda one: one.interest,
        ),
        Field(desk.column("grid", 12, formula=_grid(desk)), lambda one: _quadrant(desk, one)),
        *(
            Field(
                desk.column(f"has_{name}", 8, "choice", choices=(TICK,), entry=True, word=f"salience-{name}"),
                _ticked(name),
            )
            for name in SALIENCE
        ),
        Field(desk.column("class", 11, formula=_salience(desk), word="salience-class"), lambda one: _class(desk, one)),
        Field(
            desk.chosen("attitude", 10, "attitude", ATTITUDES, entry=True),
            lambda one: desk.choice("attitude", one.attitude),
        ),
        Field(
            desk.chosen("wanted", 10, "attitude", ATTITUDES, entry=True),
            lambda one: desk.choice("attitude", one.desired_attitude),
        ),
        Field(desk.column("needs", 24, word="detail-needs"), lambda one: desk.say(one.needs)),
        Field(desk.column("fears", 24, word="detail-fears"), lambda one: desk.say(one.fears)),
        Field(
            desk.column("engagement", 26, word="detail-engagement", entry=True), lambda one: desk.say(one.engagement)
        ),
        Field(desk.column("cadence", 12, word="detail-cadence", entry=True), lambda one: desk.say(one.cadence)),
        Field(desk.owner(), lambda one: desk.brief("stakeholder|actor", one.owner)),
    ]
    lines = (desk.word("book-stakeholders-lines"), illustrative(desk, found))
    return desk.sheet("book-stakeholders", fields, found, lines=lines, empty=10, frozen=1)


def _ticked(attribute: str) -> Callable[[Stakeholder], Cell]:
    return lambda one: TICK if attribute in one.salience else ""


def _grid(desk: Desk) -> str:
    close, satisfied, informed, monitor = (
        quoted(desk.label(f"quadrant-{name}"))
        for name in ("manage_closely", "keep_satisfied", "keep_informed", "monitor")
    )
    high = f"{measure.HIGH:g}"
    return (
        f'=IF(COUNT({{power}},{{interest}})<2,"",IF({{power}}>{high},IF({{interest}}>{high},{close},{satisfied}),'
        f"IF({{interest}}>{high},{informed},{monitor})))"
    )


def _quadrant(desk: Desk, one: Stakeholder) -> str:
    if one.power is None or one.interest is None:
        return ""
    return desk.label(f"quadrant-{measure.quadrant(one.power, one.interest)}")


def _salience(desk: Desk) -> str:
    """The class by which of the three are ticked: the place in a list of eight."""
    kinds: list[str] = []
    for at in range(1, 8):
        held = [name for bit, name in zip((4, 2, 1), ("power", "legitimacy", "urgency"), strict=True) if at & bit]
        kinds.append(quoted(desk.label(f"salience-{measure.salience(held)}")))
    ticked = [f'({{has_{name}}}="{TICK}")*{bit}' for name, bit in zip(SALIENCE, (4, 2, 1), strict=True)]
    total = "+".join(ticked)
    return f'=IF({total}=0,"",CHOOSE({total},{",".join(kinds)}))'


def _class(desk: Desk, one: Stakeholder) -> str:
    return desk.label(f"salience-{measure.salience(one.salience)}") if one.salience else ""


def _by_phase(desk: Desk, phases: Sequence[Phase]) -> Sheet:
    found = desk.speaker.engagement.stakeholders
    fields: list[Field[Stakeholder]] = [Field(desk.column("name", 20), lambda one: desk.say(one.name))]
    for at, phase in enumerate(phases):
        need = desk.column(f"need{at}", 22, word="book-phase-need", entry=True)
        impact = desk.column(f"impact{at}", 9, "integer", word="book-phase-impact", entry=True, least=1, most=5)
        fields.append(Field(_titled(desk, need, phase), _of(phase, lambda touch: desk.say(touch.need) or TICK)))
        fields.append(Field(_titled(desk, impact, phase), _of(phase, lambda touch: touch.impact)))
    cells = ",".join(f"{{impact{at}}}" for at in range(len(phases)))
    fields.append(
        Field(
            desk.column("touched", 10, "integer", formula=f'=IF(COUNT({cells})=0,"",SUM({cells}))'),
            lambda one: _sum(one, phases),
        )
    )
    title = desk.word("book-stakeholder-phases-title")
    lines = (desk.word("book-stakeholder-phases-lines"), illustrative(desk, found))
    return desk.sheet("book-stakeholder-phases", fields, found, title=title, lines=lines, empty=6, frozen=1)


def _titled(desk: Desk, column: Column, phase: Phase) -> Column:
    word = "book-phase-need" if column.kind == "text" else "book-phase-impact"
    return replace(column, name=desk.speaker.each(word, phase.name))


def _of(phase: Phase, told: Callable[[Touch], Cell]) -> Callable[[Stakeholder], Cell]:
    def cell(one: Stakeholder) -> Cell:
        touch = next((touch for touch in one.phases if touch.phase == phase.id), None)
        return told(touch) if touch is not None else None

    return cell


def _sum(one: Stakeholder, phases: Sequence[Phase]) -> Cell:
    known = {phase.id for phase in phases}
    first = {touch.phase: touch.impact for touch in reversed(one.phases)}
    weights = [impact for phase, impact in first.items() if phase in known and impact is not None]
    return sum(weights) if weights else ""

"""What is wrong: the issue register with its figures; pains with the reviews that show them.

In: a `Desk`. Out: books. Guaranteed: priorities, damage and shares are those of the slides; what has no score has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import measure
from generator.handouts.books.tables import Desk, Field, Marks, places, quoted
from generator.model import Issue, Pain, Text
from generator.model.base import NO_TEXT
from generator.model.design import StepNote
from generator.sheet import Book, Formula, Sheet

PRIORITIES = ("P0", "P1", "P2", "P3")
STATUSES = ("open", "analysing", "planned", "fixing", "verified", "closed", "wont_fix")
SETTLED = ("verified", "closed", "wont_fix")
PRIORITY_MARKS: Marks = (("P0", "cell-bad"), ("P1", "cell-poor"), ("P2", "cell-fair"))
_LAST = "P9"  # sorts behind every priority


# Issues


def issues(desk: Desk) -> Iterator[Book]:
    """The register, with a sheet of figures that follows it; pains stand in it until there are issues."""
    engagement = desk.speaker.engagement
    if not engagement.issues and not engagement.pains:
        return
    found = list(engagement.issues) or [_of_pain(pain) for pain in todays(desk)]
    found.sort(key=lambda one: (_priority(desk, one) or _LAST, one.due or "9"))
    register = _register(desk, found)
    yield Book("issues", desk.word("book-issues"), (register, _figures(desk, found, register)))


def _of_pain(pain: Pain) -> Issue:
    return Issue(
        id=pain.id,
        title=pain.text,
        step=pain.step,
        persona=pain.persona,
        severity=pain.severity,
        frequency=pain.frequency,
        analysis=pain.root_cause,
    )


def floors(desk: Desk) -> Mapping[str, float]:
    """The least product of each priority: the house's, or the file's own."""
    return {**measure.PRIORITY_FLOORS, **desk.speaker.engagement.settings.severity_matrix}


def _priority(desk: Desk, issue: Issue) -> str:
    return issue.priority or ranked(desk, issue.severity, issue.frequency)


def ranked(desk: Desk, severity: int | None, frequency: int | None) -> str:
    """P0 to P3; "" without scores."""
    if severity is None or frequency is None:
        return ""
    return measure.issue_priority(severity, frequency, floors(desk))


def priority_formula(desk: Desk) -> str:
    """What a pair of severity and frequency comes to, as `measure.issue_priority` has it."""
    p0, p1, p2 = (f"{floors(desk).get(name, 1e9):.15g}" for name in PRIORITIES[:3])
    product = "{severity}*{frequency}"
    return (
        f'IF(COUNT({{severity}},{{frequency}})<2,"",IF({product}>={p0},"P0",'
        f'IF(OR({product}>={p1},{{severity}}>=4),"P1",IF({product}>={p2},"P2","P3"))))'
    )


def product_formula() -> str:
    return '=IF(COUNT({severity},{frequency})<2,"",{severity}*{frequency})'


def product(severity: int | None, frequency: int | None) -> int | str:
    return "" if severity is None or frequency is None else severity * frequency


def _register(desk: Desk, found: Sequence[Issue]) -> Sheet:
    limits = (f"{floors(desk).get(name, 0):g}" for name in PRIORITIES[:3])
    told = [desk.speaker.each("book-issues-lines", *limits)]
    if not desk.speaker.engagement.issues:
        told.append(desk.word("book-issues-pains"))
    rank = f'=IF({{override}}<>"",{{override}},{priority_formula(desk)})'
    statuses = desk.chosen(
        "status", 10, "status", STATUSES, word="detail-status", entry=True, marks=_status_marks(desk)
    )
    fields: list[Field[Issue]] = [
        Field(desk.column("id", 12), lambda one: one.id),
        Field(desk.column("title", 22), lambda one: desk.say(one.title)),
        Field(desk.column("description", 24), lambda one: desk.say(one.description)),
        Field(
            desk.column("step", 12, "choice", choices=desk.steps(), is_open=True),
            lambda one: desk.brief("step", one.step),
        ),
        Field(desk.column("persona", 10, word="detail-persona"), lambda one: desk.brief("persona", one.persona)),
        Field(desk.column("screenshot", 12, entry=True), lambda one: one.screenshot),
        Field(desk.scale("severity", 0, 4, "severity", word="detail-severity"), lambda one: one.severity),
        Field(desk.scale("frequency", 1, 5, "frequency", word="detail-frequency"), lambda one: one.frequency),
        Field(
            desk.column("score", 10, "integer", formula=product_formula()),
            lambda one: product(one.severity, one.frequency),
        ),
        Field(
            desk.column("override", 8, "choice", choices=PRIORITIES, entry=True),
            lambda one: one.priority if one.priority != ranked(desk, one.severity, one.frequency) else None,
        ),
        Field(
            desk.column("priority", 8, formula=rank, marks=PRIORITY_MARKS),
            lambda one: _priority(desk, one),
        ),
        Field(desk.column("analysis", 24, word="detail-root_cause"), lambda one: desk.say(one.analysis)),
        Field(desk.column("solution", 24, word="issue-solution"), lambda one: desk.say(one.solution)),
        Field(desk.owner(), lambda one: desk.brief("stakeholder|actor", one.owner)),
        Field(desk.column("due", 11, "date", entry=True), lambda one: one.due),
        Field(statuses, lambda one: desk.choice("status", one.status)),
        Field(desk.column("release", 11), lambda one: desk.brief("release", one.release)),
        Field(desk.column("verified_by", 11, entry=True), lambda one: desk.say(one.verified_by)),
        Field(desk.column("verified_date", 11, "date", entry=True), lambda one: one.verified_date),
    ]
    return desk.sheet("book-issues", fields, found, lines=told, empty=20, frozen=2)


def _status_marks(desk: Desk) -> Marks:
    return tuple((desk.label(f"status-{name}"), "cell-good") for name in SETTLED)


def _figures(desk: Desk, found: Sequence[Issue], register: Sheet) -> Sheet:
    """How many issues of each priority there are, how many are settled, and how many nobody will settle."""
    known = {"reg": places(register)}
    settled = "+".join(f"({{reg[status]:all}}={quoted(desk.label(f'status-{name}'))})" for name in SETTLED)
    here = '({reg[priority]:all}=IF({rank}="—","",{rank}))*({reg[title]:all}<>"")'
    loose = '((({reg[owner]:all}="")+({reg[due]:all}=""))>0)'
    ranks = [_priority(desk, one) for one in found]
    fields: list[Field[str]] = [
        Field(desk.column("rank", 12, word="book-priority", marks=PRIORITY_MARKS), lambda one: one or "—"),
        Field(
            desk.column("total", 10, "integer", formula=f"=SUMPRODUCT({here}*1)"),
            lambda one: ranks.count(one),
        ),
        Field(
            desk.column("settled", 10, "integer", formula=f"=SUMPRODUCT({here}*({settled}))"),
            lambda one: sum(_is(desk, issue, one) and issue.status in SETTLED for issue in found),
        ),
        Field(
            desk.column("unsettled", 10, "integer", formula="={total}-{settled}"),
            lambda one: sum(_is(desk, issue, one) and issue.status not in SETTLED for issue in found),
        ),
        Field(
            desk.column("loose", 18, "integer", formula=f"=SUMPRODUCT({here}*{loose})"),
            lambda one: sum(_is(desk, issue, one) and not (issue.owner and issue.due) for issue in found),
        ),
    ]
    totals = {"rank": desk.label("book-total")} | {
        key: Formula(f"=SUM({{{key}:all}})", value)
        for key, value in (
            ("total", len(found)),
            ("settled", sum(one.status in SETTLED for one in found)),
            ("unsettled", sum(one.status not in SETTLED for one in found)),
            ("loose", sum(not (one.owner and one.due) for one in found)),
        )
    }
    lines = (desk.word("book-summary-lines"),)
    title = desk.word("book-summary-title")
    return desk.sheet("book-summary", fields, (*PRIORITIES, ""), title=title, lines=lines, totals=totals, known=known)


def _is(desk: Desk, issue: Issue, priority: str) -> bool:
    return _priority(desk, issue) == priority


# Pains


@dataclass(frozen=True, slots=True)
class _Review:
    """Words of a customer, and the pain that they show."""

    words: Text
    step: str | None
    kind: str
    pain: str = ""
    theme: Text = NO_TEXT
    score: float | None = None


def pains(desk: Desk) -> Iterator[Book]:
    """Pains by damage, the reviews they were coded from, and what itches and pleases."""
    engagement = desk.speaker.engagement
    if not engagement.pains:
        return
    reviews = tuple(_reviews(desk))
    found = sorted(todays(desk), key=lambda one: -_damage(one))
    coding = _coding(desk, reviews)
    sheets = [_pain_sheet(desk, found, reviews, coding), coding]
    if engagement.itches or engagement.delights:
        sheets.append(_notes(desk))
    yield Book("pains", desk.word("book-pains-title"), tuple(sheets))


def todays(desk: Desk) -> list[Pain]:
    """The pains of today's service, as slides have them."""
    engagement = desk.speaker.engagement
    first = next(iter(engagement.blueprints), None)
    return [one for one in engagement.pains if one.variant in (None, first)]


def _damage(pain: Pain) -> float:
    return -1.0 if pain.severity is None or pain.frequency is None else float(pain.severity * pain.frequency)


def _pain_sheet(desk: Desk, found: Sequence[Pain], reviews: Sequence[_Review], coding: Sheet) -> Sheet:
    amounts = {one.id: _damage(one) for one in found if _damage(one) >= 0}
    shares = {one.name: one.share for one in measure.pareto(amounts)}
    counted = Counter(review.pain for review in reviews)
    share = '=IF(OR({damage}="",SUM({damage:all})=0),"",{damage}/SUM({damage:all}))'
    count = '=IF({id}="","",SUMPRODUCT(({coding[pain]:all}={id})*1))'
    fields: list[Field[Pain]] = [
        Field(desk.column("id", 12), lambda one: one.id),
        Field(desk.column("pain", 30, word="detail-pain"), lambda one: desk.say(one.text)),
        Field(
            desk.column("step", 14, "choice", choices=desk.steps(), is_open=True),
            lambda one: desk.brief("step", one.step),
        ),
        Field(desk.column("persona", 12, word="detail-persona"), lambda one: desk.brief("persona", one.persona)),
        Field(desk.scale("severity", 0, 4, "severity", word="detail-severity", entry=True), lambda one: one.severity),
        Field(
            desk.scale("frequency", 1, 5, "frequency", word="detail-frequency", entry=True), lambda one: one.frequency
        ),
        Field(
            desk.column("damage", 9, "integer", formula=product_formula()),
            lambda one: product(one.severity, one.frequency),
        ),
        Field(
            desk.column("share", 10, "percent", formula=share, word="pain-share"), lambda one: shares.get(one.id, "")
        ),
        Field(
            desk.column("priority", 9, formula=f"={priority_formula(desk)}", marks=PRIORITY_MARKS),
            lambda one: ranked(desk, one.severity, one.frequency),
        ),
        Field(
            desk.column("count", 9, "integer", formula=count, word="book-evidence-count"), lambda one: counted[one.id]
        ),
        Field(desk.column("cause", 28, word="detail-root_cause"), lambda one: desk.say(one.root_cause)),
        Field(desk.column("basis", 11), lambda one: desk.label(f"score-{one.basis or 'unknown'}")),
        Field(desk.column("remark", 20, entry=True), lambda one: desk.say(one.note)),
    ]
    lines = (desk.word("book-pains-lines"), illustrative(desk, found))
    known = {"coding": places(coding)}
    return desk.sheet("book-pains", fields, found, lines=lines, empty=12, frozen=2, known=known)


def illustrative(desk: Desk, claims: Sequence[object]) -> str:
    """A line that says so, when what is shown was made up."""
    made_up = any(getattr(one, "basis", None) == "illustrative" for one in claims)
    return desk.word("book-illustrative") if made_up else ""


def _reviews(desk: Desk) -> Iterator[_Review]:
    """What customers are known to have said: quotes of pains, then the cases of the closed loop."""
    engagement = desk.speaker.engagement
    for pain in engagement.pains:
        if pain.quote:
            yield _Review(pain.quote, pain.step, "pain", pain.id)
    for case in engagement.feedback_log:
        if case.verbatim:
            yield _Review(case.verbatim, case.step, "", "", case.theme, case.score)


def _coding(desk: Desk, reviews: Sequence[_Review]) -> Sheet:
    ids = tuple(one.id for one in desk.speaker.engagement.pains)
    kinds = tuple(desk.label(f"detail-{name}") for name in ("pain", "itch", "delight"))
    fields: list[Field[_Review]] = [
        Field(desk.column("platform", 16, entry=True)),
        Field(desk.column("day", 11, "date", entry=True, word="date")),
        Field(desk.column("verbatim", 44, entry=True), lambda one: desk.say(one.words)),
        Field(desk.column("rating", 8, "number", entry=True), lambda one: one.score),
        Field(desk.column("scene", 14, "choice", choices=desk.phases(), is_open=True, entry=True)),
        Field(
            desk.column("step", 14, "choice", choices=desk.steps(), is_open=True, entry=True),
            lambda one: desk.brief("step", one.step),
        ),
        Field(
            desk.chosen("sentiment", 10, "sentiment", ("positive", "neutral", "negative"), entry=True),
            lambda one: desk.label("sentiment-negative") if one.kind == "pain" else "",
        ),
        Field(
            desk.column("kind", 10, "choice", choices=kinds, entry=True),
            lambda one: desk.label(f"detail-{one.kind}") if one.kind else "",
        ),
        Field(desk.column("code", 16, entry=True), lambda one: desk.say(one.theme)),
        Field(
            desk.column("pain", 12, "choice", choices=ids, entry=True, is_open=True, word="book-pain-id"),
            lambda one: one.pain,
        ),
    ]
    return desk.sheet("book-coding", fields, reviews, lines=(desk.word("book-coding-lines"),), empty=60)


def _notes(desk: Desk) -> Sheet:
    engagement = desk.speaker.engagement
    kinds = tuple(desk.label(f"detail-{name}") for name in ("itch", "delight"))
    rows: list[tuple[str, StepNote]] = [
        *((kinds[0], one) for one in engagement.itches),
        *((kinds[1], one) for one in engagement.delights),
    ]
    fields: list[Field[tuple[str, StepNote]]] = [
        Field(desk.column("kind", 10, "choice", choices=kinds), lambda row: row[0]),
        Field(desk.column("code", 40, word="book-note"), lambda row: desk.say(row[1].text)),
        Field(
            desk.column("step", 16, "choice", choices=desk.steps(), is_open=True),
            lambda row: desk.brief("step", row[1].step),
        ),
        Field(desk.column("basis", 12), lambda row: desk.label(f"score-{row[1].basis or 'unknown'}")),
        Field(desk.column("remark", 30, entry=True), lambda row: desk.say(row[1].note)),
    ]
    return desk.sheet("book-itches", fields, rows, lines=(desk.word("book-itches-lines"),), empty=10)

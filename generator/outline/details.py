"""What an engagement says of each card, stakeholder and note, as rows to read beside a drawing.

In: an engagement and a language. Out: `Details` by id: of a card by "<drawing>/<card>", the drawing being a blueprint
or a comparison of two, and, for the first blueprint that has it, by "<card>"; of all else by their own id.
Guaranteed: nothing the author did not say; no empty row; what belongs to a step as a whole stands with the customer's
actions in it, or with its first card.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator import measure
from generator.difference import pairs
from generator.measure import SECONDS
from generator.model import (
    Blueprint,
    Card,
    Claim,
    Delight,
    Duration,
    Emotion,
    Engagement,
    Issue,
    Itch,
    Metric,
    Moment,
    Opportunity,
    Pain,
    Source,
    Stakeholder,
    Standard,
    Step,
    Text,
    Wait,
)
from generator.outline import Details
from generator.outline.metrics import figure
from generator.strategies import HOUSE
from generator.terms import TERMS, is_chinese, length_of_time, signed, term

Rows = Iterator[tuple[str, str]]
TEXTS = ("system", "thought", "policy", "fact", "evidence_none")
STAKEHOLDER_TEXTS = ("needs", "fears", "contribution", "influence", "engagement", "cadence")


def collect(engagement: Engagement, language: str) -> dict[str, Details]:
    """All details of an engagement, by id."""
    teller = _Teller(engagement, language)
    found: dict[str, Details] = {}
    for blueprint in engagement.blueprints.values():
        for step in blueprint.steps:
            for lane, cards in step.cells.items():
                for card in cards:
                    details = teller.card(blueprint, step, lane, card)
                    found[f"{blueprint.id}/{card.id}"] = details
                    found.setdefault(card.id, details)
    found |= dict(_compared(engagement, found))
    for stakeholder in engagement.stakeholders:
        found.setdefault(stakeholder.id, teller.stakeholder(stakeholder))
    for kind, notes in teller.notes.items():
        for note in notes:
            rows = tuple(teller.kept(teller.note(note)))
            found.setdefault(note.id, Details(teller.say(note.text), teller.word(f"detail-{kind}"), rows))
    for opportunity in engagement.opportunities:
        rows = tuple(teller.kept(teller.opportunity(opportunity)))
        found.setdefault(opportunity.id, Details(teller.say(opportunity.hmw), teller.word("detail-opportunity"), rows))
    for standard in engagement.standards:
        found.setdefault(standard.id, teller.standard(standard))
    return found


def _compared(engagement: Engagement, found: Mapping[str, Details]) -> Iterator[tuple[str, Details]]:
    """The cards of two blueprints under the ids they have where these are compared."""
    for before, after in pairs(engagement.blueprints.values()):
        both = f"{before.id}-{after.id}"
        for state, side in ((before, "above"), (after, "below")):
            for step in state.steps:
                for card in (card for cards in step.cells.values() for card in cards):
                    details = found[f"{state.id}/{card.id}"]
                    yield f"difference-{both}/{card.id}", details  # the later state's, where both have the card
                    yield f"side-by-side-{both}/{side}/{card.id}", details


class _Teller:
    def __init__(self, engagement: Engagement, language: str) -> None:
        self.engagement = engagement
        self.language = language
        self.notes: dict[str, tuple[Pain | Itch | Delight, ...]] = {
            "pain": engagement.pains,
            "itch": engagement.itches,
            "delight": engagement.delights,
        }

    # words

    def say(self, text: Text | None) -> str:
        return text.in_language(self.language) if text else ""

    def word(self, identifier: str) -> str:
        return term(identifier, self.language)

    def choice(self, family: str, value: str | None) -> str:
        """The word for one of a key's values; the value itself when the glossary has none."""
        known = f"{family}-{value}"
        return self.word(known) if known in TERMS else (value or "").replace("_", " ")

    def name(self, kind: str, reference: str | None) -> str:
        return self.engagement.name_of(kind, reference, self.language)

    def row(self, key: str, *lines: str) -> tuple[str, str]:
        """A row; lines without content are left out."""
        return (self.word(f"detail-{key}"), "\n".join(line for line in lines if line))

    def kept(self, rows: Iterable[tuple[str, str]]) -> Rows:
        """The rows that say something, each once."""
        return iter(dict.fromkeys(row for row in rows if row[1]))

    def in_brackets(self, text: str, *remarks: str) -> str:
        """A text with its remarks behind it."""
        chinese = is_chinese(self.language)
        said = ("，" if chinese else ", ").join(remark for remark in remarks if remark)
        if not said or not text:
            return text or said
        return f"{text}（{said}）" if chinese else f"{text} ({said})"

    def labelled(self, label: str, text: str) -> str:
        """A text behind the word for what it is; "" without a text."""
        return f"{label}{'：' if is_chinese(self.language) else ': '}{text}" if text else ""

    def block(self, key: str, head: str, rows: Iterable[tuple[str, str]]) -> tuple[str, str]:
        """A row with rows of its own, a line each."""
        return self.row(key, head, *(self.labelled(name, text.replace("\n", " · ")) for name, text in self.kept(rows)))

    # cards

    def card(self, blueprint: Blueprint, step: Step, lane: str, card: Card) -> Details:
        """All that the file says of a card."""
        found = next((one for one in self.engagement.lanes if one.id == lane), None)
        kind = (self.say(found.name) if found else "") or lane
        rows = [*self._action(card)]
        if self._is_home(step, card):
            rows += self._hanging(blueprint, step, {card.id, None}, {step.id})
            rows += self._step(step)
        else:
            rows += self._hanging(blueprint, step, {card.id}, set())
        rows += self.claim(card)
        return Details(self.say(card.text), kind, tuple(self.kept(rows)))

    def _is_home(self, step: Step, card: Card) -> bool:
        """Whether what belongs to the whole step is told with this card."""
        actions = self.engagement.customer_cards(step)
        whole = [one for lane in self.engagement.lanes for one in step.cells.get(lane.id, ())]
        return card.id in {one.id for one in (actions or whole[:1])}

    def _action(self, card: Card) -> Rows:
        yield self.row("actor", self.name("actor", card.actor))
        yield self.row("channel", self.name("channel", card.channel))
        yield self.row("duration", self.length(card.duration))
        yield self.row("wait", self.length(card.wait))
        if card.wait is not None:
            means = (self.choice("wait", one) for one in card.wait.mitigation)
            yield self.row("mitigation", ("、" if is_chinese(self.language) else ", ").join(means))
        yield self.row("emotion", *(self.emotion(one) for one in card.emotions))
        for key in TEXTS:
            yield self.row(key, self.say(getattr(card, key)))
        for reference in card.metric:
            yield self.row("metric", self.metric(reference))
        if card.fail_point is not None:
            yield self.row("fail_point", self.say(card.fail_point.text))
            yield self.row("recovery", self.say(card.fail_point.recovery))
            yield self.row("fail_safe", self.say(card.fail_point.fail_safe))
        yield self.row("owner", self.name("stakeholder|actor", card.owner))
        if card.cost is not None:
            yield self.row(
                "cost", self.in_brackets(f"{card.cost.amount:,g} {card.cost.currency}", self.say(card.cost.per))
            )
        for key in ("proactive", "solo"):
            if getattr(card, key):
                yield self.row(key, self.word(f"detail-{key}-yes"))

    def _step(self, step: Step) -> Rows:
        yield self.row("goal", self.say(step.goal))
        if step.origin.keys.get("value"):
            yield self.row("value", self.choice("value", step.value))
        for question in step.questions:
            yield self.row("question", self.say(question))
        yield self.row("emotion", *(self.emotion(one) for one in step.emotions))
        for note in step.notes:
            yield self.row("note", self.say(note))
        yield from self.claim(step)

    def claim(self, claim: Claim) -> Rows:
        """How something is known."""
        yield self.row("basis", self.choice("score", claim.basis) if claim.basis else "")
        yield self.row("sources", *(self.source(one) for one in claim.sources))
        yield self.row("tags", ("、" if is_chinese(self.language) else ", ").join(claim.tags))
        yield self.row("note", self.say(claim.note))

    def source(self, reference: str) -> str:
        found = self.engagement.find("source", reference)
        if not isinstance(found, Source):
            return reference
        return self.in_brackets(self.say(found.citation), f"n = {found.n}" if found.n is not None else "", found.url)

    def length(self, time: Duration | Wait | None) -> str:
        """A length of time, and the longest that is borne."""
        if time is None:
            return ""
        usual = time.typical if isinstance(time, Duration) else time.expected
        unit = SECONDS.get(time.unit, 60.0)
        longest = f"≤{length_of_time(time.max * unit, self.language)}" if time.max is not None else ""
        return self.in_brackets(length_of_time(usual * unit, self.language), longest)

    def emotion(self, emotion: Emotion) -> str:
        basis = self.word(f"score-{emotion.basis}") if emotion.basis else ""
        return self.in_brackets(
            signed(emotion.score), self.name("persona", emotion.persona), basis, self.say(emotion.note)
        )

    def metric(self, reference: str) -> str:
        """A metric with the figures that are known, and what keeps them honest."""
        found = self.engagement.find("metric", reference)
        if not isinstance(found, Metric):
            return reference
        figures = [
            f"{self.word(label)} {figure(found, value, self.language)}"
            for label, value in (("today", found.today), ("target", found.target), ("result", found.result))
            if value is not None
        ]
        basis = self.choice("score", found.basis) if found.basis else ""
        sample = f"n = {found.n}" if found.n is not None else ""
        small = self.in_brackets("", sample, self.say(found.period), basis)
        owner = self.labelled(self.word("detail-owner"), self.name("stakeholder|actor", found.owner))
        return "\n".join(part for part in (self.say(found.name), " → ".join(figures), small, owner) if part)

    # what hangs on a card

    def _hanging(self, blueprint: Blueprint, step: Step, cards: set[str | None], steps: set[str]) -> Rows:
        """Moments, pains, wishes, delights, opportunities, issues and feedback of a card, or of a step as a whole."""
        here = {card.id for found in step.cells.values() for card in found}

        def hangs(card: str | None, at: str | None) -> bool:
            """A card of this step is its own place; a card elsewhere is not."""
            return card in cards if card in here else at in steps

        first = next(iter(self.engagement.blueprints), blueprint.id) == blueprint.id
        for moment in self.engagement.moments:
            if hangs(moment.action, moment.step):
                name = self.say(moment.name) or self.say(moment.promise) or moment.id
                yield self.block("moment", name, self.moment(moment))
        told: set[str] = set()
        for kind, notes in self.notes.items():
            for note in notes:
                if hangs(note.card, note.step) and (note.variant == blueprint.id if note.variant else first):
                    told.add(note.id)
                    yield self.block(kind, self.say(note.text), self.note(note))
        for opportunity in self.engagement.opportunities:
            if opportunity.step in steps or told & set(opportunity.pains):
                yield self.row("opportunity", self.say(opportunity.hmw), *self._ideas(opportunity))
        for issue in self.engagement.issues:
            if issue.step in steps:
                yield self.row("issue", self.issue(issue))
        for case in self.engagement.feedback_log:
            if case.step in steps:
                yield self.row("feedback", self.say(case.verbatim) or self.say(case.theme))

    def moment(self, moment: Moment) -> Rows:
        """A moment of truth, row by row."""
        yield self.row("position", self.choice("position", moment.position) if moment.position else "")
        yield self.row("expectation", self.say(moment.expectation))
        yield self.row("promise", self.say(moment.promise))
        if moment.emotion is not None:
            scores = (moment.emotion.current, moment.emotion.target)
            yield self.row("emotion", " → ".join(signed(score) for score in scores if score is not None))
        yield self.row("strategy", *(self.strategy(one) for one in (moment.strategy, *moment.secondary) if one))
        for reference in moment.metrics:
            yield self.row("metric", self.metric(reference))
        for reference in moment.standards:
            found = self.engagement.find("standard", reference)
            yield self.row("standard", self.say(found.behaviour) if isinstance(found, Standard) else reference)
        if moment.recovery is not None:
            steps = ("apologise", "explain", "fix", "compensate", "follow_up")
            told = ((self.word(f"recovery-{key}"), self.say(getattr(moment.recovery, key))) for key in steps)
            yield self.row("recovery", *(self.labelled(*one) for one in told))
        yield self.row("owner", self.name("stakeholder|actor", moment.owner))
        yield self.row("priority", self._priority(moment))

    def strategy(self, reference: str) -> str:
        own = self.engagement.find("strategy", reference)
        found = own or HOUSE.get(reference)
        name, do = (getattr(found, key, None) for key in ("name", "do"))
        return self.in_brackets(self.say(name) or reference, self.say(do))

    def _priority(self, moment: Moment) -> str:
        shift = moment.emotion
        if moment.impact is None or moment.frequency is None or shift is None:
            return ""
        if shift.current is None or shift.target is None:
            return ""
        score = measure.priority(moment.impact, moment.frequency, shift.current, shift.target, moment.position)
        return f"{score:g}"

    def note(self, note: Pain | Itch | Delight) -> Rows:
        """What is known of a pain, a wish or a delight."""
        if isinstance(note, Pain):
            yield self.row("severity", f"{note.severity} / 4" if note.severity is not None else "")
            yield self.row("frequency", f"{note.frequency} / 5" if note.frequency is not None else "")
            yield self.row("persona", self.name("persona", note.persona))
            yield self.row("root_cause", self.say(note.root_cause))
            yield self.row("quote", self.say(note.quote))
        yield from self.claim(note)

    def opportunity(self, opportunity: Opportunity) -> Rows:
        """What an opportunity starts from, and what answers it."""
        for pain in opportunity.pains:
            yield self.row("pain", self.name("pain", pain))
        yield self.row("impact", f"{opportunity.impact:g} / 5" if opportunity.impact is not None else "")
        yield self.row("effort", f"{opportunity.effort:g} / 5" if opportunity.effort is not None else "")
        for idea in self._ideas(opportunity):
            yield self.row("idea", idea)
        yield from self.claim(opportunity)

    def _ideas(self, opportunity: Opportunity) -> list[str]:
        named = [self.name("idea", one) for one in opportunity.ideas]
        answers = [self.say(idea.text) for idea in self.engagement.ideas if idea.opportunity == opportunity.id]
        return list(dict.fromkeys(named + answers))

    def issue(self, issue: Issue) -> str:
        owner = self.name("stakeholder|actor", issue.owner)
        return self.in_brackets(self.say(issue.title), issue.priority or "", self.choice("status", issue.status), owner)

    # stakeholders

    def stakeholder(self, stakeholder: Stakeholder) -> Details:
        """All that the file says of a stakeholder."""
        rows = [self.row("type", self.choice("stakeholder", stakeholder.type))]
        for key in ("power", "interest"):
            value = getattr(stakeholder, key)
            rows.append(self.row(key, f"{value:g} / 5" if value is not None else ""))
        attitudes = (stakeholder.attitude, stakeholder.desired_attitude)
        known = dict.fromkeys(self.choice("attitude", one) for one in attitudes if one)
        rows.append(self.row("attitude", " → ".join(known)))
        rows += [self.row(key, self.say(getattr(stakeholder, key))) for key in STAKEHOLDER_TEXTS]
        rows.append(self.row("owner", self.name("stakeholder|actor", stakeholder.owner)))
        rows += self.claim(stakeholder)
        return Details(self.say(stakeholder.name), self.word("detail-stakeholder"), tuple(self.kept(rows)))

    def standard(self, standard: Standard) -> Details:
        """All that the file says of a standard."""
        rows = [self.row("phase", self.name("phase", standard.phase)), self.row("focus", self.say(standard.focus))]
        if standard.quantitative is not None:
            unit = self.choice("unit", standard.quantitative.unit) if standard.quantitative.unit else ""
            rows.append(
                self.row("threshold", f"{standard.quantitative.op} {standard.quantitative.value:g} {unit}".strip())
            )
        rows.append(self.row("weight", f"{standard.weight:g}" if standard.weight else ""))
        rows.append(self.row("critical", self.word("detail-critical-yes") if standard.critical else ""))
        rows.append(self.row("not_applicable", self.say(standard.not_applicable)))
        rows += self.claim(standard)
        return Details(self.say(standard.behaviour), self.word("detail-standard"), tuple(self.kept(rows)))

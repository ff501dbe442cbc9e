"""From an engagement to a deck as content: which slides, in which order, with which titles and notes.

In: an engagement and a language. Out: an `Outline`. Guaranteed: each title is the author's, or a sentence that the
data makes true; every slide has notes; a slide whose data is missing is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator import measure
from generator.model import Blueprint, Engagement, Moment, Persona, Text
from generator.model.workshop import SlideWish
from generator.outline import Block, Figure, Notes, Outline, Section, Slide, Table, changes, metrics, phases
from generator.outline.tree_titles import Said, menu_title, standards_title
from generator.terms import either, is_chinese, languages_of, phrase, signed, term

CHARTS_A_SLIDE = 6


def compose(engagement: Engagement, language: str) -> Outline:
    """The deck of an engagement in a language ("zh-CN", "en", or "zh-CN+en" for both on each slide)."""
    composer = _Composer(engagement, language)
    meta = engagement.meta
    sections = _told_apart(tuple(section for section in composer.sections() if section.slides), language)
    client, author = (text.in_language(languages_of(language)[0]) for text in (meta.client, meta.author))
    version = f"v{meta.version}" if meta.version else ""
    secrecy = composer.word(f"confidentiality-{meta.confidentiality}").split("\n")[0]
    return Outline(
        language=language,
        title=composer.say(meta.title),
        subtitle=composer.say(meta.subtitle) or composer.say(meta.client),
        author=author,
        footer=" · ".join(part for part in (client, version, secrecy) if part),
        date=meta.date,
        sections=sections,
        draft=meta.status == "draft",
    )


class _Composer:
    def __init__(self, engagement: Engagement, language: str) -> None:
        self.engagement = engagement
        self.language = language

    # words

    def say(self, text: Text) -> str:
        return text.in_language(self.language)

    def word(self, identifier: str) -> str:
        return term(identifier, self.language)

    def either(self, chinese: str, english: str) -> str:
        return either(self.language, chinese, english)

    def each(self, template: str, *parts: Text | str) -> str:
        """A glossary template filled with texts, language by language."""
        return phrase(template, self.language, *parts)

    def wish(self, archetype: str, bind: str = "") -> SlideWish | None:
        """The slide the author asked for, with this kind and data."""
        for wish in self.engagement.deck.slides:
            if wish.archetype == archetype and (not bind or bind in wish.bind):
                return wish
        return None

    def source(self, *identifiers: Iterable[str]) -> str:
        """The source line for some source ids, "" when there are none."""
        ids = dict.fromkeys(item for group in identifiers for item in group)
        first = languages_of(self.language)[0]
        names = [self.engagement.name_of("source", item, first) for item in ids]
        return ("；" if is_chinese(self.language) else "; ").join(names)

    def slide(
        self,
        identifier: str,
        title: str,
        blocks: tuple[Block, ...],
        notes: str,
        minutes: int,
        wish: SlideWish | None,
        source: str = "",
    ) -> Slide:
        """A canvas slide, with the author's title, notes and sources where given."""
        said = self.say(wish.notes) if wish is not None and wish.notes else self.word(f"notes-{notes}")
        told = Notes(
            say=said,
            do=self.word(f"notes-{notes}-do"),
            minutes=wish.minutes if wish is not None and wish.minutes is not None else minutes,
            transition=self.word(f"notes-{notes}-next"),
        )
        own = self.say(wish.title) if wish is not None and wish.title else ""
        cited = self.source(wish.sources) if wish is not None and wish.sources else source
        return Slide(identifier, "canvas", own or title, blocks, source=cited, notes=told)

    # sections

    def sections(self) -> tuple[Section, ...]:
        people = Section(self.word("section-people"), tuple(self.people()))
        service = Section(self.word("section-service"), (*self.service(), *self.differences(), *self.menus()))
        moments = Section(self.word("section-moments"), tuple(self.moments()))
        results = Section(self.word("section-results"), (*self.standards(), *self.results()))
        workshop = Section(self.word("section-workshop"), tuple(self.workshop()))
        appendix = Section(self.word("section-appendix"), tuple(self.appendix()))
        main = [section for section in (people, service, moments, results, workshop, appendix) if section.slides]
        opening = Section(self.word("section-opening"), tuple(self.opening(main)))
        return (opening, *main)

    def opening(self, sections: list[Section]) -> Iterable[Slide]:
        meta = self.engagement.meta
        subtitle = self.say(meta.subtitle) or self.say(meta.client)
        notes = Notes(self.word("notes-cover"), self.word("notes-cover-do"), 2, self.word("notes-cover-next"))
        yield Slide("cover", "cover", self.say(meta.title), subtitle=subtitle, notes=notes)
        yield self.agenda(sections)
        if rows := self.scope_rows():
            table = Table((self.word("topic"), self.word("content")), rows, (1, 4), self.word("scope-table"))
            yield self.slide("scope", self.scope_title(), (table,), "scope", 3, self.wish("scope"))

    def agenda(self, sections: list[Section]) -> Slide:
        rows = tuple(
            (str(at), section.name, "\n".join(self.brief(slide.title) for slide in _sample(section.slides)))
            for at, section in enumerate(sections, 1)
        )
        header = (self.word("number"), self.word("section"), self.word("content"))
        title = self.either(f"内容分 {len(sections)} 个部分", f"What follows has {len(sections)} parts")
        if len(sections) == 1:
            title = self.word("agenda")
        return self.slide("agenda", title, (Table(header, rows, (0.5, 2, 6)),), "agenda", 2, self.wish("agenda"))

    def brief(self, title: str) -> str:
        """The first language of a title, for one line of the agenda."""
        return title.split("\n")[0]

    def scope_rows(self) -> tuple[tuple[str, str], ...]:
        """What the author said of the scope; where the journey starts, ends and whose it is, at least from its steps."""
        scope = self.engagement.scope
        steps = [step for blueprint in self.engagement.blueprints.values() for step in blueprint.steps]
        first = next(iter(self.engagement.blueprints.values())).steps if steps else ()
        names = [self.say(persona.name) for persona in self.engagement.personas if persona.role != "employee"]
        pairs = [
            ("scope-service", self.say(scope.service) or self.say(self.engagement.meta.title)),
            ("scope-scenario", self.say(scope.scenario)),
            ("scope-trigger", self.say(scope.trigger) or (self.say(first[0].name) if first else "")),
            ("scope-end", self.say(scope.end_state) or (self.say(first[-1].name) if first else "")),
            ("scope-segment", self.say(scope.segment) or "\n".join(names)),
            ("scope-out", "\n".join(map(self.say, scope.out_of_scope))),
            ("scope-goal", self.say(scope.business_goal)),
            ("scope-evidence", self.say(scope.evidence) or self.evidence()),
        ]
        return tuple((self.word(name), text) for name, text in pairs if text)

    def scope_title(self) -> str:
        scope = self.engagement.scope
        if scope.trigger and scope.end_state:
            return self.each("scope-title", scope.trigger, scope.end_state)
        return self.word("scope")

    def evidence(self) -> str:
        """How well the emotion scores are founded, counted."""
        blueprint = next(iter(self.engagement.blueprints.values()), None)
        felt = self.engagement.scores(blueprint) if blueprint is not None else []
        bases = [emotion.basis or "assumed" for _, emotion in felt]
        count, total = len(self.engagement.sources), len(bases)
        parts = [(f"登记来源 {count} 个", f"{count} sources on record")] if count else []
        if bases:
            firm = sum(basis not in ("assumed", "illustrative", "proposed", "proto") for basis in bases)
            some = (
                f"{total} 个情绪分数中有 {firm} 个来自观察、调查或报告，其余为假设",
                f"{firm} of {total} emotion scores observed, surveyed or reported, the others assumed",
            )
            none = (f"{total} 个情绪分数都是假设", f"none of the {total} emotion scores has evidence behind it")
            parts.append(some if firm else none)
        return self.either("；".join(part[0] for part in parts), "; ".join(part[1] for part in parts))

    # people

    def people(self) -> Iterable[Slide]:
        engagement = self.engagement
        for persona in engagement.personas:
            figure = Figure(f"persona/{persona.id}")
            evidence = persona.evidence.sources if persona.evidence else ()
            yield self.slide(
                persona.id,
                self.persona_title(persona),
                (figure,),
                "persona",
                4,
                self.wish("persona", persona.id),
                self.source(persona.sources, evidence),
            )
        placed = [one for one in engagement.stakeholders if one.power is not None and one.interest is not None]
        if placed:
            figure = Figure("power-interest")
            yield self.slide("power-interest", self.grid_title(), (figure,), "grid", 5, self.wish("stakeholders"))
        if engagement.stakeholders:
            count = len(engagement.stakeholders)
            title = self.either(
                f"{count} 个利益相关者围绕着客户",
                f"{count} stakeholders stand around the customer" if count > 1 else "One stakeholder is known so far",
            )
            yield self.slide("rings", title, (Figure("rings"),), "rings", 4, self.wish("rings"))
        if engagement.value_exchanges:
            yield self.slide(
                "value-network",
                self.network_title(),
                (Figure("value-network"),),
                "network",
                4,
                self.wish("value_network"),
            )

    def persona_title(self, persona: Persona) -> str:
        goals = persona.goals.end if persona.goals else ()
        if goals:
            return self.each("persona-title-goal", persona.name, goals[0])
        return self.each("persona-title", persona.name)

    def grid_title(self) -> str:
        groups: dict[str, int] = {}
        for one in self.engagement.stakeholders:
            if one.power is not None and one.interest is not None:
                name = measure.quadrant(one.power, one.interest)
                groups[name] = groups.get(name, 0) + 1
        close, satisfied = groups.get("manage_closely", 0), groups.get("keep_satisfied", 0)
        total = sum(groups.values())
        if close and satisfied:
            return self.either(
                f"{close} 方要重点管理，{satisfied} 方有权力但关注不足",
                f"{close} to manage closely; {satisfied} hold power but show little interest",
            )
        if satisfied:
            return self.either(
                f"{total} 方中有 {satisfied} 方有权力但关注不足",
                f"{satisfied} of {total} hold power but show little interest",
            )
        return self.either(f"{total} 方中有 {close} 方要重点管理", f"{close} of {total} to manage closely")

    def network_title(self) -> str:
        pairs = {(one.source, one.target) for one in self.engagement.value_exchanges}
        single = len({frozenset(pair) for pair in pairs if (pair[1], pair[0]) not in pairs})
        total = len(self.engagement.value_exchanges)
        if single:
            return self.either(
                f"{total} 项价值交换，其中 {single} 对只有单向",
                f"{total} value exchanges; {single} pairs give without return",
            )
        return self.either(f"{total} 项价值交换，双方都有往来", f"{total} value exchanges, each with a return")

    # the service

    def service(self) -> Iterable[Slide]:
        blueprints = list(self.engagement.blueprints.values())
        if blueprints:
            first = blueprints[0]
            yield self.slide(
                f"journey-{first.id}",
                self.journey_title(first),
                (Figure(f"journey/{first.id}"),),
                "journey",
                6,
                self.wish("journey", f"blueprints.{first.id}") or self.wish("journey"),
            )
        for blueprint in blueprints:
            wish = self.wish("blueprint", f"blueprints.{blueprint.id}")
            yield self.slide(
                f"blueprint-{blueprint.id}",
                self.blueprint_title(blueprint),
                (Figure(f"blueprint/{blueprint.id}"),),
                "blueprint",
                8,
                wish,
                self.source(blueprint.sources),
            )
            yield from self.phases(blueprint)

    def phases(self, blueprint: Blueprint) -> Iterable[Slide]:
        """A slide for each phase, when they are asked for."""
        for run in phases.runs(blueprint) if self.engagement.diagrams.details else ():
            title = phases.title(self.engagement, blueprint, run, self.say(self.name(blueprint)), self.language)
            key = f"{blueprint.id}/{run.key}"
            wish = self.wish("details", key)
            yield self.slide(f"details-{key}", title, (Figure(f"details/{key}"),), "details", 5, wish)

    def said(self, found: Said) -> str:
        """A template of the glossary with what fills it."""
        template, parts = found
        return self.each(template, *parts)

    def menus(self) -> Iterable[Slide]:
        """A slide for each menu, with what its read-outs come to as its title."""
        for menu in self.engagement.menus:
            yield self.slide(
                f"menu-{menu.id}",
                self.said(menu_title(menu)),
                (Figure(f"menu/{menu.id}"),),
                "menu",
                5,
                self.wish("menu", menu.id),
                self.source(menu.sources),
            )

    def standards(self) -> Iterable[Slide]:
        if self.engagement.standards:
            figure, wish = Figure("standards"), self.wish("standards")
            title = self.said(standards_title(self.engagement))
            yield self.slide("standards", title, (figure,), "standards", 5, wish)

    def differences(self) -> Iterable[Slide]:
        """Two states in one drawing, then side by side."""
        yield from map(self.part, changes.drawings(self.engagement, self.language))

    def part(self, part: changes.Part) -> Slide:
        """A slide of two states, with the author's words where there are some for it."""
        wish = self.wish(part.archetype, f"blueprints.{part.after}") or self.wish(part.archetype, part.after)
        source = self.source(part.sources)
        return self.slide(part.id, part.title, (part.block,), part.notes, part.minutes, wish, source)

    def journey_title(self, blueprint: Blueprint) -> str:
        scores = self.engagement.scores(blueprint)
        if not scores:
            return self.each("journey-title", self.name(blueprint))
        low, worst = min(scores, key=lambda pair: pair[1].score)
        if worst.score < 0:
            return self.each("journey-title-low", low.name, signed(worst.score))
        high, best = max(scores, key=lambda pair: pair[1].score)
        return self.each("journey-title-high", high.name, signed(best.score))

    def name(self, blueprint: Blueprint) -> Text:
        """What a blueprint is called."""
        if blueprint.name:
            return blueprint.name
        known = f"blueprint-{blueprint.id}" if blueprint.id in ("as_is", "to_be") else ""
        tags = ("zh-CN", "en")
        return Text(tuple((tag, term(known, tag) if known else blueprint.id) for tag in tags))

    def blueprint_title(self, blueprint: Blueprint) -> str:
        waste = sum(step.value == "waste" for step in blueprint.steps)
        pains = sum(pain.variant in (None, blueprint.id) for pain in self.engagement.pains)
        moments = len(self.engagement.moments)
        total = str(len(blueprint.steps))
        if blueprint.state == "as_is" and waste:
            return self.each("blueprint-title-waste", self.name(blueprint), total, str(waste))
        if blueprint.state == "as_is" and pains:
            return self.each("blueprint-title-pains", self.name(blueprint), total, str(pains))
        if moments:
            return self.each("blueprint-title-moments", self.name(blueprint), total, str(moments))
        return self.each("blueprint-title", self.name(blueprint), total)

    # moments of truth, results

    def moments(self) -> Iterable[Slide]:
        for moment in self.engagement.moments:
            yield self.slide(
                moment.id,
                self.moment_title(moment),
                (Figure(f"moment/{moment.id}"),),
                "moment",
                5,
                self.wish("moment", moment.id),
                self.source(moment.sources),
            )

    def moment_title(self, moment: Moment) -> str:
        name = moment.name or self._name_of_moment(moment)
        if moment.promise:
            return self.each("moment-title-promise", name, moment.promise)
        return self.each("moment-title", name)

    def _name_of_moment(self, moment: Moment) -> Text:
        for kind, reference in (("step", moment.step), ("card", moment.action)):
            found = self.engagement.find(kind, reference)
            for attribute in ("name", "text"):
                text = getattr(found, attribute, None)
                if isinstance(text, Text) and text:
                    return text
        return Text((("en", moment.id),))

    def results(self) -> Iterable[Slide]:
        told = [metric for metric in self.engagement.metrics if metrics.known(metric) is not None]
        pages = [told[at : at + CHARTS_A_SLIDE] for at in range(0, len(told), CHARTS_A_SLIDE)]
        for at, page in enumerate(pages, 1):
            blocks = tuple(metrics.block(metric, self.language) for metric in page)
            wish = self.wish("kpi_before_after") if at == 1 else None
            title = metrics.title(page, self.language)
            sources = self.source(*(metric.sources for metric in page))
            yield self.slide(f"metrics-{at}", title, blocks, "metrics", 4, wish, sources)

    # workshop and appendix

    def workshop(self) -> Iterable[Slide]:
        workshop = self.engagement.workshop
        if workshop is None or not any(day.sessions for day in workshop.days):
            return
        header = tuple(self.word(name) for name in ("time", "minutes", "session", "method", "output"))
        for day in workshop.days:
            rows = []
            for start, session in day.timetable():
                output = self.say(session.output) or "–"
                method = self.word(f"session-{session.kind}").split("\n")[0]
                rows.append((start, str(session.minutes), self.say(session.title), method, output))
            title = self.each("workshop-title", str(day.day), day.start, day.closing, str(day.content_minutes))
            table = Table(header, tuple(rows), (1, 0.8, 4, 1.2, 3), self.word("agenda"))
            yield self.slide(f"workshop-{day.day}", title, (table,), "workshop", 3, self.wish("workshop"))

    def appendix(self) -> Iterable[Slide]:
        for blueprint in self.engagement.blueprints.values():
            if blueprint.steps:
                title = self.each("twin-title", self.name(blueprint))
                table = self.twin(blueprint)
                yield self.slide(
                    f"table-{blueprint.id}",
                    title,
                    (table,),
                    "twin",
                    2,
                    self.wish("table", f"blueprints.{blueprint.id}"),
                )
        yield from map(self.part, changes.tables(self.engagement, self.language))
        sources = self.engagement.sources
        if sources:
            rows = tuple(
                (str(at), self.word(f"source-{one.type}").split("\n")[0], self.say(one.citation), one.accessed or "–")
                for at, one in enumerate(sources, 1)
            )
            header = tuple(self.word(name) for name in ("number", "kind", "citation", "accessed"))
            title = self.either(f"结论来自 {len(sources)} 个来源", f"What is said here rests on {len(sources)} sources")
            yield self.slide(
                "sources", title, (Table(header, rows, (0.5, 1, 6, 1.2)),), "sources", 1, self.wish("sources")
            )

    def twin(self, blueprint: Blueprint) -> Table:
        """The blueprint as a table: a row a step, a column a lane."""
        lanes = [lane for lane in self.engagement.lanes if any(step.cells.get(lane.id) for step in blueprint.steps)]
        rows = []
        for at, step in enumerate(blueprint.steps, 1):
            cells = ["\n".join(self.say(card.text) for card in step.cells.get(lane.id, ())) or "–" for lane in lanes]
            rows.append((f"{at}. {self.say(step.name)}", *cells))
        header = (self.word("step"), *(self.say(lane.name) for lane in lanes))
        return Table(header, tuple(rows), (1.1, *(1.4 for _ in lanes)), self.each("twin-title", self.name(blueprint)))


def _told_apart(sections: tuple[Section, ...], language: str) -> tuple[Section, ...]:
    """The sections with a number behind each title that was there before."""
    seen: dict[str, int] = {}
    told = []
    for section in sections:
        slides = []
        for slide in section.slides:
            seen[slide.title] = count = seen.get(slide.title, 0) + 1
            mark = f"（其 {count}）" if is_chinese(language) else f" (no. {count})"
            title = slide.title if count == 1 else "\n".join(line + mark for line in slide.title.split("\n"))
            slides.append(replace(slide, title=title))
        told.append(replace(section, slides=tuple(slides)))
    return tuple(told)


def _sample(slides: tuple[Slide, ...]) -> tuple[Slide, ...]:
    return slides[:2]

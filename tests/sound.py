"""Engagements as an experienced consultant would hand them in: whole, thought through, and each different.

In: the services in `tests/services`, a hypothesis draw. Out: YAML text. Guaranteed: what `sound_engagements` draws
loads without an error, and nothing in it is a mistake that its author would want to hear of.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st

from tests.sound_tables import AIMS, EXCHANGES, HALF_DAY, MEANS, NEEDS, ONE_DAY, STANCES, SURVEYS

Data = dict[str, Any]
FOLDER = Path(__file__).parent / "services"
SERVICES = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))
WEIGHTS = {"wanted": 0.4, "doable": 0.3, "worth": 0.3}
DATE, SOON, LATER = "2026-09-07", "2026-11-20", "2027-04-30"


@cache
def service(name: str) -> Data:
    found: Data = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return found


@dataclass(frozen=True)
class Plan:
    """What is drawn: which service, how much of it, in which languages and forms."""

    service: str
    languages: tuple[str, ...]
    dropped: frozenset[str]
    moments: int
    target: bool
    concepts: bool
    agenda: str
    deck: str
    status: str
    implied: bool
    survey: int
    groups: int
    group_size: int


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan that leaves at least four steps, three of which can be moments of truth."""
    name = draw(st.sampled_from(SERVICES))
    steps = service(name)["steps"]
    inner = [step["id"] for step in steps[1:-1] if "pain" not in step]
    agenda = draw(st.sampled_from(("", "half_day_3h", "half", "day")))
    return Plan(
        service=name,
        languages=draw(st.sampled_from((("zh-CN",), ("en",), ("zh-CN", "en"), ("en", "zh-CN")))),
        dropped=frozenset(draw(st.lists(st.sampled_from(inner), max_size=len(steps) - 4, unique=True))),
        moments=draw(st.integers(3, 5)),
        target=draw(st.booleans()),
        concepts=draw(st.booleans()),
        agenda=agenda,
        deck=draw(st.sampled_from(("consultant", "workshop") if agenda else ("consultant",))),
        status=draw(st.sampled_from(("draft", "reviewed"))),
        implied=draw(st.booleans()),
        survey=draw(st.integers(0, len(SURVEYS) - 1)),
        groups=draw(st.integers(2, 3)),
        group_size=draw(st.integers(5, 6)),
    )


def sound_engagements() -> st.SearchStrategy[str]:
    """The YAML text of an engagement that nobody would find fault with."""
    return plans().map(written)


def samples(count: int) -> dict[str, str]:
    """So many of them, the same on every machine, all different: YAML text by a name that tells what it is."""
    found: dict[Plan, None] = {}

    @seed(20)
    @settings(max_examples=count * 4, database=None, deadline=None, phases=(Phase.generate,))
    @given(plans())
    def collect(plan: Plan) -> None:
        found.setdefault(plan)

    collect()
    return {f"{plan.service}-{at}": written(plan) for at, plan in enumerate(list(found)[:count], 1)}


def written(plan: Plan) -> str:
    """The YAML text of a plan."""
    return str(yaml.safe_dump(_Author(plan).tree(), allow_unicode=True, sort_keys=False, width=200))


@dataclass
class _Author:
    """Writes the file of a plan."""

    plan: Plan
    data: Data = field(init=False)
    steps: list[Data] = field(init=False)

    def __post_init__(self) -> None:
        self.data = service(self.plan.service)
        self.steps = [step for step in self.data["steps"] if step["id"] not in self.plan.dropped]

    # words

    def say(self, pair: Any) -> Any:
        """A pair of Chinese and English, as the file's languages want it."""
        words = dict(zip(("zh-CN", "en"), pair, strict=False))
        tags = self.plan.languages
        return words[tags[0]] if len(tags) == 1 else {tag: words[tag] for tag in tags}

    # what of the service is there

    @property
    def pains(self) -> list[Data]:
        return [step for step in self.steps if "pain" in step]

    @property
    def chosen(self) -> list[Data]:
        """The steps that are moments of truth: the ending and the lowest point, then the others in order."""
        able = [step for step in self.steps if "moment" in step]
        first = [self.steps[-1], min(self.steps, key=lambda step: float(step["feeling"]))]
        ranked = [*first, *(step for step in self.pains if step not in first)]
        ranked += [step for step in able if step not in ranked]
        kept = [step["id"] for step in ranked[: self.plan.moments]]
        return [step for step in able if step["id"] in kept]

    @property
    def phases(self) -> list[str]:
        return [name for name in self.data["phases"] if any(step["phase"] == name for step in self.steps)]

    def tree(self) -> Data:
        made = self.head() | self.cast() | self.people()
        made |= {"metrics": self.metrics(), "phases": self.phase_list(), "blueprints": self.blueprints()}
        made |= self.insights() | self.delivery()
        if self.plan.concepts:
            made |= self.concepts()
        if self.plan.agenda:
            made["workshop"] = self.workshop()
        return made | {"deck": {"kind": self.plan.deck}}

    # the service

    def head(self) -> Data:
        scope = {name: self.say(pair) for name, pair in self.data["scope"].items()}
        meta = {
            "title": self.say(self.data["title"]),
            "client": self.say(("某连锁服务企业", "A service company")),
            "author": self.say(("服务设计小组", "Service design team")),
            "version": "1.0",
            "status": self.plan.status,
            "date": DATE,
            "languages": list(self.plan.languages),
            "primary_language": self.plan.languages[0],
        }
        return {"meta": meta, "scope": scope, "sources": self.sources()}

    def sources(self) -> list[Data]:
        told: tuple[tuple[str, str, str, str, int | None], ...] = (
            ("src-visits", "observation", "八月十二次现场观察", "Twelve visits in August", 12),
            ("src-talks", "interview", "八月十四次访谈", "Fourteen interviews in August", 14),
            ("src-data", "data", "上半年运营数据", "Operating data of the first half-year", None),
            ("src-team", "workshop", "九月项目组研讨", "Team session in September", None),
        )
        rows = [{"id": name, "type": kind, "citation": self.say((zh, en)), "n": n} for name, kind, zh, en, n in told]
        return [{key: value for key, value in row.items() if value is not None} for row in rows]

    def used(self, key: str) -> list[str]:
        """The names that the steps use under a key, and what is always used."""
        found = {step[name] for step in self.steps for name in (key, f"{key}_channel") if name in step}
        return [name for name in self.data["channels"] if name in found]

    def cast(self) -> Data:
        channels = {step[key] for step in self.steps for key in ("channel", "evidence_channel") if key in step}
        kinds = self.data["channels"].items()
        listed = [
            {"id": f"ch-{name}", "name": self.say(words[:2]), "kind": words[2]}
            for name, words in kinds
            if name in channels
        ]
        acting = {step[key] for step in self.steps for key in ("who", "by", "from")}
        actors = []
        for name, (zh, en, kind) in self.data["actors"].items():
            if name in acting or kind == "customer":
                row = {"id": f"actor-{name}", "kind": kind, "name": self.say((zh, en))}
                actors.append(row | self.persona_of(name, kind))
        return {"channels": listed, "actors": actors}

    def persona_of(self, name: str, kind: str) -> Data:
        if kind == "customer":
            return {"persona": "per-main"}
        people = [one for one, (_, _, role) in self.data["actors"].items() if role == "frontline"]
        shown = [one for one in people if any(step["who"] == one for step in self.steps)]
        return {"persona": "per-staff"} if shown[:1] == [name] else {}

    def phase_list(self) -> list[Data]:
        words = self.data["phases"]
        return [
            {"id": f"ph-{name}", "name": self.say(words[name][:2]), "goal": self.say(words[name][2:])}
            for name in self.phases
        ]

    def blueprints(self) -> Data:
        made = {"as_is": self.blueprint(target=False)}
        if self.plan.target:
            made["to_be"] = self.blueprint(target=True)
        return made

    def blueprint(self, target: bool) -> Data:
        steps = [self.step(step, target) for step in self.steps]
        arrows: Any = {"implied": True, "also": self.handovers()} if self.handovers() else None
        if not self.plan.implied:
            arrows = [*self.crossings(), *self.handovers()]
        made: Data = {"state": "to_be" if target else "as_is", "personas": ["per-main"], "steps": steps}
        return made | ({"connections": arrows} if arrows else {})

    def step(self, step: Data, target: bool) -> Data:
        better = step.get("better", {}) if target else {}
        name, channel = step["id"], f"ch-{step['channel']}"
        usual, most = step["minutes"]
        customer: Data = {
            "id": f"ca-{name}",
            "actor": f"actor-{self.customer}",
            "channel": channel,
            "text": self.say(better.get("customer", step["customer"])),
            "duration": {"typical": usual, "max": most, "unit": "min"},
            "emotion": self.feeling(step, target),
        }
        if "wait" in step:
            wait, longest, how = step["wait"]
            short = wait / 2 if target else wait
            customer["wait"] = {"expected": short, "max": longest, "unit": "min", "mitigation": how}
        told = f"ch-{step.get('evidence_channel', step['channel'])}"
        evidence = {"id": f"ev-{name}", "channel": told, "text": self.say(better.get("evidence", step["evidence"]))}
        front = {"id": f"fs-{name}", "actor": f"actor-{step['who']}", "channel": channel}
        back = {"id": f"bs-{name}", "actor": f"actor-{step['by']}"}
        support = {"id": f"sp-{name}", "actor": f"actor-{step['from']}"}
        return {
            "id": f"st-{name}",
            "phase": f"ph-{step['phase']}",
            "name": self.say(step["name"]),
            "evidence": [evidence],
            "customer": [customer],
            "frontstage": [front | {"text": self.say(better.get("front", step["front"]))}],
            "backstage": [back | {"text": self.say(better.get("back", step["back"]))}],
            "support": [support | {"text": self.say(better.get("support", step["support"]))}],
        }

    @property
    def customer(self) -> str:
        return next(name for name, words in self.data["actors"].items() if words[2] == "customer")

    def feeling(self, step: Data, target: bool) -> Data:
        if target:
            return {"score": step.get("hope", max(0.5, step["feeling"])), "basis": "proposed"}
        return {"score": step["feeling"], "basis": "observed", "sources": ["src-visits"]}

    def crossings(self) -> list[Data]:
        """What crosses the lanes in each step, as a list of the author's own."""
        made: list[Data] = []
        for step in self.steps:
            name = step["id"]
            made += [
                {"from": f"ca-{name}", "to": f"fs-{name}", "kind": "interaction", "dir": "both"},
                {"from": f"fs-{name}", "to": f"bs-{name}", "kind": "trigger"},
                {"from": f"sp-{name}", "to": f"bs-{name}", "kind": "supply"},
            ]
        return made

    def handovers(self) -> list[Data]:
        """What travels with the customer where another person takes over."""
        made = []
        for before, after in zip(self.steps, self.steps[1:], strict=False):
            if before["who"] != after["who"]:
                label = after.get("handoff", ("客户是谁、办到哪一步", "Who it is and how far it has come"))
                ends = {"from": f"fs-{before['id']}", "to": f"fs-{after['id']}"}
                made.append({**ends, "kind": "handoff", "label": self.say(label)})
        return made

    # people

    def people(self) -> Data:
        needs = [f"need-{step['id']}" for step in self.pains]
        main = self.persona("per-main", "primary", self.data["persona"])
        main |= {"needs": needs, "pains": [f"pain-{step['id']}" for step in self.pains]}
        main["channels"] = [f"ch-{name}" for name in dict.fromkeys(step["channel"] for step in self.steps)]
        staff = self.persona("per-staff", "employee", self.data["employee"])
        return {
            "personas": [main, staff],
            "needs": [self.need(step, at) for at, step in enumerate(self.pains)],
            "stakeholders": [self.stakeholder(stance) for stance in STANCES],
            "value_exchanges": [
                {"from": f"stk-{giver}", "to": f"stk-{taker}", "kind": kind, "label": self.say((zh, en))}
                for giver, taker, kind, zh, en in EXCHANGES
            ],
        }

    def persona(self, identifier: str, role: str, told: Data) -> Data:
        made: Data = {"id": identifier, "role": role}
        made |= {key: self.say(told[key]) for key in ("name", "tagline", "context")}
        made["behaviours"] = [self.say(one) for one in told["behaviours"]]
        made["goals"] = {"end": [self.say(told["goal"])], "experience": [self.say(told["experience"])]}
        if "quote" in told:
            made["quote"] = {"text": self.say(told["quote"]), "basis": "reported"}
        return made | {"evidence": {"basis": "research", "n_interviews": 14, "sources": ["src-talks"]}}

    def need(self, step: Data, number: int) -> Data:
        layer = ("surface", "expectation", "motive")[number % 3]
        kano = ("must_be", "one_dimensional", "attractive")[number % 3]
        text = self.say(step["promise"])
        return {"id": f"need-{step['id']}", "persona": "per-main", "text": text, "layer": layer, "kano": kano}

    def stakeholder(self, stance: Data) -> Data:
        name = stance["id"]
        owner = "sponsor" if name == "lead" else "lead"
        return {
            **stance,
            "id": f"stk-{name}",
            "name": self.say(self.data["stakeholders"][name]),
            "needs": self.say(NEEDS[name]),
            "engagement": self.say(MEANS[name]),
            "owner": f"stk-{owner}",
        }

    # figures

    def metrics(self) -> list[Data]:
        made = []
        for step in self.chosen:
            zh, en, unit, better, baseline, target = step["metric"]
            row = {"id": f"met-{step['id']}", "name": self.say((zh, en)), "kind": "operational", "unit": unit}
            row |= {"better": better, "baseline": baseline, "target": target, "basis": "observed"}
            made.append(row | {"sources": ["src-data"], "owner": "stk-lead"})
        kind, scale, unit, zh, en, baseline, target = SURVEYS[self.plan.survey]
        overall: Data = {"id": "met-overall", "name": self.say((zh, en)), "kind": kind, "scale": scale, "unit": unit}
        overall |= {"better": "higher", "baseline": baseline, "target": target, "n": 180, "basis": "survey"}
        overall |= {"period": self.say(("2026 年上半年", "First half of 2026"))}
        return [*made, overall | {"sources": ["src-data"], "owner": "stk-lead"}]

    # what is felt, and what may come of it

    def insights(self) -> Data:
        known = {"basis": "reported", "sources": ["src-talks"]}
        pains = [
            {
                "id": f"pain-{step['id']}",
                "step": f"st-{step['id']}",
                "variant": "as_is",
                "text": self.say(step["pain"]),
                "severity": step["severity"],
                "frequency": step["frequency"],
                "root_cause": self.say(step["cause"]),
                "opportunities": [f"opp-{step['id']}"],
                **known,
            }
            for step in self.pains
        ]
        opportunities = [
            {
                "id": f"opp-{step['id']}",
                "pains": [f"pain-{step['id']}"],
                "needs": [f"need-{step['id']}"],
                "hmw": self.say(step["hmw"]),
                "impact": 5 - at,
                "effort": 2 + at,
                "ideas": [f"idea-{step['id']}"],
            }
            for at, step in enumerate(self.pains)
        ]
        ideas: list[Data] = [
            {"id": f"idea-{step['id']}", "text": self.say(step["idea"]), "round": 1, "votes": 9 - at}
            for at, step in enumerate(self.pains)
        ]
        if self.plan.concepts:
            ideas = [idea | {"concept": f"con-{step['id']}"} for idea, step in zip(ideas, self.pains, strict=True)]
        delights = [
            {"step": f"st-{step['id']}", "variant": "as_is", "text": self.say(step["delight"]), **known}
            for step in self.steps
            if "delight" in step
        ] or [
            {
                "step": f"st-{self.steps[-1]['id']}",
                "variant": "as_is",
                "text": self.say(("临走时有人道别", "Somebody says goodbye at the end")),
                **known,
            }
        ]
        return {
            "moments": [self.moment(step) for step in self.chosen],
            "pains": pains,
            "delights": delights,
            "opportunities": opportunities,
            "ideas": ideas,
        }

    def moment(self, step: Data) -> Data:
        name = step["id"]
        last = step is self.steps[-1]
        hard = step["feeling"] < 0
        return {
            "id": f"mot-{name}",
            "name": self.say(step["moment"]),
            "step": f"st-{name}",
            "action": f"ca-{name}",
            "position": "ending" if last else "pit" if hard else "middle",
            "valence": "negative" if hard else "neutral" if step["feeling"] < 1 else "positive",
            "impact": 5 if hard else 4,
            "frequency": 4,
            "emotion": {"current": step["feeling"], "target": step.get("hope", 1.5)},
            "strategy": step["strategy"],
            "owner": "stk-lead",
            "metrics": [f"met-{name}", *(["met-overall"] if last else [])],
            "standards": [f"std-{name}"],
            "promise": self.say(step["promise"]),
        }

    # how it is brought about

    def delivery(self) -> Data:
        standards = []
        share = 100 // len(self.chosen)
        for at, step in enumerate(self.chosen):
            zh, en, op, value, unit = step["standard"]
            weight = share if at else 100 - share * (len(self.chosen) - 1)
            row: Data = {"id": f"std-{step['id']}", "phase": f"ph-{step['phase']}", "focus": self.say(step["name"])}
            row |= {"behaviour": self.say((zh, en)), "quantitative": {"op": op, "value": value, "unit": unit}}
            standards.append(row | {"scoring": "binary", "weight": weight})
        return {
            "standards": standards,
            "issues": [self.issue(step, at) for at, step in enumerate(self.pains)],
            "roadmap": {"items": [self.item(step, at) for at, step in enumerate(self.pains)]},
            "raci": self.raci(),
        }

    def issue(self, step: Data, number: int) -> Data:
        return {
            "id": f"iss-{step['id']}",
            "pain": f"pain-{step['id']}",
            "title": self.say(step["pain"]),
            "severity": step["severity"],
            "frequency": step["frequency"],
            "analysis": self.say(step["cause"]),
            "solution": self.say(step["idea"]),
            "owner": "stk-technology" if number else "stk-lead",
            "due": LATER if number else SOON,
            "status": "planned",
        }

    def item(self, step: Data, number: int) -> Data:
        measured = step if step in self.chosen else self.chosen[-1]
        made: Data = {
            "id": f"rm-{step['id']}",
            "horizon": "mid" if number else "short",
            "title": self.say(step["idea"]),
            "owner": "stk-technology" if number else "stk-lead",
            "issues": [f"iss-{step['id']}"],
            "metrics": [f"met-{measured['id']}"],
        }
        if number:
            made["depends_on"] = [f"rm-{self.pains[number - 1]['id']}"]
        return made | ({"concept": f"con-{step['id']}"} if self.plan.concepts else {})

    def raci(self) -> Data:
        rows = []
        for at, step in enumerate(self.pains):
            does, answers = ("technology", "lead") if at else ("frontline", "lead")
            row = {"item": f"rm-{step['id']}", f"stk-{answers}": "A", f"stk-{does}": "R", "stk-sponsor": "I"}
            told = "frontline" if at else "technology"
            rows.append(row | {f"stk-{told}": "C"})
        return {"roles": ["stk-lead", "stk-frontline", "stk-technology", "stk-sponsor"], "rows": rows}

    def concepts(self) -> Data:
        """A concept for each pain, compared, decided and to be tested."""
        pains = self.pains
        concepts, scores = [], []
        for at, step in enumerate(pains):
            served = [f"mot-{step['id']}"] if step in self.chosen else []
            row: Data = {"id": f"con-{step['id']}", "name": self.say(step["idea"]), "user": "per-main"}
            row |= {"one_liner": self.say(step["promise"]), "moments": served, "pains": [f"pain-{step['id']}"]}
            concepts.append(row | {"owner": "stk-lead"})
            marks = ((5, 4, 4), (3, 3, 3), (2, 3, 2))[at]
            pugh = ((1, 1, 0), (1, 0, -1), (0, 0, -1))[at]
            judged = {"pugh": dict(zip(WEIGHTS, pugh, strict=True)), "weighted": dict(zip(WEIGHTS, marks, strict=True))}
            scores.append({"concept": f"con-{step['id']}", **judged})
        words = {"wanted": ("客户想要", "Wanted"), "doable": ("做得到", "Doable"), "worth": ("划得来", "Worth it")}
        criteria = [{"id": name, "weight": WEIGHTS[name], "name": self.say(pair)} for name, pair in words.items()]
        names = [f"con-{step['id']}" for step in pains]
        decision: Data = {"go": names[:1]} | ({"later": names[1:]} if names[1:] else {})
        test: Data = {
            "id": "tst-first",
            "concept": names[0],
            "hypothesis": self.say(
                ("我们相信，试点里八成的人不再开口问", "We believe that four in five need not ask any more")
            ),
            "method": self.say(("两个点试一周，现场计数", "A week at two places, counted on the spot")),
            "participants": 40,
            "profile": self.say(self.data["scope"]["segment"]),
            "measure": self.say(("没有开口问的人数比例", "Share of people who did not ask")),
            "success": {"op": ">=", "value": 80, "unit": "percent"},
        }
        screening: Data = {
            "criteria": criteria,
            "datum": "as_is",
            "scale": [1, 5],
            "scores": scores,
            "decision": decision,
        }
        screening |= {"basis": "observed", "sources": ["src-team"]}
        return {"concepts": concepts, "screening": screening, "tests": [test]}

    # the workshop

    def workshop(self) -> Data:
        plan = self.plan
        made: Data = {
            "title": self.say(("共创工作坊", "Co-creation workshop")),
            "mode": "onsite",
            "participants": plan.groups * plan.group_size,
            "group_size": plan.group_size,
            "facilitators": 2,
            "pre_survey": {"send_days_before": 7, "items": 8},
        }
        if plan.agenda not in ("half", "day"):
            return made | {"profile": plan.agenda}
        table = HALF_DAY if plan.agenda == "half" else ONE_DAY
        sessions = [self.session(at, row) for at, row in enumerate(table, 1)]
        serving = {row[4]: f"ses-{at}" for at, row in enumerate(table, 1)}
        aims = [
            {
                "id": f"obj-{at}",
                "text": self.say((zh, en)),
                "sessions": [serving[name] for name in canvases if name in serving],
            }
            for at, (zh, en, canvases) in enumerate(AIMS, 1)
        ]
        return made | {"objectives": aims, "days": [{"day": 1, "start": "09:00", "sessions": sessions}]}

    def session(self, number: int, row: tuple[Any, ...]) -> Data:
        zh, en, kind, minutes, canvas, activity = row
        made: Data = {"id": f"ses-{number}", "title": self.say((zh, en)), "kind": kind, "minutes": minutes}
        return made | {key: value for key, value in (("canvas", canvas), ("activity", activity)) if value}

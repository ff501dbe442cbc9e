"""What is to change in a sound engagement: moments, pains and opportunities, plans, concepts, goals and risks."""

from __future__ import annotations

from tests.sound.story import Data, Story
from tests.sound.tables import LATER, SOON, WEIGHTS

KNOWN = {"basis": "reported", "sources": ["src-talks"]}
MARKS = ((5, 4, 4), (3, 3, 3), (2, 3, 2))
PUGH = ((1, 1, 0), (1, 0, -1), (0, 0, -1))


def insights(story: Story) -> Data:
    """Moments of truth, pains, what pleases, questions and ideas."""
    pains = [
        {
            "id": f"pain-{step['id']}",
            "step": f"st-{step['id']}",
            "text": story.say(step["pain"]),
            "severity": step["severity"],
            "frequency": step["frequency"],
            "root_cause": story.say(step["cause"]),
            "opportunities": [f"opp-{step['id']}"],
            **KNOWN,
        }
        for step in story.pains
    ]
    opportunities = [
        {
            "id": f"opp-{step['id']}",
            "pains": [f"pain-{step['id']}"],
            "needs": [f"need-{step['id']}"],
            "hmw": story.say(step["hmw"]),
            "impact": 5 - at,
            "effort": 2 + at,
            "ideas": [f"idea-{step['id']}"],
        }
        for at, step in enumerate(story.pains)
    ]
    return {
        "moments": [_moment(story, step) for step in story.chosen],
        "pains": pains,
        "delights": _delights(story),
        "opportunities": opportunities,
        "ideas": [_idea(story, step, at) for at, step in enumerate(story.pains)],
    }


def _delights(story: Story) -> list[Data]:
    pleasing = [step for step in story.steps if "delight" in step]
    farewell = {"id": story.steps[-1]["id"], "delight": ("临走时有人道别", "Somebody says goodbye at the end")}
    return [
        {"step": f"st-{step['id']}", "text": story.say(step["delight"]), **KNOWN} for step in pleasing or [farewell]
    ]


def _idea(story: Story, step: Data, number: int) -> Data:
    made: Data = {"id": f"idea-{step['id']}", "text": story.say(step["idea"]), "round": 1, "votes": 9 - number}
    return made | ({"concept": f"con-{step['id']}"} if story.plan.concepts else {})


def _moment(story: Story, step: Data) -> Data:
    name = step["id"]
    last, hard = step is story.steps[-1], step["feeling"] < 0
    made: Data = {
        "id": f"mot-{name}",
        "name": story.say(step["moment"]),
        "step": f"st-{name}",
        "position": "ending" if last else "pit" if hard else "middle",
        "valence": "negative" if hard else "neutral" if step["feeling"] < 1 else "positive",
        "impact": 5 if hard else 4,
        "frequency": 4,
        "emotion": {"current": step["feeling"], "target": step.get("hope", 1.5)},
        "strategy": step["strategy"],
        "owner": "stk-lead",
        "metrics": [f"met-{name}", *(["met-overall"] if last else [])],
        "standards": [f"std-{name}"],
        "promise": story.say(step["promise"]),
    }
    return made | ({} if story.plan.short else {"action": f"ca-{name}"})


def delivery(story: Story) -> Data:
    """Standards, issues, roadmap and who is responsible."""
    standards = []
    share = 100 // len(story.chosen)
    for at, step in enumerate(story.chosen):
        zh, en, op, value, unit = step["standard"]
        weight = share if at else 100 - share * (len(story.chosen) - 1)
        row: Data = {"id": f"std-{step['id']}", "phase": f"ph-{step['phase']}", "focus": story.say(step["name"])}
        row |= {"behaviour": story.say((zh, en)), "quantitative": {"op": op, "value": value, "unit": unit}}
        standards.append(row | {"scoring": "binary", "weight": weight})
    rows = [
        {"item": f"rm-{step['id']}", "stk-lead": "A", **_work(at), "stk-sponsor": "I"}
        for at, step in enumerate(story.pains)
    ]
    return {
        "standards": standards,
        "issues": [_issue(story, step, at) for at, step in enumerate(story.pains)],
        "roadmap": {"items": [_item(story, step, at) for at, step in enumerate(story.pains)]},
        "raci": {"roles": ["stk-lead", "stk-frontline", "stk-technology", "stk-sponsor"], "rows": rows},
    }


def _work(number: int) -> Data:
    """Who does it and who is asked."""
    return {"stk-technology": "R", "stk-frontline": "C"} if number else {"stk-frontline": "R", "stk-technology": "C"}


def _issue(story: Story, step: Data, number: int) -> Data:
    return {
        "id": f"iss-{step['id']}",
        "pain": f"pain-{step['id']}",
        "title": story.say(step["pain"]),
        "severity": step["severity"],
        "frequency": step["frequency"],
        "analysis": story.say(step["cause"]),
        "solution": story.say(step["idea"]),
        "owner": "stk-technology" if number else "stk-lead",
        "due": LATER if number else SOON,
        "status": "planned",
    }


def _item(story: Story, step: Data, number: int) -> Data:
    measured = step if step in story.chosen else story.chosen[-1]
    made: Data = {
        "id": f"rm-{step['id']}",
        "horizon": "mid" if number else "short",
        "title": story.say(step["idea"]),
        "owner": "stk-technology" if number else "stk-lead",
        "issues": [f"iss-{step['id']}"],
        "metrics": [f"met-{measured['id']}"],
    }
    if number:
        made["depends_on"] = [f"rm-{story.pains[number - 1]['id']}"]
    return made | ({"concept": f"con-{step['id']}"} if story.plan.concepts else {})


def concepts(story: Story) -> Data:
    """A concept for each pain, compared, decided and to be tested."""
    pains = story.pains
    made: list[Data] = []
    scores: list[Data] = []
    for at, step in enumerate(pains):
        served = [f"mot-{step['id']}"] if step in story.chosen else []
        row: Data = {"id": f"con-{step['id']}", "name": story.say(step["idea"]), "user": "per-main"}
        row |= {"one_liner": story.say(step["promise"]), "moments": served, "pains": [f"pain-{step['id']}"]}
        made.append(row | {"owner": "stk-lead"})
        judged = {
            "pugh": dict(zip(WEIGHTS, PUGH[at], strict=True)),
            "weighted": dict(zip(WEIGHTS, MARKS[at], strict=True)),
        }
        scores.append({"concept": f"con-{step['id']}", **judged})
    names = [f"con-{step['id']}" for step in pains]
    criteria = [{"id": name, "weight": weight, "name": story.say(pair)} for name, (weight, *pair) in WEIGHTS.items()]
    screening: Data = {
        "criteria": criteria,
        "datum": "as_is",
        "scale": [1, 5],
        "scores": scores,
        "sources": ["src-team"],
    }
    screening["decision"] = {"go": names[:1]} | ({"later": names[1:]} if names[1:] else {})
    return {"concepts": made, "screening": screening, "tests": [_test(story, names[0])]}


def _test(story: Story, concept: str) -> Data:
    return {
        "id": "tst-first",
        "concept": concept,
        "hypothesis": story.say(
            ("我们相信，试点里八成的人不再开口问", "We believe that four in five need not ask any more")
        ),
        "method": story.say(("两个点试一周，现场计数", "A week at two places, counted on the spot")),
        "participants": 40,
        "profile": story.say(story.data["scope"]["segment"]),
        "measure": story.say(("没有开口问的人数比例", "Share of people who did not ask")),
        "success": {"op": ">=", "value": 80, "unit": "percent"},
    }


def more(story: Story) -> Data:
    """Goals of the year, risks, and a case of feedback that came to a good end."""
    goal = {"text": story.say(("愿意推荐的客户更多", "More customers who recommend us")), "metric": "met-overall"}
    risk = {
        "text": story.say(("旺季人手不够，试点停下来", "The pilot stops when hands are short in the busy season")),
        "likelihood": 3,
        "impact": 3,
        "response": story.say(("避开旺季，先试一个点", "Avoid the season, begin with one place")),
        "owner": "stk-lead",
    }
    case = {
        "step": f"st-{story.lowest['id']}",
        "score": 4,
        "verbatim": story.say(story.lowest["pain"]),
        "theme": story.say(story.lowest["name"]),
        "owner": "stk-lead",
        "due": "2026-08-20",
        "contacted_at": "2026-08-18",
        "outcome": story.say(("说明原因，客户接受", "The reason was told and accepted")),
        "root_cause": story.say(story.lowest["cause"]),
    }
    return {
        "goals": [{**goal, "owner": "stk-sponsor", "year": "2026"}],
        "risks": [risk],
        "feedback_log": [{**case, "sources": ["src-data"]}],
    }

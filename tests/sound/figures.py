"""The figures of a sound engagement: metrics with all that belongs to them, and a Kano survey."""

from __future__ import annotations

from tests.sound.story import Data, Story
from tests.sound.tables import ANSWERS, SURVEYS


def metrics(story: Story) -> list[Data]:
    """A metric for each moment of truth, and one for all of it."""
    made = []
    for step in story.chosen:
        zh, en, unit, better, baseline, target = step["metric"]
        row: Data = {"id": f"met-{step['id']}", "name": story.say((zh, en)), "kind": "operational", "unit": unit}
        row |= {"better": better, "baseline": baseline, "target": target, "basis": "observed"}
        made.append(row | {"sources": ["src-data"], "owner": "stk-lead"})
    kind, scale, unit, zh, en, low, high = SURVEYS[story.plan.survey]
    overall: Data = {"id": "met-overall", "name": story.say((zh, en)), "kind": kind, "scale": scale, "unit": unit}
    overall |= {"better": "higher", "baseline": low, "target": high, "n": 180, "basis": "survey"}
    overall["period"] = story.say(("2026 年上半年", "First half of 2026"))
    return [*made, overall | {"sources": ["src-data"], "owner": "stk-lead"}]


def kano(story: Story) -> Data:
    """A survey in which the answers to each feature agree with what the team expects."""
    features = [
        {
            "id": f"kf-{step['id']}",
            "need": f"need-{step['id']}",
            "name": story.say(step["idea"]),
            "counts": ANSWERS[at % 3],
        }
        for at, step in enumerate(story.pains)
    ]
    period = story.say(("2026 年 8 月", "August 2026"))
    return {"n": 60, "period": period, "features": features, "basis": "survey", "sources": ["src-data"]}

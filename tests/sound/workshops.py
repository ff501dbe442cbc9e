"""The workshop of a sound engagement, and its deck."""

from __future__ import annotations

from typing import Any

from tests.sound.story import Data, Story
from tests.sound.tables import AIMS, HALF_DAY, ONE_DAY


def workshop(story: Story) -> Data:
    plan = story.plan
    made: Data = {
        "title": story.say(("共创工作坊", "Co-creation workshop")),
        "mode": "onsite",
        "participants": plan.groups * plan.group_size,
        "group_size": plan.group_size,
        "facilitators": 2,
        "pre_survey": {"send_days_before": 7, "items": 8},
    }
    if plan.agenda not in ("half", "day"):
        return made | {"profile": plan.agenda}
    table = HALF_DAY if plan.agenda == "half" else ONE_DAY
    sessions = [_session(story, at, row) for at, row in enumerate(table, 1)]
    serving = {row[4]: f"ses-{at}" for at, row in enumerate(table, 1)}
    aims = [
        {
            "id": f"obj-{at}",
            "text": story.say((zh, en)),
            "sessions": [serving[one] for one in canvases if one in serving],
        }
        for at, (zh, en, canvases) in enumerate(AIMS, 1)
    ]
    return made | {"objectives": aims, "days": [{"day": 1, "start": "09:00", "sessions": sessions}]}


def _session(story: Story, number: int, row: tuple[Any, ...]) -> Data:
    zh, en, kind, minutes, canvas, activity = row
    made: Data = {"id": f"ses-{number}", "title": story.say((zh, en)), "kind": kind, "minutes": minutes}
    return made | {key: value for key, value in (("canvas", canvas), ("activity", activity)) if value}


def deck(story: Story) -> Data:
    made: Data = {"kind": story.plan.deck}
    if story.plan.slides:
        made["slides"] = [*_claims(story)]
    return made


def _claims(story: Story) -> list[Data]:
    """Slides whose titles say what follows from the data."""
    low = story.lowest
    zh, en, _, _, before, after = low["metric"]
    steps = len(story.steps)
    pain_zh, pain_en = low["pain"]
    told = {
        "blueprint": (
            f"现状 {steps} 步里，最难受的是“{low['name'][0]}”",
            f"Of {steps} steps, “{low['name'][1]}” hurts most",
        ),
        "journey": (f"情绪跌到谷底的地方：{pain_zh}", f"The mood is lowest where people say: {pain_en}"),
        "kpi_before_after": (f"{zh}从 {before} 改到 {after}", f"{en} goes from {before} to {after}"),
    }
    say = ("先让大家看十秒，再问看到了什么。", "Give the room ten seconds, then ask what they see.")
    bind = {"blueprint": "blueprints.as_is", "journey": "blueprints.as_is", "kpi_before_after": [f"met-{low['id']}"]}
    return [
        {
            "archetype": kind,
            "bind": bind[kind],
            "title": story.say(pair),
            "notes": story.say(say),
            "sources": ["src-visits" if kind != "kpi_before_after" else "src-data"],
        }
        for kind, pair in told.items()
    ]

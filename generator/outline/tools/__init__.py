"""The tools of the field as slides: each computes its blocks from the data, or gives nothing where there is none.

In: a `Speaker`. Out: slides. Guaranteed: a title that the data makes true, notes, a source line where a figure stands.

`TOOLS` is the literal table of what a deck can hold of itself and what `deck.slides` can name; a module is imported
when one of its tools is first asked for.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.outline import Slide
    from generator.outline.speaker import Speaker

    Tool = Callable[[Speaker], Iterable[Slide]]

_MODULES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "people": (
            "persona",
            "empathy_map",
            "needs_iceberg",
            "segmentation",
            "power_interest",
            "rings",
            "value_network",
            "salience",
            "engagement_plan",
            "stakeholder_phases",
        ),
        "service": (
            "journey",
            "touchpoint_channels",
            "blueprint",
            "menu",
            "difference",
            "contact_nodes",
            "blueprint_table",
            "changes",
        ),
        "moments": (
            "moment_ranking",
            "moment",
            "strategies",
        ),
        "pains": (
            "pains",
            "pain_heat_map",
            "issues",
        ),
        "kano": ("kano_table", "kano_counts", "kano_chart"),
        "ratings": ("nps", "csat", "ces"),
        "listening": (
            "servqual",
            "touchpoint_survey",
            "feedback_plan",
            "method_choice",
        ),
        "ideas": ("how_might_we", "idea_board", "impact_effort"),
        "concepts": (
            "pugh",
            "screening",
            "concepts",
            "user_tests",
            "ab_tests",
        ),
        "plans": ("roadmap", "raci", "risks", "changeover", "releases"),
        "results": (
            "standards",
            "standard_scores",
            "kpi_tree",
            "kpi_before_after",
            "annual_goals",
            "closed_loop",
            "benchmarks",
            "lifetime_value",
        ),
        "opening": ("scope", "executive_summary", "evidence", "sources", "glossary"),
        "teaching": ("course_overview", "objectives", "timetable", "sessions", "commitments", "evaluation"),
        "running": ("run_sheet",),
        "reviewing": ("review",),
        "closing": ("decisions", "next_steps", "cases"),
    }
)

TOOLS: Mapping[str, str] = MappingProxyType({name: module for module, names in _MODULES.items() for name in names})


def tool(name: str) -> Tool:
    """The function of the tool with this name. Errors: KeyError."""
    module = importlib.import_module(f"generator.outline.tools.{TOOLS[name]}")
    found: Tool = getattr(module, name)
    return found

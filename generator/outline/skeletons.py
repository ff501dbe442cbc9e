"""Which tools a deck of each kind holds of itself, in which sections: literal tables. Source: the field reference, §13.

In: nothing. Out: tables. Guaranteed: each tool stands once in a skeleton, but for blueprints, which
stand once for each state.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Chapter(NamedTuple):
    """A section of the deck: its key, which names it in `terms` as "section-<key>", and its tools in order.

    "blueprint:as_is" is the tool for one state only. `place` is "sessions" where the workshop's own sections stand.
    """

    key: str
    tools: tuple[str, ...]
    place: str = ""


_TODAY = ("journey", "touchpoint_channels", "blueprint:as_is", "contact_nodes", "pains", "pain_heat_map", "issues")
_MEASURED = ("nps", "csat", "ces", "servqual", "touchpoint_survey")

SKELETONS: Mapping[str, tuple[Chapter, ...]] = MappingProxyType(
    {
        "consultant": (
            Chapter("opening", ("cover", "executive_summary", "scope", "evidence")),
            Chapter("people", ("persona", "power_interest", "engagement_plan", "value_network")),
            Chapter("today", ("journey", "blueprint:as_is", "pains")),
            Chapter("needs", ("needs_iceberg", "kano_chart", *_MEASURED, "moment_ranking", "moment")),
            Chapter(
                "solution",
                ("impact_effort", "concepts", "screening", "blueprint:to_be", "difference"),
            ),
            Chapter("plan", ("roadmap", "kpi_tree", "kpi_before_after", "risks", "decisions", "next_steps")),
            Chapter(
                "appendix",
                (
                    "blueprint_table",
                    "changes",
                    "menu",
                    "empathy_map",
                    "segmentation",
                    "rings",
                    "salience",
                    "stakeholder_phases",
                    "touchpoint_channels",
                    "contact_nodes",
                    "pain_heat_map",
                    "issues",
                    "how_might_we",
                    "idea_board",
                    "kano_counts",
                    "kano_table",
                    "strategies",
                    "benchmarks",
                    "cases",
                    "pugh",
                    "user_tests",
                    "ab_tests",
                    "standards",
                    "standard_scores",
                    "raci",
                    "annual_goals",
                    "closed_loop",
                    "releases",
                    "changeover",
                    "lifetime_value",
                    "feedback_plan",
                    "method_choice",
                    "timetable",
                    "glossary",
                    "sources",
                    "review",
                ),
            ),
        ),
        "workshop": (
            Chapter("opening", ("cover", "timetable", "objectives")),
            Chapter("inputs", ("scope", "persona", "power_interest", "journey", "blueprint:as_is", "pains")),
            Chapter("sessions", (), "sessions"),
            Chapter(
                "outputs",
                ("screening", "blueprint:to_be", "difference", "roadmap", "kpi_before_after", "feedback_plan"),
            ),
            Chapter("closing", ("commitments", "evaluation", "sources", "run_sheet", "review")),
        ),
        "course": (
            Chapter("opening", ("cover", "course_overview", "objectives", "timetable")),
            Chapter("sessions", (), "sessions"),
            Chapter(
                "case",
                (
                    "scope",
                    "persona",
                    "empathy_map",
                    "segmentation",
                    "power_interest",
                    "rings",
                    "value_network",
                    *_TODAY,
                    "needs_iceberg",
                    "kano_chart",
                    "kano_counts",
                    "kano_table",
                    *_MEASURED,
                    "moment_ranking",
                    "moment",
                    "strategies",
                    "concepts",
                    "blueprint:to_be",
                    "kpi_before_after",
                ),
            ),
            Chapter("closing", ("cases", "commitments", "evaluation", "glossary", "sources", "run_sheet", "review")),
        ),
    }
)

# Slides that teach, and need no data: there by themselves only beside one of these
ALONGSIDE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "kano_table": ("kano_chart", "kano_counts"),
        "method_choice": ("feedback_plan", "touchpoint_survey", "nps"),
        "strategies": ("moment_ranking",),
    }
)

# What a canvas looks like when it is filled: shown where its session is held
CANVASES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "cv-stakeholder": ("power_interest", "rings", "value_network", "salience", "engagement_plan"),
        "cv-persona": ("persona",),
        "cv-empathy": ("empathy_map",),
        "cv-iceberg": ("needs_iceberg",),
        "cv-kano": ("kano_chart", "kano_counts", "kano_table", "nps", "csat", "ces", "servqual"),
        "cv-journey": ("journey", "touchpoint_channels"),
        "cv-blueprint": ("blueprint:as_is", "contact_nodes"),
        "cv-mot": ("moment_ranking", "strategies", "moment"),
        "cv-hmw": ("pains", "pain_heat_map", "how_might_we"),
        "cv-brainwriting": ("idea_board",),
        "cv-analogy": ("benchmarks",),
        "cv-impact": ("impact_effort",),
        "cv-screening": ("pugh", "screening"),
        "cv-concept": ("concepts", "blueprint:to_be"),
        "cv-test": ("user_tests", "ab_tests"),
        "cv-roadmap": ("roadmap",),
        "cv-issues": ("issues",),
        "cv-standards": ("standards", "standard_scores"),
    }
)

# What stands in the appendix and tells more of a slide: its kind → the kind of the page kept for questions
BACKUPS: Mapping[str, str] = MappingProxyType(
    {"blueprint": "blueprint_table", "journey": "blueprint_table", "difference": "changes", "scope": "sources"}
)

# Kinds of deck whose drawings show in the main part what carries the message; the other pages stand in the appendix
CONDENSED = ("consultant", "workshop")
DETAILED = ("journey", "blueprint", "difference")

# Own slides that belong to a session and yet to a workshop, where little is said
WORKSHOP_SLIDES = ("activity", "debrief", "recording", "checklist", "image", "quote", "decisions")


def tools_of(kind: str) -> frozenset[str]:
    """The tools that a deck of this kind has of itself."""
    return frozenset(key.partition(":")[0] for chapter in SKELETONS[kind] for key in chapter.tools)

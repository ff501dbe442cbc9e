"""What the coach looked at.

In: a study. Out: how many of what, for reports that say so in words. Guaranteed: counts only, no judgement.
"""

from __future__ import annotations

from generator.coach.study import Study


def looked_at(study: Study) -> tuple[tuple[str, int], ...]:
    """(what, how many), what there is of it, by the names of `messages.coach.scopes.LOOKED_AT`."""
    made, charts = study.engagement, study.charts
    counts = {
        "blueprints": len(charts),
        "steps": sum(len(chart.steps) for chart in charts),
        "cards": sum(len(chart.placed) for chart in charts),
        "arrows": sum(len(chart.arrows) for chart in charts),
        "moments": len(made.moments),
        "pains": len(made.pains),
        "personas": len(made.personas),
        "stakeholders": len(made.stakeholders),
        "metrics": len(made.metrics),
        "concepts": len(made.concepts),
        "issues": len(made.issues),
        "standards": len(made.standards),
        "sessions": len(made.workshop.all_sessions) if made.workshop else 0,
        "slides": len(made.deck.slides),
    }
    return tuple((what, count) for what, count in counts.items() if count)


def told(seen: tuple[tuple[str, int], ...], rules: int, language: str) -> str:
    """One sentence: by how many rules what was looked at."""
    from generator.messages.coach.scopes import LOOKED_AT, RULES

    chinese = language.startswith("zh")
    each = [LOOKED_AT[what][0 if chinese else 1 if count == 1 else 2].format(count) for what, count in seen]
    return RULES[0 if chinese else 1].format(rules, ("、" if chinese else ", ").join(each))


def unknowable(language: str) -> tuple[str, ...]:
    """What no rule can know, each a phrase."""
    from generator.messages.coach.scopes import CANNOT_KNOW

    return tuple(words[0 if language.startswith("zh") else 1] for words in CANNOT_KNOW)

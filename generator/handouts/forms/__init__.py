"""Forms: what is asked before, during and after a workshop, and of customers; on paper and as tables for form tools.

In: an engagement and a language. Out: `Document`s with a `Form` as content; the same questions as tables. Guaranteed:
what the file says (objectives, roles, features, metrics, phases) is asked about in its own words; no form asks for a
name; the ids of questions are the same in every language.
"""

from __future__ import annotations

from generator.handouts import Document, Letter
from generator.handouts.forms import customers, listing, participants
from generator.handouts.forms.content import Fact, Form, Question, Section, on_paper
from generator.model import Engagement
from generator.outline.speaker import Speaker

__all__ = ["TABLE", "Fact", "Form", "Question", "Section", "documents", "forms", "tables"]

TABLE = "table.csv"  # the template of a letter that is a table: its values have "rows"
TEMPLATE = "forms/form"
_READ_BACK = ("touchpoint-survey", "experience-survey", "kano", "servqual")  # whose answers become figures


def forms(engagement: Engagement, language: str) -> dict[str, Form]:
    """The forms by name; those for participants only where there is a workshop."""
    speaker = Speaker(engagement, language, "course")
    workshop = engagement.workshop
    made: dict[str, Form | None] = {}
    if workshop is not None:
        made["pre-survey"] = participants.pre_survey(speaker, workshop)
        made["evaluation"] = participants.evaluation(speaker, workshop)
        made["follow-up"] = participants.follow_up(speaker, workshop)
    made["touchpoint-survey"] = customers.touchpoint(speaker)
    made["experience-survey"] = customers.experience(speaker)
    made["kano"] = customers.kano(speaker)
    made["servqual"] = customers.servqual(speaker)
    made["interview-guide"] = customers.interview(speaker)
    return {name: form for name, form in made.items() if form is not None}


def documents(engagement: Engagement, language: str) -> tuple[Document, ...]:
    """The forms to print."""
    return tuple(
        Document(f"forms/{name}", TEMPLATE, form.title, on_paper(form))
        for name, form in forms(engagement, language).items()
    )


def tables(engagement: Engagement, language: str) -> tuple[Letter, ...]:
    """The questions of each form for form tools; of customers' forms also the empty table that takes the answers."""
    speaker = Speaker(engagement, language, "course")
    made = []
    for name, form in forms(engagement, language).items():
        if name == "interview-guide":
            continue  # nobody fills it in by themselves
        made.append(Letter(f"forms/{name}", TABLE, {"rows": listing.questions(speaker, form)}))
        if name in _READ_BACK:
            made.append(Letter(f"forms/{name}-answers", TABLE, {"rows": listing.answers(form)}))
    return tuple(made)

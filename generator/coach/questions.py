"""The most useful questions to ask next, from what the rules found and from what is not there at all.

In: a study and the findings. Out: `Question`s, the most useful first. Guaranteed: a question is asked for a reason that
can be named, a finding's code or a gap; the same questions for the same file.

How useful a question is goes by what the field says comes first: whose journey it is, then whether anybody knows, then
what customers remember and who answers for it, then the plan, the numbers and the day itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.coach.study import CUSTOMER, Study
from generator.diagnostics import SEVERITIES, Diagnostic, Word, in_words

MOST = 5
_AT_MOST = 5  # places that make a question matter more
_WEIGHT_OF_SEVERITY = 12


@dataclass(frozen=True, slots=True)
class Question:
    """A question in plain words. `codes` are the findings that raise it; () when it comes from a gap."""

    name: str
    codes: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)

    def text(self, language: str) -> str:
        from generator.messages.coach.questions import QUESTIONS

        template = QUESTIONS[self.name][0 if language.startswith("zh") else 1]
        told = {
            key: in_words(value, language) if isinstance(value, Word) else value for key, value in self.facts.items()
        }
        return template.format_map(told)


class _Asked(NamedTuple):
    """When a question is asked: the rules that raise it, how much it matters (0 to 100), the gap that raises it."""

    name: str
    weight: int
    codes: tuple[str, ...] = ()
    gap: Callable[[Study], bool] | None = None


def _nobody(study: Study) -> bool:
    return not study.engagement.personas


def _no_moments(study: Study) -> bool:
    return not study.engagement.moments


def _nothing_breaks(study: Study) -> bool:
    return not any(one.card.fail_point for chart in study.charts for one in chart.placed)


def _no_times(study: Study) -> bool:
    return not any(one.card.duration or one.card.wait for chart in study.charts for one in chart.of(CUSTOMER))


def _no_metrics(study: Study) -> bool:
    return not study.engagement.metrics


def _no_target(study: Study) -> bool:
    return bool(study.today_charts) and not study.target_charts


def _no_employees(study: Study) -> bool:
    return not any(one.role == "employee" for one in study.engagement.personas)


def _no_sources(study: Study) -> bool:
    return not study.engagement.sources


def _no_loop(study: Study) -> bool:
    return not study.engagement.feedback_log


def _no_risks(study: Study) -> bool:
    return study.engagement.roadmap is not None and not study.engagement.risks


def _no_tests(study: Study) -> bool:
    return bool(study.engagement.concepts) and not study.engagement.tests


def _no_comparison(study: Study) -> bool:
    return not study.engagement.benchmarks


def _one_way(study: Study) -> bool:
    return not any(arrow.kind == "failure" or arrow.condition for chart in study.charts for arrow in chart.arrows)


def _always(study: Study) -> bool:
    return True


ASKED: tuple[_Asked, ...] = (
    _Asked("whose-journey", 100, ("BP-02", "BP-01")),
    _Asked("who-is-it", 92, ("PS-01", "PS-04"), _nobody),
    _Asked("one-primary", 60, ("PS-02", "PS-07")),
    _Asked("who-says-so", 84, ("PN-06", "PS-05", "PS-08"), _no_sources),
    _Asked("curve-by-whom", 82, ("EM-02",)),
    _Asked("what-travels", 88, ("BP-14",)),
    _Asked("bridge", 66, ("BP-23",)),
    _Asked("what-is-seen", 78, ("BP-04",)),
    _Asked("who-meets", 76, ("BP-05",)),
    _Asked("hidden-work", 64, ("BP-06", "BP-07")),
    _Asked("serves-nobody", 52, ("BP-03", "BP-08", "BP-09", "BP-10")),
    _Asked("what-breaks", 74, ("BP-21",), _nothing_breaks),
    _Asked("recovery", 70, ("BP-24",)),
    _Asked("how-it-ends", 79, ("BP-19", "EM-05", "MT-09")),
    _Asked("the-wait", 68, ("TM-03", "TM-02")),
    _Asked("how-long", 48, ("TM-04",), _no_times),
    _Asked("which-moments", 86, ("MT-05",), _no_moments),
    _Asked("moment-owner", 80, ("MT-01", "MT-02", "MT-10")),
    _Asked("promise", 72, ("MT-07",)),
    _Asked("kept-promise", 68, ("MS-05",)),
    _Asked("which-strategy", 66, ("MT-03",)),
    _Asked("ambition", 54, ("MT-06", "EM-03")),
    _Asked("repair-first", 73, ("MT-08",)),
    _Asked("pain-to-what", 67, ("PN-01",)),
    _Asked("trouble-not-cure", 58, ("PN-02", "PN-05", "PS-06")),
    _Asked("what-works", 62, ("PN-07",)),
    _Asked("untouched", 77, ("BP-22",)),
    _Asked("employees", 63, ("EX-01",), _no_employees),
    _Asked("who-can-stop", 81, ("SH-04", "SH-03")),
    _Asked("not-invited", 65, ("SH-09",)),
    _Asked("what-they-get", 44, ("SH-05", "SH-06")),
    _Asked("how-many-asked", 61, ("MX-04", "KN-03")),
    _Asked("percent-of-what", 59, ("MX-07",)),
    _Asked("how-to-know", 69, ("MX-02",), _no_metrics),
    _Asked("tie", 50, ("CO-03",)),
    _Asked("test-first", 53, ("CO-06", "CO-07")),
    _Asked("no-date", 71, ("IS-01", "IS-04", "RM-02")),
    _Asked("who-decides", 57, ("RA-01", "RA-02")),
    _Asked("observable", 51, ("MS-01", "MS-03")),
    _Asked("what-is-made", 56, ("WS-06",)),
    _Asked("long-stretch", 24, ("WS-03", "WS-04")),
    _Asked("what-differs", 40, (), _no_target),
    _Asked("low-score", 34, (), _no_loop),
    _Asked("what-may-fail", 30, (), _no_risks),
    _Asked("try-it", 32, (), _no_tests),
    _Asked("who-does-it-well", 22, (), _no_comparison),
    _Asked("when-it-branches", 20, (), _one_way),
    _Asked("what-if-busy", 10, (), _always),
    _Asked("start-today", 8, (), _always),
    _Asked("leave-out", 6, (), _always),
)


def questions(study: Study, findings: Sequence[Diagnostic], most: int = MOST) -> tuple[Question, ...]:
    """The most useful questions, the first the most useful: by weight, by how grave and how many their findings are."""
    by_code: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    ranked = sorted(_raised(study, by_code), key=lambda pair: (-pair[0], pair[1].name))
    return tuple(question for _, question in ranked[:most])


def _raised(study: Study, by_code: Mapping[str, Sequence[Diagnostic]]) -> Iterator[tuple[int, Question]]:
    for asked in ASKED:
        fired = [code for code in asked.codes if code in by_code]
        if fired:
            first = next((one for code in fired for one in by_code[code] if "name" in one.parameters), None)
            if first is None and _names_something(asked.name):
                continue
            gravest = min(SEVERITIES.index(one.severity) for code in fired for one in by_code[code])
            often = min(sum(len(by_code[code]) for code in fired), _AT_MOST)
            weight = asked.weight + _WEIGHT_OF_SEVERITY * (len(SEVERITIES) - 1 - gravest) + often
            facts = {"name": first.parameters["name"]} if first is not None else {}
            yield weight, Question(asked.name, tuple(fired), facts)
        elif asked.gap is not None and asked.gap(study):
            yield asked.weight, Question(asked.name)


def _names_something(name: str) -> bool:
    from generator.messages.coach.questions import QUESTIONS

    return "{name}" in QUESTIONS[name][0]

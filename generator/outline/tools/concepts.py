"""Concepts judged, worked out and tried: Pugh's comparison, weighted screening, concept sheets, tests with people.

In: a `Speaker`. Out: slides. Guaranteed: sums, ties and the sensitivity are those of `measure`; a concept that lacks a
score has no sum; a test is called passed only against a threshold that stands in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator import measure
from generator.model import Concept, Moment, Screening
from generator.model.design import Score, Threshold, UserTest
from generator.outline import Slide
from generator.outline.blocks import Item, Line, Process, Prose, Table
from generator.outline.readings import MINUS, number, percent
from generator.outline.speaker import Speaker
from generator.terms import GAP, TERMS

_SIGNS = {1: "+", 0: "S", -1: MINUS}
_SIGN_CELLS = {"+": "cell-good", MINUS: "cell-poor"}
_OPERATORS = {"<=": "≤", ">=": "≥", "==": "=", "<": "<", ">": ">"}


# Judging -------------------------------------------------------------------------------------------------------------


def pugh(speaker: Speaker) -> Iterable[Slide]:
    """Each concept against the datum, criterion by criterion; the totals guide, they do not decide."""
    screened = speaker.engagement.screening
    scores = [one for one in screened.scores if one.pugh] if screened is not None else []
    if screened is None or not scores:
        return
    rows, roles = [], []
    for at, criterion in enumerate(screened.criteria):
        marks = [_sign(one, criterion.id) for one in scores]
        rows.append((speaker.say(criterion.name) or criterion.id, "S", *marks))
        roles += [(at, column, _SIGN_CELLS[mark]) for column, mark in enumerate(marks, 2) if mark in _SIGN_CELLS]
    totals = {one.concept: int(measure.pugh_total(one.pugh)) for one in scores}
    rows.append((speaker.word("pugh-total"), "0", *(_signed(totals[one.concept]) for one in scores)))
    header = (speaker.word("criterion"), _datum(speaker, screened), *(_name(speaker, one.concept) for one in scores))
    columns = tuple(range(1, len(header)))
    shares = (1.6, 1.2, *(1.4 for _ in scores))
    table = Table(header, tuple(rows), shares, speaker.word("pugh-table"), tuple(roles), columns)
    yield speaker.slide(
        "pugh",
        "pugh",
        _pugh_title(speaker, totals),
        (table, Prose((Line(speaker.word("pugh-legend")),))),
        minutes=5,
        wish=speaker.wish("pugh"),
        source=speaker.source(screened.sources),
        illustrative=screened.basis == "illustrative",
    )


def _sign(score: Score, criterion: str) -> str:
    return _SIGNS.get(int(score.pugh[criterion]), "S") if criterion in score.pugh else "–"


def _signed(total: int) -> str:
    return f"{total:+d}".replace("-", MINUS) if total else "0"


def _datum(speaker: Speaker, screened: Screening) -> str:
    """What concepts are compared with: a blueprint by its name, or a concept by its own."""
    known = f"blueprint-{screened.datum}"
    name = speaker.word(known) if known in TERMS else speaker.name_of("concept", screened.datum)
    return f"{name}\n{speaker.label('datum')}"


def _name(speaker: Speaker, concept: str) -> str:
    found = speaker.engagement.find("concept", concept)
    return speaker.say(found.name) if isinstance(found, Concept) else concept


def _names(speaker: Speaker, concept: str) -> tuple[str, str]:
    """A concept's name in Chinese and in English."""
    found = speaker.engagement.find("concept", concept)
    if not isinstance(found, Concept):
        return concept, concept
    return found.name.in_language("zh-CN"), found.name.in_language("en")


def _pugh_title(speaker: Speaker, totals: dict[str, int]) -> str:
    best = max(totals.values())
    first = [name for name, total in totals.items() if total == best]
    chinese, english = _names(speaker, first[0])
    if best <= 0:
        return speaker.either("没有一个概念全面胜过现在的做法", "No concept beats what there is today")
    if len(first) > 1:
        others = [_names(speaker, name) for name in first[1:]]
        return speaker.either(
            f"“{chinese}”与“{'”“'.join(one[0] for one in others)}”同为 +{best}，要靠加权打分分出高下",
            f"“{english}” and “{'”, “'.join(one[1] for one in others)}” are level at +{best}: weights decide",
        )
    return speaker.either(
        f"与基准相比，“{chinese}”净优势最多：+{best}", f"Against the datum, “{english}” gains most: +{best}"
    )


def screening(speaker: Speaker) -> Iterable[Slide]:
    """Weighted scores with their sums, what stops a concept, ties, and whether the order holds."""
    screened = speaker.engagement.screening
    if screened is None or not any(one.weighted for one in screened.scores):
        return
    weights = {criterion.id: criterion.weight for criterion in screened.criteria}
    scores = {one.concept: dict(one.weighted) for one in screened.scores if one.weighted}
    whole = {name: row for name, row in scores.items() if weights and set(weights) <= set(row)}
    sums = {name: measure.weighted_sum(row, weights) for name, row in whole.items()}
    table = _score_table(speaker, screened, scores, sums)
    said = Prose(tuple(Line(words, "•") for words in _findings(speaker, whole, weights, sums)))
    yield speaker.slide(
        "screening",
        "screening",
        _screening_title(speaker, whole, weights, sums),
        (table, said) if said.lines else (table,),
        minutes=5,
        wish=speaker.wish("screening"),
        source=speaker.source(screened.sources),
        illustrative=screened.basis == "illustrative",
    )


def _score_table(
    speaker: Speaker, screened: Screening, scores: dict[str, dict[str, float]], sums: dict[str, float]
) -> Table:
    """A row a criterion, a column a concept; sums and decisions below."""
    names = list(scores)
    rows, roles = [], []
    for at, criterion in enumerate(screened.criteria):
        marks = [scores[name].get(criterion.id) for name in names]
        cells = ["–" if mark is None else f"{mark:g}" for mark in marks]
        rows.append((speaker.say(criterion.name) or criterion.id, percent(criterion.weight), *cells))
        stopped = [column for column, mark in enumerate(marks, 2) if mark is not None and mark < measure.GATE]
        roles += [(at, column, "cell-bad") for column in stopped]
    best = measure.leaders(sums)
    totals = [number(sums[name], 1) if name in sums else "–" for name in names]
    roles += [(len(rows), column, "cell-strong") for column, name in enumerate(names, 2) if name in best]
    whole = percent(sum(criterion.weight for criterion in screened.criteria))
    rows.append((speaker.word("weighted-sum"), whole, *totals))
    if screened.decision is not None:
        rows.append((speaker.word("decision"), "–", *(_decision(speaker, screened, name) for name in names)))
    header = (speaker.word("criterion"), speaker.word("weight"), *(_name(speaker, name) for name in names))
    shares = (1.8, 0.8, *(1.5 for _ in names))
    columns = tuple(range(1, len(header)))
    return Table(header, tuple(rows), shares, speaker.word("screening-table"), tuple(roles), columns)


def _decision(speaker: Speaker, screened: Screening, name: str) -> str:
    for kind in ("go", "later", "stop"):
        if name in getattr(screened.decision, kind):
            return speaker.word(f"decision-{kind}")
    return "–"


def _findings(
    speaker: Speaker, scores: dict[str, dict[str, float]], weights: dict[str, float], sums: dict[str, float]
) -> list[str]:
    """What the sums do not say: ties, flips, criteria that stop a concept."""
    said = []
    tied = measure.leaders(sums)
    if len(tied) > 1:
        chinese, english = (" / ".join(_names(speaker, name)[at] for name in tied) for at in (0, 1))
        said.append(speaker.either(f"相差不到 0.3，视为并列：{chinese}", f"Less than 0.3 apart, so tied: {english}"))
    flips = measure.sensitivity(scores, weights)
    for flip in flips[:2]:
        leader, change = _names(speaker, flip.leader), _change(flip.shift)
        criterion = _criterion(speaker, flip.criterion)
        said.append(
            speaker.either(
                f"“{criterion[0]}”的权重{change}，第一就换成“{leader[0]}”",
                f"With the weight of {criterion[1]} {change}, “{leader[1]}” comes first",
            )
        )
    if len(sums) > 1 and not flips:
        said.append(speaker.either("任一权重增减 0.1，第一名都不变", "Moving any weight by 0.1 leaves the first place"))
    for name, row in scores.items():
        for identifier in measure.stopped_by(row):
            concept, criterion = _names(speaker, name), _criterion(speaker, identifier)
            said.append(
                speaker.either(
                    f"“{concept[0]}”的“{criterion[0]}”不到 2 分：停下或重做，不看总分",
                    f"“{concept[1]}” has less than 2 for {criterion[1]}: stop or redesign, whatever the sum",
                )
            )
    return said


def _change(shift: float) -> str:
    return f"{shift:+.1f}".replace("-", MINUS)


def _criterion(speaker: Speaker, identifier: str) -> tuple[str, str]:
    screened = speaker.engagement.screening
    for one in screened.criteria if screened is not None else ():
        if one.id == identifier and one.name:
            return one.name.in_language("zh-CN"), one.name.in_language("en").lower()
    return identifier, identifier


def _screening_title(
    speaker: Speaker, scores: dict[str, dict[str, float]], weights: dict[str, float], sums: dict[str, float]
) -> str:
    if not sums:
        return speaker.either("打分还不完整，先不比总分", "Scores are missing, so there are no sums to compare yet")
    tied = measure.leaders(sums)
    chinese, english = _names(speaker, tied[0])
    best = number(sums[tied[0]], 1)
    if len(tied) > 1:
        return speaker.either(
            f"{len(tied)} 个概念相差不到 0.3，视为并列，“{chinese}”为 {best} 分",
            f"{len(tied)} concepts are tied within 0.3, “{english}” at {best}",
        )
    if measure.sensitivity(scores, weights):
        return speaker.either(
            f"“{chinese}”以 {best} 分领先，但权重一动名次就变",
            f"“{english}” leads with {best}, but a change of weights overturns it",
        )
    if len(sums) == 1:
        return speaker.either(f"“{chinese}”得 {best} 分", f"“{english}” scores {best}")
    return speaker.either(
        f"“{chinese}”以 {best} 分领先，权重增减 0.1 也不变",
        f"“{english}” leads with {best}, whichever weight moves by 0.1",
    )


# Working out ---------------------------------------------------------------------------------------------------------


def concepts(speaker: Speaker) -> Iterable[Slide]:
    """A sheet for each concept, and its frames where it has some; what was not chosen is secondary."""
    screened = speaker.engagement.screening
    chosen = screened.decision.go if screened is not None and screened.decision is not None else ()
    for concept in speaker.engagement.concepts:
        rows = [(speaker.word(f"sheet-{name}"), words) for name, words in _sheet(speaker, concept) if words]
        if not rows:
            continue
        wish = speaker.wish("concepts", concept.id)
        source = speaker.source(concept.sources)
        made_up = concept.basis == "illustrative"
        names = speaker.say(concept.name)
        aside = bool(chosen) and concept.id not in chosen
        title = speaker.each("concept-title", concept.name, concept.one_liner) if concept.one_liner else names
        table = _paired(speaker, rows, "sheet-table")
        yield speaker.slide(
            concept.id,
            "concepts",
            title,
            (table,),
            minutes=4,
            wish=wish,
            source=source,
            illustrative=made_up,
            aside=aside,
        )
        if len(concept.frames) > 1:
            frames = tuple(Item(speaker.say(frame), mark=str(at)) for at, frame in enumerate(concept.frames[:8], 1))
            zh_name, en_name = (concept.name.in_language(tag) for tag in ("zh-CN", "en"))
            count = len(concept.frames)
            title = speaker.either(f"“{zh_name}”怎么用：{count} 步", f"How “{en_name}” works, in {count} frames")
            yield speaker.slide(
                f"{concept.id}-frames",
                "concepts",
                title,
                (Process(frames),),
                notes="concepts-frames",
                source=source,
                illustrative=made_up,
                aside=aside or speaker.kind == "consultant",
            )


def _paired(speaker: Speaker, rows: list[tuple[str, str]], name: str, roles: Sequence[str] = ()) -> Table:
    """A sheet of fields: two beside each other where there are many. `roles` colour the contents, one each."""
    across = 2 if len(rows) > 5 else 1
    blank = ("–", "–")
    padded = rows + [blank] * (-len(rows) % across)
    lines = [sum(padded[at : at + across], ()) for at in range(0, len(padded), across)]
    colored = [(at // across, 2 * (at % across), "cell-muted") for at in range(len(rows))]
    colored += [(at // across, 2 * (at % across) + 1, role) for at, role in enumerate(roles) if role]
    header = (speaker.word("topic"), speaker.word("content")) * across
    shares = (1.0, 4.2) if across == 1 else (1.0, 2.6) * across
    return Table(header, tuple(lines), shares, speaker.word(name), tuple(colored))


def _sheet(speaker: Speaker, concept: Concept) -> list[tuple[str, str]]:
    """The fields of the concept sheet, in its order. Source: the field reference, §9."""

    def named(kind: str, references: Iterable[str]) -> str:
        return "\n".join(speaker.name_of(kind, reference) for reference in references)

    strategy = ""
    if concept.strategy:
        known = f"strategy-{concept.strategy}"
        strategy = speaker.word(known) if known in TERMS else speaker.name_of("strategy", concept.strategy)
    return [
        ("persona", speaker.name_of("persona", concept.user)),
        ("moments", "\n".join(_moment(speaker, moment) for moment in concept.moments)),
        ("pains", named("pain", concept.pains)),
        ("frontstage", speaker.say(concept.frontstage)),
        ("backstage", speaker.say(concept.backstage)),
        ("support", speaker.say(concept.support)),
        ("evidence", speaker.say(concept.evidence)),
        ("strategy", strategy),
        ("scores", _scores(speaker, concept)),
        ("metrics", named("metric", concept.metrics)),
        ("resources", speaker.say(concept.resources)),
        ("risks", "\n".join(speaker.say(risk) for risk in concept.risks)),
        ("next_test", speaker.say(concept.next_test)),
        ("owner", speaker.name_of("stakeholder|actor", concept.owner)),
    ]


def _moment(speaker: Speaker, identifier: str) -> str:
    """What a moment of truth is called: by its name, its action or its step."""
    moment = speaker.engagement.find("moment", identifier)
    if not isinstance(moment, Moment) or moment.name:
        return speaker.name_of("moment", identifier)
    return speaker.name_of("card", moment.action) if moment.action else speaker.name_of("step", moment.step)


def _scores(speaker: Speaker, concept: Concept) -> str:
    """The scores of the screening, in one line."""
    screened = speaker.engagement.screening
    found = next((one for one in screened.scores if one.concept == concept.id), None) if screened is not None else None
    if screened is None or found is None or not found.weighted:
        return ""
    parts = [
        f"{speaker.brief(one.name) or one.id}{GAP}{found.weighted[one.id]:g}"
        for one in screened.criteria
        if one.id in found.weighted
    ]
    return speaker.label("comma").join(parts)


# Trying --------------------------------------------------------------------------------------------------------------


def user_tests(speaker: Speaker) -> Iterable[Slide]:
    """A sheet for each test with people."""
    yield from _trials(speaker, "user")


def ab_tests(speaker: Speaker) -> Iterable[Slide]:
    """A sheet for each comparison of variants."""
    yield from _trials(speaker, "ab")


def _trials(speaker: Speaker, kind: str) -> Iterable[Slide]:
    archetype = f"{kind}_tests"
    for test in speaker.engagement.tests:
        if test.kind != kind:
            continue
        passed = _passed(test)
        cells = {"result": "cell-good" if passed else "cell-poor"} if passed is not None else {}
        filled = [(name, words) for name, words in _trial(speaker, test) if words]
        rows = [(speaker.word(f"trial-{name}"), words) for name, words in filled]
        table = _paired(speaker, rows, f"trial-table-{kind}", [cells.get(name, "") for name, _ in filled])
        yield speaker.slide(
            test.id,
            archetype,
            _trial_title(speaker, test),
            (table,),
            minutes=4,
            wish=speaker.wish(archetype, test.id),
            source=speaker.source(test.sources),
            illustrative=test.basis == "illustrative",
        )


def _trial(speaker: Speaker, test: UserTest) -> list[tuple[str, str]]:
    """The fields of the test sheet, in its order. Source: the field reference, §9."""
    people = f"n = {test.participants:,}" if test.participants is not None else ""
    profile = speaker.say(test.profile)
    letters = "ABCDEFGH"
    variants = [f"{letters[at]}. {speaker.say(one)}" for at, one in enumerate(test.variants[: len(letters)])]
    return [
        ("concept", speaker.name_of("concept", test.concept)),
        ("hypothesis", speaker.say(test.hypothesis)),
        ("variants", "\n".join(variants)),
        ("method", speaker.say(test.method)),
        ("participants", "\n".join(part for part in (people, profile) if part)),
        ("tasks", "\n".join(f"{at}. {speaker.say(task)}" for at, task in enumerate(test.tasks, 1))),
        ("measure", speaker.say(test.measure)),
        ("success", _threshold(speaker, test.success)),
        ("result", _result(speaker, test)),
        ("observations", "\n".join(speaker.say(one) for one in test.observations)),
        ("decision", speaker.word(f"decision-{test.decision}") if test.decision else ""),
    ]


def _value(speaker: Speaker, value: float, unit: str) -> str:
    if unit in ("ratio", "percent"):
        return f"{100 * value if unit == 'ratio' else value:g}%"
    words = speaker.label(f"unit-{unit}") if f"unit-{unit}" in TERMS else unit.replace("_", " ")
    return f"{value:g}".replace("-", MINUS) + (f"{GAP}{words}" if words else "")


def _threshold(speaker: Speaker, bar: Threshold | None) -> str:
    return f"{_OPERATORS[bar.op]} {_value(speaker, bar.value, bar.unit)}" if bar is not None else ""


def _passed(test: UserTest) -> bool | None:
    """Whether the result reaches the threshold; None where one of them is missing."""
    if test.result is None or test.success is None:
        return None
    value, bar = test.result, test.success.value
    outcomes = {"<": value < bar, "<=": value <= bar, "==": value == bar, ">=": value >= bar, ">": value > bar}
    return outcomes[test.success.op]


def _result(speaker: Speaker, test: UserTest) -> str:
    if test.result is None:
        return ""
    value = _value(speaker, test.result, test.success.unit if test.success is not None else "")
    passed = _passed(test)
    return value if passed is None else f"{value}{GAP}{speaker.label('trial-passed' if passed else 'trial-failed')}"


def _trial_title(speaker: Speaker, test: UserTest) -> str:
    """What came out, else what counts as right, else what we believe."""
    zh_name, en_name = (test.hypothesis.in_language(tag) for tag in ("zh-CN", "en"))
    passed, bar = _passed(test), _threshold(speaker, test.success)
    if passed is not None and test.success is not None and test.result is not None:
        value = _value(speaker, test.result, test.success.unit)
        words = ("成立", "Confirmed") if passed else ("不成立", "Not confirmed")
        few = test.participants is not None and test.participants < measure.SMALL
        hint = (
            (f"（n = {test.participants}，仅供参考）", f" (n = {test.participants}, a hint only)") if few else ("", "")
        )
        return speaker.either(
            f"{words[0]}：{zh_name}，{value}，标准 {bar}{hint[0]}",
            f"{words[1]}: {en_name}: {value}, the bar is {bar}{hint[1]}",
        )
    if bar:
        return speaker.either(f"先定标准再测：{bar} 才算“{zh_name}”", f"The bar before the test, {bar}: {en_name}")
    return speaker.either(f"假设：{zh_name}", f"We believe: {en_name}")

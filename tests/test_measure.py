"""The field's arithmetic against worked examples."""

from __future__ import annotations

import pytest

from generator import measure
from tests.samples import sample


@pytest.mark.parametrize(
    ("impact", "frequency", "current", "target", "position", "expected"),
    [
        (5, 3, -2, 2, "pit", 112.5),
        (5, 5, -1, 1, "opening", 90.0),
        (4, 5, 0, 1, "ending", 60.0),
        (4, 5, -1, 0, "middle", 40.0),
        (1, 1, 2, -2, None, 1.0),  # no ambition: the gap does not fall below 1
        (5, 5, -2, 2, "peak", 187.5),
    ],
)
def test_priority(
    impact: int, frequency: int, current: float, target: float, position: str | None, expected: float
) -> None:
    """The samples' moments rank as the reference says."""
    assert measure.priority(impact, frequency, current, target, position) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [([-1, -1, -2, -2, 0], -1.0), ([1, 0, 0, 2, 1], 1.5), ([2, -2, 0], -1.0), ([-2, 2, 0], -1.0), ([0.5], 0.5)],
)
def test_remembered(scores: list[float], expected: float) -> None:
    """Peak and end; of equal peaks the negative one counts."""
    assert measure.remembered(scores) == expected


def test_remembered_needs_a_score() -> None:
    """Nothing felt, nothing remembered."""
    with pytest.raises(ValueError, match="no score"):
        measure.remembered([])


@pytest.mark.parametrize(
    ("power", "interest", "expected"),
    [
        (5, 4, "manage_closely"),
        (4, 3, "keep_satisfied"),
        (3, 5, "keep_informed"),
        (3, 3, "monitor"),
        (3.5, 3.5, "manage_closely"),
    ],
)
def test_quadrant(power: float, interest: float, expected: str) -> None:
    """Three is low; anything above is high."""
    assert measure.quadrant(power, interest) == expected


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ((), "non_stakeholder"),
        (("power",), "dormant"),
        (("legitimacy",), "discretionary"),
        (("urgency",), "demanding"),
        (("power", "legitimacy"), "dominant"),
        (("urgency", "power"), "dangerous"),
        (("legitimacy", "urgency"), "dependent"),
        (("urgency", "legitimacy", "power", "power"), "definitive"),
    ],
)
def test_salience(attributes: tuple[str, ...], expected: str) -> None:
    """All seven classes, and none."""
    assert measure.salience(attributes) == expected


@pytest.mark.parametrize(
    ("counts", "better", "worse", "category"),
    [
        ({"A": 8, "O": 27, "M": 52, "I": 10, "R": 1, "Q": 2}, 0.361, -0.814, "M"),
        ({"A": 20, "O": 45, "M": 22, "I": 10, "R": 1, "Q": 2}, 0.670, -0.691, "O"),
        ({"A": 51, "O": 18, "M": 6, "I": 20, "R": 4, "Q": 1}, 0.726, -0.253, "A"),
        ({"A": 20, "O": 35, "M": 30, "I": 12, "R": 1, "Q": 2}, 0.567, -0.670, "O"),
        ({"A": 10, "O": 10, "M": 10}, 0.667, -0.667, "M"),
        ({"A": 40, "I": 45, "R": 15}, 0.471, 0.0, "I"),
    ],
)
def test_kano(counts: dict[str, int], better: float, worse: float, category: str) -> None:
    """Coefficients and class of the samples; ties go to the more basic class."""
    found = measure.kano(counts)
    assert (round(found.better or 0, 3), round(found.worse or 0, 3), found.category) == (better, worse, category)


def test_kano_without_answers() -> None:
    """No answer, no coefficient, no class; reversed answers alone have a class but no coefficient."""
    assert measure.kano({}) == (None, None, "")
    assert measure.kano({"R": 3}) == (None, None, "R")


def test_screening() -> None:
    """Weighted sums and Pugh totals of the hotline's concepts."""
    weights = {"desirability": 0.4, "feasibility": 0.3, "viability": 0.3}
    scored = {"unified": (5, 3, 5), "personal": (5, 2, 3), "directory": (2, 5, 3)}
    sums = {name: measure.weighted_sum(dict(zip(weights, row, strict=True)), weights) for name, row in scored.items()}
    assert {name: round(value, 6) for name, value in sums.items()} == {
        "unified": 4.4,
        "personal": 3.5,
        "directory": 3.2,
    }
    assert measure.pugh_total({"desirability": 1, "feasibility": -1, "viability": 1}) == 1


@pytest.mark.parametrize(
    ("severity", "frequency", "expected"),
    [(3, 5, "P0"), (4, 3, "P0"), (4, 2, "P1"), (4, 1, "P1"), (3, 3, "P1"), (2, 3, "P2"), (1, 3, "P3"), (0, 5, "P3")],
)
def test_issue_priority(severity: int, frequency: int, expected: str) -> None:
    """Severity × frequency; a catastrophe is at least P1."""
    assert measure.issue_priority(severity, frequency) == expected


def test_issue_priority_with_the_house_floors() -> None:
    """An author's own floors are used."""
    assert measure.issue_priority(3, 5, {"P0": 16, "P1": 10, "P2": 5}) == "P1"


def test_times() -> None:
    """Lengths in different units add up in seconds."""
    assert measure.seconds(1.5, "min") == 90
    assert measure.total_time([(240, "s"), (90, "s"), (2, "min"), (4, "min"), (0.5, "min")]) == 720
    with pytest.raises(KeyError):
        measure.seconds(1, "fortnight")


def test_nps() -> None:
    """A hundred answers leave a wide interval."""
    found = measure.nps(45, 20, 100)
    assert (found.value, round(found.low, 1), round(found.high, 1)) == (25.0, 9.5, 39.1)
    with pytest.raises(ValueError, match="no answer"):
        measure.nps(0, 0, 0)


def test_wilson() -> None:
    """Shares near the ends stay within 0 and 1."""
    found = measure.wilson(78, 100)
    assert (found.value, round(found.low, 3), round(found.high, 3)) == (0.78, 0.689, 0.850)
    assert measure.wilson(0, 10).low == pytest.approx(0, abs=1e-12)
    with pytest.raises(ValueError, match="no case"):
        measure.wilson(0, 0)


# Kano


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("standard", ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")),  # Berger et al. 1993, figure 4
        ("pouliot", ("QAAAO", "RQIIM", "RIIIM", "RIIQM", "RRRRQ")),
    ],
)
def test_kano_table(table: str, rows: tuple[str, ...]) -> None:
    """All 25 pairs of both tables; the variant doubts two more of them."""
    found = tuple("".join(measure.kano_class(one, other, table) for other in range(1, 6)) for one in range(1, 6))
    assert found == rows


def test_kano_answers_are_one_to_five() -> None:
    with pytest.raises(ValueError, match="1 to 5"):
        measure.kano_class(0, 3)


def test_kano_counts_and_scores() -> None:
    """Pairs by class, and the continuous scores: 4, 2, 0, −1, −2 and their mirror image."""
    pairs = [(1, 5), (1, 3), (2, 5), (3, 3), (5, 1), (1, 1)]
    assert measure.kano_counts(pairs) == {"A": 1, "O": 1, "M": 1, "I": 1, "R": 1, "Q": 1}
    assert measure.kano_scores([(1, 5), (2, 4)]) == (3.0, 3.0)
    assert measure.kano_scores([(4, 2), (5, 1)]) == (-1.5, -1.5)
    with pytest.raises(ValueError, match="no answer"):
        measure.kano_scores([])


def test_kano_strength() -> None:
    """Below six points two classes share the feature."""
    assert measure.kano_strength({"A": 20, "O": 35, "M": 30, "I": 12, "R": 1, "Q": 2}) == (5.0, "OM")
    assert measure.kano_strength({"A": 8, "O": 27, "M": 52, "I": 10, "R": 1, "Q": 2}) == (25.0, "")
    assert measure.questionable_share({"A": 8, "Q": 2}) == 0.2
    with pytest.raises(ValueError, match="no answer"):
        measure.kano_strength({})


def test_kano_quadrants() -> None:
    """By the cut at one half, or at the means of the features."""
    results = [measure.kano({"A": 8, "O": 27, "M": 52, "I": 10}), measure.kano({"A": 51, "O": 18, "M": 6, "I": 20})]
    pairs = [(one.better or 0, one.worse or 0) for one in results]
    assert [measure.kano_quadrant(*pair) for pair in [*pairs, (0.67, -0.69), (0.2, -0.2)]] == ["M", "A", "O", "I"]
    cuts = measure.kano_mean_cuts(results)
    assert (round(cuts.worse, 3), round(cuts.better, 3)) == (0.534, 0.544)
    assert measure.kano_quadrant(0.52, -0.6, cuts) == "M"


# How sure


@pytest.mark.parametrize(
    ("freedom", "expected"),
    [
        (1, 12.706),
        (2, 4.303),
        (3, 3.182),
        (4, 2.776),
        (5, 2.571),
        (10, 2.228),
        (15, 2.131),
        (20, 2.086),
        (30, 2.042),
        (60, 2.000),
        (100, 1.984),
    ],
)
def test_t_quantile(freedom: int, expected: float) -> None:
    """Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, critical values, 0.975."""
    assert measure.t_quantile(freedom) == pytest.approx(expected, abs=0.0005)


def test_t_quantile_at_its_ends() -> None:
    """Other levels, and so many degrees of freedom that it is the normal one."""
    assert measure.t_quantile(9, 0.99) == pytest.approx(3.2498, abs=5e-5)
    assert measure.t_quantile(1, 0.999) == pytest.approx(636.62, abs=0.01)
    assert measure.t_quantile(10_000_000) == pytest.approx(measure.Z95, abs=1e-5)
    with pytest.raises(ValueError, match="degree"):
        measure.t_quantile(0.5)


@pytest.mark.parametrize(
    ("cases", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_as_published(cases: int, n: int, low: float, high: float) -> None:
    """Source: Newcombe 1998, Statistics in Medicine 17, 857–872, table I, method 3."""
    found = measure.wilson(cases, n)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_mean_as_published() -> None:
    """Source: NIST/SEMATECH e-Handbook, 1.3.5.2, ZARR13.DAT."""
    found = measure.mean_of(9.261460, 0.022789, 195)
    assert (found.low, found.high) == (pytest.approx(9.258242, abs=2e-6), pytest.approx(9.264679, abs=2e-6))


def test_mean_of_few() -> None:
    """One answer has no interval, and says so."""
    assert measure.mean([1, 2, 3, 4, 5]) == pytest.approx((3.0, 3 - 1.96324, 3 + 1.96324), abs=1e-4)
    assert not measure.mean([4]).is_bounded
    with pytest.raises(ValueError, match="no case"):
        measure.mean([])


@pytest.mark.parametrize(
    ("before", "after", "low", "high"),
    [
        ((48, 80), (56, 70), 0.0524, 0.3339),
        ((3, 10), (9, 10), 0.1705, 0.8090),
        ((0, 29), (5, 56), -0.0381, 0.1926),
        ((0, 20), (0, 10), -0.1611, 0.2775),
    ],
)
def test_share_difference(before: tuple[int, int], after: tuple[int, int], low: float, high: float) -> None:
    """Source: Newcombe 1998, Statistics in Medicine 17, 873–890, table II, method 10."""
    found = measure.share_difference(before, after)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))
    assert found.excludes_zero is (low > 0)


def test_mean_difference() -> None:
    """Source: NIST/SEMATECH e-Handbook, 1.3.5.3, AUTO83B.DAT: t = 12.94627 with 136.87499 degrees of freedom."""
    before, after = measure.Sample(20.14458, 6.41470, 249), measure.Sample(30.48101, 6.10771, 79)
    freedom = measure.welch_freedom(before, after)
    assert freedom == pytest.approx(136.87499, abs=1e-3)
    found = measure.mean_difference(before, after)
    error = (found.high - found.value) / measure.t_quantile(freedom)
    assert found.value / error == pytest.approx(12.94627, abs=1e-4)
    assert not measure.mean_difference(measure.sample([3]), after).is_bounded
    assert measure.mean_difference(measure.sample([3, 3]), measure.sample([4, 4])) == (1, 1, 1)


def test_overlapping_intervals_may_differ() -> None:
    """Two waves whose intervals overlap, and whose difference is clear all the same: why the difference is computed."""
    before, after = measure.NpsCounts(160, 120, 120), measure.NpsCounts(200, 100, 100)
    one, other = (measure.nps(wave.promoters, wave.detractors, wave.n) for wave in (before, after))
    assert one.high > other.low
    found = measure.nps_difference(before, after)
    assert found.value == pytest.approx(15.0)
    assert found.excludes_zero


# Surveys


def test_nps_groups() -> None:
    """Nine and ten promote, up to six detract."""
    assert measure.nps_counts(range(11)) == (2, 2, 7)
    assert measure.nps_counts([]).n == 0


def test_satisfaction_and_effort() -> None:
    """Top two boxes of the scale; the two effort scores point in opposite directions."""
    assert measure.csat([5, 4, 4, 3, 1]).value == 0.6
    assert measure.csat([10, 9, 8], "1_10").value == pytest.approx(2 / 3)
    assert measure.easy_share([7, 5, 4]).value == pytest.approx(2 / 3)
    assert measure.ces([2, 4]).value == 3
    assert (measure.CES_BETTER["effort_1_5"], measure.CES_BETTER["agree_1_7"]) == ("lower", "higher")
    assert measure.fcr(78, 100) == measure.wilson(78, 100)


@pytest.mark.parametrize(
    ("kind", "scale", "unit", "scores", "expected"),
    [
        ("nps", "0_10", "points", [10, 9, 7, 3], 25.0),
        ("csat", "1_5", "ratio", [5, 4, 1, 1], 0.5),
        ("csat", "1_5", "percent", [5, 4, 1, 1], 50.0),
        ("csat", "1_5", "points", [5, 4, 1, 1], 2.75),
        ("ces", "agree_1_7", "points", [7, 5, 3], 5.0),
        ("ces", "agree_1_7", "ratio", [7, 5, 3, 1], 0.5),
        ("ces", "effort_1_5", "points", [1, 2], 1.5),
        ("operational", "yes_no", "percent", [1, 0, 0, 0], 25.0),
    ],
)
def test_survey_figure(kind: str, scale: str, unit: str, scores: list[int], expected: float) -> None:
    """A metric's figure is in its own unit, and lies within its interval."""
    found = measure.survey_figure(kind, scale, unit, scores)
    assert found.value == expected
    assert found.low <= found.value <= found.high


def test_servqual() -> None:
    """22 items over five dimensions; negative falls short of what was expected; each person counts once."""
    assert sum(measure.SERVQUAL.values()) == 22
    item = measure.servqual_item([(5, 6), (4, 6), (6, 6)])
    assert (item.perception, item.expectation, item.gap.value) == (5, 6, -1)
    first = {2: (5.0, 7.0), 3: (6.0, 6.0)}
    second = {2: (4.0, 6.0), 4: (7.0, 6.0)}
    dimension = measure.servqual_dimension([first, second])
    assert dimension.gap.value == pytest.approx((-2 + 0 + 1) / 3)
    with pytest.raises(ValueError, match="no case"):
        measure.servqual_dimension([{}])


# Screening, votes, damage


def test_pugh() -> None:
    """Pluses less minuses; the datum itself comes to nothing. Worked by hand after Pugh 1991, Total Design."""
    assert measure.pugh_total({"cost": 1, "speed": 1, "weight": -1, "noise": 0}) == 1
    assert measure.pugh_total({"cost": -1, "speed": -1, "weight": 1, "noise": -1}) == -2
    assert measure.pugh_total(dict.fromkeys(("cost", "speed", "weight", "noise"), 0)) == 0


def test_ties_and_sensitivity() -> None:
    """Within 0.3 is a tie; a weight moved by a tenth may put another concept first."""
    assert measure.leaders({"a": 4.4, "b": 4.2, "c": 4.1}) == ("a", "b")
    assert measure.leaders({}) == ()
    scores = {"a": {"x": 5.0, "y": 2.0}, "b": {"x": 3.0, "y": 4.0}}
    assert measure.sensitivity(scores, {"x": 0.55, "y": 0.45}) == (("x", -0.1, "b"), ("y", 0.1, "b"))
    assert measure.sensitivity(scores, {"x": 0.9, "y": 0.1}) == ()
    assert measure.sensitivity({"a": {"x": 1.0}}, {"x": 1.0}) == ()
    assert measure.stopped_by({"desirability": 5, "feasibility": 1.5}) == ("feasibility",)


def test_votes() -> None:
    """A quarter to a third of the options; totals one apart are a tie."""
    assert measure.votes_each(12) == (3, 4)
    assert measure.votes_each(1) == (1, 1)
    places = measure.ranked_votes({"a": 3, "b": 9, "c": 8, "d": 3})
    assert [(one.name, one.place) for one in places] == [("b", 1), ("c", 1), ("a", 3), ("d", 3)]
    assert measure.brainwriting_ideas(6) == 108  # Rohrbach 1968


@pytest.mark.parametrize(
    ("impact", "effort", "expected"), [(5, 2, "quick_win"), (5, 5, "big_bet"), (3, 3, "fill_in"), (2, 4, "avoid")]
)
def test_impact_effort(impact: int, effort: int, expected: str) -> None:
    assert measure.impact_effort(impact, effort) == expected


def test_pareto() -> None:
    """Who carries what share of the damage, and the few that carry half of it."""
    shares = measure.pareto({"a": 2, "b": 12, "c": 2, "d": 4})
    assert [one.name for one in shares] == ["b", "d", "a", "c"]
    assert [round(one.cumulative, 2) for one in shares] == [0.6, 0.8, 0.9, 1.0]
    assert [one.name for one in measure.vital_few(shares)] == ["b"]
    assert [one.name for one in measure.vital_few(shares, 0.8)] == ["b", "d"]
    assert measure.pareto({"a": 0}) == ()


# Standards, operation, value


def test_visit_score() -> None:
    """Weights of what applied; a failed critical item caps the visit at 59."""
    weights = {"greet": 20.0, "safe": 30.0, "bill": 50.0}
    assert measure.visit_score({"greet": 1, "safe": 1, "bill": 0.5}, weights).score == 75
    assert measure.visit_score({"greet": 1, "safe": None, "bill": 0}, weights).score == pytest.approx(2000 / 70)
    capped = measure.visit_score({"greet": 1, "safe": 0, "bill": 1}, weights, {"safe"})
    assert capped == (59, ("safe",))
    assert measure.visit_score({"greet": 0, "safe": 0, "bill": 0}, weights, {"safe"}).score == 0
    assert measure.visit_score({}, weights).score is None


def test_shares_and_value() -> None:
    """Units at best practice, calls in time, what a customer is worth; nothing counted, nothing said."""
    assert measure.share_reaching([0.9, 0.8, 0.4, 1.0, 0.7], 0.9) == 0.4
    assert measure.share_reaching([], 0.9) is None
    assert measure.service_level(80, 95, 5) == 0.8
    assert measure.service_level(0, 0, 0) is None
    assert measure.lifetime_value(10, 12, 3) == 360


# The hotline, through the model


def test_the_hotline_comes_to_what_the_reference_says() -> None:
    """Moments, needs, concepts, issues and stakeholders of the sample: 16.4 of the field reference."""
    hotline = sample("hotline")
    ranks = {
        one.id: measure.priority(
            one.impact or 0, one.frequency or 0, one.emotion.current, one.emotion.target or 0, one.position
        )
        for one in hotline.moments
        if one.emotion and one.emotion.current is not None
    }
    assert ranks == pytest.approx({"mot-cross": 112.5, "mot-number": 90, "mot-close": 60, "mot-menu": 40})
    assert hotline.kano
    kano = [measure.kano(feature.counts) for feature in hotline.kano.features]
    assert [(round(one.better or 0, 3), round(one.worse or 0, 3), one.category) for one in kano] == [
        (0.361, -0.814, "M"),
        (0.670, -0.691, "O"),
        (0.726, -0.253, "A"),
    ]
    issues = {one.id: measure.issue_priority(one.severity or 0, one.frequency or 0) for one in hotline.issues}
    assert (issues["iss-1"], issues["iss-2"]) == ("P0", "P0")
    quadrants = {one.id: measure.quadrant(one.power or 0, one.interest or 0) for one in hotline.stakeholders}
    assert {"manage_closely", "keep_satisfied", "keep_informed", "monitor"} == set(quadrants.values())


def test_the_hotline_screens_as_the_reference_says() -> None:
    hotline = sample("hotline")
    assert hotline.screening
    weights = {one.id: one.weight or 0.0 for one in hotline.screening.criteria}
    sums = {one.concept: measure.weighted_sum(one.weighted, weights) for one in hotline.screening.scores}
    totals = sorted(measure.pugh_total(one.pugh) for one in hotline.screening.scores)
    assert sorted(sums.values(), reverse=True) == pytest.approx([4.4, 3.5, 3.2])
    assert len(measure.leaders(sums)) == 1
    assert totals[1:] == [1, 1]

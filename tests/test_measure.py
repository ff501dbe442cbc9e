"""The field's arithmetic against worked examples."""

from __future__ import annotations

import pytest

from generator import measure


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

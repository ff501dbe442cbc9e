"""Stakeholders: the quadrant of the grid, the class of salience."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

HIGH = 3.0  # a score of power, interest, impact or effort is high when it is above this

_SALIENCE: Mapping[frozenset[str], str] = MappingProxyType(
    {
        frozenset(): "non_stakeholder",
        frozenset({"power"}): "dormant",
        frozenset({"legitimacy"}): "discretionary",
        frozenset({"urgency"}): "demanding",
        frozenset({"power", "legitimacy"}): "dominant",
        frozenset({"power", "urgency"}): "dangerous",
        frozenset({"legitimacy", "urgency"}): "dependent",
        frozenset({"power", "legitimacy", "urgency"}): "definitive",
    }
)


def quadrant(power: float, interest: float) -> str:
    """The quadrant of the power–interest grid. Source: after Mendelow 1981; the interest axis came later."""
    if power > HIGH:
        return "manage_closely" if interest > HIGH else "keep_satisfied"
    return "keep_informed" if interest > HIGH else "monitor"


def salience(attributes: Iterable[str]) -> str:
    """The class of a stakeholder with these of power, legitimacy and urgency.

    Errors: KeyError for another attribute. Source: Mitchell, Agle and Wood 1997.
    """
    return _SALIENCE[frozenset(attributes)]

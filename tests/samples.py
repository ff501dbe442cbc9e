"""The samples that ship, loaded once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator import coach, load
from generator.coach import report
from generator.model import Engagement

SAMPLES = Path(__file__).parents[1] / "blueprints"


@cache
def sample(name: str) -> Engagement:
    """The engagement of a sample, by the stem of its file."""
    loaded = load.engagement(SAMPLES / f"{name}.yaml")
    assert loaded.engagement is not None, [(finding.code, finding.parameters) for finding in loaded.findings]
    return loaded.engagement


@cache
def reviewed(name: str) -> Engagement:
    """The engagement of a sample with what the coach says of it, as kits are made of."""
    return report.advised(sample(name), coach.review(sample(name)))

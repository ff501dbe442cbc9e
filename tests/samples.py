"""The samples that ship, loaded once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator import load
from generator.model import Engagement

SAMPLES = Path(__file__).parents[1] / "blueprints"


@cache
def sample(name: str) -> Engagement:
    """The engagement of a sample, by the stem of its file."""
    loaded = load.engagement(SAMPLES / f"{name}.yaml")
    assert loaded.engagement is not None, [(finding.code, finding.parameters) for finding in loaded.findings]
    return loaded.engagement

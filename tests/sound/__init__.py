"""Engagements as an experienced consultant would hand them in: whole, thought through, and each different.

In: the services in `services/`, a hypothesis draw. Out: YAML text. Guaranteed: what `sound_engagements` draws loads
without an error, and nothing in it is a mistake that its author would want to hear of.
"""

from __future__ import annotations

from tests.sound.plans import plans, samples, sound_engagements, written
from tests.sound.story import Plan

__all__ = ["Plan", "plans", "samples", "sound_engagements", "written"]

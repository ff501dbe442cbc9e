"""Posters as PDF on their paper, whole or in tiles."""

from __future__ import annotations

from generator.render import Job


def render(job: Job) -> dict[str, bytes]:
    """No files yet."""
    return {}

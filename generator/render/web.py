"""The drawing as one page for a browser."""

from __future__ import annotations

from generator.render import Job


def render(job: Job) -> dict[str, bytes]:
    """No files yet."""
    return {}

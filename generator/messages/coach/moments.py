"""What the coach says of moments."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {}

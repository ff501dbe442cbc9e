"""What the coach says of language."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {}

"""What the coach says of connections."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {}

"""The coach's rules of decks. Source: the field reference, §17."""

from __future__ import annotations

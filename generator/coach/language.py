"""The coach's rules of language. Source: the field reference, §17."""

from __future__ import annotations

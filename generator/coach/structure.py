"""The coach's rules of structure. Source: the field reference, §17."""

from __future__ import annotations

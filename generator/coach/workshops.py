"""The coach's rules of workshops. Source: the field reference, §17."""

from __future__ import annotations

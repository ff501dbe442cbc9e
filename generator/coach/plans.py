"""The coach's rules of plans. Source: the field reference, §17."""

from __future__ import annotations

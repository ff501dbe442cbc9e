"""The coach's rules of people. Source: the field reference, §17."""

from __future__ import annotations

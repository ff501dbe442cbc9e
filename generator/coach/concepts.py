"""The coach's rules of concepts. Source: the field reference, §17."""

from __future__ import annotations

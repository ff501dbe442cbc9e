"""The coach's rules of identity. Source: the field reference, §17."""

from __future__ import annotations

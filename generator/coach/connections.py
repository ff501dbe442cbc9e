"""The coach's rules of connections. Source: the field reference, §17."""

from __future__ import annotations

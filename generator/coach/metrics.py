"""The coach's rules of metrics. Source: the field reference, §17."""

from __future__ import annotations

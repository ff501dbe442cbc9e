"""The coach's rules of moments. Source: the field reference, §17."""

from __future__ import annotations

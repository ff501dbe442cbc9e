"""Errors that are not the author's: the machine lacks something, or a folder is in the way.

In: nothing. Out: one small tree with `KitError` at its root. Guaranteed: whatever else is raised is a bug.
"""

from __future__ import annotations


class KitError(Exception):
    """The kit cannot be made; the text says why, for a person."""


class EngineMissing(KitError):
    """No Graphviz: neither the pygraphviz wheel nor `neato` on the PATH."""


class FontMissing(KitError):
    """No face for Chinese: neither the font wheels nor the system has one."""


class TemplateFault(KitError):
    """A template of the author's cannot be used: a text that says so, the template's name, the problem as a `Word`."""

    def __str__(self) -> str:
        return str(self.args[0])

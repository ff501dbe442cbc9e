"""The ids that stand on a canvas, from `slots`.

In: slots of a canvas. Out: ids by entry and field. Guaranteed: each new entry of a list is given out once on a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.slots import Slot

Fields = Mapping[str, tuple[str, ...]]  # ids by the last key of their field; "" is the entry itself
NONE: Fields = {}


class Codes:
    """The slots of one canvas, for one page: new entries are taken one after the other."""

    def __init__(self, slots: Iterable[Slot]) -> None:
        self._new: dict[str, list[Fields]] = {}
        self._of: dict[tuple[str, str], Fields] = {}
        entries: dict[tuple[str, str, str], dict[str, list[str]]] = {}
        for slot in slots:
            fields = entries.setdefault((slot.list, slot.item, slot.entry), {})
            name = _key(slot.field)
            if slot.id == slot.entry:
                fields.setdefault("", []).append(slot.id)
            fields.setdefault(name, []).append(slot.id)
        for (name, item, entry), found in entries.items():
            given: Fields = {**{key: tuple(ids) for key, ids in found.items()}, "": (entry,)}
            if item:
                self._of[name, item] = given
            else:
                self._new.setdefault(name, []).append(given)

    def of(self, name: str, item: str) -> Fields:
        """The ids of an entry of the file."""
        return self._of.get((name, item), NONE)

    def label(self, name: str, item: str, field: str = "") -> str:
        """The id of an entry as it is printed on its note: with its field, or all its fields, behind it."""
        fields = self.of(name, item)
        if not fields:
            return ""
        if field:
            return shortened(fields.get(field, ()))
        ends = [end for end in fields if end]
        return f"{fields[''][0]}{' '.join(f'.{end}' for end in ends)}" if len(ends) < 3 else fields[""][0]

    def next(self, name: str) -> Fields:
        """The ids of the next new entry of a list."""
        left = self._new.get(name)
        return left.pop(0) if left else NONE

    def rest(self, names: Sequence[str]) -> tuple[str, ...]:
        """The new entries of some lists that are left, by their own ids."""
        return tuple(fields[""][0] for name in names for fields in self._new.get(name, ()))

    def every(self, name: str) -> tuple[Fields, ...]:
        """The ids of all entries of the file in a list."""
        return tuple(fields for (owner, _), fields in self._of.items() if owner == name)


def _key(field: str) -> str:
    """The key that a box is called by: the last one of a path, but the whole path of a criterion."""
    return field if field.startswith(("pugh.", "weighted.")) else field.rstrip("+").rpartition(".")[2]


def shortened(ids: Sequence[str]) -> str:
    """Ids of one field as they are printed: "PER1.see+1 +2"."""
    if not ids:
        return ""
    stem = ids[0].rpartition("+")[0] or ids[0]
    more = [one.removeprefix(stem) for one in ids[1:] if one.startswith(f"{stem}+")]
    return " ".join([ids[0], *more])

"""What is mechanical about the faults of a file, mended.

In: a loaded file, and how to load changed texts. Out: the texts as they are to be. Guaranteed: only what cannot have
been meant otherwise is changed; a change that leaves more to be said of any kind, or touches what the file says on
other lines, is not made; done twice, the second changes nothing; lines that hold nothing of it stay as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.load import Loaded
from generator.mending import ids, marks, orders
from generator.mending.change import Change, changed
from generator.rewrite import data_of
from generator.source import Mapping as Map
from generator.source import Node, parse
from generator.source import Sequence as Items

__all__ = ["Mended", "mended"]

Load = Callable[[Mapping[str, str]], Loaded]
_ROUNDS = 8  # what is mended may uncover more
_TRIED = 60  # changes tried one by one, where they do not go together

# from what keeps a file from being read to what keeps it from being understood
_MENDERS: Sequence[Callable[[Loaded], list[Change]]] = (
    marks.characters,
    marks.indentation,
    marks.bullets,
    marks.colons,
    marks.commas,
    marks.reserved,
    marks.split_texts,
    ids.keys,
    ids.ids,
    ids.references,
    orders.orders,
)


@dataclass(frozen=True, slots=True)
class Mended:
    """`texts` are the files by name, as they are to be; `loaded` is what becomes of them, `count` how many places."""

    texts: Mapping[str, str]
    loaded: Loaded
    count: int


def mended(loaded: Loaded, load: Load) -> Mended:
    """Mend what can be mended without asking; `load` gets the texts that changed, and loads them in place of files."""
    before_all, count = loaded.texts, 0

    def changed_only(texts: Mapping[str, str]) -> Loaded:  # what could not be read has no text to be read in its place
        return load({name: text for name, text in texts.items() if text != before_all[name]})

    for _ in range(_ROUNDS):
        before = count
        for mender in _MENDERS:
            loaded, done = _made(loaded, mender(loaded), changed_only)
            count += done
        if count == before:
            break
    return Mended(loaded.texts, loaded, count)


def _made(loaded: Loaded, changes: Sequence[Change], load: Load) -> tuple[Loaded, int]:
    """The file with the changes that make it better; all at once where that does."""
    if not changes:
        return loaded, 0
    if after := _better(loaded, changes, load):
        return after, _places(changes)
    good = [change for change in changes[:_TRIED] if len(changes) > 1 and _better(loaded, [change], load)]
    for some in (good, good[:1]):
        if some and (after := _better(loaded, some, load)):
            return after, _places(some)
    return loaded, 0


def _places(changes: Sequence[Change]) -> int:
    return sum(len(change.pieces) for change in changes)


def _better(before: Loaded, changes: Sequence[Change], load: Load) -> Loaded | None:
    """What becomes of the file by the changes; None where they had better not be made."""
    texts = changed(before.texts, changes)
    touched = [name for name, text in texts.items() if text != before.texts[name]]
    if not touched:
        return None
    after = load(texts)
    told, then = _told(before), _told(after)
    fewer = then.total() < told.total() or all(not change.cures for change in changes)
    if not fewer or any(count > told[code] for code, count in then.items()):
        return None
    return None if any(_strays(before.texts[name], texts[name]) for name in touched) else after


def _told(loaded: Loaded) -> Counter[str]:
    """How often each code is told; one that was told once for several places counts for all of them."""
    return Counter(code for item in loaded.findings for code in [item.code] * (1 + len(item.related)))


# whether a change reaches further than its lines


def _strays(before: str, after: str) -> bool:
    """Whether the texts differ in what they say elsewhere than on the lines that were changed."""
    old, new = parse(before, "").root, parse(after, "").root
    if old is None or new is None:  # too broken to tell; that less is said of it has to do
        return old is not None
    gone: set[int] = set()
    come: set[int] = set()
    lines = SequenceMatcher(None, before.split("\n"), after.split("\n"), autojunk=False)
    for kind, start, end, first, last in lines.get_opcodes():
        if kind != "equal":
            gone.update(range(start + 1, end + 1))
            come.update(range(first + 1, last + 1))
    return any(not _within(one, gone) or not _within(other, come) for one, other in _differences(old, new))


def _differences(old: Node, new: Node) -> Iterator[tuple[Node | None, Node | None]]:
    """The smallest parts that say something else; None where one has no such part."""
    if data_of(old) == data_of(new):
        return
    if isinstance(old, Map) and isinstance(new, Map):
        yield from ((name, None) for name, _ in old.entries if new.get(name.text) is None)
        yield from ((None, name) for name, _ in new.entries if old.get(name.text) is None)
        for name, value in old.entries:
            other = new.get(name.text)
            if other is not None:
                yield from _differences(value, other)
    elif isinstance(old, Items) and isinstance(new, Items) and len(old.items) == len(new.items):
        for one, two in zip(old.items, new.items, strict=True):
            yield from _differences(one, two)
    else:
        yield old, new


def _within(node: Node | None, lines: set[int]) -> bool:
    if node is None:
        return True
    last = node.span.end_line - (node.span.end_column == 1 and node.span.end_line > node.span.line)
    return all(line in lines for line in range(node.span.line, last + 1))

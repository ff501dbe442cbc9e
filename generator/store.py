"""What was made before, by what it was made of: a cache beside the kits that can be thrown away at any time.

In: a kind of thing, its inputs, a function that makes it. Out: what the function returns, or returned the last time for
the same inputs. Guaranteed: never wrong – the key holds the inputs, this program and what it builds on, and an entry
whose bytes are not those that were written is made anew; nothing in it is executed; a folder that cannot be written
costs time, not the build.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

FOLDER = ".blueprint-cache"
_PARTS = ("graphviz", "pygraphviz", "typst", "python-pptx", "lxml", "jinja2", "docxtpl", "python-docx", "xlsxwriter")
_TEXT = ("uniseg", "rjieba", "fontpkg-arimo", "pylopdf-fonts-zh-cn", "manimgx-fonts-cjk", "manimgx-fonts")


Piece = tuple[str, Sequence[object], Callable[[], Mapping[str, bytes]]]  # a kind, its inputs, what makes it


class Store:
    """Files by the digest of what they were made of; without a folder it keeps nothing.

    `made` are the kinds of what had to be made anew, in order.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self.made: list[str] = []
        self._used: set[str] = set()

    def files(self, kind: str, inputs: Iterable[object], make: Callable[[], Mapping[str, bytes]]) -> dict[str, bytes]:
        """Files by path, as `make` would make them of these inputs.

        `inputs` are bytes, texts, and values whose `repr` says all that they are.
        """
        if self._folder is None:
            return dict(make())
        key = _digest(kind, inputs)
        found = self._found(key)
        if found is None:
            before = set(self._used)
            found = dict(make())
            self.made.append(kind)
            _write(self._place(key), _packed(found, sorted(self._used - before)))
        self._used.add(key)
        return found

    def holds(self, kind: str, inputs: Iterable[object]) -> bool:
        """Whether there is an entry for these inputs."""
        return self._folder is not None and self._place(_digest(kind, inputs)).exists()

    def group(self, kind: str, inputs: Iterable[object], pieces: Callable[[], Iterable[Piece]]) -> dict[str, bytes]:
        """The files of all pieces; of the same inputs, what pieces there are is not asked again."""
        if self._folder is None:
            return {path: data for _, _, make in pieces() for path, data in make().items()}
        listing = _digest(kind, inputs)
        found = self._listed(listing)
        if found is None:
            before, keys, found = set(self._used), [], {}
            for piece in pieces():
                keys.append(_digest(piece[0], piece[1]))
                found |= self.files(*piece)
            told = json.dumps(keys).encode()
            _write(self._place(listing), _packed({"": told}, sorted(self._used - before)))
            self._used.add(listing)
        return found

    def _listed(self, listing: str) -> dict[str, bytes] | None:
        """The files of a group; None where it, or one of its pieces, is not there."""
        told = self._found(listing)
        found: dict[str, bytes] = {}
        for key in json.loads(told[""]) if told else ():
            files = self._found(key)
            if files is None:
                return None
            found |= files
        return found if told else None

    def _found(self, key: str) -> dict[str, bytes] | None:
        """The files of an entry, which is then in use, as is what it was made with."""
        entry = _unpacked(_read(self._place(key)))
        if entry is None:
            return None
        files, used = entry
        self._used |= {key, *used}
        return files

    def data(self, kind: str, inputs: Iterable[object], make: Callable[[], bytes]) -> bytes:
        """Bytes, as `make` would make them of these inputs."""
        return self.files(kind, inputs, lambda: {"": make()})[""]

    def text(self, kind: str, inputs: Iterable[object], make: Callable[[], str]) -> str:
        """A text, as `make` would make it of these inputs."""
        return self.data(kind, inputs, lambda: make().encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")

    def knows(self, owner: str) -> bool:
        """Whether this program has built the owner's kit into this store."""
        return self._folder is not None and _program_of(self._listing(owner)) == program()

    def _listing(self, owner: str) -> Path:
        assert self._folder is not None
        return self._folder / "kits" / f"{hashlib.sha256(owner.encode('utf-8', 'replace')).hexdigest()[:16]}.json"

    def join(self, other: Store) -> None:
        """Take for used what another process used."""
        self._used |= other._used
        if other is not self:
            self.made += other.made

    def close(self, owner: str, whole: bool) -> None:
        """Forget what no owner used in its last build; a build of a part forgets nothing of its owner's."""
        if self._folder is None:
            return
        listing = self._listing(owner)
        used = self._used if whole else self._used | _keys(listing)
        _write(listing, json.dumps([program(), sorted(used)]).encode())
        with contextlib.suppress(OSError):
            kept = set[str]().union(*(_keys(one) for one in listing.parent.glob("*.json")))
            for path in self._folder.glob("??/*"):
                if path.name not in kept:
                    path.unlink(missing_ok=True)

    def _place(self, key: str) -> Path:
        assert self._folder is not None
        return self._folder / key[:2] / key


NO_STORE = Store()


def _digest(kind: str, inputs: Iterable[object]) -> str:
    total = hashlib.sha256(f"{program()} {kind}".encode())
    for part in inputs:
        data = part if isinstance(part, bytes) else repr(part).encode("utf-8", "surrogatepass")
        total.update(f"\n{len(data)} ".encode())
        total.update(data)
    return total.hexdigest()


@cache
def program() -> str:
    """The digest of this program: its modules, its templates, Python, and the packages whose output it keeps."""
    package = Path(__file__).parent
    templates = package / "_templates"
    roots = (package, templates if templates.is_dir() else package.parent / "templates")
    total = hashlib.sha256(sys.version.encode())
    for root in roots:
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                total.update(path.relative_to(root).as_posix().encode())
                total.update(hashlib.sha256(path.read_bytes()).digest())
    for name in (*_PARTS, *_TEXT):
        total.update(f"{name} {_version(name)}".encode())
    return total.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


# An entry: the digest of what follows; a line of JSON with the paths and lengths of the files and the keys of the
# entries that they were made with; the bytes of the files


def _packed(files: Mapping[str, bytes], used: Sequence[str]) -> bytes:
    head = json.dumps([[[path, len(data)] for path, data in files.items()], used]).encode() + b"\n"
    body = head + b"".join(files.values())
    return hashlib.sha256(body).digest() + body


def _unpacked(entry: bytes | None) -> tuple[dict[str, bytes], list[str]] | None:
    if entry is None or hashlib.sha256(entry[32:]).digest() != entry[:32]:
        return None
    head, _, rest = entry[32:].partition(b"\n")
    lengths, used = json.loads(head)
    found: dict[str, bytes] = {}
    at = 0
    for path, length in lengths:
        found[path] = rest[at : at + length]
        at += length
    return found, used


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _write(path: Path, data: bytes) -> None:
    """All of a file or nothing; other builds may be writing the same."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, path)


def _keys(path: Path) -> set[str]:
    """The entries that a kit used."""
    try:
        return {str(key) for key in json.loads(path.read_bytes())[1]}
    except (OSError, ValueError, TypeError, LookupError):
        return set()


def _program_of(path: Path) -> str:
    """The program that built a kit, "" where none did."""
    try:
        return str(json.loads(path.read_bytes())[0])
    except (OSError, ValueError, TypeError, LookupError):
        return ""

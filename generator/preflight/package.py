"""A deck as a package: the zip file, its parts, what each part refers to.

In: a file's bytes. Out: a `Package`, or the findings that say why there is none. Guaranteed: never raises, whatever the
bytes; reads a bounded amount; expands no entity and opens nothing but the file. Source: ISO/IEC 29500-2.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from generator.diagnostics import Diagnostic, word
from generator.preflight.finding import finding
from generator.preflight.geometry import Element

FILE_LIMIT = 600 * 2**20  # bytes: more than any deck that can be mailed or opened in comfort
PART_LIMIT = 64 * 2**20  # of one part in XML
TOTAL_LIMIT = 256 * 2**20  # of all parts in XML
MEDIA_LIMIT = 2**31  # of all parts, unpacked
MOST_PARTS = 30_000
RATIO_LIMIT = 250  # deflate reaches 1032; text of slides seldom 60

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_CONTENT_TYPES = "[Content_Types].xml"
_MAIN = re.compile(r"application/vnd\.(openxmlformats-officedocument\.presentationml|ms-powerpoint)\.\w+.*\.main\+xml")
_COMPOUND_FILE = bytes.fromhex("D0CF11E0A1B11AE1")  # older Office files, and every encrypted one
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to. `target` is the name of a part, or an address outside the file."""

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Package:
    """The parts in XML, parsed, the names of all parts, and the references among them."""

    names: frozenset[str]
    parts: dict[str, Element] = field(default_factory=dict)
    relationships: dict[str, dict[str, Relationship]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)

    def related(self, part: str, kind: str) -> Iterator[str]:
        """The names of the parts of a kind that a part refers to."""
        for relationship in self.relationships.get(part, {}).values():
            if relationship.kind == kind and not relationship.external:
                yield relationship.target

    def first(self, part: str, kind: str) -> str:
        return next(self.related(part, kind), "")


class _Unopenable(Exception):
    def __init__(self, found: Diagnostic) -> None:
        self.found = found


def opened(content: bytes, file: str) -> tuple[Package | None, list[Diagnostic]]:
    """The package in a file's bytes and what is damaged in it; None when it is no presentation at all."""
    try:
        with _archive(content, file) as archive:
            return _read(archive, file)
    except _Unopenable as error:
        return None, [error.found]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error):
        return None, [finding("PF-02", file, kind=word("deck-damaged-zip"))]


def _archive(content: bytes, file: str) -> zipfile.ZipFile:
    if content.startswith(_COMPOUND_FILE):
        kind = "deck-encrypted" if _ENCRYPTED in content else "deck-old"
        raise _Unopenable(finding("PF-02", file, kind=word(kind)))
    if not content.startswith(b"PK"):
        raise _Unopenable(finding("PF-02", file, kind=word(_other_kind(content))))
    archive = zipfile.ZipFile(io.BytesIO(content))
    _bounded(archive, file)
    return archive


def _other_kind(content: bytes) -> str:
    if not content:
        return "deck-empty"
    return "pdf" if content.startswith(b"%PDF") else "deck-no-zip"


def _bounded(archive: zipfile.ZipFile, file: str) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise _Unopenable(finding("PF-03", file, what=word("deck-many-parts", str(len(entries)))))
    if any(entry.flag_bits & 1 for entry in entries):
        raise _Unopenable(finding("PF-02", file, kind=word("deck-encrypted")))
    total = sum(entry.file_size for entry in entries)
    if total > MEDIA_LIMIT:
        raise _Unopenable(finding("PF-03", file, what=word("deck-unpacked", str(total // 2**20))))
    for entry in entries:
        swollen = entry.file_size > 2**23 and entry.file_size > RATIO_LIMIT * max(entry.compress_size, 1)
        if swollen or (_is_xml(entry.filename) and entry.file_size > PART_LIMIT):
            raise _Unopenable(finding("PF-03", file, what=word("deck-part", entry.filename)))
    if sum(entry.file_size for entry in entries if _is_xml(entry.filename)) > TOTAL_LIMIT:
        raise _Unopenable(finding("PF-03", file, what=word("deck-unpacked", str(TOTAL_LIMIT // 2**20))))


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def _read(archive: zipfile.ZipFile, file: str) -> tuple[Package | None, list[Diagnostic]]:
    names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
    if _CONTENT_TYPES not in names:
        return None, [finding("PF-02", file, kind=word("archive"))]
    package, found = Package(frozenset(names)), list[Diagnostic]()
    for name in dict.fromkeys(names):
        try:
            _take(package, name, archive)
        except _Damaged as error:
            found.append(finding("PF-04", file, part=name, reason=word(*error.reason)))
    package.types = _content_types(package, package.parts.get(_CONTENT_TYPES))
    package.relationships = dict(_all_relationships(package))
    if not _MAIN.match(package.types.get(main_part(package), "")):
        return None, [*found, finding("PF-02", file, kind=word(_office_kind(package)))]
    if len(names) != len(set(names)):
        twice = next(name for name in names if names.count(name) > 1)
        found.append(finding("PF-04", file, part=twice, reason=word("deck-twice")))
    return package, found


class _Damaged(Exception):
    def __init__(self, *reason: str) -> None:
        self.reason = reason


def _take(package: Package, name: str, archive: zipfile.ZipFile) -> None:
    """Read a part; parse it when it is XML, else see whether it is whole."""
    try:
        with archive.open(name) as stream:
            if _is_xml(name):
                package.parts[name] = parsed(stream.read(PART_LIMIT + 1))
                return
            while stream.read(2**20):
                pass
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise _Damaged("deck-torn") from error


def parsed(content: bytes) -> Element:
    """The root of a part in XML. Errors: `_Damaged` for what is not well formed or declares entities."""
    if b"<!DOCTYPE" in content or b"<!DOCTYPE" in content.replace(b"\0", b""):
        raise _Damaged("deck-doctype")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None) or 1
        raise _Damaged("deck-malformed", str(line)) from error


def _content_types(package: Package, root: Element) -> dict[str, str]:
    """The type of each part, by its name. Source: ISO/IEC 29500-2, 10.1.2.4."""
    if root is None:
        return {}
    endings = {str(one.get("Extension")).lower(): one.get("ContentType", "") for one in root.iter(f"{_TYPES}Default")}
    own = {str(one.get("PartName")).lstrip("/"): one.get("ContentType", "") for one in root.iter(f"{_TYPES}Override")}
    folded = {name.lower(): kind for name, kind in own.items()}
    found = {}
    for name in package.names:
        kind = folded.get(name.lower()) or endings.get(name.rpartition(".")[2].lower(), "")
        if kind:
            found[name] = kind
    return found


def main_part(package: Package) -> str:
    """The name of the presentation's part; "" without one."""
    return package.first("", "officeDocument")


def _office_kind(package: Package) -> str:
    kinds: Mapping[str, str] = {"wordprocessingml": "deck-word", "spreadsheetml": "deck-excel"}
    said = " ".join(package.types.values())
    if "presentationml" in said:
        return "deck-no-main"
    return next((kind for part, kind in kinds.items() if part in said), "archive")


def _all_relationships(package: Package) -> Iterator[tuple[str, dict[str, Relationship]]]:
    for name, root in package.parts.items():
        folder, _, last = name.rpartition("/")
        if last.endswith(".rels") and posixpath.basename(folder) == "_rels":
            owner = posixpath.join(posixpath.dirname(folder), last.removesuffix(".rels"))
            yield owner, dict(_relationships(root, posixpath.dirname(owner)))


def _relationships(root: Element, folder: str) -> Iterator[tuple[str, Relationship]]:
    for one in root.iter(f"{_RELATIONSHIPS}Relationship"):
        target, external = one.get("Target", ""), one.get("TargetMode") == "External"
        if not external:
            inside = target.partition("#")[0]
            path = inside if inside.startswith("/") else posixpath.join("/", folder, inside)
            target = unquote(posixpath.normpath(path)).lstrip("/") if inside else ""
        yield one.get("Id", ""), Relationship(one.get("Type", "").rpartition("/")[2], target, external)

"""A client's template as a file: opened, bounded, freed of its slides, written as a presentation.

In: the bytes of a .pptx or .potx. Out: an `Opened` of named parts, or the word that says why there is none; the bytes
of a presentation without slides. Guaranteed: never raises, whatever the bytes; reads a bounded amount; runs nothing;
what masters and layouts refer to stays, what belongs to slides goes; the same bytes for the same template.
Source: ISO/IEC 29500-2 (packages) and 29500-1, 13 (presentations).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from lxml import etree

from generator.diagnostics import Word, word
from generator.preflight.package import Package, Relationship, main_part, opened

LIMIT = 200 * 2**20  # bytes, packed or not: a template with pictures seldom has 20 MB
PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MACRO_KINDS = frozenset({"vbaProject", "wordVbaData"})
_KEPT = frozenset({"slideMaster", "notesMaster", "handoutMaster", "theme", "presProps", "tableStyles", "font"})
_PROPERTIES = frozenset({"core-properties", "custom-properties", "classificationlabels"})
_KEPT_BY_ALL = frozenset({"officeDocument", "customXml", *_PROPERTIES})
_DROPPED = frozenset({"slide", "tags", "notesSlide", "comments"})  # of masters and layouts
_OF_SLIDES = ("sldIdLst", "custShowLst", "custDataLst", "photoAlbum", "smartTags", "modifyVerifier")
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"

Element = Any  # lxml ships no types


@dataclass(slots=True)
class Opened:
    """The parts of a template: those in XML parsed, the others as bytes."""

    package: Package
    blobs: dict[str, bytes]

    @property
    def main(self) -> str:
        return main_part(self.package)

    def root(self, part: str) -> Element:
        return self.package.parts[part]

    def related(self, part: str, kind: str) -> list[str]:
        """The parts of a kind that a part refers to, those that exist, in the order of their ids' first mention."""
        return [name for name in self.package.related(part, kind) if name in self.package.names]

    def in_order(self, part: str, listed: str) -> list[str]:
        """The parts that a list of a part names, such as "sldLayoutIdLst", in its order."""
        found = self.package.relationships.get(part, {})
        ids = [one.get(f"{R}id") for one in self.root(part).iterfind(f"{P}{listed}/*")]
        names = [found[key].target for key in ids if key in found]
        return [name for name in names if name in self.package.parts]

    @property
    def outside(self) -> list[str]:
        """Addresses outside the file that a master or layout shows without being clicked, such as linked pictures."""
        kinds = (one for part, own in self._related_masters() for one in own.values())
        return sorted({one.target for one in kinds if one.external and one.kind != "hyperlink"})

    def _related_masters(self) -> Iterator[tuple[str, dict[str, Relationship]]]:
        masters = self.in_order(self.main, "sldMasterIdLst")
        for part in [*masters, *(layout for one in masters for layout in self.in_order(one, "sldLayoutIdLst"))]:
            yield part, self.package.relationships.get(part, {})


def read(content: bytes, file: str) -> Opened | Word:
    """The template in a file's bytes; else a word that says why it is none."""
    if len(content) > LIMIT:
        return word("template-large", str(LIMIT // 2**20))
    package, findings = opened(content, file)
    if package is None:
        kinds = findings[-1].parameters
        return word("template-unpacks") if "what" in kinds else _word_of(kinds.get("kind", ""))
    if _with_macros(package):
        return word("template-macros")
    try:
        blobs = _blobs(content, package)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        return word("template-damaged")
    if blobs is None:
        return word("template-unpacks")
    made = Opened(package, blobs)
    return made if _is_whole(made) else word("template-damaged")


def _word_of(kind: str) -> Word:
    return kind if isinstance(kind, Word) else word("template-damaged")


def _with_macros(package: Package) -> bool:
    kinds = {one.kind for own in package.relationships.values() for one in own.values()}
    return "macroEnabled" in package.types.get(main_part(package), "") or bool(kinds & _MACRO_KINDS)


def _blobs(content: bytes, package: Package) -> dict[str, bytes] | None:
    """The parts that are not XML; None when they are more than a template may have."""
    blobs: dict[str, bytes] = {}
    total = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in sorted(package.names - set(package.parts)):
            with archive.open(name) as stream:
                blobs[name] = stream.read(LIMIT - total + 1)
            total += len(blobs[name])
            if total > LIMIT:
                return None
    return blobs


def _is_whole(made: Opened) -> bool:
    """Whether there is a master, with layouts and a theme in colours."""
    if made.main not in made.package.parts or made.root(made.main).find(f"{P}sldSz") is None:
        return False
    masters = made.in_order(made.main, "sldMasterIdLst")
    return bool(masters) and all(_is_whole_master(made, master) for master in masters)


def _is_whole_master(made: Opened, master: str) -> bool:
    themes = [name for name in made.related(master, "theme") if name in made.package.parts]
    if not themes or made.root(themes[0]).find(f".//{A}clrScheme") is None:
        return False
    return made.root(master).find(f"{P}cSld/{P}spTree") is not None


# Without slides ------------------------------------------------------------------------------------------------------


def emptied(made: Opened) -> None:
    """Drop the slides, and what belongs to slides: sections, shows, comments, tags, the view, the thumbnail."""
    root = made.root(made.main)
    for name in _OF_SLIDES:
        for one in root.findall(f"{P}{name}"):
            root.remove(one)
    for one in root.findall(f"{P}extLst/{P}ext[@uri='{_SECTIONS}']"):
        one.getparent().remove(one)
    for listed in root.findall(f"{P}extLst"):
        if len(listed) == 0:
            root.remove(listed)
    for show in _shows(made):
        show.getparent().remove(show)
    for part in ("", made.main):
        own = made.package.relationships.get(part, {})
        kept = _KEPT_BY_ALL | (_KEPT if part else frozenset())
        made.package.relationships[part] = {key: one for key, one in own.items() if one.kind in kept}
    for part, own in made._related_masters():
        gone = {key for key, one in own.items() if one.kind in _DROPPED}
        _forget(made.root(part), gone)
        made.package.relationships[part] = {key: one for key, one in own.items() if key not in gone}


def _shows(made: Opened) -> list[Element]:
    """The settings of a show that name one of the slides."""
    found = []
    for part in made.related(made.main, "presProps"):
        if part in made.package.parts:
            found += [
                one
                for show in made.root(part).iterfind(f"{P}showPr")
                for one in show
                if one.tag in (f"{P}sldRg", f"{P}custShow")
            ]
    return found


def _forget(root: Element, gone: AbstractSet[str]) -> None:
    """Take out the clicks and the data that refer to parts that are gone."""
    for one in [one for one in root.iter() if gone & {value for name, value in one.attrib.items() if R in name}]:
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
    for one in root.findall(f".//{P}custDataLst"):
        if len(one) == 0:
            one.getparent().remove(one)


# Writing -------------------------------------------------------------------------------------------------------------


def written(made: Opened) -> bytes:
    """The presentation's bytes: the parts that are still referred to, in the order of first mention."""
    parts = _reached(made)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        _put(archive, "[Content_Types].xml", _content_types(made, parts))
        for part in ["", *parts]:
            if part:
                _put(archive, part, _bytes(made, part))
            if own := made.package.relationships.get(part):
                folder, _, last = part.rpartition("/")
                name = posixpath.join(folder, "_rels", f"{last}.rels")
                _put(archive, name, _relationships(made, name, own))
    return out.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)


def _bytes(made: Opened, part: str) -> bytes:
    if part not in made.package.parts:
        return made.blobs.get(part, b"")
    return bytes(etree.tostring(made.root(part), xml_declaration=True, encoding="UTF-8", standalone=True))


def _reached(made: Opened) -> list[str]:
    found: dict[str, None] = {}
    pending = [""]
    while pending:
        part = pending.pop(0)
        for one in made.package.relationships.get(part, {}).values():
            if not one.external and one.target in made.package.names and one.target not in found:
                found[one.target] = None
                pending.append(one.target)
    return list(found)


def _relationships(made: Opened, name: str, own: dict[str, Relationship]) -> bytes:
    """What the part still refers to, as the template wrote it."""
    root = made.package.parts[name]
    for one in list(root):
        if one.get("Id") not in own:
            root.remove(one)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _content_types(made: Opened, parts: Collection[str]) -> bytes:
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
    etree.SubElement(
        root,
        f"{{{_TYPES}}}Default",
        Extension="rels",
        ContentType="application/vnd.openxmlformats-package.relationships+xml",
    )
    for part in parts:
        kind = PRESENTATION if part == made.main else made.package.types.get(part, "application/octet-stream")
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=kind)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

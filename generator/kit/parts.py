"""What each renderer needs beyond the heading of the kit.

In: an edition. Out: the fields of its job, by the renderer's name. Guaranteed: what makes them is imported when it is
first used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from generator import outline
from generator.handouts import Document, Picture

if TYPE_CHECKING:
    from generator.kit.jobs import Edition

Fields = dict[str, Any]


def _diagrams(edition: Edition) -> Fields:
    return {"diagrams": edition.drawings.files}


def _web(edition: Edition) -> Fields:
    details = outline.details_of(edition.engagement, edition.language)
    return {"diagrams": edition.drawings.files, "details": details}


def _posters(edition: Edition) -> Fields:
    return {"posters": edition.posters}


def _deck(edition: Edition) -> Fields:
    return {"figures": edition.drawings.figures, "media": edition.shared.media, "plan": lambda: edition.plan}


def _agenda(edition: Edition) -> Fields:
    from generator.handouts import agenda_page

    return _documents("agenda", [agenda_page.document(edition.engagement, edition.language)], edition)


def _guide(edition: Edition) -> Fields:
    return _documents("guide", [edition.guide("guide")], edition)


def _workbook(edition: Edition) -> Fields:
    return _documents("workbook", [edition.guide("workbook")], edition)


def _forms(edition: Edition) -> Fields:
    from generator.handouts import forms

    return _documents("forms", forms.documents(edition.engagement, edition.language), edition)


def _documents(name: str, documents: Sequence[Document], edition: Edition) -> Fields:
    return {"documents": {name: tuple(documents)}, "own": edition.shared.own}


def _sheets(edition: Edition) -> Fields:
    from generator.handouts import books, materials, run_sheet
    from generator.handouts.books import capture
    from generator.kit.jobs import has_sessions

    engagement, language = edition.engagement, edition.language
    found = [*books.books(engagement, language), capture.book(edition.unmarked, language)]
    if has_sessions(engagement):
        found.append(run_sheet.book(engagement, language, edition.numbers, edition.activities))
        found.append(materials.book(engagement, language, edition.activities))
    return {"books": tuple(found)}


def _canvases(edition: Edition) -> Fields:
    return {"prints": {"canvases": edition.drawings.sketches.prints()}}


def _cards(edition: Edition) -> Fields:
    from generator.layout import cards

    made = [
        make(edition.engagement, edition.theme, edition.language)
        for make in (cards.cards, cards.table_kit, cards.report_out_cards, cards.room)
    ]
    return {"prints": {"cards": tuple(chain.from_iterable(made))}}


def _report_out(edition: Edition) -> Fields:
    from generator.outline import report_out

    return {"report_out": report_out.of(edition.engagement, edition.language)}


def _texts(edition: Edition) -> Fields:
    found, own, _ = edition.letters
    return {"letters": found, "own": own}


def pictures_in(content: object) -> list[str]:
    """The keys of the pictures that the content of a document names, in order."""
    if isinstance(content, Picture):
        return [content.key, *pictures_in(content.instead)]
    if is_dataclass(content):
        content = [getattr(content, item.name) for item in fields(content)]
    elif isinstance(content, Mapping):
        content = list(content.values())
    if isinstance(content, (list, tuple)):
        return list(dict.fromkeys(key for item in content for key in pictures_in(item)))
    return []


PARTS: Mapping[str, Callable[[Edition], Fields]] = MappingProxyType(
    {
        "diagrams": _diagrams,
        "posters": _posters,
        "web": _web,
        "deck": _deck,
        "agenda": _agenda,
        "guide": _guide,
        "workbook": _workbook,
        "forms": _forms,
        "sheets": _sheets,
        "canvases": _canvases,
        "cards": _cards,
        "report_out": _report_out,
        "texts": _texts,
    }
)

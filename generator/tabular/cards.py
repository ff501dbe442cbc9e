"""The cards of one cell of a blueprint, in the form that the author gave them.

In: what stands under a lane in a file (a text, a map, or a list of either), and lines from a workbook. Out: the same
with other texts. Guaranteed: what else a card says stays with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.load.values import language as language_tag
from generator.model import Card
from generator.model.keys import keys_by_name
from generator.rewrite import Data, is_text


@dataclass(frozen=True, slots=True)
class Cell:
    """Where it stands, and its lines, one a card."""

    place: str
    lines: list[str]


def _cards(raw: Data) -> list[Data]:
    return [] if raw is None else list(raw) if isinstance(raw, list) else [raw]


def card_texts(raw: Data, language: str, primary: str) -> list[str]:
    """The texts of the cards in a language, as a workbook shows them."""
    found = (_text(card, language, primary) for card in _cards(raw))
    return [text.strip().replace("\n", "⏎") for text in found if text.strip()]


def _text(card: Data, language: str, primary: str) -> str:
    said = _home(card)[0] if isinstance(card, dict) else card
    if not isinstance(said, dict):
        return said or ""
    tags = {language_tag(tag): text or "" for tag, text in said.items() if language_tag(tag)}
    near = [text for tag, text in tags.items() if tag and tag.split("-")[0] == language.split("-")[0]]
    return str(tags.get(language) or (near or [*tags.values(), ""])[0])


def _home(card: dict[str, Data]) -> tuple[Data, str]:
    """What a card says, and the key that it stands under; "" when its languages stand in the card itself."""
    for name in keys_by_name(Card)["text"].names:
        if name in card:
            return card[name], name
    return {tag: text for tag, text in card.items() if language_tag(tag)}, ""


def _changed(card: Data, language: str, text: str, primary: str) -> Data:
    """A card with its text in a language changed."""
    text = text.replace("⏎", "\n")
    if not isinstance(card, dict):
        return text if language == primary or card is None else {primary: card, language: text}
    if is_text(card) or not _home(card)[1]:
        name = next((tag for tag in card if language_tag(tag) == language), language)
        return {**card, name: text}
    said, key = _home(card)
    return {**card, key: _changed(said, language, text, primary)}


def card_edits(step: dict[str, Data], lane: str, cells: Mapping[str, Cell], primary: str) -> None:
    """Change the cards of a lane into what the cells say in each language: texts, new cards, cards taken out."""
    raw = step.get(lane)
    cards: list[Data] = _cards(raw)
    gone: set[int] = set()
    fresh: list[dict[str, str]] = []
    for language, cell in cells.items():
        added = []
        shown = [at for at, card in enumerate(cards) if _text(card, language, primary).strip()]
        before = card_texts(raw, language, primary)
        for kind, start, end, first, last in SequenceMatcher(None, before, cell.lines, autojunk=False).get_opcodes():
            if kind == "equal":
                continue
            both = min(end - start, last - first)
            for at in range(both):
                place = shown[start + at]
                cards[place] = _changed(cards[place], language, cell.lines[first + at], primary)
            gone |= {shown[at] for at in range(start + both, end)}
            added += cell.lines[first + both : last]
        for at, text in enumerate(added):
            fresh += [{}] if at >= len(fresh) else []
            fresh[at][language] = text.replace("⏎", "\n")
    kept = [card for at, card in enumerate(cards) if at not in gone]
    kept += [said.get(primary) if list(said) == [primary] else said for said in fresh]
    if not kept:
        step.pop(lane, None)
    elif isinstance(raw, list) or len(kept) > 1:
        step[lane] = kept
    else:
        step[lane] = kept[0]

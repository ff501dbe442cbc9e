"""What was made before is used again for the same inputs, and for no others."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.store import FOLDER, NO_STORE, Piece, Store


class Maker:
    """Makes files, and counts how often."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files, self.count = files, 0

    def __call__(self) -> Mapping[str, bytes]:
        self.count += 1
        return self.files


FILES = {"a.svg": b"<svg/>", "b/c.bin": bytes(range(256)), "empty": b""}


def test_the_same_inputs_are_made_once(tmp_path: Path) -> None:
    made = Maker(FILES)
    for _ in range(2):
        assert Store(tmp_path).files("drawing", ("one", 2.5, b"three"), made) == FILES
    assert made.count == 1


@pytest.mark.parametrize(
    ("kind", "inputs"),
    [
        ("other", ("one", 2.5, b"three")),
        ("drawing", ("two", 2.5, b"three")),
        ("drawing", ("one", 2.50001, b"three")),
        ("drawing", ("one", 2.5, b"threE")),
        ("drawing", ("one", 2.5, b"three", "")),
        ("drawing", ("on", "e2.5", b"three")),
    ],
)
def test_other_inputs_are_made_anew(tmp_path: Path, kind: str, inputs: tuple[object, ...]) -> None:
    Store(tmp_path).files("drawing", ("one", 2.5, b"three"), Maker(FILES))
    made = Maker({"a.svg": b"other"})
    assert Store(tmp_path).files(kind, inputs, made) == {"a.svg": b"other"}
    assert made.count == 1


def entries(folder: Path) -> list[Path]:
    return sorted(folder.glob("??/*"))


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 200])
def test_a_damaged_entry_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    Store(tmp_path).files("drawing", ("one",), Maker(FILES))
    (entry,) = entries(tmp_path)
    entry.write_bytes(damage)
    assert Store(tmp_path).files("drawing", ("one",), Maker(FILES)) == FILES
    entry.write_bytes(entry.read_bytes()[:-1] + b"?")
    assert Store(tmp_path).files("drawing", ("one",), Maker(FILES)) == FILES


def test_a_store_can_be_thrown_away_at_any_time(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache")
    store.files("drawing", ("one",), Maker(FILES))
    shutil.rmtree(tmp_path / "cache")
    assert store.files("drawing", ("one",), Maker(FILES)) == FILES
    store.close("kit", whole=True)


def test_a_place_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the way", "utf-8")
    store = Store(tmp_path / "cache")
    assert store.files("drawing", ("one",), Maker(FILES)) == FILES
    store.close("kit", whole=True)


def test_without_a_folder_nothing_is_kept() -> None:
    made = Maker(FILES)
    for _ in range(2):
        assert NO_STORE.files("drawing", ("one",), made) == FILES
    assert made.count == 2


def test_what_no_kit_used_is_forgotten(tmp_path: Path) -> None:
    first, other = Store(tmp_path), Store(tmp_path)
    first.files("drawing", ("old",), Maker(FILES))
    first.close("kit", whole=True)
    other.files("drawing", ("other",), Maker(FILES))
    other.close("other kit", whole=True)
    assert len(entries(tmp_path)) == 2
    again = Store(tmp_path)
    again.files("drawing", ("new",), Maker(FILES))
    again.close("kit", whole=True)
    kept = Maker(FILES)
    Store(tmp_path).files("drawing", ("other",), kept)
    gone = Maker(FILES)
    Store(tmp_path).files("drawing", ("old",), gone)
    assert (kept.count, gone.count) == (0, 1)


def test_a_build_of_a_part_forgets_nothing(tmp_path: Path) -> None:
    whole = Store(tmp_path)
    whole.files("drawing", ("one",), Maker(FILES))
    whole.close("kit", whole=True)
    part = Store(tmp_path)
    part.files("deck", ("two",), Maker(FILES))
    part.close("kit", whole=False)
    assert len(entries(tmp_path)) == 2


def test_texts_are_kept_as_they_are(tmp_path: Path) -> None:
    text = "蓝图 \ud800 \r\n"
    for _ in range(2):
        assert Store(tmp_path).text("page", ("one",), lambda: text) == text


def test_the_folder_is_hidden() -> None:
    assert FOLDER.startswith(".")


def test_a_group_is_not_asked_again_what_its_pieces_are(tmp_path: Path) -> None:
    asked = []

    def pieces() -> list[Piece]:
        asked.append(1)
        return [("a", ("1",), Maker({"a": b"1"})), ("b", ("2",), Maker({"b": b"2"}))]

    for _ in range(2):
        assert Store(tmp_path).group("edition", ("same",), pieces) == {"a": b"1", "b": b"2"}
    assert asked == [1]


def test_a_group_that_lost_a_piece_makes_it_again(tmp_path: Path) -> None:
    made = Maker({"a": b"1"})
    store = Store(tmp_path)
    store.group("edition", ("same",), lambda: [("a", ("1",), made)])
    for entry in entries(tmp_path):
        if b"1" in entry.read_bytes()[-1:]:
            entry.unlink()
    assert Store(tmp_path).group("edition", ("same",), lambda: [("a", ("1",), made)]) == {"a": b"1"}
    assert made.count == 2


def test_what_a_kept_file_was_made_with_is_kept_too(tmp_path: Path) -> None:
    inner = Maker({"": b"picture"})

    def whole(store: Store) -> Maker:
        return Maker({"guide": store.files("picture", ("p",), inner)[""]})

    first = Store(tmp_path)
    first.files("guide", ("g",), lambda: whole(first)())
    first.close("kit", whole=True)
    second = Store(tmp_path)
    second.files("guide", ("g",), lambda: whole(second)())
    second.close("kit", whole=True)
    third = Store(tmp_path)
    third.files("guide", ("other words",), lambda: whole(third)())
    assert inner.count == 1

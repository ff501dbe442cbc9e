"""From a file to the folder of its kit."""

import hashlib
import json
import pickle
from pathlib import Path

import pytest

from generator import __version__, kit
from generator.kit import FolderNotOurs, Wish
from generator.kit.seen import signature
from generator.store import FOLDER, Store
from tests.samples import sample

SAMPLES = Path(__file__).parents[1] / "blueprints"
DECK = Wish(only=("deck",))
CANVASES = ("a3", "a0", "a3-filled", "a0-filled")

TINY = """\
title: 咖啡店
phases:
  - name: 点单
    steps:
      - customer: 看菜单
        frontstage: 店员问候
"""


def _built(path: Path, out: Path, wish: Wish = DECK) -> kit.Built:
    return kit.build(path, out, wish, __version__)


def _tiny(folder: Path, text: str = TINY) -> Path:
    path = folder / "咖啡店.yaml"
    path.write_text(text, "utf-8")
    return path


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_kit_stands_in_a_folder_named_after_the_file(tmp_path: Path) -> None:
    built = _built(_tiny(tmp_path), tmp_path / "out", Wish())
    assert built.folder == tmp_path / "out" / "咖啡店"
    stems = {"as_is", "journey"}
    drawings = {f"diagrams/{stem}.{kind}" for stem in stems for kind in ("svg", "png", "pdf", "dot")}
    printed = {f"canvases/canvases-{name}.{kind}" for name in CANVASES for kind in ("pptx", "pdf")}
    sheets = {f"sheets/{name}.xlsx" for name in ("capture", "roadmap", "touchpoints")}
    assert set(built.files) == {"blueprint.html", "deck.zh-CN.pptx", "review.md", *drawings, *printed, *sheets}


def test_the_manifest_lists_every_file_with_its_digest(tmp_path: Path) -> None:
    built = _built(_tiny(tmp_path), tmp_path)
    assert built.folder is not None
    manifest = json.loads((built.folder / "manifest.json").read_text("utf-8"))
    found = {row["path"]: row["sha256"] for row in manifest["files"]}
    files = _files(built.folder)
    del files["manifest.json"]
    assert found == {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    assert manifest["source"]["file"] == "咖啡店.yaml"


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    one = _built(_tiny(tmp_path), tmp_path / "one", Wish())
    two = _built(_tiny(tmp_path), tmp_path / "two", Wish())
    assert one.folder is not None
    assert two.folder is not None
    assert _files(one.folder) == _files(two.folder)


def test_a_file_with_errors_leaves_the_former_kit_as_it_was(tmp_path: Path) -> None:
    built = _built(_tiny(tmp_path), tmp_path)
    assert built.folder is not None
    before = _files(built.folder)
    failed = _built(_tiny(tmp_path, TINY + "unknown: 1\n"), tmp_path)
    assert failed.folder is None
    assert _files(built.folder) == before


def test_a_build_that_breaks_off_leaves_the_former_kit_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = _built(_tiny(tmp_path), tmp_path)
    assert built.folder is not None
    before = _files(built.folder)

    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="disk full"):
        _built(_tiny(tmp_path, TINY.replace("看菜单", "下单")), tmp_path)
    monkeypatch.undo()
    assert _files(built.folder) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == [FOLDER]


def test_an_edited_file_is_kept(tmp_path: Path) -> None:
    built = _built(_tiny(tmp_path), tmp_path)
    assert built.folder is not None
    deck = built.folder / "deck.zh-CN.pptx"
    deck.write_bytes(b"edited by hand")
    again = _built(_tiny(tmp_path), tmp_path)
    assert again.kept == ("edited/deck.zh-CN.pptx",)
    assert (built.folder / "edited/deck.zh-CN.pptx").read_bytes() == b"edited by hand"
    assert deck.read_bytes() != b"edited by hand"
    third = _built(_tiny(tmp_path), tmp_path)
    assert third.folder is not None
    assert (third.folder / "edited/deck.zh-CN.pptx").read_bytes() == b"edited by hand"


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "咖啡店"
    target.mkdir()
    (target / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(FolderNotOurs):
        _built(_tiny(tmp_path), tmp_path)
    assert (target / "thesis.docx").read_bytes() == b"years of work"


def test_building_a_part_keeps_the_rest(tmp_path: Path) -> None:
    whole = _built(_tiny(tmp_path), tmp_path, Wish())
    assert whole.folder is not None
    before = set(_files(whole.folder))
    _built(_tiny(tmp_path), tmp_path, DECK)
    assert set(_files(whole.folder)) == before


@pytest.mark.parametrize(
    ("meta", "decks"),
    [
        ("languages: [zh-CN, en], bilingual_mode: stacked", {"deck.pptx"}),
        ("languages: [en, zh-CN], bilingual_mode: twin_decks", {"deck.zh-CN.pptx", "deck.en.pptx"}),
        ("languages: [zh-CN]", {"deck.zh-CN.pptx"}),
    ],
)
def test_one_deck_a_language_or_one_stacked(tmp_path: Path, meta: str, decks: set[str]) -> None:
    built = _built(_tiny(tmp_path, f"meta: {{{meta}}}\n{TINY}"), tmp_path)
    assert set(built.files) == decks


def test_a_language_can_be_asked_for(tmp_path: Path) -> None:
    built = _built(SAMPLES / "hotline.yaml", tmp_path, Wish(only=("deck",), languages=("en",)))
    assert set(built.files) == {"deck.en.pptx"}


def test_what_is_sent_to_other_processes_stays_what_it_is() -> None:
    made = sample("first")
    sent = pickle.loads(pickle.dumps(made))  # noqa: S301 – our own bytes
    assert sent == made
    assert signature(sent) == signature(made)


def test_several_processes_make_what_one_makes_and_find_it_again(tmp_path: Path) -> None:
    path = tmp_path / "shop.yaml"
    path.write_text(TINY.replace("title: 咖啡店", "title: {zh-CN: 咖啡店, en: Coffee shop}"), "utf-8")
    wish = Wish(only=("deck", "web", "sheets"))
    one = kit.build(path, tmp_path / "one", wish, __version__)
    two = kit.build(path, tmp_path / "two", wish, __version__, workers=2)
    assert one.folder is not None
    assert two.folder is not None
    assert _files(one.folder) == _files(two.folder)
    store = Store(tmp_path / "two" / FOLDER)
    before = {entry.name: entry.stat().st_mtime_ns for entry in (tmp_path / "two" / FOLDER).glob("??/*")}
    kit.build(path, tmp_path / "two", wish, __version__)
    after = {entry.name: entry.stat().st_mtime_ns for entry in (tmp_path / "two" / FOLDER).glob("??/*")}
    assert store.knows("shop")
    assert after == before

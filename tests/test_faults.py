"""Broken files and their exact reports: what a trainer sees for every mistake the language knows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import coach, kit
from generator.diagnostics import as_text
from generator.load import Loaded, engagement, from_bytes
from generator.messages import MESSAGES
from generator.source import SIZE_LIMIT
from tests.golden import Goldens

FOLDER = Path(__file__).parent / "faults"
TEXTS = sorted(path.stem for path in FOLDER.glob("*.yaml"))
FOLDERS = sorted(path.parent.name for path in FOLDER.glob("*/main.yaml"))

SHORT = "title: 咖啡店点单\nphases:\n  - {name: 点单, steps: [看菜单]}\n"
BODY = SHORT.partition("\n")[2]
STEPS = "".join(f"      - 第 {number} 步\n" for number in range(1, 502))
LANES = "".join(f"  - {{id: lane_{number}, role: support, name: {number}}}\n" for number in range(1, 26))
CARDS = ", ".join(f"动作 {number}" for number in range(1, 102))
PORTABLE = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"

# files that an editor or git would not leave as they are, or that are too large to keep
BYTES: dict[str, bytes] = {
    "encoding-gbk": SHORT.encode("gbk"),
    "encoding-big5": "title: 咖啡店點單\nphases: [{name: 點單, steps: [看菜單]}]\n".encode("big5"),
    "encoding-latin": "title: Café à la carte\nphases: []\n".encode("cp1252"),
    "encoding-one-bad-byte": SHORT.encode().replace("看菜单".encode(), b"\xe7\x9c\x8b\x8f\xe5\x8d\x95"),
    "encoding-utf-16-cut": SHORT.encode("utf-16")[:-1],
    "binary-spreadsheet": b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml",
    "binary-old-office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64),
    "binary-pdf": PORTABLE,
    "binary-png": b"\x89PNG\r\n\x1a\n" + bytes(32),
    "binary-rich-text": rb"{\rtf1\ansi\ansicpg936 title: x}",
    "binary-unknown": b"title: x\n" + bytes(range(32)) * 4,
    "control-characters": "title: 咖啡\x0b店\nphases:\n  - {name: 点\x07单, steps: [看\x7f菜单]}\n".encode(),
    "invisible-in-key": "\u200btitle: 咖啡店\nphases:\n  - na\u200bme: 点单\n    steps: [看菜单]\n".encode(),
    "line-separators": f"title: 咖啡\u2028点单\u2029早\nclient: 客户\x85方\nemo\u2028tion: 1\n{BODY}".encode(),
    "breaks-of-old-computers": b"title: Coffee\rphases:\r  - name: Order\r    steps:\r      - {emotion: 7}\r",
    "breaks-of-windows": b"title: Coffee\r\nphases:\r\n  - name: Order\r\n    steps:\r\n\t- customer: Order\r\n",
    "oversized": b"title: x\n#" + b"-" * SIZE_LIMIT,
    "too-many-items": b"title: x\ntags: [" + b"a, " * 200_001 + b"]\n",
    "too-many-steps": f"title: 长旅程\nphases:\n  - name: 全部\n    steps:\n{STEPS}".encode(),
    "too-many-lanes": f"title: 多泳道\nlanes:\n{LANES}{BODY}".encode(),
    "too-many-cards": f"title: 挤\nphases:\n  - name: 点单\n    steps:\n      - customer: [{CARDS}]\n".encode(),
    "long-line": ("title: 咖啡店点单\nclient: " + "客户" * 60 + "\tx: 1\n" + BODY).encode(),
    "emoji-and-marks": f"title: 👩‍🍳 咖啡\u202e店: 点单\ne\u0301te\u0301: x\n{BODY}".encode(),
}

ADVICE = {*coach.RULES, "LN-01", "LN-02"}  # what the coach says is shown by the pages of its rules, in test_explain.py
MADE = {"missing-file", "folder-as-file", "poster-small", "slides"}
# what only a test with a deck, a template or a picture at hand can show
ELSEWHERE = {
    "AG": "test_agenda.py",
    "PF": "test_preflight.py",
    "TP": "test_template.py",
    "TX": "test_texts.py",
    "PI": "test_media.py",
}
GOLDENS = Goldens(FOLDER, ".diag", {*TEXTS, *FOLDERS, *BYTES, *MADE})


def report(loaded: Loaded) -> str:
    assert loaded.engagement is None or not any(item.severity == "error" for item in loaded.findings)
    return as_text(loaded.findings, loaded.texts, loaded.language)


@pytest.mark.parametrize("name", TEXTS)
def test_a_broken_file(name: str, accept: bool) -> None:
    GOLDENS.check(name, report(engagement(FOLDER / f"{name}.yaml", f"{name}.yaml")), accept)


@pytest.mark.parametrize("name", BYTES)
def test_broken_bytes(name: str, accept: bool) -> None:
    GOLDENS.check(name, report(from_bytes(BYTES[name], f"{name}.yaml")), accept)


@pytest.mark.parametrize("name", FOLDERS)
def test_broken_includes(name: str, accept: bool, tmp_path: Path) -> None:
    """Each folder is copied, so that the file outside and the link to it can be made beside it."""
    copy = tmp_path / name
    copy.mkdir()
    for path in (FOLDER / name).iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    (tmp_path / "secret.yaml").write_text("client: 外面\n", "utf-8")
    try:
        (copy / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    except OSError:
        pytest.skip("no symbolic links here")
    GOLDENS.check(name, report(engagement(copy / "main.yaml", "main.yaml")), accept)


def test_a_file_that_is_not_there(accept: bool, tmp_path: Path) -> None:
    GOLDENS.check("missing-file", report(engagement(tmp_path / "no.yaml", "no.yaml")), accept)


def test_a_folder_instead_of_a_file(accept: bool, tmp_path: Path) -> None:
    GOLDENS.check("folder-as-file", report(engagement(tmp_path, "kit")), accept)


def test_a_poster_too_small_to_read(accept: bool, tmp_path: Path) -> None:
    name = tmp_path / "long.yaml"
    steps = "\n".join(f"      - {{customer: 顾客做第 {at} 件事, frontstage: 回应第 {at} 次}}" for at in range(90))
    name.write_text(f"title: 长旅程\ndiagrams: {{poster: A4}}\nphases:\n  - name: 全部\n    steps:\n{steps}\n", "utf-8")
    built = kit.build(name, tmp_path, kit.Wish(only=("posters",)), "0")
    assert built.folder is not None
    GOLDENS.check("poster-small", report(built.loaded).replace(f"{tmp_path}/", ""), accept)


SLIDES = """\
title: {zh-CN: 点单, en: Ordering}
phases:
  - name: {zh-CN: 点单, en: Order}
    steps: [{customer: {zh-CN: 看菜单}}]
deck:
  slides:
    - {archetype: pyramyd, title: {zh-CN: 三层, en: Three layers}, body: "1"}
    - archetype: quiz
      title: {zh-CN: 小测验, en: Quiz}
      body: |
        哪一步最容易记住？
        - [x] 最低点
        - [x] 结尾
    - {archetype: cards, title: {zh-CN: 三, en: Three}, body: {zh-CN: "- 一\\n- 二", en: "- one\\n- two\\n- three"}}
    - {archetype: text, title: {zh-CN: 跟着, en: After}, body: "2", after: roadmap}
    - {archetype: kano_chart, title: {zh-CN: 没有数据, en: No data}, level: basic}
  variant: one_day
"""


def test_slides_and_translations(accept: bool, tmp_path: Path) -> None:
    name = tmp_path / "slides.yaml"
    name.write_text(SLIDES, "utf-8")
    built = kit.build(name, tmp_path, kit.Wish(only=("deck",)), "0")
    assert built.folder is not None
    GOLDENS.check("slides", report(built.loaded).replace(f"{tmp_path}/", ""), accept)


def test_every_code_is_shown_by_a_case() -> None:
    reports = "\n".join(GOLDENS.path(name).read_text("utf-8") for name in sorted(GOLDENS.names))
    shown = set(re.findall(r": \S+ ([A-Z]{2}-\d\d)[：:]", reports))
    assert shown == {code for code in MESSAGES if code[:2] not in ELSEWHERE and code not in ADVICE}


@pytest.mark.parametrize("code", [code for code in MESSAGES if code[:2] in ELSEWHERE])
def test_the_other_codes_are_shown_by_the_tests_of_their_part(code: str) -> None:
    assert f'"{code}"' in Path(__file__).with_name(ELSEWHERE[code[:2]]).read_text("utf-8")


def test_every_golden_belongs_to_a_case(accept: bool) -> None:
    assert GOLDENS.unclaimed(accept) == []

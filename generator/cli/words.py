"""What the commands share: options, exit codes, words, how wrong usage is told.

In: names of words, the file that is spoken of. Out: options for commands, texts in the author's language. Guaranteed:
loads nothing that `--help` does not need.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from generator.load import Loaded

FINE, FAULTS, USAGE, MACHINE = 0, 1, 2, 3
LANGUAGES = ("zh-CN", "en")

files_argument = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
ui_language = click.option(
    "--ui-lang",
    type=click.Choice(LANGUAGES),
    help="Language of messages; by default the YAML file's, else the machine's.",
)


class Refusal:
    """Wrong usage, told in the language asked for, else in that of the first file."""

    def __init__(self, files: Sequence[Path], ui_language: str | None) -> None:
        self.files, self.ui_language = files, ui_language

    def __call__(self, name: str, *parts: object) -> NoReturn:
        fail(USAGE, words_for(self.files[0], self.ui_language, name).format(*parts))


def parts(text: str) -> tuple[str, ...]:
    """The entries of a list separated by commas."""
    return tuple(dict.fromkeys(part.strip() for part in text.replace("，", ",").split(",") if part.strip()))


def fail(code: int, message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(code)


_WORDS = {
    "folder": (
        "文件夹 {} 里有不是本工具生成的文件，为免误删，没有写入；请换一个 -o",
        "The folder {} holds files that no build wrote; nothing was written. Choose another -o.",
    ),
    "no-choice": ("{} 不能是“{}”，可以写：{}", "{}: “{}” is not one of {}"),
    "brand-and-theme": (
        "--brand 和 --theme 只能写一个：品牌文件里就有主题",
        "Give --brand or --theme, not both: a brand file holds a theme",
    ),
    "brand-outside": (
        "{} 不在 {} 所在的文件夹里；请把模板放在品牌文件旁边",
        "{} is not in the folder of {}; keep the template beside the brand file",
    ),
    "brand-written": (
        "写好了 {}；看一遍：blueprint template check {}",
        "Wrote {}; look it over: blueprint template check {}",
    ),
    "roll": (
        "--paper 看不懂“{}”：卷纸写 roll，或写宽度，{} 到 {} 毫米，例如 roll:914",
        "--paper: “{}” is no roll; write roll, or its width, {} to {} millimetres, such as roll:914",
    ),
    "same-folder": (
        "{} 和 {} 会写进同一个文件夹；请给其中一个改名，或分两次运行，各用一个 -o",
        "{} and {} would write the same folder; rename one, or run twice, each with its own -o",
    ),
    "no-language": (
        "文件里没有 --lang 要的语言 {}，没有写入；这个文件有：{}",
        "The file has no texts in the language asked for by --lang, {}; nothing was written. It has: {}",
    ),
    "no-variant": (
        "文件里没有 --variant 要的“{}”，没有写入；可以写：{}",
        "Nothing in the file is for --variant “{}”; nothing was written. It knows: {}",
    ),
    "no-permission": (
        "不能写入 {}：没有权限，或者其中的文件正被别的程序打开（例如 PowerPoint）；关掉后再运行",
        "Cannot write {}: no permission, or a file in it is open in another program, such as PowerPoint; close it, "
        "then run again",
    ),
    "in-the-way": (
        "不能写入 {}：那里已有一个同名的文件，不是文件夹；请换一个 -o",
        "Cannot write {}: a file of that name is in the way; choose another -o",
    ),
    "unwritten": ("不能写入 {}：{}", "Cannot write {}: {}"),
    "inside": ("{} 个文件", "{} files"),
    "kept": ("保留了改动过的文件：{}", "Kept a file that was edited: {}"),
    "coached": ("教练的提醒：{}，详见 {}", "The coach says: {}; see {}"),
    "stopped": (
        "教练的这些错误要先改好：不是草稿的文件，有错误就不生成，以前生成的也不动。"
        "想先看看样子，就把 status: 写成 draft",
        "Mend these errors of the coach's first: a file that is no draft is not built with them, and what was built "
        "before stays as it is. To have a look at it all the same, write status: draft",
    ),
    "fine": ("没有发现问题：{}", "No problems found: {}"),
    "written": ("写好了 {}；接着运行：blueprint build {}", "Wrote {}; now run: blueprint build {}"),
    "exists": ("{} 已经存在，没有改动", "{} exists already; nothing was written"),
    "no-code": (
        "没有编号 {}；全部编号见 blueprint explain",
        "There is no code {}; “blueprint explain” lists them all",
    ),
    "no-code-near": ("没有编号 {}；是不是 {}？", "There is no code {}; did you mean {}?"),
    "diff-alone": ("--diff 要和 --fix 一起写", "--diff goes with --fix"),
    "watch-and-fix": ("--watch 和 --fix 不能一起写", "--watch and --fix do not go together"),
    "watching": ("正在等文件保存，存了就再检查；按 Ctrl-C 结束", "Waiting for a file to be saved; Ctrl-C to stop"),
    "mended": ("{}：改好了 {} 处", "{}: places mended: {}"),
    "mendable": ("{}：可以自动改 {} 处；去掉 --diff 就写入", "{}: places to be mended: {}; leave out --diff to write"),
    "unmendable": ("{}：没有可以自动改的", "{}: nothing to be mended without you"),
}


def words(loaded: Loaded | None, ui_lang: str | None, name: str) -> str:
    language = language_of(loaded, ui_lang)
    return _WORDS[name][0 if language.startswith("zh") else 1]


def words_for(path: Path, ui_lang: str | None, name: str) -> str:
    """The words in the language asked for, else in that of the file, which is read for it alone."""
    from generator.load import engagement

    return words(None if ui_lang else engagement(path), ui_lang, name)


def language_of(loaded: Loaded | None, ui_lang: str | None) -> str:
    if ui_lang is not None:
        return ui_lang
    return loaded.language if loaded is not None else "en"


def language_of_machine(ui_lang: str | None) -> str:
    """The language asked for, else that of the machine."""
    import locale

    chinese = (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese"))
    return ui_lang or ("zh-CN" if chinese else "en")

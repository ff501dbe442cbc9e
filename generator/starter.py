"""The commented file that a new author begins with.

In: the name of a service, a language. Out: the text of a YAML file, and a name for it. Guaranteed: the file loads
without findings whatever the name holds, and its title is the name (where the name says nothing, the example's own).
"""

from __future__ import annotations

import re
import unicodedata

from generator.presets import PRESETS

_TITLES = {"zh-CN": "自行车维修", "en": "Bicycle repair"}
_SUFFIX = ".yaml.j2"
_PHASES = "phases"
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def templates() -> tuple[str, ...]:
    """The names of the starters there are; those of presets begin with its phases."""
    from generator.assets import folder

    files = (path.name.removesuffix(_SUFFIX) for path in folder("starters").glob(f"*{_SUFFIX}"))
    return (*sorted({name.split(".")[0] for name in files} - {_PHASES}), *PRESETS)


def starter(name: str, language: str, template: str = "service") -> str:
    """The starter with this name as its title, with comments in the language ("zh-CN" or "en").

    `template` is one of `templates`; the name of a preset gives its phases, each with a step to fill in.
    """
    from generator.assets import environment

    tag = "zh-CN" if language.startswith("zh") else "en"
    title = name.encode("utf-8", "replace").decode("utf-8") if name.strip() else _TITLES[tag]
    page = environment().get_template(f"starters/{_PHASES if template in PRESETS else template}.{tag}{_SUFFIX}")
    phases = [pair[0 if tag == "zh-CN" else 1] for pair in PRESETS.get(template, ())]
    text: str = page.render(title=quoted(title), file=file_name(name), preset=template, phases=phases)
    return text


def quoted(text: str) -> str:
    """The text as a YAML scalar in double quotes, on one line. Source: YAML 1.2.2, 5.7."""
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char != " " and unicodedata.category(char)[0] in "CZ":
        return f"\\U{ord(char):08x}"
    return char


def file_name(name: str) -> str:
    """A file name for the service that every system takes: letters, digits and hyphens."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", name))
    stem = "-".join(words)[:60].strip("-_")
    return f"{f'{stem}-1' if _RESERVED.fullmatch(stem) else stem or 'service'}.yaml"

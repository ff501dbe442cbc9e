"""What the coach says of language."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "LG-03": (
        "{name}{slip}",
        "{name}: {slip}",
        "{hint}",
        "{hint}",
        "Text in the other language",
    ),
    "LG-04": (
        "{name}里写的是“{found}”，应当统一写成{term}",
        "{name} says “{found}” where the word is {term}",
        "改成统一的说法；这个词在这里另有所指，就写 lint: 说明原因，或改 glossary: 里的 avoid:",
        "use the same word throughout; where this one means something else, say so with lint:, or change avoid: in the glossary:",
        "Not the agreed term",
    ),
    "LG-05": (
        "{name}长 {count}，{holder}最多 {limit}，远一点就没有人看了",
        "{name} has {count}; {holder} holds {limit} that anybody reads from a distance",
        "{hint}",
        "{hint}",
        "Text too long for its place",
    ),
    "LG-06": (
        "{name}里夹着{other}字：{found}",
        "{name} has {other} characters in it: {found}",
        "整份文件用同一种字；原样的名字、书名放进引号或书名号",
        "use one script throughout, and put names that have to stay as they are in quotation marks",
        "Simplified and traditional mixed",
    ),
}

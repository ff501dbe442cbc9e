"""What the coach says of language."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "LG-03": (
        "{name}的语言不对：{slip}",
        "The language of {name} looks wrong: {slip}",
        "{hint}",
        "{hint}",
        "Text in the other language",
    ),
    "LG-04": (
        "{name}里写的是“{found}”，统一的写法是{term}",
        "{name} says “{found}” instead of {term}",
        "改成统一的写法；这个词在这里另有所指的话，用 lint: 写明理由，或改 glossary: 里的 avoid:",
        "use the same word throughout; if it means something else here, give the reason in lint:, or change avoid: in glossary:",
        "Not the agreed term",
    ),
    "LG-05": (
        "{name}长 {count}，{holder}超过 {limit}，站远一点就看不清了",
        "{name} has {count}; beyond {limit} nobody reads {holder} from a distance",
        "{hint}",
        "{hint}",
        "Text too long for its place",
    ),
    "LG-06": (
        "{name}里夹着{other}字：{found}",
        "{name} has {other} characters in it, such as {found}",
        "整份文件用同一种字；必须原样保留的名字、书名，放进引号或书名号",
        "use one script throughout, and put names that must stay as they are in quotation marks",
        "Simplified and traditional mixed",
    ),
}

"""What the coach says of service standards."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "MS-01": (
        "服务标准{name}做到什么程度才算达标？只写了行为，没有写怎样衡量",
        "When is the standard {name} met? It has a behaviour, but no threshold",
        '加上 quantitative:，例如 {{op: "<=", value: 20, unit: s}}',
        'add quantitative:, such as {{op: "<=", value: 20, unit: s}}',
        "Standard without a threshold",
    ),
    "MS-02": (
        "各条服务标准的权重合计是 {sum}，应当是 100",
        "The weights of the standards add up to {sum} instead of 100",
        "调整各条的 weight:，让它们加起来是 100",
        "change each weight: until they add up to 100",
        "Weights do not add up to 100",
    ),
    "MS-03": (
        "服务标准{name}只有形容词：神秘访客看得到、听得到什么？",
        "The standard {name} is nothing but adjectives: what would a mystery shopper see or hear?",
        "改写成看得到、听得到的动作，例如“客人进门时抬头看着对方问好”",
        "name an action that can be seen or heard, such as “looks up and says hello when a guest comes in”",
        "Not observable",
    ),
    "MS-04": (
        "服务标准{name}一条里有两个行为，只做到一个时没法打分",
        "The standard {name} asks for two things at once and cannot be scored when only one of them is done",
        "拆成两条，各写各的 quantitative: 和 weight:",
        "split it into two standards, each with its own quantitative: and weight:",
        "Two behaviours in one standard",
    ),
    "MS-05": (
        "关键时刻{name}有承诺，也有人在前台接待，可是没有一条服务标准",
        "The moment of truth {name} has a promise and people who keep it, but no standard",
        "在 standards: 里写一条看得到、数得出的标准，再在关键时刻里用 standards: 引用它",
        "write a standard that can be seen and counted under standards:, then name it in standards: of the moment of truth",
        "Promise without a standard",
    ),
}

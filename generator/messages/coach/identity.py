"""What the coach says of identity."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "ID-05": (
        "{name}共 {count} 步，{shared}和现状对上，变化对照看起来会像推倒重来",
        "Of the {count} steps of {name}, {shared} matched with the as-is blueprint, so the comparison will look like a rewrite",
        "同一步在两张蓝图里写同一个 id:，只改其中的内容；真的全新，就在目标态蓝图上用 lint: 写明理由",
        "give a step the same id: in both blueprints and change only what it says; if all of it is new, give the reason in lint:",
        "Target shares few steps",
    ),
    "ID-06": (
        "文件里没有别的地方提到{kind}{name}",
        "Nothing else in the file refers to the {kind} {name}",
        "在用到它的地方写上它的编号，例如 actor:、channel: 或 sources:；真的用不上就删掉",
        "write its id where it is used, such as in actor:, channel: or sources:; if it is not needed, delete it",
        "Defined and never used",
    ),
}

"""What the coach says of connections."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "CN-03": (
        "从{name}到{other}的箭头，指回了已经过去的一步",
        "The arrow from {name} to {other} points back to a step that is over",
        "真是返工或循环，就写 kind: feedback；出错后重来，写 kind: failure；否则对调 from: 和 to:",
        "for a loop write kind: feedback, for a retry after a failure kind: failure; otherwise swap from: and to:",
        "Arrow back in time",
    ),
    "CN-04": (
        "{name}和{other}之间是双向箭头，双方要对上的是什么？没有写",
        "A two-way arrow joins {name} and {other}: what do both sides have to agree on?",
        "用 label: 写出来，例如 label: 预约时间；只是一方交给另一方的话，改成单向箭头",
        "say it in label:, such as label: time of the visit; if one side only hands something over, make the arrow one-way",
        "Two-way arrow without words",
    ),
    "CN-05": (
        "客户在{name}时开了口，却没有箭头把答复带回来",
        "The customer says something at {name}, and no arrow brings a reply back",
        "有问有答，就把箭头写成 dir: both；答复来得晚，就从给出答复的卡片画一个箭头回来",
        "if they talk to and fro, write dir: both; if the reply comes later, draw an arrow back from the card that gives it",
        "Question without a reply",
    ),
}

"""What the coach says of pains, opportunities and delights."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "PN-01": (
        "痛点{name}后面没有机会点，打算怎么办？",
        "The pain {name} leads to no opportunity: what do you want to do about it?",
        "写一条 opportunity:，例如“我们如何让客户不用排队就能点单？”；暂时不处理的话，用 lint: 写明理由",
        "write an opportunity:, such as “How might we let guests order without a queue?”; if you leave it for now, give the reason in lint:",
        "Pain without an opportunity",
    ),
    "PN-02": (
        "痛点{name}写的是缺一个方案，客户遇到的麻烦究竟是什么？",
        "The pain {name} names a missing solution: what trouble does the customer have?",
        "写客户遇到的事，例如“打了三次电话才约上”；想到的方案写到 ideas: 里",
        "write what happens to the customer, such as “calls three times to get a slot”; the solution goes into ideas:",
        "Pain worded as a solution",
    ),
    "PN-04": (
        "机会点{name}没有写从哪个痛点、需求或关键时刻来：它要解决谁的什么问题？",
        "The opportunity {name} does not say which pain, need or moment of truth it comes from: whose problem does it solve?",
        "用 pains:、needs: 或 moments: 写出它的来处；找不到来处，就先放一放",
        "say in pains:, needs: or moments: where it comes from; if there is nothing, leave it for later",
        "Opportunity without an origin",
    ),
    "PN-05": (
        "机会点{name}{problem}",
        "The opportunity {name} {problem}",
        "写成“我们如何让……？”，不带方案，也不能用“是”或“不是”来回答",
        "begin with “How might we …”, name no solution, and leave room for more than yes or no",
        "Question not open",
    ),
    "PN-06": (
        "痛点{name}是谁说的？没有写依据，也没有来源",
        "Who says so? The pain {name} has neither a basis nor a source",
        "亲眼看到的写 basis: observed，听客户说的写 basis: reported，自己想的写 basis: assumed；有出处的写在 sources: 里",
        "write basis: observed for what you saw, basis: reported for what customers said, basis: assumed for a guess; name sources: if there are any",
        "Pain without evidence",
    ),
    "PN-07": (
        "现在的服务里，客户已经喜欢的是什么？还没有记录爽点",
        "What do customers already like about the service? No delight is recorded",
        "在步骤里写上 delight:，例如“店员记得我常点的口味”；改的时候别把它丢了",
        "write delight: at a step, such as “they remember my usual”, and take care not to lose it in the change",
        "No delight",
    ),
}

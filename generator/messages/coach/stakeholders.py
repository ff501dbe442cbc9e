"""What the coach says of stakeholders."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "SH-01": (
        "{name}{problem}，放不进权力–利益矩阵",
        "{name} has {problem} and cannot be placed on the power–interest grid",
        "写上 power: 和 interest:，都是 1（最低）到 5（最高）",
        "write power: and interest:, each from 1 (lowest) to 5 (highest)",
        "Not on the grid",
    ),
    "SH-03": (
        "{name}权力大、关注度高，要重点管理，却{problem}",
        "{name} has high power and high interest and needs to be managed closely, but there is {problem}",
        "在 engagement: 里写怎样请他们参与，例如“月度评审”；在 owner: 里写谁负责联络",
        "write in engagement: how they take part, such as a monthly review, and in owner: who looks after them",
        "Key player without a plan",
    ),
    "SH-04": (
        "{name}的态度是{attitude}，又有权让这件事停下来：打算怎样争取？",
        "{name} is a {attitude} with the power to stop this: how will you win them over?",
        "在 engagement: 里写下一步，例如“请他们一起听客户录音”；先弄清他们担心失去什么，写进 fears:",
        "write the next move in engagement:, such as listening to customers' calls together; first find out what they are "
        "afraid of losing, and write it in fears:",
        "Resistance not dealt with",
    ),
    "SH-05": (
        "{name}把{what}给了{receiver}，自己从中得到什么？没有写回来的那一份",
        "{name} gives {what} to {receiver}: what comes back? Nothing flows the other way",
        "在 value_exchanges: 里补一条方向相反的，感谢、信任、信息也算；真的什么也没有，这里就是一个要解决的问题",
        "add an exchange to value_exchanges: that flows the other way; thanks, trust and information count; if there truly is "
        "nothing, that is a problem to solve",
        "Value flows one way",
    ),
    "SH-06": (
        "{name}和别人没有任何价值交换：和这项服务是什么关系？",
        "{name}: no value exchange with anybody, so how do they relate to the service?",
        "在 value_exchanges: 里写给谁什么、从谁得到什么；和这项服务无关的，可以删掉",
        "write in value_exchanges: what they give to whom and get from whom; delete those who have nothing to do with the service",
        "No value exchange",
    ),
    "SH-07": (
        "利益相关者里{problem}",
        "Among the stakeholders {problem}",
        "给客户写 type: customer，例如 - {{name: 来电客户, type: customer}}",
        "write type: customer for the customer, such as - {{name: Guests, type: customer}}",
        "No customer among stakeholders",
    ),
    "SH-08": (
        "{count} 个利益相关者里有 {most} 个落在{quadrant}，看不出该先找谁",
        "{most} of {count} stakeholders fall into {quadrant}, so the scores do not say whom to talk to first",
        "两两比较，再打 power: 和 interest: 的分：谁更能让这件事停下来，谁更在意结果；把 1 到 5 都用上",
        "compare two at a time, then score power: (who could sooner stop this) and interest: (who cares more about the result); use the whole range from 1 to 5",
        "Scores too much alike",
    ),
    "SH-09": (
        "{name}负责的{card}要变，却既不在责任分配矩阵里，也不在工作坊的参加者里",
        "{name} owns {card}, which is going to change, but is neither in the responsibility matrix nor in the workshop",
        "在 raci: 的 roles: 里加上他们，或写进 workshop: 的 roles:",
        "add them to roles: of raci:, or to roles: of workshop:",
        "Affected but not invited",
    ),
}

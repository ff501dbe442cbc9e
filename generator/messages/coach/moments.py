"""What the coach says of moments of truth."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "MT-01": (
        "怎么知道{name}这个关键时刻变好了？还没有指标",
        "How will you know that {name} got better? The moment of truth has no metric",
        "写上 metrics:，选一个每周看得到、因它而变的数，例如“一次解决率”",
        "write metrics:, one figure that is seen each week and moves with it, such as “solved at the first contact”",
        "Moment without a metric",
    ),
    "MT-02": (
        "{name}这个关键时刻由谁负责？还没有写",
        "Who answers for {name}? The moment of truth has no owner",
        "写上 owner:，只写一个岗位，例如“门店店长”",
        "write owner:, a single role such as “shop manager”",
        "Moment without an owner",
    ),
    "MT-03": (
        "{name}这个关键时刻打算怎么做？还没有选策略",
        "What is to be done about {name}? The moment of truth has no strategy",
        "写上 strategy:，六选一：remove（填谷消除）、simplify（化繁为简）、anticipate（预见前移）、empower（赋权透明）、"
        "elevate（造峰惊喜）、finish_strong（首尾有礼）",
        "write strategy:, one of remove, simplify, anticipate, empower, elevate, finish_strong",
        "Moment without a strategy",
    ),
    "MT-04": (
        "{name}这个关键时刻{problem}",
        "The moment of truth {name} {problem}",
        "用 step: 写出步骤，用 action: 指到客户在那一步的行为；那一步还没有客户行为的话，先补上",
        "name the step by step: and what the customer does there by action:; add the customer's action if there is none",
        "Moment off the customer",
    ),
    "MT-05": (
        "这段旅程{problem}",
        "This journey {problem}",
        "挑三到五个：客户会讲给别人听的，或一旦出错就会离开的；其余的仍是普通触点",
        "choose three to five: those that customers tell others of, or leave after; the rest stay touchpoints",
        "How many moments",
    ),
    "MT-06": (
        "{name}的目标情绪是 {target}，并不比现在的 {current} 高",
        "At {name} you aim at {target}, no higher than today's {current}",
        "把 target: 提高；打算维持现状的话，就不必选它做关键时刻",
        "raise target:; what is to stay as it is need not be a moment of truth",
        "No ambition",
    ),
    "MT-07": (
        "{name}这个关键时刻，向客户承诺什么？承诺和标准都还没有写",
        "What do you promise at {name}? The moment of truth has neither a promise nor a standard",
        "用客户听得懂的一句话写 promise:，例如“三分钟内拿到咖啡”；怎样才算做到，写在 standards: 里",
        "write promise: in the customer's words, such as “coffee within three minutes”; standards: say what keeps it",
        "Moment without a promise",
    ),
    "MT-08": (
        "{name}打算制造惊喜，可是严重的痛点{pain}还没有解决",
        "{name} is to be made a peak while a severe pain is still open there: {pain}",
        "先用 strategy: remove 或 simplify 解决痛点，把 elevate 放到 secondary: 里",
        "take strategy: remove or simplify first, and put elevate under secondary:",
        "Delight before repair",
    ),
    "MT-09": (
        "感受最强烈的{name}{problem}选为关键时刻",
        "{name} is felt most {problem} a moment of truth",
        "把其中一步加进关键时刻，旧的可以让出位置；不选的话，说明为什么峰和终都不用管",
        "make one of the two a moment of truth, in place of another; or say why peak and end may be left to chance",
        "Peak and end left out",
    ),
    "MT-10": (
        "{name}的负责人写的是{owner}，看不出是哪一个人",
        "{name} is owned by {owner}, which is no one in particular",
        "改写成一个岗位，例如“客服主管”；确实由一个小组负责，就把它列进 stakeholders:，再写它的名字",
        "name one role, such as “service manager”; if a group does own it, list it under stakeholders: and name it here",
        "Owned by all",
    ),
}

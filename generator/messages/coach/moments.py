"""What the coach says of moments of truth."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "MT-01": (
        "怎么知道{name}这个关键时刻变好了？还没有指标",
        "How will you know that {name} got better? This moment of truth has no metric",
        "写上 metrics:，选一个每周看得到、因它而变的数，例如“首次解决率”",
        "write metrics: with one figure that you see every week and that moves with this moment, such as first-contact resolution",
        "Moment without a metric",
    ),
    "MT-02": (
        "{name}这个关键时刻由谁负责？还没有写",
        "Who answers for {name}? This moment of truth has no owner",
        "写上 owner:，只写一个岗位，例如“门店店长”",
        "write owner: with a single role, such as “shop manager”",
        "Moment without an owner",
    ),
    "MT-03": (
        "{name}这个关键时刻打算怎么做？还没有选策略",
        "What do you plan to do about {name}? This moment of truth has no strategy",
        "写上 strategy:，六选一：remove（填谷消除）、simplify（化繁为简）、anticipate（预见前移）、empower（赋权透明）、"
        "elevate（造峰惊喜）、finish_strong（首尾有礼）",
        "write strategy:, one of remove, simplify, anticipate, empower, elevate, finish_strong",
        "Moment without a strategy",
    ),
    "MT-04": (
        "{name}这个关键时刻{problem}",
        "The moment of truth {name} {problem}",
        "用 step: 写出步骤，用 action: 指到客户在那一步的行为；那一步还没有客户行为的话，先补上",
        "name the step in step: and what the customer does there in action:; if there is no customer action yet, add it first",
        "Moment not on a customer action",
    ),
    "MT-05": (
        "这段旅程{problem}",
        "This journey {problem}",
        "用 moment_of_truth: 挑出三到五个：客户会讲给别人听的，或一旦出错就会离开的；其余的仍是普通触点",
        "mark three to five with moment_of_truth:, those that customers tell others about, or leave over when they go wrong; the rest stay touchpoints",
        "Too few or too many moments",
    ),
    "MT-06": (
        "{name}的目标情绪是 {target}，并不比现在的 {current} 高",
        "The emotion aimed at for {name} is {target}, no higher than today's {current}",
        "把 target: 提高；打算维持现状的话，就不必选它做关键时刻",
        "raise target:; if it is meant to stay as it is, it need not be a moment of truth",
        "Target no higher than today",
    ),
    "MT-07": (
        "{name}这个关键时刻，向客户承诺什么？承诺和标准都还没有写",
        "What do you promise customers at {name}? This moment of truth has neither a promise nor a standard",
        "用客户听得懂的一句话写 promise:，例如“三分钟内拿到咖啡”；怎样才算做到，写在 standards: 里",
        "write promise: in the customer's words, such as “coffee within three minutes”; what counts as keeping it goes into standards:",
        "Moment without a promise",
    ),
    "MT-08": (
        "{name}打算制造惊喜，可是严重的痛点{pain}还没有解决",
        "{name} is meant to delight, but a severe pain is still open there: {pain}",
        "先用 strategy: remove 或 simplify 解决痛点，把 elevate 放到 secondary: 里",
        "start with strategy: remove or simplify, and put elevate under secondary:",
        "Delight before repair",
    ),
    "MT-09": (
        "感受最强烈的{name}{problem}选为关键时刻",
        "{name} is felt most {problem} a moment of truth",
        "从这两步里选一个做关键时刻，太多就让最不要紧的退出；都不选的话，用 lint: 写明理由",
        "make one of the two a moment of truth, in place of another if need be; if neither, give the reason in lint:",
        "Peak and end left out",
    ),
    "MT-10": (
        "{name}的负责人写的是{owner}，看不出是哪一位",
        "The owner of {name} is {owner}, which is nobody in particular",
        "改写成一个岗位，例如“客服主管”；确实由一个小组负责，就把它列进 stakeholders:，再写它的名字",
        "name one role, such as “service manager”; if a group really owns it, list the group under stakeholders: and name it here",
        "Owned by all",
    ),
}

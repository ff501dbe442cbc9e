"""What the coach says of what cards say, and of who acts in them."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "BP-13": (
        "{name}写了不止一个动作，时间、负责人和指标算哪一个的就说不清了",
        "{name} holds more than one action, so it is unclear which of them time, owner and metric belong to",
        "拆成两张卡片，一张一个动词，例如 customer: [付款, 取餐]",
        "split it into two cards, one verb each, such as customer: [Pays, Takes the coffee]",
        "Several actions in a card",
    ),
    "BP-15": (
        "{name}是一样东西，不是一个动作：这里要拿它做什么？",
        "{name} is a thing, not an action: what is done with it here?",
        "以动词开头，例如不写“菜单”而写“看菜单”；东西本身写到 evidence: 里",
        "begin with a verb, such as “Reads the menu” rather than “Menu”; the thing itself goes into evidence:",
        "Action without a verb",
    ),
    "BP-17": (
        "{name}里的{word}是内部的说法，客户自己不会这么说",
        "In {name}, {word} is an insider's word that customers would not use",
        "换成客户的说法，例如不写“提交工单”而写“报修”",
        "use the customers' own words, such as “Reports the fault” rather than “Raises a ticket”",
        "Words customers do not use",
    ),
    "BP-18": (
        "{name}放在{lane}里，写的参与者却是{actor}",
        "{name} is in the lane {lane}, but the actor given is {actor}",
        "把卡片移到这位参与者的泳道，或改正 actor:；参与者属于哪一类，写在 actors: 的 kind: 里",
        "move the card to a lane of this actor, or correct actor:; what kind of actor it is stands in kind: under actors:",
        "Actor in the wrong lane",
    ),
    "BP-20": (
        "{name}是部门的名字：它做了什么来支持这项服务？",
        "{name} is the name of a department: what does it do to support the service?",
        "写过程，例如不写“财务部”而写“当天核对退款”；部门写在 actor: 里",
        "name the process, such as “Checks refunds the same day” rather than “Finance”; the department goes into actor:",
        "Department instead of a process",
    ),
    "EX-01": (
        "服务里有员工，可是没有写到他们：没有员工画像、员工情绪，也没有员工的痛点",
        "Staff deliver this service, yet nothing is said about them: no employee persona, no emotion, no pain of theirs",
        "在 personas: 里写一位 role: employee 的员工，或在前台、后台的卡片上写 emotion:",
        "add an employee under personas: with role: employee, or write emotion: on frontstage and backstage cards",
        "Employee experience missing",
    ),
}

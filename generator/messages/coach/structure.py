"""What the coach says of structure."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "BP-01": (
        "{name}里一个客户行为也没有，而蓝图要从客户做什么画起",
        "There is no customer action in {name}, and a blueprint starts with what customers do",
        "在每一步的 customer: 里写客户做什么，以动词开头",
        "write under customer: of each step what the customer does, verb first",
        "No customer action",
    ),
    "BP-02": (
        "还没有写明{missing}",
        "The file does not say {missing}",
        "在 scope: 里用 trigger: 写什么事让客户开始，用 end_state: 写怎样算结束；在 personas: 里写至少一位客户",
        "under scope: write what sets the journey off (trigger:) and how you can tell that it is over (end_state:); under "
        "personas: add at least one customer",
        "Start, end or customer missing",
    ),
    "BP-03": (
        "{name}是做给谁看的？这一步里没有客户行为",
        "Who is {name} for? No customer does anything in this step",
        "补上这一步的 customer:；客户看不到的，移到 backstage:；由我们主动联系客户的，写 proactive: true",
        "add customer: to the step; move what customers cannot see to backstage:; if you start the contact yourselves, "
        "write proactive: true",
        "Frontstage without a customer",
    ),
    "BP-04": (
        "客户做{name}这一步时，看到、听到或拿到什么？没有写有形展示",
        "What does the customer see, hear or get at {name}? No physical evidence is given",
        "在这一步写 evidence:，例如屏幕、单据、声音、气味；确实没有的，在客户行为上用 evidence_none: 写明原因",
        "write evidence: in this step, such as a screen, a slip, a sound or a scent; if there is none, say why in "
        "evidence_none: on the action",
        "Action without evidence",
    ),
    "BP-05": (
        "客户做{name}这一步时，由谁或哪个界面来接应？没有写前台",
        "Who, or which interface, meets the customer at {name}? Nothing is given for the frontstage",
        "在这一步写 frontstage:，员工或客户操作的界面都可以；客户独自完成的，在客户行为上写 solo: true",
        "write frontstage: in this step, either staff or the interface that customers use; if they do it alone, write "
        "solo: true on the action",
        "Action that meets nobody",
    ),
    "BP-06": (
        "{name}和{other}直接相连，可是客户看不见后台：中间缺了前台的接触",
        "{name} is joined straight to {other}, but customers cannot see backstage: the frontstage contact is missing",
        "在两者之间补一张 frontstage: 卡片（员工或界面），让连线经过它",
        "add a frontstage: card between the two (staff or an interface), and lead the arrows through it",
        "Customer joined to backstage",
    ),
    "BP-07": (
        "支持过程{name}直接连到前台的{other}，中间后台由谁接手没有画出来",
        "The support process {name} leads straight to {other} frontstage; who makes use of it backstage is not shown",
        "补一张 backstage: 卡片，写明谁怎样用上它，再让连线经过这张卡片",
        "add a backstage: card that says who makes use of it and how, and lead the arrows through that card",
        "Support straight to the frontstage",
    ),
    "BP-08": (
        "没有任何连线说明支持过程{name}在支持谁",
        "No arrow shows whom the support process {name} serves",
        "在 connections: 里画一条连线到它所支持的后台行为；谁也不支持的，删掉",
        "draw an arrow under connections: to the backstage action that it supports; if there is none, delete the card",
        "Support that serves nobody",
    ),
    "BP-09": (
        "后台做了{name}，却没有连线通向前台、支持或客户拿到的东西：不做又会怎样？",
        "{name} is done backstage, yet nothing leads from it to the frontstage, to support or to what the customer gets: "
        "would anybody miss it?",
        "在 connections: 里画一条连线，指向用得上它的卡片；哪张卡片都用不上的，删掉",
        "draw an arrow under connections: to the card that needs it; if none does, delete this one",
        "Backstage without effect",
    ),
    "BP-10": (
        "别的卡片有连线，{name}一条也没有：它和谁有关？",
        "Other cards are connected, {name} is not: what does it relate to?",
        "在 connections: 里画出它和客户行为、和后台的往来",
        "draw under connections: what passes between it and the customer, or between it and backstage",
        "Card without connection",
    ),
    "BP-11": (
        "{name}这一步回到了前面的阶段{phase}，可是蓝图上的时间只从左往右走",
        "The step {name} goes back to the earlier phase {phase}, but on a blueprint time runs from left to right",
        "调整步骤的先后，或改它的 phase:；确实要重来一遍的，另立一个阶段",
        "change the order of the steps, or phase: of this one; if the customer really starts again, add a phase for it",
        "Back to an earlier phase",
    ),
    "BP-12": (
        "阶段{name}{problem}",
        "The phase {name} {problem}",
        "给每个阶段写上 steps:，用不到的阶段删掉；长的旅程分成服务前、服务中、服务后这样的几个阶段",
        "give each phase its steps:, and delete phases that are not needed; divide a long journey into phases such as "
        "before, during and after the service",
        "Empty phase, or only one",
    ),
    "BP-14": (
        "从{before}到{after}，哪些信息跟着客户一起走？没有画出交接",
        "What travels with the customer from {before} to {after}? No hand-off is drawn",
        "在 connections: 里从前一张前台卡片画一条连线到这一张，写 kind: handoff，并用 label: 写明交接什么，例如身份、需求、已办事项",
        "draw an arrow under connections: from the previous frontstage card to this one, with kind: handoff, and say in "
        "label: what is handed over, such as identity, need and what has been done so far",
        "Hand-off without information",
    ),
    "BP-16": (
        "{name}有 {n} 个步骤，{problem}",
        "Steps in {name}: {n}, {problem}",
        "以四到十二步为宜：太少就把关键的几步拆开，太多就合并，或按阶段各画一张",
        "four to twelve work best: split the steps that matter, merge others, or draw a blueprint for each phase",
        "Too few or too many steps",
    ),
    "BP-19": (
        "{name}是客户的最后一步，这里没有有形展示、关键时刻或后续联系：体验怎样收尾？",
        "{name} is the customer's last step and has no evidence, moment of truth or follow-up: how does the experience end?",
        "写下客户带走什么（evidence:），或把这一步选为关键时刻（moment_of_truth:），或加一张 proactive: true 的前台卡片写后续联系",
        "say what the customer takes away (evidence:), or make the step a moment of truth (moment_of_truth:), or add a "
        "frontstage card with proactive: true for the follow-up",
        "Ending left to chance",
    ),
    "BP-21": (
        "{name}里没有一个痛点、疑问或失败点：真的处处顺利吗？",
        "There is no pain, question or fail point in {name}: does everything really go well?",
        "问一问一线员工和客户，在步骤里写 pain:、questions: 或 fail_point:",
        "ask front-line staff and customers, and write pain:, questions: or fail_point: in the steps",
        "Too good to be true",
    ),
    "BP-22": (
        "痛点{name}最要紧（P0），可是{step}这一步在目标态里和现状一模一样",
        "The pain {name} matters most (P0), yet the step {step} is exactly the same in the to-be blueprint",
        "在目标态的这一步写出要改什么，或把痛点的 severity: 和 frequency: 改成实际的程度",
        "write in this step of the to-be blueprint what will change, or correct severity: and frequency: of the pain",
        "Worst pain untouched",
    ),
    "BP-23": (
        "客户做到{name}时，从{before}转到了{after}：靠什么把两边接起来？",
        "At {name} the customer changes from {before} to {after}: what bridges the two?",
        "写一件能带过去的东西，例如短信里的取餐码：写成 evidence: 并注明另一边的 channel:，或画一条 kind: information 的连线",
        "add something that the customer carries over, such as a code in a text message: write it as evidence: with the "
        "channel: of the other side, or draw an arrow with kind: information",
        "Change of channel without a bridge",
    ),
    "BP-24": (
        "出现{name}时怎么补救？既没有写补救，也没有写防错",
        "How do you recover from {name}? Neither a recovery nor a fail-safe is given",
        "在 fail_point: 里用 recovery: 写出错以后怎么补救，或用 fail_safe: 写怎样防止出错",
        "in fail_point: write what you do when it happens (recovery:), or what prevents it (fail_safe:)",
        "Fail point without recovery",
    ),
}

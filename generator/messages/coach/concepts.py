"""What the coach says of concepts."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "CO-01": (
        "筛选标准的权重合计是 {sum}，应当是 1",
        "The weights of the criteria add up to {sum} instead of 1",
        "调整各条标准的 weight:，让它们加起来正好是 1，例如 0.4、0.3、0.3",
        "change each weight: until they add up to 1, such as 0.4, 0.3 and 0.3",
        "Weights do not add up to 1",
    ),
    "CO-02": (
        "概念{name}在{criterion}上{problem}",
        "The concept {name} {problem} on {criterion}",
        "在 weighted: 里给每条标准打 {low}–{high} 分；用的是别的量表，就改 scale:",
        "give each criterion a score from {low} to {high} in weighted:; if you use another scale, change scale:",
        "Score missing or off the scale",
    ),
    "CO-03": (
        "概念{name}和{other}应当视为并列：{reason}",
        "The concepts {name} and {other} should count as a tie: {reason}",
        "别只凭总分定胜负：请大家说出理由再投一次，或者两个都写进 go: 一起去测试",
        "do not decide by the sum alone: hear people's reasons and vote again, or put both into go: and test both",
        "Concepts are tied",
    ),
    "CO-04": (
        "概念{name}解决哪个痛点，或者落在哪个关键时刻？都没有写",
        "Which pain does the concept {name} solve, or which moment of truth does it serve? Neither is given",
        "在概念里写 pains: 或 moments:；由某个机会点而来，就在点子里写 opportunity: 和 concept:",
        "write pains: or moments: in the concept; if it comes from an opportunity, write opportunity: and concept: in its idea",
        "Concept without a pain or a moment",
    ),
    "CO-05": (
        "概念{name}决定继续做，可是{criterion}只有 {score} 分，已经触发一票否决",
        "The concept {name} is to go on, although a score of {score} on {criterion} is low enough to rule it out",
        "先改概念再打分；暂时改不了，就把它移到 later: 或 stop:",
        "rework the concept and score it again, or move it to later: or stop:",
        "Knock-out criterion ignored",
    ),
    "CO-06": (
        "测试{name}还没有写{missing}",
        "The test {name} does not say {missing}",
        '测试前写好 success:（例如 {{op: ">=", value: 0.8}}）和 participants: 人数',
        'before the test, write success: (such as {{op: ">=", value: 0.8}}) and the number of participants:',
        "Test without threshold or participants",
    ),
    "CO-07": (
        "测试{name}已经有了决定，可是没有写测出了什么",
        "The test {name} has a decision, but not what came out of it",
        "把测得的数写进 result:，或者把看到的情况写进 observations:；还没有测，就先不写 decision:",
        "write the figure in result:, or what you saw in observations:; if the test has not taken place, leave decision: out",
        "Decision without a result",
    ),
}

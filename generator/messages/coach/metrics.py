"""What the coach says of metrics."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "MX-01": (
        "{name}没有写用的是哪种量表：{why}",
        "{name} does not say which scale was used: {why}",
        "写上 scale:，满意度如 1_5、1_10，费力度如 effort_1_5（费力程度）或 agree_1_7（同意“很省力”的程度）",
        "write scale:, such as 1_5 or 1_10 for satisfaction, and effort_1_5 (how hard it was) or agree_1_7 (“it was easy”) for effort",
        "Scale missing",
    ),
    "MX-02": (
        "{name}还不完整，缺{missing}",
        "{name} is incomplete: it lacks {missing}",
        "补上 unit:（如 min、percent）、owner:，以及 baseline:、target: 或 result: 中的一个",
        "add unit: (such as min or percent), owner:, and one of baseline:, target: or result:",
        "Incomplete metric",
    ),
    "MX-03": (
        "{name}的目标是 {target}，比现在的 {today} 还差",
        "The target of {name} is {target}, which is worse than today's {today}",
        "核对 baseline: 和 target: 有没有写反；数没有错的话，改 better:（higher 越高越好，lower 越低越好）",
        "check whether baseline: and target: are swapped; if the numbers are right, change better: (higher or lower)",
        "Target goes backwards",
    ),
    "MX-04": (
        "{name}{problem}",
        "{name} {problem}",
        "在 n: 里写回答的人数；不到 30 人的，讲解时连区间一起给出，或者只当作目标",
        "write the number of answers in n:; with fewer than 30, show the interval as well, or call the figure a target",
        "Too few asked",
    ),
    "MX-05": (
        "{name}写的是 {value}，不可能有这样的数：{bounds}",
        "{name} says {value}, which cannot be: {bounds}",
        "核对数字和 unit: 是否配套：ratio 写 0.6，percent 写 60",
        "check that the number and unit: go together: 0.6 with ratio, 60 with percent",
        "Impossible value",
    ),
    "MX-06": (
        "要交给客户了，还有示例数字：{name}",
        "This goes to a client and still contains made-up figures: {name}",
        "换成真实数据并写明 provenance: 和 sources:；没有数据就删掉数，只留目标",
        "put in real data with provenance: and sources:; if there are none, delete the figures and keep the targets",
        "Sample figures for a client",
    ),
    "MX-07": (
        "{name}写的是 {value}，{problem}",
        "{name} says {value}, but {problem}",
        "补上变化前的值 baseline:，result: 写变化后的值；原文说的是百分点，就写 unit: percentage_points",
        "write the value before in baseline: and the value after in result:; if percentage points are meant, write unit: percentage_points",
        "Per cent of what",
    ),
}

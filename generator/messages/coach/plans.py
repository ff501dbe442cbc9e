"""What the coach says of plans: issues, the roadmap, who does what."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "IS-01": (
        "问题{name}还没有写{missing}",
        "The issue {name} does not say {missing}",
        "写上 owner:（谁来解决）和 due:（到哪一天）；决定不改的，就写 status: wont_fix",
        "write owner: (who solves it) and due: (by which day); if you decide not to solve it, write status: wont_fix",
        "Issue without owner or date",
    ),
    "IS-02": (
        "问题{name}的期限 {due} {problem}",
        "The issue {name} is due on {due}, which {problem}",
        "核对 due:，以及路线图、发版和文件的日期，看哪一个要改",
        "compare due: with the roadmap, the release and the date of the file, and correct the one that is wrong",
        "Due date does not fit",
    ),
    "IS-03": (
        "问题{name}标的是 {given}，按严重度 {severity} 乘以频率 {frequency} 算出来是 {computed}",
        "The issue {name} is marked {given}, but severity {severity} × frequency {frequency} makes it {computed}",
        "删掉 priority:，优先级会自动算出；确实要破例，就在 lint: 里写明理由",
        "delete priority:, and it is worked out for you; for a deliberate exception, give the reason in lint:",
        "Priority differs from severity and frequency",
    ),
    "IS-04": (
        "问题{name}已经关闭，可是没有写是谁验证的",
        "The issue {name} is closed, but the file does not say who verified it",
        "请遇到过这个问题的人再试一次，再写 verified_by: 和 verified_date:",
        "ask somebody who had the problem to try again, then write verified_by: and verified_date:",
        "Closed without verification",
    ),
    "RM-01": (
        "路线图上，{name}要等{other}完成，{problem}",
        "On the roadmap {name} has to wait for {other}, {problem}",
        "调整其中一项的 horizon: 或 release:，或者从 depends_on: 里删掉这一条",
        "change horizon: or release: of one of them, or delete this entry from depends_on:",
        "Dependency that cannot be kept",
    ),
    "RM-02": (
        "路线图上的{name}还没有写{missing}",
        "On the roadmap {name} does not say {missing}",
        "写上 owner: 和 metrics:（做完之后哪个指标会变好）；指标也可以写在它的概念或关键时刻上",
        "write owner: and metrics: (which figure will get better); the metric may also stand in its concept or its moment of truth",
        "Roadmap item without owner or outcome",
    ),
    "RA-01": (
        "责任分配矩阵里，{name}{problem}，应当恰好一位",
        "In the responsibility matrix {name} {problem}, instead of exactly one",
        "这一行只留一个 A；同一位既负责又执行的，写 A/R",
        "keep just one A in the row; if the same role also does the work, write A/R",
        "Not exactly one accountable",
    ),
    "RA-02": (
        "责任分配矩阵里，{name}没有人执行",
        "In the responsibility matrix nobody does the work of {name}",
        "至少给一个角色写 R；负责的人自己动手的，写 A/R",
        "give at least one role an R; if the accountable one does the work, write A/R",
        "Nobody does the work",
    ),
    "RA-03": (
        "责任分配矩阵的 {cells} 格里有 {count} 格是“咨询”，超过一半",
        "In the responsibility matrix {count} of {cells} cells say “consulted”, more than half",
        "只需要知道结果的人，把 C 改成 I；意见可有可无的，就空着",
        "change C to I for those who only need to know; where their view makes no difference, leave the cell empty",
        "Too many consulted",
    ),
}

"""What the coach says of plans: issues, the roadmap, who does what."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "IS-01": (
        "问题{name}还没有写{missing}",
        "The issue {name} does not say {missing}",
        "写上 owner:（谁来解决）和 due:（到哪一天）；决定不改的，就写 status: wont_fix",
        "write owner: (who solves it) and due: (until when); if it will not be solved, write status: wont_fix",
        "Issue without owner or date",
    ),
    "IS-02": (
        "问题{name}的期限 {due} {problem}",
        "The issue {name} is due on {due}, which {problem}",
        "核对 due:，以及路线图、版本和文件开头的日期，看哪一个要改",
        "compare due: with the roadmap, the release and the date of the file, and change the one that is wrong",
        "Due date does not fit",
    ),
    "IS-03": (
        "问题{name}标的是 {given}，按严重度 {severity} 乘以频率 {frequency} 算出来是 {computed}",
        "The issue {name} is marked {given}, while severity {severity} × frequency {frequency} makes it {computed}",
        "删掉 priority:，优先级会自动算出；确实要破例，就在 lint: 里写明理由",
        "leave priority: out, and it is computed; for a deliberate exception, give the reason in lint:",
        "Priority differs from severity and frequency",
    ),
    "IS-04": (
        "问题{name}已经关闭，可是没有写是谁验证的",
        "The issue {name} is closed, but nobody is said to have verified it",
        "请遇到过这个问题的人再试一次，再写 verified_by: 和 verified_date:",
        "let somebody who had the trouble try again, then write verified_by: and verified_date:",
        "Closed without verification",
    ),
    "RM-01": (
        "路线图上，{name}要等{other}完成，{problem}",
        "On the roadmap {name} has to wait for {other}, {problem}",
        "调整两项的 horizon: 或版本，或者从 depends_on: 里删掉这一条",
        "move one of them by its horizon: or release, or take this one out of depends_on:",
        "Dependency that cannot be kept",
    ),
    "RM-02": (
        "路线图上的{name}还没有写{missing}",
        "On the roadmap {name} does not say {missing}",
        "写上 owner: 和 metrics:（做完之后哪个数会变好）；指标也可以写在它的概念或关键时刻上",
        "write owner: and metrics: (which figure gets better); the metric may also stand at its concept or moment of truth",
        "Activity without an outcome",
    ),
    "RA-01": (
        "责任分配表里，{name}{problem}，应当恰好一位",
        "In the responsibility matrix {name} {problem} in place of exactly one",
        "这一行只留一个 A；同一位既负责又执行，就写 A/R",
        "keep a single A in the row; where the same one also does the work, write A/R",
        "Not exactly one accountable",
    ),
    "RA-02": (
        "责任分配表里，{name}没有人执行",
        "In the responsibility matrix nobody does the work of {name}",
        "至少给一个角色写 R；负责的人自己动手，就写 A/R",
        "give at least one role an R; where the accountable one does the work, write A/R",
        "Nobody does the work",
    ),
    "RA-03": (
        "责任分配表的 {cells} 格里有 {count} 格是“咨询”，超过一半",
        "In the responsibility matrix {count} of {cells} cells are “consulted”, more than half",
        "只需要知道结果的人，把 C 改成 I；意见可有可无的，就空着",
        "change C to I for those who only need to know, and leave the cell empty where nothing depends on their view",
        "Too many consulted",
    ),
}

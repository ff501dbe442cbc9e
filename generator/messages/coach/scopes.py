"""Words for what the coach looked at, and for what it cannot know: name → (zh-CN, en)."""

from __future__ import annotations

LOOKED_AT: dict[str, tuple[str, str, str]] = {  # zh-CN, one in English, several in English
    "blueprints": ("{} 张蓝图", "{} blueprint", "{} blueprints"),
    "steps": ("{} 个步骤", "{} step", "{} steps"),
    "cards": ("{} 张卡片", "{} card", "{} cards"),
    "arrows": ("{} 条连线", "{} connection", "{} connections"),
    "moments": ("{} 个关键时刻", "{} moment of truth", "{} moments of truth"),
    "pains": ("{} 个痛点", "{} pain point", "{} pain points"),
    "personas": ("{} 个画像", "{} persona", "{} personas"),
    "stakeholders": ("{} 个利益相关者", "{} stakeholder", "{} stakeholders"),
    "metrics": ("{} 个指标", "{} metric", "{} metrics"),
    "concepts": ("{} 个概念", "{} concept", "{} concepts"),
    "issues": ("{} 个问题", "{} issue", "{} issues"),
    "standards": ("{} 条标准", "{} standard", "{} standards"),
    "sessions": ("{} 个环节", "{} session", "{} sessions"),
    "slides": ("{} 页自己写的幻灯片", "{} slide of your own", "{} slides of your own"),
}
RULES = ("按 {} 条规则看过：{}", "Looked at by {} rules: {}")
CANNOT_KNOW: tuple[tuple[str, str], ...] = (
    (
        "写下来的是不是真的：教练没有去过现场，也没有问过任何一位客户",
        "whether what is written is true: the coach has not been on site and has not asked a single customer",
    ),
    (
        "有没有漏掉整个步骤、整类客户，或者只有一线员工才知道的做法",
        "whether whole steps, whole groups of customers or practices known only to the front line are missing",
    ),
    (
        "承诺能不能兑现：人手、预算、系统和法规都不在文件里",
        "whether promises can be kept: staffing, budget, systems and the law are not in the file",
    ),
    (
        "措辞对客户是否得体，图片是否合适",
        "whether the wording suits your customers, and whether the pictures are suitable",
    ),
)

"""What the keys of standards, issues, plans and cases mean, in Chinese: class → (name, contract, meaning by attribute)."""

from __future__ import annotations

from collections.abc import Mapping

KEYS: Mapping[str, tuple[str, str, Mapping[str, str]]] = {
    "Standard": (
        "服务标准",
        "看得见、数得清的行为：阶段、关注点、行为、门槛。",
        {
            "id": "服务标准的编号",
            "phase": "属于哪个阶段",
            "focus": "关注什么",
            "behaviour": "做到时是什么样子",
            "quantitative": "可以数的门槛",
            "scoring": "怎样打分",
            "weight": "占总分的比重；各条加起来是 100",
            "critical": "一票否决：这条不合格，整次走访就不合格",
            "not_applicable": "什么情况下不适用",
        },
    ),
    "Visit": (
        "神秘访客记录",
        "神秘访客的一次走访。",
        {
            "id": "走访的编号",
            "unit": "在哪里：门店、热线、班组",
            "period": "什么时候：月份或季度",
            "peer": "走访的是别家，用来对照",
            "scores": "各条标准的达标率，0 到 1",
        },
    ),
    "Issue": (
        "问题",
        "问题清单里的一条。",
        {
            "id": "问题的编号",
            "title": "几个字说清问题",
            "description": "发生了什么",
            "pain": "对应哪个痛点",
            "step": "发生在哪一步",
            "persona": "谁受影响",
            "screenshot": "截图的文件名",
            "severity": "严重度：0 不是问题，4 灾难",
            "frequency": "频率：1 很少，5 每次都有",
            "persistence": "持续程度：1 只有一次，5 一直如此",
            "priority": "优先级；不写就按严重度和频率算",
            "analysis": "为什么会这样",
            "solution": "怎么解决",
            "owner": "由谁去做",
            "due": "什么时候做完",
            "status": "进展到哪一步",
            "release": "随哪次发版上线",
            "verified_by": "谁确认已经解决",
            "verified_date": "什么时候确认的",
        },
    ),
    "Release": (
        "发版",
        "一次发版，以及要告诉谁。",
        {
            "id": "发版的编号",
            "name": "发版的名称",
            "date": "什么时候发",
            "audience_of": "要告诉谁",
            "message": "告诉他们什么",
        },
    ),
    "Horizon": (
        "时间跨度",
        "路线图上的一段时间。",
        {
            "id": "时间跨度的编号",
            "months": "从几个月后到几个月后，从现在算起",
            "name": "时间跨度的名称",
        },
    ),
    "RoadmapItem": (
        "路线图项目",
        "要做成的一件事：由谁做，先做完什么。",
        {
            "id": "项目的编号",
            "title": "做成什么",
            "horizon": "在哪段时间",
            "concept": "实现哪个概念",
            "owner": "由谁负责",
            "issues": "解决哪些问题",
            "depends_on": "要先做完什么",
            "release": "随哪次发版上线",
            "metrics": "从哪里看出有效",
        },
    ),
    "Roadmap": (
        "路线图",
        "什么时候做什么。",
        {
            "horizons": "时间跨度；不写就是短期、中期、长期",
            "items": "各个项目",
        },
    ),
    "RaciRow": (
        "责任矩阵的一行",
        "一件事由谁执行、谁负责、咨询谁、知会谁：每个角色一个字母。",
        {
            "item": "哪件事：路线图上的项目，或别的活动",
            "letters": "各个角色的 R、A、C 或 I",
        },
    ),
    "Raci": (
        "责任矩阵",
        "责任分配矩阵（RACI）。",
        {
            "roles": "各个角色，按列的次序",
            "rows": "各行",
        },
    ),
    "Risk": (
        "风险",
        "一个风险或挑战，以及怎样应对。",
        {
            "id": "风险的编号",
            "text": "可能发生什么",
            "kind": "是风险、挑战还是假设",
            "likelihood": "可能性，1 到 5",
            "impact": "影响，1 到 5",
            "response": "怎样应对",
            "owner": "由谁负责",
        },
    ),
    "Goal": (
        "年度目标",
        "客户体验的一个年度目标：做成什么、怎么衡量、谁负责。",
        {
            "id": "目标的编号",
            "text": "要做成什么",
            "metric": "怎样衡量",
            "target": "要达到多少，用文字写；不写就用指标的目标值",
            "owner": "由谁负责",
            "year": "哪一年或哪个季度",
        },
    ),
    "Exposure": (
        "露出点",
        "客户和员工会碰到改动的一个地方，要随改动一起切换。",
        {
            "id": "这一条的编号",
            "place": "在哪里：网页、包装、传单、告示",
            "reaches": "谁会看到",
            "change": "在那里要改什么",
            "owner": "由谁去做",
            "due": "什么时候做完",
            "done": "已经做完",
        },
    ),
    "LifetimeValue": (
        "客户终身价值",
        "一类客户在往后几年里值多少：每次购买的毛利 × 每年购买次数 × 年数。",
        {
            "id": "这一条的编号",
            "name": "哪一类客户",
            "segment": "对应哪个客户细分",
            "margin": "每次购买的毛利",
            "purchases": "每年购买几次",
            "years": "会留下来几年",
            "currency": "币种，例如 CNY",
        },
    ),
    "MenuOption": (
        "菜单选项",
        "菜单的一个选项，以及它下面的选项。",
        {
            "press": "按哪个键",
            "label": "选项叫什么",
            "prompt": "播报或显示什么",
            "seconds": "这段播报要几秒",
            "options": "下一层",
        },
    ),
    "Menu": (
        "菜单",
        "客户要逐层选的菜单，例如语音菜单。",
        {
            "id": "菜单的编号",
            "name": "菜单的名称",
            "prompt": "开头先播报什么",
            "seconds": "开头的播报要几秒",
            "limit": "一层最多播报几秒，再长客户就受不了",
            "options": "第一层",
        },
    ),
    "Case": (
        "案例",
        "一个案例：背景、做法、结果、启示。",
        {
            "id": "案例的编号",
            "title": "几个字说清案例",
            "context": "原来是什么情况",
            "practice": "做了什么",
            "result": "结果如何",
            "lesson": "能学到什么",
        },
    ),
}

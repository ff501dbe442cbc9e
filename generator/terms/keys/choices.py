"""What the values mean that a key lets one choose from, in Chinese and English.

Shape: "Class.attribute" of the class that has the key → value → (zh-CN, en); or, where the values have their words on
pages already, what these words begin with in `generator.terms`: "status" for "status-draft" and so on.
"""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, tuple[str, str]]

_SCALES: Words = {
    "0_10": ("0 到 10 分", "0 to 10"),
    "1_5": ("1 到 5 分", "1 to 5"),
    "1_7": ("1 到 7 分", "1 to 7"),
    "1_10": ("1 到 10 分", "1 to 10"),
    "agree_1_7": ("1 到 7，多同意“办得很轻松”", "1 to 7: agrees that it was easy"),
    "effort_1_5": ("1 到 5，费了多大力气", "1 to 5: how much effort it took"),
    "ratio": ("比例，0 到 1", "a share of 1"),
    "percent": ("百分比，0 到 100", "a share of 100"),
    "kano": ("KANO 的五种回答", "the five answers of Kano"),
    "yes_no": ("是或否", "yes or no"),
}
_MARKS: Words = {
    "emotion": ("情绪曲线", "Curve of emotions"),
    "duration": ("用时", "Duration"),
    "wait": ("等待", "Wait"),
    "metric": ("指标", "Metrics"),
    "pain": ("痛点", "Pain points"),
    "itch": ("痒点", "Itches"),
    "delight": ("爽点", "Delights"),
    "opportunity": ("机会点", "Opportunities"),
    "moment": ("关键时刻", "Moments of truth"),
    "fail_point": ("失败点", "Fail points"),
    "question": ("疑问", "Questions"),
    "policy": ("政策与规则", "Policies"),
    "channel": ("渠道", "Channels"),
    "owner": ("负责人", "Owners"),
    "thought": ("想法", "Thoughts"),
    "basis": ("依据：卡片边框的样式", "Basis: the border of a card"),
}
_PAPER: Words = {
    "A4": ("210 × 297 毫米", "210 × 297 mm"),
    "A3": ("297 × 420 毫米", "297 × 420 mm"),
    "A2": ("420 × 594 毫米", "420 × 594 mm"),
    "A1": ("594 × 841 毫米", "594 × 841 mm"),
    "A0": ("841 × 1189 毫米", "841 × 1189 mm"),
    "roll": ("卷筒纸", "Roll"),
}

CHOICES: Mapping[str, Words | str] = {
    "Claim.basis": "score",
    "Claim.audience": {
        "team_only": ("只给团队", "The team only"),
        "client": ("给客户方", "The client"),
        "public": ("公开", "Everybody"),
    },
    # the service
    "Meta.status": "status",
    "Meta.confidentiality": "confidentiality",
    "Meta.bilingual_mode": {
        "zh_only": ("只做中文", "Chinese only"),
        "en_only": ("只做英文", "English only"),
        "stacked": ("一份，每页上下排两种语言", "One deck with both languages on each slide"),
        "twin_decks": ("两份，每种语言一份", "Two decks, one a language"),
    },
    "Source.type": "source",
    "Channel.kind": "mark-channel",
    "Actor.kind": {
        "customer": ("客户", "Customer"),
        "interface": ("客户操作的界面或机器", "Page or machine that customers use"),
        "frontline": ("一线员工", "Front-line staff"),
        "system": ("系统", "System"),
        "team": ("后台团队", "Team behind the scenes"),
        "partner": ("合作伙伴", "Partner"),
    },
    "Lane.role": "lane",
    "Lane.line_below": {
        "interaction": ("互动分界线", "Line of interaction"),
        "visibility": ("可视分界线", "Line of visibility"),
        "internal_interaction": ("内部互动分界线", "Line of internal interaction"),
    },
    "Step.value": "value",
    "Wait.mitigation": "wait",
    "Connection.kind": "arrow",
    "Connection.dir": "dir",
    "Connection.style": {
        "solid": ("实线", "Solid"),
        "dashed": ("虚线", "Dashed"),
        "conditional": ("有条件时：虚线", "Conditional: dashed"),
    },
    "Blueprint.state": "blueprint",
    # what is known
    "Job.kind": "job",
    "Evidence.basis": "evidence",
    "Quote.basis": "score",
    "Persona.role": "persona",
    "Need.layer": "layer",
    "Need.kano": "kano-class",
    "Need.care": "care",
    "KanoFeature.counts": "kano",
    "Kano.table": {
        "standard": ("标准评价表", "The usual table"),
        "pouliot": (
            "Pouliot 1993：两题都答“理应如此”或都答“能忍受”，算作可疑",
            "Pouliot 1993: “must be” twice and “live with” twice are questionable",
        ),
    },
    "Stakeholder.type": "stakeholder",
    "Stakeholder.attitude": "attitude",
    "Stakeholder.desired_attitude": "attitude",
    "Stakeholder.salience": "salience",
    "ValueExchange.kind": {
        "money": ("钱", "Money"),
        "goods": ("货物", "Goods"),
        "service": ("服务", "Service"),
        "information": ("信息", "Information"),
        "knowledge": ("知识", "Knowledge"),
        "trust": ("信任", "Trust"),
        "promise": ("承诺", "Promise"),
        "insight": ("洞察", "Insight"),
        "data": ("数据", "Data"),
    },
    "ValueExchange.nature": "exchange",
    "Metric.kind": {
        "nps": ("净推荐值（NPS）", "Net promoter score (NPS)"),
        "csat": ("客户满意度（CSAT）", "Customer satisfaction (CSAT)"),
        "ces": ("客户费力度（CES）", "Customer effort score (CES)"),
        "servqual": ("服务质量差距（SERVQUAL）", "Gaps of service quality (SERVQUAL)"),
        "operational": ("运营指标", "Of operation"),
        "financial": ("财务指标", "Of money"),
        "behavioural": ("客户行为指标", "Of what customers do"),
    },
    "Metric.scale": _SCALES,
    "Metric.better": "better",
    "Metric.level": "level",
    "Question.scale": _SCALES,
    "Survey.format": {
        "plain": ("普通表格：一行表头，一行一份答卷", "One row of headings, then a row for each person"),
        "qualtrics": ("Qualtrics 导出的文件", "Export of Qualtrics"),
        "surveymonkey": ("SurveyMonkey 导出的文件", "Export of SurveyMonkey"),
    },
    "Survey.measures": {
        "baseline": ("现状值", "The value today"),
        "result": ("结果值", "The value reached"),
    },
    "Benchmark.trade": "trade",
    # what is to change
    "Moment.stage": {
        "encounter": ("一般的接触", "An encounter like others"),
        "zmot": ("零关键时刻：购买之前先上网查", "Zero: looking it up before buying"),
        "fmot": ("第一关键时刻：在货架或屏幕前作选择", "First: choosing at the shelf or screen"),
        "smot": ("第二关键时刻：使用与体验", "Second: using it"),
        "tmot": ("第三关键时刻：分享与推荐", "Third: sharing it"),
        "umot": ("终极关键时刻：自己的经历成为别人的参考", "Ultimate: one's story becomes others' look-up"),
        "amot": ("实际关键时刻：付款之后、收货之前", "Actual: between paying and receiving"),
        "peak": ("高峰：情绪最强烈的一刻", "Peak: felt most strongly"),
        "end": ("终点：旅程的最后一刻", "End: the last of the journey"),
    },
    "Moment.position": "position",
    "Moment.valence": "sentiment",
    "Idea.layer": "layer",
    "UserTest.kind": {
        "user": ("用户测试：请人试用", "People try it"),
        "ab": ("A/B 测试：两个版本对照", "A/B: two variants against each other"),
    },
    "UserTest.decision": "decision",
    "Threshold.op": {
        "<": ("小于", "less than"),
        "<=": ("不超过", "at most"),
        "==": ("等于", "equal to"),
        ">=": ("至少", "at least"),
        ">": ("大于", "more than"),
    },
    "Standard.scoring": "scoring",
    "Issue.priority": {
        "P0": ("最优先，严重度 × 频率通常 12 分及以上", "First; as a rule 12 and more by severity × frequency"),
        "P1": ("优先，通常 8 到 11 分", "Next; as a rule 8 to 11"),
        "P2": ("排期处理，通常 4 到 7 分", "Planned; as a rule 4 to 7"),
        "P3": ("有空再办，通常不到 4 分", "When there is time; as a rule below 4"),
    },
    "Issue.status": "status",
    "RaciRow.letters": {
        "R": ("执行", "Does it"),
        "A": ("负责，每行只有一个", "Answers for it, one a row"),
        "C": ("咨询", "Is asked"),
        "I": ("知会", "Is told"),
        "A/R": ("负责并执行", "Answers for it and does it"),
        "R/A": ("执行并负责", "Does it and answers for it"),
    },
    "Risk.kind": "risk",
    "Exposure.reaches": "reaches",
    # workshop, deck, drawings
    "Objective.level": "objective",
    "Session.kind": "session",
    "ActivityStep.part": "part",
    "Workshop.mode": "mode",
    "Workshop.profile": {
        "half_day_3h": ("半天，3 小时", "Half a day, 3 hours"),
        "one_day_6h": ("一天，6 小时", "One day, 6 hours"),
        "two_day_12h": ("两天，12 小时", "Two days, 12 hours"),
        "consulting_blueprint_3h": ("和客户方一起画蓝图，3 小时", "Drawing a blueprint with a client, 3 hours"),
        "own": ("自己写的日程", "The sessions of the file"),
    },
    "Deck.kind": {
        "course": ("课程", "For a course"),
        "workshop": ("共创工作坊", "For a workshop"),
        "consultant": ("给客户方的咨询汇报", "For a client"),
    },
    "Deck.aspect": {"16:9": ("宽屏", "Wide"), "4:3": ("标准", "Standard")},
    "Diagrams.overlays": _MARKS,
    "Diagrams.hide": _MARKS,
    "Diagrams.poster": _PAPER,
    "Diagrams.tiles": _PAPER,
    "ClientTheme.base": {
        "house": ("默认", "The usual one"),
        "print": ("黑白印刷", "Black and white"),
        "dark": ("深色", "Dark"),
    },
    "Settings.profile": {
        "course": ("课程：重在例子，不追究计划", "A course: examples rather than plans"),
        "workshop": ("工作坊：材料到现场再做", "A workshop: its material is made in the room"),
        "consultant": ("咨询：交给客户方的要站得住", "A client: what is handed over has to hold"),
        "draft": ("草稿：都降一级，可能伤害到人的除外", "A draft: all milder, but what may harm people"),
    },
    "Settings.severities": {
        "error": ("错误：要改好，只有草稿可以带着错误生成", "Error: to be mended; only a draft is built with it"),
        "warning": ("警告", "Warning"),
        "hint": ("提示", "Hint"),
        "off": ("不提", "Not told"),
    },
}

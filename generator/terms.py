"""The field's words as they stand on a page, in Chinese and English.

In: an identifier of the glossary, a language. Out: the word. Guaranteed: both languages for every identifier; in a
stacked language ("zh-CN+en") both, one under the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TERMS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # identifier: (zh-CN, en)
        "strategy-remove": ("填谷消除", "Remove the pit"),
        "strategy-simplify": ("化繁为简", "Simplify and combine"),
        "strategy-anticipate": ("预见前移", "Anticipate"),
        "strategy-empower": ("赋权透明", "Empower and reveal"),
        "strategy-elevate": ("造峰惊喜", "Elevate to a peak"),
        "strategy-finish_strong": ("首尾有礼", "Open and finish strong"),
        "lane-evidence": ("有形展示", "Physical evidence"),
        "lane-customer": ("客户行为", "Customer actions"),
        "lane-frontstage": ("前台行为", "Frontstage actions"),
        "lane-technology": ("前台技术", "Frontstage technology"),
        "lane-midstage": ("中台", "Midstage"),
        "lane-backstage": ("后台行为", "Backstage actions"),
        "lane-support": ("支持过程", "Support processes"),
        "lane-partner": ("合作伙伴", "Partners"),
        "agenda": ("议程", "Agenda"),
        "number": ("序号", "No."),
        "section": ("部分", "Section"),
        "content": ("内容", "Content"),
        "topic": ("项目", "Topic"),
        "time": ("时间", "Time"),
        "minutes": ("分钟", "Min"),
        "session": ("环节", "Session"),
        "method": ("方式", "Method"),
        "output": ("产出", "Output"),
        "kind": ("类型", "Kind"),
        "citation": ("来源", "Source"),
        "accessed": ("查阅日期", "Looked up"),
        "step": ("步骤", "Step"),
        "scope": ("范围与依据", "Scope and evidence"),
        "scope-table": ("范围与依据一览表", "Table of scope and evidence"),
        "scope-service": ("服务", "Service"),
        "scope-scenario": ("场景", "Scenario"),
        "scope-trigger": ("起点", "Starts when"),
        "scope-end": ("终点", "Ends when"),
        "scope-segment": ("对象", "Customers"),
        "scope-out": ("不包括", "Not included"),
        "scope-goal": ("业务目标", "Business goal"),
        "scope-evidence": ("依据", "Evidence"),
        "scope-title": ("从“{0}”到“{1}”", "From “{0}” to “{1}”"),
        "section-opening": ("开场", "Opening"),
        "section-people": ("客户与利益相关者", "Customers and stakeholders"),
        "section-service": ("旅程与服务蓝图", "Journey and blueprints"),
        "section-moments": ("关键时刻", "Moments of truth"),
        "section-results": ("指标", "Metrics"),
        "section-workshop": ("工作坊", "Workshop"),
        "section-appendix": ("附录", "Appendix"),
        "persona-title": ("用户画像：{0}", "Persona: {0}"),
        "persona-title-goal": ("{0}想要的是：{1}", "{0} wants one thing: {1}"),
        "journey-title": ("{0}的客户旅程", "The customer journey, {0}"),
        "journey-title-low": ("旅程最低点在“{0}”（{1}）", "The journey is at its lowest at “{0}” ({1})"),
        "journey-title-high": ("旅程最高点在“{0}”（{1}）", "The journey is at its best at “{0}” ({1})"),
        "blueprint-as_is": ("现状", "As-is"),
        "blueprint-to_be": ("目标态", "To-be"),
        "blueprint-title": ("{0}服务蓝图：{1} 个步骤", "{0} blueprint: {1} steps"),
        "blueprint-title-waste": ("{0}：{1} 个步骤中有 {2} 个白费功夫", "{0}: {2} of {1} steps are wasted"),
        "blueprint-title-pains": ("{0}：{1} 个步骤，{2} 个痛点", "{0}: {1} steps, {2} pain points"),
        "blueprint-title-moments": ("{0}：{1} 个步骤，{2} 个关键时刻", "{0}: {1} steps, {2} moments of truth"),
        "moment-title": ("关键时刻：{0}", "Moment of truth: {0}"),
        "moment-title-promise": ("{0}：我们承诺“{1}”", "{0}: we promise “{1}”"),
        "twin-title": ("{0}蓝图的表格版", "{0} blueprint as a table"),
        "workshop-title": ("第 {0} 天：{1}–{2}，内容 {3} 分钟", "Day {0}: {1}–{2}, {3} minutes of content"),
        "today": ("现状", "Today"),
        "target": ("目标", "Target"),
        "result": ("结果", "Result"),
        "basis-illustrative": ("示意数据", "Illustrative"),
        "basis-assumed": ("假设", "Assumed"),
        "basis-seed": ("来自案例", "From the case"),
        "unit-s": ("秒", "s"),
        "unit-min": ("分钟", "min"),
        "unit-h": ("小时", "h"),
        "unit-day": ("天", "days"),
        "unit-percent": ("%", "%"),
        "unit-ratio": ("%", "%"),
        "unit-percent_unspecified": ("%（口径未说明）", "% (points or share not said)"),
        "unit-lines": ("条", "lines"),
        "unit-calls_per_month": ("通/月", "calls a month"),
        "unit-per_month": ("次/月", "a month"),
        "unit-count": ("次", "times"),
        "unit-": ("", ""),
        "confidentiality-public": ("公开", "Public"),
        "confidentiality-internal": ("内部资料", "Internal"),
        "confidentiality-restricted": ("保密", "Restricted"),
        "session-plenary": ("全体", "Plenary"),
        "session-lecture": ("讲授", "Lecture"),
        "session-group": ("小组", "Group"),
        "session-individual": ("个人", "Individual"),
        "session-pair": ("两人", "Pairs"),
        "session-break": ("休息", "Break"),
        "session-meal": ("用餐", "Meal"),
        "session-energiser": ("提神", "Energiser"),
        "session-debrief": ("复盘", "Debrief"),
        "session-video": ("视频", "Video"),
        "source-article": ("文章", "Article"),
        "source-book": ("书", "Book"),
        "source-interview": ("访谈", "Interview"),
        "source-survey": ("调查", "Survey"),
        "source-workshop": ("工作坊", "Workshop"),
        "source-observation": ("观察", "Observation"),
        "source-data": ("数据", "Data"),
        "source-client": ("客户资料", "Client"),
        "source-standard": ("标准", "Standard"),
        "source-web": ("网页", "Web"),
        "source-other": ("其他", "Other"),
        "notes-cover": (
            "欢迎各位。先说清楚今天要带走什么，再介绍自己。",
            "Welcome. Say first what people will take home, then who you are.",
        ),
        "notes-cover-do": (
            "确认投影、翻页和声音；请大家把手机静音。",
            "Check projector, remote and sound; ask for phones on silent.",
        ),
        "notes-cover-next": ("先看今天怎么走。", "Let us look at the way ahead."),
        "notes-agenda": (
            "这是今天的路线。每一部分都建立在前一部分之上。",
            "This is today's route. Each part builds on the one before.",
        ),
        "notes-agenda-do": (
            "指出每部分要回答的问题，问大家最关心哪一部分。",
            "Name the question each part answers; ask which part matters most.",
        ),
        "notes-agenda-next": ("先划定范围。", "First, what we look at and what we leave out."),
        "notes-scope": (
            "我们只看一类客户的一段旅程：从哪里开始，到哪里结束。没写在这里的，今天不讨论。",
            "We look at one journey of one kind of customer: where it starts and where it ends. What is not here is not for today.",
        ),
        "notes-scope-do": (
            "请大家确认起点和终点；把范围外的话题记到“停车场”。",
            "Have people agree on start and end; park what lies outside.",
        ),
        "notes-scope-next": ("接着看这段旅程属于谁。", "Next: whose journey it is."),
        "notes-persona": (
            "请先读引语，再读目标。画像不是人口统计，而是这个人想完成什么、怕什么。",
            "Read the quote first, then the goals. A persona is not demographics but what the person wants done and fears.",
        ),
        "notes-persona-do": (
            "问：这里哪一条有证据，哪一条是我们的假设？在假设旁贴问号。",
            "Ask which lines have evidence and which we assume; put a question mark beside the assumed ones.",
        ),
        "notes-persona-next": ("谁还会影响或受影响？", "Who else has a say, or is touched?"),
        "notes-grid": (
            "越靠上权力越大，越靠右关注越高。位置决定我们怎么和他们打交道，不代表他们好坏。",
            "Higher means more power, further right more interest. The place says how we work with them, not whether they are good or bad.",
        ),
        "notes-grid-do": (
            "请每组移动一个他们不同意的点，并说明理由。",
            "Let each group move one point they disagree with, and say why.",
        ),
        "notes-grid-next": ("再看他们离客户有多近。", "Now, how near they stand to the customer."),
        "notes-rings": (
            "客户在中心。越往外，离客户越远，但常常决定前台能做什么。",
            "The customer is at the centre. Those further out are far from the customer, yet often decide what the front line can do.",
        ),
        "notes-rings-do": (
            "问：哪一条连线断了，客户会最先感觉到？",
            "Ask which line, if cut, the customer would feel first.",
        ),
        "notes-rings-next": ("看看彼此交换了什么。", "Let us see what they give each other."),
        "notes-network": (
            "每个箭头是一样具体的东西：实线看得见，虚线看不见，例如信任和知识。",
            "Each arrow is one concrete thing: solid ones can be counted, dashed ones cannot, such as trust and knowledge.",
        ),
        "notes-network-do": (
            "找出只有去、没有回的箭头，讨论对方为什么还愿意给。",
            "Find arrows without a return and discuss why the giver still gives.",
        ),
        "notes-network-next": ("现在跟着客户走一遍。", "Now let us walk with the customer."),
        "notes-journey": (
            "从左到右是时间。曲线是客户的感受：空心点是假设，实心点有依据。",
            "Time runs from left to right. The curve is how it feels: hollow points are assumed, full ones have evidence.",
        ),
        "notes-journey-do": (
            "请大家找出最低点和结尾，这两处最容易被记住。",
            "Have people find the lowest point and the ending; those are remembered.",
        ),
        "notes-journey-next": ("再看台前幕后发生了什么。", "Next, what happens on stage and behind it."),
        "notes-blueprint": (
            "自上而下读：客户看到的、客户做的、前台、后台、支持。虚线以下客户看不见。",
            "Read from the top: what the customer sees and does, frontstage, backstage, support. What lies below the line of visibility stays unseen.",
        ),
        "notes-blueprint-do": (
            "挑一个痛点，顺着箭头往下找原因；问每条跨线的箭头带了什么信息。",
            "Take one pain and follow the arrows down to its cause; ask what each arrow across a line carries.",
        ),
        "notes-blueprint-next": ("挑出值得投入的时刻。", "Let us choose the moments worth the effort."),
        "notes-moment": (
            "接触很多，关键时刻很少。说清楚今天怎样、目标怎样、我们承诺什么。",
            "Contacts are many, moments of truth few. Say how it is today, how it shall be, and what we promise.",
        ),
        "notes-moment-do": (
            "请负责人复述承诺，并说出第一步和日期。",
            "Have the owner repeat the promise and name a first step with a date.",
        ),
        "notes-moment-next": ("怎么知道变好了？", "How will we know that it got better?"),
        "notes-metrics": (
            "先说口径，再说数字：单位、时间段、样本量。示意数据要说明是示意。",
            "Say first how it is counted, then the figure: unit, period, sample. Say so when figures are illustrative.",
        ),
        "notes-metrics-do": (
            "问每个指标的负责人：数据从哪里来，多久看一次？",
            "Ask each owner where the data comes from and how often it is looked at.",
        ),
        "notes-metrics-next": ("接下来看怎么一起做。", "Next, how we work on it together."),
        "notes-workshop": (
            "介绍今天的节奏：讲得少，做得多，每个环节都有产出。",
            "Introduce the rhythm: little talk, much doing, and each session leaves something behind.",
        ),
        "notes-workshop-do": (
            "把时间表贴在墙上；约定休息后准时开始。",
            "Put the timetable on the wall; agree to start on time after breaks.",
        ),
        "notes-workshop-next": ("按时间表开始。", "Let us begin."),
        "notes-twin": (
            "这一页供查阅和修改：内容与蓝图一一对应。",
            "This page is for reference and editing: it says the same as the blueprint, cell by cell.",
        ),
        "notes-twin-do": (
            "会后把改动写回源文件，再生成一次。",
            "After the meeting put changes into the source file and build again.",
        ),
        "notes-twin-next": ("最后是来源。", "Last, the sources."),
        "notes-sources": (
            "每个数字都能追到这里。没有来源的说法，请当作假设。",
            "Each figure can be traced to here. Take a claim without a source as an assumption.",
        ),
        "notes-sources-do": ("请大家补充还缺的来源。", "Ask for sources that are missing."),
        "notes-sources-next": ("谢谢大家。", "Thank you."),
        "name-blueprint": ("服务蓝图", "Service blueprint"),
        "name-as_is": ("现状服务蓝图", "As-is service blueprint"),
        "name-to_be": ("目标态服务蓝图", "To-be service blueprint"),
        "name-journey": ("客户旅程图", "Customer journey map"),
        "name-journey-as_is": ("现状客户旅程图", "As-is customer journey map"),
        "name-journey-to_be": ("目标态客户旅程图", "To-be customer journey map"),
        "name-overview": ("总览", "overview"),
        "line_of_interaction": ("互动分界线", "Line of interaction"),
        "line_of_visibility": ("可视分界线", "Line of visibility"),
        "line_of_internal_interaction": ("内部互动分界线", "Line of internal interaction"),
        "overlay-emotion": ("情绪曲线", "Emotion"),
        "overlay-time": ("时间", "Time"),
        "overlay-metric": ("指标", "Metrics"),
        "overlay-pain": ("痛点", "Pain points"),
        "overlay-itch": ("痒点", "Itches"),
        "overlay-delight": ("爽点", "Delights"),
        "overlay-opportunity": ("机会点", "Opportunities"),
        "overlay-thought": ("想法", "Thoughts"),
        "overlay-touchpoint": ("触点", "Touchpoints"),
        "overlay-channel": ("渠道", "Channels"),
        "overlay-policy": ("政策与规则", "Policies"),
        "overlay-owner": ("负责人", "Owners"),
        "overlay-question": ("疑问", "Questions"),
        "mark-moment": ("关键时刻", "Moment of truth"),
        "mark-fail_point": ("失败点", "Fail point"),
        "mark-wait": ("等待", "Wait"),
        "mark-question": ("疑问", "Question"),
        "mark-pain": ("痛点", "Pain point"),
        "mark-hollow": ("空心：假设的情绪", "Hollow: emotion assumed"),
        "mark-dashed": ("虚线框：假设或提议", "Dashed border: assumed or proposed"),
        "mark-tag": ("接到第 2 页的同一字母", "Goes on at the same letter, page 2"),
        "arrow-sequence": ("时间顺序", "Sequence"),
        "arrow-interaction": ("互动", "Interaction"),
        "arrow-trigger": ("触发", "Trigger"),
        "arrow-supply": ("支持", "Supply"),
        "arrow-handoff": ("交接", "Hand-off"),
        "arrow-information": ("信息", "Information"),
        "arrow-failure": ("失败与补救", "Failure, recovery"),
        "arrow-feedback": ("反馈", "Feedback"),
        "arrow-conditional": ("有条件时", "Conditional"),
        "time-max": ("{0}（最长 {1}）", "{0} (max {1})"),
        "time-wait": ("等待 {0}", "wait {0}"),
        "time-total": ("合计 {0}", "Total {0}"),
        "time-longest-wait": ("最长等待：{0} {1}", "Longest wait: {0}, {1}"),
        "page-of": ("{0}（{1}/{2}）", "{0} ({1}/{2})"),
        "page-number": ("第 {0} 页", "Page {0}"),
        "drawing-counts": (
            "{0}：{1} 个阶段、{2} 个步骤、{3} 条泳道、{4} 张卡片、{5} 条连线{6}。",
            "{0}: {1} phases, {2} steps, {3} lanes, {4} cards, {5} connections{6}.",
        ),
        "drawing-line": ("“{1}”之下是{0}", "{0} below “{1}”"),
        "score-meaning": ("{0}：情绪 {1}（{2}）", "{0}: emotion {1} ({2})"),
        "score-observed": ("观察", "observed"),
        "score-reported": ("客户所说", "reported"),
        "score-survey": ("调查", "survey"),
        "score-research": ("研究", "research"),
        "score-client": ("客户方资料", "client"),
        "score-seed": ("案例", "case"),
        "score-published": ("公开资料", "published"),
        "score-mixed": ("混合来源", "mixed"),
        "score-proto": ("假设画像", "proto-persona"),
        "score-assumed": ("假设", "assumed"),
        "score-illustrative": ("示意", "illustrative"),
        "score-proposed": ("提议", "proposed"),
        "score-unknown": ("未说明依据", "basis not said"),
        "service_blueprint": ("服务蓝图", "Service blueprint"),
    }
)


def languages_of(language: str) -> tuple[str, ...]:
    """The languages that a tag stands for: "zh-CN+en" is both."""
    return tuple(language.split("+"))


def is_chinese(language: str) -> bool:
    """Whether the page's first language is Chinese."""
    return language.startswith("zh")


def term(identifier: str, language: str) -> str:
    """The word for an identifier. Errors: KeyError when the glossary lacks it."""
    chinese, english = TERMS[identifier]
    return "\n".join(dict.fromkeys(chinese if is_chinese(tag) else english for tag in languages_of(language)))


def signed(score: float) -> str:
    """A score with its sign, as it stands on a page: +1, 0, −1.5."""
    return "0" if score == 0 else f"{score:+g}".replace("-", "\N{MINUS SIGN}")


def either(language: str, chinese: str, english: str) -> str:
    """The sentence in the page's language; both, one under the other, in a stacked one."""
    return "\n".join(dict.fromkeys(chinese if is_chinese(tag) else english for tag in languages_of(language)))


def joined(language: str, *parts: str) -> str:
    """Parts in one line, parted by the page's own separator ("，" or ", "); empty parts left out."""
    return ("，" if is_chinese(language) else ", ").join(part for part in parts if part)

"""What the rows and columns of other people's blueprint tables are called.

In: a heading as it stands in a cell. Out: the key of the language that it means. Guaranteed: an author's own mapping
wins; a heading that could mean two things means none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

PHASE, STEP, ID = "phase", "step", "id"
LINE = "line"  # a row that only draws one of the three lines
LANE, TEXT = "lane", "text"  # of lists with a row for each card
LANES = ("evidence", "customer", "frontstage", "frontstage_technology", "midstage", "backstage", "support", "partner")

_NAMES: Mapping[str, str] = {
    PHASE: "阶段 旅程阶段 客户阶段 大阶段 环节阶段 phase phases stage stages journeystage journeyphase "
    "section column sectioncolumn 分组 模块 板块",
    STEP: (
        "步骤 步骤名称 节点 环节 触点 接触点 流程节点 活动 step steps stepname touchpoint touchpoints activity process "
        "task taskname 任务 任务名称 processstep processstepname"
    ),
    ID: "编号 步骤编号 序号 id stepid taskid processstepid no number #",
    "customer": (
        "客户 顾客 用户 客户行为 顾客行为 用户行为 客户动作 用户动作 客户活动 客户做什么 用户旅程 customer customers "
        "customeraction customeractions useraction useractions user guest client customerjourney"
    ),
    "evidence": (
        "有形展示 实体证据 物理证据 有形证据 证据 触点物 展示物 evidence physicalevidence props evidences tangibles"
    ),
    "frontstage": (
        "前台 前台行为 前台员工 前台动作 员工前台 可见员工行为 前台接触员工行为 一线员工 店员 员工 服务员 "
        "服务人员 staff employee employees "
        "frontstage onstage "
        "frontstageaction frontstageactions frontstageemployee onstagecontact onstageactions employeeactions "
        "onstageemployeeactions visibleactions frontstageinteractions"
    ),
    "frontstage_technology": (
        "前台技术 前台系统 技术触点 数字触点 自助系统 frontstagetechnology onstagetechnology technology "
        "digitaltouchpoints interface"
    ),
    "midstage": "中台 中台行为 midstage",
    "backstage": (
        "后台 后台行为 后台员工 后台动作 后台接触员工行为 不可见员工行为 backstage backstageaction backstageactions "
        "backstageemployee backstagecontact invisibleactions backstageemployeeactions"
    ),
    "support": (
        "支持 支持过程 支持系统 支持流程 支撑 支撑系统 内部支持 系统 support supportprocess supportprocesses "
        "supportsystems supportingprocesses systems internalprocesses itsystems"
    ),
    "partner": "合作伙伴 合作方 外部伙伴 供应商 partner partners suppliers thirdparties",
    "emotion": "情绪 情绪值 情绪分 情绪曲线 感受分 满意度分 emotion emotions mood feeling feelings emotionscore",
    "thought": "想法 客户想法 内心想法 心声 thought thoughts thinking customerthoughts",
    "pain": "痛点 问题点 客户痛点 抱怨 pain pains painpoint painpoints frustrations problems",
    "itch": "痒点 itch itches wishes",
    "delight": "爽点 亮点 惊喜点 delight delights highlights",
    "opportunity": "机会 机会点 改进机会 改善机会 opportunity opportunities ideas improvement improvements",
    "moment_of_truth": "关键时刻 mot 真实瞬间 momentoftruth momentsoftruth",
    "duration": "时长 用时 耗时 时间 处理时间 duration time timetaken",
    "wait": "等待 等待时间 等候 等候时间 wait waiting waitingtime waittime",
    "channel": "渠道 通道 channel channels",
    "metric": "指标 衡量指标 kpi metric metrics kpis",
    "fail_point": "失败点 风险点 易错点 failpoint failpoints failurepoint risk",
    "goal": "客户目标 步骤目标 目标 goal customergoal",
    "questions": "疑问 待确认 待研究 问题待答 question questions openquestions",
    "notes": "备注 说明 注释 备考 note notes remark remarks comment comments",
    LANE: "泳道 职能 lane lanes swimlane swimlanes function",
    TEXT: "内容 描述 动作 行为 卡片 便签 text description content card processstepdescription stepdescription action",
    LINE: (
        "互动线 交互线 外部互动线 可视线 可见线 能见度线 内部互动线 内部交互线 lineofinteraction lineofvisibility "
        "lineofinternalinteraction"
    ),
}
_KNOWN: Mapping[str, str] = {name: key for key, names in _NAMES.items() for name in names.split()}
KEYS = tuple(key for key in _NAMES if key not in (LINE, LANE, TEXT))
_FACTS: Mapping[str, str] = {
    LINE: "可视线 互动线 交互线 可见线 lineof",
    "pain": "痛点 painpoint",
    "emotion": "情绪 emotion",
    "moment_of_truth": "关键时刻 momentoftruth momentsoftruth",
    "opportunity": "机会点 opportunit",
    "wait": "等待时 等候时 waitingtime",
    "duration": "耗时 时长 duration",
}
_LANES_SAID: Mapping[str, str] = {
    "frontstage_technology": "前台技术 前台系统",
    "frontstage": "前台 一线 frontstage onstage",
    "midstage": "中台 midstage",
    "backstage": "后台 backstage",
    "support": "支持 支撑 supportprocess supportingprocess supportsystem",
    "evidence": "有形展示 实体证据 physicalevidence",
    "customer": "客户行为 顾客行为 用户行为 客户动作 用户动作 customeraction useraction",
}
_LONGEST = 32  # of a heading, folded; Chinese counts twice


def folded(text: str) -> str:
    """A heading without what varies: width, case, blanks, brackets and marks."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", "", re.sub(r"\([^)]*\)", "", plain))


def key_of(heading: str, own: Mapping[str, str]) -> str:
    """The key that a heading means, "" for none; `own` are the author's, folded."""
    name = folded(heading)
    if name in own:
        return own[name]
    if name in _KNOWN:
        return _KNOWN[name]
    if sum(1 if char.isascii() else 2 for char in name) > _LONGEST:
        return ""
    parts = {_KNOWN[part] for part in map(folded, re.split(r"[/|·\n(（]", heading)) if part in _KNOWN}
    if parts:
        return parts.pop() if len(parts) == 1 else ""
    return _said(name, _FACTS) or _said(name, _LANES_SAID)


def is_known(heading: str, own: Mapping[str, str]) -> bool:
    """Whether a text is a heading by itself, and not only one that has such words in it."""
    return folded(heading) in own or folded(heading) in _KNOWN


def _said(name: str, words: Mapping[str, str]) -> str:
    """The one key of which a heading has a word; of keys within each other the longer."""
    found = [key for key, said in words.items() if any(word in name for word in said.split())]
    found = found[:1] if found[:1] == ["frontstage_technology"] else found
    return found[0] if len(found) == 1 else ""


def own_names(text: str) -> tuple[dict[str, str], str]:
    """The mapping “heading=key, …”, and the first part that is none."""
    found: dict[str, str] = {}
    for part in filter(None, (one.strip() for one in re.split(r"[,，;；\n]", text))):
        heading, equals, key = part.replace("＝", "=").rpartition("=")
        key = key_of(key, {}) if equals else ""
        if not key or not folded(heading):
            return {}, part
        found[folded(heading)] = key
    return found, ""

"""What titles of slides say: a topic or a message.

In: a title in one language. Out: whether it is a topic only. Guaranteed: a title is a topic only when each of its words
is a noun of the field that stands for no statement, so that a title that says anything is never taken for one.
"""

from __future__ import annotations

from generator.patterns import Pattern

_CHINESE = (
    "现状 目标态 目标 未来 当前 今天 服务 客户 顾客 用户 员工 业务 项目 研究 调研 调查 访谈 体验 旅程图 旅程 "
    "蓝图 流程图 流程 地图 用户画像 画像 关键 核心 主要 重点 痛点 爽点 痒点 机会点 机会 需求 利益相关者 "
    "利益相关方 干系人 价值 网络图 网络 生态 系统 一览表 一览 总览 概览 概述 概况 简介 介绍 背景 目的 意义 范围 "
    "方法论 方法 思路 框架 分析 诊断 评估 结果 结论 发现 洞察 总结 小结 汇总 建议 方案 对策 措施 举措 计划 规划 "
    "路线图 时间表 进度 里程碑 指标 数据 满意度 矩阵 清单 列表 问题 挑战 风险 下一步 行动 后续 安排 分工 职责 "
    "责任 团队 组织 议程 目录 内容 摘要 附录 来源 参考 资料 术语 说明 情绪 曲线 关键时刻 筛选 概念 点子 创意 "
    "对比 前后 差距 预算 成本 收益 资源 效果 成果 案例 标杆 热线 门店 触点 渠道 有形展示 前台 后台 支持过程 图表 "
    "图 表 KANO NPS CSAT CES RACI SERVQUAL KPI MOT IVR"
)
_ENGLISH = (
    "as-is to-be the a an our your of and & for to in by vs current future target today service customer user guest "
    "employee stakeholder project survey interview experience journey process value network ecosystem system key main "
    "core top overall pain opportunity moment truth persona mapping blueprint diagram chart table matrix grid "
    "overview background context introduction scope objective goal purpose approach method methodology framework "
    "analysis assessment evaluation finding insight conclusion summary recommendation solution proposal planning "
    "roadmap timeline next action metric kpi data satisfaction agenda appendix source glossary team "
    "responsibility role emotion curve concept idea screening comparison gap budget case benchmark benchmarking "
    "kano nps csat ces raci servqual hotline channel touchpoint before after executive"
)
# verbs as well as nouns, and those who may do what a verb says: they end a topic, or stand before one of the heads
_EITHER = (
    "need needs point points map maps plan plans cost costs benefit benefits score scores risk risks issue "
    "issues list result results challenge challenges step steps study research schedule stakeholders interviews "
    "opportunities moments personas blueprints objectives goals methods findings insights conclusions "
    "recommendations solutions milestones actions metrics kpis contents sources responsibilities roles concepts "
    "ideas gaps resources channels touchpoints details"
)
_HEADS = "and of & map maps analysis matrix overview list summary curve table plan register assessment"

_NOUNS = frozenset(_CHINESE.split())
_LENGTHS = sorted({len(noun) for noun in _NOUNS})
_PLAIN, _LAST, _AFTER = (frozenset(words.split()) for words in (_ENGLISH, _EITHER, _HEADS))
_LONGEST = 60  # characters of a topic
_NUMBER = Pattern(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、．:：)）]\s*")
_JOINTS = Pattern(r"[\s\d·、，：:.．()（）\-–—/|与和及的]+")
_WORD = Pattern(r"[a-z&]+(?:-[a-z]+)*")
_LETTERS = Pattern(r"[^\W\d_]+")


def is_topic(title: str) -> bool:
    """Whether a title names what the slide is about and says nothing of it."""
    words = title.strip()
    if len(words) > _LONGEST or words.endswith(("?", "？")):
        return False
    words = words[number.end() :] if (number := _NUMBER.match(words)) else words
    return _is_topic_in_english(words.lower()) if words.isascii() else _is_topic_in_chinese(words.upper())


def _is_topic_in_chinese(words: str) -> bool:
    parts = [part for part in _JOINTS.split(words) if part]
    return bool(parts) and all(map(_is_made_of_nouns, parts))


def _is_made_of_nouns(part: str) -> bool:
    """Whether the part is nothing but nouns, one behind the other."""
    ends = {0}
    for at in range(len(part)):
        if at in ends:
            ends |= {at + length for length in _LENGTHS if part[at : at + length] in _NOUNS}
    return len(part) in ends


def _is_topic_in_english(words: str) -> bool:
    words = words.replace("as is ", "as-is ").replace("to be ", "to-be ")
    found = _WORD.findall(words)
    if not found or len("".join(_LETTERS.findall(words))) != len("".join(found).replace("-", "").replace("&", "")):
        return False
    return all(
        one in _PLAIN or (one in _LAST and (at + 1 == len(found) or found[at + 1] in _AFTER))
        for at, one in enumerate(found)
    )

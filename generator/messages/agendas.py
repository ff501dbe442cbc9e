"""Findings about the days of a workshop against the clock: AG."""

from __future__ import annotations

MESSAGES = {
    "AG-01": (
        "环节加起来多出 {found} 分钟，已自动压缩：{changes}",
        "The sessions are {found} minutes too long and were shortened: {changes}",
        "先压缩讲授，不动复盘；不满意的话，直接改这些环节的 minutes:",
        "lectures give first and debriefs stay; where you would do otherwise, write the minutes: yourself",
        "Sessions shortened",
    ),
    "AG-02": (
        "环节加起来多出 {found} 分钟，最多只能压缩 {can} 分钟，还多 {missing} 分钟",
        "The sessions are {found} minutes too long and can give {can}: that leaves {missing} too many",
        "{way}，或者去掉：{hint}",
        "{way}, or take out: {hint}",
        "Sessions do not fit into the day",
    ),
    "AG-03": (
        "环节加起来少 {found} 分钟，最多只能延长 {can} 分钟，还空 {missing} 分钟",
        "The sessions are {found} minutes too short and can take {can}: that leaves {missing} empty",
        "再写一个环节，或者提前结束；照现在的分钟数，{end} 就结束了",
        "add a session or end earlier; with the minutes as they are it is over at {end}",
        "Sessions do not fill the day",
    ),
    "AG-04": (
        "第 {day} 天有 {work} 分钟内容，没有写休息；已安排：{pauses}",
        "Day {day} has {work} minutes of work and no pause; some were placed: {pauses}",
        "要放在别处，就自己写，例如 {{minutes: 15, kind: break, title: 茶歇}}",
        "for other places write them yourself, such as {{minutes: 15, kind: break, title: Break}}",
        "Pauses placed",
    ),
    "AG-05": (
        "这一天 {start} 开始，却写着 {end} 结束",
        "The day starts at {start} and is said to end at {end}",
        '结束时间要晚于开始时间，用 24 小时制，例如 "16:30"',
        'let it end after it starts, by the 24-hour clock, such as "16:30"',
        "Day ends before it starts",
    ),
    "AG-07": (
        "第 {day} 天排在第 {before} 天后面，天数重复或颠倒",
        "Day {day} stands behind day {before}: numbers of days repeat or run backwards",
        "写成 day: {next}，或者不写 day:，会自动按顺序编号",
        "write day: {next}, or no day: at all, as days are counted by themselves",
        "Days out of order",
    ),
    "AG-08": (
        "第 {day} 天没有环节，没有排进日程",
        "Day {day} has no sessions and is left out of the agenda",
        "{hint}",
        "{hint}",
        "Day without sessions",
    ),
    "AG-09": (
        "第 {day} 天 {start} 开始，过了半夜才结束（{end}）",
        "Day {day} starts at {start} and ends after midnight, at {end}",
        "开始时间用 24 小时制；环节太多，就分成两天写：days:",
        "write the start by the 24-hour clock; where there are too many sessions, make two days: of them",
        "Day runs past midnight",
    ),
    "AG-10": (
        "第 {day} 天是 {date}，不晚于第 {before} 天的 {last}",
        "Day {day} is on {date}, which is not after {last}, the date of day {before}",
        "看一看两天的日期有没有写反、写错年份",
        "see whether the dates are swapped, or one has the wrong year",
        "Dates out of order",
    ),
    "AG-06": (
        "环节加起来少 {found} 分钟，已自动延长：{changes}",
        "The sessions are {found} minutes too short and were lengthened: {changes}",
        "练习先得到时间；不满意的话，直接改这些环节的 minutes:",
        "exercises take first; where you would do otherwise, write the minutes: yourself",
        "Sessions lengthened",
    ),
}

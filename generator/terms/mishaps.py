"""Words of the list of what may go wrong on the day of a workshop: (zh-CN, en)."""

from __future__ import annotations

from collections.abc import Mapping

TERMS: Mapping[str, tuple[str, str]] = {
    "mishap-projector": ("投影仪、屏幕或转接头失灵", "Projector, screen or adapter fails"),
    "mishap-projector-before": (
        "提前一天试机；自带转接头和备用电脑；课件另存 PDF；打印一份关键页。",
        "Test the day before; bring adapters and a second computer; keep the deck as PDF and its key pages on paper.",
    ),
    "mishap-projector-then": (
        "不等设备：请大家翻学员手册，用墙上的 A0 画布讲；换机的事交给助教。",
        "Do not wait: turn to the workbook and teach from the A0 canvas on the wall, while an assistant sees to it.",
    ),
    "mishap-projector-who": ("助教", "Assistant"),
    "mishap-late": ("开场晚了 15 分钟", "The start is 15 minutes late"),
    "mishap-late-before": (
        "邀请函写明开场前十分钟入座；签到处放早到任务卡；流程执行单里有迟到方案，前一晚看一遍。",
        "Invite people to be seated ten minutes early, with a card task for those who are; read the late plan of the run "
        "sheet the night before.",
    ),
    "mishap-late-then": (
        "按流程执行单的迟到方案走：先压讲授，再压练习；茶歇、午餐、复盘和收尾都不动。",
        "Follow the late plan of the run sheet: talks are shortened first, then exercises; breaks, lunch, debriefs and the "
        "close stay as they are.",
    ),
    "mishap-late-who": ("引导师", "Facilitator"),
    "mishap-few": ("到场的人不到三分之二", "Fewer than two thirds have come"),
    "mishap-few-before": (
        "前一天逐一确认；请负责人替缺席者指定代表。",
        "Confirm with each the day before; have their managers name stand-ins.",
    ),
    "mishap-few-then": (
        "并桌，保证每组 4 到 7 人；6-3-5 按实际人数改轮数。",
        "Join tables so that groups have four to seven people; adapt the rounds of 6-3-5.",
    ),
    "mishap-few-who": ("引导师", "Facilitator"),
    "mishap-many": ("多来了人", "More people come than invited"),
    "mishap-many-before": ("物料多备一组；备用桌椅靠墙。", "Have material for one more table, and spare chairs."),
    "mishap-many-then": (
        "新开一组，或每组加一位观察员；路演每组少讲一分钟。",
        "Open another table or add an observer to each; take a minute off each report-out.",
    ),
    "mishap-many-who": ("助教", "Assistant"),
    "mishap-sponsor": ("高层没有来，或中途离开", "The sponsor does not come, or leaves early"),
    "mishap-sponsor-before": (
        "提前录一段两分钟的开场；约好收尾汇报的时间。",
        "Record a two-minute opening; agree on a time for the closing report.",
    ),
    "mishap-sponsor-then": (
        "播放录像或由其代表念目标；决定事项记入行动清单，48 小时内报批。",
        "Play it, or have the goal read out; put decisions on the action list and have them confirmed within 48 hours.",
    ),
    "mishap-sponsor-who": ("主办方", "Host"),
    "mishap-talk": ("一两个人说个不停，其他人沉默", "One or two talk on, the others are silent"),
    "mishap-talk-before": ("先个人写、再小组说；准备计时卡。", "Write alone before talking; have timer cards."),
    "mishap-talk-then": (
        "谢谢他，改为轮流发言每人一分钟，或换成书写式头脑风暴。",
        "Thank them, then go round with a minute each, or switch to brainwriting.",
    ),
    "mishap-talk-who": ("引导师", "Facilitator"),
    "mishap-clash": ("部门之间互相指责", "Departments blame each other"),
    "mishap-clash-before": (
        "开场约定“谈流程，不谈人”；敏感的痛点先匿名收集。",
        "Agree at the start to speak of the process, not of people; collect touchy pains without names.",
    ),
    "mishap-clash-then": (
        "停下来回到客户：放一段客户原话，再问“客户此刻看到了什么”。",
        "Stop and return to the customer: play or read a customer's words and ask what they see just now.",
    ),
    "mishap-clash-who": ("引导师", "Facilitator"),
    "mishap-stuck": ("小组卡住，画布空着", "A group is stuck, its canvas empty"),
    "mishap-stuck-before": (
        "备好填好的示例画布和提示卡。",
        "Have the filled example of each canvas and the prompt cards at hand.",
    ),
    "mishap-stuck-then": (
        "给三分钟看示例，再各写三张便利贴；仍卡住就换一个步骤先做。",
        "Three minutes with the example, then three notes each; if that fails, begin with another step.",
    ),
    "mishap-stuck-who": ("助教", "Assistant"),
    "mishap-over": ("上一节超时", "A session runs over"),
    "mishap-over-before": ("每节设提醒：剩 5 分钟、剩 1 分钟。", "Set reminders at five minutes and at one."),
    "mishap-over-then": (
        "未讲完的记入“停车场”；从下一节讲授里扣，不扣练习和复盘。",
        "Park what is open; take the time from the next lecture, not from practice or debrief.",
    ),
    "mishap-over-who": ("计时员", "Timekeeper"),
    "mishap-paper": ("画布或便利贴不够", "Canvases or notes run out"),
    "mishap-paper-before": ("按物料清单清点，各多备一份。", "Count by the materials list, with one spare of each."),
    "mishap-paper-then": (
        "在白纸上手画栏目并写上画布编号，编号照旧才能回收。",
        "Draw the fields on plain paper and copy the canvas's ids, so that the results can be captured.",
    ),
    "mishap-paper-who": ("助教", "Assistant"),
    "mishap-wall": ("墙面不能贴", "Nothing may stick to the walls"),
    "mishap-wall-before": ("提前问场地；带白板、展架或静电膜。", "Ask the venue; bring boards, stands or static film."),
    "mishap-wall-then": (
        "把 A0 画布铺在并起来的桌上，站着做。",
        "Lay the A0 canvases on joined tables and work standing.",
    ),
    "mishap-wall-who": ("主办方", "Host"),
    "mishap-recording": ("客户录音放不出来，或未获同意", "A recording does not play, or consent is missing"),
    "mishap-recording-before": (
        "书面取得同意，打码去掉姓名电话；另备文字稿。",
        "Get consent in writing, take out names and numbers, and have a transcript.",
    ),
    "mishap-recording-then": (
        "没有同意就不放；由两位学员照文字稿念。",
        "Without consent it is not played; two participants read the transcript.",
    ),
    "mishap-recording-who": ("引导师", "Facilitator"),
    "mishap-network": ("网络断了，或有人进不了会议室", "The network is down, or someone cannot join"),
    "mishap-network-before": (
        "备手机热点；提前 15 分钟开放入口；白板导出 PDF 备用。",
        "Have a hotspot; open the room fifteen minutes early; keep the boards as PDF.",
    ),
    "mishap-network-then": (
        "改用电话会议加 PDF；分组先做，主会场等两分钟再继续。",
        "Go on by telephone with the PDF; let groups work, and wait two minutes before going on.",
    ),
    "mishap-network-who": ("助教", "Assistant"),
    "mishap-silence": ("线上没人开口，摄像头都关着", "Nobody speaks online, cameras are off"),
    "mishap-silence-before": (
        "每节不超过 50 分钟；分组 3 到 5 人；先用聊天区热身。",
        "Blocks of fifty minutes at most, groups of three to five; warm up in the chat.",
    ),
    "mishap-silence-then": (
        "改为聊天区同时作答，点名复述一条；或进分组两分钟再回来。",
        "Have all answer in the chat at once and read one out; or two minutes in small rooms, then back.",
    ),
    "mishap-silence-who": ("引导师", "Facilitator"),
}

"""What the coach says of workshops."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "WS-02": (
        "{source} {promised} 分钟，日程里是 {found} 分钟（不算休息和用餐）",
        "{source} {promised} minutes of content, and the days hold {found}, breaks and meals aside",
        "数字写错了就改 content_minutes:；数字没错，就改各环节的 minutes:，或者把 end: 提前、推迟",
        "correct content_minutes: where the number is wrong; else change the minutes: of sessions, or the end: of the day",
        "Content is not as promised",
    ),
    "WS-03": (
        "{name}{till}，连续 {minutes} 分钟没有休息",
        "{name}{till}: {minutes} minutes without a break",
        "中间加一个 {{minutes: 15, kind: break, title: 茶歇}}",
        "put {{minutes: 15, kind: break, title: Break}} between",
        "Long without a break",
    ),
    "WS-04": (
        "{name} {start} 到 {end}，没有留出 45 分钟以上吃饭的时间",
        "From {start} to {end}, {name} leaves nobody 45 minutes for a meal",
        "加一个 {{minutes: 60, kind: meal, title: 午餐}}",
        "add {{minutes: 60, kind: meal, title: Lunch}}",
        "No time for a meal",
    ),
    "WS-05": (
        "{content} 分钟里讲了 {found} 分钟，超过四成：动手的时间够吗？",
        "Lectures take {found} of {content} minutes, more than two fifths: when do people do something themselves?",
        "缩短 kind: lecture 的环节，或者在里面留出 exercise_minutes: 让大家动手",
        "shorten the sessions of kind: lecture, or give them exercise_minutes: in which people work",
        "Too much lecture",
    ),
    "WS-06": (
        "{name}这个小组环节，大家要做出什么？",
        "What will groups make in {name}?",
        "写上产出 output:、画布 canvas: 或步骤 instructions:；照活动库的做法就写 activity:，例如 activity: A09",
        "write output:, canvas: or instructions:; activity: takes all of them from the library, such as activity: A09",
        "Group session without a result",
    ),
    "WS-07": (
        "整个工作坊{lacking}",
        "The workshop has {lacking}",
        "加一个 kind: debrief 的环节，或路演 canvas: cv-pitch；最后留五到十分钟评估：canvas: cv-evaluation",
        "add a session of kind: debrief, or a roadshow with canvas: cv-pitch; end with canvas: cv-evaluation",
        "Learning loop stays open",
    ),
    "WS-08": (
        "{people} 人分成 {groups} 组，每组 {size} 人：{problem}",
        "{people} people make {groups} groups of {size}: {problem}",
        "{hint}",
        "{hint}",
        "Groups do not fit",
    ),
    "WS-09": (
        "{problem}：{name}",
        "{problem}: {name}",
        "在目标的 sessions: 里写上练习它的环节；练不到的目标就删掉，或者补一个环节",
        "name the sessions that practise an objective in its sessions:; drop the objective, or add a session for it",
        "Objective without session",
    ),
    "WS-10": (
        "{name}排在{later}前面：{problem}",
        "{name} comes before {later}: {problem}",
        "把两个环节对调",
        "swap the two sessions",
        "Order of sessions",
    ),
    "WS-11": (
        "{groups} 组轮流上台要 {needed} 分钟，{name}只有 {minutes} 分钟",
        "{groups} groups need {needed} minutes to present, and {name} has {minutes}",
        "把这个环节的 minutes: 加到够用；组太多，就改成两组互讲或走廊展",
        "raise the minutes: of the session; with many groups let pairs of them present to each other, or hang a gallery",
        "Roadshow too short",
    ),
    "WS-12": (
        "{problem}：来的是谁、最想解决什么，到场才知道",
        "{problem}, so the room is unknown until it is full",
        "写 pre_survey: {{send_days_before: 7}}，至少提前三天发出；问卷会一起生成",
        "write pre_survey: {{send_days_before: 7}}, three days at least; the form is part of the kit",
        "Room not known",
    ),
    "WS-13": (
        "{name}只写了 {found} 份，按人数和组数要 {needed} 份",
        "There are {found} of {name}, and people and groups need {needed}",
        "在 materials: 里写到这个数，或者删掉这一项，让数量自动算出来",
        "raise the number in materials:, or take the line out, as quantities follow the head count by themselves",
        "Prints are short",
    ),
    "WS-14": (
        "{name}要播放录音或录像，里面的人同意了吗？",
        "{name} plays a recording: did the people in it agree?",
        "取得书面同意后写 consent: true；没有同意就删掉 recording:，改念匿名的文字稿",
        "write consent: true once they agreed in writing; else drop recording: and read an anonymous transcript aloud",
        "Recording without consent",
    ),
}

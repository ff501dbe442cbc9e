"""What the coach says of workshops."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "WS-02": (
        "{source} {promised} 分钟，日程里是 {found} 分钟（不算休息和用餐）",
        "{source} {promised} minutes of content, but the days add up to {found}, not counting breaks and meals",
        "承诺的数写错了，就改 content_minutes:；没有写错，就改各环节的 minutes:，或者把 end: 提前、推迟",
        "if the promised number is wrong, correct content_minutes:; if it is right, change minutes: of the sessions or end: of the day",
        "Content not as promised",
    ),
    "WS-03": (
        "{name}{till}，连续 {minutes} 分钟没有休息",
        "{name}{till}: {minutes} minutes of work without a break",
        "中间加一次休息：{{minutes: 15, kind: break, title: 茶歇}}",
        "add a break in between: {{minutes: 15, kind: break, title: Break}}",
        "Long without a break",
    ),
    "WS-04": (
        "{name} {start} 到 {end}，没有留出至少 45 分钟吃饭的时间",
        "From {start} to {end}, {name} has no break of 45 minutes for a meal",
        "加一段吃饭的时间：{{minutes: 60, kind: meal, title: 午餐}}",
        "add a meal: {{minutes: 60, kind: meal, title: Lunch}}",
        "No time for a meal",
    ),
    "WS-05": (
        "{content} 分钟里讲了 {found} 分钟，超过四成：动手的时间够吗？",
        "Lectures take {found} of {content} minutes, more than 40%: is there time enough for hands-on work?",
        "缩短 kind: lecture 的环节，或者在里面留出 exercise_minutes: 让大家动手",
        "shorten the sessions with kind: lecture, or give them exercise_minutes: in which people do something themselves",
        "Too much lecture",
    ),
    "WS-06": (
        "{name}这个小组环节，大家要做出什么？没有写产出",
        "What will groups produce in {name}? No output is given",
        "写上产出 output:、画布 canvas: 或步骤 instructions:；照活动库的做法就写 activity:，例如 activity: A09",
        "write output:, canvas: or instructions:; activity: takes all three from the library, such as activity: A09",
        "Group session without an output",
    ),
    "WS-07": (
        "整个工作坊{lacking}",
        "The workshop has {lacking}",
        "加一个复盘环节（kind: debrief）或成果路演（canvas: cv-pitch）；最后留五到十分钟填评估表（canvas: cv-evaluation）",
        "add a session with kind: debrief, or a roadshow with canvas: cv-pitch; keep five to ten minutes at the end for canvas: cv-evaluation",
        "No debrief or no evaluation",
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
        "name the sessions that practise an objective in its sessions:; otherwise drop the objective, or add a session for it",
        "Objective without session",
    ),
    "WS-10": (
        "{name}排在{later}前面：{problem}",
        "{name} comes before {later}: {problem}",
        "把两个环节对调",
        "swap the two sessions",
        "Converging before diverging",
    ),
    "WS-11": (
        "{groups} 组轮流上台要 {needed} 分钟，{name}只有 {minutes} 分钟",
        "{groups} groups need {needed} minutes to present, and {name} has {minutes}",
        "把这个环节的 minutes: 加到够用；组太多的话，改成两组互讲或走廊展",
        "raise minutes: of the session; with many groups, let pairs of groups present to each other, or hang up a gallery",
        "Roadshow too short",
    ),
    "WS-12": (
        "{problem}：来的是谁、最想解决什么，到场才知道",
        "{problem}, so nobody knows until the day who comes and what they want to solve",
        "写上 pre_survey: {{send_days_before: 7}}，至少提前三天发出；问卷会一起生成",
        "write pre_survey: {{send_days_before: 7}}, and send it at least three days before; the form is made with the kit",
        "Participants not known in advance",
    ),
    "WS-13": (
        "{name}只写了 {found} 份，按人数和组数要 {needed} 份",
        "{name}: {found} copies are planned, but by the number of people and groups it takes {needed}",
        "在 materials: 里写到这个数，或者删掉这一项，让数量自动算出来",
        "raise the number in materials:, or delete the line, and the quantity is worked out for you",
        "Too few copies",
    ),
    "WS-14": (
        "{name}要播放录音或录像，里面的人同意了吗？",
        "{name} plays a recording: did the people in it agree?",
        "取得书面同意后写 consent: true；没有同意就删掉 recording:，改念匿名的文字稿",
        "once they have agreed in writing, write consent: true; without consent, delete recording: and read out an anonymous transcript",
        "Recording without consent",
    ),
}

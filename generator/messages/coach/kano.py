"""What the coach says of Kano surveys."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "KN-01": (
        "{name}各类回答加起来是 {sum} 份，受访人数写的是 {n}，对不上",
        "The answers to {name} add up to {sum}, while {n} people were asked",
        "照原始数据核对 counts: 里的六个数和 n:；有人漏答的话，n: 写答了这一题的人数",
        "check the six numbers in counts: and n: against the data; if some people left the question out, n: is how many "
        "answered it",
        "Counts do not add up",
    ),
    "KN-02": (
        "{name}有 {share}% 的回答自相矛盾，多半是题目没有问清楚",
        "Of the answers to {name}, {share}% contradict themselves: the question was probably unclear",
        "把正反两问改成具体的场面再测，例如“到店时位子已经留好，您觉得怎样”",
        "turn both questions into a concrete scene and ask again, such as “Your table is ready when you arrive: how do you "
        "feel?”",
        "Too many contradictory answers",
    ),
    "KN-03": (
        "{what}只有 {n} 人回答，换一批人，分类很可能就变了",
        "Only {n} people answered {what}; with other people the class might well be another",
        "每一类客户至少问 30 位，再改 n:；暂时做不到，就在讲解时说明是小样本",
        "ask at least 30 people of each kind, then change n:; until then, say when you present it that the sample is small",
        "Kano sample too small",
    ),
    "KN-04": (
        "{name}原来归为{declared}，客户的回答却是{found}",
        "{name} is down as {declared}, but customers' answers say {found}",
        "以数据为准，就改这条需求的 kano:；坚持原来的判断，就在讲解时说明为什么",
        "if you go by the data, change kano: of the need; if you stand by your own view, say why when you present it",
        "Kano class differs",
    ),
    "KN-05": (
        "{name}的回答全是反感或自相矛盾，满意系数和不满意系数算不出来",
        "All answers to {name} reject it or contradict themselves, so the Better and Worse coefficients cannot be computed",
        "先检查 counts: 有没有填错位置；没有填错，就说明客户不要它，不必再画进图里",
        "first check whether a number in counts: is in the wrong place; if not, customers do not want it, and it can be left "
        "out of the chart",
        "Coefficients undefined",
    ),
}

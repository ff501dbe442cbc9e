"""What the coach says of time and emotion."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "TM-02": (
        "{name}要等 {time}，没有写怎样让这段等待好受一些",
        "{name} means a wait of {time}, and nothing says how it is made easier to bear",
        "给 wait: 加上 mitigation:，例如 estimate（告诉还要等多久）、explain（说明原因）、occupy（有事可做）、callback（回电）",
        "add mitigation: to the wait:, such as estimate (say how long), explain (say why), occupy or callback",
        "Wait without mitigation",
    ),
    "TM-03": (
        "{name}要等 {time}，超过了客户最多能接受的 {limit}",
        "{name} means a wait of {time}, longer than the {limit} that customers put up with",
        "先核对 wait: 和 max: 两个数；都没有写错的话，把这一处记成痛点，或想办法缩短等待",
        "check wait: and max: first; if both are right, note a pain here, or find a way to shorten the wait",
        "Wait beyond tolerance",
    ),
    "TM-04": (
        "{name}是按时间衡量的，可是没有一步写了要用多久",
        "{name} is measured in time, yet no step says how long it takes",
        "在客户行为上写上用时和等待，例如 duration: 5 分钟、wait: 10 分钟",
        "write times on the customer's actions, such as duration: 5 min and wait: 10 min",
        "No times",
    ),
    "EM-02": (
        "现状的 {total} 个情绪分里有 {count} 个是假设，或没写依据：这条曲线多半只是你们自己的看法",
        "Of the {total} as-is emotion scores, {count} are assumed or have no basis: the curve is mostly your own opinion",
        "问过、看过的，写上 basis: reported 或 observed，来源写在 sources: 里；还没问过的，先找三五位客户聊一聊",
        "where customers were asked or watched, write basis: reported or observed and name sources:; otherwise talk to three to five of them first",
        "Emotion curve mostly assumed",
    ),
    "EM-03": (
        "目标态里{name}的情绪分是 {score}，仍低于忍耐底线 {floor}",
        "In the to-be blueprint {name} still scores {score}, below the tolerance floor of {floor}",
        "把这一步改到不低于底线；改不了的话，补上解释、选择或补救，再给 emotion: 重新打分",
        "lift the step to the floor or above; if that cannot be done, add an explanation, a choice or a recovery, then score emotion: again",
        "To-be step below the tolerance floor",
    ),
    "EM-04": (
        "现状的 {count} 个情绪分都是 {score}，看不出哪里是高峰、哪里是低谷",
        "All {count} as-is emotion scores are {score}: neither a high nor a low can be seen",
        "请客户说出最好和最糟的一刻，先给这两步的 emotion: 重新打分，再拿其余各步和它们比",
        "ask customers for their best and worst moments, score emotion: of these two again, then the others against them",
        "Flat curve",
    ),
    "EM-05": (
        "目标态的旅程收在{name}，情绪分 {score}，{problem}",
        "The to-be journey ends with {name} at {score}, {problem}",
        "给最后一步设计一个好的收尾，例如“说清结果并道谢”“送一份小心意”“隔天回访”",
        "design a good ending for the last step, such as “sums up the outcome and says thank you”, “gives a small gift” or “calls the next day”",
        "Weak ending",
    ),
    "EM-06": (
        "{name}{problem}",
        "{name} {problem}",
        "补上这一步的 pain:，或者改动情绪分，让曲线和痛点说的是同一件事",
        "add the pain: of that step, or score it again, so that curve and pains tell the same story",
        "Curve and pains disagree",
    ),
}

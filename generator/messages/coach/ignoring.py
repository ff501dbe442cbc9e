"""What is said of entries that leave out findings of the coach."""

from __future__ import annotations

MESSAGES = {
    "LN-01": (
        "没有“{code}”这一条规则，无法忽略或调整",
        "The coach has no rule “{code}”, so there is nothing to ignore or to change",
        "{hint}",
        "{hint}",
        "Unknown rule",
    ),
    "LN-02": (
        "这里写着忽略 {code}，可是这里并没有这条提醒",
        "{code} is to be ignored here, but there is no such finding here",
        "问题已经解决的话，把这个编号从 ignore: 里删掉；没有解决的话，把 lint: 写到出现提醒的那一处",
        "if the problem is solved, delete the code from ignore:; if not, move lint: to the place where the finding is shown",
        "Nothing to ignore",
    ),
}

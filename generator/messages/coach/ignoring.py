"""What is said of entries that leave out findings of the coach."""

from __future__ import annotations

MESSAGES = {
    "LN-01": (
        "没有“{code}”这一条规则，无法忽略或调整",
        "The coach has no rule “{code}”, so there is nothing to leave out or to change",
        "{hint}",
        "{hint}",
        "Unknown rule",
    ),
    "LN-02": (
        "这里写着忽略 {code}，可是这里并没有这条提示",
        "{code} is left out here, but nothing here would be told of it",
        "问题已经解决的话，把这个编号从 ignore: 里删掉；否则把它写到出现提示的那个对象上",
        "take the code out of ignore: when the matter is settled, or write it on the object that the finding is about",
        "Nothing to leave out",
    ),
}

"""Words of what `blueprint check` and `blueprint explain` print."""

from __future__ import annotations

TERMS = {
    # subjects of findings that are not the coach's; those of its rules are in `reviews`
    "subject-values": ("键与取值", "Keys and values"),
    "subject-surveys": ("调查数据", "Survey data"),
    "subject-agendas": ("议程", "Agenda"),
    "subject-looks": ("外观与模板", "Looks and templates"),
    "subject-texts": ("文档模板", "Templates of texts"),
    "subject-ignoring": ("忽略与严重程度", "What is left out"),
    "subject-preflight": ("成品检查", "Finished decks"),
    "subject-other": ("其他", "Other"),
    # the report
    "check-errors": ("先改这些错误（{0}）", "Mend these errors first ({0})"),
    "check-subject": ("{0}（{1}）", "{0} ({1})"),
    "check-others": ("还有 {0} 处：{1}", "{0} more: {1}"),
    "check-line": ("第 {0} 行{1}", "line {0}{1}"),
    "check-line-elsewhere": ("{0} 第 {1} 行{2}", "{0} line {1}{2}"),
    "check-see": ("另见：{0}", "see also: {0}"),
    "check-brief": ("{0}（共 {1} 处）", "{0} ({1} in all)"),
    "check-more-errors": (
        "还有 {0} 处错误没有列出；改好上面的，再检查一次",
        "{0} more errors are not listed; mend those above, then check again",
    ),
    "check-by-subject": ("按主题：{0}", "By subject: {0}"),
    "check-ignored": (
        "按文件里写的理由略过 {0} 处：{1}",
        "Left out for reasons given in the file: {0} ({1})",
    ),
    "check-not-yet": (
        "有错误时只看了文件本身；改好以后再检查，教练才会看这项服务",
        "With errors only the file itself was looked at; mend them and check again, and the coach looks at the service",
    ),
    "check-questions": ("接下来最值得问的问题：", "Questions most worth asking next:"),
    "check-unknown": ("教练不可能知道——{0}", "What the coach cannot know – {0}"),
    "check-title": ("检查：{0}", "Check of {0}"),
    # pages
    "explain-run": (
        "检查上面第一个例子，会看到：",
        "Checking the first example above shows:",
    ),
    "explain-elsewhere": (
        "{0} 由别的编号来说：{1}。下面是它的说明。",
        "{0} is told by other codes: {1}. Here is what they say.",
    ),
    "explain-undecided": ("{0} 不检查：{1}。", "{0} is not checked: {1}."),
    "explain-others": ("领域规则中由别的编号来说的", "Rules of the field that other codes tell"),
    "explain-left": ("领域规则中不检查的", "Rules of the field that are not checked"),
    "explain-list": (
        "要看其中一条：blueprint explain 编号",
        "To read one of them: blueprint explain CODE",
    ),
}

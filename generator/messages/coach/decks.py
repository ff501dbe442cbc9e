"""What the coach says of decks."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "DK-01": (
        "标题{name}只说了这一页是什么，没有说它说明了什么",
        "The title {name} says what the slide is about, not what it shows",
        "把这一页的结论写成一句话，例如 title: 五步里有两步白费功夫",
        "write the conclusion of the slide as a sentence, such as title: Two of five steps are wasted",
        "Topic instead of a message",
    ),
    "DK-02": (
        "标题{name}要占 {lines} 行，听的人来不及读完",
        "The title {name} takes {lines} lines, more than an audience can read in time",
        "title: 里只留结论，不超过两行；理由和数字移到 body: 或 notes:",
        "keep only the conclusion in title:, within two lines; move reasons and figures to body: or notes:",
        "Title too long",
    ),
    "DK-03": (
        "标题{name}里的“{number}”，在文件的数据里找不到，也算不出来",
        "The “{number}” in the title {name} is nowhere in the file's data and cannot be worked out from it",
        "核对这个数；数没有错，就把它写进 metrics: 或对应的数据里",
        "check the figure; if it is right, write it in metrics: or in the data it comes from",
        "Number in a title without a basis",
    ),
    "DK-04": (
        "“{number}”这个数出自哪里？{name}没有写来源",
        "Where does “{number}” come from? {name} names no source",
        "在文件的 sources: 里登记来源，再把它的编号写到这一页的 sources: 里；自己编的示例数字写 basis: illustrative",
        "list the source under sources: of the file and name its id in sources: of the slide; for a made-up figure write basis: illustrative",
        "Statistic without a source",
    ),
    "DK-06": (
        "{name}这一页没有写讲什么，换一个人就讲不了",
        "The slide {name} has no notes on what to say, so nobody else could teach it",
        "在 notes: 里写要讲的话；要做的事写 do:，怎么引到下一页写 transition:",
        "write what to say in notes:, what to do in do:, and how to lead on to the next slide in transition:",
        "Slide without a talk track",
    ),
    "DK-07": (
        "{name}要给客户看，却{missing}",
        "{name} goes to a client {missing}",
        "{hint}",
        "{hint}",
        "Deck without its beginning or end",
    ),
    "DK-10": (
        "{name}讲到 NPS，文件里却没有一处说明它是谁的商标",
        "{name} speaks of NPS, but nothing in the file says whose trademark it is",
        "在 body: 末尾加一行：NPS 是 Bain & Company、Fred Reichheld 与 NICE Systems 的注册商标",
        "end the body: with: NPS is a registered trademark of Bain & Company, Fred Reichheld and NICE Systems",
        "NPS without its notice",
    ),
    "DK-11": (
        "{name}里有个人的{kind} {found}，成品一发出去谁都看得到",
        "{name} contains somebody's {kind}, {found}, and everybody who gets the material will see it",
        "删掉或打码，改留部门的总机或公用邮箱；确实要公开的，用 lint: 写明本人已经同意",
        "delete or mask it, and give the switchboard or a shared mailbox instead; if it has to be public, say in lint: that the person agreed",
        "Personal data",
    ),
    "DK-12": (
        "看不见图的人不知道{name}这张图说了什么",
        "People who cannot see the picture at {name} do not learn what it shows",
        "用一句话写出图上有什么，例如 alt: 收银台前排着八个人",
        "say in one sentence what it shows, such as alt: Eight people queue at the till",
        "Picture without a description",
    ),
}

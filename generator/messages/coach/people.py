"""What the coach says of personas."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str, str]] = {
    "PS-01": (
        "{name}想办成什么事？画像里没有写要达成的目标",
        "What does {name} want to get done? The persona has no end goal",
        "在 goals: 里写一到四件要办成的事，例如 goals: [三分钟内拿到咖啡]；已经写了感受或人生愿望的，再补一行 end:",
        "list one to four things to get done in goals:, such as goals: [coffee within three minutes]; if feelings or hopes "
        "for life are already there, add end:",
        "Persona without a goal",
    ),
    "PS-02": (
        "{name}{problem}：这张蓝图首先为谁设计？",
        "{name} {problem}: who is this blueprint for first of all?",
        "给其中一个写 role: primary，其余写 role: secondary；各有各的旅程时，就在每张蓝图的 personas: 里只写一个",
        "write role: primary for one and role: secondary for the others; if their journeys differ, name just one in "
        "personas: of each blueprint",
        "Primary persona unclear",
    ),
    "PS-03": (
        "{name}没有出现在任何旅程、需求、痛点或参与者里：为这个人设计了什么？",
        "{name} appears in no journey, need, pain or actor: what is designed for this persona?",
        "在蓝图的 personas: 里写上，或在需求、痛点、参与者的 persona: 里指明；确实用不上就删掉",
        "name the persona in personas: of a blueprint, or in persona: of a need, a pain or an actor; if it is not needed, "
        "delete it",
        "Persona not used",
    ),
    "PS-04": (
        "{name}写了年龄、职业这类属性，却没有行为、需求或痛点",
        "{name} has facts such as age or occupation, but no behaviour, need or pain",
        "在 behaviours: 里写看得见的做法，例如 behaviours: [先搜官网再打电话]，再补 needs: 和 pains:",
        "write in behaviours: what one can see this person do, such as behaviours: [searches the site before calling], then "
        "add needs: and pains:",
        "Demographics only",
    ),
    "PS-05": (
        "{name}还只是假设画像：{problem}",
        "{name} is a proto-persona so far: {problem}",
        "访谈或观察几位真实的人，再写 evidence: {{basis: research, n_interviews: 5}}；暂时来不及，就在讲解时说明是假设",
        "interview or watch a few real people, then write evidence: {{basis: research, n_interviews: 5}}; until then, say "
        "when you present it that it is assumed",
        "Proto-persona",
    ),
    "PS-06": (
        "目标{name}里写的是{found}，这只是办法：{who}真正想办成的是什么？",
        "The goal {name} names {found}, which is only a means: what does {who} really want to get done?",
        "只写要达成的结果，例如把“用小程序点单”写成“不排队就能点单”；办法写到点子和概念里",
        "write the result only, such as “order without queueing” rather than “order in the app”; the means belongs to ideas "
        "and concepts",
        "Goal names a solution",
    ),
    "PS-07": (
        "同时为 {count} 个用户画像设计，谁也记不住：哪几个可以合并？",
        "You design for {count} personas at once, more than anybody can keep in mind: which of them can be merged?",
        "把做法相近的合并；顺带照顾到的写 role: supplemental，不直接使用的写 role: served",
        "merge those who act alike; write role: supplemental for those who are served along the way, role: served for those "
        "who do not use the service themselves",
        "Too many personas",
    ),
    "PS-08": (
        "{name}的这句话是真有人说的，还是小组拟的？没有写来源",
        "Did somebody really say the words quoted for {name}, or did the team make them up? The quote does not say",
        "写成 quote: {{text: 我到底该打哪个号？, provenance: reported}}；小组拟的写 provenance: illustrative",
        "write quote: {{text: Which number do I dial?, provenance: reported}}, or provenance: illustrative if the team "
        "made it up",
        "Quote of unknown origin",
    ),
}

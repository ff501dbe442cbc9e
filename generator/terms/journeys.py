"""Words of the tools for journeys, contacts, moments of truth, pains and issues."""

from __future__ import annotations

TERMS = {
    "strategy-remove": ("填谷消除", "Remove the pit"),
    "strategy-simplify": ("化繁为简", "Simplify and combine"),
    "strategy-anticipate": ("预见前移", "Anticipate"),
    "strategy-empower": ("赋权透明", "Empower and reveal"),
    "strategy-elevate": ("造峰惊喜", "Elevate to a peak"),
    "strategy-finish_strong": ("首尾有礼", "Open and finish strong"),
    # tools: journey, channels, contacts, blueprints
    "channels-step": ("步骤（● 客户在此行动，○ 只有我方出现）", "Step (● customer acts here, ○ only we are present)"),
    "channels-change": ("换渠道", "Change of channel"),
    "channels-table": ("{0}：步骤与渠道对照表", "{0}: steps by channels"),
    "channels-title": ("{1}：走完 {2} 步，客户换了 {0} 次渠道", "{1}: in {2} steps customers change channel {0} times"),
    "channels-title-one": ("{1}：走完 {2} 步，客户换了 1 次渠道", "{1}: in {2} steps customers change channel once"),
    "channels-title-none": ("{0}：走完 {1} 步，客户不用换渠道", "{0}: {1} steps without a change of channel"),
    "contacts-title": (
        "{1} 个步骤里有 {0} 个接触节点：{2} 个靠人，{3} 个靠系统",
        "{0} contacts in {1} steps: {2} with people, {3} with technology",
    ),
    "contacts-title-one": ("{1} 个步骤里只有 {0} 个接触节点", "Only one contact in {1} steps"),
    "contacts-customer": ("客户做什么", "The customer"),
    "contacts-onstage": ("我方做什么", "We"),
    "contacts-kind": ("靠什么", "By"),
    "contacts-table": ("接触节点表", "Table of contacts"),
    "contact-person": ("人", "People"),
    "contact-technology": ("系统", "Technology"),
    "contact-line": ("{0}：{1}", "{0}: {1}"),
    "reading-crossed": ("这里有 {0} 条连线穿过它", "Here {0} connections cross it"),
    "reading-crossed-one": ("这里有 1 条连线穿过它", "Here one connection crosses it"),
    "reading-part": ("部分", "Part"),
    "reading-meaning": ("放什么、问什么", "What stands there, what to ask"),
    "reading-example": ("例：{0}", "Example: {0}"),
    "reading-title": (
        "读懂服务蓝图：{0} 条泳道、三条线，自上而下",
        "How to read a blueprint: {0} lanes and 3 lines, from the top down",
    ),
    "reading-table": ("服务蓝图读法", "How to read a blueprint"),
    "reading-evidence": (
        "客户看到、听到、拿到的一切。问：它替我们许了什么诺？",
        "All that customers see, hear or hold. Ask: what does it promise on our behalf?",
    ),
    "reading-customer": (
        "客户一步步做什么、选什么。问：哪一步是为我们做的，不是为他自己？",
        "What customers do and choose. Ask: which step do they take for our sake, not theirs?",
    ),
    "reading-frontstage": (
        "客户看得见的员工行为和界面。问：客户此刻最想听到哪句话？",
        "Staff and screens that customers see. Ask: what would they like to hear just now?",
    ),
    "reading-technology": (
        "客户直接操作的机器和页面。问：卡住了怎么办？",
        "Machines and pages that customers work. Ask: what if they get stuck?",
    ),
    "reading-midstage": (
        "把前台要的能力集中供应。问：前台多久能拿到？",
        "Capabilities shared by all front desks. Ask: how soon do they get them?",
    ),
    "reading-backstage": (
        "客户看不见、但前台离不开的工作。问：前台在等什么？",
        "Work that customers do not see and the front cannot do without. Ask: what is the front waiting for?",
    ),
    "reading-support": (
        "别的部门、系统和供应商。问：哪个瓶颈会传到客户那里？",
        "Other units, systems and vendors. Ask: which bottleneck reaches the customer?",
    ),
    "reading-partner": (
        "外部伙伴做的事。问：他们失约，客户会怪谁？",
        "What partners do. Ask: whom do customers blame when they fail?",
    ),
    "reading-line_of_interaction": (
        "客户与我方之间。箭头穿过它，就是一次接触，可能是关键时刻",
        "Between customer and us. An arrow across is a contact, perhaps a moment of truth",
    ),
    "reading-line_of_visibility": (
        "以上客户看得见，以下看不见。决定让客户看见什么，就是设计",
        "Seen above, unseen below. What customers are let see is a choice of design",
    ),
    "reading-line_of_internal_interaction": (
        "直接服务的人与支持他们的人之间。穿过它的，是内部的交付与约定",
        "Between those who serve and those who support them. What crosses it are promises among ourselves",
    ),
    "notes-blueprint-reading": (
        "先讲三条线，再讲泳道：互动分界线上下是客户与我们，可视分界线上下是看得见与看不见，内部互动分界线上下是直接服务与支持。",
        "Explain the three lines first, then the lanes: customer and us, seen and unseen, those who serve and those who support.",
    ),
    "notes-blueprint-reading-do": (
        "指着例子那一列，从上到下读一遍；再请一位学员读另一个步骤。",
        "Read the example column from top to bottom; then have somebody read another step.",
    ),
    "notes-blueprint-reading-next": ("现在看整张蓝图。", "Now the whole blueprint."),
    "notes-touchpoint_channels": (
        "实心点是客户在行动，空心点是只有我们在场。标红的格子，是客户换了渠道的地方：上一步的信息跟过来了吗？",
        "A filled dot is the customer acting, a hollow one only us. A cell in red is a change of channel: did what they told us come along?",
    ),
    "notes-touchpoint_channels-do": (
        "逐个问换渠道的地方：能不能留在原渠道办完？不能的话，带什么信息过去？",
        "For each change ask: could they stay where they were? If not, what should travel with them?",
    ),
    "notes-touchpoint_channels-next": ("再看每次接触由谁完成。", "Next, who is met at each contact."),
    "notes-contact_nodes": (
        "沿着主流程数一数：客户在哪里碰到我们，碰到的是人还是系统。每个节点都会留下印象。",
        "Walk along the process and count where customers meet us, people or technology. Each contact leaves an impression.",
    ),
    "notes-contact_nodes-do": (
        "请大家给每个节点打勾：上个月谁亲自走过一遍？没人走过的，先去走一遍。",
        "Tick each contact that somebody has walked through in the last month; walk the others first.",
    ),
    "notes-contact_nodes-next": ("看台前幕后是怎么配合的。", "Now how front and back work together."),
    # tools: moments of truth, strategies
    "moment-factors": ("影响 × 频率 × 差距 × 记忆", "Impact × frequency × gap × memory"),
    "moment-override": ("小组为何另排", "Why the group ranked otherwise"),
    "moment-ranking-table": (
        "关键时刻排序：影响 × 频率 × 差距 × 记忆",
        "Ranking of moments of truth: impact × frequency × gap × memory",
    ),
    "ranking-title": ("“{0}”最值得投入：{1} 分，第二名 {2} 分", "“{0}” comes first with {1} points, the next has {2}"),
    "ranking-title-tie": (
        "“{0}”和“{1}”同为 {2} 分，先做哪个由大家定",
        "“{0}” and “{1}” tie at {2} points: the group decides",
    ),
    "ranking-title-override": (
        "“{1}”得分最高（{2}），另有 {0} 个时刻由小组定了先后",
        "“{1}” scores highest ({2}); for {0} others the group decided otherwise",
    ),
    "ranking-title-override-one": (
        "“{1}”得分最高（{2}），另有 1 个时刻由小组定了先后",
        "“{1}” scores highest ({2}); for one other the group decided otherwise",
    ),
    "ranking-title-one": ("“{0}”得 {1} 分，其余还没有打分", "“{0}” has {1} points, no other is scored yet"),
    "strategy-when": ("适用：{0}", "When: {0}"),
    "strategy-used": ("本次用在：{0}", "Used here: {0}"),
    "strategy-none": ("这里没有用到。想一想：哪个时刻适合它？", "Not used here. Ask: which moment would it suit?"),
    "strategy-use_when": ("什么时候用", "When it fits"),
    "strategy-stem": ("我们如何……", "How might we …"),
    "strategy-example": ("本案例", "In this case"),
    "strategy-example-of": ("{0}：{1}", "{0}: {1}"),
    "strategy-metric": ("看什么指标", "How it shows"),
    "strategy-metric-of": ("{0}：{1}", "{0}: {1}"),
    "strategy-title": ("{0}：{1}", "{0}: {1}"),
    "strategies-title": (
        "{0} 种关键时刻策略：先填谷，再造峰",
        "{0} strategies for moments of truth: mend pits before building peaks",
    ),
    "strategies-title-used": (
        "{0} 种关键时刻策略，这里用到 {1} 种",
        "{0} strategies for moments of truth, {1} of them at work here",
    ),
    "notes-moment_ranking": (
        "四个因子相乘：影响多大、多常见、差多远、记多久。分数是用来讨论的，不是用来代替判断的。",
        "Four factors multiplied: how much it matters, how often, how far to go, how long remembered. The score starts the talk, it does not end it.",
    ),
    "notes-moment_ranking-do": (
        "请大家用三个圆点投票；与分数不一致时，把理由写进“小组为何另排”。",
        "Let people vote with three dots; where they differ from the score, write down why.",
    ),
    "notes-moment_ranking-next": ("逐个看这些时刻。", "Now one by one."),
    "notes-strategies": (
        "每个时刻只选一种主策略。谷底没填平之前，惊喜只会显得讽刺。",
        "One main strategy for each moment. While a pit stands open, a surprise is an insult.",
    ),
    "notes-strategies-do": (
        "每组抽一张策略卡，对着最低的那个时刻写三个“我们如何”。",
        "Each group draws a card and writes three how-might-we questions for the lowest moment.",
    ),
    "notes-strategies-next": ("带着策略去想点子。", "With a strategy in hand, on to ideas."),
    "notes-strategy": (
        "先讲什么时候用，再讲怎么做；例子要讲出前后的差别，别只报名字。",
        "Say first when it fits, then what to do; tell the example as a before and an after.",
    ),
    "notes-strategy-do": (
        "请每个人想一个自己经历过的例子，两人一组讲给对方听，一分钟。",
        "Everybody thinks of an example of their own and tells a neighbour, one minute each.",
    ),
    "notes-strategy-next": ("看下一种策略。", "On to the next strategy."),
    # tools: pains, issues
    "pain-share": ("占损害", "Share of damage"),
    "pain-evidence": ("依据", "Known by"),
    "quoted": ("“{0}”", "“{0}”"),
    "pains-table": ("痛点表：损害 = 严重度 × 频率", "Table of pains: damage is severity × frequency"),
    "pains-title": (
        "{1} 个痛点中，{0} 个造成了 {2} 的损害，最重的是“{3}”",
        "{0} of {1} pains do {2} of the damage, most of all “{3}”",
    ),
    "pains-title-one": (
        "{1} 个痛点中，1 个就造成了 {2} 的损害：“{3}”",
        "One of {1} pains does {2} of the damage: “{3}”",
    ),
    "pains-title-spread": (
        "{0} 个痛点相差不大，最重的是“{1}”（{2}）",
        "{0} pains of much the same weight; the worst is “{1}” ({2})",
    ),
    "pains-title-spread-one": ("眼下只有一个痛点：{1}", "One pain is known so far: {1}"),
    "pains-title-plain": ("{0} 个痛点，还没有打分", "{0} pains, not scored yet"),
    "pains-title-plain-one": ("1 个痛点，还没有打分", "One pain, not scored yet"),
    "heat-corner": ("严重度↓ 频率→", "Severity ↓  Frequency →"),
    "heat-table": (
        "痛点热力图：严重度 × 频率，格内为优先级与痛点编号",
        "Heat map of pains: severity by frequency, each cell with its priority and pains",
    ),
    "heat-title": ("{1} 个痛点中有 {0} 个落在 P0 区，先动手", "{0} of {1} pains are in the P0 zone: begin there"),
    "heat-title-one": ("{1} 个痛点中有 1 个落在 P0 区，先动手", "One of {1} pains is in the P0 zone: begin there"),
    "heat-title-single": ("唯一的痛点是 {0}", "The one pain that is scored is {0}"),
    "heat-title-lower": (
        "{1} 个痛点都没到 P0，最高是 {2}（{0} 个）",
        "None of {1} pains is P0; the highest is {2} ({0} pains)",
    ),
    "heat-title-lower-one": (
        "{1} 个痛点都没到 P0，最高是 {2}（1 个）",
        "None of {1} pains is P0; the highest is {2} (one pain)",
    ),
    "severity-0": ("不算问题", "no problem"),
    "severity-1": ("皮毛", "cosmetic"),
    "severity-2": ("较轻", "minor"),
    "severity-3": ("严重", "major"),
    "severity-4": ("灾难", "catastrophe"),
    "frequency-1": ("罕见", "rare"),
    "frequency-2": ("偶尔", "now and then"),
    "frequency-3": ("时常", "often"),
    "frequency-4": ("多数时候", "mostly"),
    "frequency-5": ("每次", "every time"),
    "issue-score": ("严重度 × 频率", "Severity × frequency"),
    "issue-solution": ("怎么解决", "Solution"),
    "issue-due": ("期限", "Due"),
    "issues-table": ("问题清单", "Issue register"),
    "issues-title": ("{1} 个问题中有 {0} 个是 {2}", "{0} of {1} issues are {2}"),
    "issues-title-all": ("{0} 个问题都是 {1}", "All {0} issues are {1}"),
    "issues-title-one": ("{1} 个问题中有 1 个是 {2}", "One of {1} issues is {2}"),
    "issues-title-plain": ("{0} 个问题在册，还没有排优先级", "{0} issues on record, none ranked yet"),
    "issues-title-plain-one": ("1 个问题在册，还没有排优先级", "One issue on record, not ranked yet"),
    "issues-title-loose": ("{1} 个问题中有 {0} 个没有责任人或期限", "{0} of {1} issues have no owner or no date"),
    "issues-title-loose-one": ("{1} 个问题中有 1 个没有责任人或期限", "One of {1} issues has no owner or no date"),
    "notes-pains": (
        "先看占比，再看原话。占比是严重度乘频率算出来的；分数是团队给的，原话是客户给的。",
        "Look at the shares first, then at the words. Shares are severity times frequency; scores are the team's, words the customers'.",
    ),
    "notes-pains-do": (
        "对每个前三名追问：根因在前台、后台还是支持？谁最后一次亲眼见到？",
        "For each of the top three ask whether the cause lies in front, behind or in support, and who last saw it happen.",
    ),
    "notes-pains-next": ("放到热力图上排先后。", "Now onto the heat map."),
    "notes-pain_heat_map": (
        "越往右上越急。严重度 4 的，再少见也至少是 P1。",
        "The nearer the top right the more urgent. Severity 4 is P1 at least, however rare.",
    ),
    "notes-pain_heat_map-do": (
        "请各组挪动一个他们认为放错的痛点，并拿出证据。",
        "Let each group move one pain they think misplaced, with evidence.",
    ),
    "notes-pain_heat_map-next": ("谁来解决，什么时候？", "Who solves what, by when?"),
    "notes-issues": (
        "只念 P0：是什么、为什么、谁、什么时候。其余请会后看。",
        "Read out the P0 only: what, why, who, when. The rest is for afterwards.",
    ),
    "notes-issues-do": (
        "没有责任人或期限的，散会前补上；已完成的，问谁验证过。",
        "Fill in missing owners and dates before people leave; ask who has verified what is done.",
    ),
    "notes-issues-next": ("接下来看怎么改。", "Next, how we change it."),
}

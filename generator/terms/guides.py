"""Words of the facilitator's guide and the participants' workbook: headings, labels, checklists, contingencies."""

from __future__ import annotations

TERMS = {
    "guide-title": ("引导手册", "Facilitator's guide"),
    "workbook-title": ("学员手册", "Participant workbook"),
    # the cover
    "guide-version": ("版本", "Version"),
    "guide-date": ("日期", "Date"),
    "guide-client": ("客户", "For"),
    "guide-author": ("讲师", "By"),
    "guide-venue": ("地点", "Place"),
    "guide-heads": ("人数", "People"),
    "guide-heads-said": (
        "{0} 人，分 {1} 组，每组最多 {2} 人；引导师 {3} 人",
        "{0} participants in {1} groups of up to {2}; facilitators: {3}",
    ),
    "guide-duration": ("时长", "Length"),
    "guide-duration-said": (
        "{0} 天，内容共 {1} 分钟（不含休息）",
        "days: {0}; {1} minutes of content, breaks not counted",
    ),
    "guide-where": ("方式", "Format"),
    "guide-where-onsite": ("现场", "In one room"),
    "guide-where-remote": ("线上", "Online"),
    "guide-where-hybrid": ("现场与线上混合", "In a room and online"),
    # headings
    "guide-contents": ("目录", "Contents"),
    "guide-contents-hint": (
        "要显示页码：在 Word 里右键点目录，选“更新域”。",
        "For page numbers, right-click the list in Word and choose Update Field.",
    ),
    "guide-how": ("怎样用这本手册", "How to use this guide"),
    "guide-how-1": (
        "每个环节从新的一页开始：先看一眼概要表，再按步骤走。左边是钟点和分钟，右边“做”是动作，“说”是可以照着念的话，"
        "“留意”是容易走偏的地方。钟点和页码都由同一份文件算出；改了议程，请重新生成，不要手改。",
        "Every session starts on a page of its own: a table at a glance, then the steps. Times stand on the left; on the "
        "right, DO is what happens, SAY is what you can read out, WATCH FOR is where it tends to go wrong. Times and slide "
        "numbers come from one file: when the agenda changes, build again rather than correct by hand.",
    ),
    "guide-how-2": (
        "“说”里的话请换成您自己的口气，例子换成这家公司的。时间不够时先看“时间不够”一行；复盘问题一个也不要省，学到的东西多半在那里。",
        "Put the SAY lines in your own voice and the examples in this company's terms. Short of time? Look at “short of "
        "time” first, and keep the debrief questions: most of the learning is there.",
    ),
    "guide-glance": ("日程一览", "The days at a glance"),
    "guide-prepare": ("准备清单", "Preparation"),
    "guide-roles": ("引导团队的分工", "Who does what"),
    "guide-role": ("角色", "Role"),
    "guide-duty": ("做什么", "What they do"),
    "guide-materials": ("材料与数量", "Materials and quantities"),
    "guide-materials-lead": (
        "各环节自己的材料写在该环节的概要表里；电子表格里另有一份可以打勾的清单。",
        "What a session needs besides stands in its own table; the spreadsheet has the list to tick off.",
    ),
    "guide-material": ("材料", "Item"),
    "guide-quantity": ("数量", "Quantity"),
    "guide-material-note": ("说明", "Note"),
    "guide-sessions": ("各环节", "The sessions"),
    "guide-appendix": ("附录", "Appendix"),
    "guide-late": ("晚开始 {0} 分钟时的时间表", "When you start {0} minutes late"),
    "guide-hurried": (
        "这个练习平常要 {0} 分钟，今天只有 {1} 分钟。{2}",
        "This exercise usually takes {0} minutes, today it has {1}. {2}",
    ),
    "guide-spare": ("有时间再加一步（{0} 分钟）：{1}", "With {0} minutes to spare: {1}"),
    "guide-spare-said": ("可以说：{0}", "Say: {0}"),
    "guide-late-lead": (
        "先缩短讲解，再缩短练习；茶歇、午餐、复盘与收尾不动。",
        "Talks are shortened first, then exercises; breaks, lunch, debriefs and the close are kept.",
    ),
    "guide-late-was": ("原来", "Planned"),
    "guide-late-now": ("改为", "Now"),
    "guide-contingency": ("出了状况怎么办", "When something goes wrong"),
    "guide-trouble": ("状况", "What happens"),
    "guide-remedy": ("对策", "What to do"),
    "guide-glossary": ("术语对照", "Terms in both languages"),
    "guide-chinese": ("中文", "Chinese"),
    "guide-english": ("英文", "English"),
    "guide-meaning": ("意思", "Meaning"),
    # columns and labels of a session
    "guide-time": ("时间", "Time"),
    "guide-minutes": ("分钟", "Min"),
    "guide-unit": ("分钟", "min"),
    "guide-session": ("环节", "Session"),
    "guide-slides": ("幻灯片", "Slides"),
    "guide-canvas": ("画布", "Canvas"),
    "guide-output": ("产出", "Output"),
    "guide-module": ("模块", "Module"),
    "guide-grouping": ("分组", "Grouping"),
    "guide-supplies": ("材料", "Materials"),
    "guide-purpose": ("目的", "Purpose"),
    "guide-objectives": ("学完能做到", "Objectives"),
    "guide-ready": ("事先准备", "Make ready"),
    "guide-steps": ("步骤", "Steps"),
    "guide-do": ("做", "DO"),
    "guide-say": ("说", "SAY"),
    "guide-watch": ("留意", "WATCH FOR"),
    "guide-tips": ("小窍门", "Tips"),
    "guide-adaptations": ("情况不同时", "When the room is different"),
    "guide-small": ("人少", "Few people"),
    "guide-large": ("人多", "Many people"),
    "guide-remote": ("线上", "Online"),
    "guide-short": ("时间不够", "Short of time"),
    "guide-expected": ("做出来是什么样", "Expected output"),
    "guide-debrief": ("复盘提问", "Debrief"),
    "guide-what": ("发生了什么", "What?"),
    "guide-so_what": ("说明什么", "So what?"),
    "guide-now_what": ("接下来怎么做", "Now what?"),
    "guide-ask": ("提问", "Ask"),
    "guide-transition": ("过渡", "TRANSITION"),
    "guide-next": ("接着是", "Next"),
    "guide-filled": ("填好的样子：{0}", "Filled in: {0}"),
    "guide-drawing": ("本项目的图：{0}", "From this project: {0}"),
    "drawing-cv-journey": ("客户旅程", "customer journey"),
    "drawing-cv-blueprint": ("服务蓝图", "service blueprint"),
    "drawing-cv-standards": ("服务标准", "service standards"),
    "guide-span": ("{0} – {1}（{2} 分钟）", "{0} – {1} ({2} min)"),
    # kinds of steps
    "part-brief": ("讲解与布置", "Briefing"),
    "part-individual": ("独立完成", "Alone"),
    "part-pair": ("两人一组", "In pairs"),
    "part-group": ("小组", "In groups"),
    "part-plenary": ("全体", "All together"),
    "part-share": ("分享", "Sharing"),
    "part-debrief": ("复盘", "Debrief"),
    "guide-brief-do": (
        "念一遍任务，说清要做多久、做出什么；请一位学员用自己的话复述，再开始计时。",
        "Read the task out, say how long it takes and what comes out of it. Have somebody repeat it in their own words, then "
        "start the timer.",
    ),
    "guide-debrief-do": (
        "请两到三组各说一分钟，再问下面的复盘问题；每个问题后停五秒，让人想。",
        "Two or three groups speak for a minute each. Then ask the questions below, with five seconds of silence after each.",
    ),
    "guide-lecture-do": (
        "按幻灯片讲。每十分钟停一次，请学员用自己工作里的例子说一遍。",
        "Follow the slides. Stop every ten minutes and have people find an example in their own work.",
    ),
    "guide-talk-do": ("按幻灯片讲，例子换成这家公司的。", "Follow the slides, with examples of this company."),
    "guide-lecture-check-do": (
        "请每人写下一句：这一点怎么用在自己的工作里。邻座互看。",
        "Everybody writes one line: where does this apply in my work? Neighbours compare.",
    ),
    "guide-video-do": (
        "播放之前先说要看什么；放完静默一分钟，各自记下所见，再讨论。",
        "Before you play it, say what to look for. Afterwards a minute of silence for notes, then talk.",
    ),
    "guide-plenary-do": (
        "全体一起进行。把要点当场记在墙上，让大家看得见。",
        "All together. Write the main points on the wall as they come, for everyone to see.",
    ),
    "guide-energiser-do": (
        "请大家站起来。说清规则，自己先示范一遍，到点就停。",
        "Everyone on their feet. Explain the rules, show it once yourself, and stop on time.",
    ),
    "guide-work-do": (
        "各组动手，引导师巡视；过半时报时，提前五分钟提醒收尾。",
        "Groups work while you walk round. Call half-time, and the last five minutes.",
    ),
    "guide-next-said": ("这一环节到此为止。接下来是“{0}”。", "That is it for this part. Next comes “{0}”."),
    "guide-end-said": (
        "今天到这里。谢谢各位，请带好自己的手册。",
        "That is all for today. Thank you; please take your workbook along.",
    ),
    # the checklists
    "guide-before": ("事先", "Before"),
    "guide-before-1": (
        "与委托方确认要改的旅程、想看到的产出，以及会后谁来接手。",
        "Agree with the client on the journey to work on, on what is to come out, and on who takes it over.",
    ),
    "guide-before-2": (
        "提前 {0} 天发出课前问卷，按结果分组：每组都要有前台、后台和支持部门的人。",
        "Send the pre-survey {0} days ahead, and form groups by its results: frontstage, backstage and support in each.",
    ),
    "guide-before-3": (
        "通读全部环节，把例子换成这家公司的；打开幻灯片核对页码。",
        "Read every session, put the examples in this company's terms, and check the slide numbers against the deck.",
    ),
    "guide-before-4": (
        "打印画布、卡片和学员手册，按组装袋；照下面的材料表清点。",
        "Print canvases, cards and workbooks, pack them by table, and count them against the list of materials.",
    ),
    "guide-before-4-remote": (
        "照在线白板清单建好白板，每组一块，锁定版面；把学员手册和链接发给每个人。",
        "Make the board by its list of frames, one a group, and lock the layout; send workbook and link to everybody.",
    ),
    "guide-before-5-remote": (
        "试一次会议：分组讨论室、屏幕共享、声音、计时器；请每个人用自己的设备提前进一次。",
        "Try the meeting: breakout rooms, screen sharing, sound, timer; ask everybody to come in once beforehand.",
    ),
    "guide-before-5": (
        "看一次场地：墙面能不能贴，投影从最后一排看不看得清，桌子能不能挪。",
        "See the room: can paper go on the walls, can the last row read the screen, do the tables move?",
    ),
    "guide-before-6": (
        "要播放录音或录像的，先取得当事人的同意，并去掉姓名和号码。",
        "For recordings, get the consent of those recorded first, and take out names and numbers.",
    ),
    "guide-morning": ("当天", "On the day"),
    "guide-morning-1": (
        "提前一小时到场：摆桌椅，贴画布，试投影、音响和计时器。",
        "Arrive an hour early: set the tables, hang the canvases, try screen, sound and timer.",
    ),
    "guide-morning-1-remote": (
        "提前一小时上线：两台设备，一台主持，一台看学员的画面；试声音和计时器。",
        "Be online an hour early with two devices, one to host, one to see what participants see; try sound and timer.",
    ),
    "guide-morning-2-remote": (
        "白板上留三处：议程、停车场（放不相干的问题）、约定。",
        "Leave three places on the board: the agenda, a car park for stray questions, the ground rules.",
    ),
    "guide-morning-3-remote": (
        "每组的白板各打开看一遍，便利贴颜色按图例备好。",
        "Open the board of each group once, with notes in the colours of the legend at hand.",
    ),
    "guide-morning-4-remote": (
        "备好第二条网络和一个群聊；有人掉线，从那里把他接回来。",
        "Have a second network and a group chat ready, to bring back who drops out.",
    ),
    "guide-morning-2": (
        "墙上留三处：议程、停车场（放不相干的问题）、约定。",
        "Leave three places on the wall: the agenda, a car park for stray questions, the ground rules.",
    ),
    "guide-morning-3": (
        "每桌放好一套材料，便利贴颜色按图例分开。",
        "Put one set of materials on each table, notes sorted by the colours of the legend.",
    ),
    "guide-morning-4": (
        "离线带一份：幻灯片、手册的 PDF 和打印件，投影坏了也能上课。",
        "Carry it offline: deck and guide as PDF and on paper, so that a dead projector stops nothing.",
    ),
    "guide-afterwards": ("结束之后", "Afterwards"),
    "guide-afterwards-1": (
        "先拍照再收：每张画布一张整体、一张近景，编号要拍清楚。",
        "Photos before you take anything down: each canvas as a whole and close up, with its numbers readable.",
    ),
    "guide-afterwards-1-remote": (
        "先导出再清理：每块白板导出图片和表格，再锁定，编号要看得清。",
        "Export before you tidy up: each board as a picture and as a table, numbers readable; then lock it.",
    ),
    "guide-afterwards-2": (
        "当天把便利贴录进回收表，合并进源文件，三天内发出整理好的图。",
        "Type the notes into the capture sheet on the same day, merge them into the file, and send the drawings within three "
        "days.",
    ),
    "guide-afterwards-3": (
        "第 30 天发回访问卷，看承诺做了没有。",
        "Send the follow-up survey on day 30 and see what became of the commitments.",
    ),
    # roles
    "guide-role-1": ("主引导师", "Lead facilitator"),
    "guide-role-1-said": (
        "讲解、提问、掌握节奏；不替小组下结论。",
        "Briefs, asks, keeps the pace; draws no conclusions for the groups.",
    ),
    "guide-role-2": ("协同引导师", "Co-facilitator"),
    "guide-role-2-said": (
        "巡桌，帮卡住的小组；看时间，给主引导师打手势；管材料和拍照。",
        "Walks round and helps groups that are stuck; watches the clock and signals; looks after materials and photos.",
    ),
    "guide-role-2-alone": (
        "只有一位引导师：请委托方派一人看时间、发材料、拍照。",
        "You are alone: ask the client for somebody to watch the clock, hand out material and take photos.",
    ),
    "guide-role-3": ("桌长", "Table host"),
    "guide-role-3-said": (
        "每组一位，由小组自己选：念任务、看时间、汇报。不必是职位最高的人。",
        "One a table, chosen by the table: reads the task, watches the time, reports. Not necessarily the most senior.",
    ),
    "guide-role-4": ("委托方代表", "Client's sponsor"),
    "guide-role-4-said": (
        "开场说明为什么做这件事，路演时在场，会后接手行动。",
        "Says at the start why this matters, is there for the report-out, takes over the actions.",
    ),
    # the workbook
    "workbook-name": ("姓名", "Name"),
    "workbook-team": ("小组", "Team"),
    "workbook-journey": ("我们研究的旅程", "The journey we work on"),
    "workbook-welcome": ("怎样用这本手册", "How to use this workbook"),
    "workbook-welcome-said": (
        "这本手册是您的。每个环节有做法、一张小画布和写字的地方；大画布在墙上，跟小组一起填。每个环节结束前，"
        "用一句话写下自己要带走的东西。",
        "This workbook is yours. Each session has instructions, a small canvas and room to write; the large canvas is on the "
        "wall, for the whole group. Before a session ends, write down in one sentence what you take along.",
    ),
    "workbook-agenda": ("日程", "Agenda"),
    "workbook-goals": ("学完之后，我能够", "Afterwards I can"),
    "workbook-why": ("做这个练习，是为了", "What it is for"),
    "workbook-how": ("做法", "What to do"),
    "workbook-result": ("做出来的是", "What comes out"),
    "workbook-notes": ("我的记录", "My notes"),
    "workbook-questions": ("想一想", "Think about it"),
    "workbook-takeaway": ("我带走的一句话", "What I take along"),
    "workbook-canvas": ("画布：{0}", "Canvas: {0}"),
    "workbook-commitments": ("我的承诺", "My commitments"),
    "workbook-commitments-said": (
        "写具体：做什么、哪天开始、需要谁帮忙。三条就够，能在一周内开始的写在第一行。",
        "Be concrete: what, from which day, with whose help. Three are enough; what can start within a week comes first.",
    ),
    "workbook-commitment": ("我要做的第一步", "My first step"),
    "workbook-by": ("哪天之前", "By when"),
    "workbook-with": ("需要谁帮忙", "With whose help"),
    "workbook-sign": ("怎么知道做到了", "How I will know"),
    "workbook-partner": ("30 天后提醒我的伙伴：", "The partner who reminds me after 30 days:"),
    "workbook-evaluation": ("最后三分钟", "The last three minutes"),
    "workbook-evaluation-said": (
        "请填写单独发下的评估表，不必写名字。您写的每一条都会有人看，并用来改进下一次。",
        "Please fill in the evaluation form that is handed out; no name is needed. Every line is read and used to improve the "
        "next workshop.",
    ),
    "workbook-glossary": ("术语", "Terms"),
}

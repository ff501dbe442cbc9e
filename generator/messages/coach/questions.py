"""The questions that the coach asks, in plain words: name → question (zh-CN, en).

`{name}` is what the author calls the first thing that the question is about.
"""

from __future__ import annotations

QUESTIONS: dict[str, tuple[str, str]] = {
    "whose-journey": (
        "这段旅程是谁的？从什么事开始，到什么事算结束？",
        "Whose journey is this, what sets it off, and how can you tell that it is over?",
    ),
    "who-is-it": (
        "请想起一位真实的客户：他想办成什么事，为什么找到你们？",
        "Think of one real customer: what is this person trying to get done, and why do they come to you?",
    ),
    "one-primary": (
        "如果只能让一种客户满意，你们选哪一种？其他客户会因此失去什么？",
        "If you could please only one kind of customer, which would it be, and what would the others lose?",
    ),
    "who-says-so": (
        "这些判断是谁说的？下周能找哪三位客户当面问一问、看一看？",
        "Who says so? Which three customers could you ask and watch next week?",
    ),
    "curve-by-whom": (
        "情绪曲线现在多半是你们自己的看法：哪一步最该先去问客户？",
        "Most of the emotion curve is your own opinion: about which step should customers be asked first?",
    ),
    "what-travels": (
        "在{name}换人接手时，客户已经说过的话，怎样一起交过去？",
        "When somebody else takes over at {name}, how is what the customer has already said passed on?",
    ),
    "bridge": (
        "客户做到{name}时换了渠道：手里有什么，能让他不必从头再来？",
        "Customers change channel at {name}: what do they hold that saves them from starting again?",
    ),
    "what-is-seen": (
        "客户做到{name}时，看到、听到、拿到的是什么？它说明了你们的用心，还是恰好相反？",
        "What do customers see, hear or receive at {name}, and does it speak for you or against you?",
    ),
    "who-meets": (
        "客户做到{name}时，是谁或者哪个界面在接待？没有的话，客户此刻在等谁？",
        "Who or what meets the customer at {name}? If nobody does, whom is the customer waiting for?",
    ),
    "hidden-work": (
        "要让{name}做得好，后台是谁在做什么？少了哪一件，前台就会露馅？",
        "Who does what backstage so that {name} goes well, and which part, if missing, would show frontstage?",
    ),
    "serves-nobody": (
        "{name}到底帮了谁的忙？停掉它一天，最先发现的会是谁？",
        "Whom does {name} help? If it stopped for a day, who would notice first?",
    ),
    "what-breaks": (
        "上一次在这里出错是什么时候？当时客户怎么办，员工又怎么办？",
        "When did it last go wrong here? What did the customer do, and what did the staff do?",
    ),
    "recovery": (
        "{name}一旦发生，五分钟之内谁道歉、谁补救、谁有权做主？",
        "Within five minutes of {name}, who apologises, who puts it right, and who may decide?",
    ),
    "how-it-ends": (
        "客户离开时，最后看到的、听到的是什么？他会怎样对别人说起？",
        "What is the last thing customers see and hear, and how will they tell others about it?",
    ),
    "the-wait": (
        "{name}的时候，客户怎样知道还要等多久、为什么等、可以做点什么？",
        "At {name}, how do customers learn how long they have to wait, why, and what they can do meanwhile?",
    ),
    "how-long": (
        "整段旅程从头到尾要花客户多少时间？其中多少是在等？",
        "How much of the customer's time does the whole journey take, and how much of it is waiting?",
    ),
    "which-moments": (
        "一个月以后，客户还会记得哪三到五个瞬间？这些瞬间是你们设计出来的吗？",
        "Which three to five moments will customers remember in a month, and did you design them?",
    ),
    "moment-owner": (
        "{name}由哪一个人说了算？他每周怎样知道这一刻变好了？",
        "Which one person owns {name}, and how do they see every week whether it got better?",
    ),
    "promise": (
        "在{name}，你们用客户的话能承诺什么？做到什么程度才算兑现？",
        "What can you promise customers at {name}, in their own words, and what counts as keeping it?",
    ),
    "kept-promise": (
        "在{name}许下的承诺，员工要做出哪一个看得见的动作，才算兑现？",
        "What must staff be seen to do at {name} for your promise to be kept?",
    ),
    "which-strategy": (
        "{name}最需要的是去掉麻烦、简化步骤，还是给客户惊喜？为什么？",
        "What does {name} need most: less trouble, fewer steps or a delight? Why?",
    ),
    "ambition": (
        "{name}要做到多好才算数？是什么让你们没有把目标定得更高？",
        "How good should {name} become, and what keeps you from aiming higher?",
    ),
    "repair-first": (
        "{name}还带着没解决的痛点：先补好哪一处，惊喜才有意义？",
        "{name} still has an open pain: what has to be put right before a delight makes sense?",
    ),
    "pain-to-what": (
        "{name}如果解决了，客户会多做什么、少做什么？怎样把它问成一个“我们如何……”？",
        "If {name} were solved, what would customers do more of and less of, and how might that become a question to work on?",
    ),
    "trouble-not-cure": (
        "{name}背后，客户真正的麻烦是什么？除了最先想到的办法，还有哪些办法能解决它？",
        "What is the customer's real trouble behind {name}, and what else could solve it besides the first thing that came to mind?",
    ),
    "what-works": (
        "现在有什么是客户已经喜欢的，改的时候千万不能弄丢？",
        "What do customers already like that must on no account get lost in the change?",
    ),
    "untouched": (
        "{name}最该解决，目标态里这一步却没有变：打算什么时候动它？",
        "{name} matters most, yet its step is the same in the to-be blueprint: when will you deal with it?",
    ),
    "employees": (
        "做这项服务的员工，一天里最难受的是哪一刻？他们最想改什么？",
        "Which moment of the day is hardest for the staff who deliver this service, and what would they change first?",
    ),
    "who-can-stop": (
        "{name}一句话就能让这件事停下来：最在意什么、最怕失去什么，谁去谈？",
        "{name} can stop this: what do they care about, what are they afraid of losing, and who will talk to them?",
    ),
    "not-invited": (
        "{name}的工作会跟着变：在哪一步请他们一起共创？",
        "The work of {name} will change: at what point do they get a say in the design?",
    ),
    "what-they-get": (
        "{name}从这项服务里得到什么，才愿意一直做下去？",
        "What is in it for {name}, and is it enough to keep them going?",
    ),
    "how-many-asked": (
        "{name}的结果是问了多少人得来的？再问一次，会变多少？",
        "How many people's answers does {name} rest on, and how much would it change if you asked again?",
    ),
    "percent-of-what": (
        "{name}是从哪个数变来的？说的是百分点，还是相对变化？",
        "{name}: from what value did it change, and are percentage points or a relative change meant?",
    ),
    "how-to-know": (
        "半年以后，看哪一个数字，就知道客户过得更好了？现在它是多少？",
        "Which figure will show in half a year that customers are better off, and what is it today?",
    ),
    "tie": (
        "排在前两位的概念其实不分高下：哪一个可以在一周之内先试一试？",
        "The two leading concepts are as good as tied: which of them could you try out within a week?",
    ),
    "test-first": (
        "测试{name}之前先画一条线：看到什么结果，才算成立？",
        "Before you test {name}: what would you have to see to say that it holds?",
    ),
    "no-date": (
        "{name}由谁在哪一天之前办完？谁去看一眼是真的办完了？",
        "Who will have {name} done, by which day, and who will go and see that it really is?",
    ),
    "who-decides": (
        "{name}最后由谁一个人拍板？",
        "Which one person has the last word on {name}?",
    ),
    "observable": (
        "一位没来过的神秘访客，怎样在现场判断{name}做到了没有？",
        "How could a mystery shopper who has never been here tell on the spot whether {name} was done?",
    ),
    "what-is-made": (
        "{name}结束时，桌上会多出什么东西？谁把它带走、接着用？",
        "When {name} is over, what will be on the table that was not there before, and who takes it further?",
    ),
    "long-stretch": (
        "一口气要做这么久，大家在哪里休息、什么时候吃饭？",
        "With stretches as long as these, where do people catch their breath, and when do they eat?",
    ),
    "what-differs": (
        "如果下个月只能改一步，你们改哪一步？改完以后，客户会先注意到什么？",
        "If you could change just one step next month, which would it be, and what would customers notice first?",
    ),
    "what-if-busy": (
        "人最多的那一个小时，这张蓝图还成立吗？哪一步最先撑不住？",
        "Does this blueprint hold in the busiest hour, and which step gives way first?",
    ),
    "low-score": (
        "客户给了差评以后，谁在几天之内回复？回复之后又改了什么？",
        "After a bad score, who gets back to the customer, within how many days, and what changes because of it?",
    ),
    "what-may-fail": (
        "这个计划最可能因为什么落空？看到什么迹象，就该停下来？",
        "What is most likely to sink the plan, and which sign should make you stop?",
    ),
    "who-does-it-well": (
        "别的行业里，谁把同样的事做得特别好？有什么可以搬过来？",
        "Who in another industry does the same thing remarkably well, and what could you borrow from them?",
    ),
    "try-it": (
        "最没把握的是哪一条假设？用纸笔和五位客户，一周之内怎么试？",
        "Which assumption are you least sure of, and how could you test it within a week with paper and five customers?",
    ),
    "when-it-branches": (
        "客户不按这条路走时会发生什么？中途放弃的人去了哪里？",
        "What happens when customers leave this path, and where do those who give up halfway go?",
    ),
    "start-today": (
        "哪一处改动，一线员工今天就能做，不用等谁批准？",
        "Which change could the front line make today, without waiting for anybody's leave?",
    ),
    "leave-out": (
        "如果必须去掉一步，去掉哪一步客户不会想念？",
        "If one step had to go, which would customers not miss?",
    ),
}

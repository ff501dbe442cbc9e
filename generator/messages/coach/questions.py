"""The questions that the coach asks, in plain words: name → question (zh-CN, en).

`{name}` is what the author calls the first thing that the question is about.
"""

from __future__ import annotations

QUESTIONS: dict[str, tuple[str, str]] = {
    "whose-journey": (
        "这段旅程是谁的？从什么事开始，到什么事算结束？",
        "Whose journey is this, what sets it off, and how does one see that it is over?",
    ),
    "who-is-it": (
        "请想起一位真实的客户：他想办成什么事，为什么找到你们？",
        "Think of one real customer: what is this person trying to get done, and why come to you?",
    ),
    "one-primary": (
        "如果只能让一种客户满意，你们选哪一种？其他人的需要会不会因此受损？",
        "If only one kind of customer could be pleased, which one – and what would that cost the others?",
    ),
    "who-says-so": (
        "这些判断是谁说的？下周能找哪三位客户当面问一问、看一看？",
        "Who says so? Which three customers could you ask and watch next week?",
    ),
    "curve-by-whom": (
        "情绪曲线现在多半是我们自己的猜测：哪一步最该先去问客户？",
        "Most of the curve is our own opinion: at which step would it pay most to ask customers first?",
    ),
    "what-travels": (
        "在{name}换人接手时，客户已经说过的话，怎样一起交过去？",
        "When somebody else takes over at {name}, how does what the customer has already said go along?",
    ),
    "bridge": (
        "客户在{name}换了渠道：他手里有什么，能让他不必从头再来？",
        "The customer changes channel at {name}: what do they hold that spares them starting anew?",
    ),
    "what-is-seen": (
        "在{name}，客户看到、听到、拿到的是什么？它说明了你们的用心，还是恰好相反？",
        "At {name}, what does the customer see, hear or receive – and does it speak for you or against you?",
    ),
    "who-meets": (
        "在{name}，是谁或者什么在接待客户？没有的话，客户此刻在等谁？",
        "Who or what meets the customer at {name}? If nobody does, whom is the customer waiting for?",
    ),
    "hidden-work": (
        "要让{name}做得好，台后是谁在做什么？少了哪一件，前台就会露馅？",
        "Who does what behind the scenes so that {name} goes well, and what would show at the front if it were missing?",
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
        "When {name} happens, who says sorry, who puts it right and who may decide, all within five minutes?",
    ),
    "how-it-ends": (
        "客户离开时，最后看到的、听到的是什么？他会怎样对别人说起？",
        "What is the last thing the customer sees or hears, and how will they tell others of it?",
    ),
    "the-wait": (
        "在{name}等待时，客户知道还要等多久、为什么等、能做点什么吗？",
        "While waiting at {name}, does the customer know how long, why, and what to do meanwhile?",
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
        "Which one person answers for {name}, and how do they see each week that it got better?",
    ),
    "promise": (
        "在{name}，你们用客户的话能承诺什么？做到什么程度才算兑现？",
        "What can you promise at {name}, in the customer's words, and what counts as keeping it?",
    ),
    "ambition": (
        "{name}的目标并不比现在高：是已经够好了，还是不敢想？",
        "At {name} you aim no higher than today: is it good enough, or did nobody dare?",
    ),
    "repair-first": (
        "{name}还带着没解决的痛点：先补好，再谈惊喜，行不行？",
        "{name} still hurts: could it be repaired first, and delight after that?",
    ),
    "pain-to-what": (
        "{name}如果解决了，客户会多做什么、少做什么？我们可以怎样问这个问题？",
        "If {name} were solved, what would customers do more or less of – and how might we put that as a question?",
    ),
    "trouble-not-cure": (
        "{name}说的是缺什么办法；客户真正的麻烦是什么？",
        "{name} names a cure that is missing; what is the customer's trouble?",
    ),
    "what-works": (
        "现在有什么是客户已经喜欢的，改的时候千万不能弄丢？",
        "What do customers already like that must not get lost in the change?",
    ),
    "untouched": (
        "{name}最该解决，目标状态里这一步却没有变：打算什么时候动它？",
        "{name} matters most, yet its step is the same in the target state: when will it be dealt with?",
    ),
    "employees": (
        "做这项服务的员工，一天里最难受的是哪一刻？他们最想改什么？",
        "For those who deliver the service, which moment of the day is hardest, and what would they change?",
    ),
    "who-can-stop": (
        "{name}有能力让这件事停下来：他担心失去什么，谁去和他谈？",
        "{name} can stop this: what do they fear to lose, and who will talk with them?",
    ),
    "not-invited": (
        "{name}的工作会跟着变，他们参加共创了吗？",
        "The work of {name} will change: are they in the room when it is designed?",
    ),
    "what-they-get": (
        "各方之间都有来有往吗？{name}从中得到什么，愿意一直做下去？",
        "Does everybody give and get? What does {name} get that makes them go on?",
    ),
    "how-many-asked": (
        "{name}这个数字是问了多少人得来的？再问一次，会不会变？",
        "How many people does the figure {name} rest on, and would it be the same if you asked again?",
    ),
    "percent-of-what": (
        "{name}是相对哪个起点说的？是百分点，还是百分比？",
        "{name}: measured against what, and in percentage points or per cent?",
    ),
    "how-to-know": (
        "半年以后，看哪一个数字，就知道客户过得更好了？现在它是多少？",
        "In half a year, which single figure will show that customers are better off, and what is it today?",
    ),
    "tie": (
        "排在前两位的概念其实不分高下：哪一个可以在一周之内先试一试？",
        "The two leading concepts are as good as tied: which could be tried out within a week?",
    ),
    "test-first": (
        "{name}要在测试之前画好一条线：看到什么结果，才算成立？",
        "Before {name} is tested: what would you have to see to say that it holds?",
    ),
    "no-date": (
        "{name}由谁在哪一天之前办完？谁去看一眼是真的办完了？",
        "Who will have {name} done by which day, and who will go and see that it is?",
    ),
    "who-decides": (
        "{name}最后由谁一个人拍板？",
        "Who alone has the last word on {name}?",
    ),
    "observable": (
        "一位没来过的神秘客户，怎样在现场判断{name}做到了没有？",
        "How would a mystery shopper who has never been here tell on the spot whether {name} was done?",
    ),
    "what-is-made": (
        "{name}结束时，桌上会多出什么东西？谁把它带走、接着用？",
        "When {name} is over, what lies on the table that was not there before, and who carries it on?",
    ),
    "long-stretch": (
        "从{name}起，连续工作的时间太长：大家在哪里喘一口气？",
        "From {name} on there is long no pause: where do people catch their breath?",
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
        "客户给了差评以后，谁在几天之内给他回音？回音之后又改了什么？",
        "After a bad score, who gets back to the customer within how many days, and what is changed because of it?",
    ),
    "what-may-fail": (
        "这个计划最可能因为什么落空？看到什么迹象，就该停下来？",
        "What is most likely to sink the plan, and at which sign should it be stopped?",
    ),
    "who-does-it-well": (
        "别的行业里，谁把同样的事做得特别好？有什么可以搬过来？",
        "Who in another trade does the same thing remarkably well, and what could be carried over?",
    ),
    "try-it": (
        "最没把握的是哪一条假设？用纸笔和五位客户，一周之内怎么试？",
        "Which assumption are you least sure of, and how could five customers and paper put it to the test in a week?",
    ),
    "when-it-branches": (
        "客户不按这条路走时会发生什么？中途放弃的人去了哪里？",
        "What happens when customers leave this path, and where do those go who give up halfway?",
    ),
}

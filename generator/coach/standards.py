"""The coach's rules of service standards: whether somebody with a form in the hand could tick them.

Source: the field reference, §11 and §17.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.characters import has_chinese
from generator.coach.rules import Found, at, called, rule
from generator.coach.study import FRONT, STAFF, Study
from generator.model import Card, Channel, Moment
from generator.patterns import Pattern

_ROUNDING = 1 + 1e-9  # of a hundred: three weights of 33 sum to 99

_LONGEST_MANNER = 40  # characters

# How a text says how much, how soon, how often
_COUNTED = Pattern(
    r"\d|[零一二两三四五六七八九十百半]+(?:个)?(?:秒|分钟|小时|刻钟|天|日内|次|遍|声|步|米|成|折)|百分之|每[次位个]|逐[一项个]"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|half|once|twice|each"
    r"|every|per cent|percent)\b",
    re.IGNORECASE,
)

# Manners, which nobody can tick, and what may stand round them without adding anything that could be seen
_CHINESE_MANNERS = (
    "热情洋溢|热情|热忱|热心|微笑|友好|友善|亲切|礼貌|有礼貌|有礼|周到|耐心|细心|用心|贴心|诚心|真心|爱心|真诚|诚恳|诚挚|专业|敬业|主动|积极|温暖|温馨|温和"
    "|体贴|大方|得体|自然|和蔼|亲和力|亲和|良好|很好|优质|优秀|卓越|一流|满意|认真|负责任|负责|快速|迅速|及时|高效|规范|尊重|细致|舒适|愉快|佳|好"
)
_CHINESE_AROUND = (
    "服务态度|服务|态度|语气|语调|语言|表情|神情|形象|仪表|举止|精神|员工|店员|坐席|座席|客服|工作人员|服务人员|人员|前台|我们|他们|客户|顾客|客人|宾客|用户|来宾"
    "|对待|接待|待客|待人|接物|提供|保持|做到|体现|展现|展示|表现|让人|感到|感觉|给人|充满|面带|富有|具有|具备|始终|一直|随时|总是|非常|十分|特别|足够|更加"
    "|以及|并且|而且|同时|应当|应该|必须|要求|对|向|为|以|用|的|地|得|而|且|并|和|与|及|要|应|须|能|会|很|更|最|有|是|感|度|都|让|使|被|所有|每一位|每位|全体|全程"
    r"|[\s、，。；：！,.;:!·/“”（）()]"
)
_ENGLISH_MANNERS = frozenset(
    """
    friendly warm warmly welcoming polite politely courteous courteously professional professionally
    professionalism helpful helpfully kind kindly nice nicely pleasant pleasantly attentive attentively caring
    patient patiently respectful respectfully enthusiastic enthusiastically enthusiasm positive cheerful
    cheerfully smile smiles smiling sincere sincerely good great excellent outstanding best prompt promptly
    quick quickly efficient efficiently proactive proactively empathetic empathy genuine genuinely approachable
    hospitable hospitality friendliness politeness warmth courtesy
    """.split()  # noqa: SIM905 – a table
)
_ENGLISH_AROUND = frozenset(
    """
    a an the is are be being stays stay remains remain keeps keep shows show acts act behaves behave feels feel
    seems serves serve serving service treats treat treating provides provide offers offer gives give has have
    staff agent agents employee employees team everyone people customer customers guest guests client clients
    visitor visitors caller callers them they we our their his her its it to towards toward with in of and or
    but at all always very really truly highly quite ever times time manner way attitude tone voice behaviour
    behavior mood level quality every each
    """.split()  # noqa: SIM905 – a table
)
_WORD = Pattern(r"[a-z]+(?:['’][a-z]+)?", re.IGNORECASE)

# Actions that are seen or heard: those that are whole by themselves, and those done to something
_CHINESE_GESTURES = "接听|接起|微笑|鞠躬|点头|起身|起立|挥手|握手|弯腰|蹲下|打招呼|致谢|道谢|致歉|道歉|道别|告别"
_CHINESE_ACTIONS = (
    "问候|招呼|欢迎|迎接|迎上|目送|报出|报姓名|报上|自报|说出|说明|说清|讲解|讲清|解释|介绍|复述|重复|确认|核对|核实|核查|询问|提问|问清|问明|倾听|记录|记下|登记|写下|告知|告诉"
    "|通知|提醒|提示|感谢|送别|送至|送到|送上|递上|递给|递送|奉上|端上|呈上|双手|引导|指引|带领|带到|陪同|引领|引座|安排|推荐|演示|示范|出示|展示|检查|清点|清理|清洁|擦拭|擦净|收拾"
    "|整理|摆放|归位|更换|倒水|倒茶|贴上|接听|接起|接过|转接|回复|回答|回拨|回访|发送|打印|称呼|邀请|跟进|佩戴|穿上|关闭|打开|调整|提交|上报|注视|让座|扫码|打包|包装|测量"
)
_CHINESE_JOINED = (
    rf"(?:(?:{_CHINESE_GESTURES})|(?:{_CHINESE_ACTIONS})[^，。；,;]{{1,40}}?)[，,、]?\s*"
    rf"(?:(?<![一合归兼])并且?(?![排列行发非不没未])|同时|且)\s*"
    rf"(?:主动|再次|当面|立即|立刻|马上|及时|清楚地?|完整地?|[向为对与用请在][^，。；,;\s]{{1,6}}?){{0,2}}"
    rf"(?:{_CHINESE_GESTURES}|{_CHINESE_ACTIONS})"
)
_ENGLISH_ACTIONS = (
    "(?:greet|offer|ask|say|thank|confirm|explain|repeat|show|hand|give|tell|introduce|check|write|call|send|name|open"
    "|walk|escort|return|answer|read|wipe|pour|bring|take|put|point|describe|note|record|invite|guide|lead|serve|pack"
    "|place|clean|clear|close|sign|print|present|remind|inform|recap|verify|test|measure|wear|lay|stick|enter|help)(?:s|es)?"
    "|apologi[sz]e?s?|carr(?:y|ies)|tid(?:y|ies)|sa(?:y|ys)|repl(?:y|ies)"
)
_OBJECT = (
    "(?:the|a|an|his|her|their|our|its|them|it|him|every|each|all|any|one|two|what|which|who|whether|how|that|for|to|about"
    "|if|when|where)"
)
_ENGLISH_JOINED = (
    rf"\b(?:(?:smile|nod|bow|wave)s?|(?:{_ENGLISH_ACTIONS})\s+(?!and\b)[^.;]{{1,120}}?),?\s+and\s+(?:then\s+|also\s+)?"
    rf"(?:{_ENGLISH_ACTIONS})\s+{_OBJECT}\b"
)
_JOINING = ("并", "同时", "且", " and ")
_TWO_ACTIONS = Pattern(f"{_CHINESE_JOINED}|{_ENGLISH_JOINED}", re.IGNORECASE)
_NO_ACTION = Pattern(f"({_CHINESE_MANNERS})|{_CHINESE_AROUND}")  # a manner, in a group, or what may stand round it

_STAFF = Pattern(
    "(?:店员|员工|坐席|座席|客服(?!系统|机器人)|服务员|服务人员|工作人员|护士|医生|医师|药师|导购|导诊|师傅|技师|顾问|柜员|收银员|咖啡师|接待员|领位员|安检员"
    "|空乘|司机|骑手|快递员|老师|教练|经理|店长|管家)"
    r"|(?:the\s+|a\s+|an\s+)?(?:staff|agent|waiter|waitress|server|barista|nurse|doctor|clerk|cashier|receptionist"
    r"|driver|courier|teacher|adviser|advisor|host|hostess|fitter|technician|manager)\b",
    re.IGNORECASE,
)


@rule("MS-01", "error")
def a_standard_has_a_threshold(study: Study) -> Iterator[Found]:
    """A standard says from where on it is met, in its threshold or in its words."""
    for standard in study.engagement.standards:
        said = (study.words(text) for text in (standard.behaviour, standard.focus))
        if standard.quantitative is None and not any(map(_COUNTED.search, said)):
            yield Found(at(standard, "behaviour"), {"name": called(standard)})


@rule("MS-02", "warning")
def weights_sum_to_a_hundred(study: Study) -> Iterator[Found]:
    """The weights of the standards, where there are any, share a hundred."""
    standards = study.engagement.standards
    total = sum(standard.weight for standard in standards)
    if total and abs(total - 100) > _ROUNDING:
        first = next(standard for standard in standards if standard.weight)
        yield Found(at(first, "weight"), {"sum": f"{total:g}"})


@rule("MS-03", "warning")
def a_behaviour_can_be_seen(study: Study) -> Iterator[Found]:
    """A behaviour is not made of manners alone."""
    for standard in study.engagement.standards:
        if _is_manner(study.words(standard.behaviour)):
            yield Found(at(standard, "behaviour"), {"name": called(standard)})


def _is_manner(text: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    if not words:
        return len(text) <= _LONGEST_MANNER and _is_chinese_manner(text)
    manners = not has_chinese(text) and not _ENGLISH_MANNERS.isdisjoint(words)
    return manners and set(words) <= _ENGLISH_AROUND | _ENGLISH_MANNERS


def _is_chinese_manner(text: str) -> bool:
    parts = _NO_ACTION.sub(lambda part: "+" if part[1] else "", text)
    return set(parts) == {"+"}


@rule("MS-04", "warning")
def a_standard_is_one_behaviour(study: Study) -> Iterator[Found]:
    """A standard asks for one action, so that it is met or not."""
    for standard in study.engagement.standards:
        text = study.words(standard.behaviour)
        if any(joining in text for joining in _JOINING) and _TWO_ACTIONS.search(text):
            yield Found(at(standard, "behaviour"), {"name": called(standard)})


@rule("MS-05", "warning")
def a_promise_has_a_standard(study: Study) -> Iterator[Found]:
    """A promise that people keep, frontstage, is spelt out in a standard, the moment's own or one of its phase."""
    covered = {standard.phase for standard in study.engagement.standards if standard.phase}
    for moment in study.engagement.moments:
        if moment.promise and not moment.standards and _met_by_people(study, moment, covered):
            yield Found(at(moment, "promise"), {"name": called(study.naming(moment))})


def _met_by_people(study: Study, moment: Moment, covered: set[str]) -> bool:
    """Whether people stand frontstage at the moment's step, in a phase without standards."""
    for chart in study.target_charts or study.charts:
        column = chart.column_of.get(moment.step)
        if column is not None and chart.steps[column].phase not in covered:
            placed = chart.columns[column]
            return any(_is_person(study, one.card) for role in FRONT for one in placed.get(role, ()))
    return False


def _is_person(study: Study, card: Card) -> bool:
    """Whether surely somebody, and no screen that stands for somebody, meets the customer."""
    actor, channel = study.actors.get(card.actor or ""), study.engagement.find("channel", card.channel)
    by_words = _STAFF.match(study.words(card.text)) is not None
    if actor is None:
        return by_words or _STAFF.match(card.actor or "") is not None
    on_screen = isinstance(channel, Channel) and channel.kind == "digital"
    return by_words or (actor.kind in STAFF and not on_screen)

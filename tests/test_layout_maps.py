"""Stakeholder grid, rings, value network, persona and moment pages: everything in its place, whatever the data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations

import pytest

from generator import load, measure, text
from generator.layout.maps import exchange, moment, network, persona, rings, stakeholders
from generator.layout.maps.blocks import AREA, titled
from generator.layout.maps.scatter import crosses, strikes
from generator.model import Blueprint, Engagement, Lane, Meta, Moment, Persona, Stakeholder, Step, Text, ValueExchange
from generator.model import Card as Action
from generator.model.design import STRATEGIES, Pain, Recovery, Shift
from generator.model.insight import Evidence, Goals, Job, Quote
from generator.scene import Box, Card, Scene, to_json
from generator.strategies import HOUSE
from generator.terms import languages_of
from generator.theme import house
from tests.samples import sample

SAMPLES = ("hotline", "coffee-house")
LANGUAGES = ("zh-CN", "en", "zh-CN+en")
PAGE = Box(0, 0, 960, 540)


def both(chinese: str, english: str = "") -> Text:
    return Text((("zh-CN", chinese), ("en", english or chinese)))


def maps(engagement: Engagement, language: str) -> Iterator[Scene]:
    """Every map and page of an engagement."""
    theme = house()
    yield stakeholders.power_interest(engagement, theme, language)
    yield rings.ring_map(engagement, theme, language)
    yield network.value_network(engagement, theme, language)
    for one in engagement.personas:
        yield persona.persona(engagement, one, theme, language)
    for one in engagement.moments:
        yield from moment.slides(engagement, one, theme, language)


@cache
def drawn(name: str, language: str) -> tuple[Scene, ...]:
    return tuple(maps(sample(name), language))


def minimal(**parts: object) -> Engagement:
    return Engagement(meta=Meta(title=both("试")), **parts)  # type: ignore[arg-type]


def texts(scene: Scene) -> list[Card]:
    return [*scene.cards, *(one.label for one in scene.connections if one.label)]


def within(box: Box, area: Box, slack: float = 0.6) -> bool:
    return (
        box.x >= area.x - slack
        and box.y >= area.y - slack
        and box.right <= area.right + slack
        and box.bottom <= area.bottom + slack
    )


def flaws(scene: Scene) -> list[str]:
    """What a person would find wrong with a page: text that is small, cut or covered, things that leave the area."""
    found = [f"{band.id} leaves" for band in scene.bands if not within(band.box, AREA)]
    cards = [card for card in texts(scene) if card.kind != "title"]
    found += [f"{card.id} leaves" for card in cards if not within(card.box, AREA)]
    for card in texts(scene):
        words = card.words
        if not any(words.lines):
            continue
        widest = max(text.width(line, words.size, words.bold) for line in words.lines)
        found += [f"{card.id} small"] if words.size < 10 else []
        found += [f"{card.id} wide {widest:.0f} in {card.box.width:.0f}"] if widest > card.box.width + 0.6 else []
        found += [f"{card.id} high"] if words.height > card.box.height + words.size * 0.3 else []
    shown = [card for card in texts(scene) if any(card.words.lines)]
    for one, other in combinations(shown, 2):
        a, b = one.box, other.box
        deep = min(a.right, b.right) - max(a.x, b.x) > 2 and min(a.bottom, b.bottom) - max(a.y, b.y) > 2
        if deep and not within(a, b, 0) and not within(b, a, 0):
            found.append(f"{one.id} over {other.id}")
    for connection in scene.connections:
        start, end = connection.points
        for point, name, side in zip(
            (start, end), (connection.source, connection.target), connection.sides, strict=True
        ):
            box = scene.card(name).box
            found += [] if within(Box(*point, 0, 0), box, 0.2) else [f"{connection.id} does not touch {name}"]
            found += [] if side == exchange.side_of(box, point) else [f"{connection.id} leaves another side of {name}"]
        for card in scene.cards:
            if card.kind == "card" and card.id not in (connection.source, connection.target):
                found += [f"{connection.id} through {card.id}"] if strikes(start, end, card.box) else []
        for other in scene.connections:
            label = connection.label
            if other is not connection and label is not None and strikes(*other.points, label.box):
                found.append(f"{label.id} covers {other.id}")
    return found


def crossings(scene: Scene) -> int:
    lines = [one.points for one in scene.connections]
    return sum(crosses(*one, *other) for one, other in combinations(lines, 2))


@pytest.mark.parametrize("language", ["zh-CN", pytest.param("en", marks=pytest.mark.slow), "zh-CN+en"])
@pytest.mark.parametrize("name", SAMPLES)
def test_pages_of_the_samples_have_no_flaw(name: str, language: str) -> None:
    """Nothing leaves the area, nothing is cut, covered or too small."""
    for scene in drawn(name, language):
        assert (scene.id, flaws(scene)) == (scene.id, [])
        assert (scene.width, scene.height, scene.language) == (960.0, 540.0, language)
        assert scene.description
        assert scene.name
        assert len({card.id for card in texts(scene)}) == len(texts(scene))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_rings_and_networks_of_the_samples_have_no_crossing(name: str, language: str) -> None:
    _, ring_map, value_network, *_ = drawn(name, language)
    assert (crossings(ring_map), crossings(value_network)) == (0, 0)


def test_the_same_data_gives_the_same_scene() -> None:
    before = [to_json(scene) for scene in drawn("coffee-house", "zh-CN")]
    rings._searched.cache_clear()
    assert [to_json(scene) for scene in maps(sample("coffee-house"), "zh-CN")] == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_is_added_above_and_nothing_else_changes(language: str) -> None:
    for plain in drawn("hotline", language):
        whole = titled(plain)
        added = [card for card in whole.cards if card.kind == "title"]
        assert [card.role for card in added] == ["title"]
        assert added[0].box.bottom <= AREA.y
        assert [card for card in whole.cards if card.kind != "title"] == list(plain.cards)
        assert flaws(whole) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_little_data_or_none_is_drawn(language: str) -> None:
    alone = Stakeholder(id="stk-a", name=both("客户", "Customer"), type="customer", power=2, interest=5)
    for engagement in (
        minimal(),
        minimal(stakeholders=(alone,), personas=(Persona(id="per-a", name=both("林悦", "Lin")),)),
        minimal(moments=(Moment(id="mot-a"), Moment(id="mot-b", promise=both("一次说清", "Say it once")))),
        minimal(stakeholders=(Stakeholder(id="stk-b", name=both("媒体", "Media"), type="public"),)),
    ):
        for scene in maps(engagement, language):
            assert (scene.id, flaws(scene)) == (scene.id, [])


def test_any_text_is_taken() -> None:
    """Markup, emoji, right-to-left marks, a sentence without a blank, nothing at all."""
    odd = ("", "<&>\"'", "🙂‏ שלום", "很长的一句话没有标点" * 30, "unbreakable" * 25, "=SUM(A1)")
    people = tuple(
        Stakeholder(id=f"stk-{at}", name=both(words), type="internal", power=at % 5 + 1, interest=4)
        for at, words in enumerate(odd)
    )
    engagement = minimal(
        stakeholders=people,
        value_exchanges=tuple(
            ValueExchange(id=f"vx-{at}", source=f"stk-{at}", target=f"stk-{at + 1}", label=both(words))
            for at, words in enumerate(odd[:-1])
        ),
        personas=tuple(
            Persona(
                id=f"per-{at}", name=both(words), behaviours=(both(words),), tagline=both(words), context=both(words)
            )
            for at, words in enumerate(odd)
        ),
        moments=tuple(Moment(id=f"mot-{at}", name=both(words), promise=both(words)) for at, words in enumerate(odd)),
    )
    for scene in maps(engagement, "zh-CN"):
        assert all(within(card.box, PAGE) for card in scene.cards), scene.id


# The power–interest grid


def crowd(scores: list[tuple[float, float]]) -> Engagement:
    types = ("customer", "employee", "internal", "partner", "regulator", "public")
    moods = ("champion", "supporter", "neutral", "critic", "blocker")
    names = ("一线坐席", "IT 部（CTI/IVR）", "产品线 A 负责人", "外包坐席供应商", "监管机构")
    english = ("First-line agents", "IT department", "Product line A owner", "Outsourced agents", "Regulator")
    return minimal(
        stakeholders=tuple(
            Stakeholder(
                id=f"stk-{at}",
                name=both(f"{names[at % 5]} {at}", f"{english[at % 5]} {at}"),
                type=types[at % 6],
                power=power,
                interest=interest,
                attitude=moods[at % 5],
            )
            for at, (power, interest) in enumerate(scores)
        )
    )


CROWDS = {
    "spread": [(1 + at % 5, 1 + at * 7 % 5) for at in range(20)],
    "equal": [(5.0, 5.0)] * 20,
    "low": [(2.0, 2.0)] * 20,
    "diagonal": [(1 + at * 0.2, 5 - at * 0.19) for at in range(20)],
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scores", CROWDS.values(), ids=CROWDS.keys())
def test_twenty_stakeholders_are_told_apart(scores: list[tuple[float, float]], language: str) -> None:
    scene = stakeholders.power_interest(crowd(scores), house(), language)
    assert flaws(scene) == []
    dots = [card for card in scene.cards if card.kind == "card"]
    assert len(dots) == 20
    for one, other in combinations(dots, 2):
        (ax, ay), (bx, by) = one.box.center, other.box.center
        assert (ax - bx) ** 2 + (ay - by) ** 2 >= (stakeholders.DOT - 0.5) ** 2
    names = [card for card in scene.cards if card.id.endswith("/name")]
    assert not [(one.id, other.id) for one in dots for other in names if one.box.overlaps(other.box)]


@pytest.mark.parametrize("name", SAMPLES)
def test_each_point_lies_in_the_quadrant_of_its_scores(name: str) -> None:
    scene = drawn(name, "en")[0]
    bands = {band.role: band.box for band in scene.bands}
    for one in sample(name).stakeholders:
        assert one.power is not None
        assert one.interest is not None
        assert within(scene.card(one.id).box, bands[measure.quadrant(one.power, one.interest)], 0)


def test_scores_stand_in_order_and_above_three_is_high() -> None:
    places = [stakeholders.position(score / 10) for score in range(10, 51)]
    assert places == sorted(places)
    assert stakeholders.position(3) < 0.5 < stakeholders.position(3.1)


def test_the_legend_names_only_what_is_there() -> None:
    people = (
        Stakeholder(id="a", name=both("客户"), type="customer", power=1, interest=5, attitude="critic"),
        Stakeholder(id="b", name=both("员工"), type="employee", power=5, interest=5),
    )
    scene = stakeholders.power_interest(minimal(stakeholders=people), house(), "zh-CN")
    words = [card.words.text for card in scene.cards if card.kind == "legend"]
    assert [word for word in words if word] == ["客户", "员工", "质疑", "质疑", "参照 Mendelow"]


# Rings and network


def test_cards_lie_on_their_rings() -> None:
    for name in SAMPLES:
        scene = drawn(name, "zh-CN")[1]
        ellipses = {band.id: band.box for band in scene.bands}
        outermost = max(rings.ring_of(one) for one in sample(name).stakeholders)
        assert list(ellipses) == [f"ring-{ring}" for ring in range(outermost, -1, -1)]
        for one in sample(name).stakeholders:
            ring = rings.ring_of(one)
            x, y = scene.card(one.id).box.center

            def reach(box: Box, x: float = x, y: float = y) -> float:
                middle = box.center
                return ((x - middle[0]) / (box.width / 2)) ** 2 + ((y - middle[1]) / (box.height / 2)) ** 2

            assert reach(ellipses[f"ring-{ring}"]) <= 1
            assert ring == 0 or reach(ellipses[f"ring-{ring - 1}"]) > 1


def test_the_persona_stands_in_the_middle_when_no_customer_does() -> None:
    one = Stakeholder(id="stk-a", name=both("坐席"), type="employee")
    engagement = minimal(stakeholders=(one,), personas=(Persona(id="per-a", name=both("林悦")),))
    scene = rings.ring_map(engagement, house(), "zh-CN")
    assert scene.card("middle").words.lines == ("林悦",)
    assert within(scene.card("middle").box, scene.bands[-1].box)


def test_several_customers_stand_side_by_side_in_the_middle() -> None:
    people = tuple(Stakeholder(id=f"stk-{at}", name=both(f"客户 {at}"), type="customer") for at in range(4))
    scene = rings.ring_map(minimal(stakeholders=people), house(), "zh-CN")
    assert flaws(scene) == []


def test_a_large_map_is_drawn_in_time_and_place() -> None:
    """Twenty-four stakeholders with thirty exchanges: no card over another, all within the area."""
    types = ("employee", "internal", "partner", "public")
    people = tuple(
        Stakeholder(
            id=f"stk-{at}", name=both(f"伙伴 {at}", f"Partner {at}"), type="customer" if not at else types[at % 4]
        )
        for at in range(24)
    )
    swaps = tuple(
        ValueExchange(id=f"vx-{at}", source=f"stk-{at * 5 % 24}", target=f"stk-{(at * 7 + 3) % 24}", label=both("价值"))
        for at in range(30)
    )
    engagement = minimal(stakeholders=people, value_exchanges=swaps)
    for scene in (rings.ring_map(engagement, house(), "zh-CN"), network.value_network(engagement, house(), "zh-CN")):
        cards = [card for card in scene.cards if card.kind == "card"]
        assert all(within(card.box, AREA) for card in cards)
        assert not [one.id for one, other in combinations(cards, 2) if one.box.overlaps(other.box)]


def exchanges(*pairs: tuple[str, str, str]) -> Engagement:
    people = tuple(Stakeholder(id=name, name=both(name), type="internal") for name in "abc")
    swaps = tuple(
        ValueExchange(id=f"vx-{at}", source=source, target=target, kind=kind, label=both(f"{source} gives"))
        for at, (source, target, kind) in enumerate(pairs)
    )
    return minimal(stakeholders=people, value_exchanges=swaps)


def test_what_two_give_each_other_is_one_line_with_two_heads() -> None:
    scene = network.value_network(exchanges(("a", "b", "money"), ("b", "a", "service")), house(), "en")
    (line,) = scene.connections
    assert (line.id, line.both, line.kind, line.dash) == ("vx-0", True, "tangible", "solid")
    assert line.label is not None
    assert {words[2:] for words in line.label.words.lines} == {"a gives", "b gives"}
    assert len({words[0] for words in line.label.words.lines}) == 2  # each with an arrow of its own
    assert {card.id for card in scene.cards if card.kind == "card"} == {"a", "b"}


def test_different_natures_run_side_by_side() -> None:
    engagement = exchanges(("a", "b", "money"), ("b", "a", "trust"))
    for scene in (network.value_network(engagement, house(), "en"), rings.ring_map(engagement, house(), "en")):
        assert [(line.dash, line.both) for line in scene.connections] == [("solid", False), ("dashed", False)]
        assert crossings(scene) == 0
        assert flaws(scene) == []


def test_what_somebody_gives_to_themselves_is_no_line() -> None:
    assert rings.ring_map(exchanges(("a", "a", "money")), house(), "en").connections == ()


# Persona


@pytest.mark.parametrize(
    ("when", "want", "aim", "language", "expected"),
    [
        ("设备出问题", "马上找到对的人", "今晚能用上", "zh-CN", "当设备出问题时，我想马上找到对的人，以便今晚能用上"),
        ("当设备出问题时", "我想找到人", "这样今晚能用", "zh-CN", "当设备出问题时，我想找到人，这样今晚能用"),
        (
            "a device fails",
            "reach a person",
            "we can talk",
            "en",
            "When a device fails, I want to reach a person, so that we can talk",
        ),
        ("When it fails.", "I want help", "so it works", "en", "When it fails, I want help, so it works"),
        ("IT is down", "the truth", "", "en", "When IT is down, I want the truth"),
        ("", "Find a person", "", "en", "Find a person"),
        ("", "find a person", "I can rest", "en", "I want to find a person, so that I can rest"),
    ],
)
def test_jobs_are_told_as_stories(when: str, want: str, aim: str, language: str, expected: str) -> None:
    job = Job(when=both(when) if when else Text(), want=both(want), so_that=both(aim) if aim else Text())
    assert persona.job_story(job, language) == expected


def test_boxes_without_content_are_left_out() -> None:
    one = Persona(id="per-a", name=both("林悦"), goals=Goals(end=(both("一次说清"),)), behaviours=(both("先搜再打"),))
    scene = persona.persona(minimal(personas=(one,)), one, house(), "zh-CN")
    assert [card.words.text for card in scene.cards if card.id.endswith("/heading")] == ["目标", "行为"]
    assert flaws(scene) == []


def test_invented_words_and_assumed_personas_say_so() -> None:
    one = Persona(
        id="per-a",
        name=both("林悦"),
        quote=Quote(text=both("打哪个号？"), basis="illustrative"),
        evidence=Evidence(basis="proto", n_interviews=0),
    )
    scene = persona.persona(minimal(personas=(one,)), one, house(), "zh-CN")
    assert scene.card("per-a/quote").words.lines == ("“打哪个号？”",)
    assert scene.card("per-a/quote-basis").words.text == "虚拟引语"
    assert scene.card("per-a/evidence").words.text == "假设画像 · n = 0"


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_lists_are_cut_and_say_how_much_is_missing(language: str) -> None:
    many = tuple(
        both(f"第 {at} 条很长的行为描述，写满一整行还不止", f"Behaviour {at} that is told at length")
        for at in range(40)
    )
    one = Persona(
        id="per-a",
        name=both("林悦", "Lin"),
        context=both("很长的情境" * 40, "a long context " * 30),
        tagline=both("一句话" * 20, "a line " * 20),
        behaviours=many,
        gains=many,
        goals=Goals(end=many),
    )
    scene = persona.persona(minimal(personas=(one,)), one, house(), language)
    assert flaws(scene) == []
    shown = "".join(line for card in scene.cards for line in card.words.lines)
    assert ("另有" if language.startswith("zh") else "more") in shown


# Moments


def test_a_moment_shows_priority_emotion_and_changes() -> None:
    scene = next(scene for scene in drawn("hotline", "en") if scene.id == "mot-cross")
    words = {card.id: card.words.text for card in scene.cards}
    assert words["mot-cross/promise"] == "Never hang up to ask the next thing"
    assert words["mot-cross/priority"].startswith("Priority 112.5 = impact 5 × frequency 3 × gap 5 × memory 1.5")
    assert {marker.id: marker.glyph for marker in scene.markers} == {"mot-cross/today": "−2", "mot-cross/target": "+2"}
    assert words["mot-cross/changes/0-today"] == "Asks caller to dial another line"
    assert words["mot-cross/changes/0-aim"]
    assert "62% → 75%" in " ".join(line for card in scene.cards for line in card.words.lines)


def test_an_assumed_emotion_is_hollow() -> None:
    scenes = {scene.id: scene for scene in drawn("hotline", "en")}
    hollow = {name: scenes[name].markers[0].hollow for name in ("mot-number", "mot-cross")}
    assert hollow == {"mot-number": True, "mot-cross": False}  # assumed; reported


def test_a_moment_without_a_second_blueprint_shows_no_changes() -> None:
    one = Moment(id="mot-a", step="st-a", emotion=Shift(current=-1, target=1), impact=5, frequency=5)
    engagement = minimal(moments=(one,), blueprints={"as_is": Blueprint(id="as_is", state="as_is")})
    [scene] = moment.slides(engagement, one, house(), "zh-CN")
    assert not [card.id for card in scene.cards if "/changes/" in card.id]
    assert scene.card("mot-a/priority").words.text.startswith("优先级 75 = 影响 5")
    assert flaws(scene) == []


def test_pains_of_the_other_blueprint_are_not_shown() -> None:
    one = Moment(id="mot-a", step="st-a")
    pains = (
        Pain(id="pain-1", text=both("排队"), step="st-a", variant="as_is", severity=1),
        Pain(id="pain-2", text=both("看不清"), step="st-a", severity=4),
        Pain(id="pain-3", text=both("新痛点"), step="st-a", variant="to_be"),
    )
    blueprints = {"as_is": Blueprint(id="as_is", state="as_is"), "to_be": Blueprint(id="to_be", state="to_be")}
    [scene] = moment.slides(minimal(moments=(one,), pains=pains, blueprints=blueprints), one, house(), "zh-CN")
    assert scene.card("mot-a/today/text").words.lines == ("看不清", "排队")


@pytest.mark.parametrize("language", ["zh-CN", "en", "zh-CN+en"])
def test_a_moment_with_much_to_say_takes_a_second_page_and_loses_nothing(language: str) -> None:
    said = "等了很久也没有人来说明到底还要多久才能轮到，只好自己去问"
    long = both(said, "Waits for long, and nobody comes to say how much longer it is going to take")
    pains = tuple(Pain(id=f"pain-{at}", text=long, step="st-a", severity=at) for at in range(1, 5))
    recovery = Recovery(apologise=long, explain=long, fix=long, compensate=long, follow_up=long)
    roles = ("customer", "frontstage", "technology", "backstage", "support")
    lanes = tuple(Lane(id=f"lane-{role}", role=role, name=both(role)) for role in roles)
    one = Moment(
        id="mot-a", step="st-a", expectation=long, promise=long, recovery=recovery, strategy="remove_pit",
        metrics=("一次解决的比例", "等候的分钟数"), emotion=Shift(current=-2, target=2), impact=5, frequency=5,
    )  # fmt: skip

    def state(name: str, mark: str) -> Blueprint:
        marked = Text(tuple((tag, mark + words) for tag, words in long.values))
        cells = {lane.id: (Action(id=f"{name}-{lane.id}", text=marked),) for lane in lanes}
        return Blueprint(id=name, state=name, steps=(Step(id="st-a", name=both("等候"), cells=cells),))

    blueprints = {name: state(name, mark) for name, mark in (("as_is", "A"), ("to_be", "B"))}
    engagement = minimal(moments=(one,), pains=pains, lanes=lanes, blueprints=blueprints)
    pages = moment.slides(engagement, one, house(), language)
    words = [card.words for page in pages for card in page.cards]
    assert len(pages) > 1
    assert len({page.id for page in pages}) == len({page.name for page in pages}) == len(pages)
    assert [flaws(page) for page in pages if flaws(page)] == []
    shown = "".join("".join(one.lines) for one in words).replace(" ", "")
    assert not any("…" in line for one in words for line in one.lines)
    first = languages_of(language)[0]
    assert shown.count(long.in_language(first).replace(" ", "")) >= 4 + 1 + 5 + 1 + 2 * 4


def test_the_six_house_strategies_speak_both_languages() -> None:
    assert tuple(HOUSE) == STRATEGIES
    for one in HOUSE.values():
        for words in (one.name, one.do, one.use_when, one.stem):
            assert words.in_language("zh-CN") != words.in_language("en") != ""


def test_rings_leave_the_lines_to_the_network_where_all_give_to_all() -> None:
    people = "".join(f"  - {{id: stk-{n}, name: Stakeholder {n}, ring: {min(n, 4)}}}\n" for n in range(6))
    gifts = "".join(
        f"  - {{from: stk-{a}, to: stk-{b}, label: thanks}}\n" for a in range(6) for b in range(6) if a != b
    )
    source = f"title: T\nstakeholders:\n{people}value_exchanges:\n{gifts}phases: [{{name: P, steps: [a]}}]\n"
    engagement = load.from_bytes(source.encode()).engagement
    assert engagement is not None
    assert rings.ring_map(engagement, house(), "en").connections == ()
    assert network.value_network(engagement, house(), "en").connections


# Crowds


def ringed(count: int, ring: int | None, gifts: int = 0) -> Engagement:
    """Stakeholders with long names, all on one ring or spread over all."""
    chinese = ("一线坐席", "IT 部（CTI/IVR）", "产品线负责人", "外包坐席供应商", "行业媒体与自媒体")
    english = (
        "First-line agents",
        "IT department (telephony)",
        "Product line owner",
        "Outsourced agents",
        "Trade press",
    )
    types = ("customer", "employee", "internal", "partner", "regulator", "public")
    people = tuple(
        Stakeholder(
            id=f"stk-{at}",
            name=both(f"{chinese[at % 5]} {at}", f"{english[at % 5]} {at}"),
            type=types[at % 6],
            ring=ring,
        )
        for at in range(count)
    )
    pairs = [(at % count, (at * 7 + 3 + at // count) % count) for at in range(gifts)]
    swaps = tuple(
        ValueExchange(
            id=f"vx-{at}", source=f"stk-{one}", target=f"stk-{two}", label=both(f"承诺 {at}", f"Promise number {at}")
        )
        for at, (one, two) in enumerate(pairs)
        if one != two
    )
    return minimal(stakeholders=people, value_exchanges=swaps)


def overlaps(scene: Scene) -> list[tuple[str, str]]:
    cards = [card for card in scene.cards if card.kind == "card"]
    return [(one.id, other.id) for one, other in combinations(cards, 2) if one.box.overlaps(other.box)]


def said(scene: Scene) -> str:
    """All that stands on a page, without its line ends."""
    every = (*(card.words.text or " ".join(card.words.lines) for card in texts(scene)),)
    return " | ".join(one.replace("\n", " ") for one in every)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize(("count", "ring"), [(20, 2), (24, 0), (28, 1), (36, 4), (60, None)])
def test_a_crowded_ring_keeps_every_card_in_sight(count: int, ring: int | None, language: str) -> None:
    engagement = ringed(count, ring)
    scene = rings.ring_map(engagement, house(), language)
    assert overlaps(scene) == []
    assert flaws(scene) == []
    shown = said(scene)
    assert all(one.name.in_language(language) in shown for one in engagement.stakeholders)


def test_no_line_runs_through_a_card_of_a_crowded_ring_map() -> None:
    scene = rings.ring_map(ringed(30, None, 20), house(), "en")
    boxes = {card.id: card.box for card in scene.cards if card.kind == "card"}
    for one in scene.connections:
        others = [box for name, box in boxes.items() if name not in (one.source, one.target)]
        assert not any(strikes(one.points[0], one.points[-1], box) for box in others), one.id


@pytest.mark.parametrize("language", ["zh-CN", pytest.param("en", marks=pytest.mark.slow)])
def test_labels_without_room_are_numbered_and_listed(language: str) -> None:
    engagement = ringed(20, None, 40)
    scene = network.value_network(engagement, house(), language)
    assert overlaps(scene) == []
    shown = said(scene)
    assert [one.id for one in engagement.value_exchanges if one.label.in_language(language) not in shown] == []
    numbers = [one.label.words.lines[0] for one in scene.connections if one.label and one.label.role == "tag"]
    listed = [card.words.lines[0] for card in scene.cards if card.id.endswith("-number")]
    assert numbers
    assert sorted(numbers) == sorted(listed)


@pytest.mark.parametrize("scores", [[(5.0, 5.0)] * 30, [(1 + at % 5, 1 + at * 7 % 5) for at in range(30)]])
@pytest.mark.parametrize("language", LANGUAGES)
def test_thirty_names_on_the_grid_or_in_its_list_cover_nothing(
    scores: list[tuple[float, float]], language: str
) -> None:
    engagement = crowd(scores)
    scene = stakeholders.power_interest(engagement, house(), language)
    assert flaws(scene) == []
    shown = said(scene)
    for one in engagement.stakeholders:
        assert one.name.in_language(language).replace("\n", " ") in shown


def test_a_persona_is_shown_by_its_initial_within_its_banner() -> None:
    for one in sample("hotline").personas:
        scene = persona.persona(sample("hotline"), one, house(), "en")
        initial, banner = scene.card(f"{one.id}/initial"), scene.card(f"{one.id}/banner")
        assert initial.words.lines == (one.name.in_language("en")[0].upper(),)
        assert within(initial.box, banner.box, 0)


def test_little_is_said_in_large_type() -> None:
    one = Persona(id="per-a", name=both("林悦"), goals=Goals(end=(both("一次说清"),)))
    scene = persona.persona(minimal(personas=(one,)), one, house(), "zh-CN")
    assert scene.card("per-a/goals/text").words.size >= 24
    assert max(band.box.bottom for band in scene.bands) >= AREA.y + AREA.height * 0.75
    alone = Moment(id="mot-a", promise=both("一次说清"))
    [scene] = moment.slides(minimal(moments=(alone,)), alone, house(), "zh-CN")
    assert scene.card("mot-a/promise").words.size >= 28

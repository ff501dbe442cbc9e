"""Slides of the service: journey, channels, contacts, blueprints, menus, two states."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from generator.outline import Slide
from generator.outline.blocks import Figure, Process
from generator.outline.speaker import Speaker
from generator.outline.tools import service
from tests.samples import sample
from tests.speaking import BARE, spoken, table

TOOLS = (
    service.journey,
    service.touchpoint_channels,
    service.contact_nodes,
    service.blueprint,
    service.blueprint_table,
    service.difference,
    service.changes,
)


def titles(slides: Iterable[Slide]) -> dict[str, str]:
    return {slide.id: slide.title for slide in slides}


@pytest.mark.parametrize(
    "tool", [service.touchpoint_channels, service.contact_nodes, service.menu, service.difference, service.changes]
)
def test_without_data_there_is_no_slide(tool: object) -> None:
    assert callable(tool)
    assert list(tool(spoken(BARE))) == []


# Channels and contacts


def test_channels_tell_where_customers_change_them() -> None:
    first, second = service.touchpoint_channels(Speaker(sample("hotline"), "en"))
    assert first.title == "As-is: in 5 steps customers change channel once"
    assert second.title == "To-be: in 5 steps customers change channel 2 times"
    assert table(first).header[1:] == ("Phone", "Website", "Packaging and manual", "Change of channel")
    assert table(first).rows[0] == ("Find a number", "–", "●", "○", "–")
    assert table(first).rows[1] == ("Dial", "●", "–", "–", "Website → Phone")
    roles = {(row, column): role for row, column, role in table(first).roles}
    assert roles[1, 1] == "cell-poor"
    assert roles[2, 1] == "cell-good"
    assert roles[0, 3] == "cell-muted"


def test_a_change_of_channel_is_said_in_both_languages() -> None:
    first, _ = service.touchpoint_channels(Speaker(sample("hotline"), "zh-CN+en"))
    assert table(first).rows[1][-1] == "官网 → 电话\nWebsite → Phone"


def test_one_channel_needs_no_table_of_channels() -> None:
    text = "title: T\nphases: [{name: P, steps: [{customer: a, channel: phone}, {customer: b, channel: phone}]}]\n"
    assert list(service.touchpoint_channels(spoken(text))) == []


def test_contacts_are_the_arrows_over_the_line_of_interaction() -> None:
    (slide,) = service.contact_nodes(Speaker(sample("coffee-house"), "en"))
    assert slide.title == "11 contacts in 12 steps: 8 with people, 3 with technology"
    (block,) = slide.blocks
    assert isinstance(block, Process)
    assert [item.heading for item in block.items][:2] == ["Choose the place", "Settle in"]
    assert [line.words for line in block.items[1].text] == ["Be seated: Host", "Learn: Server", "Order: Server × 2"]


def test_many_contacts_of_one_phase_make_a_table() -> None:
    steps = ", ".join(f"{{customer: c{at}, frontstage: f{at}}}" for at in range(7))
    (slide,) = service.contact_nodes(spoken(f"title: T\nphases: [{{name: P, steps: [{steps}]}}]\n"))
    assert table(slide).rows[0] == ("P", "c0", "c0", "f0", "People")
    assert len(table(slide).rows) == 7


# Blueprints


def test_in_class_the_first_blueprint_is_explained() -> None:
    engagement = sample("coffee-house")
    consultant = [slide.id for slide in service.blueprint(Speaker(engagement, "en", "consultant"))]
    workshop = [slide.id for slide in service.blueprint(Speaker(engagement, "en", "workshop"))]
    assert consultant == ["blueprint-as_is", "blueprint-to_be"]
    assert workshop == ["blueprint-reading", *consultant]


def test_reading_a_blueprint_shows_its_lanes_and_counts_what_crosses_the_lines() -> None:
    reading = next(iter(service.blueprint(Speaker(sample("hotline"), "en", "course"))))
    assert reading.title == "How to read a blueprint: 5 lanes and 3 lines, from the top down"
    rows = {row[0]: row[2] for row in table(reading).rows}
    assert rows["Line of interaction"] == "Here 5 connections cross it"
    assert rows["Line of visibility"] == "Here 5 connections cross it"
    assert rows["Line of internal interaction"] == "Here 5 connections cross it"
    assert rows["Customer actions"] == "Hunts site and box for the right number"
    assert (1, 0, "lane-customer") in table(reading).roles


def test_titles_are_the_authors_or_what_the_data_says() -> None:
    found = titles(service.blueprint(Speaker(sample("hotline"), "en")))
    assert found["blueprint-as_is"] == "Today callers go through five steps, two of them wasted"
    assert titles(service.journey(Speaker(sample("hotline"), "en"))) == {
        "journey-as_is": "The journey is at its lowest at “Ask about another product” (−2)"
    }


def test_phases_have_slides_of_their_own_when_asked_for() -> None:
    text = BARE + "diagrams: {details: true}\n"
    slides = list(service.blueprint(spoken(text)))
    assert [slide.blocks for slide in slides] == [(Figure("blueprint/as_is"),), (Figure("details/as_is/ph-1"),)]


def test_a_blueprint_has_a_table_twin_with_each_cell() -> None:
    first, second = service.blueprint_table(Speaker(sample("hotline"), "zh-CN"))
    assert [slide.id for slide in (first, second)] == ["table-as_is", "table-to_be"]
    assert len(table(first).rows) == 5
    assert table(first).rows[0][0] == "1. 找号码"


# Menus, two states


def test_menus_and_states_keep_their_figures() -> None:
    speaker = Speaker(sample("hotline"), "en")
    assert [slide.blocks for slide in service.menu(speaker)] == [(Figure("menu/menu-unified"),)]
    shown = {slide.id: slide for slide in service.difference(speaker)}
    assert list(shown) == ["difference-as_is-to_be", "side-by-side-as_is-to_be"]
    assert shown["difference-as_is-to_be"].title == "One step added, one removed and four reworked"
    assert shown["difference-as_is-to_be"].archetype == "difference"
    (slide,) = service.changes(speaker)
    assert slide.id == "changes-as_is-to_be"

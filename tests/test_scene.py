"""The geometry's own JSON."""

import pytest

from generator.scene import Box, Card, Connection, Marker, Scene, Words, from_json, to_json


def _scene() -> Scene:
    words = Words(("找号码",), 10.5, text="找号码")
    one = Card("ca-1", "customer", Box(10, 10, 80, 40), words)
    two = Card("fs-1", "frontstage", Box(10, 90.125, 80, 40), words, border="dashed")
    label = Card("label-1", "label", Box(40, 60, 30, 12), words, kind="label")
    arrow = Connection("c", "ca-1", "fs-1", "interaction", ((50, 50), (50, 90)), ("bottom", "top"), True, label=label)
    mark = Marker("m", "moment", Box(80, 4, 16, 16), "◆", "关键时刻", card="ca-1")
    return Scene(
        "as_is", "blueprint", "现状", "zh-CN", 200, 150, cards=(one, two), connections=(arrow,), markers=(mark,)
    )


def test_a_scene_comes_back_from_its_json() -> None:
    text = to_json(_scene())
    assert to_json(from_json(text)) == text
    assert from_json(text).card("fs-1").border == "dashed"


def test_what_is_no_scene_is_refused() -> None:
    with pytest.raises(ValueError, match="not a scene"):
        from_json('{"nothing": 1}')


def test_boxes_know_whether_they_overlap() -> None:
    box = Box(0, 0, 10, 10)
    assert box.overlaps(Box(9, 9, 5, 5))
    assert not box.overlaps(Box(10, 0, 5, 5))
    assert box.overlaps(Box(12, 0, 5, 5), gap=3)

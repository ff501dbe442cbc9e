"""Colours of the house theme."""

import pytest

from generator.theme import WHITE, Color, house, tint

THEME = house()


@pytest.mark.parametrize("role", sorted(THEME.paints))
def test_text_is_legible_on_its_ground(role: str) -> None:
    paint = THEME.paint(role)
    ground = paint.fill or (THEME.paint("panel").fill if role.startswith("panel-") else WHITE)
    assert ground is not None
    assert THEME.contrast(ground, paint.text) >= 4.5


def test_lightness_changes_as_powerpoint_computes_them() -> None:
    assert THEME.rgb(Color("accent1")) == "#2F6FDE"
    assert THEME.rgb(tint("dk2", 0)) == "#FFFFFF"
    assert THEME.rgb(Color("lt1", 0.0)) == "#000000"


def test_an_unknown_role_is_drawn_like_a_box() -> None:
    assert THEME.paint("no-such-role") == THEME.paint("box")

"""Forms drawn as a scene's shapes, empty or filled.

In: forms in millimetres, a pen. Out: shapes in the pen. Guaranteed: every form is drawn by what it is.
"""

from __future__ import annotations

from generator.layout.canvases import axes, boxes, grids, tables
from generator.layout.canvases.forms import Area, Axes, Fixed, Form, Grid, Ground, Rings, Stroke, Table, Write
from generator.layout.canvases.pen import Pen, boxed
from generator.scene import Band


def draw(pen: Pen, form: Form) -> None:
    """Adds a form to the page."""
    match form:
        case Area():
            boxes.area(pen, form)
        case Table():
            tables.table(pen, form)
        case Grid():
            grids.grid(pen, form)
        case Axes():
            axes.axes(pen, form)
        case Rings():
            axes.rings(pen, form)
        case Fixed():
            boxes.fixed(pen, form)
        case Write():
            boxes.write(pen, form)
        case Stroke():
            boxes.stroke(pen, form)
        case Ground():
            pen.bands.append(Band(f"ground/{form.key}", form.role, boxed(form.place), form.shape))

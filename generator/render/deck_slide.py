"""One slide's shapes: scenes, text, tables and frames of charts as the XML of a slide part, written in one pass.

In: scenes, boxes and paragraphs in points, and a theme. Out: the bytes of a slide or notes part, never parsed.
Guaranteed: ids unique in a slide; every connection glued at both ends to the cards it names; reading order is painting
order; every shape is named as a person would call it; pictures and charts have alternative text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.render.shapes import (
    ALIGNMENT,
    DECLARATION,
    DECORATIVE,
    ELLIPSE_SITES,
    NAMESPACES,
    NO_LINE,
    SITES,
    SLIDE_END,
    THEME_FACES,
    TREE,
    Paragraph,
    body_xml,
    emu,
    escape,
    fill_xml,
    geometry_xml,
    group_xml,
    heads_xml,
    language_attributes,
    mirrors,
    outline_xml,
    paragraph_xml,
    path_xml,
    route_xml,
    run_properties,
    transform_xml,
)
from generator.scene import Band, Box, Card, Connection, Curve, Line, Marker, Point, Scene, Shape, Side
from generator.terms import is_chinese
from generator.theme import INK, Color, Paint, Theme

TITLE = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>'
CENTERED = ("diamond", "circle")  # heads that office programs centre on a line's end, half over the card


class _Look(NamedTuple):
    """What cards of one style have in common, as XML; `gap` is a hard line break."""

    paint: str
    properties: str
    run: str
    gap: str


class _Known(NamedTuple):
    """A card as connections refer to it: its shape's id, its name ready for XML."""

    number: int
    name: str
    card: Card

    @property
    def sites(self) -> dict[Side, int]:
        return ELLIPSE_SITES if self.card.shape == "ellipse" else SITES


class Pen:
    """What all slides of a deck share: the theme, the page's language, and looks already worked out.

    With `preview` connections are plain shapes of the same geometry, for programs that route connectors their own way.
    """

    def __init__(self, theme: Theme, language: str, preview: bool = False) -> None:
        self.theme = theme
        self.language = language
        self.preview = preview
        self.connection = "连接" if is_chinese(language) else "connection"
        self._looks: dict[tuple[object, ...], _Look] = {}
        self._outlines: dict[tuple[object, ...], str] = {}

    def outline(self, connection: Connection) -> str:
        """The line of a connection, with its heads."""
        key = (connection.kind, connection.weight, connection.dash, connection.both, connection.head)
        found = self._outlines.get(key)
        if found is None:
            ends = heads_xml(connection.head, connection.both)
            stroke = self.theme.paint(connection.kind).stroke or INK
            found = self._outlines[key] = outline_xml(stroke, connection.weight, connection.dash, ends)
        return found

    def look(self, card: Card, attributes: str) -> _Look:
        words = card.words
        key: tuple[object, ...] = (card.role, card.shape, card.border, card.weight)
        key += (words.size, words.bold, words.align, words.line_pitch, attributes)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._new_look(card, attributes)
        return found

    def _new_look(self, card: Card, attributes: str) -> _Look:
        paint, words = self.theme.paint(card.role), card.words
        stroke = None if card.shape == "plain" else paint.stroke
        run = run_properties(attributes, words.size, words.bold or None, paint.text, THEME_FACES)
        gap = run_properties(attributes, words.size, None, None, "")
        pitch = f'<a:lnSpc><a:spcPts val="{round(words.line_pitch * 100)}"/></a:lnSpc>'
        return _Look(
            fill_xml(paint.fill) + outline_xml(stroke, card.weight or paint.weight, card.border),
            f'<a:pPr algn="{ALIGNMENT[words.align]}">{pitch}</a:pPr>',
            f"<a:r>{run}<a:t>",
            f"<a:br>{gap}</a:br>",
        )


def _named(card: Card) -> str:
    return (card.words.text or "".join(card.words.lines))[:40] or card.id


def connection_geometry(connection: Connection) -> str:
    """Place and form: a preset connector where one draws the route, else a free form."""
    points = connection.points if not connection.straight else (connection.points[0], connection.points[-1])
    return route_xml(points, connection.both)


class SlideWriter:
    """The shapes of one slide, in painting order, which is reading order too.

    `link` gives the XML of a card's click, or "": for a web address, or for the id of another scene.
    """

    def __init__(self, pen: Pen, link: Callable[[str], str] = lambda target: "") -> None:
        self._pen = pen
        self._link = link
        self._last = 1
        self._title = ""
        self._out: list[str] = []

    def pieces(self, hidden: bool = False) -> Iterator[bytes]:
        """The slide's part, shape by shape, so that no slide is ever whole in memory; `hidden` ones are not shown."""
        show = ' show="0"' if hidden else ""
        yield f"{DECLARATION}<p:sld {NAMESPACES}{show}><p:cSld>{TREE}".encode()
        for shape in self._out:
            yield shape.encode()
        yield f"{SLIDE_END}</p:sld>".encode()

    def _next(self) -> int:
        self._last += 1
        return self._last

    def new_id(self) -> int:
        """An id that no shape of the slide has yet."""
        return self._next()

    def add(self, xml: str) -> None:
        """A shape made elsewhere, above those there are."""
        self._out.append(xml)

    # Placeholders and text

    def placeholder(self, name: str, kind: str, paragraphs: Iterable[Paragraph], box: Box | None = None) -> None:
        """Fills a placeholder of the layout; `kind` is its attributes, `box` moves it."""
        self.holder(name, kind, "".join(paragraph_xml(one, self._pen.language) for one in paragraphs), box)

    def holder(self, name: str, kind: str, inner: str, box: Box | None = None) -> None:
        """Fills a placeholder with paragraphs that are XML already; `box` is the room of its text."""
        place = transform_xml(box) if box else ""
        body = '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/>' if box else "<a:bodyPr/>"
        self._out.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self._next()}" name="{escape(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
            f"</p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>"
            f"<p:txBody>{body}<a:lstStyle/>{inner}</p:txBody></p:sp>"
        )

    def number(self, name: str, kind: str, number: int, color: Color | None = None) -> None:
        """Fills the slide number's placeholder with the field that counts."""
        run = run_properties(language_attributes(self._pen.language), None, None, color, "")
        self._out.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self._next()}" name="{escape(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
            f"</p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
            f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">{run}'
            f"<a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>"
        )

    def text(
        self,
        name: str,
        box: Box,
        paragraphs: Iterable[Paragraph],
        paint: Paint | None = None,
        inset: tuple[float, float] = (0.0, 0.0),
        anchor: str = "ctr",
        shape: Shape = "rectangle",
    ) -> None:
        """A text box, or a card of its own when `paint` is given. Units: points; `inset` is across and down."""
        inner = "".join(paragraph_xml(paragraph, self._pen.language, THEME_FACES) for paragraph in paragraphs)
        look = fill_xml(paint.fill) + outline_xml(paint.stroke, paint.weight) if paint else "<a:noFill/>" + NO_LINE
        across, down = emu(inset[0]), emu(inset[1])
        place = transform_xml(box) + geometry_xml(shape, box.width, box.height)
        self._out.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self._next()}" name="{escape(name[:40])}"/><p:cNvSpPr txBox="1"/><p:nvPr/>'
            f"</p:nvSpPr><p:spPr>{place}{look}</p:spPr><p:txBody>"
            f'<a:bodyPr wrap="square" lIns="{across}" tIns="{down}" rIns="{across}" bIns="{down}" rtlCol="0" '
            f'anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{inner}</p:txBody></p:sp>'
        )

    def area(self, name: str, box: Box, paint: Paint, shape: str = "rect", meaning: str = "") -> None:
        """A shape without text: decoration, unless `meaning` says what it stands for."""
        geometry = f'<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>'
        self._plain(
            name, meaning, transform_xml(box), geometry + fill_xml(paint.fill), outline_xml(paint.stroke, paint.weight)
        )

    def _plain(self, name: str, meaning: str, transform: str, inside: str, outline: str) -> None:
        about = f' descr="{escape(meaning)}"/>' if meaning else f">{DECORATIVE}</p:cNvPr>"
        self._out.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self._next()}" name="{escape(name[:60])}"{about}<p:cNvSpPr/><p:nvPr/>'
            f"</p:nvSpPr><p:spPr>{transform}{inside}{outline}</p:spPr></p:sp>"
        )

    # Scenes

    def figure(self, scene: Scene, dx: float = 0.0, dy: float = 0.0, title: str = "") -> None:
        """A scene's page, painted in the order of its fields, moved from its own coordinates.

        The card with the id `title` fills the slide's placeholder for it.
        """
        self._title = title
        if dx or dy:
            scene = moved(scene, dx, dy)
        if scene.description:
            self._subject(scene)
        for band in scene.bands:
            self._band(band)
        for line in scene.lines:
            self._line(line)
        for curve in scene.curves:
            self._curve(curve)
        cards = scene.painted
        known = {card.id: _Known(self._next(), escape(_named(card)), card) for card in cards}
        for connection in scene.connections:
            if connection.head not in CENTERED:
                self._connection(connection, known[connection.source], known[connection.target])
        badges: dict[str, list[Marker]] = {}
        for marker in scene.markers:
            badges.setdefault(marker.card if marker.card in known else "", []).append(marker)
        for card in cards:
            self._with_badges(card, known[card.id], badges.get(card.id, ()))
        for connection in scene.connections:
            if connection.head in CENTERED:
                self._connection(connection, known[connection.source], known[connection.target])
        for connection in scene.connections:
            if connection.label:
                label = connection.label
                self._card(label, _Known(self._next(), escape(_named(label)), label))
        for marker in badges.get("", ()):
            self._marker(marker)

    def _with_badges(self, card: Card, known: _Known, badges: Sequence[Marker]) -> None:
        """A card, in a group with what hangs on it: who moves the card moves its badges."""
        start = len(self._out)
        self._card(card, known)
        for marker in badges:
            self._marker(marker)
        if badges and card.id != self._title:  # placeholders cannot stand in groups
            inner = "".join(self._out[start:])
            boxes = [card.box, *(marker.box for marker in badges)]
            del self._out[start:]
            about = f'name="{known.name} + {escape(badges[0].glyph)}"'
            self._out.append(group_xml(self._next(), about, boxes, inner))

    def _subject(self, scene: Scene) -> None:
        """An empty frame around the whole drawing: what a screen reader says of it."""
        boxes = [band.box for band in scene.bands] + [card.box for card in scene.cards]
        boxes = boxes or [Box(0, 0, scene.width, scene.height)]
        left, top = min(box.x for box in boxes), min(box.y for box in boxes)
        right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
        nothing = Paint(None, None, INK, 0)
        self.area(scene.name, Box(left, top, right - left, bottom - top), nothing, meaning=scene.description)

    def _band(self, band: Band) -> None:
        shape = "ellipse" if band.shape == "ellipse" else "rect"
        self.area(band.name or band.id, band.box, self._pen.theme.paint(band.role), shape, band.name)

    def _line(self, line: Line) -> None:
        (ax, ay), (bx, by) = line.start, line.end
        box = Box(min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay))
        stroke = self._pen.theme.paint(line.role).stroke or INK
        outline = outline_xml(stroke, line.weight, line.dash, heads_xml(line.head))
        geometry = '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        self._plain(line.name or line.id, line.name, transform_xml(box, mirrors(bx < ax, by < ay)), geometry, outline)

    def _curve(self, curve: Curve) -> None:
        box, geometry = path_xml(curve.points, cubic=True)
        outline = outline_xml(self._pen.theme.paint(curve.role).stroke or INK, curve.weight, curve.dash)
        self._plain(curve.name or curve.id, curve.name, transform_xml(box), geometry + "<a:noFill/>", outline)

    def _connection(self, connection: Connection, source: _Known, target: _Known) -> None:
        ends = [escape(_named(end.card)[:20]) for end in (source, target)]
        arrow = f" {'↔' if connection.both else '→'} ".join(ends)
        label = f" ({escape(connection.label.words.text)})" if connection.label else ""
        about = f'name="{self._pen.connection} {arrow}" descr="{arrow}{label}"'
        looks = connection_geometry(connection) + self._pen.outline(connection)
        self._last += 1
        if self._pen.preview:
            self._out.append(
                f'<p:sp><p:nvSpPr><p:cNvPr id="{self._last}" {about}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
                f"<p:spPr>{looks}</p:spPr></p:sp>"
            )
            return
        leave, enter = connection.sides
        self._out.append(
            f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{self._last}" {about}/><p:cNvCxnSpPr><a:stCxn id="{source.number}" '
            f'idx="{source.sites[leave]}"/><a:endCxn id="{target.number}" idx="{target.sites[enter]}"/></p:cNvCxnSpPr>'
            f"<p:nvPr/></p:nvCxnSpPr><p:spPr>{looks}</p:spPr></p:cxnSp>"
        )

    def _card(self, card: Card, known: _Known) -> None:
        words, box = card.words, card.box
        look = self._pen.look(card, language_attributes(self._pen.language, words.text))
        lines = [f"{look.run}{escape(line)}</a:t></a:r>" if line else "" for line in words.lines]
        click = self._link(card.link) if card.link else ""
        click = f">{click}</p:cNvPr>" if click else "/>"
        place = transform_xml(box) + geometry_xml(card.shape, box.width, box.height)
        frame = body_xml(card.shape, box.width, box.height, card.inset, words.align == "center", card.valign == "top")
        held = TITLE if self._title and card.id == self._title else "<p:cNvSpPr/><p:nvPr/>"
        self._out.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{known.number}" name="{known.name}"{click}{held}</p:nvSpPr>'
            f"<p:spPr>{place}{look.paint}</p:spPr><p:txBody>{frame}<a:p>{look.properties}{look.gap.join(lines)}</a:p>"
            "</p:txBody></p:sp>"
        )

    def _marker(self, marker: Marker) -> None:
        theme = self._pen.theme
        paint = theme.hollow(marker.role) if marker.hollow else theme.paint(marker.role)
        attributes = language_attributes(self._pen.language, marker.glyph)
        run = run_properties(attributes, marker.size, True, paint.text, THEME_FACES)
        self._out.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self._next()}" name="{escape(marker.meaning[:60] or marker.id)}" '
            f'descr="{escape(marker.meaning)}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{transform_xml(marker.box)}'
            f'<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>{fill_xml(paint.fill)}'
            f"{outline_xml(paint.stroke, paint.weight or 0.75)}</p:spPr>"
            '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="ctr"><a:noAutofit/>'
            f'</a:bodyPr><a:lstStyle/><a:p><a:pPr algn="ctr"/><a:r>{run}<a:t>{escape(marker.glyph)}</a:t></a:r></a:p>'
            "</p:txBody></p:sp>"
        )

    # Frames

    def chart(self, name: str, meaning: str, box: Box, relationship: str) -> None:
        """The frame of a chart part."""
        uri = "http://schemas.openxmlformats.org/drawingml/2006/chart"
        self._frame(name, meaning, box, f'<a:graphicData uri="{uri}"><c:chart xmlns:c="{uri}" r:id="{relationship}"/>')

    def _frame(self, name: str, meaning: str, box: Box, data: str) -> None:
        self._out.append(
            f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{self._next()}" name="{escape(name[:60])}" '
            f'descr="{escape(meaning)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
            f'<p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext '
            f'cx="{emu(box.width)}" cy="{emu(box.height)}"/></p:xfrm><a:graphic>{data}</a:graphicData></a:graphic>'
            "</p:graphicFrame>"
        )

    def table(
        self, name: str, meaning: str, box: Box, columns: Sequence[float], rows: Sequence[tuple[float, Sequence[str]]]
    ) -> None:
        """A table; `rows` are (height, cells' XML by `cell_xml`)."""
        grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in columns)
        inner = "".join(f'<a:tr h="{emu(height)}">{"".join(cells)}</a:tr>' for height, cells in rows)
        data = (
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1">'
            "<a:tableStyleId>{2D5ABB26-0587-4C30-8999-92F81FD0307C}</a:tableStyleId></a:tblPr>"
            f"<a:tblGrid>{grid}</a:tblGrid>{inner}</a:tbl>"
        )
        self._frame(name, meaning, box, data)


def moved(scene: Scene, dx: float, dy: float) -> Scene:
    """The scene with everything on it moved. Units: points."""

    def points(found: Iterable[Point]) -> tuple[Point, ...]:
        return tuple((x + dx, y + dy) for x, y in found)

    def card(one: Card) -> Card:
        return replace(one, box=one.box.moved(dx, dy))

    return replace(
        scene,
        bands=tuple(replace(one, box=one.box.moved(dx, dy)) for one in scene.bands),
        lines=tuple(replace(one, start=points([one.start])[0], end=points([one.end])[0]) for one in scene.lines),
        curves=tuple(replace(one, points=points(one.points)) for one in scene.curves),
        connections=tuple(
            replace(one, points=points(one.points), label=card(one.label) if one.label else None)
            for one in scene.connections
        ),
        cards=tuple(map(card, scene.cards)),
        markers=tuple(replace(one, box=one.box.moved(dx, dy)) for one in scene.markers),
    )


def cell_xml(paragraphs: Iterable[Paragraph], language: str, inset: tuple[float, float], paint: Paint) -> str:
    """A table's cell: fill and a rule below from `paint`. Units: points; `inset` is across and down."""
    inner = "".join(paragraph_xml(paragraph, language, THEME_FACES) for paragraph in paragraphs)
    across, down = emu(inset[0]), emu(inset[1])
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    rule = outline_xml(paint.stroke, paint.weight).replace("a:ln", "a:lnB", 1).replace("</a:ln>", "</a:lnB>")
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{inner}</a:txBody><a:tcPr marL="{across}" marR="{across}" '
        f'marT="{down}" marB="{down}" anchor="ctr">{none}{rule}{fill_xml(paint.fill)}</a:tcPr></a:tc>'
    )


def notes_xml(paragraphs: Iterable[str], language: str, names: tuple[str, str]) -> bytes:
    """The part of a slide's speaker notes; `names` are those of the slide's picture and the notes themselves."""
    inner = "".join(paragraph_xml(Paragraph((text,)), language) for text in paragraphs)
    return (
        f'{DECLARATION}<p:notes {NAMESPACES}><p:cSld>{TREE}<p:sp><p:nvSpPr><p:cNvPr id="2" '
        f'name="{escape(names[0])}"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" '
        f'name="{escape(names[1])}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="3"/>'
        f"</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{inner}</p:txBody></p:sp>{SLIDE_END}</p:notes>"
    ).encode()

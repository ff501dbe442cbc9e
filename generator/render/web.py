"""The drawings as one page for a browser: to move, to zoom, to look closer at, to search and to print.

In: the job's diagrams and details. Out: one HTML file. Guaranteed: it holds all it needs, and its security policy
forbids it to load or to run anything else; texts of authors are escaped wherever they stand; cards are reached by
keyboard in reading order; the address "#<card>" or "#<drawing>/<card>" opens a card; the same input, the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from generator import dot
from generator.assets import environment, folder
from generator.dot import Spoken, one_line
from generator.dot.groups import Group, Item, groups
from generator.dot.source import number
from generator.dot.svg import families
from generator.outline import Details
from generator.render import Job
from generator.scene import Band, Card, Connection, Curve, Line, Marker, Scene
from generator.terms import TERMS, term
from generator.theme import Color, Theme

WORDS = (
    *("skip", "drawings", "search", "results", "found", "none", "more", "layers", "show_all", "zoom", "zoom_in"),
    *("zoom_out", "zoom_fit", "zoom_natural", "print", "details", "close", "stage", "hint", "no_script"),
)
KINDS = ("lanes", "overlays", "marks", "connections")
_OPEN = re.compile(r'<g id="([^"]*)" class="([^"]*)"([^>]*)>\n<title>[^<]*</title>\n(?:<desc>[^<]*</desc>\n)?')
_PAGE = '<rect class="page"'


@dataclass(frozen=True, slots=True)
class Toggle:
    """Something of a drawing that can be hidden. `layer` is its number in the drawing."""

    layer: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Toggles:
    """The toggles of one kind, under their heading."""

    name: str
    toggles: tuple[Toggle, ...]


@dataclass(frozen=True, slots=True)
class End:
    """A card at the other end of a connection, and what the connection says."""

    id: str
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the panel says of a card. `id` is its group's in the drawing."""

    id: str
    name: str
    place: str
    rows: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, tuple[End, ...]], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A tab of the page. `label` stands on the tab, `body` is what its `<svg>` holds."""

    stem: str
    label: str
    name: str
    description: str
    width: str
    height: str
    families: str
    body: str
    toggles: tuple[Toggles, ...]
    cards: tuple[Told, ...]


def render(job: Job) -> dict[str, bytes]:
    """One page with every diagram. Errors: EngineMissing."""
    if not job.diagrams:
        return {}
    made = environment()
    style = made.get_template("web/page.css.j2").render(colors(job.theme))
    script = _script()
    page = made.get_template("web/page.html.j2").render(
        language=job.language.split("+")[0],
        title=one_line(job.outline.title),
        words={name: one_line(term(f"web-{name.replace('_', '-')}", job.language)) for name in WORDS},
        drawings=[_Tab(job, stem, scene).drawing() for stem, scene in job.diagrams.items()],
        style=style,
        script=script,
        style_hash=_digest(style),
        script_hash=_digest(script),
    )
    return {f"blueprint{job.suffix}.html": page.encode("utf-8", "replace")}


@lru_cache(1)
def _script() -> str:
    return (folder("web") / "page.js").read_text("utf-8")


def _digest(text: str) -> str:
    """The name of an inline script or style in a security policy. Source: CSP level 3, 2.3.1."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def colors(theme: Theme) -> Mapping[str, str]:
    """The page's colours: those of the theme's own page, boxes and headings."""
    page, box, phase = theme.paint("page"), theme.paint("box"), theme.paint("phase")
    ground = page.fill or Color("lt1")
    surface = box.fill or ground
    return {
        "scheme": "dark" if _is_dark(theme.rgb(ground)) else "light",
        "ground": theme.rgb(ground),
        "ink": theme.rgb(page.text),
        "muted": theme.rgb(theme.paint("muted").text),
        "surface": theme.rgb(surface),
        "line": theme.rgb(box.stroke or page.text),
        "accent": theme.rgb(phase.fill or page.text),
        "on_accent": theme.rgb(phase.text if phase.fill else ground),
        "link": theme.rgb(theme.paint("heading").text),
        "focus": dot.focus_color(theme),
        "families": families(theme),
    }


def _is_dark(rgb: str) -> bool:
    return sum(int(rgb[at : at + 2], 16) for at in (1, 3, 5)) < 3 * 128


class _Tab:
    """One drawing while it is made into a tab."""

    def __init__(self, job: Job, stem: str, scene: Scene) -> None:
        self.job, self.stem, self.scene = job, stem, scene
        self.spoken = Spoken(scene)
        self.groups: Sequence[Group] = groups(scene, job.theme)
        self.names = {group.item.id: group.id for group in reversed(self.groups) if isinstance(group.item, Card)}
        self.layers = _Layers(scene, self.spoken, job.language)

    def drawing(self) -> Drawing:
        told = [self.told(group.id, group.item) for group in self.groups if self.is_told(group.item)]
        scene = self.scene
        return Drawing(
            stem=self.stem,
            label=self.label(),
            name=one_line(scene.name),
            description=scene.description,
            width=number(scene.width),
            height=number(scene.height),
            families=families(self.job.theme),
            body=self.body(),
            toggles=self.layers.toggles(),
            cards=tuple(one for one in told if one),
        )

    def label(self) -> str:
        """The drawing's name without that of the engagement, which stands above the tabs."""
        name, title = one_line(self.scene.name), one_line(self.job.outline.title)
        return name.removeprefix(title).strip(" ·:：-") or name

    def is_told(self, item: Item) -> bool:
        return isinstance(item, Card) and (self.spoken.is_stop(item) or (item.kind == "note" and bool(item.words.text)))

    # the drawing

    def body(self) -> str:
        """What the SVG holds, with ids of the page's own, and what the page has to know of each group."""
        svg = dot.svg(self.scene, self.job.theme)
        known = {group.id: group.item for group in self.groups}
        inside = svg[svg.index(_PAGE) : svg.rindex("</svg>")]
        return _OPEN.sub(lambda found: self.opened(known[found[1]], *found.groups()), inside)

    def opened(self, item: Item, name: str, classes: str, more: str) -> str:
        """The beginning of a group, for the page."""
        if self.is_told(item):
            more = more.replace('role="graphics-symbol img"', 'role="button"').replace("graphics-object group", "group")
            more += "" if "tabindex" in more else ' tabindex="0"'
        if layers := self.layers.of(item):
            more += f' data-layers="{" ".join(layers)}"'
        if ground := self.layers.ground(item):
            more += f' data-ground="{ground}"'
        if isinstance(item, Connection):
            ends = (self.names.get(end, "") for end in (item.source, item.target))
            more += ' data-from="{}" data-to="{}"'.format(*(escape(f"{self.stem}/{end}") for end in ends))
        return f'<g id="{escape(self.stem)}/{name}" class="{classes}"{more}>\n'

    # what the panel says

    def told(self, name: str, item: Item) -> Told | None:
        assert isinstance(item, Card)
        place = self.spoken.place(item)
        details = self.details(item)
        rows = [*details.rows] if details else []
        said = {text for _, block in rows for text in block.split("\n")}
        marks = [one_line(mark.meaning) for mark in self.spoken.marks(item)]
        marks = [mark for mark in marks if re.split(r"[:：]\s*", mark, maxsplit=1)[-1] not in said]
        if marks:
            rows.insert(0, (term("detail-marks", self.job.language), "\n".join(marks)))
        where = dict.fromkeys(
            part for part in (place.lane or (details.kind if details else ""), place.phase, place.step)
        )
        return Told(
            id=name,
            name=(details.name if details else "") or item.words.text or self.spoken.text(item),
            place=" · ".join(part for part in where if part),
            rows=tuple((one_line(key), text) for key, text in rows),
            links=tuple(self.links(item)),
        )

    def details(self, card: Card) -> Details | None:
        """Those of the card in its own drawing, in its own blueprint, by its id; those of the note it shows."""
        blueprint = self.scene.id.removesuffix(f"-{self.scene.kind}")
        keys = (f"{self.scene.id}/{card.id}", f"{blueprint}/{card.id}", card.id)
        found = next((self.job.details[key] for key in keys if key in self.job.details), None)
        if found is None and card.kind == "note":
            said = self.spoken.text(card)
            found = next((one for one in self.job.details.values() if one_line(one.name) == said), None)
        return found

    def links(self, card: Card) -> Iterator[tuple[str, tuple[End, ...]]]:
        """The connections that end and that begin at a card; those both ways stand in both lists."""
        comes, goes = [], []
        for one in self.scene.connections:
            if one.target == card.id or (one.both and one.source == card.id):
                comes.append(self.end(one, one.source if one.target == card.id else one.target))
            if one.source == card.id or (one.both and one.target == card.id):
                goes.append(self.end(one, one.target if one.source == card.id else one.source))
        for key, ends in (("incoming", comes), ("outgoing", goes)):
            if known := tuple(dict.fromkeys(end for end in ends if end.id)):
                yield term(f"detail-{key}", self.job.language), known

    def end(self, connection: Connection, identifier: str) -> End:
        label = self.spoken.text(connection.label) if connection.label else ""
        return End(self.names.get(identifier, ""), self.spoken.end(identifier), label)


class _Layers:
    """What of a drawing can be hidden, found from where its things stand."""

    def __init__(self, scene: Scene, spoken: Spoken, language: str) -> None:
        self.scene, self.spoken, self.language = scene, spoken, language
        self._lanes = {id(spoken.place(card).band) for card in spoken.stops}
        self._cards = {card.id: card for card in reversed(scene.cards)}
        self._labels = {id(one.label): one for one in scene.connections if one.label}
        self._is_chart = any(card.kind == "lane" for card in scene.cards)
        self._marks = _names_of_marks(scene, spoken)
        self._found: dict[tuple[str, str], str] = {}
        self._names: dict[tuple[str, str], str] = {}
        every: list[Item] = [*scene.cards, *scene.curves, *scene.markers, *scene.connections]
        for item in every:
            self.of(item)

    def toggles(self) -> tuple[Toggles, ...]:
        """All that can be hidden, by kind; a kind with one choice alone offers nothing."""
        found = []
        for kind in KINDS:
            own = [Toggle(layer, key[0], self._names[key]) for key, layer in self._found.items() if key[0] == kind]
            if own:
                found.append(Toggles(one_line(term(f"web-{kind}", self.language)), tuple(own)))
        return tuple(found)

    def of(self, item: Item) -> tuple[str, ...]:
        """The layers an item belongs to: it is hidden with any of them."""
        match item:
            case Connection():
                return self._connection(item)
            case Card() if id(item) in self._labels:
                return self._connection(self._labels[id(item)])
            case Card(kind="card") | Card(kind="note"):
                return self._band(self.spoken.place(item).band)
            case Card(kind="label"):
                return self._within(item.box.center)
            case Marker(card="") if not item.id.startswith("legend/"):
                return self._within(item.box.center)
            case Marker() if item.card in self._cards:
                card = self._cards[item.card]
                name = self._marks.get(item.role, "") if card.kind == "card" else ""
                return (*self.of(card), *((self._layer("marks", item.role, name),) if name else ()))
            case Curve() if item.points:
                return self._within(item.points[0])
            case Line(role="guide"):
                return self._within(((item.start[0] + item.end[0]) / 2, (item.start[1] + item.end[1]) / 2))
            case _:
                return ()

    def ground(self, item: Item) -> str:
        """The layer that a lane's band and head belong to: they fade where it is hidden."""
        band = item if isinstance(item, Band) else self._beside(item) if isinstance(item, Card) else None
        return next(iter(self._band(band)), "")

    def _beside(self, head: Card) -> Band | None:
        if head.kind != "lane":
            return None
        return self.spoken.band((head.box.right + 8, head.box.center[1]))

    def _connection(self, connection: Connection) -> tuple[str, ...]:
        ends = [self._cards[end] for end in (connection.source, connection.target) if end in self._cards]
        words = (f"{family}-{connection.kind}" for family in ("arrow", "exchange", "menu"))
        known = next((word for word in words if word in TERMS), "")
        own = self._layer(
            "connections", connection.kind, one_line(term(known, self.language)) if known else connection.kind
        )
        return tuple(dict.fromkeys((*(layer for end in ends for layer in self.of(end)), own)))

    def _within(self, point: tuple[float, float]) -> tuple[str, ...]:
        """The overlay around a point; what is drawn in a lane beside its cards stays."""
        band = self.spoken.band(point)
        return self._band(band) if band and id(band) not in self._lanes else ()

    def _band(self, band: Band | None) -> tuple[str, ...]:
        if band is None or not self._is_chart:
            return ()
        name = one_line(band.name)
        return (self._layer("lanes" if id(band) in self._lanes else "overlays", name, name),)

    def _layer(self, kind: str, key: str, name: str) -> str:
        self._names.setdefault((kind, key), name)
        return self._found.setdefault((kind, key), str(len(self._found) + 1))


def _names_of_marks(scene: Scene, spoken: Spoken) -> Mapping[str, str]:
    """What badges are called, by role: as the legend has it, else by what stands before the colon in all of them."""
    legend = {spoken.text(card) for card in scene.cards if card.kind == "legend"}
    found = {one.role: one_line(one.meaning) for one in scene.markers if one_line(one.meaning) in legend}
    said: dict[str, set[str]] = {}
    for one in scene.markers:
        said.setdefault(one.role, set()).add(one_line(re.split(r"[:：]", one.meaning, maxsplit=1)[0]))
    return {role: min(names) for role, names in said.items() if len(names) == 1} | found

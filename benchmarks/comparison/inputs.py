"""The plan in each tool's language, as somebody who knows the tool well would write it.

In: a plan. Out: the text of an input file. Guaranteed: every card and arrow of the plan is in it, save where the tool's
diagram has no way to say it (an activity diagram has no free arrows); lanes and steps are given in order by the means
the tool has; lines are broken for tools that break none; a Chinese face is named where the tool takes one.
"""

from __future__ import annotations

from itertools import pairwise

from plan import Arrow, Place, Plan

from generator.text import wrap

LINE = 8.5  # em: a card's text stands on two to four lines
FACES = {"en": "Arial", "zh-CN": "Noto Sans CJK SC"}
FILLS = ("#F7F9FC", "#EEF3FD", "#EEF8F1", "#FCF5EA", "#F5F2FB")


def broken(text: str, newline: str) -> str:
    """The text with line breaks, quotes made harmless."""
    return newline.join(wrap(text.replace('"', "'"), LINE, 1.0))


def graphviz(plan: Plan) -> str:
    """Lanes as clusters of one rank, invisible edges that hold the order of lanes and the columns; right angles."""
    face = FACES[plan.language]
    return "\n".join(
        [
            "digraph visit {",
            "  rankdir=TB; splines=ortho; nodesep=0.35; ranksep=0.45",
            f'  fontname="{face}"; labeljust=l',
            f'  node [shape=box, style="rounded,filled", fillcolor=white, fontname="{face}", fontsize=12, width=1.5]',
            f'  edge [fontname="{face}", fontsize=10, arrowsize=0.7]',
            *(line for lane in range(len(plan.lanes)) for line in _cluster(plan, lane)),
            *_columns(plan),
            *(_graphviz_arrow(arrow, plan) for arrow in plan.arrows),
            "}\n",
        ]
    )


def _cluster(plan: Plan, lane: int) -> list[str]:
    """A lane with an invisible stand-in where a step has no card, so that the lane is as long as the page."""
    held = {card.step: card for card in plan.in_lane(lane)}
    lines = [f'  subgraph cluster_{lane} {{ label="{plan.lanes[lane]}"; style=filled; color="{FILLS[lane % 5]}"']
    for step in range(len(plan.steps)):
        card = held.get(step)
        label = f'label="{broken(card.text, chr(92) + "n")}"' if card else "style=invis, label=empty"
        lines.append(f'    "{_cell(plan, lane, step)}" [{label}]')
    cells = [f'"{_cell(plan, lane, step)}"' for step in range(len(plan.steps))]
    return [*lines, f"    {{ rank=same; {' -> '.join(cells)} [style=invis] }}", "  }"]


def _cell(plan: Plan, lane: int, step: int) -> str:
    found = [card.id for card in plan.in_lane(lane) if card.step == step]
    return found[0] if found else f"empty-{lane}-{step}"


def _columns(plan: Plan) -> list[str]:
    """Each step's cells in one line, lanes in order."""
    columns = [
        " -> ".join(f'"{_cell(plan, lane, step)}"' for lane in range(len(plan.lanes)))
        for step in range(len(plan.steps))
    ]
    return [f"  {column} [style=invis, weight=100]" for column in columns]


def _graphviz_arrow(arrow: Arrow, plan: Plan) -> str:
    said = [*(["dir=both"] if arrow.both else []), *([f'xlabel="{arrow.label}"'] if arrow.label else [])]
    return f'  "{arrow.source}" -> "{arrow.target}" [{", ".join([*said, "constraint=false"])}]'


def d2_dagre(plan: Plan) -> str:
    """Lanes as containers, time to the right, each lane strung in time: what dagre is best with."""
    return _d2(plan, chained=True)


def d2_elk(plan: Plan) -> str:
    """The same without the strings, which only cost ELK crossings."""
    return _d2(plan, chained=False)


def _d2(plan: Plan, chained: bool) -> str:
    lanes = [
        [f'lane{lane}: "{plan.lanes[lane]}" {{', *(f"  {_d2_card(card)}" for card in plan.in_lane(lane)), "}"]
        for lane in range(len(plan.lanes))
    ]
    hidden = [
        f"{_d2_path(plan, one)} -> {_d2_path(plan, other)}: {{style.opacity: 0}}" for one, other in plan.hidden(chained)
    ]
    return "\n".join(["direction: right", *(line for lane in lanes for line in lane), *hidden, *_d2_arrows(plan), ""])


def d2_grid(plan: Plan) -> str:
    """A grid of one column whose rows are lanes, each a grid of one row with a cell for every step, all of one size."""
    lines = ["grid-columns: 1", "grid-gap: 12"]
    for lane in range(len(plan.lanes)):
        held = {card.step: card for card in plan.in_lane(lane)}
        lines += [
            f'lane{lane}: "{plan.lanes[lane]}" {{',
            "  grid-rows: 1",
            "  horizontal-gap: 50",
            "  label.near: outside-left-center",
        ]
        for step in range(len(plan.steps)):
            size = "width: 190; height: 80"
            empty = f'empty{step}: "" {{{size}; style.opacity: 0}}'
            lines.append(f"  {_d2_card(held[step], size) if step in held else empty}")
        lines.append("}")
    return "\n".join([*lines, *_d2_arrows(plan), ""])


def _d2_card(card: Place, size: str = "") -> str:
    return f'{card.id}: "{broken(card.text, chr(92) + "n")}" {{style.border-radius: 8{"; " + size if size else ""}}}'


def _d2_path(plan: Plan, card: str) -> str:
    return next(f"lane{one.lane}.{card}" for one in plan.cards if one.id == card)


def _d2_arrows(plan: Plan) -> list[str]:
    return [
        f"{_d2_path(plan, arrow.source)} {'<->' if arrow.both else '->'} {_d2_path(plan, arrow.target)}"
        + (f': "{arrow.label}"' if arrow.label else "")
        for arrow in plan.arrows
    ]


def mermaid_dagre(plan: Plan) -> str:
    """A flowchart to the right, lanes as subgraphs, each lane strung in time: what dagre is best with."""
    return _mermaid(plan, "flowchart LR", "dagre", chained=True)


def mermaid_elk(plan: Plan) -> str:
    """The same, laid out by the Eclipse Layout Kernel, without the strings, which only cost it crossings."""
    return _mermaid(plan, "flowchart LR", "elk", chained=False)


def mermaid_swimlanes(plan: Plan) -> str:
    """The newest Mermaid's own swimlanes, time to the right."""
    return _mermaid(plan, "swimlane-beta LR", "", chained=True)


def _mermaid(plan: Plan, head: str, layout: str, chained: bool) -> str:
    face = FACES[plan.language]
    lines = [
        "---",
        "config:",
        *([f"  layout: {layout}"] if layout else []),
        "  themeVariables:",
        f"    fontFamily: {face}",
        "---",
        head,
    ]
    for lane, name in enumerate(plan.lanes):
        lines += [
            f'  subgraph lane{lane}["{name}"]',
            *(f"    {_mermaid_card(card)}" for card in plan.in_lane(lane)),
            "  end",
        ]
    lines += [f"  {one} ~~~ {other}" for one, other in plan.hidden(chained)]
    for arrow in plan.arrows:
        label = f'|"{arrow.label}"|' if arrow.label else ""
        lines.append(f"  {arrow.source} {'<-->' if arrow.both else '-->'}{label} {arrow.target}")
    return "\n".join([*lines, ""])


def _mermaid_card(card: Place) -> str:
    return f'{card.id}("{broken(card.text, "<br>")}")'


def mermaid_blocks(plan: Plan) -> str:
    """A block diagram: a grid with a column for lanes and one for each step, gaps wide enough for arrows."""
    face = FACES[plan.language]
    head = [
        "---",
        "config:",
        "  block:",
        "    padding: 32",
        "  themeVariables:",
        f"    fontFamily: {face}",
        "---",
        "block-beta",
    ]
    lines = [*head, f"  columns {len(plan.steps) + 1}"]
    for lane, name in enumerate(plan.lanes):
        held = {card.step: card for card in plan.in_lane(lane)}
        cells = [_block(held[step]) if step in held else "space" for step in range(len(plan.steps))]
        lines.append(f'  lane{lane}["{broken(name, "<br>")}"] ' + " ".join(cells))
    for arrow in plan.arrows:
        label = f'-- "{arrow.label}" ' if arrow.label else ""
        lines.append(f"  {_name(arrow.source)} {label}{'<-->' if arrow.both else '-->'} {_name(arrow.target)}")
    return "\n".join([*lines, ""])


def _block(card: Place) -> str:
    return f'{_name(card.id)}["{broken(card.text, "<br>")}"]'


def plantuml(plan: Plan) -> str:
    """A component diagram: lanes as rectangles, hidden links that hold the order of steps and lanes."""
    lines = [
        "@startuml",
        f'skinparam defaultFontName "{FACES[plan.language]}"',
        "skinparam defaultTextAlignment center",
    ]
    lines += ["skinparam roundCorner 12", "left to right direction"]
    for lane, name in enumerate(plan.lanes):
        lines += [f'rectangle "{name}" as lane{lane} {FILLS[lane % 5]} {{']
        lines += [
            f'  rectangle "{broken(card.text, chr(92) + "n")}" as {_name(card.id)}' for card in plan.in_lane(lane)
        ]
        lines.append("}")
    for lane in range(len(plan.lanes)):
        row = plan.in_lane(lane)
        lines += [f"{_name(one.id)} -[hidden]-> {_name(other.id)}" for one, other in pairwise(row)]
    for step in range(len(plan.steps)):
        column = plan.in_step(step)
        lines += [f"{_name(one.id)} -[hidden]> {_name(other.id)}" for one, other in pairwise(column)]
    for arrow in plan.arrows:
        lines.append(_plantuml_arrow(plan, arrow))
    return "\n".join([*lines, "@enduml", ""])


def _name(card: str) -> str:
    return card.replace("-", "_")


def _plantuml_arrow(plan: Plan, arrow: Arrow) -> str:
    """One dash keeps the ends in one column, two put them in columns of their own."""
    step = {card.id: card.step for card in plan.cards}
    dashes = "-" if step[arrow.source] == step[arrow.target] else "--"
    label = f" : {arrow.label}" if arrow.label else ""
    return f"{_name(arrow.source)} {'<' if arrow.both else ''}{dashes}> {_name(arrow.target)}{label}"


def plantuml_activity(plan: Plan) -> str:
    """An activity diagram with swimlanes. It is one thread: each step's cards from the customer on, no other arrows."""
    lines = ["@startuml", f'skinparam defaultFontName "{FACES[plan.language]}"']
    lines += [f"|{FILLS[lane % 5]}|{name}|" for lane, name in enumerate(plan.lanes)]
    lines.append("start")
    for step in range(len(plan.steps)):
        for card in plan.in_step(step):
            lines += [f"|{plan.lanes[card.lane]}|", f":{broken(card.text, chr(10))};"]
    return "\n".join([*lines, "stop", "@enduml", ""])

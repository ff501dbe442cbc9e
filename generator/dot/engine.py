"""Graphviz itself, wherever it is: in the pygraphviz wheel, else on the PATH.

In: DOT. Out: what Graphviz makes of it. Guaranteed: nothing is printed; nothing but this module and `source` imports
a Graphviz package, and only when it is needed.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from typing import Literal

from generator.errors import EngineMissing

Engine = Literal["wheel", "path"]

_MISSING = (
    "找不到 Graphviz：请运行 pip install pygraphviz，或安装 Graphviz 并让 neato 在 PATH 上。"
    " / Graphviz is missing: run pip install pygraphviz, or install Graphviz with neato on the PATH."
)


@lru_cache(1)
def engines() -> tuple[Engine, ...]:
    """The engines of this machine, best first."""
    from shutil import which

    found: list[Engine] = ["wheel"] if find_spec("pygraphviz") else []
    return (*found, "path") if which("neato") else tuple(found)


def draw(source: str, engine: Engine | None = None) -> str:
    """The SVG of a pinned drawing (`neato -n2`). Errors: EngineMissing."""
    return run(source, "nop2", "svg", engine)


def run(source: str, program: str, output: str, engine: Engine | None = None) -> str:
    """What a Graphviz program makes of a source. Errors: EngineMissing."""
    chosen = engine or next(iter(engines()), None)
    if chosen == "wheel":
        return _in_process(source, program, output)
    if chosen == "path":
        return _by_process(source, program, output)
    raise EngineMissing(_MISSING)


def _in_process(source: str, program: str, output: str) -> str:
    import pygraphviz

    graph = pygraphviz.AGraph(string=source)
    if program != "nop2":
        data: bytes = graph.draw(format=output, prog=program)
        return data.decode()
    graph.has_layout = True  # no program named: drawn as pinned, and no word about a large number of nodes
    data = graph.draw(format=output)
    return data.decode()


def _by_process(source: str, program: str, output: str) -> str:
    import graphviz

    pinned = program == "nop2"
    data: bytes = graphviz.pipe(
        "neato" if pinned else program,
        output,
        source.encode(),
        neato_no_op=2 if pinned else None,
        quiet=True,
    )
    return data.decode()

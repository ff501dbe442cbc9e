"""Imports go in one direction, each third-party package has one owner, renderers know neither model nor each other."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.render import RENDERERS

ROOT = Path(__file__).parents[1]
LAYERS = (  # from low to high; modules of one layer do not import each other
    "messages terms errors paint patterns pictures store",
    "diagnostics fonts legible characters",
    "syntax model scene assets sandbox reporting",
    "source text theme measure strategies paper presets sheet agenda",
    "difference rewrite",
    "appearance",
    "load outline dot press slots",
    "handouts capture mending",
    "coach layout preflight tabular",
    "template",
    "render examination",
    "kit schema starter explain",
    "cli",
    "__main__",
)
OWNERS = {
    "yaml": "source",
    "ruamel": "rewrite",
    "jinja2": ("assets", "sandbox"),  # our own templates, and those of anybody
    "pygraphviz": "dot",
    "graphviz": "dot",
    "typst": "press",
    "docxtpl": "render.document_word",
    "docx": "render.document_word",
    "pptx": "render.deck",
    "lxml": ("render.deck", "render.document_word", "preflight", "template"),  # two write, two read anybody's decks
    "uniseg": "text",
    "rjieba": "text",
    "openpyxl": "load.tables",
    "xlsxwriter": "render.sheets",
    "click": "cli",
    "rich": "cli",
    "markdown_it": "outline.markup",
    "watchfiles": "cli.watching",
}
SHARED = frozenset(  # how presentations are written, whoever fills them
    {"render.shapes", "render.deck_slide", "render.deck_package", "render.deck_charts", "render.deck_chart_places"}
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names.split()}
MODULES = {
    ".".join(path.relative_to(ROOT / "generator").with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "generator").rglob("*.py"))
    if "_templates" not in path.parts
}


@cache
def imports(module: str) -> frozenset[str]:
    """What a module imports anywhere in it, by absolute name: "generator.model.base", "yaml"."""
    path = MODULES[module]
    package = ("generator", *path.relative_to(ROOT / "generator").parent.parts)
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join([*package[: len(package) - node.level + 1], *filter(None, [node.module])])
            origin = base if node.level else node.module or ""
            inner = {f"{origin}.{name.name}" for name in node.names}
            known = {name for name in inner if name.removeprefix("generator.") in MODULES}
            found |= known | ({origin} if known != inner else set())
    return frozenset(found)


def own(module: str) -> Iterator[str]:
    """The project's modules that a module imports, without the package's name; the package itself is no one's layer."""
    return (name.removeprefix("generator.") for name in sorted(imports(module)) if name.startswith("generator."))


def layer(module: str) -> str:
    return module.split(".")[0]


@pytest.mark.parametrize("module", sorted({layer(name) for name in MODULES} - {"__init__"}))
def test_every_module_has_its_layer(module: str) -> None:
    assert module in LEVEL


@pytest.mark.parametrize("module", sorted(set(MODULES) - {"__init__"}))
def test_imports_go_downwards(module: str) -> None:
    upward = [
        name for name in own(module) if layer(name) != layer(module) and LEVEL[layer(name)] >= LEVEL[layer(module)]
    ]
    assert upward == []


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_third_party_package_has_one_owner(module: str) -> None:
    names = {name.split(".")[0] for name in imports(module)} - {"generator"} - sys.stdlib_module_names
    assert [name for name in sorted(names) if not module.startswith(OWNERS.get(name, "?"))] == []


def family(renderer: str) -> set[str]:
    """The modules of `render/` that a renderer, by its module, is made of."""
    pending, found = [renderer.removeprefix("generator.")], set[str]()
    while pending:
        module = pending.pop()
        if module not in found and module.startswith("render."):
            found.add(module)
            pending += own(module)
    return found


def test_renderers_do_not_import_each_other() -> None:
    renderers = sorted(set(RENDERERS.values()))
    members = [module for renderer in renderers for module in family(renderer) - SHARED]
    assert len(members) == len(set(members))


def test_what_renderers_share_renders_nothing_itself() -> None:
    renderers = {name.removeprefix("generator.") for name in RENDERERS.values()}
    assert {module for shared in SHARED for module in family(shared)} <= SHARED
    assert renderers & SHARED == set()


@pytest.mark.parametrize("module", sorted(name for name in MODULES if layer(name) == "render"))
def test_renderers_do_not_know_the_model(module: str) -> None:
    known = {layer(name) for name in own(module) if not name.startswith("layout.slides")}  # blocks and boxes only
    assert known & {"model", "load", "source", "layout", "measure"} == set()


@pytest.mark.parametrize("module", sorted(set(MODULES) - {"__init__", "__main__"}))
def test_the_code_map_names_every_module(module: str) -> None:
    name = module.rpartition(".")[2]
    assert re.search(rf"`(\w+/)*{name}[/`]", (ROOT / "docs/architecture.md").read_text("utf-8"))


def test_decisions_have_numbers_of_their_own() -> None:
    pages = sorted((ROOT / "docs/decisions").glob("*.md"))
    numbers = list(range(1, len(pages) + 1))
    assert [int(page.name[:4]) for page in pages] == numbers
    assert [page.read_text("utf-8").partition(". ")[0] for page in pages] == [f"# {number}" for number in numbers]

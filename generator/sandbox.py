"""Jinja for templates that anybody wrote: what they may do, and how much of it.

In: a template's text and plain values (texts, numbers, lists and maps of them); or work that fills Word files by Jinja.
Out: what is made. Guaranteed: a template reads the values and nothing else – no file, no other template, no attribute
of Python's; it ends, within a bounded amount of work and of text, counted and not timed, so that the same template
always makes the same; whatever is wrong is a `Fault` with the line and words for the author.

Work is counted where it can grow: each turn of a loop costs what its body may print, each call of a macro what the
template may print, each filter and operator the length of what it is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, wraps
from types import CodeType
from typing import Any, TypeVar

from jinja2 import (
    Environment,
    StrictUndefined,
    Template,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
    nodes,
    pass_context,
)
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer

from generator.diagnostics import Word, word
from generator.errors import KitError

MOST_RANGE = 1_000
MOST_NODES = 50_000  # what a template is made of: values, operators, tags
PICTURE = 20_000  # what it costs to put a picture into a document
TURN = 20  # what a turn of a loop, a filter or an operator costs besides what it holds

_FILTERS = (
    "abs",
    "capitalize",
    "count",
    "d",
    "default",
    "first",
    "float",
    "groupby",
    "int",
    "items",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "reverse",
    "select",
    "selectattr",
    "sort",
    "string",
    "title",
    "trim",
    "unique",
    "upper",
)
_TEXTS = frozenset(
    (
        "capitalize",
        "endswith",
        "isdigit",
        "lower",
        "lstrip",
        "rstrip",
        "split",
        "splitlines",
        "startswith",
        "strip",
        "title",
        "upper",
    )
)
_Value = TypeVar("_Value")
_MAPS = frozenset(("get", "items", "keys", "values"))
_FORBIDDEN: Mapping[type[nodes.Node], str] = {
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "from … import",
    nodes.Extends: "extends",
    nodes.Block: "block",
    nodes.ScopedEvalContextModifier: "autoescape",
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a template may do.

    `source` are the characters of it, `text` those that it makes, `held` the characters of a text or the items of a
    list that it makes for itself. Values in `markup` are escaped, unless they say themselves what they are there.
    """

    source: int
    text: int
    work: int
    held: int
    markup: bool = False


TEXTS = Bounds(100_000, 1_000_000, 5_000_000, 100_000)
DOCUMENTS = Bounds(2 * 2**20, 64 * 2**20, 20_000_000, 2**20, markup=True)


class Fault(Exception):
    """What is wrong with a template: the line, counted from 1, and the problem in words."""

    def __init__(self, line: int, problem: Word) -> None:
        super().__init__(line, problem)
        self.line = line
        self.problem = problem


class _Stop(Exception):
    """Raised inside a template, where the line is not known."""

    def __init__(self, problem: Word) -> None:
        super().__init__(problem)
        self.problem = problem


def check(source: str, name: str = "template") -> None:
    """See that a template can be read. Errors: Fault."""
    _guarded(name, lambda: _code(source, name))


def render(source: str, values: Mapping[str, Any], name: str = "template") -> str:
    """What a template makes of the values. Errors: Fault."""
    return _guarded(name, lambda: _rendered(source, values, name))


def in_document(work: Callable[[Environment], _Value]) -> _Value:
    """What `work` makes with Jinja for one document. Errors: Fault."""
    return _guarded("document", lambda: work(_Environment(DOCUMENTS)))


def _rendered(source: str, values: Mapping[str, Any], name: str) -> str:
    environment = _Environment(TEXTS, len(source))
    made = Template.from_code(environment, _code(source, name), environment.globals).render(values)
    if len(made) > TEXTS.text:
        raise _Stop(word("template-long"))
    return made


@lru_cache(maxsize=64)
def _code(source: str, name: str) -> CodeType:
    return _Environment(TEXTS).compile(source, name, name)


def _guarded(name: str, work: Callable[[], _Value]) -> _Value:
    """What the work comes to; every exception of a template as a fault with its line."""
    try:
        return work()
    except TemplateSyntaxError as error:
        raise Fault(error.lineno, _misread(error.message or "")) from None
    except KitError:  # of what `work` does besides
        raise
    except _Stop as error:
        raise Fault(_line(error, name), error.problem) from None
    except UndefinedError as error:
        raise Fault(_line(error, name), word("template-no-value", _quoted(error, -1))) from None
    except SecurityError as error:
        raise Fault(_line(error, name), word("template-forbidden", _quoted(error, 0))) from None
    except (RecursionError, MemoryError) as error:
        raise Fault(_line(error, name), word("template-work")) from None
    except Exception as error:  # a template can make any operation of ours fail
        raise Fault(_line(error, name), word("template-fails")) from None


def _misread(message: str) -> Word:
    """What Jinja says of a template that it cannot read, in our words."""
    named = re.search(r"(?:No (?:filter|test) named|unknown tag) '([^']*)'", message)
    return word("template-forbidden", named[1]) if named else word("template-syntax")


def _quoted(error: Exception, at: int) -> str:
    found = re.findall(r"'([^']*)'", str(error))
    return found[at] if found else "…"


def _line(error: BaseException, name: str) -> int:
    """The innermost line of the template that the error comes from."""
    line, place = 1, error.__traceback__
    while place is not None:
        if place.tb_frame.f_code.co_filename == name:
            line = place.tb_lineno
        place = place.tb_next
    return max(1, line)


def _size(value: object) -> int:
    """How much a value holds: characters, or items with the characters of theirs."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, list | tuple | dict):
        inner = value.values() if isinstance(value, dict) else value
        return len(value) + sum(len(item) for item in inner if isinstance(item, str))
    return 0


def _is_container(value: object) -> bool:
    return isinstance(value, list | tuple | dict | set | Namespace) or (
        isinstance(value, Iterable) and not isinstance(value, str | Undefined)
    )


class _Environment(SandboxedEnvironment):
    """A sandbox for one rendering of one template, or of the parts of one document."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def __init__(self, bounds: Bounds, size: int = 0) -> None:
        super().__init__(
            undefined=StrictUndefined,
            keep_trailing_newline=True,
            trim_blocks=not bounds.markup,
            lstrip_blocks=not bounds.markup,
            autoescape=bounds.markup,
            finalize=self._printed,
            cache_size=0,
        )
        self.bounds = bounds
        self.size = size
        self.work = bounds.work
        self.room = bounds.text
        self.globals = {"range": self._range, "namespace": Namespace}
        self.filters = {name: self._counted(FILTERS[name]) for name in _FILTERS}
        self.filters |= {"join": self._join, "replace": self._replace, "round": _round, "indent": self._indent}
        self.filters |= {"sum": self._sum}
        self.filters |= {"_each": _each, "_joined": _joined, "_flat": _flat}

    def charge(self, amount: int) -> None:
        """Take from what the template may still do."""
        self.work -= TURN + amount
        if self.work < 0:
            raise _Stop(word("template-work"))

    def held(self, value: _Value) -> _Value:
        """The value, when it is not too large to be kept."""
        if _size(value) > self.bounds.held:
            raise _Stop(word("template-work"))
        return value

    # what templates are made of

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if len(source) > self.bounds.source:
            raise _Stop(word("template-characters", f"{self.bounds.source:,}"))
        self.size = max(self.size, len(source))
        tree = super()._parse(source, name, filename)
        for count, node in enumerate(tree.find_all(nodes.Node)):
            if count > MOST_NODES:
                raise _Stop(word("template-work"))
            if type(node) in _FORBIDDEN:
                raise TemplateSyntaxError(f"unknown tag '{_FORBIDDEN[type(node)]}'", node.lineno)
        counted: nodes.Template = _Counting().visit(tree)
        return counted

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A value of a map by its name, before what every map can do."""
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def wrap_str_format(self, value: Any) -> None:
        """Texts are not formatted by `format`: widths in it know no bound."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if attr.startswith("_"):
            return False
        if isinstance(obj, str):
            return attr in _TEXTS
        if isinstance(obj, dict):
            return attr in _MAPS
        return isinstance(obj, LoopContext | Namespace)

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 – keywords of the template's own
        __self.charge(__self.size + sum(map(_size, args)))
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        self.charge(_size(left) + _size(right))
        if operator == "%" and isinstance(left, str):
            raise _Stop(word("template-forbidden", "%"))
        if operator in ("*", "**") and _is_too_large(operator, left, right, self.bounds.held):
            raise _Stop(word("template-work"))
        return self.held(super().call_binop(context, operator, left, right))

    # what they may use

    def _printed(self, value: Any) -> Any:
        """What is printed of a value: the text of a text or a number, nothing of nothing."""
        if isinstance(value, Undefined):
            return value
        if value is None:
            return ""
        markup = self.bounds.markup and hasattr(value, "__html__")
        if not markup and not isinstance(value, str | int | float):
            raise _Stop(word("template-no-text"))
        text = value if markup else str(value)
        if not isinstance(text, str):
            self.charge(PICTURE)
            return text
        self.room -= len(text)
        if self.room < 0:
            raise _Stop(word("template-long"))
        return text

    def _counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def counted(*args: Any, **kwargs: Any) -> Any:
            self.charge(sum(map(_size, args)))
            made = self.held(function(*args, **kwargs))
            self.charge(_size(made))
            return made

        return counted

    def _range(self, *bounds: int) -> list[int]:
        numbers = range(*bounds)
        if len(numbers) > MOST_RANGE:
            raise _Stop(word("template-work"))
        return list(numbers)

    def _join(self, value: Iterable[Any], d: str = "", attribute: str | None = None) -> str:
        parts = []
        for item in value:
            text = self.text_of(item if attribute is None else self.getitem(item, attribute))
            self.charge(len(text) + len(d))
            parts.append(text)
        return self.held(str(d).join(parts))

    def _sum(self, value: Iterable[Any], attribute: str | None = None) -> float:
        items = self.held(list(value))
        self.charge(len(items))
        numbers: list[Any] = [item if attribute is None else self.getitem(item, attribute) for item in items]
        return float(sum(numbers)) if any(isinstance(one, float) for one in numbers) else int(sum(numbers))

    def _replace(self, value: str, old: str, new: str) -> str:
        text, former, later = (self.text_of(one) for one in (value, old, new))
        self.charge(len(text) + text.count(former) * len(later))
        return self.held(text.replace(former, later))

    def _indent(self, value: str, width: int = 4, first: bool = False) -> str:
        text, blank = self.text_of(value), " " * min(int(width), 80)
        self.charge(len(text) + text.count("\n") * len(blank))
        return self.held((blank if first else "") + text.replace("\n", f"\n{blank}"))

    def text_of(self, value: Any) -> str:
        """A text or a number as text. Errors: _Stop for what holds others."""
        if _is_container(value):
            raise _Stop(word("template-no-text"))
        return str(value)


def _is_too_large(operator: str, left: Any, right: Any, most: int) -> bool:
    """Whether a product or a power holds more than anybody needs."""
    if isinstance(left, int) and isinstance(right, int):
        if operator == "**":
            return right > 64 or left.bit_length() > 32
        return left.bit_length() + right.bit_length() > 256
    for one, times in ((left, right), (right, left)):
        if isinstance(one, str | list | tuple) and isinstance(times, int):
            return len(one) * times > most
    return False


def _round(value: float, precision: int = 0) -> float:
    return round(float(value), min(max(int(precision), 0), 9))


@pass_context
def _each(context: Any, value: Iterable[Any], printed: int) -> list[Any]:
    """What a loop goes through; `printed` is what its body prints by itself."""
    environment: _Environment = context.environment
    items = environment.held(list(value))
    environment.charge(len(items) * (TURN + printed))
    return items


@pass_context
def _joined(context: Any, parts: Iterable[Any]) -> str:
    environment: _Environment = context.environment
    return environment._join(parts)


@pass_context
def _flat(context: Any, value: Any) -> Any:
    """A list that a template writes: of texts and numbers, so that none holds itself a thousand times over."""
    inner = value.values() if isinstance(value, dict) else value
    if any(map(_is_container, inner)):
        raise _Stop(word("template-forbidden", "[[…]]"))
    environment: _Environment = context.environment
    environment.charge(len(value))
    return environment.held(value)


class _Counting(NodeTransformer):
    """Puts the counting into a template that has been read."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 – Jinja's name
        if node.recursive:
            raise TemplateSyntaxError("unknown tag 'recursive'", node.lineno)
        printed = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        self.generic_visit(node)
        node.iter = _filtered(node.iter, "_each", nodes.Const(printed))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 – Jinja's name
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes), "_joined")

    def visit_List(self, node: nodes.Expr) -> nodes.Node:  # noqa: N802 – Jinja's name
        self.generic_visit(node)
        return _filtered(node, "_flat")

    visit_Dict = visit_List  # noqa: N815

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802 – Jinja's name
        self.generic_visit(node)
        return _filtered(node, "_flat") if node.ctx == "load" else node


def _filtered(node: nodes.Node, name: str, *args: nodes.Expr) -> nodes.Filter:
    made = nodes.Filter(node, name, list(args), [], None, None)
    made.set_lineno(node.lineno)
    return made

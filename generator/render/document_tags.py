"""Jinja in Word templates that an author may have restyled: a small language, bounded in all it does.

In: work to be done with a bounded Jinja. Out: what it makes. Guaranteed: a template calls nothing, imports nothing,
assigns nothing and sees plain data only; its loops and what it writes are bounded, so that it ends soon and fits in
memory; what is wrong with it is a `TemplateFault` in words. Unlike in `sandbox`, the source is what docxtpl makes of a
document, and values are escaped as XML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, Undefined, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.errors import TemplateFault
from generator.messages import WORDS

MOST_ROUNDS = 200_000  # of all loops of a template together
MOST_WRITTEN = 64 * 2**20  # characters
LONGEST_SOURCE = 2 * 2**20  # characters
MOST_NODES = 50_000
LONGEST_TEXT = 2**20  # that a filter may make

_KNOWN: tuple[type[nodes.Node], ...] = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Name, nodes.Const),
    *(nodes.Getattr, nodes.Getitem, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr),
    *(nodes.Filter, nodes.Test, nodes.Tuple, nodes.List, nodes.Add, nodes.Sub, nodes.Concat),
)
_FILTERS = frozenset({"count", "d", "default", "first", "join", "last", "length", "lower", "string", "trim", "upper"})
_UNKNOWN = re.compile(r"^'(.*)' is undefined$", re.DOTALL)  # in Jinja's words
_COUNTED = "counted "  # no name that a template can write


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """Jinja with what layouts need: values, conditions, loops and a few filters. Values are escaped for markup."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, keep_trailing_newline=True)
        self.template_class = _Bounded
        self.rounds = 0
        self.globals.clear()
        self.filters = {name: made for name, made in self.filters.items() if name in _FILTERS}
        self.filters["join"] = _joined
        self.filters[_COUNTED] = self._counted

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if len(source) > LONGEST_SOURCE:
            raise SecurityError("word-template-large")
        parsed = super()._parse(source, name, filename)
        self._reviewed(parsed)
        return parsed

    def _reviewed(self, node: nodes.Node) -> None:
        """Refuse what layouts do not need; count the rounds of every loop."""
        pending, seen = [node], 0
        while pending:
            one, seen = pending.pop(), seen + 1
            if seen > MOST_NODES:
                raise SecurityError("word-template-large")
            if not isinstance(one, _KNOWN) or _is_more(one):
                raise TemplateSyntaxError("word-template-tag", one.lineno or 1)
            pending += one.iter_child_nodes()
            if isinstance(one, nodes.For):
                one.iter = nodes.Filter(one.iter, _COUNTED, [], [], None, None, lineno=one.lineno)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A value by its name, or what a loop knows of itself; no object has anything else."""
        if isinstance(obj, Undefined):
            return obj  # so that the fault names what is missing, not what was asked of it
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and not attribute.startswith("_"):
            return super().getattr(obj, attribute)
        return self.undefined(name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An entry of a list by its number, a value by its name."""
        if isinstance(obj, Mapping | Sequence):
            try:
                return obj[argument]
            except (LookupError, TypeError):
                pass
        return self.undefined(name=str(argument))

    def _counted(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            self.rounds += 1
            if self.rounds > MOST_ROUNDS:
                raise SecurityError("word-template-rounds")
            yield value


def _is_more(node: nodes.Node) -> bool:
    """Whether a known tag asks for more than layouts need: to call itself, or for Jinja's own."""
    return (isinstance(node, nodes.For) and node.recursive) or (isinstance(node, nodes.Name) and node.name == "self")


def _joined(values: Iterable[Any], between: str = "") -> str:
    made = str(between).join(str(one) for one in values)
    if len(made) > LONGEST_TEXT:
        raise SecurityError("word-template-written")
    return made


class _Bounded(Template):
    def render(self, *given: Any, **named: Any) -> str:
        parts: list[str] = []
        written = 0
        for part in self.generate(*given, **named):
            written += len(part)
            if written > MOST_WRITTEN:
                raise SecurityError("word-template-written")
            parts.append(part)
        return "".join(parts)


def guarded(template: str, work: Callable[[BoundedEnvironment], Any]) -> Any:
    """What `work` makes with a bounded Jinja. `template` is the template's name. Errors: TemplateFault."""
    try:
        return work(BoundedEnvironment())
    except TemplateError as error:
        raise _fault(template, error) from error
    except (RecursionError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        raise TemplateFault(told(template, "word-template-broken")) from error


def _fault(template: str, error: TemplateError) -> TemplateFault:
    """The fault that Jinja found, in words."""
    said = error.message or ""
    if said in WORDS:
        return TemplateFault(told(template, said))
    if isinstance(error, UndefinedError):
        found = _UNKNOWN.search(said)
        return TemplateFault(told(template, "word-template-name", found[1] if found else said))
    if isinstance(error, SecurityError):
        return TemplateFault(told(template, "word-template-tag"))
    return TemplateFault(told(template, "word-template-syntax", said))


def told(template: str, name: str, *parts: str) -> str:
    """A sentence about a template in both languages, as it is no finding in anybody's file."""
    chinese, english = WORDS[name]
    head = WORDS["word-template"]
    return f"{head[0].format(template)}{chinese.format(*parts)} / {head[1].format(template)}{english.format(*parts)}"

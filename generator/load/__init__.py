"""From a file to an engagement that cannot be wrong.

In: the path of a YAML file. Out: the engagement in the long form, all findings in order, and the texts they point at.
Guaranteed: never raises whatever the file holds; the engagement is None exactly when a finding is an error; a file
named in `include` or by a survey is read only from the folder of the first file or below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from generator.characters import count_chinese, has_chinese
from generator.diagnostics import Diagnostic, folded, has_errors, in_order, word
from generator.load import check, client_theme, expand, values
from generator.load.bind import Binder, head
from generator.load.include import Files, combined
from generator.load.resolve import resolved
from generator.load.scalars import found_in
from generator.model import LANGUAGES, Blueprint, Engagement, Meta
from generator.source import Mapping, Node, Scalar, Source, parse, parse_bytes, read


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a file. `texts` are the files read, by name; `language` is that of the messages."""

    engagement: Engagement | None
    findings: tuple[Diagnostic, ...]
    texts: dict[str, str]
    language: str


def engagement(path: Path | str, file: str | None = None, instead: Map[str, str] | None = None) -> Loaded:
    """Load the file at a path; `file` is its name in messages (the path as given when None).

    `instead` are texts to be read in the place of files, by their names in messages: what they are to become.
    """
    path = Path(path)
    name = file or str(path)
    given = instead or {}
    return _loaded(parse(given[name], name) if name in given else read(path, name), path.parent, given)


def from_bytes(data: bytes, file: str = "input.yaml", folder: Path | None = None) -> Loaded:
    """Load the content of a file; includes are looked for in `folder`, none when it is None."""
    return _loaded(parse_bytes(data, file), folder)


def _loaded(source: Source, folder: Path | None, instead: Map[str, str] = MappingProxyType({})) -> Loaded:
    files = Files(folder, {source.file: source.text}, list(source.findings), source.whole, instead=instead)
    language = _primary_language(source.root, source.text or Path(source.file).name)
    root, made = source.root, None
    if isinstance(root, Mapping):
        made = _engagement(combined(root, files), language, files)
    elif root is not None and source.whole and not (isinstance(root, Scalar) and root.absent):
        files.findings.append(_not_a_map(root, source))
    ordered = folded(in_order(files.findings, files.texts))
    return Loaded(None if has_errors(ordered) else made, tuple(ordered), files.texts, language)


def _not_a_map(root: Node, source: Source) -> Diagnostic:
    binder = Binder("en", ())
    if isinstance(root, Scalar) and binder.tight_key(root):
        return binder.findings[0]
    parameters = {"key": word("Engagement"), "expected": word("map"), "found": found_in(root)}
    return Diagnostic("TY-01", head(root.span), {**parameters, "hint": word("file-hint")})


def _primary_language(root: Node | None, text: str) -> str:
    """The language the author writes in: as said, else that of the title, else of the file."""
    heads = [node for node in (root, _meta(root)) if isinstance(node, Mapping)]
    for place in heads:
        said = place.get("primary_language")
        tag = values.language(said.text) if isinstance(said, Scalar) else None
        if tag is not None and tag.startswith(("zh", "en")):
            return "zh-CN" if tag.startswith("zh") else "en"
    for place in reversed(heads):
        title = place.get("title")
        if isinstance(title, Scalar) and not title.absent:
            return "zh-CN" if has_chinese(title.text) else "en"
        names = [name.text for name, _ in title.entries] if isinstance(title, Mapping) else []
        tags = [values.language(name) or values.language_meant(name) for name in names]
        if known := [tag for tag in tags if tag in LANGUAGES]:
            return str(known[0])
    sample = text[:20_000]
    return "zh-CN" if count_chinese(sample) * 100 > len(sample) else "en"


def _meta(root: Node | None) -> Node | None:
    return root.get("meta") if isinstance(root, Mapping) else None


def _engagement(root: Mapping, language: str, files: Files) -> Engagement | None:
    binder = Binder(language, expand.lane_ids(root), expand.customer_lane(root))
    tree = expand.lengthened(root, binder)
    made = binder.term(Engagement, tree) or _untitled(tree, binder)
    faults = binder.findings
    if made is not None:
        made, more = _whole(made, root, language, binder)
        made, answers = _answered(made, files)
        made, changed = client_theme.resolved(made, files, binder)
        made = replace(made, lints=tuple(binder.lints))
        faults = [*faults, *more, *answers, *changed]
    files.findings += [item for item in faults if _counts(item, binder, files.whole)]
    return made


def _answered(made: Engagement, files: Files) -> tuple[Engagement, list[Diagnostic]]:
    """The engagement with what its surveys say; most have none, and need not load what reads them."""
    if not made.surveys:
        return made, []
    from generator.load.surveys import answered

    return answered(made, files)


def _untitled(tree: Mapping, binder: Binder) -> Engagement | None:
    """The engagement under a title of ours, so that the rest of a file without one is checked as well."""
    entries = [entry for entry in tree.entries if entry[0].text != "meta"]
    meta = Mapping(((Scalar("title", tree.span), Scalar("-", tree.span, True)),), tree.span)
    again = Binder(binder.language, binder.lanes, binder.customer_lane)
    return again.term(Engagement, Mapping(((Scalar("meta", tree.span), meta), *entries), tree.span))


# findings that may only mean that their other half stands in a part that could not be read
_DEPENDENT = frozenset({"ID-03", "CN-01", "TY-10"})


def _counts(item: Diagnostic, binder: Binder, whole: bool) -> bool:
    """Whether the finding is a fault of its own, not the consequence of another."""
    if item.code == "TY-10" and item.parameters["key"] in binder.broken:
        return False
    missing_at_top = item.code == "TY-02" and item.parameters["owner"] in (word("Engagement"), word("Meta"))
    return whole or not (item.code in _DEPENDENT or missing_at_top)


def _whole(made: Engagement, root: Mapping, language: str, binder: Binder) -> tuple[Engagement, list[Diagnostic]]:
    """The engagement in the long form, and what is wrong with the whole."""
    findings: list[Diagnostic] = []
    made = replace(made, meta=_whole_meta(made.meta, language, binder))
    made = replace(made, lanes=expand.lanes(made))
    findings += check.lanes(made, binder)
    roles = {lane.id: lane.role or "" for lane in made.lanes}
    blueprints = {name: expand.cards(_named(blueprint, name), roles) for name, blueprint in made.blueprints.items()}
    made = expand.identified(expand.gathered(replace(made, blueprints=blueprints)))
    made = expand.placed(expand.horizons(expand.decked(expand.days(expand.phased(made)))), roles)
    made, faults = resolved(made, binder.broken)
    findings += faults
    blueprints = {
        name: replace(blueprint, arrows=expand.arrows(blueprint, made.lanes, findings))
        for name, blueprint in made.blueprints.items()
    }
    made = replace(made, blueprints=blueprints)
    findings += [*check.whole(made, root, binder), *check.times(made), *check.feelings(made, binder)]
    return made, [*findings, *_activities(made)]


def _activities(made: Engagement) -> Iterator[Diagnostic]:
    """What is wrong with the activities that sessions follow; most files have no workshop and need not load them."""
    if made.workshop is None and not made.activities:
        return
    from generator.load.activities import findings

    yield from findings(made)


def _named(blueprint: Blueprint, name: str) -> Blueprint:
    state = blueprint.state or ("to_be" if name.startswith("to_be") else "as_is")
    return replace(blueprint, id=name, state=state)


def _whole_meta(meta: Meta, language: str, binder: Binder) -> Meta:
    """The head with its languages: as said, else those the title or half of the texts are written in."""
    said = tuple(tag for tag in meta.languages if tag in LANGUAGES)
    titled = {tag for tag, _ in meta.title.values}
    often = {tag for tag, count in binder.languages.items() if count * 2 >= binder.texts}
    found = tuple(tag for tag in LANGUAGES if tag == language or tag in titled | often)
    languages = said or found
    only = {"zh_only": ("zh-CN",), "en_only": ("en",)}.get(meta.bilingual_mode)
    languages = only or languages
    primary = language if language in languages else languages[0]
    return replace(meta, languages=languages, primary_language=primary)

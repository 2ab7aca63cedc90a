"""What a template's tags ask for: names, filters, and whether they can only ever do as much as the data hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from jinja2 import nodes
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

from pipeline.word.sandbox import BOUNDED_FILTERS, OTHER_FILTERS

_FOREIGN = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Block)
_SWITCHES = (nodes.EvalContextModifier, nodes.ScopedEvalContextModifier)
_FORMATS = frozenset({"format", "format_map"})
_PLAIN = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.If),
    *(nodes.CondExpr, nodes.Test, nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something a template may not do, at a line of its text."""

    code: str
    line: int
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one part asks for: names it needs (with their first line), faults, and whether its work is bounded."""

    names: tuple[tuple[str, int], ...]
    faults: tuple[Fault, ...]
    bounded: bool


def analyse(tree: nodes.Template) -> Analysis:
    """The analysis of a parsed part; nothing of it is run or compiled, since compiling already works out constants."""
    return Analysis(tuple(_names(tree).items()), tuple(_faults(tree)), _bounded(tree, frozenset(), nested=False))


def nearest(name: str, known: tuple[str, ...]) -> str:
    """The known name that looks most like this one, empty if none does."""
    close = get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def _names(tree: nodes.Template) -> dict[str, int]:
    own = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"} | {"loop"}
    excused = {id(node) for node in _asked_whether_known(tree)}
    found: dict[str, int] = {}
    for name in tree.find_all(nodes.Name):
        if name.ctx == "load" and name.name not in own and id(name) not in excused:
            found.setdefault(name.name, name.lineno)
    return found


def _asked_whether_known(tree: nodes.Template) -> Iterator[nodes.Node]:
    for test in tree.find_all(nodes.Test):
        if test.name in ("defined", "undefined"):
            yield test.node
    for given in tree.find_all(nodes.Filter):
        if given.name in ("default", "d") and given.node is not None:
            yield given.node


def _faults(tree: nodes.Template) -> Iterator[Fault]:
    for node in tree.find_all(nodes.Node):
        reach = _reaches_inside(node)
        if reach:
            yield Fault("T010", node.lineno, (("name", reach),))
        elif isinstance(node, _FOREIGN):
            yield Fault("T070", node.lineno, (("tag", type(node).__name__.lower().replace("from", "")),))
        elif isinstance(node, _SWITCHES):
            yield Fault("T071", node.lineno, (("tag", "autoescape"),))
        elif isinstance(node, nodes.Filter):
            yield from _filter_faults(node)
        elif isinstance(node, nodes.Test) and node.name not in TESTS:
            yield _no_such(node, tuple(TESTS))


def _reaches_inside(node: nodes.Node) -> str:
    """The name by which a tag reaches into Python, empty if it doesn't."""
    name: object = ""
    if isinstance(node, nodes.Getattr):
        name = node.attr
    elif isinstance(node, nodes.Name):
        name = node.name
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        name = node.arg.value
    if isinstance(name, str) and (name.startswith("_") or (name in _FORMATS and not isinstance(node, nodes.Name))):
        return name
    return ""


def _filter_faults(node: nodes.Filter) -> Iterator[Fault]:
    allowed = BOUNDED_FILTERS | OTHER_FILTERS
    if node.name in allowed:
        return
    if node.name in FILTERS:  # one of Jinja's that lets markup through, reaches inside, or is not the same each time
        yield Fault("T011", node.lineno, (("name", node.name),))
    else:
        yield _no_such(node, tuple(allowed))


def _no_such(node: nodes.Filter | nodes.Test, known: tuple[str, ...]) -> Fault:
    close = nearest(node.name, known)
    if close:
        return Fault("T044", node.lineno, (("name", node.name), ("nearest", close)))
    return Fault("T043", node.lineno, (("name", node.name),))


def _bounded(node: nodes.Node, targets: frozenset[str], *, nested: bool) -> bool:
    if isinstance(node, nodes.For):
        return _bounded_loop(node, targets, nested=nested)
    if isinstance(node, nodes.Filter):
        plain = node.name in BOUNDED_FILTERS and all(isinstance(arg, nodes.Const) for arg in node.args)
        plain = plain and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
    elif isinstance(node, nodes.Getitem):
        plain = isinstance(node.arg, nodes.Const)
    elif isinstance(node, nodes.Test):
        plain = all(isinstance(arg, nodes.Const) for arg in node.args)
    else:
        plain = isinstance(node, _PLAIN)
    return plain and all(_bounded(child, targets, nested=nested) for child in node.iter_child_nodes())


def _bounded_loop(node: nodes.For, targets: frozenset[str], *, nested: bool) -> bool:
    """Whether a loop ends with the data: an inner one must go over a part of what the outer one goes over."""
    root: nodes.Node = node.iter
    while isinstance(root, nodes.Getattr | nodes.Getitem):
        root = root.node
    if node.recursive or not isinstance(root, nodes.Name) or (nested and root.name not in targets):
        return False
    inner = targets | {name.name for name in node.target.find_all(nodes.Name)}
    if isinstance(node.target, nodes.Name):
        inner |= {node.target.name}
    body = [*node.body, *([node.test] if node.test else [])]
    return all(_bounded(child, inner, nested=True) for child in body) and all(
        _bounded(child, targets, nested=nested) for child in node.else_
    )

"""The Jinja that a template may use: sandboxed, strict, with no names of its own, and blind to tags in data.

docxtpl turns a typed `{_{` into `{{` and `{_%` into `{%` after rendering. So the braces of data travel as characters
that Unicode keeps for inner use, and are put back when docxtpl is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jinja2 import StrictUndefined, Template, nodes
from jinja2.exceptions import UndefinedError
from jinja2.filters import FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

BOUNDED_FILTERS = frozenset({"upper", "lower", "capitalize", "title", "trim", "first", "last", "length", "count"}) | {
    "join",
    "default",
    "d",
}
"""Filters whose result is never much longer than what goes in."""

OTHER_FILTERS = frozenset({"replace", "reverse", "sort", "unique", "list", "int", "abs", "round", "string"}) | {
    "batch",
    "slice",
    "truncate",
    "wordcount",
    "sum",
    "min",
    "max",
}
"""Filters that a template may use, at the price of being rendered in a child with limits."""

_OPEN, _SHUT, _MARK = "\ufdd0", "\ufdd1", "\ufdd2"
_GUARDS = str.maketrans(
    {"{": _OPEN, "}": _SHUT, _OPEN: _MARK + "\ufdd3", _SHUT: _MARK + "\ufdd4", _MARK: _MARK + "\ufdd5"}
)
_MARKED = {"\ufdd3": _OPEN, "\ufdd4": _SHUT, "\ufdd5": _MARK}
_BRACES = str.maketrans({_OPEN: "{", _SHUT: "}"})
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold, and the carriage return, which it would turn into something else."""


def guarded(value: object) -> object:
    """Plain data as the template may see it: braces hidden, mappings and lists copied.

    Raises TypeError for anything but text, numbers, booleans, lists and mappings of these, ValueError for characters
    that no Word file can hold; both are faults of the program, since the input was checked before.
    """
    if isinstance(value, str):
        return _guarded_text(value)
    if isinstance(value, bool | int):
        return value
    if isinstance(value, Mapping):
        return {str(key): guarded(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [guarded(item) for item in value]
    raise TypeError(f"a template is given text, numbers, lists and mappings, not {type(value).__name__}")


def unguarded(xml: str) -> str:
    """Rendered XML with the braces of data put back."""
    if _MARK not in xml:
        return xml.translate(_BRACES) if _OPEN in xml or _SHUT in xml else xml
    pieces = re.split(f"{_MARK}([\ufdd3-\ufdd5])", xml)
    return "".join(_MARKED[piece] if at % 2 else piece.translate(_BRACES) for at, piece in enumerate(pieces))


def _guarded_text(value: str) -> str:
    illegal = _ILLEGAL.search(value)
    if illegal:
        raise ValueError(f"U+{ord(illegal.group()):04X} can't stand in a Word file")
    return str.translate(value, _GUARDS)  # of str, not of Markup, which would pass for markup of ours


class UnknownFieldError(UndefinedError):
    """A template asks for a name that its data don't have; holds the name and what there is instead."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = tuple(known)


class UnprintableError(TypeError):
    """A tag stands for something that is no text: a list, a mapping, a method; holds what it is."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def printable(value: object) -> object:
    """The value, if a reader can be shown it; Python's own writing of a list or a method is for nobody's eyes."""
    if isinstance(value, str | StrictUndefined) or type(value) in (int, float):
        return value
    raise UnprintableError(type(value).__name__)


class _Missing(StrictUndefined):
    """What an unknown name stands for: harmless until it is used, then an error that knows what was meant."""

    __slots__ = ()

    def __init__(self, hint: Any = None, obj: Any = missing, name: Any = None, exc: Any = UndefinedError) -> None:
        if hint is None and exc is UndefinedError:
            known = tuple(map(str, obj)) if isinstance(obj, dict) else ()
            super().__init__(None, obj, name, lambda _message: UnknownFieldError(str(name), known))  # type: ignore[arg-type]
        else:
            super().__init__(hint, obj, name, exc)


class FrameEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox of templates: no globals, no loader, a short list of filters; keeps what it has compiled."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=_Missing, finalize=printable, optimized=False, cache_size=0)
        self.globals.clear()
        self.filters = {name: FILTERS[name] for name in BOUNDED_FILTERS | OTHER_FILTERS}
        self._compiled: dict[str, Template] = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a mapping before any method of the same name (`title`, `items`); else as the sandbox has it."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def from_string(self, source: str | nodes.Template, globals: Any = None, template_class: Any = None) -> Template:
        """The compiled template, made once for each text: docxtpl asks anew at every rendering."""
        if not isinstance(source, str):
            return super().from_string(source, globals, template_class)
        found = self._compiled.get(source)
        if found is None:
            found = self._compiled[source] = super().from_string(source, globals, template_class)
        return found

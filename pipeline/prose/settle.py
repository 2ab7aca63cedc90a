"""Runs as prose can say them: one run for each look, none empty, no target or language that is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Literal

from pipeline.model.passage import Inline, NoteMark, Run
from pipeline.prose.addresses import LANGUAGE, AddressFinder, may_be_linked
from pipeline.prose.source import BLANKS

Look = tuple[bool, bool, str, str]
Emphasis = Literal["bold", "italic"]

_WRAP = re.compile(r"[\t\r\n]")
_PLAIN: Look = (False, False, "", "")


def look(run: Run) -> Look:
    """What makes one run look unlike another."""
    return run.bold, run.italic, run.language, run.target


def is_plain(inline: Inline) -> bool:
    """Whether it is a run without any look."""
    return isinstance(inline, Run) and look(inline) == _PLAIN


def settle(inlines: Iterable[Inline]) -> list[Inline]:
    """The runs in their normal form; what is read is in it already.

    A bare web address is a link as it stands, so it becomes one; blanks at the ends of the whole are dropped.
    """
    sound = (_sound(inline) if isinstance(inline, Run) else inline for inline in inlines)
    merged = _merged(inline for inline in sound if isinstance(inline, NoteMark) or inline.text)
    return trimmed(_merged(part for inline in merged for part in linked(inline)))


def _sound(run: Run) -> Run:
    target = run.target if may_be_linked(run.target) else ""
    language = run.language if LANGUAGE.fullmatch(f"{{lang={run.language}}}") else ""
    return replace(run, text=_WRAP.sub(" ", run.text), target=target, language=language)


def _merged(inlines: Iterable[Inline]) -> list[Inline]:
    merged: list[Inline] = []
    for kind, group in groupby(inlines, lambda inline: look(inline) if isinstance(inline, Run) else None):
        runs = [inline for inline in group if isinstance(inline, NoteMark) or inline.text]
        if kind is None:
            merged += runs
        elif runs:
            text = "".join(run.text for run in runs if isinstance(run, Run))
            merged.append(Run(text, runs[0].start, *kind))
    return merged


def linked(inline: Inline) -> Iterator[Inline]:
    """The run, its bare addresses as links of their own."""
    if isinstance(inline, NoteMark) or inline.target or "://" not in inline.text:
        yield inline
        return
    prose, end = inline.text.replace("\\", "\\\\"), 0
    for address in AddressFinder(prose).all():
        yield replace(inline, text=_single(prose[end : address.start]))
        yield replace(inline, text=address.text, target=address.text)
        end = address.end
    yield replace(inline, text=_single(prose[end:]))


def _single(prose: str) -> str:
    return prose.replace("\\\\", "\\")


def trimmed(inlines: list[Inline]) -> list[Inline]:
    """The runs without blanks at the ends of the whole: nobody sees these."""
    while inlines and isinstance(first := inlines[0], Run):
        if words := first.text.lstrip(BLANKS):
            if words != first.text:
                inlines[0] = replace(first, text=words, start=first.start + len(first.text) - len(words))
            break
        del inlines[0]
    while inlines and isinstance(last := inlines[-1], Run):
        if words := last.text.rstrip(BLANKS):
            if words != last.text:
                inlines[-1] = replace(last, text=words)
            break
        del inlines[-1]
    return inlines


def _without_edges(edge: re.Pattern[str]) -> Callable[[Sequence[Inline]], list[Inline]]:
    """Takes emphasis from what matches at the two ends of each run that has any."""

    def weaken(cluster: Sequence[Inline]) -> list[Inline]:
        return [part for inline in cluster for part in _core(inline, edge)]

    return weaken


def _core(inline: Inline, edge: re.Pattern[str]) -> Iterator[Inline]:
    if isinstance(inline, NoteMark) or not (inline.bold or inline.italic):
        yield inline
        return
    words = edge.sub("", inline.text)
    before = inline.text.find(words) if words else 0
    plain = replace(inline, bold=False, italic=False)
    yield replace(plain, text=inline.text[:before])
    yield replace(inline, text=words)
    yield replace(plain, text=inline.text[before + len(words) :])


def _without(**looks: bool | str) -> Callable[[Sequence[Inline]], list[Inline]]:
    def weaken(cluster: Sequence[Inline]) -> list[Inline]:
        return [replace(inline, **looks) if isinstance(inline, Run) else inline for inline in cluster]  # type: ignore[arg-type]

    return weaken


WEAKENINGS = (
    _without_edges(re.compile(r"^\s+|\s+$")),
    _without_edges(re.compile(r"^[\W_]+|[\W_]+$")),
    _without(italic=False),
    _without(bold=False, italic=False),
    _without(bold=False, italic=False, language="", target=""),
)
"""What emphasis gives up, step by step, until the rest can be said."""

"""How the judgement of a template is told: one sentence, then what stops reports, kind by kind, on one screen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.findings import Finding, Severity
from pipeline.messages import phrase

if TYPE_CHECKING:
    from pipeline.cli.console import Console
    from pipeline.desks.templates.judging import Judged

# A screen has 24 lines; a kind of finding takes three.
_MOST_KINDS = 7
_MOST_PLACES = 6


def tell(judged: Judged, console: Console, *, in_full: bool) -> None:
    """One sentence, then the findings: in short, those of one kind together and suggestions as a number."""
    console.say(f"{judged.file}: {_verdict(judged.findings, console.language)}")
    if in_full:
        console.tell(judged.findings)
        return
    weighty = [each for each in judged.findings if each.severity is not Severity.SUGGESTION]
    kinds = [list(group) for _, group in groupby(sorted(weighty, key=_kind), key=_kind)]
    for group in kinds[:_MOST_KINDS]:
        _tell_group(group, console)
    if kinds[_MOST_KINDS:]:
        codes = ", ".join(group[0].code for group in kinds[_MOST_KINDS:])
        console.say(phrase("more_kinds", console.language, len(kinds) - _MOST_KINDS, codes=codes))
    suggestions = len(judged.findings) - len(weighty)
    if suggestions:
        console.say(phrase("template_suggestions", console.language, suggestions))


def _kind(found: Finding) -> tuple[bool, str]:
    return found.severity is not Severity.ERROR, found.code


def _tell_group(group: Sequence[Finding], console: Console) -> None:
    first, *others = group
    head, *hint = console.lines(first)
    console.say(head)
    if others:
        where = "; ".join(_where(each, console.language) for each in others[:_MOST_PLACES])
        more = " …" if others[_MOST_PLACES:] else ""
        console.say(f"  {phrase('template_also_there', console.language, where=where + more)}")
    for line in hint:
        console.say(line)


def _where(found: Finding, language: str) -> str:
    """What tells a finding from others of its kind: its paragraph, or the style, field or section that it names."""
    part, paragraph = found.parameter("part"), found.parameter("paragraph")
    if part and paragraph:
        return phrase("template_paragraph", language, part=part, paragraph=paragraph)
    names = ("style", "field", "part", "section", "font", "name", "target", "title", "number")
    return next((f"`{value}`" for name in names if (value := found.parameter(name)) is not None), found.place.words)


def _verdict(findings: Sequence[Finding], language: str) -> str:
    errors, warnings = (
        sum(1 for each in findings if each.severity is weight) for weight in (Severity.ERROR, Severity.WARNING)
    )
    stops = phrase("template_stops", language, errors) if errors else ""
    looks = phrase("template_looks", language, warnings) if warnings else ""
    return ", ".join(part for part in (stops, looks) if part) or phrase("template_sound", language)

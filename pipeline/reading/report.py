"""An input file to a report: the bytes in, and either the report with its places or every fault of the file at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain

from pydantic import ValidationError

from pipeline.errors import InputError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.report import Report
from pipeline.prose.characters import forbidden
from pipeline.reading.fields import names_at
from pipeline.reading.nodes import Fields, Scalar, plain
from pipeline.reading.open_marks import open_marks
from pipeline.reading.partial import report_of_rest
from pipeline.reading.places import Places, walk, write_path
from pipeline.reading.problems import refusals, unknown_field
from pipeline.reading.references import unresolved
from pipeline.reading.source import MOST_FAULTS, Source, take_source
from pipeline.reading.wording import shown
from pipeline.reading.yaml_tree import read_tree

# What is printed nowhere may hold what it will.
_COMMENT = re.compile(r"[ \t]+(#[^\n]*)")
_FEWEST_BLANKS = 3  # a note behind a word or two is what it seems; behind a sentence it is more likely part of it
_NO_CHARACTER = "E082"
_UNSEEN = frozenset({"private", "source", "accept"})


@dataclass(frozen=True)
class Reading:
    """A report as it was read, with where everything stands and what it was read from.

    `findings` is what there is to say of its form; errors among them (a speaker who is nobody) forbid a final report alone.
    A draft is partial where what the model refused was left out of it.
    """

    report: Report
    places: Places
    source: Source
    findings: tuple[Finding, ...] = ()
    is_partial: bool = False


def read_report(data: bytes, file: str) -> Reading:
    """The report that an input file gives; `file` is its name as the person typed it.

    Raises InputError with all faults of the file in its order, if YAML, fields or values are wrong; of a draft, fields
    and values that are wrong are left out and told. Names that nobody has come with the report: a draft may name a
    speaker before the list of participants does. What a final report needs beyond the model is judged by the rules.
    """
    source, faults = take_source(data, file)
    places, tree_faults = _tree(source, faults)
    report, refused = _model(places)
    form = [*faults, *tree_faults, *_characters(places)]
    fields = [*_unknown_fields(places), *refused]
    found = _in_order([*form, *fields, *_swallowed(places), *unresolved(places), *open_marks(places)])
    if report is None or any(each.severity is Severity.ERROR for each in form):
        raise InputError(*found)
    return Reading(report, places, source, found, is_partial=bool(fields))


def _model(places: Places) -> tuple[Report | None, list[Finding]]:
    """The report and nothing refused, what is left of a draft and what was refused, or no report."""
    fields = plain(places.root)
    try:
        return Report.model_validate(fields), []
    except ValidationError as error:
        return report_of_rest(fields, error), refusals(error, places)


def _tree(source: Source, faults: tuple[Finding, ...]) -> tuple[Places, tuple[Finding, ...]]:
    """The fields and their faults; InputError if they can't be read, but for escapes that name no character."""
    escapes: list[Finding] = []
    while True:
        try:
            root, found = read_tree(source)
            return Places(source, root), (*escapes, *found)
        except InputError as error:
            if error.findings[-1].code != _NO_CHARACTER or len(escapes) == MOST_FAULTS:
                # An impossible character may be what broke the YAML: it is told alone, and what it broke is not.
                raise InputError(*_in_order([*(faults or error.findings), *escapes])) from None
            escapes.append(error.findings[-1])
            source = _without_escape(source, escapes[-1].place)


def _without_escape(source: Source, place: Place) -> Source:
    """The text with two blanks for the backslash and the letter before a place, so that what follows can be read, too."""
    start = source.text.rfind("\\", 0, source.line_starts[place.line - 1] + place.column)
    return replace(source, text=f"{source.text[:start]}  {source.text[start + 2 :]}")


def _unknown_fields(places: Places) -> list[Finding]:
    """Fields that are in no table, whether or not they have a value."""
    found: list[Finding] = []
    for location, node in chain([((), places.root)], walk(places.root)):
        known = names_at(location) if isinstance(node, Fields) else ()
        if isinstance(node, Fields) and known:
            unknown = [name for name in node.entries if name not in known]
            found.extend(unknown_field((*location, name), places) for name in unknown)
    return found


def _characters(places: Places) -> list[Finding]:
    """Characters that no printed text may hold, each at its place."""
    found: list[Finding] = []
    for location, node in walk(places.root):
        if isinstance(node, Scalar) and not _UNSEEN.intersection(location):
            for fault in forbidden(node.text):
                place = places.place_in(write_path(location), fault.offset)
                found.append(finding(fault.code, place, None, **dict(fault.parameters)))
    return found


def _swallowed(places: Places) -> list[Finding]:
    """Words behind a number sign within a sentence: YAML takes them for a comment, and nobody would miss them in time."""
    found: list[Finding] = []
    text = places.source.text
    for location, node in walk(places.root):
        if isinstance(node, Scalar) and not node.style and node.text.count(" ") >= _FEWEST_BLANKS:
            rest = _COMMENT.match(text, node.end)
            if rest and not _UNSEEN.intersection(location):
                place = places.source.place(rest.start(1), write_path(location))
                found.append(finding("W055", place, words=shown(rest[1])))
    return found


def _in_order(found: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (each.place.line, each.place.column, each.code)))

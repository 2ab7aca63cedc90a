"""The input file of an import: the canonical form, with comments where a person has to confirm something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from pipeline.findings import Place, finding
from pipeline.messages import message, phrase
from pipeline.model.report import Report
from pipeline.prose.plain import plain_text
from pipeline.reading.canonical import canonical_input
from pipeline.reading.imports.document import Change
from pipeline.reading.imports.ledger import Guess, Ledger, prose_passages
from pipeline.reading.imports.words import squeezed
from pipeline.reading.open_marks import NOTE, OPEN
from pipeline.reading.places import Places, read_path
from pipeline.reading.report import read_report


def asks(language: str) -> str:
    """How a comment begins that stands above what was guessed; searching for it finds all that is to be looked at."""
    return f"{phrase('please_confirm', language)}:"


def write_input(
    report: Report, ledger: Ledger, changes: Sequence[Change], name: str, notes: Sequence[Change] = ()
) -> str:
    """The text of the input file; what was guessed has a comment above it, open changes and notes where they stand.

    The comments are in the language of the report, whose author is to read them.
    """
    text = canonical_input(report).decode()
    lines = text.split("\n")
    places = read_report(text.encode(), "").places
    above = _above(places, ledger.guesses, report.language)
    for at, mark in _marks(report, places, changes, notes):
        above[at].append(mark)
    imported = message(finding("I070", name=PurePath(name).name), report.language)
    written: list[str] = [f"# {_comment(imported.text)}"]
    for number, line in enumerate(lines, 1):
        indent = line[: len(line) - len(line.lstrip())]
        written += [f"{indent}# {comment}" for comment in above.get(number, ())]
        written.append(line)
    return "\n".join(written)


def marks_for(
    report: Report, text: str, changes: Sequence[Change], notes: Sequence[Change] = ()
) -> Iterator[tuple[int, str]]:
    """The comments for open changes and for notes, each with the line of the input above which it stands."""
    yield from _marks(report, read_report(text.encode(), "").places, changes, notes)


def _marks(
    report: Report, places: Places, changes: Sequence[Change], notes: Sequence[Change]
) -> Iterator[tuple[int, str]]:
    if not (changes or notes):
        return
    prose = {path: squeezed(plain_text(passage)) for path, passage in prose_passages(report)}
    for change in (*changes, *notes):
        line = places.key_place_at(read_path(_path_of(change, prose))).line
        mark = OPEN if change in changes else NOTE
        yield line, f"{mark} {_comment(message(change.told(), report.language).text)}"


def _path_of(change: Change, prose: Mapping[str, str]) -> str:
    """The field in which a change stands, by the words around it; the first of the file where nobody knows."""
    for words in (change.near, *change.near.split(" … "), change.words):
        key = squeezed(words)
        found = [path for path, text in prose.items() if key and key in text]
        if found:
            return found[0]
    return "format"


def _above(places: Places, guesses: Sequence[Guess], language: str) -> dict[int, list[str]]:
    """The comments by the line above which they stand."""
    found: dict[int, list[str]] = defaultdict(list)
    for guess in guesses:
        line = places.key_place_at(read_path(guess.path)).line
        said = message(guess.asking(Place()), language).text
        found[line].append(f"{asks(language)} {_comment(said)}")
    return found


def _comment(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in " ".join(text.split()))

"""What the words of conclusions tell of who does what by when, as fields that a person is asked to confirm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.findings import Place
from pipeline.messages import message, phrase
from pipeline.office.office import Office
from pipeline.reading.editing import Change, Nest, Put
from pipeline.reading.imports.core import Imported
from pipeline.reading.imports.ledger import Guess
from pipeline.reading.imports.write import asks
from pipeline.reading.nodes import Scalar, node_at
from pipeline.reading.places import read_path, write_path
from pipeline.reading.report import Reading, read_report
from pipeline.rules.acceptance import accept
from pipeline.rules.commitments import Proposal, missing_commitments
from pipeline.rules.subject import Subject, read_subject


@dataclass(frozen=True)
class Proposed:
    """The fields that one conclusion would get: its place, the code of the finding, the changes, how they are written."""

    place: Place
    code: str
    changes: tuple[Change, ...]
    words: str


def proposals(subject: Subject, reading: Reading) -> Iterator[Proposed]:
    """The fields for each conclusion whose words tell them, the comment in the report's language; accepted findings let be."""
    told = dict(missing_commitments(subject))
    note = phrase("please_confirm", subject.report.language)
    for said in accept(subject, list(told)):
        if said in told:
            place = reading.places.place_of(said.path, said.offset)
            changes = tuple(_changes(said.path, told[said], reading, note))
            yield Proposed(place, said.finding.code, changes, _as_told(told[said]))


def _changes(path: str, proposal: Proposal, reading: Reading, note: str) -> Iterator[Change]:
    item = read_path(path)[:-1]
    way = write_path(item)
    if isinstance(node_at(reading.places.root, item)[1], Scalar):
        yield Nest(way, "text")
    if proposal.responsible:
        yield Put(f"{way}.responsible", list(proposal.responsible), note)
    if proposal.due:
        yield Put(f"{way}.due", proposal.due, note)


def _as_told(proposal: Proposal) -> str:
    """The fields as the file has them, on one line."""
    who = f"responsible: [{', '.join(proposal.responsible)}]" if proposal.responsible else ""
    due = f"due: {proposal.due}" if proposal.due else ""
    return ", ".join(part for part in (who, due) if part)


def with_proposals(imported: Imported, office: Office) -> Imported:
    """An import with a comment above each conclusion whose words tell who does something, and by when.

    Its fields stay as the source has them. What a file of ours carries was confirmed by whoever made it, and is let be.
    """
    if not imported.guesses:
        return imported
    reading = read_report(imported.text.encode(), "")
    lines = imported.text.split("\n")
    guesses: list[Guess] = []
    for said, proposal in reversed(list(missing_commitments(read_subject(reading.report, office)))):
        line = reading.places.key_place_at(read_path(said.path)[:2]).line - 1
        indent = lines[line][: len(lines[line]) - len(lines[line].lstrip())]
        told = message(said.finding, reading.report.language).text
        lines.insert(line, f"{indent}# {asks(reading.report.language)} {told}")
        guesses.insert(0, Guess(said.path, _as_told(proposal), said.finding.code))
    return replace(imported, text="\n".join(lines), guesses=(*imported.guesses, *guesses))

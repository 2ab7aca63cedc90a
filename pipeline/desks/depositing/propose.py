"""Proposing: what a document seems to be, for a person to confirm; nothing comes into the archive by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.desks.depositing.gathering import Paper, as_warnings, read_paper
from pipeline.desks.depositing.known import Known
from pipeline.desks.depositing.leaves import first_read, leaves_of
from pipeline.desks.depositing.tools import Tools
from pipeline.errors import InputError
from pipeline.findings import Finding, Place
from pipeline.messages import message
from pipeline.programs.kinds import PDF
from pipeline.reading.deposits.looking import Seen, look_into, look_into_scan, plain_utf8
from pipeline.reading.deposits.proposing import Proposer, told_of
from pipeline.reading.deposits.table import Row

_READ_AS_THEY_ARE = ("docx", "doc", "odt", "rtf", "txt")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A document that was looked at: its row (None where it is no document), and what there is to look at."""

    name: str
    row: Row | None
    findings: tuple[Finding, ...] = ()


def propose(
    files: Mapping[str, Path], known: Known, tools: Tools, proposer: Proposer, language: str
) -> Iterator[Proposed]:
    """The rows of some files, by what the table calls them, each as soon as it is known.

    What is in doubt stands in the row, in the reader's language. A file that is in the archive already is proposed to be
    left.
    """
    for name, path in files.items():
        try:
            paper = read_paper(path, name)
        except InputError as error:
            yield Proposed(name, None, as_warnings(error))
            continue
        yield Proposed(name, *looked_at(paper, known, tools, proposer, language))


def looked_at(
    paper: Paper, known: Known, tools: Tools, proposer: Proposer, language: str
) -> tuple[Row, tuple[Finding, ...]]:
    """The row of one document, and its doubts; it is known from then on, so that the next with its bytes or words is told."""
    twins = tuple(known.same_bytes(paper.digest, paper.name))
    seen = Seen() if twins else _seen(paper, tools)
    proposal = proposer.propose(seen.document, Path(paper.name).name)
    place = Place(paper.name)
    findings = twins or (
        *known.same_words(seen.sketch, paper.name),
        *known.same_symbol(proposal.described, paper.digest, paper.name),
        *told_of(proposal.described, place),
        *(each.at(place) for each in proposal.doubts),
    )
    known.add(paper.name, paper.digest, seen.sketch)
    take = False if twins else None
    unsure = "; ".join(message(each, language).text for each in findings)
    return Row(paper.name, paper.digest, proposal.described, take, unsure), findings


def _seen(paper: Paper, tools: Tools) -> Seen:
    """What can be seen of a document: by its paragraphs where they can be read, else by its pages."""
    if paper.kind in _READ_AS_THEY_ARE:
        data = plain_utf8(paper.data) if paper.kind == "txt" else paper.data
        return look_into(data, paper.kind, paper.name, tools.to_word)
    leaves = leaves_of(paper.data, paper.kind, paper.name, tools)
    if not leaves.pdf:
        return Seen()
    pdf = first_read(leaves, paper.name, tools)
    return look_into_scan(pdf, paper.name) if leaves.scanned else look_into(pdf, PDF, paper.name, None)

"""A Word document, ours or another's, to the neutral form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from pipeline.errors import InputError
from pipeline.model.passage import Alignment, Inline, NoteMark, Run
from pipeline.reading.editions.returned import returned_columns
from pipeline.reading.imports.carried import carried_in
from pipeline.reading.imports.decisions import COMMENT, Decide, Settled, later, settle
from pipeline.reading.imports.document import (
    Inlines,
    Kind,
    LeftOut,
    SourceBlock,
    SourceCell,
    SourceDocument,
    SourceParagraph,
    SourcePicture,
    SourceTable,
)
from pipeline.reading.imports.inlines import cut
from pipeline.reading.imports.joining import rejoined
from pipeline.reading.imports.labels import split_label
from pipeline.reading.imports.notes import raised, with_notes
from pipeline.reading.imports.words import cleaned, unbound
from pipeline.word.flow import FlowBlock, FlowParagraph, FlowPicture, FlowRun, FlowTable, WordFlow
from pipeline.word.flow_reader import read_flow
from pipeline.word.package import Package, open_package

_CONTENTS = re.compile(r"(?:toc|contents|índice|tdm|tm|verzeichnis) ?(?:\d|line|annex|heading)?$", re.IGNORECASE)
_KINDS = {
    "title": Kind.TITLE,
    "subtitle": Kind.TITLE,
    "block text": Kind.QUOTE,
    "quote": Kind.QUOTE,
    "intense quote": Kind.QUOTE,
    "quotations": Kind.QUOTE,
    "remark": Kind.REMARK,
    "caption": Kind.REMARK,
}
_SIDES = {"right": Alignment.RIGHT, "end": Alignment.RIGHT, "center": Alignment.CENTRE}
_ANNEX = re.compile(r"annex[_-](\d+)")


def read_word(data: bytes, name: str, decide: Decide = later) -> SourceDocument:
    """The document of a docx, its tracked changes as it was decided. InputError T08x and T09x if it can't be opened safely."""
    settled = settled_package(open_package(data, name, InputError), name, decide)
    flow = read_flow(settled.package)
    return SourceDocument(
        tuple(with_notes(rejoined(blocks_of(flow)))),
        (*_left_out(flow), *settled.left_out),
        settled.open,
        unbound(cleaned(flow.title)),
        carried_in(settled.package.parts),
        settled.notes,
        settled.findings,
        returned_columns(flow, settled.package.parts),
    )


def settled_package(package: Package, name: str, decide: Decide) -> Settled:
    """The document with what is decided of its changes and comments done."""
    comments = [change for change in read_flow(package).changes if change.kind == COMMENT]
    return settle(package, comments, decide, name)


def blocks_of(flow: WordFlow) -> list[SourceBlock]:
    """The blocks of a document one by one, as they stand in it."""
    notes = {key: tuple(_plain_runs(runs)) for key, runs in flow.notes.items()}
    return [made for block in flow.blocks if (made := _block(block, notes)) is not None]


def _block(block: FlowBlock, notes: Mapping[str, tuple[Run, ...]]) -> SourceBlock | None:
    if isinstance(block, FlowPicture):
        return SourcePicture(block.data, " ".join(unbound(cleaned(block.description)).split()))
    if isinstance(block, FlowTable):
        return _table(block, notes)
    return _paragraph(block, notes)


def _paragraph(block: FlowParagraph, notes: Mapping[str, tuple[Run, ...]]) -> SourceParagraph:
    inlines = _inlines(block.runs, notes)
    kind = _kind(block)
    label, level = block.label, block.depth
    if kind is Kind.TEXT and not label:
        label, inlines = _typed_label(inlines)
        level, kind = (0, Kind.ITEM) if label else (-1, kind)
    depth = block.outline if kind is Kind.HEADING else max(level, 0)
    prompt = unbound(cleaned("".join(run.text for run in block.runs if run.is_prompt)))
    return SourceParagraph(inlines, kind, depth, label, block.style, block.page, block.opens_list, prompt)


def _kind(block: FlowParagraph) -> Kind:
    if block.in_contents or _CONTENTS.fullmatch(block.style.strip()):
        return Kind.CONTENTS
    if block.outline or block.style.strip().lower() == "annex title":
        return Kind.HEADING
    usual = _KINDS.get(block.style.strip().lower(), Kind.TEXT)
    return Kind.ITEM if block.label and usual is Kind.TEXT else usual


def _typed_label(inlines: Inlines) -> tuple[str, Inlines]:
    """A label that was typed before the words, and the words without it."""
    runs = takewhile(lambda part: isinstance(part, Run), inlines)
    text = "".join(part.text for part in runs if isinstance(part, Run))
    label, rest = split_label(text)
    return (label, cut(inlines, len(text) - len(rest))) if label else ("", inlines)


def _inlines(runs: Sequence[FlowRun], notes: Mapping[str, tuple[Run, ...]]) -> Inlines:
    made: list[Inline] = []
    for run in runs:
        if run.note:
            words = notes.get(run.note, ())
            made += [NoteMark(run.note, 0, words)] if any(part.text.strip() for part in words) else []
        else:
            made += _plain_runs([run])
    return tuple(made)


def _plain_runs(runs: Sequence[FlowRun]) -> Iterator[Run]:
    for run in runs:
        text = unbound(cleaned(run.text))
        if run.is_raised and text.strip().isdecimal() and text.strip().isascii():
            text = raised(text.strip())
        if text:
            yield Run(text, 0, run.bold, run.italic, _language(run.language), _target(run.target))


def _language(tag: str) -> str:
    return tag.lower() if re.fullmatch(r"[a-z]{2}", tag) else ""


def _target(target: str) -> str:
    """The target as prose writes it: an address, or one of the report's own places."""
    if target.startswith("#"):
        if match := _ANNEX.fullmatch(target[1:]):
            return f"#annex-{match[1]}"
        return target if re.fullmatch(r"#[cr]\d+", target) else ""
    return target


def _table(table: FlowTable, notes: Mapping[str, tuple[Run, ...]]) -> SourceTable | None:
    rows = tuple(tuple(_cell(cell, notes) for cell in row) for row in table.rows)
    if not any(cell for row in rows for cell in row):
        return None
    sides = tuple(_SIDES.get(cell[0].alignment, Alignment.LEFT) if cell else Alignment.LEFT for cell in table.rows[0])
    return SourceTable(rows, sides, table.has_header, cells=tuple(_cells(table, notes)))


def _cells(table: FlowTable, notes: Mapping[str, tuple[Run, ...]]) -> Iterator[tuple[SourceCell, ...]]:
    """The cells with their paragraphs as such."""
    for row, places in zip(table.rows, table.places, strict=True):
        yield tuple(
            SourceCell(tuple(_paragraph(each, notes) for each in cell), place.column, place.width, place.goes_on)
            for cell, place in zip(row, places, strict=True)
        )


def _cell(paragraphs: Sequence[FlowParagraph], notes: Mapping[str, tuple[Run, ...]]) -> Inlines:
    """The words of a cell as one running text."""
    made: list[Inline] = []
    for paragraph in paragraphs:
        made += [Run(" ", 0)] if made else []
        made += [Run(f"{paragraph.label} ", 0)] if paragraph.label else []
        made += _inlines(paragraph.runs, notes)
    return tuple(made)


def _left_out(flow: WordFlow) -> Iterator[LeftOut]:
    yield from (LeftOut(unbound(cleaned(words)), "I050") for words in flow.furniture)
    yield from (LeftOut(unbound(cleaned(words)), "I064") for words in flow.pictures)

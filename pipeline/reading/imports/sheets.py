"""A corrigendum or an addendum of ours that comes back: whether its sheet still says what it carries, word for word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.chapters import Correction
from pipeline.model.passage import Block, ItemList, Picture, Quote, Table
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.prose.marks import item_label
from pipeline.prose.plain import block_inlines
from pipeline.prose.read import read_passage
from pipeline.reading.imports.document import Inlines, LeftOut, SourceBlock, SourceDocument, inline_text, notes_of
from pipeline.reading.imports.words import words_of

_NOTICE, _OFFICE = "I054", "I055"


def sheet_says_the_same(carried: Report, blocks: Sequence[SourceBlock], office: Office) -> bool:
    """Whether a sheet has the words that its input prints, in their order, and no others but those of the notice."""
    printed = [word for block in blocks for word in words_of(block.all_words)]
    said = [word for line in _lines(carried, office) for word in words_of(line)]
    return printed[: len(said)] == said and printed[len(said) :] == _notice(carried, office)


def sheet_left_out(carried: Report, document: SourceDocument, office: Office) -> tuple[LeftOut, ...]:
    """What of a sheet that says the same is in no field: what its reader left out, the office's words, the notice."""
    words, house = office.words(carried.language).corrections, office.house.names[carried.language]
    labels = (words.instead_of, words.read, words.add, words.leave_out)
    said = [house, office.title(carried.type, carried.language), *_masthead_words(carried, office)]
    said += [line for entry in carried.corrections for line in _entry(entry, carried, office) if line in labels]
    notice = tuple(LeftOut(line, _NOTICE) for line in _notice_lines(carried, office))
    return (*document.left_out, *(LeftOut(line, _OFFICE) for line in said if line), *notice)


def _masthead_words(report: Report, office: Office) -> Iterator[str]:
    """The office's words among those that say what meeting it was."""
    mode = report.meeting.mode
    yield office.words(report.language).modes[mode].words if mode else ""


def _notice(report: Report, office: Office) -> list[str]:
    return [word for line in _notice_lines(report, office) for word in words_of(line)]


def _notice_lines(report: Report, office: Office) -> tuple[str, ...]:
    """The legal notice at the foot."""
    days = report.meeting.days
    month = report.issued or (f"{days[-1]:%Y-%m}" if days else "")
    return office.notice(report.language, month).lines if month else ()


def _lines(report: Report, office: Office) -> Iterator[str]:
    """The masthead, then the entries and the texts."""
    yield office.house.names[report.language]
    yield office.title(report.type, report.language)
    yield from _masthead(report, office)
    for entry in report.corrections:
        yield entry.place or ""
        yield from _entry(entry, report, office)
    for section in report.sections:
        yield section.title
        yield from _prose(section.text)


def _masthead(report: Report, office: Office) -> Iterator[str]:
    """The symbol, and what meeting and what edition it is."""
    words, meeting = office.words(report.language), report.meeting
    yield report.symbol or ""
    yield words.revision.format(number=report.revision) if report.revision else ""
    yield words.modes[meeting.mode].words if meeting.mode else ""
    yield from (meeting.title, meeting.place or "")
    yield office.day_words(meeting.days, meeting.is_range, report.language)
    yield words.original.format(language=words.languages[report.original]) if report.original else ""
    yield getattr(words.translation, report.translation) if report.translation else ""


def _entry(entry: Correction, report: Report, office: Office) -> Iterator[str]:
    words = office.words(report.language).corrections
    if entry.instead_of is not None:
        yield words.leave_out if entry.read is None else words.instead_of
        yield from _prose(entry.instead_of)
    if entry.read is not None:
        yield words.add if entry.instead_of is None else words.read
        yield from _prose(entry.read)
    yield from _prose(entry.text or "")


def _prose(text: str) -> Iterator[str]:
    """The words of a field in their order, those of each note behind the words that call it."""
    for block in read_passage(text).passage.blocks:
        for part in block.blocks if isinstance(block, Quote) else (block,):
            yield from _block(part)


def _block(block: Block) -> Iterator[str]:
    """A block as it is printed: items with their numbers, the caption of a long table above it."""
    match block:
        case Picture():
            yield from (block.alternative, block.caption)
        case ItemList():
            for number, item in enumerate(block.items, 1):
                yield item_label(block.mark, number)
                yield from _running(item.inlines)
                for inner in item.lists:
                    yield from _block(inner)
        case Table() if block.is_long:
            yield from _running(block.caption)
            for inlines in block_inlines(replace(block, caption=())):
                yield from _running(inlines)
        case _:
            for inlines in block_inlines(block):
                yield from _running(inlines)


def _running(inlines: Inlines) -> Iterator[str]:
    yield inline_text(inlines)
    yield from notes_of(inlines)

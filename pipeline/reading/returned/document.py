"""The patch that an edited Word document of ours is to an input, from the three texts of which it is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.errors import InputError
from pipeline.findings import Place, finding
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.reading.imports.document import SourceBlock, SourceParagraph
from pipeline.reading.imports.from_word import blocks_of
from pipeline.reading.imports.lists import ParticipantList
from pipeline.reading.imports.persons import Grammar
from pipeline.reading.imports.pictures import Album
from pipeline.reading.imports.words import cleaned, unbound
from pipeline.reading.returned.edited import Reader
from pipeline.reading.returned.entangled import disentangle
from pipeline.reading.returned.items import ItemMerger
from pipeline.reading.returned.merging import Merger
from pipeline.reading.returned.patch import Patch
from pipeline.reading.returned.printed import ITEMS, Chapter, Role, printed_units
from pipeline.reading.returned.rows import RowMerger
from pipeline.reading.returned.sides import Sides
from pipeline.reading.returned.theirs import Edited, Refused
from pipeline.reading.returned.voices import Voices
from pipeline.word.flow_reader import read_flow
from pipeline.word.package import Package

_LEAST = 0.25
"""The share of the base's paragraphs that must still be there: less is another document."""


@dataclass(frozen=True)
class Returned:
    """A document that came back: what was printed, as chapters and as the Word document made anew, and what it is now."""

    base: Report
    chapters: Sequence[Chapter]
    printed: Package
    edited: Package
    name: str


def patch_of(returned: Returned, ours: Report, office: Office, album: Album) -> Patch:
    """What the document would change in the input, which says `ours` by now; new pictures go into the album.

    InputError I092 where hardly anything of the base is left in it.
    """
    printed, edited = read_flow(returned.printed), read_flow(returned.edited)
    base_blocks = blocks_of(printed)
    their_blocks: list[SourceBlock] = list(album.named(blocks_of(edited), returned.name))
    units = printed_units(returned.base, returned.chapters, base_blocks)
    voices = Voices(returned.base, office)
    read = Reader(returned.chapters, units, voices.of).read(base_blocks, their_blocks)
    if read.share < _LEAST:
        raise InputError(finding("I092", Place(returned.name), name=returned.name))
    sides = Sides.of(returned.base, ours, units)
    merger = Merger(sides, read)
    patch = merger.patch()
    for part in ITEMS:
        ItemMerger(part, sides, read, merger, patch).merge()
    _rows(read, sides, merger, patch, office)
    disentangle(patch, [block.text for block in their_blocks if isinstance(block, SourceParagraph)], sides)
    patch.refused += _around(printed.furniture, edited.furniture)
    return patch


def _rows(read: Edited, sides: Sides, merger: Merger, patch: Patch, office: Office) -> None:
    language = sides.base.language
    lists = ParticipantList(office, language, Grammar(office, language))
    for part, (before, after) in read.rows.items():
        RowMerger(part, sides, lists, merger, patch).merge(before, after)


def _around(before: Sequence[str], after: Sequence[str]) -> Iterator[Refused]:
    """Running headers and footers that say something else."""
    old, new = ({text for words in side if (text := _bare(words))} for side in (before, after))
    gone, came = sorted(old - new), sorted(new - old)
    for number in range(max(len(gone), len(came))):
        yield Refused(Role.FRONT, *("".join(side[number : number + 1]) for side in (gone, came)))


def _bare(words: str) -> str:
    """The words of a header or footer, without page numbers."""
    text = " ".join(unbound(cleaned(words)).split())
    return "" if text.isdecimal() else text

"""What another template does to a report: its pages, its contents and its notes, before and after; and how they look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest

from pipeline.pdf.note_pages import note_pages
from pipeline.pdf.reading import page_count
from pipeline.pdf.rendering import PageImage, page_images
from pipeline.pdf.repaging import repaging

Leaf = tuple[PageImage | None, PageImage | None]
Contents = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A line of the contents, or a note, that is on another page: what it is, the printed page before and after.

    One that came or went, as in a report whose input changed too, has no page on that side.
    """

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Impact:
    """How a report changes; `leaves` are the pages that look otherwise, side by side, where anything moved."""

    pages_before: int
    pages_after: int
    contents: tuple[Move, ...] = ()
    notes: tuple[Move, ...] = ()
    pages: tuple[str, ...] = ()
    leaves: tuple[Leaf, ...] = ()

    @property
    def is_moved(self) -> bool:
        """Whether the number of pages, the contents, or the place of a note is another."""
        return bool(self.pages_before != self.pages_after or self.contents or self.notes)


def impact_of(before: bytes, after: bytes, contents: tuple[Contents, Contents]) -> Impact:
    """The impact from one PDF to the other; `contents` are those of both. OutputError O001 for a PDF that can't be read."""
    found = Impact(
        page_count(before),
        page_count(after),
        tuple(_lines(*contents)),
        tuple(_notes(before, after)),
        repaging(before, after).changed,
    )
    return replace(found, leaves=tuple(_leaves(before, after))) if found.is_moved else found


def _lines(before: Contents, after: Contents) -> Iterator[Move]:
    """The lines on other pages: each is held against the one of its title, whatever came or went before it."""
    was_called, is_called = ([title for title, _ in lines] for lines in (before, after))
    matcher = SequenceMatcher(None, was_called, is_called, autojunk=False)
    for tag, one, one_end, other, other_end in matcher.get_opcodes():
        old, new = before[one:one_end], after[other:other_end]
        if tag == "equal":
            yield from (Move(title, was, now) for (title, was), (_, now) in zip(old, new, strict=True) if was != now)
        else:
            yield from (Move(title, was, "") for title, was in old)
            yield from (Move(title, "", now) for title, now in new)


def _notes(before: bytes, after: bytes) -> Iterator[Move]:
    old, new = note_pages(before), note_pages(after)
    pages = zip_longest(old, new, fillvalue="") if old and new else ()
    return (Move(str(number), was, now) for number, (was, now) in enumerate(pages, 1) if was != now)


def _leaves(before: bytes, after: bytes) -> Iterator[Leaf]:
    for one, other in zip_longest(page_images(before), page_images(after)):
        if one is None or other is None or one.seen != other.seen:
            yield one, other

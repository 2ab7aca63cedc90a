"""What is asked of the finishing of a PDF: plain values, the same for every engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from pipeline.pdf.associated import AssociatedFile

Standard = Literal["3a", "3b"]
LabelStyle = Literal["r", "D", ""]


@dataclass(frozen=True, slots=True)
class PageLabel:
    """How the pages from one page on are numbered for a reader of the PDF.

    `first_page_index` counts from 0; `style` is `r` (i, ii, iii), `D` (1, 2, 3) or empty (the prefix alone).
    """

    first_page_index: int
    style: LabelStyle
    start: int = 1
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Finishing:
    """Everything that the finished PDF says of itself, and how its tags are to be known.

    `date` stands in every date of the file and must bear a zone. `standard` is the level of PDF/A that is claimed;
    with `3b` and no claim of PDF/UA the tags are taken out, since half a set of tags hides the rest from a reader.
    `contents_style` is the paragraph style of contents lines, `decoration` the alternative text of mere ornaments;
    `associated` are the files that it carries.
    """

    title: str
    language: str
    date: datetime
    standard: Standard = "3a"
    claims_ua: bool = True
    subject: str = ""
    author: str = ""
    keywords: str = ""
    creator: str = "rapporteur"
    producer: str = "rapporteur"
    labels: tuple[PageLabel, ...] = ()
    contents_style: str = "Contents Line"
    decoration: str = "decoration"
    associated: tuple[AssociatedFile, ...] = ()

    @property
    def moment(self) -> datetime:
        """The date in UTC, to the second."""
        return self.date.astimezone(UTC).replace(microsecond=0)

    @property
    def is_tagged(self) -> bool:
        """Whether the finished PDF is to be a tagged one."""
        return self.claims_ua or self.standard == "3a"

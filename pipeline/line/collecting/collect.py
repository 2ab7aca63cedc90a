"""Collecting: documents that lie there as PDFs become one, with its own cover, contents, outline and page labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from pipeline.engines.engine import Engine
from pipeline.line.collecting.front import Collection, Listed, front_pages
from pipeline.model.base import Language
from pipeline.model.choices import Paper
from pipeline.model.stages import TemplateFile
from pipeline.office.office import Office
from pipeline.pdf.bundle.merging import merge, placed_parts
from pipeline.pdf.bundle.part import BundleWish, Merged, Numbering, Part, Stamp
from pipeline.pdf.finishing import finish_pdf
from pipeline.pdf.wish import Finishing, PageLabel, Standard

_NO_YEAR = "1980"


@dataclass(frozen=True, slots=True)
class Collected:
    """A document of a collection: its PDF, symbol, title, language (BCP 47); a correction stands under what it corrects."""

    symbol: str
    title: str
    language: str
    is_correction: bool = False
    pdf: bytes = field(default=b"", repr=False)

    @property
    def called(self) -> str:
        """What the contents, the outline and the findings call it."""
        return f"{self.symbol} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says: the title, the language, the month of the newest meeting (`2024-04`), the years in words.

    The month is a year where no more is known, and empty where nothing is.
    """

    title: str
    language: Language
    month: str
    days: str
    is_internal: bool = False


def collect(
    cover: Cover,
    documents: Sequence[Collected],
    office: Office,
    template: TemplateFile,
    paper: Paper,
    engine: Engine,
    *,
    is_stamped: bool = False,
) -> Merged:
    """The collection. Pages are labelled by the number of their document and their own label: `2-iii`, `2-5`.

    Raises TemplateError, ConversionError, OutputError.
    """
    parts = [_part(number, document, is_stamped) for number, document in enumerate(documents, 1)]
    listed = [
        Listed(part.name, document.symbol, document.title, placed.first_label)
        for part, document, placed in zip(parts, documents, placed_parts(parts), strict=True)
    ]
    day = _day(cover.month)
    collection = Collection(cover.title, cover.language, cover.month, cover.days, tuple(listed), cover.is_internal)
    raw = front_pages(collection, office, template, paper, day, engine)
    wish = _wish(cover, office, day, engine)
    front = Part(finish_pdf(raw, wish), "", wish.language, called=wish.title)
    stamp = Stamp(office.fonts.stamp) if is_stamped else None
    return merge([front, *parts], BundleWish(replace(wish, labels=()), stamp))


def _day(month: str) -> datetime:
    year, _, rest = (month or _NO_YEAR).partition("-")
    return datetime(int(year), int(rest or 1), 1, tzinfo=UTC)


def _part(number: int, document: Collected, is_stamped: bool) -> Part:
    return Part(
        document.pdf,
        document.called,
        document.language,
        name=f"document-{number}",
        numbering=Numbering("own", f"{number}-"),
        depth=2 if document.is_correction else 1,
        is_open=False,
        stamp=f"{document.symbol}  {{page}}".strip() if is_stamped else "",
    )


def _wish(cover: Cover, office: Office, day: datetime, engine: Engine) -> Finishing:
    promises = engine.promises
    standard: Standard = "3a" if promises.pdf_a == "3a" else "3b"
    tag = office.words(cover.language).tag
    labels = (PageLabel(0, "r"),)
    return Finishing(cover.title, tag, day, standard, promises.pdf_ua, author="SELA", labels=labels)

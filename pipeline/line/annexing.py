"""Annexes from files as pages: a PDF is tamed, a Word document printed, a picture put on a page of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.engines.engine import Engine
from pipeline.errors import AnnexError, ConversionError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.line.bare import SHEETS
from pipeline.line.compose.needs import FONTS
from pipeline.model.choices import Paper
from pipeline.pdf.annex.inspecting import inspect_annex
from pipeline.pdf.finishing import finish_pdf
from pipeline.pdf.picture_page import PicturePage, picture_page
from pipeline.pdf.reading import page_count
from pipeline.pdf.wish import Finishing, Standard
from pipeline.word.fonts import missing_fonts
from pipeline.word.package import open_package
from pipeline.word.relations import outside_reach

_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff")
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class AnnexPages:
    """An annex from a file, ready to be bound: its pages, and what is known of the file that they come from.

    `language` is the one that the file names (BCP 47), empty if it names none; `removed` is what acted and was taken out, by
    kind and how often; `left_out` the files within it, by name and hash; `called` is its line in the report's contents.
    """

    name: str
    sha256: str
    kind: str
    page_count: int
    is_tagged: bool
    language: str = ""
    removed: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    pdf: bytes = field(default=b"", repr=False)
    called: str = ""


@dataclass(frozen=True, slots=True)
class Sheets:
    """What pages of ours are made for: the paper, the language (BCP 47), the date of the report."""

    paper: Paper
    language: str
    date: datetime


def annex_pages(data: bytes, name: str, title: str, sheets: Sheets, engine: Engine) -> AnnexPages:
    """The pages of an annex; `title` is its title in the report, and of a picture, cleaned already, its alternative text.

    Raises AnnexError with what is wrong with the file, by its name; ConversionError from the engine.
    """
    if data.startswith(_PICTURES):
        return _of_picture(data, name, title, sheets)
    if data.startswith(_ZIP):
        return _of_word(data, name, title, sheets, engine)
    return _of_pdf(data, name)


def _of_pdf(data: bytes, name: str) -> AnnexPages:
    facts = inspect_annex(data, name)
    return AnnexPages(
        name,
        facts.sha256,
        "pdf",
        facts.page_count,
        facts.is_tagged,
        facts.language,
        {each.kind: each.times for each in facts.removed},
        {each.name: each.sha256 for each in facts.carried},
        facts.findings,
        facts.sanitized,
    )


def _of_word(data: bytes, name: str, title: str, sheets: Sheets, engine: Engine) -> AnnexPages:
    """The pages that the engine prints of a Word document; one that would fetch or run anything is refused."""
    package = open_package(data, name, AnnexError)
    if reaching := outside_reach(package):
        raise AnnexError(*reaching)
    absent = {str(each.parameter("font")) for each in missing_fonts(package.parts, FONTS, name)}
    try:
        raw = engine.convert(data, name)
    except ConversionError as error:
        raise AnnexError(*error.findings) from error
    pdf = finish_pdf(raw, _finishing(title, sheets, engine))
    return _ours(data, name, "docx", pdf, engine.promises.pdf_ua, _fonts_told(absent, name))


def _of_picture(data: bytes, name: str, title: str, sheets: Sheets) -> AnnexPages:
    page = picture_page(PicturePage(data, title, SHEETS[sheets.paper]))
    pdf = finish_pdf(page, Finishing(title, sheets.language, sheets.date))
    return _ours(data, name, "picture", pdf, True, ())


def _finishing(title: str, sheets: Sheets, engine: Engine) -> Finishing:
    promises = engine.promises
    standard: Standard = "3a" if promises.pdf_a == "3a" else "3b"
    return Finishing(title, sheets.language, sheets.date, standard, promises.pdf_ua)


def _ours(data: bytes, name: str, kind: str, pdf: bytes, is_tagged: bool, findings: tuple[Finding, ...]) -> AnnexPages:
    digest = hashlib.sha256(data).hexdigest()
    return AnnexPages(name, digest, kind, page_count(pdf), is_tagged, findings=findings, pdf=pdf)


def _fonts_told(absent: Iterable[str], name: str) -> tuple[Finding, ...]:
    """A046: fonts of a Word document that are not here, so that others stand in for them."""
    fonts = ", ".join(sorted(absent))
    return (finding("A046", Place(name), Severity.WARNING, name=name, fonts=fonts),) if fonts else ()

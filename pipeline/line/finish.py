"""Finishing: the printed report becomes the files that are published, and everything it claims is checked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from pipeline.engines.engine import Engine
from pipeline.errors import OutputError
from pipeline.findings import Finding, finding
from pipeline.line.compose.manuscript import report_date
from pipeline.model.stages import CheckedReport, Edition, Print
from pipeline.pdf.associated import AssociatedFile
from pipeline.pdf.checking import check_fonts, check_standards, check_tags
from pipeline.pdf.finishing import Finishing, PageLabel, finish_pdf
from pipeline.pdf.opening import opened
from pipeline.pdf.reading import PdfFacts, read_facts
from pipeline.pdf.text import page_texts
from pipeline.word.auditing import audit_package
from pipeline.word.package import write_package

FONTS = ("Caladea", "Carlito", "DejaVuSerif")


def finish(checked: CheckedReport, printed: Print, engine: Engine, carries: tuple[AssociatedFile, ...] = ()) -> Edition:
    """The files of the edition. OutputError with all that they claim and do not keep (O0xx)."""
    manuscript, date = printed.manuscript, report_date(checked.report)
    docx = write_package(manuscript.parts, (date.year, date.month, date.day))
    pdf = finish_pdf(printed.pdf, replace(wish_of(checked, printed, engine), associated=carries))
    if faults := _faults(pdf, printed, engine):
        raise OutputError(*faults)
    contents = tuple((entry.title, printed.folios[entry.bookmark]) for entry in manuscript.contents)
    return Edition({"docx": docx, "pdf": pdf}, printed.pages, contents, _claims(engine), engine.remarks)


def _claims(engine: Engine) -> tuple[str, ...]:
    """The standards that are claimed of this engine's PDFs."""
    return (f"PDF/A-{engine.promises.pdf_a}", *(["PDF/UA-1"] if engine.promises.pdf_ua else []))


def wish_of(checked: CheckedReport, printed: Print, engine: Engine) -> Finishing:
    """What the PDF says of itself; the pages before the first chapter are i, ii, iii for a reader of the PDF."""
    before = (PageLabel(0, "r"),) if printed.first_page else ()
    labels = (*before, PageLabel(printed.first_page, "D"))
    return Finishing(
        title=printed.manuscript.title,
        language=printed.manuscript.language,
        date=report_date(checked.report),
        standard="3a" if engine.promises.pdf_a == "3a" else "3b",
        claims_ua=engine.promises.pdf_ua,
        subject=checked.report.symbol or "",
        author="SELA",
        keywords="; ".join(checked.report.subjects),
        labels=labels,
    )


def _faults(pdf: bytes, printed: Print, engine: Engine) -> list[Finding]:
    """All that the Word document or the PDF claims and does not keep."""
    manuscript = printed.manuscript
    return [*audit_package(manuscript.parts, manuscript.may_be_empty), *_check(pdf, printed, engine)]


def _check(pdf: bytes, printed: Print, engine: Engine) -> Iterator[Finding]:
    ua, level = engine.promises.pdf_ua, engine.promises.pdf_a
    yield from check_standards(pdf, ua, "3a" if level == "3a" else "3b")
    with opened(pdf) as file:
        yield from check_fonts(file, FONTS)
        yield from check_tags(file)
        facts = read_facts(file)
    yield from _check_contents(facts, printed)
    yield from _check_printed_contents(pdf, printed)


def _check_contents(facts: PdfFacts, printed: Print) -> Iterator[Finding]:
    """Page labels and outline against the folios: each line of the contents must be what the reader is shown."""
    # a list, since two annexes may bear one title
    outline = [(_listed(entry.title), entry.place) for entry in facts.outline]
    for entry in printed.manuscript.contents:
        folio = printed.folios[entry.bookmark]
        place = facts.places.get(entry.bookmark)
        if place is None or facts.labels[place.page_index] != folio:
            yield finding("O203", title=entry.title, folio=folio)
        listed = [where for title, where in outline if title.endswith(_listed(entry.title))]
        if not any(where and facts.labels[where.page_index] == folio for where in listed):
            yield finding("O204", title=entry.title, folio=folio)


def _listed(title: str) -> str:
    """A title without blanks, and without backslashes, which LibreOffice 7.4 takes in the outline for its own."""
    return "".join(title.replace("\\", "").split())


def _check_printed_contents(pdf: bytes, printed: Print) -> Iterator[Finding]:
    """The contents as printed: each title followed by its folio, line after line, read from the pages as a reader would."""
    text = _squeezed("".join(page_texts(pdf, slice(printed.first_page))))
    place = 0
    for entry in printed.manuscript.contents:
        line, folio = _squeezed(f"{entry.label}.{entry.title}"), printed.folios[entry.bookmark]
        at = text.find(line, place)
        if at < 0 or not _leads_to(text[at + len(line) :], folio):
            yield finding("O205", title=entry.title, folio=folio)
        place = max(at + len(line), place)


def _leads_to(after: str, folio: str) -> bool:
    """Whether the first number after a title is the folio."""
    digits = ""
    for character in after:
        if character.isdigit():
            digits += character
        elif digits:
            break
    return digits == folio


def _squeezed(text: str) -> str:
    """Letters and figures alone, a ligature as its letters: what any extractor gives back as it was set."""
    return "".join(character for character in unicodedata.normalize("NFKC", text) if character.isalnum())

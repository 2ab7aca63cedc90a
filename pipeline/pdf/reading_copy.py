"""A PDF for reading: somebody's pages, which do nothing, under a title and a language, claiming no more than is true."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from pikepdf import Dictionary, Name, Pdf, Stream, String

from pipeline.pdf.annex.standing import kept_claims
from pipeline.pdf.metadata import document_information, metadata_packet
from pipeline.pdf.opening import opened, saved
from pipeline.pdf.wish import Finishing

_CLAIM_LINES = re.compile(rb"<pdfaid:[^\n]*\n")
_A = re.compile(r"PDF/A-([123])([aub])")
_UA = "PDF/UA-1"


def reading_copy(pdf: bytes, title: str, language: str, year: int, claims: Sequence[str] = ()) -> bytes:
    """The PDF with this title, language (BCP 47, may be empty) and year; the same bytes for the same in all of them.

    Nothing of what its metadata said stays but those of the `claims` (`PDF/A-2b`, `PDF/UA-1`) that it keeps as it then is.
    Raises OutputError (O001) if it can't be read.
    """
    made = _described(pdf, title, language, year, claims)
    if not claims:
        return made
    kept = kept_claims(made, claims)
    return made if set(kept) == set(claims) else _described(pdf, title, language, year, kept)


def _described(pdf: bytes, title: str, language: str, year: int, claims: Sequence[str]) -> bytes:
    wish = Finishing(title, language, datetime(year, 1, 1, tzinfo=UTC), claims_ua=_UA in claims)
    with opened(pdf) as file:
        packet = Stream(file, _packet(wish, claims))
        packet.Type, packet.Subtype = Name.Metadata, Name.XML
        file.Root.Metadata = file.make_indirect(packet)
        file.trailer.Info = file.make_indirect(document_information(wish))
        if language:
            file.Root.Lang = String(language)
        file.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        return saved(file)


def _packet(wish: Finishing, claims: Sequence[str]) -> bytes:
    """The metadata, with the level of PDF/A that is claimed in place of the usual one."""
    packet = _CLAIM_LINES.sub(b"", metadata_packet(wish))
    found = next((match for claim in claims if (match := _A.fullmatch(claim))), None)
    if found is None:
        return packet
    lines = f"<pdfaid:part>{found[1]}</pdfaid:part>\n<pdfaid:conformance>{found[2].upper()}</pdfaid:conformance>\n"
    return packet.replace(b"</rdf:Description>", lines.encode() + b"</rdf:Description>", 1)


def pages_to_recognise(pdf: bytes) -> tuple[int, int]:
    """How many pages there are, and how many of them show a picture and no words: those of a scan. OutputError (O001)."""
    from pipeline.pdf.text import page_texts

    texts = page_texts(pdf)
    with opened(pdf) as file:
        silent = [_is_picture(file, number) for number, text in enumerate(texts) if not _says_something(text)]
    return len(texts), sum(silent)


def first_pages(pdf: bytes, most: int) -> bytes:
    """The PDF cut down to its first pages. Raises OutputError (O001)."""
    with opened(pdf) as file:
        if len(file.pages) <= most:
            return pdf
        del file.pages[most:]
        return saved(file)


def _says_something(text: str) -> bool:
    return len(re.findall(r"\w{2,}", text)) > 2


def _is_picture(file: Pdf, number: int) -> bool:
    """Whether a page draws a picture, itself or within a form."""
    waiting, seen = [file.pages[number].obj.get("/Resources")], set()
    while waiting:
        resources = waiting.pop()
        drawn = resources.get("/XObject") if isinstance(resources, Dictionary) else None
        for each in drawn.values() if isinstance(drawn, Dictionary) else ():
            if not isinstance(each, Stream) or each.objgen in seen:
                continue
            seen.add(each.objgen)
            if each.get("/Subtype") == Name.Image:
                return True
            waiting.append(each.get("/Resources"))
    return False

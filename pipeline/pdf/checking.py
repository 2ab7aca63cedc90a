"""Whether a finished PDF is what it claims to be: PDF/A, PDF/UA, its fonts, its tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.errors import OutputError
from pipeline.findings import Finding, Place, finding
from pipeline.pdf.wish import Standard

if TYPE_CHECKING:
    from page import ValidationProfile
    from pikepdf import Object, Pdf


def check_standards(pdf: bytes, ua: bool, a: Standard) -> tuple[Finding, ...]:
    """What keeps the PDF from the standards it claims, one finding for each rule it breaks (O010); none if it passes.

    `ua` asks for PDF/UA-1 besides PDF/A-3 of level `a`. About 13 ms for each standard and report of 11 pages.
    Raises OutputError (O001) if the PDF can't be read.
    """
    from page import ValidationProfile

    wanted = [("PDF/A-3a", ValidationProfile.PDF_A_3A) if a == "3a" else ("PDF/A-3b", ValidationProfile.PDF_A_3B)]
    if ua:
        wanted.append(("PDF/UA-1", ValidationProfile.PDF_UA_1))
    return tuple(broken for name, profile in wanted for broken in _broken(pdf, name, profile))


def _broken(pdf: bytes, standard: str, profile: ValidationProfile) -> Iterable[Finding]:
    from page import PageError, validate_pdf_bytes

    try:
        failures = validate_pdf_bytes(pdf, profile=profile).failures
    except PageError as error:
        raise OutputError(finding("O001", what=str(error))) from error
    times = Counter(failure.rule_id for failure in failures)
    first = {failure.rule_id: failure.message for failure in reversed(failures)}
    for rule, count in times.items():
        place = Place(words=f"{standard}, {rule}")
        yield finding("O010", place, standard=standard, rule=rule, what=first[rule], times=count)


def check_fonts(pdf: bytes | Pdf, families: Iterable[str]) -> tuple[Finding, ...]:
    """The fonts that the PDF does not carry (O020), or that are of none of these families (O021).

    A family is named as in a font's PostScript name, without spaces: `Carlito`, `DejaVuSerif`.
    """
    from pipeline.pdf.fonts import fonts_of
    from pipeline.pdf.opening import opened

    allowed = set(families)
    with opened(pdf) as file:
        fonts = fonts_of(file)
    missing = [finding("O020", font=font.name) for font in fonts if not font.is_embedded]
    foreign = [finding("O021", font=font.name) for font in fonts if font.family not in allowed]
    return (*missing, *foreign)


def check_tags(pdf: bytes | Pdf, decoration: str = "decoration") -> tuple[Finding, ...]:
    """The figures that a screen reader would stumble over: no alternative text, an ornament's, or no picture in them.

    Codes O030 to O032. Asks nothing of a PDF without tags.
    """
    from pipeline.pdf.opening import opened
    from pipeline.pdf.structure import StructureTree

    with opened(pdf) as file:
        figures = StructureTree(file).of_kind("/Figure") if "/StructTreeRoot" in file.Root else []
        faults = [_fault(figure, number, decoration) for number, figure in enumerate(figures, 1)]
    return tuple(fault for fault in faults if fault)


def _fault(figure: Object, number: int, decoration: str) -> Finding | None:
    from pipeline.pdf.structure import kids

    alternative = str(figure.get("/Alt", ""))
    if not alternative:
        return finding("O030", number=number)
    if alternative == decoration:
        return finding("O031", number=number)
    return None if kids(figure) else finding("O032", words=alternative)

"""What is worth telling of an annex that is taken in."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Pdf

from pipeline.findings import Finding, Place, Severity, finding
from pipeline.pdf.annex.facts import AnnexFacts, AnnexLimits
from pipeline.pdf.bundle.reading_part import is_tagged

_NAMED = 10


def warnings_of(pdf: Pdf, facts: AnnexFacts, limits: AnnexLimits, broken: tuple[int, ...]) -> Iterator[Finding]:
    """What the file is found to be; `broken` are the numbers of the objects that don't unpack to their end."""
    name, place, warning = facts.name, Place(facts.name), Severity.WARNING
    objects, fonts = ", ".join(map(str, broken[:_NAMED])), ", ".join(facts.fonts_missing)
    says_tagged = is_tagged(pdf)
    told = (
        (not says_tagged, finding("A030", place, warning, name=name)),
        (says_tagged and not facts.is_tagged, finding("A040", place, warning, name=name)),
        (facts.is_signed, finding("A031", place, warning, name=name)),
        (bool(fonts), finding("A032", place, warning, name=name, fonts=fonts)),
        (facts.is_repaired, finding("A035", place, warning, name=name)),
        (bool(broken), finding("A036", place, warning, name=name, objects=objects)),
        (facts.was_restricted, finding("A038", place, warning, name=name)),
        (facts.page_count > limits.many_pages, finding("A039", place, warning, name=name, pages=facts.page_count)),
        (bool(pdf.Root.get("/NeedsRendering", False)), finding("A041", place, warning, name=name)),
    )
    yield from (each for is_so, each in told if is_so)

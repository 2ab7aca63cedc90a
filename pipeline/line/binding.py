"""Binding: the report and its annexes from files become one PDF, each annex behind its title page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.engines.engine import Engine
from pipeline.errors import AnnexError
from pipeline.findings import Finding
from pipeline.line.annexing import AnnexPages, Sheets, annex_pages
from pipeline.line.finish import wish_of
from pipeline.model.stages import Binding, BoundAnnex, CheckedReport, Edition, Imposition, Print
from pipeline.pdf.bundle.merging import merge
from pipeline.pdf.bundle.part import BundleWish, Merged, Numbering, Part
from pipeline.pdf.reading import read_facts
from pipeline.pdf.wish import Finishing


def bound(
    edition: Edition,
    checked: CheckedReport,
    printed: Print,
    imposition: Imposition,
    engine: Engine,
    files: Mapping[str, bytes],
) -> Edition:
    """The edition with its bundle; `files` are the bytes of the annexes that are files, by the names of the input.

    AnnexError with all that is wrong with all of them; ConversionError, OutputError.
    """
    wish = wish_of(checked, printed, engine)
    sheets = Sheets(imposition.paper, wish.language, wish.date)
    annexes: dict[int, AnnexPages] = {}
    faults: list[Finding] = []
    for number, annex in enumerate(checked.report.annexes, 1):
        if annex.file is not None:
            try:
                found = annex_pages(files[annex.file], annex.file, annex.title or "", sheets, engine)
                annexes[number] = replace(found, sha256=checked.attachments.annexes[annex.file].sha256)
            except AnnexError as error:
                faults += error.findings
    if faults:
        raise AnnexError(*faults)
    return bind(edition, annexes, wish)


def bind(edition: Edition, annexes: Mapping[int, AnnexPages], wish: Finishing) -> Edition:
    """The edition with its bundle; `annexes` are those from files, by their number in the report, from 1.

    The pages of an annex are labelled `A1-1`, `A1-2`; those of the report keep their numbers. The bundle claims what all its
    parts keep, and what it does not claim is told. Raises OutputError.
    """
    places = read_facts(edition.files["pdf"]).places
    parts = [Part(edition.files["pdf"], "", wish.language)]
    for number, annex in annexes.items():
        behind = places[f"annex_{number}"].page_index
        parts.append(
            Part(annex.pdf, "", annex.language or wish.language, numbering=Numbering("D", f"A{number}-"), behind=behind)
        )
    merged = merge(parts, BundleWish(replace(wish, associated=(), labels=())))
    findings = [found for annex in annexes.values() for found in annex.findings]
    return replace(
        edition,
        files={**edition.files, "bundle": merged.pdf},
        findings=(*edition.findings, *findings, *merged.reasons),
        binding=_binding(merged, annexes),
    )


def _binding(merged: Merged, annexes: Mapping[int, AnnexPages]) -> Binding:
    return Binding(merged.page_count, merged.claims, tuple(_bound(*each) for each in annexes.items()))


def _bound(number: int, annex: AnnexPages) -> BoundAnnex:
    return BoundAnnex(
        number,
        annex.name,
        annex.sha256,
        annex.kind,
        annex.page_count,
        annex.is_tagged,
        dict(sorted(annex.removed.items())),
        dict(sorted(annex.left_out.items())),
    )

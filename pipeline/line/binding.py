"""Binding: the report and its annexes from files become one PDF, each annex behind its title page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.engines.engine import Engine
from pipeline.errors import AnnexError
from pipeline.findings import Finding
from pipeline.line.annexing import AnnexPages, Sheets, annex_pages
from pipeline.line.compose.frame import printed_symbol
from pipeline.line.finish import wish_of
from pipeline.model.report import Report
from pipeline.model.stages import Binding, BoundAnnex, CheckedReport, Edition, Imposition, Print
from pipeline.office.office import Office
from pipeline.pdf.bundle.merging import merge
from pipeline.pdf.bundle.part import BundleWish, Merged, Numbering, Part, Stamp
from pipeline.pdf.reading import read_facts
from pipeline.pdf.wish import Finishing


@dataclass(frozen=True, slots=True)
class RunningStamp:
    """What runs along at the foot of a bundle's pages, `{page}` in it being the page's label, and the font that prints it."""

    text: str
    font: bytes = field(repr=False)

    @classmethod
    def of(cls, report: Report, office: Office) -> RunningStamp:
        """The symbol, as it is printed, and the page."""
        return cls(f"{printed_symbol(report, office)}  {{page}}", office.fonts.stamp)


def bound(
    edition: Edition,
    checked: CheckedReport,
    printed: Print,
    imposition: Imposition,
    engine: Engine,
    files: Mapping[str, bytes],
    stamp: RunningStamp | None = None,
) -> Edition:
    """The edition with its bundle; `files` are the bytes of the annexes that are files, by the names of the input.

    With a `stamp`, that runs along at the foot of all its pages. AnnexError with all that is wrong with all of them;
    ConversionError, OutputError.
    """
    wish = wish_of(checked, printed, engine)
    sheets = Sheets(imposition.paper, wish.language, wish.date)
    annexes: dict[int, AnnexPages] = {}
    faults: list[Finding] = []
    called = {entry.bookmark: f"{entry.label}. {entry.title}" for entry in printed.manuscript.contents}
    for number, annex in enumerate(checked.report.annexes, 1):
        if annex.file is not None:
            try:
                found = annex_pages(files[annex.file], annex.file, annex.title or "", sheets, engine)
                sha256 = checked.attachments.annexes[annex.file].sha256
                annexes[number] = replace(found, sha256=sha256, called=called[f"annex_{number}"])
            except AnnexError as error:
                faults += error.findings
    if faults:
        raise AnnexError(*faults)
    return bind(edition, annexes, wish, stamp)


def bind(
    edition: Edition, annexes: Mapping[int, AnnexPages], wish: Finishing, stamp: RunningStamp | None = None
) -> Edition:
    """The edition with its bundle; `annexes` are those from files, by their number in the report, from 1.

    The pages of an annex are labelled `A1-1`, `A1-2`; those of the report keep their numbers. The bundle claims what all its
    parts keep, and what it does not claim is told. Raises OutputError.
    """
    places = read_facts(edition.files["pdf"]).places
    running = stamp.text if stamp else ""
    parts = [Part(edition.files["pdf"], "", wish.language, called=wish.title, stamp=running)]
    for number, annex in annexes.items():
        part = _part(number, annex, wish.language, places[f"annex_{number}"].page_index)
        parts.append(replace(part, stamp=running))
    face = Stamp(stamp.font) if stamp else None
    merged = merge(parts, BundleWish(replace(wish, associated=(), labels=()), face))
    findings = [found for annex in annexes.values() for found in annex.findings]
    return replace(
        edition,
        files={**edition.files, "bundle": merged.pdf},
        findings=(*edition.findings, *findings, *merged.reasons),
        binding=_binding(merged, annexes),
    )


def _part(number: int, annex: AnnexPages, language: str, behind: int) -> Part:
    """An annex as a part of the bundle; `language` is that of the report, for one that names none."""
    called, numbering = f"{annex.called} ({annex.name})".strip(), Numbering("D", f"A{number}-")
    return Part(annex.pdf, "", annex.language or language, numbering=numbering, behind=behind, called=called)


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

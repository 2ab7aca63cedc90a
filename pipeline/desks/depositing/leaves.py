"""The leaves of a document: its pages as a PDF that does nothing, whatever format it came in, or why there are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.desks.depositing.tools import Tools
from pipeline.errors import AnnexError, ConversionError, OutputError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.pdf.annex.facts import AnnexLimits
from pipeline.pdf.annex.inspecting import inspect_annex
from pipeline.pdf.from_pictures import NoPicture, pictures_as_pdf
from pipeline.pdf.reading_copy import first_pages, pages_to_recognise
from pipeline.pdf.steady import steadied_office, steadied_scan
from pipeline.programs.child import ChildError, run_limited
from pipeline.programs.kinds import PDF, PICTURES, READERS
from pipeline.programs.mishaps import Gone, Mishap, TooSlow
from pipeline.reading.deposits.looking import plain_utf8

_LIMITS = AnnexLimits(file_bytes=500 << 20, pages=5_000, takes_restricted=True, cpu_seconds=120)
_PICTURE_SECONDS, _PICTURE_MEMORY = 120, 2 << 30
# What else is told of annexes has to do with bundles, or is usual of old files.
_TOLD = ("A033", "A034", "A035", "A036", "A041")
_OFFICE, _RECOGNISER = "LibreOffice", "OCRmyPDF"
_FIRST = 2


@dataclass(frozen=True)
class Leaves:
    """The pages of a document: `pdf` is empty where there are none, and `lacks` then is the code that says why.

    `by` are the programs that made them, with their versions; `scanned` is how many show a picture and no words, `claims`
    are the standards that the file says it keeps, `findings` what there is to tell.
    """

    pdf: bytes = field(default=b"", repr=False)
    pages: int = 0
    scanned: int = 0
    by: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    lacks: str = ""
    findings: tuple[Finding, ...] = ()


def leaves_of(data: bytes, kind: str, name: str, tools: Tools) -> Leaves:
    """The pages of a document of a kind (its suffix by its bytes), words of scans not yet recognised. StorageError."""
    try:
        if kind == PDF:
            return _tamed(data, name, ())
        if kind in PICTURES:
            return _tamed(_of_picture(data), name, ())
        return _converted(data, kind, name, tools)
    except (AnnexError, ConversionError, OutputError) as fault:
        return _none("D020", name, *(replace(cause, severity=Severity.WARNING) for cause in fault.findings))
    except Mishap as mishap:
        return _none("D020", name, _because(mishap, _OFFICE, name))
    except (ChildError, NoPicture):
        return _none("D020", name)


def with_recognised(leaves: Leaves, name: str, languages: Sequence[str], tools: Tools) -> Leaves:
    """The pages with the words of those that are scans; as they are, and that told, where nothing here can read them."""
    if not leaves.scanned:
        return leaves
    by = tools.recogniser
    if by is None:
        return _silent(leaves, finding("D021", Place(name), Severity.WARNING, pages=leaves.scanned))
    missing = [found for each in languages if (found := by.lacks(each))]
    told_missing = [finding("D031", Place(name), Severity.WARNING, language=each) for each in missing]
    try:
        read = tools.recognised(leaves.pdf, leaves.pages, languages, by)
        again = _tamed(steadied_scan(read), name, (*leaves.by, by.version))
    except Mishap as mishap:
        return _silent(leaves, _because(mishap, _RECOGNISER, name), _unread(name))
    except (AnnexError, OutputError, ChildError):
        return _silent(leaves, _unread(name))
    return replace(again, claims=(), findings=(*leaves.findings, *told_missing))


def first_read(leaves: Leaves, name: str, tools: Tools) -> bytes:
    """The PDF to be read for what the document is: of a scan its first pages, recognised in all languages of the office."""
    if not leaves.scanned or tools.recogniser is None:
        return leaves.pdf
    cut = replace(leaves, pdf=first_pages(leaves.pdf, _FIRST), pages=min(leaves.pages, _FIRST))
    return with_recognised(cut, name, (), tools).pdf


def _of_picture(data: bytes) -> bytes:
    limits = {"cpu_seconds": _PICTURE_SECONDS, "memory_bytes": _PICTURE_MEMORY, "output_bytes": _LIMITS.file_bytes}
    return run_limited(pictures_as_pdf, data, **limits)


def _converted(data: bytes, kind: str, name: str, tools: Tools) -> Leaves:
    """What LibreOffice makes of it, if this one reads documents of its kind."""
    if kind not in READERS:
        return _none("D032", name)
    if tools.to_pdf is None:
        return _none("D033", name)
    if not tools.to_pdf.reads(kind):
        return _none("D034", name, kind=kind)
    made = tools.as_pdf(plain_utf8(data) if kind == "txt" else data, kind, name, tools.to_pdf)
    return _tamed(steadied_office(made), name, (tools.to_pdf.version,))


def _tamed(pdf: bytes, name: str, by: tuple[str, ...]) -> Leaves:
    """The PDF without anything that acts, as annexes are tamed. Raises AnnexError, ChildError."""
    facts = inspect_annex(pdf, name, _LIMITS)
    pages, scanned = run_limited(
        pages_to_recognise, facts.sanitized, cpu_seconds=_LIMITS.cpu_seconds, file_bytes=_LIMITS.output_bytes
    )
    told = tuple(each for each in facts.findings if each.code in _TOLD)
    return Leaves(facts.sanitized, pages, scanned, by, facts.claims, findings=told)


def _none(code: str, name: str, *causes: Finding, **said: str) -> Leaves:
    return Leaves(lacks=code, findings=(*causes, finding(code, Place(name), Severity.WARNING, **said)))


def _silent(leaves: Leaves, *why: Finding) -> Leaves:
    """The pages of a scan as they are; the last of the findings says what they lack."""
    return replace(leaves, lacks=why[-1].code, findings=(*leaves.findings, *why))


def _unread(name: str) -> Finding:
    return finding("D026", Place(name), Severity.WARNING)


def _because(mishap: Mishap, program: str, name: str) -> Finding:
    """What came between a program and its work: D037 it took too long, D038 it broke down, D030 it could not read it."""
    code = "D037" if isinstance(mishap, TooSlow) else "D038" if isinstance(mishap, Gone) else "D030"
    return finding(code, Place(name), Severity.WARNING, program=program)

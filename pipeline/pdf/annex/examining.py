"""The work of the child process: one annex, from bytes to facts."""

from __future__ import annotations

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

from pikepdf import Pdf, String

from pipeline.errors import AnnexError
from pipeline.findings import Place, Severity, finding
from pipeline.pdf.annex.active import Cleaning
from pipeline.pdf.annex.facts import AnnexFacts, AnnexLimits, Removed
from pipeline.pdf.annex.opening_annex import OpenAnnex, annex_opened
from pipeline.pdf.annex.sheets import count_pages
from pipeline.pdf.annex.sizes import measure
from pipeline.pdf.annex.standing import fonts_missing, has_twin_keys, is_signed
from pipeline.pdf.annex.warnings import warnings_of
from pipeline.pdf.bundle.claims import claims_of
from pipeline.pdf.bundle.destinations import Links
from pipeline.pdf.bundle.fields import saved_with_fields
from pipeline.pdf.bundle.merging import merge
from pipeline.pdf.bundle.numbering import labels_of, runs_of
from pipeline.pdf.bundle.outline import read_outline
from pipeline.pdf.bundle.part import BundleWish, Numbering, Part
from pipeline.pdf.bundle.reading_part import is_tagged
from pipeline.pdf.wish import Finishing

_TRIAL = BundleWish(Finishing("annex", "en", datetime(1980, 1, 1, tzinfo=UTC)), is_checked=False)


def examine(data: bytes, name: str, limits: AnnexLimits) -> AnnexFacts:
    """What is known of an annex, but for the claims that hold. Raises AnnexError with the first thing that keeps it out."""
    with annex_opened(data, name, limits) as annex:
        pages = count_pages(annex.file, data, name, limits)
        measured = measure(annex.file, name, limits)
        facts = _facts(annex, data, name, pages)
        facts = replace(facts, findings=tuple(warnings_of(annex.file, facts, limits, measured.broken)))
        sanitized, removed = _cleaned(annex.file, name, limits)
        _try_merging(sanitized, name, limits)
    return _with_removed(facts, removed, sanitized)


def _facts(annex: OpenAnnex, data: bytes, name: str, pages: int) -> AnnexFacts:
    """What there is to say before anything is taken out."""
    pdf = annex.file
    claims = claims_of(pdf)
    return AnnexFacts(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        page_count=pages,
        labels=tuple(labels_of(runs_of(pdf, Numbering(), pages), pages)),
        title=_text(pdf.docinfo.get("/Title")) if "/Info" in pdf.trailer else "",
        language=_text(pdf.Root.get("/Lang")),
        outline_lines=_outline_lines(pdf),
        is_tagged=is_tagged(pdf) and not has_twin_keys(pdf),
        claims=claims.names,
        holds=(),
        fonts_missing=fonts_missing(pdf),
        is_signed=is_signed(pdf),
        is_repaired=annex.is_repaired,
        was_restricted=annex.was_restricted,
        removed=(),
        carried=(),
        findings=(),
        sanitized=b"",
    )


def _outline_lines(pdf: Pdf) -> int:
    waiting = read_outline(pdf, Links(1, {}, {}), set())
    count = 0
    while waiting:
        count += 1
        waiting += waiting.pop().under
    return count


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, String) else ""


def _cleaned(pdf: Pdf, name: str, limits: AnnexLimits) -> tuple[bytes, Cleaning]:
    """The file without what acts, looked through a second time. Raises AnnexError (A029) if anything is left."""
    cleaning = Cleaning(pdf)
    cleaning.clean()
    sanitized = saved_with_fields(pdf)
    with annex_opened(sanitized, name, limits) as again:
        left = Cleaning(again.file)
        left.clean()
    if left.removed:
        raise AnnexError(finding("A029", Place(name), name=name, kinds=", ".join(sorted(left.removed))))
    return sanitized, cleaning


def _with_removed(facts: AnnexFacts, cleaning: Cleaning, sanitized: bytes) -> AnnexFacts:
    removed = tuple(sorted(Removed(kind, times) for kind, times in cleaning.removed.items()))
    carried = tuple(sorted(set(cleaning.carried)))
    place, name = Place(facts.name), facts.name
    more = []
    acting = [f"{each.kind} ({each.times})" for each in removed if each.kind != "EmbeddedFile"]
    if acting:
        more.append(finding("A033", place, Severity.WARNING, name=name, kinds=", ".join(acting)))
    if carried:
        names = ", ".join(each.name for each in carried)
        more.append(finding("A034", place, Severity.WARNING, name=name, files=names))
    findings = (*facts.findings, *more)
    return replace(facts, removed=removed, carried=carried, findings=findings, sanitized=sanitized)


def _try_merging(sanitized: bytes, name: str, limits: AnnexLimits) -> None:
    """Does here what the bundle will do, on a small stack: what would break the parent ends the child."""
    before = threading.stack_size(limits.stack)
    try:
        with ThreadPoolExecutor(1) as trial:
            trial.submit(merge, [Part(sanitized, name, "en")], _TRIAL).result()
    finally:
        threading.stack_size(before)

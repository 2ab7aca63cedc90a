"""Whether a bundle keeps what it claims: asked of the checker that every PDF is asked of, with room for large ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.findings import Finding, Place, Severity, finding
from pipeline.pdf.bundle.claims import Claims

_DEEPEST = 4_000
"""The checker follows an outline from line to line, one step deeper each; its own limit of 256 is one of 256 reports.

At 40,000 its stack ends, and this process with it.
"""
_MOST_OBJECTS = 4_000_000
_MOST_BYTES = 1 << 30


def broken_rules(pdf: bytes, claims: Claims) -> tuple[Finding, ...]:
    """The rules of the claimed standards that the bundle breaks (O058), as reasons not to claim them.

    O055 stands for a bundle that is too large for the checker: what can't be checked is not claimed. About 13 ms for
    each standard and report of 11 pages.
    """
    from page import PageError

    try:
        return tuple(each for name in claims.names for each in _broken(pdf, name))
    except PageError as error:
        return (finding("O055", severity=Severity.WARNING, why=str(error)),)


def _broken(pdf: bytes, standard: str) -> Iterator[Finding]:
    from page import SafetyLimits, ValidationProfile, validate_pdf_bytes

    profile = getattr(ValidationProfile, standard.upper().replace("/", "_").replace("-", "_"))
    limits = SafetyLimits(
        max_reference_depth=_DEEPEST,
        max_object_count=_MOST_OBJECTS,
        max_input_size=_MOST_BYTES,
        max_total_decoded_content_size=_MOST_BYTES,
    )
    failures = validate_pdf_bytes(pdf, profile=profile, limits=limits).failures
    first = {failure.rule_id: failure.message for failure in reversed(failures)}
    for rule, times in Counter(failure.rule_id for failure in failures).items():
        place, what = Place(words=f"{standard}, {rule}"), first[rule]
        yield finding("O058", place, Severity.WARNING, standard=standard, rule=rule, what=what, times=times)

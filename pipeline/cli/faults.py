"""Faults of the archive as findings: which sentence and which way out a kind of fault has, by where it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.archive.layout import STATUS
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.machine import quoted
from pipeline.messages import phrase

if TYPE_CHECKING:
    from pipeline.archive.fixity.shelf import Fault

_CODES = {
    "changed": "F300",
    "changed-by-hand": "F301",
    "missing": "F302",
    "extra": "F304",
    "link": "F305",
    "no-file": "F306",
    "unreadable": "F307",
    "leftover": "F308",
}
_OF_MISSING = {"outputs": "F303", "inputs": "F313", "register": "F309"}
_UNITS = ("kilobytes", "megabytes", "gigabytes", "terabytes")
_STEP = 1000


def fault_finding(fault: Fault) -> Finding:
    """What there is to tell of a fault: F300 to F309, F313, F314, or what was said where it was found."""
    place = Place(file=str(fault.path))
    if fault.said is not None:
        return fault.said.at(place)
    code = _CODES[fault.kind.value]
    if fault.kind.value == "missing":
        code = _OF_MISSING.get(fault.holding.value, code)
    if (
        fault.holding.value == "issued"
        and fault.path.name.endswith(STATUS)
        and fault.kind.value in ("changed", "missing")
    ):
        code = "F314"
    severity = None if fault.is_damage else Severity.WARNING
    return finding(code, place, severity, path=str(fault.path), quoted=quoted(str(fault.path)), why=fault.why)


def size_in_words(size: int, language: str) -> str:
    """A size in bytes as people say it: `3.2 MB`, by thousands."""
    amount, unit = float(size), "bytes"
    for larger in _UNITS:
        if amount < _STEP:
            break
        amount, unit = amount / _STEP, larger
    figure = f"{amount:.0f}" if unit == "bytes" or amount >= _STEP / 10 else f"{amount:.1f}"
    return phrase(f"size_{unit}", language, figure=figure if language == "en" else figure.replace(".", ","))

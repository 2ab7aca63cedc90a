"""What a symbol is made of: body or event, session, type, serial, year; and what stands under it: revisions and the like.

Nothing is refused here: of a symbol of no form that was seen, the parts that can't be told are empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.symbol import Symbol

ORGAN = "SP"

_SUFFIX = re.compile(r"[\s/]*\b(?:Rev|Corr|Add)\.?\s*\d+")
_NUMBERED = re.compile(r" (Rev|Corr|Add)\.(\d+)")
_SESSION = re.compile(r"[IVXLCDM]+\.[A-Z]")
_SERIES = re.compile(r"SP/(?P<body>[A-Z]{2})-(?P<event>[A-Z0-9]{2,})-(?P<type>[A-Z]{2})-(?P<year>\d{2})")
_SERIAL = re.compile(r"(?P<head>.+?)(?: N° (?P<serial>\d+))?(?:-(?P<year>\d{2}))?")


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a symbol, empty (serial and year None) where it has none; `year` has two digits.

    `series` is what a serial counts in: body, session and type; without a session the year too, since serials restart
    at each session (domain notes 1.2). It is empty for a symbol without serial.
    """

    body: str = ""
    session: str = ""
    event: str = ""
    type: str = ""
    serial: int | None = None
    year: int | None = None
    series: str = ""


def parts_of(symbol: Symbol) -> Parts:
    """The parts of a symbol, its suffixes left out.

    >>> parts_of(Symbol("SP/CL/L.O/DT Nº 5-24")).series
    'sp/cl/l.o/dt'
    >>> parts_of(Symbol("SP/RV-TSTI-IR-24")).event
    'TSTI'
    """
    normal = base_of(symbol).normal
    if match := _SERIES.fullmatch(normal):
        return Parts(body=match["body"], event=match["event"], type=match["type"], year=int(match["year"]))
    match = _SERIAL.fullmatch(normal)
    segments = match["head"].split("/") if match else []
    if match is None or len(segments) < 3 or segments[0] != ORGAN:
        return Parts()
    serial = int(match["serial"]) if match["serial"] else None
    year = int(match["year"]) if match["year"] else None
    session = next((segment for segment in segments[2:-1] if _SESSION.fullmatch(segment)), "")
    series = "" if serial is None else series_of(match["head"], session, year)
    named = {"body": segments[1]} if session else {"event": segments[1]}
    return Parts(**named, session=session, type=segments[-1], serial=serial, year=year, series=series)


def series_of(head: str, session: str, year: int | None) -> str:
    """What the serials of a head (`SP/CL/L.O/DT`) count in; two that differ in capitals alone are one."""
    return head.casefold() if session or year is None else f"{head.casefold()}-{year:02}"


def base_of(symbol: Symbol) -> Symbol:
    """The symbol under which revisions, corrigenda and addenda stand: itself without such suffixes.

    >>> base_of(Symbol("SP/CL/XXXIV.O/DT Nº 1-08/Rev. 1")).printed
    'SP/CL/XXXIV.O/DT Nº 1-08'
    """
    printed = _SUFFIX.sub("", symbol.printed).strip()
    return symbol if printed == symbol.printed else Symbol(printed)


def document_of(symbol: Symbol, revision: int | None = None) -> str:
    """Which document a report is of those that stand under its base symbol, in one spelling; empty for the report itself.

    A revision may be given by the symbol, or beside it.

    >>> document_of(Symbol("SP/RV-TSTI-IR-24/Rev. 1/Corr.2"))
    'Rev.1 Corr.2'
    >>> document_of(Symbol("SP/RV-TSTI-IR-24"), 1)
    'Rev.1'
    """
    given = [(kind, int(number)) for kind, number in _NUMBERED.findall(symbol.normal)]
    return " ".join(f"{kind}.{number}" for kind, number in [*given, *([("Rev", revision)] if revision else [])])


def printed_with(symbol: Symbol, revision: int | None) -> Symbol:
    """The symbol with the revision that is given beside it, as it is printed: `SP/RV-TSTI-IR-24/Rev. 1`."""
    return Symbol(f"{symbol.printed}/Rev. {revision}") if revision else symbol


def corrected_by(document: str) -> tuple[str, ...]:
    """The documents, under one base symbol, that a document corrects, the nearest first; none for the report itself.

    A revision takes the place of all before it; a corrigendum or an addendum belongs to the one whose symbol it carries.

    >>> corrected_by("Rev.2")
    ('Rev.1', '')
    >>> corrected_by("Rev.1 Corr.1")
    ('Rev.1',)
    """
    *before, last = document.split() or [""]
    kind, _, number = last.partition(".")
    earlier = range(int(number) - 1, 0, -1) if kind == "Rev" else ()
    return (*(" ".join([*before, f"Rev.{n}"]) for n in earlier), *([" ".join(before)] if last else []))


def is_revision(document: str) -> bool:
    """Whether a document is a revision: whole, in place of what it corrects."""
    return document.split()[-1:] != [] and document.split()[-1].startswith("Rev.")

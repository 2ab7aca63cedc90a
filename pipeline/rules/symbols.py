"""E1: the symbol has a form that was seen, and agrees with the meeting, the revision and the kind of document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.symbol import Symbol
from pipeline.rules.subject import Remark, Subject, remark

FIRST_SESSION_YEAR = 1974
"""Number of the Council's regular session + 1974 = its year, in all 21 sessions met with a year (domain notes 1.3)."""

_SESSION = re.compile(r"/CL/(?P<session>(?P<numeral>[IVXLC]+)\.(?P<kind>[A-Z]))/")
_NUMERAL = re.compile(r"^(?P<session>(?P<numeral>[IVXLC]+)\.(?P<kind>[A-Z]))$")
_REVISION = re.compile(r" Rev\.(\d+)")
# In a series the kind stands behind the code of the subject, which may have two letters too (`SR-BE-IR-24`).
_TYPE = re.compile(
    r"(?:^SP/[A-Z]{2}-[A-Z0-9]{2,}-|/|-)(?P<type>[A-Za-z]{2})(-[A-Z]{2})?(-\d{2}| N° [\d-]+)?( (Rev|Corr|Add)\.\d+)*$"
)
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def symbol_form(subject: Subject) -> Iterator[Remark]:
    """W102: a symbol of no form that was seen; it is taken as it stands once a person has confirmed it."""
    symbol = _symbol(subject)
    if symbol is not None and not symbol.recognised:
        yield remark("W102", "symbol", symbol=symbol.printed)


def symbol_year(subject: Subject) -> Iterator[Remark]:
    """E101: the two digits at the end are those of a year of the meeting."""
    symbol, days = _symbol(subject), subject.report.meeting.days
    if symbol is None or symbol.year is None or not days:
        return
    if symbol.year not in {day.year % 100 for day in days}:
        yield remark("E101", "symbol", symbol=symbol.printed, ending=f"{symbol.year:02}", year=days[0].year)


def session_year(subject: Subject) -> Iterator[Remark]:
    """W103: the number of a regular session of the Council and the year of the meeting go together."""
    days = subject.report.meeting.days
    for path, match in _sessions(subject):
        number = _roman(match["numeral"])
        if days and match["kind"] == "O" and number + FIRST_SESSION_YEAR not in {day.year for day in days}:
            yield remark(
                "W103",
                path,
                session=match["session"],
                number=number,
                usual=number + FIRST_SESSION_YEAR,
                year=days[0].year,
            )


def _sessions(subject: Subject) -> Iterator[tuple[str, re.Match[str]]]:
    """The session as the symbol has it, and as the meeting has it if that is another."""
    symbol, meeting = _symbol(subject), subject.report.meeting
    in_symbol = _SESSION.search(symbol.normal) if symbol else None
    if in_symbol:
        yield "symbol", in_symbol
    of_council = meeting.session and meeting.body in (None, "CL")
    given = _NUMERAL.match(meeting.session) if of_council and meeting.session else None
    if given and (in_symbol is None or in_symbol["session"] != given["session"]):
        yield "meeting.session", given


def symbol_session(subject: Subject) -> Iterator[Remark]:
    """W105: the session in the symbol is that of the meeting."""
    symbol, session = _symbol(subject), subject.report.meeting.session
    match = _SESSION.search(symbol.normal) if symbol else None
    if match and session and match["session"] != session:
        yield remark("W105", "meeting.session", session=session, in_symbol=match["session"])


def one_revision(subject: Subject) -> Iterator[Remark]:
    """E104: a revision is given once, by `revision`, since the register keeps revisions under one symbol."""
    symbol, revision = _symbol(subject), subject.report.revision
    match = _REVISION.search(symbol.normal) if symbol else None
    if match and symbol and revision is not None:
        without = _REVISION.sub("", symbol.normal)
        yield remark("E104", "revision", symbol=symbol.printed, revision=revision, without=without)


def symbol_type(subject: Subject) -> Iterator[Remark]:
    """W106: the two letters for the kind of document are among those of its kind."""
    symbol, codes = _symbol(subject), subject.office.type(subject.report.type).codes
    match = _TYPE.search(symbol.normal) if symbol and symbol.recognised else None
    if symbol and match and codes and match["type"] not in codes:
        yield remark("W106", "symbol", symbol=symbol.printed, kind=match["type"], usual=", ".join(codes))


def _symbol(subject: Subject) -> Symbol | None:
    return Symbol(subject.report.symbol) if subject.report.symbol else None


def _roman(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))

"""Dates as they are written in running words, in the four languages.

A grammar of our own, since the libraries that find dates in prose (`dateparser`, its `search_dates`) take `May`, `2 de`
and bare numbers for dates, want a clock, and cost more time to load than all rules together.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from pipeline.model.report import Report
from pipeline.office.lexicon import Lexicon
from pipeline.rules.printed import Printed

_DAY = r"\d{1,2}(?:er|re|\.?[ºª°]|st|nd|rd|th)?"
_JOIN = (
    r"(?:\s*,\s*(?:(?:and|y|e|et)\s+)?|\s+(?:and|or|to|through|until|y|o|al|a|ao|e|et|au|ou)\s+|\s*[-–]\s*)"
    r"(?:(?:the|el|el\s+día|o|le|o\s+dia)\s+)?"
)
_TO = re.compile(r"(?:\s+(?:to|through|until|al|a|ao|au|hasta\s+el|até)\s+(?:the|el|le|o)?|\s*[-–])\s*$")
_YEAR = r"(?:,?\s+(?:de(?:l(?:\s+año)?)?\s+|do\s+ano\s+(?:de\s+)?)?(?P<year>(?:19|20)\d\d)(?!\d))?"
_BEFORE = 60
"""How far before a month its days can begin, in characters."""

_NUMBER = re.compile(r"\d{1,2}")
_CARRY = re.compile(r"\s*(?:,|and|to|through|until|y|al|a|e|et|au|hasta|até|ao|[-–])[\s\w,]{0,6}\s*")


@dataclass(frozen=True, slots=True)
class Written:
    """A date of the text: its place, its days (none for a month), its year where it is certain.

    `how` says where the year came from: `written`, `relative` (`last year`), `carried` from the date behind it, or
    nothing. `is_range` is whether the days are the two ends of a range.
    """

    start: int
    end: int
    days: tuple[int, ...]
    month: int
    year: int | None
    how: str = ""
    is_range: bool = False

    def exists(self, day: int) -> bool:
        """Whether the month has the day; in a year that is not told, February has 29."""
        return 1 <= day <= monthrange(self.year or 2024, self.month)[1]

    def on(self, year: int | None = None, day: int | None = None) -> date | None:
        """The (first) day of it, in its own year or a given one; None if there is no such day."""
        year = self.year or year
        try:
            return date(year or 0, self.month, day or (self.days[0] if self.days else 1))
        except ValueError:
            return None

    def last(self, year: int | None = None) -> date | None:
        """The last day of it."""
        return self.on(year, self.days[-1] if self.days else None)


@dataclass(frozen=True, slots=True)
class Script:
    """What dates are read from: the words, those of the language, its months, and the day from which the report speaks."""

    printed: Printed
    lexicon: Lexicon
    months: tuple[str, ...]
    now: date | None

    @property
    def text(self) -> str:
        """The report's own words, those in italics among them."""
        return self.printed.plain


def document_day(report: Report) -> date | None:
    """The day from which a report is written: the meeting's last; the rules on dates need one."""
    days = report.meeting.days
    return days[-1] if days else None


def written_dates(script: Script) -> tuple[Written, ...]:
    """Every date in the report's own words, in order, months without a year among them."""
    before, after = _patterns(script.months, script.printed.language == "en")
    found = [
        _read(before.search(script.text, max(0, at - _BEFORE), at), match, script.months)
        for at in _month_places(script)
        if (match := after.match(script.text, at))
    ]
    return tuple(_carried([_with_year(one, script) for one in found], script.text))


def _month_places(script: Script) -> list[int]:
    names = {month.lower().split()[0] for month in script.months}
    return sorted(at for name in names for at in script.printed.all_words.get(name, ()))


@cache
def _patterns(months: tuple[str, ...], capital: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the name of a month, and the name with what follows; English months have a capital."""
    names = "|".join(_either_case(month, capital) for month in sorted(months, key=len, reverse=True))
    before = (
        rf"(?<![\w/.,°º-])(?P<days>{_DAY}(?:{_JOIN}{_DAY})*)(?:\s+|-)(?:(?:de|del|of)\s+)?(?:(?:mes|mês)\s+de\s+)?$"
    )
    day = r"(?:\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?(?!\d|\s*[:%]|\.\d)(?=,?\s+(?:19|20)\d\d|\W))?" if capital else ""
    return re.compile(before), re.compile(rf"(?P<month>{names})(?!\w){day}{_YEAR}")


def _either_case(month: str, capital: bool) -> str:
    return re.escape(month) if capital else f"[{month[0].lower()}{month[0].upper()}]{re.escape(month[1:])}"


def _read(before: re.Match[str] | None, match: re.Match[str], months: tuple[str, ...]) -> Written:
    written = before["days"] if before else (match.groupdict().get("after") or "")
    numbers = list(_NUMBER.finditer(written))
    month = [name.lower() for name in months].index(match["month"].lower()) + 1
    is_range = len(numbers) == 2 and bool(_TO.search(written[: numbers[1].start()]))
    year = int(match["year"]) if match["year"] else None
    days = tuple(int(number[0]) for number in numbers)
    start = before.start() if before else match.start()
    return Written(start, match.end(), days, month, year, "written" if year else "", is_range)


def _with_year(one: Written, script: Script) -> Written:
    """With the year that the words behind it tell: `8 October last year`."""
    blank = re.match(r",?\s+", script.text[one.end : one.end + 4])
    if one.year or script.now is None or blank is None:
        return one
    at = one.end + blank.end()
    word = re.match(r"[^\W\d_]*", script.text[at : at + 30])
    for shift, phrases in _years(script.lexicon):
        match = script.lexicon.phrases(*phrases).at(script.text, at, word[0].lower() if word else "")
        if match:
            return replace(one, end=match.end(), year=script.now.year + shift, how="relative")
    return one


def _years(lexicon: Lexicon) -> Iterator[tuple[int, tuple[str, ...]]]:
    for shift, phrases in ((0, lexicon.years.this), (-1, lexicon.years.last), (1, lexicon.years.next)):
        if phrases:
            yield shift, phrases


def _carried(found: list[Written], text: str) -> Iterator[Written]:
    """Dates without a year take that of the date that follows them in a list: `29 October and 12 November 2024`."""
    following: Written | None = None
    told: list[Written] = []
    for one in reversed(found):
        if one.year is None and following and following.year and _CARRY.fullmatch(text[one.end : following.start]):
            one = replace(one, year=following.year, how="carried")
        told.append(one)
        following = one
    return iter(reversed(told))

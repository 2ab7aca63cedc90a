"""The date that stands on a document's first page, as it is printed, in any of the office's languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from pipeline.office.office import Office

_ORDINAL = r"(?:st|nd|rd|th|er|re|º|°|ª)?"
_DAY = rf"\d{{1,2}}{_ORDINAL}"
_DAYS = rf"{_DAY}(?:\s*(?:,|-|–|\b(?:y|e|et|and|al|a|au|to)\b)\s*{_DAY})*"
_YEAR = r"(?<!\d)(?:1[89]|20)\d\d(?!\d)"
_LONE_YEAR = re.compile(_YEAR)
_FIGURES = re.compile(rf"(?<!\d)\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR}|{_YEAR}-\d\d-\d\d(?!\d)")
_SHORT_LINE = 120


class DateFinder:
    """Finds dates in the lines of a document; made once for an office."""

    def __init__(self, office: Office) -> None:
        names = {name for language in office.languages for name in office.words(language).months}
        plain = {_plain(name) for name in names}
        months = "|".join(sorted(map(re.escape, names | plain), key=len, reverse=True))
        before = rf"(?:\b(?P<days>{_DAYS})\s*(?:(?:de|of|du)\s+)?)?"
        after = rf"(?:\s+{_DAYS})?\s*,?\s*(?:(?:del?|of)\s+)?"
        self._date = re.compile(rf"{before}\b(?:{months})\b\.?{after}{_YEAR}", re.IGNORECASE)

    def printed(self, lines: Iterable[str]) -> str:
        """The first date of the lines in its own words: in words with a month, else in figures; empty if there is none."""
        texts = list(lines)
        for short in (True, False):
            for pattern in (self._date, _FIGURES):
                found = next(_matches(pattern, texts, is_short=short), "")
                if found:
                    return found
        return ""


def lone_year(lines: Iterable[str]) -> str:
    """The first year that stands in a short line; empty if there is none."""
    return next(_matches(_LONE_YEAR, list(lines), is_short=True), "")


def _matches(pattern: re.Pattern[str], lines: Iterable[str], *, is_short: bool) -> Iterator[str]:
    for line in lines:
        if (len(line) <= _SHORT_LINE) == is_short and (match := pattern.search(line)):
            yield " ".join(match[0].split()).strip(" ,")


def _plain(text: str) -> str:
    nfd = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in nfd if not unicodedata.combining(sign))

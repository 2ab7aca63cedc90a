"""The facts of the meeting, as they were typed, to fields of the input."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pipeline.model.symbol import Symbol
from pipeline.office.office import Office
from pipeline.reading.imports.days import DAY_FIELDS
from pipeline.reading.imports.forms.dates import Typed, typed_days
from pipeline.reading.imports.forms.matching import Matcher
from pipeline.reading.imports.forms.sheet import Fact, Sheet, text_of, words_in
from pipeline.reading.imports.forms.vocabulary import Vocabulary
from pipeline.reading.imports.ledger import Ledger

_QUOTES = re.compile(r"^[“”«»\"„]\s*(.*?)\s*[“”«»\"]$", re.DOTALL)
_ROLE = re.compile(r"^(.*?)\s*[(–—-]\s*([^()]+?)\s*\)?$|^([^:]+):\s*(.+)$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OFFICERS = ("chair", "vice-chair", "moderator")


class Facts:
    """Reads the facts; `fields` are those of the report, `meeting` those of its meeting."""

    def __init__(self, office: Office, vocabulary: Vocabulary, ledger: Ledger) -> None:
        self._office = office
        self._words = vocabulary
        self._ledger = ledger
        self.fields: dict[str, Any] = {}
        self.meeting: dict[str, Any] = {}
        self.officers: list[dict[str, str]] = []
        self._ends: dict[str, Typed] = {}
        self._year: int | None = None

    def read(self, sheet: Sheet, matcher: Matcher) -> None:
        """All facts of a form; officers are matched to the people of its table."""
        self._year = self._year_of(sheet)
        steps: dict[str, Callable[[str], bool]] = {
            "title": self._title, "mode": self._mode, "dates": self._dates, "symbol": self._symbol,
            "from": lambda text: self._end("from", text), "to": lambda text: self._end("to", text),
        }  # fmt: skip
        for fact in sheet.facts:
            key = fact.key or self._unlabelled(fact)
            if key == "organisers":
                self._organisers(fact)
            elif key in (*_OFFICERS, "rapporteur"):
                self._officer(key, fact.text, matcher)
            else:
                step = steps.get(key)
                done = step(fact.text) if step else bool(key) and self._put(self.meeting, key, fact.text)
                self._account(fact, "I082" if key in steps else "I085", is_said=done)
        self._close()

    def _year_of(self, sheet: Sheet) -> int | None:
        """The year of the meeting by its symbol, or by the only year that the other facts name: for a date without one."""
        for fact in sheet.facts:
            if fact.key == "symbol" and (year := Symbol(fact.text).year) is not None:
                return 2000 + year
        years = {match for fact in sheet.facts for match in _YEAR.findall(fact.text)}
        return int(years.pop()) if len(years) == 1 else None

    def _account(self, fact: Fact, why: str, *, is_said: bool) -> None:
        words = words_in(fact.paragraphs)
        if is_said:
            self._ledger.say(words)
            return
        self._ledger.leave(words, why)
        self._ledger.guess(f"meeting.{fact.key}" if fact.key else "meeting", fact.text, "W081")

    def _unlabelled(self, fact: Fact) -> str:
        """What a value is whose label is gone, where it can be told."""
        if self._words.meaning("modes", fact.text):
            return "mode"
        if typed_days(fact.text, self._office):
            return "dates"
        return "symbol" if Symbol(fact.text).recognised else ""

    def _put(self, fields: dict[str, Any], key: str, value: Any) -> bool:
        return bool(fields.setdefault(key, value) == value)

    def _title(self, text: str) -> bool:
        match = _QUOTES.match(text)
        return self._put(self.meeting, "title", match[1] if match else text)

    def _mode(self, text: str) -> bool:
        """The mode by any of its words, alone or among others; two modes at once make a hybrid meeting."""
        mode = self._words.meaning("modes", text)
        if mode is None:
            parts = re.split(r"[,;/.()]|\s(?:y|e|and|et|por|via|par|by|en|em|in)\s", f" {text} ")
            found = {value for part in parts if (value := self._words.meaning("modes", part))}
            mode = found.pop() if len(found) == 1 else ("hybrid" if len(found) > 1 else None)
            if mode:
                self._ledger.guess("meeting.mode", text)
        return mode is not None and self._put(self.meeting, "mode", mode)

    def _dates(self, text: str) -> bool:
        typed = typed_days(text, self._office, self._year)
        if typed is None or self.meeting.keys() & DAY_FIELDS:
            return False
        found = typed.days.fields
        self.meeting |= found
        self._told(typed, text, next(iter(found)))
        return True

    def _told(self, typed: Typed, text: str, key: str) -> None:
        if typed.is_guess:
            self._ledger.guess(f"meeting.{key}", text)
        if typed.beside:
            self._ledger.unsay(typed.beside)
            self._ledger.leave(typed.beside, "I087")

    def _end(self, key: str, text: str) -> bool:
        """One end of a range that stands in a row of its own."""
        typed = typed_days(text, self._office, self._year)
        if typed is None or len(typed.days.days) != 1:
            return False
        self._ends[key] = typed
        self._told(typed, text, key)
        return True

    def _close(self) -> None:
        """The two ends of a range; one alone is the day."""
        days = {key: typed.days.days[0] for key, typed in self._ends.items()}
        if self.meeting.keys() & DAY_FIELDS or not days:
            return
        if len(days) == 2 and days["from"] < days["to"]:
            self.meeting |= {key: day.isoformat() for key, day in days.items()}
        else:
            self.meeting["date"] = next(iter(days.values())).isoformat()

    def _symbol(self, text: str) -> bool:
        if not Symbol(text).recognised:
            self._ledger.guess("symbol", text)
        return self._put(self.fields, "symbol", text)

    def _organisers(self, fact: Fact) -> None:
        """Who organised, one a line; the role in brackets, or before a colon."""
        lines = [text_of([each]) for each in fact.paragraphs]
        for line in (part.strip() for text in lines for part in text.split(";")):
            if line:
                self.meeting.setdefault("organisers", []).append(self._organiser(line))
        self._account(fact, "", is_said=True)

    def _organiser(self, line: str) -> dict[str, str]:
        match = _ROLE.match(line)
        for name, word in ((match[1], match[2]), (match[4], match[3])) if match else ():
            if name and word and (role := self._words.meaning("organisers", word)):
                return {"organisation": name, "role": role}
        return {"organisation": line}

    def _officer(self, key: str, text: str, matcher: Matcher) -> None:
        """One who held an office: a participant by `id`, else the name."""
        meant = matcher.find(text)
        ids = [matcher.id_of(entry) for entry in meant.entries] if meant else []
        self._ledger.say(text)
        if key == "rapporteur":
            self.fields["rapporteur"] = ids[0] if ids else text
            return
        for one in ids or [""]:
            number = len(self.officers)
            self.officers.append({"role": key, **({"participant": one} if one else {"name": text})})
            if meant is None or not meant.is_certain:
                told = ("W080", meant.names) if meant else ()
                self._ledger.guess(f"meeting.officers[{number}]", text, *told)

    def add_officers(self, found: list[tuple[str, str]]) -> None:
        """Offices that the table of people names; `found` are roles and ids."""
        for role, key in found:
            if role == "rapporteur":
                self.fields.setdefault("rapporteur", key)
            elif not any(officer["role"] == role for officer in self.officers):
                self.officers.append({"role": role, "participant": key})
        if self.officers:
            self.meeting["officers"] = self.officers

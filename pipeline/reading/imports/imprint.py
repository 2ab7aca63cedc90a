"""The copyright page: who served the meeting, adoption, identifiers, and the legal notice, which is told by its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.model.base import Language
from pipeline.office.office import Office
from pipeline.reading.imports.days import read_days
from pipeline.reading.imports.words import squeezed, words_of

_ALIKE = 0.75  # the share of a line's words that a known line of the notice has too


class Imprint:
    """Reads the lines of a copyright page into the fields of the input."""

    def __init__(self, office: Office, language: Language, fields: dict[str, Any], meeting: dict[str, Any]) -> None:
        self._office = office
        self._words = office.words(language)
        self._language = language
        self._fields = fields
        self._meeting = meeting

    def take(self, text: str) -> bool:
        """Whether the line is one of the imprint's; its field is then set."""
        return self._adopted(text) or self._identifier(text) or self._served(text)

    def is_notice(self, text: str) -> bool:
        """Whether a line is of the legal notice, in any wording of the language; the month of issue is read from it."""
        said = set(words_of(text.casefold()))
        if not said:
            return False
        for line in self._notice_lines():
            known = set(words_of(line.casefold()))
            if len(said & known) >= _ALIKE * len(said) and len(said) >= 4:
                self._issued(text, line)
                return True
        return text.startswith(("©", "Copyright ©"))

    def _notice_lines(self) -> Iterator[str]:
        for wording in self._office.notices.get(self._language, ()):
            yield from wording.lines

    def _issued(self, text: str, line: str) -> None:
        before, found, after = line.partition("{month}")
        if not found or "issued" in self._fields:
            return
        start, end = re.escape(before), re.escape(after.rstrip(". "))
        match = re.match(rf"{start}(.+?){end}", text)
        month = read_days(f"1 {match[1]}", self._words) if match else None
        if month is not None:
            self._fields["issued"] = f"{month.days[0]:%Y-%m}"

    def _served(self, text: str) -> bool:
        """`Coorganizador: FAO`, `Chair: Ana Soto`."""
        label, colon, name = (part.strip() for part in text.partition(":"))
        if not colon or not name or len(text) > 200:
            return False
        for role, word in self._words.organisers.items():
            if squeezed(word) == squeezed(label):
                known = self._office.body(name) or name.isupper()
                said = {"organisation" if known else "name": name, "role": role.value}
                self._meeting.setdefault("organisers", []).append(said)
                return True
        for officer, word in self._words.officers.items():
            if squeezed(word) == squeezed(label):
                self._meeting.setdefault("officers", []).append({"role": officer.value, "name": name})
                return True
        return False

    def _adopted(self, text: str) -> bool:
        lines = self._words.adopted
        for pattern in (lines.by_on, lines.by, lines.on):
            shape = re.escape(pattern).replace(r"\{by\}", "(?P<by>.+)").replace(r"\{day\}", "(?P<day>.+)")
            match = re.fullmatch(shape, text)
            said = match.groupdict() if match else {}
            days = read_days(said["day"], self._words) if said.get("day") else None
            if match and ("day" not in said or (days and len(days.days) == 1)):
                by = {"by": said["by"]} if said.get("by") else {}
                self._fields["adopted"] = ({"on": days.days[0].isoformat()} if days else {}) | by
                return True
        return False

    def _identifier(self, text: str) -> bool:
        for kind in ("isbn", "issn", "doi"):
            shape = re.escape(getattr(self._words.identifiers, kind)).replace(r"\{value\}", r"(\S[\S ]*)")
            if match := re.fullmatch(shape, text):
                self._fields.setdefault("identifiers", {})[kind] = match[1]
                return True
        return False

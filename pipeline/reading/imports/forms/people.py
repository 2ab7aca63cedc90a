"""The table of people: a row to a participant, two rows of one person to one."""

from __future__ import annotations

import re
from typing import Any

from pipeline.reading.imports.forms.sheet import Row, words_in
from pipeline.reading.imports.forms.vocabulary import Vocabulary
from pipeline.reading.imports.ledger import Ledger
from pipeline.reading.imports.persons import Person
from pipeline.reading.imports.roster import Entry, Roster, person_of
from pipeline.reading.imports.speakers import same_person
from pipeline.reading.imports.words import squeezed

_ADDRESS = re.compile(r"[<(]?(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>)]?")
_TELEPHONE = re.compile(r"(?<![\w])\+?\(?\d[\d\s().-]{6,}\d(?![\w])")
_PARTS = re.compile(r"\s*(?:,|;|/|\s[–—-]\s|\(|\))\s*")
_FIELDS = {"roles": "role", "statuses": "status", "officers": "", "modes": "attendance"}
_BODY = ("organisation", "country")
_INVERTED = re.compile(r"([^,]+),\s*([^,]+)")


class People:
    """Reads the rows into the roster; `guesses` are what a person has to look at, by entry."""

    def __init__(self, roster: Roster, vocabulary: Vocabulary, ledger: Ledger) -> None:
        self._roster = roster
        self._words = vocabulary
        self._ledger = ledger
        self.guesses: list[tuple[Entry, str, str]] = []
        self.officers: list[tuple[str, Entry]] = []
        self._guessed = ""

    def read(self, row: Row) -> None:
        """One row; what a merged cell covers is taken apart."""
        self._ledger.say(words_in([each for key, cell in row.cells.items() if key for each in cell]))
        self._ledger.leave(words_in(row.cells.get("", ())), "I085")
        said = {key: self._clean(row.text(key)) for key in ("title", "name", "position", "body", "capacity")}
        fields: dict[str, Any] = {key: said[key] for key in ("title", "position") if said[key]}
        fields |= self._named(said["name"], is_merged="name" in row.across) if said["name"] else {}
        fields |= self._body(said["body"]) if said["body"] else {}
        if not fields.keys() & {"name", *_BODY}:
            words = " ".join(filter(None, said.values()))
            self._unsay(words, "I084")
            if words:
                self._ledger.guess("participants", words, "W087")
            return
        roles = self._capacity(said["capacity"], fields)
        entry = self._entry(fields)
        self.officers += [(role, entry) for role in roles]
        if self._guessed:
            self.guesses.append((entry, self._guessed, "W062"))
            self._guessed = ""

    def _clean(self, text: str) -> str:
        """The words of a cell without addresses and numbers at which one is reached: those never leave the office."""
        for pattern in (_ADDRESS, _TELEPHONE):
            for found in pattern.findall(text):
                self._unsay(found, "I086")
            text = pattern.sub(" ", text)
        return " ".join(text.split()).strip(" ,;:–—")

    def _unsay(self, words: str, why: str) -> None:
        """Words that were counted as said, and are left out after all."""
        self._ledger.unsay(words)
        self._ledger.leave(words, why)

    def _named(self, text: str, *, is_merged: bool) -> dict[str, Any]:
        """Name, with the title and the position that stand in the same cell."""
        grammar = self._roster.grammar
        match = _INVERTED.fullmatch(text)
        if match and not is_merged and self._is_given(match[2]):
            self._guessed = text
            return {"name": f"{match[2]} {match[1]}"}
        person = grammar.name_at(text)
        if person is None or person.end == len(text):
            found = {"title": person.title if person else "", "name": person.name if person else text}
            return {key: value for key, value in found.items() if value}
        rest = text[person.end :].strip(" ,;:–—()")
        if not text[person.end :].lstrip().startswith((",", ";", "(", "–", "—", "-", "/")):
            return {"name": text}
        position, body = ("", rest) if grammar.knows(rest) else grammar.split_position(rest)
        self._guessed = text
        found = {"title": person.title, "name": person.name, "position": position}
        return {key: value for key, value in found.items() if value} | (self._body(body) if body else {})

    def _is_given(self, words: str) -> bool:
        """Whether what stands behind a comma is a given name, as in `Pérez, Juan`."""
        grammar = self._roster.grammar
        is_name = all(word[:1].isupper() for word in words.split()) and len(words.split()) <= 3
        return is_name and not words.isupper() and not grammar.position.match(words) and not grammar.knows(words)

    def _body(self, text: str) -> dict[str, Any]:
        """An organisation, a country, or both: `Chile, Ministerio de Hacienda`."""
        office = self._roster.grammar.office
        if office.state(text):
            return {"country": text}
        parts = [part for part in _PARTS.split(text) if part]
        states = [part for part in parts if office.state(part)]
        if len(states) == 1 and len(parts) > 1 and office.body(text) is None:
            rest = re.sub(r"^[\s,;/()–—-]+|[\s,;/(–—-]+$", "", text.replace(states[0], "", 1).replace("()", ""))
            self._guessed = self._guessed or text
            return {"country": states[0], "organisation": rest}
        return {"organisation": text}

    def _capacity(self, text: str, fields: dict[str, Any]) -> list[str]:
        """Status and role in a delegation; offices of the meeting are given back; other words are told."""
        parts = [text] if not text or self._value(text) else _split(text)
        read = [(part, self._value(part)) for part in parts if part]
        for part, found in read:
            if found and found[0] != "officers":
                fields.setdefault(_FIELDS[found[0]], part if found[0] == "modes" else found[1])
        unknown = [part for part, found in read if found is None and not self._is_said(part, fields)]
        if text and len(unknown) == len(read):
            self._other_capacity(text, fields)
        else:
            for part in unknown:
                self._unsay(part, "I085")
        return [found[1] for _, found in read if found and found[0] == "officers"]

    def _value(self, text: str) -> tuple[str, str] | None:
        """What a word for the capacity of a person says, and of what kind that is."""
        return next(((kind, value) for kind in _FIELDS if (value := self._words.meaning(kind, text))), None)

    def _is_said(self, part: str, fields: dict[str, Any]) -> bool:
        return self._roster.grammar.knows(part) and bool(fields.keys() & set(_BODY))

    def _other_capacity(self, text: str, fields: dict[str, Any]) -> None:
        """Words that are neither status nor role: the position, where nothing else is."""
        if "position" not in fields:
            fields["position"], self._guessed = text, self._guessed or text
        elif squeezed(text) not in squeezed(fields["position"]):
            self._unsay(text, "I085")

    def _entry(self, fields: dict[str, Any]) -> Entry:
        """The entry of a row: a new one, or the one of the same person or body, completed."""
        person = person_of(fields)
        known = next((each for each in self._roster.entries if _is_same(each, person, fields)), None)
        if known is None:
            self._roster.add_row(fields)
            return self._roster.entries[-1]
        for key, value in fields.items():
            kept = known.fields.setdefault(key, value)
            if key == "name" and len(value) > len(kept):
                known.fields[key] = value
            elif squeezed(str(kept)) != squeezed(str(value)) and key not in ("name", "status", "role"):
                self._unsay(str(value), "I083")
        self.guesses.append((known, str(person.name or known.fields.get("organisation", "")), "W084"))
        return known


def _split(text: str) -> list[str]:
    return [part for part in re.split(r"\s*(?:,|;|/|\by\b|\band\b|\bet\b|\be\b|\s[–—-]\s)\s*", text) if part]


def _is_same(entry: Entry, person: Person, fields: dict[str, Any]) -> bool:
    """Whether an entry is of the person or body of a row."""
    if person.name and entry.person:
        alike = squeezed(entry.person.name) == squeezed(person.name)
        return alike or same_person(entry.person, person)
    if person.name or entry.person:
        return False
    return any(squeezed(str(entry.fields.get(k, ""))) == squeezed(str(fields[k])) != "" for k in _BODY if k in fields)

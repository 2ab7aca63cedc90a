"""The participants as they are found: persons who speak or open, bodies that came, each once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.reading.imports.persons import Grammar, Person
from pipeline.reading.imports.speakers import same_person


@dataclass
class Entry:
    """One participant while the source is read; `fields` are those of the input."""

    fields: dict[str, Any]
    person: Person | None = None
    words: str = ""
    is_certain: bool = False


@dataclass
class Roster:
    """The participants of one report."""

    grammar: Grammar
    entries: list[Entry] = field(default_factory=list)

    def add_row(self, fields: dict[str, Any]) -> None:
        """Notes a row of a list of participants, which says all there is to say."""
        person = person_of(fields)
        self.entries.append(Entry(dict(fields), person if person.name else None, is_certain=True))

    def add_person(self, person: Person, words: str = "", behalf: str = "") -> Entry:
        """The entry of a person, made or completed by what is said of the person here."""
        entry = next((each for each in self.entries if each.person and same_person(each.person, person)), None)
        if entry is None:
            entry = Entry({"name": person.name}, person, words)
            self.entries.append(entry)
        if not entry.is_certain:
            self._complete(entry, person, behalf)
        return entry

    def _complete(self, entry: Entry, person: Person, behalf: str) -> None:
        for name in ("title", "position"):
            if value := getattr(person, name):
                # a list of participants begins its words with capitals, whatever the sentence did
                entry.fields.setdefault(name, value[0].upper() + value[1:])
        body = person.organisation or behalf
        if body and "organisation" not in entry.fields and "country" not in entry.fields:
            entry.fields["country" if self.grammar.is_state(body) else "organisation"] = body

    def add_body(self, name: str, words: str = "") -> Entry:
        """The entry of a body or a country without a named person, made if nobody of it is there."""
        kind = "country" if self.grammar.is_state(name) else "organisation"
        for entry in self.entries:
            if entry.fields.get(kind) == name and (entry.person is None or not words):
                return entry
        entry = Entry({kind: name}, words=words)
        self.entries.append(entry)
        return entry

    def id_of(self, entry: Entry) -> str:
        """The `id` of an entry, given when it is first asked for."""
        if "id" not in entry.fields:
            name = (
                entry.person.surname
                if entry.person
                else str(entry.fields.get("organisation") or entry.fields["country"])
            )
            entry.fields["id"] = self._free(_plain(name) or "participant")
        return str(entry.fields["id"])

    def _free(self, wanted: str) -> str:
        taken = {entry.fields.get("id") for entry in self.entries}
        number, found = 2, wanted
        while found in taken:
            found, number = f"{wanted}-{number}", number + 1
        return found

    def _country_of(self, entry: Entry) -> str:
        """The country that the name of a person's body ends in: `Port Authority of Jamaica`."""
        last = re.search(
            rf"\s(?:{self.grammar.cues.of_re})\s+({self.grammar.article}\S.*)$", entry.fields.get("organisation", "")
        )
        return self.grammar.body_key(last[1]) if last and self.grammar.is_state(self.grammar.body_key(last[1])) else ""

    def participants(self) -> list[dict[str, Any]]:
        """The entries as the input has them: persons first, then bodies that no person stands for."""
        for entry in self.entries:
            if entry.person is not None:
                self.id_of(entry)
        there = {
            entry.fields.get(kind) for entry in self.entries if entry.person for kind in ("organisation", "country")
        }
        there |= {country for entry in self.entries if entry.person and (country := self._country_of(entry))}
        return [
            entry.fields
            for entry in sorted(self.entries, key=lambda entry: entry.person is None and not entry.is_certain)
            if entry.person or entry.is_certain or "id" in entry.fields or not there & set(entry.fields.values())
        ]


def person_of(fields: Mapping[str, Any]) -> Person:
    """The person of a row; without a name where a body stands there alone."""
    name = str(fields.get("name", ""))
    return Person(name, fields.get("title", ""), fields.get("position", ""), fields.get("organisation", ""))


def _plain(text: str) -> str:
    """A name as an `id`: small letters without marks."""
    nfd = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-.") else "" for sign in nfd).strip("-.")[:60]

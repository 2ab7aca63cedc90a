"""The rows of a list to participants: names put right, bodies resolved, those who stand twice joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.errors import InputError
from pipeline.findings import Finding, Place, finding
from pipeline.model.base import Language
from pipeline.office.office import Office
from pipeline.reading.registration.bodies import BodyReader
from pipeline.reading.registration.columns import Columns, HeadingReader
from pipeline.reading.registration.groups import Group, GroupReader
from pipeline.reading.registration.identity import tokens
from pipeline.reading.registration.listed import FIELDS, Fields, Listed
from pipeline.reading.registration.names import Named, NameReader
from pipeline.reading.registration.scrubbing import scrubbed
from pipeline.reading.registration.sheets import Sheet, read_sheets
from pipeline.reading.registration.twins import Twins
from pipeline.reading.registration.values import ValueReader
from pipeline.reading.registration.wording import richer


@dataclass(frozen=True)
class RegistrationList:
    """What a list holds; `findings` tells what was not taken, `columns` the fields that it has columns for."""

    people: tuple[Listed, ...]
    findings: tuple[Finding, ...] = ()
    columns: frozenset[str] = frozenset()


def read_list(data: bytes, name: str, office: Office, language: Language) -> RegistrationList:
    """The participants of a registration list, in its order; `name` is the file as the person typed it.

    InputError where it can't be read (I101 to I103) or has no row of headings (I104) or nobody in it (I105).
    """
    sheets = read_sheets(data, name)
    reader = HeadingReader(office.registration)
    headed = [(sheet, found) for sheet in sheets if (found := reader.find(sheet))]
    if not headed:
        raise InputError(finding("I104", Place(name), name=name))
    sheet, columns = max(headed, key=lambda pair: (len(pair[1].fields), len(pair[0].rows)))
    read = _Reading(name, sheet, columns, office, language)
    people = read.people()
    if not people:
        raise InputError(finding("I105", Place(name, words=sheet.name), name=name))
    others = [other.name for other, _ in headed if other is not sheet]
    unread = [finding("W075", Place(name), sheet=sheet.name, others=_quoted(others))] if others else []
    return RegistrationList(people, (*unread, *read.findings()), read.taken)


@dataclass
class _Reading:
    """One reading of one sheet."""

    file: str
    sheet: Sheet
    columns: Columns
    office: Office
    language: Language
    private: int = 0
    joined: list[str] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)
    passed_over: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._names = NameReader(self.office, self.language)
        self._bodies = BodyReader(self.office, self.language)
        self._values = ValueReader(self.office.registration)
        self._groups = GroupReader(self._bodies, self._values)

    @property
    def taken(self) -> frozenset[str]:
        """The fields that the list has columns for."""
        parts = {"given": "name", "surname": "name", "second_surname": "name"}
        return frozenset(parts.get(each, each) for each in self.columns.fields.values())

    def people(self) -> tuple[Listed, ...]:
        """The participants, each once."""
        found: list[Listed] = []
        twins = Twins()
        for listed in self._listed():
            twin = twins.first(listed.fields)
            if twin is None:
                found.append(listed)
                twins.add(listed.fields)
            else:
                self.joined.append(listed.fields.get("name", ""))
                found[twin] = replace(found[twin], fields=_merged(found[twin].fields, listed.fields))
                twins.put(twin, found[twin].fields)
        return tuple(found)

    def _listed(self) -> Iterator[Listed]:
        """The participants row by row; a heading between rows holds for those below it."""
        group = Group()
        for number, cells in enumerate(self.sheet.rows[self.columns.row + 1 :], self.columns.row + 2):
            if not any(cells) or cells == self.columns.headings:
                continue
            if (heading := self._groups.read(cells, self.columns, number)) is not None:
                yield from group.left_alone()
                group = group.under(heading)
            elif listed := self._row(cells, number, group):
                group = group.used()
                yield listed
            else:
                self.passed_over.append(number)
        yield from group.left_alone()

    def _row(self, cells: Sequence[str], number: int, group: Group) -> Listed | None:
        """The participant of a row; None if it names nobody."""
        said = {name: self._scrubbed(cells[at]) for at, name in self.columns.fields.items() if at < len(cells)}
        said = {name: words for name, words in said.items() if words}
        named = self._named(said)
        fields: Fields = {"name": named.name} if named.name else {}
        for name in FIELDS[1:]:  # the name is made of several columns
            if value := self._value(name, said.get(name, ""), named):
                fields.setdefault(name, value)
        self._status_in_role(said, fields)
        if not fields.keys() & {"name", "organisation", "country"}:
            return None
        return Listed(group.completed(fields), named.surname, number)

    def _named(self, said: Fields) -> Named:
        surname = " ".join(said[part] for part in ("surname", "second_surname") if part in said)
        if surname or "given" in said:
            return self._names.joined(said.get("given", ""), surname, "")
        return self._names.read(said["name"]) if "name" in said else Named("")

    def _value(self, name: str, words: str, named: Named) -> str:
        if name == "title":
            return (self._names.known_title(words) or words) if words else named.title
        if name == "position":
            return self._bodies.position(words or named.position)
        if not words or name in ("status", "role"):
            return ""
        if name == "delegation":
            return self._bodies.country(words)
        resolved = {"organisation": self._bodies.organisation, "country": self._bodies.country}
        return resolved[name](words) if name in resolved else words

    def _status_in_role(self, said: Fields, fields: Fields) -> None:
        """Status and role, in whichever of the two columns they stand; words that are neither are told."""
        for column in ("status", "role"):
            if not (words := said.get(column)):
                continue
            kind, value = self._values.read(words)
            if kind:
                fields.setdefault(kind, value)
            else:
                self.unread[column] += 1

    def _scrubbed(self, cell: str) -> str:
        text, count = scrubbed(cell)
        self.private += count
        return text

    def findings(self) -> Iterator[Finding]:
        """What was not taken, and why."""
        place = Place(self.file, words=self.sheet.name)
        headings = dict(enumerate(self.columns.headings))
        if self.columns.unknown:
            yield finding("W070", place, columns=_quoted([name for _, name in self.columns.unknown]))
        if self.columns.never:
            yield finding("W071", place, columns=_quoted(self.columns.never))
        if self.private:
            yield finding("W072", place, count=self.private)
        if joined := [name for name in dict.fromkeys(self.joined) if name]:
            yield finding("W073", place, names=", ".join(joined))
        for column, count in self.unread.items():
            at = next(at for at, name in self.columns.fields.items() if name == column)
            yield finding("W074", place, column=headings[at], count=count)
        if self.passed_over:
            yield finding("W076", place, rows=", ".join(map(str, self.passed_over[:20])))


def _merged(one: Fields, other: Fields) -> Fields:
    """The fields of both; where both have one the first's, but the fuller of two names."""
    merged = {**other, **one}
    if "name" in merged:
        first, second = one["name"], other["name"]
        same = tokens(first) == tokens(second)
        merged["name"] = richer((first, second)) if same else max(first, second, key=len)
    return {name: merged[name] for name in FIELDS if name in merged}


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)

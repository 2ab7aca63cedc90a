"""The bodies that a report has to do with: organisations and countries, by the office's data or as the input names them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.model.base import Language
from pipeline.model.participant import Participant, Status
from pipeline.model.report import Report
from pipeline.office.bodies import Body
from pipeline.office.names import same
from pipeline.office.office import Office
from pipeline.office.states import State

_LONGEST_KEY = 40


@dataclass(frozen=True, slots=True)
class Party:
    """One body: its key, which names files; its names, and its acronyms, by language; the languages it is written to in.

    One that the office's data does not know is `called` as the input calls it, in every language.
    """

    key: str
    names: Mapping[Language, str] = field(default_factory=dict)
    acronyms: Mapping[Language, str] = field(default_factory=dict)
    languages: tuple[Language, ...] = ()
    called: str = ""

    def name(self, language: Language) -> str:
        """The name in a language, its acronym behind it: `Andean Community (CAN)`."""
        name = self.names.get(language) or self.called or next(iter(self.names.values()), self.key)
        acronym = self.acronyms.get(language, "")
        return f"{name} ({acronym})" if acronym and acronym != name else name

    def language(self, usual: Language, known: tuple[Language, ...]) -> Language:
        """The language in which it is written to: the report's if that is one of its own, else its first that is `known`."""
        own = [language for language in self.languages if language in known]
        return usual if usual in own or not own else own[0]


class Parties:
    """Who is who in one report. The Secretariat itself is nobody here: it is not asked."""

    def __init__(self, report: Report, office: Office) -> None:
        self._report, self._office = report, office
        self._known: dict[str, Party] = {}
        self._strangers: dict[str, Party] = {}
        self.people = {person.id: person for person in report.participants if person.id}
        for name in self._names():
            self.of(name)  # strangers get their keys in the order of the report

    def _names(self) -> Iterator[str]:
        report = self._report
        yield from (name for person in report.participants if (name := self._belonging(person)))
        yield from (name for entry in report.interventions for name in entry.on_behalf_of)
        for item in (*report.conclusions, *report.recommendations):
            yield from (name for name in item.responsible if name != "all" and name not in self.people)

    def of(self, name: str) -> Party | None:
        """The body of a name or an acronym; None for the Secretariat."""
        if self._is_house(name):
            return None
        body, state = self._office.body(name), self._office.state(name)
        if body is not None:
            return self._organisation(body)
        return self._state(state) if state is not None else self._stranger(name)

    def of_participant(self, person: Participant) -> Party | None:
        """The body that a participant belongs to; None for the Secretariat's people, and for those who belong to none."""
        name = self._belonging(person)
        return self.of(name) if name else None

    def _belonging(self, person: Participant) -> str:
        """The name of a participant's body: that of a delegation, an organisation that is known, a state, any other."""
        if person.status is Status.SECRETARIAT:
            return ""
        if person.delegation and self._is_known(person.delegation):
            return person.delegation
        if person.organisation and (self._is_known(person.organisation) or self._is_house(person.organisation)):
            return person.organisation
        is_guest = person.status in (Status.GUEST, Status.OBSERVER)
        first, second = person.country, person.organisation
        return (second or first if is_guest else first or second) or ""

    def _is_known(self, name: str) -> bool:
        return self._office.body(name) is not None or self._office.state(name) is not None

    def _is_house(self, name: str) -> bool:
        own = self._office.body(self._office.house.short)
        return same(name) in self._house_names or (own is not None and self._office.body(name) is own)

    @cached_property
    def _house_names(self) -> frozenset[str]:
        """What the Secretariat goes by: its names, those names without what follows them, the words of the forms for it."""
        house = self._office.house
        names = [house.short, house.publisher, *house.names.values(), *house.secretariat.values()]
        names += [" ".join(name.split()[:2]) for name in house.secretariat.values()]
        names += [name for words in self._office.forms.values() for name in words.words.secretariat]
        return frozenset(map(same, names))

    def _organisation(self, body: Body) -> Party:
        key = next(key for key, known in self._office.bodies.items() if known is body)
        if key not in self._known:
            self._known[key] = Party(key, body.names, body.acronyms, body.official)
        return self._known[key]

    def _state(self, state: State) -> Party:
        key = next(key for key, known in self._office.states.items() if known is state)
        if key not in self._known:
            rule = self._office.clearance_rule
            self._known[key] = Party(key, state.names, languages=rule.states.get(key, ()) if rule else ())
        return self._known[key]

    def _stranger(self, name: str) -> Party:
        found = self._strangers.get(same(name))
        if found is None:
            taken = {*self._office.bodies, *self._office.states, *(party.key for party in self._strangers.values())}
            found = Party(_free(_key(name), {key.lower() for key in taken}), called=name)
            self._strangers[same(name)] = found
        return found

    def named_in(self, text: str) -> Iterator[Party]:
        """The bodies that a text names by name or acronym, each once, in no order that matters."""
        names = self._office.body_names
        found: dict[str, Party | None] = {}
        rest = text
        for match in names.phrases.find(text):
            found[match[0]] = self.of(names.spelt.get(same(match[0]), match[0]))
            rest = f"{rest[: match.start()]}{' ' * len(match[0])}{rest[match.end() :]}"
        for match in names.acronyms_in(rest):
            found[match[0]] = self._organisation(self._office.bodies[names.by_acronym[match[0]][0]])
        found |= (
            {match[0]: self.of(match[0]) for match in self._other_names.finditer(rest)} if self._other_names else {}
        )
        house = self._office.body(self._office.house.short)
        own = None if house is None else self._organisation(house)
        yield from {party.key: party for party in found.values() if party is not None and party != own}.values()

    @cached_property
    def _other_names(self) -> re.Pattern[str] | None:
        """The names of states, and those that only the input knows, the longest first."""
        names = [name for state in self._office.states.values() for name in state.forms]
        names += [party.called for party in self._strangers.values()]
        longest = sorted(names, key=lambda name: (-len(name), name))
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])") if longest else None


def _key(name: str) -> str:
    """What a body is called in file names: its letters and figures, without marks."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[A-Za-z0-9]+", plain))[:_LONGEST_KEY].strip("-") or "body"


def _free(key: str, taken: set[str]) -> str:
    """The key, or the key with the first number that makes it one of its own."""
    number, found = 1, key
    while found.lower() in taken:
        number += 1
        found = f"{key}-{number}"
    return found

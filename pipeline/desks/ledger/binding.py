"""Who is bound: a participant, a body, a state or everybody, as a report names them, by the office's data."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from pipeline.desks.clearance.parties import Parties, Party
from pipeline.model.base import Language
from pipeline.model.commitment import ALL, Bound
from pipeline.model.participant import Participant, Status
from pipeline.model.report import Report
from pipeline.office.names import same
from pipeline.office.office import Office


class Binder:
    """Says who is meant by the names that one report gives as responsible."""

    def __init__(self, report: Report, office: Office) -> None:
        self._report, self._office = report, office
        self._parties = Parties(report, office)

    def bound(self, name: str) -> Bound:
        """Who is bound by a name: the `id` of a participant, a body or state by any of its names, `all`, or a stranger."""
        if same(name) == ALL:
            return Bound(ALL)
        person = self._parties.people.get(name)
        return self._of_party(self._parties.of(name), "") if person is None else self._of_person(person)

    @cached_property
    def attending(self) -> frozenset[str]:
        """The keys of all bodies that took part: they are bound where everybody is."""
        return frozenset(self._of_person(person).key for person in self._report.participants) - {""}

    def _of_person(self, person: Participant) -> Bound:
        named = any((person.organisation, person.country, person.delegation)) or person.status is Status.SECRETARIAT
        if not named:
            return Bound("", person=person.full_name)
        return self._of_party(self._parties.of_participant(person), person.full_name)

    def _of_party(self, party: Party | None, person: str) -> Bound:
        """The body of a party; None is the Secretariat itself."""
        if party is None:
            house = self._office.house
            return Bound(
                house.short, tuple(house.names.items()), tuple((each, house.short) for each in Language), person
            )
        names = tuple(party.names.items()) or ((self._report.language, party.called or party.key),)
        return Bound(party.key, names, tuple(party.acronyms.items()), person)


class Sought:
    """A body that is asked for, by any of its names."""

    def __init__(self, name: str, office: Office) -> None:
        self._said = same(name)
        body, state = office.body(name), office.state(name)
        own = [key for key, known in office.bodies.items() if known is body]
        own += [key for key, known in office.states.items() if body is None and known is state]
        self._key = next(iter(own), ALL if self._said == ALL else "")

    @property
    def is_known(self) -> bool:
        """Whether the office's data knows it."""
        return bool(self._key)

    def is_bound(self, responsible: Iterable[Bound], attending: frozenset[str]) -> bool:
        """Whether it is among those who are bound; where everybody is, whether it took part."""
        return any(self._is(each) or (each.key == ALL and self._key in attending) for each in responsible)

    def _is(self, bound: Bound) -> bool:
        if self._key:
            return bound.key == self._key
        forms = (bound.key, bound.person, *(name for _, name in (*bound.names, *bound.acronyms)))
        return self._said in {same(form) for form in forms if form}

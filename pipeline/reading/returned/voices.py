"""Who speaks in a new paragraph, among the participants that a report has."""

from __future__ import annotations

from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.reading.imports.persons import Grammar, Person
from pipeline.reading.imports.speakers import SpeakerFinder, same_person


class Voices:
    """The participants of a report as speakers."""

    def __init__(self, report: Report, office: Office) -> None:
        self._people = [(person, _person(person.name, person)) for person in report.participants if person.name]
        self._bodies = {
            body: person.id
            for person in report.participants
            for body in (person.organisation, person.country)
            if person.id and body and not person.name
        }
        self._grammar = Grammar(office, report.language)

    def of(self, text: str) -> tuple[str, ...] | None:
        """By `id` those whom a paragraph introduces as speaking; () for one without an `id`, None for nobody."""
        finder = SpeakerFinder(self._grammar, [known for _, known in self._people])
        speaker = finder.speaker_of(text)
        if speaker is None:
            return None
        if speaker.person is None:
            key = self._bodies.get(speaker.body)
            return (key,) if key else ()
        keys = [self._key(person) for person in (speaker.person, *speaker.others)]
        return tuple(key for key in keys if key) if all(keys) else ()

    def _key(self, person: Person) -> str:
        return next((each.id or "" for each, known in self._people if same_person(known, person)), "")


def _person(name: str, person: object) -> Person:
    title, position = getattr(person, "title", None) or "", getattr(person, "position", None) or ""
    return Person(name, title, position, getattr(person, "organisation", None) or "")

"""A newer list against the participants of an input: who is new, who is gone, whose fields are others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.participant import Participant
from pipeline.model.report import Report
from pipeline.reading.registration.bodies import BodyReader
from pipeline.reading.registration.identity import are_alike, tokens
from pipeline.reading.registration.listed import FIELDS, Fields, Listed
from pipeline.reading.registration.wording import plain, richer

COMPARED = tuple(name for name in FIELDS if name != "sort")
_ALIKE = 0.75
_NEARLY = 0.88


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of the participant at a place of the list (from 0) that reads otherwise in the newer list."""

    index: int
    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A participant whom the newer list lacks; `is_named` where the report speaks of the person, who then stays."""

    index: int
    is_named: bool


@dataclass(frozen=True)
class Comparison:
    """What a newer list would change."""

    new: tuple[Listed, ...] = ()
    changed: tuple[FieldChange, ...] = ()
    gone: tuple[Gone, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.new or self.changed or any(not each.is_named for each in self.gone))


def compare(report: Report, listed: Sequence[Listed], bodies: BodyReader) -> Comparison:
    """The newer list against the report's participants; bodies without a named person that the list lacks stay."""
    people = [_in_the_list_s_words(person, bodies) for person in report.participants]
    pairs = _pairs(people, listed)
    matched = set(pairs.values())
    changes = [change for at, index in pairs.items() for change in _changes(people[index], index, listed[at])]
    gone = [
        Gone(index, _is_named(person, report))
        for index, person in enumerate(report.participants)
        if index not in matched and person.name is not None
    ]
    new = tuple(each for at, each in enumerate(listed) if at not in pairs)
    return Comparison(new, tuple(sorted(changes, key=lambda each: each.index)), tuple(gone))


def _in_the_list_s_words(person: Participant, bodies: BodyReader) -> Participant:
    """The participant with body and country called as a list would call them: a name written out is no change."""
    organisation = bodies.organisation(person.organisation) if person.organisation else None
    country = bodies.country(person.country) if person.country else None
    return person.model_copy(update={"organisation": organisation, "country": country})


def _pairs(people: Sequence[Participant], listed: Sequence[Listed]) -> dict[int, int]:
    """Places in the list to places among the participants, by one way of matching after the other, the surest first."""
    pairs: dict[int, int] = {}
    for is_match in (_same_person, _same_name, _name_within, _same_seat, _slip):
        taken = set(pairs.values())
        free = [index for index in range(len(people)) if index not in taken]
        for at in (at for at in range(len(listed)) if at not in pairs):
            found = [index for index in free if is_match(people[index], listed[at].fields)]
            if len(found) == 1 or (found and is_match in (_same_person, _same_name)):
                pairs[at] = found[0]
                free.remove(found[0])
    return pairs


def _same_person(person: Participant, fields: Fields) -> bool:
    """Whether it is the same name of the same body: namesakes are told apart before anybody is taken for another."""
    return _same_name(person, fields) and (person.name is None or _same_body(person, fields))


def _same_name(person: Participant, fields: Fields) -> bool:
    if person.name is None or "name" not in fields:
        mine = (person.organisation or "", person.country or "")
        alone = person.name is None and "name" not in fields
        return alone and tuple(map(plain, mine)) == tuple(
            plain(fields.get(part, "")) for part in ("organisation", "country")
        )
    return tokens(person.name) == tokens(fields["name"])


def _name_within(person: Participant, fields: Fields) -> bool:
    """Whether one name has all words of the other, at least two."""
    if person.name is None or "name" not in fields:
        return False
    smaller, larger = sorted((tokens(person.name), tokens(fields["name"])), key=len)
    return len(smaller) > 1 and smaller < larger


def _same_seat(person: Participant, fields: Fields) -> bool:
    """Whether the same body has one of the same position whose name is nearly the same: a slip was put right."""
    if person.name is None or "name" not in fields or not person.position:
        return False
    same = plain(person.position) == plain(fields.get("position", "")) and _same_body(person, fields)
    return same and are_alike(person.name, fields["name"], _ALIKE)


def _slip(person: Participant, fields: Fields) -> bool:
    """Whether one of the same body has a name that differs by a letter or two."""
    if person.name is None or "name" not in fields or not _same_body(person, fields):
        return False
    return are_alike(person.name, fields["name"], _NEARLY)


def _same_body(person: Participant, fields: Fields) -> bool:
    mine: Mapping[str, str | None] = {"organisation": person.organisation, "country": person.country}
    return any(value and plain(value) == plain(fields.get(name, "")) for name, value in mine.items())


def _changes(person: Participant, index: int, listed: Listed) -> Iterator[FieldChange]:
    for name in COMPARED:
        new = listed.fields.get(name, "")
        old = str(getattr(person, name) or "")
        if new and new != old and _is_better(name, old, new):
            yield FieldChange(index, name, old, new)


def _is_better(name: str, old: str, new: str) -> bool:
    """Whether the newer wording is to be taken: not where it has lost accents, case or part of the name."""
    if plain(old) == plain(new):
        return old != richer((old, new))
    if name == "name":
        first, second = tokens(old), tokens(new)
        if first == second:
            return old != richer((old, new)) and len(old.split()) == len(new.split())
        return not second < first
    return True


def _is_named(person: Participant, report: Report) -> bool:
    """Whether the report speaks of a participant: by the `id`, or by the name in any of its texts."""
    ids = {each for entry in report.interventions for each in entry.speaker}
    ids |= {officer.participant or officer.name or "" for officer in report.meeting.officers}
    ids |= {annex.statement_of or "" for annex in report.annexes} | {report.rapporteur or ""}
    items = (*report.conclusions, *report.recommendations)
    ids |= {each for item in items for each in item.responsible} | {entry.chair or "" for entry in report.interventions}
    if (person.id in ids and person.id) or person.name in ids:
        return True
    words = plain(" ".join(_texts(report)))
    return bool(person.name) and f" {plain(person.name or '')} " in f" {words} "


def _texts(report: Report) -> Iterator[str]:
    yield report.background or ""
    yield from (entry.text or "" for entry in report.interventions)
    yield from (item.text for item in (*report.conclusions, *report.recommendations))
    yield from (section.text for section in report.sections)
    yield from (annex.text or "" for annex in report.annexes)

"""What is a fact is the same in all editions: symbol, days, mode, place, people, who speaks, who does what by when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from typing import Any

from pipeline.model.participant import Participant
from pipeline.office.names import plain, same
from pipeline.office.office import Office
from pipeline.rules.counterparts import Counterparts, aligned
from pipeline.rules.edition_side import Side
from pipeline.rules.subject import Remark, remark

_FACTS = ("symbol", "revision", "meeting.mode", "meeting.session", "meeting.body", "issued", "type", "adopted.on")
_COUNTED = ("documents", "meeting.organisers", "meeting.officers", "participants")
_NOTHING = "-"


def compare_facts(here: Side, there: Side, parts: Counterparts) -> Iterator[Remark]:
    """W911: a fact that the two editions give otherwise; W910: lists of it that differ in length."""
    for field in _FACTS:
        yield from _differ(field, _at(here.report, field), _at(there.report, field), there)
    days = [", ".join(map(str, side.report.meeting.days)) for side in (here, there)]
    yield from _differ("meeting.date", days[0], days[1], there)
    for field in _COUNTED:
        yield from compare_lengths(field, here, there)
    yield from _participants(here, there)
    yield from _speakers(here, there, parts)
    for name in ("conclusions", "recommendations"):
        yield from _commitments(name, here, there, parts)


def compare_lengths(field: str, here: Side, there: Side) -> Iterator[Remark]:
    """W910: a list that has more items in one edition than in the other."""
    one, two = len(_at(here.report, field) or ()), len(_at(there.report, field) or ())
    if one != two:
        yield remark("W910", field, field=field, here=one, there=two, language=there.language)


def _differ(path: str, here: object, there: object, other: Side) -> Iterator[Remark]:
    if here != there:
        one, two = str(here or _NOTHING), str(there or _NOTHING)
        yield remark("W911", path, field=path, here=one, there=two, language=other.language)


def _at(value: Any, field: str) -> Any:
    for step in field.split("."):
        value = getattr(value, step, None)
    return value


def _participants(here: Side, there: Side) -> Iterator[Remark]:
    one, two = here.report.participants, there.report.participants
    office = here.subject.office
    for number, other in aligned(*([_person(each, office) for each in side] for side in (one, two))):
        if number is not None and other is not None:
            yield from _person_as_given(number, one[number], two[other], there, office)


def _person(person: Participant, office: Office) -> Counter[Hashable]:
    words = [plain(word) for word in (person.name or "").split()]
    return Counter([*words, ("body", _body(person.organisation, office)), ("state", _state(person.country, office))])


def _person_as_given(number: int, one: Participant, two: Participant, there: Side, office: Office) -> Iterator[Remark]:
    path = f"participants[{number}]"
    if one.name != two.name or one.id != two.id:
        yield from _differ(path, one.full_name or one.id, two.full_name or two.id, there)
        if one.name == two.name:
            return
    pairs = (("organisation", _body), ("country", _state))
    for field, key in pairs:
        here, other = getattr(one, field), getattr(two, field)
        if key(here, office) and key(other, office) and key(here, office) != key(other, office):
            yield from _differ(f"{path}.{field}", here, other, there)
    for field in ("status", "role"):
        yield from _differ(f"{path}.{field}", getattr(one, field), getattr(two, field), there)


def _body(name: str | None, office: Office) -> str:
    """What a name of an organisation is in any language; empty for one that the office does not know."""
    return next((key for key, body in office.bodies.items() if body is office.body(name)), "") if name else ""


def _state(name: str | None, office: Office) -> str:
    return next((key for key, state in office.states.items() if state is office.state(name)), "") if name else ""


def _speakers(here: Side, there: Side, parts: Counterparts) -> Iterator[Remark]:
    for number, other in parts.items("interventions"):
        if number is None or other is None:
            continue
        one, two = here.report.interventions[number], there.report.interventions[other]
        if _names(one.speaker, here) != _names(two.speaker, there):
            path = f"interventions[{number}].speaker"
            yield from _differ(path, ", ".join(one.speaker), ", ".join(two.speaker), there)
        yield from _differ(f"interventions[{number}].date", one.date, two.date, there)


def _names(ids: tuple[str, ...], side: Side) -> list[str]:
    """Who is meant by ids, which two people may have chosen differently."""
    people = {person.id: person.name for person in side.report.participants if person.id}
    return [same(people.get(one) or one) for one in ids]


def _commitments(name: str, here: Side, there: Side, parts: Counterparts) -> Iterator[Remark]:
    """The due dates of items, and who is responsible, by what the office knows in both languages."""
    for number, other in parts.items(name):
        if number is None or other is None:
            continue
        one, two = getattr(here.report, name)[number], getattr(there.report, name)[other]
        if one.due and two.due and one.due[:1].isdigit() and two.due[:1].isdigit():
            yield from _differ(f"{name}[{number}].due", one.due, two.due, there)
        if one.responsible and two.responsible:
            whom = [sorted(_known(who, here.subject.office) for who in each.responsible) for each in (one, two)]
            if whom[0] != whom[1]:
                said = [", ".join(each.responsible) for each in (one, two)]
                yield from _differ(f"{name}[{number}].responsible", said[0], said[1], there)


def _known(who: str, office: Office) -> str:
    return _body(who, office) or _state(who, office) or same(who)

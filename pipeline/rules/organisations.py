"""W2: the organisations that take part are in the report, and no other has a part in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from pipeline.model.participant import Participant, Status
from pipeline.office.names import plain
from pipeline.rules.bodies import taking_part
from pipeline.rules.subject import Remark, Subject, remark

_LIST_ITEM = re.compile(
    r"(?:;|:)\s+(?:(?:and|y|e|et)\s+)?(?:(?:the|la|el|los|las|o|a|os|as|le|les)\s+|l['’])?(?P<who>[A-Z][A-Z-]{1,14}|[A-Z][\w\s’'-]{4,60}?)\s?,\s(?=[a-zà-ÿ])"
)

_Places = Mapping[int, tuple[int, str]]
_PARTED = re.compile(r"\s+[-–—]\s+|\s*[()]\s*")
"""Between an acronym and a name that one field holds together: `CAF - Banco de Desarrollo`."""

_REACH = 40
_BETWEEN = re.compile(r"(?:\s*\([A-Z-]+\))?,?\s+(?:also\s+|también\s+|também\s+)?$")
"""What may stand between an organisation and its verb: the acronym in brackets, `also`."""

_PREPOSITION = re.compile(
    r"(?<!\w)(?:with|of|by|to|from|for|con|de|del|por|para|a(?=\s+l)|al|com|da|do|pela|pelo|à|ao|avec|du|par|pour|au)"
    r"(?:\s+(?:the|la|el|le|a|o)|\s+l['’])?\s*$",
    re.IGNORECASE,
)


def organisations_mentioned(subject: Subject) -> Iterator[Remark]:
    """W202: a participant's organisation that the report never names, unless it prints the list of participants."""
    if any(annex.participants for annex in subject.report.annexes) or not subject.report.interventions:
        return
    text, told = subject.printed.text.casefold(), set[str]()
    for number, person in enumerate(subject.report.participants):
        name = person.organisation or ""
        if not name or name.casefold() in told or person.status is Status.SECRETARIAT or _is_house(name, subject):
            continue
        told.add(name.casefold())
        if not _is_mentioned(name, person, text, subject):
            yield remark("W202", f"participants[{number}].organisation", organisation=name)


def _is_house(name: str, subject: Subject) -> bool:
    house = subject.office.house
    return name in (house.short, *house.names.values(), *house.secretariat.values())


def _is_mentioned(name: str, person: Participant, text: str, subject: Subject) -> bool:
    """Whether its name, acronym or a variant stands anywhere; of a ministry or its like, the country will do."""
    body = subject.office.body(name)
    forms = {name, *(body.forms if body else ())}
    forms |= {part for part in _PARTED.split(name) if part.isupper() and len(part) > 1}
    forms |= set() if body else _of_country(person, subject)
    folded = (form.casefold() for form in forms)
    if any(form in text and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in folded):
        return True
    own = {plain(word) for word in name.split() if len(word) > 4}
    return len(own) > 1 and own <= {plain(word) for word in subject.printed.all_words}


def _of_country(person: Participant, subject: Subject) -> set[str]:
    """What the country of a participant is called in the report."""
    if not person.country:
        return set()
    state = subject.office.state(person.country)
    return {person.country, *((state.names[subject.report.language],) if state else ())}


def parts_of_others(subject: Subject) -> Iterator[Remark]:
    """W203: an organisation that is given a task or a word in the meeting without being among the participants."""
    if not subject.report.participants:
        return
    present = taking_part(subject.report, subject.office)
    places = _places(subject)
    told: set[str] = set()
    for start, key in sorted([*_with_roles(subject, places), *_in_lists(subject, places, present)]):
        if key not in present and key not in told:
            told.add(key)
            body = subject.office.bodies[key]
            name = body.acronym(subject.report.language) or body.names[subject.report.language]
            yield subject.say("W203", start, organisation=name)


def _places(subject: Subject) -> _Places:
    """Where organisations are named, by the end of name or acronym: start and key."""
    found = {end: (start, key) for start, end, key in subject.named if key}
    by_acronym = subject.office.body_names.by_acronym
    for match in re.finditer(r"(?<![\w\x00/-])[A-Z]{2,}(?:-[A-Z]+)?(?![\w/-])", subject.printed.voice):
        if keys := by_acronym.get(match[0]):
            found[match.end()] = (match.start(), keys[0])
    return found


def _with_roles(subject: Subject, places: _Places) -> Iterator[tuple[int, str]]:
    """Organisations directly before a verb that gives them a part, outside what they have in print."""
    lexicon, printed = subject.lexicon, subject.printed
    for verb in printed.find(lexicon.phrases(*lexicon.roles)) if lexicon.roles else ():
        begin = max(0, verb.start() - _REACH)
        end = begin + len(_BETWEEN.sub("", printed.voice[begin : verb.start()]))
        if end in places and not _in_print(verb.start(), subject) and _is_subject(places[end][0], subject):
            yield places[end]


def _is_subject(start: int, subject: Subject) -> bool:
    return not is_object(subject.printed.voice[max(0, start - _REACH) : start])


def is_object(before: str) -> bool:
    """Whether a preposition ends the words before an organisation, so that the verb is another's."""
    return bool(_PREPOSITION.search(before[-20:])) or before[-1:].isalnum()


def _in_lists(subject: Subject, named: _Places, present: set[str]) -> Iterator[tuple[int, str]]:
    """Organisations in a list of who took what, where others of the same sentence take part (`; ACS, climate change;`)."""
    places = dict(named.values())
    peers = sorted(place for place, key in places.items() if key in present)
    for match in _LIST_ITEM.finditer(subject.printed.voice):
        if (key := places.get(match.start("who"))) is not None:
            start, end = subject.printed.sentence(match.start("who"))
            if bisect_left(peers, end) - bisect_left(peers, start) > 1:
                yield match.start("who"), key


def _in_print(at: int, subject: Subject) -> bool:
    start, end = subject.printed.sentence(at)
    words = re.findall(r"[^\W\d_]+", subject.printed.voice[start:end].lower())
    return any(word in subject.lexicon.in_print for word in words)

"""W2: what somebody said says whose words they are, since the `speaker` of an intervention is not printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.findings import Severity
from pipeline.model.chapters import Intervention
from pipeline.model.participant import Participant
from pipeline.office.names import acronyms, full_names, plain
from pipeline.rules.people import name_parts
from pipeline.rules.subject import Remark, Subject, remark
from pipeline.rules.waiting import is_waiting

_STEM = 4
"""Letters that a people has in common with its country: `Chile`, `chilena`; shorter words count whole."""
_ROLES = re.compile(
    r"\b(?:moderat|moderad|modérat|chair|presid|présid|relat|rapport|panel|speaker|orador|orateur|expert)"
)


def attributed_words(subject: Subject) -> Iterator[Remark]:
    """W208: an intervention that names nobody of those who spoke, neither person nor country nor body.

    One that goes on where the same speaker stopped, that begins with a pronoun, or that follows words which name the
    speaker, is let pass.
    """
    people = {person.id: person for person in subject.report.participants if person.id}
    before: Intervention | None = None
    for number, entry in enumerate(subject.report.interventions):
        speakers = [people[key] for key in entry.speaker if key in people]
        written = entry.text and not is_waiting(entry.text, subject.words)
        if speakers and written and not _goes_on(entry, before) and not _is_said(entry, before, speakers, subject):
            who = ", ".join(person.name or person.organisation or person.country or "" for person in speakers)
            yield remark("W208", f"interventions[{number}].text", 0, Severity.SUGGESTION, name=who)
        before = entry


def _goes_on(entry: Intervention, before: Intervention | None) -> bool:
    return before is not None and bool(before.text) and set(entry.speaker) <= set(before.speaker)


def _is_said(
    entry: Intervention, before: Intervention | None, speakers: Sequence[Participant], subject: Subject
) -> bool:
    text, lexicon = entry.text or "", subject.lexicon
    words, pronouns = _words(text), lexicon.pronouns
    first = re.search(r"[^\W\d_]+", text)
    opens = {each.casefold() for each in (*pronouns.he[:1], *pronouns.she[:1])}
    if (first and first[0].casefold() in opens) or _ROLES.search(text.casefold()) or words & lexicon.position_words:
        return True
    said = words | (_words(before.text or before.heading or "") if before else set())
    return any(_calls(person, said, entry, subject) for person in speakers)


def _calls(person: Participant, said: set[str], entry: Intervention, subject: Subject) -> bool:
    """Whether words name a person, or what the person stands for."""
    if name_parts(person.name or "") & said:
        return True
    stands_for = [person.organisation, person.country, person.delegation, *entry.on_behalf_of]
    known = {word for each in filter(None, stands_for) for name in _names(each, subject) for word in _words(name)}
    stems = {word[:_STEM] for word in said}
    return any(word in said if len(word) <= _STEM else word[:_STEM] in stems for word in known if len(word) > 2)


def _names(given: str, subject: Subject) -> Iterator[str]:
    """What a country or body is called, in every language."""
    yield given
    if body := subject.office.body(given):
        yield from (*full_names(body), *acronyms(body))
    if state := subject.office.state(given):
        yield from state.forms


def _words(text: str) -> set[str]:
    return {plain(word) for word in re.findall(r"[^\W\d_]+", text)}

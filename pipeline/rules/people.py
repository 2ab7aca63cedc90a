"""People in the words of a report: the participants that a name belongs to, and what is known of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.model.participant import Participant
from pipeline.office.lexicon import Lexicon
from pipeline.office.names import a_letter_apart, plain
from pipeline.rules.subject import Subject

_SHORTEST = 5
"""Shorter names are too often a letter apart and two people's."""

_PARTICLES = frozenset(
    ["de", "da", "do", "dos", "das", "del", "la", "las", "los", "van", "von", "der", "le", "du", "di"]
)
_ENGLISH = {"he": ("he", "him", "his", "he/him"), "she": ("she", "her", "hers", "she/her")}


def title_of(words: str | None, lexicon: Lexicon) -> tuple[int, str] | None:
    """Which title some words are, and whom it is given to; None if the office does not know it."""
    return lexicon.title_forms.get(" ".join(words.lower().split())) if words else None


@lru_cache(maxsize=20_000)
def name_parts(name: str) -> frozenset[str]:
    """The words of a name for comparing, particles left out."""
    return frozenset(word for part in re.split(r"[\s’'-]+", name) if len(word := plain(part)) > 1) - _PARTICLES


def people(subject: Subject) -> Iterator[Participant]:
    """The participants that have a name."""
    return (person for person in subject.report.participants if person.name)


def person_of(name: str, subject: Subject) -> Participant | None:
    """The one participant of a name, or of a part of it; None if there is none, or more than one."""
    given = name_parts(name)
    found = [person for person in people(subject) if given and given <= name_parts(person.name or "")]
    return found[0] if len(found) == 1 else None


def is_known(name: str, subject: Subject) -> bool:
    """Whether a name shares a word with that of somebody in the input: a participant, an officer, a chair."""
    report = subject.report
    known = [person.name for person in people(subject)]
    known += [officer.name for officer in report.meeting.officers]
    known += [entry.chair for entry in report.interventions]
    known += [report.rapporteur, *(organiser.name for organiser in report.meeting.organisers)]
    return any(name_parts(name) & name_parts(one) for one in known if one)


def is_misspelt(name: str, subject: Subject) -> bool:
    """Whether a name is one participant's but for a letter in one of its words (`Durant` for `Durand`)."""
    given = name_parts(name)
    known = [name_parts(person.name or "") for person in people(subject)]
    wrong = given.difference(*known)
    if len(wrong) != 1 or len(slip := next(iter(wrong))) < _SHORTEST:
        return False
    rest = given - wrong
    return any(
        rest <= parts and any(len(part) >= _SHORTEST and a_letter_apart(slip, part) for part in parts - rest)
        for parts in known
    )


def gender_of(person: Participant, lexicon: Lexicon) -> str:
    """`he` or `she`, by the participant's pronoun, else by a title that tells; empty if neither does."""
    if person.pronoun:
        said = person.pronoun.lower().split("/")[0].strip()
        for gender in ("he", "she"):
            if said in (*getattr(lexicon.pronouns, gender), *_ENGLISH[gender]):
                return gender
        return ""
    title = title_of(person.title, lexicon)
    return title[1] if title else ""

"""W2: the pronoun for a speaker is the participant's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.model.participant import Participant
from pipeline.office.names import plain
from pipeline.rules.antecedents import may_be_a_thing
from pipeline.rules.people import gender_of, name_parts, people, person_of
from pipeline.rules.subject import Remark, Subject


@dataclass(frozen=True, slots=True)
class _Field:
    """Who may be meant in a field: its speakers, where others of the meeting are first named, and where strangers are.

    `strangers` holds, for each gender, the first place at which somebody is named who may be of it.
    """

    speakers: tuple[Participant, ...]
    named: tuple[tuple[int, Participant], ...]
    strangers: Mapping[str, int]

    def before(self, start: int) -> list[Participant]:
        """The participants who may be meant at a place, the speakers last."""
        return [*(person for at, person in self.named if at < start), *self.speakers]


def pronouns_as_given(subject: Subject) -> Iterator[Remark]:
    """W206: `he said` where all who are named before it in the field are women, or the other way round."""
    pronouns, fields = subject.lexicon.pronouns, dict[str, _Field]()
    genders = {person.id: gender_of(person, subject.lexicon) for person in people(subject)}
    for gender, other in (("he", "she"), ("she", "he")):
        word = getattr(pronouns, gender)[0]
        for start in subject.printed.words.get(word, ()) if other in genders.values() else ():
            path = subject.printed.stretch(start).path
            if path not in fields:
                fields[path] = _field(path, subject)
            before = fields[path].before(start) if _tells(start + len(word), subject) else []
            before = [] if before and may_be_a_thing(start, subject) else before
            wrong = bool(before) and all(gender_of(person, subject.lexicon) == other for person in before)
            if wrong and fields[path].strangers.get(gender, start) >= start:
                yield _said(start, word, before[-1], subject)


def _said(start: int, word: str, person: Participant, subject: Subject) -> Remark:
    words, pronoun = subject.printed.text[start : start + len(word)], person.pronoun or person.title or ""
    return subject.say("W206", start, words=words, name=person.name or "", pronoun=pronoun)


def _tells(end: int, subject: Subject) -> bool:
    """Whether a verb of telling follows, so that the pronoun is the speaker's."""
    lexicon, voice = subject.lexicon, subject.printed.voice
    adverbs = lexicon.phrases(*lexicon.adverbs)
    for _ in range(3):
        match = re.match(r",?\s+", voice[end : end + 4])
        word = re.match(r"[^\W\d_]+", voice[end + match.end() : end + match.end() + 30]) if match else None
        if match is None or word is None:
            return False
        at = end + match.end()
        if lexicon.telling.at(voice, at, word[0].lower()):
            return True
        adverb = adverbs.at(voice, at, word[0].lower())
        if adverb is None:
            return False
        end = adverb.end()
    return False


def _field(path: str, subject: Subject) -> _Field:
    printed = subject.printed
    places = [(stretch.start, stretch.end) for stretch in printed.stretches if stretch.path == path]
    begin, end = places[0][0], places[-1][1]
    first: dict[str, int] = {}
    for word in re.finditer(r"[^\W\d_]+", printed.text[begin:end]):
        first.setdefault(plain(word[0]), begin + word.start())
    ids = _speakers(path, subject)
    speakers = tuple(person for person in people(subject) if person.id in ids)
    named = [
        (at, person) for person in people(subject) if person not in speakers and (at := _named(person, first)) >= 0
    ]
    return _Field(speakers, tuple(sorted(named, key=lambda told: told[0])), _strangers(begin, end, subject))


def _named(person: Participant, first: Mapping[str, int]) -> int:
    """Where a participant is first named by a surname; -1 if nowhere."""
    parts = [plain(word) for word in (person.name or "").split()[1:] if len(word) > 2]
    return min((first[part] for part in parts if part in first), default=-1)


def _speakers(path: str, subject: Subject) -> tuple[str, ...]:
    match = re.match(r"interventions\[(\d+)\]", path)
    return subject.report.interventions[int(match[1])].speaker if match else ()


def _strangers(begin: int, end: int, subject: Subject) -> Mapping[str, int]:
    """Titles before names that are no participant's: of a gender, or of anybody where no word of the name is known."""
    known = {part for person in people(subject) for part in name_parts(person.name or "")}
    found: dict[str, int] = {}
    for one in subject.addressed:
        if begin <= one.start < end and person_of(one.name, subject) is None:
            for gender in ("he", "she"):
                if one.gender == gender or not name_parts(one.name) & known:
                    found.setdefault(gender, one.start)
    return found

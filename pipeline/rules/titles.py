"""W2: people are called what the list of participants calls them: title and position."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.participant import Participant
from pipeline.office.names import plain
from pipeline.rules.addressing import Addressed
from pipeline.rules.people import gender_of, people, person_of, title_of
from pipeline.rules.subject import Remark, Subject

_SMALL = frozenset(
    [
        "of",
        "the",
        "for",
        "and",
        "de",
        "del",
        "la",
        "las",
        "los",
        "y",
        "e",
        "da",
        "do",
        "das",
        "dos",
        "du",
        "des",
        "le",
        "les",
        "et",
        "l",
        "d",
        "en",
        "a",
    ]
)


def titles_as_given(subject: Subject) -> Iterator[Remark]:
    """W204: a title before a participant's name that is not the participant's; W206: one that the pronoun belies."""
    for said in subject.addressed:
        person = person_of(said.name, subject)
        if person is None:
            continue
        given = title_of(person.title, subject.lexicon)
        if given and _differs(said, given, person, subject):
            yield subject.say("W204", said.start, words=said.words, name=said.name, title=person.title or "")
        elif (
            person.pronoun and said.gender and (gender := gender_of(person, subject.lexicon)) and gender != said.gender
        ):
            yield subject.say("W206", said.start, words=said.words, name=said.name, pronoun=person.pronoun)


def _differs(said: Addressed, given: tuple[int, str], person: Participant, subject: Subject) -> bool:
    """Another title, or the same given to the other gender; a plain `Mr.` before an ambassador is let pass."""
    number, gender = given
    if said.title == number:
        return bool(gender and said.gender and gender != said.gender)
    titles = subject.lexicon.titles
    position = {plain(word) for word in re.split(r"[\s-]+", person.position or "")}
    is_of_position = {plain(word) for word in re.split(r"[\s-]+", said.words)} & position
    return not titles[said.title].courtesy and not is_of_position


def positions_as_given(subject: Subject) -> Iterator[Remark]:
    """W205: a position behind a participant's name that is not the participant's."""
    text = subject.printed.voice
    for person in people(subject):
        name = person.name or ""
        if not person.position:
            continue
        pattern = r"\s+".join(re.escape(word) for word in name.split())
        for match in re.finditer(
            rf"(?<!\w){pattern},\s+(?:the\s+|el\s+|la\s+|o\s+|a\s+|le\s+)?(?P<said>[^,.;:()\n\x00]{{4,120}})[,.;]", text
        ):
            if _another(match["said"], person, subject):
                yield subject.say("W205", match.start("said"), words=match["said"], name=name, position=person.position)


def _another(said: str, person: Participant, subject: Subject) -> bool:
    """Whether the words are a position, and neither it nor the one given is part of the other."""
    first = [plain(word) for word in re.split(r"[\s-]+", said)[:2]]
    offices = {plain(part) for word in subject.lexicon.positions for part in word.split("-")}
    if not set(first) & offices or not said[:1].isupper():
        return False
    words = _content(said)
    position = _content(person.position or "")
    return not (position <= words or words <= position | _content(person.organisation or ""))


def _content(words: str) -> set[str]:
    return {plain(word) for word in re.split(r"[\s-]+", words)} - _SMALL

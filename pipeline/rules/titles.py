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
    """W204: a title before a participant's name that is not the participant's, or a plain one where a rank was given.

    W206: one that the pronoun belies. W207: another one than at first mention, where the list gives none.
    """
    first: dict[Participant, Addressed] = {}
    for said in subject.addressed:
        person = person_of(said.name, subject)
        if person is None:
            continue
        before = first.setdefault(person, said)
        given = title_of(person.title, subject.lexicon)
        if given and _differs(said, given, before, person, subject):
            yield subject.say("W204", said.start, words=said.words, name=said.name, title=person.title or "")
        elif person.pronoun and said.gender and _belies(said, person, subject):
            yield subject.say("W206", said.start, words=said.words, name=said.name, pronoun=person.pronoun)
        elif not given and _is_another(said, before, person, subject):
            yield subject.say("W207", said.start, words=said.words, name=said.name, before=before.words)


def _belies(said: Addressed, person: Participant, subject: Subject) -> bool:
    return gender_of(person, subject.lexicon) not in ("", said.gender)


def _is_another(said: Addressed, before: Addressed, person: Participant, subject: Subject) -> bool:
    """Whether a title is not that of the first mention; a word of the person's position may stand for it."""
    if said.title == before.title:
        return bool(said.gender and before.gender and said.gender != before.gender)
    return not _is_of_position(said, person) and not _is_of_position(before, person)


def _is_of_position(said: Addressed, person: Participant) -> bool:
    position = {plain(word) for word in re.split(r"[\s-]+", person.position or "")}
    return bool({plain(word) for word in re.split(r"[\s-]+", said.words)} & position)


def _differs(said: Addressed, given: tuple[int, str], before: Addressed, person: Participant, subject: Subject) -> bool:
    """Another title, or the same given to the other gender; a plain `Mr.` is let pass if the first mention had one."""
    number, gender = given
    titles = subject.lexicon.titles
    if said.title == number:
        return bool(gender and said.gender and gender != said.gender)
    if titles[said.title].courtesy:
        return before.title == number and not titles[number].courtesy
    return not _is_of_position(said, person)


def positions_as_given(subject: Subject) -> Iterator[Remark]:
    """W205: a position behind a participant's name that is not the participant's."""
    text = subject.printed.voice
    for person in people(subject):
        name = person.name or ""
        if not person.position or not name or f"{name.split()[-1]}," not in text:
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
    if not subject.lexicon.position_words.intersection(first) or not said[:1].isupper():
        return False
    words = _content(said)
    position = _content(person.position or "")
    return not (position <= words or words <= position | _content(person.organisation or ""))


def _content(words: str) -> set[str]:
    return {plain(word) for word in re.split(r"[\s-]+", words)} - _SMALL

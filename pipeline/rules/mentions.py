"""Who is named in a passage, as the input would name each: participants by id, bodies by acronym, or all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.office.names import plain
from pipeline.rules.subject import Subject

ALL = "all"


@dataclass(frozen=True, slots=True)
class Mention:
    """One who is named, and where in the running words."""

    start: int
    end: int
    who: str


@dataclass(frozen=True)
class Window:
    """The running words of one field, from `start` to `end` of those of the report."""

    subject: Subject
    start: int
    end: int

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """All who are named here, in order; a name is counted once, its acronym in brackets behind it again."""
        found = [*_bodies(self), *_house(self), *_persons(self), *_everybody(self)]
        return tuple(sorted(found, key=lambda one: (one.start, -one.end)))

    def found(self, phrases: tuple[str, ...]) -> list[re.Match[str]]:
        """The phrases of a kind that stand here in the report's own words."""
        if not phrases:
            return []
        found = self.subject.phrases_found(phrases)
        return [match for match in found if self.holds(match.start())]

    def holds(self, start: int) -> bool:
        """Whether a place of the running words is here."""
        return self.start <= start < self.end


def windows(subject: Subject, chapters: tuple[str, ...]) -> Iterator[tuple[str, Window]]:
    """The window of each field of some chapters, by its path."""
    spans: dict[str, tuple[int, int]] = {}
    for stretch in subject.printed.stretches:
        if stretch.path.startswith(chapters):
            spans[stretch.path] = spans.get(stretch.path, (stretch.start, 0))[0], stretch.end
    return ((path, Window(subject, *span)) for path, span in spans.items())


def _bodies(window: Window) -> Iterator[Mention]:
    subject = window.subject
    for start, end, key in subject.named:
        if window.holds(start):
            yield Mention(start, end, _as_given(key, subject))
    names = subject.office.body_names
    for match in names.acronyms_in(subject.printed.voice, window.start, window.end):
        yield Mention(*match.span(), _as_given(names.by_acronym[match[0]][0], subject))


def _house(window: Window) -> Iterator[Mention]:
    house = window.subject.office.house
    words = house.secretariat.get(window.subject.report.language, "").split()[:2]
    pattern = r"\s+".join(map(re.escape, words))
    for match in re.compile(pattern).finditer(window.subject.printed.voice, window.start, window.end) if words else ():
        yield Mention(*match.span(), house.short)


def _persons(window: Window) -> Iterator[Mention]:
    """Participants who have an id, by their first name and one of the others, or by a title and the last name."""
    printed = window.subject.printed
    for person in window.subject.report.participants:
        words = (person.name or "").split()
        if not person.id or len(words) < 2:
            continue
        parts = re.findall(r"[^\W\d_]+", " ".join(words[1:]).lower())
        if not any(window.holds(at) for word in parts for at in printed.words.get(word, ())):
            continue
        for match in _called(words).finditer(printed.voice, window.start, window.end):
            if plain(match[0].split()[0]) == plain(words[0]) or match[0].split()[0] != match[0]:
                yield Mention(*match.span(), person.id)


def _called(words: list[str]) -> re.Pattern[str]:
    """How one is called whose name has these words: `Luis Rey`, `Luis Rey Gómez`, `Director Gómez`."""
    others = "|".join(map(re.escape, words[1:]))
    first, last = re.escape(words[0]), re.escape(words[-1])
    return re.compile(rf"(?<!\w)(?:{first}(?:\s+(?:{others}))+|(?:[^\W\d_]+\s+)?{last})(?!\w)")


def _everybody(window: Window) -> Iterator[Mention]:
    lexicon = window.subject.lexicon
    for match in window.found(lexicon.commitments.all):
        yield Mention(*match.span(), ALL)


def _as_given(key: str, subject: Subject) -> str:
    """A body as the participants have it, else by its acronym."""
    body = subject.office.bodies.get(key)
    for person in subject.report.participants:
        if person.organisation and subject.office.body(person.organisation) is body:
            return person.organisation
    return (body.acronym(subject.report.language) or body.names[subject.report.language]) if body else key

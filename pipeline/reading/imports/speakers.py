"""Who speaks: recognised at the beginning of a paragraph, in the ways in which reports introduce a speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reading.imports.countries import state_of_people
from pipeline.reading.imports.naming import Naming, behalf_at, naming_at
from pipeline.reading.imports.openings import Opening, Openings
from pipeline.reading.imports.persons import Grammar, Person
from pipeline.reading.imports.words import squeezed

_AND = re.compile(r"(?:\s*,)?\s+(?:and|y|e|et)\s+|\s*,\s+")
# what is or was so is told of things as well
_STATE = re.compile(r"(?:was|were|had|did|has|is|fue|tuvo|estuvo|foi|teve|esteve|a été|est)\b")
_WITHIN = 400  # characters of a paragraph in which its speaker is sought


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks: a person, or a body (`person` None); `behalf` is the body in whose name; `others` speak jointly.

    `end` is where in the paragraph the naming ends.
    """

    person: Person | None
    behalf: str = ""
    body: str = ""
    words: str = ""
    others: tuple[Person, ...] = ()
    end: int = 0


class SpeakerFinder:
    """Recognises speakers, those who were named before by less and less."""

    def __init__(self, grammar: Grammar, known: Sequence[Person] = ()) -> None:
        self._grammar = grammar
        self.known: list[Person] = list(known)
        self._openings = Openings(grammar.cues)
        article = grammar.article
        self._speaks_for = re.compile(
            rf"{article}(?:{grammar.cues.speaks_for_re})\s+(?:{grammar.cues.of_re})(?:\s+|(?<=['’])){article}"
            rf"(?P<body>(?:[^,;:.()]|\([^)]*\)){{2,120}}?)(?=\s*,|\s+{grammar.cues.verb_re})",
            re.IGNORECASE,
        )
        self._own = re.compile(
            rf"(?P<body>[A-ZÀ-Þ][^,;:.()]{{1,60}}?)['’]s? (?:{grammar.cues.speaks_for_re})(?=\s*,|\s+{grammar.cues.verb_re})"
        )
        people = rf"{article}(?:(?P<before>\w+) )?(?:{grammar.cues.speaks_for_re})(?: (?P<after>[a-zà-ÿ]+))?"
        self._of_people = re.compile(rf"{people}(?=\s*,|\s+{grammar.cues.verb_re})", re.IGNORECASE)
        self._narrative = re.compile(grammar.cues.narrative_re, re.IGNORECASE)

    def is_narrative(self, text: str) -> bool:
        """Whether a paragraph tells of the meeting and no longer of what the last speaker said."""
        return any(self._narrative.match(text, at) for at in (0, self._openings.behind_leads(text)))

    def speaker_of(self, text: str) -> Speaker | None:
        """The speaker whom a paragraph introduces; None if it goes on with what was said, or tells."""
        head = text[:_WITHIN]
        for opening in self._openings.all(head):
            speaker = self._speaker_at(head, opening)
            if speaker is None or (opening.is_far and not self._acts(speaker, head)):
                continue
            if speaker.person is not None and self._find(speaker.person) is None:
                self.known.append(speaker.person)
            return speaker
        return None

    def _speaker_at(self, text: str, opening: Opening) -> Speaker | None:
        naming = naming_at(text, opening.at, self._grammar)
        given = opening.has_floor and naming is not None and (naming.person.title or self._find(naming.person))
        if naming is not None and (given or self._speaks(naming, text)):
            others, end = self._joined(text, naming.end)
            return Speaker(naming.person, naming.behalf, "", text[opening.at : end].strip(), others, end)
        found = self._known_at(text, opening.at) or self._body_at(text, opening.at)
        return found if found or opening.is_far else self._itself_at(text, opening.at)

    def _joined(self, text: str, end: int) -> tuple[tuple[Person, ...], int]:
        """Those who speak jointly with the one whose naming ends here (`La Sra. Ruiz (FAO) y el Sr. Gil (CAN) presentaron`)."""
        others: list[Person] = []
        while match := _AND.match(text, end):
            naming = naming_at(text, match.end(), self._grammar)
            if naming is None or not naming.person.title:
                break
            others.append(naming.person)
            end = naming.end
        acts = self._grammar.verb.match(self._openings.what_follows(text, end)) is not None
        return (tuple(others), end) if acts else ((), end)

    def _acts(self, speaker: Speaker, text: str) -> bool:
        """Whether one found behind a phrase is beyond doubt its subject: known or titled, and said to do something."""
        person = speaker.person
        is_sure = person is None or bool(person.title) or bool(speaker.behalf) or self._find(person) is not None
        return is_sure and self._grammar.verb.match(self._openings.what_follows(text, speaker.end)) is not None

    def _speaks(self, naming: Naming, text: str) -> bool:
        """Whether one who is named at the beginning is its speaker: more is said of the person, or what the person did."""
        if naming.detailed:
            return True
        rest = self._openings.what_follows(text, naming.end)
        if text.startswith(":", naming.end):
            return True
        match = self._grammar.verb.match(rest)
        if match is None or naming.person.title or self._find(naming.person) is not None:
            return match is not None
        return len(naming.person.name.split()) <= 4 and _STATE.match(rest) is None

    def _find(self, person: Person) -> Person | None:
        return next((each for each in self.known if same_person(each, person)), None)

    def _known_at(self, text: str, start: int) -> Speaker | None:
        """One who was named before, by title and surname, or by the position alone."""
        behalf, at = behalf_at(text, start, self._grammar)
        found, end = self._titled(text, at)
        if not found:
            return self._by_position(text, at, behalf)
        others: list[Person] = []
        while match := _AND.match(text, end):
            other, after = self._titled(text, match.end())
            if not other:
                break
            others += other
            end = after
        return Speaker(found[0], behalf, words=text[at:end], others=tuple(others), end=end)

    def _titled(self, text: str, start: int) -> tuple[list[Person], int]:
        """The one person known by this title and surname, and where the naming ends."""
        match = self._grammar.titled_surname.match(text, start)
        found = [each for each in self.known if _has_name(each, match["name"])] if match else []
        return (found, match.end()) if match and len(found) == 1 else ([], start)

    def _by_position(self, text: str, start: int, behalf: str) -> Speaker | None:
        article = self._grammar.article
        for person in self.known:
            if not person.position:
                continue
            whole = rf"{article}{re.escape(person.position)}(?:\s+(?:{self._grammar.cues.of_re})\s*[^,;:.]{{2,60}}?)?"
            match = re.compile(rf"{whole}(?=\s*,|\s+(?:{self._grammar.cues.verb_re}))", re.IGNORECASE).match(
                text, start
            )
            if match:
                return Speaker(person, behalf, words=match[0], end=match.end())
        return None

    def _body_at(self, text: str, start: int) -> Speaker | None:
        """A body without a named person: `The representative of Chile said`."""
        match = self._speaks_for.match(text, start) or self._own.match(text, start)
        if match is None:
            return self._people_at(text, start)
        body = match["body"].strip()
        if len(body.split()) > 14 or not body[:1].isupper():
            return None
        return Speaker(None, body=self._grammar.body_key(body), words=match[0], end=match.end())

    def _people_at(self, text: str, start: int) -> Speaker | None:
        """A country by its people: `La delegación chilena agradeció`, `The Chilean delegate asked`."""
        match = self._of_people.match(text, start)
        code = state_of_people(match["after"] or match["before"] or "") if match else ""
        if match is None or not code:
            return None
        return Speaker(None, body=self._grammar.body_key(code), words=match[0], end=match.end())

    def _itself_at(self, text: str, start: int) -> Speaker | None:
        """A country or a body that says something itself: `México señaló`; the office itself is no speaker but tells."""
        article = re.compile(self._grammar.article).match(text, start)
        known = self._grammar.known_bodies.match(text, article.end() if article else start)
        if known is None or known[0] == self._grammar.office.house.short:
            return None
        if not (text.startswith(" ", known.end()) or self._openings.has_aside(text, known.end())):
            return None
        rest = self._openings.what_follows(text, known.end())
        if self._grammar.verb.match(rest) is None or _STATE.match(rest):
            return None
        return Speaker(None, body=self._grammar.body_key(known[0]), words=known[0], end=known.end())


def same_person(one: Person, other: Person) -> bool:
    """Whether two names are of one person: equal, or the names of one all among those of the other."""
    first, second = (
        {squeezed(word) for word in person.name.split() if len(word) > 2 or word[:1].isupper()}
        for person in (one, other)
    )
    smaller, larger = sorted((first, second), key=len)
    return len(smaller) >= 2 and smaller <= larger


def _has_name(person: Person, name: str) -> bool:
    names = [squeezed(word) for word in person.name.split()]
    wanted = [squeezed(word) for word in name.split()]
    return wanted[0] in names[1:] and all(word in names for word in wanted)

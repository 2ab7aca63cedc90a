"""Who speaks: recognised at the beginning of a paragraph, in the ways in which reports introduce a speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reading.imports.naming import Naming, behalf_at, naming_at
from pipeline.reading.imports.persons import Grammar, Person
from pipeline.reading.imports.words import squeezed

_AND = re.compile(r"(?:\s*,)?\s+(?:and|y|e|et)\s+|\s*,\s+")
# what is or was so is told of things as well
_STATE = re.compile(r"(?:was|were|had|did|has|is|fue|tuvo|estuvo|foi|teve|esteve|a été|est)\b")
_WITHIN = 400  # characters of a paragraph in which its speaker is sought


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks: a person, or a body (`person` None); `behalf` is the body in whose name; `others` speak jointly."""

    person: Person | None
    behalf: str = ""
    body: str = ""
    words: str = ""
    others: tuple[Person, ...] = ()


class SpeakerFinder:
    """Recognises speakers, those who were named before by less and less."""

    def __init__(self, grammar: Grammar, known: Sequence[Person] = ()) -> None:
        self._grammar = grammar
        self.known: list[Person] = list(known)
        lead = grammar.cues.lead_re
        self._lead = re.compile(rf"(?:{lead})(?:\s*,\s*|\s+)", re.IGNORECASE)
        article = grammar.article
        self._speaks_for = re.compile(
            rf"{article}(?:{grammar.cues.speaks_for_re})\s+(?:{grammar.cues.of_re})(?:\s+|(?<=['’])){article}"
            rf"(?P<body>(?:[^,;:.()]|\([^)]*\)){{2,120}}?)(?=\s*,|\s+{grammar.cues.verb_re})",
            re.IGNORECASE,
        )
        self._narrative = re.compile(grammar.cues.narrative_re, re.IGNORECASE)

    def is_narrative(self, text: str) -> bool:
        """Whether a paragraph tells of the meeting and no longer of what the last speaker said."""
        return self._narrative.match(text) is not None

    def speaker_of(self, text: str) -> Speaker | None:
        """The speaker whom a paragraph introduces; None if it goes on with what was said, or tells."""
        head = text[:_WITHIN]
        start = self._after_lead(head)
        naming = naming_at(head, start, self._grammar)
        if naming is not None and self._speaks(naming, head):
            return self._named(naming, head)
        return self._known_at(head, start) or self._body_at(head, start)

    def _after_lead(self, text: str) -> int:
        start = 0
        for _ in range(2):
            match = self._lead.match(text, start)
            start = match.end() if match else start
        return start

    def _speaks(self, naming: Naming, text: str) -> bool:
        """Whether one who is named at the beginning is its speaker: more is said of the person, or what the person did."""
        if naming.detailed:
            return True
        rest = text[naming.end :].lstrip(" ,")
        if text.startswith(":", naming.end):
            return True
        match = self._grammar.verb.match(rest)
        if match is None or naming.person.title or self._find(naming.person) is not None:
            return match is not None
        return len(naming.person.name.split()) <= 4 and _STATE.match(rest) is None

    def _named(self, naming: Naming, text: str) -> Speaker:
        known = self._find(naming.person)
        if known is None:
            self.known.append(naming.person)
        return Speaker(naming.person, naming.behalf, words=text[: naming.end].strip())

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
        return Speaker(found[0], behalf, words=text[at:end], others=tuple(others))

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
                return Speaker(person, behalf, words=match[0])
        return None

    def _body_at(self, text: str, start: int) -> Speaker | None:
        """A body without a named person: `The representative of Chile said`."""
        match = self._speaks_for.match(text, start)
        if match is None:
            return None
        body = match["body"].strip()
        if len(body.split()) > 14 or not body[:1].isupper():
            return None
        return Speaker(None, body=self._grammar.body_key(body), words=match[0])


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

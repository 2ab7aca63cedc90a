"""Names as meeting rooms show them (`PEREZ Juan (SICA)`, `SICA - Juan Pérez`), to the participants of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.model.base import Language
from pipeline.office.office import Office
from pipeline.reading.registration.bodies import BodyReader
from pipeline.reading.registration.identity import are_alike, tokens
from pipeline.reading.registration.listed import Fields
from pipeline.reading.registration.names import NameReader
from pipeline.reading.registration.scrubbing import scrubbed
from pipeline.reading.registration.wording import plain

_BRACKETS = re.compile(r"[(\[{<]([^()\[\]{}<>]*)[)\]}>]")
_PARTS = re.compile(r"\s+[-–—]+\s+|\s*[|/;]+\s*|\s*[–—]\s*|-{2,}|:\s*")
_OF_A_BODY = re.compile(
    r"(?:delega(?:ci[oó]n|tion|ção)|délégation|representa(?:nte|ci[oó]n|ção|tive)|représentant[e]?|embajada|embassy|"
    r"ambassade|embaixada)\s+(?:de\s+la\s+|del\s+|de\s+|d['’]|of\s+the\s+|of\s+|do\s+|da\s+|du\s+)",
    re.IGNORECASE,
)
_NEARLY = 0.88


@dataclass(frozen=True, slots=True)
class Shown:
    """A shown name taken apart: the person's name (empty if it shows a body alone), and the bodies beside it."""

    name: str = ""
    title: str = ""
    surname: str = ""
    organisation: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The place (from 0) of the participant who is meant; `is_sure` unless it was concluded from little."""

    index: int
    is_sure: bool


@dataclass
class SpeakerReader:
    """Finds the participants behind shown names."""

    office: Office
    language: Language
    people: Sequence[Fields] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._names = NameReader(self.office, self.language)
        self._bodies = BodyReader(self.office, self.language)

    def taken_apart(self, shown: str) -> Shown:
        """Name, title and bodies of a shown name; mail addresses and what meeting rooms add are dropped."""
        text, _ = scrubbed(shown.replace("_", " "))
        inner = _BRACKETS.findall(text)
        pieces = [piece.strip(" ,.-") for piece in (*_PARTS.split(_BRACKETS.sub(" ", text)), *inner)]
        pieces = [part for piece in pieces if piece and plain(piece) not in self._noise for part in self._split(piece)]
        bodies = [piece for piece in pieces if self._bodies.is_known(piece)]
        others = [piece for piece in pieces if piece not in bodies]
        organisation = next((self._bodies.organisation(each) for each in bodies if self._bodies.body(each)), "")
        country = next((self._bodies.country(each) for each in bodies if not self._bodies.body(each)), "")
        if not others:
            return Shown(organisation=organisation, country=country)
        first, *rest = sorted(others, key=lambda piece: (self._is_acronym(piece), others.index(piece)))
        named = self._names.read(first)
        return Shown(named.name, named.title, named.surname, organisation or next(iter(rest), ""), country)

    def _split(self, piece: str) -> list[str]:
        """A piece without the words that name a body beside a person: `Juan Pérez SICA`, `Delegación de Chile`."""
        whole = _OF_A_BODY.sub("", " ".join(piece.split()), count=1)
        words = whole.split()
        if self._bodies.is_known(whole) or len(words) < 2:
            return [whole]
        if words[-1].isupper() and self._bodies.is_known(words[-1]):
            return [" ".join(words[:-1]), words[-1]]
        if words[0].isupper() and self._bodies.is_known(words[0]):
            return [" ".join(words[1:]), words[0]]
        return [" ".join(piece.split())]

    def _is_acronym(self, piece: str) -> bool:
        """Whether a piece is more likely a body that the office does not know than a person."""
        return " " not in piece and piece.isupper() and len(piece) > 1

    @cached_property
    def _noise(self) -> frozenset[str]:
        return frozenset(plain(word) for word in self.office.registration.shown_beside_names)

    def find(self, shown: Shown) -> Match | None:
        """The participant who is meant; None if it is nobody of them, or one of several."""
        if not shown.name:
            return self._of_body(shown)
        for ways, is_sure in self._ways(shown):
            if len(ways) == 1:
                return Match(ways[0], is_sure)
            if ways:
                ways = [index for index in ways if self._is_of(shown, index)]
                return Match(ways[0], is_sure) if len(ways) == 1 else None
        return None

    def _ways(self, shown: Shown) -> Iterator[tuple[list[int], bool]]:
        """Those whom a name may mean, in one way after the other, the surest first; and whether it is sure."""
        wanted = tokens(shown.name)
        names = {index: tokens(each["name"]) for index, each in enumerate(self.people) if each.get("name")}
        yield [index for index, name in names.items() if name == wanted], True
        held = [index for index, name in names.items() if wanted <= name or name <= wanted]
        yield [index for index in held if len(wanted & names[index]) > 1], True
        yield [index for index in names if are_alike(self.people[index]["name"], shown.name, _NEARLY)], False
        yield [index for index, name in names.items() if wanted <= name and self._goes_with(shown, index)], False

    def _is_of(self, shown: Shown, index: int) -> bool:
        person = self.people[index]
        mine = {plain(person.get("organisation", "")), plain(person.get("country", ""))} - {""}
        return bool(mine & {plain(shown.organisation), plain(shown.country)})

    def _goes_with(self, shown: Shown, index: int) -> bool:
        """Whether nothing that is shown speaks against a participant of whom only one name is shown."""
        return not (shown.organisation or shown.country) or self._is_of(shown, index)

    def _of_body(self, shown: Shown) -> Match | None:
        """The one participant of a body that is shown alone; the body itself, if it stands in the list, before a person."""
        there = [index for index in range(len(self.people)) if self._is_of(shown, index)]
        alone = [index for index in there if not self.people[index].get("name")]
        found = alone or there
        return Match(found[0], bool(alone)) if len(found) == 1 else None

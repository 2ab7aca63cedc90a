"""Organisations and countries as lists name them, to the names by which the office knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.base import Language
from pipeline.office.bodies import Body
from pipeline.office.office import Office
from pipeline.office.states import State
from pipeline.reading.registration.wording import in_title_case, is_shouted, plain

_IN_BRACKETS = re.compile(r"^(?P<outer>.+?)\s*[(\[](?P<inner>[^()\[\]]+)[)\]]$")
_PARTED = re.compile(r"\s+[-–—|/:]\s+|\s*[|/]\s*|:\s+|\s*[–—]\s*")
_ALIKE = 0.5
_LONGEST_ACRONYM = 10


@dataclass(frozen=True)
class BodyReader:
    """Resolves names against the office's; what it does not know stays as it was typed, but for capitals."""

    office: Office
    language: Language

    def organisation(self, typed: str) -> str:
        """What the input calls an organisation: its acronym in the language, else its name, else what was typed."""
        body = self.body(typed)
        if body is None:
            return self.cased(typed)
        return body.acronym(self.language) or body.names.get(self.language, typed)

    def country(self, typed: str) -> str:
        """The name of a country in the language; one that is none of the office's as it was typed."""
        state = self.state(typed)
        return state.names.get(self.language, typed) if state else self.cased(typed)

    def state(self, typed: str) -> State | None:
        """The state of a name, with or without accents, in any language, or of its ISO code."""
        return self._states.get(plain(typed)) or self._states.get(plain(re.sub(r"\([^)]*\)", "", typed)))

    def body(self, typed: str) -> Body | None:
        """The organisation that is meant: by its name or acronym, or by both together in any usual way."""
        if found := self._known(typed):
            return found
        if match := _IN_BRACKETS.match(typed):
            return self._of_pair(match["outer"], match["inner"])
        pieces = [piece for piece in _PARTED.split(typed) if piece]
        return self._of_pair(*pieces) if len(pieces) == 2 else None

    def _of_pair(self, one: str, other: str) -> Body | None:
        """The organisation of a name and an acronym: both are its, or the one is and the other says nearly the same."""
        first, second = self._known(one), self._known(other)
        if first is not None and second is not None:
            return first if first is second else None
        found, said = (first, other) if first is not None else (second, one)
        return found if found is not None and _says(found, said) else None

    def _known(self, typed: str) -> Body | None:
        return self._bodies.get(plain(typed)) or self._bodies.get(plain(_without_article(typed)))

    def is_known(self, typed: str) -> bool:
        """Whether it is an organisation or a state of the office's."""
        return self.body(typed) is not None or self.state(typed) is not None

    def cased(self, typed: str) -> str:
        """What was typed, in the usual case if it was in capitals; one short word in capitals is an acronym."""
        is_acronym = " " not in typed and len(typed) <= _LONGEST_ACRONYM and not self._is_word(typed)
        return typed if is_acronym else self._lowered(typed)

    def position(self, typed: str) -> str:
        """A position, in the usual case if it was typed in capitals."""
        return typed if len(typed) < 3 else self._lowered(typed)

    def _lowered(self, typed: str) -> str:
        """What was typed in capitals in the usual case; anything else as it was typed."""
        if not is_shouted(typed) or typed != typed.upper():
            return typed
        return in_title_case(typed, self.office.registration.small_words, self._keeps)

    def _keeps(self, word: str) -> bool:
        return plain(word) in self._acronyms

    def _is_word(self, typed: str) -> bool:
        """Whether capitals hide the word for a position."""
        return any(plain(typed) == plain(word) for each in Language for word in self.office.lexicon(each).positions)

    @cached_property
    def _states(self) -> dict[str, State]:
        found: dict[str, State] = {}
        for key, state in self.office.states.items():
            for name in (key, *state.names.values(), *state.variants):
                found.setdefault(plain(name), state)
        return found

    @cached_property
    def _bodies(self) -> dict[str, Body]:
        found: dict[str, Body] = {}
        for key, body in self.office.bodies.items():
            for name in (key, *body.acronyms.values(), *_names(body)):
                found.setdefault(plain(name), body)
        house = self.office.house
        own = found.get(plain(house.short))
        for name in (*house.names.values(), *house.secretariat.values()):
            if own is not None:
                found.setdefault(plain(name), own)
        return found

    @cached_property
    def _acronyms(self) -> frozenset[str]:
        known = [acronym for body in self.office.bodies.values() for acronym in body.acronyms.values()]
        terms = [acronym for term in self.office.acronyms.terms for acronym in term.acronyms.values()]
        every = (*known, *terms, *self.office.acronyms.known, *self.office.registration.capitals)
        return frozenset(plain(acronym) for acronym in every)


def _names(body: Body) -> Iterator[str]:
    yield from (*body.names.values(), *body.variants, *body.former)


def _says(body: Body, typed: str) -> bool:
    """Whether words are nearly those of one of a body's names: `Sistema de Integración Centroamericana`."""
    wanted = set(plain(typed).split())
    for name in _names(body):
        words = set(plain(name).split())
        if len(words & wanted) > _ALIKE * len(words | wanted):
            return True
    return False


def _without_article(typed: str) -> str:
    return re.sub(r"^(?:el|la|los|las|the|o|a|os|as|le|les|l['’])\s*(?=\S)", "", typed.strip(), flags=re.IGNORECASE)

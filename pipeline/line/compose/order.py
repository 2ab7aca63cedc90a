"""The order of lists: as the office has it, by the alphabet of the language, or as given."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from pipeline.model.base import Language
from pipeline.model.choices import ListOrder
from pipeline.model.participant import Participant, Status
from pipeline.model.report import Document
from pipeline.office.office import Office

# Spanish files Ñ behind N as a letter of its own (RAE, Ortografía de la lengua española, 2010, I.2); the other three
# languages of the office, and all other marks, sort a letter with its plain form.
_OWN_LETTERS = {Language.SPANISH: {"ñ": "n\uffff"}}
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})

Key = tuple[str, ...]


def order_participants(
    participants: Sequence[Participant], order: ListOrder, office: Office, language: Language
) -> tuple[Participant, ...]:
    """The participants in order; those whom it does not tell apart stay as given.

    The house lists Member States in its own order, and all others as given. By the alphabet one stands under `sort`,
    or under what the row begins with.
    """
    if order is ListOrder.GIVEN:
        return tuple(participants)
    if order is ListOrder.ALPHABETICAL:
        return tuple(sorted(participants, key=lambda person: _row(person, language)))
    states = list(office.states)
    return tuple(sorted(participants, key=lambda person: _seat(person, states, office)))


def order_documents(documents: Sequence[Document], order: ListOrder, language: Language) -> tuple[Document, ...]:
    """The documents in order: by the alphabet of their titles, or as given, which is how the house numbers them."""
    if order is not ListOrder.ALPHABETICAL:
        return tuple(documents)
    return tuple(sorted(documents, key=lambda entry: (collation_key(entry.title, language), entry.symbol)))


def collation_key(text: str, language: Language) -> Key:
    """What texts of a language are sorted by: letters without marks and case first, signs and blanks aside; then marks.

    >>> sorted(["Óscar", "Nuñez", "Nuno", "Núñez"], key=lambda name: collation_key(name, Language.SPANISH))
    ['Nuno', 'Nuñez', 'Núñez', 'Óscar']
    """
    folded = text.casefold()
    own = _OWN_LETTERS.get(language, {})
    letters = "".join(own.get(letter) or _plain(letter) for letter in folded)
    return (" ".join(letters.split()), folded, text)


def _plain(letter: str) -> str:
    """A letter without its marks; a sign between words counts as a blank, an apostrophe as nothing."""
    pieces = unicodedata.normalize("NFD", letter.translate(_LETTERS))
    kept = "".join(piece for piece in pieces if not unicodedata.combining(piece))
    if kept in ("'", "’"):
        return ""
    return kept if kept.isalnum() else " "


def _row(person: Participant, language: Language) -> tuple[Key, ...]:
    words = [person.sort] if person.sort else [person.country, person.organisation, person.name]
    return tuple(collation_key(text, language) for text in words if text)


def _seat(person: Participant, states: Sequence[str], office: Office) -> int:
    """The place of a member's state in the house's order; 0 for those who are no members, who stay as given."""
    if person.status is not Status.MEMBER:
        return 0
    for name in (person.delegation, person.country, person.organisation):
        state = office.state(name) if name else None
        if state is not None:
            return next(place for place, key in enumerate(states) if office.states[key] is state)
    return len(states)

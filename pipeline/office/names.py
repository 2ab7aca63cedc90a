"""The names and acronyms of all bodies, ready to be found in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pipeline.model.base import Language
from pipeline.office.bodies import Body
from pipeline.office.phrases import Phrases

_ACRONYM = re.compile(r"(?<![\w/-])[A-Z]{2,}(?:-[A-Z]+)?(?![\w/-])")


@dataclass(frozen=True)
class BodyNames:
    """The bodies by each full name and each acronym, in whatever language."""

    bodies: Mapping[str, Body]

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """The key of the body by each of its full names, in the form for comparing."""
        found: dict[str, str] = {}
        for key, body in self.bodies.items():
            for name in full_names(body):
                found.setdefault(same(name), key)
        return found

    @cached_property
    def spelt(self) -> Mapping[str, str]:
        """Each full name by its form for comparing; of two that are the same there, the later one."""
        return {same(name): name for body in self.bodies.values() for name in full_names(body)}

    @cached_property
    def phrases(self) -> Phrases:
        """All full names, to be looked for."""
        return Phrases(name for body in self.bodies.values() for name in full_names(body) if "(" not in name)

    @cached_property
    def by_acronym(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of the bodies by acronym, former acronyms with them."""
        found: dict[str, list[str]] = {}
        for key, body in self.bodies.items():
            for acronym in acronyms(body):
                found.setdefault(acronym, []).append(key)
        return {acronym: tuple(keys) for acronym, keys in found.items()}

    def of_acronym(self, acronym: str, language: Language) -> Body | None:
        """The body of an acronym: the one whose it is in the language, else the first that has it."""
        bodies = [self.bodies[key] for key in self.by_acronym.get(acronym, ())]
        own = [body for body in bodies if body.acronym(language) == acronym]
        return next(iter([*own, *bodies]), None)

    def acronyms_in(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Where the acronyms of bodies stand in a text."""
        found = _ACRONYM.finditer(text, start, len(text) if end is None else end)
        return (match for match in found if match[0] in self.by_acronym)


def full_names(body: Body) -> tuple[str, ...]:
    """Every name of a body that is longer than an acronym: those of its languages, forms met, former ones."""
    names = (*body.names.values(), *body.variants, *body.former)
    return tuple(dict.fromkeys(name for name in names if " " in name))


def acronyms(body: Body) -> tuple[str, ...]:
    """Every acronym of a body, former ones with them."""
    return tuple(dict.fromkeys((*body.acronyms.values(), *(name for name in body.former if " " not in name))))


def same(name: str) -> str:
    """A name for comparing: small letters, single blanks, one apostrophe, one dash."""
    return re.sub(r"\s*[-–—]\s*", "-", " ".join(name.casefold().replace("’", "'").split()))


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A word for comparing: small letters, no accents, no punctuation around it."""
    folded = word.casefold()
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFD", folded)
        folded = "".join(c for c in decomposed if not unicodedata.combining(c))
    return folded.strip("\"“”«»'’‘(),.;:")


def a_letter_apart(one: str, other: str) -> bool:
    """Whether two words differ by one letter: another, one more, one less, or two exchanged."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    head = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    longer, shorter = sorted((one[head:], other[head:]), key=len, reverse=True)
    exchanged = longer[:2] == shorter[1::-1] and longer[2:] == shorter[2:] and len(longer) > 1
    return longer[1:] in (shorter, shorter[1:]) or exchanged

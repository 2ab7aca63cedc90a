"""What the office's data tells of one language's words in another: bodies, states, titles, headings, figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.base import Language
from pipeline.office.names import same
from pipeline.office.office import Office
from pipeline.office.words import Words

_SIGNS = {"es": (".", ","), "en": (",", "."), "pt": (".", ","), "fr": ("\u202f", ",")}
"""The signs between thousands and before decimals."""

_BLANKS = "\u00a0\u202f\u2009 "
_NUMBER = re.compile(rf"\d{{1,3}}(?:[{_BLANKS}.,]\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+[.,]\d+|\d+")


@dataclass(frozen=True)
class Terms:
    """The words of one language (`source`) in another (`target`); None for all that the data does not tell."""

    office: Office
    source: Language
    target: Language

    @property
    def words(self) -> Words:
        """The office's words in the language that is written."""
        return self.office.words(self.target)

    def organisation(self, name: str) -> str | None:
        """An organisation by acronym where it was by acronym, else by name: `OTCA` is `ACTO`."""
        body = self.office.body(name)
        if body is None:
            return None
        acronym = self.target in body.acronyms and same(name) in {same(each) for each in body.acronyms.values()}
        return body.acronym(self.target) if acronym else body.names.get(self.target)

    def country(self, name: str) -> str | None:
        """A state by its name."""
        state = self.office.state(name)
        return state.names.get(self.target) if state else None

    def place(self, words: str) -> str | None:
        """A place of which the last part is a country: `Ciudad de México, México`; the city stays as it is."""
        city, comma, country = words.rpartition(", ")
        told = self.country(country)
        return f"{city}{comma}{told}" if told else None

    def title(self, words: str) -> str | None:
        """A title before a name: `Sra.` is `Ms.`."""
        lexicon = self.office.lexicon(self.source)
        known = lexicon.title_forms.get(" ".join(words.lower().split()))
        if known is None:
            return None
        return self._shortest(self.office.lexicon(self.target).title(lexicon.titles[known[0]].key, known[1]), words)

    def _shortest(self, form: str, words: str) -> str | None:
        """With a full stop where the language has it both ways and the original has one."""
        forms = self.office.lexicon(self.target).title_forms
        return (f"{form}." if words.endswith(".") and f"{form}.".lower() in forms else form) or None

    def pronoun(self, words: str) -> str | None:
        """A speaker's pronoun."""
        own, other = (self.office.lexicon(each).pronouns for each in (self.source, self.target))
        for gender in ("he", "she"):
            if words.lower() in getattr(own, gender):
                return str(getattr(other, gender)[0])
        return None

    def heading(self, words: str) -> str | None:
        """A heading of the office's own: of a chapter, or of the lists among the annexes."""
        return self._headings.get(same(words))

    @cached_property
    def _headings(self) -> Mapping[str, str]:
        own, other = self.office.words(self.source), self.words
        pairs = [(own.chapters[part], other.chapters.get(part)) for part in own.chapters]
        pairs += [(getattr(own.annexes, part), getattr(other.annexes, part)) for part in ("participants", "documents")]
        return {same(one): two for one, two in pairs if two}

    def acronyms(self) -> Iterator[tuple[str, str]]:
        """The acronyms that are other ones in the other language, those of organisations and of terms."""
        held = [body.acronyms for body in self.office.bodies.values()]
        held += [term.acronyms for term in self.office.acronyms.terms]
        for acronyms in held:
            own, other = acronyms.get(self.source), acronyms.get(self.target)
            if own and other and own != other:
                yield own, other

    def known(self, words: str) -> str | None:
        """Short words that need no translator: figures without letters, a body, a state."""
        if not any(sign.isalpha() for sign in words):
            return self.figures(words)
        return self.organisation(words) or self.country(words)

    def figures(self, words: str) -> str:
        """The words with the signs of their figures as the other language writes them: `1.234,5` is `1,234.5`."""
        return _NUMBER.sub(lambda match: self._figure(match[0]), words)

    def _figure(self, number: str) -> str:
        group, decimal = _SIGNS[self.source]
        grouped = re.sub(f"[{_BLANKS}]", group, number)
        whole, sign, rest = grouped.rpartition(decimal)
        if not sign or not re.fullmatch(r"\d+", rest) or decimal in whole:
            whole, rest = grouped, ""
        parts = whole.split(group)
        if any(not part.isdecimal() for part in parts) or any(len(part) != 3 for part in parts[1:]):
            return number
        group, decimal = _SIGNS[self.target]
        return group.join(parts) + (decimal + rest if rest else "")

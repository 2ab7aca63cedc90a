"""What the words of the forms mean, all languages at once: labels, headings, help, and the values that people write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from pipeline.model.base import Language
from pipeline.office.forms import FormField, FormPart, FormWords
from pipeline.reading.imports.words import squeezed

FACTS = "meeting"
BACKGROUND = "background"
_NEAR = 5  # letters of which a label must have kept so many to be known by its beginning
_MOST_WORDS = 14  # a label with its help has no more


@dataclass(frozen=True)
class Names:
    """Words by what they name; a name that was shortened or slightly changed is still known."""

    keys: Mapping[str, str]

    def exactly(self, text: str) -> str | None:
        """What a text names if it is one of the names and nothing else."""
        return self.keys.get(squeezed(text))

    def nearly(self, text: str) -> str | None:
        """What a text names if it begins as a name does, is the beginning of one, or differs from one by a letter."""
        bare = squeezed(re.sub(r"\([^)]*\)|:\s*$", "", text))
        if bare in self.keys:
            return self.keys[bare]
        if len(bare) < _NEAR or len(text.split()) > _MOST_WORDS:
            return None
        from difflib import get_close_matches

        begun = [name for name in self.keys if name.startswith(bare)]
        longer = sorted((name for name in self.keys if len(name) >= _NEAR and bare.startswith(name)), key=len)
        near = [*begun, *longer[-1:]] or get_close_matches(bare, list(self.keys), 1, 0.84)
        found = {self.keys[name] for name in near}
        return found.pop() if len(found) == 1 else None


@dataclass(frozen=True)
class Vocabulary:
    """The words of all forms of an office."""

    forms: Mapping[Language, FormWords]
    _cache: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def facts(self) -> Names:
        """The labels of the facts of the meeting."""
        return _fields(words.meeting.fields for words in self.forms.values())

    @cached_property
    def columns(self) -> Mapping[str, Names]:
        """The labels of the columns of each table."""
        return {key: _fields(words.tables[key].columns for words in self.forms.values()) for key in self.tables}

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The tables, in the order of the form."""
        return tuple(next(iter(self.forms.values())).tables)

    def drawn(self, table: str) -> tuple[str, ...]:
        """The columns of a table as the form draws them."""
        return tuple(next(iter(self.forms.values())).tables[table].columns)

    @cached_property
    def headings(self) -> Names:
        """The headings of the parts, and other words for them."""
        return Names(
            {
                squeezed(name): key
                for words in self.forms.values()
                for key, part in _parts(words).items()
                for name in part.names
            }
        )

    @cached_property
    def titles(self) -> frozenset[str]:
        """The titles of the forms, squeezed."""
        return frozenset(squeezed(words.title) for words in self.forms.values())

    @cached_property
    def furniture(self) -> frozenset[str]:
        """What else the forms print by themselves, squeezed."""
        return frozenset(
            squeezed(text)
            for words in self.forms.values()
            for text in (words.title, words.lead, words.footer, "SELA", *(p.help or "" for p in _parts(words).values()))
        )

    def helps(self, part: str, name: str = "") -> tuple[str, ...]:
        """The help of a field in all languages, or of a whole part, with what Word itself puts into emptied fields."""
        if (part, name) not in self._cache:
            self._cache[part, name] = tuple(_helps(self.forms.values(), part, name))
        return self._cache[part, name]

    def meaning(self, kind: str, text: str) -> str | None:
        """The value (`virtual`, `head`) that a text stands for among `modes`, `statuses`, `roles`, …; None if for none."""
        wanted = squeezed(text)
        for words in self.forms.values():
            for value, said in getattr(words.words, kind).items():
                if wanted in map(squeezed, said):
                    return str(value)
        return None

    def is_one_of(self, kind: str, text: str) -> bool:
        """Whether a text is one of the words for `all`, or for the `secretariat`."""
        wanted = squeezed(text)
        return any(wanted in map(squeezed, getattr(words.words, kind)) for words in self.forms.values())

    def language(self, labels: Iterable[str]) -> Language | None:
        """The language of the form that most of these labels are of; None if there is none among them."""
        found = Counter(squeezed(label) for label in labels)
        votes = {
            language: sum(count for label, count in found.items() if label in self._labels(words))
            for language, words in self.forms.items()
        }
        best = max(votes, key=lambda language: votes[language], default=None)
        return best if best is not None and votes[best] else None

    @staticmethod
    def _labels(words: FormWords) -> set[str]:
        fields = chain(words.meeting.fields.values(), *(table.columns.values() for table in words.tables.values()))
        return {squeezed(label) for label in (words.title, *(f.label for f in fields))} | {
            squeezed(part.heading) for part in _parts(words).values()
        }


def _parts(words: FormWords) -> dict[str, FormPart]:
    return {FACTS: words.meeting, BACKGROUND: words.background, **words.tables}


def _fields(several: Iterable[Mapping[str, FormField]]) -> Names:
    """Names of fields; where two languages use one word for two things, the label of a field comes before other words."""
    found: dict[str, str] = {}
    fields = [(key, each) for fields in several for key, each in fields.items()]
    for key, each in fields:
        found.setdefault(squeezed(each.label), key)
    for key, each in fields:
        for name in each.also:
            found.setdefault(squeezed(name), key)
    return Names({name: key for name, key in found.items() if name})


def _helps(forms: Iterable[FormWords], part: str, name: str) -> Iterable[str]:
    for words in forms:
        whole = _parts(words).get(part)
        fields = getattr(whole, "fields" if part == FACTS else "columns", {})
        help_words = fields[name].help if name in fields else (whole.help if whole and not name else None)
        yield from (text for text in (help_words, *words.words.prompts) if text)

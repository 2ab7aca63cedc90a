"""What the editorial rules know of a language: words that make them look, and words that make them look away."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from pydantic import Field

from pipeline.model.base import Noun
from pipeline.office.names import plain
from pipeline.office.patterns import Word
from pipeline.office.phrases import Phrases

Many = tuple[Word, ...]


class Title(Noun):
    """One title before a name, by whom it is given to; `any` tells nothing of that, `courtesy` is no rank.

    `key` is the same in all languages, so that a title can be told in another.
    """

    key: str = ""
    he: Many = ()
    she: Many = ()
    any: Many = ()
    courtesy: bool = False


class Reporting(Noun):
    """A verb by which a report tells what one said; some have no present of their own."""

    past: Word
    present: Word | None = None


class Pronouns(Noun):
    """The pronouns of a speaker: that which opens a sentence first, then what else the input may say."""

    he: Many = ("he",)
    she: Many = ("she",)


class Relative(Noun):
    """Times that a reader of the archive can't place, by what they are relative to."""

    this: Many = ()
    last: Many = ()
    next: Many = ()
    other: Many = ()


class CommitmentWords(Noun):
    """How conclusions say who does what by when; `future` are endings of verbs, `idle` the verbs that bind nobody."""

    will: Many = ()
    future: Many = ()
    idle: Many = ()
    passive: Many = ()
    all: Many = ()
    supporting: Many = ()
    month_parts: dict[Word, int] = Field(default_factory=dict)
    year_parts: dict[Word, tuple[int, int]] = Field(default_factory=dict)


class Spelling(Noun):
    """Words that are spelt in two ways: stems of verbs in -ise or -ize, and pairs."""

    ise: Many = ()
    pairs: tuple[tuple[Word, Word], ...] = ()


class Lexicon(Noun):
    """All of it, for one language; an office without the file has none, and the rules are silent for it."""

    titles: tuple[Title, ...] = ()
    positions: Many = ()
    pronouns: Pronouns = Pronouns()
    reporting: tuple[Reporting, ...] = ()
    adverbs: Many = ()
    roles: Many = ()
    in_print: Many = ()
    first_person: Many = ()
    first_person_ending: Many = ()
    not_first_person: Many = ()
    before_nouns: Many = ()
    floor: Many = ()
    relative: Relative = Relative()
    years: Relative = Relative()
    last_day: Many = ()
    next_day: Many = ()
    not_relative_before: Many = ()
    not_relative_after: Many = ()
    numbers: dict[Word, int] = Field(default_factory=dict)
    weekdays: Many = ()
    held: Many = ()
    acted: Many = ()
    passive: Many = ()
    planned: Many = ()
    events: Many = ()
    until: Many = ()
    rounds: Many = ()
    ordinals: Many = ()
    gendered: dict[Word, Word] = Field(default_factory=dict)
    available: Many = ()
    members: Many = ()
    member: Many = ()
    not_member: Many = ()
    hanging: Many = ()
    by_acronym: Many = ()
    commitments: CommitmentWords = CommitmentWords()
    spelling: Spelling = Spelling()

    def phrases(self, *phrases: str) -> Phrases:
        """Phrases of this language, ready to be looked for; they are made once."""
        if phrases not in self._made:
            self._made[phrases] = Phrases(phrases, tuple(self.numbers))
        return self._made[phrases]

    def pattern(self, name: str, make: Callable[[Lexicon], str]) -> re.Pattern[str]:
        """A pattern that is made of these words, under a name; it is made once."""
        if name not in self._patterns:
            self._patterns[name] = re.compile(make(self))
        return self._patterns[name]

    @cached_property
    def told(self) -> Many:
        """The verbs of telling in the past."""
        return tuple(verb.past for verb in self.reporting)

    @cached_property
    def telling(self) -> Phrases:
        """The verbs of telling in the past and in the present, ready to be looked for."""
        return self.phrases(*(form for verb in self.reporting for form in (verb.past, verb.present) if form))

    @cached_property
    def offices(self) -> frozenset[str]:
        """The words for people by their office or title, in the form for comparing."""
        return frozenset(plain(word) for word in (*self.positions, *self.title_forms))

    @cached_property
    def position_words(self) -> frozenset[str]:
        """The single words of positions, in the form for comparing: `Vice-Minister` is two."""
        return frozenset(plain(part) for word in self.positions for part in re.split(r"[\s-]+", word))

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return {}

    @cached_property
    def _made(self) -> dict[tuple[str, ...], Phrases]:
        return {}

    def title(self, key: str, gender: str) -> str:
        """The title of a key as it is given to `he` or `she` (or either, if that is not known); empty if there is none."""
        found = next((title for title in self.titles if title.key == key), None)
        if found is None:
            return ""
        forms = {"he": (*found.he, *found.any), "she": (*found.she, *found.any)}
        both = [form for form in (*found.any, *found.he) if gender or not found.she or form in found.she]
        return next(iter(forms.get(gender, both) or ()), "")

    @cached_property
    def title_forms(self) -> dict[str, tuple[int, str]]:
        """Every form of a title, in small letters: which title it is, and `he`, `she` or nothing."""
        forms: dict[str, set[tuple[int, str]]] = {}
        for number, title in enumerate(self.titles):
            for who, words in (("he", title.he), ("she", title.she), ("", title.any)):
                for word in words:
                    forms.setdefault(word.lower(), set()).add((number, who))
        return {form: (min(said)[0], min(said)[1] if len(said) == 1 else "") for form, said in forms.items()}

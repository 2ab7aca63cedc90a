"""Where something is printed, in the office's words: `Page 3, paragraph 2, line 4`."""

from __future__ import annotations

from typing import Annotated

from pipeline.model.base import Noun
from pipeline.office.patterns import Word, pattern

Numbers = int | str | tuple[int | str, int | str] | None
"""One number (`3`, `IV`), or the first and the last of several that follow each other."""


class NumberedWords(Noun):
    """A numbered place: one of its kind, and several that follow each other."""

    one: Annotated[Word, pattern("number")]
    several: Annotated[Word, pattern("first", "last")]

    def at(self, numbers: Numbers) -> str:
        """The place of one number, or from a first to a last one."""
        first, last = numbers if isinstance(numbers, tuple) else (numbers, numbers)
        return self.one.format(number=first) if first == last else self.several.format(first=first, last=last)


class NumberedPlaces(Noun):
    """The numbered places, in the order in which they are said."""

    page: NumberedWords
    chapter: NumberedWords
    annex: NumberedWords
    conclusion: NumberedWords
    recommendation: NumberedWords
    table: NumberedWords
    row: NumberedWords
    paragraph: NumberedWords
    footnote: NumberedWords
    line: NumberedWords


class NamedPlaces(Noun):
    """The places that have a name of their own, said behind the page."""

    cover: Word
    title: Word
    notice: Word
    contents: Word
    participants: Word
    documents: Word
    heading: Word
    caption: Word


class AfterWords(Noun):
    """Behind what something is to be added."""

    paragraph: Annotated[Word, pattern("number")]
    conclusion: Annotated[Word, pattern("number")]
    recommendation: Annotated[Word, pattern("number")]
    annex: Annotated[Word, pattern("number")]
    row: Annotated[Word, pattern("number")]
    heading: Word
    table: Word
    caption: Word


class PlaceWords(Noun):
    """How a place of a printed report is called."""

    numbered: NumberedPlaces
    named: NamedPlaces
    after: AfterWords
    comma: Word

    def at(self, *names: str, after: tuple[str, int | str] | None = None, **numbers: Numbers) -> str:
        """A place as a corrigendum prints it: `at(page="3", paragraph=2, line=(4, 6))`, `at("cover", "title")`.

        `names` are those of `NamedPlaces`, the numbers those of `NumberedPlaces`, None for what there is none of;
        `after=("paragraph", 2)` is for words to be added behind it, `("heading", "")` behind what has no number. KeyError for
        a name that there is not.
        """
        unknown = set(numbers) - set(NumberedPlaces.model_fields)
        if unknown:
            raise KeyError(*sorted(unknown))
        said = {name: getattr(self.numbered, name).at(numbers[name]) for name in _numbered(numbers)}
        page = [said.pop("page")] if "page" in said else []
        named = [_word(self.named, name) for name in names]
        behind = [_word(self.after, after[0]).format(number=after[1])] if after else []
        whole = self.comma.join([*page, *named, *said.values(), *behind])
        return whole[:1].upper() + whole[1:]


def _numbered(numbers: dict[str, Numbers]) -> list[str]:
    """The names of the places that have a number, in the order in which they are said."""
    return [name for name in NumberedPlaces.model_fields if numbers.get(name) not in (None, "")]


def _word(words: NamedPlaces | AfterWords, name: str) -> str:
    if name not in type(words).model_fields:
        raise KeyError(name)
    return str(getattr(words, name))

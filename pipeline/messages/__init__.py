"""Codes to sentences: the one place where the program's words for people are kept.

The English sentences are the source (`en/*.toml`, `fields/en.toml`, `words/en.toml`); the other languages are gettext
catalogues made from them (`locale/LANG/LC_MESSAGES/rapporteur.po`, read from the `.mo` beside it). A sentence stands
there under the context `CODE.text`, `CODE.hint` or `CODE.explanation`, a phrase under its name; what a catalogue lacks
is told in English.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any

from pipeline.findings import Finding, Parameter

DOMAIN = "rapporteur"
LOCALES = Path(__file__).parent / "locale"
"""The folder of the catalogues, laid out as gettext wants it."""

_HERE = Path(__file__).parent
_THOUSANDS = {"es": ".", "pt": ".", "fr": "\N{NARROW NO-BREAK SPACE}"}


@dataclass(frozen=True, slots=True)
class Message:
    """What a person reads of a finding: one sentence, what to do about it, and why the rule is there (empty: nothing).

    A phrase of the terminal that counts something has its plural in `many`. `words` names the parameters whose values
    are English words of the program's own (`words/en.toml`), and so have to be told in the reader's language too.
    """

    text: str
    hint: str = ""
    explanation: str = ""
    many: str = ""
    words: tuple[str, ...] = ()


class _Figure(int):
    """A whole number whose thousands are marked as the reader's language marks them (`{limit:,}`)."""

    mark = ","

    def __format__(self, form: str) -> str:
        return super().__format__(form).replace(",", self.mark)


@cache
def catalogue(language: str = "en") -> Mapping[str, Message]:
    """The sentences of one language by code or name, English where there is no translation."""
    english = _english()
    return english if language == "en" else {name: _told(name, english[name], language) for name in english}


@cache
def translations(language: str) -> NullTranslations:
    """The gettext catalogue of a language; one that says everything in English where there is none."""
    try:
        with (LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
            return GNUTranslations(file)
    except FileNotFoundError:
        return NullTranslations()


def message(finding: Finding, language: str = "en") -> Message:
    """The sentence and hint of a finding, its parameters filled in."""
    pattern = catalogue(language)[finding.code]
    values = {name: _value(name, value, pattern, language) for name, value in finding.parameters}
    hint = pattern.hint.format_map(values) if pattern.hint else ""
    return Message(pattern.text.format_map(values), hint, pattern.explanation)


def phrase(name: str, language: str = "en", count: int | None = None, **values: object) -> str:
    """A sentence or question of the terminal by its name, which is in small letters where findings have codes.

    With `count` the form of that number is taken, and `{count}` stands for it.
    """
    pattern = _english()[name]
    if count is None:
        return catalogue(language)[name].text.format_map(values)
    form = translations(language).npgettext(name, pattern.text, pattern.many, count)
    return form.format_map({**values, "count": count})


def listed(items: Sequence[str], language: str = "en") -> str:
    """Things in a row: `a, b and c`."""
    return phrase("and", language, before=", ".join(items[:-1]), last=items[-1]) if items[1:] else "".join(items)


def word(english: str, language: str = "en") -> str:
    """A word of the program's own in the reader's language: the kind of a file, a weekday, a reason."""
    return translations(language).pgettext("word", english)


def help_text(english: str, language: str = "en") -> str:
    """The help of a command or option in the reader's language, paragraph by paragraph."""
    said = translations(language)
    return "\n\n".join(said.pgettext("help", paragraph) for paragraph in paragraphs(english))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a help text, each on one line, so that new line ends make no new text to translate."""
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.strip()]


def field_descriptions(language: str = "en") -> dict[str, dict[str, str]]:
    """What each field of the input file is for: by noun of the model and by the field's name in the file."""
    said = translations(language)
    nouns = _read(_HERE / "fields" / "en.toml")
    return {
        noun: {name: said.pgettext(f"{noun}.{name}", text) for name, text in fields.items()}
        for noun, fields in nouns.items()
    }


@cache
def _english() -> Mapping[str, Message]:
    """The English sentences, gathered from the files of the rooms; a code or name stands in one file only."""
    found: dict[str, Message] = {}
    for file in sorted((_HERE / "en").iterdir()):
        for name, entry in _read(file).items():
            if name in found:
                raise KeyError(f"{name} has two messages")
            found[name] = Message(**entry)
    return found


def _told(name: str, english: Message, language: str) -> Message:
    """A message in another language; a phrase stands under its name alone, a finding's parts under `CODE.part`."""
    said = translations(language)
    if name[:1].islower():
        return Message(said.pgettext(name, english.text), many=english.many, words=english.words)
    parts = {part: getattr(english, part) for part in ("text", "hint", "explanation")}
    told = {part: said.pgettext(f"{name}.{part}", text) for part, text in parts.items() if text}
    return Message(**told, words=english.words)


def _value(name: str, value: Parameter, pattern: Message, language: str) -> Parameter:
    """The value of a parameter as the reader writes it."""
    if isinstance(value, int):
        if language not in _THOUSANDS:
            return value
        figure = _Figure(value)
        figure.mark = _THOUSANDS[language]
        return figure
    if name not in pattern.words:
        return value
    # The system begins its refusals with a capital, a sentence goes on in small letters.
    english = value if word(value, language) != value else value.lower()
    told = word(english, language)
    return told if told != english else value


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))

"""Names behind titles, as they stand in running words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.office.lexicon import Lexicon
from pipeline.rules.printed import Printed

_PART = r"(?:[A-ZÀ-ÞŁŠŽ][\w’'.-]*[\w’'-]|[A-Z]\.)"
_PARTICLE = r"(?:de|da|do|dos|das|del|la|las|los|van|von|der|den|le|du|y|e|di)"
NAME = rf"{_PART}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_PART}){{0,5}}"
_NAME = re.compile(rf"\s+(?P<name>{NAME})")

_ARTICLES = {"es": ("el del al", "la"), "pt": ("o do ao pelo", "a da à pela")}
"""The articles of a man's title and of a woman's; French says `le Dr` of either."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """A name with the title before it: where the title stands, which one it is, whom it is given to, and the name."""

    start: int
    end: int
    words: str
    title: int
    gender: str
    name: str


def addressed(printed: Printed, lexicon: Lexicon) -> tuple[Addressed, ...]:
    """Every title of the report's own words that stands before a name."""
    forms, articles = lexicon.title_forms, _ARTICLES.get(printed.language)
    found: list[Addressed] = []
    for match in printed.find(lexicon.phrases(*forms)) if forms else ():
        number, gender = forms[" ".join(match[0].lower().split())]
        named = _NAME.match(printed.voice, match.end())
        if (named and match[0][:1].isupper()) or (named and lexicon.titles[number].courtesy):
            if not gender and articles:
                gender = _by_article(printed.voice[max(0, match.start() - 8) : match.start()], articles)
            found.append(Addressed(match.start(), named.end(), match[0], number, gender, named["name"]))
    return tuple(found)


def _by_article(before: str, articles: tuple[str, str]) -> str:
    """Whom a title is given to by the article before it, where its own form does not tell (`la Ing.`)."""
    article = re.search(r"(?<!\w)(\w+)\s+$", before)
    word = article[1].lower() if article else ""
    return next((who for who, words in zip(("he", "she"), articles, strict=True) if word in words.split()), "")

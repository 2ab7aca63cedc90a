"""What a report says of its meeting in its first paragraphs, for a cover that is silent: mode, days, place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.office.words import Words
from pipeline.reading.imports.days import Days, read_days
from pipeline.reading.imports.document import Kind, SourceBlock, SourceParagraph
from pipeline.reading.imports.persons import Grammar

_FIRST = 3  # paragraphs that tell where and when the meeting was
_HYBRID = re.compile(
    r"\b(?:h[ií]brid[oa]|hybride?s?|semipresencial|modalidad mixta|modalidade mista|both in person and|"
    r"(?:followed|joined|attended) (?:also )?online|tanto presencial|à la fois en présentiel)\b",
    re.IGNORECASE,
)
_VIRTUAL = re.compile(
    r"\b(?:virtual|virtually|virtual(?:mente)|virtuel(?:le)?(?:ment)?|videoconfer[eê]ncia|videoconference|video conference|"
    r"visioconférence|vidéoconférence|online|on-line|en línea|em linha|en ligne|à distance|a distancia|remotely|Zoom|Teams)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"\b(?:presencial(?:mente)?|in person|in-person|face-to-face|en présentiel)\b", re.IGNORECASE)
_HELD = re.compile(
    r"\b(?:se celebr[óo]|celebrad[oa]|tuvo lugar|se llev[óo] a cabo|se realiz[óo]|se efectu[óo]|se reuni[óo]|se desarroll[óo]|"
    r"realizou-se|realizad[oa]|foi realizad[oa]|teve lugar|celebrou-se|reuniu-se|ocorreu|was held|were held|took place|met|"
    r"convened|held|s['’]est tenue?|s['’]est réunie?|s['’]est déroulée?|tenue?|a eu lieu|a été organisée?)\b",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:en|em|in|at|à|au|a)\s+(?:la ciudad de |a cidade de |the city of |la ville de )?"
    r"(?P<place>[A-ZÀ-Þ][\w'’.-]+(?:[\s-](?:(?:de|del|la|las|los|do|da|dos|of|le|and|y|e|et)\s)?[A-ZÀ-Þ][\w'’.-]+){0,3})"
    r"\s*[,(]\s*(?P<country>[A-ZÀ-Þ][\w'’-]+(?:[\s-](?:(?:y|and|et|e|de|da|del|la|las|of|the)\s){0,2}[A-ZÀ-Þ][\w'’-]+){0,4})"
)
_DAYS = re.compile(r"(?:[A-ZÀ-Þ][a-z]+ )?\d{1,2}(?:st|nd|rd|th|er|º|°)?\b[^.;:()]{0,70}?(?:19|20)\d\d")


def gathered(blocks: Sequence[SourceBlock], words: Words, grammar: Grammar) -> Iterator[tuple[str, Any, str]]:
    """Facts of the meeting (`mode`, `days`, `place`) with the words that say so, the likeliest first."""
    paragraphs = [block.text for block in blocks if isinstance(block, SourceParagraph) and block.kind is Kind.TEXT]
    for text in paragraphs[:_FIRST]:
        for sentence in re.split(r"(?<=[a-zà-ÿ0-9)]{2})\.\s+", text):
            if not (held := _HELD.search(sentence)):
                continue
            for mode, pattern in (("hybrid", _HYBRID), ("virtual", _VIRTUAL), ("in-person", _PRESENT)):
                if found := pattern.search(sentence):
                    yield "mode", mode, found[0]
            if days := _days_in(sentence, words):
                yield "days", days, held[0]
            place = _IN.search(sentence, held.end())
            if place and grammar.is_state(place["country"]):
                yield "place", f"{place['place']}, {place['country']}", place[0]


def _days_in(sentence: str, words: Words) -> Days | None:
    """The days that a sentence names, if they can be told from the words about them."""
    for match in _DAYS.finditer(sentence):
        said = match[0]
        while said:
            days = read_days(said, words)
            if days is not None:
                return days
            following = re.search(r"(?<=\s)(?:[A-ZÀ-Þ][a-z]+ )?\d{1,2}\b", said)
            said = said[following.start() :] if following and following.start() else ""
    return None

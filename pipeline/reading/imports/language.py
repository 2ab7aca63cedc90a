"""The language of a report, from the small words that every sentence has and from the headings of the office."""

from __future__ import annotations

from collections import Counter

from pipeline.model.base import Language
from pipeline.office.office import Office
from pipeline.reading.imports.cues import CUES
from pipeline.reading.imports.document import SourceDocument, SourceParagraph
from pipeline.reading.imports.words import squeezed, words_of

_HEADING_WEIGHT = 40  # a heading of the office's says as much as so many small words


def language_of(document: SourceDocument, office: Office) -> tuple[Language, bool]:
    """The language that most of the words speak for, and whether it is beyond doubt."""
    words = Counter(word.casefold() for block in document.blocks for word in words_of(block.all_words))
    texts = {block.squeezed for block in document.blocks if isinstance(block, SourceParagraph)}
    points = {language: _points(language, words, texts, office) for language in office.languages}
    best, *others = sorted(points, key=lambda language: -points[language])
    second = points[others[0]] if others else 0
    return best, points[best] > max(10, 1.3 * second)


def _points(language: Language, words: Counter[str], texts: set[str], office: Office) -> int:
    said = office.words(language)
    headings = [*said.chapters.values(), said.contents.heading, said.annexes.participants]
    headings += [mode.kicker for mode in said.modes.values()]
    found = sum(squeezed(heading) in texts for heading in headings)
    return sum(words[word] for word in CUES[language].common) + _HEADING_WEIGHT * found

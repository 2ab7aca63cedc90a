"""The grey words by which a form asks: told from what was written, also where they were deleted in part or written behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from pipeline.reading.imports.document import SourceParagraph, raw_text
from pipeline.reading.imports.inlines import without
from pipeline.reading.imports.words import squeezed

_WORD = re.compile(r"[^\W_]+")
_FEWEST = 3  # words of which a remnant must have so many: fewer may be an answer that happens to stand in the help
_CUT = 4  # and so many before they are cut out of a text that says more


@dataclass(frozen=True, slots=True)
class Answer:
    """What was written, None if nothing, and the words that only asked for it."""

    paragraph: SourceParagraph | None
    asked: str = ""


def answer_of(paragraph: SourceParagraph, helps: Iterable[str]) -> Answer:
    """What a paragraph says beside the help of its field."""
    text, known = raw_text(paragraph.inlines), [*helps]
    words = _words(text)
    asks = bool(paragraph.prompt) and squeezed(paragraph.prompt) == squeezed(text)
    for each in known:
        if _is_left_of(words, _words(each)) or (asks and _is_much_like(words, _words(each))):
            return Answer(None, text)
    for each in known:
        start, end = _stretch(text, words, _words(each))
        if end:
            kept = without(paragraph.inlines, start, end)
            return Answer(replace(paragraph, inlines=kept), text[start:end])
    return Answer(paragraph)


def answers_of(paragraphs: Sequence[SourceParagraph], helps: Iterable[str]) -> tuple[list[SourceParagraph], list[str]]:
    """The paragraphs that were written, and what only asked for them."""
    known = tuple(helps)
    found = [answer_of(paragraph, known) for paragraph in paragraphs]
    return [a.paragraph for a in found if a.paragraph is not None], [a.asked for a in found if a.asked]


def answers_below(
    paragraphs: Sequence[SourceParagraph], helps: Iterable[str]
) -> tuple[list[SourceParagraph], list[str]]:
    """The same for a row of a table: its help stands under the heading, and only the whole of it here is no answer."""
    known = {squeezed(each) for each in helps}
    asked = [squeezed(paragraph.text) in known for paragraph in paragraphs]
    pairs = list(zip(paragraphs, asked, strict=True))
    return [each for each, asks in pairs if not asks], [each.text for each, asks in pairs if asks and each.text]


def without_label(paragraph: SourceParagraph) -> SourceParagraph:
    """The paragraph without what stands before its first colon."""
    end = raw_text(paragraph.inlines).index(":") + 1
    return replace(paragraph, inlines=without(paragraph.inlines, 0, end))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _is_left_of(words: list[str], asking: list[str]) -> bool:
    """Whether these words are the help, or what is left of it after some of it was deleted."""
    if not words or words == asking:
        return bool(words)
    if len(words) < _FEWEST or len(words) > len(asking):
        return False
    left = iter(asking)
    in_order = all(word in left for word in words)
    together = any(asking[at : at + len(words)] == words for at in range(len(asking) - len(words) + 1))
    return together or (in_order and len(words) * 2 >= len(asking) and len(words) > _FEWEST)


def _is_much_like(words: list[str], asking: list[str]) -> bool:
    """Whether words are the help as somebody has put it anew: a control that claims to be empty may hold an answer."""
    return 2 * len(set(words) & set(asking)) > len(set(words))


def _stretch(text: str, words: list[str], asking: list[str]) -> tuple[int, int]:
    """Where in a text the help, or the greater part of it, stands; (0, 0) if nowhere."""
    if len(asking) < _FEWEST or len(words) < _FEWEST:
        return 0, 0
    match = SequenceMatcher(None, words, asking, autojunk=False).find_longest_match()
    whole = match.size == len(asking)
    if not whole and (match.size < _CUT or match.size * 2 < len(asking)):
        return 0, 0
    places = list(_WORD.finditer(text))
    start, end = places[match.a].start(), places[match.a + match.size - 1].end()
    following = re.match(r"[\s.:;,)–—-]*", text[end:])
    return start, end + (following.end() if following else 0)

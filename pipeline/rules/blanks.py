"""W7: blanks and line ends as they should be: single blanks, and no paragraph that ends in mid-sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.model.passage import Paragraph
from pipeline.prose.plain import inline_words
from pipeline.rules.subject import Remark, Subject, remark

_DOUBLE = re.compile(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)")
_OPEN_END = re.compile(r"[^\W\d_],?$|\d,$")
_GOES_ON = re.compile(r"[^\W\d_]+[ ,]")
_BROKEN_WORD = re.compile(r"(?<![\w-])(?P<first>[^\W\d_]{2,})- (?P<second>[^\W\d_]{2,})(?![\w-])")


def double_blanks(subject: Subject) -> Iterator[Remark]:
    """W705: two blanks or more between words."""
    text = subject.printed.text
    if "  " not in text and "\u00a0" not in text:
        return
    for match in _DOUBLE.finditer(text):
        yield subject.say("W705", match.start(), words=words_around(text, match, 30))


def words_around(text: str, blanks: re.Match[str], reach: int) -> str:
    """What stands on both sides of blanks, no further than `reach` characters."""
    before = re.search(r"\S*\Z", text[max(0, blanks.start() - reach) : blanks.start()])
    after = re.match(r"\S*", text[blanks.end() : blanks.end() + reach])
    return f"{before[0] if before else ''} {after[0] if after else ''}"


def broken_sentences(subject: Subject) -> Iterator[Remark]:
    """W706: a paragraph that ends in mid-sentence, the next going on in small letters, as text does that was pasted."""
    for path, passage in subject.judged_passages.items():
        for one, after in pairwise(passage.blocks):
            if isinstance(one, Paragraph) and isinstance(after, Paragraph):
                before, following = inline_words(one.inlines).strip(), inline_words(after.inlines).strip()
                if _OPEN_END.search(before) and following[:1].islower() and _GOES_ON.match(following):
                    yield _said(path, after, before, following)


def _said(path: str, after: Paragraph, before: str, following: str) -> Remark:
    words = f"{' '.join(before.split()[-2:])} / {' '.join(following.split()[:2])}"
    return remark("W706", path, after.start, words=words)


def broken_words(subject: Subject) -> Iterator[Remark]:
    """W708: a word parted at a line's end of another document (`conver- gence`); `short- and long-term` is none."""
    text, hanging = subject.printed.text, subject.lexicon.hanging
    if "- " not in text or not hanging:
        return
    for match in _BROKEN_WORD.finditer(text):
        if match["second"].lower() not in hanging and match["second"].islower():
            yield subject.say("W708", match.start(), words=match[0], whole=match["first"] + match["second"])

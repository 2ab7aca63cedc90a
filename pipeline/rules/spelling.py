"""W6: one spelling in one report, but for names, which keep their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.office.lexicon import Spelling
from pipeline.rules.subject import Remark, Subject

_ENDING = r"(?P<letter>[sz])(?:e|ed|es|er|ers|ing|ation|ations|ational|able)"
_PREFIX = r"(?:re|de|dis|un|over|inter|sub|co)?-?"


@cache
def ise_pattern(spelling: Spelling) -> re.Pattern[str] | None:
    """Words in -ise or -ize, by their stems; `letter` is the one that differs. None for a language without them."""
    if not spelling.ise:
        return None
    stems = "|".join(sorted(spelling.ise, key=len, reverse=True))
    return re.compile(rf"(?<![\w-]){_PREFIX}(?:{stems})i{_ENDING}(?![\w-])", re.IGNORECASE)


def mixed_ise_and_ize(subject: Subject) -> Iterator[Remark]:
    """W603: the rarer of -ise and -ize where a report has both; where they are as many, -ize, as the office writes -ise."""
    found = [match for match in ise_words(subject) if not is_name(subject, match.start())]
    letters = [match["letter"].lower() for match in found]
    rare = "s" if letters.count("z") > letters.count("s") else "z"
    if len(set(letters)) < 2:
        return
    for match in found:
        if match["letter"].lower() == rare:
            at = match.start("letter") - match.start()
            other = match[0][:at] + ("z" if rare == "s" else "s") + match[0][at + 1 :]
            yield subject.say("W603", match.start(), words=match[0], other=other, rare=f"-i{rare}e")


def ise_words(subject: Subject) -> list[re.Match[str]]:
    """The words in -ise or -ize in the report's own words."""
    pattern = ise_pattern(subject.lexicon.spelling)
    words = subject.printed.words
    if pattern is None:
        return []
    starts = sorted(at for word in words if _may_be(word) for at in words[word])
    voice = subject.printed.voice
    return [match for at in starts if (match := pattern.match(voice, at))]


def _may_be(word: str) -> bool:
    return len(word) > 5 and ("is" in word or "iz" in word)


def is_name(subject: Subject, start: int) -> bool:
    """Whether the word at a place is, or is part of, a proper name."""
    if any(begun <= start < end for begun, end, _ in subject.named):
        return True
    text = subject.printed.text
    if not text[start].isupper():
        return False
    line = text[max(0, start - 3) : start]
    return bool(re.search(r"[\w,;)’'] ?\Z", line)) or text[start : start + 2].isupper()


def mixed_pairs(subject: Subject) -> Iterator[Remark]:
    """W604: the rarer of two spellings of one word where a report has both; names keep theirs."""
    for pair in subject.lexicon.spelling.pairs:
        found = [_places(form, subject) for form in pair]
        if all(found):
            rare = 0 if len(found[0]) < len(found[1]) else 1
            for start, many in found[rare]:
                yield subject.say("W604", start, words=pair[rare] + many, other=pair[1 - rare] + many)


def _places(form: str, subject: Subject) -> list[tuple[int, str]]:
    """Where a form stands, and the s of its plural or nothing."""
    printed = subject.printed
    first = re.match(r"[^\W\d_]+", form)
    words = (first[0].lower(), f"{first[0].lower()}s") if first else ()
    if not any(word in printed.words for word in words):
        return []
    pattern = re.compile(re.escape(form) + r"(?P<many>s?)(?![\w-])", re.IGNORECASE)
    return [
        (at, match["many"])
        for word in dict.fromkeys(words)
        for at in printed.words.get(word, ())
        if (match := pattern.match(printed.voice, at))
        and printed.voice[at - 1 : at] != "-"
        and not is_name(subject, at)
    ]

"""W3: a report speaks of others; first persons stand in quotations and in statements as delivered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.rules.subject import Remark, Subject

# `os nós` are knots, `o eu` is a noun, `à nos` is not written.
_NOUN_BEFORE = re.compile(r"(?<!\w)(?:os|dos|aos|nos|seus|esses|estes|vários|muitos|o|um|do)\s+$", re.IGNORECASE)
# `Annex I was adopted`, `the Second World War I`: a numeral behind what has numbers, or behind a name.
_NUMBERED = re.compile(
    r"(?<!\w)(?:(?i:annex|phase|part|title|articles?|chapter|section|class|category|types?|war|table|figure|group|volume|level|"
    r"stage|tier|schedule|committee|area|objective|appendix|book|module|round|zone|region|component|pillar|block)|"
    r"(?<=[\w,;] )[A-Z]\w+)\s+$"
)
_SHORTEST = 6
_IMPERFECT = re.compile(r"(?:íamos|ábamos|[áí]ramos|éramos|ásemos|ésemos|êssemos)$")
_OUR_LADY = re.compile(r"[\s-]+(?:Senhora?|Señora?|Dame|Lady|Lord|América|America|Amérique)(?!\w)")
_KNOTS = frozenset({"nós", "eu"})


def first_person(subject: Subject) -> Iterator[Remark]:
    """W301: a word that only one who speaks of himself says, outside quotation marks and names."""
    printed = subject.printed
    listed = subject.phrases_found(subject.lexicon.first_person)
    found = {match.start(): match[0] for match in listed}
    verbs = {at: word for at, word in _verbs(subject) if not any(one.start() <= at < one.end() for one in listed)}
    for start, words in sorted({**verbs, **found}.items()):
        end = start + len(words)
        if _is_other(words, printed.text[max(0, start - 200) : start], printed.text[end : end + 10]) or any(
            begun <= start < after for begun, after, _ in subject.named
        ):
            continue
        yield subject.say("W301", start, words=words.strip())


def _verbs(subject: Subject) -> Iterator[tuple[int, str]]:
    """Verbs that end in a first person (`acordamos`), where no word stands before that goes with nouns (`los tramos`)."""
    lexicon, voice = subject.lexicon, subject.printed.voice
    if not lexicon.first_person_ending:
        return
    for word, places in subject.printed.words.items():
        if word.endswith(lexicon.first_person_ending) and _is_verb(word, lexicon.not_first_person):
            for at in places:
                before = re.search(r"(\w+)\W\Z", voice[max(0, at - 20) : at])
                if voice[at - 1 : at] != "-" and not (before and before[1].lower() in lexicon.before_nouns):
                    yield at, voice[at : at + len(word)]


def _is_verb(word: str, others: tuple[str, ...]) -> bool:
    """Whether a word in -mos can be a verb: those with an accent elsewhere are none (`últimos`, `préstamos`)."""
    stem = word[:-4]
    accented = any(letter in "áéíóúâêô" for letter in stem)
    if accented and not _IMPERFECT.search(word):
        return False
    return len(word) >= _SHORTEST and word not in others


def _is_other(words: str, before: str, after: str) -> bool:
    """Whether it is an acronym (`US`), part of a name (`Our America`), an abbreviation (`Nos. 5`) or another word."""
    if words.isupper() and sum(map(str.isalpha, words)) > 1:
        return True
    line = before[before.rfind("\n") + 1 :]
    if words.startswith("I ") and _NUMBERED.search(line):
        return True
    if words[0].isupper() and words != "I" and re.search(r"[\w,;)\]]\s*$", line) and not words.startswith("I "):
        return not words.startswith(("I'", "I’"))
    if _OUR_LADY.match(after) or (words.lower() == "nos" and after.startswith(".")):
        return True
    return words.lower() in _KNOTS and bool(_NOUN_BEFORE.search(line[-20:]))

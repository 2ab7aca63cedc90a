"""W2: whoever speaks in the report is among its participants."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from pipeline.office.lexicon import Lexicon
from pipeline.office.names import plain
from pipeline.office.phrases import spelt_out
from pipeline.rules.addressing import NAME, Addressed
from pipeline.rules.people import is_known, is_misspelt
from pipeline.rules.subject import Remark, Subject

_REACH = 260
_FROM = r"\s+(?:of|from|for|du|de\s+la|de\s+l['’]|da|do)\s*[^.,;:()\n\x00]{3,80}?"
_WHO = re.compile(
    r"(?:\s+\([^()\n]{2,60}\))?(?:,\s+[^.;:\n\x00]{3,110}?)?,\s+(?:who|quien|que|qui|o\s+qual|a\s+qual|el\s+cual)\s+"
)
_ALSO_IN_NAMES = frozenset(
    ["de", "la", "del", "los", "las", "das", "dos", "do", "da", "y", "san", "salvador", "costa", "granada"]
)
"""Words of states and organisations that people's names have too."""


def speakers_among_participants(subject: Subject) -> Iterator[Remark]:
    """W201: one who is said to have said something, with title or position, and is nobody of the input."""
    if not subject.lexicon.reporting or not subject.report.participants:
        return
    told: set[str] = set()
    for start, name in sorted({*_before_verbs(subject), *_addressed(subject)}):
        if name not in told:
            told.add(name)
            yield subject.say("W201", start, name=name)


def _before_verbs(subject: Subject) -> Iterator[tuple[int, str]]:
    """Names before a verb of telling that have a title before or a position behind them."""
    lexicon, printed = subject.lexicon, subject.printed
    for verb in subject.phrases_found(lexicon.told):
        if not _may_end_a_name(printed.voice[max(0, verb.start() - 24) : verb.start()], lexicon):
            continue
        start = max(printed.sentence(verb.start())[0], verb.start() - _REACH)
        match = lexicon.pattern("speaker", _pattern).search(printed.voice[start : verb.start()])
        if match and (match["title"] or _is_position(match["apposition"], lexicon)):
            yield from _stranger(match["name"], start + match.start("name"), subject)


def _addressed(subject: Subject) -> Iterator[tuple[int, str]]:
    """Names behind a title to whom the floor is given, who tell in a clause of their own, or who are misspelt."""
    for one in subject.addressed:
        at = one.end - len(one.name)
        if is_misspelt(one.name, subject):
            yield at, one.name
        elif not is_known(one.name, subject) and (_has_the_floor(one, subject) or _who_tells(one, subject)):
            yield from _stranger(one.name, at, subject)


def _stranger(name: str, at: int, subject: Subject) -> Iterator[tuple[int, str]]:
    """The name, what belongs to an organisation cut off, if it is a whole one and nobody's of the input."""
    name = _person(name, subject)
    if len(name.split()) > 1 and not is_known(name, subject):
        yield at, name


def _has_the_floor(one: Addressed, subject: Subject) -> bool:
    """Whether words that give somebody the floor stand right before a title: `intervino a continuación la Sra. Paz`."""
    lexicon, printed = subject.lexicon, subject.printed
    before = printed.voice[max(printed.sentence(one.start)[0], one.start - 70) : one.start]
    return bool(lexicon.floor) and bool(lexicon.pattern("floor", _floor).search(before))


def _floor(lexicon: Lexicon) -> str:
    words = "|".join(re.escape(one) for phrase in lexicon.floor for one in spelt_out(phrase))
    adverbs = "|".join(re.escape(word) for word in lexicon.adverbs) or r"\b\B"
    article = r"(?:the|el|la|o|a|le|l['’])"
    return rf"(?i:(?<!\w)(?:{words})(?:,?\s+(?:{adverbs}),?)?\s+(?:{article}\s+)?$)"


def _who_tells(one: Addressed, subject: Subject) -> bool:
    """Whether a clause `, who said` follows, in a sentence where nobody else has said anything before."""
    lexicon, printed = subject.lexicon, subject.printed
    start, end = printed.sentence(one.start)
    clause = _WHO.match(printed.voice, one.end, min(end, one.end + 160))
    if clause is None:
        return False
    verbs = [match.start() for match in subject.phrases_found(lexicon.told)]
    told = bisect_left(verbs, start)
    return told < len(verbs) and clause.end() <= verbs[told] <= clause.end() + 24


def _may_end_a_name(before: str, lexicon: Lexicon) -> bool:
    """Whether the last word before a verb is a name, the end of a position behind a comma, or an adverb."""
    last = re.search(r"([^\W\d_]+)[’'.)]?(,?)\s+$", before)
    if last is None:
        return False
    word = last[1].lower()
    if last[2]:
        return True
    if word in (lexicon.pronouns.he[0], lexicon.pronouns.she[0]):
        return False
    return last[1][0].isupper() or any(adverb.endswith(word) for adverb in lexicon.adverbs)


def _pattern(lexicon: Lexicon) -> str:
    """What stands before the verb: a name, its title before it, its position behind it."""
    titles = "|".join(re.escape(form) for form in sorted(_forms(lexicon), key=len, reverse=True)) or r"\b\B"
    adverbs = "|".join(re.escape(word) for word in sorted(lexicon.adverbs, key=len, reverse=True)) or r"\b\B"
    return (
        rf"(?:(?<!\w)(?P<title>{titles})\s+)?(?<![\w’'.-])(?!(?:{titles}|The|El|La|Los|Las|O|A|Os|As|Le|Les)\s)(?P<name>{NAME})"
        rf"(?:\s+\([^()\n]{{2,60}}\))?(?:,\s+(?P<apposition>[^.;:\n\x00]{{3,140}}?),|{_FROM})?"
        rf"(?:,?\s+(?:{adverbs}),?)*\s+$"
    )


def _forms(lexicon: Lexicon) -> Iterator[str]:
    for title in lexicon.titles:
        yield from (*title.he, *title.she, *title.any)


def _is_position(apposition: str | None, lexicon: Lexicon) -> bool:
    words = re.split(r"[\s-]+", apposition or "")[:3]
    return bool({plain(word) for word in words} & lexicon.position_words)


def _person(name: str, subject: Subject) -> str:
    """A name up to the first word that belongs to an organisation, a state or an office."""
    offices = subject.lexicon.position_words
    words = name.split()
    for number, word in enumerate(words):
        parts = {plain(part) for part in word.split("-")}
        if (word.isupper() and len(word) > 2) or parts & (offices | (subject.office.name_words - _ALSO_IN_NAMES)):
            words = words[:number]
            break
    while words and words[-1][:1].islower():
        words.pop()
    return " ".join(words)

"""W2: whoever speaks in the report is among its participants."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.office.lexicon import Lexicon
from pipeline.office.names import plain
from pipeline.rules.addressing import NAME
from pipeline.rules.people import is_known
from pipeline.rules.subject import Remark, Subject

_REACH = 260
_ALSO_IN_NAMES = frozenset(
    ["de", "la", "del", "los", "las", "das", "dos", "do", "da", "y", "san", "salvador", "costa", "granada"]
)
"""Words of states and organisations that people's names have too."""


def speakers_among_participants(subject: Subject) -> Iterator[Remark]:
    """W201: one who is said to have said something, with title or position, and is nobody of the input."""
    lexicon, printed = subject.lexicon, subject.printed
    if not lexicon.reporting or not subject.report.participants:
        return
    told: set[str] = set()
    for verb in printed.find(lexicon.phrases(*(entry.past for entry in lexicon.reporting))):
        if not _may_end_a_name(printed.voice[max(0, verb.start() - 24) : verb.start()], lexicon):
            continue
        start = max(printed.sentence(verb.start())[0], verb.start() - _REACH)
        match = lexicon.pattern("speaker", _pattern).search(printed.voice[start : verb.start()])
        if match is None or not (match["title"] or _is_position(match["apposition"], lexicon)):
            continue
        name = match["name"]
        if name not in told and len(name.split()) > 1 and _is_person(name, subject) and not is_known(name, subject):
            told.add(name)
            yield subject.say("W201", start + match.start("name"), name=name)


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
        rf"(?:,\s+(?P<apposition>[^.;:\n\x00]{{3,140}}?),)?(?:,?\s+(?:{adverbs}),?)*\s+$"
    )


def _forms(lexicon: Lexicon) -> Iterator[str]:
    for title in lexicon.titles:
        yield from (*title.he, *title.she, *title.any)


def _is_position(apposition: str | None, lexicon: Lexicon) -> bool:
    words = re.split(r"[\s-]+", apposition or "")[:3]
    offices = {plain(part) for word in lexicon.positions for part in word.split("-")}
    return bool({plain(word) for word in words} & offices)


def _is_person(name: str, subject: Subject) -> bool:
    """Whether no word of it belongs to an organisation, a state or an office."""
    words = {plain(word) for word in re.split(r"[\s-]+", name)}
    offices = {plain(part) for word in subject.lexicon.positions for part in re.split(r"[\s-]+", word)}
    if words & offices or any(word.isupper() and len(word) > 2 for word in name.split()):
        return False
    return not words & (subject.office.name_words - _ALSO_IN_NAMES)

"""W8: who is a Member State is so on the day of the meeting, by the office's list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from pipeline.model.participant import Status
from pipeline.office.states import State
from pipeline.rules.datewords import document_day
from pipeline.rules.subject import Remark, Subject, remark

_BESIDE = re.compile(
    r",?\s+(?:(?:a|is a|as a|is one of the|un|es|es un|es uno de los|como|é|é um|é um dos|est un|est l['’]un des"
    r"|en tant qu['’])\s*)?"
)
_AS = re.compile(
    r"(?<!\w)(?:as(?:\s+a|\s+the)?|como|calidad\s+de|condición\s+de|qualidade\s+de|na\s+condição\s+de|en\s+tant\s+qu['’e]|qualité\s+d['’e])\s*"
    r"(?:two|three|dos|tres|dois|três|deux|trois)?\s*$",
    re.IGNORECASE,
)
_SUCH_AS = re.compile(
    r",?\s*\(?(?:such\s+as|including|like|namely|como|entre\s+ellos|tais\s+como|entre\s+eles|tels\s+qu|comme)(?!\w)",
    re.IGNORECASE,
)
_ENDS_LIST = re.compile(
    r"(?:,\s*|\s(?:are|are\s+all|are\s+both|son|son\s+ambos|são|sont)\s+)(?:all|both|todos|ambos|tous|toutes|as|como|en\s+tant\s+qu['’])?\s*$"
)
_GUEST = re.compile(r"(?<!\w)(?:observ|guest|invitad|invité|convidad)", re.IGNORECASE)
_LIST_WORDS = frozenset(
    [
        *("and", "y", "e", "et", "the", "la", "el", "le", "las", "los", "les", "l", "o", "a", "os", "as"),
        *(
            "of",
            "de",
            "del",
            "da",
            "do",
            "du",
            "des",
            "d",
            "such",
            "like",
            "including",
            "namely",
            "como",
            "entre",
            "ellos",
        ),
        *("eles", "tais", "tels", "que", "qu", "comme", "all", "both", "todos", "ambos", "tous", "toutes"),
        *("are", "son", "são", "sont", "en", "tant"),
    ]
)
_FEWEST, _MOST = 15, 40
"""Numbers of members that can be meant; `the three Member States of SELA that …` are some of them."""


def members_of_the_list(subject: Subject) -> Iterator[Remark]:
    """W801: a participant listed among the Member States whose country is none on the day of the meeting."""
    day = document_day(subject.report)
    for number, person in enumerate(subject.report.participants):
        state = subject.office.state(person.country) if person.country else None
        if day and state and person.status is Status.MEMBER and state.is_member(day) is False:
            path = f"participants[{number}].country"
            yield remark("W801", path, state=person.country or "", day=str(day))


def members_as_told(subject: Subject) -> Iterator[Remark]:
    """W801: a state that the words call a Member State of the office, and that is none on the day of the meeting."""
    day, printed, lexicon = document_day(subject.report), subject.printed, subject.lexicon
    if day is None or not lexicon.member:
        return
    former = [state for state in subject.office.states.values() if state.is_member(day) is False]
    if not any(word in printed.words for state in former for word in _name(state, subject).lower().split()[:1]):
        return
    claims = [match.span() for match in printed.find(lexicon.phrases(*lexicon.member, *lexicon.members))]
    for state in former:
        for match in re.finditer(rf"(?<!\w){re.escape(_name(state, subject))}(?!\w)", printed.plain):
            start, end = printed.sentence(match.start())
            number = bisect_left(claims, match.span())
            within = [claim for claim in claims[max(0, number - 1) : number + 1] if start <= claim[0] < end]
            if any(_is_claimed(match.span(), claim, subject) for claim in within):
                yield subject.say("W801", match.start(), state=match[0], day=str(day))


def _name(state: State, subject: Subject) -> str:
    return state.names.get(subject.report.language, "")


def _is_claimed(named: tuple[int, int], claim: tuple[int, int], subject: Subject) -> bool:
    """Whether name and claim stand side by side, or the name in a list that goes with the claim, and nothing denies it."""
    text = subject.printed.plain
    start, end = min(named[1], claim[1]), max(named[0], claim[0])
    between = text[start:end]
    around = text[max(0, min(named[0], claim[0]) - 20) : end].lower()
    denied = any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", around) for word in subject.lexicon.not_member)
    if denied or _GUEST.search(text[end : end + 70]):
        return False
    if named[0] < claim[0]:
        return bool(_BESIDE.fullmatch(between) or (_ENDS_LIST.search(between) and _are_names(between)))
    in_list = re.match(r"\s*[:(]", between) and not re.search(r"[.;)]", between)
    as_such = _AS.search(text[max(0, claim[0] - 40) : claim[0]]) and re.match(r"\s*,(?!\s+(?:and|y|e|et)\s)", between)
    opened = as_such or _SUCH_AS.match(between)
    return bool(in_list or not between.strip() or (opened and _are_names(between)))


def _are_names(between: str) -> bool:
    """Whether only names of countries and the small words of a list stand there."""
    words = re.findall(r"[^\W\d_]+", between)
    return not re.search(r"[.;:]", between) and all(word[0].isupper() or word in _LIST_WORDS for word in words)


def number_of_members(subject: Subject) -> Iterator[Remark]:
    """W802: a number of Member States other than that of the office's list on the day of the meeting."""
    day, lexicon = document_day(subject.report), subject.lexicon
    count = _count(day, subject) if day else None
    if count is None or not lexicon.members:
        return
    for match in subject.printed.find(lexicon.phrases(*lexicon.members)):
        before = re.search(
            r"(?<![\w,.])(\d{1,2}|[^\W\d_]+(?:-[^\W\d_]+|\s[ey]t?\s[^\W\d_]+)?)\s+$",
            subject.printed.voice[max(0, match.start() - 30) : match.start()],
        )
        told = _number(before[1], subject) if before else None
        if told and told != count and _FEWEST <= told <= _MOST and before:
            start = match.start() - len(before[0])
            yield subject.say("W802", start, words=f"{before[1]} {match[0]}", count=count, day=str(day))


def _number(words: str, subject: Subject) -> int | None:
    return int(words) if words.isdigit() else subject.lexicon.numbers.get(words.lower())


def _count(day: date, subject: Subject) -> int | None:
    """How many states were members on a day; None if the office does not know of some."""
    members = [state.is_member(day) for state in subject.office.states.values()]
    return None if None in members else sum(map(bool, members))

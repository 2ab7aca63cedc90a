"""What a conclusion lays on whom, and by when: a proposal from its words, for a person to confirm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.model.base import Language
from pipeline.model.participant import Participant
from pipeline.model.report import Report
from pipeline.office.names import plain
from pipeline.office.office import Office
from pipeline.rules.due import due_of
from pipeline.rules.subject import Subject, read_subject

ALL = "all"
_ACRONYM = re.compile(r"(?<![\w/-])[A-Z]{2,}(?:-[A-Z]+)?(?![\w/-])")
_CLAUSE = re.compile(
    r"[.;:]\s|,\s+(?:for which|by which|para lo cual|para la cual|para o qual|para a qual|à cette fin|pour laquelle)\s",
    re.I,
)
_ONLY_JOINED = re.compile(r"\s*(?:and|y|e|et|the|la|el|los|las|o|a|os|as|le|les|l['’])*\s*", re.I)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who would be responsible (ids, bodies, or `all`) and what would be due; empty and None where the words do not tell."""

    responsible: tuple[str, ...] = ()
    due: str | None = None


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    who: str


def propose_commitment(
    text: str, language: Language, participants: Sequence[Participant], office: Office, day: date | None = None
) -> Proposal:
    """The proposal for one conclusion; `day` is the last one of the meeting, from which `June this year` is counted."""
    subject = _as_report(text, language, participants, office, day)
    mentions = sorted(_mentions(subject), key=lambda one: one.start)
    named = [who for one in _agents(subject, mentions) for who in [one.who]]
    explicit = tuple(dict.fromkeys(who for who in named if who != ALL))
    return Proposal(explicit or tuple(dict.fromkeys(named)), due_of(subject, day))


def _as_report(
    text: str, language: Language, participants: Sequence[Participant], office: Office, day: date | None
) -> Subject:
    """The conclusion as a report of its own, so that it is read as reports are."""
    meeting = {"title": "-", "date": day} if day else {"title": "-"}
    given = {
        "format": 1,
        "language": language,
        "meeting": meeting,
        "participants": tuple(participants),
        "background": text,
    }
    return read_subject(Report.model_validate(given), office)


def _mentions(subject: Subject) -> Iterator[_Mention]:
    """Organisations, participants and words for all of them, as the input would name each."""
    office, voice = subject.office, subject.printed.voice
    for start, end, key in subject.named:
        yield _Mention(start, end, _as_given(key, subject))
    for match in _ACRONYM.finditer(voice):
        if keys := office.body_names.by_acronym.get(match[0]):
            yield _Mention(*match.span(), _as_given(keys[0], subject))
    house = office.house.secretariat.get(subject.report.language, "").split()[:2]
    for match in re.finditer(r"\s+".join(map(re.escape, house)), voice) if house else ():
        yield _Mention(*match.span(), office.house.short)
    for person in subject.report.participants:
        if person.id and person.name:
            words = person.name.split()
            pattern = rf"(?:{re.escape(words[0])}\s+)?(?:[^\W\d_]+\s+)?{re.escape(words[-1])}(?!\w)"
            for match in re.finditer(pattern, voice) if len(words) > 1 else ():
                if plain(match[0].split()[0]) == plain(words[0]) or match[0].split()[0] != match[0]:
                    yield _Mention(*match.span(), person.id)
    for match in subject.printed.find(subject.lexicon.phrases(*subject.lexicon.commitments.all)):
        yield _Mention(*match.span(), ALL)


def _as_given(key: str, subject: Subject) -> str:
    """A body as the participants have it, else by its acronym."""
    body = subject.office.bodies.get(key)
    for person in subject.report.participants:
        if person.organisation and subject.office.body(person.organisation) is body:
            return person.organisation
    return (body.acronym(subject.report.language) or body.names[subject.report.language]) if body else key


def _agents(subject: Subject, mentions: Sequence[_Mention]) -> Iterator[_Mention]:
    """Those who stand before a verb that binds them, and those behind one that is laid on them."""
    words, lexicon = subject.lexicon.commitments, subject.lexicon
    free = [one for one in mentions if not _supports(one, subject)]
    for verb in subject.printed.find(lexicon.phrases(*words.will)) if words.will else ():
        yield from _before(verb.start(), subject, free)
    for phrase in subject.printed.find(lexicon.phrases(*words.passive)) if words.passive else ():
        yield from _behind(phrase.end(), subject, free)
    if _deadline_for(subject):
        yield from (one for one in free if one.who == ALL)


def _deadline_for(subject: Subject) -> bool:
    """Whether a time limit is named as such."""
    return bool(
        re.search(r"(?<!\w)(?:deadline|plazo|prazo|délai|date limite)(?!\w)", subject.printed.text, re.IGNORECASE)
    )


def _supports(one: _Mention, subject: Subject) -> bool:
    """Whether words of support go before it, without a comma between."""
    text, lexicon = subject.printed.text, subject.lexicon
    start = max(text.rfind(mark, 0, one.start) for mark in ",;.:") + 1
    found = (
        lexicon.phrases(*lexicon.commitments.supporting).find(text[start : one.start])
        if lexicon.commitments.supporting
        else []
    )
    return bool(found) or bool(re.match(r"['’]s\s+(?:support|assistance|proposal)", text[one.end : one.end + 14]))


def _before(at: int, subject: Subject, mentions: Sequence[_Mention]) -> list[_Mention]:
    """Those of the clause that stand nearest before a verb, with the list that they end."""
    text = subject.printed.text
    begin = max([0, *(match.end() for match in _CLAUSE.finditer(text, 0, at))])
    found: list[_Mention] = []
    end = at
    for one in reversed([one for one in mentions if begin <= one.start < at]):
        between = text[one.end : end].strip(" ,")
        if found and not _ONLY_JOINED.fullmatch(between):
            break
        found.append(one)
        end = one.start
    return found[::-1]


def _behind(at: int, subject: Subject, mentions: Sequence[_Mention]) -> list[_Mention]:
    """Those that directly follow, one or a list."""
    text, found = subject.printed.text, list[_Mention]()
    for one in mentions:
        if one.start >= at:
            between = text[at : one.start].strip(" ,")
            if len(between) > (40 if not found else 12) or re.search(r"[.;:,]", between):
                break
            found.append(one)
            at = one.end
    return found

"""What a conclusion lays on whom, and by when: a proposal from its words, for a person to confirm.

Quiet where it is not sure. Proposed is who stands before a verb that binds (`ALADI will organise`) as the one that acts,
or behind words that lay something on one (`was asked`); `the workshop of ALADI will begin` binds nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.findings import Severity
from pipeline.office.lexicon import Lexicon
from pipeline.rules.datewords import document_day
from pipeline.rules.due import due_of
from pipeline.rules.mentions import ALL, Mention, Window, windows
from pipeline.rules.subject import Remark, Subject, remark

_CHAPTERS = ("conclusions[", "recommendations[")
_CLAUSE = re.compile(
    r"[.;:]\s|\n|,\s+(?:for which|by which|para lo cual|para la cual|para o qual|para a qual|à cette fin|pour laquelle)\s",
    re.I,
)
_ONLY_JOINED = re.compile(r"(?:(?:and|y|e|et|the|la|el|los|las|o|a|os|as|le|les)(?:\s+|\Z)|l['’])*", re.I)
_DEADLINE = re.compile(r"(?<!\w)(?:deadline|plazo|prazo|délai|date limite)(?!\w)", re.I)
_OWNED = re.compile(
    r"(?P<owned>(?:[\w-]+\s+){0,2}[\w-]+)\s+(?:of|de|del|da|do|du|des|de la|de l['’])\s*(?:the\s+|la\s+)?\Z", re.I
)
# Those of a body who act for it: its secretariat, secretary, delegation, representatives, head, government.
_ACTING = re.compile(
    r"\b(?:sub)?(?:secret|secrét|deleg|délég|repres|représ|direc|presid|présid|gov|gob|gouv|minist|member|miembro|membro"
    r"|membre|countr|país|pays|foc|team|equip|équip|commission|comisi|comiss|council|consejo|conselho|conseil)",
    re.I,
)
_OTHER_SUBJECT = re.compile(r"(?<!\w)(?:that|which|que|qui|dont|where|donde|onde)(?!\w)", re.I)
_BY = re.compile(r"(?:by|por|pel[oa]|par)(?:\s+parte\s+d\w+)?\Z", re.I)
_PASSIVE = re.compile(r"\s+(?:not\s+)?be\s+(?!responsible|in charge|able|convening|\w+ing\b)", re.I)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who would be responsible (ids, bodies, or `all`) and what would be due; empty and None where the words do not tell."""

    responsible: tuple[str, ...] = ()
    due: str | None = None


def proposed_commitments(subject: Subject) -> Iterator[tuple[str, Proposal]]:
    """The proposal for each conclusion and recommendation for which its words tell anything, by the path of its text.

    `June this year` is counted from the last day of the meeting.
    """
    day = document_day(subject.report)
    for path, window in windows(subject, _CHAPTERS):
        bound = list(_bound(window))
        named = tuple(dict.fromkeys(one.who for one, _ in bound))
        explicit = tuple(who for who in named if who != ALL)
        is_limited = bool(_DEADLINE.search(subject.printed.text, window.start, window.end))
        after = min((end for _, end in bound), default=window.start)
        due = due_of(window, day, after) if bound or is_limited else None
        if named or due:
            yield path, Proposal(explicit or named, due)


def commitments_to_confirm(subject: Subject) -> Iterator[Remark]:
    """W056 to W058: a conclusion whose words tell who does something, by when, or both, and whose fields do not."""
    return (said for said, _ in missing_commitments(subject))


def missing_commitments(subject: Subject) -> Iterator[tuple[Remark, Proposal]]:
    """What is said of each conclusion that lacks fields, with the proposal for these alone."""
    for path, found in proposed_commitments(subject):
        chapter, number = path.partition("[")[0], int(path.partition("[")[2].partition("]")[0])
        item = getattr(subject.report, chapter)[number]
        who = () if item.responsible else found.responsible
        due = found.due if item.due is None and not item.every else None
        code = {(True, True): "W056", (True, False): "W057", (False, True): "W058"}.get((bool(who), bool(due)))
        if code:
            told = {name: words for name, words in (("who", ", ".join(who)), ("due", due)) if words}
            yield remark(code, path, 0, Severity.SUGGESTION, number=number + 1, **told), Proposal(who, due)


def _bound(window: Window) -> Iterator[tuple[Mention, int]]:
    """Those who stand before a verb that binds them, and those behind one that is laid on them; each with its end."""
    words, text = window.subject.lexicon.commitments, window.subject.printed.text
    verbs = [*window.found(words.will), *_in_the_future(window)]
    # what was made by one is done; what will be made by one is laid on it
    laid = [phrase for phrase in window.found(words.passive) if verbs or not _BY.search(phrase[0])]
    is_limited = bool(_DEADLINE.search(text, window.start, window.end))
    if not (verbs or laid or is_limited):
        return
    free = [one for one in window.mentions if not _supports(one, window)]
    for verb in verbs:
        if not _PASSIVE.match(text, verb.end()):
            yield from ((one, verb.end()) for one in _before(verb.start(), window, free))
    for phrase in laid:
        yield from ((one, one.end) for one in _behind(phrase.end(), window, free))
    if is_limited:
        yield from ((one, window.start) for one in free if one.who == ALL)


def _in_the_future(window: Window) -> list[re.Match[str]]:
    """The verbs whose ending says that something is to come, but for those that bind nobody (`será`)."""
    lexicon = window.subject.lexicon
    if not lexicon.commitments.future:
        return []
    pattern = lexicon.pattern("future", _future)
    found = pattern.finditer(window.subject.printed.voice, window.start, window.end)
    return [verb for verb in found if verb[0] not in lexicon.commitments.idle]


def _future(lexicon: Lexicon) -> str:
    return rf"(?<![\w-])[^\W\d_]+(?:{'|'.join(lexicon.commitments.future)})(?![\w-])"


def _supports(one: Mention, window: Window) -> bool:
    """Whether words of support go before it, without a comma between."""
    text, lexicon = window.subject.printed.text, window.subject.lexicon
    start = max([window.start, *(text.rfind(mark, window.start, one.start) + 1 for mark in ",;.:")])
    supporting = lexicon.commitments.supporting
    found = lexicon.phrases(*supporting).find(text[start : one.start]) if supporting else []
    return bool(found) or bool(re.match(r"['’]s\s+(?:support|assistance|proposal)", text[one.end : one.end + 14]))


def _before(at: int, window: Window, mentions: Sequence[Mention]) -> list[Mention]:
    """Those of the clause that stand nearest before a verb, with the list that they end; nobody whom a thing belongs to."""
    text = window.subject.printed.text
    begin = max([window.start, *(match.end() for match in _CLAUSE.finditer(text, window.start, at))])
    found: list[Mention] = []
    end = at
    for one in reversed([one for one in mentions if begin <= one.start < at]):
        if found and not _ONLY_JOINED.fullmatch(text[one.end : end].strip(" ,(")):
            break
        found.append(one)
        end = one.start
    owned = _OWNED.search(text, begin, end) if found else None
    if found and _OTHER_SUBJECT.search(text, found[0].end, at):
        return []
    return [] if owned and not _ACTING.search(owned["owned"]) else found[::-1]


def _behind(at: int, window: Window, mentions: Sequence[Mention]) -> list[Mention]:
    """Those that directly follow, one or a list."""
    text, found = window.subject.printed.text, list[Mention]()
    for one in mentions:
        if one.start >= at:
            between = text[at : one.start].strip(" ,(")
            if len(between) > (40 if not found else 12) or re.search(r"[.;:,\n]", between):
                break
            found.append(one)
            at = one.end
    return found

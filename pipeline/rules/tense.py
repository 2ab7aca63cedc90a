"""W4: what was said is told in the past, as the report tells the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.office.lexicon import Lexicon
from pipeline.office.names import plain
from pipeline.rules.antecedents import may_be_a_thing
from pipeline.rules.organisations import is_object
from pipeline.rules.people import people
from pipeline.rules.printed import Kind
from pipeline.rules.subject import Remark, Subject

_REACH = 60
_LEAST_PAST = 2
_THAT = re.compile(r"\s+(?:e[nm]\s+)?(?:that|que|qu['’])")
_SUBORDINATE = re.compile(
    r"(?<!\w)(?:that|which|as|if|when|while|where|que|qu['’]|como|comme|cuando|quando|quand|si|se|où|donde|onde|lorsque"
    r"|mientras|enquanto|tandis)(?!\w)",
    re.IGNORECASE,
)
_ANEW = re.compile(
    r"(?!.*(?<!\w)(?:that|que|qu['’])).*(?:;|,\s+(?:and|but|while|y|e|pero|mas|mientras|et|mais))\s+\S+", re.DOTALL
)
"""A clause that begins anew with its own subject, behind a verb of telling that did not say *that* something is so."""

_TAG = re.compile(r",\s+(?!(?:and|but|y|e|pero|mas|et|mais)\s)(?:[^\W\d_]+\s+)?\Z", re.IGNORECASE)
_FIRST_WORD = {"es": True, "pt": True}
"""Languages that need no pronoun, so that a verb may open the sentence."""


def present_tense(subject: Subject) -> Iterator[Remark]:
    """W401: a verb of telling in the present, its subject a person of the meeting, where the report tells in the past."""
    lexicon, printed = subject.lexicon, subject.printed
    past = subject.phrases_found(lexicon.told)
    forms = {verb.present: verb.past for verb in lexicon.reporting if verb.present}
    if len(past) < _LEAST_PAST or not forms:
        return
    told = sorted(match.start() for match in past)
    found = [
        match
        for match in printed.find(lexicon.phrases(*forms))
        if _has_speaker(match, subject) and not _within(match, told, subject)
    ]
    if len(found) <= len(past):
        for match in found:
            past_form = forms.get(" ".join(match[0].lower().split()), "")
            yield subject.say("W401", match.start(), words=match[0], past=past_form)


def _within(match: re.Match[str], told: list[int], subject: Subject) -> bool:
    """Whether the sentence has a verb in the past of which this one is part: before it, behind its clause, or as a tag.

    A tag is what stands behind a comma: `ALADI proposes it, he said`.
    """
    start, end = subject.printed.sentence(match.start())
    text = subject.printed.text
    if any(start <= at < match.start() and not _ANEW.match(text, at, match.start()) for at in told):
        return True
    is_clause = bool(_SUBORDINATE.search(text, start, match.start()))
    behind = [at for at in told if match.start() <= at < end]
    return any(is_clause or _TAG.search(text, match.end(), at) for at in behind)


def _has_speaker(match: re.Match[str], subject: Subject) -> bool:
    """Whether one who speaks stands right before the verb: a pronoun, a participant; or nobody, where none is needed."""
    printed, lexicon = subject.printed, subject.lexicon
    if printed.stretch(match.start()).kind is Kind.CELL:
        return False
    begin = max(printed.sentence(match.start())[0], match.start() - _REACH)
    before = _without_adverbs(printed.voice[begin : match.start()], subject)
    words = re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", before)
    if not words:
        return begin != match.start() - _REACH and _opens(match, before, subject)
    if words[-1].lower() in (lexicon.pronouns.he[0], lexicon.pronouns.she[0]) and before.rstrip()[-1:].isalpha():
        at = begin + before.rfind(words[-1])
        after_that = re.search(r"(?<!\w)(?:that|que|as|como|comme|if|si|se)\s+\w+\s*$", before)
        return not (len(words) > 1 and after_that) and not may_be_a_thing(at, subject)
    return bool(before.strip()) and (
        _is_participant(before, subject) or (_is_body(before, subject) and _says_that(match, subject))
    )


def _without_adverbs(before: str, subject: Subject) -> str:
    lexicon = subject.lexicon
    return lexicon.pattern("last_adverbs", _last_adverbs).sub(" ", before) if lexicon.adverbs else before


def _last_adverbs(lexicon: Lexicon) -> str:
    adverbs = "|".join(re.escape(word) for word in lexicon.adverbs)
    return rf"(?i:(?:(?:^|,?\s+)(?:{adverbs}),?)+\s*$)"


def _opens(match: re.Match[str], before: str, subject: Subject) -> bool:
    """Whether the verb opens the sentence and tells that something is so."""
    return subject.report.language in _FIRST_WORD and not before.strip() and _says_that(match, subject)


def _says_that(match: re.Match[str], subject: Subject) -> bool:
    return bool(_THAT.match(subject.printed.voice, match.end()))


def _is_participant(before: str, subject: Subject) -> bool:
    """Whether the words end with the surname of a participant, a position behind it or not."""
    named = re.sub(r",\s+[^,.;]{3,60},\s*$", "", before).rstrip()
    last = re.search(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*$", named)
    if last is None or not last[0][:1].isupper() or before.rstrip()[-1:] not in (named[-1:], ","):
        return False
    return any(
        plain(last[0]) in {plain(word) for word in (person.name or "").split()[1:]} for person in people(subject)
    )


def _is_body(before: str, subject: Subject) -> bool:
    """Whether the words end with a participant's organisation."""
    end = before.rstrip()
    for person in subject.report.participants:
        body = subject.office.body(person.organisation) if person.organisation else None
        forms = (person.organisation, *((*body.acronyms.values(), *body.names.values()) if body else ()))
        named = next((form for form in forms if form and end.endswith(form)), "")
        if named and not is_object(end[: -len(named)]):
            return True
    return False

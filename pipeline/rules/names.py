"""W8: organisations and countries are called as the office's list has them, in the language of the report."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from pipeline.findings import Severity
from pipeline.office.names import full_names, same
from pipeline.rules.subject import Remark, Subject, remark

_NEAR = 0.86
_SHORTEST = 4
_OTHER_THINGS = frozenset({"Granada", "Grenada", "Grenade", "Salvador", "Chili", "Guiana", "Guyana"})
"""Names of states in one language that are other things in another: a town, a city, a spice, another land."""

_OF_A_NAME = re.compile(r"(?:\b(?:de|do|da|del|du|d['’])\s*|[A-ZÀ-Þ][\w’'-]*\s+|[-/@])$")
_COUNTRY_AFTER = re.compile(r"\s+(?:DF|City)\b|-[A-Z]")


def names_as_listed(subject: Subject) -> Iterator[Remark]:
    """W803: a form of an organisation's name that is not the name, where no acronym follows it (that is W110's)."""
    language = subject.report.language
    for start, end, key in subject.named:
        body = subject.office.bodies.get(key)
        words = subject.printed.voice[start:end]
        if body is None or "\x00" in words or re.match(r"\s*\(", subject.printed.text[end : end + 3]):
            continue
        wrong = {same(name) for name in body.variants} - {same(name) for name in (*body.names.values(), *body.former)}
        name = body.names.get(language)
        if name and same(words) in wrong:
            yield subject.say("W803", start, Severity.SUGGESTION, words=words, name=name)


def countries_in_the_language(subject: Subject) -> Iterator[Remark]:
    """W804: a Member State under the name of another language, where it is not part of a name in that language."""
    language, printed = subject.report.language, subject.printed
    own = {state.names.get(language, "") for state in subject.office.states.values()}
    for state in subject.office.states.values():
        right = state.names.get(language, "")
        for name in set(state.names.values()) - own - _OTHER_THINGS - set(state.variants):
            for at in printed.words.get(name.lower().split()[0], ()):
                if right and _is_country(name, at, printed.voice[: at + 40], printed.sentence(at)[0], language):
                    yield subject.say("W804", at, words=name, name=right)


def _is_country(name: str, at: int, text: str, begin: int, language: str) -> bool:
    if not text.startswith(name, at) or re.match(r"\w", text[at + len(name) : at + len(name) + 1]):
        return False
    first = text.find(" ", begin) + 1  # the capital of a sentence's first word is no name's
    before, after = text[max(first, at - 24) : at], text[at + len(name) : at + len(name) + 8]
    if _COUNTRY_AFTER.match(after):
        return False
    if language == "en" or not re.search(r"\b(?:de|do|da|del|du|d['’])\s*$", before):
        return not _OF_A_NAME.search(before)
    return not re.search(r"[A-ZÀ-Þ][\w’'-]*\s+(?:de|do|da|del|du|d['’])\s*$", before)


def near_names(subject: Subject) -> Iterator[Remark]:
    """W805: the organisation or country of a participant that is almost one of the office's list: a slip of the pen."""
    bodies = {same(name): name for body in subject.office.bodies.values() for name in full_names(body)}
    states = {
        same(name): name
        for state in subject.office.states.values()
        for name in (*state.names.values(), *state.variants)
    }
    for number, person in enumerate(subject.report.participants):
        for field, known in (("organisation", bodies), ("country", states)):
            given = getattr(person, field)
            if given and len(given) > _SHORTEST and not subject.office.body(given) and not subject.office.state(given):
                near = difflib.get_close_matches(same(given), known, n=1, cutoff=_NEAR)
                if near and _letters(given) != _letters(known[near[0]]):
                    yield remark("W805", f"participants[{number}].{field}", words=given, name=known[near[0]])


def _letters(name: str) -> str:
    return same(name).replace("z", "s")

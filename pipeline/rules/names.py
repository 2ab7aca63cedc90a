"""W8: organisations and countries are called as the office's list has them, in the language of the report."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.findings import Severity
from pipeline.office.names import a_letter_apart, plain, same
from pipeline.rules.subject import Remark, Subject, remark

_NEAR = 0.86
_SHORTEST = 4
_SHORTEST_COUNTRY = 6
_OTHER_THINGS = frozenset({"Granada", "Grenada", "Grenade", "Salvador", "Chili", "Guiana", "Guyana", "Argentine"})
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
    bodies, states = subject.office.body_names.spelt, subject.office.spelt_states
    for number, person in enumerate(subject.report.participants):
        for field, known in (("organisation", bodies), ("country", states)):
            given = getattr(person, field)
            if given and len(given) > _SHORTEST and not subject.office.body(given) and not subject.office.state(given):
                near = difflib.get_close_matches(same(given), known, n=1, cutoff=_NEAR)
                if near and _letters(given) != _letters(known[near[0]]):
                    yield remark("W805", f"participants[{number}].{field}", words=given, name=known[near[0]])


def misspelt_countries(subject: Subject) -> Iterator[Remark]:
    """W805: a name in the text that is a letter apart from a Member State's; not its last, where peoples differ."""
    printed = subject.printed
    for word, name in _slips(subject):
        for at in printed.words[word] if plain(word) not in subject.words_of_people else ():
            if _stands_alone(printed.voice, at, len(word), printed.sentence(at)[0]):
                yield subject.say("W805", at, words=printed.voice[at : at + len(word)], name=name)


def _slips(subject: Subject) -> list[tuple[str, str]]:
    """The words of the report that are nearly a state's name and no state's in any language, with that name."""
    states, language = subject.office.states.values(), subject.report.language
    known = {plain(word) for state in states for name in state.names.values() for word in name.split()}
    names = defaultdict(list)
    for name in (state.names.get(language, "") for state in states):
        if len(name) >= _SHORTEST_COUNTRY and " " not in name:
            names[plain(name)[0]].append(name)
    return [
        (word, name)
        for word in subject.printed.words
        for name in names.get(word[0], ())
        if abs(len(word) - len(name)) < 2 and _is_slip(plain(word), plain(name)) and plain(word) not in known
    ]


def _is_slip(word: str, right: str) -> bool:
    return (
        word[-1] == right[-1] and word[-2:-1] != right[-1] and right[-2:-1] != word[-1] and a_letter_apart(word, right)
    )


def _stands_alone(text: str, at: int, length: int, begin: int) -> bool:
    """Whether a word with a capital is no part of a longer name."""
    first = text.find(" ", begin) + 1  # the capital of a sentence's first word is no name's
    before, after = text[max(first, at - 24) : at], text[at + length : at + length + 3]
    return (
        text[at].isupper()
        and not re.search(r"[A-ZÀ-Þ][\w’'-]*\s+(?:(?:de|of|do|da|du)\s+)?$|[-/@.]$", before)
        and not re.match(r"\s[A-ZÀ-Þ]|[-/@]", after)
    )


def _letters(name: str) -> str:
    return same(name).replace("z", "s")

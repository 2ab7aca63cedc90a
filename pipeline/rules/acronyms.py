"""W1: an acronym is written out once, where it is first used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.base import Language
from pipeline.office.acronyms import Term
from pipeline.office.bodies import Body
from pipeline.office.names import acronyms as acronyms_of
from pipeline.office.names import full_names, plain, same
from pipeline.rules.naming import Acronym, Expansion, acronyms, is_small, shares_words, spelling_words
from pipeline.rules.subject import Remark, Subject


def acronyms_written_out(subject: Subject) -> Iterator[Remark]:
    """W104 and W107 never written out, W108 used before, W109 and W112 of other languages, W110 wrongly, W111 twice."""
    for acronym in acronyms(subject).values():
        foreign = _foreign(acronym, subject)
        if foreign:
            yield foreign
        elif _is_explained(acronym, subject):
            continue
        elif not acronym.expansions:
            yield from _never(acronym, subject)
        elif acronym.uses and acronym.uses[0] < min(entry.at for entry in acronym.expansions):
            yield subject.say("W108", acronym.uses[0], acronym=acronym.letters)
        yield from _again(acronym, subject)
        if acronym.body:
            yield from _wrongly(acronym, acronym.body, subject)


def _is_explained(acronym: Acronym, subject: Subject) -> bool:
    """Whether it is a body's acronym in another language, and the text says so (`por sus siglas en inglés`)."""
    at = min([*acronym.uses, *(entry.at for entry in acronym.expansions)])
    own = acronym.body is None or acronym.letters in _own_acronyms(acronym.body, subject.report.language)
    return not own and _told(at, subject)


def _never(acronym: Acronym, subject: Subject) -> Iterator[Remark]:
    """Nothing is said of the office's own acronym, which is on every cover."""
    known = [
        *([acronym.body.names] if acronym.body else []),
        *(term.names for term in _terms(acronym.letters, subject)),
    ]
    name = next((names[subject.report.language] for names in known if subject.report.language in names), None)
    if acronym.letters == subject.office.house.short or not acronym.uses:
        return
    if name:
        yield subject.say("W104", acronym.uses[0], acronym=acronym.letters, name=name)
    else:
        yield subject.say("W107", acronym.uses[0], acronym=acronym.letters)


def _again(acronym: Acronym, subject: Subject) -> Iterator[Remark]:
    """A name that was given with its acronym and is given with it again."""
    for entry in sorted((entry for entry in acronym.expansions if entry.whole), key=lambda one: one.at)[1:]:
        yield subject.say("W111", entry.at, acronym=acronym.letters)


def _foreign(acronym: Acronym, subject: Subject) -> Remark | None:
    """An acronym that is another language's, unless the text says that it is."""
    language, letters = subject.report.language, acronym.letters
    at = min([*acronym.uses, *(entry.at for entry in acronym.expansions)])
    if _told(at, subject):
        return None
    if acronym.body and letters not in _own_acronyms(acronym.body, language):
        own, name = acronym.body.acronym(language), acronym.body.names.get(language, "")
        return subject.say("W109", at, acronym=letters, own=own, name=name)
    term = next(_terms(letters, subject), None)
    return _of_term(term, letters, at, subject) if term else None


def _of_term(term: Term, letters: str, at: int, subject: Subject) -> Remark | None:
    language = subject.report.language
    own, name = term.acronyms.get(language), term.names.get(language, letters)
    if own == letters:
        return None
    if own:
        return subject.say("W109", at, acronym=letters, own=own, name=name)
    foreign = next(other for other, form in term.acronyms.items() if form == letters)
    return subject.say("W112", at, acronym=letters, name=term.names.get(foreign, ""), own=name)


def _own_acronyms(body: Body, language: Language) -> set[str]:
    """The acronyms that may stand in a language: its own, former ones, and any if it has none."""
    own = body.acronym(language)
    former = set(acronyms_of(body)) - set(body.acronyms.values())
    return {own, *former} if own else set(acronyms_of(body))


def _terms(letters: str, subject: Subject) -> Iterator[Term]:
    return (term for term in subject.office.acronyms.terms if letters in term.acronyms.values())


def _told(at: int, subject: Subject) -> bool:
    """Whether the sentence says that it is the acronym of another language (`por sus siglas en inglés`)."""
    around = subject.printed.text[max(0, at - 70) : at + 70].lower()
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", around) for word in subject.lexicon.by_acronym)


def _wrongly(acronym: Acronym, body: Body, subject: Subject) -> Iterator[Remark]:
    """A name before the acronym that is neither the body's name in the language nor one that it had."""
    language = subject.report.language
    name = body.names.get(language)
    if not name or acronym.letters not in acronyms_of(body):
        return
    for entry in acronym.expansions:
        if entry.words and not _is_right(entry, body, language) and not _hidden(entry, subject):
            given = _given(entry.words, acronym.letters, body)
            if given:
                start = subject.printed.text.rfind(given.split()[0], 0, entry.at - 1)
                yield subject.say("W110", max(start, 0), words=given, acronym=acronym.letters, name=name)


def _is_right(entry: Expansion, body: Body, language: Language) -> bool:
    right = (body.names[language], *(name for name in body.former if " " in name))
    return any(same(entry.words).endswith(same(name)) for name in right)


def _hidden(entry: Expansion, subject: Subject) -> bool:
    """Whether the name is quoted or marked as words of another language."""
    return not subject.printed.voice[max(0, entry.at - 3)].isprintable()


def _given(words: str, letters: str, body: Body) -> str:
    """The words that were meant to be the name; empty if they are another thing altogether."""
    for name in full_names(body):
        if same(words).endswith(same(name)):
            return " ".join(words.split()[-len(name.split()) :])
    spelt = spelling_words(words.split(), letters)
    own = {plain(word) for word in spelt if not is_small(word)}
    if spelt and any(len(own & {plain(word) for word in name.split()}) * 2 >= len(own) for name in full_names(body)):
        return " ".join(spelt)
    near = next((name for name in full_names(body) if shares_words(words.split(), name)), None)
    if near is None:
        return ""
    return " ".join(_from_capital(words.split()[-len(near.split()) - 1 :]))


def _from_capital(words: list[str]) -> list[str]:
    while len(words) > 1 and (not words[0][:1].isupper() or is_small(words[0])):
        words = words[1:]
    return words

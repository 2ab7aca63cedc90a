"""What a passage says in every language alike: its paragraphs and notes, its dates, figures and names."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from pipeline.office.names import plain
from pipeline.rules.edition_side import Day, Mention, Side, once
from pipeline.rules.people import name_parts
from pipeline.rules.subject import Remark, remark

Value = TypeVar("Value")
Written = Sequence[Mention[Any]]
Codes = tuple[str, str, str]
"""Of what is here alone, of what is otherwise there, of what is there alone."""

_DATES: Codes = ("W912", "W922", "W932")
_FIGURES: Codes = ("W913", "W923", "W933")
_NAMED: Codes = ("W915", "W925", "W935")

_SMALL = 12
"""Days up to this one are no figure that is compared."""

_LIKE = 0.65
"""How much two names have in common where one is a slip for the other."""


def compare_passage(path: str, there_path: str, here: Side, there: Side) -> Iterator[Remark]:
    """What a passage has otherwise than its counterpart; both are written."""
    for code, count in (("W910", Side.parts), ("W914", Side.notes)):
        one, two = count(here, path), count(there, there_path)
        if one != two:
            yield remark(code, path, field=path, here=one, there=two, language=there.language)
    with_notes = here.notes(path) == there.notes(there_path)  # a note that is missing has been told of
    own_dates, dates = _unmatched(
        here.kept(here.dates(path), with_notes), there.kept(there.dates(there_path), with_notes), _same_day
    )
    own_figures, figures = _unmatched(
        here.kept(here.figures(path), with_notes), there.kept(there.figures(there_path), with_notes), _same_value
    )
    own_dates, figures = _without_written_out(own_dates, figures)
    dates, own_figures = _without_written_out(dates, own_figures)
    yield from _told(_DATES, path, here, there, own_dates, dates)
    yield from _told(_FIGURES, path, here, there, own_figures, figures)
    yield from _names(path, there_path, here, there)


def _told(codes: Codes, path: str, here: Side, there: Side, own: Written, others: Written) -> Iterator[Remark]:
    """What is here and not there, what is one thing here and another there, what is there and not here."""
    only_here, unlike, only_there = codes
    both = min(len(own), len(others))
    for one, two in zip(own, others, strict=False):
        yield here.subject.say(unlike, one.start, words=one.words, there=two.words, language=there.language)
    for one in own[both:]:
        yield here.subject.say(only_here, one.start, words=one.words, language=there.language)
    for two in others[both:]:
        yield here.subject.say(only_there, here.start(path), words=two.words, language=there.language)


def _unmatched(
    own: Sequence[Mention[Value]],
    others: Sequence[Mention[Value]],
    same: Callable[[Mention[Value], Mention[Value]], bool],
) -> tuple[list[Mention[Value]], list[Mention[Value]]]:
    """What either side has that the other lacks, each as often as it stands there."""
    left = list(others)
    lonely: list[Mention[Value]] = []
    for one in own:
        match = next((two for two in left if same(one, two)), None)
        if match is None:
            lonely.append(one)
        else:
            left.remove(match)
    return lonely, left


def _without_written_out(
    dates: list[Mention[Day]], figures: list[Mention[Decimal]]
) -> tuple[list[Mention[Day]], list[Mention[Decimal]]]:
    """Without the dates that the other side writes in a way that only its figures are seen of: `dos mil veinticuatro`."""
    kept: list[Mention[Day]] = []
    left = list(figures)
    for one in dates:
        _, day, year = one.value
        wanted = [value for value in (day if day > _SMALL else None, year) if value]
        found = [next((each for each in left if each.value == value), None) for value in wanted]
        if wanted and all(found):
            left = [each for each in left if each not in found]
        else:
            kept.append(one)
    return kept, left


def _same_value(one: Mention[Decimal], two: Mention[Decimal]) -> bool:
    return one.value == two.value


def _same_day(one: Mention[Day], two: Mention[Day]) -> bool:
    """Day and month alike, and the year where both tell it."""
    own, other = one.value, two.value
    return own[:2] == other[:2] and (own[2] == other[2] or None in (own[2], other[2]))


def _names(path: str, there_path: str, here: Side, there: Side) -> Iterator[Remark]:
    """W915, W925, W935: persons and organisations that one side names and the other does not at all, and states swapped."""
    people = _strangers(path, there_path, here, there), _strangers(there_path, path, there, here)
    yield from _paired(path, here, there, *people)
    yield from _told(_NAMED, path, here, there, *_lonely(once(here.bodies(path)), once(there.bodies(there_path))))
    yield from _swapped(path, there_path, here, there)


def _strangers(path: str, other_path: str, side: Side, other: Side) -> list[Mention[str]]:
    """Persons named behind a title here who are nowhere in the counterpart, and participants of whom that is so."""
    words, there = side.name_words(path), other.name_words(other_path)
    slips = _names_of(other, other_path) - words
    named = {one.value: one for one in side.people(path) if _is_strange(one.words, there, slips)}
    for person in side.report.participants:
        name = plain(person.name.split()[-1]) if person.name else ""
        if name in words and len(name) > 2 and name not in named and _is_strange(person.name or "", there, slips):
            start = _place(name, path, side)
            if start is not None:
                named[name] = Mention(start, person.name or "", name)
    return sorted(named.values(), key=lambda one: one.start)


def _is_strange(name: str, there: frozenset[str], slips: frozenset[str]) -> bool:
    """Whether no word of a name is there, or its last one is written otherwise there."""
    last = plain(name.split()[-1])
    return not name_parts(name) & there or (last not in there and any(_alike(last, each) for each in slips))


def _names_of(side: Side, path: str) -> frozenset[str]:
    """The words of the names that stand behind titles in a passage."""
    return frozenset(word for one in side.people(path) for word in name_parts(one.words))


def _place(name: str, path: str, side: Side) -> int | None:
    """Where a name stands in a passage."""
    text = side.subject.printed.text
    for start, end in side.spans[path]:
        at = start
        for word in text[start:end].split(" "):
            if plain(word) == name:
                return at
            at += len(word) + 1
    return None


def _paired(
    path: str, here: Side, there: Side, own: list[Mention[str]], others: list[Mention[str]]
) -> Iterator[Remark]:
    """Names that are slips of each other are told together, all others apart."""
    left = list(others)
    for one in own:
        near = next((two for two in left if _alike(one.words, two.words)), None)
        if near is not None:
            left.remove(near)
        yield from _told(_NAMED, path, here, there, [one], [near] if near else [])
    yield from _told(_NAMED, path, here, there, [], left)


def _alike(one: str, two: str) -> bool:
    return difflib.SequenceMatcher(None, plain(one), plain(two)).ratio() > _LIKE


def _lonely(own: Written, others: Written) -> tuple[list[Mention[Any]], list[Mention[Any]]]:
    """What either side has and the other has not even once."""
    here, there = {one.value for one in own}, {two.value for two in others}
    return [one for one in own if one.value not in there], [two for two in others if two.value not in here]


def _swapped(path: str, there_path: str, here: Side, there: Side) -> Iterator[Remark]:
    """A state here in place of another there; one that is missing may be an adjective (`Brazilian`)."""
    own, others = _lonely(here.states(path), there.states(there_path))
    both = min(len(own), len(others))
    yield from _told(_NAMED, path, here, there, own[:both], others[:both])

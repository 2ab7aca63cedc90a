"""What one report laid on whom: its language editions taken together, those of the latest revision, one of them leading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.desks.ledger.gathering import Agreed
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.base import Language
from pipeline.model.commitment import Item, ItemKind
from pipeline.model.due import span_of
from pipeline.model.symbol import Symbol


@dataclass(frozen=True)
class Point:
    """One conclusion or recommendation in all languages that have it, that of the leading edition first."""

    kind: ItemKind
    index: int
    items: tuple[tuple[Agreed, Item], ...]

    @property
    def leading(self) -> Item:
        """The item of the edition whose facts count."""
        return self.items[0][1]

    def told_in(self, language: str) -> tuple[Agreed, Item]:
        """The item in a language, with its edition; in that of the leading one where there is none."""
        return next((pair for pair in self.items if pair[0].language == language), self.items[0])


@dataclass(frozen=True)
class Agreement:
    """The editions of one report that count, the leading one first: that of the original, else the first of the masthead."""

    editions: tuple[Agreed, ...]

    @property
    def symbol(self) -> Symbol:
        """The symbol without revision, under which the ids stand."""
        return self.editions[0].base

    @property
    def attending(self) -> frozenset[str]:
        """The keys of the bodies that took part, as any edition has them."""
        return frozenset().union(*(each.attending for each in self.editions))

    def points(self) -> Iterator[Point]:
        """Its conclusions and recommendations, in order.

        An edition with another number of them in a chapter has no part in that chapter: which is which can't be told.
        """
        leading = self.editions[0]
        for item in leading.items:
            alike = [each for each in self.editions if each.count(item.kind) == leading.count(item.kind)]
            found = ((each, each.item(item.kind, item.index)) for each in alike)
            yield Point(item.kind, item.index, tuple((each, one) for each, one in found if one is not None))

    def disagreements(self) -> Iterator[Finding]:
        """W972 for an edition with another number of items, W973 for a fact that it has otherwise: the leading one counts."""
        leading, *others = self.editions
        for other in others:
            for kind in ItemKind:
                if other.count(kind) != leading.count(kind):
                    yield _other_count(leading, other, kind)
        for point in self.points():
            for edition, item in point.items[1:]:
                yield from _other_facts(leading, point.leading, edition, item)


def agreements(editions: Iterable[Agreed]) -> tuple[Agreement, ...]:
    """The reports by their symbols, in order, each with the editions of its latest revision."""
    ordered = sorted(editions, key=lambda each: (each.base.normal.casefold(), each.revision))
    found = []
    for _, group in groupby(ordered, lambda each: each.base.normal.casefold()):
        several = list(group)
        latest = [each for each in several if each.revision == several[-1].revision]
        found.append(Agreement(_led(latest)))
    return tuple(found)


def _led(editions: Sequence[Agreed]) -> tuple[Agreed, ...]:
    order = list(Language)
    said = [each.original for each in editions if each.original is not None]
    there = {each.language for each in editions}
    first = next((language for language in said if language in there), None)
    return tuple(sorted(editions, key=lambda each: (each.language is not first, order.index(each.language))))


def _other_count(leading: Agreed, other: Agreed, kind: ItemKind) -> Finding:
    counts = {"count": other.count(kind), "leading": leading.count(kind)}
    place = Place(str(other.file), path=kind.value)
    return finding("W972", place, Severity.WARNING, field=kind.value, file=str(leading.file), **counts)


def _other_facts(leading: Agreed, one: Item, edition: Agreed, item: Item) -> Iterator[Finding]:
    for field, counts, said in _unlike(leading, one, edition, item):
        path = f"{item.kind.value}[{item.index}].{field}"
        values = {"field": path, "file": str(leading.file), "counts": counts or "–", "value": said or "–"}
        yield finding("W973", item.place, Severity.WARNING, **values)


def _unlike(leading: Agreed, one: Item, edition: Agreed, item: Item) -> Iterator[tuple[str, str, str]]:
    """The facts that two editions have otherwise: the field, what the leading one says, what the other does.

    Words (`in the coming weeks`, `every quarter`) are others in another language: only that there are any is compared.
    """
    if _keys(one) != _keys(item):
        yield "responsible", _named(one, leading.language), _named(item, edition.language)
    are_words = one.due and item.due and span_of(one.due) is None and span_of(item.due) is None
    if one.due != item.due and not are_words:
        yield "due", one.due, item.due
    if bool(one.every) != bool(item.every):
        yield "every", one.every, item.every


def _keys(item: Item) -> set[tuple[str, str]]:
    return {(bound.key, bound.person) for bound in item.responsible}


def _named(item: Item, language: Language) -> str:
    return ", ".join(bound.person or bound.short(language) or bound.key for bound in item.responsible)

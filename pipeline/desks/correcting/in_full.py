"""What an addendum has: each text that is new or was changed, in full, under who speaks or what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.desks.correcting.difference import Difference, Fate
from pipeline.model.annex import Annex
from pipeline.model.chapters import Intervention, Section
from pipeline.model.comparison import Verb
from pipeline.model.passage import (
    Block,
    Heading,
    Inline,
    Item,
    ItemList,
    NoteMark,
    Paragraph,
    Passage,
    Quote,
    Run,
    Table,
)
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.prose.read import read_passage
from pipeline.prose.write import write_passage

_ITEM = re.compile(r"(interventions|sections|annexes)\[(\d+)\]")


def sections_of(report: Report, differences: Sequence[Difference], office: Office) -> tuple[Section, ...]:
    """The texts of the corrected report that are new or were changed, in its order."""
    told = {each.item for each in differences if each.verb is not Verb.REMOVED and _ITEM.fullmatch(each.item)}
    found = [(path, section) for path, section in _texts(report, office) if path in told]
    return tuple(section for _, section in found)


def titles_of(report: Report, office: Office) -> set[str]:
    """Under what the texts of a report would stand in an addendum."""
    return {section.title for _, section in _texts(report, office)}


def not_in_full(
    before: Report, after: Report, differences: Sequence[Difference], office: Office
) -> tuple[Difference, ...]:
    """What is printed and changed, and stands in none of these texts."""
    titles = {section.title for section in sections_of(after, differences, office)}
    old, new = dict(_texts(before, office)), dict(_texts(after, office))
    return tuple(
        each
        for each in differences
        if each.fate is Fate.NEEDS_REVISION
        or (each.fate is Fate.CORRECTED and not _is_within(each, old if each.verb is Verb.REMOVED else new, titles))
    )


def given_in_full(
    before: Report,
    after: Report,
    differences: Sequence[Difference],
    given: Iterable[tuple[Section, str]],
    office: Office,
) -> tuple[Difference, ...]:
    """The differences, those marked that stand in a text which an issued addendum has as it is now."""
    known = {(each.title, _by_itself(each.text)): symbol for each, symbol in given}
    old, new = dict(_texts(before, office)), dict(_texts(after, office))
    said = {path: symbol for path, each in new.items() if (symbol := known.get((each.title, each.text)))}
    titles = {new[path].title: symbol for path, symbol in said.items()}

    def marked(each: Difference) -> Difference:
        gone = old.get(each.item) if each.verb is Verb.REMOVED else None
        symbol = titles.get(gone.title, "") if gone else said.get(each.item, "")
        is_said = symbol and each.fate is Fate.CORRECTED
        return replace(each, fate=Fate.CORRECTED_BEFORE, by=symbol) if is_said else each

    return tuple(map(marked, differences))


def _is_within(difference: Difference, texts: dict[str, Section], titles: set[str]) -> bool:
    section = texts.get(difference.item)
    return section is not None and section.title in titles


def _texts(report: Report, office: Office) -> Iterator[tuple[str, Section]]:
    """Every intervention, section and annex that has a text, by its path."""
    for number, intervention in enumerate(report.interventions):
        if intervention.text is not None:
            title = _speakers(report, intervention) or office.heading(report.type, "interventions", report.language)
            yield f"interventions[{number}]", Section(title=title, text=_by_itself(intervention.text))
    for number, section in enumerate(report.sections):
        yield f"sections[{number}]", Section(title=section.title, text=_by_itself(section.text))
    for number, annex in enumerate(report.annexes):
        if annex.text is not None:
            yield f"annexes[{number}]", _annex(annex, annex.text, report, office)


def _annex(annex: Annex, text: str, report: Report, office: Office) -> Section:
    remark = f"*{office.words(report.language).annexes.as_delivered}*\n\n" if annex.statement_of else ""
    return Section(title=annex.title or "", text=f"{remark}{_by_itself(text)}")


def _speakers(report: Report, intervention: Intervention) -> str:
    """Who spoke, each with the body: `Ms. Lucía Arce Mora, SIECA`."""
    people = {person.id: person for person in report.participants if person.id}
    said = []
    for one in intervention.speaker:
        person = people.get(one)
        parts = (person.full_name, person.organisation or person.country) if person else (one,)
        said.append(", ".join(part for part in parts if part))
    return "; ".join(said)


def _by_itself(text: str) -> str:
    """A text without the links into the report that it stood in."""
    passage = read_passage(text).passage
    return write_passage(Passage(tuple(_block(block) for block in passage.blocks)))


def _block(block: Block) -> Block:
    match block:
        case Paragraph() | Heading():
            return replace(block, inlines=_inlines(block.inlines))
        case ItemList():
            return _list(block)
        case Quote():
            inner = (
                replace(p, inlines=_inlines(p.inlines)) if isinstance(p, Paragraph) else _list(p) for p in block.blocks
            )
            return replace(block, blocks=tuple(inner))
        case Table():
            rows = tuple(tuple(map(_inlines, row)) for row in block.rows)
            header, caption = tuple(map(_inlines, block.header)), _inlines(block.caption)
            return replace(block, header=header, rows=rows, caption=caption)
        case _:
            return block


def _list(items: ItemList) -> ItemList:
    return replace(items, items=tuple(_item(item) for item in items.items))


def _item(item: Item) -> Item:
    return replace(item, inlines=_inlines(item.inlines), lists=tuple(map(_list, item.lists)))


def _inlines(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    return tuple(_inline(part) for part in inlines)


def _inline(part: Inline) -> Inline:
    if isinstance(part, NoteMark):
        return replace(part, runs=tuple(_run(run) for run in part.runs))
    return _run(part)


def _run(run: Run) -> Run:
    return replace(run, target="") if run.target.startswith("#") else run

"""What of a report is whose: the interventions, the entries among the participants, the items that name each body."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.desks.clearance.parties import Parties, Party
from pipeline.model.annex import Annex
from pipeline.model.chapters import Conclusion, Intervention
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.prose.plain import plain_text
from pipeline.prose.read import read_passage
from pipeline.prose.write import write_passage

OWN = ("interventions", "participants")
COMMON = ("conclusions", "recommendations")
PARTS = (*OWN, *COMMON)
"""The parts of a copy, in its order: what is the body's own first, then what is common to all."""

ALL = "all"


@dataclass(frozen=True, slots=True)
class Share:
    """What of a report concerns one body: by part, the numbers of items in the report, counted from 0."""

    party: Party
    items: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A report of nothing but a body's share; `rows` are, by part, the numbers that its items have in the whole report.

    Headings of groups stand among the interventions where one of the body's own stands under them.
    """

    report: Report
    rows: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """SHA-256 of all that the share prints: as long as it stays, nobody has to look at it again."""
        said = [list(_printed(self.report, part, self.rows[part])) for part in PARTS]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def shares_of(report: Report, office: Office, parties: Parties | None = None) -> tuple[Share, ...]:
    """The share of each body: those of the list of participants in its order, then whoever else is named."""
    who = parties or Parties(report, office)
    found: dict[str, tuple[Party, dict[str, list[int]]]] = {}
    for part, number, party in _given(report, who):
        _, items = found.setdefault(party.key, (party, {part: [] for part in PARTS}))
        items[part].append(number)
    for part in COMMON:
        for number, item in enumerate(getattr(report, part)):
            for _, items in found.values() if ALL in item.responsible else ():
                items[part].append(number)
    return tuple(
        Share(party, {part: tuple(sorted(set(items[part]))) for part in PARTS}) for party, items in found.values()
    )


def _given(report: Report, parties: Parties) -> Iterator[tuple[str, int, Party]]:
    """Part, number and body of each item that is a body's, or names it."""
    for number, person in enumerate(report.participants):
        if party := parties.of_participant(person):
            yield "participants", number, party
    for number, entry in enumerate(report.interventions):
        yield from (("interventions", number, party) for party in speaking(entry, parties))
    for part in COMMON:
        for number, item in enumerate(getattr(report, part)):
            yield from ((part, number, party) for party in _named(item, parties))


def speaking(entry: Intervention, parties: Parties) -> Iterator[Party]:
    """The bodies whose words an intervention gives: those of its speakers, and those on whose behalf they spoke."""
    if entry.text is None:
        return
    for speaker in entry.speaker:
        person = parties.people.get(speaker)
        if person is not None and (party := parties.of_participant(person)):
            yield party
    yield from (party for name in entry.on_behalf_of if (party := parties.of(name)))


def _named(item: Conclusion, parties: Parties) -> Iterator[Party]:
    """The bodies that an item names, beside it or in its text."""
    for name in item.responsible:
        person = parties.people.get(name)
        party = parties.of_participant(person) if person else None if name == ALL else parties.of(name)
        if party is not None:
            yield party
    yield from parties.named_in(plain_text(read_passage(item.text).passage))


def bodiless(report: Report, office: Office) -> Iterator[int]:
    """The numbers of participants that spoke and belong to no body, the Secretariat's own left out: nobody can be asked."""
    spoke = {speaker for entry in report.interventions if entry.text for speaker in entry.speaker}
    for number, person in enumerate(report.participants):
        if person.id in spoke and not (person.organisation or person.country or person.delegation or person.status):
            yield number


def excerpt_of(report: Report, share: Share | None) -> Excerpt:
    """The report of nothing but a share; an empty one where there is none."""
    items: Mapping[str, tuple[int, ...]] = share.items if share else dict.fromkeys(PARTS, ())
    rows = {**items, "interventions": tuple(_with_headings(report.interventions, items["interventions"]))}
    lists = {part: tuple(getattr(report, part)[number] for number in rows[part]) for part in PARTS}
    lists["interventions"] = tuple(_with_chair(entry, report) for entry in lists["interventions"])
    others = {"background": None, "sections": (), "documents": (), "corrections": (), "accept": (), "private": None}
    # the second holds nothing: it stands for the last line of a copy, behind which nothing is a passage any more
    annexes = (*([Annex(participants=True)] if rows["participants"] else []), Annex(documents=True))
    return Excerpt(report.model_copy(update={**lists, **others, "annexes": annexes}), rows)


def _with_chair(entry: Intervention, report: Report) -> Intervention:
    """An entry whose chair is told by name: whoever it was may be none of the participants of the excerpt."""
    chair = next((person.full_name for person in report.participants if person.id and person.id == entry.chair), None)
    return entry.model_copy(update={"chair": chair}) if chair else entry


def _with_headings(entries: Sequence[Intervention], own: Sequence[int]) -> Iterator[int]:
    """The numbers of a body's interventions, that of the heading of a group before the first of them in it."""
    heading: int | None = None
    for number, entry in enumerate(entries):
        if entry.heading is not None:
            heading = number
        elif number in own:
            if heading is not None:
                yield heading
                heading = None
            yield number


def _printed(report: Report, part: str, rows: Sequence[int]) -> Iterator[object]:
    """What the items of a part print; prose in its normal form."""
    for number, item in zip(rows, getattr(report, part), strict=True):
        fields = item.model_dump(mode="json", exclude_defaults=True, exclude={"source"})
        if part in COMMON:
            fields = {"number": number + 1, "text": item.text}
        if isinstance(text := fields.get("text"), str):
            fields["text"] = write_passage(read_passage(text).passage)
        yield fields

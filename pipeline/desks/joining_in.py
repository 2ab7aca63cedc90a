"""A registration list or a transcript put into an input that is there: what it would change first, then the change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.archive.rewriting import rewrite
from pipeline.desks.opening import bytes_of, edited, read_whole
from pipeline.desks.starting import Sources, identified
from pipeline.findings import Finding
from pipeline.messages import phrase
from pipeline.model.participant import Participant
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.reading.editing import Change, Insert, Put, Remove
from pipeline.reading.imports.write import asks
from pipeline.reading.registration.bodies import BodyReader
from pipeline.reading.registration.comparing import COMPARED, Comparison, compare
from pipeline.reading.registration.identity import Ids
from pipeline.reading.registration.listed import Fields
from pipeline.reading.registration.people import read_list
from pipeline.reading.transcripts.lay_out import LaidOut, lay_out
from pipeline.reading.transcripts.read import read_transcript


@dataclass(frozen=True)
class Proposal:
    """What a list and a transcript would make of an input: its bytes before and after, and what there is to tell.

    `people` are the participants before; `heard` is None where no transcript was given.
    """

    input: Path
    before: bytes
    after: bytes
    people: tuple[Participant, ...]
    comparison: Comparison = field(default_factory=Comparison)
    heard: LaidOut | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return self.before == self.after

    def apply(self) -> None:
        """Puts the new text in place of the old. StorageError P004 if the file was changed meanwhile."""
        rewrite(self.input, self.before, self.after)


def propose(input: Path, sources: Sources, office: Office) -> Proposal:
    """What the sources would change in an input file; nothing is written.

    InputError for an input, a list or a transcript that can't be read, or an input of which a part is refused.
    """
    before = bytes_of(input)
    report = read_whole(before, input).report
    proposal = Proposal(input, before, before, report.participants)
    if sources.participants is not None:
        listed = read_list(bytes_of(sources.participants), str(sources.participants), office, report.language)
        compared = compare(report, listed.people, BodyReader(office, report.language))
        after = edited(before, list(_of_list(report, compared, office)), input)
        proposal = replace(proposal, after=after, comparison=compared, findings=listed.findings)
    if sources.transcript is not None:
        cues = read_transcript(bytes_of(sources.transcript), str(sources.transcript))
        report = read_whole(proposal.after, input).report
        heard = lay_out(cues, [_fields(person) for person in report.participants], office, report.language)
        after = edited(proposal.after, list(_of_transcript(report, heard)), input)
        proposal = replace(proposal, after=after, heard=heard)
    return proposal


def _of_list(report: Report, compared: Comparison, office: Office) -> Iterator[Change]:
    """Changed fields first, then those who are gone from the last on, then those who are new at the end."""
    for change in compared.changed:
        yield Put(f"participants[{change.index}].{change.name}", change.new)
    gone = [each.index for each in compared.gone if not each.is_named]
    for index in sorted(gone, reverse=True):
        yield Remove(f"participants[{index}]")
    count = len(report.participants) - len(gone)
    ids = Ids(office, report.language, [person.id for person in report.participants if person.id])
    for number, listed in enumerate(compared.new):
        yield Insert("participants", count + number, identified(listed, ids))


def _of_transcript(report: Report, heard: LaidOut) -> Iterator[Change]:
    """The participants who are new or get an `id`, then the interventions behind those that are there."""
    there = len(report.participants)
    for index, fields in enumerate(heard.people):
        if index >= there:
            yield from _newcomer(index, fields, _note(heard, index, report))
        elif fields.get("id") != report.participants[index].id:
            yield Put(f"participants[{index}].id", fields["id"])
    noted: set[int] = set(range(there, len(heard.people)))
    for number, spoken in enumerate(heard.spoken, len(report.interventions)):
        note = "" if spoken.index in noted else _note(heard, spoken.index, report)
        noted.add(spoken.index)
        speaker, waiting = heard.people[spoken.index]["id"], {"text": None, "source": f"{spoken.notes}\n"}
        yield Insert("interventions", number, waiting if note else {"speaker": speaker, **waiting})
        if note:
            yield Put(f"interventions[{number}].speaker", speaker, note)


def _newcomer(index: int, fields: Fields, note: str) -> Iterator[Change]:
    """One more participant, with a comment behind what was guessed."""
    first = next(name for name in COMPARED if name in fields)
    rest = {name: value for name, value in fields.items() if name != first}
    if not rest:
        yield Insert("participants", index, fields)
        return
    yield Insert("participants", index, rest)
    yield Put(f"participants[{index}].{first}", fields[first], note)


def _note(heard: LaidOut, index: int, report: Report) -> str:
    """What a person is asked to confirm of a participant; empty if there is nothing."""
    shown = heard.guesses.get(index)
    return "" if shown is None else f"{asks(report.language)} {phrase('shown_as', report.language, shown=shown)}"


def _fields(person: Participant) -> Fields:
    return {name: str(value) for name in ("id", *COMPARED) if (value := getattr(person, name))}

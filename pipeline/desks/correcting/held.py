"""A corrected input held against the edition that was issued: what it has otherwise, if it may be held against it at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.archive.register.editions import IssuedEdition
from pipeline.desks.correcting.difference import Difference, Fate
from pipeline.desks.correcting.differences import Version, corrected_before, differences, undone
from pipeline.desks.correcting.in_full import given_in_full
from pipeline.desks.correcting.issued_side import Documents, documents_of, earlier_of, version_of
from pipeline.desks.judge import Judgement, judge_input
from pipeline.desks.opening import bytes_of
from pipeline.desks.register.holding import content_of, held_of
from pipeline.errors import InputError, RapporteurError, UsageError
from pipeline.findings import Place, finding
from pipeline.model.base import Language
from pipeline.model.chapters import Correction
from pipeline.model.choices import Settings
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import base_of, document_of, is_revision
from pipeline.office.office import Office


@dataclass(frozen=True)
class Corrected:
    """An input held against the edition that it corrects."""

    file: Path
    data: bytes
    judgement: Judgement
    edition: IssuedEdition
    before: Version
    differences: tuple[Difference, ...]
    undone: tuple[Correction, ...] = ()

    @property
    def language(self) -> Language:
        """The language of both."""
        return self.judgement.report.language

    @property
    def is_same(self) -> bool:
        """Whether nothing that is printed is otherwise, but what was corrected before."""
        return not self.printed

    @property
    def printed(self) -> tuple[Difference, ...]:
        """What is otherwise on the pages, and was not corrected yet."""
        return tuple(each for each in self.differences if each.fate in (Fate.CORRECTED, Fate.NEEDS_REVISION))

    @property
    def corrected_by(self) -> tuple[str, ...]:
        """The symbols of the issued documents that say already what is otherwise."""
        return tuple(dict.fromkeys(each.by for each in self.differences if each.fate is Fate.CORRECTED_BEFORE))

    @property
    def not_printed(self) -> tuple[str, ...]:
        """The fields that are otherwise and that no page shows."""
        return tuple(dict.fromkeys(each.path for each in self.differences if each.fate is Fate.NOT_PRINTED))

    @property
    def entries(self) -> tuple[Correction, ...]:
        """What a corrigendum says."""
        return tuple(each.correction for each in self.printed if each.correction is not None)


def hold_against(
    report: str, inputs: Sequence[Path], office: Office, settings: Settings
) -> tuple[Documents, tuple[Corrected, ...]]:
    """What was issued of a report, and what the inputs have otherwise.

    RegisterError if it was not issued, or not in the language of an input; InputError for an input that no final report
    could be made of, or that is of another meeting; UsageError U135 for two in one language. All at once, where it can be.
    """
    documents = documents_of(report, settings)
    made: list[Corrected] = []
    faults: list[RapporteurError] = []
    for file in inputs:
        try:
            made.append(_corrected(file, documents, office, settings))
        except RapporteurError as error:
            faults.append(error)
    if faults:
        raise type(faults[0])(*(found for error in faults for found in error.findings))
    for one in made:
        if any(other.language is one.language for other in made if other is not one):
            raise UsageError(finding("U135", Place(str(one.file)), language=one.language.value))
    return documents, tuple(made)


def _corrected(file: Path, documents: Documents, office: Office, settings: Settings) -> Corrected:
    data = bytes_of(file)
    judgement = judge_input(file, office, settings, data=data)
    _insist_on_final(judgement, documents)
    edition = documents.in_force(judgement.report.language)
    before = version_of(edition, settings)
    _insist_on_meeting(judgement, before)
    after = Version(judgement.report, content_of(judgement.report, judgement.attachments).attached)
    earlier = earlier_of(documents.corrections_of(edition), settings)
    found = differences(before, after, office, settings.order)
    marked = given_in_full(before.report, after.report, found, earlier.texts, office)
    corrections = [entry for entry, _ in earlier.entries]
    return Corrected(
        file,
        data,
        judgement,
        edition,
        before,
        corrected_before(marked, earlier.entries),
        tuple(undone(found, corrections, after, office)),
    )


def _insist_on_final(judgement: Judgement, documents: Documents) -> None:
    """InputError I130 for a draft, I131 for one of another symbol, or with what stands in the way of a final report."""
    report, place = judgement.report, Place(str(judgement.file), path="symbol")
    symbol = Symbol(report.symbol or "–")
    if report.is_draft:
        raise InputError(finding("I130", place, name=str(judgement.file)))
    is_whole = not document_of(symbol) or is_revision(document_of(symbol))
    if base_of(symbol) != documents.symbol or not is_whole:
        raise InputError(finding("I131", place, symbol=str(symbol), corrected=str(documents.symbol)))
    if judgement.in_the_way:
        raise InputError(*judgement.in_the_way)


def _insist_on_meeting(judgement: Judgement, before: Version) -> None:
    """InputError I132 where neither the title nor the days are those of the report that was issued."""
    one, other = held_of(before.report), held_of(judgement.report)
    if not (one.is_same(replace(other, titles=one.titles)) or one.is_same(replace(other, first="", last=""))):
        place = Place(str(judgement.file), path="meeting.title")
        raise InputError(finding("I132", place, title=one.titles[0], days=one.when))

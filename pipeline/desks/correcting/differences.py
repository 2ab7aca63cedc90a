"""All that is otherwise in a corrected input than in the edition that was issued, each thing with its entry, if it has one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.desks.correcting.difference import Difference, Fate
from pipeline.desks.correcting.locating import Spotter
from pipeline.desks.correcting.other_differences import fact_differences, file_differences, front_differences
from pipeline.desks.correcting.printed_report import PrintedReport
from pipeline.desks.correcting.text_differences import text_differences
from pipeline.model.chapters import Correction
from pipeline.model.choices import ListOrder
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.prose.plain import plain_text
from pipeline.prose.read import read_passage
from pipeline.reading.compared.comparing import compare


@dataclass(frozen=True)
class Version:
    """One version of a report: what it says, the hashes of the files beside it by name, its pages if there are any."""

    report: Report
    attached: Mapping[str, str]
    pdf: bytes = b""


def differences(before: Version, after: Version, office: Office, order: ListOrder) -> tuple[Difference, ...]:
    """What changed: cover and copyright page, then the text in its order, then files, then what is not printed.

    Which revision the later one is, and what it says of its own corrections, is no difference.
    """
    report = _in_the_place_of(after.report, before.report)
    one, other = PrintedReport(before.report, office, order), PrintedReport(report, office, order)
    found = compare(one.document, other.document)
    spotter = Spotter(found.before, before.pdf, other.words.corrections)
    front = list(front_differences(one, other))
    text = list(text_differences(found, spotter))
    files = list(file_differences(before.attached, after.attached, other))
    facts = list(fact_differences(found.facts, one, other, front))
    return tuple(_by_fate([*front, *text, *files, *facts]))


def _in_the_place_of(after: Report, before: Report) -> Report:
    """The corrected report under the symbol of the one that it corrects."""
    same = {
        "symbol": before.symbol,
        "revision": before.revision,
        "corrections": before.corrections,
        "stage": before.stage,
    }
    return after.model_copy(update=same)


def _by_fate(several: Iterable[Difference]) -> list[Difference]:
    """What is said in a correction first, what is not printed last, each in its order."""
    return sorted(several, key=lambda each: each.fate is Fate.NOT_PRINTED)


def corrected_before(
    several: Sequence[Difference], earlier: Iterable[tuple[Correction, str]]
) -> tuple[Difference, ...]:
    """The differences, those marked that a correction which was issued has already, each with the symbol of its document.

    A person may have worded the place of one otherwise: then its words count, each correction for one difference alone.
    """
    left = list(earlier)
    found = list(several)
    for is_alike in (Correction.__eq__, _says_the_same):
        for at, each in enumerate(found):
            wanted = each.correction if each.fate is Fate.CORRECTED else None
            same = next((one for one in left if wanted is not None and is_alike(one[0], wanted)), None)
            if same is not None:
                left.remove(same)
                found[at] = replace(each, fate=Fate.CORRECTED_BEFORE, by=same[1])
    return tuple(found)


def _says_the_same(one: Correction, other: Correction) -> bool:
    return (one.instead_of, one.read) == (other.instead_of, other.read)


def undone(
    several: Sequence[Difference], earlier: Iterable[Correction], after: Version, office: Office
) -> Iterator[Correction]:
    """What an issued correction corrected, and the corrected input has not: it would be lost in a revision.

    Where the words that it puts in stand somewhere in the input, it is taken for done.
    """
    here = {each.correction for each in several}
    document = PrintedReport(after.report, office).document
    text = "\n".join(saying.words for saying in document.sayings)
    yield from (each for each in earlier if each not in here and not _is_done(each, text))


def _is_done(correction: Correction, text: str) -> bool:
    """Whether a text reads as a correction has it."""
    if correction.read is not None:
        return all(line in text for line in plain_text(read_passage(correction.read).passage).splitlines())
    return correction.instead_of is None or plain_text(read_passage(correction.instead_of).passage) not in text

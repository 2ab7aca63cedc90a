"""Correcting: the kind of correction that serves best, what it can't carry, its input file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.layout import final_place
from pipeline.desks.correcting.difference import Difference, Fate
from pipeline.desks.correcting.held import Corrected
from pipeline.desks.correcting.in_full import not_in_full, sections_of, titles_of
from pipeline.desks.correcting.issued_side import Documents
from pipeline.desks.correcting.kinds import CorrectionKind, number_of, symbol_of
from pipeline.desks.correcting.sheets import Content, addendum, corrigendum, revised, sheet_text
from pipeline.desks.opening import bytes_of
from pipeline.errors import RegisterError, UsageError
from pipeline.findings import Finding, Place, finding
from pipeline.machine import quoted
from pipeline.model.choices import Settings
from pipeline.model.symbol import Symbol
from pipeline.office.office import Office

_MOST_ENTRIES = 15
_MOST_WORDS = 400
"""From so many entries, or quoted words, on a corrigendum is harder to read than the report made anew."""


@dataclass(frozen=True)
class Planned:
    """The correction of one edition: its symbol, its input file with the bytes that it holds or will hold."""

    corrected: Corrected
    kind: CorrectionKind
    symbol: Symbol
    file: Path
    data: bytes


def recommended(several: Sequence[Corrected], office: Office) -> CorrectionKind:
    """The kind that serves best: an addendum for texts in full, a revision for what can't be quoted or is much."""
    needs = any(each.fate is Fate.NEEDS_REVISION for one in several for each in one.differences)
    in_full = all(not _left_out(one, office) and _adds_alone(one, office) for one in several)
    if in_full and not needs:
        return CorrectionKind.ADDENDUM
    entries = [entry for one in several for entry in one.entries]
    most = max((len(one.entries) for one in several), default=0)
    words = sum(len(f"{each.instead_of or ''} {each.read or ''}".split()) for each in entries)
    is_much = most > _MOST_ENTRIES or words > _MOST_WORDS * len(several)
    return CorrectionKind.REVISION if needs or is_much else CorrectionKind.CORRIGENDUM


def _adds_alone(one: Corrected, office: Office) -> bool:
    """Whether nothing but whole texts was added, of whom nothing was there before."""
    known = titles_of(one.before.report, office)
    new = sections_of(one.judgement.report, one.printed, office)
    return all(each.was == "" for each in one.printed) and not any(section.title in known for section in new)


def _left_out(one: Corrected, office: Office) -> tuple[Difference, ...]:
    return not_in_full(one.before.report, one.judgement.report, one.printed, office)


def refuse(several: Sequence[Corrected], kind: CorrectionKind, office: Office) -> None:
    """UsageError or RegisterError with all that a kind of correction can't carry: U131, U132, R100, R105."""
    told: list[Finding] = []
    for one in several:
        place = Place(str(one.file))
        symbol, language = str(one.edition.symbol), one.language.value
        if kind is not CorrectionKind.REVISION and one.edition.is_withdrawn:
            told.append(finding("R100", place, reason=one.edition.reason, symbol=symbol, language=language))
        if kind is CorrectionKind.CORRIGENDUM:
            needs = (each for each in one.printed if each.fate is Fate.NEEDS_REVISION)
            told += [finding("U131", place, where=_where(each)) for each in needs]
        if kind is CorrectionKind.ADDENDUM:
            told += [finding("U132", place, where=_where(each)) for each in _left_out(one, office)]
        if kind is CorrectionKind.REVISION:
            told += [finding("R105", place, where=each.place or "", symbol=symbol) for each in one.undone]
    if told:
        raise (RegisterError if told[0].code.startswith("R") else UsageError)(*told)


def _where(difference: Difference) -> str:
    return difference.place or difference.path


def plan(
    several: Sequence[Corrected],
    kind: CorrectionKind,
    documents: Documents,
    office: Office,
    settings: Settings,
    number: int | None = None,
) -> tuple[Planned, ...]:
    """The input of each correction, all under one number. UsageError U134 for a number that can't be had."""
    languages = [one.language for one in several]
    numbers = {number_of(kind, one.edition.symbol, documents.editions, languages, number) for one in several}
    given = max(numbers)
    return tuple(_planned(one, kind, given, office, settings) for one in several)


def _planned(one: Corrected, kind: CorrectionKind, number: int, office: Office, settings: Settings) -> Planned:
    symbol = symbol_of(kind, one.edition.symbol, number)
    report = one.judgement.report
    if kind is CorrectionKind.REVISION:
        said = [each.correction for each in one.differences if each.correction is not None]
        return Planned(one, kind, symbol, one.file, revised(one.data, one.file, report, number, said))
    file = one.file.with_name(f"{final_place(Path(), symbol, None, 0, one.language).stem}.yaml")
    make: Callable[[], Content] = {
        CorrectionKind.CORRIGENDUM: lambda: corrigendum(one.entries),
        CorrectionKind.ADDENDUM: lambda: addendum(sections_of(report, one.printed, office)),
    }[kind]
    command = f"rapporteur build {quoted(file.name)}"
    text = sheet_text(kind, symbol, one.before.report, report, make(), command, settings.language)
    return Planned(one, kind, symbol, file, text.encode())


def warnings_of(several: Sequence[Corrected]) -> Iterator[Finding]:
    """What a person should know: corrections that were issued and that the corrected input lacks, W906."""
    for one in several:
        for each in one.undone:
            yield finding("W906", Place(str(one.file)), symbol=str(one.edition.symbol), where=each.place or "")


def write(planned: Sequence[Planned], *, is_forced: bool) -> tuple[Path, ...]:
    """Writes the inputs, and gives those that were not there, or said something else.

    StorageError F270 for a file that is there with another content, unless `is_forced`. A corrected input becomes that
    of its revision; P004 if somebody saved it since it was read.
    """
    from pipeline.archive.placing import write_files
    from pipeline.archive.rewriting import rewrite

    new = {each.file: each.data for each in planned if each.kind is not CorrectionKind.REVISION}
    changed = [each for each in planned if not _is_there(each)]
    write_files(new, is_forced=is_forced)
    for each in changed:
        if each.kind is CorrectionKind.REVISION:
            rewrite(each.file, each.corrected.data, each.data)
    return tuple(each.file for each in changed)


def _is_there(planned: Planned) -> bool:
    """Whether the file says what it is to say."""
    return planned.file.is_file() and bytes_of(planned.file) == planned.data

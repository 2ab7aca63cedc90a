"""The kinds of correction, and the symbol and number that the next one of a report gets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from pipeline.archive.register.editions import IssuedEdition
from pipeline.errors import UsageError
from pipeline.findings import finding
from pipeline.model.base import Language
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import base_of, document_of


class CorrectionKind(StrEnum):
    """What a correction is: a sheet that says what to read in place of what, the report anew, or a text in full."""

    CORRIGENDUM = "corrigendum"
    REVISION = "revision"
    ADDENDUM = "addendum"


_SUFFIXES = {CorrectionKind.CORRIGENDUM: "Corr", CorrectionKind.REVISION: "Rev", CorrectionKind.ADDENDUM: "Add"}


def number_of(
    kind: CorrectionKind,
    corrected: Symbol,
    editions: Iterable[IssuedEdition],
    languages: Iterable[Language],
    wished: int | None = None,
) -> int:
    """The number of a correction: the next after the highest that was issued in any language, withdrawn ones too.

    With `wished`, that one. UsageError U134 where it was issued in one of the languages already, or others before it were not.
    """
    taken = list(_issued(kind, corrected, editions))
    highest = max((number for number, _ in taken), default=0)
    if wished is None:
        return highest + 1
    there = [language for language in languages if (wished, language.value) in taken]
    if there or wished > highest + 1:
        symbol, said = symbol_of(kind, corrected, wished), symbol_of(kind, corrected, highest + 1)
        raise UsageError(finding("U134", number=wished, symbol=str(symbol), next=str(said)))
    return wished


def _issued(kind: CorrectionKind, corrected: Symbol, editions: Iterable[IssuedEdition]) -> Iterable[tuple[int, str]]:
    """The number and the language of each correction of a kind that was issued of a document."""
    document = "" if kind is CorrectionKind.REVISION else document_of(corrected)
    pattern = re.compile(
        rf"{re.escape(document)} ?{_SUFFIXES[kind]}\.(\d+)" if document else rf"{_SUFFIXES[kind]}\.(\d+)"
    )
    for each in editions:
        if match := pattern.fullmatch(each.document):
            yield int(match[1]), each.language


def symbol_of(kind: CorrectionKind, corrected: Symbol, number: int) -> Symbol:
    """The symbol of a correction, as it is printed: `SP/RV-TSTI-IR-24/Corr.1`; a revision takes the place of another.

    >>> symbol_of(CorrectionKind.CORRIGENDUM, Symbol("SP/RV-TSTI-IR-24/Rev. 1"), 2).printed
    'SP/RV-TSTI-IR-24/Rev. 1/Corr.2'
    """
    if kind is CorrectionKind.REVISION:
        return Symbol(f"{base_of(corrected)}/Rev. {number}")
    return Symbol(f"{corrected}/{_SUFFIXES[kind]}.{number}")

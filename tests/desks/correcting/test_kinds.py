"""Numbers of corrections: the next one of its kind under its document, never one that was given."""

from __future__ import annotations

import pytest

from pipeline.archive.register.editions import EditionState, IssuedEdition
from pipeline.desks.correcting.kinds import CorrectionKind, number_of, symbol_of
from pipeline.errors import UsageError
from pipeline.model.base import Language
from pipeline.model.symbol import Symbol

BASE = Symbol("SP/RV-TSTI-IR-24")
EN, ES = Language.ENGLISH, Language.SPANISH


def issued(suffix="", language="en", state=EditionState.ISSUED):
    return IssuedEdition(Symbol(f"{BASE}{suffix}"), language, state, "", {}, "2024/KEY")


EDITIONS = (
    issued(),
    issued("/Corr.1"),
    issued("/Corr.2", "es", EditionState.WITHDRAWN),
    issued("/Rev. 1"),
    issued("/Rev. 1/Corr.1"),
    issued("/Add.3"),
)


@pytest.mark.parametrize(
    ("kind", "corrected", "symbol"),
    [
        (CorrectionKind.CORRIGENDUM, BASE, "SP/RV-TSTI-IR-24/Corr.3"),
        (CorrectionKind.CORRIGENDUM, Symbol(f"{BASE}/Rev. 1"), "SP/RV-TSTI-IR-24/Rev. 1/Corr.2"),
        (CorrectionKind.REVISION, Symbol(f"{BASE}/Rev. 1"), "SP/RV-TSTI-IR-24/Rev. 2"),
        (CorrectionKind.ADDENDUM, BASE, "SP/RV-TSTI-IR-24/Add.4"),
    ],
)
def test_the_next_number_counts_what_was_issued_in_any_language(kind, corrected, symbol):
    assert str(symbol_of(kind, corrected, number_of(kind, corrected, EDITIONS, [EN]))) == symbol


def test_another_language_joins_a_number_that_it_has_not_yet():
    assert number_of(CorrectionKind.CORRIGENDUM, BASE, EDITIONS, [ES], 1) == 1
    for number, language in ((1, EN), (2, ES), (4, EN)):
        with pytest.raises(UsageError) as refused:
            number_of(CorrectionKind.CORRIGENDUM, BASE, EDITIONS, [language], number)
        assert [found.code for found in refused.value.findings] == ["U134"]

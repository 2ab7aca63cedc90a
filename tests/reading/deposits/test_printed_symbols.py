"""Symbols on covers and in running headers, those of other houses too."""

from __future__ import annotations

import pytest

from pipeline.reading.deposits.printed_symbols import symbols_on


@pytest.mark.parametrize(
    "symbol",
    [
        "SP/RV-TSTI-IR-24", "SP/CL/XXX.O/DF", "SP/CL/XXXIV.O/DT Nº 1-08/Rev. 1", "SP/CL/XXXVIII.O DT N° 10",
        "SP/CL/XLVI.O/DT N° 4-20 Rev.1", "SP/APOSP/Di N° 1-17", "SP/CL/XLVIII.O/DT No. 4-22", "LC/L.3896",
        "LC/G.2281-P", "E/2004/40", "A/66/647", "CDIP/12/12 PROV.", "AG/doc.5240/12",
    ],
)  # fmt: skip
def test_a_symbol_is_found_as_it_is_printed(symbol):
    assert symbols_on([symbol], ()) == (symbol.rstrip("."),)
    assert symbols_on([f"Documento: {symbol}"], ()) == (symbol.rstrip("."),)


@pytest.mark.parametrize(
    "line",
    [
        "AND/OR", "UNCTAD/GATT", "12/03/1987", "https://www.sela.org/A/B/1", "Caracas, 3 y 4 de abril de 1987", "1/2",
        "De acuerdo con lo que dispone el documento SP/CL/XII.O/DT N° 2-86 de la Secretaría Permanente, y con otros,",
    ],
)  # fmt: skip
def test_what_is_no_symbol_of_the_document_is_left(line):
    assert symbols_on([line], ()) == ()


def test_two_symbols_are_both_kept_and_a_header_without_its_organ_is_the_same():
    assert symbols_on(["LC/G.2281-P", "E/2004/40"], ["LC/G.2281-P"]) == ("LC/G.2281-P", "E/2004/40")
    assert symbols_on(["SP/CL/XXX.O/DF"], ["CL/XXX.O/DF"]) == ("SP/CL/XXX.O/DF",)
    assert symbols_on(["CL/XXX.O/DF"], ["SP/CL/XXX.O/DF"]) == ("SP/CL/XXX.O/DF",)

"""The parts of every symbol that was met, and of some that were not."""

from __future__ import annotations

import pytest

from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import Parts, base_of, corrected_by, document_of, is_revision, parts_of, printed_with


@pytest.mark.parametrize(
    ("symbol", "parts"),
    [
        ("SP/RV-TSTI-IR-24", Parts(body="RV", event="TSTI", type="IR", year=24)),
        ("SP/CL/XXX.O/DF", Parts(body="CL", session="XXX.O", type="DF")),
        (
            "SP/CL/XXXIV.O/DT Nº 1-08/Rev. 1",
            Parts(body="CL", session="XXXIV.O", type="DT", serial=1, year=8, series="sp/cl/xxxiv.o/dt"),
        ),
        ("SP/APOSP/Di N° 1-17", Parts(event="APOSP", type="Di", serial=1, year=17, series="sp/aposp/di-17")),
        ("SP/CL/XLII.O/IF-EP-16", Parts(body="CL", session="XLII.O", type="IF-EP", year=16)),
        ("SP/RP/CL/XLII.O/IF-16", Parts(body="RP", session="XLII.O", type="IF", year=16)),
        ("SP/CL/XXXVIII.O DT N° 10", Parts(event="CL", type="XXXVIII.O DT", serial=10, series="sp/cl/xxxviii.o dt")),
        ("CDIP/12/12 PROV.", Parts()),
        ("", Parts()),
    ],
)
def test_the_parts_of_a_symbol(symbol, parts):
    assert parts_of(Symbol(symbol)) == parts


@pytest.mark.parametrize("sign", ["N°", "Nº", "No.", "No", "N° "])
def test_a_series_is_one_however_its_number_sign_is_written(sign):
    assert parts_of(Symbol(f"SP/CL/L.O/DT {sign}5-24")).series == "sp/cl/l.o/dt"


@pytest.mark.parametrize(
    ("symbol", "base"),
    [
        ("SP/CL/XLVI.O/DT N° 4-20 Rev.1", "SP/CL/XLVI.O/DT N° 4-20"),
        ("SP/RV-TSTI-IR-24/Corr.1", "SP/RV-TSTI-IR-24"),
        ("SP/RV-TSTI-IR-24/Rev. 2/Add.1", "SP/RV-TSTI-IR-24"),
        ("SP/RV-TSTI-IR-24", "SP/RV-TSTI-IR-24"),
        ("SP/REV-ADDA-IR-24", "SP/REV-ADDA-IR-24"),
    ],
)
def test_the_symbol_under_which_corrections_stand(symbol, base):
    assert base_of(Symbol(symbol)).printed == base


@pytest.mark.parametrize(
    ("symbol", "revision", "document", "corrected"),
    [
        ("SP/RV-TSTI-IR-24", None, "", ()),
        ("SP/RV-TSTI-IR-24", 1, "Rev.1", ("",)),
        ("SP/RV-TSTI-IR-24/Rev. 3", None, "Rev.3", ("Rev.2", "Rev.1", "")),
        ("SP/CL/XLVI.O/DT N° 4-20 Rev.1", None, "Rev.1", ("",)),
        ("SP/RV-TSTI-IR-24/Corr.2", None, "Corr.2", ("",)),
        ("SP/RV-TSTI-IR-24/Corr. 02", None, "Corr.2", ("",)),
        ("SP/RV-TSTI-IR-24/Rev.1/Add.1", None, "Rev.1 Add.1", ("Rev.1",)),
        ("SP/RV-TSTI-IR-24/Corr.1", 2, "Corr.1 Rev.2", ("Corr.1 Rev.1", "Corr.1")),
    ],
)
def test_which_document_a_symbol_is_of_and_what_that_corrects(symbol, revision, document, corrected):
    assert document_of(Symbol(symbol), revision) == document
    assert document_of(printed_with(Symbol(symbol), revision)) == document
    assert corrected_by(document) == corrected
    assert is_revision(document) == (document.rpartition(" ")[2].startswith("Rev"))

"""Which documents a person means: the same one by whatever name, and each once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.archive.deposits import Deposit
from pipeline.desks.describing.meant import documents_meant, hidden
from pipeline.desks.issued import issued_in
from pipeline.errors import InputError
from pipeline.settings import read_settings
from tests.support.kept_archive import PAPER, copied

NOW = datetime(2026, 1, 1, tzinfo=UTC)
TSTI = "issued/2024/SP-RV-TSTI-IR-24/SP-RV-TSTI-IR-24"
BUILT = "outputs/2024/SP-RV-OOOO-IR-24/SP-RV-OOOO-IR-24.en"


def meant(office, *reports):
    settings = read_settings(office)
    here = [report if "SP/" in report else str(office / report) for report in reports]
    return documents_meant(here, settings, issued_in(settings))


def names(office, *reports):
    return [each.path.name if not isinstance(each, Deposit) else each.key for each in meant(office, *reports)]


LATEST, SPANISH, CORRIGENDUM = (f"SP-RV-TSTI-IR-24{rest}" for rest in (".en.2.json", ".es.json", "-Corr-1.en.json"))


@pytest.mark.parametrize(
    ("report", "found"),
    [
        ("SP/RV-TSTI-IR-24", [LATEST, SPANISH]),
        ("sp/rv-tsti-ir-24", [LATEST, SPANISH]),
        ("SP/RV-TSTI-IR-24/Corr.1", [CORRIGENDUM]),
        ("inputs/en.en.yaml", [LATEST]),
        (f"{TSTI}.es.pdf", [SPANISH]),
        (f"{TSTI}.en.pdf", [LATEST]),
        (f"{TSTI}.en.json", [LATEST]),
        (f"{TSTI}.en.2.docx", [LATEST]),
        (f"{TSTI}.en.2.json", [LATEST]),
        (f"{TSTI}.en.status.json", [LATEST]),
        ("issued/2024/SP-RV-TSTI-IR-24", [LATEST, SPANISH]),
        (f"{BUILT}.docx", ["SP-RV-OOOO-IR-24.en.json"]),
        ("SP/RV-OOOO-IR-24", ["SP-RV-OOOO-IR-24.en.json"]),
        ("outputs/drafts", ["draft.en.draft.json"]),
    ],
)
def test_a_report_is_meant_by_each_of_its_names(kept, report, found):
    if report.startswith("sp/"):
        settings = read_settings(kept)
        assert len(documents_meant([report], settings, issued_in(settings))) == 2
    else:
        assert names(kept, report) == found


def test_a_deposit_is_meant_by_its_symbols_its_folder_and_its_files(kept):
    (folder,) = (kept / "deposits" / "1987").iterdir()
    for report in (*PAPER.symbols, f"deposits/1987/{folder.name}", "deposits/1987",
                   *(f"deposits/1987/{folder.name}/{path.name}" for path in folder.iterdir())):  # fmt: skip
        assert names(kept, report) == [folder.name]


def test_each_document_comes_once_however_often_it_is_named(kept):
    assert len(meant(kept, "issued", "SP/RV-TSTI-IR-24", f"{TSTI}.en.pdf", "outputs", "deposits")) == 6 + 2 + 2


def test_what_lies_in_outputs_under_an_issued_symbol_is_no_other_document(kept, tmp_path):
    office = copied(kept, tmp_path / "office").office
    place = office / "outputs/2024/SP-RV-TSTI-IR-24/SP-RV-TSTI-IR-24.en.json"
    place.parent.mkdir()
    place.write_bytes((office / f"{TSTI}.en.json").read_bytes())
    assert names(office, "outputs/2024/SP-RV-TSTI-IR-24") == [LATEST]


@pytest.mark.parametrize(
    "report", ["SP/RV-NONE-IR-24", "inputs/draft.en.yaml", "rapporteur.toml", "register", "x" * 5000]
)
def test_what_is_no_document_is_refused_by_its_name(kept, report):
    with pytest.raises(InputError) as refused:
        meant(kept, report)
    (found,) = refused.value.findings
    assert found.code == "I165"


def test_a_record_of_the_archive_that_is_gone_is_named(kept, tmp_path):
    office = copied(kept, tmp_path / "office").office
    (office / f"{TSTI}.en.2.json").write_bytes(b"no record")
    with pytest.raises(InputError) as refused:
        meant(office, "SP/RV-TSTI-IR-24")
    assert refused.value.findings[0].place.file == str(office / f"{TSTI}.en.2.json")


def test_what_may_not_be_shown_is_told_with_its_reason(kept):
    settings = read_settings(kept)
    issued = issued_in(settings)
    found = {}
    for each in meant(kept, "issued", "outputs", "deposits"):
        why = hidden(each, issued, NOW)
        found[each.key if isinstance(each, Deposit) else each.path.name.split(".")[0][6:10]] = why.code if why else ""
    assert {name[:5]: code for name, code in found.items()} == {
        "TSTI": "", "EEEE": "W962", "IIII": "W961", "WWWW": "W963", "OOOO": "", "": "W960", "SP-CL": "", "Carta": "W961"
    }  # fmt: skip

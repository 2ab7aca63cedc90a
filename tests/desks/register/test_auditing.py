"""The audit: register, archive and inputs held against each other."""

from __future__ import annotations

import hashlib

import pytest

from pipeline.archive.inputs import keep_input
from pipeline.archive.record import write_record
from pipeline.archive.register.claimed import Held
from pipeline.archive.register.register import Register
from pipeline.desks.register.auditing import audit, claims_of_records
from pipeline.desks.register.claiming import claim, void
from pipeline.model.symbol import Symbol
from pipeline.settings import read_settings
from tests.support.command import SOUND, write
from tests.support.issuing import put_on_record, small
from tests.support.registering import AUTHOR, SYMBOL, WORKSHOP


@pytest.fixture
def office(tmp_path):
    (tmp_path / "rapporteur.toml").write_text("")
    return read_settings(tmp_path)


def edition(
    office, symbol=SYMBOL, title="Workshop on things", day="2024-04-05", language="en", out="outputs", made_from=""
):
    """An edition in the archive, as a build leaves it."""
    folder = office.office / out / day[:4] / symbol.key
    folder.mkdir(parents=True, exist_ok=True)
    data = f"{title} {language}".encode()
    (folder / f"{symbol.key}.{language}.pdf").write_bytes(data)
    files = {"pdf": hashlib.sha256(data).hexdigest()}
    fields = {
        "symbol": str(symbol),
        "language": language,
        "title": title,
        "days": [day],
        "made_from": "x",
        "files": files,
        "ingredients": {"input": made_from},
    }
    path = folder / f"{symbol.key}.{language}.json"
    path.write_bytes(write_record(fields))
    return path


def told(office, *inputs) -> list[str]:
    found = audit(Register(office.register), office, inputs)
    return [each.code for each in found.findings]


def claimed(office, symbol=SYMBOL, held=WORKSHOP):
    claim(Register(office.register), symbol, held, AUTHOR)


def test_an_issued_report_of_another_meeting_is_named_though_one_has_the_right_title(office):
    claimed(office)
    edition(office)
    for language, title in (("es", "Taller"), ("pt", "Otro")):
        titles = "\n  titles:\n    en: Workshop on things" if language == "es" else ""
        text = SOUND.replace("title: Workshop on things", f"title: {title}{titles}")
        edition(
            office, title=title, language=language, out="issued", made_from=keep_input(office.register, text.encode())
        )
    found = [each for each in audit(Register(office.register), office, ()).findings if each.code == "R074"]
    assert [each.parameter("found") for each in found] == ["Otro"]


def test_all_is_well_where_every_report_carries_what_was_claimed_for_it(office):
    claimed(office)
    edition(office)
    edition(office, title="Taller sobre cosas", language="es")  # the same meeting: the title of the claim is known
    put_on_record(office, small(language="pt"))
    write(office.office, SOUND)
    found = audit(Register(office.register), office, [office.office / "report.en.yaml"])
    assert (found.findings, found.symbols, found.uses) == ((), 1, 4)
    assert len(found.head) == 64


@pytest.mark.parametrize(("title", "day"), [("Another meeting", "2024-04-05"), ("Workshop on things", "2024-05-06")])
def test_a_report_of_another_meeting_is_found(office, title, day):
    claimed(office)
    edition(office, title=title, day=day)
    assert told(office) == ["R074"]


def test_what_was_claimed_and_is_carried_by_nothing_is_remarked(office):
    claimed(office)
    assert told(office) == ["R073"]


def test_what_nobody_claimed_is_found_and_the_records_say_how_to_claim_it(office):
    claimed(office)
    other = Symbol("SP/CL/L.O/DT N° 2-24")
    edition(office)
    edition(office, other, "Working document")
    edition(office, other, "Documento de trabajo", language="es")
    edition(office, Symbol("SP/CL/L.O/DT N° 2-24 Rev. 1"), "Working document", day="2024-06-01")
    assert told(office) == ["R072", "R075"]
    (_, data) = claims_of_records(office)
    assert data["symbol"] == "SP/RV-TSTI-IR-24"
    (data, _) = claims_of_records(office)
    assert (data["symbol"], data["titles"]) == ("SP/CL/L.O/DT N° 2-24", ["Working document", "Documento de trabajo"])


def test_a_voided_symbol_that_is_carried_all_the_same_is_found(office):
    claimed(office)
    void(Register(office.register), SYMBOL, "called off", AUTHOR)
    edition(office)
    assert told(office) == ["R071"]


def test_an_edition_that_is_not_as_recorded_is_found(office):
    claimed(office)
    path = edition(office)
    path.with_suffix(".pdf").write_bytes(b"altered")
    assert told(office) == ["R070"]
    edition(office)
    path.write_bytes(path.read_bytes().replace(b"Workshop", b"Workshup"))
    assert "R070" in told(office)


def test_two_symbols_in_one_folder_are_found(office):
    claimed(office, held=Held(("Nothing",)))
    write(office.office, SOUND.replace("SP/RV-TSTI-IR-24", "SP/AB/DT N° 1-24"), "one.en.yaml")
    write(office.office, SOUND.replace("SP/RV-TSTI-IR-24", "SP/AB DT N° 1-24"), "other.en.yaml")
    inputs = [office.office / name for name in ("one.en.yaml", "other.en.yaml")]
    assert "R076" in told(office, *inputs)

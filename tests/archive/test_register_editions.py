"""Issued editions in the register: what the log says of them, and what corrects what."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from pipeline.archive.register.editions import (
    ISSUE,
    WITHDRAW,
    EditionState,
    corrected_in,
    corrections_of,
    issued_editions,
)
from pipeline.archive.register.recovery import rebuild
from pipeline.desks.register.claiming import claim, void
from pipeline.errors import RegisterError
from pipeline.model.symbol import Symbol
from tests.support.issuing import small
from tests.support.registering import AUTHOR, SYMBOL, WORKSHOP, claimed_series, faults_of, register_in


@pytest.fixture
def register(tmp_path):
    register = register_in(tmp_path)
    claim(register, SYMBOL, WORKSHOP, AUTHOR)
    return register


def issue(register, *suffixed, language="en", **fields):
    with register.writing(AUTHOR) as change:
        for suffix in suffixed:
            change.add(ISSUE, small(f"{SYMBOL}{suffix}", language=language, **fields)[0].data)


def editions(register, symbol=None):
    with register.reading() as connection:
        return issued_editions(connection, symbol)


def test_an_edition_is_as_the_log_has_it_and_comes_back_from_it(register):
    issue(register, "", access="internal", embargo="2024-06-01T10:00:00-04:00", accepted=("original",))
    (found,) = editions(register)
    assert found.data == small(access="internal", embargo="2024-06-01T10:00:00-04:00", accepted=("original",))[0].data
    assert (found.state, found.who, found.when, found.sequence) == ("issued", AUTHOR.who, AUTHOR.when, 2)
    assert (found.stem, found.document) == ("SP-RV-TSTI-IR-24.en", "")
    with register.writing(AUTHOR) as change:
        change.add(WITHDRAW, {"symbol": str(SYMBOL), "language": "en", "reason": "a mistake"})
    before = editions(register)
    assert [(each.state, each.reason, each.sequence) for each in before] == [(EditionState.WITHDRAWN, "a mistake", 3)]
    register.database.unlink()
    rebuild(register, AUTHOR, [])
    assert editions(register) == before
    assert faults_of(register) == []


@pytest.mark.parametrize("again", ["", "issue", "unclaimed", "withdraw"])
def test_what_contradicts_the_register_is_never_taken_in(register, again):
    issue(register, "")
    data = {"symbol": str(SYMBOL), "language": "en", "reason": "x"}
    changes = {
        "issue": (ISSUE, small()[0].data),
        "unclaimed": (ISSUE, small("SP/RV-XY-IR-24")[0].data),
        "withdraw": (WITHDRAW, {**data, "language": "es"}),
    }
    before = register.log.read_bytes()
    if again:
        with pytest.raises(RegisterError), register.writing(AUTHOR) as change:
            change.add(*changes[again])
    assert register.log.read_bytes() == before
    assert len(editions(register)) == 1


def test_documents_point_to_what_corrects_them_and_back(register):
    issue(register, "", "/Corr.1", "/Rev. 1", "/Rev. 1/Corr.1", "/Add.1", " Rev.2")
    issue(register, "", "/Corr.2", language="es")
    claimed_series(register, 1)
    found = editions(register, SYMBOL)
    assert found == editions(register, Symbol(f"{SYMBOL}/Corr.1"))  # all under the base symbol
    assert {each.document for each in found} == {"", "Corr.1", "Rev.1", "Rev.1 Corr.1", "Add.1", "Rev.2", "Corr.2"}

    def correcting(suffix):
        return [(each.document, each.language) for each in corrections_of(found, Symbol(f"{SYMBOL}{suffix}"))]

    assert correcting("") == [("Corr.1", "en"), ("Rev.1", "en"), ("Add.1", "en"), ("Rev.2", "en"), ("Corr.2", "es")]
    assert correcting("/Rev.1") == [("Rev.1 Corr.1", "en"), ("Rev.2", "en")]
    assert correcting("/Corr.1") == []
    by_document = {(each.document, each.language): each for each in found}
    assert [each.document for each in corrected_in(found, by_document["Rev.2", "en"])] == ["Rev.1", ""]
    assert [each.document for each in corrected_in(found, by_document["Corr.2", "es"])] == [""]


def test_a_symbol_under_which_something_was_issued_is_not_voided(register):
    issue(register, "/Corr.1")
    with pytest.raises(RegisterError) as error:
        void(register, SYMBOL, "not needed", AUTHOR)
    assert [found.code for found in error.value.findings] == ["R087"]


def test_a_register_of_the_first_schema_is_brought_up_to_date(register):
    """As the program before issuing left it: its own table of editions, which nothing was ever in."""
    with closing(sqlite3.connect(register.database)) as connection:
        connection.execute("DROP TABLE editions")
        connection.execute("CREATE TABLE editions (symbol TEXT, language TEXT, revision INTEGER)")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    with pytest.raises(RegisterError) as error:
        editions(register)
    assert [found.code for found in error.value.findings] == ["R014"]
    issue(register, "")
    assert [each.symbol for each in editions(register)] == [SYMBOL]
    assert faults_of(register) == []
    assert (register.folder / "register.schema-1.sqlite").exists()

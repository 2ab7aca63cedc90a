"""MARCXML, read back by pymarc: the forty characters by their places, every field by its tag, and ISO 2709 of the same."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymarc import Record, parse_xml_to_array

from pipeline.line.describing.description import Agent, Description, Event, Other, Relation, Written
from pipeline.line.describing.fixed_field import fixed_field
from pipeline.line.describing.marc import marc_record, marcxml
from pipeline.line.describing.of_record import describe_deposit
from pipeline.model.described import Described
from tests.support.reports import the_office

EVENT = Event(
    "Workshop", "2024-04-05", "2024-04-06", "Virtual, 5 and 6 April 2024", "hybrid", "Quito", "Council", "XLIX"
)
WHOLE = Description(
    key="SP-RV-TSTI-IR-24.es", symbols=("SP/RV-TSTI-IR-24",), title="Taller <&>", kind="Informe de relatoría",
    type="rapporteur-report", language="es", keeper="SELA", access="public", publisher="SELA", place="Caracas",
    date="2024-04", years=(2024, 2024), titles={"en": "Workshop"}, event=EVENT,
    agents=(Agent("Mario Rosi", "Relator"), Agent("CAF", "Coorganiza", is_person=False)), subjects=("comercio",),
    identifiers={"isbn": "978-92-1-101234-5", "issn": "1234-5679", "doi": "10.1000/1"}, original="en",
    translation="Traducción no oficial", rights="© SELA", pages=13,
    others=(
        Other(Relation.ORIGINAL, "SP/RV-TSTI-IR-24", "en", "Workshop", "SP-RV-TSTI-IR-24.en"),
        Other(Relation.CORRECTED_BY, "SP/RV-TSTI-IR-24/Corr.1", "es", key="SP-RV-TSTI-IR-24-Corr-1.es"),
        Other(Relation.CORRECTED_BY, "SP/RV-TSTI-IR-24/Rev.1", "es"),
    ),
    files=(Written("a.pdf", "application/pdf", "0" * 64),),
)  # fmt: skip


def read(described) -> Record:
    """The record as pymarc reads it, from MARCXML and from ISO 2709 alike."""
    (record,) = parse_xml_to_array(io.BytesIO(marcxml(described)))
    binary = marc_record(described).as_marc()
    assert int(binary[:5]) == len(binary)
    again = Record(data=binary, to_unicode=True)
    assert [str(field) for field in again.fields] == [str(field) for field in record.fields]
    return record


def values(record, tag):
    return [{each.code: each.value for each in field.subfields} for field in record.get_fields(tag)]


def test_every_field_is_where_libraries_look_for_it():
    record = read(WHOLE)
    assert str(record.leader)[5:12] == "nam a22"
    assert record["001"].data == WHOLE.key
    assert values(record, "020") == [{"a": "978-92-1-101234-5"}]
    assert values(record, "024") == [{"a": "10.1000/1", "2": "doi"}]
    assert values(record, "041") == [{"a": "spa", "h": "eng"}]
    assert values(record, "089") == [{"b": "A16"}]
    assert values(record, "191") == [{"a": "SP/RV-TSTI-IR-24", "b": "Council", "c": "XLIX"}]
    assert values(record, "245") == [{"a": "Taller <&> :", "b": "Informe de relatoría"}]
    assert values(record, "246") == [{"a": "Workshop"}]
    assert values(record, "264") == [{"a": "Caracas :", "b": "SELA,", "c": "2024-04"}]
    assert values(record, "300") == [{"a": "13 p."}]
    assert values(record, "700") == [{"a": "Mario Rosi", "e": "Relator"}]
    assert {"a": "CAF", "e": "Coorganiza"} in values(record, "710")
    assert values(record, "711") == [{"a": "Workshop", "d": "2024-04-05/2024-04-06", "c": "Quito"}]
    assert values(record, "765")[0]["w"] == "SP-RV-TSTI-IR-24.en"
    assert [each["4"].rpartition("/")[2] for each in values(record, "787")] == ["isReferencedBy", "isReplacedBy"]
    assert values(record, "856") == [{"q": "application/pdf", "f": "a.pdf"}]
    tags = [field.tag for field in record.fields]
    assert tags == sorted(tags)
    assert all(field.subfields for field in record.fields if not field.control_field)


@pytest.mark.parametrize(
    ("date", "years", "dates"),
    [
        ("2024-04", (2024, 2024), "e202404  "),
        ("1987-03-21", (1987, 1987), "e19870321"),
        ("1987?", (1987, 1987), "s1987    "),
        ("[1985-87]", (1985, 1987), "q19851987"),
        ("sin fecha", None, "nuuuuuuuu"),
    ],
)
def test_the_dates_of_the_fixed_field(date, years, dates):
    field = fixed_field(replace(WHOLE, date=date, years=years))
    assert len(field) == 40
    assert field[6:15] == dates
    assert field[15:18] == "ve "
    assert field[23] == "o"
    assert field[28:31] == "i10"
    assert field[35:] == "spa d"


def test_of_a_deposit_nothing_is_said_that_nobody_knows():
    record = read(replace(WHOLE, event=None, place="", publisher="", language="", type="", agents=(), date="", years=None,
                          original="", titles={}, others=()))  # fmt: skip
    assert record["008"].data == "000000nuuuuuuuuxx |||| o    ||0| 0 und d"
    assert not {"041", "089", "110", "246", "264", "611", "710", "711"} & {field.tag for field in record.fields}


WORDS = st.text(max_size=60)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.builds(Described, st.tuples(WORDS, WORDS), WORDS, WORDS, WORDS, WORDS, WORDS))
def test_whatever_an_archivist_wrote_can_be_read_back(described):
    description = describe_deposit(described, the_office(), "KEY", 3, ())
    record = read(description)
    assert len(record["008"].data) == 40
    assert record["245"]["a"]


def test_a_record_that_is_longer_than_the_old_form_allows_is_still_xml():
    record = parse_xml_to_array(io.BytesIO(marcxml(replace(WHOLE, title="x" * 200_000))))[0]
    assert len(record["245"]["a"]) > 200_000

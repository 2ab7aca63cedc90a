"""One text out of all the ways in which editors save it."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.reading.report import read_report
from pipeline.reading.source import MOST_BYTES, read_source
from tests.support.faults import WHOLE, codes, lines, refused

LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"])), max_size=6)


@settings(derandomize=True, max_examples=200)
@given(LINES, st.sampled_from(["\n", "\r\n", "\r", "\x85"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_every_line_end_and_encoding_gives_the_same_text(rows, end, encoding):
    rows = [row.replace("\ufeff", "") for row in rows]
    data = end.join(rows).encode(encoding)
    source = read_source(data, "x")
    assert source.text == "\n".join(rows)
    assert source.sha256 == hashlib.sha256(data).hexdigest()


def test_a_report_is_the_same_however_it_is_saved():
    text = WHOLE + "background: |\n  Señor Peña spoke.\n\n  He left.\nconclusions:\n  - >-\n    One\n    thing\n"
    expected = read_report(text.encode(), "x").report
    for end in ("\r\n", "\r", "\x85"):
        for encoding in ("utf-8", "utf-8-sig", "utf-16"):
            assert read_report(text.replace("\n", end).encode(encoding), "x").report == expected


def test_big_endian_utf_16_with_its_mark():
    assert read_source("\ufeffé: 1".encode("utf-16-be"), "x").text == "é: 1"


def test_too_large_is_refused_before_anything_is_read():
    with pytest.raises(InputError) as caught:
        read_source(b"\xff" * (MOST_BYTES + 1), "x")
    assert caught.value.findings[0].code == "E001"
    assert read_source(b"a" * MOST_BYTES, "x").text


@pytest.mark.parametrize("character", "\x00\x07\x0b\x0c\x1b\x7f\x80\u2028\u2029\ufeff\ufffe\uffff")
def test_an_impossible_character_is_named_with_its_place(character):
    (fault,) = refused(WHOLE + f"rapporteur: Mario{character} Rosi\n")
    assert (fault.code, fault.place.line, fault.place.column) == ("E003", 5, 18)
    assert fault.parameter("character") == f"U+{ord(character):04X}"


def test_impossible_characters_hide_no_other_fault():
    assert lines("format: 1\nlanguage: en\x07\nmeeting:\n  title: W\n  plaice: X\n") == [
        ("E003", 2, 13),
        ("E011", 5, 3),
    ]


def test_of_a_flood_of_them_twenty_are_told():
    found = refused(WHOLE + "private: " + "\x01" * 100)
    assert [each.code for each in found] == ["E003"] * 20 + ["E008"]
    assert found[-1].parameter("count") == 80


def test_latin_1_is_told_with_the_letter_that_was_meant():
    (fault,) = refused((WHOLE + "rapporteur: José\n").encode("latin-1"))
    assert (fault.code, fault.place.line, fault.place.column) == ("E002", 5, 16)
    assert fault.parameter("meant") == "é"


@pytest.mark.parametrize("data", ["a: b".encode("utf-16-le"), "a: b".encode("utf-32"), "a".encode("utf-16") + b"b"])
def test_encodings_that_can_not_be_told(data):
    assert codes(data) == ["E047"]


@pytest.mark.parametrize("data", [b"PK\x03\x04...", b"%PDF-1.7", b"{\\rtf1", b"\xd0\xcf\x11\xe0"])
def test_a_word_file_or_pdf_is_called_what_it_is(data):
    assert codes(data) == ["E004"]

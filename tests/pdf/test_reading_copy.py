"""A stranger's pages under our title: nothing of theirs but what is drawn, no claim that is not kept."""

from __future__ import annotations

import io

import pikepdf

from pipeline.pdf.reading_copy import first_pages, pages_to_recognise, reading_copy
from tests.support.papers import scan


def strangers() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(scan("words"))) as pdf:
        pdf.docinfo["/Author"] = pikepdf.String("Ana Soto")
        with pdf.open_metadata() as said:
            said["dc:title"] = "another title"
            said["pdfaid:part"], said["pdfaid:conformance"] = "2", "B"
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


def test_it_has_our_title_language_and_year_and_nothing_of_theirs():
    data = strangers()
    made = reading_copy(data, "Informe <&>", "es-VE", 1987, ("PDF/A-2b",))
    assert made == reading_copy(data, "Informe <&>", "es-VE", 1987, ("PDF/A-2b",))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert (str(pdf.docinfo["/Title"]), str(pdf.Root.Lang)) == ("Informe <&>", "es-VE")
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:19870101")
        assert "/Author" not in pdf.docinfo
    assert "Informe &lt;&amp;&gt;" in packet
    assert "another title" not in packet
    assert "pdfaid:part" not in packet  # it says so, and does not keep it


def test_without_a_language_it_claims_none():
    with pikepdf.open(io.BytesIO(reading_copy(scan("x"), "T", "", 1980))) as pdf:
        assert "/Lang" not in pdf.Root


def test_pages_that_only_show_a_picture_are_counted():
    assert pages_to_recognise(strangers()) == (2, 1)  # the other one is blank


def test_first_pages():
    data = strangers()
    with pikepdf.open(io.BytesIO(first_pages(data, 1))) as pdf:
        assert len(pdf.pages) == 1
    assert first_pages(data, 2) == data

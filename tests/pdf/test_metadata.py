"""What the PDF says of itself, read by another program than the one that wrote it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.pdf.metadata import document_information, metadata_packet
from tests.pdf.conftest import WISH

DC = "{http://purl.org/dc/elements/1.1/}"
NO_CONTROLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1)


def title_in(packet):
    return etree.fromstring(packet).findtext(f".//{DC}title//{{*}}li")


@given(NO_CONTROLS)
@settings(derandomize=True, deadline=None)
def test_every_title_comes_back_as_it_was_typed(title):
    wish = replace(WISH, title=title)
    assert title_in(metadata_packet(wish)) == title
    assert str(document_information(wish)["/Title"]) == title


@given(st.text())
@settings(derandomize=True, deadline=None)
def test_no_text_breaks_the_packet(text):
    etree.fromstring(metadata_packet(replace(WISH, title=text, subject=text, author=text, keywords=text)))


@given(st.timezones(), st.integers(10**9, 4 * 10**9))
@settings(derandomize=True, deadline=None)
def test_one_moment_is_one_packet_in_whatever_zone_it_is_given(zone, seconds):
    moment = datetime.fromtimestamp(seconds, UTC)
    there = replace(WISH, date=moment.astimezone(zone))
    assert metadata_packet(there) == metadata_packet(replace(WISH, date=moment))


def test_every_date_is_the_one_date():
    wish = replace(WISH, date=datetime(2024, 4, 4, 20, 30, tzinfo=timezone(timedelta(hours=-4))))
    packet = etree.fromstring(metadata_packet(wish))
    dates = {element.text for element in packet.iter() if str(element.tag).endswith("Date")}
    assert dates == {"2024-04-05T00:30:00+00:00"}
    information = document_information(wish)
    assert {str(information[name]) for name in ("/CreationDate", "/ModDate")} == {"D:20240405003000+00'00'"}


@pytest.mark.needs_libreoffice
def test_the_finished_pdf_says_what_was_wished_and_nothing_of_the_engine(finished):
    reader = pypdf.PdfReader(io.BytesIO(finished))
    assert dict(reader.metadata) == {
        "/Title": WISH.title,
        "/Author": "SELA",
        "/Subject": "SP/RV-TSTI-IR-24",
        "/Keywords": "trade, innovation",
        "/Creator": "rapporteur",
        "/Producer": "rapporteur",
        "/CreationDate": "D:20240405000000+00'00'",
        "/ModDate": "D:20240405000000+00'00'",
    }
    assert reader.xmp_metadata.dc_title == {"x-default": WISH.title}
    assert reader.root_object["/Lang"] == "en"
    assert reader.root_object["/ViewerPreferences"] == {"/DisplayDocTitle": True}
    assert "/DocChecksum" not in reader.trailer
    assert b"LibreOffice" not in finished

"""What the engines refuse to take, and what of theirs is refused."""

from __future__ import annotations

import pytest

from pipeline.engines.gate import check_docx, check_pdf, time_limit
from pipeline.errors import ConversionError
from pipeline.messages import message
from tests.support.docx_parts import docx, paragraph, word_parts, zipped

GOOD = docx(paragraph("Whole."))


def _with_body(body: bytes) -> bytes:
    return zipped({**word_parts(paragraph("x")), "word/document.xml": body})


WRONG = {
    "nothing": (b"", "no zip"),
    "rtf": (rb"{\rtf1\ansi Hello}", "no zip"),
    "html": (b'<html><img src="http://127.0.0.1/x.png"></html>', "no zip"),
    "cut off": (GOOD[: len(GOOD) // 2], "no zip"),
    "other zip": (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "has no"),
    "broken xml": (_with_body(b"<w:document><w:body></w:document>"), "no sound XML"),
    "doctype": (_with_body(b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'), "document type"),
    "one bit": (GOOD.replace(b"PK\x01\x02", b"PK\x01\x03"), "broken"),
}


@pytest.mark.parametrize("what", WRONG)
def test_only_whole_word_documents_reach_an_engine(what):
    data, words = WRONG[what]
    with pytest.raises(ConversionError) as refused:
        check_docx(data, "a.docx")
    (finding,) = refused.value.findings
    assert (finding.code, finding.place.file) == ("L001", "a.docx")
    assert words in message(finding).text


def test_a_flipped_bit_in_the_body_is_seen():
    packed = bytearray(zipped(word_parts(paragraph("0123456789" * 50)), packing=0))
    packed[packed.index(b"0123456789")] ^= 1
    with pytest.raises(ConversionError, match="L001"):
        check_docx(bytes(packed), "a.docx")


def test_the_time_limit_grows_with_the_document_up_to_ten_minutes():
    pages = check_docx(docx(paragraph("word " * 200) * 100), "a.docx")
    assert pages > 20
    assert time_limit(1) < time_limit(pages) < time_limit(10**6) == 600


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\n", b"<html>", b"%PDF-1.7\ntrailer<</Size 1>>\n%%EOF"])
def test_a_pdf_that_nobody_can_open_is_no_result(pdf):
    with pytest.raises(ConversionError, match="L005"):
        check_pdf(pdf, "libreoffice", "a.docx")

"""What kind of file some bytes are, whatever their name says."""

from __future__ import annotations

import pytest

from pipeline.programs.kinds import kind_of
from tests.support.papers import archive_of_files, scan, word_file

_OLD = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (word_file("words"), "docx"),
        (scan("words"), "pdf"),
        (scan("words", kind="TIFF"), "tif"),
        (scan("words", kind="PNG"), "png"),
        (_OLD + "WordDocument".encode("utf-16-le"), "doc"),
        (_OLD + "Workbook".encode("utf-16-le"), "xls"),
        (_OLD + "PowerPoint Document".encode("utf-16-le"), "ppt"),
        (_OLD, ""),
        (b"{\\rtf1 words}", "rtf"),
        (b"\xffWPC\x10\0\0\0", "wpd"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "html"),
        (b"<!-- made by hand -->\n<HTML><body>", "html"),
        ("una nota de la Secretaría\r\n\x1a".encode("cp850"), "txt"),
        ("nota".encode("utf-16"), "txt"),
        (archive_of_files(), ""),
        (b"PK\x03\x04 broken", ""),
        (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0\xb8" * 20, ""),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0" * 20, ""),
        (b"", ""),
        (b" \n", ""),
    ],
)
def test_kinds(data, kind):
    assert kind_of(data) == kind

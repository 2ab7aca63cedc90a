from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import AnnexError, TemplateError
from pipeline.word import package as room
from pipeline.word.package import open_package, write_package
from tests.support.docx_parts import docx, paragraph, word_parts, zipped
from tests.support.findings import codes, refusal

GOOD = word_parts(paragraph("Meeting"))
CFB = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


def with_type(mark: str) -> bytes:
    types = GOOD["[Content_Types].xml"].replace(b"wordprocessingml.document.main", f"{mark}.main".encode())
    return zipped({**GOOD, "[Content_Types].xml": types})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "T095"),
        (bytes(2000), "T090"),
        (zipped(GOOD)[:-300], "T099"),
        (zipped(GOOD)[:40], "T099"),
        (CFB, "T094"),
        (CFB + "EncryptedPackage".encode("utf-16-le"), "T091"),
        (with_type("spreadsheetml.sheet"), "T096"),
        (with_type("wordprocessingml.template"), "T097"),
        (zipped({**GOOD, "word/vbaProject.bin": b"x"}), "T092"),
        (with_type("macroEnabled.document"), "T092"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}), "T093"),
        (zipped({"readme.txt": b"x"}), "T098"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><html></html>", "T096"),
        (b"{\\rtf1 x}", "T096"),
        (b"%PDF-1.7", "T096"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",  # a zip has the time in it
)
def test_each_kind_of_stranger_has_its_own_message(data: bytes, code: str) -> None:
    found = refusal(open_package, data, "report.docx", error=TemplateError)
    assert codes(found) == [code]
    assert found[0].place.file == "report.docx"


def test_the_caller_says_whose_desk_it_is() -> None:
    assert codes(refusal(open_package, b"", "annex.docx", AnnexError, error=AnnexError)) == ["T095"]


def test_a_zip_with_a_password_is_told_as_encrypted() -> None:
    data = bytearray(zipped(GOOD))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert codes(refusal(open_package, bytes(data), "x", error=TemplateError)) == ["T091"]


def test_limits_are_judged_before_anything_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> bytes:
        raise AssertionError("unpacked")

    monkeypatch.setattr(room, "_unpack", never)
    zeros = bytes(3 * 1024 * 1024)
    bomb = zipped({**GOOD, "word/media/image1.png": zeros, "word/document.xml": bytes(21 * 1024 * 1024)})
    assert codes(refusal(open_package, bomb, "x", error=TemplateError)) == ["T083", "T083"]
    many = zipped({**GOOD, **{f"word/media/{n}.png": b"" for n in range(1000)}})
    assert codes(refusal(open_package, many, "x", error=TemplateError)) == ["T082"]
    stored = zipped({**GOOD, "word/big.xml": bytes(21 * 1024 * 1024)}, packing=zipfile.ZIP_STORED)
    assert codes(refusal(open_package, stored, "x", error=TemplateError)) == ["T084"]
    assert codes(refusal(open_package, zipped(GOOD) + bytes(51 << 20), "x", error=TemplateError)) == ["T080"]


def test_the_whole_may_not_unpack_beyond_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_UNPACKED", 1000)
    assert codes(refusal(open_package, zipped(GOOD), "x", error=TemplateError)) == ["T081"]


def test_a_directory_that_lies_about_a_size_gains_nothing() -> None:
    data = bytearray(zipped({**GOOD, "word/media/image1.png": bytes(64 << 20)}))
    packed = len(zlib.compress(bytes(64 << 20))) - 6
    start = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/media/image1.png"))
    struct.pack_into("<I", data, start + 24, min(packed, 900_000))
    assert codes(refusal(open_package, bytes(data), "x", error=TemplateError)) == ["T099"]


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "word\\document.xml", "c:evil", "word/./x", "a\nb"])
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    honest = "Q" * len(name)  # no library writes such a name: it is put into the finished zip
    data = zipped({**GOOD, honest: b"x"}).replace(honest.encode(), name.encode())
    assert codes(refusal(open_package, data, "x", error=TemplateError)) == ["T085"]


def test_a_part_that_is_there_twice_is_refused() -> None:
    data = zipped({**GOOD, "word/Document.xml": b"<evil/>"})
    found = refusal(open_package, data, "x", error=TemplateError)
    assert codes(found) == ["T088"]
    assert found[0].parameter("part") == "word/Document.xml"


def test_a_part_with_a_doctype_or_broken_xml_is_refused_when_read(tmp_path) -> None:
    canary = tmp_path / "canary"
    canary.write_text("secret", encoding="utf-8")
    evil = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{canary.as_uri()}">]><x>&e;</x>'.encode()
    package = open_package(zipped({**GOOD, "word/a.xml": evil, "word/b.xml": b"<a><b></a>"}), "x")
    assert codes(refusal(package.xml, "word/a.xml", error=TemplateError)) == ["T086"]
    assert codes(refusal(package.xml, "word/b.xml", error=TemplateError)) == ["T087"]
    assert codes(refusal(open_package, zipped({**GOOD, "[Content_Types].xml": evil}), "x", error=TemplateError)) == [
        "T086"
    ]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.dictionaries(st.sampled_from(["word/a.xml", "word/b.png", "docProps/c.xml"]), st.binary(max_size=300)))
def test_equal_parts_give_equal_bytes_whatever_their_order(more: dict[str, bytes]) -> None:
    parts = {**GOOD, **more}
    written = write_package(parts)
    assert written == write_package(dict(reversed(parts.items())))
    assert dict(open_package(written, "x").parts) == parts


def test_the_written_zip_begins_as_word_expects_and_holds_no_clock() -> None:
    with zipfile.ZipFile(io.BytesIO(write_package(GOOD, (2024, 4, 5)))) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries][:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert {(entry.date_time, entry.create_system, entry.external_attr) for entry in entries} == {
        ((2024, 4, 5, 0, 0, 0), 3, 0o100644 << 16)
    }
    assert zipfile.ZipFile(io.BytesIO(write_package(GOOD))).infolist()[0].date_time[:3] == (1980, 1, 1)


def test_python_docx_reads_what_was_written() -> None:
    from docx import Document

    assert [p.text for p in Document(io.BytesIO(write_package(GOOD))).paragraphs] == ["Meeting"]
    assert docx(paragraph("x")) == docx(paragraph("x"))

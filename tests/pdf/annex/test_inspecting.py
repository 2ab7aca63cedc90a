"""Annexes from strangers: real files made to deceive, to break, to fill the memory; what is taken, and what is refused."""

from __future__ import annotations

import hashlib
import io
import pickle
import re
import zipfile
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Name

from pipeline.errors import AnnexError, ExitCode
from pipeline.findings import Severity
from pipeline.messages import message
from pipeline.pdf.annex.facts import AnnexFacts, AnnexLimits
from pipeline.pdf.annex.inspecting import inspect_annex
from pipeline.pdf.bundle.merging import merge
from pipeline.pdf.bundle.part import Part
from pipeline.pdf.text import page_texts
from tests.pdf.bundle.conftest import BUNDLE
from tests.support import hostile_pdf as hostile
from tests.support.bundles import links_by_pikepdf, opened
from tests.support.hostile_pdf import MEBIBYTE, plain, sheet

LIMITS = AnnexLimits()


def refusal(data: bytes, limits: AnnexLimits = LIMITS) -> str:
    """The code by which an annex is refused, with the sentence that a person reads."""
    with pytest.raises(AnnexError) as caught:
        inspect_annex(data, "plan.pdf", limits)
    (finding,) = pickle.loads(pickle.dumps(caught.value)).findings
    assert caught.value.exit_code is ExitCode.ANNEX
    assert finding.place.file == "plan.pdf"
    told = message(finding)
    assert "0x" not in told.text
    assert told.hint
    return f"{finding.code} {told.text}"


def codes(facts: AnnexFacts) -> list[str]:
    assert all(finding.severity is Severity.WARNING and message(finding).text for finding in facts.findings)
    return [finding.code for finding in facts.findings]


def a_docx() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<w:document/>")
    return out.getvalue()


# A01
@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "A011 `plan.pdf` is empty"),
        (bytes(5000), "A012 `plan.pdf` is no PDF: all its 5000 bytes are zero"),
        (b"\n <!DOCTYPE html><title>404</title>", "A010 `plan.pdf` is no PDF: it looks like a web page (HTML)"),
        (b"\xef\xbb\xbf<!-- x --><HTML>", "A010 `plan.pdf` is no PDF: it looks like a web page (HTML)"),
        (a_docx(), "A010 `plan.pdf` is no PDF: it looks like a Word or zip file"),
        (b"\xff\xd8\xff\xe0 JFIF", "A010 `plan.pdf` is no PDF: it looks like a picture"),
        (b"once upon a time", "A010 `plan.pdf` is no PDF: it looks like something else"),
    ],
)
def test_what_is_no_pdf_is_told_by_what_it_looks_like(data, told):
    assert refusal(data) == told


# A02
@pytest.mark.parametrize("share", [0.1, 0.34, 0.67, 0.99])
def test_a_download_that_ended_early_is_told_with_its_byte(share):
    for whole in (plain(20), plain(20, None, object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=True)):
        cut = whole[: int(len(whole) * share)]
        assert refusal(cut) == f"A016 `plan.pdf` breaks off at byte {len(cut)}: the rest of the file is missing"


def test_damage_in_the_middle_is_refused_or_told():
    whole = plain(3, None, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert refusal(whole[:400] + bytes(len(whole) - 500) + whole[-100:]).startswith("A013 `plan.pdf` is damaged")
    assert codes(inspect_annex(plain(1) + b"x" * 5000, "plan.pdf")) == ["A030", "A032", "A035"]
    broken = plain(1, lambda pdf: pdf.pages[0].obj.__setattr__("Contents", packed_badly(pdf)))
    assert "A036" in codes(inspect_annex(broken, "plan.pdf"))


def packed_badly(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    stream = pikepdf.Stream(pdf, hostile.packed_zeros(MEBIBYTE)[:-20])
    stream.Filter = Name.FlateDecode
    return stream


# A04, A05
def test_passwords_are_told_and_never_asked_for():
    assert refusal(hostile.locked("secret", "owner")).startswith("A014 `plan.pdf` is encrypted")
    assert refusal(hostile.locked("", "owner")).startswith("A015")
    taken = inspect_annex(hostile.locked("", "owner"), "plan.pdf", replace(LIMITS, takes_restricted=True))
    assert taken.was_restricted
    assert "A038" in codes(taken)
    assert not opened(taken.sanitized).is_encrypted
    assert len(merge([Part(taken.sanitized, "Plan", "en")], BUNDLE).parts) == 1


# A07
def test_circles_and_depths_are_refused_or_mended():
    assert "its pages lead in a circle" in refusal(hostile.circular_pages())
    assert inspect_annex(hostile.circular_tables(), "plan.pdf").is_repaired
    assert refusal(hostile.deep_arrays()).startswith("A018")
    assert refusal(hostile.deep_chain(40_000)).startswith("A027 `plan.pdf` made its reader break down")
    assert refusal(hostile.no_pages()).startswith("A018")
    assert inspect_annex(hostile.lying_count(), "plan.pdf").page_count == 1


# A08
def test_what_acts_is_taken_out_and_listed():
    facts = inspect_annex(hostile.acting(), "plan.pdf")
    removed = {each.kind: each.times for each in facts.removed}
    once = (
        "Launch",
        "SubmitForm",
        "GoToR",
        "GoToE",
        "ImportData",
        "Named",
        "SetOCGState",
        "RichMedia",
        "Movie",
        "Screen",
    )
    once += (
        "FileAttachment",
        "3D",
        "XFA",
        "OpenAction",
        "Collection",
        "ExternalFile",
        "Ref",
        "PS",
        "Rendition",
        "Renditions",
    )
    assert {kind for kind in once if removed[kind] < 1} == set()
    assert removed["JavaScript"] >= 4
    assert removed["AA"] == 4
    assert removed["URI"] == 2
    assert [(each.name, each.size, each.sha256) for each in facts.carried] == [
        ("virus.exe", 3, hashlib.sha256(b"MZ\x90").hexdigest())
    ]
    assert codes(facts) == ["A030", "A032", "A033", "A034"]
    assert facts.page_count == 2


def test_nothing_that_acts_is_left_in_the_bundle():
    facts = inspect_annex(hostile.acting(), "plan.pdf")
    bundle = merge([Part(facts.sanitized, "Plan", "en")], BUNDLE).pdf
    acts = rb"/(?:JavaScript|JS|Launch|SubmitForm|GoToR|GoToE|ImportData|RichMedia\w*|Movie|Screen|EmbeddedFiles?|EF|AF|AA|XFA"
    acts += rb"|OpenAction|Collection|Rendition|SetOCGState|FileAttachment|Next)\b(?! \d+ 0 R\s*/Parent)"
    for data in (facts.sanitized, bundle):
        out = io.BytesIO()
        with opened(data) as pdf:
            pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
        plainly = out.getvalue()
        assert re.findall(acts, plainly) == []
        assert not re.search(rb"calc\.exe|passwd|evil|alert|MZ\x90", plainly)
        assert b"https://example.org/" in plainly
        assert links_by_pikepdf(data)[-2:] == [(0, 1), (0, 1)]
        assert page_texts(data) == ("Sheet 1", "Sheet 2")


# A10
def test_a_signature_is_told_and_the_original_is_not_touched():
    data = hostile.signed()
    digest = hashlib.sha256(data).hexdigest()
    facts = inspect_annex(data, "plan.pdf")
    assert facts.is_signed
    assert "A031" in codes(facts)
    assert facts.sha256 == hashlib.sha256(data).hexdigest() == digest
    again = inspect_annex(facts.sanitized, "plan.pdf")
    assert (again.is_signed, again.removed) == (False, ())


# A11
@pytest.mark.parametrize("times", [1, 2])
def test_a_bomb_is_measured_and_refused(times):
    data = hostile.bomb(350 * MEBIBYTE, times)
    assert len(data) < MEBIBYTE
    assert refusal(data) == "A022 `plan.pdf` unpacks to more than 200 MiB"


def test_what_takes_more_than_its_share_is_ended():
    small = replace(LIMITS, memory=100 * MEBIBYTE)
    assert refusal(hostile.object_bomb(300 * MEBIBYTE), small)[:4] in ("A026", "A027")
    pictures = hostile.many_pictures(60, 150 * MEBIBYTE)
    assert refusal(pictures, replace(LIMITS, cpu_seconds=1)).startswith("A025 reading `plan.pdf` took more than 1 sec")
    assert refusal(plain(9), replace(LIMITS, output_bytes=1000)).startswith("A028")


# A12
def test_what_is_too_large_is_told_with_the_number_found():
    assert "A019 `plan.pdf` has 2,001 pages, and an annex may have 2,000" in refusal(plain(2001))
    assert refusal(plain(1), replace(LIMITS, file_bytes=500)).startswith("A017")
    assert refusal(hostile.picture_of(60_000, 60_000)).startswith("A023 `plan.pdf` has a picture of 60,000 by 60,000")
    facts = inspect_annex(hostile.linked_pages(600), "plan.pdf")
    assert "A039" in codes(facts)
    assert facts.page_count == 600


@pytest.mark.parametrize("box", [b"[0 0 0 0]", b"[0 0 2 700]", b"[0 0 14401 700]", b"[9 9 9 900]"])
def test_a_sheet_that_cannot_be_is_refused(box):
    assert re.match("A024 page 1 of `plan.pdf` has no possible size", refusal(sheet(box)))


@pytest.mark.parametrize(
    "box", [b"[612 792 0 0]", b"[-100 -100 512 692]", b"(x)", b"[0 0 1e39 9]", b"null", b"[0 0 (a) 5]"]
)
def test_a_box_that_readers_mend_has_a_possible_size_afterwards(box):
    facts = inspect_annex(sheet(box), "plan.pdf")
    with opened(facts.sanitized) as pdf:
        left, foot, right, head = (float(edge) for edge in pdf.pages[0].mediabox)
        assert 3 <= abs(right - left) <= 14_400
        assert 3 <= abs(head - foot) <= 14_400


# A15
@pytest.mark.needs_libreoffice
def test_carelessly_merged_tags_fool_nobody(finished):
    facts = inspect_annex(hostile.carelessly_merged(finished), "plan.pdf")
    assert not facts.is_tagged
    assert "A040" in codes(facts)
    merged = merge([Part(facts.sanitized, "Plan", "en")], BUNDLE)
    assert "PDF/UA-1" not in merged.claims


# A17
@pytest.mark.needs_libreoffice
def test_what_is_known_of_a_good_annex_is_true(finished, printed):
    facts = inspect_annex(finished, "plan.pdf")
    assert (facts.is_tagged, facts.fonts_missing, facts.is_signed, facts.is_repaired) == (True, (), False, False)
    assert facts.claims == facts.holds == ("PDF/UA-1", "PDF/A-3a")
    assert facts.language.startswith("en")
    assert (facts.labels[0], facts.outline_lines > 3, codes(facts), facts.removed) == ("i", True, [], ())
    merged = merge([Part(finished, "Report", "en"), Part(facts.sanitized, "Plan", "en")], BUNDLE)
    assert merged.claims == ("PDF/UA-1", "PDF/A-3a")
    raw = inspect_annex(printed, "plan.pdf")  # what LibreOffice claims by itself does not hold
    assert raw.is_tagged
    assert "A037" in codes(raw)
    assert set(raw.holds) < set(raw.claims)


def test_fonts_that_are_not_carried_are_named():
    assert inspect_annex(plain(1), "plan.pdf").fonts_missing == ("Helvetica",)


def test_the_same_file_gives_the_same_facts():
    data = hostile.acting()
    assert inspect_annex(data, "plan.pdf") == inspect_annex(data, "plan.pdf")

"""Files that a PDF carries: found by any reader, known to be the source, and told when pages changed since."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pikepdf
from pypdf import PdfReader

from pipeline.pdf.associated import AssociatedFile, associate, prints_as_made
from tests.support.pages import with_words

MOMENT = datetime(2024, 4, 5, tzinfo=UTC)
FILES = (
    AssociatedFile("input.yaml", "The input", "application/yaml", b"format: 1\n"),
    AssociatedFile("annex.pdf", "An annex", "application/pdf", b"%PDF", is_source=False),
)


def carrying(*files: AssociatedFile) -> bytes:
    with pikepdf.open(io.BytesIO(with_words(["One."]))) as pdf:
        associate(pdf, files, MOMENT)
        saved = io.BytesIO()
        pdf.save(saved, deterministic_id=True)
    return saved.getvalue()


def test_another_library_finds_them_byte_for_byte():
    held = PdfReader(io.BytesIO(carrying(*FILES))).attachments
    assert {name: data for name, (data,) in held.items()} == {"annex.pdf": b"%PDF", "input.yaml": b"format: 1\n"}


def test_each_says_what_it_is_to_the_document():
    with pikepdf.open(io.BytesIO(carrying(*FILES))) as pdf:
        said = {str(each.UF): (each.AFRelationship, str(each.Desc)) for each in pdf.Root.AF}
    assert said == {
        "annex.pdf": (pikepdf.Name.Supplement, "An annex"),
        "input.yaml": (pikepdf.Name.Source, "The input"),
    }


def test_order_of_giving_changes_no_byte_and_none_given_adds_nothing():
    assert carrying(*FILES) == carrying(*reversed(FILES))
    with pikepdf.open(io.BytesIO(carrying())) as pdf:
        assert "/AF" not in pdf.Root


def test_pages_that_changed_since_are_told():
    with pikepdf.open(io.BytesIO(carrying(*FILES))) as pdf:
        assert prints_as_made(pdf)
        pdf.pages[0].Contents = pdf.make_stream(b"BT (Two.) Tj ET")
        assert not prints_as_made(pdf)
        del pdf.Root.PieceInfo
        assert not prints_as_made(pdf)

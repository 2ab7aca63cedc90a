"""Files of strangers: whatever they are, they are read or refused with a reason, and no word gets lost."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from random import Random

import docx
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError, RapporteurError
from pipeline.model.report import Report
from pipeline.reading.imports.builder import Builder
from pipeline.reading.imports.core import import_report, understand
from pipeline.reading.imports.document import ChangeKind
from pipeline.reading.imports.from_text import read_text
from pipeline.reading.imports.language import language_of
from pipeline.reading.imports.ledger import balance
from pipeline.reading.imports.notes import once_noted
from pipeline.reading.imports.sources import read_source
from tests.support.docx_parts import docx as made_docx
from tests.support.importing import FILES, assert_balanced, docx_of, facts, report_at, typed
from tests.support.presswork import judged, made
from tests.support.reports import the_office

SITE = Path(docx.__file__).parents[1]
FOUND = sorted(file for kind in ("docx", "pdf") for file in SITE.rglob(f"*.{kind}"))[:60]


def imported_or_refused(data, name):
    """What comes of a file; an error is one for people."""
    try:
        imported = import_report(data, name, the_office())
    except RapporteurError as refusal:
        return refusal.findings
    assert_balanced(imported)
    return imported


@pytest.mark.parametrize("file", FOUND, ids=lambda file: file.name)
def test_files_that_packages_bring_along(file):
    imported_or_refused(file.read_bytes(), file.name)


def of_a_stranger():
    """A docx as a stranger makes it: Word's own styles, a cover without ours, a table, bold speakers."""
    document = docx.Document()
    document.add_heading("Informe de la reunión", 0)
    document.add_heading("Introducción", 1)
    document.add_paragraph(
        "La reunión se celebró el 3 de mayo de 2023 y contó con la participación de la FAO y de la CAN."
    )
    document.add_heading("Intervenciones", 1)
    speaker = document.add_paragraph()
    speaker.add_run("La Sra. Ana Ruiz, Directora de la CAN,").bold = True
    speaker.add_run(" señaló que los plazos son cortos.")
    document.add_paragraph("Añadió que faltan datos.", style="List Bullet")
    document.add_paragraph("Y que sobran formularios.", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        [cell for row in table.rows for cell in row.cells], ["País", "Plazo", "Perú", "30"], strict=True
    ):
        cell.text = words
    document.add_heading("Conclusiones", 1)
    for words in ("Se acordó seguir.", "Se acordó volver."):
        document.add_paragraph(words, style="List Number")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_strangers_docx_is_understood():
    imported = import_report(of_a_stranger(), "acta.docx", the_office())
    report = imported.report
    assert_balanced(imported)
    assert (report.language, report.meeting.title, report.stage) == ("es", "Informe de la reunión", "draft")
    assert [item.text for item in report.conclusions] == ["Se acordó seguir.", "Se acordó volver."]
    (said,) = report.interventions
    assert said.text.startswith("**La Sra. Ana Ruiz, Directora de la CAN,** señaló")
    assert "- Añadió que faltan datos.\n- Y que sobran formularios." in said.text
    assert "| País | Plazo |" in said.text
    assert {(p.name, p.organisation) for p in report.participants} == {("Ana Ruiz", "CAN"), (None, "FAO")}


CHANGED = (
    '<w:p><w:r><w:t xml:space="preserve">The plan was </w:t></w:r>'
    '<w:del w:id="1" w:author="Ana" w:date="2024-05-01T10:00:00Z"><w:r><w:delText>rejected</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="Luis" w:date="2024-05-02T10:00:00Z"><w:r><w:t>adopted</w:t></w:r></w:ins>'
    '<w:r><w:t xml:space="preserve"> by all.</w:t></w:r></w:p>'
)


def test_tracked_changes_are_read_as_accepted_and_told_one_by_one():
    imported = import_report(made_docx(CHANGED), "x.docx", the_office())
    assert imported.report.background is None or "adopted" in imported.report.background
    assert "rejected" not in " ".join(filter(None, [imported.report.background, imported.report.meeting.title]))
    told = [(change.kind, change.author, change.words) for change in imported.changes]
    assert told == [(ChangeKind.DELETED, "Ana", "rejected"), (ChangeKind.INSERTED, "Luis", "adopted")]
    assert imported.report.stage == "draft"
    assert [each.code for each in imported.findings].count("W060") == 2
    assert ("rejected", "Ana") in [(left.words, left.who) for left in imported.left_out]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "I003"),
        (b" \n\n ", "I003"),
        (bytes(range(32)) * 40, "I005"),
        (b"%PDF-1.7 broken", "I004"),
        (b"PK\x03\x04broken", "T099"),
        (b"<html><p>not found", "I001"),
        (b"{\\rtf1 hello}", "I002"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "I002"),
    ],
)
def test_what_is_no_report_is_refused_with_a_reason(data, code):
    with pytest.raises(InputError) as error:
        import_report(data, "x", the_office())
    assert [each.code for each in error.value.findings] == [code]


@pytest.mark.parametrize("seed", range(40))
def test_damaged_files_are_read_or_refused(seed):
    random = Random(seed)
    data = bytearray(of_a_stranger())
    for _ in range(random.randint(1, 30)):
        data[random.randrange(len(data))] = random.randrange(256)
    imported_or_refused(bytes(data[: random.randint(len(data) // 2, len(data))]), "x.docx")


@pytest.mark.needs_libreoffice
def test_damaged_pdfs_are_read_or_refused(engine):
    pdf = made(judged(FILES[0]), engine).files["pdf"]
    for seed in range(60):
        random = Random(seed)
        data = bytearray(pdf)
        for _ in range(random.randint(1, 60)):
            data[random.randrange(len(data))] = random.randrange(256)
        imported_or_refused(bytes(data), "x.pdf")


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_pdf_without_tags_is_read_by_its_lines(file, engine):
    with pikepdf.open(io.BytesIO(made(judged(file), engine).files["pdf"])) as pdf:
        del pdf.Root.StructTreeRoot, pdf.Root.MarkInfo
        out = io.BytesIO()
        pdf.save(out)
    imported = import_report(out.getvalue(), "x.pdf", the_office())
    assert_balanced(imported)
    found, wanted = facts(imported.report), facts(report_at(file))
    assert {name: found[name] for name in wanted} == wanted


TOKENS = (
    "The On behalf of Mr. Ana Ruiz, Director FAO CAN said ( ) * ** *** ¹ ² [ ] | > # - 1) a) i) 2024 5 April “ ” CONCLUSIONS",
    "CONTENTS ANNEX I PAG. 1 \\ ### SP/RV-TSTI-IR-24 · é ñ \u00ad \u200b \u2028 . : ; \t BACKGROUND AND GENERAL INFORMATION",
)
WORDS = st.sampled_from(" ".join(TOKENS).split(" "))
LINES = st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=12).map(" ".join)
TEXTS = st.lists(st.one_of(LINES, st.sampled_from(["", "", "CONCLUSIONS", "ANNEX I", "\x0c"])), max_size=30).map(
    "\n".join
)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(text=TEXTS)
def test_whatever_is_typed_every_word_is_accounted_for(text):
    document = read_text(text.encode("utf-8", "replace"), "x.txt") if not odd(text) else None
    if document is None or not any(block.all_words for block in document.blocks):
        return
    assert_balanced(understand(document, "x.txt", the_office()))


def odd(text):
    return sum(ord(sign) < 32 and sign not in "\n\t\x0c" for sign in text) > 1


@settings(max_examples=60, derandomize=True, deadline=None)
@given(cuts=st.lists(st.integers(0, 10_000), max_size=6), file=st.sampled_from(FILES))
def test_a_report_with_parts_missing_loses_no_word(cuts, file):
    lines = typed(report_at(file)).split("\n\n")
    for cut in cuts:
        if lines:
            del lines[cut % len(lines)]
    if text := "\n\n".join(lines).strip():
        assert_balanced(import_report(text.encode(), "x.txt", the_office()))


def test_words_are_never_counted_twice():
    for data in (docx_of(FILES[0]), of_a_stranger(), typed(report_at(FILES[1])).encode()):
        document = read_source(data, "x")
        document = replace(document, blocks=tuple(once_noted(document.blocks)))
        builder = Builder(document, the_office(), language_of(document, the_office())[0], "x")
        report = Report.model_validate(builder.build())
        missing, extra = balance(document, report, builder.ledger)
        assert (dict(missing), dict(extra)) == ({}, {})

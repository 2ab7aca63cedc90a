from __future__ import annotations

import hashlib
import io
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from pipeline.line.columns import write_two_columns
from pipeline.model.base import Language
from pipeline.model.choices import Paper
from pipeline.model.columns import Columns
from pipeline.office.terms import Terms
from pipeline.reading.canonical import canonical_input
from pipeline.reading.editions.returned import LABEL, returned_columns
from pipeline.reading.editions.rows import rows_of
from pipeline.reading.report import read_report
from pipeline.word.flow_reader import read_flow
from pipeline.word.package import open_package
from tests.support.openxml import openxml_faults
from tests.support.presswork import the_template
from tests.support.reports import the_office

SPANISH = Path(__file__).parents[2] / "inputs" / "2024" / "SP-RP-TCSA-IR-24.es.yaml"
DAY = datetime(2024, 11, 12, tzinfo=UTC)


def columns(language: str = "en") -> Columns:
    report = read_report(SPANISH.read_bytes(), "").report
    canonical = canonical_input(report)
    state = hashlib.sha256(canonical).hexdigest()
    rows = rows_of(report, Terms(the_office(), report.language, Language(language)))
    return Columns("Taller", report.language, Language(language), state, canonical, ("SP/RP-TCSA-IR-24",), rows)


def made(language: str = "en", paper: Paper = Paper.LETTER) -> bytes:
    held = columns(language)
    label = LABEL.format(source=held.source, target=held.target, state=held.state)
    return write_two_columns(held, "How.", label, the_office(), the_template(), paper, DAY)


@pytest.mark.parametrize("paper", list(Paper))
def test_the_same_gives_the_same_and_word_can_open_it(paper, tmp_path):
    document = made(paper=paper)
    assert document == made(paper=paper)
    assert not openxml_faults(document, tmp_path)


def test_the_table_reads_from_the_left_and_waits_on_the_right():
    document = docx.Document(io.BytesIO(made("fr")))
    (table,) = document.tables
    left, right = ([row.cells[side].text for row in table.rows] for side in (0, 1))
    assert left[:3] == [
        "espagnol",
        "Taller sobre compras públicas & seguridad alimentaria: «del campo a la mesa» <2024>",
        "Jefe de Compras {{ públicas }}",
    ]
    titles = [(one, two) for one, two in zip(left, right, strict=True) if two]
    assert ("CONCLUSIONES", "CONCLUSIONS") in titles
    assert ("María José Agüero-Peña", "María José Agüero-Peña") in titles
    assert (
        "[^1] Dato de 2023; véase https://example.org/compras?id=7&lang=es#cuadro_2 (consultado el 14 de noviembre de 2024)."
        in left
    )
    assert "Brasil" not in left  # known in the other language


def test_it_carries_its_original_and_says_what_it_is():
    package = open_package(made(), "")
    returned = returned_columns(read_flow(package), package.parts)
    assert returned is not None
    assert (returned.source, returned.target, returned.state) == ("es", "en", columns().state)
    assert returned.canonical == columns().canonical

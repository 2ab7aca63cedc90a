"""One document printed by each engine, once for all tests of the room."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.pdf.finishing import Finishing, PageLabel, finish_pdf
from tests.support.printing import by_dxpdf, by_libreoffice
from tests.support.sample_docx import Chapter, Sample, sample_docx, usual_chapters
from tests.support.wordml import note, paragraph, picture, run, table

SAMPLE = Sample(logo="Logo of the office")
WISH = Finishing(
    title=SAMPLE.title,
    language="en",
    date=datetime(2024, 4, 5, tzinfo=UTC),
    subject="SP/RV-TSTI-IR-24",
    author="SELA",
    keywords="trade, innovation",
    labels=(PageLabel(0, "r"), PageLabel(3, "D")),
)


def hard_sample() -> Sample:
    """Notes that go on over the page, a note in a table, a cropped picture, a long contents."""
    rows = table((("A", "B"), ("x", "y"))).replace("y</w:t></w:r>", f"y</w:t></w:r>{note(2)}")
    figure = paragraph("Normal", picture("A second map", 91), '<w:spacing w:line="240" w:lineRule="auto"/>')
    figure = figure.replace("<a:stretch>", '<a:srcRect l="10000" t="20000" r="5000" b="30000"/><a:stretch>')
    body = paragraph("BodyText", run("text " * 300)) + paragraph("BodyText", run("x") + note(1)) + rows + figure
    body += paragraph("BodyText", run("text " * 600) + note(3))
    chapters = (Chapter("c1", "I.", "ONE", body), *(Chapter(f"n{at}", f"{at}.", f"N {at}", "") for at in range(40)))
    return Sample(chapters=chapters, notes=("word " * 1500, "a short one", "word " * 1500))


@pytest.fixture(scope="session")
def printed(tmp_path_factory):
    """The sample as LibreOffice prints it."""
    return by_libreoffice(sample_docx(SAMPLE), tmp_path_factory.mktemp("printed"))


@pytest.fixture(scope="session")
def finished(printed):
    """The sample, printed and finished."""
    return finish_pdf(printed, WISH)


@pytest.fixture(scope="session")
def hard(tmp_path_factory):
    """The hard sample as LibreOffice prints it."""
    return by_libreoffice(sample_docx(hard_sample()), tmp_path_factory.mktemp("hard"))


@pytest.fixture(scope="session")
def embedded(tmp_path_factory):
    """The sample as the embedded engine prints it."""
    return by_dxpdf(sample_docx(Sample(chapters=usual_chapters())), tmp_path_factory.mktemp("embedded"))

"""The embedded engine in its child process."""

from __future__ import annotations

import io
import os
import signal

import pikepdf
import pytest

from pipeline.engines.embedded import embedded_engine
from pipeline.errors import ConversionError, MachineError
from tests.support.docx_parts import docx, paragraph, word_parts, zipped
from tests.support.saboteurs import living

SMALL = docx(paragraph("A small document."))


@pytest.fixture
def embedded(fonts, tmp_path):
    with embedded_engine(fonts, tmp_path) as engine:
        yield engine
    assert not list(tmp_path.glob("engines/*/*/work/*"))


def test_sees_the_fonts_of_the_project_and_is_silent(embedded, capfd):
    runs = "".join(
        f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{name}" w:hAnsi="{name}"/></w:rPr><w:t>{name}</w:t></w:r></w:p>'
        for name in ("Cambria", "Calibri", "Noto Sans")
    )
    with pikepdf.open(io.BytesIO(embedded.convert(docx(runs)))) as opened:
        fonts = {str(font.BaseFont).split("+")[-1] for font in opened.pages[0].Resources.Font.values()}
    assert {name.split("-")[0] for name in fonts} == {"Caladea", "Carlito", "DejaVuSerif"}
    assert capfd.readouterr() == ("", "")


def test_same_in_same_out(embedded):
    assert embedded.convert(SMALL) == embedded.convert(SMALL)


def test_a_child_that_was_killed_is_started_anew(embedded):
    embedded.convert(SMALL)
    os.kill(embedded._presses[0]._pid, signal.SIGKILL)
    assert embedded.convert(SMALL).startswith(b"%PDF")


def test_a_child_that_stands_still_is_told_and_gone(fonts, tmp_path):
    engine = embedded_engine(fonts, tmp_path, longest=0.3)
    engine.convert(SMALL)
    os.kill(engine._presses[0]._pid, signal.SIGSTOP)
    assert engine.convert(SMALL).startswith(b"%PDF")
    engine.close()
    assert living(tmp_path) == []


def test_what_it_refuses_is_told(embedded):
    without_a_start = {name: data for name, data in word_parts(paragraph("x")).items() if name != "_rels/.rels"}
    with pytest.raises(ConversionError, match="L004") as failed:
        embedded.convert(zipped(without_a_start), "b.docx")
    assert failed.value.findings[0].place.file == "b.docx"
    assert embedded.convert(SMALL).startswith(b"%PDF")


def test_an_interpreter_without_it_is_a_machine_error(fonts, tmp_path):
    from pathlib import Path

    engine = embedded_engine(fonts, tmp_path, python=Path("/usr/bin/python3"))
    with pytest.raises(MachineError, match="M005"):
        engine.convert(SMALL)

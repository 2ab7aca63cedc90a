"""Saboteurs in the place of LibreOffice: what they do wrong, told in the reader's words, with nothing left behind."""

from __future__ import annotations

import pytest

from pipeline.engines.libreoffice import libreoffice_engine
from pipeline.errors import ConversionError
from pipeline.messages import message
from pipeline.programs.confine import Limits
from tests.support.docx_parts import docx, paragraph
from tests.support.saboteurs import OUT, living, saboteur

SMALL = docx(paragraph("A small document."))

ONCE = {
    "sleeps": ("sleep 100 & sleep 100", "L002"),
    "crashes": ("kill -SEGV $$", "L003"),
    "fails": ("echo no room in here >&2; exit 77", "L003"),
    "says yes and makes nothing": ("echo Error: source file could not be loaded >&2; exit 0", "L004"),
    "makes nothing that opens": (f"{OUT}; echo rubbish > $out/report.pdf", "L005"),
    "makes half of it": (f"{OUT}; printf '%%PDF-1.7\\n' > $out/report.pdf", "L005"),
    "always wants to be started again": ("exit 81", "L003"),
    "writes more than it may": (f"{OUT}; head -c 2000000 /dev/zero > $out/report.pdf; exit 1", "L006"),
}


def _failure(engine) -> str:
    with engine, pytest.raises(ConversionError) as failed:
        engine.convert(SMALL, "a.docx")
    (finding,) = failed.value.findings
    assert finding.place.file == "a.docx"
    assert message(finding).hint
    return finding.code


@pytest.mark.parametrize("what", ONCE)
def test_what_a_program_does_wrong_is_told(what, fonts, tmp_path):
    script, code = ONCE[what]
    office = saboteur(tmp_path / "office", script)
    limits = Limits(file_size=1_000_000)
    assert _failure(libreoffice_engine(office, fonts, tmp_path / "state", limits=limits, longest=0.5)) == code
    assert living(tmp_path) == []
    assert not list(tmp_path.glob("state/engines/*/*/work/*"))


def test_it_is_tried_twice_and_in_a_fresh_profile(fonts, tmp_path):
    tries = tmp_path / "tries"
    script = (
        f'echo "$1" | sed s,.*file://,, | xargs -I @ sh -c "ls @ >> {tries}; touch @/dirty"; echo -- >> {tries}; exit 5'
    )
    office = saboteur(tmp_path / "office", script)
    assert _failure(libreoffice_engine(office, fonts, tmp_path / "state")) == "L003"
    assert tries.read_text() == "user\n--\nuser\n--\n"


def test_an_older_pdf_is_never_taken_for_the_new_one(fonts, tmp_path):
    office = saboteur(tmp_path / "office", "exit 0")
    engine = libreoffice_engine(office, fonts, tmp_path / "state")
    old = tmp_path / "state" / "engines" / "libreoffice-7.4.7.2" / "1" / "work" / "1" / "report.pdf"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"%PDF-1.7 an old one %%EOF")
    assert _failure(engine) == "L004"


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("script", ["sleep 100", "exit 3", "kill -ABRT $$"])
def test_a_kept_program_that_does_not_start_is_told_within_the_start_limit(script, fonts, tmp_path):
    office = saboteur(tmp_path / "office", script, kept=True)
    engine = libreoffice_engine(office, fonts, tmp_path / "state", start_limit=0.7)
    assert _failure(engine) == "L007"
    assert living(tmp_path) == []

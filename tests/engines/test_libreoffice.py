"""The real LibreOffice, and what becomes of it when it is stopped, killed, starved or orphaned."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from pipeline.engines import berthed
from pipeline.engines.choice import choose_engine
from pipeline.engines.libreoffice import libreoffice_engine
from pipeline.errors import ConversionError, StorageError
from pipeline.programs.confine import Limits
from pipeline.programs.soffice import find_libreoffice
from tests.support.docx_parts import docx, paragraph, relationship
from tests.support.linked_pictures import noise, placed
from tests.support.saboteurs import living, strike, wait_until
from tests.support.small_disk import small_disk

pytestmark = pytest.mark.needs_libreoffice

SMALL = docx(paragraph("A small document."))
# Long enough in the making to be struck meanwhile.
LARGE = docx(paragraph("The delegations took note of the document. " * 12) * 2500)


def pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


@pytest.fixture
def office(fonts, tmp_path):
    """Makes an engine of this test's own, with limits of its own; closed at the end."""
    made = []

    def make(**options):
        found = find_libreoffice()
        changes = {name: options.pop(name) for name in ("python", "uno") if name in options}
        made.append(libreoffice_engine(replace(found, **changes), fonts, tmp_path, **options))
        return made[-1]

    yield make
    for engine in made:
        engine.close()
    assert living(tmp_path) == []


def test_makes_a_tagged_pdf_whose_pages_can_be_found_by_bookmark(engine):
    mark = '<w:bookmarkStart w:id="1" w:name="c_1"/>{}<w:bookmarkEnd w:id="1"/>'
    pdf = engine.convert(docx(mark.format(paragraph("One")) + paragraph("word " * 900) * 2), "r.docx")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert len(opened.pages) == 3
        assert [str(name) for name in opened.Root.Dests] == ["/c5F1"]


def test_page_references_are_resolved_on_loading(engine):
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF there </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>99</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    there = '<w:bookmarkStart w:id="1" w:name="there"/>' + paragraph("Here.") + '<w:bookmarkEnd w:id="1"/>'
    pdf = engine.convert(docx(field + paragraph("word " * 900) + there), "r.docx")
    assert pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().split()[0] == "2"


def test_sees_the_fonts_of_the_project_and_no_others(engine):
    runs = "".join(
        f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{name}" w:hAnsi="{name}"/></w:rPr><w:t>{name}</w:t></w:r></w:p>'
        for name in ("Cambria", "Calibri", "Noto Sans", "Comic Sans MS")
    )
    with pikepdf.open(io.BytesIO(engine.convert(docx(runs)))) as opened:
        names = {str(font.BaseFont).split("+")[1] for font in opened.pages[0].Resources.Font.values()}
    assert names == {"Caladea-Regular", "Carlito", "DejaVuSerif"}


def test_knows_nothing_of_its_callers_surroundings(office, tmp_path, monkeypatch):
    monkeypatch.setenv("CANARY_OF_THE_CALLER", "1")
    engine = office()
    engine.convert(SMALL)
    (pid,) = living(tmp_path, "soffice.bin")
    environment = Path(f"/proc/{pid}/environ").read_bytes()
    assert b"CANARY" not in environment
    assert b"TZ=UTC" in environment


@pytest.mark.soak
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSEGV, signal.SIGSTOP])
def test_a_program_that_is_struck_at_work_is_started_anew(office, tmp_path, blow):
    engine = office(longest=8.0 if blow == signal.SIGSTOP else 60.0)
    engine.convert(SMALL)
    (before,) = living(tmp_path, "soffice.bin")
    striker = threading.Thread(target=strike, args=(tmp_path, blow))
    striker.start()
    pdf = engine.convert(LARGE, "large.docx")
    striker.join()
    assert pages(pdf) > 100
    (after,) = living(tmp_path, "soffice.bin")
    assert after != before
    assert pages(engine.convert(SMALL)) == 1
    assert not list(tmp_path.glob("engines/*/*/work/*"))


def test_a_document_that_takes_too_long_twice_is_named(office):
    engine = office(longest=0.2)
    with pytest.raises(ConversionError) as failed:
        engine.convert(LARGE, "slow.docx")
    assert [(told.code, told.place.file) for told in failed.value.findings] == [("L002", "slow.docx")]


@pytest.mark.parametrize("kept", [True, False])
def test_a_pdf_over_the_size_limit_is_told_as_that(office, kept):
    limits = Limits(file_size=300_000)
    engine = office(limits=limits) if kept else office(limits=limits, python=None)
    count = range(12)
    large = docx(
        "".join(placed(f"rIdP{at}") for at in count),
        relations=tuple(relationship("image", f"media/p{at}.png", f"rIdP{at}") for at in count),
        more={f"word/media/p{at}.png": noise(280, at) for at in count},
    )
    with pytest.raises(ConversionError) as failed:
        engine.convert(large, "noise.docx")
    assert failed.value.findings[0].code == "L006"
    assert pages(engine.convert(SMALL)) == 1


@pytest.mark.parametrize("way", [{"python": None}, {"uno": Path("/nowhere")}])
def test_without_its_python_module_it_is_run_once_a_document(office, way):
    engine = office(**way)
    engine.start()
    assert [pages(engine.convert(LARGE)), pages(engine.convert(SMALL))] == [pages(engine.convert(LARGE)), 1]


def test_is_started_anew_after_its_share_of_documents(office, tmp_path, monkeypatch):
    monkeypatch.setattr(berthed, "MOST_DOCUMENTS", 2)
    engine = office()
    seen = []
    for _ in range(4):
        engine.convert(SMALL)
        seen.append(living(tmp_path, "soffice.bin"))
    assert len({tuple(pids) for pids in seen if pids}) >= 2


def test_two_at_once_never_share_a_profile(office, tmp_path):
    first, second = office(), office()
    for engine in (first, second):
        engine.start()
    assert pages(first.convert(SMALL)) == pages(second.convert(SMALL)) == 1
    assert len(list(tmp_path.glob("engines/*/*/profile"))) == 2


def test_a_state_folder_that_is_none_is_told(fonts, tmp_path):
    (tmp_path / "state").write_text("a file")
    engine = choose_engine("libreoffice", fonts, tmp_path / "state")
    with pytest.raises(StorageError, match="F201"):
        engine.start()


def test_the_state_folder_may_be_deleted_between_documents(office, tmp_path):
    engine = office()
    engine.convert(SMALL)
    shutil.rmtree(tmp_path / "engines")
    assert pages(engine.convert(SMALL)) == 1


def test_nothing_outlives_a_caller_that_is_killed(fonts, tmp_path):
    program = (
        "import sys; from pathlib import Path; from pipeline.engines.choice import choose_engine\n"
        "engine = choose_engine('libreoffice', Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "engine.convert(Path(sys.argv[3]).read_bytes()); print('done', flush=True); sys.stdin.read()"
    )
    (tmp_path / "small.docx").write_bytes(SMALL)
    state = tmp_path / "state"
    pipes = set(Path("/tmp").glob("OSL_PIPE_*"))
    with subprocess.Popen(
        [sys.executable, "-c", program, str(fonts), str(state), str(tmp_path / "small.docx")],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as caller:
        assert caller.stdout.readline() == b"done\n"
        assert living(state, "soffice.bin")
        caller.kill()
    assert wait_until(lambda: not living(state), 5)
    left = set(Path("/tmp").glob(f"OSL_PIPE_{os.getuid()}_rapporteur-{caller.pid}-*")) - pipes
    assert left == set()


@contextmanager
def kept_on(folder, fonts, options):
    """A small disk, and a LibreOffice that works there and has made a document already."""
    with small_disk(folder, options) as disk, libreoffice_engine(find_libreoffice(), fonts, disk) as engine:
        assert pages(engine.convert(SMALL)) == 1
        yield disk, engine


@pytest.mark.soak
def test_a_full_disk_is_told_with_its_folder_and_forgotten_when_there_is_room(fonts, tmp_path):
    with kept_on(tmp_path / "disk", fonts, "size=3m") as (disk, engine):
        for left in (0, 40_000):
            (disk / "fill").write_bytes(bytes(shutil.disk_usage(disk).free - left))
            with pytest.raises(StorageError) as failed:
                engine.convert(LARGE)
            assert failed.value.findings[0].code == "F202"
            assert str(disk) in failed.value.findings[0].parameter("folder")
            (disk / "fill").unlink()
            assert pages(engine.convert(SMALL)) == 1


@pytest.mark.soak
def test_a_disk_without_room_for_another_file_is_told_and_no_fault_of_the_report(fonts, tmp_path):
    with kept_on(tmp_path / "disk", fonts, "size=64m,nr_inodes=400") as (disk, engine):
        for left in range(3):
            filled = fill_entries(disk / "files", left)
            with pytest.raises(StorageError) as failed:
                engine.convert(SMALL)
            assert failed.value.findings[0].code == "F010"
            shutil.rmtree(filled)
            assert pages(engine.convert(SMALL)) == 1


def fill_entries(folder, left):
    """A folder of empty files, for so many less than there is room."""
    folder.mkdir()
    for number in range(os.statvfs(folder).f_favail - left):
        (folder / str(number)).touch()
    return folder


@pytest.mark.soak
def test_a_thousand_pages_stay_within_the_limits(engine):
    long = docx((paragraph("The delegations took note. " * 90) + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>') * 1000)
    assert pages(engine.convert(long)) >= 1000

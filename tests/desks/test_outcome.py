"""What becomes of an input: where it is told, and what is kept of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pipeline.desks.outcome import Status, failed, outcome
from pipeline.errors import AnnexError, ExitCode, StorageError
from pipeline.findings import Place, Severity, finding
from pipeline.model.stages import AnnexFile

FIELD = Place("inputs/report.en.yaml", 40, 11, "annexes.0.file")
ABOUT_ANNEX = finding("A013", Place("paper.pdf", words="page 3"), Severity.WARNING, name="paper.pdf", why="damaged")
ABOUT_ANOTHER = finding("W054", Place("other.pdf"), named="es", language="en")


@dataclass(frozen=True)
class Input:
    """What was seen of an input that names one annex."""

    file: Path = Path("inputs/report.en.yaml")
    symbol: str = "SP/RV-TSTI-IR-24"
    revision: int = 1
    language: str = "en"
    is_draft: bool = False
    findings: tuple = (finding("W054", Place("inputs/report.en.yaml", 3), Severity.WARNING, named="es", language="en"),)
    in_the_way: tuple = ()
    beside: frozenset = frozenset({"paper.pdf"})
    annexes: dict = field(default_factory=lambda: {"paper.pdf": AnnexFile("0" * 64, 9, FIELD)})


def test_what_is_told_of_an_annex_stands_at_the_field_that_names_it():
    done = outcome(Input(), Status.BUILT, {}, ABOUT_ANNEX, ABOUT_ANOTHER)
    assert [found.place for found in done.told] == [
        Place(FIELD.file, FIELD.line, FIELD.column, FIELD.path, "page 3"),
        ABOUT_ANOTHER.place,
    ]
    assert done.told[0].parameter("name") == "paper.pdf"


def test_so_does_what_fails_and_what_has_no_file_is_told_of_the_input():
    done = failed(Input.file, AnnexError(ABOUT_ANNEX, finding("A045", name="map.pdf")), Input())
    assert [(each.place.file, each.place.line) for each in done.told] == [(FIELD.file, 40), (str(Input.file), 0)]
    assert (done.exit_code, done.judged, done.printed) == (ExitCode.ANNEX, Input.findings, "SP/RV-TSTI-IR-24/Rev. 1")


def test_what_could_not_be_read_is_told_by_its_name_alone():
    done = failed(Path("gone.yaml"), StorageError(finding("F200", path="gone.yaml", why="gone")))
    assert (done.symbol, done.language, done.judged, done.told[0].place.file) == ("", "", (), "gone.yaml")


@pytest.mark.parametrize(("is_draft", "codes"), [(True, ["W901"]), (False, [])])
def test_a_draft_says_how_much_stands_in_the_way(is_draft, codes):
    done = outcome(Input(is_draft=is_draft, in_the_way=(ABOUT_ANOTHER, ABOUT_ANNEX)), Status.BUILT, {})
    assert [found.code for found in done.told] == codes
    assert [found.parameter("number") for found in done.told] == [2] * len(codes)


def test_in_brief_warnings_are_counted_and_what_failed_is_kept():
    done = outcome(Input(), Status.BUILT, {"pdf": Path("a.pdf")}, ABOUT_ANNEX).in_brief
    assert (done.files, done.told, len(done.judged)) == ({}, (), 1)
    assert len(failed(Input.file, AnnexError(ABOUT_ANNEX), Input()).in_brief.told) == 1

"""Deposits: they appear whole, are read back as they were put, and survive `kill -9` at every system call."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat

import pytest

from pipeline.archive.depositing import clean_up, deposit_folder, original_name, put_deposit, record_name
from pipeline.archive.deposits import deposit_at, deposits
from pipeline.archive.record import write_record
from pipeline.model.described import Described
from tests.support.editions import tree
from tests.support.killing import can_trace, every_kill

PAPER = Described(("SP/CL/XIII.O/DT Nº 4-87",), "Informe", "1987?", "es", "", "public")
DATA = b"the paper"
DIGEST = hashlib.sha256(DATA).hexdigest()


def put(office, described=PAPER, replaces=()):
    folder = deposit_folder(office, described, DIGEST)
    name = original_name(folder.name, "Old Paper.DOC", "doc")
    fields = {
        "deposit": 1, "made_from": DIGEST, "symbols": list(described.symbols), "title": described.title,
        "date": described.date, "years": list(described.years or ()) or None, "language": described.language,
        "type": described.type, "access": described.access,
        "files": {"original": DIGEST}, "names": {"original": name},
    }  # fmt: skip
    put_deposit({name: DATA, record_name(folder.name): write_record(fields)}, folder, replaces)
    return folder


def test_a_deposit_lies_where_its_year_and_symbol_say_and_is_read_back(tmp_path):
    folder = put(tmp_path)
    assert folder.relative_to(tmp_path).as_posix() == f"deposits/1987/SP-CL-XIII.O-DT-No-4-87-{DIGEST[:8]}"
    (found,) = deposits(tmp_path)
    assert (found.symbols, found.date, found.first_year, found.last_year) == (PAPER.symbols, "1987?", 1987, 1987)
    assert found.path("original").read_bytes() == DATA
    assert found.path("original").name == f"{folder.name}.original.doc"
    assert {stat.S_IMODE(path.stat().st_mode) for path in found.paths} == {0o444}
    assert found.is_sealed
    assert all(deposit_at(path) == found for path in (folder, *found.paths))
    assert deposit_at(tmp_path / "deposits") is None


def test_one_without_symbol_or_year_has_a_place_that_any_disk_takes(tmp_path):
    folder = deposit_folder(tmp_path, Described(title="¿Qué / hacer? " + "ñ" * 300), DIGEST)
    assert folder.parent.name == "undated"
    assert folder.name.startswith("Que-hacer-n")
    assert len(folder.name) < 100
    assert deposit_folder(tmp_path, Described(("漢字",), "漢字"), DIGEST).name == f"document-{DIGEST[:8]}"


def test_an_altered_record_is_seen(tmp_path):
    path = deposit_at(put(tmp_path)).record_path
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"Informe", b"Informa"))
    assert not deposits(tmp_path)[0].is_sealed


def test_what_a_person_laid_beside_the_old_one_stays(tmp_path):
    old = deposit_at(put(tmp_path))
    (old.folder / "note.txt").write_text("mine")
    new = put(tmp_path, Described((), "Carta", "1988"), (old,))
    assert [each.folder for each in deposits(tmp_path)] == [new]
    assert [path.name for path in old.folder.iterdir()] == ["note.txt"]


@pytest.mark.soak
@pytest.mark.skipif(not can_trace(), reason="this system lets no process trace its children")
@pytest.mark.parametrize("title", ["Informe corregido", "Informe"], ids=["same place", "another year"])
def test_killed_at_any_moment_and_run_again_it_is_as_if_nothing_had_happened(tmp_path, title):
    date = "1987?" if title != "Informe" else "1990"
    amended = Described(PAPER.symbols, title, date, "es", "", "public")

    def run(office):
        clean_up(office)
        put(office, amended, deposits(office))

    def fresh(office):
        shutil.rmtree(office, ignore_errors=True)
        office.mkdir()
        put(office)

    fresh(tmp_path / "whole")
    run(tmp_path / "whole")
    expected = tree(tmp_path / "whole")
    office = tmp_path / "killed"
    fresh(office)
    kills = 0
    for _ in every_kill(lambda: run(office), step=3):
        kills += 1
        there = deposits(office)
        assert there, "neither the old deposit nor the new one is there"
        assert all(each.path("original").read_bytes() == DATA for each in there)
        run(office)
        assert tree(office) == expected
        assert not [name for _, names, _ in os.walk(office) for name in names if name.startswith(".")]
        fresh(office)
    assert kills > 10

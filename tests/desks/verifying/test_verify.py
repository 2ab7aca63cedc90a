"""Verifying: whatever becomes of a file of the archive, it is named, by its kind and with both hashes; nothing else is."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from pipeline.archive.fixity.shelf import Holding, Kind
from pipeline.desks.verifying.verify import holdings_of, look_twice, verify
from pipeline.errors import UsageError
from pipeline.findings import Severity
from pipeline.settings import read_settings
from tests.support.kept_archive import copied

TSTI = "issued/2024/SP-RV-TSTI-IR-24/SP-RV-TSTI-IR-24"
FIRST, SECOND, SPANISH = (f"{TSTI}.en.pdf", f"{TSTI}.en.2.pdf", f"{TSTI}.es.pdf")
BUILT = "outputs/2024/SP-RV-OOOO-IR-24/SP-RV-OOOO-IR-24.en"
DRAFT = "outputs/drafts/draft/draft.en.draft"


@pytest.fixture
def office(kept, tmp_path):
    return copied(kept, tmp_path / "office")


def quiet(done, size):
    pass


def found(office, *paths, **more):
    """What is wrong, by name below the office; every fault has what the command tells of it."""
    verified = verify(office, paths, more.get("progress", quiet))
    told = [(each.path.relative_to(office.office).as_posix(), each.kind) for each in verified.faults]
    assert verified.is_sound == all(kind is Kind.LEFTOVER for _, kind in told)
    return told


def at(office, name) -> Path:
    return office.office / name


def deposit(office, ending):
    (path,) = office.office.glob(f"deposits/1987/*/*{ending}")
    return path.relative_to(office.office).as_posix()


def kept_input(office):
    return sorted(office.register.glob("inputs/*/*.yaml"))[0].relative_to(office.office).as_posix()


def test_an_archive_as_it_was_left_is_sound_and_all_of_it_was_read(office):
    read = []
    verified = verify(office, (), lambda done, size: read.append((done, size)))
    assert verified.faults == ()
    named = [
        path for name in ("issued", "outputs", "deposits") for path in at(office, name).rglob("*") if path.is_file()
    ]
    assert verified.files == len(named) + len(list(office.register.glob("inputs/*/*.yaml"))) + 1
    assert read[-1] == (verified.size, verified.size)
    assert {each.kind for each in holdings_of(office).known.faults} == set()


FILES = [FIRST, SECOND, f"{TSTI}.en.json", f"{TSTI}.en.2.json", f"{TSTI}.en.status.json", f"{BUILT}.docx", f"{BUILT}.json",
         f"{DRAFT}.pdf", f"{DRAFT}.json", "txt", ".json", "input"]  # fmt: skip


def named(office, file):
    return kept_input(office) if file == "input" else deposit(office, file) if len(file) < 6 else file


@pytest.mark.parametrize("file", FILES)
def test_one_byte_that_changed_is_told_with_both_hashes(office, file):
    path = at(office, named(office, file))
    data = bytearray(path.read_bytes())
    before = hashlib.sha256(data).hexdigest()
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    (fault,) = verify(office, (), quiet).faults
    assert fault.path == path
    assert fault.kind is (Kind.CHANGED_BY_HAND if fault.holding is Holding.OUTPUTS else Kind.CHANGED)
    assert fault.found == hashlib.sha256(data).hexdigest()
    of_record = path.name.endswith(".json") and "status" not in path.name and fault.holding is not Holding.ISSUED
    assert fault.expected == ("" if of_record and not fault.expected else before)


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_gone_is_missing(office, file):
    name = named(office, file)
    at(office, name).unlink()
    assert found(office) == [(name, Kind.MISSING)]


@pytest.mark.parametrize("file", FILES)
def test_a_link_is_told_even_if_it_leads_to_the_very_bytes(office, file):
    path = at(office, named(office, file))
    path.rename(office.office / "elsewhere")
    path.symlink_to(office.office / "elsewhere")
    told = found(office)
    assert (path.relative_to(office.office).as_posix(), Kind.LINK) in told
    assert len(told) == 1


@pytest.mark.parametrize(
    "name",
    [
        f"{TSTI}.en.3.pdf", f"{TSTI}.EN.pdf", f"{TSTI}.en.pdf~", "issued/Thumbs.db", "issued/2025/x/x.en.pdf",
        f"{BUILT}.notes.txt", "outputs/.DS_Store", "outputs/2024/SP-RV-OOOO-IR-24/SP-RV-OOOO-IR-24.en.2.pdf",
        "deposits/1987/loose.pdf", "register/notes.txt", "register/inputs/ab/readme.yaml",
        unicodedata.normalize("NFD", "issued/añadido.pdf"), "deposits/line\nend.pdf",
    ],
)  # fmt: skip
def test_whatever_was_put_there_is_extra(office, name):
    path = at(office, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"a")
    told = found(office)
    assert (name, Kind.EXTRA) in told
    assert all(kind in (Kind.EXTRA, Kind.MISSING) for _, kind in told)


@pytest.mark.parametrize("name", ["SP-RV-TSTI-IR-24.ES.pdf", "report.pdf"])
def test_a_file_under_another_name_is_told_as_that(office, name):
    path = at(office, SPANISH)
    path.rename(path.with_name(name))
    verified = verify(office, (), quiet)
    assert [(each.path.name, each.kind) for each in verified.faults] == sorted(
        [(name, Kind.EXTRA), (path.name, Kind.MISSING)]
    )
    (said,) = [each.said for each in verified.faults if each.said]
    assert (said.code, said.parameter("path")) == ("F316", str(path))


def test_a_record_with_a_new_seal_does_not_pass_for_the_one_that_was_issued(office):
    from pipeline.archive.record import read_record, write_record

    path = at(office, f"{TSTI}.en.json")
    fields = {**read_record(path.read_bytes()).fields, "title": "Another"}
    fields.pop("seal")
    path.write_bytes(write_record(fields))
    assert found(office) == [(f"{TSTI}.en.json", Kind.CHANGED)]


def test_a_blank_in_a_record_is_a_change(office):
    path = at(office, f"{BUILT}.json")
    path.write_bytes(path.read_bytes() + b"\n")
    assert found(office) == [(f"{BUILT}.json", Kind.CHANGED_BY_HAND)]


def test_a_pipe_is_not_waited_for(office):
    path = at(office, FIRST)
    path.unlink()
    os.mkfifo(path)
    assert found(office) == [(FIRST, Kind.NO_FILE)]


def test_what_a_killed_build_left_is_told_and_no_damage(office):
    left = at(office, "outputs/2024/.SP-RV-OOOO-IR-24.en.rapporteur-new")
    left.mkdir()
    (left / "SP-RV-OOOO-IR-24.en.docx").write_bytes(b"half")
    assert [kind for _, kind in found(office)] == [Kind.LEFTOVER]
    assert verify(office, (), quiet).is_sound


def test_only_what_lies_on_a_path_is_told(office):
    for name in (FIRST, f"{BUILT}.pdf", kept_input(office)):
        at(office, name).unlink()
    assert found(office, at(office, "issued")) == [(FIRST, Kind.MISSING)]
    assert found(office, at(office, FIRST)) == [(FIRST, Kind.MISSING)]
    assert found(office, at(office, "outputs"), at(office, "register")) == sorted(
        [(f"{BUILT}.pdf", Kind.MISSING), (kept_name(office), Kind.MISSING)]
    )
    assert found(office, at(office, "deposits")) == []
    assert len(found(office, office.office)) == 3
    for strange in ("inputs", "outputs/none.pdf", "nowhere"):
        with pytest.raises(UsageError) as refused:
            verify(office, (at(office, "issued"), at(office, strange)), quiet)
        assert [each.code for each in refused.value.findings] == ["U180"]


def kept_name(office):
    """The one canonical input that is missing."""
    (fault,) = verify(office, (office.register,), quiet).faults
    return fault.path.relative_to(office.office).as_posix()


def test_an_office_behind_a_link_is_the_same(office, tmp_path):
    (tmp_path / "link").symlink_to(office.office)
    behind = read_settings(tmp_path / "link")
    at(office, FIRST).write_bytes(b"other")
    assert [each.kind for each in verify(behind, (tmp_path / "link" / "issued",), quiet).faults] == [Kind.CHANGED]
    assert [each.kind for each in verify(behind, (), quiet).faults] == [Kind.CHANGED]


def test_what_was_published_while_it_was_read_is_no_damage(office):
    path = at(office, FIRST)
    data = path.read_bytes()
    path.write_bytes(b"half of it")

    def look():
        held = holdings_of(office)
        path.write_bytes(data if looks else b"half of it")
        looks.append(1)
        return held

    looks: list[int] = []
    assert look_twice(look, lambda path: True, quiet).faults == ()
    assert len(looks) == 2


def test_an_empty_office_has_nothing_to_verify(tmp_path):
    (tmp_path / "rapporteur.toml").touch()
    verified = verify(read_settings(tmp_path), (), quiet)
    assert (verified.faults, verified.files) == ((), 0)


def test_each_fault_is_told_with_a_way_out(office):
    from pipeline.cli.faults import fault_finding
    from pipeline.messages import message

    for number, name in enumerate((FIRST, f"{BUILT}.pdf", kept_input(office), deposit(office, ".json"))):
        at(office, name).unlink() if number % 2 else at(office, name).write_bytes(b"other")
    faults = verify(office, (), quiet).faults
    assert len(faults) == 4
    for fault in faults:
        told = fault_finding(fault)
        assert told.severity is Severity.ERROR
        assert told.place.file == str(fault.path)
        assert "{" not in message(told).text + message(told).hint

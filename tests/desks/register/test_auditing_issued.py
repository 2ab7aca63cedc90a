"""The audit of `issued/`: one bit, one file more or less, one word in a status file."""

from __future__ import annotations

import pytest

from pipeline.archive.issued import put_in
from pipeline.archive.layout import EditionPlace
from pipeline.archive.register.recovery import back_up, rebuild, restore
from pipeline.archive.register.register import Register
from pipeline.desks.issued import editions_in, place_in_issued
from pipeline.desks.register.auditing import audit, claims_of_records
from pipeline.desks.register.bringing_back import editions_of_records
from pipeline.desks.register.statuses import renew_statuses
from pipeline.errors import RegisterError
from tests.support.issuing import office_in, put_on_record, sha256, small, take_back
from tests.support.registering import AUTHOR, SYMBOL


@pytest.fixture
def office(tmp_path):
    settings = office_in(tmp_path)
    put_on_record(settings, small(), small(f"{SYMBOL}/Corr.1"))
    return settings


@pytest.fixture
def place(office):
    return place_in_issued(editions_in(office)[0], office)


def told(office) -> list[str]:
    return [found.code for found in audit(Register(office.register), office, []).findings]


def altered(path, data):
    path.chmod(0o644)
    path.write_bytes(data)


def test_all_is_as_it_was_issued(office):
    assert told(office) == []


def test_one_bit_is_found_with_both_hashes(office, place):
    path = place.path("pdf")
    before = path.read_bytes()
    after = bytes([before[0] ^ 1]) + before[1:]
    altered(path, after)
    (found,) = audit(Register(office.register), office, []).findings
    assert (found.code, found.place.file) == ("R079", str(path))
    assert (found.parameter("expected"), found.parameter("found")) == (sha256(before), sha256(after))


@pytest.mark.parametrize("kind", ["docx", "record"])
def test_a_file_that_is_gone_is_found(office, place, kind):
    place.path(kind).unlink()
    assert told(office) == ["R078"]


def test_what_lies_there_beside_is_found(office, place):
    (place.folder / "notes.txt").write_text("of the press department")
    (place.folder / f".{place.stem}.bundle.pdf").write_bytes(b"hidden")
    edition, files = small(language="es")  # as a kill between the files and their line leaves them
    put_in(files, EditionPlace(place.folder, edition.stem))
    assert sorted(told(office)) == ["R077", "R096", "R096"]


def test_a_status_file_that_says_something_else_is_found_and_written_anew(office, place):
    altered(place.status, place.status.read_bytes().replace(b"Corr.1", b"Corr.2"))
    assert told(office) == ["R097"]
    place.status.unlink()
    assert told(office) == ["R097"]
    renew_statuses(office)
    assert told(office) == []


def test_a_lost_register_comes_back_from_what_lies_in_issued(office):
    take_back(office, small()[0])
    renew_statuses(office)
    before = [
        (each.symbol, each.language, each.state, each.input, each.files, each.attached, each.folder)
        for each in editions_in(office)
    ]
    register = Register(office.register)
    register.database.unlink()
    register.log.unlink()
    saved = rebuild(register, AUTHOR, claims_of_records(office), list(editions_of_records(office)))
    assert len(saved.editions) == 2
    after = [
        (each.symbol, each.language, each.state, each.input, each.files, each.attached, each.folder)
        for each in editions_in(office)
    ]
    assert after == before
    assert told(office) == []
    assert rebuild(register, AUTHOR, [], list(editions_of_records(office))).editions == ()


def test_what_an_older_backup_does_not_know_is_taken_in_again_and_never_replaced(office, tmp_path):
    back_up(Register(office.register), tmp_path / "saved.sqlite")
    put_on_record(office, small(language="es"))
    restore(Register(office.register), tmp_path / "saved.sqlite", AUTHOR, lose_later=True)
    assert told(office) == ["R077"]
    edition, files = small(language="es", words="other words")
    with pytest.raises(RegisterError) as error:
        put_in(files, place_in_issued(edition, office))
    assert [found.code for found in error.value.findings] == ["R095"]
    rebuild(Register(office.register), AUTHOR, [], list(editions_of_records(office)))
    assert told(office) == []


def test_an_embargo_comes_back_with_the_edition(tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    office = office_in(other)
    put_on_record(office, small(access="internal", embargo="2024-06-01T00:00:00+00:00"))
    register = Register(office.register)
    register.database.unlink()
    register.log.unlink()
    rebuild(register, AUTHOR, claims_of_records(office), list(editions_of_records(office)))
    (edition,) = editions_in(office)
    assert (edition.access, edition.embargo) == ("internal", "2024-06-01T00:00:00+00:00")

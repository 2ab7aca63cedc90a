"""The archive as a bag: whole for the house, from which it comes back; and of what may be shown not a trace too much."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime

import bagit
import pytest

from pipeline.archive.fixity.shelf import Fault, Holding, Kind
from pipeline.archive.register.register import Register
from pipeline.desks.verifying.bagging import insist_on_place, make_bag
from pipeline.desks.verifying.verify import verify
from pipeline.errors import InputError, RegisterError, StorageError, UsageError
from pipeline.settings import read_settings
from tests.support.command import rapporteur
from tests.support.editions import tree
from tests.support.kept_archive import FAR, HIDDEN, copied
from tests.support.killing import can_trace, every_kill

NOW = datetime(2026, 1, 1, tzinfo=UTC)
TSTI = "issued/2024/SP-RV-TSTI-IR-24/SP-RV-TSTI-IR-24"
BUILT = "outputs/2024/SP-RV-OOOO-IR-24/SP-RV-OOOO-IR-24.en"


@pytest.fixture
def office(kept, tmp_path):
    return copied(kept, tmp_path / "office")


def quiet(done, size):
    pass


def bagged(office, bag, at=NOW, *, public=False):
    return make_bag(bag, office, verify(office, (), quiet), at, quiet, public=public)


def refused(office, bag, **more):
    with pytest.raises((RegisterError, StorageError, UsageError, InputError)) as error:
        bagged(office, bag, **more)
    assert not bag.exists()
    assert not list(bag.parent.glob(f".{bag.name}*"))
    return [each.code for each in error.value.findings]


def payload(bag):
    return {name.removeprefix("data/"): data for name, data in tree(bag).items() if name.startswith("data/")}


def test_the_house_gets_all_that_is_kept_described_and_valid(office, tmp_path):
    made = bagged(office, tmp_path / "bag")
    bagit.Bag(str(tmp_path / "bag")).validate()
    there = tree(office.office)
    expected = {
        name: data
        for name, data in there.items()
        if name.startswith(("issued/", "deposits/", "outputs/2024/", "register/inputs/", "register/log.jsonl"))
    }
    assert payload(tmp_path / "bag") == expected
    assert (made.files, made.size) == (len(expected), sum(map(len, expected.values())))
    described = {name for name in tree(tmp_path / "bag") if name.startswith("metadata/")}
    assert len(described) == 3 * made.descriptions == 3 * 9
    assert f"metadata/{TSTI}.en.marc.xml" in described
    assert f"metadata/{BUILT}.dc.xml" in described


def test_an_office_comes_back_from_a_bag(office, tmp_path):
    bagged(office, tmp_path / "bag")
    again = tmp_path / "again"
    shutil.copytree(tmp_path / "bag" / "data", again)
    (again / "rapporteur.toml").touch()
    assert rapporteur(again, "register", "rebuild").code == 0
    assert verify(read_settings(again), (), quiet).faults == ()
    assert rapporteur(again, "register", "audit").code == 0


def test_twice_it_is_the_same_bytes_and_nothing_of_this_machine_or_day_is_in_it(office, tmp_path):
    for name in ("one", "two"):
        bagged(office, tmp_path / name, NOW if name == "one" else datetime(2031, 1, 1, tzinfo=UTC))
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    info = bagit.Bag(str(tmp_path / "one")).info
    assert set(info) == {
        "Source-Organization", "Organization-Address", "Bag-Software-Agent", "Internal-Sender-Identifier", "Payload-Oxum"
    }  # fmt: skip
    tags = b"".join(data for name, data in tree(tmp_path / "one").items() if not name.startswith("data/"))
    tags = re.sub(rb"\b[0-9a-f]{64,128}\b|Payload-Oxum: [0-9.]+", b"", tags)  # any figures may be in these
    for secret in (str(tmp_path), os.uname().nodename, "2026", "2031"):
        assert secret.encode() not in tags


def test_a_public_one_has_what_may_be_shown_and_no_word_of_the_rest(office, tmp_path):
    made = bagged(office, tmp_path / "bag", public=True)
    bagit.Bag(str(tmp_path / "bag")).validate()
    names = set(payload(tmp_path / "bag"))
    assert {name for name in names if name.startswith("issued/")} == {
        f"{TSTI}{rest}" for rest in (
            *(f".en.{ending}" for ending in ("docx", "pdf", "json", "2.docx", "2.pdf", "2.json", "status.json")),
            *(f".es.{ending}" for ending in ("docx", "pdf", "json", "status.json")),
        )
    } | {
        f"{TSTI}-Corr-1/SP-RV-TSTI-IR-24-Corr-1.en.{ending}".replace("SP-RV-TSTI-IR-24/SP-RV-TSTI-IR-24-", "SP-RV-TSTI-IR-24-")
        for ending in ("docx", "pdf", "json", "status.json")
    }  # fmt: skip
    assert {name.split("/")[0] for name in names} == {"issued", "deposits"}
    assert made.descriptions == 4
    told = {name: data for name, data in tree(tmp_path / "bag").items() if not name.endswith((".pdf", "docx"))}
    text = b"\n".join(name.encode() + data for name, data in told.items())
    for hidden in (*HIDDEN, "Internal-Sender", "Ana Soto", "a new look", "a mistake"):
        assert hidden.encode() not in text, hidden


def test_an_embargo_ends_when_it_ends(office, tmp_path):
    end = datetime.fromisoformat(FAR)
    for at, shown in ((end.replace(year=2998), False), (end, True)):
        bag = tmp_path / f"at {at.year}"
        bagged(office, bag, at, public=True)
        assert any("EEEE" in name for name in tree(bag)) is shown


LOST = [f"{TSTI}.en.pdf", f"{TSTI}.en.2.json", f"{TSTI}.es.status.json", f"{BUILT}.pdf", "register/log.jsonl"]


@pytest.mark.parametrize("name", LOST)
@pytest.mark.parametrize("harm", ["changed", "gone", "link"])
def test_nothing_is_written_where_something_is_lost(office, tmp_path, name, harm):
    path = office.office / name
    if harm == "changed" and not name.startswith("outputs"):
        data = path.read_bytes()
        path.write_bytes(data[:9] + b"x" + data[10:])
    elif harm == "link":
        path.rename(tmp_path / "elsewhere")
        path.symlink_to(tmp_path / "elsewhere")
    else:
        path.unlink()
    assert refused(office, tmp_path / "bag") == ["F315"]


def test_what_people_changed_is_taken_as_it_is_and_what_is_extra_left_out(office, tmp_path):
    (office.office / f"{BUILT}.docx").write_bytes(b"signed by hand")
    (office.office / "outputs" / "2024" / "mine.txt").write_bytes(b"mine")
    (office.office / "issued" / "link").symlink_to("/etc/hostname")
    assert refused(office, tmp_path / "bag") == ["F315"]
    (office.office / "issued" / "link").unlink()
    bagged(office, tmp_path / "bag")
    bagit.Bag(str(tmp_path / "bag")).validate()
    assert payload(tmp_path / "bag")[f"{BUILT}.docx"] == b"signed by hand"
    assert not any("mine" in name for name in tree(tmp_path / "bag"))


def test_a_loss_among_the_hidden_does_not_stop_a_public_one(office, tmp_path):
    (next(office.office.glob("deposits/undated/*/*.txt"))).unlink()
    (office.office / f"{BUILT}.pdf").unlink()
    assert refused(office, tmp_path / "bag") == ["F315"]
    bagged(office, tmp_path / "public", public=True)
    (next(office.office.glob("deposits/1987/*/*.txt"))).unlink()
    assert refused(office, tmp_path / "bag", public=True) == ["F315"]


def test_a_folder_that_can_not_be_read_stops_it_if_it_has_what_is_wanted(office, tmp_path):
    verified = verify(office, (), quiet)
    for folder, stops in ((f"{TSTI.rpartition('/')[0]}", True), ("deposits/undated", False)):
        fault = Fault(office.office / folder, Kind.UNREADABLE, Holding.ISSUED)
        harmed = replace(verified, faults=(fault,))
        bag = tmp_path / folder.replace("/", " ")
        if stops:
            with pytest.raises(RegisterError):
                make_bag(bag, office, harmed, NOW, quiet, public=True)
        else:
            make_bag(bag, office, harmed, NOW, quiet, public=True)
        assert bag.exists() is not stops


def test_a_file_that_changes_after_it_was_verified_stops_it(office, tmp_path):
    verified = verify(office, (), quiet)
    (office.office / f"{TSTI}.en.pdf").write_bytes(b"late")
    with pytest.raises(RegisterError) as error:
        make_bag(tmp_path / "bag", office, verified, NOW, quiet, public=False)
    assert [each.code for each in error.value.findings] == ["F300"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["office"]


@pytest.mark.parametrize(
    "place", ["outputs", "issued/2024/bag", "inputs/bag", "register/bag", "clearance", ".rapporteur/bag"]
)
def test_it_has_no_place_where_the_office_works(office, place):
    with pytest.raises((UsageError, StorageError)) as error:
        insist_on_place(office.office / place, office)
    assert error.value.findings[0].code in ("U181", "F310")
    insist_on_place(office.office / "bags" / "2024", office)


def test_nothing_makes_no_bag(tmp_path):
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "rapporteur.toml").touch()
    office = read_settings(tmp_path / "office")
    assert refused(office, tmp_path / "bag") == ["U184"]
    assert refused(office, tmp_path / "bag", public=True) == ["U184"]


def test_a_line_that_a_killed_writer_left_goes_along(office, tmp_path):
    log = Register(office.register).log
    with log.open("ab") as file:
        file.write(b'{"half')
    assert verify(office, (), quiet).is_sound
    bagged(office, tmp_path / "bag")
    assert payload(tmp_path / "bag")["register/log.jsonl"] == log.read_bytes()


def test_the_head_of_the_log_says_which_state_of_the_register_it_was(office, tmp_path):
    bagged(office, tmp_path / "bag")
    *_, last = Register(office.register).log.read_bytes().splitlines()
    number = json.loads(last)["sequence"]
    said = bagit.Bag(str(tmp_path / "bag")).info["Internal-Sender-Identifier"]
    assert said == f"register {number} {hashlib.sha256(last).hexdigest()}"


@pytest.mark.soak
@pytest.mark.skipif(not can_trace(), reason="this system lets no process trace its children")
def test_killed_at_any_moment_nothing_half_written_has_its_name(office, tmp_path):
    bagged(office, tmp_path / "whole", public=True)
    expected, before = tree(tmp_path / "whole"), tree(office.office)
    verified = verify(office, (), quiet)
    bag = tmp_path / "bag"
    kills = 0
    for _ in every_kill(lambda: make_bag(bag, office, verified, NOW, quiet, public=True), step=97):
        kills += 1
        if bag.exists():
            assert tree(bag) == expected
            shutil.rmtree(bag)
        assert tree(office.office) == before
    assert kills > 10
    assert tree(bag) == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bag", "office", "whole"]

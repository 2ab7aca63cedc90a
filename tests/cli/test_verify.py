"""`rapporteur verify`: what is wrong on stdout, what it comes to on stderr, 10 if anything is."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time

import bagit
import pytest

from tests.support.command import RAPPORTEUR, environment, rapporteur
from tests.support.editions import tree
from tests.support.kept_archive import copied

TSTI = "issued/2024/SP-RV-TSTI-IR-24/SP-RV-TSTI-IR-24"
BUILT = "outputs/2024/SP-RV-OOOO-IR-24/SP-RV-OOOO-IR-24.en"


@pytest.fixture
def office(kept, tmp_path):
    return copied(kept, tmp_path / "office").office


def test_an_archive_as_it_was_left(office):
    before = tree(office)
    ran = rapporteur(office, "verify")
    assert (ran.code, ran.out) == (0, "")
    assert re.fullmatch(r"all \d+ files are as they should be \(\d+ kB\)\n", ran.err)
    assert tree(office) == before


def test_what_is_wrong_is_named_from_any_folder_with_a_way_out(office, tmp_path):
    (office / f"{TSTI}.en.pdf").write_bytes(b"x")
    (office / f"{TSTI}.es.pdf").unlink()
    (office / f"{BUILT}.pdf").unlink()
    (office / f"{BUILT}.docx").write_bytes(b"x")
    (office / f"{TSTI}.en.status.json").write_text("{}")
    (office / "issued" / "notes.txt").touch()
    next(office.glob("register/inputs/*/*.yaml")).unlink()
    ran = rapporteur(tmp_path, "verify", office / "issued", office / "outputs", office / "register")
    assert ran.code == 10
    assert sorted(ran.codes) == ["F300", "F301", "F302", "F303", "F304", "F313", "F314"]
    assert ran.out.count("hint: ") == 7
    assert ran.out.count("\n  expected ") == 6
    assert "7 are not as they should be: changed 2, changed by hand 1, extra 1, missing 3" in ran.err
    objects = rapporteur(office, "verify", "--json").objects
    assert {each["code"] for each in objects} == set(ran.codes)
    assert {each["part"] for each in objects} == {"issued", "outputs", "inputs"}
    assert all(len(each["expected"]) in (0, 64) and each["file"].startswith(str(office)) for each in objects)


def test_a_bag_is_written_told_and_verified(office, tmp_path):
    ran = rapporteur(office, "verify", "--bag", "../bag")
    assert (ran.code, ran.out) == (0, "../bag\n")
    bagit.Bag(str(tmp_path / "bag")).validate()
    assert rapporteur(tmp_path, "verify", "bag").code == 0
    (tmp_path / "bag" / "data" / f"{TSTI}.es.pdf").write_bytes(b"x")
    ran = rapporteur(tmp_path, "verify", "bag")
    assert (ran.code, ran.codes) == (10, ["F300"])
    assert rapporteur(office, "verify", "--bag", "../bag").codes == ["F310"]


def test_a_public_one_needs_a_bag_and_a_bag_all_of_the_archive(office, tmp_path):
    assert rapporteur(office, "verify", "--public").codes == ["U182"]
    assert rapporteur(office, "verify", "issued", "--bag", "../bag").codes == ["U183"]
    assert rapporteur(office, "verify", "--bag", "outputs/bag").codes == ["U181"]
    assert rapporteur(office, "verify", "nowhere").codes == ["U180"]
    (office / f"{BUILT}.pdf").unlink()
    ran = rapporteur(office, "verify", "--bag", "../bag")
    assert (ran.code, ran.codes) == (10, ["F303", "F315"])
    ran = rapporteur(office, "verify", "--bag", "../public", "--public")
    assert (ran.code, ran.codes) == (10, ["F303"])  # what is lost is not in it
    assert (tmp_path / "public").is_dir()
    assert not (tmp_path / "bag").exists()


@pytest.mark.parametrize("signal_number", [signal.SIGKILL, signal.SIGINT])
def test_stopped_in_the_middle_it_leaves_no_bag_and_the_next_one_is_whole(office, tmp_path, signal_number):
    big = office / "deposits/1987"
    (folder,) = big.iterdir()
    from tests.support.kept_archive import PAPER, deposited

    for number in range(40):
        deposited(office, PAPER, os.urandom(1 << 20) + bytes([number]))
    process = subprocess.Popen(
        [RAPPORTEUR, "verify", "--bag", "../bag"],
        cwd=office, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    while process.poll() is None and not list(tmp_path.glob(".bag.*/data/*")):
        time.sleep(0.002)
    process.send_signal(signal_number)
    code = process.wait(30)
    assert code in (-signal.SIGKILL, 130)
    assert not (tmp_path / "bag").exists()
    assert rapporteur(office, "verify", "--bag", "../bag").code == 0
    bagit.Bag(str(tmp_path / "bag")).validate()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bag", "office"]
    assert folder.exists()


@pytest.mark.parametrize("language", ["es", "pt", "fr"])
def test_sizes_are_written_as_readers_write_them(office, language):
    with (office / "deposits" / "big").open("wb") as file:
        file.truncate(1_500_000)
    ran = rapporteur(office, "verify", "--lang", language)
    assert re.search(r"\b2,\d ", ran.err), ran.err

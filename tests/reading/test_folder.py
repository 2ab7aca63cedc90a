"""What the input names beside it is read, and nothing else on the machine."""

import os
import socket
import unicodedata
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.findings import Place
from pipeline.messages import message
from pipeline.reading.folder import read_beside

LIMIT = 1000


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "secret.txt").write_bytes(b"secret")
    inside = tmp_path / "inside"
    (inside / "logos").mkdir(parents=True)
    (inside / "logos" / "sela.png").write_bytes(b"picture")
    (inside / "full.png").write_bytes(b"x" * LIMIT)
    (inside / "large.png").write_bytes(b"x" * (LIMIT + 1))
    return inside


def refused(folder, name):
    with pytest.raises(InputError) as caught:
        read_beside(folder, name, LIMIT, Place("in.yaml", 3, 4, "annexes[0].file"))
    (fault,) = caught.value.findings
    assert (fault.place.line, fault.place.path) == (3, "annexes[0].file")
    assert message(fault).hint
    return fault


def test_a_file_beside_the_input_and_in_a_folder_below(folder):
    assert read_beside(folder, "logos/sela.png", LIMIT) == b"picture"
    assert read_beside(folder, "./logos//sela.png", LIMIT) == b"picture"
    assert len(read_beside(folder, "full.png", LIMIT)) == LIMIT


@pytest.mark.parametrize(
    "name", ["../secret.txt", "/etc/hostname", "logos/../../secret.txt", "logos/../full.png", "a\0b", "//etc/hostname"]
)
def test_outside_the_folder(folder, name):
    assert refused(folder, name).code == "E050"


def test_links_lead_within_the_folder_and_no_further(folder):
    (folder / "good.png").symlink_to("logos/sela.png")
    (folder / "below").symlink_to("logos")
    (folder / "bad.png").symlink_to("../secret.txt")
    (folder / "up").symlink_to("..")
    (folder / "round").symlink_to("round")
    (folder / "dead.png").symlink_to("nothing")
    assert read_beside(folder, "good.png", LIMIT) == b"picture"
    assert read_beside(folder, "below/sela.png", LIMIT) == b"picture"
    assert refused(folder, "bad.png").code == "E050"
    assert refused(folder, "up/secret.txt").code == "E050"
    assert refused(folder, "round").code == "E050"
    assert refused(folder, "dead.png").code in ("E051", "E052")


def test_the_folder_itself_may_be_reached_by_a_link(folder, tmp_path):
    (tmp_path / "link").symlink_to(folder)
    assert read_beside(tmp_path / "link", "logos/sela.png", LIMIT) == b"picture"


def test_a_pipe_is_never_opened(folder):
    os.mkfifo(folder / "pipe")
    opened = []
    with pytest.MonkeyPatch.context() as patch:
        real = os.open
        patch.setattr(os, "open", lambda path, *rest, **more: opened.append(path) or real(path, *rest, **more))
        assert refused(folder, "pipe").parameter("kind") == "a pipe"
    assert "pipe" not in opened


def test_what_is_no_file(folder, monkeypatch):
    assert refused(folder, "logos").parameter("kind") == "a folder"
    assert refused(folder, ".").parameter("kind") == "a folder"
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("door")
        assert refused(folder, "door").parameter("kind") == "a socket"


def test_a_device_within_the_folder():
    with pytest.raises(InputError) as caught:
        read_beside(Path("/dev"), "null", LIMIT)
    assert caught.value.findings[0].parameter("kind") == "a device"


def test_too_large(folder):
    assert refused(folder, "large.png").code == "E054"


def test_not_there(folder):
    near = refused(folder, "Full.PNG")
    assert (near.code, near.parameter("nearest")) == ("E052", "full.png")
    assert refused(folder, "logos/sella.png").parameter("nearest") == "sela.png"
    assert refused(folder, "quite another.pdf").code == "E051"
    assert refused(folder, "no/such/folder.png").code == "E051"
    assert refused(folder, "full.png/more").code in ("E051", "E055")
    assert refused(folder, "x" * 300).code == "E055"


def test_a_path_as_windows_writes_it(folder):
    assert refused(folder, "logos\\sela.png").code == "E056"


@pytest.mark.parametrize("stored", ["NFC", "NFD"])
def test_accents_in_file_names_however_they_are_stored(folder, stored):
    (folder / unicodedata.normalize(stored, "reunión.png")).write_bytes(b"there")
    assert read_beside(folder, unicodedata.normalize("NFC", "reunión.png"), LIMIT) == b"there"
    assert read_beside(folder, unicodedata.normalize("NFD", "reunión.png"), LIMIT) == b"there"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable(folder):
    (folder / "full.png").chmod(0)
    assert refused(folder, "full.png").code == "E055"

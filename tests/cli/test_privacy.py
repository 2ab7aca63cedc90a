"""What stays in the office: nothing private, and nothing of the machine, is in any file that a build makes."""

from __future__ import annotations

import getpass
import io
import os
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from tests.support.command import SOUND, rapporteur, write

CANARY = "Zugvogelmonitor"
PRIVATE = f"""\
# {CANARY}1
{SOUND.replace("    text: He noted", f"    source: {CANARY}2 and a tape{chr(10)}    text: He noted")}private:
  note: {CANARY}3, ask mail@example.org
accept:
  - code: W501
    reason: {CANARY}4
issued: 2024-03   # {CANARY}5
"""


def _streams(pdf: bytes) -> Iterator[bytes]:
    """All that a PDF says: every object, every stream unpacked, attachments too."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream):
                try:
                    yield thing.read_bytes()
                except pikepdf.PdfError:
                    yield thing.read_raw_bytes()
            yield repr(thing).encode()


def _said(path: Path) -> bytes:
    """Everything that a file says to one who looks into it."""
    data = path.read_bytes()
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            parts = [entry.filename.encode() + package.read(entry) for entry in package.infolist()]
        return b"\n".join([data, *parts])
    return b"\n".join([data, *_streams(data)]) if path.suffix == ".pdf" else data


def _picture(path: Path) -> None:
    """A picture that tells of its maker."""
    about = PngImagePlugin.PngInfo()
    about.add_text("Author", f"{CANARY}6")
    Image.new("RGB", (30, 30), "teal").save(path, pnginfo=about)


@pytest.mark.parametrize("engine", ["embedded", pytest.param("libreoffice", marks=pytest.mark.needs_libreoffice)])
@pytest.mark.parametrize("stage", ["draft", "final"])
def test_nothing_private_and_nothing_of_the_machine_leaves(engine, stage, tmp_path):
    office = tmp_path / "geheimordner"
    _picture(office.parent / "map.png")
    text = PRIVATE.replace("format: 1", f"format: 1\nstage: {stage}").replace(
        "background: The meeting was opened.", "background: |\n  The meeting was opened.\n\n  ![A map](map.png)"
    )
    name = write(office, text)
    _picture(office / "map.png")
    ran = rapporteur(office, "build", "--engine", engine, name, USER="someuser", LOGNAME="someuser")
    assert ran.code == 0, ran.err
    secrets = [CANARY, "mail@example.org", "geheimordner", "someuser", str(tmp_path), "/tmp/"]
    # short names, and those that are words, are in files for reasons of their own
    secrets += [name for name in (socket.gethostname(), getpass.getuser()) if len(name) > 4]
    made = [path for path in (office / "outputs").rglob("*") if path.is_file()]
    assert len(made) == 3
    for path in made:
        said = _said(path)
        for secret in secrets:
            for form in (secret.encode(), secret.encode("utf-16-be"), secret.encode("utf-16-le")):
                assert form not in said, f"{secret} in {path.name}"
    kept = b"".join(path.read_bytes() for path in (office / "register").rglob("*.yaml"))
    assert CANARY.encode() not in kept


def test_the_canary_would_be_found(tmp_path):
    """The test of the test: what is printed is seen by it."""
    name = write(tmp_path, SOUND.replace("Workshop", CANARY))
    rapporteur(tmp_path, "build", "--engine", "embedded", name)
    found = [path.suffix for path in sorted((tmp_path / "outputs").rglob("*.*")) if CANARY.encode() in _said(path)]
    assert ".docx" in found
    assert ".json" in found
    assert os.sep not in CANARY

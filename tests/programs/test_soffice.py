"""Finding LibreOffice without starting it."""

from __future__ import annotations

import subprocess

import pytest

from pipeline.errors import MachineError
from pipeline.programs.soffice import find_libreoffice
from tests.support.saboteurs import installation


def _refused(*folders):
    with pytest.raises(MachineError) as refused:
        find_libreoffice(folders)
    return [finding.code for finding in refused.value.findings]


def test_none_no_writer_and_too_old_are_told_apart(tmp_path):
    without_writer = installation(tmp_path / "a", writer=False)
    old = installation(tmp_path / "b", version="7.3.9.9")
    unknown = installation(tmp_path / "c", version="")
    assert _refused(tmp_path / "nowhere") == ["M001"]
    assert _refused(without_writer) == ["M002"]
    assert _refused(old) == ["M003"]
    assert _refused(unknown) == ["M003"]


def test_the_first_that_will_do_is_taken_and_none_is_started(tmp_path):
    started = tmp_path / "started"
    folders = [
        installation(tmp_path / name, f"touch {started}", version=version, writer=writer)
        for name, version, writer in (("a", "7.3.1.1", True), ("b", "24.8.1.2", False), ("c", "24.8.1.2", True))
    ]
    office = find_libreoffice(folders)
    assert (office.program, office.version, office.build) == (folders[2], "24.8.1.2", "abc")
    assert not started.exists()


@pytest.mark.needs_libreoffice
def test_the_version_is_the_one_that_libreoffice_tells_of_itself():
    office = find_libreoffice()
    told = subprocess.run([office.program / "soffice", "--version"], capture_output=True, text=True, check=True).stdout
    assert f"LibreOffice {office.version} {office.build}" in told

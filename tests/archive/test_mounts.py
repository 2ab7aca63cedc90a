"""Disks elsewhere are known by the kernel's list of mounts."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.archive.mounts import is_remote

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:44 / /srv/an\\040office rw,relatime shared:9 - cifs //server/share rw
31 30 8:2 / /srv/an\\040office/local rw,relatime - ext4 /dev/sdb1 rw
32 22 0:45 / /home rw,relatime - nfs4 server:/home rw
33 22 8:3 / /home rw,relatime - xfs /dev/sdc1 rw
half a line
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    file = tmp_path / "mountinfo"
    file.write_text(MOUNTS, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("path", "remote"),
    [
        ("/srv/an office/in/a.docx", True),
        ("/srv/an office", True),
        ("/srv/an office/local/a.docx", False),
        ("/srv/another", False),
        ("/home/anna", False),  # mounted over
        ("\\\\server\\share\\in", True),
    ],
)
def test_the_nearest_mount_decides(mounts: Path, path: str, remote: bool):
    assert is_remote(Path(path), mounts) is remote


def test_a_machine_without_such_a_list_has_no_disk_elsewhere(tmp_path: Path):
    assert is_remote(tmp_path, tmp_path / "none") is False

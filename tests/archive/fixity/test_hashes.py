"""What stands under a name: bytes are hashed, links are not followed, pipes are not waited for."""

from __future__ import annotations

import hashlib
import os

import pytest

from pipeline.archive.fixity.hashes import Nature, open_plain, plain_bytes, see, seen_all

DATA = b"words" * 100_000


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "file").write_bytes(DATA)
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "nowhere").symlink_to("gone")
    os.mkfifo(tmp_path / "pipe")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "nature"),
    [("file", "file"), ("link", "link"), ("nowhere", "link"), ("pipe", "other"), (".", "other"), ("none", "nothing"),
     ("file/below", "nothing")],
)  # fmt: skip
def test_each_kind_is_known_and_only_a_file_has_a_hash(folder, name, nature):
    seen = see(folder / name)
    assert seen.nature == nature
    assert (seen.digest, seen.size) == ((hashlib.sha256(DATA).hexdigest(), len(DATA)) if name == "file" else ("", 0))


def test_a_name_that_no_disk_takes_is_told_as_the_system_says_it(folder):
    seen = see(folder / ("x" * 5000))
    assert (seen.nature, seen.why) == (Nature.UNREADABLE, "file name too long")


def test_files_are_told_in_the_order_in_which_they_were_asked_for(folder):
    paths = [folder / name for name in ("pipe", "file", "none", "link", "file")]
    assert [path for path, _ in seen_all(paths)] == paths
    assert dict(seen_all(paths, "md5"))[folder / "file"].digest == hashlib.md5(DATA).hexdigest()


def test_nothing_but_a_file_is_opened(folder):
    assert plain_bytes(folder / "file") == DATA
    assert [plain_bytes(folder / name) for name in ("link", "pipe", "none")] == [None] * 3
    with pytest.raises(OSError, match="link"):
        open_plain(folder / "link")

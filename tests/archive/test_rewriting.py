"""A person's file is written anew whole, or not at all."""

import stat

import pytest

from pipeline.archive.rewriting import rewrite
from pipeline.errors import StorageError


def test_the_content_changes_and_the_mode_stays(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"one")
    file.chmod(0o640)
    rewrite(file, b"one", b"two")
    assert file.read_bytes() == b"two"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").write_bytes(b"one")
    (tmp_path / "link").symlink_to("real")
    rewrite(tmp_path / "link", b"one", b"two")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"two"


def test_what_another_wrote_meanwhile_stays(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"another")
    with pytest.raises(StorageError) as refused:
        rewrite(file, b"one", b"two")
    assert [each.code for each in refused.value.findings] == ["P004"]
    assert file.read_bytes() == b"another"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_is_gone_is_told(tmp_path):
    with pytest.raises(StorageError):
        rewrite(tmp_path / "a.yaml", b"one", b"two")


def test_what_was_put_in_its_way_is_not_followed(tmp_path):
    file, elsewhere = tmp_path / "a.yaml", tmp_path / "elsewhere"
    file.write_bytes(b"one")
    elsewhere.write_bytes(b"mine")
    for name in (".a.yaml.new", ".a.yaml.rapporteur-new"):
        (tmp_path / name).symlink_to(elsewhere)
    rewrite(file, b"one", b"two")
    assert (file.read_bytes(), elsewhere.read_bytes()) == (b"two", b"mine")


def test_a_name_may_be_as_long_as_the_disk_lets_it(tmp_path):
    file = tmp_path / f"{'n' * 250}.yaml"
    file.write_bytes(b"one")
    rewrite(file, b"one", b"two")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [(file.name, b"two")]

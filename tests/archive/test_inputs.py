"""Canonical inputs are kept by hash, once."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pipeline.archive.inputs import attached_path, input_path, keep_attached, keep_input, kept_input
from pipeline.errors import StorageError
from tests.support.editions import tree
from tests.support.killing import can_trace, every_kill

WORDS = "título: Reunión\n".encode()


def test_an_input_comes_back_by_its_hash_and_is_written_once(tmp_path: Path) -> None:
    name = keep_input(tmp_path, WORDS)
    assert name == hashlib.sha256(WORDS).hexdigest()
    assert tree(tmp_path) == {f"inputs/{name[:2]}/{name}.yaml": WORDS}
    before = input_path(tmp_path, name).stat()
    assert keep_input(tmp_path, WORDS) == name
    assert input_path(tmp_path, name).stat().st_ctime_ns == before.st_ctime_ns
    assert kept_input(tmp_path, name) == WORDS


@pytest.mark.parametrize("name", ["0" * 64, "../../secret", "", "A" * 64])
def test_what_is_not_kept_is_not_looked_for_elsewhere(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.yaml").write_text("secret")
    keep_input(tmp_path / "register", WORDS)
    assert kept_input(tmp_path / "register", name) is None


def test_an_altered_input_is_told_and_mended_by_the_next_build(tmp_path: Path) -> None:
    name = keep_input(tmp_path, WORDS)
    input_path(tmp_path, name).write_bytes(WORDS[:5])
    with pytest.raises(StorageError) as caught:
        kept_input(tmp_path, name)
    assert caught.value.findings[0].code == "F022"
    keep_input(tmp_path, WORDS)
    assert kept_input(tmp_path, name) == WORDS


@pytest.mark.skipif(not can_trace(), reason="this machine forbids ptrace")
def test_killed_at_any_system_call_an_input_is_whole_or_absent(tmp_path: Path) -> None:
    name = hashlib.sha256(WORDS).hexdigest()
    for _ in every_kill(lambda: keep_input(tmp_path, WORDS)):
        assert kept_input(tmp_path, name) in (None, WORDS)
        keep_input(tmp_path, WORDS)
        assert tree(tmp_path) == {f"inputs/{name[:2]}/{name}.yaml": WORDS}
        input_path(tmp_path, name).unlink()


def test_an_original_is_kept_byte_for_byte_and_nobody_writes_into_it_by_chance(tmp_path: Path) -> None:
    data = b"%PDF-1.7 \x00\xff"
    name = keep_attached(tmp_path, data)
    path = attached_path(tmp_path, name)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (data, 0o444)
    path.chmod(0o644)
    path.write_bytes(b"damaged")
    keep_attached(tmp_path, data)
    assert tree(tmp_path) == {f"attached/{name[:2]}/{name}": data}

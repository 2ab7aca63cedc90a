"""Editions that are kept ahead: taken as they were put, or not at all."""

from __future__ import annotations

import hashlib

import pytest

from pipeline.archive.kept import Kept
from pipeline.archive.record import write_record
from pipeline.findings import Place, Severity, finding

KEY = "a" * 64
FINDINGS = (finding("W704", Place("a.yaml", 3, 1), name="a", count=2), finding("O001", severity=Severity.WARNING))


def edition(key=KEY):
    files = {"docx": b"words", "pdf": b"pages"}
    record = {"made_from": key, "files": {kind: hashlib.sha256(data).hexdigest() for kind, data in files.items()}}
    return {**files, "record": write_record(record)}


@pytest.fixture
def kept(tmp_path):
    kept = Kept(tmp_path / ".rapporteur")
    kept.put(KEY, edition(), b"format: 1\n", FINDINGS)
    return kept


def test_what_was_put_is_taken_as_it_was(kept):
    found = kept.take(KEY)
    assert (found.files, found.canonical, found.findings) == (edition(), b"format: 1\n", FINDINGS)
    assert kept.take("b" * 64) is None


def test_equal_editions_are_kept_as_equal_bytes(kept):
    (path,) = kept.folder.iterdir()
    before = path.read_bytes()
    kept.put(KEY, edition(), b"format: 1\n", FINDINGS)
    assert path.read_bytes() == before


@pytest.mark.parametrize("where", range(0, 1000, 40))
def test_what_is_damaged_is_not_taken(kept, where):
    (path,) = kept.folder.iterdir()
    data = bytearray(path.read_bytes())
    where %= len(data)
    data[where] ^= 1
    path.write_bytes(data)
    found = kept.take(KEY)
    assert found is None or (found.files, found.canonical, found.findings) == (edition(), b"format: 1\n", FINDINGS)
    path.write_bytes(data[: len(data) // 2])
    assert kept.take(KEY) is None


def test_an_input_that_is_not_its_own_is_not_taken(kept):
    record = {"made_from": KEY, "files": {}, "ingredients": {"input": hashlib.sha256(b"another").hexdigest()}}
    kept.put(KEY, {"record": write_record(record)}, b"format: 1\n", ())
    assert kept.take(KEY) is None


def test_an_edition_of_another_key_is_not_taken(kept):
    kept.put("b" * 64, edition(), b"", ())
    assert kept.take("b" * 64) is None


def test_what_nobody_wants_any_more_goes(kept):
    kept.put("b" * 64, edition("b" * 64), b"", ())
    kept.keep_only({"b" * 64})
    assert (kept.take(KEY), kept.take("b" * 64) is None) == (None, False)
    kept.drop("b" * 64)
    kept.drop("b" * 64)
    assert list(kept.folder.iterdir()) == []

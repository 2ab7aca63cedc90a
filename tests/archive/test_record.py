"""The record and its seal."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.archive.record import read_record, record_at, write_record

FIELDS = {"made_from": "abc", "symbol": "SP/Año", "language": "es", "files": {"docx": "1", "pdf": "2"}}


def test_it_reads_as_it_was_written_in_any_order() -> None:
    data = write_record(FIELDS)
    assert data == write_record(dict(reversed(FIELDS.items())))
    assert data.endswith(b"}\n")
    assert "SP/Año" in data.decode()
    record = read_record(data)
    assert record is not None
    assert (record.made_from, record.symbol, record.language, record.files) == tuple(FIELDS.values())
    assert record.is_sealed


def test_a_seal_is_broken_by_any_change_and_covers_fields_of_newer_programs() -> None:
    newer = write_record({**FIELDS, "weight": {"kilos": 3}})
    record = read_record(newer)
    assert record is not None
    assert record.is_sealed
    for altered in (
        newer.replace(b'"kilos": 3', b'"kilos": 4'),
        newer.replace(b"abc", b"abd"),
        newer.replace(b'{\n  "files"', b'{"a": 1,\n  "files"'),
    ):
        changed = read_record(altered)
        assert changed is not None
        assert not changed.is_sealed


def test_rubbish_is_no_record() -> None:
    twice = b'{"a": 1, ' + write_record(FIELDS)[1:].replace(b'"format"', b'"a"')
    for data in (b"", b"\xff\xfe", b"[]", b"[" * 100_000, b'{"a": NaN}', twice, write_record(FIELDS)[:-9]):
        assert read_record(data) is None


@given(st.dictionaries(st.text(), st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists)))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_whatever_is_in_it_is_sealed(more: dict[str, object]) -> None:
    more.pop("seal", None)
    data = write_record({**more, **FIELDS})
    record = read_record(data)
    assert record is not None
    assert record.is_sealed
    assert write_record({name: value for name, value in record.fields.items() if name != "seal"}) == data


def test_the_record_at_a_path_is_what_its_bytes_say_and_none_where_there_is_no_file(tmp_path):
    path = tmp_path / "KEY.en.json"
    assert record_at(path) is None
    path.mkdir()
    assert record_at(path) is None
    path.rmdir()
    path.write_bytes(write_record({"made_from": "key", "files": {}}))
    assert record_at(path) == read_record(path.read_bytes())

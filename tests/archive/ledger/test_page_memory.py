"""The memory of printed pages: it may be lost or damaged at any time."""

from __future__ import annotations

import pytest

from pipeline.archive.ledger.page_memory import MEMORY, PageMemory

PAGES = {"conclusions[0]": "3"}


def test_what_is_noted_is_remembered_however_much_is_asked_for(tmp_path):
    PageMemory(tmp_path / "state").remember({"one": PAGES, "two": {}})
    asked = [*map(str, range(1200)), "two", "one"]
    assert PageMemory(tmp_path / "state").recall(asked) == {"one": PAGES, "two": {}}


@pytest.mark.parametrize("data", [b"", b"no database at all" * 99, b"SQLite format 3\x00" + b"\x00" * 99])
def test_a_damaged_one_is_none_and_is_made_anew(tmp_path, data):
    (tmp_path / MEMORY).write_bytes(data)
    memory = PageMemory(tmp_path)
    assert memory.recall(["one"]) == {}
    for _ in range(2):  # the first takes what is damaged away
        memory.remember({"one": PAGES})
    assert memory.recall(["one"]) == {"one": PAGES}


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path):
    (tmp_path / "state").write_text("a file where the folder should be")
    memory = PageMemory(tmp_path / "state")
    memory.remember({"one": PAGES})
    assert memory.recall(["one"]) == {}

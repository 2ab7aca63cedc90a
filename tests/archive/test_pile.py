"""The pile: bytes come back as they were laid by, memory holds few of them, and nothing is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.archive.pile import Pile
from pipeline.errors import StorageError
from tests.support.small_disk import small_disk


@pytest.mark.parametrize("size", [0, 1, 1000, 1_500_000])
def test_what_was_laid_by_comes_back_in_any_order(size: int, tmp_path: Path) -> None:
    pieces = [bytes([number]) * (size + number) for number in range(5)]
    with Pile(tmp_path) as pile:
        tickets = [pile.lay(piece) for piece in pieces[:3]]
        assert pile.take(tickets[1]) == pieces[1]
        tickets += [pile.lay(piece) for piece in pieces[3:]]
        assert [pile.take(ticket) for ticket in reversed(tickets)] == pieces[::-1]
        assert not list(tmp_path.iterdir()), "a file with a name would be left by who is killed"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", "size=3m") as disk:
        yield disk


def test_a_full_disk_is_told(disk: Path) -> None:
    with Pile(disk) as pile, pytest.raises(StorageError) as caught:
        pile.lay(bytes(5 << 20))
    assert [found.code for found in caught.value.findings] == ["F001"]

"""What stands there already: ours and current, ours and old, or a person's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.archive.layout import EditionPlace
from pipeline.archive.publish import publish
from pipeline.archive.state import Condition, look
from tests.support.editions import edition, place_of

ABSENT, CURRENT, STALE, CHANGED = Condition


def _nothing(place: EditionPlace) -> None:
    pass


def _remove(*kinds: str) -> Callable[[EditionPlace], None]:
    return lambda place: [place.path(kind).unlink() for kind in kinds] and None


def _put(kind: str, data: bytes) -> Callable[[EditionPlace], object]:
    return lambda place: place.path(kind).write_bytes(data)


def _flip(kind: str) -> Callable[[EditionPlace], object]:
    def flip(place: EditionPlace) -> None:
        data = bytearray(place.path(kind).read_bytes())
        data[len(data) // 2] ^= 1
        place.path(kind).write_bytes(data)

    return flip


def _link(place: EditionPlace) -> None:
    place.path("pdf").rename(place.folder / "elsewhere.pdf")
    place.path("pdf").symlink_to("elsewhere.pdf")


def _folder(place: EditionPlace) -> None:
    place.path("bundle").mkdir()


@pytest.mark.parametrize(
    ("happens", "condition"),
    [
        (_nothing, CURRENT),
        (_remove("pdf"), STALE),
        (_remove("pdf", "docx"), STALE),
        (_remove("pdf", "docx", "record"), ABSENT),
        (_remove("record"), CHANGED),
        (_flip("pdf"), CHANGED),
        (_flip("docx"), CHANGED),
        (_flip("record"), CHANGED),
        (_put("record", b"{}"), CHANGED),
        (_put("record", b""), CHANGED),
        (_put("bundle", b"made by hand"), CHANGED),
        (_put("docx", b""), CHANGED),
        (_link, CHANGED),
        (_folder, CHANGED),
    ],
)
def test_how_an_edition_stands(tmp_path: Path, happens: Callable[[EditionPlace], object], condition: Condition) -> None:
    place = place_of(tmp_path)
    publish(edition("new"), place)
    publish(edition("otra"), place_of(tmp_path, "es"))
    happens(place)
    assert look(place, "new").condition is condition
    assert look(place, "newer").condition is (STALE if condition is CURRENT else condition)
    assert look(place_of(tmp_path, "es"), "otra").condition is CURRENT


def test_it_names_what_was_changed(tmp_path: Path) -> None:
    place = place_of(tmp_path)
    publish(edition("new", bundle=True), place)
    _flip("pdf")(place)
    _remove("bundle")(place)
    standing = look(place, "new")
    assert standing.changed == (place.path("pdf"),)
    assert standing.files == (place.path("docx"), place.path("pdf"), place.path("record"))


def test_hashes_may_come_from_elsewhere(tmp_path: Path) -> None:
    place = place_of(tmp_path)
    publish(edition("new"), place)
    assert look(place, "new", lambda path: "another").condition is CHANGED

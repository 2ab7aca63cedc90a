"""Which documents a collection holds: the latest manifestation of each edition, deposits, and nothing that may not be shown."""

from __future__ import annotations

import shutil
from datetime import datetime

import pytest

from pipeline.archive.deposits import deposits
from pipeline.archive.issued import put_in
from pipeline.archive.layout import EditionPlace, manifestation_place
from pipeline.desks.bundling.choosing import choose
from pipeline.desks.issued import place_in_issued
from pipeline.errors import InputError, RegisterError
from pipeline.model.described import Described
from tests.support.issuing import NOON, office_in, put_on_record, small
from tests.support.papers import archive_of_files, deposit, scan
from tests.support.registering import SYMBOL

AT = datetime.fromisoformat(NOON)


def lay(folder, number=1, language="en", **fields):
    edition, files = small(words=f"words {number}", language=language, **fields)
    place = manifestation_place(EditionPlace(folder / edition.folder, edition.stem), number)
    put_in(files, place)
    return place


@pytest.mark.parametrize("numbers", [(1,), (1, 2), (1, 2, 10), (2, 3)], ids=str)
def test_of_each_edition_in_a_folder_the_latest_manifestation_is_taken(tmp_path, numbers):
    places = [lay(tmp_path / "issued", number) for number in numbers]
    spanish = lay(tmp_path / "issued", 1, "es")
    chosen, told = choose([tmp_path / "issued"], office_in(tmp_path), AT, internal=False)
    latest = places[-1]
    assert [each.pdf for each in chosen] == [
        latest.folder / f"{latest.stem}.pdf",
        spanish.folder / f"{spanish.stem}.pdf",
    ]
    assert chosen[0].record.made_from == f"words {numbers[-1]}"
    assert told == []


def test_an_older_manifestation_is_taken_by_its_own_name(tmp_path):
    first = lay(tmp_path / "issued")
    lay(tmp_path / "issued", 2)
    chosen, _ = choose([first.folder / f"{first.stem}.pdf"], office_in(tmp_path), AT, internal=False)
    assert [each.record.made_from for each in chosen] == ["words 1"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"access": "internal"}, "W961"), ({"embargo": "2999-01-01T00:00:00Z"}, "W962"), ({"embargo": "soon"}, "W962")],
)
def test_what_may_not_be_shown_is_told_and_left_out(tmp_path, fields, code):
    lay(tmp_path / "outputs", **fields)
    settings = office_in(tmp_path)
    chosen, told = choose([tmp_path / "outputs"], settings, AT, internal=False)
    assert (chosen, [each.code for each in told]) == ([], [code])
    assert len(choose([tmp_path / "outputs"], settings, AT, internal=True)[0]) == 1


def test_a_copy_is_known_by_what_the_register_says_of_its_bytes(tmp_path):
    settings = office_in(tmp_path)
    edition, files = small(access="internal")
    put_on_record(settings, (edition, files))
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(files["pdf"])
    shutil.rmtree(tmp_path / "issued")
    assert [each.code for each in choose([copy], settings, AT, internal=False)[1]] == ["W961"]
    (kept,) = choose([copy], settings, AT, internal=True)[0]
    assert (kept.symbol, kept.is_as_made) == (str(SYMBOL), True)


@pytest.mark.parametrize("kind", ["pdf", "record"])
def test_what_is_not_as_it_was_issued_is_refused_by_name(tmp_path, kind):
    settings = office_in(tmp_path)
    edition, files = small()
    put_on_record(settings, (edition, files))
    place = place_in_issued(edition, settings)
    path = place.path(kind)
    path.chmod(0o644)
    path.write_bytes(files[kind] + b" ")
    with pytest.raises(RegisterError) as refused:
        choose([tmp_path / "issued"], settings, AT, internal=False)
    assert [(each.code, each.place.file) for each in refused.value.findings] == [("R079", str(path))]


@pytest.mark.parametrize("kind", ["pdf", "record"])
def test_what_was_changed_after_it_was_built_is_a_strangers(tmp_path, kind):
    place = lay(tmp_path / "outputs")
    path = place.path(kind)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"words 1", b"words 2"))
    chosen, told = choose([tmp_path / "outputs"], office_in(tmp_path), AT, internal=False)
    assert [each.is_as_made for each in chosen] == [False]
    assert [(each.code, each.place.file) for each in told] == [("W965", str(place.path("pdf")))]


def test_the_original_of_a_deposit_is_a_strangers(tmp_path):
    settings = office_in(tmp_path)
    old = deposit(settings, "old.pdf", scan("old"), Described(("A/1",), "Old", "1987", "es", "", "public"))
    (tmp_path / "sent.pdf").write_bytes(scan("old"))
    ours, sent = choose([old.folder, tmp_path / "sent.pdf"], settings, AT, internal=False)[0]
    assert (ours.is_as_made, sent.is_as_made) == (True, False)


def test_deposits_stand_among_reports_by_their_years(tmp_path):
    settings = office_in(tmp_path)
    lay(tmp_path / "outputs")
    old = deposit(settings, "old.pdf", scan("old"), Described(("A/1", "B/2"), "Old", "1987?", "it", "", "public"))
    deposit(settings, "ours.pdf", scan("ours"), Described((), "Ours", "1986", "es"))
    undated = deposit(settings, "none.pdf", scan("none"), Described((), "Undated", "", "", "", "public"))
    without = deposit(settings, "a.zip", archive_of_files(), Described((), "Zip", "1980", "", "", "public"))
    chosen, told = choose([tmp_path / "outputs", tmp_path / "deposits"], settings, AT, internal=False)
    assert [each.deposit and each.deposit.key for each in chosen] == [None, old.key, undated.key]
    assert (chosen[1].symbol, chosen[1].days) == ("A/1; B/2", ["1987-01-01", "1987-12-31"])
    assert [each.code for each in told] == ["D036", "W961"]
    for path in (old.folder, *old.paths):
        assert [each.pdf for each in choose([path], settings, AT, internal=False)[0]] == [old.path("reading")]
    with pytest.raises(InputError) as refused:
        choose([without.folder], settings, AT, internal=False)
    assert [each.code for each in refused.value.findings] == ["D036"]
    assert len(deposits(tmp_path)) == 4

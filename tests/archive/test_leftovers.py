"""What killed runs leave is taken away; what is not ours is not."""

from __future__ import annotations

from pathlib import Path

from pipeline.archive.leftovers import recover
from pipeline.archive.publish import publish
from tests.support.editions import edition, laid_out, place_of, tree

OLD = edition("old")


def test_half_a_first_edition_goes(tmp_path: Path) -> None:
    place = place_of(tmp_path)
    place.staging.mkdir(parents=True)
    (place.staging / place.name("pdf")).write_text("half")
    assert recover(tmp_path) == (place.staging,)
    assert tree(tmp_path) == {"2024/": b""}


def test_a_folder_put_aside_comes_back(tmp_path: Path) -> None:
    place = place_of(tmp_path)
    publish(OLD, place)
    place.folder.rename(place.aside)
    assert recover(tmp_path) == (place.aside,)
    assert tree(tmp_path) == laid_out(OLD, place, tmp_path)


def test_what_people_and_other_programs_put_there_stays(tmp_path: Path) -> None:
    publish(OLD, place_of(tmp_path))
    for name in (".hidden", ".git.en", "lost+found", "2024/.notes.en.rapporteur-newer"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x").write_text("x")
    before = tree(tmp_path)
    assert recover(tmp_path) == ()
    assert tree(tmp_path) == before


def test_an_old_folder_gives_up_nothing_of_a_persons(tmp_path: Path) -> None:
    """The run was killed after the swap, before the folders within the old one were carried over."""
    place = place_of(tmp_path)
    publish(OLD, place)
    place.folder.rename(place.staging)
    publish_as_the_killed_run_did = edition("new")
    (place.staging / "letters").mkdir()
    (place.staging / "letters" / "1.txt").write_text("dear colleague")
    place.folder.mkdir()
    for kind, data in publish_as_the_killed_run_did.items():
        place.path(kind).write_bytes(data)
    recover(tmp_path)
    assert tree(tmp_path) == {
        **laid_out(publish_as_the_killed_run_did, place, tmp_path),
        "2024/SP-RV-TSTI-IR-24/letters/1.txt": b"dear colleague",
    }

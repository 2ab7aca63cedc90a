"""Which files a path on the command line means."""

import os

import pytest

from pipeline.messages import message
from pipeline.reading.inputs import find_inputs
from tests.support.faults import WHOLE


@pytest.fixture
def folder(tmp_path):
    office = tmp_path / "inputs"
    for name in ("b.en.yaml", "a.es.yaml", "2024/c.fr.yaml", ".hidden/d.en.yaml", ".e.en.yaml", "aside/f.pt.yaml"):
        (office / name).parent.mkdir(parents=True, exist_ok=True)
        (office / name).write_text(WHOLE)
    return office


def names(folder, *paths):
    return [str(file.relative_to(folder)) for file in find_inputs(paths or (folder,)).files]


def passed_over(folder):
    found = find_inputs([folder]).passed_over
    assert all(message(each).hint for each in found)
    return [(each.code, each.place.file.removeprefix(f"{folder}/")) for each in found]


def test_a_folder_and_those_in_it_sorted_without_hidden_ones(folder):
    assert names(folder) == ["a.es.yaml", "b.en.yaml", "2024/c.fr.yaml", "aside/f.pt.yaml"]
    assert passed_over(folder) == []


def test_other_yaml_files_are_named_and_passed_over(folder):
    (folder / "c.de.yaml").write_text(WHOLE)
    (folder / "d.yml").write_text(WHOLE)
    (folder / "e.en.yaml").write_text("title: x\nother:\n  format: 1\n")
    (folder / "f.en.yaml").symlink_to("b.en.yaml")
    (folder / "round").symlink_to(".")
    os.mkfifo(folder / "g.en.yaml")
    (folder / "picture.png").write_bytes(b"")
    assert len(names(folder)) == 4
    assert passed_over(folder) == [
        ("W050", "c.de.yaml"),
        ("W050", "d.yml"),
        ("W051", "e.en.yaml"),
        ("W052", "f.en.yaml"),
        ("W053", "g.en.yaml"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        WHOLE.encode("utf-16"),
        WHOLE.encode("utf-8-sig"),
        WHOLE.replace("\n", "\r").encode(),
        b'{"language": "en",\n "format": 1}',
        b"---\nlanguage: en\n'format': 1\n",
        "language: en # ñ\nformat: 1".encode("latin-1"),
    ],
)
def test_an_input_is_known_by_its_format_however_it_is_saved(folder, data):
    (folder / "z.en.yaml").write_bytes(data)
    assert "z.en.yaml" in names(folder)


def test_a_file_is_taken_as_it_is_named_and_once(folder):
    (folder / "notes.txt").write_text("x")
    assert names(folder, folder / "notes.txt", folder / "b.en.yaml", folder) == [
        "notes.txt", "b.en.yaml", "a.es.yaml", "2024/c.fr.yaml", "aside/f.pt.yaml",
    ]  # fmt: skip


def test_a_path_where_nothing_is_stops_no_other(folder):
    (folder / "one.en.yaml").write_text("format: 1")
    os.mkfifo(folder / "pipe")
    assert names(folder, folder / "no", folder / "one.en.yaml", folder / "pipe") == ["no", "one.en.yaml", "pipe"]

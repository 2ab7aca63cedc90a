"""Bags, ours and others': each harm to one is named, and none that is harmed is called sound."""

from __future__ import annotations

import hashlib
import os
import shutil
import unicodedata

import bagit
import pytest

from pipeline.archive.fixity.bag_writing import Packed, Tags, write_bag
from pipeline.archive.fixity.bags import bag_shelves, is_bag
from pipeline.archive.fixity.shelf import Kind, check_shelf

FILES = {"a.pdf": b"aaa", "deep/b.pdf": b"bbb"}


@pytest.fixture
def bag(tmp_path):
    """One of ours."""
    packed = []
    for name, data in FILES.items():
        path = tmp_path / "archive" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        packed.append(Packed(path, name, hashlib.sha256(data).hexdigest(), len(data)))
    write_bag(tmp_path / "bag", packed, Tags([("A", "b")], {"metadata/a.xml": b"<a/>"}), lambda size: None)
    return tmp_path / "bag"


@pytest.fixture
def strange(tmp_path):
    """One that the library made: its manifests by two algorithms."""
    folder = tmp_path / "strange"
    for name, data in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    bagit.make_bag(str(folder), {"Contact-Name": "x"}, checksums=["md5", "sha512"])
    return folder


def faults(bag):
    found = {
        fault
        for shelf, there in bag_shelves(bag)
        for fault in check_shelf(shelf, there, lambda path: True, lambda size: None)
    }
    return [
        (each.path.relative_to(bag).as_posix(), each.said.code if each.said else each.kind) for each in sorted(found)
    ]


HARMS = {
    "changed": (lambda bag: (bag / "data/a.pdf").write_bytes(b"aab"), [("data/a.pdf", Kind.CHANGED)]),
    "gone": (lambda bag: (bag / "data/a.pdf").unlink(), [("data/a.pdf", Kind.MISSING)]),
    "added": (lambda bag: (bag / "data/c.pdf").touch(), [("data/c.pdf", Kind.EXTRA)]),
    "renamed": (
        lambda bag: (bag / "data/a.pdf").rename(bag / "data/A.pdf"),
        [("data/A.pdf", Kind.EXTRA), ("data/a.pdf", Kind.MISSING)],
    ),
    "linked": (
        lambda bag: ((bag / "data/a.pdf").rename(bag.parent / "a"), (bag / "data/a.pdf").symlink_to("../../a")),
        [("data/a.pdf", Kind.LINK)],
    ),
    "piped": (
        lambda bag: ((bag / "data/a.pdf").unlink(), os.mkfifo(bag / "data/a.pdf")),
        [("data/a.pdf", Kind.NO_FILE)],
    ),
    "manifest gone": (lambda bag: [path.unlink() for path in bag.glob("manifest-*")], [("bagit.txt", "F312")]),
    "manifest linked": (
        lambda bag: [(path.rename(bag.parent / path.name), path.symlink_to(f"../{path.name}"))
                     for path in bag.glob("manifest-sha*")],
        None,
    ),
    "no text": (lambda bag: (bag / "bag-info.txt").write_bytes(b"\xff\xfe"), [("bagit.txt", "F312")]),
    "another form": (lambda bag: (bag / "bagit.txt").write_text("BagIt-Version: 9\n"), [("bagit.txt", "F312")]),
}  # fmt: skip


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("whose", ["bag", "strange"])
def test_each_harm_is_named(harm, whose, request):
    bag = request.getfixturevalue(whose)
    assert faults(bag) == []
    do, told = HARMS[harm]
    do(bag)
    found = faults(bag)
    if told is None:
        assert [kind for _, kind in found] == [Kind.LINK]
    else:
        assert found == told
    if not harm.endswith(("linked", "piped")):  # the library follows links, and waits at pipes
        bagit_refuses(bag)


def bagit_refuses(bag):
    with pytest.raises((bagit.BagError, ValueError, LookupError)):
        bagit.Bag(str(bag)).validate()


@pytest.mark.parametrize("whose", ["bag", "strange"])
def test_a_manifest_that_was_altered_is_named_with_what_it_says_wrong(whose, request):
    bag = request.getfixturevalue(whose)
    manifest = sorted(bag.glob("manifest-*"))[-1]
    digest = manifest.read_text().split()[0]
    manifest.write_text(manifest.read_text().replace(digest, digest[::-1]))
    assert (manifest.name, Kind.CHANGED) in faults(bag)
    assert len(faults(bag)) == 2


def test_a_file_that_was_put_there_with_a_line_in_the_manifest_is_betrayed_by_the_tag_manifest(bag):
    (bag / "data" / "c.pdf").write_bytes(b"c")
    with (bag / "manifest-sha256.txt").open("a") as manifest:
        manifest.write(f"{hashlib.sha256(b'c').hexdigest()}  data/c.pdf\n")
    assert faults(bag) == [("manifest-sha256.txt", Kind.CHANGED)]


def test_a_description_beside_the_payload_is_vouched_for_too(bag):
    (bag / "metadata" / "a.xml").write_bytes(b"<b/>")
    (bag / "metadata" / "more.xml").touch()
    assert faults(bag) == [("metadata/a.xml", Kind.CHANGED), ("metadata/more.xml", Kind.EXTRA)]


def test_a_manifest_leads_nowhere_outside(bag):
    (bag.parent / "secret").write_bytes(b"s")
    with (bag / "manifest-sha256.txt").open("a") as manifest:
        manifest.write(f"{hashlib.sha256(b's').hexdigest()}  data/../../secret\n")
    assert faults(bag) != []
    assert all("secret" not in name or kind is Kind.MISSING for name, kind in faults(bag))


def test_names_that_a_disk_wrote_otherwise_are_the_same(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / unicodedata.normalize("NFC", "informe añadido.pdf")).write_bytes(b"a")
    bagit.make_bag(str(folder))
    path = next((folder / "data").iterdir())
    path.rename(path.with_name(unicodedata.normalize("NFD", path.name)))
    assert faults(folder) == []


def test_what_is_no_bag_is_known(tmp_path, bag):
    assert is_bag(bag)
    assert not is_bag(tmp_path)
    assert not is_bag(bag / "bagit.txt")
    shutil.rmtree(bag)
    assert not is_bag(bag)

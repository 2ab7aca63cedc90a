"""A PDF that proves itself: made again on this machine it is the same, byte for byte, or it is told where it is not."""

from __future__ import annotations

import hashlib
import json
import random
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from pipeline.desks.proving import prove as proving
from pipeline.desks.proving.prove import Verdict, prove
from pipeline.engines.choice import choose_engine
from pipeline.errors import InputError
from pipeline.model.choices import ListOrder, Paper
from pipeline.model.stages import Imposition, TemplateFile
from pipeline.pdf.checking import check_standards
from pipeline.pdf.differing import Part
from tests.support.pictures import jpeg, png
from tests.support.presswork import ROOT, checked, fields, judged
from tests.support.proving import carried_by, proving_pdf

EXAMPLES = sorted((ROOT / "inputs").rglob("*.yaml"))
RICH = {
    "background": "![a map](map.png)\n\n![a hall](hall.jpeg)\n\nText with a note.[^n]\n\n[^n]: <https://example.org/a>",
    "annexes": [{"title": "Participants", "participants": True}, {"title": "Paper", "file": "paper.pdf"}],
    "private": "between us",
}


class KeptOpen:
    """The engine of the run, which stays open whoever closes it."""

    def __init__(self, engine):
        self.engine = engine

    def __enter__(self):
        return self.engine

    def __exit__(self, *_):
        return None


def proved(file, engine):
    return prove(file, ROOT / "templates" / "fonts", lambda _: KeptOpen(engine))


def saved(folder, pdf):
    file = folder / "report.pdf"
    file.write_bytes(pdf)
    return file


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_every_example_is_identical(example, engine, tmp_path):
    pdf = proving_pdf(judged(example), engine)
    proof = proved(saved(tmp_path, pdf), engine)
    assert (proof.verdict, proof.findings) == (Verdict.IDENTICAL, ())
    assert check_standards(pdf, True, "3a") == ()


@pytest.mark.needs_libreoffice
def test_pictures_annexes_and_another_imposition_too(engine, tmp_path):
    files = {"map_png": png(40, 30), "hall_jpeg": jpeg(40, 30), "paper_pdf": b"%PDF-1.7 of somebody"}
    report = checked(tmp_path, fields(**RICH), whatever=True, **files)
    pdf = proving_pdf(report, engine, Imposition(Paper.A4, True, True, ListOrder.GIVEN))
    assert proved(saved(tmp_path, pdf), engine).verdict is Verdict.IDENTICAL
    assert sorted(carried_by(pdf)) == [
        *("input.yaml", "made-from.json", "office.json", "picture-1.jpeg", "picture-2.png", "template.docx"),
    ]
    assert b"between us" not in b"".join(carried_by(pdf).values())


@pytest.mark.needs_libreoffice
def test_a_template_saved_by_a_word_processor_carries_no_name(engine, tmp_path):
    from pipeline.word.package import open_package, write_package

    before = (ROOT / "templates" / "rapporteur-report.docx").read_bytes()
    parts = dict(open_package(before, "t").parts)
    core = parts["docProps/core.xml"].decode()
    assert "</cp:coreProperties>" in core
    parts["docProps/core.xml"] = core.replace(
        "</cp:coreProperties>", "<cp:category>kept by Aurelia</cp:category></cp:coreProperties>"
    ).encode()
    report = checked(tmp_path, fields())
    pdf = proving_pdf(report, engine, template=TemplateFile(write_package(parts), "hers"))
    carried = open_package(carried_by(pdf)["template.docx"], "t").parts
    assert not any(b"Aurelia" in part for part in carried.values())
    assert proved(saved(tmp_path, pdf), engine).verdict is Verdict.IDENTICAL


@cache
def _embedded_pdf(folder: Path) -> bytes:
    with choose_engine("embedded", ROOT / "templates" / "fonts", folder) as engine:
        return proving_pdf(judged(EXAMPLES[0]), engine)


def test_one_edited_byte_is_told(tmp_path_factory, tmp_path):
    state = tmp_path_factory.mktemp("embedded")
    pdf = _embedded_pdf(state)
    # within the words of the first chapter, whose stream stays as long as it was
    with pikepdf.open(saved(tmp_path, pdf)) as opened:
        page = opened.pages[3]
        stream = page.Contents.read_raw_bytes()
        number = page.Contents.objgen[0]
    at = pdf.index(stream) + len(stream) // 2
    edited = pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]
    with choose_engine("embedded", ROOT / "templates" / "fonts", state) as engine:
        proof = proved(saved(tmp_path, edited), engine)
    assert proof.verdict is Verdict.DIFFERS
    assert [(each.part, each.number, each.page) for each in proof.places] == [(Part.TEXT, number, "1")]


def edited(pdf, at, bit):
    return pdf[:at] + bytes([pdf[at] ^ 1 << bit]) + pdf[at + 1 :]


@pytest.mark.parametrize("times", [12, pytest.param(300, marks=pytest.mark.soak)])
def test_any_edited_byte_is_told_as_a_difference(times, tmp_path_factory, tmp_path):
    state, choice = tmp_path_factory.mktemp("embedded"), random.Random(7)
    pdf = _embedded_pdf(state)
    with choose_engine("embedded", ROOT / "templates" / "fonts", state) as engine:
        for _ in range(times):
            at, bit = choice.randrange(16, len(pdf)), choice.randrange(8)
            proof = proved(saved(tmp_path, edited(pdf, at, bit)), engine)
            assert (at, bit, proof.verdict) == (at, bit, Verdict.DIFFERS)
            assert proof.findings, (at, bit)


CARRIED = ("input.yaml", "made-from.json", "office.json", "template.docx")


@pytest.mark.parametrize("name", CARRIED)
def test_a_carried_file_that_was_damaged_is_named(name, tmp_path_factory, tmp_path):
    state = tmp_path_factory.mktemp("embedded")
    pdf = _embedded_pdf(state)
    with pikepdf.open(saved(tmp_path, pdf)) as opened:
        specification = next(each for each in opened.Root.AF if str(each.UF) == name)
        stream = specification.EF.F.read_raw_bytes()
    at = pdf.index(stream)
    with choose_engine("embedded", ROOT / "templates" / "fonts", state) as engine:
        for byte in (0, len(stream) // 3, len(stream) - 1):
            proof = proved(saved(tmp_path, edited(pdf, at + byte, 3)), engine)
            assert proof.verdict is Verdict.DIFFERS
            named = {found.parameter("file") or found.parameter("name") for found in proof.findings}
            assert name in named, (byte, proof.findings)


def test_damage_that_reads_as_another_machine_is_damage(tmp_path_factory, tmp_path):
    state = tmp_path_factory.mktemp("embedded")
    with pikepdf.open(saved(tmp_path, _embedded_pdf(state))) as opened:
        held = next(each for each in opened.Root.AF if str(each.UF) == "made-from.json").EF.F
        said = json.loads(held.read_bytes())
        said["ingredients"]["program"] = "0" + said["ingredients"]["program"][1:-1] + "?"
        checksum = held.Params.CheckSum
        held.write(json.dumps(said).encode())
        held.Params.CheckSum = checksum
        opened.save(tmp_path / "other.pdf")
    with choose_engine("embedded", ROOT / "templates" / "fonts", state) as engine:
        proof = proved(tmp_path / "other.pdf", engine)
    assert proof.verdict is Verdict.DIFFERS
    assert [(found.code, found.parameter("file")) for found in proof.findings][:2] == [
        ("O304", None),
        ("O310", "made-from.json"),
    ]


@pytest.mark.parametrize("fault", ["trailer", "one is gone"])
def test_what_cannot_be_reached_any_more_is_a_difference_too(fault, tmp_path_factory, tmp_path):
    pdf = _embedded_pdf(tmp_path_factory.mktemp("embedded"))
    if fault == "trailer":
        file = saved(tmp_path, pdf.replace(b"/Root", b"/Boot").replace(b"/Type /ObjStm", b"/Type /ObiStm"))
    else:
        file = tmp_path / "other.pdf"
        with pikepdf.open(saved(tmp_path, pdf)) as opened:
            del opened.attachments["office.json"]
            opened.save(file)
    proof = proved(file, None)
    assert [found.code for found in proof.findings] == ["O316" if fault == "trailer" else "O317"]


def test_another_machine_is_named_first(tmp_path_factory, tmp_path, monkeypatch):
    state = tmp_path_factory.mktemp("embedded")
    file = saved(tmp_path, _embedded_pdf(state))
    monkeypatch.setattr(proving, "program_digest", lambda: "another")
    monkeypatch.setattr(proving, "library_versions", lambda: {"lxml": "0"})
    with choose_engine("embedded", ROOT / "templates" / "fonts", state) as engine:
        proof = proved(file, engine)
    assert proof.verdict is Verdict.IDENTICAL
    assert [found.code for found in proof.findings] == ["O303", "O304"]


@pytest.mark.needs_libreoffice
def test_another_engine_says_the_same_or_where_not(engine, tmp_path_factory, tmp_path):
    report = checked(tmp_path, fields())
    with choose_engine("embedded", ROOT / "templates" / "fonts", tmp_path_factory.mktemp("embedded")) as other:
        file = saved(tmp_path, proving_pdf(report, other))
    proof = proved(file, engine)
    assert proof.verdict in (Verdict.SAME_TEXT, Verdict.DIFFERS)
    assert proof.findings[0].code == "O301"
    assert (proof.verdict is Verdict.SAME_TEXT) is (proof.pages == ())


@pytest.mark.parametrize("fault", ["nothing", "no list", "not ours"])
def test_what_cannot_be_proved_is_told(fault, tmp_path_factory, tmp_path):
    state = tmp_path_factory.mktemp("embedded")
    with pikepdf.open(saved(tmp_path, _embedded_pdf(state))) as opened:
        if fault == "nothing":
            del opened.Root.Names["/EmbeddedFiles"], opened.Root.AF
        else:
            said = b"{}" if fault == "no list" else json.dumps({"format": 9}).encode()
            specification = next(each for each in opened.Root.AF if str(each.UF) == "made-from.json")
            specification.EF.F.write(said)
            specification.EF.F.Params.CheckSum = pikepdf.String(hashlib.md5(said).digest())
        opened.save(tmp_path / "other.pdf")
    with pytest.raises(InputError) as raised:
        proved(tmp_path / "other.pdf", None)
    assert [found.code for found in raised.value.findings] == ["I150" if fault == "nothing" else "I151"]

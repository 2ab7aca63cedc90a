"""Originals: what lies beside an issued input is kept as it was, audited, and found again while the file is there."""

from __future__ import annotations

import shutil

import pytest

from pipeline.archive.inputs import attached_path
from pipeline.archive.register.register import Register
from pipeline.desks.build import Wish, build
from pipeline.desks.issued import editions_in
from pipeline.desks.register.auditing import audit
from pipeline.desks.register.claiming import claim
from tests.support.command import SOUND, rapporteur, write
from tests.support.hostile_pdf import signed
from tests.support.issuing import issued_now, office_in, sha256, workshop_of
from tests.support.pictures import png
from tests.support.registering import AUTHOR, SYMBOL, WORKSHOP

TEXT = SOUND.replace("background: ", "background: |\n  ![a field](campo.png)\n\n  ") + (
    "annexes:\n  - title: A letter\n    file: letter.pdf\n  - title: A plan\n    file: plan.png\n"
)
LETTER, PLAN = signed(), png(300, 200, "darkred")


@pytest.fixture
def office(tmp_path):
    settings = office_in(tmp_path)
    claim(Register(settings.register), SYMBOL, WORKSHOP, AUTHOR)
    write(tmp_path, TEXT, "inputs/a/report.en.yaml")
    for name, data in (("letter.pdf", LETTER), ("plan.png", PLAN), ("campo.png", png())):
        write(tmp_path, data, f"inputs/a/{name}")
    return settings


def audited(office):
    return [(found.code, found.parameter("name")) for found in audit(Register(office.register), office, []).findings]


def test_the_originals_of_annexes_are_kept_byte_for_byte_and_audited(office):
    source = office.office / "inputs" / "a"
    with workshop_of(office) as workshop:
        (done,) = issued_now(workshop, str(source / "report.en.yaml"), everything=True)
        assert (done.fate, done.findings) == ("issued", ())
        letter = attached_path(office.register, sha256(LETTER))
        assert (letter.read_bytes(), attached_path(office.register, sha256(PLAN)).read_bytes()) == (LETTER, PLAN)
        assert len(editions_in(office)[0].attached) == 3
        assert audited(office) == []
        letter.chmod(0o644)
        letter.write_bytes(LETTER[:-1] + b"?")
        attached_path(office.register, sha256(PLAN)).unlink()
        assert audited(office) == [("R056", "letter.pdf"), ("R055", "plan.png")]
        ran = rapporteur(office.office, "verify")
        assert (ran.code, ran.out.count("attached")) == (10, 2)
        assert issued_now(workshop, str(source / "report.en.yaml"))[0].findings == ()  # takes in what lies beside it
    assert audited(office) == []
    letter.unlink()
    attached_path(office.register, sha256(PLAN)).unlink()
    (source / "plan.png").unlink()
    ran = rapporteur(office.office, "register", "rebuild")
    assert "1 original of what lies beside inputs was taken in" in ran.err
    assert audited(office) == [("R055", "plan.png")]
    write(office.office, PLAN, "inputs/b/plan.png")
    rapporteur(office.office, "register", "rebuild")
    assert audited(office) == []
    assert rapporteur(office.office, "verify").code == 0


def test_a_report_named_by_what_was_built_is_not_issued_without_its_originals(office):
    source = office.office / "inputs" / "a"
    with workshop_of(office) as workshop:
        list(build([source / "report.en.yaml"], workshop, Wish()))
        shutil.copy(source / "letter.pdf", source / "kept.pdf")
        write(office.office, b"%PDF-another", "inputs/a/letter.pdf")
        (done,) = issued_now(workshop, str(SYMBOL), everything=True)
        assert [found.code for found in done.findings] == ["R054"]
        assert not (office.office / "issued").exists()
        write(office.office, LETTER, "inputs/elsewhere/letter.pdf")
        (done,) = issued_now(workshop, str(SYMBOL), everything=True)
    assert done.fate == "issued"
    assert audited(office) == []


def test_nothing_of_it_is_told_outside(office):
    with workshop_of(office) as workshop:
        issued_now(workshop, str(office.office / "inputs" / "a" / "report.en.yaml"), everything=True)
    listed = rapporteur(office.office, "register", "list", "--public", "--json")
    assert "letter.pdf" not in listed.out
    ran = rapporteur(office.office, "verify", "--bag", "../public", "--public")
    assert ran.code == 0, ran.err
    bag = office.office.parent / "public"
    assert not [path for path in bag.rglob("*") if sha256(LETTER) in path.name or "attached" in path.parts]
    assert rapporteur(office.office, "verify", "--bag", "../house").code == 0
    assert (office.office.parent / "house" / "data" / "register").joinpath(
        attached_path(office.register, sha256(LETTER)).relative_to(office.register)
    ).read_bytes() == LETTER

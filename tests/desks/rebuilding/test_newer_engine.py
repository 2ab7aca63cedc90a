"""The night after a new engine was installed: what people signed, what they edited and what was issued stays to the bit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.archive.register.register import Register
from pipeline.desks.build import Wish
from pipeline.desks.rebuilding.rebuild import rebuild
from pipeline.desks.register.claiming import claim
from tests.support.command import SOUND, write
from tests.support.editions import tree
from tests.support.issuing import issued_now, office_in, workshop_of
from tests.support.registering import AUTHOR, SYMBOL, WORKSHOP
from tests.support.retyping import Retyped

NAMES = ("ISSD", "SIGN", "EDIT", "PLAI")


class Newer:
    """An engine that calls itself another version, and is the same in all else."""

    def __init__(self, engine):
        self._engine = engine

    version = "99.9"

    def __getattr__(self, name):
        return getattr(self._engine, name)


@pytest.fixture
def office(tmp_path):
    office = office_in(tmp_path)
    symbol = type(SYMBOL)(str(SYMBOL).replace("TSTI", "ISSD"))
    claim(Register(office.register), symbol, WORKSHOP, AUTHOR)
    for name in NAMES:
        write(tmp_path, SOUND.replace("TSTI", name), f"inputs/2024/{name.lower()}.en.yaml")
    return office


def night(workshop):
    files = sorted((workshop.settings.office / "inputs").rglob("*.yaml"))
    return {done.symbol[6:10]: str(done.status) for done in rebuild(files, workshop, Wish(jobs=1))}


def test_all_that_is_peoples_or_the_record_stays(office):
    with workshop_of(office) as workshop:
        assert set(night(workshop).values()) == {"built"}
        issued_now(workshop, str(office.office / "inputs/2024/issd.en.yaml"), everything=True)
        signed = office.out / "2024/SP-RV-SIGN-IR-24/SP-RV-SIGN-IR-24.en.pdf"
        signed.write_bytes(signed.read_bytes() + b"\n% a signature by hand\n")
        edited = office.out / "2024/SP-RV-EDIT-IR-24/SP-RV-EDIT-IR-24.en.docx"
        document = Retyped(edited.read_bytes())
        document.change("He noted", "progress", "delay")
        document.save(edited)
        ours = (".rapporteur", "outputs/2024/SP-RV-PLAI")
        kept = {name: data for name, data in tree(office.office).items() if not name.startswith(ours)}
        newer = replace(workshop, engine=Newer(workshop.engine))
        for _ in range(2):
            told = night(newer)
            by_hand = dict.fromkeys(("SIGN", "EDIT"), "changed-by-hand")
            assert told == {"ISSD": "older", "PLAI": told["PLAI"], **by_hand}
            now = tree(office.office)
            assert {name: now[name] for name in kept} == kept
        assert told["PLAI"] == "unchanged"

"""An archive with one of each: issued in two languages and twice, corrected, internal, under embargo, taken back, deposits."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from pipeline.archive.depositing import deposit_folder, original_name, put_deposit, record_name
from pipeline.archive.record import write_record
from pipeline.archive.register.claimed import Held
from pipeline.archive.register.register import Register
from pipeline.desks.build import Wish, build
from pipeline.desks.issued import find_issued
from pipeline.desks.register.claiming import claim
from pipeline.desks.register.statuses import renew_statuses
from pipeline.model.choices import Settings
from pipeline.model.described import Described
from pipeline.model.symbol import Symbol
from pipeline.settings import read_settings
from tests.support.command import SOUND, changed, rapporteur, write
from tests.support.issuing import CORRIGENDUM, issued_now, office_in, take_back, workshop_of
from tests.support.registering import AUTHOR

BOTH = Held(("Workshop on things", "Taller"), "2024-04-05", "2024-04-05")
FAR = "2999-01-01T00:00:00+00:00"
SPANISH = changed(language="es", background="Se abrió la reunión.").replace("Workshop on things", "Taller")
PAPER = Described(("SP/CL/XIII.O/DT Nº 4-87", "SP/CL/XIII.O/DT Nº 5-87"), "Informe <&>", "1987?", "es", "", "public")
LETTER = Described((), "Carta reservada", "", "", "", "internal")

HIDDEN = ("IIII", "EEEE", "WWWW", "OOOO", "draft", "Carta-reservada")
"""A part of the names of what may not be shown outside: internal, under embargo, taken back, not issued, a draft, a letter."""


def filled(folder: Path) -> Path:
    """The folder of an office, its archive filled."""
    settings = office_in(folder)
    texts = {
        "en": SOUND.replace("  mode:", "  titles:\n    es: Taller\n  mode:"),
        "es": f"{SPANISH}original: en\ntranslation: unofficial\n",
        "IIII": changed(access="internal").replace("TSTI", "IIII"),
        "EEEE": changed(embargo=FAR).replace("TSTI", "EEEE"),
        "WWWW": SOUND.replace("TSTI", "WWWW"),
        "corr": CORRIGENDUM,
    }
    for symbol in ("TSTI", "IIII", "EEEE", "WWWW"):
        claim(Register(settings.register), Symbol(f"SP/RV-{symbol}-IR-24"), BOTH, AUTHOR)
    files = [str(folder / write(folder, text, f"inputs/{name}.en.yaml")) for name, text in texts.items()]
    with workshop_of(settings) as workshop:
        for several in (files[:-1], files[-1:]):
            issues = issued_now(workshop, *several, everything=True)
            assert [each.findings for each in issues if each.fate.value != "issued"] == []
        others = {"OOOO": SOUND.replace("TSTI", "OOOO"), "draft": changed(stage="draft", symbol="")}
        unissued = [folder / write(folder, text, f"inputs/{name}.en.yaml") for name, text in others.items()]
        for made in build(unissued, workshop, Wish()):
            assert made.status.value == "built", made
    take_back(settings, find_issued("SP/RV-WWWW-IR-24", settings)[0])
    renew_statuses(settings)
    ran = rapporteur(folder, "rebuild", files[0], "--reissue", "--reason", "a new look", "--paper", "a4")
    assert ran.code == 0, ran.err
    deposited(folder, PAPER, b"an old paper")
    deposited(folder, LETTER, b"a letter")
    return folder


def deposited(office: Path, described: Described, data: bytes) -> Path:
    """The folder of a document that was deposited, without a copy for reading."""
    digest = hashlib.sha256(data).hexdigest()
    folder = deposit_folder(office, described, digest)
    name = original_name(folder.name, "paper.txt", "txt")
    fields = {
        "deposit": 1, "made_from": digest, "symbols": list(described.symbols), "title": described.title,
        "date": described.date, "years": list(described.years or ()) or None, "language": described.language,
        "type": described.type, "access": described.access, "pages": 7,
        "files": {"original": digest}, "names": {"original": name},
    }  # fmt: skip
    put_deposit({name: data, record_name(folder.name): write_record(fields)}, folder)
    return folder


def copied(archive: Path, folder: Path) -> Settings:
    """The settings of an office that is a copy of another, in which files may be altered."""
    shutil.copytree(archive, folder, symlinks=True)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return read_settings(folder)

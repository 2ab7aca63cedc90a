from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.support.command import DRAFT, RAPPORTEUR, environment, rapporteur
from tests.support.dropping import FRENCH, text, word
from tests.support.editions import tree
from tests.support.saboteurs import living, wait_until

EMBEDDED = ("--engine", "embedded")


def _office(folder: Path) -> Path:
    (folder / "share").mkdir(parents=True)
    (folder / "rapporteur.toml").touch()
    return folder


def _filled(folder: Path) -> Path:
    """An office with three files in its inbox."""
    share = _office(folder) / "share"
    share.joinpath("Relatoría.docx").write_bytes(word())
    share.joinpath("rapport.txt").write_bytes(text(FRENCH))
    share.joinpath("taller.es.yaml").write_text(DRAFT)
    return folder


def test_the_answers_are_printed_and_what_waits_is_told(tmp_path):
    office = _office(tmp_path)
    (office / "share" / "taller.es.yaml").write_text(DRAFT)
    (office / "share" / "empty.docx").touch()
    ran = rapporteur(office, "inbox", *EMBEDDED, "share")
    assert (ran.code, ran.out.split()) == (0, ["share/taller.es.draft.pdf", "share/taller.es.review.docx"])
    assert "taller.es.yaml" in ran.err
    assert "empty.docx" in ran.err
    again = rapporteur(office, "inbox", *EMBEDDED, "share")
    assert (again.code, again.out) == (0, "")


def test_each_answer_is_an_object_for_programs(tmp_path):
    office = _office(tmp_path)
    (office / "share" / "taller.es.yaml").write_text(DRAFT)
    (office / "share" / "roto.docx").write_bytes(b"PK\x03\x04")
    ran = rapporteur(office, "inbox", *EMBEDDED, "--json", "share")
    assert [(each["status"], each["language"], sorted(each["files"])) for each in ran.objects] == [
        ("unreadable", "en", ["review"]),
        ("answered", "es", ["draft", "review"]),
    ]
    assert all(
        {"code", "severity", "message", "hint"} <= set(found) for each in ran.objects for found in each["findings"]
    )


def test_where_inputs_go_can_be_chosen(tmp_path):
    office = _office(tmp_path)
    (office / "share" / "Relatoría.docx").write_bytes(word())
    assert rapporteur(office, "inbox", *EMBEDDED, "--inputs", "drafts", "share").code == 0
    assert [path.name for path in (office / "drafts").rglob("*.yaml")] == ["Relatoría.es.yaml"]
    assert not (office / "inputs").exists()


def test_what_could_not_be_answered_fails_the_run(tmp_path):
    office = _office(tmp_path)
    (office / "share" / "taller.es.yaml").write_text(DRAFT)
    (office / "templates").mkdir()
    (office / "templates" / "rapporteur-report.docx").write_bytes(b"none")
    ran = rapporteur(office, "inbox", *EMBEDDED, "share")
    assert (ran.code, ran.out) == (1, "")
    assert "T090" in ran.codes
    assert rapporteur(office, "inbox", *EMBEDDED, "none").codes == ["F031"]


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_watch_serves_until_it_is_stopped(tmp_path, sent, code):
    office = _office(tmp_path)
    share = office / "share"
    process = subprocess.Popen(
        [RAPPORTEUR, "inbox", *EMBEDDED, "--watch", "--json", "share"],
        cwd=office, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout
    share.joinpath("taller.es.yaml").write_text(DRAFT)
    answer = json.loads(process.stdout.readline())
    assert answer["files"] == {"draft": "share/taller.es.draft.pdf", "review": "share/taller.es.review.docx"}
    assert rapporteur(office, "inbox", *EMBEDDED, "share").codes == ["F030"]
    process.send_signal(sent)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (code, b""), err
    assert b"Traceback" not in err
    assert sorted(path.name for path in share.iterdir()) == [
        "taller.es.draft.pdf",
        "taller.es.review.docx",
        "taller.es.yaml",
    ]


def _killed(office: Path, seconds: float, engine: str) -> bool:
    process = subprocess.Popen(
        [RAPPORTEUR, "inbox", "--engine", engine, "share"],
        cwd=office, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(seconds)
    alive = process.poll() is None
    process.kill()
    process.wait()
    return alive


def _soak(tmp_path: Path, moments: list[float], engine: str) -> int:
    """How many runs were killed at work; after each, the next makes what an undisturbed one would have made."""
    undisturbed = _filled(tmp_path / "undisturbed")
    assert rapporteur(undisturbed, "inbox", "--engine", engine, "share").code == 0
    for name in ("share", "inputs"):
        shutil.rmtree(undisturbed / name)
    _filled(undisturbed)
    begun = time.monotonic()
    assert rapporteur(undisturbed, "inbox", "--engine", engine, "share").code == 0
    whole = time.monotonic() - begun
    expected = {name: tree(undisturbed / name) for name in ("share", "inputs")}
    struck = 0
    for number, moment in enumerate(moments):
        office = _filled(tmp_path / f"office{number}")
        struck += _killed(office, moment * whole, engine)
        assert wait_until(lambda office=office: not living(office), 5), "a process outlived the run"
        assert rapporteur(office, "inbox", "--engine", engine, "share").code == 0
        assert {name: tree(office / name) for name in expected} == expected
    return struck


@pytest.mark.soak
def test_a_few_kills(tmp_path):
    assert _soak(tmp_path, [0.5, 0.8], "embedded") >= 1


@pytest.mark.soak
@pytest.mark.needs_libreoffice
def test_many_kills(tmp_path):
    chance = random.Random(24)
    assert _soak(tmp_path, [chance.uniform(0.3, 0.98) for _ in range(20)], "libreoffice") >= 1

"""Without POSIX: the command does its work as it does with it, to the byte, in a console that knows few characters."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.machine import elsewhere, processes_elsewhere
from pipeline.machine.share import Errand, Share, Stopped
from pipeline.programs.child import told_of
from tests.support import without_posix
from tests.support.command import environment, rapporteur, write
from tests.support.varied import EXAMPLE

SAID = """\
The meeting was opened by Ms. Ana Pérez → “a first step”.

Conclusions

1. Work will go on.

2. The group will meet again in May.
"""


def command(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """The command without POSIX, in the C locale and with the code page of a Windows of the West."""
    python = [sys.executable, "-X", "warn_default_encoding", without_posix.__file__]
    narrow = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "cp1252"}
    return subprocess.run(
        [*python, *arguments], cwd=folder, env=environment(**narrow), capture_output=True, timeout=240, check=False
    )


@pytest.fixture
def offices(tmp_path: Path) -> tuple[Path, Path]:
    """Two offices with the same example, one for each way."""
    for name in ("with", "without"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "rapporteur.toml").touch()
        (tmp_path / name / EXAMPLE.name).write_bytes(EXAMPLE.read_bytes())
    return tmp_path / "with", tmp_path / "without"


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_reports_are_built_replaced_and_imported_as_with_posix(offices):
    with_posix, without = offices
    build = ("build", "--engine", "embedded")
    assert rapporteur(with_posix, *build, EXAMPLE.name).code == 0
    for again in ((), ("--force",), ()):
        ran = command(without, *build, *again, EXAMPLE.name)
        assert ran.returncode == 0, ran.stderr.decode("cp1252")
        assert files_below(without / "outputs") == files_below(with_posix / "outputs")
    built = f"outputs/2024/{EXAMPLE.name.removesuffix('.en.yaml')}"
    for kind in ("docx", "pdf"):
        source = f"{built}/{EXAMPLE.stem}.{kind}"
        assert command(without, "import", source, "--out", f"back-{kind}.en.yaml").returncode == 0
        rapporteur(with_posix, "import", source, "--out", f"back-{kind}.en.yaml")
        assert (without / f"back-{kind}.en.yaml").read_bytes() == (with_posix / f"back-{kind}.en.yaml").read_bytes()


def test_a_text_is_imported_and_no_character_stops_the_telling(offices):
    with_posix, without = offices
    for office in offices:
        write(office, SAID, "said.txt")
    ran = command(without, "import", "said.txt")
    assert ran.returncode == 0, ran.stderr
    rapporteur(with_posix, "import", "said.txt")
    assert (without / "said.en.yaml").read_bytes() == (with_posix / "said.en.yaml").read_bytes()
    assert "→".encode() in (without / "said.en.yaml").read_bytes()


def test_a_folder_is_checked_with_the_same_findings(offices):
    for office in offices:
        bad = EXAMPLE.read_text(encoding="utf-8").replace("workshop", "XXX → workshop 漢字", 3)
        write(office, bad.replace("SP/RV-TRCD-IR-24", "SP/RV-TRAA-IR-24"), "bad.en.yaml")
    there, here = command(offices[1], "check", "--json", "."), rapporteur(offices[0], "check", "--json", ".")
    lines = [json.loads(line) for line in there.stdout.decode("cp1252").splitlines()]
    assert [{**line, "seconds": 0} for line in lines] == [{**line, "seconds": 0} for line in here.objects]
    assert there.returncode == here.code == 1


def test_a_file_below_is_opened_and_nothing_through_a_link(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.png").write_bytes(b"\r\n\x1a")
    (tmp_path / "in" / "link.png").symlink_to(tmp_path / "in" / "a.png")
    with os.fdopen(elsewhere.open_below(tmp_path.resolve(), ("in", "a.png")), "rb") as file:
        assert file.read() == b"\r\n\x1a"
    for refused in ("link.png", "none.png", "."):
        with pytest.raises(OSError, match="denied"):
            elsewhere.open_below(tmp_path.resolve(), ("in", refused))


def test_the_alarm_interrupts_unless_it_is_taken_back():
    elsewhere.alarm(0.05)
    with pytest.raises(KeyboardInterrupt):
        time.sleep(5)
    elsewhere.alarm(0.05)
    elsewhere.alarm(0)
    time.sleep(0.15)


def errand(function, *arguments: object) -> Errand:
    import pickle

    command = (sys.executable, "-I", "-m", "pipeline.programs.errand")
    return Errand(lambda: told_of(function, arguments), command, lambda: pickle.dumps((function, arguments)))


def test_work_is_done_apart_within_its_time():
    share = Share(cpu_seconds=5, wall_seconds=10, memory=1 << 30, file_size=0, output=100)
    told = processes_elsewhere.work_apart(errand(sorted, "cab"), share)
    assert (told.words[:1], told.status, told.stopped) == (b"D", 0, Stopped.NOT)
    assert processes_elsewhere.work_apart(errand(range.__len__, range(3)), share).words[:1] == b"D"
    assert processes_elsewhere.work_apart(errand(str.zfill, "1", 200), share).stopped is Stopped.OUTPUT
    short = Share(cpu_seconds=1, wall_seconds=1, memory=1 << 30, file_size=0, output=100)
    assert processes_elsewhere.work_apart(errand(time.sleep, 30), short).stopped is Stopped.TIME


def test_a_program_is_heard_for_a_while_and_ended(tmp_path):
    with (tmp_path / "said").open("wb") as said:
        speaker = "import sys, time; print('ready', flush=True); sys.stdin.readline(); print('bye', flush=True)"
        program = processes_elsewhere.start([sys.executable, "-c", speaker], {}, tmp_path, said, is_kept=True)
    assert program.stdin
    assert program.stdout
    hear = processes_elsewhere.listening(program.stdout)
    assert hear(10) == b"ready\n"
    assert hear(0.05) is None
    program.stdin.write(b"\n")
    assert hear(10) == b"bye\n"
    assert hear(10) == b""
    assert processes_elsewhere.ended_with(program, 10) == 0
    processes_elsewhere.end_group(program)
    program.stdin.close()
    program.stdout.close()

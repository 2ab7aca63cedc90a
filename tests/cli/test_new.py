"""`rapporteur new` as a person runs it: questions on a real terminal, options, lists and transcripts, nothing overwritten."""

from __future__ import annotations

import os
import pty
import select
import shutil
import signal
import time
import zipfile
from contextlib import suppress

import pytest

from pipeline.reading.report import read_report
from tests.support.command import RAPPORTEUR, environment, rapporteur
from tests.support.lists import csv_text, xlsx

LIST = [
    ["LISTA DE PARTICIPANTES"],
    [],
    ["N°", "Correo electrónico", "Apellidos y nombres", "Cargo", "Institución / Organismo"],
    ["1", "ana@example.org", "SOTO LEÓN, Ana", "DIRECTORA", "Sistema de la Integración Centroamericana (SICA)"],
    ["2", "rui@example.org", "PIRES, Rui", "Analista", "ALADI"],
]
NEWER = [
    ["Nombre", "Institución", "Cargo"],
    ["Ana Soto Leon", "SICA", "Secretaria General"],
    ["Marva Joseph", "CARICOM", "Oficial"],
]
SPOKEN = """\
WEBVTT

00:00:01.000 --> 00:00:04.000
<v SOTO Ana (SICA)>Buenos días a todas y todos, presento la plataforma de comercio.</v>

00:00:05.000 --> 00:00:09.000
<v Luis Vega>Pregunto por los plazos y por el costo de la plataforma.</v>
"""


def only(folder):
    (file,) = folder.glob("*.yaml")
    return file


def model(file):
    return read_report(file.read_bytes(), str(file)).report


def test_options_alone_make_a_draft_that_checks_and_nothing_is_asked(tmp_path):
    ran = rapporteur(
        tmp_path, "new", "taller", "--title", "Taller regional", "--language", "es", "--date", "5 al 7 de abril de 2024"
    )
    assert (ran.code, ran.out) == (0, "taller/2024-04-05-taller-regional.es.yaml\n")
    report = model(only(tmp_path / "taller"))
    assert [str(day) for day in report.meeting.days] == ["2024-04-05", "2024-04-07"]
    assert rapporteur(tmp_path, "check", ran.out.strip()).code == 0


def test_without_any_option_what_is_missing_is_a_gap(tmp_path):
    ran = rapporteur(tmp_path, "new")
    assert ran.code == 0
    assert rapporteur(tmp_path, "check", ran.out.strip()).code == 0


def test_a_list_fills_the_people_and_no_mail_comes_along(tmp_path):
    (tmp_path / "list.xlsx").write_bytes(xlsx(LIST))
    ran = rapporteur(tmp_path, "new", ".", "--title", "Taller", "--language", "es", "--participants", "list.xlsx")
    assert ran.code == 0
    text = only(tmp_path).read_text()
    assert "example.org" not in text + ran.out + ran.err
    people = [(each.id, each.name, each.position, each.organisation) for each in model(only(tmp_path)).participants]
    assert people == [("soto", "Ana Soto León", "Directora", "SICA"), ("pires", "Rui Pires", "Analista", "ALADI")]


def test_nothing_is_overwritten(tmp_path):
    one, two = (rapporteur(tmp_path, "new", ".", "--title", "Taller", "--language", "es") for _ in range(2))
    assert (one.code, two.code, two.codes) == (0, 9, ["F205"])


def test_a_newer_list_shows_what_it_would_change_and_does_it_when_told(tmp_path):
    (tmp_path / "list.csv").write_text(csv_text(LIST))
    (tmp_path / "newer.csv").write_text(csv_text(NEWER))
    rapporteur(
        tmp_path, "new", ".", "--title", "Taller", "--language", "es", "--participants", "list.csv", "--name", "t"
    )
    file = tmp_path / "t.es.yaml"
    file.write_text(
        file.read_text().replace("  - id: soto\n", "  # she opens the meeting\n  - id: soto\n    pronoun: ella\n")
    )
    before = file.read_text()
    shown = rapporteur(tmp_path, "new", "--into", "t.es.yaml", "--participants", "newer.csv")
    assert (shown.code, shown.out, file.read_text()) == (0, "", before)
    for words in ("Marva Joseph (CARICOM)", "Rui Pires (ALADI)", "Directora -> Secretaria General"):
        assert words in shown.err
    done = rapporteur(tmp_path, "new", "--into", "t.es.yaml", "--participants", "newer.csv", "--yes")
    assert (done.code, done.out) == (0, "t.es.yaml\n")
    people = [(each.id, each.name, each.position, each.pronoun) for each in model(file).participants]
    assert people == [
        ("soto", "Ana Soto León", "Secretaria General", "ella"),
        ("joseph", "Marva Joseph", "Oficial", None),
    ]
    assert "  # she opens the meeting\n" in file.read_text()
    again = rapporteur(tmp_path, "new", "--into", "t.es.yaml", "--participants", "newer.csv", "--yes")
    assert (again.code, again.out) == (0, "")


@pytest.mark.parametrize("later", [False, True])
def test_a_transcript_lays_out_who_spoke(tmp_path, later):
    (tmp_path / "list.csv").write_text(csv_text(LIST))
    (tmp_path / "spoken.vtt").write_text(SPOKEN)
    begun = ("new", ".", "--title", "Taller", "--language", "es", "--participants", "list.csv", "--name", "t")
    if later:
        rapporteur(tmp_path, *begun)
        ran = rapporteur(tmp_path, "new", "--into", "t.es.yaml", "--transcript", "spoken.vtt", "--yes")
    else:
        ran = rapporteur(tmp_path, *begun, "--transcript", "spoken.vtt")
    assert (ran.code, ran.out) == (0, "t.es.yaml\n")
    report = model(tmp_path / "t.es.yaml")
    assert [(each.speaker, each.text) for each in report.interventions] == [(("soto",), None), (("vega",), None)]
    assert "plataforma de comercio" in (report.interventions[0].source or "")
    assert report.participants[-1].name == "Luis Vega"
    assert "“Luis Vega”" in (tmp_path / "t.es.yaml").read_text()
    told = rapporteur(tmp_path, "check", "t.es.yaml", "--all")
    assert (told.code, told.codes.count("E412")) == (0, 2)


def test_the_words_of_a_transcript_are_in_no_document(tmp_path):
    (tmp_path / "spoken.vtt").write_text(SPOKEN)
    made = rapporteur(tmp_path, "new", ".", "--title", "Taller", "--language", "es", "--transcript", "spoken.vtt")
    ran = rapporteur(tmp_path, "build", made.out.strip(), "--engine", "embedded")
    assert ran.code == 0
    (made,) = (tmp_path / "outputs").rglob("*.docx")
    with zipfile.ZipFile(made) as package:
        said = b"".join(package.read(name) for name in package.namelist())
    assert b"Luis Vega" in said
    assert b"plataforma" not in said


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--date", "5/4/2024"], 2, "U041"),
        (["--mode", "telepática"], 2, "U050"),
        (["--language", "klingon"], 2, "U042"),
        (["--name", "a/b"], 2, "U043"),
        (["--form", "--participants", "x.csv"], 2, "U044"),
        (["--into", "x.es.yaml"], 2, "U046"),
        (["--from", "2024-04-05"], 2, "U048"),
        (["--participants", "nowhere.csv"], 4, "E058"),
    ],
)
def test_what_can_t_be_is_told_and_leaves_nothing(tmp_path, arguments, code, told):
    ran = rapporteur(tmp_path, "new", "made", *arguments)
    assert (ran.code, ran.codes) == (code, [told])
    assert not list(tmp_path.iterdir())


def test_a_form_is_copied(tmp_path):
    ran = rapporteur(tmp_path, "new", ".", "--form", "--language", "pt")
    assert (ran.code, ran.out) == (0, "rapporteur-form.pt.docx\n")


class Terminal:
    """A command on a terminal of its own, answered question by question."""

    def __init__(self, *arguments, cwd):
        self.shown = ""
        self.child, self.screen = pty.fork()
        if self.child == 0:
            os.chdir(cwd)
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # who runs the tests may ignore it, a terminal never does
            os.execve(RAPPORTEUR, [str(RAPPORTEUR), *arguments], environment())

    def answer(self, text, until=": "):
        """Waits for a question and answers it."""
        ends = time.monotonic() + 20
        while not self.shown.endswith(until) and time.monotonic() < ends:
            self._read()
        assert self.shown.endswith(until), self.shown
        self.shown += "\0"
        os.write(self.screen, text.encode())

    def end(self):
        """The exit code, once all was shown."""
        while self._read():
            pass
        os.close(self.screen)
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])

    def interrupted(self):
        """The exit code after Ctrl-C, pressed until it is heard: it can fall between two system calls."""
        for _ in range(20):
            with suppress(OSError):  # the program has closed its terminal already, and is about to end
                os.write(self.screen, b"\x03")
            ends = time.monotonic() + 1
            while time.monotonic() < ends:
                self._read(seconds=0.05)
                done, status = os.waitpid(self.child, os.WNOHANG)
                if done:
                    os.close(self.screen)
                    return os.waitstatus_to_exitcode(status)
        raise TimeoutError(self.shown)

    def _read(self, seconds=20):
        if not select.select([self.screen], [], [], seconds)[0]:
            return False
        try:
            read = os.read(self.screen, 4096)
        except OSError:
            return False
        self.shown += read.decode("utf-8", "replace")
        return bool(read)


def test_it_asks_and_asks_again_with_the_reason(tmp_path):
    (tmp_path / "list.csv").write_text(csv_text(LIST))
    terminal = Terminal("new", "made", "--lang", "en", cwd=tmp_path)
    for answer in ("español", "", "Taller regional", "5/4/2024", "5 de abril de 2024", "presencial", "Caracas"):
        terminal.answer(f"{answer}\n")
    for answer in ("nowhere.csv", "list.csv"):
        terminal.answer(f"{answer}\n")
    assert terminal.end() == 0
    for told in ("U049", "U041", "E058"):
        assert told in terminal.shown
    report = model(only(tmp_path / "made"))
    assert (report.language, report.meeting.mode, report.meeting.place) == ("es", "in-person", "Caracas")
    assert [each.id for each in report.participants] == ["soto", "pires"]


def test_an_interrupted_dialogue_leaves_nothing(tmp_path):
    terminal = Terminal("new", "made", "--lang", "en", cwd=tmp_path)
    terminal.answer("es\n")
    terminal.answer("Taller\n")
    assert terminal.interrupted() == 130
    assert not list(tmp_path.iterdir())


def test_a_newer_list_is_asked_for_on_a_terminal(tmp_path):
    (tmp_path / "list.csv").write_text(csv_text(LIST))
    (tmp_path / "newer.csv").write_text(csv_text(NEWER))
    rapporteur(tmp_path, "new", ".", "--title", "T", "--language", "es", "--participants", "list.csv", "--name", "t")
    shutil.copy(tmp_path / "t.es.yaml", tmp_path / "before")
    for answer, changed in (("n\n", False), ("y\n", True)):
        terminal = Terminal("new", "--into", "t.es.yaml", "--participants", "newer.csv", "--lang", "en", cwd=tmp_path)
        terminal.answer(answer)
        assert terminal.end() == 0
        assert ((tmp_path / "t.es.yaml").read_bytes() != (tmp_path / "before").read_bytes()) == changed


@pytest.mark.parametrize(("typed", "title"), [("«Taller»", "Taller"), ("“A” y “B”", "“A” y “B”"), ("“A", "“A")])
def test_a_title_comes_without_the_quotation_marks_round_it(tmp_path, typed, title):
    rapporteur(tmp_path, "new", ".", "--title", typed, "--language", "es", "--name", "t")
    assert model(only(tmp_path)).meeting.title == title

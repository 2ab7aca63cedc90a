"""What every command has in common: help, versions, wrong words, exit codes, and what each loads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.desks.schema import SCHEMA_FILE, input_schema, schema_file
from pipeline.errors import ExitCode
from tests.support.command import DRAFT, RAPPORTEUR, SOUND, environment, rapporteur, write

ROOT = Path(__file__).parents[2]
EMBEDDED = ("--engine", "embedded")


def test_version(tmp_path):
    ran = rapporteur(tmp_path, "--version")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.split()[0] == "rapporteur"


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], []], ids=str)
def test_help_names_every_command(arguments, tmp_path):
    ran = rapporteur(tmp_path, *arguments)
    told = ran.out + ran.err
    assert all(name in told for name in ("build", "check", "schema", "doctor"))
    assert ran.code == (0 if arguments else 2)


@pytest.mark.parametrize("command", ["build", "check", "schema", "doctor"])
def test_each_command_has_help(command, tmp_path):
    ran = rapporteur(tmp_path, command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert "Usage: rapporteur " + command in ran.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["biuld", "x"], "did you mean `build`?"),
        (["frobnicate"], "there is no command `frobnicate`"),
        (["build", "--engin", "x"], "--engine"),
        (["build"], "INPUT"),
        (["build", "--engine", "word", "x"], "libreoffice"),
        (["build", "--jobs", "0", "x"], "--jobs"),
        (["check", "--force", "x"], "--force"),
        (["build", "empty"], "U020"),
        (["check", "*.yaml"], "U021"),
    ],
    ids=str,
)
def test_usage_is_2(arguments, words, tmp_path):
    (tmp_path / "empty").mkdir()
    ran = rapporteur(tmp_path, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_a_wrong_setting_is_2(tmp_path):
    (tmp_path / "rapporteur.toml").write_text('papre = "a4"\n')
    ran = rapporteur(tmp_path, "check", write(tmp_path))
    assert (ran.code, ran.codes) == (2, ["U004"])
    assert "did you mean `paper`?" in ran.err
    assert "rapporteur.toml:1:1:" in ran.err


def test_a_missing_font_is_3(tmp_path):
    (tmp_path / "fonts").mkdir()
    (tmp_path / "rapporteur.toml").write_text('[places]\nfonts = "fonts"\n')
    ran = rapporteur(tmp_path, "build", *EMBEDDED, write(tmp_path))
    assert (ran.code, ran.codes) == (3, ["M004"])


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_missing_file_is_4(command, tmp_path):
    ran = rapporteur(tmp_path, command, "none.en.yaml")
    assert ran.code == 4
    assert "none.en.yaml: E058" in (ran.out if command == "check" else ran.err)


def test_a_missing_file_stops_no_other(tmp_path):
    ran = rapporteur(tmp_path, "build", *EMBEDDED, "--json", "none.en.yaml", write(tmp_path))
    assert (ran.code, ran.statuses) == (1, ["failed", "built"])


def test_broken_office_data_is_5(tmp_path):
    import shutil

    shutil.copytree(ROOT / "templates" / "office", tmp_path / "templates" / "office")
    words = tmp_path / "templates" / "office" / "words.en.yaml"
    words.write_text(words.read_text() + "surplus: 1\n")
    for command in (["check"], ["build", *EMBEDDED]):
        ran = rapporteur(tmp_path, *command, write(tmp_path))
        assert ran.code == 5, ran.err
        assert "U105" in ran.codes


SABOTAGE = {
    "conversion": (
        7,
        "from pipeline.engines.press import PressEngine\n"
        "from pipeline.errors import ConversionError\n"
        "from pipeline.findings import finding\n"
        "def convert(self, docx, name=''): raise ConversionError(finding('L004', engine=self.name, said='no'))\n"
        "PressEngine.convert = convert\n",
        "L004",
    ),
    "output": (
        8,
        "import pipeline.pdf.checking as checking\n"
        "from pipeline.findings import finding\n"
        "checking.check_fonts = lambda pdf, fonts: [finding('O020', font='Caladea')]\n",
        "O020",
    ),
    "bug": (
        11,
        "import pipeline.line.compose.manuscript as manuscript\n"
        "def compose(*given): raise ZeroDivisionError('by zero')\n"
        "manuscript.compose = compose\n",
        "X001",
    ),
}


def _sabotaged(folder: Path, what: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command with one thing in it put wrong, which nothing outside could put wrong."""
    script = f"{SABOTAGE[what][1]}\nfrom pipeline.cli import main\nmain()\n"
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(
        command, cwd=folder, env=environment(), capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("what", SABOTAGE)
def test_each_other_failure_has_its_code(what, tmp_path):
    code, _, told = SABOTAGE[what]
    done = _sabotaged(tmp_path, what, "build", *EMBEDDED, write(tmp_path))
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "outputs").exists()


def test_a_bug_over_one_report_stops_no_other_and_debug_shows_where(tmp_path):
    write(tmp_path, SOUND, "in/a.en.yaml")
    write(tmp_path, SOUND.replace("TSTI", "OTHER"), "in/b.en.yaml")
    done = _sabotaged(tmp_path, "bug", "build", *EMBEDDED, "--jobs", "2", "in")
    assert done.returncode == ExitCode.SOME_FAILED
    assert done.stderr.count("X001 the program failed: ZeroDivisionError: by zero") == 2
    done = _sabotaged(tmp_path, "bug", "build", *EMBEDDED, "--debug", "in")
    assert done.returncode == ExitCode.BUG
    assert "Traceback" in done.stderr


def test_whoever_reads_may_leave(tmp_path):
    for index in range(30):
        write(tmp_path, DRAFT, f"in/r{index}.es.yaml")
    command = f"{RAPPORTEUR} check in --json | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


# -- check


def test_findings_of_check_are_its_data(tmp_path):
    ran = rapporteur(tmp_path, "check", write(tmp_path, SOUND + "issued: 2024-03\n"))
    assert (ran.code, ran.err) == (0, "")
    first, *others = ran.out.splitlines()
    assert first == "report.en.yaml: nothing stands in the way of this report, 2 deserve a look"
    where = next(number for number, line in enumerate(others) if line.startswith("report.en.yaml:18:9: W501 "))
    assert others[where + 1].startswith("  hint: ")


def test_check_as_json(tmp_path):
    good, bad = write(tmp_path), write(tmp_path, "format: 1\n", "bad.en.yaml")
    ran = rapporteur(tmp_path, "check", "--json", good, bad)
    assert ran.code == 1
    assert ran.statuses == ["checked", "failed"]
    assert {tuple(each) for each in ran.objects} == {
        ("input", "symbol", "revision", "language", "status", "files", "pages", "contents", "findings", "seconds")
    }


def test_check_says_of_a_draft_what_the_final_report_lacks(tmp_path):
    ran = rapporteur(tmp_path, "check", write(tmp_path, DRAFT, "taller.es.yaml"))
    assert ran.code == 0
    assert "8 things stand in the way of the final report" in ran.out.splitlines()[0]


def _on_a_terminal(folder: Path, *arguments: str | Path) -> list[str]:
    """What a person sees who runs the command in a terminal, without its colours."""
    import re

    line = " ".join(map(str, [RAPPORTEUR, *arguments]))
    done = subprocess.run(
        ["script", "-qec", line, "/dev/null"],
        cwd=folder,
        env=environment(TERM="xterm", COLUMNS="100", LINES="24"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return re.sub(r"\x1b\[[\d;?]*[A-Za-z]|\r", "", done.stdout.decode()).splitlines()


def test_on_a_terminal_check_fits_a_screen_and_puts_like_to_like(tmp_path):
    fields = "".join(f"\nnote{index}: x" for index in range(40))
    seen = _on_a_terminal(tmp_path, "check", write(tmp_path, SOUND + fields.strip() + "\n"))
    assert seen[0] == "report.en.yaml: 40 things stop this report"
    assert "  and 39 more of the kind, lines 19, 20, 21, 22, 23, 24, 25, 26, …" in seen
    assert len(seen) <= 24
    assert len(_on_a_terminal(tmp_path, "check", "--all", "report.en.yaml")) > 40


def test_on_a_terminal_a_run_over_several_ends_with_a_table(tmp_path):
    write(tmp_path, SOUND, "in/a.en.yaml")
    write(tmp_path, "format: 1\n", "in/b.en.yaml")
    seen = _on_a_terminal(tmp_path, "build", *EMBEDDED, "in")
    assert [line.split() for line in seen[-3:-1]] == [["built", "1", "6"], ["failed", "1"]]
    assert seen[-1].startswith("E0")
    assert seen[-1].endswith("in/b.en.yaml")


# -- schema, doctor


def test_the_schema_in_the_repository_is_that_of_the_models(tmp_path):
    printed = rapporteur(tmp_path, "schema").out
    assert printed == input_schema() == (ROOT / "schema" / SCHEMA_FILE).read_text(encoding="utf-8")
    ran = rapporteur(tmp_path, "schema", "--write", "there")
    files = [tmp_path / line for line in ran.out.splitlines()]
    assert [file.name for file in files] == [schema_file(language) for language in ("en", "es", "pt", "fr")]
    for file in files:
        assert file.read_text(encoding="utf-8") == (ROOT / "schema" / file.name).read_text(encoding="utf-8")


def test_the_doctor_proves_what_is_here(tmp_path):
    ran = rapporteur(tmp_path, "doctor")
    assert (ran.code, ran.err) == (0, "")
    assert "engine embedded" in ran.out
    assert "paper = letter  (default)" in ran.out


# -- what is loaded when (the reason why it is quick; its time is told by `make bench`)


def _loaded(folder: Path, *arguments: str | Path) -> set[str]:
    script = (
        "import sys\n"
        "from pipeline.cli import main\n"
        "try:\n main()\n"
        "except SystemExit: pass\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(
        command, cwd=folder, env=environment(), capture_output=True, text=True, timeout=60, check=True
    )
    return {line.split(".")[0] for line in done.stderr.splitlines()}


def test_the_version_loads_next_to_nothing(tmp_path):
    assert not {"click", "pydantic", "yaml", "lxml", "rich", "tomllib"} & _loaded(tmp_path, "--version")


def test_checking_loads_nothing_that_makes_documents(tmp_path):
    loaded = _loaded(tmp_path, "check", write(tmp_path))
    assert "pydantic" in loaded
    assert not {"docx", "docxtpl", "jinja2", "pikepdf", "pypdfium2", "pypdf", "page", "rich"} & loaded


def test_a_build_of_what_is_up_to_date_loads_no_more(tmp_path):
    rapporteur(tmp_path, "build", *EMBEDDED, write(tmp_path))
    loaded = _loaded(tmp_path, "build", *EMBEDDED, "report.en.yaml")
    heavy = {"docx", "docxtpl", "jinja2", "pikepdf", "pypdfium2", "pypdf", "page", "rich", "multiprocessing"}
    assert not heavy & loaded


def test_a_code_is_explained_without_an_input(tmp_path):
    ran = rapporteur(tmp_path, "check", "--explain", "w104")
    assert (ran.code, ran.out.splitlines()[0][:5]) == (0, "W104:")
    assert len(ran.out.splitlines()) == 3
    assert rapporteur(tmp_path, "check", "--explain", "W999").code == 2


def test_a_template_of_the_settings_that_is_not_there_is_named(tmp_path):
    (tmp_path / "rapporteur.toml").write_text('[templates]\nrapporteur-report = "nada"\n')
    ran = rapporteur(tmp_path, "build", *EMBEDDED, write(tmp_path))
    assert (ran.code, ran.codes) == (5, ["T001"])
    assert "`nada`" in ran.err
    doctor = rapporteur(tmp_path, "doctor")
    assert doctor.code == 3
    assert "T001" in doctor.out
    assert "X001" not in doctor.out + doctor.err

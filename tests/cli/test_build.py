"""`rapporteur build` as a person runs it, with the engine that needs nothing installed; LibreOffice has its own tests."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.support.command import DRAFT, RAPPORTEUR, SOUND, environment, rapporteur, write
from tests.support.editions import tree
from tests.support.saboteurs import living, wait_until

EMBEDDED = ("--engine", "embedded")
FIELDS = ["input", "symbol", "revision", "language", "status", "files", "pages", "contents", "findings", "seconds"]
FINDING = ["code", "severity", "path", "line", "column", "place", "message", "hint"]
KEY = "SP-RV-TSTI-IR-24"


def build(folder: Path, *more: str | Path, **env: str):
    return rapporteur(folder, "build", *EMBEDDED, *more, **env)


def made(folder: Path, out: str = "outputs") -> dict[str, tuple[bytes, int]]:
    """Every file of the reports, with its bytes and when it was written."""
    return {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in (folder / out).rglob("*") if path.is_file()
    }


@pytest.fixture
def built(tmp_path):
    """An office in which one report was built."""
    write(tmp_path)
    assert build(tmp_path, "report.en.yaml").code == 0
    return tmp_path


def test_paths_go_to_stdout_and_talk_to_stderr(tmp_path):
    ran = build(tmp_path, write(tmp_path))
    folder = tmp_path / "outputs" / "2024" / KEY
    assert ran.code == 0
    assert ran.out.splitlines() == [str(folder / f"{KEY}.en.docx"), str(folder / f"{KEY}.en.pdf")]
    assert ran.err.endswith("built: SP/RV-TSTI-IR-24 (en), 6 pages\n")


def test_json_has_the_fields_of_the_contract(tmp_path):
    (told,) = build(tmp_path, "--json", write(tmp_path, SOUND + "issued: 2024-03\n")).objects
    assert list(told) == FIELDS
    assert (told["status"], told["symbol"], told["language"], told["input"]) == (
        "built",
        "SP/RV-TSTI-IR-24",
        "en",
        "report.en.yaml",
    )
    assert list(told["files"]) == ["docx", "pdf", "record"]
    assert all(Path(path).is_file() for path in told["files"].values())
    assert told["contents"][0] == {"title": "BACKGROUND AND GENERAL INFORMATION", "page": "1"}
    assert all(list(found) == FINDING for found in told["findings"])
    (late,) = [found for found in told["findings"] if found["code"] == "W501"]
    assert (late["severity"], late["path"], late["line"], late["column"]) == ("warning", "issued", 18, 9)
    assert told["pages"] == 6
    assert told["seconds"] > 0


def test_json_of_a_failure_is_a_line_too(tmp_path):
    ran = build(tmp_path, "--json", write(tmp_path, SOUND.replace("language: en\n", "language: xx\n")))
    (told,) = ran.objects
    assert ran.code == 4
    assert list(told) == FIELDS
    assert (told["status"], told["files"], [found["code"] for found in told["findings"]]) == ("failed", {}, ["E014"])


def test_a_second_run_leaves_everything_as_it_is_and_starts_no_engine(built):
    before = made(built)
    # an engine that can't be started would fail the run
    ran = build(built, "--json", "report.en.yaml", PATH="/nowhere")
    assert (ran.code, ran.statuses) == (0, ["unchanged"])
    (told,) = ran.objects
    assert (told["pages"], len(told["contents"]), list(told["files"])) == (6, 3, ["docx", "pdf", "record"])
    assert made(built) == before


def test_force_builds_the_same_bytes_anew(built):
    before = made(built)
    assert build(built, "--json", "--force", "report.en.yaml").statuses == ["built"]
    after = made(built)
    assert {name: data for name, (data, _) in after.items()} == {name: data for name, (data, _) in before.items()}
    assert all(after[name][1] != before[name][1] for name in after)


@pytest.mark.parametrize("ending", ["docx", "pdf", "json"])
def test_what_somebody_changed_by_hand_is_left_alone_with_its_whole_edition(ending, built):
    (file,) = (built / "outputs").rglob(f"*.{ending}")
    file.write_bytes(file.read_bytes().replace(b"a", b"b") + b"x")
    write(built, SOUND.replace("opened", "opened early"))
    before = made(built)
    ran = build(built, "report.en.yaml")
    assert (ran.code, ran.out) == (0, "")
    assert "W902" in ran.codes
    assert "rapporteur import " in ran.err
    assert "--into report.en.yaml" in ran.err
    assert made(built) == before
    assert build(built, "--json", "--force", "report.en.yaml").statuses == ["changed-by-hand"]
    assert build(built, "--json", "--discard-changes", "report.en.yaml").statuses == ["built"]
    assert build(built, "--json", "report.en.yaml").statuses == ["unchanged"]


@pytest.mark.parametrize("endings", [["docx"], ["pdf"], ["docx", "pdf", "json"]], ids=str)
def test_what_was_deleted_is_built_again(endings, built):
    before = tree(built / "outputs")
    for ending in endings:
        next((built / "outputs").rglob(f"*.{ending}")).unlink()
    assert build(built, "--json", "report.en.yaml").statuses == ["built"]
    assert tree(built / "outputs") == before


def test_the_state_may_be_deleted_at_the_cost_of_time_alone(built):
    import shutil

    before = made(built)
    shutil.rmtree(built / ".rapporteur")
    assert build(built, "--json", "report.en.yaml").statuses == ["unchanged"]
    assert made(built) == before


def test_comments_and_wraps_make_no_other_report(built):
    write(built, "# a note\n" + SOUND.replace("The meeting was opened.", ">\n  The meeting\n  was opened."))
    assert build(built, "--json", "report.en.yaml").statuses == ["unchanged"]


@pytest.mark.parametrize("change", ["paper", "data", "picture"])
def test_what_the_report_was_made_from_makes_it_stale(change, tmp_path):
    from PIL import Image

    picture = tmp_path / "map.png"
    Image.new("RGB", (8, 8), "red").save(picture)
    write(tmp_path, SOUND.replace("background: The meeting was opened.", 'background: "![A map](map.png)"'))
    assert build(tmp_path, "--json", "report.en.yaml").statuses == ["built"]
    if change == "paper":
        (tmp_path / "rapporteur.toml").write_text('paper = "a4"\n')
    elif change == "data":
        import shutil

        office = Path(__file__).parents[2] / "templates" / "office"
        shutil.copytree(office, tmp_path / "templates" / "office")
        words = tmp_path / "templates" / "office" / "words.en.yaml"
        words.write_text(words.read_text() + "# looked at\n")
    else:
        Image.new("RGB", (8, 8), "blue").save(picture)
    assert build(tmp_path, "--json", "report.en.yaml").statuses == ["built"]
    assert build(tmp_path, "--json", "report.en.yaml").statuses == ["unchanged"]


def test_one_bad_report_stops_no_other(tmp_path):
    write(tmp_path, SOUND, "a.en.yaml")
    write(tmp_path, SOUND.replace("2024-04-05", "2024-13-45"), "b.en.yaml")
    write(tmp_path, SOUND.replace("TSTI", "OTHER"), "c.en.yaml")
    ran = build(tmp_path, ".")
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 4
    assert "failed: b.en.yaml" in ran.err
    assert ran.err.endswith("2 built\n") or "2 built" in ran.err.splitlines()[-1]


def test_a_folder_with_one_bad_report_ends_with_1_and_the_report_alone_with_4(tmp_path):
    name = write(tmp_path, "format: 1\n", "in/a.en.yaml")
    assert build(tmp_path, "in").code == 1
    assert build(tmp_path, name).code == 4


def test_a_folder_of_mixed_files(tmp_path):
    write(tmp_path, SOUND, "in/report.en.yaml")
    write(tmp_path, "a: 1\n", "in/notes.yaml")
    write(tmp_path, "a: 1\n", "in/notes.en.yaml")
    write(tmp_path, SOUND, "in/.hidden/report.en.yaml")
    write(tmp_path, "words", "in/readme.txt")
    (tmp_path / "in" / "link.en.yaml").symlink_to("report.en.yaml")
    ran = build(tmp_path, "--strict", "in")
    assert sorted(set(ran.codes) & {"W050", "W051", "W052"}) == ["W050", "W051", "W052"]
    ran = build(tmp_path, "--json", "in")
    assert (ran.code, ran.statuses) == (0, ["unchanged"])


def test_the_office_s_own_store_is_no_input(built):
    ran = build(built, ".")
    assert (ran.code, ran.codes) == (0, [])


def test_what_is_passed_over_fails_no_strict_run(tmp_path):
    write(tmp_path, DRAFT, "in/report.es.yaml")
    write(tmp_path, "a: 1\n", "in/notes.yaml")
    assert build(tmp_path, "--strict", "in").code == 0


def test_strict_lets_warnings_stop_a_final_report_but_no_draft(tmp_path):
    final = write(tmp_path, SOUND + "issued: 2024-03\n")
    assert build(tmp_path, "--strict", final).code == 4
    assert build(tmp_path, final).code == 0
    draft = write(tmp_path, DRAFT, "draft.es.yaml")
    assert build(tmp_path, "--strict", draft).code == 0


def test_a_draft_says_in_one_sentence_how_much_is_missing(tmp_path):
    ran = build(tmp_path, write(tmp_path, DRAFT, "taller.es.yaml"))
    assert ran.code == 0
    assert ran.codes == ["W901"]
    assert "final report: 8" in ran.err
    folder = tmp_path / "outputs" / "drafts" / "taller"
    assert sorted(path.name for path in folder.iterdir()) == [
        f"taller.es.draft.{end}" for end in ("docx", "json", "pdf")
    ]
    (told,) = build(tmp_path, "--json", "taller.es.yaml").objects
    assert [found["code"] for found in told["findings"]].count("E401") == 1
    assert told["status"] == "unchanged"


def test_out_takes_the_reports_and_nothing_else(tmp_path):
    assert build(tmp_path, write(tmp_path), "--out", "elsewhere/reports").code == 0
    assert not (tmp_path / "outputs").exists()
    assert {path.parent.name for path in (tmp_path / "elsewhere").rglob("*") if path.is_file()} == {KEY}
    assert (tmp_path / "register" / "inputs").is_dir()


def test_a_symbol_that_moved_into_another_s_folder_is_refused(built):
    write(built, SOUND.replace("SP/RV-TSTI-IR-24", "SP-RV/TSTI-IR-24"), "other.en.yaml")
    ran = build(built, "other.en.yaml")
    assert (ran.code, ran.out) == (4, "")
    assert "F013" in ran.codes


def test_the_input_is_read_once(tmp_path):
    """I23: what is written into it while the build runs is for the next build."""
    name = write(tmp_path)
    process = subprocess.Popen(
        [RAPPORTEUR, "build", *EMBEDDED, "--json", name],
        cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert wait_until(lambda: list(tmp_path.glob(".rapporteur/engines/*/*/work/*")))
    write(tmp_path, SOUND.replace("Workshop", "Conference"))
    told = json.loads(process.communicate(timeout=60)[0])
    document = zipfile.ZipFile(told["files"]["docx"]).read("word/document.xml").decode()
    assert "Workshop" in document
    assert "Conference" not in document
    assert build(tmp_path, "--json", name).statuses == ["built"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
@pytest.mark.parametrize("reports", [1, 12], ids=["one", "several"])
def test_an_interrupted_run_leaves_no_process_and_no_half_report(number, reports, tmp_path):
    for index in range(reports):
        write(tmp_path, SOUND.replace("TSTI", f"T{index:03}"), f"in/r{index}.en.yaml")
    given = "in" if reports > 1 else "in/r0.en.yaml"
    process = subprocess.Popen(
        [RAPPORTEUR, "build", *EMBEDDED, "--jobs", "2", given],
        cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    assert wait_until(lambda: list(tmp_path.glob(".rapporteur/engines/*/*/work/*/report.docx")))
    os.killpg(process.pid, number)
    _, said = process.communicate(timeout=30)
    assert process.returncode == {signal.SIGINT: 130, signal.SIGTERM: 143}[number], said
    assert b"Traceback" not in said
    assert not living(tmp_path)
    for folder in tmp_path.glob("outputs/2024/*"):
        assert len(list(folder.iterdir())) == 3
    ran = build(tmp_path, "--json", given)
    assert ran.code == 0
    assert set(ran.statuses) <= {"built", "unchanged"}


def test_in_processes_and_in_turn_come_the_same_bytes(tmp_path):
    for index in range(5):
        write(tmp_path, SOUND.replace("TSTI", f"T{index:03}"), f"in/r{index}.en.yaml")
    for jobs in ("1", "2", "3"):
        assert build(tmp_path, "in", "--jobs", jobs, "--out", f"out{jobs}", TZ=f"UTC-{jobs}").code == 0
    assert tree(tmp_path / "out1") == tree(tmp_path / "out2") == tree(tmp_path / "out3")
    assert not living(tmp_path)

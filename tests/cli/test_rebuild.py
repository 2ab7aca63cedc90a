"""`rapporteur rebuild` and `explain`: what is out of date is built, nothing else, and people are told why."""

from __future__ import annotations

import os
import shutil

import pytest
import yaml

from pipeline.settings import program_folder
from tests.support.command import SOUND, rapporteur, write
from tests.support.template_changes import changed, style

FOLDER = "outputs/2024/SP-RV-TSTI-IR-24"
PDF = f"{FOLDER}/SP-RV-TSTI-IR-24.en.pdf"
SECOND = SOUND.replace("TSTI", "ABCD")
SUITE = ("--engine", "embedded")


@pytest.fixture
def office(tmp_path):
    (tmp_path / "rapporteur.toml").write_text("")
    write(tmp_path, SOUND, "inputs/2024/one.en.yaml")
    write(tmp_path, SECOND, "inputs/2024/two.en.yaml")
    ran = rapporteur(tmp_path, "rebuild", *SUITE)
    assert (ran.code, ran.err.splitlines()[-1]) == (0, "2 built")
    return tmp_path


def statuses(office, *arguments):
    ran = rapporteur(office, "rebuild", *SUITE, "--json", *arguments)
    return {told["symbol"]: told["status"] for told in ran.objects}


def stamps(office):
    return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in (office / "outputs").rglob("*.*")}


def test_what_stands_is_left_and_not_even_read(office):
    before = stamps(office)
    ran = rapporteur(office, "rebuild", *SUITE)
    assert (ran.code, ran.out, ran.err) == (0, "", "2 unchanged\n")
    assert stamps(office) == before
    assert set(statuses(office).values()) == {"unchanged"}


@pytest.mark.parametrize("change", ["input", "output gone", "setting", "picture", "memory gone"])
def test_exactly_what_changed_is_built(office, change):
    arguments = ()
    wanted = {"SP/RV-TSTI-IR-24": "built", "SP/RV-ABCD-IR-24": "unchanged"}
    if change == "input":
        write(office, SOUND.replace("was opened", "was opened late"), "inputs/2024/one.en.yaml")
    elif change == "output gone":
        (office / PDF).unlink()
    elif change == "setting":
        arguments = ("--paper", "a4")
        wanted = dict.fromkeys(wanted, "built")
    elif change == "picture":
        text = SOUND.replace("background: The meeting was opened.", "background: |\n  Opened.\n\n  ![A map](map.png)")
        _picture(office, "teal")
        write(office, text, "inputs/2024/one.en.yaml")
        assert statuses(office) == wanted
        _picture(office, "tomato")
    else:
        shutil.rmtree(office / ".rapporteur")
        wanted = dict.fromkeys(wanted, "unchanged")
    assert statuses(office, *arguments) == wanted
    assert set(statuses(office, *arguments).values()) == {"unchanged"}


def _picture(office, colour):
    from PIL import Image

    Image.new("RGB", (40, 30), colour).save(office / "inputs" / "2024" / "map.png")


def test_a_change_with_size_and_time_put_back_is_seen(office):
    path = office / "inputs/2024/one.en.yaml"
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"noted the progress", b"noted the deficit!"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size
    assert statuses(office)["SP/RV-TSTI-IR-24"] == "built"


def test_peoples_work_stays_and_is_told_each_time(office):
    signed = (office / PDF).read_bytes() + b"% signed by hand\n"
    (office / PDF).write_bytes(signed)
    for _ in range(2):
        ran = rapporteur(office, "rebuild", *SUITE)
        assert "W902" in ran.codes
        assert (office / PDF).read_bytes() == signed


def test_a_void_symbol_is_noticed_though_no_file_changed(office):
    meeting = ("--meeting", "Workshop on things", "--from", "2024-04-05", "--to", "2024-04-05")
    assert rapporteur(office, "register", "claim", "SP/RV-TSTI-IR-24", *meeting).code == 0
    assert set(statuses(office).values()) == {"unchanged"}
    assert rapporteur(office, "register", "void", "SP/RV-TSTI-IR-24", "--reason", "a slip").code == 0
    assert statuses(office) == {"SP/RV-TSTI-IR-24": "failed", "SP/RV-ABCD-IR-24": "unchanged"}


def test_a_dry_run_says_why_and_touches_nothing(office):
    write(office, SOUND.replace("was opened", "was opened late"), "inputs/2024/one.en.yaml")
    write(office, SOUND.replace("TSTI", "NEUE"), "inputs/2024/three.en.yaml")
    (office / "outputs/2024/SP-RV-ABCD-IR-24/SP-RV-ABCD-IR-24.en.docx").unlink()
    before = stamps(office)
    ran = rapporteur(office, "rebuild", *SUITE, "--dry-run")
    told = {line.split(": ", 1)[0].rsplit("/", 1)[-1]: line.split(": ", 1)[1] for line in ran.out.splitlines()}
    assert told == {
        "one.en.yaml": "input",
        "two.en.yaml": "files that are gone: docx",
        "three.en.yaml": "never built",
    }
    assert ran.err == "3 reports of 3 would be built\n"
    assert stamps(office) == before


def test_one_that_fails_stops_the_others_only_where_that_is_asked_for(office):
    write(office, SOUND.replace("symbol: SP/RV-TSTI-IR-24\n", ""), "inputs/2024/one.en.yaml")
    write(office, SECOND.replace("was opened", "was opened late"), "inputs/2024/two.en.yaml")
    ran = rapporteur(office, "rebuild", *SUITE, "--stop")
    assert ran.code == 1
    assert "built" not in ran.err
    ran = rapporteur(office, "rebuild", *SUITE, "--summary", "night.txt")
    assert ran.code == 1
    assert "1 failed, 1 built" in ran.err
    lines = (office / "night.txt").read_text().splitlines()
    assert len(lines) <= 10
    assert lines[1:3] == ["built: 1", "failed: 1"]
    assert lines[3].startswith("E401: ")
    assert lines[3].endswith("inputs/2024/one.en.yaml")


def test_a_template_and_a_notice_count_from_their_month_on(office):
    later = SECOND.replace("2024-04-05", "2024-07-05")
    write(office, later, "inputs/2024/two.en.yaml")
    assert set(statuses(office).values()) == {"unchanged", "built"}
    shutil.copytree(program_folder() / "office", office / "templates/office")
    (office / "templates/new.docx").write_bytes((program_folder() / "rapporteur-report.docx").read_bytes())
    (office / "rapporteur.toml").write_text('templates.rapporteur-report = {"2024-07" = "new"}\n')
    before = statuses(office)
    assert before == {"SP/RV-TSTI-IR-24": "unchanged", "SP/RV-ABCD-IR-24": "built"}  # the record names the template
    before = statuses(office)
    assert set(before.values()) == {"unchanged"}
    (office / "templates/new.docx").write_bytes(changed(style("Body Text", 'w:after="170"', 'w:after="160"')).data)
    assert statuses(office) == {**before, "SP/RV-ABCD-IR-24": "built"}
    notices = office / "templates/office/notices.yaml"
    notices.write_text(with_a_notice_from("2024-07", notices.read_text()))
    assert statuses(office) == {**before, "SP/RV-ABCD-IR-24": "built"}
    assert statuses(office) == before


def with_a_notice_from(month, text):
    """The notices of the office with another English wording from a month on."""
    notices = yaml.safe_load(text)
    last = notices["en"][-1]
    lines = [*last["lines"][:-1], f"{last['lines'][-1]} All the same."]
    notices["en"].append({"from": month, "confirmed": True, "lines": lines})
    return yaml.safe_dump(notices, allow_unicode=True)


def test_only_some(office):
    write(office, SOUND.replace("was opened", "was opened late"), "inputs/2024/one.en.yaml")
    write(office, SECOND.replace("was opened", "was opened late"), "inputs/2024/two.en.yaml")
    assert statuses(office, "--only", "one") == {"SP/RV-TSTI-IR-24": "built"}


def test_explain_names_what_is_another(office):
    ran = rapporteur(office, "explain", *SUITE, "inputs/2024/one.en.yaml")
    assert ran.out.splitlines()[-1] == "nothing of that has changed: it is up to date"
    (told,) = rapporteur(office, "explain", *SUITE, "--paper", "a4", "--json", PDF).objects
    assert told["stale"] == [{"ingredient": "imposition", "names": ["paper"], "was": "letter", "now": "a4"}]
    (office / "elsewhere.pdf").write_bytes(b"%PDF-1.7")
    ran = rapporteur(office, "explain", *SUITE, "elsewhere.pdf")
    assert (ran.code, ran.codes) == (4, ["I155"])


def test_who_comes_second_is_refused_and_the_first_one_stays(office):
    before = stamps(office)
    write(office, SOUND.replace("was opened", "was opened late"), "inputs/2024/other.en.yaml")
    ran = rapporteur(office, "rebuild", *SUITE)
    assert (ran.code, ran.codes) == (1, ["F011"])
    assert "one.en.yaml" in ran.err
    assert stamps(office) == before
    draft = SOUND.replace("format: 1", "format: 1\nstage: draft")
    write(office, draft, "inputs/2024/other.en.yaml")
    assert rapporteur(office, "rebuild", *SUITE).code == 0

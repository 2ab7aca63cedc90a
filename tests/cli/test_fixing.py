"""`rapporteur check --fix`: shown first, then written; asked for where a person sits at a terminal."""

import os
import pty
import subprocess

import pytest

from tests.support.command import RAPPORTEUR, SOUND, environment, rapporteur, write

STRAIGHT = SOUND.replace("background: The meeting was opened.", 'background: He read "the  plan".  # kept')
CURVED = STRAIGHT.replace('"the  plan"', "“the plan”")


def test_what_is_mended_is_shown_and_written(tmp_path):
    write(tmp_path, STRAIGHT, "a.en.yaml")
    ran = rapporteur(tmp_path, "check", "--fix", "a.en.yaml")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "a.en.yaml: 2 corrections"
    assert lines[1] == 'a.en.yaml:12:21: W703 He read [-"-]{+“+}the  plan[-"-]{+”+}.'
    assert lines[2] == 'a.en.yaml:12:25: W705 He read "the[-  -]{+ +}plan".'
    assert lines[3] == "a.en.yaml: 2 corrections made"
    assert "W703" not in "".join(lines[4:])
    assert (tmp_path / "a.en.yaml").read_text(encoding="utf-8") == CURVED
    again = rapporteur(tmp_path, "check", "--fix", "a.en.yaml")
    assert again.out.startswith("a.en.yaml: nothing to correct\n")


def test_dry_it_is_shown_alone(tmp_path):
    write(tmp_path, STRAIGHT, "a.en.yaml")
    ran = rapporteur(tmp_path, "check", "--fix", "--dry-run", "a.en.yaml")
    assert (ran.code, len(ran.out.splitlines())) == (0, 4)
    assert (tmp_path / "a.en.yaml").read_text(encoding="utf-8") == STRAIGHT


def test_programs_get_the_corrections_with_the_findings_that_are_left(tmp_path):
    write(tmp_path, STRAIGHT, "a.en.yaml")
    (told,) = rapporteur(tmp_path, "check", "--fix", "--json", "a.en.yaml").objects
    assert [(one["code"], one["line"], one["made"]) for one in told["fixes"]] == [
        ("W703", 12, True),
        ("W705", 12, True),
    ]
    assert told["fixes"][0]["before"] == 'He read "the  plan".'
    assert told["fixes"][0]["after"] == "He read “the  plan”."
    assert not {"W703", "W705"} & {found["code"] for found in told["findings"]}


def test_proposals_wait_to_be_confirmed(tmp_path):
    text = SOUND.replace("Work will go on with", "By 30 June 2024 Mario Rosi will meet")
    write(tmp_path, text, "a.en.yaml")
    assert "W056 item 1" in rapporteur(tmp_path, "check", "--all", "a.en.yaml").out
    rapporteur(tmp_path, "check", "--fix", "--propose", "a.en.yaml")
    after = (tmp_path / "a.en.yaml").read_text(encoding="utf-8")
    assert after.endswith("    responsible: [rosi]  # please confirm\n    due: 2024-06-30  # please confirm\n")
    assert "W056" not in rapporteur(tmp_path, "check", "--all", "a.en.yaml").out


@pytest.mark.parametrize("option", ["--propose", "--dry-run"])
def test_what_goes_with_fix_alone_is_told(tmp_path, option):
    write(tmp_path, SOUND, "a.en.yaml")
    ran = rapporteur(tmp_path, "check", option, "a.en.yaml")
    assert ran.code == 2
    assert "--fix" in ran.err


@pytest.mark.parametrize(
    ("answer", "after", "locale", "asked"),
    [
        ("y\n", CURVED, "C", "make these 2 corrections in a.en.yaml? [y/N]"),
        ("\n", STRAIGHT, "C", "make these 2 corrections in a.en.yaml? [y/N]"),
        ("sí\n", CURVED, "es_VE.UTF-8", "¿hacer estas 2 correcciones en a.en.yaml? [s/N]"),
        ("n\n", STRAIGHT, "es_VE.UTF-8", "¿hacer estas 2 correcciones en a.en.yaml? [s/N]"),
    ],
)
def test_a_person_is_asked(tmp_path, answer, after, locale, asked):
    write(tmp_path, STRAIGHT, "a.en.yaml")
    ours, theirs = pty.openpty()
    command = [RAPPORTEUR, "check", "--fix", "a.en.yaml"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs, env=environment(LANG=locale)
    ) as child:
        os.write(ours, answer.encode())
        assert child.wait(30) == 0
    os.close(theirs)
    assert asked in os.read(ours, 65536).decode()
    os.close(ours)
    assert (tmp_path / "a.en.yaml").read_text(encoding="utf-8") == after

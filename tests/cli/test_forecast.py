"""`rapporteur rebuild --preview`: what a new template would do, shown before anything changes, and not made twice."""

from __future__ import annotations

from functools import partial

import pytest

from pipeline.desks.build import Wish
from pipeline.desks.building import work
from pipeline.desks.rebuilding.forecasting import Fate, forecast
from pipeline.desks.rebuilding.rebuild import rebuild
from pipeline.desks.rebuilding.trial import on_trial
from pipeline.settings import read_settings
from tests.support.command import SOUND, rapporteur, write
from tests.support.editions import tree
from tests.support.issuing import workshop_of
from tests.support.template_changes import changed, style

SUITE = ("--engine", "embedded")
SHORT = SOUND.replace("TSTI", "ABCD")
PASSAGE = "  The meeting was opened, and it went on for a long time, and nobody left before it was closed. " * 6
LONG = SOUND.replace("background: The meeting was opened.", "background: |\n" + "\n\n".join([PASSAGE] * 30))
WIDE = changed(style("Body Text", r'w:after="170"', 'w:after="900"'))
NEW = ("rebuild", *SUITE, "--preview", "--template", "rapporteur-report.docx")


@pytest.fixture
def office(tmp_path):
    (tmp_path / "rapporteur.toml").write_text('engine = "embedded"\n')
    write(tmp_path, LONG, "inputs/2024/long.en.yaml")
    write(tmp_path, SHORT, "inputs/2024/short.en.yaml")
    assert rapporteur(tmp_path, "rebuild").code == 0
    (tmp_path / "rapporteur-report.docx").write_bytes(WIDE.data)
    return tmp_path


def outputs(office):
    return {name: data for name, data in tree(office).items() if name.startswith("outputs/")}


def test_what_moves_is_told_and_shown_and_nothing_is_changed(office):
    before = outputs(office)
    ran = rapporteur(office, *NEW)
    assert ran.code == 0
    assert outputs(office) == before
    assert "1 report would have other pages, contents or places of notes" in ran.err
    assert "1 report would be built anew, with pages, contents and notes where they are" in ran.err
    index = office / ".rapporteur/preview/archive/index.html"
    assert ran.out == f"{index}\n"
    assert "SP/RV-TSTI-IR-24 (en)" in index.read_text()
    assert "SP/RV-ABCD-IR-24" not in index.read_text()
    (shown,) = set(index.parent.iterdir()) - {index}
    assert shown.read_text().count("data:image/png") > 4


def test_programs_are_told_each_report(office):
    told = {each["symbol"]: each for each in rapporteur(office, *NEW, "--json").objects}
    long, short = told["SP/RV-TSTI-IR-24"], told["SP/RV-ABCD-IR-24"]
    assert (long["status"], short["status"]) == ("moved", "looks")
    assert long["pages"]["after"] > long["pages"]["before"]
    assert [each["what"] for each in long["contents"]]
    assert not short["contents"] + short["notes"] + short["words"]


def test_adopted_it_builds_nothing_twice(office, monkeypatch):
    settings = read_settings(office)
    files = sorted((office / "inputs").rglob("*.yaml"))
    with workshop_of(settings) as workshop:
        found = list(forecast(files, on_trial(office / "rapporteur-report.docx", workshop), Wish(jobs=1)))
    assert {each.fate for each in found} == {Fate.MOVED, Fate.LOOKS}
    assert len(list((office / ".rapporteur/made").iterdir())) == 2
    (office / "templates").mkdir()
    (office / "rapporteur-report.docx").rename(office / "templates/rapporteur-report.docx")
    monkeypatch.setattr(work, "make", partial(pytest.fail, "made once more"))
    with workshop_of(read_settings(office)) as workshop:
        done = list(rebuild(files, workshop, Wish(jobs=1)))
    assert [each.status for each in done] == ["built", "built"]
    assert list((office / ".rapporteur/made").iterdir()) == []
    monkeypatch.undo()
    kept = outputs(office)
    with workshop_of(read_settings(office)) as workshop:
        done = list(rebuild(files, workshop, Wish(jobs=1, force=True)))
    assert [each.status for each in done] == ["built", "built"]
    assert outputs(office) == kept


def test_from_a_month_on_it_counts_by_its_own_name_and_adopted_it_builds_nothing_twice(office, monkeypatch):
    write(office, SHORT.replace("ABCD", "JUNE").replace("2024-04-05", "2024-06-05"), "inputs/2024/june.en.yaml")
    assert rapporteur(office, "rebuild").code == 0
    (office / "rapporteur-report.docx").rename(office / "look-of-2024.docx")
    preview = ("--preview", "--template", "look-of-2024.docx", "--from", "2024-06")
    ran = rapporteur(office, "rebuild", *SUITE, *preview)
    assert ran.code == 0
    assert "look-of-2024.docx would count from 2024-06 on" in ran.err
    assert "2 reports have nothing of it" in ran.err
    line = ran.err.partition("below `[templates]` in rapporteur.toml: ")[2].splitlines()[0]
    (office / "templates").mkdir()
    (office / "look-of-2024.docx").rename(office / "templates/look-of-2024.docx")
    write(office, f'engine = "embedded"\n[templates]\n{line}\n', "rapporteur.toml")
    monkeypatch.setattr(work, "make", partial(pytest.fail, "made once more"))
    files = sorted((office / "inputs").rglob("*.yaml"))
    with workshop_of(read_settings(office)) as workshop:
        done = list(rebuild(files, workshop, Wish(jobs=1)))
    assert {each.input.name: each.status for each in done if each.status == "built"} == {"june.en.yaml": "built"}


def test_what_is_peoples_or_the_record_or_out_of_date_is_told_apart(office):
    pdf = office / "outputs/2024/SP-RV-ABCD-IR-24/SP-RV-ABCD-IR-24.en.pdf"
    pdf.write_bytes(pdf.read_bytes() + b"% signed\n")
    write(office, LONG.replace("noted the progress", "noted the delay"), "inputs/2024/long.en.yaml")
    write(office, SOUND.replace("TSTI", "NEUE"), "inputs/2024/new.en.yaml")
    write(office, SOUND.replace("symbol: SP/RV-TSTI-IR-24\n", ""), "inputs/2024/bad.en.yaml")
    ran = rapporteur(office, *NEW, "--json")
    told = {each["input"].rsplit("/", 1)[-1]: (each["status"], each["stale"]) for each in ran.objects}
    assert told == {
        "short.en.yaml": ("changed-by-hand", False),
        "long.en.yaml": ("moved", True),
        "new.en.yaml": ("new", True),
        "bad.en.yaml": ("failed", False),
    }
    assert ran.code == 1


def test_a_broken_template_is_told_and_nothing_is_made(office):
    (office / "rapporteur-report.docx").write_bytes(b"no Word file")
    ran = rapporteur(office, *NEW)
    assert (ran.code, ran.codes) == (5, ["T090"])
    assert not (office / ".rapporteur/made").exists()


@pytest.mark.parametrize("half", [("--preview",), ("--template", "rapporteur-report.docx"), ("--from", "2024-06")])
def test_half_of_it_is_refused(office, half):
    ran = rapporteur(office, "rebuild", *half)
    assert (ran.code, ran.codes) == (2, ["U167"])

"""What a new template would do: which fate a report has, and what of it is made and kept."""

from __future__ import annotations

import hashlib

import pytest

from pipeline.archive.kept import Kept
from pipeline.archive.layout import Kind
from pipeline.desks.build import Wish
from pipeline.desks.outcome import Outcome, Status
from pipeline.desks.rebuilding.forecasting import Fate, Forecast, forecast
from pipeline.desks.rebuilding.impact import Impact, Move
from pipeline.desks.rebuilding.rebuild import rebuild
from pipeline.desks.rebuilding.trial import on_trial
from pipeline.settings import read_settings
from tests.support.command import SOUND, write
from tests.support.editions import tree
from tests.support.issuing import workshop_of
from tests.support.template_changes import TIGHT, changed, style

USUAL = "rapporteur-report"
BY_MONTH = '[templates.rapporteur-report]\n"2024-06" = "new"\n'
INPUTS = ("inputs/2024/april.en.yaml", "inputs/2024/june.en.yaml")
PASSAGE = "  The meeting was opened, and it went on for a long time, and nobody left before it was closed. " * 6
LONG = SOUND.replace("background: The meeting was opened.", "background: |\n" + "\n\n".join([PASSAGE] * 30))
JUNE = SOUND.replace("TSTI", "JUNE").replace("2024-04-05", "2024-06-05")


@pytest.fixture
def office(tmp_path):
    (tmp_path / "rapporteur.toml").write_text('engine = "embedded"\n')
    for name, text in zip(INPUTS, (LONG, JUNE), strict=True):
        write(tmp_path, text, name)
    return tmp_path


@pytest.fixture
def built(office):
    with workshop_of(read_settings(office)) as workshop:
        assert [each.status for each in rebuild(files(office), workshop, Wish(jobs=1))] == [Status.BUILT] * 2
    return office


def files(office):
    return [office / name for name in INPUTS]


def trial(office, name=f"{USUAL}.docx", template=TIGHT):
    """The file of a new template, outside of the office."""
    file = office.parent / f"{office.name}-new" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(template.data)
    return file


def tried(office, file, **wish):
    """What becomes of each input, by its name."""
    with workshop_of(read_settings(office)) as workshop:
        found = forecast(files(office), on_trial(file, workshop), Wish(jobs=1, **wish))
        return {each.outcome.input.name.partition(".")[0]: each for each in found}


def fates(office, file, **wish):
    return {name: each.fate for name, each in tried(office, file, **wish).items()}


def outcome_of(status):
    return Outcome(INPUTS[0], status, "SP/RV-TSTI-IR-24", "en", {})


@pytest.mark.parametrize(
    ("status", "impact", "fate"),
    [
        (Status.BUILT, None, Fate.NEW),
        (Status.BUILT, Impact(9, 9), Fate.LOOKS),
        (Status.BUILT, Impact(9, 9, pages=("3",)), Fate.LOOKS),
        (Status.BUILT, Impact(9, 8), Fate.MOVED),
        (Status.BUILT, Impact(9, 9, contents=(Move("Debate", "2", "3"),)), Fate.MOVED),
        (Status.BUILT, Impact(9, 9, notes=(Move("1", "2", "3"),)), Fate.MOVED),
        (Status.UNCHANGED, None, Fate.UNCHANGED),
        (Status.OLDER, None, Fate.OLDER),
        (Status.CHANGED_BY_HAND, None, Fate.CHANGED_BY_HAND),
        (Status.FAILED, None, Fate.FAILED),
    ],
)
def test_the_fate_is_that_of_a_build_or_what_moves(status, impact, fate):
    assert Forecast(outcome_of(status), impact).fate is fate


def test_fewer_pages_are_told_and_what_was_made_is_kept_by_its_key(built):
    before = tree(built / "outputs")
    found = tried(built, trial(built))["april"]
    assert found.fate is Fate.MOVED
    assert 0 < found.impact.pages_after < found.impact.pages_before
    assert found.impact.leaves[-1][1] is None
    assert not found.is_stale
    assert tree(built / "outputs") == before
    kept = Kept(built / ".rapporteur")
    editions = [kept.take(path.stem) for path in kept.folder.iterdir()]
    assert {hashlib.sha256(each.files[Kind.PDF]).hexdigest() for each in editions} == {
        each.record.files[Kind.PDF] for each in editions
    }
    assert len(editions) == 2


def test_the_template_of_the_archive_changes_nothing_and_nothing_is_made(built):
    with workshop_of(read_settings(built)) as workshop:
        same = workshop.template_named(USUAL)
    assert set(fates(built, trial(built, template=same)).values()) == {Fate.UNCHANGED}
    assert not list((built / ".rapporteur").glob("made/*"))


def test_only_those_of_its_months_change(office):
    (office / "rapporteur.toml").write_text('engine = "embedded"\n' + BY_MONTH)
    with workshop_of(read_settings(office)) as workshop:
        write(office, workshop.template_named(USUAL).data, "templates/new.docx")
    with workshop_of(read_settings(office)) as workshop:
        assert {each.status for each in rebuild(files(office), workshop, Wish(jobs=1))} == {Status.BUILT}
    assert fates(office, trial(office, "new.docx")) == {"april": Fate.UNCHANGED, "june": Fate.LOOKS}
    assert fates(office, trial(office)) == {"april": Fate.MOVED, "june": Fate.UNCHANGED}


def test_without_a_pdf_there_is_nothing_to_hold_it_against(built):
    (built / "outputs/2024/SP-RV-JUNE-IR-24/SP-RV-JUNE-IR-24.en.pdf").unlink()
    found = tried(built, trial(built))
    assert (found["june"].fate, found["june"].impact, found["june"].is_stale) == (Fate.NEW, None, True)
    assert found["april"].fate is Fate.MOVED


def test_an_input_that_changed_too_is_told_apart(built):
    write(built, LONG.replace("conclusions:", "recommendations:\n  - Go on.\nconclusions:"), INPUTS[0])
    found = tried(built, trial(built))
    assert (found["april"].is_stale, found["june"].is_stale) == (True, False)
    came = [each.what for each in found["april"].impact.contents if not each.before]
    assert len(came) == 1
    assert all(each.after for each in found["april"].impact.contents)


def test_once_it_is_to_stop_nothing_is_made_and_what_was_kept_stays(built):
    fates(built, trial(built))
    kept = tree(built / ".rapporteur/made")
    other = changed(style("Body Text", 'w:line="340"', 'w:line="300"'))
    assert fates(built, trial(built, template=other), stopping=lambda: True) == {}
    assert tree(built / ".rapporteur/made") == kept


def test_what_an_earlier_one_kept_is_let_go_of(built):
    fates(built, trial(built))
    kept = set(tree(built / ".rapporteur/made"))
    other = changed(style("Body Text", 'w:line="340"', 'w:line="300"'))
    fates(built, trial(built, template=other))
    assert len(kept) == 2
    assert not kept & set(tree(built / ".rapporteur/made"))

"""Issuing: what stands in the way is told all at once, before anything is moved; what is issued is what was built."""

from __future__ import annotations

import re

import pytest

from pipeline.archive.register.claimed import Held
from pipeline.archive.register.register import Register
from pipeline.desks.build import Wish, build
from pipeline.desks.check import Desk, check
from pipeline.desks.issued import editions_in, find_issued, issued_files
from pipeline.desks.outcome import Status
from pipeline.desks.register.auditing import audit
from pipeline.desks.register.claiming import amend, claim, void
from pipeline.errors import ExitCode, InputError, RegisterError, UsageError
from pipeline.model.symbol import Symbol
from pipeline.office.office import read_office
from tests.support.command import SOUND, changed, write
from tests.support.editions import tree
from tests.support.issuing import CORRIGENDUM, issued_now, office_in, workshop_of
from tests.support.registering import AUTHOR, SYMBOL, WORKSHOP

SPANISH = changed(language="es", background="Se abrió la reunión.").replace(
    "title: Workshop on things", "title: Taller"
)


@pytest.fixture
def office(tmp_path):
    return office_in(tmp_path)


@pytest.fixture
def workshop(office):
    with workshop_of(office) as workshop:
        yield workshop


@pytest.fixture
def report(office):
    claim(Register(office.register), SYMBOL, WORKSHOP, AUTHOR)
    return at(office, SOUND)


def at(office, text, name="report.en.yaml") -> str:
    write(office.office, text, name)
    return str(office.office / name)


def codes(*issues) -> list[list[str]]:
    return [[found.code for found in each.findings] for each in issues]


def fates(issues) -> list[str]:
    return [each.fate.value for each in issues]


def test_what_is_issued_is_what_was_built_byte_for_byte(office, workshop, report):
    list(build([office.office / "report.en.yaml"], workshop, Wish()))
    built = {path.name: path.read_bytes() for path in (office.out / "2024" / "SP-RV-TSTI-IR-24").iterdir()}
    (done,) = issued_now(workshop, report)
    assert (done.fate, done.exit_code, codes(done)) == ("issued", 0, [[]])
    assert {path.name: path.read_bytes() for path in done.files.values()} == built
    assert not any(office.out.rglob("*.*"))
    (edition,) = find_issued(str(SYMBOL), office)
    assert (edition.who, edition.when, edition.access, edition.embargo) == (AUTHOR.who, AUTHOR.when, "public", "")
    assert set(issued_files(edition, office)) == {"docx", "pdf", "record"}
    assert audit(Register(office.register), office, []).findings == ()


def test_it_builds_what_is_missing_and_a_second_time_changes_nothing(office, workshop, report):
    assert fates(issued_now(workshop, report)) == ["issued"]
    before = tree(office.office)
    for again in (report, str(SYMBOL), str(office.out / "2024" / "SP-RV-TSTI-IR-24"), str(office.office / "issued")):
        assert fates(issued_now(workshop, again)) == (
            ["unchanged"] if again != str(office.office / "issued") else ["failed"]
        )
    assert {name: data for name, data in tree(office.office).items() if not name.startswith(".rapporteur")} == {
        name: data for name, data in before.items() if not name.startswith(".rapporteur")
    }


def test_a_report_in_outputs_is_named_by_its_folder_a_file_or_its_symbol(office, workshop, report):
    for name in ("SP-RV-TSTI-IR-24", "SP-RV-TSTI-IR-24/SP-RV-TSTI-IR-24.en.pdf", None):
        list(build([office.office / "report.en.yaml"], workshop, Wish()))
        named = str(office.out / "2024" / name) if name else "SP/RV-TSTI-IR-24"
        (done,) = issued_now(workshop, named, dry=name is not None)
        assert done.fate == ("ready" if name else "issued"), codes(done)


def test_a_report_in_outputs_that_would_be_made_otherwise_is_not_issued_without_its_input(
    office, workshop, report, monkeypatch
):
    list(build([office.office / "report.en.yaml"], workshop, Wish()))
    monkeypatch.setattr("pipeline.desks.origin.program_digest", lambda: "newer")
    assert codes(*issued_now(workshop, str(SYMBOL))) == [["R093"]]
    assert fates(issued_now(workshop, report)) == ["issued"]


def test_everything_in_the_way_of_every_report_is_told_before_one_is_moved(office, workshop, report):
    reports = [
        report,
        at(office, changed(symbol="SP/RV-AB-IR-24", conclusions=""), "faulty.en.yaml"),
        at(office, changed(symbol="SP/RV-CD-IR-24", stage="draft"), "draft.en.yaml"),
        at(office, CORRIGENDUM.replace("language: en", "language: es"), "corr.es.yaml"),
        at(office, CORRIGENDUM, "corr.en.yaml"),
        "SP/RV-NO-IR-24",
    ]
    before = tree(office.office)
    found = {each.source.rpartition("/")[2]: each for each in issued_now(workshop, *reports, everything=True)}
    told = {name: sorted({found.code for found in each.findings}) for name, each in found.items()}
    assert told["report.en.yaml"] == told["corr.en.yaml"] == []  # it corrects what would be issued with it
    assert {"R082", "E408"} <= set(told["faulty.en.yaml"])
    assert told["draft.en.yaml"] == ["R092"]
    assert "R085" in told["corr.es.yaml"]
    assert told["RV-NO-IR-24"] == ["R094"] or told["SP/RV-NO-IR-24"] == ["R094"]
    assert (found["report.en.yaml"].fate, found["draft.en.yaml"].exit_code) == ("ready", ExitCode.INPUT)
    assert tree(office.office) == before


def test_another_meeting_or_a_void_symbol_issues_nothing(office, workshop):
    path = at(office, SOUND)
    register = Register(office.register)
    assert codes(*issued_now(workshop, path)) == [["R082"]]
    claim(register, SYMBOL, Held(("Another",)), AUTHOR)
    assert codes(*issued_now(workshop, path)) == [["R050"]]
    void(register, SYMBOL, "called off", AUTHOR)
    (done,) = issued_now(workshop, path)
    assert (codes(done), done.exit_code) == ([["R051"]], ExitCode.REGISTER)


def test_an_edition_of_another_meeting_is_held_against_those_that_stand(office, workshop, report):
    issued_now(workshop, report)
    title = Held(("Otro",), "2024-04-05", "2024-04-05")
    with Register(office.register).writing(AUTHOR) as change:  # as a program before this one let `claim --amend` do it
        change.add(
            "amend", {"symbol": str(SYMBOL), "titles": list(title.titles), "from": title.first, "to": title.last}
        )
    other = at(office, SPANISH.replace("title: Taller", "title: Otro"), "otro.es.yaml")
    assert "R053" in codes(*issued_now(workshop, other, everything=True))[0]
    amend(Register(office.register), SYMBOL, Held(("Otro", *WORKSHOP.titles)), AUTHOR)  # one meeting under two titles
    assert fates(issued_now(workshop, other, everything=True)) == ["issued"]


def test_the_title_of_each_kind_of_document_is_accepted_by_itself(office, workshop, report):
    claimed = Held(("Taller", *WORKSHOP.titles), WORKSHOP.first, WORKSHOP.last)
    amend(Register(office.register), SYMBOL, claimed, AUTHOR)
    spanish = at(office, SPANISH, "report.es.yaml")
    sheet = at(
        office, CORRIGENDUM.replace("language: en", "language: es").replace("Workshop on things", "Taller"), "c.es.yaml"
    )
    waiting = {
        key
        for each in issued_now(workshop, spanish, sheet, dry=True)
        for found in each.findings
        if (key := str(found.parameter("key"))).endswith("titles.es")
    }
    assert waiting == {"rapporteur-report.titles.es", "corrigendum.titles.es"}
    done = issued_now(workshop, spanish, sheet, keys=("rapporteur-report.titles.es",), dry=True)
    assert ["corrigendum.titles.es" in str(each.findings) for each in done] == [False, True]


def test_unconfirmed_words_are_accepted_by_name_whatever_the_settings_and_the_input_say(office, workshop, report):
    accept = "accept:\n  - code: W090\n    reason: it is fine\n"
    path = at(office, SOUND.replace("language: en", "language: en\nrevision: 1\noriginal: es") + accept)
    at(office, SOUND, "first.en.yaml")
    assert fates(issued_now(workshop, str(office.office / "first.en.yaml"))) == ["issued"]
    (done,) = issued_now(workshop, path)
    keys = {str(found.parameter("key")) for found in done.findings}
    assert set(codes(done)[0]) == {"R083"}
    assert {"revision", "original"} <= keys
    with pytest.raises(UsageError) as error:
        issued_now(workshop, path, keys=("revision", "chapters.nothing"))
    assert [(found.code, found.parameter("key")) for found in error.value.findings] == [("R084", "chapters.nothing")]
    (done,) = issued_now(workshop, path, keys=("revision",))
    assert {str(found.parameter("key")) for found in done.findings} == keys - {"revision"}
    (done,) = issued_now(workshop, path, keys=tuple(keys))
    assert done.fate == "issued"
    (edition,) = find_issued("SP/RV-TSTI-IR-24/Rev.1", office)
    assert set(edition.accepted) == keys


def test_the_notice_that_is_not_the_offices_waits_too(office, workshop, report):
    path = at(office, changed(language="fr"), "report.fr.yaml")
    assert "notices.fr" in {found.parameter("key") for found in issued_now(workshop, path)[0].findings}


def test_other_content_is_refused_by_issue_build_and_check_and_the_issued_one_stays(office, workshop, report):
    issued_now(workshop, report)
    before = tree(office.office / "issued")
    at(office, SOUND.replace("progress", "delay"))
    (done,) = issued_now(workshop, report)
    assert (codes(done), done.exit_code) == ([["R080"]], ExitCode.REGISTER)
    wish = Wish(force=True, discard_changes=True)
    (built,) = build([office.office / "report.en.yaml"], workshop, wish)
    assert (built.status, built.exit_code, [found.code for found in built.told]) == ("failed", 10, ["R080"])
    desk = Desk(read_office(office.data, office.fonts), office, lambda: 0.0)
    (checked,) = check([office.office / "report.en.yaml"], desk)
    assert ([found.code for found in checked.findings if found.severity == "error"], checked.exit_code) == (
        ["R080"],
        10,
    )
    assert tree(office.office / "issued") == before
    assert not any(office.out.rglob("*.*"))
    at(office, SOUND.replace("language: en", "language: en\nstage: draft"))
    (built,) = build([office.office / "report.en.yaml"], workshop, Wish())
    assert built.status == "built"  # a draft is free


def test_the_same_content_is_told_as_unchanged_however_it_is_written_and_as_older_once_it_would_be_made_otherwise(
    office, workshop, report, monkeypatch
):
    issued_now(workshop, report)
    path = office.office / "report.en.yaml"
    path.write_text("# of the press department\n" + SOUND.replace("The meeting was", "The\n  meeting was"))
    wish = Wish(force=True, discard_changes=True)
    before = tree(office.office / "issued")
    (built,) = build([path], workshop, wish)
    assert (built.status, built.pages > 0) == (Status.UNCHANGED, True)
    assert {each.parent.parent.parent.name for each in built.files.values()} == {"issued"}
    monkeypatch.setattr("pipeline.desks.origin.program_digest", lambda: "newer")
    (built,) = build([path], workshop, wish)
    assert (built.status, [found.code for found in built.told]) == (Status.OLDER, ["W903"])
    assert tree(office.office / "issued") == before
    assert not any(office.out.rglob("*.*"))


def test_files_that_are_gone_are_told_and_not_made_anew(office, workshop, report):
    issued_now(workshop, report)
    (office.office / "issued").rename(office.office / "elsewhere")
    (built,) = build([office.office / "report.en.yaml"], workshop, Wish())
    assert [found.code for found in built.told] == ["R099"]


def test_editions_of_one_report_are_issued_one_by_one_and_the_others_stay_in_outputs(office, workshop, report):
    claim_titles = Held((WORKSHOP.titles[0], "Taller"), WORKSHOP.first, WORKSHOP.last)
    from pipeline.desks.register.claiming import amend

    amend(Register(office.register), SYMBOL, claim_titles, AUTHOR)
    spanish = at(office, SPANISH, "report.es.yaml")
    list(build([office.office / name for name in ("report.en.yaml", "report.es.yaml")], workshop, Wish()))
    issued_now(workshop, report)
    left = {path.name for path in (office.out / "2024" / "SP-RV-TSTI-IR-24").iterdir()}
    assert left == {f"SP-RV-TSTI-IR-24.es.{ending}" for ending in ("docx", "pdf", "json")}
    (done,) = issued_now(workshop, spanish, everything=True)
    assert done.fate == "issued"
    assert [each.language for each in editions_in(office)] == ["en", "es"]
    assert not (office.out / "2024").exists()
    assert audit(Register(office.register), office, []).findings == ()


def test_a_correction_comes_after_what_it_corrects_and_lies_in_its_own_folder(office, workshop, report):
    correction = at(office, CORRIGENDUM, "corr.en.yaml")
    second = at(office, CORRIGENDUM.replace("/Corr.1", "/Rev. 1/Corr.1"), "second.en.yaml")
    assert codes(*issued_now(workshop, correction, everything=True)) == [["R085"]]
    assert fates(issued_now(workshop, correction, report, everything=True)) == ["issued", "issued"]
    assert codes(*issued_now(workshop, second, everything=True)) == [["R085"]]
    folders = {each.document: each.folder for each in editions_in(office)}
    assert folders == {"": "2024/SP-RV-TSTI-IR-24", "Corr.1": "2024/SP-RV-TSTI-IR-24-Corr-1"}


def test_one_revision_however_it_is_given_is_issued_once(office, workshop, report):
    issued_now(workshop, report)
    beside = at(office, SOUND.replace("language: en", "language: en\nrevision: 1"), "beside.en.yaml")
    within = at(office, changed(symbol="SP/RV-TSTI-IR-24/Rev. 1"), "within.en.yaml")
    assert ["F012"] in [sorted(set(each) - {"R083"}) for each in codes(*issued_now(workshop, beside, within))]
    assert fates(issued_now(workshop, beside, everything=True)) == ["issued"]
    refused = codes(*issued_now(workshop, within, everything=True))[0]
    assert set(refused) & {"R080", "F013"}


def test_what_was_changed_by_hand_is_never_issued(office, workshop, report):
    list(build([office.office / "report.en.yaml"], workshop, Wish()))
    (office.out / "2024" / "SP-RV-TSTI-IR-24" / "SP-RV-TSTI-IR-24.en.docx").write_bytes(b"by hand")
    for named in (report, str(SYMBOL)):
        assert codes(*issued_now(workshop, named)) == [["R091"]]
    assert not (office.office / "issued").exists()


def test_a_register_that_cannot_be_read_issues_nothing(office, workshop, report):
    Register(office.register).database.write_bytes(b"lost" * 2000)
    with pytest.raises(RegisterError) as error:
        issued_now(workshop, report)
    assert [found.code for found in error.value.findings] == ["R003"]


def test_what_was_issued_is_found_by_whatever_names_it(office, workshop, report):
    issued_now(workshop, report)
    folder = office.office / "issued" / "2024" / "SP-RV-TSTI-IR-24"
    names = [report, " SP/RV-TSTI-IR-24 ", str(folder), str(folder / "SP-RV-TSTI-IR-24.en.status.json")]
    assert {find_issued(name, office)[0].symbol for name in names} == {Symbol("SP/RV-TSTI-IR-24")}
    for name in ("SP/RV-TSTI-IR-24/Corr.1", str(folder / "SP-RV-TSTI-IR-24.es.pdf")):
        with pytest.raises(RegisterError) as error:
            find_issued(name, office)
        assert [found.code for found in error.value.findings] == ["R088"]
    with pytest.raises(InputError):
        find_issued(str(office.office / "no.en.yaml"), office)


def test_no_hint_names_a_command_that_is_not_there():
    from pipeline.cli.commands import COMMANDS
    from pipeline.messages import catalogue

    entries = catalogue("en")
    mine = [f"R{number:03}" for number in (*range(77, 90), *range(91, 100)) if f"R{number:03}" in entries]
    named = {word for code in mine for word in re.findall(r"`rapporteur ([a-z]+)", entries[code].hint)}
    assert named <= {*COMMANDS, "correct"}

"""Comparing files of every kind: what changed is told, and nothing that a file's kind alone makes different."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from pipeline.desks.compare import compare_files, page_of, redlined_of, refuse_targets
from pipeline.errors import InputError, UsageError
from pipeline.messages import message
from pipeline.settings import read_settings
from tests.support.corrections import ONE
from tests.support.importing import FILES, docx_of, report_at, stripped, typed
from tests.support.presswork import fields, judged, made
from tests.support.reports import the_office
from tests.support.retyping import Retyped
from tests.support.word_processor import saved_as

EXAMPLE = Path(__file__).parents[2] / "inputs" / "2024"
NAME = "SP-RV-TRCD-IR-24.en.yaml"


@pytest.fixture
def office(tmp_path):
    """An office with the example in it."""
    shutil.copytree(EXAMPLE, tmp_path / "office")
    (tmp_path / "office" / "rapporteur.toml").touch()
    return tmp_path / "office"


def compared(one, other):
    return compare_files(one, other, the_office(), read_settings(one.parent, near=one))


def told(one, other):
    """What changed: verb, what is gone, what is new."""
    found = compared(one, other)
    return [
        (c.verb.value, *("".join(p.words for p in c.pieces if p.sign == sign) for sign in "-+"))
        for c in found.comparison.changes
    ]


def edited(file, name, *edits):
    """A copy of an input, words replaced."""
    text = file.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    copy = file.with_name(name)
    copy.write_text(text, encoding="utf-8")
    return copy


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_input_and_its_word_document_say_the_same(file, tmp_path):
    docx = tmp_path / f"{file.stem}.docx"
    docx.write_bytes(docx_of(file))
    assert told(file, docx) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_of_a_document_that_carries_nothing_the_words_that_changed_are_told_and_no_others(file, tmp_path):
    report = report_at(file)
    word = next(word for word in (report.background or "").split() if word.isalpha() and len(word) > 7)
    paper = tmp_path / f"{file.stem}.docx"
    paper.write_bytes(stripped(docx_of(file)))
    changed = tmp_path / f"changed.{report.language}.yaml"
    changed.write_text(file.read_text("utf-8").replace(word, "mudado", 1), encoding="utf-8")
    assert [each for each in told(paper, changed) if each[1:] != (word, "mudado")] == []
    assert len(told(paper, changed)) >= 1


def test_a_word_document_that_was_edited_is_read_as_it_now_is(office, tmp_path):
    file = office / NAME
    paper = Retyped(docx_of(file))
    paper.change("The participants discussed", "at length", "in short")
    paper.add("She underscored", "A new paragraph stands here for all to read.")
    edited_file = tmp_path / "edited.docx"
    paper.save(edited_file)
    found = compared(file, edited_file)
    assert [each.code for each in found.findings] == ["W063"]
    assert sorted(told(file, edited_file)) == [
        ("added", "", "A new paragraph stands here for all to read."),
        ("changed", "at length", "in short"),
    ]


def test_two_documents_of_anybodys_are_compared_as_they_stand(tmp_path):
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    text = typed(report_at(FILES[0]))
    one.write_text(text, encoding="utf-8")
    other.write_text(
        text.replace("Secretaría", "Oficina").replace("\n\n1) ", "\n\nUn párrafo nuevo.\n\n1) ", 1), encoding="utf-8"
    )
    found = told(one, other)
    assert ("added", "", "Un párrafo nuevo.") in found
    changed = [each for each in found if each[0] == "changed"]
    assert len(changed) > 1
    assert all(set(gone.split("Secretaría")) == set(new.split("Oficina")) == {""} for _, gone, new in changed)
    assert told(one, one) == []


@pytest.mark.needs_libreoffice
def test_an_old_word_file_is_converted_first(office, tmp_path):
    one = edited(office / NAME, "other.en.yaml", ("at length", "in short"))
    other = tmp_path / "old.odt"
    other.write_bytes(saved_as(docx_of(office / NAME), "odt", tmp_path))
    assert ("changed", "in short", "at length") in told(one, other)


@pytest.mark.needs_libreoffice
def test_what_is_a_pdf_and_what_is_none_differ_by_their_words_alone(tmp_path):
    paper, file = tmp_path / "one.docx", FILES[0]
    paper.write_bytes(stripped(docx_of(file)))
    changed = Retyped(paper.read_bytes())
    changed.change("De conformidad", "convocó", "celebró")
    (tmp_path / "two.pdf").write_bytes(saved_as(changed.data, "pdf", tmp_path))
    assert told(paper, tmp_path / "two.pdf") == [("changed", "convocó", "celebró")]


def test_the_folder_of_a_record_stands_for_its_edition(office, tmp_path):
    folder = tmp_path / "KEY"
    folder.mkdir()
    (folder / "KEY.en.docx").write_bytes(docx_of(office / NAME))
    spanish = next(file for file in FILES if ".es." in file.name)
    (folder / "KEY.es.docx").write_bytes(docx_of(spanish))
    assert told(office / NAME, folder) == []
    assert told(folder, spanish) == []
    (folder / "KEY.en.json").write_text("{}")
    assert told(folder / "KEY.en.json", office / NAME) == []
    with pytest.raises(InputError) as refused:
        compared(folder, folder)
    assert [found.code for found in refused.value.findings] == ["I121"]


def test_a_folder_without_a_report_is_refused(tmp_path, office):
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError) as refused:
        compared(office / NAME, tmp_path / "empty")
    assert [found.code for found in refused.value.findings] == ["I120"]
    assert message(refused.value.findings[0]).hint


def test_two_editions_are_held_against_each_other(office, tmp_path):
    english = office / NAME
    spanish = edited(
        english,
        "SP-RV-TRCD-IR-24.es.yaml",
        ("language: en", "language: es"),
        ("mode: virtual", "mode: hybrid\n  place: Lima"),
    )
    found = compared(english, spanish)
    assert found.comparison is None
    assert ("W911", "meeting.mode") in {(each.code, each.place.path) for each in found.differences}
    settings = read_settings(office, near=english)
    assert b"meeting" in page_of(found, the_office(), settings)
    with pytest.raises(UsageError) as refused:
        redlined_of(found, the_office(), settings)
    assert [each.code for each in refused.value.findings] == ["U120"]


def test_drafts_that_lack_everything_can_be_compared(tmp_path):
    one, other = tmp_path / "one.en.yaml", tmp_path / "two.en.yaml"
    one.write_text("format: 1\nstage: draft\nlanguage: en\nmeeting:\n  title: Workshop\n")
    other.write_text("format: 1\nstage: draft\nlanguage: en\nmeeting:\n  title: Workshop\nbackground: It was opened.\n")
    assert told(one, other) == [("added", "", "It was opened.")]
    found = compared(one, other)
    assert redlined_of(found, the_office(), read_settings(tmp_path, near=one)).startswith(b"PK")


def test_two_pdfs_tell_where_on_paper_the_word_stands(engine, office, tmp_path):
    file = edited(
        office / NAME,
        "changed.en.yaml",
        ("She underscored", "She stressed"),
        ("in the first half", "in the second half"),
    )
    paper = {}
    for name, source in (("one", office / NAME), ("other", file)):
        paper[name] = tmp_path / f"{name}.pdf"
        paper[name].write_bytes(made(judged(source, whatever=True), engine).files["pdf"])
    for one, other in ((paper["one"], paper["other"]), (paper["one"], file), (office / NAME, paper["other"])):
        found = list(compared(one, other).comparison.changes)
        spots = [[(s.spot.page, s.spot.on_page, s.spot.line) for s in (c.before, c.after)] for c in found]
        places = [[("3", 2, 1)] * 2, [("5", 3, 1)] * 2]
        for wanted in places:
            wanted[0] = wanted[0] if one.suffix == ".pdf" else ("", 0, 0)
            wanted[1] = wanted[1] if other.suffix == ".pdf" else ("", 0, 0)
        assert spots == places


def test_no_file_that_is_compared_is_ever_written(tmp_path):
    one, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    refuse_targets([tmp_path / "c.html", tmp_path / "c.docx"], [one, other])
    for targets in ([tmp_path / ".." / tmp_path.name / "a.yaml"], [tmp_path / "c", tmp_path / "c"]):
        with pytest.raises(UsageError) as refused:
            refuse_targets(targets, [one, other])
        assert [found.code for found in refused.value.findings] == ["U121"]


def test_what_is_private_is_in_nothing_that_is_written(office):
    file = edited(office / NAME, "private.en.yaml", ("  note: Check with", "  note: Ana at home. Check with"))
    found = compared(office / NAME, file)
    assert found.is_same
    settings = read_settings(office, near=file)
    for data in (page_of(found, the_office(), settings), redlined_of(found, the_office(), settings)):
        assert b"Ana at home" not in data
        assert str(office).encode() not in data


def test_of_a_revision_the_changes_that_it_lists_are_compared_where_both_sides_have_them(tmp_path):
    given = fields(revision=1, corrections=[ONE])
    one, other = tmp_path / "one.en.yaml", tmp_path / "other.en.yaml"
    one.write_text(yaml.safe_dump(given))
    other.write_text(yaml.safe_dump({**given, "corrections": [{**ONE, "read": "the Communities"}]}))
    assert told(one, other) == [("changed", "Community", "Communities")]
    docx = tmp_path / "printed.docx"
    docx.write_bytes(stripped(docx_of(one)))
    assert told(one, docx) == []


def test_a_long_line_in_the_list_of_changes_is_no_prose_of_a_revision(tmp_path):
    long = "The Organization thanks the Secretariat for the workshop.\n\n" + "It will host the next meeting there. " * 8
    one = tmp_path / "one.en.yaml"
    one.write_text(yaml.safe_dump(fields(revision=1, corrections=[ONE, {"place": "Page 7", "read": long}])))
    docx = tmp_path / "printed.docx"
    docx.write_bytes(docx_of(one))
    assert compared(one, docx).findings == ()
    assert told(one, docx) == []
    docx.write_bytes(stripped(docx_of(one)))
    assert told(one, docx) == []

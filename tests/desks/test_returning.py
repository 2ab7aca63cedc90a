"""An edited Word document of ours goes back into its input: what was changed is taken over, and nothing else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.archive.inputs import keep_input
from pipeline.desks.returning import read_return, return_file
from pipeline.errors import InputError, StorageError
from pipeline.messages import message
from pipeline.reading.canonical import canonical_input
from pipeline.reading.returned.patch import Kind
from pipeline.settings import read_settings
from tests.support.importing import docx_of, report_at
from tests.support.long_report import long_report
from tests.support.reports import the_office
from tests.support.retouching import saved_by_libreoffice
from tests.support.retyping import Retyped, W, printed_lines

EXAMPLE = Path(__file__).parents[2] / "inputs" / "2024"
NAME = "SP-RV-TRCD-IR-24.en.yaml"


@pytest.fixture
def input_file(tmp_path):
    """The example with what lies beside it."""
    folder = tmp_path / "office"
    shutil.copytree(EXAMPLE, folder)
    (folder / "rapporteur.toml").touch()  # an office of its own, with a register of its own
    return folder / NAME


def settings_of(file):
    return read_settings(file.parent, near=file)


def returned(file, data, decide=None):
    more = {} if decide is None else {"decide": decide}
    return read_return(Path("edited.docx"), data, file, the_office(), settings_of(file), **more)


def told(back):
    """The codes of what there is to tell; each must have its sentence."""
    assert all(message(found).text and message(found).hint for found in back.told)
    return [found.code for found in back.told]


def kinds(back):
    return [(proposal.kind, proposal.path) for proposal in back.patch.proposals]


def written(back):
    """The input once everything was taken, as it reads."""
    return yaml.safe_load(back.after(back.patch.proposals))


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLE.glob("*.yaml")))
def test_a_document_that_nobody_touched_changes_nothing(input_file, name):
    file = input_file.with_name(name)
    back = returned(file, docx_of(file))
    assert (kinds(back), told(back)) == ([], [])
    assert back.after([]) == file.read_bytes()


def test_one_word_changes_one_paragraph_and_leaves_the_rest_to_the_letter(input_file):
    paper = Retyped(docx_of(input_file))
    paper.change("The Regional workshop", "by video conference", "by telephone")
    back = returned(input_file, paper.data)
    assert kinds(back) == [(Kind.CHANGED, "background")]
    before, after = input_file.read_text().split("\n\n"), back.after(back.patch.proposals).decode().split("\n\n")
    assert [one for one, other in zip(before, after, strict=True) if one != other] == [
        one for one in before if "by video conference" in one
    ]


def test_items_are_added_removed_and_moved_with_their_unprinted_fields(input_file):
    before = yaml.safe_load(input_file.read_text())
    paper = Retyped(docx_of(input_file))
    paper.add("Each secretariat will publish", "A glossary will be printed.")
    paper.delete("The participants agreed to compile")
    back = returned(input_file, paper.data)
    assert sorted(kind for kind, _ in kinds(back)) == [Kind.ADDED, Kind.REMOVED]
    after = written(back)
    wanted = before["conclusions"][1:]
    assert after["conclusions"] == [wanted[0], "A glossary will be printed.\n", *wanted[1:]]

    paper = Retyped(docx_of(input_file))
    paper.move("Each secretariat will publish", behind="Two pilot projects")
    back = returned(input_file, paper.data)
    first, second, third, *rest = before["conclusions"]
    assert [kind for kind, _ in kinds(back)] == [Kind.MOVED]
    second["text"] += "\n"
    assert written(back)["conclusions"] == [first, third, second, *rest]


def test_a_new_speaker_makes_a_new_intervention_and_a_new_paragraph_none(input_file):
    before = yaml.safe_load(input_file.read_text())["interventions"]
    paper = Retyped(docx_of(input_file))
    paper.add("She added that the remaining", "Ms. Elena Quiroga, Director of Studies and Proposals of SELA, said no.")
    paper.add("She underscored", "She thanked everybody.")
    after = written(returned(input_file, paper.data))["interventions"]
    assert len(after) == len(before) + 1
    (new,) = [each for each in after if "said no" in each.get("text", "")]
    assert new["speaker"] == "quiroga"
    assert any("\n\nShe thanked everybody.\n\n" in each.get("text", "") for each in after)


def test_rows_of_the_list_of_participants_come_back_field_by_field(input_file):
    paper = Retyped(docx_of(input_file))
    cell = next(c for t in paper.document.tables for r in t.rows for c in r.cells if c.text == "Senior Trade Officer")
    cell.paragraphs[0].runs[0].text = "Principal Trade Officer"
    back = returned(input_file, paper.data)
    assert len(back.patch.proposals) == 1
    before, after = yaml.safe_load(input_file.read_text()), written(back)
    changed = [one for one, other in zip(before["participants"], after["participants"], strict=True) if one != other]
    assert [each["name"] for each in changed] == ["Marva Joseph"]
    assert sum(each.get("position") == "Principal Trade Officer" for each in after["participants"]) == 1


def test_what_the_program_prints_by_itself_is_refused_and_told(input_file):
    paper = Retyped(docx_of(input_file))
    paper.change("Printed in the Permanent", "Caracas", "Quito")
    paper.change("SP/RV-TRCD-IR-24", "TRCD", "XXXX")
    for words in paper.document.element.body.iter(f"{W}t"):
        words.text = (words.text or "").replace("BACKGROUND", "HISTORY")
    back = returned(input_file, paper.data)
    assert kinds(back) == []
    assert set(told(back)) == {"W950", "W951", "W952", "W953"}
    assert back.after([]) == input_file.read_bytes()


def test_what_both_sides_changed_stays_ours_and_is_marked_once(input_file):
    paper = Retyped(docx_of(input_file))
    paper.change("The Regional workshop", "by video conference", "by telephone")
    paper.change("Each secretariat will publish", "will publish", "shall publish")
    input_file.write_text(input_file.read_text().replace("held by video conference on", "held in a hall on"))
    back = returned(input_file, paper.data)
    assert [path for _, path in kinds(back)] == ["conclusions[1].text"]
    assert told(back) == ["W956"]
    (found,) = [each for each in back.told if each.code == "W956"]
    assert (
        found.parameter("theirs") == "… workshop on digital trade was held by telephone on 12 and 13 September 2024. …"
    )
    assert "in a hall" in str(found.parameter("ours"))
    back.make(back.patch.proposals)
    text = input_file.read_text()
    assert text.count("# [open]") == 1
    assert "held in a hall on" in text
    assert "shall publish" in text
    again = returned(input_file, paper.data)
    assert (kinds(again), told(again)) == ([], ["W956"])
    assert again.after([]) == input_file.read_bytes()


def test_a_draft_finds_its_base_in_the_register(input_file):
    text = re.sub(r"^format: 1$", "format: 1\nstage: draft", input_file.read_text(), flags=re.MULTILINE)
    input_file.write_text(text)
    paper = Retyped(docx_of(input_file))
    paper.change("Each secretariat will publish", "will publish", "shall publish")
    base = canonical_input(report_at(input_file))
    input_file.write_text(text.replace("held by video conference on", "held in a hall on"))
    unknown = returned(input_file, paper.data)
    assert "W954" in told(unknown)
    assert len(kinds(unknown)) == 2  # without a base, what is newer here looks undone there
    keep_input(settings_of(input_file).register, base)
    known = returned(input_file, paper.data)
    assert (kinds(known), told(known)) == ([(Kind.CHANGED, "conclusions[1].text")], [])


def test_another_report_is_refused(input_file, tmp_path):
    other = tmp_path / "other.en.yaml"
    other.write_text(yaml.safe_dump(long_report("en", chapters=1, notes=2, seed=5), allow_unicode=True))
    paper = Retyped(docx_of(other))
    for node in paper.document.part.package.parts:
        if "customXml" in str(node.partname):
            node._blob = b"<nothing/>"
    with pytest.raises(InputError) as refused:
        returned(input_file, paper.data)
    assert [each.code for each in refused.value.findings] == ["I092"]


def test_an_input_that_changed_meanwhile_is_not_written_over(input_file):
    paper = Retyped(docx_of(input_file))
    paper.change("The Regional workshop", "by video conference", "by telephone")
    back = returned(input_file, paper.data)
    input_file.write_text(input_file.read_text() + "# mine\n")
    mine = input_file.read_bytes()
    with pytest.raises(StorageError):
        back.make(back.patch.proposals)
    assert input_file.read_bytes() == mine


def test_a_new_picture_comes_to_lie_beside_the_input(input_file, tmp_path):
    from tests.support.pictures import png

    paper = Retyped(docx_of(input_file))
    picture = tmp_path / "map.png"
    picture.write_bytes(png())
    paper.add("She underscored", "").add_run().add_picture(str(picture))
    back = returned(input_file, paper.data)
    back.make(back.patch.proposals)
    (new,) = [each for each in input_file.parent.iterdir() if each.name.startswith("edited-")]
    assert f"![]({new.name})" in input_file.read_text()


EDITS = ("word", "tail", "insert", "delete", "swap")
STYLES = ("Body Text", "Block Text", "Conclusion", "List Item")


def may_change_places(node):
    """Whether a paragraph may come before the one before it: no list is parted by that, and no section ended."""
    is_plain = node is not None and node.find(".//{*}sectPr") is None and str(node.tag).endswith("}p")
    return is_plain and "ListItem" not in str(node.xml[:600])


def retype(data, random):
    """The document with a few edits at random places."""
    paper = Retyped(data)
    for _ in range(random.randint(1, 6)):
        body = [each for each in paper.document.paragraphs if each.style.name in STYLES and len(each.text) > 15]
        paragraph, edit = random.choice(body), random.choice(EDITS)
        ends_chapter = paragraph._p.find(".//{*}sectPr") is not None
        if edit in ("word", "tail") or ends_chapter:
            run = [run for run in paragraph.runs if run.text.strip()][-1]
            run.text = f"{run.text} And more." if edit == "tail" else run.text.replace(" ", " zebra ", 1) + "!"
        elif edit == "insert":
            paper.add(paragraph.text, f"A wholly new paragraph {random.random()} about nothing in particular.")
        elif paragraph.style.name == "List Item":
            continue  # a list of one item is none
        elif edit == "delete":
            paragraph._p.getparent().remove(paragraph._p)
        elif may_change_places(following := paragraph._p.getnext()):
            following.addnext(paragraph._p)
    return paper.data


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(language=st.sampled_from(["en", "es", "pt", "fr"]), seed=st.integers(0, 9))
def test_whatever_is_edited_the_input_then_prints_it(language, seed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("edited")
    file = folder / f"report.{language}.yaml"
    fields = long_report(language, chapters=2, notes=6, seed=seed)
    file.write_text(yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=100), encoding="utf-8")
    edited = retype(docx_of(file), Random(seed))
    back = returned(file, edited)
    assert told(back) == []
    back.make(back.patch.proposals)
    assert printed_lines(docx_of(file)) == printed_lines(edited)
    assert kinds(returned(file, edited)) == []


@pytest.mark.needs_libreoffice
def test_a_document_that_libreoffice_saved_changes_nothing(input_file, tmp_path):
    back = returned(input_file, saved_by_libreoffice(docx_of(input_file), tmp_path))
    assert (kinds(back), told(back)) == ([], [])


def test_only_a_word_file_goes_back(input_file, tmp_path):
    text = tmp_path / "report.txt"
    text.write_text("Some words.")
    with pytest.raises(InputError) as refused:
        return_file(text, input_file, the_office(), settings_of(input_file))
    assert [each.code for each in refused.value.findings] == ["I090"]

"""Where both sides changed a report, every word of either is there or told, and none is printed twice."""

from __future__ import annotations

import copy
import re
import shutil
from pathlib import Path
from random import Random

import pytest
from docx.text.paragraph import Paragraph

from pipeline.desks.returning import read_return
from pipeline.errors import RapporteurError
from pipeline.reading.editing import Insert, Put, Remove, edit_text
from pipeline.reading.report import read_report
from pipeline.reading.returned.patch import Kind
from pipeline.rules.subject import read_subject
from pipeline.settings import read_settings
from tests.support.importing import docx_of
from tests.support.reports import the_office
from tests.support.retouching import saved_by_libreoffice
from tests.support.retyping import Retyped, W

EXAMPLE = Path(__file__).parents[2] / "inputs" / "2024"
NAME = "SP-RV-TRCD-IR-24.en.yaml"
OPENING = "Ms. Elena Quiroga, Director of Studies"


@pytest.fixture
def input_file(tmp_path):
    folder = tmp_path / "office"
    shutil.copytree(EXAMPLE, folder)
    (folder / "rapporteur.toml").touch()
    return folder / NAME


def returned(file, data):
    return read_return(Path("edited.docx"), data, file, the_office(), read_settings(file.parent, near=file))


def after(back):
    return read_report(back.after(back.patch.proposals), "").report


def codes(back):
    return [each.code for each in back.told]


def we_write(file, old, new):
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def part(paper, beginning, at):
    """A paragraph parted in two before some words."""
    paragraph = paper.find(beginning)
    run = next(run for run in paragraph.runs if at in run.text)
    first, second = run.text.split(at, 1)
    run.text = first
    paper.add(paragraph.text, at + second)


def join(paper, beginning):
    """A paragraph joined with the one behind it."""
    node = paper.find(beginning)._p
    behind = node.getnext()
    Paragraph(node, None).add_run(" ")
    for child in [each for each in behind if each.tag != f"{W}pPr"]:
        node.append(child)
    behind.getparent().remove(behind)


def test_a_paragraph_that_we_changed_and_they_parted_is_printed_once(input_file):
    paper = Retyped(docx_of(input_file))
    part(paper, "Mr.\u00a0Rui Pires", "He proposed that the lists")
    we_write(input_file, "the time stamps and seals that", "the time stamps and the seals that")
    back = returned(input_file, paper.data)
    assert (back.patch.proposals, codes(back)) == ([], ["W956"])
    assert "He proposed that the lists" in back.patch.conflicts[0].theirs


def test_a_conclusion_that_we_changed_and_they_parted_is_printed_once(input_file):
    paper = Retyped(docx_of(input_file))
    part(paper, "The participants agreed to compile", "for which SIECA and MERCOSUR will")
    we_write(input_file, "a common glossary of the data", "one common glossary of the data")
    back = returned(input_file, paper.data)
    assert (back.patch.proposals, codes(back)) == ([], ["W956"])


def test_what_they_joined_to_a_passage_that_we_changed_stays(input_file):
    paper = Retyped(docx_of(input_file))
    join(paper, "Distinguished representatives")
    we_write(input_file, "A customs form is a small thing", "A customs form is but a small thing")
    back = returned(input_file, paper.data)
    assert back.patch.proposals == []
    assert set(codes(back)) == {"W956"}
    assert "Distinguished representatives" in (after(back).annexes[2].text or "")


def test_what_went_where_nothing_is_taken_stays(input_file):
    paper = Retyped(docx_of(input_file))
    paper.move("The Regional workshop", behind="Copyright ©")
    back = returned(input_file, paper.data)
    assert (back.patch.proposals, codes(back)) == ([], ["W950"])


def test_a_heading_over_nothing_is_told(input_file):
    paper = Retyped(docx_of(input_file))
    paper.add("SUMMARY OF INTERVENTIONS", "A heading over nothing")
    back = returned(input_file, paper.data)
    assert (back.patch.proposals, codes(back)) == ([], ["W952"])


def cell_of(paper, words):
    return next(c for t in paper.document.tables for r in t.rows for c in r.cells if c.text == words)


def test_the_heads_of_the_office_s_tables_are_refused_and_told(input_file):
    paper = Retyped(docx_of(input_file))
    cell_of(paper, "Position").paragraphs[0].runs[0].text = "Position held"
    cell_of(paper, "Symbol").paragraphs[0].runs[0].text = "Symbol of it"
    back = returned(input_file, paper.data)
    assert (back.patch.proposals, codes(back)) == ([], ["W952", "W952"])


def test_a_row_half_filled_in_breaks_no_input(input_file):
    paper = Retyped(docx_of(input_file))
    row = next(r for t in paper.document.tables for r in t.rows if r.cells[0].text.startswith("SP/RV-TRCD/Di"))
    new = copy.deepcopy(row._tr)
    row._tr.addnext(new)
    for number, text in enumerate(new.iter(f"{W}t")):
        text.text = "" if number else "SP/RV-TRCD/Di N° 9-24"
    back = returned(input_file, paper.data)
    assert (back.patch.proposals, codes(back)) == ([], ["W956"])
    assert len(after(back).documents) == 2


def test_what_follows_a_refused_item_stands_where_that_would_have_stood(input_file):
    paper = Retyped(docx_of(input_file))
    paper.add("Each secretariat will publish", "A second new conclusion is wanted.")
    paper.add("Each secretariat will publish", "A first new conclusion is not.")
    back = returned(input_file, paper.data)
    wanted = [each for each in back.patch.proposals if "second" in each.after]
    made = read_report(back.after(wanted), "").report
    assert [each.text.startswith("A second") for each in made.conclusions] == [False, False, True, False, False]


@pytest.mark.needs_libreoffice
def test_a_list_that_was_edited_in_libreoffice_is_one_list(input_file, tmp_path):
    paper = Retyped(docx_of(input_file))
    paper.change("to take stock", "in service", "at work")
    paper.change("a single catalogue", "agreed before", "settled before")
    raw, saved = (returned(input_file, data) for data in (paper.data, saved_by_libreoffice(paper.data, tmp_path)))
    assert [each.kind for each in raw.patch.proposals] == [Kind.CHANGED, Kind.CHANGED]
    assert saved.after(saved.patch.proposals) == raw.after(raw.patch.proposals)


class Theirs:
    """Edits at random in the Word file, each with a word of its own."""

    def __init__(self, data, random):
        self.paper, self.random, self.words = Retyped(data), random, []

    def edit(self):
        body = [each for each in self.paper.document.paragraphs if len(each.text) > 15]
        paragraph = self.random.choice([each for each in body if not each.style.name.lower().startswith("toc")])
        self.words.append(f"theirs{len(self.words)}q")
        ends = paragraph._p.find(".//{*}sectPr") is not None
        kind = self.random.choice(["word", "word", "new"] if ends else ["word", "new", "part", "join", "swap", "cell"])
        getattr(self, f"_{kind}")(paragraph, self.words[-1])

    def _word(self, paragraph, word):
        run = self.random.choice([run for run in paragraph.runs if run.text.strip()])
        run.text = f"{run.text} {word}"

    def _new(self, paragraph, word):
        self.paper.add(paragraph.text, f"A new thing was said by nobody, and its name is {word}.")

    def _part(self, paragraph, word):
        run = max(paragraph.runs, key=lambda each: len(each.text))
        middle = run.text.find(" ", len(run.text) // 2)
        if middle > 5:
            part(self.paper, paragraph.text, run.text[middle + 1 :])
        self._word(paragraph, word)

    def _join(self, paragraph, word):
        behind = paragraph._p.getnext()
        if behind is not None and str(behind.tag).endswith("}p") and behind.find(".//{*}sectPr") is None:
            join(self.paper, paragraph.text)
        self._word(paragraph, word)

    def _swap(self, paragraph, word):
        behind = paragraph._p.getnext()
        if behind is not None and behind.find(".//{*}sectPr") is None and str(behind.tag).endswith(("}p", "}tbl")):
            behind.addnext(paragraph._p)
        self._word(paragraph, word)

    def _cell(self, paragraph, word):
        cells = [text for table in self.paper.document.tables for text in table._tbl.iter(f"{W}t") if text.text]
        cell = self.random.choice(cells)
        cell.text = f"{cell.text} {word}"


def our_edits(text, random):
    """An input after some edits of our own, and their words."""
    words = []
    for number in range(random.randint(0, 4)):
        fields = read_subject(read_report(text.encode(), "").report, the_office()).texts
        path = random.choice([each for each in fields if re.match(r"background|interv|concl|recomm|sect", each)])
        prose, word = fields[path], f"ours{number}q"
        blanks = [found.start() for found in re.finditer(r"(?<=[a-z,]) (?=[a-z])", prose)]
        changes = [
            Put(
                path, f"{prose[:at]} {word}{prose[at:]}" if (at := random.choice(blanks or [0])) else f"{word} {prose}"
            ),
            Insert("conclusions", random.randint(0, 4), f"We conclude {word} today."),
        ]
        removable = re.match(r"(?:conclusions|interventions)\[\d+\]", path)
        changes += [Remove(removable[0])] if removable and random.random() < 0.3 else []
        try:
            edited = edit_text(text, [random.choice(changes)])
            read_report(edited.encode(), "")
        except RapporteurError:
            continue
        text, words = edited, [each for each in [*words, word] if each in edited]
    return text, words


def sentences(words):
    return [" ".join(each.split()) for each in re.split(r"(?<=[.;:])\s+|\n\n", words) if len(each) > 40]


def hold(file, seed):
    """Both sides edit, everything is taken, twice."""
    random = Random(seed)
    theirs = Theirs(docx_of(file), random)
    for _ in range(random.randint(1, 6)):
        theirs.edit()
    text, ours = our_edits(file.read_text(), random)
    file.write_text(text)
    data = theirs.paper.data
    back = returned(file, data)
    back.make(back.patch.proposals)
    made = read_report(file.read_bytes(), "").report  # whatever was taken, it can be read
    printed = "\n\n".join(read_subject(made, the_office()).texts.values())
    told = " ".join(map(str, back.told))
    there = " ".join(each.text or "" for each in theirs.paper.document.element.body.iter(f"{W}t"))
    assert [word for word in ours if word not in f"{printed} {made}"] == []
    assert [w for w in theirs.words if w in there and w not in file.read_text() and w not in told] == []
    found = sentences(printed)
    several = {each for each in found if found.count(each) > 1}
    before = sentences("\n\n".join(read_subject(read_report(text.encode(), "").report, the_office()).texts.values()))
    assert [each for each in several if before.count(each) < 2] == []
    assert [each.after for each in returned(file, data).patch.proposals if each.kind is Kind.ADDED] == []


@pytest.mark.parametrize("seed", range(6))
def test_whatever_both_sides_edit(input_file, seed):
    hold(input_file, seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(6, 300))
def test_whatever_else_both_sides_edit(input_file, seed):
    hold(input_file, seed)

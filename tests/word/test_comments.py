from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.word.comments import Anchor, Comment, add_comments, without_comments
from pipeline.word.package import open_package, write_package
from pipeline.word.running_text import read_lines, words_alone
from tests.support.commented import comments_in, running_text
from tests.support.importing import FILES, docx_of
from tests.support.openxml import openxml_faults
from tests.support.retouching import saved_by_libreoffice

DAY = datetime(2024, 4, 5, tzinfo=UTC)


def _document(*paragraphs: list[str]) -> bytes:
    """A document of paragraphs, each of runs that differ in their look."""
    document = docx.Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for number, text in enumerate(runs):
            paragraph.add_run(text).bold = bool(number % 2)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _commented(data: bytes, *comments: Comment) -> bytes:
    return write_package(add_comments(open_package(data, "it"), comments, DAY).parts)


def _at(paragraph: int, start: int = 0, end: int = 0, *lines: str) -> Comment:
    return Comment(Anchor(paragraph, start, end), lines or ("Look.",), "rapporteur", "R")


RUNS = st.lists(st.text("ab c\n\té", min_size=1, max_size=6), min_size=1, max_size=5)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(runs=RUNS, places=st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), min_size=1, max_size=5))
def test_a_comment_stands_at_just_its_words(runs, places):
    data = _document(["before"], runs)
    text = read_lines(open_package(data, "it"))[1].text
    spans = [(start % len(text), min(start % len(text) + length, len(text))) for start, length in places]
    done = _commented(data, *(_at(1, start, end, f"{start}-{end}") for start, end in spans))
    assert [(one.words, one.lines[0]) for one in comments_in(done)] == [
        (text[start:end], f"{start}-{end}") for start, end in sorted(spans)
    ]
    assert running_text(done) == running_text(data)
    assert read_lines(open_package(done, "it"))[1].text == text


def test_what_a_comment_says_comes_back_line_by_line():
    data = _document(["A sentence in ", "bold", " words."])
    done = _commented(data, _at(0, 12, 18, "Is <it> & so?", "Ask “her”."), _at(0, 12, 18, "Another."))
    first, second = comments_in(done)
    assert (first.words, first.lines) == ("n bold", ("Is <it> & so?", "Ask “her”."))
    assert (second.words, second.lines) == ("n bold", ("Another.",))
    assert (first.author, first.date) == ("rapporteur", "2024-04-05T00:00:00+00:00")
    assert done == _commented(data, _at(0, 12, 18, "Is <it> & so?", "Ask “her”."), _at(0, 12, 18, "Another."))


def test_a_paragraph_without_words_and_one_as_a_whole_can_bear_one():
    done = _commented(_document([], ["All of it"]), _at(0), _at(1))
    assert [one.words for one in comments_in(done)] == ["", "All of it"]


def test_comments_of_another_stay_and_ours_can_be_taken_out():
    document = docx.Document()
    run = document.add_paragraph("Some words").runs[0]
    document.add_comment(run, text="Mine.", author="Ana", initials="A")
    written = io.BytesIO()
    document.save(written)
    done = _commented(written.getvalue(), _at(0, 5, 10))
    assert [(one.author, one.words) for one in comments_in(done)] == [("Ana", "Some words"), ("rapporteur", "words")]
    freed = write_package(without_comments(open_package(done, "it"), "rapporteur").parts)
    assert [(one.author, one.words) for one in comments_in(freed)] == [("Ana", "Some words")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_paragraph_of_a_report_can_bear_comments(file, tmp_path):
    data = docx_of(file)
    lines = [line for line in read_lines(open_package(data, "it")) if not line.note and len(line.text) > 3]
    done = _commented(data, *(_at(line.number, 1, len(line.text) - 1) for line in lines))
    assert [one.words for one in comments_in(done)] == [line.text[1:-1] for line in lines]
    assert not openxml_faults(done, tmp_path)


@pytest.mark.needs_libreoffice
def test_libreoffice_opens_it_and_keeps_the_comments(tmp_path):
    data = docx_of(FILES[0])
    lines = [line for line in read_lines(open_package(data, "it")) if not line.note and len(line.text) > 3]
    done = _commented(data, *(_at(line.number, 1, len(line.text) - 1, f"At {line.number}.") for line in lines))
    saved = saved_by_libreoffice(done, tmp_path)
    said = [one.lines[0] for one in comments_in(saved)]
    assert said == [f"At {line.number}." for line in lines]
    assert words_alone(open_package(saved, "it")) == words_alone(open_package(data, "it"))

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.desks.judge import Judgement, judge_input
from pipeline.desks.remarks import field_words
from pipeline.desks.reviewing import AUTHOR, Reviewed, review
from pipeline.findings import Finding, Place, finding
from pipeline.line.compose.manuscript import compose
from pipeline.messages import catalogue
from pipeline.model.base import Noun
from pipeline.model.choices import Settings
from pipeline.model.report import Report, Stage
from pipeline.model.stages import Imposition
from pipeline.reading.imports.document import LeftOut
from pipeline.word.custom_properties import read_properties
from pipeline.word.package import open_package, write_package
from tests.support.commented import Read, comments_in, running_text
from tests.support.openxml import openxml_faults
from tests.support.presswork import ROOT, fields, the_template
from tests.support.reports import the_office

WORDY = """\
The meeting of 8 October last year was **in the coming** weeks prepared[^1], see [the paper](https://example.org/a).

> Nobody said in the coming weeks here.

- First in the coming weeks;
- second.

| Who | When |
|---|---|
| SELA | in the coming weeks |

[^1]: A note of 8 October last year (https://example.org/n).
"""


def _judged(folder: Path, given: dict[str, Any]) -> tuple[Judgement, bytes]:
    file = folder / f"report.{given['language']}.yaml"
    file.write_text(yaml.safe_dump(given, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
    names = ("templates", "fonts", "state", "register", "out")
    settings = Settings(folder, None, folder, ROOT / "templates" / "office", *[folder / name for name in names])
    judgement = judge_input(file, the_office(), settings)
    return replace(judgement, report=judgement.report.model_copy(update={"stage": Stage.DRAFT})), file.read_bytes()


def _built(judgement: Judgement) -> bytes:
    return write_package(compose(judgement.approved(), the_office(), Imposition(), the_template()).parts)


def _reviewed(folder: Path, given: dict[str, Any], *more: Finding, left_out: tuple[LeftOut, ...] = ()) -> list[Read]:
    """The comments on a report's findings, or on others; the opening on the title is the first."""
    judgement, data = _judged(folder, given)
    findings = more or judgement.findings
    docx = _built(judgement)
    done = review(docx, Reviewed("report.docx", judgement, data, findings, left_out), the_office(), {"of": "it"})
    assert not openxml_faults(done, folder)
    assert running_text(done) == running_text(docx)
    assert read_properties(open_package(done, "it")) == {"of": "it"}
    return comments_in(done)


def _by_code(comments: list[Read], code: str) -> list[str]:
    return [one.words for one in comments if one.code == code]


def _about(path: str, **parameters: str) -> Finding:
    """A finding about a field, one that any report may have."""
    return finding("W062", Place(path=path), field=path, **{"words": "–", **parameters})


def test_each_finding_stands_at_the_very_words_whatever_they_stand_in(tmp_path):
    comments = _reviewed(tmp_path, fields(background=WORDY))
    # over the end of the bold, in a list, in a cell; in the quotation others speak
    assert _by_code(comments, "W511") == ["in the coming weeks"] * 3
    # two findings at the same words, and the note at the word where it is called
    assert _by_code(comments, "W504") == ["8 October last year", "prepared"]
    assert "8 October last year" in _by_code(comments, "W506")
    noted = next(one for one in comments if one.words == "prepared" and one.code == "W504")
    assert any("8 October last year" in line for line in noted.lines[1:2])
    assert {one.author for one in comments} == {AUTHOR}
    assert {one.date for one in comments} == {"2024-04-05T00:00:00+00:00"}


def test_every_finding_has_its_comment_and_says_what_to_do(tmp_path):
    judgement, _ = _judged(tmp_path, fields(background=WORDY))
    wanted = [found.code for found in judgement.findings if found.code not in ("W090", "W091")]
    comments = _reviewed(tmp_path, fields(background=WORDY))
    assert sorted(one.code for one in comments if one.code.startswith(("W", "E")) and "," not in one.code) == sorted(
        [*wanted, *(["W090"] if any(found.code == "W090" for found in judgement.findings) else [])]
    )
    assert all(len(one.lines) >= 3 for one in comments)


def test_the_same_words_in_two_fields_are_told_apart(tmp_path):
    twice = [{"text": "They meet in the coming weeks."}, {"text": "They meet in the coming weeks."}]
    judgement, data = _judged(tmp_path, fields(interventions=twice))
    last = tuple(found for found in judgement.findings if found.place.path == "interventions[1].text")
    done = review(_built(judgement), Reviewed("r.docx", judgement, data, last), the_office(), {})
    document = open_package(done, "it").parts["word/document.xml"].decode()
    assert _by_code(comments_in(done), "W511") == ["in the coming weeks"]
    first_words = document.index("They meet ")
    assert document.index("commentRangeStart", first_words) > document.index("They meet ", first_words + 10)


PEOPLE = [
    {"id": "ana", "name": "Ana Silva", "title": "Ms.", "position": "Director", "organisation": "SICA"},
    {"name": "Rui Costa", "position": "Director", "organisation": "CAF", "attendance": "virtual"},
]


@pytest.mark.parametrize(
    ("path", "words", "is_named"),
    [
        ("symbol", "SP/RV-TRCD-IR-24", False),
        ("meeting.title", "Regional workshop", False),
        ("meeting.date", "5 April 2024", False),
        ("meeting.mode", "VIRTUAL MEETING", False),
        ("meeting.place", "“Regional workshop”", True),  # printed nowhere, and no place of its own
        ("meeting.officers[0].name", "Rui Costa", False),
        ("participants[1].position", "Director", False),
        ("participants[1].pronoun", "Rui Costa", True),
        ("participants", "ANNEX I \nLIST OF PARTICIPANTS", True),
        ("interventions[0].speaker", "Ana", True),
        ("interventions", "SUMMARY OF INTERVENTIONS", True),
        ("conclusions[0].due", "Work", True),
        ("sections[0].title", "On method", False),
        ("accept[0].code", "“Regional workshop”", True),
        ("", "“Regional workshop”", False),
    ],
)
def test_what_is_printed_nowhere_goes_to_the_nearest_place_and_names_its_field(tmp_path, path, words, is_named):
    given = fields(
        participants=PEOPLE,
        interventions=[{"speaker": "ana", "text": "Ana Silva spoke."}],
        sections=[{"title": "On method", "text": "As usual."}],
        annexes=[{"participants": True}],
        meeting={"officers": [{"role": "chair", "name": "Rui Costa"}]},
    )
    _, comment = sorted(_reviewed(tmp_path, given, _about(path)), key=lambda one: one.code == "W062")
    assert comment.words == words
    first = field_words(path, "en").partition(",")[0].capitalize()
    assert comment.lines[0].startswith(f"{first}") is is_named or not path


def test_a_draft_bears_comments_at_its_gaps(tmp_path):
    given = {"format": 1, "stage": "draft", "language": "es", "meeting": {"title": "Taller"}}
    comments = _reviewed(tmp_path, given)
    words = [one.words for one in comments]
    assert "(por asignar)" in words
    assert any("[Falta: " in each for each in words)
    assert all(one.date == "1980-01-01T00:00:00+00:00" for one in comments)


def test_the_opening_tells_how_much_there_is_and_what_was_left_out(tmp_path):
    left = (LeftOut("A line of nobody's", "I061"), LeftOut("Page 3", "I051"))
    given = {"format": 1, "stage": "draft", "language": "en", "meeting": {"title": "Workshop"}}
    opening, lost, *_ = _reviewed(tmp_path, given, left_out=left)
    stops = len([one for one in _judged(tmp_path, given)[0].findings if one.severity == "error"])
    assert "report.docx" in opening.lines[0]
    assert str(stops) in opening.lines[1]
    assert "A line of nobody's" in lost.lines[1]
    assert len(lost.lines) == 2  # what is set anew is no loss


def test_the_same_report_gives_the_same_bytes(tmp_path):
    judgement, data = _judged(tmp_path, fields(background=WORDY))
    docx = _built(judgement)
    made = {review(docx, Reviewed("r", judgement, data, judgement.findings), the_office(), {}) for _ in range(2)}
    assert len(made) == 1


def test_every_field_has_plain_words():
    def names(noun: type[Noun], seen: set[type]) -> set[str]:
        if noun in seen:
            return set()
        seen.add(noun)
        found = {info.alias or name for name, info in noun.model_fields.items()}
        for kind in Noun.__subclasses__():
            if kind.__module__.startswith("pipeline.model."):
                found |= names(kind, seen)
        return found

    lacking = {name for name in names(Report, set()) if f"field_{name}" not in catalogue()}
    assert not lacking
    assert field_words("participants[2].title", "en") == "participants, no. 3, title"


def test_no_hint_sends_one_who_has_only_word_to_an_input_file():
    hints = {code: entry.hint for code, entry in catalogue().items() if code.startswith("W")}
    of_inputs = [code for code, hint in hints.items() if "accept this finding" in hint or "`participants" in hint]
    assert len(of_inputs) > 5
    assert [code for code in of_inputs if f"review_hint_{code.lower()}" not in catalogue()] == []


def test_what_to_do_is_said_for_word(tmp_path):
    people = [{"organisation": "CARICOM", "status": "observer"}]
    comments = _reviewed(tmp_path, fields(participants=people))
    (told,) = [one for one in comments if one.code == "W202"]
    assert not any("participants: true" in line for line in told.lines)
    assert any("press department" in line for line in told.lines)

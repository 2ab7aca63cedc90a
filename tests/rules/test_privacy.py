"""What travels without being printed names no mailbox and no folder of a person's machine."""

import pytest

from pipeline.rules.privacy import nothing_personal
from tests.support.reports import said, subject


@pytest.mark.parametrize("words", ["ask ana@example.org", "/home/ana/notes", "C:\\Users\\ana\\notes.docx"])
def test_a_mailbox_or_a_folder_is_told_in_what_is_not_printed(words):
    conclusions = [{"text": "Work will go on.", "topic": words}]
    assert said(nothing_personal, subject(conclusions=conclusions, subjects=[words])) == [
        ("E094", "subjects[0]", words.find("ana@") if "@" in words else 0),
        ("E094", "conclusions[0].topic", words.find("ana@") if "@" in words else 0),
    ]


@pytest.mark.parametrize("words", ["trade @ the border", "n/a", "and/or", "SP/RV-TSTI-IR-24", "C:\\dir"])
def test_other_signs_are_left_alone(words):
    assert said(nothing_personal, subject(subjects=[words])) == []


def test_what_is_printed_is_the_author_s():
    assert said(nothing_personal, subject(background="Write to sela@example.org.")) == []

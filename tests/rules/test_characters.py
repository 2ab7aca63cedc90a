from __future__ import annotations

from pipeline.messages import message
from pipeline.rules.characters import printable_characters
from tests.support.reports import said, subject


def test_each_character_that_would_be_a_box_is_told_once_a_field():
    text = "The term 漢字 (漢) was used."
    judged = subject(background=text, participants=[{"name": "李 Rosi"}])
    assert said(printable_characters, judged) == [
        ("E090", "participants[0].name", 0),
        ("E090", "background", 9),
        ("E090", "background", 10),
    ]
    told = message(next(printable_characters(judged)).finding).text
    assert "`李` (U+674E, CJK UNIFIED IDEOGRAPH-674E)" in told


def test_a_mark_laid_over_a_letter_is_told_at_its_place():
    judged = subject(background="Café\u0335 and e\u0301, a\u20dd")
    assert said(printable_characters, judged) == [("E095", "background", 4), ("E095", "background", 14)]
    assert "`U+0335` (COMBINING SHORT STROKE OVERLAY)" in message(next(printable_characters(judged)).finding).text


def test_the_office_s_languages_and_usual_signs_pass():
    text = "“Ação”, «\u202fÎle\u00a0», ¿Señor?, œuvre, N°, Nº, €, ½, –, —, …, →, Ωμέγα, Москва"
    assert said(printable_characters, subject(background=text)) == []


def test_what_is_not_printed_may_hold_any():
    annex = {"title": "Statement", "file": "演说.pdf"}
    assert said(printable_characters, subject(annexes=[annex], private="漢字")) == []

"""A template changed in LibreOffice by hand: what breaks nothing builds, and what breaks was told before it broke."""

from __future__ import annotations

import pytest

from pipeline.line import make_edition
from pipeline.messages import message
from pipeline.model.stages import Imposition, TemplateFile
from tests.desks.templates.test_checked_before_it_breaks import bench, fate, judged, report, whole  # noqa: F401
from tests.support.by_hand import changed_in_libreoffice
from tests.support.presswork import outline, the_template

pytestmark = pytest.mark.needs_libreoffice


def test_a_new_look_builds_and_nothing_was_told_against_it(engine, whole, tmp_path):  # noqa: F811
    changes = ("fonts", "wider text", "logo", "moved field")
    template = TemplateFile(changed_in_libreoffice(the_template().data, tmp_path, *changes), "ours.docx")
    assert [message(each).text for each in judged(template, tmp_path).errors] == []
    edition = make_edition(report().checked, bench().office, template, Imposition(), engine)
    assert edition.claims == ("PDF/A-3a", "PDF/UA-1")
    lines = outline(edition.files["docx"])
    assert next(line for line in lines if "Cover Kicker" in line).startswith("Cover Kicker | Rapporteur's report")
    assert fate(template, engine, whole) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("deleted style", "T014"),
        ("foreign font", "T015"),
        ("bare logo", "T016"),
        ("narrower text", "T038"),
        ("border", "T024"),
        ("hidden field", "T022"),
        ("lost field", "T041"),
    ],
)
def test_what_breaks_was_told_before(change, code, engine, whole, tmp_path):  # noqa: F811
    template = TemplateFile(changed_in_libreoffice(the_template().data, tmp_path, change), "ours.docx")
    assert code in [each.code for each in judged(template, tmp_path).errors]
    assert fate(template, engine, whole)

from __future__ import annotations

from pipeline.rules.standing import sensible_embargo, sensible_translation
from tests.support.reports import said, subject


def test_embargo():
    after, before = "2024-04-10T12:00:00-04:00", "2023-04-10T12:00:00-04:00"
    assert said(sensible_embargo, subject(embargo=after)) == []
    assert said(sensible_embargo, subject(embargo=after, access="internal")) == [("W093", "embargo", 0)]
    assert said(sensible_embargo, subject(embargo=before)) == [("W094", "embargo", 0)]


def test_translation():
    assert said(sensible_translation, subject(original="es", translation="official")) == []
    assert said(sensible_translation, subject(original="es")) == []
    assert said(sensible_translation, subject(original="en", translation="official")) == [("W095", "translation", 0)]
    assert said(sensible_translation, subject(translation="unofficial")) == [("W095", "translation", 0)]

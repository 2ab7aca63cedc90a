"""The choice of an engine, before any work."""

from __future__ import annotations

import shutil

import pytest

from pipeline.engines.choice import choose_engine
from pipeline.engines.engine import Engine
from pipeline.errors import MachineError
from pipeline.findings import Severity
from pipeline.messages import message


@pytest.fixture
def no_libreoffice(monkeypatch):
    monkeypatch.setattr("pipeline.programs.soffice.usual_folders", lambda: iter(()))


@pytest.mark.usefixtures("no_libreoffice")
def test_without_libreoffice_auto_takes_the_embedded_engine_and_says_so(fonts, tmp_path):
    with choose_engine("auto", fonts, tmp_path) as engine:
        assert isinstance(engine, Engine)
        assert engine.name == "embedded"
        assert not engine.promises.resolves_page_references
        assert [(told.code, told.severity) for told in engine.remarks] == [
            ("M001", Severity.WARNING),
            ("M006", Severity.WARNING),
        ]


@pytest.mark.usefixtures("no_libreoffice")
def test_libreoffice_asked_for_and_not_there_is_refused_with_the_packages(fonts, tmp_path):
    with pytest.raises(MachineError) as refused:
        choose_engine("libreoffice", fonts, tmp_path / "state")
    hint = message(refused.value.findings[0]).hint
    assert "libreoffice-writer-nogui" in hint
    assert "python3-uno" in hint
    assert not (tmp_path / "state").exists()


def test_a_missing_font_is_named_before_any_work(fonts, tmp_path):
    fewer = tmp_path / "fonts"
    shutil.copytree(fonts, fewer)
    (fewer / "Caladea-Bold.ttf").unlink()
    with pytest.raises(MachineError) as refused:
        choose_engine("auto", fewer, tmp_path / "state")
    assert refused.value.findings[0].code == "M004"
    assert refused.value.findings[0].parameter("files") == "Caladea-Bold.ttf"


@pytest.mark.needs_libreoffice
def test_where_there_is_libreoffice_auto_takes_it(engine):
    assert engine.name == "libreoffice"
    assert engine.version[0].isdigit()
    assert engine.promises.tagged
    assert engine.remarks == ()

"""One LibreOffice for the whole run, kept open; tests that need one are passed over where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.engines.choice import choose_engine
from pipeline.errors import MachineError
from pipeline.messages import message
from pipeline.programs.soffice import find_libreoffice

FONTS = Path(__file__).parents[1] / "templates" / "fonts"


def _why_no_libreoffice() -> str:
    """What stands in LibreOffice's way on this machine; empty if nothing does."""
    try:
        find_libreoffice()
    except MachineError as error:
        return message(error.findings[0]).text
    return ""


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the outlines of tests/golden anew")
    parser.addoption("--update-pictures", action="store_true", help="write the pictures of docs/pages anew")


def pytest_collection_modifyitems(items):
    if why := _why_no_libreoffice():
        for item in items:
            if item.get_closest_marker("needs_libreoffice") or "engine" in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def fonts() -> Path:
    """The folder of the project's fonts."""
    return FONTS


@pytest.fixture(scope="session")
def engine(tmp_path_factory):
    """The real LibreOffice, started once and closed at the end."""
    with choose_engine("libreoffice", FONTS, tmp_path_factory.mktemp("engine")) as kept:
        kept.start()
        yield kept


@pytest.fixture(scope="session")
def kept(tmp_path_factory):
    """An archive with one of each, made once; whoever alters it takes a copy."""
    from tests.support.kept_archive import filled

    return filled(tmp_path_factory.mktemp("kept"))

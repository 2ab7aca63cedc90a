"""What makes pages: everything that runs while a report is made, and nothing that only talks of it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from pipeline.desks.page_makers import PACKAGE, page_makers

LINE = """
import sys
from pathlib import Path
from pipeline.engines.choice import choose_engine
from pipeline.line import make_edition
from pipeline.model.stages import Imposition
from tests.support.presswork import ROOT, checked, fields, the_template
from tests.support.reports import the_office
import tempfile
with tempfile.TemporaryDirectory() as folder:
    report = checked(Path(folder), fields())
    before = set(sys.modules)
    with choose_engine("embedded", ROOT / "templates" / "fonts", Path(folder)) as engine:
        make_edition(report, the_office(), the_template(), Imposition(), engine, {})
print(*(name for name in set(sys.modules) - before if name.startswith("pipeline.")))
"""

TALK = ("cli/", "desks/", "messages/", "archive/", "pools/", "line/compare/", "settings.py")


def test_whatever_the_line_loads_is_counted():
    root = Path(PACKAGE).parent
    ran = subprocess.run([sys.executable, "-c", LINE], cwd=root, capture_output=True, text=True, check=True)
    loaded = {name.split(".", 1)[1].replace(".", "/") for name in ran.stdout.split()}
    counted = {name.removesuffix(".py").removesuffix("/__init__") for name in page_makers()}
    empty = {name for name in loaded - counted if _says_nothing(name)}
    assert "line/compose/manuscript" in loaded
    assert loaded - counted - empty == {"engines/choice"} & loaded


def _says_nothing(name):
    """Whether it is a room's own file, which says what the room is for and does nothing."""
    file = PACKAGE / name / "__init__.py"
    return file.is_file() and len(ast.parse(file.read_text()).body) == 1


def test_doors_messages_rules_and_desks_make_no_page():
    assert [name for name in page_makers() if name.startswith(TALK)] == []
    assert [name for name in page_makers() if name.startswith("rules/")] == ["rules/passages.py"]
    assert [name for name in page_makers() if name.startswith("reading/")] == ["reading/pictures.py"]
    assert "prose/read.py" in page_makers()

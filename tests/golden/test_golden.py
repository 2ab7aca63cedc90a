"""Whole examples as their outlines, `style | text` a line a paragraph, so that a difference can be read.

`pytest --update-golden` renews them; somebody then opens the documents in Word and says in which version.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.line.compose.manuscript import compose
from pipeline.model.stages import Imposition
from pipeline.word.package import write_package
from tests.support.presswork import ROOT, judged, outline, template_for
from tests.support.reports import the_office

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("*/input.*.yaml"))
EXAMPLES = sorted((ROOT / "inputs" / "2024").glob("*.yaml"))
CASES = {folder.name: next(folder.glob("input.*.yaml")) for folder in FOLDERS} | {file.stem: file for file in EXAMPLES}


@pytest.mark.parametrize("name", CASES)
def test_outline(name, request):
    report = judged(CASES[name], whatever=True)
    found = outline(write_package(compose(report, the_office(), Imposition(), template_for(report.report.type)).parts))
    golden = Path(__file__).parent / name / "outline.txt"
    if request.config.getoption("update_golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8").splitlines()

"""What is told from memory alone: an issued report that would be made otherwise today is judged once, and not every night."""

from __future__ import annotations

import pytest

from tests.support.command import rapporteur, write
from tests.support.template_changes import changed, style

SYMBOL = "SP/RV-TSTI-IR-24"


@pytest.fixture
def office(tmp_path):
    (tmp_path / "rapporteur.toml").write_text('engine = "embedded"\n')
    write(tmp_path, name="inputs/report.en.yaml")
    assert rapporteur(tmp_path, "register", "claim", SYMBOL, "--like", "inputs/report.en.yaml").code == 0
    assert rapporteur(tmp_path, "issue", "inputs/report.en.yaml").code == 0
    return tmp_path


def test_what_is_older_is_remembered_by_what_it_would_be_made_from(office):
    template = office / "templates" / "rapporteur-report.docx"
    template.parent.mkdir()
    for after in (160, 150):
        template.write_bytes(changed(style("Body Text", 'w:after="170"', f'w:after="{after}"')).data)
        (first,) = rapporteur(office, "rebuild", "--json").objects
        noted = (office / ".rapporteur/memory.sqlite").stat().st_mtime_ns
        (second,) = rapporteur(office, "rebuild", "--json").objects
        assert (office / ".rapporteur/memory.sqlite").stat().st_mtime_ns == noted, "it was looked into again"
        assert first["status"] == second["status"] == "older"
        assert [found["code"] for found in second["findings"] if found["code"] == "W903"] == ["W903"]
        told = {name: first[name] for name in ("symbol", "language", "files", "pages", "contents")}
        assert told == {name: second[name] for name in told}
    template.unlink()
    assert rapporteur(office, "rebuild", "--json").statuses == ["unchanged"]

from __future__ import annotations

import re
import shutil
import tomllib
from itertools import groupby
from pathlib import Path

import pipeline.rules
from pipeline.findings import Severity
from pipeline.messages import catalogue, message
from pipeline.office import read_office
from pipeline.rules import run_rules
from pipeline.rules.subject import read_subject
from tests.support.reports import OFFICE, brief, report, subject

ROOM = Path(pipeline.rules.__file__).parent
CATALOGUE = ROOM.parent / "messages" / "en" / "rules.toml"


def bad():
    return subject(
        {"mode": "hybrid", "session": "XLIX.O", "body": "CL", "officers": [{"role": "chair", "participant": "rossi"}]},
        symbol="SP/RV-TSTI-DT-23",
        language="fr",
        type="report",
        embargo="2020-01-01T00:00:00+00:00",
        access="internal",
        translation="official",
        issued="2024-03",
        adopted={"on": "2024-01-01"},
        background="Début 漢 TBD.\n\n#### Seul\n\n[lien](#c9) et note[^1].",
        interventions=[{"heading": "Groupe"}],
        accept=[{"code": "W999", "reason": "rien"}],
    )


def test_a_sound_report_has_nothing_to_say():
    assert run_rules(subject()) == ()


def test_all_is_told_in_the_order_of_the_report_and_the_same_each_time():
    told = run_rules(bad())
    assert told == run_rules(bad())
    paths = [path.split(".")[0].split("[")[0] for _, path, _ in map(brief, told)]
    order = [field for field, _ in groupby(paths)]
    assert len(order) == len(set(order)), "what is said of one field stands together"
    assert order[0] == "symbol"
    assert order[-1] == "accept"
    within = [offset for _, path, offset in map(brief, told) if path == "background"]
    assert within == sorted(within)
    assert len(set(within)) > 3


def test_faults_of_prose_are_told_with_their_place():
    text = "Said[^1]."
    told = run_rules(subject(background=text))
    assert len(told) == 1
    assert told[0].finding.severity is Severity.ERROR
    assert (told[0].path, told[0].offset) == ("background", text.index("[^1]"))


def test_every_finding_has_a_sentence_with_all_its_parameters_filled_in():
    for remark in run_rules(bad()):
        told = message(remark.finding)
        assert told.text
        assert told.hint
        assert not re.search(r"\{[a-z_]+\}", told.text + told.hint)


def test_catalogue_and_rules_have_the_same_codes():
    source = "".join(file.read_text(encoding="utf-8") for file in ROOM.glob("*.py"))
    raised = set(re.findall(r'"([EWS]\d{3,4})"', source))
    assert raised == set(tomllib.loads(CATALOGUE.read_text(encoding="utf-8")))
    assert raised <= set(catalogue())


def _of_rules():
    return tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))


def test_every_code_says_why_its_rule_is_there():
    for code in (
        code for code in catalogue() if re.match(r"[EW][1-8]\d\d|W91\d|W1\d\d\d", code) and code in _of_rules()
    ):
        why = catalogue()[code].explanation
        assert why.endswith("."), code
        assert why[0].isupper() or why[0] == "`", code


def test_rules_are_silent_for_a_language_that_the_office_has_no_words_of(tmp_path):
    shutil.copytree(OFFICE, tmp_path / "office")
    for file in (tmp_path / "office").glob("language.*"):
        file.unlink()
    fields = {"background": "Este ano, nós temos  “isto” e o projecto do Sr. Paz. O presidente assinala que sim."}
    judged = read_subject(report(language="pt", **fields), read_office(tmp_path / "office", OFFICE.parent / "fonts"))
    assert {said.finding.code for said in run_rules(judged)} <= {"W090", "W091", "W705"}

"""`rapporteur describe`: one description on stdout, several as files or lines, and what may not be shown told and left out."""

from __future__ import annotations

import io
import json

import pytest
from lxml import etree
from pymarc import parse_xml_to_array

from tests.support.command import rapporteur
from tests.support.kept_archive import HIDDEN

TSTI = "issued/2024/SP-RV-TSTI-IR-24/SP-RV-TSTI-IR-24"


def test_one_in_a_form_is_printed_and_nothing_else(kept):
    ran = rapporteur(kept, "describe", f"{TSTI}.en.pdf", "--as", "marcxml")
    assert (ran.code, ran.err) == (0, "")
    (record,) = parse_xml_to_array(io.BytesIO(ran.out.encode()))
    assert record["191"]["a"] == "SP/RV-TSTI-IR-24"
    ran = rapporteur(kept, "describe", f"{TSTI}.en.pdf", "--as", "dc")
    assert etree.fromstring(ran.out.encode()).tag.endswith("}dc")
    assert json.loads(rapporteur(kept, "describe", f"{TSTI}.en.pdf", "--as", "schema-org").out)["@type"] == "Report"


@pytest.mark.parametrize("arguments", [("SP/RV-TSTI-IR-24", "--as", "dc"), (f"{TSTI}.en.pdf",)])
def test_several_are_not_printed_one_behind_the_other(kept, arguments):
    ran = rapporteur(kept, "describe", *arguments)
    assert (ran.code, ran.codes, ran.out) == (2, ["U186"], "")


def test_several_are_lines_or_files(kept, tmp_path):
    objects = rapporteur(kept, "describe", "SP/RV-TSTI-IR-24", "--json").objects
    assert [(each["language"], set(each)) for each in objects] == [
        (language, {"key", "symbols", "language", "dc", "schema-org", "marcxml"}) for language in ("en", "es")
    ]
    ran = rapporteur(tmp_path, "describe", kept / "issued", "--output", "new/folder", "--as", "dc")
    written = sorted(path.name for path in (tmp_path / "new" / "folder").iterdir())
    assert written == [f"SP-RV-TSTI-IR-24{rest}.dc.xml" for rest in ("-Corr-1.en", ".en", ".es")]
    assert ran.out.splitlines() == [f"new/folder/{name}" for name in ran.out.replace("new/folder/", "").split()]
    assert (ran.code, len(ran.out.splitlines())) == (0, 3)
    assert rapporteur(tmp_path, "describe", kept / "issued", "--output", "new/folder", "--as", "dc").code == 0
    (tmp_path / "new" / "folder" / written[0]).write_text("mine")
    assert rapporteur(tmp_path, "describe", kept / "issued", "--output", "new/folder").codes.count("F270") == 1
    assert rapporteur(tmp_path, "describe", kept / "issued", "--output", "new/folder", "--force").code == 0


def test_what_may_not_be_shown_is_left_out_unless_it_is_for_the_house(kept):
    ran = rapporteur(kept, "describe", "issued", "deposits", "outputs/drafts", "--json")
    assert sorted(ran.codes) == ["W960", "W961", "W961", "W962", "W963"]
    assert not [hidden for hidden in HIDDEN if hidden in ran.out]
    ran = rapporteur(kept, "describe", "issued", "deposits", "outputs/drafts", "--json", "--internal")
    assert (ran.code, ran.err, len(ran.objects)) == (0, "", 9)
    ran = rapporteur(kept, "describe", "deposits/undated", "--as", "dc")
    assert (ran.code, ran.codes, ran.out) == (2, ["W961", "U185"], "")


def test_what_is_no_document_is_refused(kept):
    ran = rapporteur(kept, "describe", "SP/RV-NONE-IR-24", "--as", "dc")
    assert (ran.code, ran.codes) == (4, ["I165"])

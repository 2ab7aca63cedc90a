"""What deserves a look is told with its part, paragraph and words, and stops nothing."""

from __future__ import annotations

import pytest

from pipeline.messages import catalogue, message
from pipeline.model.stages import TemplateFile
from tests.desks.templates.test_checked_before_it_breaks import bench, judged
from tests.support import template_changes as by
from tests.support.presswork import the_template
from tests.support.template_changes import BODY, SETTINGS, STYLES, changed, style, swap


def typed(words: str) -> by.Change:
    return by.before_type(f'<w:p><w:pPr><w:pStyle w:val="CoverType"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>')


def heavy(parts: by.Parts) -> None:
    parts["word/fonts/font1.odttf"] = b"0" * 5000
    swap("[Content_Types].xml", "<Override ", '<Default Extension="odttf" ContentType="application/x"/><Override ')(
        parts
    )


PROTECTED = r'<w:documentProtection w:edit="readOnly" w:enforcement="1"/>\g<0>'
SPARE = r'<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Mine"/></w:style>\g<0>'
NOTICE = (
    "The Press Department of the Permanent Secretariat of SELA must authorize reproduction of this document, whether totally or "
    "partially. The Member States and their government institutions may reproduce this document without prior authorization, "
    "provided that the source is mentioned"
)
ROW = "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>"
TABLE = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="7820"/></w:tblGrid>{ROW}{ROW}</w:tbl>'
LOOKS = {
    "T055": (typed("Office of the Secretariat"), "word/document.xml, paragraph 6: “Office of the Secretariat”"),
    "T056": (typed("C O N T E N T S"), "paragraph 6: “C O N T E N T S”"),
    "T057": (by.in_type('<w:r><w:commentReference w:id="0"/></w:r>'), "paragraph 6: “{{ document_type }}”"),
    "T058": (swap(BODY, r"<w:r>(<w:t [^>]*>\{\{ mode)", r'<w:r><w:rPr><w:lang w:val="es-ES"/></w:rPr>\1'), "paragraph 4"),
    "T059": (by.before_type(TABLE), "paragraph 6"),
    "T066": (swap(SETTINGS, "<w:defaultTabStop", PROTECTED), "protected"),
    "T067": (style("heading 1", 'w:spacing w:val="28"', 'w:spacing w:val="90"'), "`heading 1`"),
    "T068": (swap(BODY, 'w:right="2040"', 'w:right="2200"', 0), "135 mm"),
    "T069": (style("Cover Type", "595959", "BBBBBB"), "`Cover Type`"),
    "T073": (swap(STYLES, "</w:styles>", SPARE), "Mine"),
    "T074": (heavy, "word/fonts/font1.odttf (5 kB)"),
    "T077": (typed(NOTICE), "The Press Department"),
    "T078": (swap(BODY, 'w:left="2380"', 'w:left="200"', 0), "6 mm"),
    "T007": (style("Annex Title", 'outlineLvl w:val="0"', 'outlineLvl w:val="1"'), "`Annex Title`"),
    "T008": (swap(BODY, '<w:pgNumType w:start="1"/>', r'\g<0><w:cols w:num="2"/>'), "section 4"),
}  # fmt: skip


@pytest.mark.parametrize("code", LOOKS)
def test_what_deserves_a_look_is_told_where_it_is(code, tmp_path):
    change, words = LOOKS[code]
    # a margin may be so small that the tab of the contents lies beyond the text: that is told as well
    found = judged(changed(change), tmp_path)
    told = [each for each in found.findings if each.code == code]
    assert told, [message(each).text for each in found.findings]
    assert words in message(told[0]).text
    assert told[0] not in found.errors
    assert told[0].place.file.endswith("ours.docx")


def test_a_tag_that_is_never_closed_lets_no_field_seem_to_lack(tmp_path):
    template = changed(swap(BODY, r"\{\{ mode \}\}", "{% if mode %}{{ mode }}"))
    codes = {each.code for each in judged(template, tmp_path).findings}
    assert "T053" in codes
    assert "T048" not in codes


def test_everything_is_told_at_once(tmp_path):
    template = changed(
        swap(BODY, "document_type", "document_typ"),
        swap(BODY, r"\{\{ mode \}\}", "{{ mode"),
        style("Block Text", 'w:val="Block Text"', 'w:val="Indented"'),
        style("heading 1", "<w:pPr>", f"<w:pPr>{by.RULE}"),
        swap(BODY, '<w:pgNumType w:start="1"/>', ""),
        typed("By hand"),
    )
    codes = {each.code for each in judged(template, tmp_path).findings}
    assert {"T051", "T014", "T024", "T037", "T048", "T055"} <= codes


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "T095"),
        (b"%PDF-1.7", "T096"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "T091"),
        (the_template().data[:2000], "T099"),
    ],
)
def test_what_is_no_template_is_told_as_what_it_is(data, code, tmp_path):
    found = judged(TemplateFile(data, "ours.docx"), tmp_path)
    assert [each.code for each in found.findings] == [code]
    assert found.exit_code == 5


def test_the_templates_of_the_program_are_without_fault():
    files = (bench().settings.program / f"{name}.docx" for name in ("rapporteur-report", "correction"))
    assert [message(each).text for file in files for each in bench().judge(file).findings] == []


def test_every_hint_can_be_told():
    """Braces in hints are doubled where they are meant to be read."""
    assert "{{ draft_prefix }}" in catalogue()["T046"].hint.format_map({})

"""The wording of a Word document: every paragraph counted, page numbers left out."""

from __future__ import annotations

from collections import Counter

from pipeline.errors import TemplateError
from pipeline.word.package import open_package
from pipeline.word.running_text import wording
from tests.support.docx_parts import docx, paragraph


def said(*paragraphs: str) -> Counter[str]:
    return wording(open_package(docx("".join(paragraphs)), "t", TemplateError))


def test_paragraphs_are_counted_without_regard_to_order_and_blanks():
    one = said(paragraph("The meeting"), paragraph("was  opened"), paragraph("The meeting"))
    assert one == Counter({"The meeting": 2, "was opened": 1})
    assert one == said(paragraph("was opened"), paragraph("The meeting"), paragraph("The ", "meeting"))


def test_another_word_is_another_wording():
    one, other = said(paragraph("The meeting was opened")), said(paragraph("The meeting was closed"))
    assert dict((one - other) + (other - one)) == {"The meeting was opened": 1, "The meeting was closed": 1}


def test_page_numbers_are_no_words():
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    field = f"<w:p>{run('Page ')}{sign.format('begin')}{told}{sign.format('separate')}%s{sign.format('end')}</w:p>"
    assert said(field % run("3")) == said(field % run("14")) == Counter({"Page": 1})


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

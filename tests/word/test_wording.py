"""What a document says in print: the frame without regard to order, the text in its order, page numbers left out."""

from __future__ import annotations

import pytest

from pipeline.errors import TemplateError
from pipeline.word.package import Package, open_package
from pipeline.word.wording import Wording, difference, wording
from tests.support.presswork import the_template
from tests.support.template_changes import changed, style


def said(*paragraphs: str) -> Wording:
    from tests.support.docx_parts import docx

    return wording(open_package(docx("".join(paragraphs)), "t", TemplateError))


def of(text: str, name: str = "BodyText") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{run(text)}</w:p>'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


CONTENTS = of("I. Text", "ContentsLine")


def test_blanks_and_runs_are_no_matter():
    one, other = (
        said(of("The  meeting was opened")),
        said(of("The meeting ").replace("</w:p>", f"{run('was opened')}</w:p>")),
    )
    assert difference(one, other) == ""


def test_the_frame_may_stand_in_another_order_and_the_text_may_not():
    cover, text = [of("Symbol"), of("Title")], [of("First."), of("Second.")]
    before = said(*cover, CONTENTS, *text)
    assert difference(before, said(*cover[::-1], CONTENTS, *text)) == ""
    assert difference(before, said(*cover, CONTENTS, *text[::-1])) == "First."


@pytest.mark.parametrize("other", ["The meeting was closed", "The meeting was opened twice"])
def test_another_word_is_a_difference(other):
    before = said(CONTENTS, of("The meeting was opened"))
    assert difference(before, said(CONTENTS, of(other))) == "The meeting was opened"
    assert difference(before, said(CONTENTS)) == "The meeting was opened"


@pytest.mark.parametrize("told", ["PAGE", "NUMPAGES", r"PAGEREF c1 \h"])
def test_page_numbers_are_no_words(told):
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f"<w:r><w:instrText> {told} </w:instrText></w:r>"
    field = (
        f"<w:p>{run('Page ')}{sign.format('begin')}{instruction}{sign.format('separate')}%s{sign.format('end')}</w:p>"
    )
    simple = f'<w:p>{run("Page ")}<w:fldSimple w:instr=" {told} ">%s</w:fldSimple></w:p>'
    for kind in (field, simple):
        assert said(kind % run("3")) == said(kind % run("14"))
        assert said(kind % run("3")).text == ("Page",)


def test_hidden_styles_are_a_difference():
    plain = wording(Package(dict(open_package(the_template().data, "t", TemplateError).parts), "t"))
    hidden = changed(style("Body Text", "</w:pPr>", "</w:pPr><w:rPr><w:vanish/></w:rPr>"))
    assert difference(plain, wording(open_package(hidden.data, "t", TemplateError))) == "(BodyText)"

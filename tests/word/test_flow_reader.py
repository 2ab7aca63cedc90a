"""What the flow of a stranger's document says: labels, notes, fields, tracked changes, links, text boxes."""

from __future__ import annotations

from pipeline.errors import InputError
from pipeline.word.flow import FlowChange, FlowParagraph, FlowTable, WordFlow
from pipeline.word.flow_reader import read_flow
from pipeline.word.package import open_package
from tests.support.docx_parts import docx


def flow_of(body: str) -> WordFlow:
    return read_flow(open_package(docx(body), "x.docx", InputError))


def texts(flow: WordFlow) -> list[str]:
    return [block.text for block in flow.blocks if isinstance(block, FlowParagraph)]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


BEGIN, RESULT, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def test_fields_give_their_result_and_links_their_target():
    code = '<w:r><w:instrText> HYPERLINK "https://example.org" </w:instrText></w:r>'
    body = f"<w:p>{BEGIN}{code}{RESULT}{run('here')}{END}{run(' and on')}</w:p>"
    (paragraph,) = flow_of(body).blocks
    assert isinstance(paragraph, FlowParagraph)
    assert [(each.text, each.target) for each in paragraph.runs] == [("here", "https://example.org"), (" and on", "")]


def test_looks_come_from_the_run():
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    (paragraph,) = flow_of(f"<w:p>{run('a', '<w:b/>')}{run('b', '<w:i/>')}{raised}</w:p>").blocks
    assert isinstance(paragraph, FlowParagraph)
    assert [(each.bold, each.italic, each.is_raised) for each in paragraph.runs] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]


def test_a_change_is_read_as_accepted_and_told():
    gone, both = (f"<w:r><w:delText>{words}</w:delText></w:r>" for words in ("gone", "both"))
    deleted = f'<w:del w:author="A" w:date="D">{gone}</w:del>'
    inner = f'<w:del w:author="C" w:date="F">{both}</w:del>'
    body = f'<w:p>{run("kept ")}{deleted}<w:ins w:author="B" w:date="E">{run("new")}{inner}</w:ins></w:p>'
    flow = flow_of(body)
    assert texts(flow) == ["kept new"]
    assert set(flow.changes) == {
        FlowChange("del", "A", "D", "gone", "kept new"),
        FlowChange("ins", "B", "E", "new", "kept new"),
        FlowChange("del", "C", "F", "both", "kept new"),
    }


def test_a_paragraph_whose_mark_is_deleted_goes_on():
    mark = '<w:pPr><w:rPr><w:del w:author="A" w:date="D"/></w:rPr></w:pPr>'
    assert texts(flow_of(f"<w:p>{mark}{run('one ')}</w:p><w:p>{run('two')}</w:p>")) == ["one two"]


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent><w:p>{run('boxed')}</w:p></w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        f'<w:p>{run("before")}<w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(flow_of(body)) == ["before", "boxed"]


def test_a_table_gives_its_cells():
    cell = "<w:tc><w:p>{}</w:p></w:tc>"
    row = f"<w:tr>{cell.format(run('a'))}{cell.format(run('b'))}</w:tr>"
    (table,) = flow_of(f"<w:tbl>{row}{row}</w:tbl>").blocks
    assert isinstance(table, FlowTable)
    assert [[[p.text for p in each] for each in cells] for cells in table.rows] == [[["a"], ["b"]], [["a"], ["b"]]]

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import TemplateError
from pipeline.programs import child
from pipeline.word.frame import render_frame
from pipeline.word.package import Package, write_package
from pipeline.word.parsing import tag
from pipeline.word.template import judge_frame
from tests.support.docx_parts import docx, paragraph, relationship
from tests.support.findings import codes, refusal
from tests.support.openxml import openxml_faults

TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
DATA = {"title": "A & B", "mode": "", "people": ["Ana", "Luis"], "meeting": {"place": "Caracas", "items": "3"}}


def words(package: Package, part: str = "word/document.xml") -> list[str]:
    """The text of each paragraph; a tab and a line break as the characters they were."""
    marks = {tag("w:tab"): "\t", tag("w:br"): "\n"}
    return [
        "".join(marks.get(str(item.tag), item.text or "") for item in p.iter(tag("w:t"), *marks))
        for p in package.xml(part).iter(tag("w:p"))
    ]


def refused(body: str, data: dict[str, object] | None = None, **options: object):
    return refusal(render_frame, docx(body, **options), DATA if data is None else data, "t.docx", error=TemplateError)


def test_names_in_text_and_headers_are_filled_in() -> None:
    package = render_frame(docx(paragraph("Report: {{ title }}"), headers=(paragraph("{{ title }}"), "<w:p/>")), DATA)
    assert words(package) == ["Report: A & B"]
    assert words(package, "word/header1.xml") == ["A & B"]


def test_loops_and_conditions_cover_whole_paragraphs_and_rows() -> None:
    body = paragraph("{%p for name in people %}") + paragraph("- {{ name }}") + paragraph("{%p endfor %}")
    body += (
        paragraph("{%p if mode %}") + paragraph("mode") + paragraph("{%p endif %}") + paragraph("{{ meeting.items }}")
    )
    assert words(render_frame(docx(body), DATA)) == ["- Ana", "- Luis", "3"]


def test_a_tag_that_word_split_over_runs_is_put_together() -> None:
    assert words(render_frame(docx(paragraph("x {", "{ ti", "tle }", "} y")), DATA)) == ["x A & B y"]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=40
    )
    | st.text(st.sampled_from("{}_%#<>&\"'\t\n a\ufdd0\ufdd2\ufdd4lipsum()"), max_size=25)
)
def test_every_text_comes_out_as_typed(text: str) -> None:
    template = docx(paragraph("{{ x }}") + paragraph("[{{ x }}|", "{{ x }}]"), headers=(paragraph("{{ x }}"),))
    package = render_frame(template, {"x": text})
    assert words(package) == [text, f"[{text}|{text}]"]
    assert words(package, "word/header1.xml") == [text]


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% include 'x' %}", "{_{ x }_}", "{_% x %_}", "{{r x }}", "{#"])
def test_tags_in_data_stay_text(text: str) -> None:
    assert words(render_frame(docx(paragraph("{{ x }}")), {"x": text})) == [text]


def test_data_that_looks_like_markup_stays_text_in_attributes_too() -> None:
    inline = '<wp:inline><wp:docPr id="7" name="a" descr="{{ x }}"/></wp:inline>'
    drawing = f"<w:p><w:r><w:drawing>{inline}</w:drawing></w:r></w:p>"
    package = render_frame(docx(drawing * 2), {"x": "\"/><w:evil/> & '<"})
    found = list(package.xml("word/document.xml").iter(tag("wp:docPr")))
    assert [(item.get("id"), item.get("descr")) for item in found] == [(n, "\"/><w:evil/> & '<") for n in "12"]


ATTACK = "{{{{ cycler.__init__.__globals__.os.popen('touch {canary}').read() }}}}"


@pytest.mark.parametrize("place", ["body", "header", "footnotes", "title"])
def test_code_is_run_nowhere(place: str, tmp_path: Path) -> None:
    attack = ATTACK.format(canary=tmp_path / "canary")
    before = tree_hash(tmp_path)
    held = paragraph(attack)
    templates = {
        "body": docx(paragraph("x") + held),
        "header": docx(paragraph("x"), headers=(paragraph("x"), paragraph("x") + held)),
        "footnotes": docx(paragraph("x"), footnotes=f'<w:footnote w:id="2">{held}</w:footnote>'),
        "title": docx(paragraph("x"), title=attack),
    }
    found = refusal(render_frame, templates[place], DATA, "t.docx", error=TemplateError)
    expected = {"body": ("T010", "word/document.xml:2"), "header": ("T010", "word/header2.xml:2")}
    otherwise = ("T020", {"footnotes": "word/footnotes.xml", "title": "docProps/core.xml"}.get(place, ""))
    assert (found[0].code, found[0].place.words) == expected.get(place, otherwise)
    assert found[0].place.file == "t.docx"
    assert tree_hash(tmp_path) == before


def tree_hash(folder: Path) -> str:
    return hashlib.sha256(repr(sorted((str(p), p.stat().st_size) for p in folder.rglob("*"))).encode()).hexdigest()


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ title|attr('format')('x') }}",
        "{{ title.format_map(meeting) }}",
        "{{ (title['__cl' ~ 'ass__']) }}",
        "{% for k in meeting.values() %}{{ k['__cla' ~ 'ss__'] }}{% endfor %}",
        "{% set f = '{0.__class__.__mro__}'['form' ~ 'at'] %}{{ f(title) }}",
        "{{ '{0.__class__}'['for' ~ 'mat'](title) }}",
        "{{ '{x.__class__}'['for' ~ 'mat_map']({'x': title}) }}",
        "{{ self.__init__ }}",
        "{{ people|join(',', attribute='__class__') }}",
        "{{ people|sort(attribute='__class__')|first }}",
        "{{ people.append('x') }}",
        "{{ meeting.clear() }}",
    ],
)
def test_every_way_into_python_is_shut(attack: str) -> None:
    assert set(codes(refused(paragraph(attack)))) <= {"T010", "T011"}


@pytest.mark.parametrize(
    ("body", "code", "where"),
    [
        (paragraph("x") + paragraph("{{ titel }}"), "T040", "word/document.xml:2"),
        (paragraph("x") + "<w:p/>" + paragraph("{{ zzz }}"), "T042", "word/document.xml:3"),
        ("<w:p/>" + paragraph("{%p if titel %}") + "<w:p/>" + paragraph("{%p endif %}"), "T040", "word/document.xml:2"),
        (paragraph("x") + paragraph("{{ meeting.plaec }}"), "T040", "word/document.xml:2"),
        (paragraph("x") + paragraph("{% if title %}"), "T053", "word/document.xml:2"),
        (paragraph("x") + paragraph("{{ title"), "T051", "word/document.xml:2"),
        (paragraph("x") + paragraph("title }}"), "T052", "word/document.xml:2"),
        (paragraph("x") + paragraph("{{ title | }}"), "T050", "word/document.xml:2"),
        (paragraph("x") + paragraph("{% do x %}"), "T050", "word/document.xml:2"),
        (paragraph("x") + paragraph("{{ title|uper }}"), "T044", "word/document.xml:2"),
        (paragraph("{% include 'x' %}"), "T070", "word/document.xml:1"),
        (paragraph("{{r title }}"), "T072", "word/document.xml:1"),
        (paragraph("x") + paragraph("{{ 1 / 0 }}"), "T060", "word/document.xml:2"),
        (paragraph("x") + paragraph("{{ people }}"), "T065", "word/document.xml:2"),
        (paragraph("x") + paragraph("{{ title.upper }}"), "T065", "word/document.xml:2"),
        (paragraph("{% for a in people %}") + TABLE.format(paragraph("{% endfor %}")), "T054", "word/document.xml"),
        (paragraph("{% for a in people %}" * 25 + "{% endfor %}" * 25), "T060", "word/document.xml:1"),
    ],
)  # fmt: skip
def test_each_fault_is_told_with_part_and_paragraph(body: str, code: str, where: str) -> None:
    found = refused(body)
    assert [(item.code, item.place.words) for item in found] == [(code, where)]


def test_the_finding_quotes_the_paragraph_and_the_nearest_name() -> None:
    (found,) = refused(paragraph("x") + paragraph("Title: {{ titel }}"))
    assert found.parameter("nearest") == "title"
    assert found.parameter("words") == "Title: {{ titel }}"
    assert found.parameter("paragraph") == 2


def test_all_faults_are_told_at_once() -> None:
    body = paragraph("{{ titel }}") + paragraph("{{ nope }}")
    assert codes(refused(body, headers=(paragraph("{{ plaec }}"),))) == ["T040", "T042", "T042"]
    assert codes(refused(paragraph("{{ x|safe }}{{ y|uper }}") + paragraph("{{ ''.__class__ }}"))) == [
        "T011",
        "T044",
        "T010",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<w:p><w:r><w:instrText>{{ title }}</w:instrText></w:r></w:p>",
        '<w:p><w:fldSimple w:instr="PAGEREF {{ title }}"/></w:p>',
        '<w:p><w:hyperlink w:anchor="{{ title }}"/></w:p>',
    ],
)
def test_data_never_become_instructions(body: str) -> None:
    assert codes(refused(body)) == ["T021"]


def test_comments_of_the_xml_are_not_read_as_tags() -> None:
    assert words(render_frame(docx(paragraph("x") + "<!-- {{ nope }} -->"), DATA)) == ["x"]


def test_what_reaches_outside_is_refused_before_anything_else() -> None:
    link = relationship("image", "http://canary.example/x.png", "rId9", external=True)
    assert codes(refused(paragraph("{{ title }}"), relations=(link,))) == ["T030"]


def limited(monkeypatch: pytest.MonkeyPatch, **limits: int) -> None:
    monkeypatch.setattr(child, "run_limited", lambda *given: _run(*given, **limits))


_run = child.run_limited


def test_an_endless_template_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, cpu_seconds=1)
    loops = "{% for a in people %}" * 12 + "{% endfor %}" * 12
    assert codes(refused(paragraph(loops), {"people": ["x"] * 20})) == ["T061"]
    assert codes(refused(paragraph("{{ 10 ** (10 ** 8) }}"))) == ["T061"]


def test_a_template_that_swells_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, memory_bytes=200 << 20, output_bytes=1 << 20)
    assert codes(refused(paragraph("{{ 'a' * 10**10 }}"))) == ["T062"]
    assert codes(refused(paragraph("{{ 'a' * 2000000 }}"))) == ["T063"]


def test_a_plain_template_needs_no_child_and_a_calculating_one_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    calculated = render_frame(docx(paragraph("{{ title.upper() }}{{ 6 * 7 }}")), {"title": "{x} é"})
    assert words(calculated) == ["{X} É42"]

    def never(*_: object) -> None:
        raise AssertionError("a child was made")

    monkeypatch.setattr(child, "run_limited", never)
    assert words(render_frame(docx(paragraph("{{ title|upper }}")), {"title": "{x} é"})) == ["{X} É"]


def test_a_template_is_taken_apart_once() -> None:
    template = docx(paragraph("{{ title }}"))
    render_frame(template, DATA, "once.docx")
    before = judge_frame.cache_info().misses
    for _ in range(3):
        render_frame(bytes(bytearray(template)), DATA, "once.docx")
    assert judge_frame.cache_info().misses == before


def test_what_comes_out_opens_in_word_and_is_the_same_each_time(tmp_path: Path) -> None:
    template = docx(paragraph("{{ title }}"), headers=(paragraph("{{ title }}"),), title="T")
    first, second = (write_package(render_frame(template, DATA).parts) for _ in range(2))
    assert first == second
    assert openxml_faults(first, tmp_path) == []


def test_nothing_of_the_room_is_left_unrendered() -> None:
    package = render_frame(docx(paragraph("{{ title }}"), headers=(paragraph("{{ title }}"),)), DATA)
    assert not any(re.search(rb"\{\{|\{%", data) for data in package.parts.values())

from __future__ import annotations

import pytest

from pipeline.word.package import open_package
from pipeline.word.relations import leads_to_web, outside_reach, relations_of
from tests.support.docx_parts import docx, paragraph, relationship, word_parts, zipped
from tests.support.findings import codes


def judged(body: str, *relations: str):
    return outside_reach(open_package(docx(body, relations=relations), "t.docx"))


@pytest.mark.parametrize(
    ("kind", "target", "external"),
    [
        ("attachedTemplate", "file:///etc/passwd", True),
        ("subDocument", "other.docx", True),
        ("image", "http://canary.example/x.png", True),
        ("image", "file:///tmp/x.png", True),
        ("oleObject", "embeddings/oleObject1.bin", False),
        ("package", "embeddings/sheet.xlsx", False),
        ("aFChunk", "afchunk.html", False),
        ("control", "activeX/activeX1.xml", False),
        ("frame", "http://canary.example/", True),
    ],
)
def test_what_brings_in_something_foreign_is_named(kind: str, target: str, external: bool) -> None:
    found = judged(paragraph("x"), relationship(kind, target, "rId9", external=external))
    assert [(f.code, f.parameter("relation"), f.parameter("target")) for f in found] == [("T030", kind, target)]
    assert found[0].place.words == "word/document.xml"


@pytest.mark.parametrize("target", ["file:///c:/x", "javascript:alert(1)", "\\\\host\\share", "ftp://x/y", "x.docx"])
def test_a_link_leads_to_web_or_mail_or_is_refused(target: str) -> None:
    assert codes(judged(paragraph("x"), relationship("hyperlink", target, "rId9", external=True))) == ["T031"]
    assert not leads_to_web(target)


def test_links_to_web_and_mail_are_left_alone() -> None:
    links = [
        relationship("hyperlink", f"{target}", f"rId{n}", external=True)
        for n, target in enumerate(
            ("https://www.sela.org/", "http://x.org/a?b=1", "mailto:x@sela.org", "HTTPS://X"), 10
        )
    ]
    assert judged(paragraph("x"), *links) == ()


def simple(instruction: str) -> str:
    return f'<w:p><w:fldSimple w:instr="{instruction}"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'


def split(*pieces: str) -> str:
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    start, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{start}{runs}{end}</w:p>"


@pytest.mark.parametrize(
    "body",
    [
        simple("INCLUDEPICTURE &quot;file:///etc/passwd&quot;"),
        simple(" includetext x.docx"),
        simple("DDEAUTO cmd &quot;/c calc&quot;"),
        simple("LINK Excel.Sheet x.xlsx"),
        split(" DD", "EAUTO c:\\\\x"),
        split("IF 1=1 INCLUDEPICTURE x"),
    ],
)
def test_fields_that_fetch_or_run_are_refused(body: str) -> None:
    assert codes(judged(body)) == ["T033"]


def test_a_field_built_inside_another_is_seen_through() -> None:
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    inner = split("QUOTE ", "DDEAUTO").removeprefix("<w:p>").removesuffix("</w:p>")
    assert "T033" in codes(judged(split("IF x ").replace(end, inner + end)))


def test_link_fields_are_judged_as_links_and_page_references_left_alone() -> None:
    assert codes(judged(simple("HYPERLINK &quot;file:///x&quot;"))) == ["T031"]
    harmless = ("HYPERLINK &quot;https://sela.org&quot;", "HYPERLINK \\l a", "PAGEREF c1 \\h")
    assert judged("".join(map(simple, harmless))) == ()


def test_embedded_objects_and_pictures_of_old_drawings_are_refused() -> None:
    chunk = '<w:altChunk r:id="rId1"/>'
    old = '<w:p><w:r><w:pict><v:shape><v:imagedata src="http://canary.example/x.png"/></v:shape></w:pict></w:r></w:p>'
    assert codes(judged(chunk)) == ["T032"]
    assert codes(judged(old)) == ["T030"]


def test_headers_are_judged_too() -> None:
    parts = word_parts(paragraph("x"), headers=(simple("INCLUDETEXT x"),))
    found = outside_reach(open_package(zipped(parts), "t.docx"))
    assert [(f.code, f.place.words) for f in found] == [("T033", "word/header1.xml")]


def test_a_relation_is_followed_from_its_part() -> None:
    parts = word_parts(
        paragraph("x"),
        relations=(relationship("image", "../media/a.png", "rId9"), relationship("image", "/word/b.png", "rId8")),
    )
    found = {relation.id: relation.part for relation in relations_of(parts, "word/document.xml")}
    assert (found["rId9"], found["rId8"], found["rIdS"]) == ("media/a.png", "word/b.png", "word/styles.xml")
    assert relations_of(parts, "word/styles.xml") == ()

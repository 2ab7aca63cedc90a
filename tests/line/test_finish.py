"""What is published, with the real engines: everything it claims, it keeps."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from pipeline.engines.choice import choose_engine
from pipeline.model.base import Language
from pipeline.pdf.checking import check_fonts, check_standards, check_tags
from pipeline.pdf.reading import read_facts
from pipeline.pdf.text import page_texts, page_texts_by_pypdf
from tests.support.long_report import long_report
from tests.support.openxml import openxml_faults
from tests.support.pictures import png
from tests.support.presswork import (
    ROOT,
    W,
    cached_folios,
    checked,
    fields,
    judged,
    made,
    part,
    squeezed,
    the_template,
    words_of,
)
from tests.support.reports import the_office

EXAMPLES = sorted((ROOT / "inputs" / "2024").glob("*.yaml"))
CONTENTS = re.compile(r"^\S+( [IVXL]+)?\.⇥(.*) ⇥ \S+ (\d+)$")
with_engine = pytest.mark.needs_libreoffice


def by_poppler(pdf, folder):
    """The text of every page as poppler reads it."""
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True)
    return tuple(done.stdout.decode().split("\f")[:-1])


def readers(folder):
    yield page_texts
    yield page_texts_by_pypdf
    if shutil.which("pdftotext"):
        yield lambda pdf: by_poppler(pdf, folder)


def assert_keeps_its_promises(edition, folder, dividers=0):
    """All that a report claims and all that it shows a reader in more than one way."""
    docx, pdf = edition.files["docx"], edition.files["pdf"]
    assert check_standards(pdf, True, "3a") == ()
    assert check_fonts(pdf, ("Caladea", "Carlito", "DejaVuSerif")) == ()
    assert check_tags(pdf) == ()
    assert openxml_faults(docx, folder) == []
    assert_contents(edition)
    assert_links(docx, pdf)
    assert_found(edition, folder, dividers)


def contents_of(docx):
    """Title and page of each line of the contents in the Word document."""
    lines = (words_of(node).replace("⏎", "") for node in part(docx).iter(f"{W}p"))
    return tuple((found[2], found[3]) for line in lines if (found := CONTENTS.match(line)))


def assert_contents(edition):
    """Contents, outline, page labels and the numbers that Word shows say the same."""
    facts = read_facts(edition.files["pdf"])
    assert contents_of(edition.files["docx"]) == edition.contents
    assert cached_folios(edition.files["docx"]) == [folio for _, folio in edition.contents]
    first = [entry for entry in facts.outline if entry.depth == 1][1:]  # the first is the contents themselves
    shown = [(" ".join(entry.title.split()), facts.labels[entry.place.page_index]) for entry in first]
    for (title, folio), (line, label) in zip(edition.contents, shown, strict=True):
        assert line.endswith(title)
        assert label == folio


def assert_links(docx, pdf):
    """Every link of the Word document is one in the PDF, and leads there."""
    facts = read_facts(pdf)
    relations = {}
    for name in ("document", "footnotes"):
        try:
            for relation in part(docx, f"word/_rels/{name}.xml.rels"):
                if relation.get("TargetMode") == "External":
                    relations[relation.get("Target")] = name
        except KeyError:  # a report without links in its notes
            continue
    assert set(facts.addresses) == set(relations)
    anchors = [link.get(f"{W}anchor") for link in part(docx).iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    assert facts.internal_links >= len(anchors)
    assert set(anchors) <= set(facts.places)


def assert_found(edition, folder, dividers):
    """A reader finds heading, label and symbol as they are typed, whatever program shows the PDF."""
    docx, pdf = edition.files["docx"], edition.files["pdf"]
    ids = ("Heading1", "Heading2", "Heading3", "AnnexTitle")
    styled = ((node, node.find(f"{W}pPr/{W}pStyle")) for node in part(docx).iter(f"{W}p"))
    wanted = {words_of(node).replace("⏎", "").rstrip("*") for node, style in styled if _is(style, ids)}
    for read in readers(folder):
        pages = read(pdf)
        text = squeezed("".join(pages))
        assert [words for words in wanted if squeezed(words) not in text] == []
        # the copyright page has no symbol, nor has the title page of an annex from a file
        assert sum("SP/R" not in page for page in pages) == 1 + dividers


def _is(style, ids):
    return style is not None and style.get(f"{W}val") in ids


@with_engine
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda path: path.name)
def test_examples_keep_their_promises(file, engine, tmp_path):
    edition = made(judged(file), engine)
    assert edition.claims == ("PDF/A-3a", "PDF/UA-1")
    assert_keeps_its_promises(edition, tmp_path)


@with_engine
@pytest.mark.parametrize(
    ("language", "pages", "notes"), [("en", 177, 220), pytest.param("fr", 189, 220, marks=pytest.mark.soak)]
)
def test_a_long_report_keeps_its_promises(language, pages, notes, engine, tmp_path):
    report = checked(tmp_path, long_report(language, notes=notes))
    edition = made(report, engine)
    assert abs(edition.pages - pages) < 5, "the generator is the same each time, and so are its pages"
    assert len(list(part(edition.files["docx"]).iter(f"{W}footnoteReference"))) >= notes
    assert_keeps_its_promises(edition, tmp_path)


def test_the_template_opens_in_word(tmp_path):
    assert openxml_faults(the_template().data, tmp_path) == []


RICH = {
    "meeting": {"organisers": [{"organisation": "SELA", "logo": "logo.png", "alt": "Emblem of SELA"}]},
    "background": '![A map](map.png "Routes")\n\n| A[^1] | |\n|---|---|\n| *b* | [c](#c1) |\n\n### Head[^2]\n\n'
    "- one[^3]\n- two\n\n[^1]: In a table.\n[^2]: In a heading, see [the annex](#annex-1).\n[^3]: https://sela.org/x",
    "annexes": [{"title": "Statement", "file": "statement.pdf"}],
}


@with_engine
def test_pictures_notes_and_dividers_keep_their_promises(engine, tmp_path):
    report = checked(
        tmp_path, fields(**RICH), whatever=True, map_png=png(), logo_png=png(90, 40), statement_pdf=b"%PDF-"
    )
    assert_keeps_its_promises(made(report, engine), tmp_path, dividers=1)


# Drafts


@with_engine
@pytest.mark.parametrize("language", list(Language))
def test_a_title_alone_makes_a_draft(language, engine, tmp_path):
    report = checked(
        tmp_path, {"format": 1, "stage": "draft", "language": str(language), "meeting": {"title": "Reunión"}}
    )
    edition = made(report, engine)
    pages = page_texts(edition.files["pdf"])
    mark = the_office().words(language).draft.mark
    assert mark in pages[0]
    assert all(page.lstrip().startswith(f"{mark} ·") for page in pages[2:])
    assert read_facts(edition.files["pdf"]).title.startswith(f"{mark} · Reunión")
    gaps = [line for line in map(words_of, part(edition.files["docx"]).iter(f"{W}p")) if line.startswith("[")]
    assert len(gaps) >= 4, "days, background, interventions, conclusions"


@with_engine
def test_only_a_final_report_carries_its_input(engine, tmp_path):
    final = checked(tmp_path, fields())
    draft = checked(tmp_path, fields(stage="draft"))
    carried = part(made(final, engine).files["docx"], "customXml/item1.xml")
    assert carried.text == final.canonical.decode()
    assert carried.get("sha256") == final.canonical_sha256
    kept_back = part(made(draft, engine).files["docx"], "customXml/item1.xml")
    assert not kept_back.text
    assert kept_back.get("sha256") == draft.canonical_sha256


# The embedded engine


@pytest.fixture(scope="module")
def embedded(tmp_path_factory):
    with choose_engine("embedded", ROOT / "templates" / "fonts", tmp_path_factory.mktemp("embedded")) as engine:
        yield engine


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda path: path.name)
def test_the_embedded_engine_claims_less_and_keeps_it(file, embedded):
    edition = made(judged(file), embedded)
    pdf = edition.files["pdf"]
    assert edition.claims == ("PDF/A-3b",)
    assert check_standards(pdf, False, "3b") == ()
    assert b"pdfuaid" not in pdf
    facts = read_facts(pdf)
    assert [facts.labels[facts.places[name].page_index] for name in bookmarks(edition)] == cached_folios(
        edition.files["docx"]
    )


def bookmarks(edition):
    anchors = (link.get(f"{W}anchor") for link in part(edition.files["docx"]).iter(f"{W}hyperlink"))
    return list(dict.fromkeys(name for name in anchors if name))[: len(edition.contents)]

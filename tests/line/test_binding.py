"""The bundle of a report: every annex behind its title page, read by two PDF libraries, claiming nothing that is not so."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pypdf import PdfReader

from pipeline.engines.choice import choose_engine
from pipeline.errors import AnnexError
from pipeline.line import make_edition
from pipeline.model.stages import Imposition
from pipeline.pdf.checking import check_standards
from pipeline.pdf.reading import read_facts
from pipeline.pdf.text import page_texts
from tests.support.pictures import png
from tests.support.presswork import ROOT, checked, fields, made, the_template
from tests.support.reports import the_office

ANNEXES = [
    {"title": "Participants", "participants": True},
    {"title": "The other meeting", "file": "other.pdf"},
    {"title": "Map of the region", "file": "map.png"},
    {"title": "A paper", "file": "paper.docx"},
]
TEXT = "The meeting was opened. See [the map](#annex-3)."
LABELS = ["i", "ii", "iii", "1", "2", "3", "4", "5", "6", "7"]


def other(folder, engine):
    """Another report of ours, in Spanish: what a colleague sends."""
    given = fields(
        "es", background="Se abrió la reunión.", conclusions=["Se seguirá."], meeting={"title": "Otra reunión"}
    )
    return made(checked(folder, given), engine)


def without_tags(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        del opened.Root.StructTreeRoot
        del opened.Root.MarkInfo
        for page in opened.pages:
            del page.StructParents
        opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        out = io.BytesIO()
        opened.save(out)
    return out.getvalue()


def bundled(folder, engine, annexes, imposition=Imposition(), **files):  # noqa: B008
    """The edition of a report with annexes from files, and its bundle."""
    whole = {name.replace("_", "."): data for name, data in files.items()}
    report = checked(folder, fields(background=TEXT, annexes=annexes), whatever=True, **files)
    bytes_of = {annex["file"]: whole[annex["file"]] for annex in annexes if "file" in annex}
    return make_edition(report, the_office(), the_template(), imposition, engine, None, bytes_of)


@pytest.fixture(scope="module")
def whole(engine, tmp_path_factory):
    folder = tmp_path_factory.mktemp("annexes")
    sent = other(folder, engine)
    return bundled(
        folder, engine, ANNEXES, other_pdf=sent.files["pdf"], map_png=png(90, 60), paper_docx=sent.files["docx"]
    ), sent


@pytest.mark.needs_libreoffice
def test_labels_say_where_one_is(whole):
    edition, sent = whole
    wanted = [*LABELS[:5], *LABELS[5:8], *(f"A2-{n}" for n in range(1, sent.pages + 1))]
    by_pikepdf = read_facts(edition.files["bundle"]).labels
    by_pypdf = tuple(PdfReader(io.BytesIO(edition.files["bundle"])).page_labels)
    assert by_pikepdf == by_pypdf
    title_pages = {f"A{n}-1": by_pikepdf[by_pikepdf.index(f"A{n}-1") - 1] for n in (2, 3, 4)}
    folios = dict(edition.contents)
    assert title_pages == {f"A{n + 1}-1": folios[annex["title"]] for n, annex in enumerate(ANNEXES) if "file" in annex}
    assert [label for label in by_pikepdf if label.startswith("A2")] == wanted[8:]


@pytest.mark.needs_libreoffice
def test_the_outline_is_one_and_every_line_lands(whole):
    edition, _ = whole
    facts = read_facts(edition.files["bundle"])
    lines = [
        (entry.depth, " ".join(entry.title.split()), facts.labels[entry.place.page_index]) for entry in facts.outline
    ]
    deep = [line for line in lines if line[0] == 2]
    assert deep
    assert {label[:2] for _, _, label in deep} == {"A2", "A4"}
    at = next(number for number, line in enumerate(lines) if line[1].endswith("The other meeting"))
    assert lines[at][0] == 1
    assert lines[at + 1][2].startswith("A2-")
    reader = PdfReader(io.BytesIO(edition.files["bundle"]))
    flat = list(_flat(reader.outline))
    assert [reader.page_labels[reader.get_destination_page_number(entry)] for entry in flat] == [
        line[2] for line in lines
    ]


def _flat(outline):
    for entry in outline:
        yield from _flat(entry) if isinstance(entry, list) else [entry]


@pytest.mark.needs_libreoffice
def test_links_land_on_the_title_page_of_the_annex(whole):
    edition, _ = whole
    reader = PdfReader(io.BytesIO(edition.files["bundle"]))
    labels = reader.page_labels
    named = reader.named_destinations
    targets = []
    for page in list(reader.pages)[:8]:
        for annotation in page.get("/Annots", ()):
            given = annotation.get_object()
            target = given.get("/Dest") or given.get("/A", {}).get("/D")
            if target is not None:
                page_of = named[str(target)].page if isinstance(target, str) else target[0]
                targets.append(labels[reader.get_page_number(page_of.get_object())])
    folio = dict(edition.contents)["Map of the region"]
    assert folio in targets
    assert set(targets) >= set(dict(edition.contents).values())


@pytest.mark.needs_libreoffice
def test_a_bundle_of_accessible_parts_is_accessible(whole):
    edition, sent = whole
    bundle = edition.files["bundle"]
    assert check_standards(bundle, True, "3a") == ()
    assert edition.binding.claims == ("PDF/UA-1", "PDF/A-3a")
    assert [annex.is_tagged for annex in edition.binding.annexes] == [True, True, True]
    with pikepdf.open(io.BytesIO(bundle)) as opened:
        languages = [str(top.get("/Lang", "")) for top in _top(opened)]
        keys = [page.StructParents for page in opened.pages if "/StructParents" in page]
        assert len(keys) == len(set(keys))
        assert "/AF" not in opened.Root
    assert any(language.startswith("es") for language in languages)
    texts = page_texts(bundle)
    own, sents = page_texts(edition.files["pdf"]), page_texts(sent.files["pdf"])
    assert [text for text in texts if text in own] == list(own)
    assert [text for text in texts if text in sents][: len(sents)] == list(sents)


def _top(opened):
    top = opened.Root.StructTreeRoot.K
    found = list(top) if isinstance(top, pikepdf.Array) else [top]
    return [each for one in found for each in (one, *(one.K if isinstance(one.get("/K"), pikepdf.Array) else ()))]


@pytest.mark.needs_libreoffice
def test_an_untagged_annex_makes_the_bundle_say_so(engine, tmp_path):
    sent = without_tags(other(tmp_path, engine).files["pdf"])
    edition = bundled(tmp_path, engine, [{"title": "Old", "file": "old.pdf"}], old_pdf=sent)
    assert "PDF/UA-1" not in edition.binding.claims
    codes = {found.code for found in edition.findings}
    assert {"A030", "A033", "O050"} <= codes
    assert [found.parameter("title") for found in edition.findings if found.code == "O050"] == [
        "ANNEX I. Old (old.pdf)"
    ]
    (annex,) = edition.binding.annexes
    assert (annex.is_tagged, annex.removed) == (False, {"JavaScript": 1, "OpenAction": 1})
    assert b"app.alert" not in edition.files["bundle"]
    with pikepdf.open(io.BytesIO(edition.files["bundle"])) as opened:
        assert b"pdfuaid:part" not in opened.Root.Metadata.read_bytes()


def test_all_that_is_wrong_with_all_annexes_is_told_at_once(tmp_path, tmp_path_factory):
    annexes = [{"title": "Page", "file": "page.pdf"}, {"title": "Nothing", "file": "nothing.pdf"}]
    chosen = choose_engine("embedded", ROOT / "templates" / "fonts", tmp_path_factory.mktemp("embedded"))
    with chosen as engine, pytest.raises(AnnexError) as raised:
        bundled(tmp_path, engine, annexes, page_pdf=b"<html>404</html>", nothing_pdf=b"%PDF-1.7\n" + b"\0" * 99)
    assert [found.parameter("name") for found in raised.value.findings] == ["page.pdf", "nothing.pdf"]


def test_a_stamp_runs_along_if_asked(tmp_path, tmp_path_factory):
    given = [{"title": "Map", "file": "map.png"}]
    with choose_engine("embedded", ROOT / "templates" / "fonts", tmp_path_factory.mktemp("embedded")) as engine:
        plain = bundled(tmp_path, engine, given, map_png=png(90, 60))
        stamped = bundled(tmp_path, engine, given, Imposition(stamped=True), map_png=png(90, 60))
    assert stamped.files["pdf"] == plain.files["pdf"]
    labels, pages = read_facts(stamped.files["bundle"]).labels, page_texts(stamped.files["bundle"])
    assert all(f"SP/RV-TRCD-IR-24 {label}" in " ".join(page.split()) for page, label in zip(pages, labels, strict=True))
    assert "SP/RV-TRCD-IR-24 A1-1" not in "".join(page_texts(plain.files["bundle"]))


def test_the_embedded_engine_binds_too(tmp_path, tmp_path_factory):
    with choose_engine("embedded", ROOT / "templates" / "fonts", tmp_path_factory.mktemp("embedded")) as engine:
        edition = bundled(tmp_path, engine, [{"title": "Map", "file": "map.png"}], map_png=png(90, 60))
    labels = read_facts(edition.files["bundle"]).labels
    assert labels[-1] == "A1-1"
    assert "PDF/UA-1" not in edition.binding.claims

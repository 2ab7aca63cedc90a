"""Pictures of imported documents: files beside the input, named in the prose where they stood."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from PIL import Image

from pipeline.line.compose.manuscript import compose
from pipeline.model.stages import Imposition
from pipeline.reading.imports.core import import_report
from pipeline.reading.imports.document import SourcePicture
from pipeline.reading.imports.pictures import own_pictures, stem_of
from pipeline.reading.pictures import take_picture
from pipeline.reading.report import read_report
from pipeline.word.package import write_package
from tests.support.importing import assert_balanced, stripped
from tests.support.linked_pictures import noise
from tests.support.pictures import png
from tests.support.presswork import checked, fields, the_template
from tests.support.reports import the_office


def drawn(kind="PNG"):
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "steelblue").save(out, kind)
    return out.getvalue()


def of_a_stranger(*pictures):
    """A report with pictures among its paragraphs; each with what it is said to show."""
    document = docx.Document()
    document.add_heading("Informe de la reunión", 0)
    document.add_heading("Introducción", 1)
    document.add_paragraph("La reunión se celebró el 3 de mayo de 2023 y contó con la participación de la FAO.")
    for data, words in pictures:
        shape = document.add_picture(io.BytesIO(data))
        shape._inline.docPr.set("descr", words)
    document.add_paragraph("Después se habló del mapa.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "suffix"), [("PNG", "png"), ("JPEG", "jpg"), ("GIF", "png"), ("BMP", "png"), ("TIFF", "png")]
)
def test_a_picture_lies_beside_the_input_and_is_named_where_it_stood(kind, suffix):
    imported = import_report(of_a_stranger((drawn(kind), "Mapa de puertos")), "Relatoría 1.docx", the_office())
    assert_balanced(imported)
    ((name, data),) = imported.pictures.items()
    assert name == f"Relatoria-1-1.{suffix}"
    assert take_picture(data, name, None).width == 40
    before, picture, after = imported.report.background.split("\n\n")
    assert picture == f"![Mapa de puertos]({name})"
    assert (before[:10], after[:7]) == ("La reunión", "Después")


def test_one_that_nobody_described_waits_for_its_words():
    imported = import_report(of_a_stranger((drawn(), "")), "acta.docx", the_office())
    assert "![](acta-1.png)" in imported.report.background


def test_the_same_picture_twice_is_one_file():
    imported = import_report(of_a_stranger((png(), "Uno"), (png(), "Dos")), "acta.docx", the_office())
    assert list(imported.pictures) == ["acta-1.png"]
    assert imported.report.background.count("(acta-1.png)") == 2


def test_what_cannot_be_printed_is_left_out_and_told():
    with zipfile.ZipFile(io.BytesIO(of_a_stranger((drawn(), "Mapa")))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    (name,) = [name for name in parts if name.startswith("word/media/")]
    imported = import_report(write_package({**parts, name: b"no picture at all"}), "acta.docx", the_office())
    assert_balanced(imported)
    assert imported.pictures == {}
    assert "W066" in [found.code for found in imported.findings]


def test_our_own_pictures_come_back_under_their_own_names(tmp_path):
    more = {"background": 'Here is a map.\n\n![A map of ports](map.png "The ports")\n\nIt is blue.'}
    report = checked(tmp_path, fields(**more), whatever=True, map_png=noise(60, 1))
    written = write_package(compose(report, the_office(), Imposition(), the_template()).parts)
    imported = import_report(written, "x.docx", the_office())
    assert list(imported.pictures) == ["map.png"]
    read = import_report(stripped(written), "x.docx", the_office())
    assert_balanced(read)
    assert read.report.background == 'Here is a map.\n\n![A map of ports](x-1.png "The ports")\n\nIt is blue.'
    assert read.pictures["x-1.png"] == imported.pictures["map.png"]


@pytest.mark.parametrize("name", ["../x.png", "/tmp/x.png", "a\\b.png", ".hidden.png", "c:x.png"])
def test_a_carried_name_never_leads_out_of_the_folder(name):
    report = read_report(b"format: 1\nstage: draft\nlanguage: en\nmeeting: {title: T}\nbackground: x\n", "").report
    report = replace_background(report, f"![A map]({name})")
    assert own_pictures(report, [SourcePicture(b"1", "A map", "x-1.png")], {"x-1.png": b"1"}) == {}


def replace_background(report, text):
    return report.model_copy(update={"background": text})


@pytest.mark.parametrize(
    ("name", "stem"), [("/a/Acta nº 3.docx", "Acta-no-3"), ("…….docx", "picture"), ("ñandú.odt", "nandu")]
)
def test_names_are_safe_everywhere(name, stem):
    assert stem_of(name) == stem

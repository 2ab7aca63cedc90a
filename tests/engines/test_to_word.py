"""Older and other documents through the real LibreOffice, to the words that they had."""

from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.engines.to_word import WordConverter
from pipeline.errors import ConversionError
from pipeline.programs.soffice import find_libreoffice
from pipeline.reading.imports.core import import_report
from tests.support.importing import assert_balanced
from tests.support.reports import the_office

pytestmark = pytest.mark.needs_libreoffice

RTF = (
    b"{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Carlito;}}\\f0 "
    b"CONCLUSIONES\\par 1) Se acord\\'f3 {\\b seguir} con los trabajos.\\par 2) Se acord\\'f3 volver en mayo.\\par}"
)
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def odt() -> bytes:
    body = "".join(
        f"<text:p>{words}</text:p>" for words in ("CONCLUSIONES", "1) Se acordó seguir.", "2) Se acordó volver.")
    )
    content = (
        f'<office:document-content xmlns:office="{OFFICE}" xmlns:text="{TEXT}" office:version="1.2">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


@pytest.fixture(scope="module")
def converter(fonts, tmp_path_factory):
    with WordConverter(find_libreoffice(), fonts, tmp_path_factory.mktemp("to-word")) as made:
        yield made


@pytest.mark.parametrize(("data", "name"), [(RTF, "x.rtf"), (odt(), "x.odt")], ids=["rtf", "odt"])
def test_conclusions_come_through(data, name, converter):
    imported = import_report(data, name, the_office(), converter)
    assert_balanced(imported)
    first, second = (item.text.replace("**", "") for item in imported.report.conclusions)
    assert first.startswith("Se acordó seguir")
    assert second.startswith("Se acordó volver")


def test_what_libreoffice_will_not_read_is_told(converter):
    with pytest.raises(ConversionError) as error:
        converter(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2000, "doc")
    assert error.value.findings[0].code == "L004"

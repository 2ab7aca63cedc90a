"""Custom properties of a Word document: short texts by name, which Word and LibreOffice keep when they save it."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from pipeline.word.announcing import announce_part
from pipeline.word.package import Package
from pipeline.word.parsing import parse_xml

CUSTOM = "docProps/custom.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# The format that says "a property set by a person" (MS-OSHARED 2.3.3.2.1).
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST = 2


def with_properties(package: Package, values: Mapping[str, str]) -> Package:
    """The document with these custom properties, in place of whatever it had of them."""
    inside = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name={quoteattr(name)}><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(sorted(values.items()), _FIRST)
    )
    part = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_NAMESPACE}" xmlns:vt="{_VALUES}">{inside}</Properties>'
    ).encode()
    announced = {} if CUSTOM in package.parts else announce_part(package, CUSTOM, _TYPE, "custom-properties", "")
    return package.replaced({CUSTOM: part, **announced})


def read_properties(package: Package) -> dict[str, str]:
    """The custom properties of a document as text, by name."""
    if CUSTOM not in package.parts:
        return {}
    root = parse_xml(package.parts[CUSTOM], bare=True)
    return {
        item.get("name") or "": "".join(str(text) for text in item.itertext())
        for item in root.iter(f"{{{_NAMESPACE}}}property")
    }

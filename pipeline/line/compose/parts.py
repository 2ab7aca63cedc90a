"""What goes into the package beside the text: relations, notes, numbering, properties, the input that it was made from."""

from __future__ import annotations

import re
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from pipeline.line.compose.scribe import Relations, Scribe

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
APP_PROPERTIES = (
    f"{DECLARATION}"
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>rapporteur</Application><Company>SELA</Company></Properties>"
).encode()
INPUT_NAMESPACE = "urn:sela:rapporteur:input:1"
INPUT_STORE = "{5E1A0000-0000-4000-8000-000000000001}"
INPUT_PART, INPUT_PROPERTIES = "customXml/item1.xml", "customXml/itemProps1.xml"

_LANGUAGE = re.compile(r'(<w:rPrDefault>.*?<w:lang w:val=")[^"]*(" w:eastAsia=")[^"]*(")', re.DOTALL)
_THEME_LANGUAGE = re.compile(r'(<w:themeFontLang w:val=")[^"]*"')
_FIRST_LIST = re.compile(r"<w:num(?=[ >])")
_MODES = {"hyperlink": ' TargetMode="External"', "image": ""}
_PICTURE_TYPES = {"png": "image/png", "jpeg": "image/jpeg"}


def add_relations(existing: bytes | None, relations: Relations) -> bytes:
    """A part's relations with those of the text added."""
    new = "".join(
        f'<Relationship Id="{number}" Type="{OFFICE}/{kind}" Target={quoteattr(target)}{_MODES[kind]}/>'
        for (kind, target), number in relations.targets.items()
    )
    empty = f'{DECLARATION}<Relationships xmlns="{RELATIONS}"></Relationships>'
    return _before_end(existing.decode() if existing else empty, "Relationships", new)


def add_notes(existing: bytes, scribe: Scribe) -> bytes:
    """The footnotes part with the notes of the text."""
    return _before_end(existing.decode(), "w:footnotes", "".join(scribe.notes))


def add_lists(existing: bytes, scribe: Scribe) -> bytes:
    """The numbering part with the lists of the text, and with definitions of our own for those the template lacks.

    Definitions stand before lists (ISO/IEC 29500-1, 17.9.17).
    """
    text, own = existing.decode(), scribe.numberings.own
    first = _FIRST_LIST.search(text)
    if first is not None:
        text = text[: first.start()] + own + text[first.start() :]
        own = ""
    return _before_end(text, "w:numbering", own + scribe.numbering_xml())


def add_types(existing: bytes, kinds: set[str]) -> bytes:
    """The content types with those of the pictures and of the stored input."""
    text = existing.decode()
    new = [kind for kind in sorted(kinds) if f'Extension="{kind}"' not in text.replace(kind.upper(), kind)]
    more = "".join(f'<Default Extension="{kind}" ContentType="{_PICTURE_TYPES[kind]}"/>' for kind in new)
    text = text.replace("<Override ", f"{more}<Override ", 1)
    properties = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    return _before_end(text, "Types", f'<Override PartName="/customXml/itemProps1.xml" ContentType="{properties}"/>')


def stored_input(canonical: bytes | None, sha256: str) -> dict[str, bytes]:
    """The custom XML part: the canonical input with its hash, or the hash alone where the input may not travel."""
    inside = "" if canonical is None else escape(canonical.decode())
    item = f'{DECLARATION}<input xmlns="{INPUT_NAMESPACE}" sha256="{sha256}" xml:space="preserve">{inside}</input>'
    properties = (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{INPUT_STORE}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{INPUT_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    relation = (
        f'{DECLARATION}<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/customXmlProps" '
        'Target="itemProps1.xml"/></Relationships>'
    )
    return {
        INPUT_PART: item.encode(),
        INPUT_PROPERTIES: properties.encode(),
        "customXml/_rels/item1.xml.rels": relation.encode(),
    }


def core_properties(title: str, subject: str, language: str, keywords: str, day: datetime) -> bytes:
    """The core properties of the document; its one date is that of the meeting's last day."""
    moment = day.strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:subject>{escape(subject)}</dc:subject><dc:creator>SELA</dc:creator>"
        f"<cp:keywords>{escape(keywords)}</cp:keywords><cp:lastModifiedBy>SELA</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<dc:language>{language}</dc:language></cp:coreProperties>"
    ).encode()


def relate_input(relations: bytes) -> bytes:
    """The document's relations with that to the stored input."""
    return _before_end(
        relations.decode(),
        "Relationships",
        f'<Relationship Id="rIdInput" Type="{OFFICE}/customXml" Target="../customXml/item1.xml"/>',
    )


def set_language(part: bytes, tag: str) -> bytes:
    """Styles or settings in the language of the report, which is that of every word without one of its own."""
    text = _LANGUAGE.sub(rf"\g<1>{tag}\g<2>{tag}\g<3>", part.decode())
    return _THEME_LANGUAGE.sub(rf'\g<1>{tag}"', text).encode()


def _before_end(text: str, element: str, more: str) -> bytes:
    """The text with more put in before the end of its root element, which may have been empty."""
    if f"</{element}>" not in text:
        text = re.sub(rf"(<{element}\b[^>]*?)\s*/>", rf"\1></{element}>", text)
    at = text.rindex(f"</{element}>")
    return (text[:at] + more + text[at:]).encode()

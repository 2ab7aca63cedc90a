"""Dublin Core as OAI-PMH carries it: the fifteen elements in an `oai_dc` container.

<https://www.openarchives.org/OAI/openarchivesprotocol.html#dublincore>; the elements are in the order of their names' first use
in the schema, repeated where there is more than one value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pipeline.line.describing.description import Description, Other, Relation

OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_TAG = re.compile("[a-z]{2,8}")
_EDITIONS = (Relation.ORIGINAL, Relation.TRANSLATION, Relation.VERSION)

Value = tuple[str, str, str]
"""An element's name, its text, and the language of that, empty for what is in none."""


def dublin_core(described: Description) -> bytes:
    """The description as an `oai_dc:dc` document, UTF-8."""
    root = etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC, "xsi": _XSI})
    root.set(f"{{{_XSI}}}schemaLocation", _SCHEMA)
    for name, text, language in _values(described):
        if not text:
            continue
        element = etree.SubElement(root, f"{{{DC}}}{name}")
        element.text = text
        if _TAG.fullmatch(language):
            element.set(_LANGUAGE, language)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _values(described: Description) -> Iterator[Value]:
    language = described.language
    yield from _of_document(described, language)
    yield from _of_event(described, language)
    yield from (("relation", named, "") for named in dict.fromkeys(_named(each) for each in described.others))
    yield "rights", described.rights, language
    yield "rights", described.access, ""


def _named(other: Other) -> str:
    """Another document by its symbol, which all languages share: the edition in another one with that."""
    return f"{other.symbol} ({other.language})" if other.relation in _EDITIONS else other.symbol


def _of_document(described: Description, language: str) -> Iterator[Value]:
    yield "title", described.whole_title, language
    yield from (("title", title, other) for other, title in sorted(described.titles.items()))
    yield "creator", described.publisher, ""
    yield from (("subject", subject, language) for subject in described.subjects)
    yield "publisher", described.publisher, ""
    yield from (("contributor", each.name, "") for each in described.agents)
    yield "date", described.date, ""
    yield "type", "Text", ""
    yield "type", described.kind, language
    yield from (("format", kind, "") for kind in dict.fromkeys(each.media_type for each in described.files))
    yield from (("identifier", symbol, "") for symbol in described.symbols)
    yield from (("identifier", f"{_PREFIXES[kind]}{number}", "") for kind, number in described.identifiers.items())
    yield "language", language, ""


_PREFIXES = {"isbn": "urn:isbn:", "issn": "urn:issn:", "doi": "https://doi.org/"}


def _of_event(described: Description, language: str) -> Iterator[Value]:
    event = described.event
    if event is None:
        return
    yield "description", event.words, language
    yield "coverage", event.place, language
    yield "coverage", event.first if event.first == event.last else f"{event.first}/{event.last}", ""

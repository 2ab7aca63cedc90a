"""Reading and naming of XML in Word files: the one parser, its settings, and the namespaces."""

from __future__ import annotations

from functools import cache

from lxml import etree

Element = etree._Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}
"""The prefixes that this room uses, as Word writes them."""

W = f"{{{NAMESPACES['w']}}}"
"""What stands before the name of an element or attribute of WordprocessingML."""


class ForbiddenDoctypeError(ValueError):
    """The XML has a DOCTYPE, where entities and outside files hide; no Word file needs one."""


@cache
def tag(name: str) -> str:
    """The full name of `w:p`: its namespace in braces, then `p`."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def _parser(*, bare: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,  # libxml2 then stops at depth 256 and at texts of 10 MB
        recover=False,
        remove_comments=bare,
        remove_pis=bare,
    )


_WHOLE = _parser(bare=False)
_BARE = _parser(bare=True)


def parse_xml(data: bytes, *, bare: bool = False) -> Element:
    """The root element of one part; with `bare`, comments and processing instructions are left out.

    Raises `etree.XMLSyntaxError` where the XML is not well formed, `ForbiddenDoctypeError` where it has a DOCTYPE.
    """
    root = etree.fromstring(data, _BARE if bare else _WHOLE)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ForbiddenDoctypeError
    return root


def write_xml(root: Element) -> bytes:
    """One part as bytes: UTF-8, with the declaration that Word writes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

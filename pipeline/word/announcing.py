"""A new part in a Word document: made known by its content type, and by the relation that leads to it."""

from __future__ import annotations

from lxml import etree

from pipeline.word.package import CONTENT_TYPES, Package
from pipeline.word.parsing import Element, parse_xml, tag, write_xml
from pipeline.word.relations import read_relations, relations_part

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'


def announce_part(package: Package, name: str, content_type: str, kind: str, source: str) -> dict[str, bytes]:
    """The content types and the relations of `source` (the package itself is the empty name) with those of a new part.

    What the package says of such a part already stays as it is.
    """
    types = parse_xml(package.parts[CONTENT_TYPES])
    if not any(item.get("PartName") == f"/{name}" for item in types.iter(tag("ct:Override"))):
        types.append(_element("ct:Override", PartName=f"/{name}", ContentType=content_type))
    rels = relations_part(source)
    relations = parse_xml(package.parts.get(rels, _NO_RELATIONS))
    if not any(item.part == name for item in read_relations(relations, source)):
        folder = source.rpartition("/")[0]
        target = name.removeprefix(f"{folder}/") if folder else name
        own = f"rIdOwn-{kind.replace('-', '')}"
        relations.append(_element("rel:Relationship", Id=own, Type=f"{_KIND}/{kind}", Target=target))
    return {CONTENT_TYPES: write_xml(types), rels: write_xml(relations)}


def _element(name: str, **attributes: str) -> Element:
    made = etree.Element(tag(name))
    for key, value in attributes.items():
        made.set(key, value)
    return made

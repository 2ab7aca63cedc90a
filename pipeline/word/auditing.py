"""Whether Word would open a document that the program made: its packaging, and what its parts say of each other.

Word calls a file damaged for faults that LibreOffice never mentions: a relation that leads nowhere, two notes of one
number, a bookmark begun twice. Each is looked for here, before an engine sees the document.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from lxml import etree

from pipeline.findings import Finding, Place, finding
from pipeline.word.cross_references import audit_bookmarks, audit_links, audit_notes, audit_numbers, audit_styles
from pipeline.word.package import CONTENT_TYPES
from pipeline.word.parsing import NAMESPACES, Element, ForbiddenDoctypeError, parse_xml, tag
from pipeline.word.relations import Relation, leads_to_web, read_relations, relations_part, source_part

STORIES = frozenset({tag("w:document"), tag("w:hdr"), tag("w:ftr"), tag("w:footnotes"), tag("w:endnotes")})
"""The parts that hold text, by their root element."""

_CONTENT = frozenset(
    tag(name)
    for name in (
        *("w:drawing", "w:pict", "w:object", "w:br", "w:fldChar", "w:fldSimple", "w:footnoteReference", "w:sdt"),
        *("w:sectPr", "w:tab", "w:sym", "mc:AlternateContent"),
    )
)
_R = f"{{{NAMESPACES['r']}}}"


def audit_package(parts: Mapping[str, bytes], allowed_empty: Collection[str] = ()) -> tuple[Finding, ...]:
    """Everything for which Word might call this document damaged, and empty paragraphs that stand for distance.

    `allowed_empty` holds the ids of the styles whose paragraphs may be empty, the empty text for paragraphs without a
    style. A paragraph that carries a section break, or is all there is of a cell, may always be.
    """
    roots, broken = _parsed(parts)
    if broken:
        return tuple(broken)
    stories = {name: root for name, root in roots.items() if root.tag in STORIES}
    return (
        *_audit_types(parts, roots),
        *_audit_relations(parts, roots),
        *audit_bookmarks(stories),
        *audit_links(stories),
        *audit_numbers(stories, roots),
        *audit_notes(stories),
        *audit_styles(stories, roots),
        *_audit_empty(stories, allowed_empty),
    )


def _parsed(parts: Mapping[str, bytes]) -> tuple[dict[str, Element], list[Finding]]:
    roots: dict[str, Element] = {}
    broken = []
    for name in sorted(parts):
        if name.endswith((".xml", ".rels")):
            try:
                roots[name] = parse_xml(parts[name])
            except (etree.XMLSyntaxError, ForbiddenDoctypeError) as error:
                broken.append(finding("O101", Place(words=name), part=name, reason=str(error) or "DOCTYPE"))
    return roots, broken


def _audit_types(parts: Mapping[str, bytes], roots: Mapping[str, Element]) -> Iterator[Finding]:
    types = roots.get(CONTENT_TYPES)
    if types is None:
        yield finding("O102", Place(words=CONTENT_TYPES), part=CONTENT_TYPES)
        return
    named = {(item.get("PartName") or "").lstrip("/") for item in types.iter(tag("ct:Override"))}
    endings = {(item.get("Extension") or "").lower() for item in types.iter(tag("ct:Default"))}
    for name in sorted(parts.keys() - named - {CONTENT_TYPES}):
        if name.rpartition(".")[2].lower() not in endings:
            yield finding("O102", Place(words=name), part=name)
    for name in sorted(named - parts.keys()):
        yield finding("O103", Place(words=CONTENT_TYPES), part=CONTENT_TYPES, target=name)


def _audit_relations(parts: Mapping[str, bytes], roots: Mapping[str, Element]) -> Iterator[Finding]:
    known: dict[str, set[str]] = {}
    for name, root in roots.items():
        if name.endswith(".rels"):
            source = source_part(name)
            relations = tuple(read_relations(root, source))
            known[source] = {relation.id for relation in relations}
            yield from _audit_arrows(relations, parts, source or name)
    for name, root in roots.items():
        if root.tag in STORIES:
            for used in sorted(_relation_ids(root) - known.get(name, set())):
                yield finding("O104", Place(words=name), part=name, relation=used, rels=relations_part(name))


def _audit_arrows(relations: tuple[Relation, ...], parts: Mapping[str, bytes], part: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for relation in relations:
        if relation.id in seen:
            yield finding("O105", Place(words=part), part=part, kind="relation", number=relation.id)
        seen.add(relation.id)
        if relation.external and not (relation.kind == "hyperlink" and leads_to_web(relation.target)):
            yield finding("O106", Place(words=part), part=part, relation=relation.kind, target=relation.target)
        elif not relation.external and relation.part not in parts:
            yield finding("O103", Place(words=part), part=part, target=relation.target)


def _relation_ids(root: Element) -> set[str]:
    return {
        str(value) for element in root.iter("{*}*") for key, value in element.attrib.items() if str(key).startswith(_R)
    }


def _audit_empty(stories: Mapping[str, Element], allowed: Collection[str]) -> Iterator[Finding]:
    for name, root in stories.items():
        if root.tag != tag("w:document"):
            continue
        for number, paragraph in enumerate(root.iter(tag("w:p")), 1):
            if not _says_something(paragraph) and _style(paragraph) not in allowed and not _alone_in_cell(paragraph):
                yield finding("O107", Place(words=f"{name}:{number}"), part=name, paragraph=number)


def _says_something(paragraph: Element) -> bool:
    return any(
        element.tag in _CONTENT or (element.tag == tag("w:t") and (element.text or "").strip())
        for element in paragraph.iter("{*}*")
    )


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{tag('w:pPr')}/{tag('w:pStyle')}")
    return "" if style is None else style.get(tag("w:val")) or ""


def _alone_in_cell(paragraph: Element) -> bool:
    home = paragraph.getparent()
    return home is not None and home.tag == tag("w:tc") and len(home.findall(tag("w:p"))) == 1

"""How the parts of a Word document point at each other, and what of it would reach outside."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.findings import Finding, Place, finding
from pipeline.word.package import CONTENT_TYPES, Package, main_part
from pipeline.word.parsing import Element, parse_xml, tag, write_xml

ALLOWED_SCHEMES = frozenset({"http", "https", "mailto"})
"""What a link may lead to; anything else is a file of some machine, or code."""

REFUSED_TYPES = frozenset(
    {"attachedTemplate", "subDocument", "oleObject", "package", "aFChunk", "control", "vbaProject"}
    | {"wordVbaData", "frame", "mailMergeSource", "mailMergeHeaderSource", "activeXControlBinary", "transform"}
)
"""Relations that bring in a foreign document or program, whether it lies inside or outside."""

REFUSED_ELEMENTS = frozenset({"altChunk", "subDoc", "OLEObject", "control", "movie", "object"})

REFUSED_FIELDS = frozenset(
    {"DDE", "DDEAUTO", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "EMBED", "IMPORT", "DATABASE"}
    | {"MACROBUTTON", "AUTOTEXT", "RD"}
)
"""Fields that fetch or run something when the document is opened or its fields are renewed."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One arrow from a part to another part or to the outside; `kind` is the last word of its type."""

    source: str
    id: str
    kind: str
    target: str
    external: bool

    @property
    def part(self) -> str:
        """The name of the part aimed at, with `..` worked out."""
        folder = posixpath.dirname(self.source)
        return posixpath.normpath(posixpath.join("/" + folder, self.target)).lstrip("/")


def relations_part(source: str) -> str:
    """The name of the part that holds the relations of `source` (the package itself is the empty name)."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def source_part(rels: str) -> str:
    """The part whose relations are held by the part called `rels`."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def relations_of(parts: Mapping[str, bytes], source: str) -> tuple[Relation, ...]:
    """The relations of one part, none if it has none."""
    data = parts.get(relations_part(source))
    return tuple(read_relations(parse_xml(data), source)) if data else ()


def read_relations(root: Element, source: str) -> Iterator[Relation]:
    """The relations written under `root`."""
    for item in root.iter(tag("rel:Relationship")):
        yield Relation(
            source=source,
            id=item.get("Id") or "",
            kind=(item.get("Type") or "").rstrip("/").rpartition("/")[2],
            target=item.get("Target") or "",
            external=item.get("TargetMode") == "External",
        )


def frame_parts(package: Package) -> tuple[str, ...]:
    """The parts that make up the frame: the main part, then headers and footers by name."""
    main = main_part(package.parts)
    around = {item.part for item in relations_of(package.parts, main) if item.kind in ("header", "footer")}
    return (main, *sorted(around & package.parts.keys()))


def without_part(parts: Mapping[str, bytes], gone: str) -> dict[str, bytes]:
    """The parts without one of them, and without its content type, its relations and those that lead to it."""
    left = {name: data for name, data in parts.items() if name not in (gone, relations_part(gone))}
    if gone not in parts or CONTENT_TYPES not in parts:
        return left
    types = parse_xml(left[CONTENT_TYPES])
    for item in types.findall(tag("ct:Override")):
        if item.get("PartName") == f"/{gone}":
            types.remove(item)
    left[CONTENT_TYPES] = write_xml(types)
    for name in (name for name in tuple(left) if name.endswith(".rels")):
        leading = {item.id for item in relations_of(parts, source_part(name)) if item.part == gone}
        if leading:
            root = parse_xml(left[name])
            for item in root.findall(tag("rel:Relationship")):
                if item.get("Id") in leading:
                    root.remove(item)
            left[name] = write_xml(root)
    return left


def outside_reach(package: Package) -> tuple[Finding, ...]:
    """Everything in a document that would fetch, embed or run something; only links to web and mail may lead out."""
    found: list[Finding] = []
    for name in package.parts:
        if name.endswith(".rels"):
            found += _judged_relations(package, name)
        elif name.endswith(".xml") and not name.startswith("customXml/"):
            root = package.xml(name)
            place = Place(file=package.what, words=name)
            found += _judged_elements(root, place)
            found += _judged_fields(root, place)
    return tuple(found)


def leads_to_web(target: str) -> bool:
    """Whether a link's target is an address of the web or of mail."""
    try:
        return urlsplit(target.strip()).scheme.lower() in ALLOWED_SCHEMES
    except ValueError:
        return False


def _judged_relations(package: Package, name: str) -> Iterator[Finding]:
    source = source_part(name)
    place = Place(file=package.what, words=source or name)
    for relation in read_relations(package.xml(name), source):
        link = relation.kind == "hyperlink"
        if relation.kind in REFUSED_TYPES or (relation.external and not link):
            yield finding("T030", place, relation=relation.kind, target=relation.target)
        elif relation.external and not leads_to_web(relation.target):
            yield finding("T031", place, target=relation.target)


def _judged_elements(root: Element, place: Place) -> Iterator[Finding]:
    for element in root.iter("{*}*"):
        namespace, _, local = str(element.tag)[1:].partition("}")
        if local in REFUSED_ELEMENTS and ("wordprocessingml" in namespace or namespace.startswith("urn:schemas-")):
            yield finding("T032", place, element=local)
        if namespace.startswith("urn:schemas-microsoft-com:"):  # VML names pictures without a relation, too
            target = element.get("src") or element.get("href") or element.get(tag("o:href")) or ""
            if target:
                yield finding("T030", place, relation=local, target=target)


def _judged_fields(root: Element, place: Place) -> Iterator[Finding]:
    for instruction in field_instructions(root):
        words = instruction.replace('"', " ").split()
        kind = next((word.upper() for word in words if word.upper() in REFUSED_FIELDS), "")
        if kind:
            yield finding("T033", place, field=kind, instruction=" ".join(words))
        elif len(words) > 1 and words[0].upper() == "HYPERLINK" and not (words[1][0] == "\\" or leads_to_web(words[1])):
            yield finding("T031", place, target=words[1])


def field_instructions(root: Element) -> tuple[str, ...]:
    """What each field of a part is told to do, simple or complex, the pieces of several runs put together."""
    found: list[str] = []
    open_fields: list[list[str]] = []
    for element in root.iter(tag("w:fldSimple"), tag("w:fldChar"), tag("w:instrText")):
        if element.tag == tag("w:fldSimple"):
            found.append(element.get(tag("w:instr")) or "")
        elif element.tag == tag("w:instrText"):
            (open_fields[-1] if open_fields else found).append(element.text or "")
        elif element.get(tag("w:fldCharType")) == "begin":
            open_fields.append([])
        elif element.get(tag("w:fldCharType")) == "end" and open_fields:
            inner = "".join(open_fields.pop())
            found.append(inner)
            if open_fields:  # a field inside another's instruction is part of it, as in { { QUOTE "DDE" } … }
                open_fields[-1].append(inner)
    found += ["".join(pieces) for pieces in open_fields]
    return tuple(found)

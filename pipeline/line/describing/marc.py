"""MARC 21 as MARCXML, as UN libraries catalogue such documents: 191 the symbol, 089 what it holds, 711 the meeting.

<https://www.loc.gov/marc/bibliographic/>, and the UNBIS reference manual for 089 and 191. Whatever would be the day on
which somebody catalogued is the month of the document, since no clock may be in a record.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.line.describing.description import Description, Other, Relation
from pipeline.line.describing.fixed_field import LANGUAGES, fixed_field
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import document_of, is_revision

if TYPE_CHECKING:
    from pymarc import Field, Record

_MEETING_REPORT = "A16"
"""UNBIS 089 $b: reports of meetings and workshops."""

_CONTENT = {"rapporteur-report": _MEETING_REPORT}
_TERMS = "http://purl.org/dc/terms/"
_LINKS = {
    Relation.ORIGINAL: ("765", ""),
    Relation.TRANSLATION: ("767", ""),
    Relation.VERSION: ("775", ""),
    Relation.PART_OF: ("773", ""),
    Relation.CORRECTS: ("787", "references"),
    Relation.CORRECTED_BY: ("787", "isReferencedBy"),
    Relation.OTHER: ("787", "relation"),
}


def marcxml(described: Description) -> bytes:
    """The description as a MARCXML record, UTF-8."""
    from xml.etree import ElementTree

    from pymarc.marcxml import record_to_xml_node

    root = record_to_xml_node(marc_record(described), namespace=True)  # type: ignore[no-untyped-call]
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return text + b"\n"


def marc_record(described: Description) -> Record:
    """The description as a MARC record: a text, a monograph, in Unicode (leader 05 `n`, 06 `a`, 07 `m`, 09 `a`)."""
    from pymarc import Leader, Record

    fixed = (("001", described.key), ("007", f"cr {'|' * 11}"), ("008", fixed_field(described)))
    fields = sorted(_fields(described), key=lambda field: field.tag)
    record = Record(fields=[*(_control(tag, data) for tag, data in fixed), *fields])
    record.leader = Leader("00000nam a22000007u 4500")
    return record


def _fields(described: Description) -> Iterator[Field]:
    yield from _numbers(described)
    yield from _titles(described)
    yield from _notes(described)
    yield from _names(described)
    yield from (_link(each, described) for each in described.others if each.symbol or each.title)
    for each in described.files:
        yield _field("856", " 0", q=each.media_type, f=each.name)


def _numbers(described: Description) -> Iterator[Field]:
    numbers = described.identifiers
    if isbn := numbers.get("isbn"):
        yield _field("020", a=isbn)
    if issn := numbers.get("issn"):
        yield _field("022", a=issn)
    if doi := numbers.get("doi"):
        yield _field("024", "7 ", a=doi, **{"2": "doi"})
    yield _field("040", a=described.keeper, b=LANGUAGES.get(described.language, "und"))
    if described.original:
        yield _field("041", "1 ", a=LANGUAGES[described.language], h=LANGUAGES[described.original])
    if code := _CONTENT.get(described.type):
        yield _field("089", b=code)
    event = described.event
    for symbol in described.symbols:
        yield _field("191", a=symbol, b=event.body if event else "", c=event.session if event else "")


def _titles(described: Description) -> Iterator[Field]:
    if described.event:
        yield _field("245", "10", a=f"{described.title} :" if described.kind else described.title, b=described.kind)
    else:
        yield _field("245", "00", a=described.title or described.kind or "[s.t.]")
    for _, title in sorted(described.titles.items()):
        yield _field("246", "31", a=title)
    if described.event:
        yield _field("264", " 1", a=f"{described.place} :", b=f"{described.publisher},", c=described.date)
    elif described.date:
        yield _field("264", " 1", c=described.date)
    if described.pages:
        yield _field("300", a=f"{described.pages} p.")
    yield _field("336", a="text", b="txt", **{"2": "rdacontent"})
    yield _field("337", a="computer", b="c", **{"2": "rdamedia"})
    yield _field("338", a="online resource", b="cr", **{"2": "rdacarrier"})


def _notes(described: Description) -> Iterator[Field]:
    event = described.event
    if event and event.words:
        yield _field("500", a=event.words)
    if described.access != "public":
        yield _field("506", "1 ", a=described.access)
    if described.rights:
        yield _field("540", a=described.rights)
    if described.translation:
        yield _field("546", a=described.translation)
    for subject in described.subjects:
        yield _field("650", " 4", a=subject)


def _names(described: Description) -> Iterator[Field]:
    if described.publisher:
        yield _field("110" if described.event else "710", "2 ", a=described.publisher)
    if event := described.event:
        days = event.first if event.first == event.last else f"{event.first}/{event.last}"
        where = {"a": event.title, "d": days, "c": event.place}
        yield _field("611", "24", **where)
        yield _field("711", "2 ", **where)
        if event.body:
            yield _field("610", "24", a=described.publisher, b=event.body, n=event.session)
            yield _field("710", "2 ", a=described.publisher, b=event.body, n=event.session)
    for each in described.agents:
        yield _field("700" if each.is_person else "710", "0 " if each.is_person else "2 ", a=each.name, e=each.role)


def _link(other: Other, described: Description) -> Field:
    """Another document by its symbol ($o), language ($e), the number of its own record ($w), and what it is to this one ($4).

    A revision takes the place of what it corrects; a corrigendum or an addendum does not.
    """
    tag, name = _LINKS[other.relation]
    if is_revision(document_of(Symbol(described.symbol if other.relation is Relation.CORRECTS else other.symbol))):
        name = {"references": "replaces", "isReferencedBy": "isReplacedBy"}.get(name, name)
    term = f"{_TERMS}{name}" if name else ""
    language = LANGUAGES.get(other.language, "") if tag == "775" else ""
    values = {"i": other.words, "t": other.title, "e": language, "o": other.symbol, "w": other.key, "4": term}
    return _field(tag, "0 ", **values)


def _control(tag: str, data: str) -> Field:
    from pymarc import Field

    return Field(tag, data=data)


def _field(tag: str, indicators: str = "  ", **values: str) -> Field:
    """A field with its two indicators; subfields without value are left out."""
    from pymarc import Field, Indicators, Subfield

    found = [Subfield(code, value) for code, value in values.items() if value]
    return Field(tag, Indicators(*indicators), found)

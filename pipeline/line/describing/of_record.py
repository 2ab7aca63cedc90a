"""The description of a document by its record alone: a deposit, or a report whose input is not kept any more."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from pipeline.line.describing.description import Description, Event, Other, Written
from pipeline.model.base import Language
from pipeline.model.described import Described
from pipeline.model.symbol_parts import ORGAN
from pipeline.office.office import Office

# What no XML document may hold (<https://www.w3.org/TR/xml/#charsets>).
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def describe_recorded(
    fields: Mapping[str, object],
    symbol: str,
    office: Office,
    key: str,
    others: tuple[Other, ...],
    files: tuple[Written, ...],
) -> Description:
    """The description of a report by what its record says; `symbol` is as printed, with its revision."""
    language, kind = _text(fields, "language"), _text(fields, "type")
    value, pages = fields.get("days"), fields.get("pages")
    days = sorted(str(day) for day in value) if isinstance(value, list) else []
    title = _text(fields, "title")
    first, last = (days[0], days[-1]) if days else ("", "")
    return Description(
        key=key,
        symbols=(symbol,) if symbol else (),
        title=title,
        kind=_kind(kind, language, office),
        type=kind,
        language=language,
        keeper=office.house.publisher,
        access=_text(fields, "access"),
        publisher=office.house.publisher,
        place=office.house.seat,
        date=last[:7],
        years=(int(last[:4]), int(last[:4])) if last[:4].isdigit() else None,
        event=Event(title, first, last, _in_words(days, language, office)),
        pages=pages if isinstance(pages, int) else 0,
        others=others,
        files=files,
    )


def describe_deposit(
    described: Described, office: Office, key: str, pages: int, files: tuple[Written, ...]
) -> Description:
    """The description of a document that we did not make; who published it is known only where a symbol of ours says it."""
    is_own = any(symbol.startswith(f"{ORGAN}/") for symbol in described.symbols)
    return Description(
        key=key,
        symbols=tuple(_clean(symbol) for symbol in described.symbols),
        title=_clean(described.title),
        kind=_clean(_kind(described.type, described.language, office)),
        type=described.type,
        language=_clean(described.language),
        keeper=office.house.publisher,
        access=_clean(described.access),
        publisher=office.house.publisher if is_own else "",
        place=office.house.seat if is_own else "",
        date=_clean(described.date),
        years=described.years,
        pages=pages,
        files=files,
    )


def _kind(type_: str, language: str, office: Office) -> str:
    """What a document is, in its language; a type that the office does not know as it was written."""
    known = office.types.get(type_)
    if known is None:
        return type_
    spoken = Language(language) if language in set(Language) else Language.SPANISH
    return known.titles.get(spoken, type_)


def _in_words(days: Sequence[str], language: str, office: Office) -> str:
    if language not in set(Language):
        return ""
    try:
        return office.day_words([date.fromisoformat(day) for day in days], False, Language(language))
    except ValueError:
        return ""


def _text(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    return _clean(value) if isinstance(value, str) else ""


def _clean(text: str) -> str:
    return " ".join(_NO_XML.sub("", text).split())

"""A description for search engines: a `Report` of schema.org as JSON-LD.

<https://schema.org/Report>, whose `reportNumber` is the symbol. A deposit of which nobody says that it is a report is a
`CreativeWork`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from pipeline.line.describing.description import Agent, Description, Event, Other, Relation

CONTEXT = "https://schema.org"

_MODES = {
    "virtual": "OnlineEventAttendanceMode",
    "in-person": "OfflineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}
_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}")  # what is uncertain has no word here: `1987?`
_MISSING: tuple[object, ...] = ("", None, [], {}, ())


def schema_org(described: Description) -> bytes:
    """The description as a JSON-LD document, UTF-8, names sorted."""
    return json.dumps(as_thing(described), ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n"


def as_thing(described: Description) -> dict[str, object]:
    """The description as JSON-LD has it, without what is not known."""
    is_report = described.event is not None or described.type == "rapporteur-report"
    symbols: object = described.symbol if len(described.symbols) < 2 else list(described.symbols)
    fields = {
        "@context": CONTEXT,
        "@type": "Report" if is_report else "CreativeWork",
        "name": described.whole_title,
        "alternateName": [_in(title, language) for language, title in sorted(described.titles.items())],
        "reportNumber" if is_report else "identifier": symbols,
        "inLanguage": described.language,
        "datePublished": described.date if _ISO.fullmatch(described.date) else None,
        "genre": described.kind,
        "about": _event(described.event) if described.event else None,
        "keywords": list(described.subjects),
        **_of_people(described),
        **_of_rights(described),
        **_numbers(described.identifiers),
        **_others(described),
    }
    return _known(fields)


def _of_people(described: Description) -> dict[str, object]:
    publisher = _organisation(described.publisher)
    return {
        "publisher": publisher,
        "creator": publisher if described.event else None,
        "sdPublisher": _organisation(described.keeper),
        "contributor": [_agent(each) for each in described.agents],
    }


def _of_rights(described: Description) -> dict[str, object]:
    """Whose it is, who may read it, and the files that there are to be read."""
    years = described.years if described.rights else None
    return {
        "copyrightNotice": described.rights,
        "copyrightHolder": _organisation(described.publisher) if described.rights else None,
        "copyrightYear": years[0] if years else None,
        "isAccessibleForFree": described.access == "public" or None,
        "conditionsOfAccess": "" if described.access == "public" else described.access,
        "encoding": [
            {"@type": "MediaObject", "name": each.name, "encodingFormat": each.media_type, "sha256": each.digest}
            for each in described.files
        ],
    }


def _known(fields: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value not in _MISSING}


def _in(text: str, language: str) -> dict[str, str]:
    return {"@value": text, "@language": language}


def _organisation(name: str) -> dict[str, object] | None:
    return {"@type": "Organization", "name": name} if name else None


def _agent(agent: Agent) -> dict[str, object]:
    whose = {"@type": "Person" if agent.is_person else "Organization", "name": agent.name}
    return {"@type": "Role", "roleName": agent.role, "contributor": whose} if agent.role else dict(whose)


def _event(event: Event) -> dict[str, object]:
    virtual = {"@type": "VirtualLocation"} if event.mode == "virtual" else None
    fields = {
        "@type": "Event",
        "name": event.title,
        "startDate": event.first,
        "endDate": event.last,
        "eventAttendanceMode": f"{CONTEXT}/{_MODES[event.mode]}" if event.mode else "",
        "location": {"@type": "Place", "name": event.place} if event.place else virtual,
    }
    return _known(fields)


def _numbers(identifiers: Mapping[str, str]) -> dict[str, object]:
    named = {"isbn": "isbn", "issn": "issn"}
    found: dict[str, object] = {named[kind]: number for kind, number in identifiers.items() if kind in named}
    if doi := identifiers.get("doi"):
        found["sameAs"] = f"https://doi.org/{doi}"
    return found


def _others(described: Description) -> dict[str, object]:
    """The other documents by what they are; a translation points to its original, and that to its translations.

    Two translations of one original have no word of their own here: they find each other by it.
    """
    part_of = [_work(each) for each in described.related(Relation.PART_OF)]
    event = described.event
    if event and event.body:
        part_of.append({"@type": "Collection", "name": f"{event.body} {event.session}".strip()})
    return {
        "workTranslation": _works(described.related(Relation.TRANSLATION)),
        "translationOfWork": _works(described.related(Relation.ORIGINAL)),
        "mentions": _works(described.related(Relation.OTHER)),
        "isBasedOn": _works(described.related(Relation.CORRECTS)),
        "correction": [each.symbol for each in described.related(Relation.CORRECTED_BY)],
        "isPartOf": part_of,
    }


def _works(others: Iterable[Other]) -> list[dict[str, object]]:
    return [_work(each) for each in others]


def _work(other: Other) -> dict[str, object]:
    fields = {"@type": "Report", "reportNumber": other.symbol, "inLanguage": other.language, "name": other.title}
    return _known(fields)

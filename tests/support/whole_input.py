"""One input with every field, and how it is made wrong at one place."""

from __future__ import annotations

import copy
import re
from typing import Any

import yaml

GONE = object()
"""In the place of a value: the field is left out."""

WHOLE: dict[str, Any] = {
    "format": 1,
    "stage": "final",
    "symbol": "SP/RV-TSTI-IR-24",
    "revision": 1,
    "language": "en",
    "original": "es",
    "translation": "unofficial",
    "type": "rapporteur-report",
    "template": "rapporteur-report",
    "access": "public",
    "embargo": "2024-04-05T09:00-04:00",
    "issued": "2024-04",
    "adopted": {"on": "2024-05-02", "by": "Latin American Council"},
    "identifiers": {"isbn": "978-3-16-148410-0", "issn": "0317-8471", "doi": "10.1000/182"},
    "subjects": ["trade", "single windows"],
    "related": [{"symbol": "SP/RV-TSTI-IR-23", "relation": "the workshop before"}],
    "documents": [{"symbol": "SP/RV-TSTI/Di N° 1-24", "title": "Agenda"}],
    "rapporteur": "rosi",
    "meeting": {
        "title": "Workshop on things",
        "titles": {"es": "Taller sobre cosas"},
        "mode": "in-person",
        "date": "2024-04-05",
        "place": "Caracas, Venezuela",
        "body": "CL",
        "session": "XLII.O",
        "organisers": [{"organisation": "SICA", "role": "host"}],
        "officers": [{"role": "chair", "participant": "rosi"}],
    },
    "participants": [
        {
            "id": "rosi",
            "name": "Mario Rosi",
            "sort": "Rosi",
            "title": "Mr.",
            "position": "Director",
            "organisation": "SICA",
            "country": "El Salvador",
            "delegation": "SICA",
            "status": "observer",
            "role": "head",
            "attendance": "in the morning",
            "pronoun": "he",
        }
    ],
    "corrections": [
        {"place": "Page 3, line 4", "instead_of": "the Comunity", "read": "the Community"},
        {"place": "Page 4", "text": "The picture is left out."},
    ],
    "background": "The meeting was opened.",
    "interventions": [
        {"heading": "First day", "date": "2024-04-05", "chair": "Mario Rosi"},
        {"speaker": ["rosi"], "on_behalf_of": ["SICA"], "text": "He noted the progress.", "source": "notes"},
        {"heading": "Afternoon"},
        {"text": "The floor was opened."},
    ],
    "conclusions": [
        "Work will go on.",
        {"text": "The group will meet.", "responsible": ["all"], "topic": "x", "due": "2024-05", "every": "year"},
    ],
    "recommendations": ["To go on."],
    "sections": [{"title": "Closing", "text": "The meeting was closed.", "after": "conclusions"}],
    "annexes": [{"title": "Statement", "text": "Words.", "statement_of": "rosi"}, {"participants": True}],
    "accept": [{"code": "W501", "at": "background", "words": "opened", "reason": "as it was"}],
    "private": {"anything": ["at", "all"]},
}

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def changed(**changes: object) -> str:
    """The whole input as YAML with values changed, by field path."""
    whole = copy.deepcopy(WHOLE)
    for path, value in changes.items():
        *way, last = [int(number) if number else name for number, name in _STEP.findall(path)]
        parent: Any = whole
        for step in way:
            parent = parent[step]
        if value is GONE:
            del parent[last]
        elif isinstance(parent, list) and last == len(parent):
            parent.append(value)
        else:
            parent[last] = value
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)

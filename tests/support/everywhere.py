"""A report with arbitrary texts in every field that is printed, and the words that its body must then hold, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import Any

from pipeline.office.words import Words
from pipeline.prose.escape import escape


def report_of(texts: Sequence[str], language: str) -> dict[str, Any]:
    """The fields of a report in which every text stands in every kind of field."""
    supply = cycle(texts)
    some = [next(supply) for _ in range(12)]
    return {
        "format": 1,
        "language": language,
        "symbol": "SP/RV-TRCD-IR-24",
        "meeting": {
            "title": some[0],
            "mode": "hybrid",
            "date": "2024-04-05",
            "place": some[1],
            "organisers": [{"organisation": some[2], "role": "host"}],
            "officers": [{"role": "chair", "name": some[3]}],
        },
        "adopted": {"by": some[4]},
        "subjects": [some[5]],
        "rapporteur": f"{some[6]} {some[6]}",
        "participants": [_person(number, text) for number, text in enumerate(texts)],
        "background": "\n\n".join(block for number, text in enumerate(texts) for block in _blocks(number, text)),
        "interventions": [entry for text in texts for entry in _session(text)],
        "conclusions": [escape(text) for text in texts],
        "recommendations": [f"{escape(text)}\n\n- {escape(text)}\n- {escape(text)}" for text in texts],
        "sections": [{"title": text, "text": escape(text)} for text in texts[:2]],
        "documents": [{"symbol": text, "title": text} for text in texts[:8]],
        "annexes": [
            {"participants": True},
            {"documents": True},
            *({"title": text, "text": escape(text)} for text in texts[:3]),
        ],
    }


def _person(number: int, text: str) -> dict[str, Any]:
    return {
        "id": f"p{number}",
        "name": text,
        "title": text,
        "position": text,
        "organisation": text,
        "country": text,
        "attendance": text,
        "delegation": f"{text} {number}",
    }


def _blocks(number: int, text: str) -> Iterator[str]:
    """Each kind of block with the text in it; a paragraph `Q1 … Q2` bounds each, so that nothing can hide."""
    typed = escape(text)
    yield f"Q{number}a"
    yield typed
    yield f"- {typed}\n- {typed}"
    yield f"> {typed}"
    yield f"Q{number}b [{_inner(typed)}](https://example.org/{number}) *{_inner(typed)}* **{_inner(typed)}**"
    yield f"| {typed} | b |\n|---|---|\n| {typed} | {typed} |\n\nTable: {typed}"
    yield f"### {typed}"
    yield f"Q{number}c[^{number}]"
    yield f"[^{number}]: {typed}"


def _inner(typed: str) -> str:
    """The prose of a text within marks: words on both sides let the marks mean something (`[^x]` would be a note)."""
    return f"x {typed} x"


def _session(text: str) -> list[dict[str, Any]]:
    return [{"heading": text, "chair": text}, {"text": escape(text), "on_behalf_of": [text]}]


def body_of(texts: Sequence[str], words: Words, chapters: dict[str, str]) -> list[str]:
    """The paragraphs of that report's body, in order, each note as its mark `*`; `chapters` are the headings of the office."""
    body = [chapters["background"], *(line for number, text in enumerate(texts) for line in _lines(number, text))]
    body.append(chapters["interventions"])
    body += [line for text in texts for line in (text, words.chair.format(name=text), text)]
    body += [chapters["conclusions"], *texts]
    body += [chapters["recommendations"], *(text for text in texts for _ in range(3))]
    body += [line for text in texts[:2] for line in (text, text)]
    columns, label = words.columns, words.annexes.label
    body.append(f"{label} I {words.annexes.participants}")
    for number, text in enumerate(texts):
        body += [f"{text} {number}", columns.country, columns.organisation, columns.name, columns.position]
        body += [text, text, f"{text} {text}", f"{text}; {text}"]
    body += [f"{label} II {words.annexes.documents}", columns.symbol, columns.title]
    body += [line for text in texts[:8] for line in (text, text)]
    for numeral, text in zip(("III", "IV", "V"), texts, strict=False):
        body += [f"{label} {numeral} {text}", text]
    return body


def _lines(number: int, text: str) -> tuple[str, ...]:
    looks = f"Q{number}b" + f" x {text} x" * 3
    table = (text, "b", text, text, text)
    return (f"Q{number}a", text, text, text, text, looks, *table, text, f"Q{number}c*")

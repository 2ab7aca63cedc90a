"""Corrigenda, addenda and revisions from plain fields, and what they must then say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.model.base import Language
from pipeline.office.words import Words
from pipeline.prose.escape import escape
from tests.support.presswork import fields
from tests.support.reports import the_office

ONE = {"place": "Page 3, paragraph 2, line 4", "instead_of": "the Comunity", "read": "the Community"}


def corrigendum(language: str = "en", *corrections: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The fields of a corrigendum; of one correction if none is given."""
    return _sheet("corrigendum", "Corr", language, corrections=list(corrections) or [ONE], **more)


def addendum(language: str = "en", *sections: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The fields of an addendum."""
    usual = {"title": "Statement by the delegation of Cuba", "text": "Madam Chair, I shall be short."}
    return _sheet("addendum", "Add", language, sections=list(sections) or [usual], **more)


def _sheet(kind: str, suffix: str, language: str, **more: Any) -> dict[str, Any]:
    symbol = f"SP/RV-TRCD-IR-24/{suffix}.1"
    chapters = {"participants": None, "background": None, "interventions": None, "conclusions": None}
    return fields(language, **{"type": kind, "symbol": symbol, **chapters, **more})


def entries_of(texts: Sequence[str]) -> list[dict[str, Any]]:
    """An entry of each kind for each text."""
    found: list[dict[str, Any]] = []
    for text in texts:
        said = escape(text)
        found += [
            {"place": text, "instead_of": said, "read": f"{said}\n\n{said}"},
            {"read": f"- {said}\n- {said}"},
            {"instead_of": said},
            {"place": text, "text": said},
        ]
    return found


def printed_entries(texts: Sequence[str], words: Words) -> list[str]:
    """The paragraphs as which these entries are printed, in order."""
    said = words.corrections
    found: list[str] = []
    for text in texts:
        opening, closing = words.marks_round(text)
        twice = words.marks_round(text + text)
        found += [text, f"{said.instead_of}{opening}{text}{closing}"]
        found += [f"{said.read}{twice[0]}{text}", f"{text}{twice[1]}"]
        found += [said.add, text, text, f"{said.leave_out}{opening}{text}{closing}", text, text]
    return found


def words_in(language: str) -> Words:
    """The office's words."""
    return the_office().words(Language(language))

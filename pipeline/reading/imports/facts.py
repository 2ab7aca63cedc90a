"""The facts of a meeting that the lines of a cover do not give by themselves: a title without quotation marks, and the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.base import Language
from pipeline.office.office import Office
from pipeline.reading.imports.document import SourceBlock, SourceDocument
from pipeline.reading.imports.front import Front, day_fields, title_of
from pipeline.reading.imports.gathered import gathered
from pipeline.reading.imports.persons import Grammar
from pipeline.reading.imports.words import squeezed, words_of


def take_title(front: Front, rest: Sequence[SourceBlock], document: SourceDocument, name: str) -> list[SourceBlock]:
    """What is left of the front once a title is found in it, else in the properties, else in the file's name."""
    house = house_names(front.office, front.language)
    lines = title_of([block for block in rest if squeezed(block.all_words) not in house])
    title = " ".join(line.text for line in lines) or document.title.strip() or name or "–"
    front.meeting["title"] = _in_small_letters(title, document) if title.isupper() else title
    front.ledger.guess("meeting.title", front.meeting["title"])
    for line in lines:
        front.ledger.say(line.all_words)
    return [block for block in rest if all(block is not line for line in lines)]


def house_names(office: Office, language: Language) -> set[str]:
    """The office's own names, which stand on covers and are no titles."""
    body = office.body(office.house.short)
    names = {office.house.short, *office.house.secretariat.values(), *(body.names.values() if body else ())}
    short = office.house.short
    both = {f"{name} ({short})" for name in names} | {f"{name} - {short}" for name in names}
    first = {
        words_of(name)[0] + words_of(name)[1] for name in office.house.secretariat.values() if len(words_of(name)) > 1
    }
    return {squeezed(name) for name in names | both | first}


def _in_small_letters(title: str, document: SourceDocument) -> str:
    """A title that the cover has in capitals as the text or the running header writes it; as it is if nothing does."""
    pattern = re.compile(r"\W+".join(map(re.escape, words_of(title))), re.IGNORECASE)
    texts = [*(block.all_words for block in document.blocks), *(left.words for left in document.left_out)]
    found = (match[0] for text in texts for match in pattern.finditer(text))
    written = next((said for said in found if not said.isupper()), "")
    return f"{written[0].upper()}{written[1:]}" if written else title


def complete_meeting(front: Front, blocks: Sequence[SourceBlock], document: SourceDocument, grammar: Grammar) -> None:
    """Facts that the cover does not give, from the first paragraphs, the running header and the symbol; all are guesses."""
    if "symbol" not in front.fields:
        _symbol(front, document)
    told: dict[str, str] = {}
    for fact, value, words in gathered(blocks, front.words, grammar):
        told.setdefault(fact, words)
        if fact == "days" and not front.has_days:
            found = day_fields(value)
            front.meeting |= found
            front.ledger.guess(f"meeting.{next(iter(found))}", words)
        elif fact in ("mode", "place"):
            _set(front, fact, value, words)
    if "mode" not in front.meeting and (mode := _likely_mode(front)):
        _set(front, "mode", mode, str(front.fields.get("symbol", "")) or front.meeting.get("place", ""))
    if front.meeting.get("mode") == "virtual" and "place" in told and front.meeting.get("place"):
        front.meeting.pop("place")


def _set(front: Front, fact: str, value: str, words: str) -> None:
    if fact == "place" and front.meeting.get("mode") == "virtual":
        return
    if fact not in front.meeting:
        front.meeting[fact] = value
        front.ledger.guess(f"meeting.{fact}", words or value)


def _symbol(front: Front, document: SourceDocument) -> None:
    """The symbol of a running header or footer."""
    for line in (left.words.strip() for left in document.left_out if left.why == "I050"):
        if front.take_symbol(line):
            front.ledger.guess("symbol", line)
            return


def _likely_mode(front: Front) -> str:
    """The mode that the series of the symbol stands for (RV a virtual meeting), else in person where there is a place."""
    series = re.match(r"SP/R([VPH])-", str(front.fields.get("symbol", "")))
    if series:
        return {"V": "virtual", "P": "in-person", "H": "hybrid"}[series[1]]
    return "in-person" if front.meeting.get("place") else ""

"""Who came, by the sentences that say so: bodies, countries and persons named there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reading.imports.document import Kind, SourceBlock, SourceParagraph
from pipeline.reading.imports.naming import naming_at
from pipeline.reading.imports.openings import Openings
from pipeline.reading.imports.persons import Grammar
from pipeline.reading.imports.roster import Roster

_SENTENCE = re.compile(r"(?<=[a-zà-ÿ0-9)\]”»])[.!?]\s+(?=[A-ZÀ-Þ“«¿¡])")
_SHORTENED = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]{0,3}$")
_UNKNOWN = re.compile(r"((?:[A-ZÀ-Þ][\w'’.-]*)(?:\s+(?:[\w'’-]+)){0,12}?)\s*\(([A-ZÁÉÍÓÚ][\w-]{1,14})\)")

_WITHIN = 400  # characters of a sentence in which the one who acts is sought


def find_present(blocks: Sequence[SourceBlock], grammar: Grammar, roster: Roster) -> None:
    """Puts into the roster those whom the blocks name as opening or attending the meeting."""
    opened = re.compile(rf"(?:{grammar.cues.opened_re})\s+", re.IGNORECASE)
    present = re.compile(grammar.cues.present_re, re.IGNORECASE)
    listing = False
    for block in blocks:
        if not isinstance(block, SourceParagraph):
            listing = False
        elif block.kind is Kind.ITEM and listing:
            _listed(block.text, grammar, roster)
        else:
            listing = block.text.endswith(":") and present.search(block.text) is not None
            for sentence in _sentences(block.text):
                _acting(sentence, grammar, roster)
                _openers(sentence, opened, grammar, roster)
                _attending(sentence, present, grammar, roster)


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph; a full stop behind a short word in capitals (`Sra.`, `Prof.`) ends none."""
    start = 0
    for match in _SENTENCE.finditer(text):
        if not _SHORTENED.search(text, start, match.start()):
            yield text[start : match.end()]
            start = match.end()
    yield text[start:]


def _acting(sentence: str, grammar: Grammar, roster: Roster) -> None:
    """A person introduced with more than a name as the one who does what a sentence tells: `Mr. Salas, Director, opened`."""
    for opening in Openings(grammar.cues).all(sentence[:_WITHIN]):
        naming = naming_at(sentence, opening.at, grammar)
        if naming is None or not (naming.detailed or naming.person.title):
            continue
        if opening.has_floor or grammar.verb.match(sentence[naming.end :].lstrip(" ,")):
            roster.add_person(naming.person, sentence[opening.at : naming.end], naming.behalf)
        return


def _openers(sentence: str, opened: re.Pattern[str], grammar: Grammar, roster: Roster) -> None:
    for match in opened.finditer(sentence):
        start = re.compile(grammar.article).match(sentence, match.end())
        for at in dict.fromkeys((match.end(), start.end() if start else match.end())):
            naming = naming_at(sentence, at, grammar)
            if naming is not None:
                roster.add_person(naming.person, sentence[match.start() : naming.end], naming.behalf)
                break


def _attending(sentence: str, present: re.Pattern[str], grammar: Grammar, roster: Roster) -> None:
    match = present.search(sentence)
    if match is None:
        return
    listed = sentence[match.end() :] if len(sentence) - match.end() > 15 else sentence[: match.start()]
    listed = listed.partition(":")[2] or listed
    for item in listed.split(";") if ";" in listed else [listed]:
        _listed(item, grammar, roster)


def _listed(item: str, grammar: Grammar, roster: Roster) -> None:
    """One item of who came: a person, or all bodies and countries that it names."""
    bare = re.sub(r"^\s*(?:and|y|e|et)\s+", "", item.strip(" .;,"))
    naming = naming_at(bare, 0, grammar)
    if naming is not None and (naming.detailed or naming.person.title):
        roster.add_person(naming.person, bare, naming.behalf)
        return
    for name in _bodies(bare, grammar):
        roster.add_body(name, bare)


def _bodies(text: str, grammar: Grammar) -> Iterator[str]:
    """The bodies and countries that a text names, in its order; an unknown one by its acronym in brackets."""
    found: list[tuple[int, int, str]] = []
    for match in grammar.known_bodies.finditer(text):
        found.append((match.start(), match.end(), grammar.body_key(match[0])))
    for match in _UNKNOWN.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end, _ in found):
            found.append((match.start(), match.end(), grammar.body_key(f"{match[1]} ({match[2]})")))
    return (name for _, _, name in sorted(found))

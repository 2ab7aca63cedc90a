"""A person as introduced in a sentence: name, then position, body, on whose behalf; or the position first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.reading.imports.persons import Grammar, Person

_SEGMENT = re.compile(r"\s*,\s*((?:[^,;:.()]|\([^)]*\)|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.)+)")
_IN_BRACKETS = re.compile(r"\s*\(([^()]{2,150})\)")
_ACRONYM = re.compile(r"[A-ZÁÉÍÓÚÇ][A-Z0-9ÁÉÍÓÚÇ-]{1,14}")
_MOST_POSITION = 160
_WHO_IS = re.compile(r"^(?:who|quien|que|qui) (?:is|was|es|era|é|est|était)(?: (?:also|también|também|aussi))? ")
_OWN = re.compile(r"(?:The |the )?(?P<body>[A-ZÀ-Þ][\w.-]*(?: [A-ZÀ-Þ][\w.-]*){0,3})['’]s? (?=[A-ZÀ-Þa-z])")
_MOST_WORDS = 8  # of a position that no list has


@dataclass(frozen=True, slots=True)
class Naming:
    """One introduction: the person, on whose behalf, whether position or body were said, where it ends."""

    person: Person
    behalf: str = ""
    detailed: bool = False
    end: int = 0


def naming_at(text: str, start: int, grammar: Grammar) -> Naming | None:
    """The introduction that begins here, in either order; None if nobody is introduced."""
    behalf, at = behalf_at(text, start, grammar)
    found = _name_first(text, at, grammar) or _position_first(text, at, grammar)
    if found is None or not behalf:
        return found
    return replace(found, behalf=behalf, detailed=True)


def behalf_at(text: str, start: int, grammar: Grammar) -> tuple[str, int]:
    """The body on whose behalf one speaks, if the sentence begins with that, and where the rest begins."""
    pattern = rf"(?:{grammar.cues.behalf_re})\s*((?:[^,;:()]|\([^)]*\)){{2,150}}?)\s*,\s*"
    match = re.compile(pattern, re.IGNORECASE).match(text, start)
    is_name = match is not None and grammar.without_article(match[1])[:1].isupper()
    return (grammar.body_key(match[1]), match.end()) if match and is_name else ("", start)


def _name_first(text: str, start: int, grammar: Grammar) -> Naming | None:
    """`Benjamín Blanco, Deputy Secretary of ALADI, then reported`."""
    person = grammar.name_at(text, start)
    if person is None:
        return None
    naming = Naming(person, end=person.end)
    match = _IN_BRACKETS.match(text, person.end)
    if match and _tells_of_person(match[1], grammar):
        naming = replace(_said_in(naming, match[1], grammar), end=match.end(), detailed=True)
    if body := _body_behind(text, naming.end, grammar):
        naming = replace(_with(naming, organisation=body[0]), end=body[1], detailed=True)
    for segment, end in _segments(text, naming.end):
        added = _with_segment(naming, segment, grammar)
        if added is None:
            break
        naming = replace(added, end=end, detailed=True)
    return naming


def _body_behind(text: str, start: int, grammar: Grammar) -> tuple[str, int] | None:
    """The body or country that follows a name without a comma (`Mr. Pérez of FAO said`), and where it ends."""
    match = grammar.of_body.match(text, start)
    known = grammar.known_bodies.match(text, match.end()) or _ACRONYM.match(text, match.end()) if match else None
    if known is not None and re.match(r"\s*[,(:]|\s+[a-zà-ÿ]", text[known.end() :]):
        return grammar.body_key(known[0]), known.end()
    rest = re.compile(r"[^,;:.()]{3,120}").match(text, match.end()) if match else None
    body = _before_verb(rest[0], grammar) if rest else ""
    if rest is None or body == rest[0].strip() or not _names_body(body, grammar):
        return None
    return grammar.body_key(body), rest.start() + len(body)


def _segments(text: str, start: int) -> Iterator[tuple[str, int]]:
    """What stands between commas, at most three."""
    for _ in range(3):
        match = _SEGMENT.match(text, start)
        if match is None:
            return
        yield match[1].strip(), match.end()
        start = match.end()


def _tells_of_person(words: str, grammar: Grammar) -> bool:
    """Whether brackets behind a name hold a body or a position, and not a remark."""
    is_body = _ACRONYM.fullmatch(words) is not None or grammar.knows(words)
    return is_body or grammar.position.match(words) is not None or _names_body(words.rpartition(",")[2], grammar)


def _said_in(naming: Naming, words: str, grammar: Grammar) -> Naming:
    """The naming with what brackets say: a body, or position and body."""
    position, _, body = words.rpartition(",") if "," in words else ("", "", words)
    return _with(naming, position=position.strip(), organisation=grammar.body_key(body))


def _with_segment(naming: Naming, segment: str, grammar: Grammar) -> Naming | None:
    """The naming with one segment understood; None if it says nothing of the person."""
    cues = grammar.cues
    segment = _WHO_IS.sub("", segment)
    if match := re.match(rf"(?:{cues.behalf_re})\s*(.+)", segment, re.IGNORECASE):
        return replace(naming, behalf=grammar.body_key(_before_verb(match[1], grammar)))
    match = grammar.position.match(segment)
    if match and not naming.person.position:
        words = _before_verb(segment, grammar, match.end())
        position, body = grammar.split_position(grammar.without_article(words))
        return _with(naming, position=position, organisation=body)
    if naming.person.title and not naming.person.position and (said := _unknown_position(segment, grammar)):
        return _with(naming, position=said[0], organisation=said[1])
    match = re.match(rf"(?:{cues.of_re})(?:\s+|(?<=['’]))(.+)", segment)
    body = _before_verb(match[1] if match else segment, grammar)
    if not naming.person.organisation and _names_body(body, grammar):
        return _with(naming, organisation=grammar.body_key(body))
    return None


def _unknown_position(segment: str, grammar: Grammar) -> tuple[str, str] | None:
    """A position that no list has, told by the body or country behind it: `Harbour Master of Barbados`."""
    words = grammar.without_article(_before_verb(segment, grammar))
    opens = re.compile(rf"(?:{grammar.cues.adverbial_re}|{grammar.cues.of_re})(?![\w])", re.IGNORECASE)
    position, body = grammar.split_position(words)
    if not body or opens.match(words) or len(position.split()) > _MOST_WORDS or _names_body(position, grammar):
        return None
    return position, body


def _with(naming: Naming, position: str = "", organisation: str = "") -> Naming:
    person = naming.person
    known = replace(person, position=person.position or position, organisation=person.organisation or organisation)
    return replace(naming, person=known)


def _before_verb(words: str, grammar: Grammar, start: int = 0) -> str:
    """The words up to what the person did, which follows without a comma in a sentence that forgot it."""
    for match in re.finditer(r"(?<=\s)(?=[a-zà-ÿ])", words[start:]):
        if grammar.verb.match(words, start + match.start()) and start + match.start() > 3:
            return words[: start + match.start()].strip()
    return words[:_MOST_POSITION].strip()


def _names_body(words: str, grammar: Grammar) -> bool:
    bare = grammar.without_article(words)
    return grammar.split_position(f"x {'of' if grammar.language == 'en' else 'de'} {bare}")[1] != ""


def _position_first(text: str, start: int, grammar: Grammar) -> Naming | None:
    """`The Deputy Secretary of ALADI, Mr. Benjamín Blanco, reported`; `The representative of Chile, Ms. Ana Soto, said`."""
    if own := _OWN.match(text, start):
        found = _position_first(text, own.end(), grammar)
        return _with(found, organisation=grammar.body_key(own["body"])) if found else None
    if known := grammar.known_bodies.match(text, start):
        return _behind_body(text, known, grammar)
    match = grammar.position.match(text, start)
    segment = re.compile(r"(?:[^,;:.()]|\([^)]*\)){3,160}").match(text, start) if match else None
    if segment is None or not text.startswith(",", segment.end()):
        return _position_and_name(text, match.start(), grammar) if match else None
    after = re.compile(r",\s*").match(text, segment.end())
    person = grammar.name_at(text, after.end()) if after else None
    if person is None:
        return None
    whole = grammar.without_article(segment[0].strip())
    courtesy = re.match(rf"(?:{grammar.titles_re})(?=(?i:{grammar.cues.positions_re}))", whole)
    position, body = grammar.split_position(whole[courtesy.end() :] if courtesy and not person.title else whole)
    title = courtesy[0].strip() if courtesy and not person.title else person.title
    named = replace(person, title=title, position=position, organisation=body)
    return Naming(named, detailed=True, end=person.end)


def _position_and_name(text: str, start: int, grammar: Grammar) -> Naming | None:
    """`El Presidente del BCIE Dante Mossi señaló`: position, body and name without a comma between them."""
    for match in grammar.of_body.finditer(text[: start + _MOST_POSITION]):
        known = grammar.known_bodies.match(text, match.end())
        person = grammar.name_at(text, known.end() + 1) if known and text.startswith(" ", known.end()) else None
        if known and person and match.start() > start:
            position = grammar.without_article(text[start : match.start()].strip())
            named = replace(person, position=position, organisation=grammar.body_key(known[0]))
            return Naming(named, detailed=True, end=person.end)
    return None


def _behind_body(text: str, body: re.Match[str], grammar: Grammar) -> Naming | None:
    """`SELA Permanent Secretary Clarems Endara thanked`: body, position and name in a row."""
    position = grammar.position.match(text, body.end() + 1)
    person = grammar.name_at(text, position.end() + 1) if position and text.startswith(" ", position.end()) else None
    if position is None or person is None or not text.startswith(" ", body.end()):
        return None
    named = replace(person, position=position[0], organisation=grammar.body_key(body[0]))
    return Naming(named, detailed=True, end=person.end)

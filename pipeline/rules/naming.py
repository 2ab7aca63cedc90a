"""Acronyms in the words of a report: where each is written out, and where it is used."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.office.bodies import Body
from pipeline.office.names import full_names, plain
from pipeline.rules.printed import Kind
from pipeline.rules.subject import Subject

_CAPITALS = "A-ZÁÀÂÃÉÈÊÍÎÓÔÕÚÛÇÑ"
_ACRONYM = rf"[{_CAPITALS}]{{2,12}}(?:-[{_CAPITALS}]{{2,6}})?"
_USE = re.compile(rf"(?<![\w\x00/.@&#-])(?P<acronym>{_ACRONYM})s?(?![\w/]|[-–]\w|\.\w|\s+[A-Z]+\d|\s+N[°º]|'[A-Z])")
_IN_BRACKETS = re.compile(rf"\(\s*[“\"‘«]?\s?(?P<acronym>{_ACRONYM})s?\s?[”\"’»]?\s*(?:[,;/–-][^()\n]*|\s[^\W\d_]+)?\)")
_BEFORE_NAME = re.compile(rf"(?<![\w-])(?P<acronym>{_ACRONYM})\s+\((?P<name>[^()\n]{{6,160}})\)")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "da",
        "das",
        "de",
        "del",
        "des",
        "do",
        "dos",
        "du",
        "e",
        "el",
        "en",
        "et",
        "for",
        "in",
        "l",
        "la",
        "las",
        "le",
        "les",
        "los",
        "o",
        "of",
        "on",
        "os",
        "para",
        "por",
        "pour",
        "sobre",
        "the",
        "to",
        "y",
        "d",
        "à",
        "aux",
        "na",
        "no",
        "em",
        "with",
        "sur",
    ]
)
_SHORTEST = 3
_RUNNING = (Kind.PARAGRAPH, Kind.ITEM, Kind.NOTE)
_PHRASE = re.compile(r"[^.;:!?()\n\x00]*$")


@dataclass(frozen=True, slots=True)
class Expansion:
    """Where an acronym is written out: the place of the acronym, and the words before it (empty if they follow)."""

    at: int
    words: str
    whole: bool
    """Whether it stands in running text, where it counts as the one that introduces the acronym."""


@dataclass(slots=True)
class Acronym:
    """One acronym of a report, with the body whose it is."""

    letters: str
    body: Body | None
    uses: list[int] = field(default_factory=list)
    expansions: list[Expansion] = field(default_factory=list)


def acronyms(subject: Subject) -> Mapping[str, Acronym]:
    """Every acronym of the report by its letters."""
    found: dict[str, Acronym] = {}
    spans: dict[str, list[int]] = defaultdict(list)
    for letters, expansion in _expansions(subject):
        entry = found.setdefault(letters, _new(letters, subject))
        entry.expansions.append(expansion)
        spans[letters].append(expansion.at)
    for letters, at in _uses(subject):
        if at not in spans[letters]:
            found.setdefault(letters, _new(letters, subject)).uses.append(at)
    for entry in found.values():
        if _of_another(entry, subject):
            entry.body = None
    return found


def _of_another(entry: Acronym, subject: Subject) -> bool:
    """Whether the report writes an acronym out as something else than the body that has it: `Port Mail Agency (PMA)`."""
    body, written = entry.body, [one.words.split() for one in entry.expansions if one.words]
    if body is None or not written or subject.office.house.short == entry.letters:
        return False
    return all(
        _spells(words, entry.letters) and not any(_has_of(words, name) for name in full_names(body))
        for words in written
    )


def _has_of(words: Sequence[str], name: str) -> bool:
    """Whether one of the last words is one of a name's own."""
    own = {plain(word) for word in name.split()} - _SMALL_WORDS
    return bool(own & {plain(word) for word in words[-len(name.split()) - 2 :]})


def _new(letters: str, subject: Subject) -> Acronym:
    return Acronym(letters, subject.office.body_names.of_acronym(letters, subject.report.language))


def _expansions(subject: Subject) -> Iterator[tuple[str, Expansion]]:
    """Wherever a name is followed by its acronym, or an acronym by its name."""
    text = subject.printed.text
    after = {end: start for start, end, _ in subject.named}
    for match in _IN_BRACKETS.finditer(text):
        phrase = _phrase(text[max(0, match.start() - 200) : match.start()])
        if phrase and _counts(subject, match.start()):
            body = _new(match["acronym"], subject).body
            named = text[: match.start()].rstrip()
            if len(named) in after or is_expansion(phrase, match["acronym"], body, subject):
                yield match["acronym"], Expansion(match.start("acronym"), phrase, _running(subject, match.start()))
    for match in _BEFORE_NAME.finditer(text):
        if _spells(
            match["name"].rstrip(" ,").removesuffix(match["acronym"]).rstrip(" ,").split(), match["acronym"]
        ) or subject.office.body(match["name"]):
            yield match["acronym"], Expansion(match.start(), "", _running(subject, match.start()))
    yield from _in_other_ways(subject)


def _in_other_ways(subject: Subject) -> Iterator[tuple[str, Expansion]]:
    """A full name and, behind a comma, a dash or within brackets of more words, the acronym of its body."""
    text = subject.printed.text
    for _, end, key in subject.named:
        letters = subject.office.bodies[key].acronym(subject.report.language) if key else ""
        follows = letters and re.match(
            rf"\s*(?:[,–—]\s*(?:(?:or|o|ou|dite?|known\s+as)\s+)?|\((?![A-Z])[^()\n]*?)({re.escape(letters)})(?!\w)",
            text[end : end + 80],
        )
        if follows:
            yield letters, Expansion(end + follows.start(1), "", _running(subject, end))


def _phrase(before: str) -> str:
    match = _PHRASE.search(before)
    return " ".join(match[0].split()) if match else ""


def _counts(subject: Subject, at: int) -> bool:
    """Words of a statement in an annex introduce nothing for the report."""
    stretch = subject.printed.stretch(at)
    return stretch.own or not stretch.path.startswith("annexes")


def _running(subject: Subject, at: int) -> bool:
    stretch = subject.printed.stretch(at)
    return stretch.own and stretch.kind in (Kind.PARAGRAPH, Kind.ITEM)


def is_expansion(phrase: str, letters: str, body: Body | None, subject: Subject) -> bool:
    """Whether the words before `(ABC)` are what it stands for, and not one of its people, or a place."""
    words = phrase.split()
    if _spells(words, letters):
        return True
    if body is not None:
        return any(shares_words(words, name) for name in full_names(body))
    return len(words) > 1 and plain(words[-1]) not in subject.words_of_people and words[-1].lower() not in _SMALL_WORDS


def _spells(words: Sequence[str], letters: str) -> bool:
    return bool(spelling_words(words, letters))


def spelling_words(words: Sequence[str], letters: str) -> tuple[str, ...]:
    """The last words whose initials are the letters, small words counted or not; empty if there are none."""
    wanted = plain(letters).replace("-", "")
    for counted in (list(enumerate(words)), [one for one in enumerate(words) if plain(one[1]) not in _SMALL_WORDS]):
        last = counted[-len(wanted) :]
        if "".join(plain(word)[:1] for _, word in last) == wanted:
            return tuple(words[last[0][0] :])
    return ()


def is_small(word: str) -> bool:
    """Whether it is an article, a preposition or an `and`, which count for nothing in a name."""
    return plain(word) in _SMALL_WORDS


def shares_words(words: Sequence[str], name: str) -> bool:
    """Whether the last words have half of a name's own words, so that they are meant to be that name."""
    own = {plain(word) for word in name.split()} - _SMALL_WORDS
    given = {plain(word) for word in words[-len(name.split()) - 2 :]}
    return len(own & given) * 2 >= len(own)


def _uses(subject: Subject) -> Iterator[tuple[str, int]]:
    printed, known = subject.printed, set(subject.office.acronyms.known)
    terms = {letters for term in subject.office.acronyms.terms for letters in term.acronyms.values()}
    for match in _USE.finditer(printed.voice):
        letters = match["acronym"]
        if (pair := _pair(letters, subject)) and all(part not in known for part in pair):
            yield from zip(pair, (match.start(), match.start() + len(pair[0]) + 1), strict=True)
            continue
        if letters in known or printed.stretch(match.start()).kind not in _RUNNING or _shouted(printed.voice, match):
            continue
        ours = letters in subject.office.body_names.by_acronym or letters in terms
        if ours or _looks_like_one(match, subject):
            yield letters, match.start()


def _pair(letters: str, subject: Subject) -> tuple[str, str] | None:
    """The two acronyms that a hyphen joins (`CELAC-UE`); `ALBA-TCP` is one."""
    by_acronym, parts = subject.office.body_names.by_acronym, letters.split("-")
    if len(parts) != 2 or letters in by_acronym or not any(part in by_acronym for part in parts):
        return None
    return parts[0], parts[1]


def _shouted(text: str, match: re.Match[str]) -> bool:
    """Whether a word in capitals stands beside it, as in a heading."""
    before = re.search(rf"(?<!\w)[{_CAPITALS}]{{2,}}\s+$", text[max(0, match.start() - 30) : match.start()])
    after = re.match(rf"\s+[{_CAPITALS}]{{2,}}(?![\w-])", text[match.end() : match.end() + 30])
    return bool(before or after)


def _looks_like_one(match: re.Match[str], subject: Subject) -> bool:
    """Whether letters that the office does not know are an acronym: no numeral, no surname, no word in capitals."""
    letters, text = match["acronym"], subject.printed.text
    numeral = _ROMAN.fullmatch(letters) or set(letters) == {"X"}
    if len(letters) < _SHORTEST or numeral or re.match(r"\s+\d", text[match.end() : match.end() + 3]):
        return False
    before = re.search(r"(?:^|[^\w])([^\W\d_][\w’'-]*\.?)\s+$", text[max(0, match.start() - 40) : match.start()])
    if (
        before
        and before[1][0].isupper()
        and subject.printed.sentence(match.start())[0] < match.start() - len(before[1]) - 1
    ):
        return False
    if plain(letters) in subject.words_of_people or re.match(r"\s*\.", before[1][-1:] if before else ""):
        return False
    places = subject.printed.all_words.get(letters.lower(), ())
    return all(text[place : place + 2].isupper() for place in places)

"""What can be mended without a thought, a kind a function: each gives the edits for what its rule tells of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.rules.apostrophes import mixed_apostrophes
from pipeline.rules.blanks import broken_sentences, broken_words, double_blanks
from pipeline.rules.edits import Edit
from pipeline.rules.mechanical_quotes import mixed_quotes, straight_quotes
from pipeline.rules.number_signs import mixed_number_signs
from pipeline.rules.punctuation import blanks_at_signs
from pipeline.rules.spelling import mixed_ise_and_ize, mixed_pairs
from pipeline.rules.subject import Remark, Rule, Subject

_BLANKS = re.compile(r"[ \u00a0\u202f]*")
_GAP = re.compile(r"\n[ \t\n]*\n")


def _of(rule: Rule, subject: Subject) -> Iterator[tuple[Remark, str]]:
    """What a rule says, with the words that it is about, where they stand as they are printed."""
    for said in rule(subject):
        words = str(said.finding.parameter("words"))
        if subject.texts[said.path].startswith(words, said.offset) and said.path in subject.passages:
            yield said, words


def _instead(said: Remark, words: str, other: str) -> Edit:
    """The edit that puts other words in the place of those that a remark is about."""
    return Edit(said.path, said.offset, said.offset + len(words), other, said.finding.code)


def _blanks_at(said: Remark, subject: Subject) -> str:
    """The blanks of prose that a remark is about; empty where there are none, or no prose."""
    blanks = _BLANKS.match(subject.texts[said.path], said.offset)
    return blanks[0] if blanks and said.path in subject.passages else ""


def _blanks(subject: Subject) -> Iterator[Edit]:
    """Several blanks to one, which is a no-break one if any of them was."""
    for said in double_blanks(subject):
        blanks = _blanks_at(said, subject)
        if len(blanks) > 1:
            kept = next((blank for blank in blanks if blank != " "), " ")
            yield _instead(said, blanks, kept)


def _signs(subject: Subject) -> Iterator[Edit]:
    for said, words in _of(mixed_number_signs, subject):
        usual = str(said.finding.parameter("usual"))
        yield _instead(said, words, _as_capital(words, usual))


def _spelling(subject: Subject) -> Iterator[Edit]:
    for rule in (mixed_ise_and_ize, mixed_pairs):
        for said, words in _of(rule, subject):
            other = str(said.finding.parameter("other"))
            yield _instead(said, words, _as_capital(words, other))


def _as_capital(words: str, other: str) -> str:
    """The other words with the capital, or the small letter, of these."""
    first = other[0].upper() if words[0].isupper() else other[0].lower()
    return first + other[1:]


def _sentences(subject: Subject) -> Iterator[Edit]:
    """A sentence that an empty line parts is one again; what stands in a list or a quote is left alone."""
    for said in broken_sentences(subject):
        text = subject.texts[said.path]
        gap = _GAP.search(text[: said.offset], len(text[: said.offset].rstrip()))
        if gap and gap.end() == said.offset:
            yield Edit(said.path, gap.start(), gap.end(), "\n", "W706")


def _parted(subject: Subject) -> Iterator[Edit]:
    """A word parted at a line's end is one again, if the report has it elsewhere as one."""
    for said, words in _of(broken_words, subject):
        whole = str(said.finding.parameter("whole"))
        if whole.lower() in subject.printed.all_words:
            yield _instead(said, words, whole)


def _apostrophes(subject: Subject) -> Iterator[Edit]:
    """Apostrophes of the kind that the report has fewer of."""
    for said in mixed_apostrophes(subject):
        if said.path in subject.passages:
            yield Edit(said.path, said.offset, said.offset + 1, str(said.finding.parameter("usual")), "W710")


def _at_signs(subject: Subject) -> Iterator[Edit]:
    """A blank before a comma or a full stop, or inside a bracket, is taken out."""
    for said in blanks_at_signs(subject):
        if blanks := _blanks_at(said, subject):
            yield _instead(said, blanks, "")


KINDS: tuple[Callable[[Subject], Iterator[Edit]], ...] = (
    straight_quotes,
    mixed_quotes,
    _apostrophes,
    _sentences,
    _at_signs,
    _blanks,
    _parted,
    _signs,
    _spelling,
)
"""In the order in which they are tried; where two would change the same characters, the first does."""

"""What a comment of the review says: the sentence of the finding, what to do about it, its code; for one who has only Word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.desks.spots import Spot
from pipeline.findings import Finding, Severity, finding
from pipeline.messages import catalogue, message, phrase
from pipeline.reading.imports.document import LeftOut
from pipeline.reading.places import read_path

# Said otherwise than on the terminal: who has a Word document before him has no comment above a line.
_IN_WORD = {"W062": "review_guess"}
_GUESSES = ("W062", "W064", "W080", "W082", "W084", "W085", "W086", "W087")
_PROPOSALS = ("W056", "W057", "W058")
_MISSING = ("E401", "E402", "E403", "E404", "E405", "E406", "E407", "E408", "E409")
_HINTS = {
    **dict.fromkeys(_GUESSES, "review_guess_hint"),
    **dict.fromkeys(_PROPOSALS, "review_proposal_hint"),
    **dict.fromkeys(_MISSING, "review_missing_hint"),
}
# What the program sets anew by itself is no loss that anybody has to look at.
_SET_ANEW = {"I050", "I051", "I052", "I053", "I054", "I057", "I088"}
OFFICE_WORDS = ("W090", "W091")
"""Words of the office's that nobody there has confirmed: no affair of who wrote the report, and told in one comment."""

_MOST_SHOWN = 160
_TYPED = re.compile(r"`([^`]*)`")


def remark_lines(found: Finding, spot: Spot, language: str) -> tuple[str, ...]:
    """The paragraphs of a finding's comment; the field is named where the comment can't stand at its words."""
    own = _IN_WORD.get(found.code)
    told = message(found, language)
    sentence = phrase(own, language, words=found.parameter("words")) if own else told.text
    hint = _hint(found, told.hint, language)
    if found.place.path and not spot.is_exact:
        sentence = f"{field_words(found.place.path, language)}: {sentence}"
    weight = phrase(f"review_{found.severity.value}", language)
    in_note = phrase("review_in_note", language, words=spot.note) if spot.note else ""
    return tuple(filter(None, (_dressed(sentence), in_note, _dressed(hint), f"{found.code} · {weight}")))


def letter_lines(findings: Iterable[Finding], language: str) -> list[tuple[str, ...]]:
    """What is told of a file that could not be read: a few lines for each finding, with the line of the file if it has any."""
    told = []
    for found in findings:
        said = message(found, language)
        line = phrase("letter_line", language, line=found.place.line) if found.place.line else ""
        hint = _hint(found, said.hint, language)
        told.append(tuple(filter(None, (_dressed(said.text), _dressed(hint), f"{found.code}{line}"))))
    return told


def opening_lines(name: str, findings: Sequence[Finding], language: str) -> tuple[str, ...]:
    """The comment on the first words: what was answered, how much there is to do, and how to go on."""
    weights = Counter(found.severity for found in findings if found.code not in OFFICE_WORDS)
    stops, looks = weights[Severity.ERROR], weights.total() - weights[Severity.ERROR]
    return (
        phrase("review_of", language, file=name),
        phrase("review_stops", language, stops) if stops else phrase("review_nothing_stops", language),
        *([phrase("review_looks", language, looks)] if looks else []),
        phrase("review_go_on", language, file=name),
    )


def left_out_lines(left_out: Iterable[LeftOut], language: str) -> tuple[str, ...]:
    """The comment on what of the file is not in the report, and why; empty where only what is set anew was left out."""
    lost = [left for left in left_out if left.why not in _SET_ANEW]
    if not lost:
        return ()
    lines = []
    for left in lost:
        why = message(finding(left.why, who=left.who), language).text
        words = " ".join(left.words.split())
        shown = words if len(words) <= _MOST_SHOWN else f"{words[: _MOST_SHOWN - 1]}…"
        lines.append(f"“{shown}”: {_quoted(why)}")
    return (phrase("review_left_out", language), *dict.fromkeys(lines))


def office_lines(findings: Sequence[Finding], language: str) -> tuple[str, ...]:
    """The comment on words of the office's own that are not confirmed; empty where there are none."""
    told = [message(found, language) for found in findings if found.code in OFFICE_WORDS]
    if not told:
        return ()
    codes = dict.fromkeys(found.code for found in findings if found.code in OFFICE_WORDS)
    lines = dict.fromkeys(_dressed(said.text) for said in told)
    hints = dict.fromkeys(_dressed(said.hint) for said in told)
    return (phrase("review_office", language), *lines, *hints, ", ".join(codes))


def _hint(found: Finding, usual: str, language: str) -> str:
    """What to do, for one who has no input file before him; `usual` where the terminal says nothing else."""
    name = _HINTS.get(found.code, f"review_hint_{found.code.lower()}")
    return phrase(name, language) if name in catalogue(language) else usual


def field_words(path: str, language: str) -> str:
    """A field in plain words: `participants[2].title` is `participants, no. 3, title`."""
    known = catalogue(language)
    steps = []
    for step in read_path(path):
        name = f"field_{step}"
        if isinstance(step, int):
            steps.append(phrase("field_number", language, number=step + 1))
        else:
            steps.append(phrase(name, language) if name in known else step)
    return ", ".join(steps)


def _dressed(text: str) -> str:
    """A sentence as one finds it in a letter: with a capital and a full stop, what was typed in quotation marks."""
    text = _quoted(text)
    first = next((place for place, sign in enumerate(text) if sign.isalpha()), 0)
    if first == 0:
        text = text[:1].upper() + text[1:]
    return text if not text or text[-1] in ".!?…:" else f"{text}."


def _quoted(text: str) -> str:
    """The text with what was typed in quotation marks, where the terminal has backticks."""
    return _TYPED.sub(r"“\1”", text)

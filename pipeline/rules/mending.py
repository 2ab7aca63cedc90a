"""What is mechanical is mended: quotation marks, blanks, number signs, spelling; nothing that makes a new finding."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.base import Language
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.rules.blanks import double_blanks
from pipeline.rules.number_signs import mixed_number_signs
from pipeline.rules.quotation_marks import usual_mark
from pipeline.rules.quoting import PAIRS, quoted_spans, straight_marks
from pipeline.rules.replacing import replaced
from pipeline.rules.run import run_rules
from pipeline.rules.spelling import mixed_ise_and_ize, mixed_pairs
from pipeline.rules.subject import Remark, Rule, Subject, read_subject

_FIELD = "background"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to one field: what stands from `start` to `end` of its text gives way to `replacement`."""

    path: str
    start: int
    end: int
    replacement: str
    code: str


def mend(subject: Subject) -> tuple[Edit, ...]:
    """All that can be mended in a report, by field and place; accepted findings are left as they are.

    Each kind of edit is tried on the report first: in a field where it would make a finding that was not there, it is
    left out.
    """
    taken: list[Edit] = []
    before = _told(subject)
    for edits in (_quotes(subject), _blanks(subject), _signs(subject), _spelling(subject)):
        for path, group in _by_path(edits).items():
            wanted = [edit for edit in group if _is_told(edit, before) and not _overlaps(edit, taken)]
            if wanted and not _adds(before, _told(_mended(subject, path, [*_on(path, taken), *wanted]))):
                taken += wanted
    return tuple(sorted(taken, key=lambda edit: (edit.path, edit.start)))


def mend_text(text: str, language: Language, office: Office) -> tuple[Edit, ...]:
    """The edits for a passage that stands alone."""
    given = {"format": 1, "stage": "draft", "language": language, "meeting": {"title": "-"}, _FIELD: text}
    return mend(read_subject(Report.model_validate(given), office))


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text of a field with its edits made."""
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def _told(subject: Subject) -> Counter[tuple[str, str]]:
    return Counter((said.path, said.finding.code) for said in run_rules(subject))


def _is_told(edit: Edit, before: Mapping[tuple[str, str], int]) -> bool:
    return before.get((edit.path, edit.code), 0) > 0


def _adds(before: Mapping[tuple[str, str], int], after: Mapping[tuple[str, str], int]) -> bool:
    """Whether anything is told now that was not; one that stays may move to the place that is now the first."""
    return any(number > before.get(said, 0) for said, number in after.items())


def _overlaps(edit: Edit, taken: Sequence[Edit]) -> bool:
    return any(edit.start < one.end and one.start < edit.end for one in _on(edit.path, taken))


def _on(path: str, edits: Iterable[Edit]) -> list[Edit]:
    return [edit for edit in edits if edit.path == path]


def _by_path(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    found: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        found[edit.path].append(edit)
    return found


def _mended(subject: Subject, path: str, edits: Sequence[Edit]) -> Subject:
    return read_subject(replaced(subject.report, path, apply(subject.texts[path], edits)), subject.office)


def _quotes(subject: Subject) -> Iterator[Edit]:
    """Straight marks in pairs to those of the report: the outer ones, or the inner ones within a quotation."""
    usual, printed = usual_mark(subject), subject.printed
    own = subject.words.quotes
    outer = own.outer if usual in ("", own.outer[0][0]) else (usual, PAIRS[usual])
    for stretch in printed.stretches:
        if '"' not in stretch.text or stretch.path not in subject.passages:
            continue
        curly = [span for span in quoted_spans(stretch.text) if stretch.text[span[0]] != '"']
        for start, end in straight_marks(stretch.text):
            within = any(begun < start < closed for begun, closed in curly)
            marks = own.inner if within else outer
            if end - start > 1:
                yield from _one_character(subject, stretch.start + start, '"', marks[0], "W703")
                yield from _one_character(subject, stretch.start + end - 1, '"', marks[1], "W703")


def _one_character(subject: Subject, at: int, character: str, replacement: str, code: str) -> Iterator[Edit]:
    path, place = subject.printed.place(at)
    if subject.texts[path][place : place + 1] == character:
        yield Edit(path, place, place + 1, replacement, code)


def _of(rule: Rule, subject: Subject) -> Iterator[tuple[Remark, str]]:
    """What a rule says, with the words that it is about, where they stand as they are printed."""
    for said in rule(subject):
        words = str(said.finding.parameter("words"))
        if subject.texts[said.path].startswith(words, said.offset) and said.path in subject.passages:
            yield said, words


def _blanks(subject: Subject) -> Iterator[Edit]:
    """Several blanks to one, which is a no-break one if any of them was."""
    for said in double_blanks(subject):
        text, start = subject.texts[said.path], said.offset
        end = start
        while text[end : end + 1] in (" ", "\u00a0", "\u202f"):
            end += 1
        blanks = text[start:end]
        if len(blanks) > 1 and said.path in subject.passages:
            kept = next((blank for blank in blanks if blank != " "), " ")
            yield Edit(said.path, start, end, kept, "W705")


def _signs(subject: Subject) -> Iterator[Edit]:
    for said, words in _of(mixed_number_signs, subject):
        usual = str(said.finding.parameter("usual"))
        yield Edit(said.path, said.offset, said.offset + len(words), _as_capital(words, usual), "W707")


def _spelling(subject: Subject) -> Iterator[Edit]:
    for rule, code in ((mixed_ise_and_ize, "W603"), (mixed_pairs, "W604")):
        for said, words in _of(rule, subject):
            other = str(said.finding.parameter("other"))
            yield Edit(said.path, said.offset, said.offset + len(words), _as_capital(words, other), code)


def _as_capital(words: str, other: str) -> str:
    """The other words with the capital, or the small letter, of these."""
    first = other[0].upper() if words[0].isupper() else other[0].lower()
    return first + other[1:]

"""The cover note of a clearance copy: what is asked, until when, how to answer; on one page, in the body's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.line.clearance.copy import Copy, access_words
from pipeline.line.clearance.paper import ACCENT, Paper, Press, title_in
from pipeline.line.compose.cover import block_lines
from pipeline.line.compose.frame import printed_symbol
from pipeline.messages import listed
from pipeline.model.base import Language
from pipeline.model.passage import ListMark
from pipeline.model.report import Report
from pipeline.model.stages import Attachments
from pipeline.office.clearance import ClearanceWords, Counted, NoteWords
from pipeline.office.terms import Terms
from pipeline.word import elements
from pipeline.word.elements import Look

_SPACE = elements.spacing(before=8.5)
# What does not fit on the page goes to the next one as a whole, down to the signature.
_KEEP = "<w:keepNext/><w:keepLines/>"
_APART = '<w:contextualSpacing w:val="0"/>'


def write_note(copy: Copy, file: str, language: Language, addressee: str, press: Press) -> bytes:
    """The docx; `file` is the name of the copy that it goes with, `addressee` the body in the language of the note.

    It carries nothing of the input but its hash. Raises TemplateError.
    """
    words = press.office.clearance(language)
    paper = Paper(press, language, "", Attachments())
    note = _Note(copy, file, language, press, paper)
    body = [*note.head(words, addressee), *note.asked(words.note), *note.how(words.note), note.signature()]
    return paper.data(body, f"{words.note.title} · {addressee}", copy.checked.canonical_sha256, {})


class _Note:
    """One note in the making."""

    def __init__(self, copy: Copy, file: str, language: Language, press: Press, paper: Paper) -> None:
        self._copy, self._file, self._language = copy, file, language
        self._office, self._press, self._paper = press.office, press, paper

    def head(self, words: ClearanceWords, addressee: str) -> Iterator[str]:
        """To whom it goes, and about what document."""
        report = self._in_language(self._copy.report)
        yield self._paper.title(self._office.house.secretariat[self._language], words.note.title, after=17)
        yield self._paper.line("Cover Block", words.note.to.format(body=addressee), Look(bold=True))
        yield self._paper.line("Cover Block", words.reference.format(reference=self._copy.reference))
        kind = self._office.type(report.type).titles.get(self._language)
        lines = [*([kind] if kind else []), *block_lines(report, self._office)]
        yield self._paper.line("Cover Block", lines[0], more=_SPACE)
        yield from (self._paper.line("Cover Block", line) for line in lines[1:])
        yield self._paper.line("Cover Block", printed_symbol(report, self._office), ACCENT, elements.spacing(after=8.5))

    def _in_language(self, report: Report) -> Report:
        """The report with its facts in the language of the note, as far as they are known."""
        meeting = report.meeting
        place = Terms(self._office, report.language, self._language).place(meeting.place or "") or meeting.place
        told = meeting.model_copy(update={"title": title_in(report, self._language), "place": place})
        facts = {"meeting": told, "language": self._language, "original": None, "translation": None}
        return report.model_copy(update=facts)

    def asked(self, words: NoteWords) -> Iterator[str]:
        """What the copy holds, who may see it, and by when an answer is wanted."""
        secretariat = self._office.house.secretariat[self._language]
        yield self._paper.line("Body Text", words.opening.format(secretariat=secretariat, file=self._file))
        yield from self._list(ListMark.DASH, list(self._parts(words)))
        if said := " ".join(filter(None, self._to_know(words))):
            yield self._paper.line("Body Text", said)
        day = self._office.day_words((self._copy.until,), False, self._language)
        yield self._paper.line("Body Text", words.wanted.format(day=day), Look(bold=True))

    def _parts(self, words: NoteWords) -> Iterator[str]:
        """The parts of the copy, as the note lists them: a semicolon behind each, a full stop behind the last."""
        said = [self._part(part, words) for part, _ in self._copy.headings(self._office.clearance(self._language))]
        yield from (f"{each};" for each in said[:-1])
        yield from (f"{each}." for each in said[-1:])

    def _part(self, part: str, words: NoteWords) -> str:
        known: str | Counted = getattr(words.parts, part)
        if isinstance(known, str):
            return known
        numbers = [str(number) for number in self._copy.numbers[part]]
        form = known.one if len(numbers) == 1 else known.several
        return form.format(numbers=listed(numbers, self._language))

    def how(self, words: NoteWords) -> Iterator[str]:
        """How to answer, as far as the copy has what it is about."""
        report = self._copy.report
        yield self._paper.line("heading 2", words.how)
        ways = [words.unchanged]
        ways += [words.own] if report.interventions or report.participants else []
        ways += [words.common] if report.conclusions or report.recommendations else []
        yield from self._list(ListMark.NUMBER_DOT, ways, _KEEP)

    def _to_know(self, words: NoteWords) -> Iterator[str]:
        """The language of the copy where it is another, that it is a draft, and who may see it."""
        report = self._copy.report
        if report.language is not self._language:
            yield words.language.format(language=self._paper.words.languages[report.language])
        if report.is_draft:
            yield words.draft
        yield access_words(report, self._office, words.internal, words.embargo, self._paper)

    def signature(self) -> str:
        """Who asks."""
        return self._paper.line("Body Text", self._office.house.secretariat[self._language], ACCENT, _SPACE)

    def _list(self, mark: ListMark, items: Sequence[str], keep: str = "") -> Iterator[str]:
        number = self._paper.scribe.new_list(mark, 0)
        for count, text in enumerate(items, 1):
            more = keep + elements.numbered(number) + (_APART if count == len(items) else "")
            yield self._paper.line("List Item", text, more=more)

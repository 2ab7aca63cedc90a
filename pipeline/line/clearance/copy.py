"""A body's copy: what the report says in its name or about it, as the report prints it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.line.clearance.paper import ACCENT, Paper, Press
from pipeline.line.compose.blocks import BlockWriter
from pipeline.line.compose.chapters import ChapterWriter
from pipeline.line.compose.cover import block_lines
from pipeline.line.compose.frame import printed_symbol
from pipeline.line.compose.lists import write_participants
from pipeline.line.compose.order import order_participants
from pipeline.line.compose.plan import Chapter
from pipeline.model.passage import Passage
from pipeline.model.report import Access, Report
from pipeline.model.stages import CheckedReport
from pipeline.office.clearance import ClearanceWords
from pipeline.office.office import Office
from pipeline.word import elements
from pipeline.word.elements import PLAIN

_KEEP = "<w:keepNext/>"


@dataclass(frozen=True)
class Copy:
    """What one copy says: the report of nothing but the body's share, whose copy it is, until when an answer is wanted.

    `numbers` are those with which the report prints the conclusions and recommendations; `reference` names the copy.
    """

    checked: CheckedReport
    addressee: str
    until: date
    numbers: Mapping[str, Sequence[int]]
    reference: str

    @property
    def report(self) -> Report:
        """The share, as a report."""
        return self.checked.report

    def headings(self, words: ClearanceWords) -> Iterator[tuple[str, str]]:
        """The parts that there are, in order, each with its heading."""
        for part in ("interventions", "participants", "conclusions", "recommendations"):
            if getattr(self.report, part):
                yield part, getattr(words.parts, part)


def write_copy(copy: Copy, press: Press, marks: Mapping[str, str]) -> bytes:
    """The docx, in the language of the report. Raises TemplateError."""
    words = press.office.clearance(copy.report.language)
    paper = Paper(press, copy.report.language, words.mark, copy.checked.attachments)
    body = [*_head(copy, press, paper, words), *_Parts(copy, press, paper, words).written()]
    reference = words.reference.format(reference=copy.reference)
    body.append(paper.line("Remark", reference, more=elements.spacing(before=17)))
    title = f"{words.mark} · {copy.addressee}. {copy.report.meeting.title}"
    return paper.data(body, title, copy.checked.canonical_sha256, marks)


def _head(copy: Copy, press: Press, paper: Paper, words: ClearanceWords) -> Iterator[str]:
    """Whose copy it is, of what, until when an answer is wanted, and who may see it."""
    report, office = copy.report, press.office
    yield paper.title(words.mark, copy.addressee)
    yield from about(report, office, paper)
    day = office.day_words((copy.until,), False, report.language)
    yield paper.line("Cover Block", words.wanted.format(day=day), ACCENT, elements.spacing(before=17))
    if access := access_words(report, office, words.internal, words.embargo, paper):
        yield paper.line("Cover Block", access, ACCENT)
    yield paper.line("Remark", words.lead, more=elements.spacing(before=17))


def about(report: Report, office: Office, paper: Paper) -> Iterator[str]:
    """What document it is: its type, the meeting with its place and days, the symbol."""
    yield paper.line("Cover Block", office.title(report.type, report.language))
    yield from (paper.line("Cover Block", line) for line in block_lines(report, office))
    yield paper.line("Cover Block", printed_symbol(report, office), ACCENT)


def access_words(report: Report, office: Office, internal: str, embargo: str, paper: Paper) -> str:
    """Who may see the report, and until when nobody else; empty for one that is public without embargo."""
    if report.embargo is not None:
        day = office.day_words((report.embargo.date(),), False, paper.language)
        return embargo.format(day=day, time=clock(report))
    return internal if report.access is Access.INTERNAL else ""


def clock(report: Report) -> str:
    """The hour at which an embargo ends, with its zone as the input gives it: `10:00 (UTC-4)`."""
    moment = report.embargo
    offset = moment.utcoffset() if moment else None
    minutes = round(offset.total_seconds() / 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    sign = "\N{MINUS SIGN}" if minutes < 0 else "+"
    zone = f"UTC{sign}{hours}{f':{rest:02}' if rest else ''}" if minutes else "UTC"
    return f"{moment:%H:%M} ({zone})"


@dataclass(frozen=True)
class _Parts:
    """Writes the parts of one copy."""

    copy: Copy
    press: Press
    paper: Paper
    words: ClearanceWords

    def written(self) -> Iterator[str]:
        """The elements of all parts that there are."""
        parts: Mapping[str, Callable[[str, str], Iterator[str]]] = {
            "interventions": self._interventions,
            "participants": self._participants,
            "conclusions": self._items,
            "recommendations": self._items,
        }
        for part, heading in self.copy.headings(self.words):
            yield from parts[part](part, heading)

    def _interventions(self, part: str, heading: str) -> Iterator[str]:
        writer = ChapterWriter(self.copy.checked, self.press.office, self.paper.scribe, self.paper.plates)
        yield from writer.write(Chapter(part, heading, part))

    def _participants(self, part: str, heading: str) -> Iterator[str]:
        report = self.copy.report
        yield self.paper.line("heading 1", heading)
        people = order_participants(
            report.participants, self.press.imposition.order, self.press.office, report.language
        )
        yield from write_participants(people, self.paper.scribe)

    def _items(self, part: str, heading: str) -> Iterator[str]:
        """Numbered items: each is a list of its own, begun at the number that the report prints."""
        yield self.paper.line("heading 1", heading)
        yield self.paper.line("Remark", self.words.common, PLAIN, _KEEP)
        for index, number in enumerate(self.copy.numbers[part]):
            place = elements.numbered(self.paper.scribe.new_conclusions(number))
            passage = self.copy.checked.passages.get(f"{part}[{index}].text", Passage())
            blocks = BlockWriter(self.paper.scribe, self.paper.plates)
            yield from blocks.lead(passage, "Conclusion", place, self._marked(f"{part[0]}{number}"))

    def _marked(self, name: str) -> Callable[[str], str]:
        """Encloses the words of an item in its bookmark, by its number in the report."""

        def enclose(words: str) -> str:
            return elements.bookmark(name, self.paper.scribe.next_bookmark(), words)

        return enclose

"""The chapters and annexes as WordprocessingML, each a list of whole elements beginning with its heading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.line.compose.blocks import BlockWriter
from pipeline.line.compose.frame import known_names
from pipeline.line.compose.lists import write_documents, write_participants
from pipeline.line.compose.order import order_documents, order_participants
from pipeline.line.compose.pictures import Plates
from pipeline.line.compose.plan import Chapter
from pipeline.line.compose.scribe import Scribe
from pipeline.model.annex import Annex
from pipeline.model.chapters import Intervention
from pipeline.model.choices import ListOrder
from pipeline.model.passage import Passage
from pipeline.model.stages import CheckedReport
from pipeline.office.office import Office
from pipeline.word import elements
from pipeline.word.elements import Look

GAP_COLOR = "0F4A66"


@dataclass(frozen=True)
class ChapterWriter:
    """Writes the chapters of one report."""

    checked: CheckedReport
    office: Office
    scribe: Scribe
    plates: Plates
    order: ListOrder = ListOrder.HOUSE

    def write(self, chapter: Chapter) -> list[str]:
        """The elements of one chapter or annex."""
        parts: dict[str, Callable[[Chapter], Iterator[str]]] = {
            "background": self._background,
            "interventions": self._interventions,
            "conclusions": self._items,
            "recommendations": self._items,
            "sections": self._section,
            "annexes": self._annex,
        }
        more = elements.spacing(before=0) if chapter.is_divider else ""
        return [self.heading(chapter, more), *parts[chapter.part](chapter)]

    def heading(self, chapter: Chapter, more: str = "") -> str:
        """The heading in its bookmark; that of an annex has its label on a line above."""
        words = elements.run(chapter.title)
        if chapter.annex is not None:
            label = self.scribe.look("Label")
            # the blank keeps label and title apart for those who read a line break as nothing
            title = f"{self.scribe.words.annexes.label} {chapter.numeral} "
            words = elements.run(title, label) + elements.line_break(label) + words
        style = "heading 1" if chapter.in_capitals else "Annex Title"
        marked = elements.bookmark(chapter.bookmark, self.scribe.next_bookmark(), words)
        return elements.paragraph(self.scribe.style(style), marked, more)

    def _passage(self, path: str) -> Passage:
        return self.checked.passages.get(path, Passage())

    def _blocks(self, level: int = 1) -> BlockWriter:
        return BlockWriter(self.scribe, self.plates, level)

    def _gap(self, part: str, whose: str = "") -> str:
        return gap(part, self.scribe, whose)

    def _names(self, intervention: Intervention) -> str:
        """The speakers of an intervention by name."""
        names = known_names(self.checked.report)
        return ", ".join(names.get(speaker, speaker) for speaker in intervention.speaker)

    def _background(self, chapter: Chapter) -> Iterator[str]:
        if self.checked.report.background is None:
            yield self._gap("background")
        yield from self._blocks().write(self._passage("background"))

    def _interventions(self, chapter: Chapter) -> Iterator[str]:
        if not self.checked.report.interventions:
            yield self._gap("interventions")
        level = 1
        for number, intervention in enumerate(self.checked.report.interventions):
            if intervention.heading is not None:
                level = 2
                yield from self._group(intervention)
            elif intervention.is_waiting:
                yield self._gap("intervention", self._names(intervention))
            else:
                yield from self._blocks(level).write(self._passage(f"interventions[{number}].text"))

    def _group(self, group: Intervention) -> Iterator[str]:
        """The heading of a group, with the day and the chair of its session under it."""
        words = self.scribe.words
        yield elements.paragraph(self.scribe.style("heading 2"), elements.run(group.heading or ""))
        day = self.office.day_words((group.date,), False, self.checked.report.language) if group.date else ""
        names = known_names(self.checked.report)
        chair = words.chair.format(name=names.get(group.chair, group.chair)) if group.chair else ""
        if remark := ". ".join(part for part in (day, chair) if part):
            yield elements.paragraph(self.scribe.style("Remark"), elements.run(remark), "<w:keepNext/>")

    def _items(self, chapter: Chapter) -> Iterator[str]:
        items = getattr(self.checked.report, chapter.part)
        if not items:
            yield self._gap(chapter.part)
        number = self.scribe.new_conclusions() if items else 0
        for index in range(len(items)):
            place = elements.numbered(number)
            passage = self._passage(f"{chapter.part}[{index}].text")
            yield from self._blocks().lead(passage, "Conclusion", place, self._marked(chapter.part, index))

    def _marked(self, part: str, index: int) -> Callable[[str], str]:
        """Encloses the words of an item in its bookmark: `c3` for the third conclusion, `r3` for a recommendation."""

        def enclose(words: str) -> str:
            return elements.bookmark(f"{part[0]}{index + 1}", self.scribe.next_bookmark(), words)

        return enclose

    def _section(self, chapter: Chapter) -> Iterator[str]:
        yield from self._blocks().write(self._passage(f"sections[{chapter.index}].text"))

    def _annex(self, chapter: Chapter) -> Iterator[str]:
        annex = chapter.annex or Annex(title=chapter.title, text=chapter.title)
        report = self.checked.report
        lists = (("participants", annex.participants), ("documents", annex.documents))
        missing = [part for part, is_wanted in lists if is_wanted and not getattr(report, part)]
        if missing and report.is_draft:
            yield self._gap(missing[0])
        elif annex.participants:
            people = order_participants(report.participants, self.order, self.office, report.language)
            yield from write_participants(people, self.scribe)
        elif annex.documents:
            yield from write_documents(order_documents(report.documents, self.order, report.language), self.scribe)
        elif annex.text is not None:
            if annex.statement_of is not None:
                yield elements.paragraph(
                    self.scribe.style("Remark"), elements.run(self.scribe.words.annexes.as_delivered), "<w:keepNext/>"
                )
            yield from self._blocks().write(self._passage(f"annexes[{chapter.index}].text"))


def gap(part: str, scribe: Scribe, whose: str = "") -> str:
    """The marked gap of a draft for a part that is missing, and whose it is."""
    look = Look(bold=True, color=GAP_COLOR)
    return elements.paragraph(scribe.style("Body Text"), elements.run(scribe.words.gap(part, whose=whose), look))

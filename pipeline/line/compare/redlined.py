"""The Word document of a comparison: the later text with every change tracked; refused, they leave the earlier one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.line.bare import SHEETS, finished, in_place_of_text
from pipeline.line.compare.segments import Segment, segments_of, segments_of_saying
from pipeline.line.compare.titles import Titles
from pipeline.line.compose.needs import fit_template
from pipeline.line.compose.parts import add_lists
from pipeline.line.compose.scribe import Scribe
from pipeline.model.choices import Paper
from pipeline.model.comparison import Change, Comparison, Line, Saying, SayingKind, Verb
from pipeline.model.stages import TemplateFile
from pipeline.office.office import Office
from pipeline.word import elements
from pipeline.word.elements import Look
from pipeline.word.styles import NUMBERING
from pipeline.word.tracked import Tracker

AUTHOR = "rapporteur"

_SIDE, _TOP = 110.5, 85.0
_DROPPED = ("word/endnotes.xml", "docProps/custom.xml")
_STYLES = {
    SayingKind.FACT: "Body Text",
    SayingKind.CHAPTER: "heading 1",
    SayingKind.HEADING: "heading 2",
    SayingKind.PARAGRAPH: "Body Text",
    SayingKind.ITEM: "List Item",
    SayingKind.QUOTE: "Block Text",
    SayingKind.ROW: "Table Text",
    SayingKind.CAPTION: "Remark",
    SayingKind.NOTE: "footnote text",
}


def write_redlined(
    found: Comparison,
    titles: Titles,
    heading: str,
    office: Office,
    template: TemplateFile,
    paper: Paper,
    day: datetime,
    labels: tuple[str, ...] = (),
) -> bytes:
    """The docx in the office's look; `day` is the date of every change, `labels` are those of the facts that changed, in order.

    The same gives the same bytes. Raises TemplateError or MachineError where the office's template is not fit.
    """
    package = fit_template(template)
    words = office.words(titles.language)
    scribe = Scribe.of(package, words, office.fonts)
    body = _Body(found, scribe, Tracker(AUTHOR, day)).text(titles, heading, labels) + _section(paper)
    numbered = package.replaced({NUMBERING: add_lists(package.parts[NUMBERING], scribe)})
    package = in_place_of_text(numbered, body, _DROPPED)
    return finished(package, f"{heading}: {titles.meeting}", "", words.tag, day)


def _section(paper: Paper) -> str:
    width, height = map(elements.twips, SHEETS[paper])
    side, top = elements.twips(_SIDE), elements.twips(_TOP)
    return (
        f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{top}" w:right="{side}" w:bottom="{top}" '
        f'w:left="{side}" w:header="340" w:footer="340" w:gutter="0"/></w:sectPr>'
    )


@dataclass
class _Body:
    """The body of one document."""

    found: Comparison
    scribe: Scribe
    tracker: Tracker
    _lists: dict[tuple[str, str], int] = field(default_factory=dict)
    _moves: dict[int, str] = field(default_factory=dict)

    def text(self, titles: Titles, heading: str, labels: tuple[str, ...]) -> str:
        """The heading with the names of both files, the facts that changed, the whole text, and a last line that stays."""
        head = [
            self._paragraph("heading 2", elements.run(f"{heading}: {titles.meeting}")),
            self._paragraph("Remark", elements.run(f"{titles.before} → {titles.after}")),
        ]
        names = labels or tuple(change.saying.spot.path for change in self.found.facts)
        facts = [self._fact(change, label) for change, label in zip(self.found.facts, names, strict=True)]
        self._pair_lists()
        lines = [self._line(line) for line in self.found.lines]
        # Word never deletes the mark of the last paragraph
        last = self._paragraph("Remark", elements.run(f"{titles.before} → {titles.after}"))
        return "".join([*head, *facts, *lines, last])

    def _fact(self, change: Change, label: str) -> str:
        runs = elements.run(f"{label}: ", Look(bold=True))
        return self._paragraph("Body Text", runs + self._runs(segments_of(change)))

    def _line(self, line: Line) -> str:
        change = line.change
        saying = self.found.saying(line)
        if change is None:
            return self._said(saying, "=", self._runs(segments_of_saying(saying)), "after")
        if change.verb is Verb.CHANGED:
            return self._said(saying, "=", self._runs(segments_of(change)), "after")
        side = "after" if line.after is not None else "before"
        plain = self._runs(segments_of_saying(saying))
        if change.verb is Verb.MOVED and change.before is not None and change.before.words == saying.words:
            sign = "<" if line.is_left else ">"
            name = self._moves.setdefault(id(change), f"move{len(self._moves) + 1}")
            return self._said(saying, sign, self.tracker.moved(sign, plain, name), side)
        sign = "-" if line.after is None else "+"
        return self._said(saying, sign, self.tracker.words(sign, plain), side)

    def _said(self, saying: Saying, sign: str, content: str, side: str) -> str:
        more, style = "", _STYLES[saying.kind]
        if saying.kind is SayingKind.ITEM and saying.group:
            style = style if saying.mark else "Conclusion"
            more = elements.numbered(self._number(saying, side), saying.level)
        return self._paragraph(style, content, more + self.tracker.mark(sign))

    def _runs(self, segments: Iterable[Segment]) -> str:
        made = []
        for segment in segments:
            look = Look(bold=segment.bold, italic=segment.italic, language=segment.language)
            made.append(self.tracker.words(segment.sign, elements.run(segment.words, look)))
        return "".join(made)

    def _pair_lists(self) -> None:
        """A list that both have is one: what was taken out of it counts where it stood."""
        for line in self.found.lines:
            if line.before is not None and line.after is not None:
                one, other = self.found.before[line.before], self.found.after[line.after]
                if one.group and other.group and ("before", one.group) not in self._lists:
                    self._lists["before", one.group] = self._number(other, "after")

    def _number(self, saying: Saying, side: str) -> int:
        key = (side, saying.group)
        if key not in self._lists:
            new = self.scribe.new_list(saying.mark, saying.level) if saying.mark else self.scribe.new_conclusions()
            self._lists[key] = new
        return self._lists[key]

    def _paragraph(self, style: str, content: str, more: str = "") -> str:
        return elements.paragraph(self.scribe.style(style), content, more)

"""The entries of a corrigendum: where something is printed, and what is to be read in place of what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pipeline.line.compose.blocks import BlockWriter
from pipeline.line.compose.chapters import gap
from pipeline.line.compose.pictures import Plates
from pipeline.line.compose.scribe import Scribe
from pipeline.model.passage import Paragraph, Passage, Run
from pipeline.model.stages import CheckedReport
from pipeline.office.words import Words
from pipeline.prose.plain import inline_words
from pipeline.word import elements

INDENT = 85.0
"""Where the words of an entry stand, in points from the edge of the text: that of the style `Correction`."""


@dataclass(frozen=True)
class CorrectionWriter:
    """Writes the entries of one corrigendum, or what a draft of it lacks."""

    checked: CheckedReport
    scribe: Scribe
    plates: Plates

    def write(self) -> Iterator[str]:
        """The elements of all entries, in order."""
        for number, entry in enumerate(self.checked.report.corrections):
            if entry.place:
                yield elements.paragraph(self.scribe.style("heading 2"), elements.run(entry.place))
            yield from self._entry(f"corrections[{number}]")

    def _entry(self, path: str) -> Iterator[str]:
        words, said = self.scribe.words.corrections, self.checked.passages
        before, after = said.get(f"{path}.instead_of"), said.get(f"{path}.read")
        if before is not None:
            label = words.leave_out if after is None else words.instead_of
            yield from self._labelled(label, before, holds=after is not None)
        if after is not None:
            yield from self._labelled(words.add if before is None else words.read, after)
        own = said.get(f"{path}.text")
        if own is not None:
            yield from BlockWriter(self.scribe, self.plates, 2).write(own)
        elif before is None and after is None:
            yield gap("corrections", self.scribe)

    def _labelled(self, label: str, passage: Passage, holds: bool = False) -> Iterator[str]:
        """A passage behind its label; a single paragraph holds on to what follows where `holds` says so.

        A label whose words begin with a table or a list, which it can't stand beside, holds on to that.
        """
        blocks = BlockWriter(self.scribe, self.plates, 2, body="Correction Text", indent=INDENT)
        is_bare = not isinstance(passage.blocks[0], Paragraph) if passage.blocks else False
        more = "<w:keepNext/>" if is_bare or (holds and len(passage.blocks) == 1) else ""
        yield from blocks.lead(_quoted(passage, self.scribe.words), "Correction", more, self._after(label))

    def _after(self, label: str) -> Callable[[str], str]:
        def enclose(words: str) -> str:
            return elements.run(label, self.scribe.look("Label")) + (elements.tab() + words if words else "")

        return enclose


def _quoted(passage: Passage, words: Words) -> Passage:
    """Paragraphs between the quotation marks of the language; lists, tables and the like stand in full, without marks."""
    blocks = [block for block in passage.blocks if isinstance(block, Paragraph)]
    if not blocks or len(blocks) < len(passage.blocks):
        return passage
    opening, closing = words.marks_round("".join(inline_words(block.inlines) for block in blocks))
    blocks[0] = replace(blocks[0], inlines=(Run(opening, blocks[0].start), *blocks[0].inlines))
    blocks[-1] = replace(blocks[-1], inlines=(*blocks[-1].inlines, Run(closing, blocks[-1].start)))
    return Passage(tuple(blocks))

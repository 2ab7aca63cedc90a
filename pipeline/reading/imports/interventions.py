"""The chapter of interventions: groups, narrative, and what each speaker said, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.model.passage import Run
from pipeline.office.words import Words
from pipeline.reading.imports.days import read_days
from pipeline.reading.imports.document import Kind, SourceBlock, SourceParagraph
from pipeline.reading.imports.ledger import Ledger
from pipeline.reading.imports.passages import prose_of
from pipeline.reading.imports.roster import Entry, Roster
from pipeline.reading.imports.speakers import Speaker, SpeakerFinder
from pipeline.reading.imports.words import words_of

_MOST_WORDS = 12  # of a heading that only looks like one
_UNENDED = re.compile(r"[\w)”»]$|[^.]\.\.\.$")


@dataclass
class _Said:
    """One intervention while it is read; without a speaker it is narrative."""

    speaker: Entry | None = None
    others: tuple[Entry, ...] = ()
    behalf: str = ""
    words: str = ""
    blocks: list[SourceBlock] = field(default_factory=list)


class InterventionReader:
    """Reads one chapter of interventions into the fields of the input."""

    def __init__(self, roster: Roster, finder: SpeakerFinder, words: Words, ledger: Ledger, level: int) -> None:
        self._roster = roster
        self._finder = finder
        self._words = words
        self._ledger = ledger
        self._level = level
        self._made: list[_Said | dict[str, Any]] = []
        self._in_group = False

    def read(self, blocks: Sequence[SourceBlock], *, unmarked: bool = False) -> list[dict[str, Any]]:
        """The interventions of the chapter.

        With `unmarked` nothing in the source marks a heading as one: a short line before prose is then taken for one.
        """
        for block, following in zip(blocks, (*blocks[1:], None), strict=True):
            if isinstance(block, SourceParagraph) and (
                self._is_group(block) or (unmarked and _is_line(block, following))
            ):
                self._in_group = True
                self._made.append({"heading": block.text})
            elif not self._is_remark(block):
                self._add(block)
        return [self._fields(said, number) for number, said in enumerate(self._made)]

    def _is_group(self, block: SourceParagraph) -> bool:
        """A heading one level down opens a group; one that has notes or links can be none."""
        plain = len(block.inlines) > 0 and not any(getattr(part, "target", "x") for part in block.inlines)
        return block.kind is Kind.HEADING and block.level <= self._level + 1 and plain

    def _is_remark(self, block: SourceBlock) -> bool:
        """The line of day and chair under the heading of a group."""
        group = self._made[-1] if self._made else None
        if not isinstance(group, dict) or not isinstance(block, SourceParagraph) or len(block.text) > 200:
            return False
        fields = self._day_and_chair(block.text)
        if not fields:
            return False
        group |= fields
        self._ledger.say(block.all_words)
        return True

    def _day_and_chair(self, text: str) -> dict[str, Any]:
        chair = re.escape(self._words.chair).replace(r"\{name\}", "(?P<chair>.+)").replace("\\\u00a0", r"\s")
        if match := re.fullmatch(rf"(?:(?P<day>.*\d{{4}})(?:\. |$))?(?:{chair})?", text):
            days = read_days(match["day"], self._words) if match["day"] else None
            if (match["day"] and (days is None or len(days.days) != 1)) or not (match["day"] or match["chair"]):
                return {}
            day = {"date": days.days[0].isoformat()} if days else {}
            return day | ({"chair": match["chair"]} if match["chair"] else {})
        return {}

    def _add(self, block: SourceBlock) -> None:
        current = self._made[-1] if self._made else None
        speaker = self._speaker(block)
        if speaker is not None:
            entry = self._entry(speaker)
            others = tuple(self._roster.add_person(person) for person in speaker.others)
            if not isinstance(current, _Said) or (current.speaker, current.others) != (entry, others):
                current = _Said(entry, others, self._behalf(entry, speaker), speaker.words)
                self._made.append(current)
        elif not isinstance(current, _Said) or (current.speaker and self._is_narrative(block)):
            current = _Said()
            self._made.append(current)
        current.blocks.append(block)

    def _speaker(self, block: SourceBlock) -> Speaker | None:
        if not isinstance(block, SourceParagraph) or block.kind not in (Kind.TEXT, Kind.ITEM):
            return None
        return self._finder.speaker_of(block.text)

    def _is_narrative(self, block: SourceBlock) -> bool:
        return isinstance(block, SourceParagraph) and block.kind is Kind.TEXT and self._finder.is_narrative(block.text)

    def _entry(self, speaker: Speaker) -> Entry:
        if speaker.person is None:
            entry = self._roster.add_body(speaker.body)
            entry.words = entry.words or speaker.words
            return entry
        return self._roster.add_person(speaker.person, speaker.words, speaker.behalf)

    def _behalf(self, entry: Entry, speaker: Speaker) -> str:
        """The body in whose name one speaks, where it is not one's own."""
        own = {entry.fields.get("organisation"), entry.fields.get("country")}
        return speaker.behalf if speaker.behalf not in own else ""

    def _fields(self, said: _Said | dict[str, Any], number: int) -> dict[str, Any]:
        if isinstance(said, dict):
            return said
        fields: dict[str, Any] = {}
        if said.speaker is not None:
            fields["speaker"] = [self._roster.id_of(entry) for entry in (said.speaker, *said.others)]
            self._ledger.guess(f"interventions[{number}].speaker", said.words)
        if said.behalf:
            fields["on_behalf_of"] = [said.behalf]
        return fields | {"text": prose_of(said.blocks, 2 if self._in_group else 1)}


def _is_line(block: SourceParagraph, following: SourceBlock | None) -> bool:
    """Whether a paragraph looks like the heading of what follows: a few words without an end, then prose."""
    is_short = 0 < len(words_of(block.text)) <= _MOST_WORDS and not block.label and block.kind is Kind.TEXT
    plain = all(isinstance(part, Run) and not part.target for part in block.inlines)
    leads = isinstance(following, SourceParagraph) and len(words_of(following.text)) > len(words_of(block.text)) + 3
    return is_short and plain and leads and block.text[:1].isupper() and _UNENDED.search(block.text) is not None

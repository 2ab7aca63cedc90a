"""A document to the fields of an input: front, chapters and annexes, each word noted in the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.model.base import Language
from pipeline.office.office import Office
from pipeline.reading.imports.beside import file_of
from pipeline.reading.imports.document import Kind, SourceBlock, SourceDocument, SourceParagraph, SourcePicture
from pipeline.reading.imports.facts import complete_meeting, take_title
from pipeline.reading.imports.front import Front
from pipeline.reading.imports.headings import Headings, Part
from pipeline.reading.imports.interventions import InterventionReader
from pipeline.reading.imports.items import read_items
from pipeline.reading.imports.ledger import Ledger
from pipeline.reading.imports.lists import ParticipantList, document_rows
from pipeline.reading.imports.outline import LONG, Chapter, Outline, outline_of
from pipeline.reading.imports.passages import prose_of
from pipeline.reading.imports.persons import Grammar, Person
from pipeline.reading.imports.present import find_present
from pipeline.reading.imports.roster import Roster
from pipeline.reading.imports.speakers import SpeakerFinder
from pipeline.reading.imports.stage import is_draft
from pipeline.reading.imports.words import words_of

_MAIN = (Part.BACKGROUND, Part.INTERVENTIONS, Part.CONCLUSIONS, Part.RECOMMENDATIONS)


class Builder:
    """Builds the fields of one report."""

    def __init__(self, document: SourceDocument, office: Office, language: Language, name: str) -> None:
        self.document = document
        self.office = office
        self.language = language
        self.name = name
        self.ledger = Ledger(list(document.left_out))
        self.grammar = Grammar(office, language)
        self.roster = Roster(self.grammar)
        self._people = ParticipantList(office, language, self.grammar)
        self.fields: dict[str, Any] = {"format": 1, "language": language.value}
        self._lead: list[SourceBlock] = []

    def build(self) -> dict[str, Any]:
        """The fields of the input, as the model takes them."""
        outline = outline_of(self.document.blocks, Headings(self.office, self.language))
        front = self._front(outline)
        self._lists(outline.chapters)
        for chapter in outline.chapters:
            self._chapter(chapter, outline)
        if self._lead and "background" not in self.fields:
            self._background([], outline.level)
        participants = self.roster.participants()
        if participants:
            self.fields["participants"] = participants
            self._ask_for_participants()
        self._officers(front.meeting)
        complete_meeting(front, self._first(outline), self.document, self.grammar)
        self.fields |= front.fields
        self._month(front)
        self.fields["meeting"] = front.meeting
        if front.is_draft or is_draft(self.fields, self.document, self.office):
            self.fields["stage"] = "draft"
        return self.fields

    def _first(self, outline: Outline) -> Sequence[SourceBlock]:
        """The blocks in which a report tells where and when its meeting was."""
        return next((chapter.blocks for chapter in outline.chapters if chapter.part is Part.BACKGROUND), outline.front)

    def _officers(self, meeting: dict[str, Any]) -> None:
        """Officers who are participants are so by their `id`."""
        for officer in meeting.get("officers", ()):
            for entry in self.roster.entries:
                full = f"{entry.fields.get('title', '')} {entry.fields.get('name', '')}".strip()
                if entry.person and officer.get("name") == full:
                    del officer["name"]
                    officer["participant"] = self.roster.id_of(entry)

    def _month(self, front: Front) -> None:
        """The month of issue is said where it is not that of the meeting."""
        days = [front.meeting.get("date", ""), front.meeting.get("to", ""), *front.meeting.get("dates", ())]
        month = self.fields.pop("issued", None) or front.fields.get("issued")
        if month and any(days) and max(days)[:7] != month:
            self.fields["issued"] = month

    def _front(self, outline: Outline) -> Front:
        front = Front(self.office, self.language, self.ledger)
        rest = front.read([block for block in outline.front if not isinstance(block, SourcePicture)])
        for picture in outline.front:
            if isinstance(picture, SourcePicture):
                self.ledger.leave(picture.all_words, "I064")
        if "title" not in front.meeting:
            rest = take_title(front, rest, self.document, self.name)
        prose = next((n for n, block in enumerate(rest) if len(words_of(block.all_words)) > LONG), len(rest))
        for block in rest[:prose]:
            self.ledger.leave(block.all_words, "I061")
        self._lead = list(rest[prose:])
        for block in outline.contents:
            self.ledger.leave(block.all_words, "I052")
        self.fields |= front.fields
        return front

    def _lists(self, chapters: Sequence[Chapter]) -> None:
        """Reads lists of participants before all else, since they say who is who."""
        for chapter in chapters:
            if chapter.part in (Part.PARTICIPANTS, Part.ANNEX):
                for row in self._people.rows(chapter.blocks) or ():
                    self.roster.add_row(row)

    def _chapter(self, chapter: Chapter, outline: Outline) -> None:
        part = chapter.part
        if part in _MAIN and part.value not in self.fields and (chapter.blocks or part is Part.BACKGROUND):
            self._heading(chapter)
            self._main(part, chapter, outline.level)
        elif part in (Part.ANNEX, Part.PARTICIPANTS, Part.DOCUMENTS):
            self._annex(chapter)
        elif chapter.blocks:
            self._section(chapter)
        else:
            self.ledger.leave(chapter.heading.all_words, "I063")

    def _heading(self, chapter: Chapter) -> None:
        """A heading that the office's own stands for."""
        own = self.office.heading(self.fields.get("type", ""), chapter.part.value, self.language)
        if own.casefold() == chapter.title.casefold():
            self.ledger.say(chapter.heading.all_words)
        else:
            self.ledger.leave(chapter.heading.all_words, "I053")

    def _main(self, part: Part, chapter: Chapter, level: int) -> None:
        blocks = chapter.blocks
        if part is Part.BACKGROUND:
            self._background(blocks, level)
        elif part is Part.INTERVENTIONS:
            finder = SpeakerFinder(self.grammar, [entry.person for entry in self.roster.entries if entry.person])
            words = self.office.words(self.language)
            reader = InterventionReader(self.roster, finder, words, self.ledger, level)
            unmarked = chapter.heading.kind is not Kind.HEADING or not chapter.heading.style
            self.fields[part.value] = reader.read(blocks, unmarked=unmarked)
        elif items := read_items(blocks, part.value, self.ledger):
            self.fields[part.value] = items

    def _background(self, blocks: Sequence[SourceBlock], level: int) -> None:
        whole = [*self._lead, *blocks]
        if self._lead:
            self.ledger.guess("background", self._lead[0].all_words, "W064")
        self._lead = []
        if whole:
            find_present(whole, self.grammar, self.roster)
            self.fields["background"] = prose_of(whole, level)

    def _section(self, chapter: Chapter) -> None:
        before = [part.value for part in _MAIN[:3] if part.value in self.fields]
        after = {"after": before[-1]} if before and "recommendations" not in self.fields else {}
        section = {"title": chapter.title, "text": prose_of(chapter.blocks), **after}
        self.fields.setdefault("sections", []).append(section)
        self._said_beside(chapter)

    def _said_beside(self, chapter: Chapter) -> None:
        """What a heading has beside its title: numeral, label, notes."""
        beside = list(words_of(chapter.heading.all_words))
        for word in words_of(chapter.title):
            if word in beside:
                beside.remove(word)
        self.ledger.say(" ".join(beside))

    def _annex(self, chapter: Chapter) -> None:
        """An annex: one of the two lists, or text; one with nothing under its title is a file that is not here."""
        words = self.office.words(self.language).annexes
        annex: dict[str, Any] = {"title": chapter.title} if chapter.title else {}
        if self._people.rows(chapter.blocks) is not None:
            annex["participants"] = True
        elif documents := document_rows(chapter.blocks):
            annex["documents"] = True
            self.fields.setdefault("documents", []).extend(documents)
        elif chapter.blocks:
            annex = {"title": chapter.title or words.label, "text": self._statement(chapter, annex)} | annex
        elif chapter.title and (file := file_of(chapter.title, self.document.beside)):
            annex["file"] = file
            self.ledger.guess(f"annexes[{len(self.fields.get('annexes', ()))}]", file)
        else:
            self.ledger.leave(chapter.heading.all_words, "I066")
            return
        usual = {"participants": words.participants, "documents": words.documents}
        if any(annex.get(kind) and chapter.title == title for kind, title in usual.items()):
            annex.pop("title")
        self._count_annex(chapter, annex)
        self.fields.setdefault("annexes", []).append(annex)

    def _statement(self, chapter: Chapter, annex: dict[str, Any]) -> str:
        """The prose of an annex; the remark that opens a statement is a field where its speaker is known."""
        blocks = list(chapter.blocks)
        remark = self.office.words(self.language).annexes.as_delivered
        first = blocks[0]
        if isinstance(first, SourceParagraph) and first.text == remark and len(blocks) > 1:
            named = [entry for entry in self.roster.entries if entry.person and _is_named(entry.person, chapter.title)]
            if named:
                annex["statement_of"] = self.roster.id_of(named[0])
                self.ledger.say(blocks.pop(0).all_words)
        return prose_of(blocks)

    def _count_annex(self, chapter: Chapter, annex: dict[str, Any]) -> None:
        if "title" in annex and chapter.title:
            self._said_beside(chapter)
        else:
            self.ledger.say(chapter.heading.all_words)
        if "text" not in annex:
            for block in chapter.blocks:
                self.ledger.say(block.all_words)

    def _ask_for_participants(self) -> None:
        for number, fields in enumerate(self.fields["participants"]):
            entry = next(each for each in self.roster.entries if each.fields is fields)
            if not entry.is_certain:
                self.ledger.guess(f"participants[{number}]", entry.words)


def _is_named(person: Person, title: str) -> bool:
    """Whether the title of a statement names its speaker, or the speaker's position."""
    return person.name in title or bool(person.position and person.position in title)

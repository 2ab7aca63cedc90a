"""A filled form to the fields of an input, each of its words noted in the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath
from typing import Any

from pipeline.model.base import Language
from pipeline.office.office import Office
from pipeline.reading.imports.document import SourceBlock, SourceDocument, SourceParagraph
from pipeline.reading.imports.forms.chapters import Chapters
from pipeline.reading.imports.forms.facts import Facts
from pipeline.reading.imports.forms.mail import prose
from pipeline.reading.imports.forms.matching import Matcher
from pipeline.reading.imports.forms.people import People
from pipeline.reading.imports.forms.reader import read_sheet
from pipeline.reading.imports.forms.sheet import Sheet
from pipeline.reading.imports.forms.vocabulary import BACKGROUND, FACTS, Vocabulary
from pipeline.reading.imports.language import language_of
from pipeline.reading.imports.ledger import Ledger
from pipeline.reading.imports.persons import Grammar
from pipeline.reading.imports.roster import Entry, Roster
from pipeline.reading.imports.stage import is_draft

_ITEMS = ("conclusions", "recommendations")
_TITLED = ("sections", "annexes")


class FormBuilder:
    """Builds the fields of one report from one form."""

    def __init__(self, document: SourceDocument, vocabulary: Vocabulary, office: Office, name: str) -> None:
        self.document = document
        self.office = office
        self.name = name
        self.ledger = Ledger(list(document.left_out))
        self._words = vocabulary
        self.sheet = read_sheet(document, vocabulary, self.ledger)
        self.language = self._language(self.sheet)
        self.roster = Roster(Grammar(office, self.language))
        self.fields: dict[str, Any] = {"format": 1, "language": self.language.value}

    def build(self) -> dict[str, Any]:
        """The fields of the input, as the model takes them."""
        people = People(self.roster, self._words, self.ledger)
        for row in self.sheet.rows.get("participants", ()):
            people.read(row)
        matcher = Matcher(self.roster, self._words, people.officers)
        facts = Facts(self.office, self._words, self.ledger)
        facts.read(self.sheet, matcher)
        chapters = self._chapters(matcher, facts)
        facts.add_officers([(role, self.roster.id_of(entry)) for role, entry in people.officers])
        self.fields |= facts.fields | {"meeting": self._titled(facts.meeting)} | chapters.fields
        self._participants(people, chapters)
        self._stray()
        if is_draft(self.fields, self.document, self.office):
            self.fields["stage"] = "draft"
        return self.fields

    def _language(self, sheet: Sheet) -> Language:
        """The language in which the form was filled in; that of the form where too little was written to tell."""
        written = list(sheet.blocks())
        language, is_certain = language_of(SourceDocument(tuple(written)), self.office)
        if not is_certain or language is sheet.language:
            return sheet.language
        self.ledger.guess("language", " ".join(block.all_words for block in written))
        return language

    def _titled(self, meeting: dict[str, Any]) -> dict[str, Any]:
        """The meeting; where nobody wrote its title, the name of the file stands for it."""
        if "title" not in meeting:
            meeting["title"] = PurePath(self.name).stem or "–"
            self.ledger.guess("meeting.title", meeting["title"])
        return meeting

    def _chapters(self, matcher: Matcher, facts: Facts) -> Chapters:
        sheet, meeting = self.sheet, facts.meeting
        days = [meeting.get("date"), meeting.get("to"), *meeting.get("dates", ())]
        ends = max((date.fromisoformat(day) for day in days if day), default=None)
        chapters = Chapters(matcher, self.roster, self._words, self.ledger, ends)
        if background := sheet.loose.get(BACKGROUND):
            chapters.fields[BACKGROUND] = prose(background)
        chapters.interventions(sheet.rows.get("interventions", ()), self._loose("interventions"))
        for part in _ITEMS:
            chapters.items(part, sheet.rows.get(part, ()), self._loose(part))
        for part in _TITLED:
            usual = self._words.forms[sheet.language].tables[part].heading
            chapters.titled(part, sheet.rows.get(part, ()), self._loose(part), usual)
        for heading, blocks in sheet.own:
            self._own(heading, blocks, chapters)
        return chapters

    def _loose(self, part: str) -> Sequence[SourceBlock]:
        return self.sheet.loose.get(part, [])

    def _own(self, heading: SourceParagraph, blocks: Sequence[SourceBlock], chapters: Chapters) -> None:
        """A chapter under a heading that somebody put into the form."""
        if not any(block.all_words for block in blocks):
            self.ledger.leave(heading.all_words, "I063")
            return
        chapters.add("sections", {"title": heading.text, "text": prose(blocks)})
        self.ledger.leave(heading.label, "I057")

    def _participants(self, people: People, chapters: Chapters) -> None:
        participants = self.roster.participants()
        if not participants:
            return
        self.fields["participants"] = participants
        for entry, words, code in people.guesses:
            self._ask(entry, words, code)
        for entry in chapters.made:
            self._ask(entry, entry.words, "W082")

    def _ask(self, entry: Entry, words: str, code: str) -> None:
        number = next(n for n, fields in enumerate(self.fields["participants"]) if fields is entry.fields)
        self.ledger.guess(f"participants[{number}]", words, code)

    def _stray(self) -> None:
        """What stands where the form asks for nothing, and tables without header row that were read by their order."""
        for part in (FACTS, "participants"):
            for block in self._loose(part):
                self.ledger.leave(block.all_words, "I085")
                self.ledger.guess(part if part in self.fields else FACTS, block.all_words, "W081")
        for part, words in self.sheet.headless.items():
            if part in self.fields:
                self.ledger.guess(part, words, "W086")

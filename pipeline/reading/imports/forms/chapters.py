"""The tables of what was said and concluded, and the chapters, to fields of the input."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pipeline.reading.imports.document import Kind, SourceBlock, SourceParagraph
from pipeline.reading.imports.forms.dates import typed_due
from pipeline.reading.imports.forms.mail import prose
from pipeline.reading.imports.forms.matching import Matcher, Meant
from pipeline.reading.imports.forms.sheet import Row, text_of, words_in
from pipeline.reading.imports.forms.vocabulary import Vocabulary
from pipeline.reading.imports.labels import number_of
from pipeline.reading.imports.ledger import Ledger
from pipeline.reading.imports.persons import Person
from pipeline.reading.imports.roster import Entry, Roster

_HEADING_WORDS = 12
_DUE_FIGURES = re.compile(r"\d{4}-\d{2}(-\d{2})?(/\d{4}-\d{2}(-\d{2})?)?")
_FILE = re.compile(r"[\w .()°º-]{1,120}\.(?:pdf|docx|png|jpe?g)", re.IGNORECASE)
_AND = re.compile(r"\s*(?:[,;/\n]|\s(?:y|e|and|et)\s)\s*")


@dataclass
class Chapters:
    """Reads the rows of the form's tables, each word noted in the ledger."""

    matcher: Matcher
    roster: Roster
    words: Vocabulary
    ledger: Ledger
    meeting_ends: date | None
    fields: dict[str, Any] = field(default_factory=dict)
    made: list[Entry] = field(default_factory=list)

    def interventions(self, rows: Sequence[Row], loose: Sequence[SourceBlock]) -> None:
        """Who spoke and what was said, in order; what stands below the table is told by nobody in particular."""
        found: list[dict[str, Any]] = []
        who = ""
        for row in rows:
            who = who if "who" in row.repeated and not row.text("who") else row.text("who")
            if made := self._intervention(row, who, len(found)):
                found.append(made)
        if loose:
            self.ledger.guess(f"interventions[{len(found)}]", loose[0].all_words, "W085")
            found.append({"text": prose(loose)})
        if found:
            self.fields["interventions"] = found

    def _intervention(self, row: Row, who: str, number: int) -> dict[str, Any] | None:
        self.ledger.leave(words_in(row.cells.get("", ())), "I085")
        if "who" in row.across:
            return self._across(row, number)
        said = row.cells.get("what", ())
        if not text_of(said):
            self._incomplete(row, ("who", "what"), "interventions")
            return None
        self.ledger.say(row.text("who"))
        text = prose(said)
        if not who:
            self.ledger.guess(f"interventions[{number}]", text_of(said), "W085")
            return {"text": text}
        meant = self._meant(who, f"interventions[{number}].speaker")
        speakers = [self.roster.id_of(entry) for entry in meant.entries]
        behalf = {"on_behalf_of": [meant.behalf]} if meant.behalf else {}
        return {"speaker": speakers[0] if len(speakers) == 1 else speakers, **behalf, "text": text}

    def _across(self, row: Row, number: int) -> dict[str, Any] | None:
        """A cell over the whole row: the heading of a group if it is a short line, else what nobody in particular said."""
        said = row.cells.get("who", ())
        text = text_of(said)
        if not text:
            return None
        self.ledger.guess(f"interventions[{number}]", text, "W085" if _is_prose(said) else "W062")
        return {"text": prose(said)} if _is_prose(said) else {"heading": said[0].all_words}

    def _meant(self, text: str, path: str) -> Meant:
        """Those who are meant; one who is in no row of the table of people becomes a participant, to be confirmed."""
        meant = self.matcher.find(text)
        if meant is not None:
            if not meant.is_certain:
                self.ledger.guess(path, text, "W080", meant.names)
            return meant
        grammar = self.roster.grammar
        bare = text.strip(" .:;,")
        body, person = self.matcher.body_in(bare), grammar.name_at(bare)
        if not body and person is not None:
            position, organisation = grammar.split_position(bare[person.end :].strip(" ,;()–—-"))
            entry = self.roster.add_person(replace(person, position=position, organisation=organisation), text)
        elif not body and (titled := grammar.titled_surname.fullmatch(bare)):
            entry = self.roster.add_person(Person(titled["name"], titled["title"].strip()), text)
        else:
            entry = self.roster.add_body(body or bare, text)
        self.made.append(entry)
        return Meant((entry,))

    def items(self, part: str, rows: Sequence[Row], loose: Sequence[SourceBlock]) -> None:
        """Conclusions or recommendations, each with who and by when."""
        found: list[Any] = []
        who = due = ""
        for row in rows:
            who = who if "who" in row.repeated and not row.text("who") else row.text("who")
            due = due if "due" in row.repeated and not row.text("due") else row.text("due")
            if made := self._item(row, who, due, f"{part}[{len(found)}]"):
                found.append(made)
        for block in loose:
            self.ledger.guess(f"{part}[{len(found)}]", block.all_words, "W062")
            found.append(prose([self._without_number(block)]))
        if found:
            self.fields[part] = found

    def _item(self, row: Row, who: str, due: str, path: str) -> Any:
        self.ledger.leave(words_in(row.cells.get("", ())), "I085")
        number, text = row.cells.get("number", ()), row.cells.get("text", ())
        if text_of(number) and number_of(text_of(number)) is None:
            text, number = (*number, *text), ()
        self.ledger.leave(words_in(number), "I057")
        if not text_of(text):
            self._incomplete(row, ("who", "due"), path.partition("[")[0])
            return None
        first, *more = text
        wanted = prose([self._without_number(first), *more] if number_of(first.label) is not None else text)
        self.ledger.say(f"{row.text('who')} {row.text('due')}")
        found: dict[str, Any] = {"text": wanted}
        if who and (responsible := self._responsible(who, path)):
            found["responsible"] = responsible
        if due and (when := self._due(due, path)):
            found["due"] = when
        return found if len(found) > 1 else wanted

    def _without_number(self, block: SourceBlock) -> SourceBlock:
        """An item without the number that somebody typed, or that Word gave it: the program numbers by itself."""
        if not isinstance(block, SourceParagraph) or number_of(block.label) is None:
            return block
        self.ledger.leave(block.label, "I057")
        return replace(block, label="", kind=Kind.TEXT)

    def _responsible(self, text: str, path: str) -> list[str]:
        """Who is to do it: ids of people, bodies and countries as they were typed, or `all`."""
        found: list[str] = []
        for part in self._parts(text):
            if self.words.is_one_of("all", part):
                found.append("all")
                continue
            meant = self.matcher.find(part)
            known = self.roster.grammar.knows(part) or self.words.is_one_of("secretariat", part)
            people = [entry for entry in meant.entries if entry.person] if meant and not known else []
            found += [self.roster.id_of(entry) for entry in people] or [self._body_words(part, meant)]
            if not known and (meant is None or not meant.is_certain):
                told = ("W080", meant.names) if meant else ("W082",)
                self.ledger.guess(f"{path}.responsible", text, *told)
        return list(dict.fromkeys(found))

    def _parts(self, text: str) -> list[str]:
        """The single ones among several, where the whole is not the name of one."""
        if self.words.is_one_of("all", text) or self.roster.grammar.knows(text):
            return [text]
        meant = self.matcher.find(text)
        if meant is not None and len(meant.entries) == 1 and meant.is_certain:
            return [text]
        return [part.strip(" .") for part in _AND.split(text) if part.strip(" .")]

    def _body_words(self, part: str, meant: Meant | None) -> str:
        """What the input calls a body: the office's short name for its Secretariat, else the words."""
        office = self.roster.grammar.office
        if self.words.is_one_of("secretariat", part):
            return office.house.short
        fields = meant.entries[0].fields if meant and not office.body(part) else {}
        return str(fields.get("organisation") or fields.get("country") or part)

    def _due(self, text: str, path: str) -> str:
        due, is_guess = typed_due(text, self.roster.grammar.office, self.meeting_ends)
        if _DUE_FIGURES.fullmatch(due) and not all(map(_is_day, due.split("/"))):
            self.ledger.unsay(text)
            self.ledger.leave(text, "I082")
            self.ledger.guess(f"{path}.due", text, "W081")
            return ""
        if is_guess:
            self.ledger.guess(f"{path}.due", text)
        return due

    def titled(self, part: str, rows: Sequence[Row], loose: Sequence[SourceBlock], usual: str) -> None:
        """Further sections or annexes: a title and a text, or the name of a file."""
        for row in rows:
            self.ledger.leave(words_in(row.cells.get("", ())), "I085")
            title, text = row.cells.get("title", ()), row.cells.get("text", ())
            words = text_of(text)
            if not words:
                self._incomplete(row, ("title",), part)
                continue
            made = {"title": text_of(title) or usual}
            is_file = part == "annexes" and _FILE.fullmatch(words)
            made |= {"file": words} if is_file else {"text": prose(text)}
            if is_file:
                self.ledger.say(words_in(text))
            self.add(part, made)
        if loose:
            self.add(part, {"title": usual, "text": prose(loose)})
            self.ledger.guess(f"{part}[{len(self.fields[part]) - 1}]", loose[0].all_words)

    def add(self, part: str, made: dict[str, Any]) -> None:
        """One more entry of a list of the input."""
        self.fields.setdefault(part, []).append(made)

    def _incomplete(self, row: Row, columns: Sequence[str], part: str) -> None:
        """A row that has no text: what stands in it is told."""
        words = " ".join(words_in(row.cells.get(key, ())) for key in columns).strip()
        if words:
            self.ledger.leave(words, "I084")
            self.ledger.guess(part, words, "W087")


def _is_prose(said: Sequence[SourceParagraph]) -> bool:
    """Whether what stands across a row is more than the heading of a group."""
    text = text_of(said)
    return len(said) > 1 or len(text.split()) > _HEADING_WORDS or text.endswith((".", ":", ";", "?", "!"))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text if len(text) == 10 else f"{text}-01")
    except ValueError:
        return False
    return True

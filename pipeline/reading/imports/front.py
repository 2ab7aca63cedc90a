"""The pages before the text: each line of cover and copyright page to the field that it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from pipeline.model.base import Language
from pipeline.model.symbol import Symbol
from pipeline.office.office import Office
from pipeline.reading.imports.countries import is_other_country
from pipeline.reading.imports.cover import is_place, is_unfinished, mode_of, place_and_days, says_type, without_label
from pipeline.reading.imports.days import DAY_FIELDS, Days, read_days
from pipeline.reading.imports.document import Kind, SourceBlock, SourceParagraph
from pipeline.reading.imports.imprint import Imprint
from pipeline.reading.imports.joining import joined
from pipeline.reading.imports.ledger import Ledger
from pipeline.reading.imports.words import squeezed, words_of

_SYMBOL = re.compile(r"(?:[A-Z]{2}/)[A-Za-z0-9][\w./ °º-]*-?\d{2}\b[\w./ ]*")
_REVISION = re.compile(r"[\s/]*\b(?:Rev|Rév)\.?\s*(\d{1,3})$", re.IGNORECASE)
_QUOTED = re.compile(r"[“«\"„]\s*(.+)\s*[”»\"]", re.DOTALL)


class Front:
    """Reads the lines of the front, in turn, into the fields of the input."""

    def __init__(self, office: Office, language: Language, ledger: Ledger) -> None:
        self.office = office
        self.words = office.words(language)
        self.language = language
        self.ledger = ledger
        self.fields: dict[str, Any] = {}
        self.meeting: dict[str, Any] = {}
        self.is_draft = False
        self._quoted: list[str] = []
        self._imprint = Imprint(office, language, self.fields, self.meeting)

    def read(self, blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
        """Reads all lines that mean something; what is left are lines of no known meaning, and prose."""
        unknown = [block for block in self._without_changes(_unbroken(blocks)) if not self._take(block)]
        unknown = [block for block in unknown if not self._repeats_title(block)]
        return [block for block in unknown if not self._take_place(block)]

    def _without_changes(self, blocks: list[SourceBlock]) -> list[SourceBlock]:
        """The lines without the list of changes that a revision prints above its legal notice, however long each is."""
        heading = squeezed(self.words.corrections.changes)
        texts = [block.text if isinstance(block, SourceParagraph) else "" for block in blocks]
        first = next((number for number, text in enumerate(texts) if squeezed(text) == heading), len(texts))
        end = next((number for number in range(first, len(texts)) if self._imprint.is_notice(texts[number])), first)
        for block in blocks[first:end]:
            self.ledger.leave(block.all_words, "I061")
        return [*blocks[:first], *blocks[end:]]

    def _repeats_title(self, block: SourceBlock) -> bool:
        """Whether a line is one of those on which a long title stands."""
        title = squeezed(self.meeting.get("title", ""))
        repeats = isinstance(block, SourceParagraph) and bool(block.squeezed) and block.squeezed in title
        if repeats:
            self.ledger.say(block.all_words)
        return repeats

    def _take(self, block: SourceBlock) -> bool:
        if not isinstance(block, SourceParagraph):
            return False
        text = block.text
        if not text:
            return True
        steps: tuple[Callable[[str], bool], ...] = (
            self._draft, self._mode, self.take_symbol, self._type, self._meeting_line, self._days, self._standing,
            self._gap, self._imprint.take,
        )  # fmt: skip
        if len(words_of(text)) < 120 and any(step(said) for said in _readings(text) for step in steps):
            self.ledger.say(block.all_words)
            return True
        return self._left(block)

    def _left(self, block: SourceParagraph) -> bool:
        """Whether the line is one that the program prints by itself, and is left out."""
        if self._imprint.is_notice(block.text):
            self.ledger.leave(block.all_words, "I054")
            return True
        return False

    def _draft(self, text: str) -> bool:
        is_mark = squeezed(text) == squeezed(self.words.draft.mark)
        self.is_draft |= is_mark
        return is_mark

    def _mode(self, text: str) -> bool:
        for mode, said in self.words.modes.items():
            if squeezed(text) in (squeezed(said.kicker), squeezed(said.words)):
                self.meeting.setdefault("mode", mode.value)
                return True
        found = mode_of(text)
        if found:
            self.meeting.setdefault("mode", found)
        return bool(found)

    def take_symbol(self, text: str) -> bool:
        """Whether a line is the document's symbol; its fields are then set."""
        bare = text.removeprefix(f"{self.words.draft.mark} · ").strip()
        if squeezed(bare) == squeezed(self.words.draft.no_symbol):
            return True
        if not _SYMBOL.fullmatch(bare) and not Symbol(bare).recognised:
            return False
        revision = _REVISION.search(bare)
        if revision:
            self.fields.setdefault("revision", int(revision[1]))
        symbol = bare[: revision.start()] if revision else bare
        return bool(self.fields.setdefault("symbol", symbol.strip()) == symbol.strip())

    def _type(self, text: str) -> bool:
        for key, kind in self.office.types.items():
            if squeezed(kind.titles.get(self.language, "")) == squeezed(text):
                if key != "rapporteur-report":
                    self.fields["type"] = key
                return True
        return False

    def _meeting_line(self, text: str) -> bool:
        """The quoted title, alone or behind the words of the mode."""
        match = _QUOTED.search(text)
        rest = text[match.end() :].strip(" .") if match else ""
        if match is None or (rest and not (is_place(rest) or self._days(rest))):
            return False
        before = text[: match.start()].strip()
        mode = next((m for m, said in self.words.modes.items() if squeezed(said.words) == squeezed(before)), None)
        if before and mode is None and before != self.words.gap("mode"):
            return False
        if mode is not None:
            self.meeting.setdefault("mode", mode.value)
        if rest and not self._has_place() and is_place(rest):
            self.meeting["place"] = rest
        title = " ".join(match[1].split())
        return bool(squeezed(self.meeting.setdefault("title", title)) == squeezed(title))

    def _days(self, text: str) -> bool:
        days = read_days(text, self.words)
        if days is None and (both := place_and_days(text, self.words)):
            days = both[1]
            if not self._mode(both[0]) and not self._has_place():
                self.meeting["place"] = both[0]
        if days is None or self.has_days:
            return days is not None and day_fields(days).items() <= self.meeting.items()
        self.meeting |= day_fields(days)
        return True

    def _has_place(self) -> bool:
        return "place" in self.meeting or self.meeting.get("mode") == "virtual"

    @property
    def has_days(self) -> bool:
        """Whether the days of the meeting are known."""
        return bool(DAY_FIELDS & self.meeting.keys())

    def _standing(self, text: str) -> bool:
        """`Original: Spanish. Unofficial translation`."""
        rest = text
        for language, name in self.words.languages.items():
            line = self.words.original.format(language=name)
            if rest.startswith(line):
                self.fields["original"] = language.value
                rest = rest.removeprefix(line).strip(" .")
        for standing in ("official", "unofficial"):
            if squeezed(rest) == squeezed(getattr(self.words.translation, standing)):
                self.fields["translation"] = standing
                rest = ""
        return not rest

    def _gap(self, text: str) -> bool:
        """The gaps that a draft marks where a fact is missing."""
        parts = self.words.draft.parts
        return any(squeezed(text) == squeezed(self.words.gap(part)) for part in type(parts).model_fields)

    def _may_be_place(self, text: str) -> bool:
        country = text.rpartition(",")[2].strip(" .")
        known = self.office.state(country) is not None or is_other_country(country)
        return is_place(text) and (known or (len(words_of(text)) <= 5 and not text.isupper()))

    def _take_place(self, block: SourceBlock) -> bool:
        """A short line of a cover that has a comma and is nothing else is the place."""
        if not isinstance(block, SourceParagraph) or self._has_place():
            return False
        text = without_label(block.text)
        if not 3 < len(text) < 90 or "," not in text or block.kind is Kind.HEADING or not self._may_be_place(text):
            return False
        self.meeting["place"] = text
        self.ledger.say(block.all_words)
        self.ledger.guess("meeting.place", text)
        return True


def _readings(text: str) -> Iterator[str]:
    """A line as it stands, and without a label before it."""
    yield text
    if (bare := without_label(text)) != text:
        yield bare


def day_fields(days: Days) -> dict[str, Any]:
    """The fields of the days of a meeting; days that follow each other are a range."""
    follow = all((after - before).days == 1 for before, after in pairwise(days.days))
    return (replace(days, is_range=True) if len(days.days) > 1 and follow else days).fields


def title_of(blocks: Sequence[SourceBlock]) -> list[SourceParagraph]:
    """The lines on which a title stands that is in no quotation marks, the likeliest; empty if there is none."""
    lines = [block for block in blocks if isinstance(block, SourceParagraph) and 2 < len(block.text) < 300]
    wished = [line for line in lines if not says_type(line.text)] or lines
    likely = [line for line in wished if line.kind is Kind.TITLE] or [
        line for line in wished if line.kind is Kind.HEADING
    ]
    first = next(
        iter(likely or [line for line in wished if line.kind is Kind.TEXT and len(words_of(line.text)) <= 25]), None
    )
    return _whole_title(first, blocks) if first else []


def _whole_title(first: SourceParagraph, blocks: Sequence[SourceBlock]) -> list[SourceParagraph]:
    """The lines of a title that stands on several: others in capitals about one in capitals, those that begin small behind it."""
    at = next(number for number, block in enumerate(blocks) if block is first)
    whole = [first]
    for block in blocks[at + 1 :]:
        if not _goes_on(first, whole[-1], block) or not isinstance(block, SourceParagraph):
            break
        whole.append(block)
    for block in reversed(blocks[:at]):
        if not (first.text.isupper() and _goes_on(first, first, block)) or not isinstance(block, SourceParagraph):
            break
        whole.insert(0, block)
    return whole


def _goes_on(first: SourceParagraph, last: SourceParagraph, block: SourceBlock) -> bool:
    if not isinstance(block, SourceParagraph) or says_type(block.text) or last.text.endswith("."):
        return False
    if first.text.isupper() and block.text.isupper():
        return True
    return block.kind is first.kind and (block.text[:1].islower() or is_unfinished(last.text))


def _unbroken(blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The lines of a front, a quotation that ends on a line below made one line."""
    made: list[SourceBlock] = []
    for block in blocks:
        before = made[-1] if made else None
        if isinstance(before, SourceParagraph) and isinstance(block, SourceParagraph) and len(before.text) < 300:
            opened = re.search(r"[“«„][^”»]*$", before.text) and "”" not in before.text[-1:]
            if opened and re.match(r"[^“«„]*[”»]", block.text):
                made[-1] = replace(before, inlines=joined(before.inlines, block.inlines))
                continue
        made.append(block)
    return made

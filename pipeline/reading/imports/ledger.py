"""The ledger of an import: every word of the source is in the input's text, said by a field, or left out and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.findings import Finding, Place, finding
from pipeline.model.passage import Passage
from pipeline.model.report import Report
from pipeline.prose.plain import plain_text
from pipeline.prose.read import read_passage
from pipeline.reading.imports.document import LeftOut, SourceDocument
from pipeline.reading.imports.passages import alternatives
from pipeline.reading.imports.words import count_words


@dataclass(frozen=True, slots=True)
class Guess:
    """A field that was guessed, and the words it was guessed from; `code` is that of the message that asks.

    `who` are the names of those who were taken to be meant, where the message tells them.
    """

    path: str
    words: str
    code: str = "W062"
    who: str = ""

    def asking(self, place: Place) -> Finding:
        """The finding that asks whether it is right."""
        place = replace(place, path=self.path)
        if not self.who:
            return finding(self.code, place, field=self.path, words=self.words)
        return finding(self.code, place, field=self.path, words=self.words, who=self.who)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many words the source has, how many of them are in the input, how many were left out."""

    source: int
    input: int
    left_out: int


@dataclass
class Ledger:
    """What became of the words of one source."""

    left_out: list[LeftOut] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    said: Counter[str] = field(default_factory=Counter)

    def leave(self, words: str, why: str, who: str = "") -> None:
        """Notes words that are left out."""
        if words.strip():
            self.left_out.append(LeftOut(words, why, who))

    def say(self, words: str) -> None:
        """Notes words that a field of the input says in its own way: a day, a mode, a heading of the office."""
        self.said += count_words(words)

    def unsay(self, words: str) -> None:
        """Takes back words that were noted as said, since they are left out after all."""
        self.said -= count_words(words)

    def guess(self, path: str, words: str, code: str = "W062", who: str = "") -> None:
        """Notes a guess; of two for one field, the first."""
        if all(each.path != path for each in self.guesses):
            self.guesses.append(Guess(path, " ".join(words.split())[:120], code, who))


def source_words(document: SourceDocument) -> Counter[str]:
    """All words of the source: those of its blocks, and those that its reader left out."""
    blocks = [block.all_words for block in document.blocks]
    return count_words(" ".join([*blocks, *(left.words for left in document.left_out)]))


def balance(document: SourceDocument, report: Report, ledger: Ledger) -> tuple[Counter[str], Counter[str]]:
    """Words of the source that are accounted for nowhere, and words that are accounted for more often than they stand."""
    wanted = source_words(document)
    left = count_words(" ".join(left.words for left in ledger.left_out))
    found = count_words(" ".join(printed_texts(report))) + ledger.said + left
    return wanted - found, found - wanted


def count(document: SourceDocument, ledger: Ledger) -> Counts:
    """The three counts; the first is the sum of the others."""
    whole = source_words(document).total()
    left = sum(count_words(left.words).total() for left in ledger.left_out)
    return Counts(whole, whole - left, left)


def printed_texts(report: Report) -> Iterator[str]:
    """The running words of a report, field by field: prose as it is printed or read out, headings and titles of its own."""
    for said in printed_passages(report):
        yield said if isinstance(said, str) else " ".join([plain_text(said), *alternatives(said)])


def printed_passages(report: Report) -> Iterator[str | Passage]:
    """The passages of a report in printing order, headings and titles of its own as words between them."""
    yield from _prose(None, report.background)
    for intervention in report.interventions:
        yield from _prose(intervention.heading, intervention.text)
    for item in (*report.conclusions, *report.recommendations):
        yield from _prose(None, item.text)
    for section in report.sections:
        yield from _prose(section.title, section.text)
    for annex in report.annexes:
        yield from _prose(annex.title, annex.text)


def prose_passages(report: Report) -> Iterator[tuple[str, Passage]]:
    """Every prose field by its path, read."""
    if report.background:
        yield "background", read_passage(report.background).passage
    for part in ("interventions", "conclusions", "recommendations", "sections", "annexes"):
        for number, noun in enumerate(getattr(report, part)):
            if noun.text:
                yield f"{part}[{number}].text", read_passage(noun.text).passage


def _prose(title: str | None, text: str | None) -> Iterator[str | Passage]:
    if title:
        yield title
    if text:
        yield read_passage(text).passage

"""What the archive has already: the same bytes, the same words, the same symbol; told of every document that comes in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.archive.deposits import ORIGINAL, Deposit, deposits
from pipeline.archive.layout import ISSUED
from pipeline.archive.recorded import Recorded, recorded
from pipeline.archive.register.claimed import Claimed, Held, register_key
from pipeline.archive.register.projection import all_claimed
from pipeline.archive.register.register import Register
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.choices import Settings
from pipeline.model.described import Described
from pipeline.model.symbol import Symbol
from pipeline.reading.deposits.sketch import Sketches

WORDS = "words"
"""Under this name a deposit's record has the sketch of its words."""


@dataclass
class Known:
    """What is known by the time a document comes: `here` are those that came in the same run, by the hash of their bytes."""

    deposits: tuple[Deposit, ...]
    hashes: dict[str, str]
    reports: dict[Symbol, str]
    claimed: dict[str, Claimed]
    words: Sketches
    here: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, settings: Settings) -> Known:
        """What the archive of an office has, by its records and its register."""
        found, words = deposits(settings.office), Sketches()
        reports = list(recorded(settings.out, settings.office / ISSUED))
        hashes = {
            digest: _shown(each, kind, settings) for each in reports for kind, digest in each.record.files.items()
        }
        symbols = {each.symbol: _within(each.path.parent, settings) for each in reports}
        for each in found:
            words.add(each.key, _sketch(each))
        return cls(found, hashes, symbols, _claimed(settings), words)

    def with_bytes(self, digest: str) -> tuple[Deposit, ...]:
        """The deposits whose original has these bytes."""
        return tuple(each for each in self.deposits if each.files.get(ORIGINAL) == digest)

    def add(self, name: str, digest: str, sketch: tuple[str, ...]) -> None:
        """Takes note of a document that came in this run."""
        self.here.setdefault(digest, name)
        self.words.add(name, sketch)

    def put(self, deposit: Deposit) -> None:
        """Takes note of what lies in the archive now, in the place of whatever had the same bytes."""
        digest = deposit.files[ORIGINAL]
        others = (each for each in self.deposits if each.files.get(ORIGINAL) != digest)
        self.deposits = (*others, deposit)

    def same_bytes(self, digest: str, name: str) -> Iterator[Finding]:
        """D010 for bytes that are a deposit already, or came in this run; D011 for those of a report's file."""
        for each in self.with_bytes(digest):
            yield finding("D010", Place(name), Severity.WARNING, name=name, other=each.key)
        yield from self.came_already(digest, name)
        if digest in self.hashes:
            yield finding("D011", Place(name), Severity.WARNING, name=name, other=self.hashes[digest])

    def came_already(self, digest: str, name: str) -> Iterator[Finding]:
        """D010 for bytes that came in this run under another name."""
        if digest in self.here and self.here[digest] != name:
            yield finding("D010", Place(name), Severity.WARNING, name=name, other=self.here[digest])

    def same_words(self, sketch: Sequence[str], name: str, itself: Sequence[str] = ()) -> Iterator[Finding]:
        """D012 for the document with the most like words, if they are much the same; `itself` are names of its own."""
        if other := self.words.nearest(sketch, (name, *itself)):
            yield finding("D012", Place(name), Severity.WARNING, name=name, other=other)

    def same_symbol(self, described: Described, digest: str, name: str) -> Iterator[Finding]:
        """D013 for a symbol that was claimed for another meeting, D014 for that of a report, D015 for that of a deposit."""
        place = Place(name)
        for symbol in map(Symbol, described.symbols):
            claimed = self.claimed.get(register_key(symbol))
            if claimed and not claimed.held.is_same(Held((described.title,))):
                title = claimed.held.titles[0]
                yield finding("D013", place, Severity.WARNING, symbol=str(symbol), title=title)
            if symbol in self.reports:
                yield finding("D014", place, Severity.WARNING, symbol=str(symbol), folder=self.reports[symbol])
            if other := self._rival(symbol, described.language, digest):
                yield finding("D015", place, Severity.WARNING, symbol=str(symbol), other=other)

    def _rival(self, symbol: Symbol, language: str, digest: str) -> str:
        """The first other deposit with the symbol in the same language; editions in several languages share theirs."""
        rivals = (
            each.key
            for each in self.deposits
            if each.language == language and symbol in map(Symbol, each.symbols) and each.files.get(ORIGINAL) != digest
        )
        return next(rivals, "")


def _sketch(deposit: Deposit) -> tuple[str, ...]:
    said = deposit.record.fields.get(WORDS)
    return tuple(map(str, said)) if isinstance(said, list) else ()


def _shown(report: Recorded, kind: str, settings: Settings) -> str:
    return f"{_within(report.path.parent, settings)} ({kind})"


def _within(path: Path, settings: Settings) -> str:
    return path.relative_to(settings.office).as_posix() if path.is_relative_to(settings.office) else str(path)


def _claimed(settings: Settings) -> dict[str, Claimed]:
    register = Register(settings.register)
    if not register.exists:
        return {}
    with register.reading() as connection:
        return {register_key(each.symbol): each for each in all_claimed(connection)}

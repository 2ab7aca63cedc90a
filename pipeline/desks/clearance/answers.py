"""Answers: a clearance copy that a body sends back; its own words go into the input, what else it would change is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pipeline.archive.inputs import kept_input
from pipeline.desks.clearance.copies import CopyMaker
from pipeline.desks.clearance.marks import Mark, mark_of, reference_in
from pipeline.desks.clearance.owning import Owner
from pipeline.desks.clearance.state import Answer, Desk, How
from pipeline.desks.clearance.wholes import whole_patch
from pipeline.desks.importing import converter, source_bytes
from pipeline.desks.opening import bytes_of, read_whole
from pipeline.desks.returning import (
    Return,
    album_of,
    differing,
    read_return,
    settled_told,
    sound,
    without_own_comments,
)
from pipeline.errors import InputError
from pipeline.findings import Finding, Place, finding
from pipeline.messages import phrase
from pipeline.model.choices import Settings
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.reading.imports.decisions import Decide, Settled, later
from pipeline.reading.imports.from_word import settled_package
from pipeline.reading.imports.pictures import Album
from pipeline.reading.imports.sources import as_word
from pipeline.reading.report import Reading, read_report
from pipeline.reading.returned.document import Returned, patch_of
from pipeline.reading.returned.patch import Conflict, Patch, Proposal
from pipeline.reading.returned.printed import Role
from pipeline.settings import now
from pipeline.word.package import Package, open_package
from pipeline.word.revisions import Decision, Revision


@dataclass(frozen=True)
class Answered(Return):
    """A clearance copy that came back: whose it is, what it answers, and what it wants outside the body's own words."""

    key: str = ""
    how: How = How.CONFIRMED
    digest: str = ""
    foreign: tuple[Conflict, ...] = ()
    desk: Desk | None = None
    share: Callable[[str], str] = lambda key: ""

    @property
    def told(self) -> tuple[Finding, ...]:
        """As of any document that came back; and each change outside the body's own words, with its place and words."""
        wanted = [(each.path, each.before, each.after) for each in self.outside]
        wanted += [(each.path, each.base, each.theirs) for each in self.foreign]
        flagged = (self._outside(*each) for each in wanted)
        return (*super().told, *flagged, *self._unknown())

    def refusal(self, role: Role, before: str, after: str) -> Finding:
        """What the body wrote where the copy speaks for the Secretariat."""
        old, new = differing(before, after)
        return finding("W958", Place(str(self.file)), body=self.key, before=old, after=new)

    def _outside(self, path: str, before: str, after: str) -> Finding:
        old, new = differing(before, after)
        return finding("W957", self.reading.places.place(path), body=self.key, before=old, after=new)

    def _unknown(self) -> Iterator[Finding]:
        """That the body was never asked, or that this is not the last copy that it was sent."""
        asked = self.desk.asked(self.reading.report, self.key) if self.desk else None
        place = Place(str(self.file))
        if asked is None:
            yield finding("W077", place, body=self.key)
        elif asked.rounds[-1].input != self.digest:
            yield finding("W959", place, body=self.key, day=str(asked.rounds[-1].asked))

    def make(self, taken: Sequence[Proposal]) -> None:
        """Makes the changes that were taken, then notes that the body has answered."""
        super().make(taken)
        if self.desk is not None:
            answer = Answer(day=now().date(), how=self.how, by="file", share=self.share(self.key))
            self.desk.note(self.reading.report, self.key, self.digest, answer)

    def then(self, language: str) -> str:
        """What was noted."""
        asked = self.desk.asked(self.reading.report, self.key) if self.desk else None
        name = f"circulate_noted_{self.how}" if asked else "circulate_noted_nowhere"
        return phrase(name, language, body=asked.name if asked else self.key)


def return_answer(file: Path, into: Path, office: Office, settings: Settings, decide: Decide = later) -> Return:
    """What a document that came back would change in an input, be it a clearance copy or any other of ours.

    InputError as `return_file`; I141 for the copy of another report, I142 for that of a body which the report the copy
    was made from has nothing of.
    """
    with converter(settings) as convert:
        word = as_word(source_bytes(file), str(file), convert)
    if not word.startswith(b"PK"):
        return read_return(file, word, into, office, settings, decide)
    package = open_package(word, str(file), InputError)
    before = bytes_of(into)
    reading = read_whole(before, into)
    desk = Desk(into, settings)
    mark = mark_of(package) or reference_in(package, desk.sent(reading.report))
    if mark is None:
        return read_return(file, word, into, office, settings, decide)
    return _Answer(file, into, before, reading, package, mark, desk, office, settings).read(decide)


@dataclass
class _Asked:
    """Whether a document has any tracked change or comment: it is asked of each what becomes of it."""

    decide: Decide
    any: bool = False

    def __call__(self, asked: Sequence[Revision]) -> Mapping[int, Decision]:
        self.any = self.any or bool(asked)
        return self.decide(asked)


@dataclass
class _Answer:
    """One clearance copy while it is read."""

    file: Path
    into: Path
    before: bytes
    reading: Reading
    package: Package
    mark: Mark
    desk: Desk
    office: Office
    settings: Settings
    findings: list[Finding] = field(default_factory=list)

    def read(self, decide: Decide) -> Answered:
        """What it would change, its places those of the whole report."""
        name, key = str(self.file), self.mark.key
        base = CopyMaker(self._base(), self.into.parent, self.office, self.settings)
        ours = CopyMaker(self.reading.report, self.into.parent, self.office, self.settings)
        if key not in base.shares:
            raise InputError(finding("I142", Place(name), name=name, body=key))
        asked = _Asked(decide)
        settled = settled_package(without_own_comments(self.package), name, asked)
        album = album_of(self.file, self.into)
        returned = self._returned(base, settled.package)
        patch = patch_of(returned, ours.excerpt(key).report, self.office, album)
        is_changed = asked.any or not _is_empty(
            patch_of(returned, returned.base, self.office, album_of(self.file, self.into))
        )
        whole = whole_patch(patch, ours.excerpt(key), ours.report)
        how = How.CHANGES if is_changed else How.CONFIRMED
        return self._answered(whole, settled, album, Owner(ours, base.shares[key].party), how)

    def _answered(self, patch: Patch, settled: Settled, album: Album, owner: Owner, how: How) -> Answered:
        foreign = tuple(each for each in patch.conflicts if not owner.owns_path(each.path))
        patch = replace(patch, conflicts=[each for each in patch.conflicts if each not in foreign])
        told = (*self.findings, *settled_told(settled, str(self.file)))
        read = (self.file, self.into, self.before, self.reading, patch, album, told, settled)
        back = Answered(*read, key=self.mark.key, how=how, digest=self.mark.digest, foreign=foreign)
        back = sound(replace(back, desk=self.desk, share=self._share))
        outside = tuple(each for each in back.patch.proposals if not owner.owns(each))
        return replace(back, outside=outside)

    def _share(self, key: str) -> str:
        """The hash of a body's share of the input as it is by now."""
        report = read_whole(bytes_of(self.into), self.into).report
        return CopyMaker(report, self.into.parent, self.office, self.settings).excerpt(key).digest

    def _base(self) -> Report:
        """The report that the copy was made from; the input as it is if nobody knows. InputError I091, I141."""
        ours, place = self.reading.report, Place(str(self.file))
        canonical = kept_input(self.settings.register, self.mark.digest)
        if canonical is None:
            self.findings.append(finding("W954", place, name=str(self.file), input=str(self.into)))
            return ours
        base = read_report(canonical, str(self.file)).report
        if base.language is not ours.language:
            theirs = base.language.value
            raise InputError(finding("I091", place, name=str(self.file), theirs=theirs, ours=ours.language.value))
        is_other = base.symbol != ours.symbol if base.symbol and ours.symbol else _title(base) != _title(ours)
        if is_other and self.desk.asked(ours, self.mark.key, self.mark.digest) is None:
            other = base.symbol or base.meeting.title
            raise InputError(finding("I141", place, name=str(self.file), other=other, input=str(self.into)))
        return base

    def _returned(self, base: CopyMaker, edited: Package) -> Returned:
        """The copy as it was printed, and as it is now."""
        party = base.shares[self.mark.key].party
        copy = base.copy(party, self._until(base))
        printed = Package(open_package(base.copy_data(copy, party.key), str(self.file)).parts, "")
        return Returned(copy.report, base.chapters(copy), printed, edited, str(self.file))

    def _until(self, base: CopyMaker) -> date:
        """Until when the copy wanted an answer."""
        if self.mark.until:
            try:
                return date.fromisoformat(self.mark.until)
            except ValueError:
                pass
        asked = self.desk.asked(base.report, self.mark.key)
        rounds = asked.rounds if asked else ()
        known = [each.until for each in rounds if each.input == self.mark.digest]
        return known[-1] if known else rounds[-1].until if rounds else date.max


def _title(report: Report) -> str:
    return " ".join(report.meeting.title.split())


def _is_empty(patch: Patch) -> bool:
    return not (patch.proposals or patch.conflicts or patch.refused or patch.homeless)

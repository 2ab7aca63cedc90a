"""Taking in: an edited Word document of ours becomes a patch to its input, shown first, made at a person's word."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from pipeline.archive.inputs import kept_input
from pipeline.archive.placing import replace_input
from pipeline.desks.importing import converter, source_bytes
from pipeline.desks.opening import bytes_of, read_whole
from pipeline.desks.printed_anew import chapters_of, printed_anew
from pipeline.desks.reviewing import AUTHOR
from pipeline.errors import InputError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.messages import phrase
from pipeline.model.choices import Settings
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.reading.canonical import canonical_input
from pipeline.reading.editing import edit_text
from pipeline.reading.editions.into import patch_into
from pipeline.reading.editions.returned import Returned as Columns
from pipeline.reading.editions.returned import returned_columns
from pipeline.reading.imports.carried import carried_in, hash_carried_in
from pipeline.reading.imports.decisions import Decide, Settled, later
from pipeline.reading.imports.from_word import settled_package
from pipeline.reading.imports.pictures import Album, pictures_in, stem_of
from pipeline.reading.imports.sources import as_word
from pipeline.reading.imports.write import marks_for
from pipeline.reading.open_marks import OPEN, with_marks
from pipeline.reading.report import Reading, read_report
from pipeline.reading.returned.applying import changes_of
from pipeline.reading.returned.document import Returned, patch_of
from pipeline.reading.returned.patch import Conflict, Patch, Proposal
from pipeline.reading.returned.printed import Role
from pipeline.reading.source import kept_encoding
from pipeline.word.flow_reader import read_flow
from pipeline.word.package import Package, open_package

Back = TypeVar("Back", bound="Return")

_AROUND = 6  # words that are shown on each side of what both sides changed
_CODES = {Role.CONTENTS: "W951", Role.CHAPTER: "W952", Role.OFFICE: "W952"}


@dataclass(frozen=True)
class Return:
    """A document that came back, be it a table of two columns, and what it would change in an input: nothing is written.

    Of its proposals those `outside` are not its author's to make: they are taken only where a person says so, one by one.
    """

    file: Path
    into: Path
    before: bytes
    reading: Reading
    patch: Patch
    album: Album
    findings: tuple[Finding, ...]
    settled: Settled
    is_table: bool = False
    outside: tuple[Proposal, ...] = ()

    @property
    def has_base(self) -> bool:
        """Whether it is known what the document was built from; without that, a person has to look at each change."""
        return all(found.code != "W954" for found in self.findings)

    @property
    def told(self) -> tuple[Finding, ...]:
        """What there is to tell: where the base came from, what was refused, and what both sides changed."""
        refused = [self.refusal(each.role, each.before, each.after) for each in self.patch.refused]
        conflicts = [self._conflict(each) for each in self.patch.conflicts]
        places = [Place(str(self.file), words=f"“{_line(words)}”") for words in self.patch.homeless if words.strip()]
        homeless = [finding("I081", place, Severity.WARNING) for place in places]
        return (*self.findings, *refused, *homeless, *conflicts)

    def _conflict(self, conflict: Conflict) -> Finding:
        base, ours, theirs = differing(conflict.base, conflict.ours, conflict.theirs)
        return finding("W956", self.reading.places.place(conflict.path), base=base, ours=ours, theirs=theirs)

    def refusal(self, role: Role, before: str, after: str) -> Finding:
        """What there is to tell of words that the program prints by itself and that are others in the document."""
        symbol = self.reading.report.symbol
        code = _CODES.get(role, "W953" if symbol and symbol in before and symbol not in after else "W950")
        old, new = differing(before, after) if before and after else (_line(before), _line(after))
        return finding(code, Place(str(self.file)), before=old, after=new)

    def place_of(self, proposal: Proposal) -> Place:
        """Where in the input a proposal would change something."""
        return self.reading.places.place(proposal.path)

    def then(self, language: str) -> str:
        """The line that says what comes next, once the changes were made; empty if there is nothing."""
        command = f"rapporteur build {shlex.quote(str(self.into))} --discard-changes"
        return "" if self.is_table else phrase("into_next", language, input=self.into, command=command)

    def make(self, taken: Sequence[Proposal]) -> None:
        """Makes the changes that were taken, all or none. StorageError P004 if the input was changed meanwhile."""
        after = self.after(taken)
        if after != self.before:
            replace_input(self.into, self.before, after, self._pictures(after))

    def after(self, taken: Sequence[Proposal]) -> bytes:
        """The bytes of the input with the changes that were taken, in its own encoding."""
        encoding = kept_encoding(self.before)
        changes = changes_of(taken, self.reading.places, self.patch.proposals)
        text = self._marked(self.before.decode(encoding))
        return (edit_text(text, changes, str(self.into)) if changes else text).encode(encoding)

    def _marked(self, text: str) -> str:
        """The text with a mark above each passage that somebody has to decide on; one that is there is not put twice."""
        places = self.reading.places
        marks = [(places.key_place(each.path).line, self._conflict_mark(each)) for each in self.patch.conflicts]
        marks += marks_for(self.reading.report, self.reading.source.text, self.settled.open, self.settled.notes)
        return with_marks(text, marks)

    def _conflict_mark(self, conflict: Conflict) -> str:
        theirs = " ".join(conflict.theirs.split()) or "–"
        language = self.reading.report.language
        said = phrase("into_conflict", language, file=self.file.name, theirs=theirs)
        return f"{OPEN} {said}"

    def _pictures(self, after: bytes) -> Mapping[Path, bytes]:
        report = read_report(after, str(self.into)).report
        return {self.into.parent / name: data for name, data in pictures_in(report, self.album.files).items()}


def return_file(file: Path, into: Path, office: Office, settings: Settings, decide: Decide = later) -> Return:
    """What an edited document would change in an input; `decide` says what becomes of changes that are tracked in it.

    InputError where either can't be read, the input has faults, or the document is none of this report.
    """
    with converter(settings) as convert:
        word = as_word(source_bytes(file), str(file), convert)
    return read_return(file, word, into, office, settings, decide)


def read_return(
    file: Path, word: bytes, into: Path, office: Office, settings: Settings, decide: Decide = later
) -> Return:
    """As `return_file`, from the bytes of the Word document."""
    before = bytes_of(into)
    reading = read_whole(before, into)
    if not word.startswith(b"PK"):
        raise InputError(finding("I090", Place(str(file)), name=str(file)))
    package = open_package(word, str(file), InputError)
    columns = returned_columns(read_flow(package), package.parts)
    if columns is not None:
        return _translated(file, into, before, reading, package, columns, office, settings, decide)
    base, told = _base(package, reading.report, file, into, settings)
    album = album_of(file, into)
    printed = printed_anew(base, into.parent, office, settings)
    settled = settled_package(without_own_comments(package), str(file), decide)
    returned = Returned(base, chapters_of(base, office), printed, settled.package, str(file))
    patch = patch_of(returned, reading.report, office, album)
    return sound(Return(file, into, before, reading, patch, album, (*told, *settled_told(settled, str(file))), settled))


def sound(back: Back) -> Back:
    """The return without changes after which the input could not be read: a row half filled in, a list without its last.

    Each is left to a person, as what both sides changed is.
    """
    if _is_sound(back, back.patch.proposals):
        return back
    kept: list[Proposal] = []
    conflicts = list(back.patch.conflicts)
    for proposal in back.patch.proposals:
        if _is_sound(back, [*kept, proposal]):
            kept.append(proposal)
        else:
            conflicts.append(Conflict(proposal.path, proposal.before, proposal.before, proposal.after))
    return replace(back, patch=replace(back.patch, proposals=kept, conflicts=conflicts))


def _is_sound(back: Return, taken: Sequence[Proposal]) -> bool:
    try:
        return not read_report(back.after(taken), str(back.into)).is_partial
    except InputError:
        return False


def _translated(
    file: Path,
    into: Path,
    before: bytes,
    reading: Reading,
    package: Package,
    columns: Columns,
    office: Office,
    settings: Settings,
    decide: Decide,
) -> Return:
    """What a table of two columns, in which an edition was translated, would change in the edition's input."""
    name, ours = str(file), reading.report.language
    if columns.target is not ours:
        raise InputError(finding("I091", Place(name), name=name, theirs=columns.target.value, ours=ours.value))
    settled = settled_package(package, name, decide)
    decided = returned_columns(read_flow(settled.package), package.parts) or columns
    kept = partial(kept_input, settings.register)
    patch = patch_into(decided, reading.report, reading.places, name, office, kept)
    return Return(
        file,
        into,
        before,
        reading,
        patch,
        album_of(file, into),
        tuple(settled_told(settled, name)),
        settled,
        is_table=True,
    )


def album_of(file: Path, into: Path) -> Album:
    """The album for the pictures of a document: they are named after it, and after no file beside the input."""
    return Album(stem_of(str(file)), frozenset(entry.name for entry in into.parent.iterdir()))


def without_own_comments(package: Package) -> Package:
    """The document without the comments that the program itself put there."""
    from pipeline.word.comments import without_comments

    return without_comments(package, AUTHOR)


def settled_told(settled: Settled, name: str) -> Iterator[Finding]:
    """What there is to tell of tracked changes and comments: what was decided, and what is open still."""
    yield from settled.findings
    for change in settled.open:
        told = change.told()
        yield told.at(replace(told.place, file=name))


def _base(
    package: Package, ours: Report, file: Path, into: Path, settings: Settings
) -> tuple[Report, tuple[Finding, ...]]:
    """The report that the document was built from, and what there is to tell of it; the input itself if nobody knows."""
    carried, digest = carried_in(package.parts), hash_carried_in(package.parts)
    if carried is None or hashlib.sha256(carried).hexdigest() != digest:
        carried = kept_input(settings.register, digest)
    place = Place(str(file))
    if carried is None:
        return read_report(canonical_input(ours), str(into)).report, (
            finding("W954", place, name=str(file), input=str(into)),
        )
    base = read_report(carried, str(file)).report
    if base.language is not ours.language:
        raise InputError(finding("I091", place, name=str(file), theirs=base.language.value, ours=ours.language.value))
    if base.symbol and ours.symbol and base.symbol != ours.symbol:
        return base, (finding("W955", place, theirs=base.symbol, ours=ours.symbol),)
    return base, ()


def differing(*wordings: str) -> Iterator[str]:
    """Several wordings, what they all begin and end with cut down to a few words; nothing at all as a dash."""
    several = [wording.split() for wording in wordings]
    alike = [words for words in several if words]
    shortest = min(map(len, alike), default=0)
    start = next((n for n, words in enumerate(zip(*alike, strict=False)) if len(set(words)) > 1), shortest)
    backwards = [words[start:][::-1] for words in alike]
    end = next((n for n, words in enumerate(zip(*backwards, strict=False)) if len(set(words)) > 1), shortest - start)
    first, behind = max(start - _AROUND, 0), max(end - _AROUND, 0)
    for words in several:
        kept = words[first : len(words) - behind]
        marked = [*(["…"] if first else []), *kept, *(["…"] if behind else [])]
        yield _line(" ".join(marked)) if words else "–"


def _line(words: str) -> str:
    """Words on one line, long ones cut."""
    line = " ".join(words.split())
    return line if len(line) <= 300 else f"{line[:299]}…"

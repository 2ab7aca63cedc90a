"""Circulating: a copy and a cover note for each body whose share of the report it has not seen yet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from pipeline.archive.clearance import is_by_hand, write_document
from pipeline.archive.inputs import keep_input
from pipeline.archive.layout import ISSUED
from pipeline.desks.clearance.copies import CopyMaker
from pipeline.desks.clearance.parties import Party
from pipeline.desks.clearance.shares import Share, bodiless
from pipeline.desks.clearance.state import Asked, Circulation, Desk, Round
from pipeline.desks.opening import bytes_of, read_whole
from pipeline.errors import InputError, UsageError
from pipeline.findings import Finding, Place, finding
from pipeline.model.base import Language
from pipeline.model.choices import Settings
from pipeline.office.office import Office
from pipeline.settings import now


class Fate(StrEnum):
    """What became of a body: it got a copy, the first or another; its share is as it was; its file is a person's by now."""

    NEW = "new"
    RENEWED = "renewed"
    UNCHANGED = "unchanged"
    CHANGED_BY_HAND = "changed-by-hand"


@dataclass(frozen=True, slots=True)
class Sent:
    """One body: its share, what became of it, until when it is asked, its files by kind (`copy`, `note`)."""

    share: Share
    fate: Fate
    until: date
    files: Mapping[str, Path] = field(default_factory=dict)

    @property
    def party(self) -> Party:
        """Who it is."""
        return self.share.party


@dataclass(frozen=True)
class Wish:
    """How it is to be done: until when, for which bodies (all, where none is named), where to, in which language the notes.

    A `dry` run writes nothing.
    """

    until: date
    bodies: Sequence[str] = ()
    to: Path | None = None
    language: Language | None = None
    is_dry: bool = False


@dataclass(frozen=True)
class Circulated:
    """What was done, body by body, and what there is to tell."""

    language: Language
    sent: tuple[Sent, ...]
    findings: tuple[Finding, ...] = ()


def circulate(file: Path, wish: Wish, office: Office, settings: Settings) -> Circulated:
    """The copies of a report written for whoever has not seen its share as it is by now.

    A body that is named gets its copy in any case. InputError I143, I144; UsageError U140, U141; Storage- and
    TemplateError.
    """
    report = read_whole(bytes_of(file), file).report
    maker = CopyMaker(report, file.parent, office, settings)
    desk = Desk(file, settings)
    known = desk.circulation(report, file)
    folder = _folder(wish, desk, settings)
    shares = _chosen(maker, wish.bodies, file)
    round_ = _Round(maker, desk, known, folder, wish)
    sent = tuple(round_.send(share) for share in shares)
    return Circulated(report.language, sent, (*_told(maker, wish, file, office), *round_.findings))


def _folder(wish: Wish, desk: Desk, settings: Settings) -> Path:
    """Where the documents go; UsageError U141 for a place from which what is made for the public is taken."""
    folder = desk.folder if wish.to is None else wish.to.absolute()
    if any(folder.resolve().is_relative_to(taken) for taken in (settings.out, settings.office / ISSUED)):
        raise UsageError(finding("U141", folder=str(wish.to)))
    return folder


def _chosen(maker: CopyMaker, names: Sequence[str], file: Path) -> tuple[Share, ...]:
    shares = maker.shares
    if not shares:
        raise InputError(finding("I144", Place(str(file)), name=str(file)))
    if not names:
        return tuple(shares.values())
    keys = dict.fromkeys(key_of(name, maker) for name in names)
    return tuple(shares[key] for key in keys)


def key_of(name: str, maker: CopyMaker) -> str:
    """The key of a body that a person names, by key, name or acronym. UsageError U140 if the report has none of that name."""
    by_key = {key.lower(): key for key in maker.shares}
    party = maker.parties.of(name)
    key = by_key.get(name.lower()) or (party.key if party and party.key in maker.shares else None)
    if key is None:
        raise UsageError(finding("U140", name=name, known=", ".join(f"`{each}`" for each in maker.shares)))
    return key


def _told(maker: CopyMaker, wish: Wish, file: Path, office: Office) -> Iterator[Finding]:
    today = now().date()
    if wish.until < today:
        yield finding("W078", Place(), day=str(wish.until))
    for number in bodiless(maker.report, office):
        person = maker.report.participants[number]
        yield finding("W079", Place(str(file), path=f"participants[{number}]"), name=person.full_name)


@dataclass
class _Round:
    """One run over the bodies of one report."""

    maker: CopyMaker
    desk: Desk
    known: Circulation | None
    folder: Path
    wish: Wish
    findings: list[Finding] = field(default_factory=list)

    def send(self, share: Share) -> Sent:
        """A body's copy and note, where it is to have them."""
        key = share.party.key
        asked = self.known.bodies.get(key) if self.known else None
        digest = self.maker.excerpt(key).digest
        if asked and asked.has_seen(digest) and not self.wish.bodies:
            return Sent(share, Fate.UNCHANGED, asked.rounds[-1].until)
        documents = self._documents(share.party)
        hashes = asked.hashes if asked else {}
        for path, data in documents.values():
            if is_by_hand(path, hashes.get(path.name, ()), data):
                self.findings.append(finding("F290", Place(str(path)), path=str(path), body=key))
                return Sent(share, Fate.CHANGED_BY_HAND, asked.rounds[-1].until if asked else self.wish.until)
        if not self.wish.is_dry:
            self._write(share.party, asked, digest, documents)
        files = {kind: path for kind, (path, _) in documents.items()}
        return Sent(share, Fate.RENEWED if asked else Fate.NEW, self.wish.until, files)

    def _documents(self, party: Party) -> dict[str, tuple[Path, bytes]]:
        """Path and bytes of the copy and of the note."""
        maker, copy = self.maker, self.maker.copy(party, self.wish.until)
        usual = maker.report.language
        language = self.wish.language or party.language(usual, maker.office.languages)
        name = f"{party.key}.{usual}.docx"
        note = maker.note_data(copy, party, language, name)
        # the notes to one body about two editions may be in one language
        stem = party.key if language is usual else f"{party.key}.{usual}"
        return {
            "copy": (self.folder / name, maker.copy_data(copy, party.key)),
            "note": (self.folder / f"{stem}.note.{language}.docx", note),
        }

    def _write(self, party: Party, asked: Asked | None, share: str, documents: dict[str, tuple[Path, bytes]]) -> None:
        """The input is kept first, the documents follow; the state says last that the body was asked."""
        keep_input(self.desk.register, self.maker.canonical)
        for path, data in documents.values():
            write_document(path, data)
        files = {path.name: hashlib.sha256(data).hexdigest() for path, data in documents.values()}
        today = now().date()
        this = Round(asked=today, until=self.wish.until, input=self.maker.digest, share=share, files=files)
        name = party.name(self.maker.report.language)
        rounds = (*(asked.rounds if asked else ()), this)
        self.desk.put(self.maker.report, party.key, Asked(name=name, rounds=rounds))

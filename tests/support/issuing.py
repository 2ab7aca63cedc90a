"""Issued editions for tests: small ones put straight into archive and register, and an office that issues real ones."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.archive.inputs import keep_attached
from pipeline.archive.issued import put_in
from pipeline.archive.layout import EditionPlace
from pipeline.archive.record import write_record
from pipeline.archive.register.claimed import Held
from pipeline.archive.register.editions import ISSUE, WITHDRAW, EditionState, IssuedEdition
from pipeline.archive.register.register import Register
from pipeline.desks.issuing.candidates import Candidate, named_by
from pipeline.desks.issuing.conditions import Acceptance
from pipeline.desks.issuing.issue import Issue, IssueWish, issue
from pipeline.desks.register.claiming import claim
from pipeline.desks.register.statuses import renew_statuses
from pipeline.desks.workshop import Workshop
from pipeline.engines.choice import choose_engine
from pipeline.model.choices import Settings
from pipeline.model.symbol import Symbol
from pipeline.settings import read_settings
from tests.support.registering import AUTHOR, SYMBOL, WORKSHOP

CORRIGENDUM = """\
format: 1
symbol: SP/RV-TSTI-IR-24/Corr.1
language: en
type: corrigendum
meeting:
  title: Workshop on things
  mode: virtual
  date: 2024-04-05
corrections:
  - place: Page 1, paragraph 1
    instead_of: noted the progress
    read: noted the delay
"""

PICTURE = b"a picture"
NOON = "2024-05-01T12:00:00+00:00"


def sha256(data: bytes) -> str:
    """The hash of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def folder_of(symbol: Symbol) -> str:
    """The folder of a document of 2024 below `issued/`."""
    return f"2024/{symbol.normal.replace('SP/', 'SP-').replace(' ', '-').replace('.', '-')}"


def small(
    symbol: str = str(SYMBOL), words: str = "words", language: str = "en", **fields: str
) -> tuple[IssuedEdition, dict[str, bytes]]:
    """An edition as the register has it, and its files by kind."""
    files = {kind: f"{kind} {symbol} {language}: {words}".encode() for kind in ("docx", "pdf")}
    record = {
        "symbol": symbol,
        "language": language,
        "title": WORKSHOP.titles[0],
        "days": [WORKSHOP.first],
        "access": fields.get("access", "public"),
        "made_from": words,
        "ingredients": {"input": sha256(words.encode()), "pictures": {"a.png": sha256(PICTURE)}, "annexes": {}},
        "files": {kind: sha256(data) for kind, data in files.items()},
        **({"embargo": fields["embargo"]} if "embargo" in fields else {}),
    }
    files["record"] = write_record(record)
    edition = IssuedEdition(
        Symbol(symbol),
        language,
        EditionState.ISSUED,
        sha256(words.encode()),
        {kind: sha256(data) for kind, data in files.items()},
        folder_of(Symbol(symbol)),
        made_from=words,
        attached={"a.png": sha256(PICTURE)},
        **fields,
    )
    return edition, files


def office_in(folder: Path) -> Settings:
    """The settings of an office in a folder, which builds with the engine that comes with the program."""
    (folder / "rapporteur.toml").write_text('engine = "embedded"\n')
    return read_settings(folder)


def put_on_record(settings: Settings, *editions: tuple[IssuedEdition, dict[str, bytes]], held: Held = WORKSHOP) -> None:
    """Lets small editions be issued, their symbol claimed if it was not."""
    register = Register(settings.register)
    for edition, files in editions:
        claim(
            register,
            Symbol(str(edition.symbol).partition("/Corr")[0].partition("/Add")[0].partition("/Rev")[0]),
            held,
            AUTHOR,
        )
        keep_attached(register.folder, PICTURE)
        with register.writing(AUTHOR) as change:
            put_in(files, EditionPlace(settings.office / "issued" / edition.folder, edition.stem))
            change.add(ISSUE, edition.data)
    renew_statuses(settings)


def take_back(settings: Settings, edition: IssuedEdition, reason: str = "a mistake") -> None:
    """Lets one be withdrawn, its status file left as it was."""
    with Register(settings.register).writing(AUTHOR) as change:
        change.add(WITHDRAW, {"symbol": str(edition.symbol), "language": edition.language, "reason": reason})


@contextmanager
def workshop_of(settings: Settings) -> Iterator[Workshop]:
    """A workshop that makes real pages, quickly."""
    with choose_engine("embedded", settings.fonts, settings.state) as engine:
        yield Workshop.of(settings, engine)


def issued_now(
    workshop: Workshop, *reports: str, dry: bool = False, everything: bool = False, **keys: tuple[str, ...]
) -> list[Issue]:
    """What becomes of some reports that are issued."""
    acceptance = Acceptance(frozenset(keys.get("keys", ())), everything)
    return list(issue(reports, workshop, IssueWish(AUTHOR, acceptance, dry)))


def candidate_of(workshop: Workshop, report: str) -> Candidate:
    """The one candidate that a report is."""
    (candidate,) = named_by([report], workshop).candidates
    return candidate

"""A new manifestation of an issued edition: put beside what was issued, which stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.archive.issued import put_in
from pipeline.archive.kept import Kept
from pipeline.archive.layout import EditionPlace, Kind, manifestation_place
from pipeline.archive.register.change import Author
from pipeline.archive.register.editions import IssuedEdition, issued_editions
from pipeline.archive.state import Condition, digest
from pipeline.archive.state import look as look_up
from pipeline.desks.building.looking import Look
from pipeline.desks.issued import place_in_issued
from pipeline.desks.issuing.moving import tidied
from pipeline.desks.outcome import Outcome, Status, outcome
from pipeline.desks.shelving import Made, paths
from pipeline.errors import RegisterError
from pipeline.findings import Finding, Parameter, Place, finding
from pipeline.model.choices import Settings

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True)
class Older:
    """An issued edition that would be made otherwise today, and what was seen of its input."""

    look: Look
    edition: IssuedEdition


def told_of(code: str, older: Older, **values: Parameter) -> Finding:
    """What there is to tell of an edition, at its input."""
    edition = older.edition
    place = Place(str(older.look.file))
    return finding(code, place, None, symbol=edition.symbol.printed, language=edition.language, **values)


def put_beside(older: Older, made: Made, settings: Settings, author: Author, reason: str) -> Outcome:
    """The new manifestation: its files durable in `issued/`, then its line in the register, then the status files.

    RegisterError R095 where other files lie there, R109 if another command changed the edition meanwhile; StorageError.
    """
    from pipeline.archive.register.manifestations import REISSUE, Manifestation
    from pipeline.archive.register.register import Register

    key = older.look.made_from
    with Register(settings.register).writing(author) as change:
        edition = _as_it_is_now(older, change.connection)
        number = edition.latest.number + 1
        place = manifestation_place(place_in_issued(edition, settings), number)
        _refuse_others(place, key)
        put_in(made.files, place)
        one = Manifestation(number, key, _digests(place, made.files), reason)
        change.add(REISSUE, one.data(edition.symbol, edition.language))
        told = change.told
    Kept(settings.state).drop(key)
    told = (*told, *tidied(edition, None, settings))
    files = paths(place, made.files.keys() - {Kind.RECORD.value})
    done = outcome(older.look, Status.BUILT, files, *made.findings, *told)
    return replace(done, pages=made.pages, contents=made.contents)


def _refuse_others(place: EditionPlace, key: str) -> None:
    """RegisterError R095 for a manifestation that lies there already and was made from something else.

    A register that was brought back from a backup does not know it any more; what a killed command left of this one gives way.
    """
    there = look_up(place, key)
    if there.condition not in (Condition.ABSENT, Condition.CURRENT):
        raise RegisterError(finding("R095", Place(str(place.path(Kind.RECORD))), path=str(place.folder)))


def _as_it_is_now(older: Older, connection: sqlite3.Connection) -> IssuedEdition:
    """The edition as the register has it at this moment. RegisterError R109 if another command changed that meanwhile."""
    known = issued_editions(connection, older.edition.symbol)
    same = (each for each in known if (each.symbol, each.language) == (older.edition.symbol, older.edition.language))
    edition = next(same, None)
    if edition is None or edition.is_withdrawn or edition.latest != older.edition.latest:
        raise RegisterError(told_of("R109", older))
    return edition


def _digests(place: EditionPlace, files: Mapping[str, bytes]) -> dict[str, str]:
    return {kind: digest(place.path(kind)) for kind in files}

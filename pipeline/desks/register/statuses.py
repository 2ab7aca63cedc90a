"""The status files beside issued editions: how each stands, what corrects it and what it corrects.

They are made from the register alone, for readers outside: no names, times or reasons, and nothing of an edition that may
not be shown. No clock decides their bytes; so an embargoed correction is never named there, even after its embargo: those
who make a list of today's ask `desks.showing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.archive.issued import status_bytes, write_status
from pipeline.archive.layout import ISSUED
from pipeline.archive.lock import alone_in
from pipeline.archive.register.claimed import register_key
from pipeline.archive.register.editions import IssuedEdition, by_base, corrected_in, corrections_of
from pipeline.desks.issued import editions_in, place_in_issued
from pipeline.desks.showing import is_public
from pipeline.model.choices import Settings
from pipeline.model.symbol import Symbol

_KINDS = {"Rev": "revision", "Corr": "corrigendum", "Add": "addendum"}


def kind_of(edition: IssuedEdition) -> str:
    """What a correction is: `revision`, `corrigendum` or `addendum`; empty for a report that corrects nothing."""
    *_, last = edition.document.split() or [""]
    return _KINDS.get(last.partition(".")[0], "")


def status_of(edition: IssuedEdition, editions: Sequence[IssuedEdition]) -> bytes:
    """What the status file of an edition says; `editions` are all those under its base symbol."""
    public = [each for each in editions if is_public(each, editions)]
    corrections = [each for each in corrections_of(public, edition.symbol) if each.language == edition.language]
    fields: dict[str, object] = {
        "symbol": edition.symbol.printed,
        "language": edition.language,
        "state": edition.state.value,
        "corrections": [{**_named(each), "kind": kind_of(each)} for each in corrections],
    }
    if edition.again:
        fields["manifestation"] = edition.latest.number
    if corrected := corrected_in(public, edition):
        fields["corrects"] = _named(corrected[0])
    return status_bytes(fields)


def _named(edition: IssuedEdition) -> Mapping[str, str]:
    return {"symbol": edition.symbol.printed, "language": edition.language, "folder": edition.folder}


def renew_statuses(settings: Settings, symbols: Iterable[Symbol] | None = None) -> int:
    """How many status files were written anew: those of all documents under some symbols, or of all that there are.

    One writes them at a time, and asks the register then, so that the last has what is newest. RegisterError, StorageError.
    """
    issued = settings.office / ISSUED
    if not issued.is_dir():
        return 0
    keys = None if symbols is None else {register_key(symbol) for symbol in symbols}
    with alone_in(issued):
        wanted = [several for key, several in by_base(editions_in(settings)).items() if keys is None or key in keys]
        written = (
            write_status(place_in_issued(each, settings), status_of(each, several))
            for several in wanted
            for each in several
        )
        return sum(written)

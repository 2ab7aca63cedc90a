"""What the records in `issued/` say of editions that the register may have lost."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from pipeline.archive.layout import ISSUED, EditionPlace, Kind
from pipeline.archive.recorded import Recorded, recorded
from pipeline.archive.refusals import refusals
from pipeline.archive.register.editions import EditionState, IssuedEdition
from pipeline.desks.issuing.candidates import document, recorded_content
from pipeline.model.choices import Settings
from pipeline.model.report import Access

UNKNOWN = "?"
"""The reason of a withdrawal of which only the status file tells."""


def editions_of_records(settings: Settings) -> Iterator[IssuedEdition]:
    """The editions that lie in `issued/` whole, as they were made, and were issued: a status file stands beside them.

    What an interrupted command left has none, and is no edition. Words that were accepted are not known any more.
    """
    for each in recorded(settings.office / ISSUED):
        place = EditionPlace(each.path.parent, each.path.name.removesuffix(".json"))
        state = _state(place.status)
        if state is not None and each.record.is_sealed and each.is_as_left:
            yield _edition(each, state)


def _edition(each: Recorded, state: EditionState) -> IssuedEdition:
    record, content = each.record, recorded_content(each.record)
    files = {**record.files, Kind.RECORD.value: hashlib.sha256(each.path.read_bytes()).hexdigest()}
    access, embargo = (str(record.fields.get(name) or "") for name in ("access", "embargo"))
    return IssuedEdition(
        document(record),
        record.language,
        state,
        content.input,
        files,
        f"{each.path.parent.parent.name}/{each.path.parent.name}",
        access or Access.INTERNAL.value,  # whatever is not said to be public is not shown
        embargo,
        made_from=record.made_from,
        attached=content.attached,
        reason=UNKNOWN if state is EditionState.WITHDRAWN else "",
    )


def _state(path: Path) -> EditionState | None:
    """How an edition stands by its status file; None where there is none, or it is not ours."""
    with refusals(path):
        if not path.is_file():
            return None
        data = path.read_bytes()
    try:
        return EditionState(json.loads(data)["state"])
    except (ValueError, KeyError, TypeError):
        return None

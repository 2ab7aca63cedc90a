"""Whether what was read is a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.office.office import Office
from pipeline.reading.imports.days import DAY_FIELDS
from pipeline.reading.imports.document import SourceDocument


def is_draft(fields: Mapping[str, Any], document: SourceDocument, office: Office) -> bool:
    """Whether a report lacks what a final one needs, or changes are open in its source."""
    meeting = fields["meeting"]
    needed = [fields.get(part) for part in office.type("").needed]
    facts = [fields.get("symbol"), meeting.get("mode"), meeting.keys() & DAY_FIELDS]
    return bool(document.changes) or not all([*needed, *facts])

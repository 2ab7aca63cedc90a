"""E0: the kind of document is one that the office has, in the language of the report."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from pipeline.rules.subject import Remark, Subject, remark


def known_type(subject: Subject) -> Iterator[Remark]:
    """E092: a `type` that the office's data has not; E093: one without a title in the language of the report."""
    key, types = subject.report.type, subject.office.types
    if key not in types:
        near = difflib.get_close_matches(key, types, n=1)
        yield remark("E092", "type", type=key, nearest=near[0] if near else next(iter(types)), known=", ".join(types))
    elif subject.report.language not in types[key].titles:
        yield remark("E093", "type", type=key, language=subject.report.language.value)

"""W7: no blank before a comma or a full stop, nor inside brackets; French has one before the high signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.base import Language
from pipeline.rules.blanks import words_around
from pipeline.rules.subject import Remark, Subject

_LOW = ",."
_HIGH = ";:!?"
_AFTER_WORD = r"(?<=[^\W\d_]|[)”»’])[ \u00a0]+(?=(?!\. ?\.)[{signs}](?:[\s”»’)]|\Z))"
_BRACKETS = r"(?<=\()[ \u00a0]+(?=\w)|(?<=[^\W\d_])[ \u00a0]+(?=\))"
_PATTERNS = {
    False: re.compile(f"{_AFTER_WORD.format(signs=_LOW + _HIGH)}|{_BRACKETS}"),
    True: re.compile(f"{_AFTER_WORD.format(signs=_LOW)}|{_BRACKETS}"),
}

_SUSPECTS = ("( ", "(\u00a0", *(blank + sign for blank in " \u00a0" for sign in f"{_LOW}{_HIGH})"))


def blanks_at_signs(subject: Subject) -> Iterator[Remark]:
    """W709: a blank before a sign that follows its word, or inside a bracket; none where a note's mark stands between."""
    suspects = [suspect for suspect in _SUSPECTS if suspect in subject.printed.text]
    pattern = _PATTERNS[subject.report.language is Language.FRENCH]
    for stretch in subject.printed.stretches:
        if not stretch.own or not any(suspect in stretch.text for suspect in suspects):
            continue
        for match in pattern.finditer(stretch.text):
            said = subject.say("W709", stretch.start + match.start(), words=words_around(stretch.text, match, 20))
            text = subject.texts[said.path]
            if text.startswith(stretch.text[match.start() : match.end() + 1], said.offset):
                yield said

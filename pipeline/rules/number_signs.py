"""W7: one way of writing the number sign in a report; symbols keep the office's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.rules.subject import Remark, Subject

SIGN = re.compile(
    r"(?<![\w./°º])(?P<sign>N\.º|n\.º|N\.°|n\.°|[Nn]°|[Nn]º|[Nn]o\.|[Nn][úu]m\.)(?P<blank>[ \u00a0]?)(?=\d)"
)
_SYMBOL = re.compile(r"/[A-Za-z]{2}(?:-[A-Z]{2})?[\s\u00a0]$")


def kind_of(sign: str) -> str:
    """The sign for comparing, capitals and small letters alike: `n°`, `nº`, `n.º`, `no.`."""
    return sign.lower().replace("ú", "u")


def mixed_number_signs(subject: Subject) -> Iterator[Remark]:
    """W707: a number sign of a kind that the report uses more rarely than another."""
    text = subject.printed.plain
    found = [match for match in SIGN.finditer(text) if not is_in_symbol(text, match.start())]
    kinds = Counter(kind_of(match["sign"]) for match in found)
    if len(kinds) < 2:
        return
    usual = max(kinds, key=lambda kind: (kinds[kind], kind))
    printed = next(match["sign"] for match in found if kind_of(match["sign"]) == usual)
    for match in found:
        if kind_of(match["sign"]) != usual:
            yield subject.say("W707", match.start(), words=match["sign"], usual=printed)


def is_in_symbol(text: str, start: int) -> bool:
    """Whether the sign is part of a document symbol (`SP/CL/L.O/DT Nº 2-24`)."""
    return bool(_SYMBOL.search(text[max(0, start - 12) : start])) or text[max(0, start - 2) : start].rstrip(
        " "
    ).endswith("\x00")

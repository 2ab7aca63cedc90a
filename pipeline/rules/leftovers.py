"""E7: nothing of a template, and no word that stood for one still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.rules.subject import Remark, Subject, remark

_LEFTOVER = re.compile(
    r"""
    \{\{ .{0,40}? \}\} | \{% .{0,40}? %\} | \{\{ | \}\} | \{% | %\}   # fields of a template
  | \b lorem \s+ ipsum \b
  | \[ (?: insert | insertar | inserir | insérer ) \b [^\]\n]{0,60} \]
  | (?-i: \b TB[ACD] \b | \b TODO \b | \b FIXME \b )
  | (?-i: \b X{4,} \b | \b x{3,} \b )
  | (?-i: \b XXX \b )                                               # or the thirtieth: see `_is_thirtieth`
  | \?{3,} | _{4,}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_NUMERAL = re.compile(
    r"\.[A-Z]|\s+(?:[A-ZÀ-Þ]|regular|ordinary|special|session|meeting|reuni|sesi|sess|réunion|anivers|annivers)"
)
_BEFORE_NUMERAL = re.compile(
    r"(?:annexe?s?|anexos?|chapter|cap[íi]tulo|chapitre|centur\w+|siglo|século|title|part)\s+$", re.I
)
_ADDRESS = re.compile(r"\S*://\S*|\S+@\S+")


def template_leftovers(subject: Subject) -> Iterator[Remark]:
    """E701: `{{ }}`, `TBD`, `XXX`, `lorem ipsum` and their like, in any text but web and mail addresses."""
    for words in subject.all_words:
        addresses = None
        for match in _LEFTOVER.finditer(words.text):
            if match[0] == "XXX" and _is_thirtieth(words.text, match):
                continue
            if addresses is None:
                addresses = [found.span() for found in _ADDRESS.finditer(words.text)]
            if not any(start <= match.start() < end for start, end in addresses):
                yield remark("E701", words.path, match.start(), words=match[0])


def _is_thirtieth(text: str, match: re.Match[str]) -> bool:
    """Whether `XXX` is the roman numeral: of a session of the Council, an annex, a century."""
    return bool(_AFTER_NUMERAL.match(text, match.end()) or _BEFORE_NUMERAL.search(text[: match.start()]))

"""Pictures: `![alternative text](file.png "caption")`, alone in its paragraph."""

from __future__ import annotations

from pipeline.model.passage import Picture
from pipeline.prose.addresses import may_be_linked, unescape
from pipeline.prose.brackets import closing_bracket
from pipeline.prose.fault import Fault, fault
from pipeline.prose.source import TAB, Chunk, join


def read_picture(chunk: Chunk, faults: list[Fault]) -> Picture | None:
    """The picture that a chunk consists of, None if it is none; the faults are told in `faults`.

    A picture from the web is none: what the report prints lies beside the input.
    """
    words = join(chunk)
    text = words.text
    if chunk[0].indent >= TAB or not (text.startswith("![") and text.endswith(")")):
        return None
    close = closing_bracket(text, 1)
    if close < 0 or text[close + 1 : close + 2] != "(":
        return None
    file, caption = _file_and_caption(text[close + 2 : -1].strip(" "))
    if not file or may_be_linked(file):
        faults.extend([fault("E097", words.offset(0), address=file)] if file else [])
        return None
    alternative = unescape(text[2:close]).strip(" ")
    if not alternative:
        faults.append(fault("E048", words.offset(0), file=file))
    return Picture(file, alternative, words.offset(0), caption)


def _file_and_caption(inside: str) -> tuple[str, str]:
    """Both parts; the caption ends at the last quotation mark, so it may have such marks within."""
    at = inside.find(' "')
    if at < 0 or len(inside) < at + 3 or not inside.endswith('"'):
        return unescape(inside), ""
    return unescape(inside[:at].rstrip(" ")), unescape(inside[at + 2 : -1]).strip(" ")

"""The input of an edition as text: made of its original, with what was written of it, and comments above what waits."""

from __future__ import annotations

from pipeline.messages import phrase
from pipeline.model.report import Report
from pipeline.office.terms import Terms
from pipeline.reading.editions.comments import Proposals, comments_of
from pipeline.reading.editions.fields import EditionFields, WrittenTexts
from pipeline.reading.editions.memory import NAME, Memory
from pipeline.reading.editions.write import with_comments, write_fields


def edition_text(
    original: Report,
    state: str,
    terms: Terms,
    file: str,
    *,
    reader: str = "en",
    written: WrittenTexts | None = None,
    proposed: Proposals | None = None,
) -> str:
    """The input file; `state` is the hash of the original, `file` what it is called, `reader` who reads the comments."""
    fields = EditionFields(original, terms, written or {})
    tree = fields.tree()
    comments = comments_of(original, tree, fields.doubts, proposed or {}, reader)
    comments["translation"] = [phrase("edition_standing", reader)]
    comments["private"] = [phrase("edition_memory", reader)]
    text = write_fields({**tree, "private": {NAME: Memory(original.language, state).tree()}})
    opening = phrase("edition_opening", reader, file=file, gap=terms.words.waiting)
    return f"# {opening}\n{with_comments(text, comments)}"

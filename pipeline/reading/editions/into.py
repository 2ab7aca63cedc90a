"""A table of two columns back into the edition's input that is there: what waits there is written, what is written stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.columns import Inlines, shown_words
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.office.terms import Terms
from pipeline.reading.editions.fields import EditionFields, WrittenTexts
from pipeline.reading.editions.merging import alike
from pipeline.reading.editions.returned import Returned, placed
from pipeline.reading.editions.rows import rows_of
from pipeline.reading.editions.taken_back import Kept, original_of
from pipeline.reading.editions.translated import texts_of, written_texts
from pipeline.reading.places import Places
from pipeline.reading.returned.patch import Conflict, FieldEdit, Kind, Patch, Proposal

_MARK = re.compile(r"\[\^[^\]\s]+\]")


def patch_into(
    returned: Returned, edition: Report, places: Places, name: str, office: Office, kept: Kept | None = None
) -> Patch:
    """What a table says to an edition: proposals for fields that wait, conflicts where other words stand there by now.

    InputError I080 where the original of the table can't be had.
    """
    original = original_of(returned, name, kept)
    terms = Terms(office, returned.source, returned.target)
    found = placed(returned, rows_of(original, terms))
    theirs = found.written
    ours = written_texts(original, edition, terms)
    made = texts_of(EditionFields(original, terms, _both(ours, theirs)).tree())
    here = texts_of(edition)
    patch = Patch(homeless=found.homeless)
    for path in theirs:
        old, new = here.get(path), made.get(path)
        if old is None or new is None:
            continue
        where = path if places.raw(path) is not None else f"{path}.text"
        if not alike(old, new) and terms.words.waiting in " ".join(old.replace("\\", "").split()):
            patch.proposals.append(Proposal(Kind.CHANGED, where, old, new, FieldEdit({where: new})))
        for one, two in _unlike(ours.get(path, {}), theirs[path]):
            patch.conflicts.append(Conflict(where, "", one, two))
    return patch


def _both(ours: WrittenTexts, theirs: WrittenTexts) -> WrittenTexts:
    """What either has written of each text; the edition's words where both have."""
    return {path: {**theirs.get(path, {}), **ours.get(path, {})} for path in dict.fromkeys((*ours, *theirs))}


def _unlike(
    ours: Mapping[int, Sequence[Inlines]], theirs: Mapping[int, Sequence[Inlines]]
) -> Iterator[tuple[str, str]]:
    """Both wordings of each text that both have written, where they differ; a mark that a note got is no wording."""
    for number in theirs:
        one, two = (" ".join(map(shown_words, texts.get(number, ()))) for texts in (ours, theirs))
        if one and not alike(*(" ".join(_MARK.sub(" ", words).split()) for words in (one, two))):
            yield one, two

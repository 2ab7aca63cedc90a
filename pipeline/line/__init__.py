"""The line that a report goes down, one verb a file: compose, typeset, finish; bytes in, bytes out.

`make_edition` is the whole of it; building, proving and previewing all go through here, and only `archive` writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.engines.engine import Engine
    from pipeline.model.stages import CheckedReport, Edition, Imposition, TemplateFile
    from pipeline.office.office import Office


def make_edition(
    checked: CheckedReport,
    office: Office,
    template: TemplateFile,
    imposition: Imposition,
    engine: Engine,
    ingredients: Mapping[str, object] | None = None,
    annexes: Mapping[str, bytes] | None = None,
) -> Edition:
    """The files of one language edition of a report. Raises TemplateError, AnnexError, ConversionError, OutputError.

    With `ingredients`, the hashes and versions of what it is made from, the PDF carries what it takes to make it again;
    with the bytes of the `annexes` that are files, by name, there is a bundle.
    """
    # The engine starts while Python is still loading what composing needs.
    engine.start()
    from pipeline.line.carrying import carried
    from pipeline.line.compose.manuscript import compose
    from pipeline.line.finish import finish
    from pipeline.line.typeset import typeset

    manuscript = compose(checked, office, imposition, template)
    printed = typeset(manuscript, imposition, engine)
    carries = carried(checked, office, template, ingredients) if ingredients is not None else ()
    edition = finish(checked, printed, engine, carries)
    if not annexes:
        return edition
    from pipeline.line.binding import RunningStamp, bound  # most reports have none

    stamp = RunningStamp.of(checked.report, office) if imposition.stamped else None
    return bound(edition, checked, printed, imposition, engine, annexes, stamp)

"""The line that a report goes down, one verb a file: compose, typeset, finish; bytes in, bytes out.

`make_edition` is the whole of it; building, proving and previewing all go through here, and only `archive` writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.engines.engine import Engine
    from pipeline.model.stages import CheckedReport, Edition, Imposition, TemplateFile
    from pipeline.office.office import Office


def make_edition(
    checked: CheckedReport, office: Office, template: TemplateFile, imposition: Imposition, engine: Engine
) -> Edition:
    """The files of one language edition of a report. Raises TemplateError, ConversionError, OutputError."""
    # The engine starts while Python is still loading what composing needs.
    engine.start()
    from pipeline.line.compose.manuscript import compose
    from pipeline.line.finish import finish
    from pipeline.line.typeset import typeset

    manuscript = compose(checked, office, imposition, template)
    printed = typeset(manuscript, imposition, engine)
    return finish(checked, printed, engine)

"""What a template may use: fields with a value each as example, the places of the text, styles, fonts, filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from pipeline.desks.templates.printed_fields import PLACES
from pipeline.desks.templates.specimens import EXAMPLE, specimens
from pipeline.line.compose.cover import Title
from pipeline.line.compose.frame import write_front
from pipeline.line.compose.lines import break_evenly
from pipeline.line.compose.needs import FONTS, REPORT, SHEET
from pipeline.model.base import Language
from pipeline.model.choices import Settings
from pipeline.model.stages import CheckedReport
from pipeline.office.office import Office
from pipeline.word.sandbox import BOUNDED_FILTERS, OTHER_FILTERS

_TITLE_WIDTH, _TITLE_SIZE = 387.0, 36.0


@dataclass(frozen=True)
class Field:
    """A field: what it is called, whether it is a list to go through with `for`, the lines of an example of it."""

    name: str
    is_list: bool
    example: tuple[str, ...]

    @property
    def is_place(self) -> bool:
        """Whether the program puts paragraphs of its own in its place."""
        return self.name in PLACES


@dataclass(frozen=True)
class Usable:
    """All that templates of a type of document may use; `styles` and `fonts` by name."""

    kind: str
    fields: tuple[Field, ...]
    styles: tuple[str, ...]
    fonts: tuple[str, ...]
    filters: tuple[str, ...]
    slow_filters: tuple[str, ...]


def usable(kind: str, language: Language, office: Office, settings: Settings) -> Usable:
    """What a template of a type of document may use; the examples are of a report in the language, a draft where it matters."""
    wanted = language if language in office.languages else office.languages[0]
    (specimen,) = specimens(office, settings, kind, (wanted,), (EXAMPLE,))
    final, draft = (context_of(each.checked, office) for each in (specimen, specimen.as_draft()))
    needs = SHEET if office.type(kind).is_sheet else REPORT
    given = [name for name in final if name not in PLACES or name in needs.places]
    fields = tuple(_field(name, final[name] or draft[name]) for name in given)
    quick, slow = (tuple(sorted(filters)) for filters in (BOUNDED_FILTERS, OTHER_FILTERS))
    return Usable(kind, fields, needs.styles, tuple(sorted(FONTS)), quick, slow)


def context_of(checked: CheckedReport, office: Office) -> dict[str, object]:
    """The fields that a report gives its template, with their values; its title broken as in the largest type."""
    quoted = office.words(checked.report.language).quoted(checked.report.meeting.title)
    measure = partial(office.fonts.width, family="Cambria", size=_TITLE_SIZE)
    lines = break_evenly(quoted, _TITLE_WIDTH, measure)
    return write_front(checked.report, office, Title("", tuple(lines), 0), checked.passages).context()


def _field(name: str, value: object) -> Field:
    if isinstance(value, list):
        return Field(name, True, tuple(map(str, value)))
    lines: Sequence[str] = () if name in PLACES else [" ".join(str(value).split())]
    return Field(name, False, tuple(lines))


__all__ = ["Field", "Usable", "context_of", "usable"]

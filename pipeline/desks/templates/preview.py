"""The preview of a template: reports made with it and with the present one, and their pages held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from pipeline.desks.templates.found import read_template
from pipeline.desks.templates.specimens import TORTURE, Specimen, specimens
from pipeline.desks.workshop import imposition_of
from pipeline.engines.engine import Engine
from pipeline.errors import RapporteurError
from pipeline.findings import Finding
from pipeline.line import make_edition
from pipeline.model.base import Language
from pipeline.model.choices import Settings
from pipeline.model.report import NO_MONTH
from pipeline.model.stages import Edition, TemplateFile
from pipeline.office.office import Office
from pipeline.pdf.rendering import PageImage, page_images

USUAL_FRONT = 3
"""Pages before the first chapter: cover, copyright page, contents."""


@dataclass(frozen=True)
class Side:
    """A report made with one template: its pages and its contents with their pages; or why there are none."""

    pages: tuple[PageImage, ...] = ()
    contents: tuple[tuple[str, str], ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def front(self) -> int:
        """How many pages there are before the one that is printed as 1."""
        return sum(1 for page in self.pages if not page.label.isdecimal())


@dataclass(frozen=True)
class Pair:
    """One report made with both templates; `before` has no pages where there is nothing to hold against."""

    specimen: Specimen
    before: Side
    after: Side

    @property
    def leaves(self) -> Iterator[tuple[PageImage | None, PageImage | None]]:
        """The pages side by side, in their order; None where one has no more."""
        return zip_longest(self.before.pages, self.after.pages)

    @property
    def different(self) -> tuple[int, ...]:
        """The pages, counted from 0, that look otherwise, or that only one of the two has."""
        if not (self.before.pages and self.after.pages):
            return ()
        alike = [one is not None and two is not None and one.seen == two.seen for one, two in self.leaves]
        return tuple(number for number, is_alike in enumerate(alike) if not is_alike)

    @property
    def moved(self) -> tuple[tuple[str, str, str], ...]:
        """The lines of the contents whose page is another: title, page before, page now."""
        both = zip(self.before.contents, self.after.contents, strict=False)
        return tuple((title, old, new) for (_, old), (title, new) in both if old != new)


def present_template(file: Path, kind: str, settings: Settings, office: Office) -> Path | None:
    """What a template is held against: the one that the type has now, or, if it is that itself, the program's.

    None where these are the same.
    """
    data = read_template(file).data
    now = settings.template(settings.template_in_force(office.type(kind).template, NO_MONTH))
    for other in (now, settings.program / now.name):
        if other.is_file() and read_template(other).data != data:
            return other
    return None


def reports_of(kind: str, languages: Sequence[Language], office: Office, settings: Settings) -> Iterator[Specimen]:
    """The reports of a preview: the example and the hard one in each language, and the example as a draft."""
    found = list(specimens(office, settings, kind, languages))
    yield from found
    yield next(each for each in found if each.name != TORTURE).as_draft()


def pairs(
    files: tuple[Path | None, Path], reports: Sequence[Specimen], engine: Engine, office: Office, settings: Settings
) -> Iterator[Pair]:
    """Each report with the present and the new template, one after the other, by an engine that stays open."""
    before, after = (None if file is None else read_template(file) for file in files)
    for specimen in reports:
        made = [
            Side() if template is None else _made(specimen, template, engine, office, settings)
            for template in (before, after)
        ]
        yield Pair(specimen, *made)


def _made(specimen: Specimen, template: TemplateFile, engine: Engine, office: Office, settings: Settings) -> Side:
    try:
        edition: Edition = make_edition(specimen.checked, office, template, imposition_of(settings), engine)
    except RapporteurError as error:
        return Side(findings=error.findings)
    pages = tuple(page_images(edition.files["pdf"]))
    return Side(pages, edition.contents, edition.files)

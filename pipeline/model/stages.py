"""What a report is at each step of the line: read this first.

A step takes only the type before it, so a report that was not checked can't be composed, and a document that was
not laid out can't be finished.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.findings import Finding, Place, Severity
from pipeline.model.choices import ListOrder, Paper
from pipeline.model.passage import Passage
from pipeline.model.report import Report


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture beside the input, as it was read and measured: its bytes, its kind (`png`, `jpeg`) and its pixels."""

    data: bytes
    kind: str
    width: int
    height: int
    sha256: str


@dataclass(frozen=True, slots=True)
class AnnexFile:
    """A file from outside that is an annex; this line lists it and leaves its pages alone.

    `place` is where the input names it, for telling.
    """

    sha256: str
    size: int
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Attachments:
    """What an input names beside itself, each by the name that the input gives it."""

    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
    annexes: Mapping[str, AnnexFile] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckedReport:
    """A report that may be composed: a draft, or a final report without errors.

    `passages` holds the parsed prose by field path, `canonical` the input written anew, which alone may travel.
    """

    report: Report
    passages: Mapping[str, Passage]
    attachments: Attachments
    canonical: bytes
    canonical_sha256: str
    findings: tuple[Finding, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stand in the way of a final report."""
        return tuple(found for found in self.findings if found.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Imposition:
    """How the pages are laid: the sheet, blank versos or none, chapters on any or on odd pages, the order of lists.

    `stamped` lets symbol and page run along at the foot of the bundle's pages.
    """

    paper: Paper = Paper.LETTER
    duplex: bool = False
    odd_chapters: bool = False
    order: ListOrder = ListOrder.HOUSE
    stamped: bool = False


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A Word template: its bytes, and its name as a person knows it."""

    data: bytes
    name: str


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents: `label` is a roman numeral or `ANNEX I`, `bookmark` the place that it points to."""

    bookmark: str
    label: str
    title: str
    is_annex: bool = False


@dataclass(frozen=True, slots=True)
class Foot:
    """What is to stand at the foot of the last page, by the bookmark at its head.

    `depth` is its own, `edge` how far its last line is to be above the foot of the sheet, in points.
    """

    bookmark: str
    depth: float
    edge: float


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The Word document before layout: its parts by name, and what its contents list; a sheet has none, but a foot.

    `blank` is the text of an empty page, `may_be_empty` the styles whose paragraphs may be
    empty: the distance after a table, and the number of an item that begins with a list, a table or a picture.
    """

    parts: Mapping[str, bytes]
    contents: tuple[ContentsEntry, ...]
    title: str
    language: str
    blank: str
    may_be_empty: tuple[str, ...]
    foot: Foot | None = None


@dataclass(frozen=True, slots=True)
class Print:
    """The engine's PDF of a manuscript, with the printed folio of each contents line and where the folios begin."""

    manuscript: Manuscript
    pdf: bytes
    folios: Mapping[str, str]
    pages: int
    first_page: int


@dataclass(frozen=True, slots=True)
class BoundAnnex:
    """An annex in the bundle: its number, its file with its hash and kind, its pages, whether they have tags.

    `removed` is what acted in it and was taken out, by kind and how often; `left_out` the files within it, by name and hash.
    """

    number: int
    name: str
    sha256: str
    kind: str
    pages: int
    is_tagged: bool
    removed: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Binding:
    """What is known of a bundle: its pages, the standards that it was found to keep, its annexes."""

    pages: int
    claims: tuple[str, ...]
    annexes: tuple[BoundAnnex, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """What is published: the files of one language edition by kind, and what there is to tell of them.

    `claims` are the standards that the PDF was found to keep.
    """

    files: Mapping[str, bytes]
    pages: int
    contents: tuple[tuple[str, str], ...]
    claims: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    binding: Binding | None = None

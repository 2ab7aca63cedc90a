"""The description of a document of the archive, in the three forms in which libraries and search engines take it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.archive.deposits import Deposit
from pipeline.archive.inputs import kept_input
from pipeline.archive.layout import EditionPlace, Kind
from pipeline.archive.register.editions import IssuedEdition, corrected_in, corrections_of
from pipeline.desks.describing.meant import Document, Edition
from pipeline.desks.issued import issued_files
from pipeline.desks.showing import is_public
from pipeline.line.describing.description import Description, Other, Relation, Written
from pipeline.line.describing.dublin_core import dublin_core
from pipeline.line.describing.marc import marcxml
from pipeline.line.describing.of_record import describe_deposit, describe_recorded
from pipeline.line.describing.of_report import describe_report
from pipeline.line.describing.schema_org import schema_org
from pipeline.model.choices import Settings
from pipeline.model.report import Report
from pipeline.office.office import Office

FORMS: Mapping[str, tuple[str, Callable[[Description], bytes]]] = {
    "dc": ("dc.xml", dublin_core),
    "schema-org": ("schema-org.json", schema_org),
    "marcxml": ("marc.xml", marcxml),
}
"""The forms by name: how their files end, and what writes them."""

_MEDIA = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".json": "application/json",
}


@dataclass(frozen=True)
class Reader:
    """For whom documents are described: the house (`at` is None), or whoever may be shown what is public at a time."""

    settings: Settings
    office: Office
    issued: Sequence[IssuedEdition]
    at: datetime | None = None

    def may_see(self, edition: IssuedEdition) -> bool:
        """Whether another document may be named to this reader."""
        return self.at is None or is_public(edition, self.issued, self.at)


def describe(document: Document, reader: Reader) -> Description:
    """The description, in the document's own language; of other documents only those are named that the reader may see.

    StorageError F022 if the canonical input that it was made from was altered.
    """
    if isinstance(document, Deposit):
        return _of_deposit(document, reader.office)
    report = _report_of(document, reader.settings)
    others = tuple(_others(document, report, reader))
    files = tuple(_files(document, reader.settings))
    if report is None:
        symbol = document.symbol.printed
        return describe_recorded(document.record.fields, symbol, reader.office, _key(document), others, files)
    return describe_report(report, reader.office, _key(document), document.record.pages, others, files)


def _key(edition: Edition) -> str:
    return edition.issued.stem if edition.issued else edition.key


def _of_deposit(deposit: Deposit, office: Office) -> Description:
    written = tuple(
        Written(deposit.names[kind], _media(deposit.names[kind]), digest)
        for kind, digest in sorted(deposit.files.items())
    )
    return describe_deposit(deposit.described, office, deposit.key, deposit.record.pages, written)


def _report_of(edition: Edition, settings: Settings) -> Report | None:
    """The report that an edition was made from; None if its input is not kept."""
    from pipeline.reading.report import read_report

    name = edition.issued.input if edition.issued else edition.record.ingredients.get("input")
    canonical = kept_input(settings.register, name) if isinstance(name, str) else None
    return read_report(canonical, edition.key).report if canonical is not None else None


def _others(edition: Edition, report: Report | None, reader: Reader) -> Iterator[Other]:
    """Editions in other languages, what corrects this one, and what it corrects, as far as they were issued."""
    own = edition.issued
    if own is None:
        return
    seen = [each for each in reader.issued if reader.may_see(each)]
    for each in seen:
        if each.symbol == own.symbol and each.language != own.language:
            yield _other(_translation(report, each.language), each, report)
    for each in corrections_of(seen, own.symbol):
        if each.language == own.language:
            yield _other(Relation.CORRECTED_BY, each)
    yield from (_other(Relation.CORRECTS, each) for each in corrected_in(seen, own))


def _translation(report: Report | None, language: str) -> Relation:
    """What an edition in another language is to this one: its original, its translation, or another translation."""
    original = (report.original or report.language) if report else ""
    if original == language:
        return Relation.ORIGINAL
    return (
        Relation.VERSION if report and report.original and report.original != report.language else Relation.TRANSLATION
    )


def _other(relation: Relation, other: IssuedEdition, report: Report | None = None) -> Other:
    titles = {each.value: title for each, title in report.meeting.titles.items()} if report else {}
    return Other(relation, other.symbol.printed, other.language, titles.get(other.language, ""), other.stem)


def _files(edition: Edition, settings: Settings) -> Iterator[Written]:
    """The files that people read, with the hashes that the record has."""
    place = EditionPlace(edition.path.parent, edition.key)
    paths: Mapping[str, Path] = issued_files(edition.issued, settings) if edition.issued else {}
    for kind, digest in sorted(edition.record.files.items()):
        if kind in set(Kind):
            name = paths[kind].name if kind in paths else place.name(kind)
            yield Written(name, _media(name), digest)


def _media(name: str) -> str:
    """The media type of a file by its ending; that of bytes for one that is not known."""
    import mimetypes

    ending = Path(name).suffix.lower()
    return _MEDIA.get(ending) or mimetypes.types_map.get(ending, "application/octet-stream")


def written(described: Description) -> dict[str, bytes]:
    """The description in all forms, by file name."""
    return {f"{described.key}.{ending}": write(described) for ending, write in FORMS.values()}

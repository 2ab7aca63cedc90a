"""On which page a commitment is printed, in the edition that was built from this very input; nothing where there is none.

A chapter that begins on one page while the next begins on the page after it has all of its items there: the record
tells that. Only of a longer chapter the PDF is read, and what was found is remembered.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from pipeline.archive.layout import ISSUED, EditionPlace, Kind, final_place
from pipeline.archive.ledger.page_memory import PageMemory, Pages
from pipeline.archive.record import Record, read_record
from pipeline.desks.ledger.gathering import Agreed
from pipeline.desks.printed_anew import chapters_of
from pipeline.errors import RapporteurError
from pipeline.model.choices import Settings
from pipeline.model.commitment import ItemKind
from pipeline.model.report import Report
from pipeline.office.office import Office


class PageFinder:
    """Finds the pages of the editions that are asked for, each once."""

    def __init__(self, settings: Settings, office: Office) -> None:
        self._settings, self._office = settings, office
        self._memory = PageMemory(settings.state)
        self._found: dict[Path, Pages] = {}

    def find(self, editions: Iterable[Agreed]) -> None:
        """Looks for the pages of some editions; those that are not in memory are read, and noted there."""
        wanted = {key: edition for edition in _once(editions) if (key := self._key(edition))}
        known = self._memory.recall(wanted)
        self._found |= {wanted[key].file: pages for key, pages in known.items()}
        fresh = {}
        for key, edition in wanted.items():
            if key not in known and (pages := self._read(edition)) is not None:
                self._found[edition.file] = fresh[key] = pages
        self._memory.remember(fresh)

    def page(self, edition: Agreed, path: str) -> str:
        """The printed page of an item (`conclusions[2]`) of an edition that was looked for; empty if it is not known."""
        return self._found.get(edition.file, {}).get(path, "")

    def _key(self, edition: Agreed) -> str:
        """What names the edition in memory: its input and its records; empty where it was not built."""
        records = [hashlib.sha256(data).hexdigest() for _, data in self._records(edition)]
        return " ".join((edition.digest, *records)) if records else ""

    def _records(self, edition: Agreed) -> Iterator[tuple[EditionPlace, bytes]]:
        """Where the edition lies, and its record: as it was issued, and as it was built."""
        if not edition.days:
            return
        revision = edition.revision or None
        for root in (self._settings.office / ISSUED, self._settings.out):
            place = final_place(root, edition.base, revision, edition.days[0].year, edition.language.value)
            with suppress(OSError):
                yield place, place.path(Kind.RECORD).read_bytes()

    def _read(self, edition: Agreed) -> Pages | None:
        """The pages of an edition's items; None if it was built from another input, or can't be read."""
        from pipeline.desks.opening import bytes_of
        from pipeline.reading.canonical import canonical_input
        from pipeline.reading.report import read_report

        with suppress(RapporteurError):
            report = read_report(bytes_of(edition.file), str(edition.file)).report
            digest = hashlib.sha256(canonical_input(report)).hexdigest()
            for place, data in self._records(edition):
                record = read_record(data)
                if record is not None and record.ingredients.get("input") == digest:
                    return self._by_contents(record, report) or self._by_pdf(place, record, report, edition)
        return None

    def _by_contents(self, record: Record, report: Report) -> Pages | None:
        """The pages by the contents alone; None where a chapter has more than one."""
        chapters, lines = chapters_of(report, self._office), record.contents
        if len(lines) != len(chapters):
            return None
        found: dict[str, str] = {}
        for at, chapter in enumerate(chapters):
            if chapter.part in set(ItemKind):
                page, after = lines[at][1], lines[at + 1][1] if at + 1 < len(lines) else ""
                if not (page.isdigit() and after.isdigit() and int(after) == int(page) + 1):
                    return None
                found |= {f"{chapter.part}[{n}]": page for n in range(len(getattr(report, chapter.part)))}
        return found

    def _by_pdf(self, place: EditionPlace, record: Record, report: Report, edition: Agreed) -> Pages | None:
        """The pages as they are found in the PDF, which must be the one that was made: each item behind its heading."""
        from pipeline.pdf.where_printed import Wanted, where_printed

        path = place.path(Kind.PDF)
        try:
            pdf = path.read_bytes()
        except OSError:
            return None
        if hashlib.sha256(pdf).hexdigest() != record.files.get(Kind.PDF):
            return None
        wanted = dict(self._wanted(report, edition))
        places = where_printed(pdf, [Wanted(words) for words in wanted.values()], str(path))
        return {name: printed.page for name, printed in zip(wanted, places, strict=True) if printed and "[" in name}

    def _wanted(self, report: Report, edition: Agreed) -> Iterator[tuple[str, str]]:
        for chapter in chapters_of(report, self._office):
            if chapter.part in set(ItemKind):
                yield chapter.part, chapter.title
                items = (each for each in edition.items if each.kind == chapter.part)
                yield from ((f"{each.kind}[{each.index}]", each.opening) for each in items)


def _once(editions: Iterable[Agreed]) -> Iterator[Agreed]:
    seen: Mapping[Path, Agreed] = {each.file: each for each in editions}
    return iter(seen.values())

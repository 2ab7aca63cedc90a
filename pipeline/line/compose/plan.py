"""The plan of a report: its chapters and annexes in their order, each with its heading, its place and its numeral."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.model.annex import Annex
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.office.words import Words

_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """The roman numeral of 1 to 89."""
    numeral = ""
    for value, letters in _ROMAN:
        numeral += letters * (number // value)
        number %= value
    return numeral


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter or annex: `part` says what it is made of, `index` which of its kind it is in the input."""

    part: str
    title: str
    bookmark: str
    index: int = 0
    numeral: str = ""
    annex: Annex | None = None
    in_capitals: bool = True

    @property
    def is_divider(self) -> bool:
        """Whether it is the title page of an annex from a file."""
        return self.annex is not None and self.annex.file is not None


def plan_chapters(report: Report, office: Office) -> tuple[Chapter, ...]:
    """The chapters of the document's type, numbered in roman, further sections behind the chapter that they follow.

    A chapter without content stands where the type needs it, since a draft shows what it lacks.
    """
    kind = office.type(report.type)
    chapters: list[Chapter] = []
    for part in kind.chapters:
        if part != "sections" and (getattr(report, part) or part in kind.needed):
            chapters.append(Chapter(part, office.heading(report.type, part, report.language), part))
        chapters += [section for section in sections_of(report) if report.sections[section.index].after == part]
    chapters += [section for section in sections_of(report) if report.sections[section.index].after is None]
    return tuple(replace(chapter, numeral=roman(n)) for n, chapter in enumerate(chapters, 1))


def plan_annexes(report: Report, words: Words) -> tuple[Chapter, ...]:
    """The annexes as listed; an annex without title of its own bears the office's heading."""
    return tuple(_annex(annex, number, words) for number, annex in enumerate(report.annexes, 1))


def sections_of(report: Report) -> list[Chapter]:
    """The further sections in the order of the input."""
    # The office sets chapter headings in capitals; an author's title is printed as it was typed and never recased.
    return [
        Chapter("sections", section.title, f"section_{number + 1}", number, in_capitals=section.title.isupper())
        for number, section in enumerate(report.sections)
    ]


def bookmarks_of(report: Report) -> frozenset[str]:
    """The places of a report to which its text may link: conclusions (`c3`) and annexes (`annex_2`)."""
    conclusions = (f"c{number}" for number, _ in enumerate(report.conclusions, 1))
    return frozenset(conclusions) | {f"annex_{number}" for number, _ in enumerate(report.annexes, 1)}


def _annex(annex: Annex, number: int, words: Words) -> Chapter:
    usual = words.annexes.participants if annex.participants else words.annexes.documents
    title = annex.title or usual
    return Chapter("annexes", title, f"annex_{number}", number - 1, roman(number), annex, title.isupper())

"""Judging a template: all that would stop a report made with it, all that its pages would lack, and what deserves a look."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from pipeline.desks.templates.fields import context_of
from pipeline.desks.templates.found import read_template, types_of
from pipeline.desks.templates.page_rules import bare_pages, contents_faults, cut_pictures, narrow_text, sheet_faults
from pipeline.desks.templates.printed_fields import misplaced, printed, unprinted
from pipeline.desks.templates.specimens import EXAMPLE, TORTURE, Specimen, specimens
from pipeline.desks.templates.trial import empty_paragraphs, tried, wrong_levels
from pipeline.errors import ExitCode, TemplateError
from pipeline.findings import Finding, Severity
from pipeline.line.compose.needs import foreign_fonts, needs_of, unfit
from pipeline.model.choices import Settings
from pipeline.model.stages import TemplateFile
from pipeline.office.office import Office
from pipeline.word.contrast import pale_styles
from pipeline.word.frame import unknown_names
from pipeline.word.hazards import hazards
from pipeline.word.leftovers import heavy_parts, leftovers, unused_styles, wide_letters
from pipeline.word.package import Package, open_package
from pipeline.word.style_book import StyleBook
from pipeline.word.tags import Paragraph
from pipeline.word.template import judge_frame
from pipeline.word.typed_words import spaced_letters, typed_words

MOST_TYPED = 20
_ALIKE = 0.6
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.SUGGESTION: 2}


@dataclass(frozen=True)
class Judged:
    """A template and everything that there is to say of it, errors first."""

    file: Path
    findings: tuple[Finding, ...]
    sha256: str = ""

    @property
    def exit_code(self) -> ExitCode:
        """5 if something stops reports or would show on their pages, else 0: warnings never block."""
        return ExitCode.TEMPLATE if self.errors else ExitCode.DONE

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What stops reports, or would show on their pages."""
        return tuple(found for found in self.findings if found.severity is Severity.ERROR)


@dataclass(frozen=True)
class Bench:
    """What templates are judged with: the office, its settings, and the reports by type of document; read once."""

    office: Office
    settings: Settings

    def judge(self, file: Path) -> Judged:
        """The judgement of one template, whatever is wrong with it."""
        digest = ""
        try:
            template = read_template(file)
            digest = hashlib.sha256(template.data).hexdigest()
            found = [*_stopping(template, types_of(file, self.settings, self.office), self)]
        except TemplateError as error:
            return Judged(file, error.findings, digest)
        told = sorted(dict.fromkeys(found), key=lambda each: _ORDER[each.severity])
        return Judged(file, tuple(told), digest)

    def reports(self, kind: str) -> tuple[Specimen, ...]:
        """The reports that a template is tried on: one as most are, as a draft too, and one of everything in each language."""
        first = self.office.languages[:1]
        examples = tuple(specimens(self.office, self.settings, kind, first, (EXAMPLE,)))
        hard = specimens(self.office, self.settings, kind, names=(TORTURE,))
        return (*examples, *(each.as_draft() for each in examples), *hard)


def _stopping(template: TemplateFile, kinds: Sequence[str], bench: Bench) -> Iterator[Finding]:
    frame, faults = judge_frame(template.data, template.name)
    yield from faults
    yield from _of_the_file(frame.package, open_package(template.data, template.name), bench.office)
    for kind in kinds:
        reports = bench.reports(kind)
        context = context_of(reports[0].checked, bench.office)
        filled = printed(template, context)
        yield from unknown_names(frame, tuple(context))
        yield from unprinted(frame, filled, context)
        yield from bare_pages(frame.package, filled)
        if not faults:
            yield from tried(template, reports, bench.office)


def _of_the_file(package: Package, given: Package, office: Office) -> Iterator[Finding]:
    """What can be told of a template whatever the report: `given` is the file as it is, `package` what is left to work with."""
    styles = needs_of(package).styles
    yield from (*unfit(package), *foreign_fonts(package), *hazards(package, styles), *empty_paragraphs(package))
    yield from (*sheet_faults(package), *contents_faults(package), *cut_pictures(package), *misplaced(package))
    yield from (*wrong_levels(StyleBook.of(package), package.what), *narrow_text(package))
    yield from (*leftovers(given), *wide_letters(package, styles), *pale_styles(package, styles))
    yield from (*spaced_letters(package), *_typed(package, office))
    yield from (*unused_styles(given, styles), *heavy_parts(given))


def _typed(package: Package, office: Office) -> Iterator[Finding]:
    """The words that stand in the template itself; those of a legal notice are told as such."""
    notices = [line for wordings in office.notices.values() for wording in wordings for line in wording.lines]
    for paragraph in list(typed_words(package))[:MOST_TYPED]:
        code = "T077" if _is_like(paragraph, notices) else "T055"
        yield replace(paragraph.told(code, package.what), severity=Severity.WARNING)


def _is_like(paragraph: Paragraph, lines: Iterable[str]) -> bool:
    words = paragraph.text.casefold()
    return any(SequenceMatcher(None, words, line.casefold()).ratio() > _ALIKE for line in lines)

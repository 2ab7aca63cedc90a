"""What the commands of the register share: the office, who asks, the meeting that is meant, and the table of symbols."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.archive.register.change import Author
from pipeline.archive.register.claimed import Claimed, Held
from pipeline.archive.register.register import Register
from pipeline.cli.console import Console
from pipeline.errors import RegisterError, UsageError
from pipeline.findings import Place, finding
from pipeline.messages import phrase
from pipeline.model.base import Language
from pipeline.model.choices import Settings
from pipeline.model.meeting import Mode
from pipeline.model.symbol import Symbol
from pipeline.settings import login, now, read_settings

if TYPE_CHECKING:
    from pipeline.desks.register.proposing import Proposal, Wanted
    from pipeline.model.report import Report
    from pipeline.office.office import Office


@dataclass(frozen=True)
class Desk:
    """The register of one office, and who reads what is told of it."""

    settings: Settings
    console: Console

    @classmethod
    def of(cls, lang: str | None, near: Path | None = None) -> Desk:
        """The desk of the office in which somebody works, or in which an input lies."""
        settings = read_settings(near=near, overrides={"language": lang})
        return cls(settings, Console(language=settings.language))

    @property
    def language(self) -> str:
        """The reader's language."""
        return self.settings.language

    @property
    def register(self) -> Register:
        """The office's register, be there one or not."""
        return Register(self.settings.register)

    def author(self, by: str | None) -> Author:
        """Who does it, and when."""
        return Author(" ".join((by or login()).split()), now().isoformat(timespec="seconds"))

    def symbol(self, text: str) -> Symbol:
        """The symbol as it was typed, on one line."""
        return Symbol(" ".join(text.split()))

    def held(self, titles: Sequence[str], first: str | None, last: str | None, like: Path | None) -> Held:
        """The meeting that is meant: what is given, else what an input says. UsageError R090, U040, U041, U047."""
        known = Held(())
        if like is not None:
            from pipeline.desks.register.holding import held_of

            known = held_of(_report(like))
        if not titles and not known.titles:
            raise UsageError(finding("R090"))
        days = [self._day(day) for day in (first or last, last or first) if day] or [known.first, known.last]
        if days[1] < days[0]:
            raise UsageError(finding("U047", first=days[0], last=days[1]))
        return Held(tuple(titles) or known.titles, *days)

    def _day(self, text: str) -> str:
        """A day as an ISO date, given in figures or in words."""
        from pipeline.reading.answers import one_day

        return one_day(text, self._office, Language(self.language)).isoformat()

    def propose(self, given: Mapping[str, Any], like: Path | None) -> Proposal:
        """The next symbol for what is given, else for what an input says."""
        from pipeline.archive.register.projection import all_claimed
        from pipeline.desks.register.auditing import used_symbols
        from pipeline.desks.register.proposing import Wanted, next_symbol
        from pipeline.office.symbols import read_symbol_rule

        report = _report(like) if like is not None else None
        wanted = Wanted(
            given["kind"],
            given["year"] if given["year"] is not None else _year(report),
            given["titles"][0] if given["titles"] else _spanish_title(report),
            self._mode(given["mode"]) if given["mode"] else report.meeting.mode if report else None,
            given["prefix"] or "",
            given["initials"] or "",
            given["body"] or (report and report.meeting.body) or "",
            given["session"] or (report and report.meeting.session) or "",
        )
        if like is not None:
            _insist_on(wanted, like)
        known: tuple[Claimed, ...] = ()
        if self.register.exists:
            with self.register.reading() as connection:
                known = all_claimed(connection)
        rule = self._office.symbol_rule or read_symbol_rule(self.settings.program / "office")
        return next_symbol(wanted, known, used_symbols(self.settings), rule)

    def _mode(self, given: str) -> Mode:
        """How the meeting was held, in words of any of the languages; what it was read as is told. UsageError U050."""
        from pipeline.reading.answers import mode_answer

        mode = mode_answer(given, self._office)
        if given != mode:
            self.console.say(phrase("register_mode_read", self.language, given=given, mode=mode))
        return mode

    @cached_property
    def _office(self) -> Office:
        from pipeline.office.office import read_office

        return read_office(self.settings.data, self.settings.fonts)


def _report(file: Path) -> Report:
    """What an input file says. InputError with what keeps it from being read."""
    from pipeline.desks.opening import bytes_of
    from pipeline.reading.report import read_report

    return read_report(bytes_of(file), str(file)).report


def _insist_on(wanted: Wanted, like: Path) -> None:
    """RegisterError R058 with all that an input lacks of which a symbol is made."""
    is_titled = wanted.title or wanted.initials or wanted.body
    lacks = [("meeting.date", "--year")] if wanted.year is None else []
    lacks += [] if is_titled else [("meeting.titles.es", "--meeting")]
    if lacks:
        place = Place(str(like))
        raise RegisterError(*(finding("R058", place, name=str(like), field=one, option=by) for one, by in lacks))


def _year(report: Report | None) -> int | None:
    return report.meeting.days[0].year if report is not None and report.meeting.days else None


def _spanish_title(report: Report | None) -> str:
    """The title in Spanish, empty if the report has none."""
    if report is None:
        return ""
    meeting = report.meeting
    is_spanish = report.language is Language.SPANISH
    return meeting.title if is_spanish else meeting.titles.get(Language.SPANISH, "")

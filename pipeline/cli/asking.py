"""Questions on the terminal, in the reader's language: what is wrong is told with the reason, and asked again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import click

from pipeline.cli.console import Console
from pipeline.desks.opening import bytes_of
from pipeline.desks.starting import Sources
from pipeline.errors import RapporteurError, UsageError
from pipeline.findings import Place, finding
from pipeline.messages import phrase
from pipeline.model.base import Language
from pipeline.model.meeting import Mode
from pipeline.office.office import Office
from pipeline.reading.answers import days_answer, example_of, language_answer, mode_answer, one_day, span
from pipeline.reading.beginning import Beginning
from pipeline.reading.imports.days import Days
from pipeline.reading.registration.people import read_list

Answer = TypeVar("Answer")

_MARKS = (("“", "”"), ("«", "»"), ('"', '"'), ("„", "“"), ("‘", "’"))


@dataclass(frozen=True)
class Desk:
    """Takes what was given as options, and asks for the rest where somebody is there to answer."""

    office: Office
    console: Console
    given: Mapping[str, str]
    asks: bool

    def begun(self, reader: str, sources: Sources) -> tuple[Beginning, Sources]:
        """What is known of the report, and the list that it is begun from. UsageError for an option that is wrong.

        All options are read before the first question is asked.
        """
        known = self._known(reader)
        if not self.asks:
            return known, sources
        if "language" not in self.given:
            known = replace(known, language=self._language(known.language))
        if not known.title:
            known = replace(known, title=self._title())
        if known.days is None:
            known = replace(known, days=self._days(known.language))
        if known.mode is None:
            known = replace(known, mode=self._mode())
        if not known.place and known.mode is not Mode.VIRTUAL:
            known = replace(known, place=self._ask("ask_place", _as_it_is) or "")
        if sources.participants is None:
            language = known.language
            sources = replace(
                sources, participants=self._ask("ask_participants", lambda text: self._list(text, language))
            )
        return known, sources

    def for_form(self, reader: str) -> Beginning:
        """What a form needs to be known: its language, and what its name is made of."""
        known = self._known(reader)
        if self.asks and "language" not in self.given:
            return replace(known, language=self._language(known.language))
        return known

    def _known(self, reader: str) -> Beginning:
        given = self.given
        language = language_answer(given["language"], self.office) if "language" in given else Language(reader)
        return Beginning(
            language,
            title=_bare(given.get("title", "")),
            mode=mode_answer(given["mode"], self.office) if "mode" in given else None,
            days=self._given_days(language),
            place=_as_it_is(given.get("place", "")),
            body=_as_it_is(given.get("body", "")),
            session=_as_it_is(given.get("session", "")),
            symbol=_as_it_is(given.get("symbol", "")),
        )

    def _given_days(self, language: Language) -> Days | None:
        first, last, days = (self.given.get(name) for name in ("first", "last", "date_"))
        if (days and (first or last)) or (bool(first) != bool(last)):
            raise UsageError(finding("U048"))
        if first and last:
            return span(*(one_day(day, self.office, language) for day in (first, last)))
        return days_answer(days, self.office, language) if days else None

    def _language(self, usual: Language) -> Language:
        known = ", ".join(Language)
        return self._ask("ask_language", lambda text: language_answer(text, self.office), usual, known=known) or usual

    def _title(self) -> str:
        return self._ask("ask_title", _needed) or ""

    def _days(self, language: Language) -> Days | None:
        example = example_of(self.office, language)
        return self._ask("ask_days", lambda text: days_answer(text, self.office, language), example=example)

    def _mode(self) -> Mode | None:
        return self._ask("ask_mode", lambda text: mode_answer(text, self.office))

    def _list(self, text: str, language: Language) -> Path:
        """The file of an answer, which is read once here: whoever answers may still give another."""
        path = _file(text)
        read_list(bytes_of(path), str(path), self.office, language)
        return path

    def _ask(
        self, question: str, understand: Callable[[str], Answer], usual: Answer | None = None, **values: str
    ) -> Answer | None:
        """What is answered, asked again until it is understood; without a word, what is usual."""
        asked = phrase(question, self.console.language, None, **values)
        while True:
            text = click.prompt(asked, default=usual or "", show_default=bool(usual), err=True)
            if not str(text).strip() and understand is not _needed:
                return usual
            try:
                return understand(str(text))
            except RapporteurError as error:
                for found in error.findings:
                    self.console.say("\n".join(f"  {line.strip()}" for line in self.console.lines(found)))


def _as_it_is(text: str) -> str:
    return " ".join(text.split())


def _bare(title: str) -> str:
    """A title without the quotation marks round it, which the report prints by itself."""
    title = _as_it_is(title)
    if len(title) > 2 and (title[0], title[-1]) in _MARKS and not set(title[1:-1]) & {title[0], title[-1]}:
        return title[1:-1].strip()
    return title


def _needed(text: str) -> str:
    if not text.strip():
        raise UsageError(finding("U049"))
    return _bare(text)


def _file(text: str) -> Path:
    """The file of an answer; quotation marks round it are what dragging a file into a terminal brings."""
    path = Path(text.strip().strip("'\"")).expanduser()
    if not path.is_file():
        raise UsageError(finding("E058", Place(str(path)), name=str(path)))
    return path

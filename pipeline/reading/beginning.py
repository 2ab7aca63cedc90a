"""A new input file: what is to be filled in and no more, each part explained in a line, in the report's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.messages import phrase
from pipeline.model.base import Language
from pipeline.model.meeting import Mode
from pipeline.reading.imports.days import Days
from pipeline.reading.imports.write import asks
from pipeline.reading.registration.listed import Fields
from pipeline.reading.transcripts.lay_out import Spoken
from pipeline.reading.writing import STEP, indented, item, named, tree_of, word

_EDITORS = "# yaml-language-server: $schema="


@dataclass(frozen=True)
class Beginning:
    """What is known of a report when it is begun; `guesses` are names as a meeting room showed them, by participant.

    `schema` is where an editor finds the JSON Schema, as seen from the file; empty if there is none.
    """

    language: Language
    title: str = ""
    mode: Mode | None = None
    days: Days | None = None
    place: str = ""
    body: str = ""
    session: str = ""
    symbol: str = ""
    people: Sequence[Fields] = ()
    spoken: Sequence[Spoken] = ()
    guesses: Mapping[int, str] = field(default_factory=dict)
    schema: str = ""


def write_beginning(beginning: Beginning, name: str) -> str:
    """The text of the input file; `name` is what it will be called. It is a draft as it stands."""
    return "\n".join(_Page(beginning, name).lines()) + "\n"


@dataclass(frozen=True)
class _Page:
    """One file while it is written."""

    begun: Beginning
    name: str

    def lines(self) -> Iterator[str]:
        """The lines of the file."""
        if self.begun.schema:
            yield _EDITORS + self.begun.schema
        yield from self._says("new_opening")
        yield from self._says(
            "new_commands", check=f"rapporteur check {self.name}", build=f"rapporteur build {self.name}"
        )
        yield "format: 1"
        yield from self._says("new_stage")
        yield "stage: draft"
        yield from self._says("new_symbol")
        yield _field("symbol", self.begun.symbol)
        yield f"language: {self.begun.language}"
        yield "meeting:"
        yield from indented(list(self._meeting()), STEP)
        yield from self._participants()
        yield from self._says("new_background")
        yield "background: |"
        yield f"{STEP}{self._phrase('new_example_background')}"
        yield from self._interventions()
        yield from self._says("new_conclusions")
        yield "conclusions:"
        yield f"{STEP}# - {self._phrase('new_example_conclusion')}"
        yield from self._says("new_further")

    def _meeting(self) -> Iterator[str]:
        begun = self.begun
        yield from self._says("new_title")
        yield _field("title", begun.title or self._phrase("new_untitled"))
        yield from self._says("new_mode")
        yield _field("mode", begun.mode or "")
        yield from self._says("new_days")
        yield from _days(begun.days)
        yield from self._says("new_place")
        yield _field("place", begun.place)
        for name, value in (("body", begun.body), ("session", begun.session)):
            if value:
                yield _field(name, value)

    def _participants(self) -> Iterator[str]:
        yield from self._says("new_participants")
        yield "participants:"
        for index, fields in enumerate(self.begun.people):
            yield from indented(list(participant(fields, index, self.begun.guesses, self.begun.language)), STEP)
        if not self.begun.people:
            example = {
                "id": "soto",
                "name": "Ana Soto",
                "title": self._phrase("new_example_title"),
                "position": self._phrase("new_example_position"),
                "organisation": "SICA",
            }
            yield from (f"{STEP}# {line}" for line in item(tree_of(example), ("participants", 0)))

    def _interventions(self) -> Iterator[str]:
        yield from self._says("new_interventions_heard" if self.begun.spoken else "new_interventions")
        yield "interventions:"
        for spoken in self.begun.spoken:
            yield from indented(list(intervention(self.begun.people[spoken.index]["id"], spoken.notes)), STEP)
        if not self.begun.spoken:
            yield from (f"{STEP}# {line}" for line in ("- speaker: soto", "  text: |"))
            yield f"{STEP}#     {self._phrase('new_example_text')}"

    def _says(self, name: str, **values: str) -> Iterator[str]:
        """A phrase as a comment."""
        yield f"# {self._phrase(name, **values)}"

    def _phrase(self, name: str, **values: str) -> str:
        return phrase(name, self.begun.language, None, **values)


def participant(fields: Fields, index: int, guesses: Mapping[int, str], language: Language) -> Iterator[str]:
    """The lines of a participant; what was guessed has a comment above it."""
    if index in guesses:
        yield f"# {asks(language)} {phrase('shown_as', language, shown=guesses[index])}"
    yield from item(tree_of(fields, ("participants", index)), ("participants", index))


def intervention(speaker: str, notes: str) -> Iterator[str]:
    """The lines of an intervention that is to be written from notes."""
    yield f"- speaker: {word(speaker)}"
    yield f"{STEP}text:"
    yield from indented(list(named("source", f"{notes}\n", ("interventions", 0, "source"))), STEP)


def _field(name: str, value: str) -> str:
    return f"{name}: {word(value)}" if value else f"{name}:"


def _days(days: Days | None) -> Iterator[str]:
    if days is None:
        yield "date:"
    elif days.is_range:
        yield f"from: {days.days[0].isoformat()}"
        yield f"to: {days.days[-1].isoformat()}"
    elif len(days.days) > 1:
        yield f"dates: [{', '.join(day.isoformat() for day in days.days)}]"
    else:
        yield f"date: {days.days[0].isoformat()}"

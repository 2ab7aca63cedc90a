"""A transcript laid out as interventions to be written: who spoke in order, with the words as private notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.messages import phrase
from pipeline.model.base import Language
from pipeline.office.office import Office
from pipeline.reading.registration.identity import Ids
from pipeline.reading.registration.listed import Fields
from pipeline.reading.registration.scrubbing import scrubbed
from pipeline.reading.transcripts.cues import Cue
from pipeline.reading.transcripts.speakers import Match, Shown, SpeakerReader
from pipeline.reading.transcripts.turns import turns_of


@dataclass(frozen=True, slots=True)
class Spoken:
    """One intervention to be written: the place of its speaker among all participants, and the notes."""

    index: int
    notes: str


@dataclass(frozen=True)
class LaidOut:
    """Who spoke: `people` are all participants, old and new, with an `id` where they spoke; guesses by their place.

    A guess is the name as the meeting room showed it, for a person to confirm.
    """

    people: tuple[Fields, ...]
    spoken: tuple[Spoken, ...]
    guesses: dict[int, str] = field(default_factory=dict)


def lay_out(cues: Sequence[Cue], people: Sequence[Fields], office: Office, language: Language) -> LaidOut:
    """The interventions of a transcript; whoever is none of the participants becomes one, to be confirmed."""
    desk = _Desk([dict(each) for each in people], office, language)
    for cue in cues:
        if cue.speaker:
            desk.place_of(cue.speaker)
    spoken = tuple(Spoken(desk.place_of(turn.speaker), notes) for turn in turns_of(cues) for notes in turn.notes())
    for index in sorted({each.index for each in spoken}):
        desk.give_id(index)
    return LaidOut(tuple(desk.people), spoken, desk.guesses)


@dataclass
class _Desk:
    """The participants while speakers are matched with them."""

    people: list[Fields]
    office: Office
    language: Language
    guesses: dict[int, str] = field(default_factory=dict)
    _places: dict[str, int] = field(default_factory=dict)
    _surnames: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._reader = SpeakerReader(self.office, self.language, self.people)

    def place_of(self, shown: str) -> int:
        """The place of a speaker among the participants, put there where there is none."""
        if shown not in self._places:
            apart = self._reader.taken_apart(shown)
            match = self._reader.find(apart) if shown else None
            self._places[shown] = self._taken(match, shown) if match else self._added(shown, apart)
        return self._places[shown]

    def _taken(self, match: Match, shown: str) -> int:
        if not match.is_sure:
            self.guesses.setdefault(match.index, scrubbed(shown)[0])
        return match.index

    def _added(self, shown: str, apart: Shown) -> int:
        fields = {
            "name": apart.name,
            "title": apart.title,
            "organisation": apart.organisation,
            "country": apart.country,
        }
        fields = {name: value for name, value in fields.items() if value}
        if not fields:
            fields = {"name": phrase("unknown_speaker", self.language)}
        self.people.append(fields)
        index = len(self.people) - 1
        self._surnames[index] = apart.surname
        self.guesses[index] = scrubbed(shown)[0]
        return index

    def give_id(self, index: int) -> None:
        """Gives a participant who spoke an `id`, if there is none yet."""
        fields = self.people[index]
        if not fields.get("id"):
            ids = Ids(self.office, self.language, [each["id"] for each in self.people if each.get("id")])
            self.people[index] = {"id": ids.give(fields, self._surnames.get(index, "")), **fields}

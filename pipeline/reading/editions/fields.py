"""The fields of an edition in another language: facts as they are, names by the office's data, words with a gap."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.base import Language
from pipeline.model.columns import Inlines
from pipeline.model.passage import Run
from pipeline.model.report import Report, Stage, Translation
from pipeline.office.terms import Terms
from pipeline.reading.editions.gaps import with_gaps
from pipeline.reading.fields import is_prose
from pipeline.reading.nodes import Location
from pipeline.reading.places import write_path
from pipeline.reading.writing import Bare, Tree, tree_of

Told = Callable[[Terms, str], str | None]

WrittenTexts = Mapping[str, Mapping[int, Sequence[Inlines]]]
"""What was written already: by field, and by the number of the running text in it."""

_PATTERNS: Mapping[str, Told] = {
    "meeting.place": Terms.place,
    "meeting.organisers[].organisation": Terms.organisation,
    "participants[].title": Terms.title,
    "participants[].organisation": Terms.organisation,
    "participants[].country": Terms.country,
    "participants[].pronoun": Terms.pronoun,
}
"""Names that stay as they are where the office's data does not know them in the other language."""

_KNOWN_OR_GAP: Mapping[str, Told] = {
    "participants[].delegation": Terms.known,
    "interventions[].on_behalf_of[]": Terms.known,
    "interventions[].heading": Terms.heading,
    "sections[].title": Terms.heading,
    "annexes[].title": Terms.heading,
}
_GAPS = frozenset(
    {
        "adopted.by",
        "subjects[]",
        "related[].relation",
        "documents[].title",
        "meeting.organisers[].alt",
        "participants[].position",
        "participants[].attendance",
        "corrections[].place",
        "conclusions[].topic",
        "conclusions[].every",
        "recommendations[].topic",
        "recommendations[].every",
    }
)
_TO_CONFIRM = frozenset({"meeting.place", "participants[].title", "participants[].pronoun"})
_LEFT_OUT = frozenset({"accept", "private", "source", "identifiers", "stage", "format", "original", "translation"})


@dataclass
class EditionFields:
    """The fields of an edition in their order, and what is to be looked at: path, and the words of the original."""

    report: Report
    terms: Terms
    written: WrittenTexts = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)

    def tree(self) -> dict[str, Tree]:
        """The fields, the title from the titles in other languages if it is among them."""
        report = self.report
        given = fields_tree(report)
        language = self.terms.target
        made: dict[str, Tree] = {"format": Bare("1"), "stage": Bare(Stage.DRAFT)}
        for name, value in given.items():
            if name == "language":
                made[name] = Bare(language)
                made["original"] = Bare(report.original or report.language)
                made["translation"] = Bare(Translation.UNOFFICIAL)
            elif name not in _LEFT_OUT:
                made[name] = self._told(value, (name,))
        title = report.meeting.titles.get(language) or self._gap(("meeting", "title"))
        meeting: dict[str, Tree] = {"title": title, "titles": self._titles()}
        made["meeting"] = {**meeting, **{name: each for name, each in _dict(made["meeting"]) if name not in meeting}}
        return made

    def _titles(self) -> dict[str, Tree]:
        meeting = self.report.meeting
        titles = {**meeting.titles, self.report.language: meeting.title}
        return {str(each): titles[each] for each in Language if each in titles and each is not self.terms.target}

    def _told(self, value: Tree, location: Location) -> Tree:
        if isinstance(value, dict):
            told = {name: self._told(each, (*location, name)) for name, each in value.items() if name not in _LEFT_OUT}
            alone = location[:-1] in (("conclusions",), ("recommendations",)) and list(told) == ["text"]
            return told["text"] if alone else told
        if isinstance(value, list):
            if location[-1] == "speaker" and len(value) == 1:
                return value[0]
            return [self._told(each, (*location, number)) for number, each in enumerate(value)]
        if value is None or isinstance(value, Bare):
            return value
        return self._words(value, location)

    def _words(self, text: str, location: Location) -> str:
        if is_prose(location):
            # of an item that is prose alone, the item is the field
            written = self.written.get(write_path(location)) or self.written.get(write_path(location[:-1]), {})
            return with_gaps(text, self.terms, lambda number: written.get(number, ())).rstrip("\n") + "\n"
        pattern = "".join("[]" if isinstance(step, int) else f".{step}" for step in location).removeprefix(".")
        if pattern in _GAPS or (pattern.endswith(".due") and not text[:1].isdigit()):
            return self._gap(location)
        if pattern in _KNOWN_OR_GAP:
            return _KNOWN_OR_GAP[pattern](self.terms, text) or self._gap(location)
        if pattern.endswith(".responsible[]"):
            return self._responsible(text, location)
        if pattern in _PATTERNS:
            return self._name(_PATTERNS[pattern](self.terms, text), text, pattern, location)
        return text

    def _gap(self, location: Location) -> str:
        """What was written of a line, or the gap."""
        written = self.written.get(write_path(location), {}).get(0, ())
        words = " ".join(part.text for each in written for part in each if isinstance(part, Run))
        return " ".join(words.split()) or self.terms.words.waiting

    def _name(self, told: str | None, text: str, pattern: str, location: Location) -> str:
        if told is None or (pattern in _TO_CONFIRM and told != text):
            self.doubts[write_path(location)] = text
        return told or text

    def _responsible(self, text: str, location: Location) -> str:
        ids = {person.id for person in self.report.participants}
        if text in ids or text == "all":
            return text
        return self._name(self.terms.known(text), text, "", location)


def fields_tree(report: Report) -> dict[str, Tree]:
    """The fields of a report as an input file says them."""
    return dict(_dict(tree_of(report)))


def _dict(tree: Tree) -> ItemsView[str, Tree]:
    return (tree if isinstance(tree, dict) else {}).items()

"""What stands above the fields of a new edition: the words of the original, what is to be confirmed, what is proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from pipeline.messages import phrase
from pipeline.model.report import Report
from pipeline.prose.read import read_passage
from pipeline.prose.write import write_passage
from pipeline.reading.fields import is_prose
from pipeline.reading.nodes import Location
from pipeline.reading.places import write_path
from pipeline.reading.writing import Tree, tree_of

_WIDTH = 110

Proposals = Mapping[str, Sequence[tuple[str, str]]]


def comments_of(
    original: Report, made: Mapping[str, Tree], doubts: Mapping[str, str], proposed: Proposals, language: str
) -> dict[str, list[str]]:
    """The comment lines by the path of the field above which they stand; `language` is that of their own words."""
    given = tree_of(original)
    found = {path: [phrase("edition_confirm", language, words=words)] for path, words in doubts.items()}
    for location, words in _waiting(given, dict(made), ()):
        path = write_path(location)
        lines = prose_lines(words) if is_prose(location) else [" ".join(words.split())]
        pairs = proposed.get(path) or proposed.get(f"{path}.text", ())
        said = "; ".join(f"{own} → {other}" for own, other in pairs)
        found[path] = [part for line in (*lines, *(["", f"[{said}]"] if said else [])) for part in _wrapped(line)]
    return found


def _wrapped(line: str) -> list[str]:
    """A line of the original in lines that a screen holds; rows of tables stay whole."""
    return [line] if len(line) <= _WIDTH or line.startswith("|") else wrap(line, _WIDTH, break_long_words=False)


def prose_lines(text: str) -> list[str]:
    """The canonical lines of a passage, its blocks apart."""
    return write_passage(read_passage(text).passage).split("\n")


def _waiting(given: Tree, made: Tree, location: Location) -> Iterator[tuple[Location, str]]:
    """Each text of the original that is otherwise in the edition made of it, with its place in the edition."""
    if isinstance(given, dict) and isinstance(made, dict):
        for name, value in made.items():
            if name in given and (*location, name) != ("meeting", "titles"):
                yield from _waiting(given[name], value, (*location, name))
    elif isinstance(given, list) and isinstance(made, list):
        for number, value in enumerate(made):
            yield from _waiting(given[number], value, (*location, number))
    elif isinstance(given, dict) and isinstance(made, str):  # a conclusion that is prose alone
        yield from _waiting(given.get("text"), made, location)
    elif isinstance(given, str) and isinstance(made, str) and "[" in made and given.rstrip("\n") != made.rstrip("\n"):
        yield location, given

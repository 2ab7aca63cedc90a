"""The input file of an import: the canonical form, with comments where a person has to confirm something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from pipeline.findings import finding
from pipeline.messages import message
from pipeline.model.report import Report
from pipeline.reading.canonical import canonical_input
from pipeline.reading.imports.document import Change
from pipeline.reading.imports.ledger import Guess, Ledger
from pipeline.reading.places import read_path
from pipeline.reading.report import read_report

ASKS = "please confirm:"
"""How a comment begins that stands above what was guessed; searching for it finds all that is to be looked at."""


def write_input(report: Report, ledger: Ledger, changes: Sequence[Change], name: str) -> str:
    """The text of the input file; what was guessed has a comment above it, open changes stand at the top."""
    text = canonical_input(report).decode()
    lines = text.split("\n")
    above = _above(text, ledger.guesses)
    written: list[str] = [*_opening(changes, name)]
    for number, line in enumerate(lines, 1):
        indent = line[: len(line) - len(line.lstrip())]
        written += [f"{indent}# {comment}" for comment in above.get(number, ())]
        written.append(line)
    return "\n".join(written)


def _above(text: str, guesses: Sequence[Guess]) -> dict[int, list[str]]:
    """The comments by the line above which they stand."""
    places = read_report(text.encode(), "").places
    found: dict[int, list[str]] = defaultdict(list)
    for guess in guesses:
        line = places.key_place_at(read_path(guess.path)).line
        said = message(finding(guess.code, field=guess.path, words=guess.words)).text
        found[line].append(f"{ASKS} {_comment(said)}")
    return found


def _opening(changes: Sequence[Change], name: str) -> Iterator[str]:
    yield f"# {_comment(message(finding('I070', name=PurePath(name).name)).text)}"
    for change in changes:
        yield f"# {_comment(message(change.told()).text)}"


def _comment(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in " ".join(text.split()))

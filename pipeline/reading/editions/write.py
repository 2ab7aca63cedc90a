"""The text of an edition's input: its fields, above each the comments of what stands in the original."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.reading.places import read_path
from pipeline.reading.report import read_report
from pipeline.reading.writing import Tree, named


def write_fields(tree: Mapping[str, Tree]) -> str:
    """The fields as the office writes an input file."""
    return "".join(f"{line}\n" for name, value in tree.items() for line in named(name, value, (name,)))


def with_comments(
    text: str, comments: Mapping[str, Sequence[str]], former: Mapping[str, Sequence[str]] | None = None
) -> str:
    """An input file with comments above the fields of these paths; each line of a comment is one of the file.

    Where those of `former` stand already, word for word, the new ones take their place.
    """
    places = read_report(text.encode(), "").places
    above: dict[int, list[tuple[Sequence[str], Sequence[str]]]] = defaultdict(list)
    for path, lines in comments.items():
        number = places.key_place_at(read_path(path)).line
        above[number].append((lines, (former or {}).get(path, ())))
    written: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        for lines, before in above[number]:
            old = list(_as_comment(before, line))
            if old and written[-len(old) :] == old:
                del written[-len(old) :]
            written += _as_comment(lines, line)
        written.append(line)
    return "\n".join(written)


def without_comments(text: str, gone: Iterable[Sequence[str]]) -> str:
    """An input file without comments that stand in it word for word, wherever that is and however far in."""
    lines = text.split("\n")
    for comment in gone:
        wanted = [f"# {visible(line)}".rstrip() for line in comment]
        bare = [line.lstrip() for line in lines]
        at = next((at for at in range(len(lines)) if wanted and bare[at : at + len(wanted)] == wanted), None)
        if at is not None:
            del lines[at : at + len(wanted)]
    return "\n".join(lines)


def _as_comment(lines: Iterable[str], above: str) -> Iterator[str]:
    """The comment lines, as far in as the line that they stand above; a number sign alone keeps blocks apart."""
    indent = above[: len(above) - len(above.lstrip())]
    return (f"{indent}# {visible(line)}".rstrip() for line in lines)


def visible(words: str) -> str:
    """Words that a comment can hold: on one line, without signs that no file may have."""
    return "".join(sign if sign.isprintable() else " " for sign in words)

"""What a person decides of tracked changes and comments, before the document is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.findings import Finding, Place, finding
from pipeline.reading.imports.document import Change, ChangeKind, LeftOut
from pipeline.reading.imports.words import cleaned, unbound
from pipeline.word.flow import FlowChange
from pipeline.word.package import Package
from pipeline.word.revisions import Decision, Revision, Revisions

COMMENT = "comment"
_KINDS = {
    "ins": ChangeKind.INSERTED,
    "del": ChangeKind.DELETED,
    "move": ChangeKind.MOVED,
    COMMENT: ChangeKind.COMMENT,
}

Decide = Callable[[Sequence[Revision]], Mapping[int, Decision]]
"""Decides on the changes and comments of a document, by number; what it does not name is left open.

To accept a comment is to keep it as a note beside the words, to refuse it is to leave it out.
"""


def later(asked: Sequence[Revision]) -> Mapping[int, Decision]:
    """Nothing is decided: changes are read as if accepted, and stay open."""
    return {}


@dataclass(frozen=True)
class Settled:
    """A document with what was decided done, and what there is to tell of its changes."""

    package: Package
    open: tuple[Change, ...] = ()
    notes: tuple[Change, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    findings: tuple[Finding, ...] = ()


def settle(package: Package, comments: Sequence[FlowChange], decide: Decide, name: str) -> Settled:
    """The document as it was decided; `comments` are those of its flow."""
    revisions = Revisions(package)
    changes = revisions.all()
    asked = (*changes, *_as_revisions(comments, max((each.number for each in changes), default=-1) + 1))
    if not asked and not revisions.looks:
        return Settled(package)
    decisions = decide(asked) if asked else {}
    made = [(each, decisions.get(each.number, Decision.LATER)) for each in asked]
    return Settled(
        revisions.settled(decisions),
        tuple(_change(each) for each, decision in made if decision is Decision.LATER),
        tuple(_change(each) for each, decision in made if each.kind == COMMENT and decision is Decision.ACCEPT),
        tuple(left for each, decision in made for left in _left_out(each, decision)),
        tuple(_looks(revisions.looks, name)),
    )


def _as_revisions(comments: Sequence[FlowChange], first: int) -> Iterator[Revision]:
    for number, each in enumerate(comments, first):
        yield Revision(number, COMMENT, each.author, each.date, " ".join(each.words.split()), each.near)


def _change(revision: Revision) -> Change:
    words = _plain(revision.words) or "¶" * max(revision.lines, 1)
    near = revision.before if revision.kind == COMMENT else f"{revision.before} … {revision.after}".strip(" …")
    return Change(_KINDS[revision.kind], revision.author, revision.date, words, _plain(near))


def _left_out(revision: Revision, decision: Decision) -> Iterator[LeftOut]:
    """The words that a decision leaves out, and why."""
    who, words = revision.author or "?", unbound(cleaned(revision.words))
    if revision.kind == COMMENT:
        yield LeftOut(words, "I073" if decision is Decision.ACCEPT else "I059", who)
    elif revision.kind == "del" and decision is not Decision.REFUSE:
        yield LeftOut(words, "I058" if decision is Decision.LATER else "I071", who)
    elif revision.kind == "ins" and decision is Decision.REFUSE:
        yield LeftOut(words, "I072", who)


def _looks(looks: Mapping[str, int], name: str) -> Iterator[Finding]:
    for author, count in looks.items():
        yield finding("W068", Place(name), name=name, author=author or "?", count=count)


def _plain(words: str) -> str:
    return " ".join(unbound(cleaned(words)).split())

"""Bringing an edition up to date with its original: facts and new passages come in, written words are never touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from pathlib import Path

from pipeline.archive.inputs import keep_input
from pipeline.archive.rewriting import rewrite
from pipeline.desks.editions import Original, kept_report
from pipeline.desks.judge import placed
from pipeline.desks.opening import bytes_of, read_whole
from pipeline.errors import UsageError
from pipeline.findings import Finding, Place, finding
from pipeline.messages import phrase
from pipeline.model.choices import Settings
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.office.terms import Terms
from pipeline.reading.editing import Put, edit_text
from pipeline.reading.editions.comments import comments_of
from pipeline.reading.editions.fields import EditionFields, fields_tree
from pipeline.reading.editions.memory import NAME, Memory, memory_of
from pipeline.reading.editions.merging import Alignment, Merge
from pipeline.reading.editions.translated import texts_of
from pipeline.reading.editions.write import with_comments, without_comments
from pipeline.reading.line_ends import MixedText
from pipeline.reading.patches import Patch
from pipeline.reading.report import Reading, read_report
from pipeline.reading.source import kept_encoding
from pipeline.reading.writing import Tree, tree_of
from pipeline.rules.changes import Change, Changes
from pipeline.rules.counterparts import LISTS, Counterparts
from pipeline.rules.edition_side import Side
from pipeline.rules.said_since import Pair, said_since
from pipeline.rules.subject import Subject, read_subject
from pipeline.rules.translating import proposals
from pipeline.rules.waiting import is_waiting


@dataclass(frozen=True)
class Renewed:
    """An edition as it is to be: its text, what was done to it, a line each, and what is left to the translator.

    `before` are the bytes of its file as they were read.
    """

    text: str
    done: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    is_changed: bool = False
    before: bytes = b""


def renew_edition(original: Original, path: Path, office: Office, settings: Settings, *, seen: bool) -> Renewed:
    """An edition brought up to date with its original; nothing is written.

    With `seen`, what changed in passages that are translated is no longer told. An edition that remembers no state of the
    original, or one that is not kept, remembers the present one from now on. InputError if it can't be read whole.
    """
    before = bytes_of(path)
    reading = read_whole(before, path)
    memory = memory_of(reading.report.private)
    then = _kept(memory, original, settings)
    renewal = _Renewal(original, reading, office, settings.language)
    renewed = renewal.begun() if then is None or memory is None else renewal.renewed(then, memory, seen=seen)
    return replace(renewed, is_changed=renewed.text != reading.source.text, before=before)


def write_renewed(renewed: Renewed, original: Original, path: Path, settings: Settings) -> None:
    """Writes the edition anew in its own encoding and line ends; the state of the original is kept.

    StorageError P004 if a translator has saved the edition since it was read.
    """
    keep_input(settings.register, original.canonical)
    encoding = kept_encoding(renewed.before)
    mixed = MixedText(renewed.before.decode(encoding))
    mixed.change([Patch(0, len(mixed.text), renewed.text)])
    rewrite(path, renewed.before, mixed.whole.encode(encoding))


def _kept(memory: Memory | None, original: Original, settings: Settings) -> Report | None:
    """The state of the original that an edition was made of; None if it is not known, or not kept."""
    if memory is None:
        return None
    if memory.of is not original.report.language:
        name, language = str(original.file), original.report.language.value
        raise UsageError(finding("U082", Place(name), name=name, of=memory.of.value, language=language))
    return kept_report(memory.state, settings)


@dataclass
class _Renewal:
    """One edition that is brought up to date."""

    original: Original
    reading: Reading
    office: Office
    reader: str

    @property
    def edition(self) -> Report:
        return self.reading.report

    @cached_property
    def terms(self) -> Terms:
        return Terms(self.office, self.original.report.language, self.edition.language)

    @cached_property
    def subject(self) -> Subject:
        return read_subject(self.edition, self.office)

    def begun(self) -> Renewed:
        """The edition, remembering from now on that it was made of the original as it stands."""
        memory = Memory(self.original.report.language, self.original.state)
        text = self._remembering(self.reading.source.text, memory)
        return Renewed(text, (phrase("edition_begun", self.reader),))

    def renewed(self, then: Report, memory: Memory, *, seen: bool) -> Renewed:
        """The edition with what is new, and what is told of it."""
        now = self.original.report
        fields = EditionFields(then, self.terms), EditionFields(now, self.terms)
        old, new = (each.tree() for each in fields)
        changes, sides = Changes(then, now), self._sides(then)
        merge = Merge(self.terms.words.waiting, Alignment(changes_of(changes), sides))
        merge.fields(old, new, _with_single_speakers(fields_tree(self.edition)))
        text = edit_text(self.reading.source.text, merge.edits, self.reading.source.file)
        begun = texts_of(old)
        told = [change for change in changes.told() if self._is_translated(change, sides, begun)]
        earlier = {} if seen else self._earlier(told, memory, changes)
        text = self._remembering(text, Memory(memory.of, self.original.state, earlier))
        text = self._commented(text, merge, (then, fields[0], old), (now, fields[1], new), changes)
        done = [phrase("edition_put", self.reader, path=path) for path in merge.settled]
        if seen and (told or memory.earlier):
            done.append(phrase("edition_seen", self.reader))
        left = [finding("W943", self.reading.places.place(path), field=path) for path in merge.left]
        return Renewed(text, tuple(done), (*left, *self._said(told, sides, seen=seen)))

    def _sides(self, then: Report) -> dict[str, dict[int, int]]:
        """Which item of the edition is which of the original that it was made of."""
        parts = self._counterparts(then, self.subject)
        return {
            name: {one: two for one, two in parts.items(name) if one is not None and two is not None} for name in LISTS
        }

    def _counterparts(self, original: Report, edition: Subject) -> Counterparts:
        return Counterparts(Side(read_subject(original, self.office)), Side(edition))

    def _is_translated(self, change: Change, sides: dict[str, dict[int, int]], begun: Mapping[str, str]) -> bool:
        """Whether a passage that changed has been translated, be it in part; one that waits gets the new original above it.

        `begun` are the texts as the program wrote them for the translator to begin with.
        """
        if change.before is None:
            return False
        path = edition_path_of(change.before, sides) or ""
        text = self.subject.texts.get(path)
        if text is None:
            return False
        at_first = begun.get(change.before) or begun.get(change.before.removesuffix(".text"), "")
        return not is_waiting(text, self.terms.words) or text.split() != at_first.split()

    def _earlier(self, told: list[Change], memory: Memory, changes: Changes) -> dict[str, str]:
        """The states of passages that are still to be looked at, by where they stand in the original now."""
        still = {after: state for path, state in memory.earlier.items() if (after := changes.after(path))}
        return {change.after: memory.state for change in told if change.after} | still

    def _said(self, told: list[Change], sides: dict[str, dict[int, int]], *, seen: bool) -> list[Finding]:
        if seen:
            return []
        pair = Pair(self.edition.language.value, self.original.file.name)
        moved = (said_since(change, edition_path_of(change.before or "", sides) or "", pair) for change in told)
        return [placed(each, self.reading.places) for each in moved]

    def _commented(
        self,
        text: str,
        merge: Merge,
        then: tuple[Report, EditionFields, dict[str, Tree]],
        now: tuple[Report, EditionFields, dict[str, Tree]],
        changes: Changes,
    ) -> str:
        """With the original above what still waits for its translation, where it is new or has changed."""
        above, former = (self._comments(*each) for each in (now, then))
        edition = read_subject(read_report(text.encode(), "").report, self.office)
        parts = self._counterparts(now[0], edition)
        wanted: dict[str, list[str]] = {}
        old: dict[str, list[str]] = {}
        for path, lines in above.items():
            place = parts.path(path) or ""
            before = former.get(changes.before(path) or "", [])
            waits = any(is_waiting(edition.texts.get(at, ""), self.terms.words) for at in (place, f"{place}.text"))
            if waits and before != lines:
                wanted[place], old[place] = lines, before
        self._moved_down(wanted, old, former, above, changes)
        return with_comments(without_comments(text, self._gone(former, changes)), wanted, old)

    def _gone(self, former: dict[str, list[str]], changes: Changes) -> list[list[str]]:
        """What stood above texts that are no longer in the original."""
        return [lines for path, lines in former.items() if changes.after(path) is None]

    def _moved_down(
        self,
        wanted: dict[str, list[str]],
        old: dict[str, list[str]],
        former: dict[str, list[str]],
        above: dict[str, list[str]],
        changes: Changes,
    ) -> None:
        """What stood above the first item of a list goes with it where new ones were put before it."""
        for name in LISTS:
            new = len(list(takewhile(lambda pair: pair[0] is None, changes.pairs(name))))
            first, begun = f"{name}[{new}]", f"{name}[0]"
            held = former.get(changes.before(first) or "", [])
            if new and held:
                wanted[first], old[begun] = above.get(first, held), held
                wanted.setdefault(begun, [])

    def _comments(self, report: Report, fields: EditionFields, tree: dict[str, Tree]) -> dict[str, list[str]]:
        proposed = proposals(read_subject(report, self.office), self.edition.language)
        return comments_of(report, tree, fields.doubts, proposed, self.reader)

    def _remembering(self, text: str, memory: Memory) -> str:
        private = self.edition.private
        held: Tree = memory.tree()
        if isinstance(private, dict):
            return edit_text(text, [Put(f"private.{NAME}", held)], self.reading.source.file)
        notes: dict[str, Tree] = {} if private is None else {"notes": tree_of(private, ("private", "notes"))}
        return edit_text(text, [Put("private", {**notes, NAME: held})], self.reading.source.file)


def changes_of(changes: Changes) -> dict[str, tuple[tuple[int | None, int | None], ...]]:
    """The items of each list that holds prose, then and now."""
    return {name: changes.pairs(name) for name in LISTS}


def edition_path_of(path: str, sides: dict[str, dict[int, int]]) -> str | None:
    """Where a field of the original stands in the edition; None if it stands nowhere."""
    name, bracket, rest = path.partition("[")
    if not bracket or name not in sides:
        return path
    number, _, behind = rest.partition("]")
    here = sides[name].get(int(number))
    return None if here is None else f"{name}[{here}]{behind}"


def _with_single_speakers(edition: dict[str, Tree]) -> dict[str, Tree]:
    """The edition with a speaker who spoke alone as one, not as a list of one."""
    said = edition.get("interventions")
    if not isinstance(said, list):
        return edition
    single = [
        {**each, "speaker": speaker[0]}
        if isinstance(each, dict) and isinstance(speaker := each.get("speaker"), list) and len(speaker) == 1
        else each
        for each in said
    ]
    return {**edition, "interventions": single}

"""`check --fix` at the terminal: every correction is shown first, then asked for where a person can answer, then made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.console import Console, write_place
from pipeline.errors import ExitCode, RapporteurError
from pipeline.messages import phrase

if TYPE_CHECKING:
    from pipeline.cli.wordings import Wordings
    from pipeline.desks.check import Desk
    from pipeline.desks.mending import Correction, Piece, Repair


def only_with_fix(given: Mapping[str, bool], language: str, *, is_fixing: bool) -> None:
    """Refuses options that mean nothing without `--fix`."""
    for option, is_given in given.items():
        if is_given and not is_fixing:
            raise click.UsageError(phrase("fix_only_with_fix", language, option=option))


@dataclass(frozen=True)
class Fixed:
    """What became of a file: its corrections, whether they were made, and the exit code of a refusal."""

    corrections: Sequence[Correction] = ()
    made: bool = False
    exit_code: ExitCode = ExitCode.DONE


@dataclass(frozen=True)
class Fixing:
    """How corrections are shown and made: with `is_told` for people, else in silence for a program."""

    console: Console
    desk: Desk
    proposes: bool
    is_dry: bool
    is_told: bool
    talk: Console = field(default_factory=Console)

    def fix(self, files: Sequence[Path]) -> dict[Path, Fixed]:
        """What became of each file; one that can't be read has no entry, since the check tells why."""
        from pipeline.desks.mending import Wish, plan_repair

        wish = Wish(proposes=self.proposes)
        done: dict[Path, Fixed] = {}
        for file in files:
            try:
                repair = plan_repair(file, self.desk.office, self.desk.settings, wish)
            except RapporteurError:
                continue
            if self.is_told:
                self._show(repair)
            done[file] = self._make(repair)
        return done

    def _make(self, repair: Repair) -> Fixed:
        if not repair.corrections:
            return Fixed()
        if self.is_dry or not self._agreed(repair):
            return self._told("fix_not_made", repair, Fixed(repair.corrections))
        try:
            repair.make()
        except RapporteurError as error:
            self.talk.tell(error.findings)
            return Fixed(repair.corrections, exit_code=error.exit_code)
        return self._told("fix_made", repair, Fixed(repair.corrections, made=True))

    def _agreed(self, repair: Repair) -> bool:
        """The answer of a person; where nobody can answer, `--fix` is the answer."""
        if not (self.is_told and self.console.can_ask):
            return True
        return self.console.agrees(self._said("fix_question", repair))

    def _told(self, name: str, repair: Repair, fixed: Fixed) -> Fixed:
        if self.is_told:
            self.console.say(self._said(name, repair))
        return fixed

    def _said(self, name: str, repair: Repair) -> str:
        return phrase(name, self.console.language, len(repair.corrections), file=repair.file)

    def _show(self, repair: Repair) -> None:
        if not repair.corrections:
            self.console.say(phrase("fix_nothing", self.console.language, file=repair.file))
            return
        from pipeline.cli.wordings import Wordings

        self.console.say(self._said("fix_shown", repair))
        marks = Wordings(self.console)
        for one in repair.corrections:
            line = "".join(_marked(piece, marks) for piece in one.pieces)
            self.console.say(f"{write_place(one.place)}: {one.code} {line}")


def _marked(piece: Piece, marks: Wordings) -> str:
    """The words on one line, a change between marks: `[-"-]{+“+}`."""
    if piece.old == piece.new:
        return piece.old.replace("\u00a0", " ").replace("\n", " ")
    old, new = _visible(piece.old), _visible(piece.new)
    return (marks.gone(old) if old else "") + (marks.new(new) if new else "")


def _visible(words: str) -> str:
    """Words that change, with line ends and blanks drawn that no eye can tell apart."""
    return words.replace("\n", "⏎").replace("\u00a0", "⍽").replace("\u202f", "⍽")


def fixes_as_json(fixed: Fixed) -> list[dict[str, object]]:
    """The corrections of one file as `--json` has them."""
    return [
        {
            "code": one.code,
            "path": one.place.path,
            "line": one.place.line,
            "column": one.place.column,
            "before": "".join(piece.old for piece in one.pieces),
            "after": "".join(piece.new for piece in one.pieces),
            "made": fixed.made,
        }
        for one in fixed.corrections
    ]

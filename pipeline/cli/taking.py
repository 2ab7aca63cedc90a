"""`import --into` at the terminal: each change of an edited document is shown, taken or left, and then written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from pipeline.cli.console import Console, letters_of, write_place
from pipeline.cli.wordings import Wordings
from pipeline.errors import ExitCode
from pipeline.messages import phrase

if TYPE_CHECKING:
    from pipeline.desks.returning import Return
    from pipeline.reading.returned.patch import Proposal


_TAKE, _LEAVE, _TAKE_REST, _QUIT = range(4)  # in the order of the question


@dataclass(frozen=True)
class Taking:
    """How changes are taken in: `is_sure` takes all without a question, `is_dry` shows them alone.

    Changes that are not their author's to make are only asked for one by one, unless `takes_outside`.
    """

    console: Console
    is_sure: bool = False
    is_dry: bool = False
    takes_outside: bool = False

    def take(self, returned: Return) -> ExitCode:
        """Shows the patch, asks where somebody can answer, writes what was taken.

        4 where both sides changed a place, or where nobody is there to look at changes that nobody can be sure of.
        """
        proposals = returned.patch.proposals
        asks = not self.is_sure and not self.is_dry and self.console.can_ask
        taken = self._asked(returned) if asks else self._shown(returned)
        self.console.tell(returned.told)
        if taken is None:
            self._say("into_quit", returned)
            return ExitCode.DONE
        if self.is_dry:
            self._count("into_dry", len(taken), returned)
        elif not (asks or self.is_sure or returned.has_base) and proposals:
            self._say("into_unsure", returned)
            return ExitCode.INPUT
        else:
            returned.make(taken)
            self._made(returned, taken)
        return ExitCode.INPUT if returned.patch.conflicts else ExitCode.DONE

    def _made(self, returned: Return, taken: Sequence[Proposal]) -> None:
        if taken:
            click.echo(str(returned.into))
            self._count("into_taken", len(taken), returned)
        elif not returned.patch.proposals:
            self._say("into_nothing", returned)
        left = len(returned.patch.proposals) - len(taken)
        if left:
            self._count("into_left", left, returned)
        if then := returned.then(self.console.language):
            self.console.say(f"{returned.file}: {then}")

    def _shown(self, returned: Return) -> list[Proposal]:
        """All of them that their author may make, each shown."""
        wanted = [each for each in returned.patch.proposals if self.takes_outside or each not in returned.outside]
        for proposal in wanted:
            self._show(returned, proposal)
        return wanted

    def _asked(self, returned: Return) -> list[Proposal] | None:
        """Those that a person takes; None if the person goes away."""
        taken: list[Proposal] = []
        takes_rest = False
        for proposal in returned.patch.proposals:
            self._show(returned, proposal)
            answer = _TAKE if takes_rest and proposal not in returned.outside else self._answer()
            if answer == _QUIT:
                return None
            takes_rest = takes_rest or answer == _TAKE_REST
            if answer in (_TAKE, _TAKE_REST):
                taken.append(proposal)
        return taken

    def _answer(self) -> int:
        """Which of the four answers is given: each has a letter of its own in the question."""
        question = phrase("into_question", self.console.language)
        letters = letters_of(question)
        while (answer := str(click.prompt(question, prompt_suffix=" ", err=True)).strip().lower()) not in letters:
            continue
        return letters.index(answer)

    def _show(self, returned: Return, proposal: Proposal) -> None:
        kind = phrase(f"into_{proposal.kind.value}", self.console.language)
        self.console.say(f"{write_place(returned.place_of(proposal))}: {proposal.path}: {kind}")
        marks = Wordings(self.console)
        if proposal.kind.value == "moved":
            self.console.say(f"    {_cut(proposal.after)}")
        else:
            self.console.say(f"    {marks.line(proposal.before, proposal.after)}")

    def _say(self, name: str, returned: Return) -> None:
        said = phrase(name, self.console.language, input=returned.into)
        self.console.say(f"{returned.file}: {said}")

    def _count(self, name: str, count: int, returned: Return) -> None:
        said = phrase(name, self.console.language, count, input=returned.into)
        self.console.say(f"{returned.file}: {said}")


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 160 else f"{line[:159]}…"

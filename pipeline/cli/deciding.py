"""Tracked changes and comments at the terminal: each shown with the words around it, and decided by a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import click

from pipeline.cli.console import Console, letters_of
from pipeline.cli.wordings import Wordings
from pipeline.messages import phrase
from pipeline.word.revisions import Decision, Revision


class Changes(StrEnum):
    """How tracked changes are decided: one by one, all in one way, or not now."""

    ASK = "ask"
    ACCEPT = "accept"
    REFUSE = "refuse"
    LATER = "later"


_ANSWERS = (Decision.ACCEPT, Decision.REFUSE, Decision.LATER, None)
"""What the letters of the question stand for, in its order; None asks no more."""


@dataclass
class Decider:
    """Decides on the changes of one file; what a person says of all of one author's is remembered."""

    file: Path
    how: Changes
    console: Console
    _authors: dict[str, Decision] = field(default_factory=dict)

    @classmethod
    def of(cls, file: Path, how: str | None, console: Console) -> Decider:
        """As it was asked for; by itself one that asks where somebody can answer, and leaves all open elsewhere."""
        usual = Changes.ASK if console.can_ask else Changes.LATER
        return cls(file, Changes(how) if how else usual, console)

    def __call__(self, asked: Sequence[Revision]) -> Mapping[int, Decision]:
        """The decisions, by the numbers of the changes; an end of the answers leaves the rest open."""
        if self.how is not Changes.ASK:
            decision = Decision(self.how.value)
            return {
                each.number: decision for each in asked if each.kind != "comment" or decision is not Decision.REFUSE
            }
        found: dict[int, Decision] = {}
        for count, each in enumerate(asked, 1):
            answer = self._authors.get(each.author) or self._ask(each, count, len(asked))
            if answer is None:
                break
            found[each.number] = answer
        return found

    def _ask(self, revision: Revision, count: int, whole: int) -> Decision | None:
        """What a person says of one change; None to stop asking."""
        language = self.console.language
        kind = phrase(f"change_{revision.kind}", language)
        who, day = revision.author or "?", revision.date[:10] or "?"
        head = phrase("change_head", language, number=count, whole=whole, who=who, day=day, kind=kind)
        self.console.say(f"{self.file}: {head}")
        self.console.say(f"    {self._shown(revision)}")
        question = phrase("comment_question" if revision.kind == "comment" else "change_question", language, who=who)
        letters = letters_of(question)
        while True:
            typed = click.prompt(question, default=letters[2], show_default=False, prompt_suffix=" ", err=True)
            letter, star = (answer := str(typed).strip().lower()).removesuffix("*"), answer.endswith("*")
            if letter not in letters:
                continue
            decision = _ANSWERS[letters.index(letter)]
            if star and decision is not None:
                self._authors[revision.author] = decision
            return decision

    def _shown(self, revision: Revision) -> str:
        """The sentence with the words that were put in or taken out marked."""
        marks = Wordings(self.console)
        words = revision.words or "¶"
        if revision.kind == "comment":
            return f"{revision.before} « {words} »" if revision.before else f"« {words} »"
        marked = marks.gone(words) if revision.kind == "del" else marks.new(words)
        return " ".join(part for part in (revision.before, marked, revision.after) if part)

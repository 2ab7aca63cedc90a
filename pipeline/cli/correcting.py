"""How differences are told: a table on a terminal, else a line each, its columns parted by tabs; or a line of JSON each."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence

import click

from pipeline.cli.console import Console, letters_of
from pipeline.desks.correcting.difference import Difference, Fate
from pipeline.desks.correcting.held import Corrected
from pipeline.desks.correcting.kinds import CorrectionKind
from pipeline.messages import phrase
from pipeline.model.comparison import Verb

_COLUMNS = ("place", "was", "now", "verb")
_ADVICE = {
    CorrectionKind.CORRIGENDUM: "correct_advice_corrigendum",
    CorrectionKind.REVISION: "correct_advice_revision",
    CorrectionKind.ADDENDUM: "correct_advice_addendum",
}
_VERBS = {
    Verb.CHANGED: "compared_verb_changed",
    Verb.ADDED: "compared_verb_added",
    Verb.REMOVED: "compared_verb_removed",
    Verb.MOVED: "compared_verb_moved",
}


def show(found: Sequence[Corrected], language: str, *, as_json: bool) -> None:
    """The differences on stdout: where, what was there, what is there now, and what became of it."""
    for one in found:
        if as_json:
            for each in one.differences:
                click.echo(json.dumps(_as_json(one, each), ensure_ascii=False))
        elif not sys.stdout.isatty():
            for each in one.differences:
                click.echo("\t".join(_row(each, language)))
        else:
            _table(one, language)


def _table(one: Corrected, language: str) -> None:
    from rich.console import Console as Screen
    from rich.table import Table
    from rich.text import Text

    for line in summary(one, language):
        click.echo(line)
    table = Table(box=None, pad_edge=False)
    for name in _COLUMNS:
        table.add_column(phrase(f"correct_column_{name}", language), no_wrap=name == "verb")
    for each in one.differences:
        table.add_row(*(Text(cell) for cell in _row(each, language)))
    Screen(highlight=False).print(table)


def _row(difference: Difference, language: str) -> tuple[str, ...]:
    verb = phrase(_VERBS[difference.verb], language)
    if difference.fate is not Fate.CORRECTED:
        verb += f" ({phrase(f'correct_fate_{difference.fate.value}', language)})"
    where = difference.place or difference.path
    return tuple(" ".join(cell.split()) for cell in (where, difference.was, difference.now, verb))


def _as_json(one: Corrected, difference: Difference) -> dict[str, object]:
    return {
        "input": str(one.file),
        "symbol": str(one.edition.symbol),
        "language": one.language.value,
        "path": difference.path,
        "place": difference.place,
        "was": difference.was,
        "now": difference.now,
        "change": difference.verb.value,
        "fate": difference.fate.value,
    }


def summary(one: Corrected, language: str) -> Iterator[str]:
    """How much is otherwise in one input, and what of it no correction has."""
    values = {"file": str(one.file), "symbol": str(one.edition.symbol), "language": one.language.value}
    if one.differences:
        yield _said("correct_found", language, len(one.differences), values)
    if one.not_printed:
        unseen = sum(each.fate is Fate.NOT_PRINTED for each in one.differences)
        yield _said("correct_not_printed", language, unseen, {"paths": ", ".join(one.not_printed)})
    before = sum(each.fate is Fate.CORRECTED_BEFORE for each in one.differences)
    by = ", ".join(f"`{symbol}`" for symbol in one.corrected_by)
    if before:
        yield _said("correct_before", language, before, {"by": by})
    if one.is_same:
        yield _said("correct_all_before" if before else "correct_same", language, None, {**values, "by": by})


def _said(name: str, language: str, count: int | None, values: dict[str, str]) -> str:
    parameters = dict(values)
    named = parameters.pop("language", None)
    if named is not None:
        parameters["edition"] = named
    return phrase(name, language, count, **parameters)


def ask_kind(advised: CorrectionKind, console: Console) -> CorrectionKind:
    """The kind that a person answers; that which is advised without a word."""
    console.say(phrase(_ADVICE[advised], console.language))
    question = phrase("correct_question", console.language)
    kinds = dict(zip(letters_of(question), CorrectionKind, strict=True))
    usual = next(letter for letter, kind in kinds.items() if kind is advised)
    while True:
        answer = str(click.prompt(question, default=usual, prompt_suffix=" ", err=True)).strip().lower()
        if answer in kinds:
            return kinds[answer]

"""`new --into` at the terminal: what a list or a transcript would change in an input, told before it is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.cli.console import Console
from pipeline.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.desks.joining_in import Proposal
    from pipeline.model.participant import Participant


def tell_proposal(proposal: Proposal, console: Console) -> None:
    """Who is new, gone and changed, a line each; how many interventions a transcript brings."""
    if proposal.is_empty:
        console.say(phrase("list_same", console.language, input=proposal.input))
    for line in _lines(proposal, console.language):
        console.say(f"  {line}")
    if proposal.heard is not None:
        counted = {"new_turns": len(proposal.heard.spoken), "new_guesses": len(proposal.heard.guesses)}
        said = [phrase(name, console.language, count) for name, count in counted.items() if count]
        console.say(f"{proposal.input}: {', '.join(said)}")


def _lines(proposal: Proposal, language: str) -> Iterator[str]:
    compared = proposal.comparison
    for listed in compared.new:
        yield phrase("list_new", language, who=_of_fields(listed.fields))
    for change in compared.changed:
        old = change.old or phrase("list_nothing", language)
        who = _of_person(proposal.people[change.index])
        yield phrase("list_changed", language, who=who, field=change.name, old=old, new=change.new)
    for gone in compared.gone:
        name = "list_gone_named" if gone.is_named else "list_gone"
        yield phrase(name, language, who=_of_person(proposal.people[gone.index]))
    there = len(proposal.people) + len(compared.new) - sum(1 for each in compared.gone if not each.is_named)
    for fields in proposal.heard.people[there:] if proposal.heard else ():
        yield phrase("list_new", language, who=_of_fields(fields))


def _of_fields(fields: Mapping[str, str]) -> str:
    return _shown(fields.get("name"), fields.get("organisation"), fields.get("country"))


def _of_person(person: Participant) -> str:
    return _shown(person.name, person.organisation, person.country)


def _shown(name: str | None, *bodies: str | None) -> str:
    """`Ana Soto (SICA, El Salvador)`; a body alone by its name."""
    there = ", ".join(filter(None, bodies))
    return f"{name} ({there})" if name and there else name or there

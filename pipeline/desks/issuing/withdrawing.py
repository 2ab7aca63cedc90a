"""Taking an issued report back: it is in no catalogue any more; the register keeps it, and its files stay."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.archive.register.change import Author
from pipeline.archive.register.editions import WITHDRAW, EditionState, IssuedEdition, issued_editions
from pipeline.archive.register.register import Register
from pipeline.desks.issued import find_issued
from pipeline.desks.issuing.moving import tidied
from pipeline.desks.register.claiming import refuse_words
from pipeline.errors import RegisterError
from pipeline.findings import Finding, finding
from pipeline.model.choices import Settings


@dataclass(frozen=True)
class Withdrawn:
    """The editions that were taken back, and what there is to tell of the register and of their status files."""

    editions: tuple[IssuedEdition, ...]
    told: tuple[Finding, ...] = ()


def withdraw(report: str, reason: str, author: Author, settings: Settings, language: str | None = None) -> Withdrawn:
    """The editions of a report taken back, all together: those of one language, or all that are not yet.

    RegisterError R088 if none was issued, R089 if they were all withdrawn, R028 for words that the log can't hold.
    """
    reason = " ".join(reason.split())
    refuse_words(reason, author)
    found = [each for each in find_issued(report, settings) if language in (None, each.language)]
    if not found:
        raise RegisterError(finding("R088", None, None, report=f"{report} ({language})"))
    with Register(settings.register).writing(author) as change:
        known = issued_editions(change.connection)
        standing = [each for each in known if any(_is_one(each, other) for other in found) and not each.is_withdrawn]
        taken = tuple(replace(each, state=EditionState.WITHDRAWN, reason=reason) for each in standing)
        for each in taken:
            change.add(WITHDRAW, {"symbol": each.symbol.printed, "language": each.language, "reason": reason})
        told = change.told
    told = (*told, *tidied(found[0], None, settings))  # even of one that a killed command withdrew
    if not taken:
        raise RegisterError(*map(_withdrawn_already, found))
    return Withdrawn(taken, told)


def _is_one(one: IssuedEdition, other: IssuedEdition) -> bool:
    return (one.symbol, one.language) == (other.symbol, other.language)


def _withdrawn_already(edition: IssuedEdition) -> Finding:
    values = {"symbol": str(edition.symbol), "language": edition.language, "reason": edition.reason}
    return finding("R089", None, None, who=edition.who, **values)

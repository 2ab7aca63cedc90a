"""What stands between an edition and its issuing, beside what its own input says: the register, the office's words, its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.archive.clashes import Claim, clashes
from pipeline.archive.layout import ISSUED, EditionPlace
from pipeline.archive.register.claimed import register_key
from pipeline.archive.register.editions import IssuedEdition
from pipeline.archive.state import Condition, look
from pipeline.desks.correcting.already import corrected
from pipeline.desks.issuing.candidates import Candidate
from pipeline.desks.issuing.meeting import other_meeting
from pipeline.desks.issuing.originals import missing_originals
from pipeline.desks.register.holding import Holdings, holdings
from pipeline.errors import RegisterError, UsageError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.choices import Settings
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import base_of, corrected_by, document_of, is_revision
from pipeline.office.office import Office
from pipeline.rules.confirmed import unconfirmed_house, unconfirmed_notice, unconfirmed_title, unconfirmed_words
from pipeline.rules.subject import read_subject


@dataclass(frozen=True)
class Acceptance:
    """Which unconfirmed words of the office are accepted: those of some keys, or all."""

    keys: frozenset[str] = frozenset()
    everything: bool = False


@dataclass(frozen=True)
class Standing:
    """How a candidate stands: what there is to tell of it, the words accepted for it, the edition that it is already."""

    findings: tuple[Finding, ...] = ()
    accepted: tuple[str, ...] = ()
    issued: IssuedEdition | None = None

    @property
    def in_the_way(self) -> tuple[Finding, ...]:
        """Those that forbid it to be issued."""
        return tuple(found for found in self.findings if found.severity is Severity.ERROR)


@dataclass(frozen=True)
class Conditions:
    """What is asked of all candidates together: the register was read once, and all claim their places at once."""

    settings: Settings
    office: Office
    acceptance: Acceptance
    known: Holdings = field(default_factory=Holdings)
    clashing: tuple[Finding, ...] = ()
    together: frozenset[tuple[Symbol, str]] = frozenset()

    def of(self, candidate: Candidate) -> Standing:
        """How one of them stands."""
        verdict = self.known.verdict(candidate.carried)
        if candidate.file is not None:
            verdict = corrected(candidate.carried, verdict, self.office, self.settings)
        if verdict.issued and not verdict.issued.is_withdrawn:
            return Standing(verdict.remarks, issued=verdict.issued)
        waiting = dict(unconfirmed(candidate, self.office))
        asked = [key for key in waiting if not (self.acceptance.everything or key in self.acceptance.keys)]
        findings = (
            *(found for found in self.clashing if found.place.file == candidate.source),
            *map(_refusing, verdict.findings if self.known.exists else [self._unclaimed(candidate)]),
            *self._correcting(candidate),
            *self._other_meeting(candidate),
            *(found for found in candidate.findings if found.severity is Severity.ERROR),
            *self._by_hand(candidate),
            *self._lost(candidate),
            *(waiting[key] for key in asked),
        )
        return Standing(findings, tuple(sorted(waiting.keys() - set(asked))))

    def _unclaimed(self, candidate: Candidate) -> Finding:
        return finding("R052", Place(file=candidate.source), symbol=str(candidate.symbol))

    def _correcting(self, candidate: Candidate) -> Iterator[Finding]:
        editions = self.known.editions.get(register_key(candidate.symbol), ())
        yield from correcting(candidate.symbol, candidate.language, candidate.source, editions, self.together)

    def _other_meeting(self, candidate: Candidate) -> Iterator[Finding]:
        key = register_key(candidate.symbol)
        yield from other_meeting(candidate, self.known.known.get(key), self.known.editions.get(key, ()), self.settings)

    def _lost(self, candidate: Candidate) -> Iterator[Finding]:
        """The originals that can't be kept, of a report that is named by what was built of it."""
        if candidate.file is None:
            yield from missing_originals(candidate.content.attached, candidate.source, self.settings)

    def _by_hand(self, candidate: Candidate) -> Iterator[Finding]:
        standing = look(candidate.place, "")
        if standing.condition is Condition.CHANGED_BY_HAND:
            path = next(iter(standing.changed), candidate.place.folder)
            yield finding("R091", Place(file=str(path)), path=str(path))


def conditions_of(
    candidates: Sequence[Candidate], settings: Settings, office: Office, acceptance: Acceptance
) -> Conditions:
    """What the register and the archive have to say of these. UsageError R084 for an accepted key that nothing waits for.

    RegisterError if there is a register that can't be read.
    """
    known = holdings(settings.register, [each.carried for each in candidates])
    if known.faults:
        raise RegisterError(*known.faults)
    waiting = {key for each in candidates for key, _ in unconfirmed(each, office)}
    if unknown := sorted(acceptance.keys - waiting):
        raise UsageError(*(finding("R084", None, None, key=key) for key in unknown))
    together = frozenset((each.symbol, each.language) for each in candidates)
    return Conditions(settings, office, acceptance, known, _clashing(candidates, settings), together)


def unconfirmed(candidate: Candidate, office: Office) -> Iterator[tuple[str, Finding]]:
    """The words that the office has not confirmed and this report prints, by their keys; `accept` and weights don't matter."""
    subject = read_subject(candidate.report, office)
    words_of_all = (*unconfirmed_words(subject), *unconfirmed_house(subject), *unconfirmed_notice(subject))
    for said in (*unconfirmed_title(subject), *words_of_all):
        key = str(said.finding.parameter("key") or f"notices.{candidate.language}")
        if said.finding.parameter("file") == "types.yaml":
            key = f"{candidate.report.type}.{key}"  # every kind of document has a title of its own
        words = str(said.finding.parameter("words") or "©")
        yield key, finding("R083", Place(file=candidate.source), key=key, words=words)


def correcting(
    symbol: Symbol,
    language: str,
    source: str,
    editions: Iterable[IssuedEdition],
    together: Collection[tuple[Symbol, str]] = (),
) -> Iterator[Finding]:
    """R085 for a correction of what was not issued in its language, R086 of what was withdrawn; a revision may follow that.

    `together` are the documents that are issued with it.
    """
    corrected = corrected_by(document_of(symbol))
    known = {each.document: each for each in editions if each.language == language}
    named = [Symbol(f"{base_of(symbol).printed}{f'/{each}' if each else ''}") for each in corrected]
    if not corrected or any((each, language) in together for each in named):
        return
    found = next((known[each] for each in corrected if each in known), None)
    values = {"symbol": str(symbol), "corrected": named[-1 if is_revision(document_of(symbol)) else 0].printed}
    if found is None:
        yield finding("R085", Place(file=source), None, language=language, **values)
    elif found.is_withdrawn and not is_revision(document_of(symbol)):
        yield finding("R086", Place(file=source), None, language=language, **values)


def _refusing(found: Finding) -> Finding:
    """What is a warning while a report is written, and forbids that it leaves the house: R082, R081."""
    if found.code == "R052":
        return finding("R082", found.place, None, symbol=str(found.parameter("symbol")))
    if found.code == "W904":
        return replace(found, code="R081", severity=Severity.ERROR)
    return found


def _clashing(candidates: Sequence[Candidate], settings: Settings) -> tuple[Finding, ...]:
    """Why some can't have their place, in `outputs/` or in `issued/`."""
    found: list[Finding] = []
    for root in (None, settings.office / ISSUED):
        claims = []
        for each in candidates:
            folder = root / each.folder if root else each.place.folder
            claims.append(Claim(each.source, EditionPlace(folder, each.place.stem), Symbol(each.report.symbol or "")))
        found += [each for each in clashes(claims) if each.place not in {known.place for known in found}]
    return tuple(found)

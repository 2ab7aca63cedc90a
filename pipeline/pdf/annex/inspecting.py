"""The door to annexes: a stranger's file goes in, facts and a harmless file come out, or a refusal by name."""

from __future__ import annotations

from dataclasses import replace

from pipeline.errors import AnnexError
from pipeline.findings import Place, Severity, finding
from pipeline.pdf.annex.facts import AnnexFacts, AnnexLimits
from pipeline.pdf.annex.looks import refuse_what_is_none
from pipeline.programs.child import (
    ChildDiedError,
    ChildError,
    CpuLimitError,
    MemoryLimitError,
    OutputLimitError,
    TimeLimitError,
    run_limited,
)

USUAL = AnnexLimits()


def inspect_annex(data: bytes, name: str, limits: AnnexLimits = USUAL) -> AnnexFacts:
    """What is known of a PDF from outside, and the same pages without anything that acts; in a child, about 0.1 s.

    `name` is what the person calls the file. The bytes are not changed, and are to be kept as they are. Raises
    AnnexError: A010 to A012 for what is no PDF, A013 to A016 for what can't be opened, A017 to A024 for what is too
    large or absurd, A025 to A028 for what takes more than its share or ends its reader, A029 for what can't be tamed.
    """
    refuse_what_is_none(data, name)
    if len(data) > limits.file_bytes:
        raise AnnexError(finding("A017", Place(name), name=name, size=len(data) >> 20, limit=limits.file_bytes >> 20))
    try:
        facts = run_limited(
            _examined,
            data,
            name,
            limits,
            cpu_seconds=limits.cpu_seconds,
            memory_bytes=limits.memory,
            output_bytes=limits.output_bytes,
        )
    except ChildError as fault:
        raise _refused(fault, name, limits) from fault
    return _held_to_its_claims(facts)


def _held_to_its_claims(facts: AnnexFacts) -> AnnexFacts:
    """The facts with the claims that hold, and A037 for each that does not.

    That is found out here, on the tamed file: the checker starts threads, which a fork of this process would not have.
    """
    from pipeline.pdf.annex.standing import kept_claims

    holds = kept_claims(facts.sanitized, facts.claims) if facts.claims else ()
    place, name = Place(facts.name), facts.name
    broken = sorted(set(facts.claims) - set(holds))
    told = (finding("A037", place, Severity.WARNING, name=name, standard=standard) for standard in broken)
    return replace(facts, holds=holds, findings=(*facts.findings, *told))


def _examined(data: bytes, name: str, limits: AnnexLimits) -> AnnexFacts:
    import faulthandler

    from pipeline.pdf.annex.examining import examine

    faulthandler.disable()  # a breakdown is told by its status, not by a traceback
    return examine(data, name, limits)


def _refused(fault: ChildError, name: str, limits: AnnexLimits) -> AnnexError:
    place = Place(name)
    if isinstance(fault, CpuLimitError | TimeLimitError):
        return AnnexError(finding("A025", place, name=name, limit=fault.limit))
    if isinstance(fault, MemoryLimitError):
        return AnnexError(finding("A026", place, name=name, limit=fault.limit >> 20))
    if isinstance(fault, OutputLimitError):
        return AnnexError(finding("A028", place, name=name, limit=fault.limit >> 20))
    status = fault.status if isinstance(fault, ChildDiedError) else 0
    return AnnexError(finding("A027", place, name=name, status=status))

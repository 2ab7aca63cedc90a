"""All rules over one report: the list of them, and what they say, in the order of the report."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.rules.acceptance import accept
from pipeline.rules.characters import printable_characters
from pipeline.rules.confirmed import unconfirmed_notice, unconfirmed_title, unconfirmed_words
from pipeline.rules.dates import adopted_after_meeting, groups_within_meeting, issued_after_meeting
from pipeline.rules.headings import empty_headings, lone_headings, skipped_levels
from pipeline.rules.leftovers import template_leftovers
from pipeline.rules.links import internal_links
from pipeline.rules.needed import needed_chapters, needed_facts
from pipeline.rules.order import position
from pipeline.rules.standing import sensible_embargo, sensible_translation
from pipeline.rules.subject import Remark, Rule, Subject
from pipeline.rules.symbols import (
    one_revision,
    session_year,
    symbol_form,
    symbol_session,
    symbol_type,
    symbol_year,
)
from pipeline.rules.types import known_type

RULES: tuple[Rule, ...] = (
    needed_facts,
    needed_chapters,
    known_type,
    symbol_form,
    symbol_year,
    symbol_session,
    symbol_type,
    session_year,
    one_revision,
    printable_characters,
    internal_links,
    lone_headings,
    skipped_levels,
    empty_headings,
    template_leftovers,
    issued_after_meeting,
    adopted_after_meeting,
    groups_within_meeting,
    sensible_embargo,
    sensible_translation,
    unconfirmed_title,
    unconfirmed_words,
    unconfirmed_notice,
)


def run_rules(subject: Subject, rules: Sequence[Rule] = RULES) -> tuple[Remark, ...]:
    """What there is to say of a report, faults of its prose among it, in its order; accepted findings left out.

    In a draft the errors are the same: whoever builds it lets them pass and counts them.
    """
    said = [*subject.faults, *(found for rule in rules for found in rule(subject))]
    return tuple(sorted(accept(subject, said), key=_place))


def _place(said: Remark) -> tuple[tuple[int, ...], int, str, str]:
    return position(said.path), said.offset, said.finding.code, repr(said.finding.parameters)

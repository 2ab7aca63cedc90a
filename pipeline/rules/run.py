"""All rules over one report: the list of them, and what they say, in the order of the report."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.rules.acceptance import accept
from pipeline.rules.acronyms import acronyms_written_out
from pipeline.rules.addresses import links_without_address, notes_without_address
from pipeline.rules.apostrophes import mixed_apostrophes
from pipeline.rules.attributing import attributed_words
from pipeline.rules.blanks import broken_sentences, broken_words, double_blanks
from pipeline.rules.calendar import impossible_dates, weekdays_of_dates, weekend_dates
from pipeline.rules.characters import printable_characters
from pipeline.rules.commitments import commitments_to_confirm
from pipeline.rules.confirmed import unconfirmed_house, unconfirmed_notice, unconfirmed_title, unconfirmed_words
from pipeline.rules.correcting import listed_changes, printed_parts, symbol_of_correction, telling_corrections
from pipeline.rules.date_order import later_than_the_report, reversed_ranges, rounds_in_sequence
from pipeline.rules.dates import adopted_after_meeting, groups_in_order, groups_within_meeting, issued_after_meeting
from pipeline.rules.emphasis import emphasised_conclusions, emphasised_speakers
from pipeline.rules.first_person import first_person
from pipeline.rules.gendered_words import gendered_words
from pipeline.rules.headings import empty_headings, lone_headings, skipped_levels
from pipeline.rules.leftovers import template_leftovers
from pipeline.rules.links import internal_links
from pipeline.rules.membership import members_as_told, members_of_the_list, number_of_members
from pipeline.rules.names import countries_in_the_language, misspelt_countries, names_as_listed, near_names
from pipeline.rules.needed import filled_lists, needed_chapters, needed_facts, written_interventions
from pipeline.rules.number_signs import mixed_number_signs
from pipeline.rules.numbering import gaps_in_numbers, own_numbers
from pipeline.rules.order import position
from pipeline.rules.organisations import organisations_mentioned, parts_of_others
from pipeline.rules.privacy import nothing_personal
from pipeline.rules.pronouns import pronouns_as_given
from pipeline.rules.punctuation import blanks_at_signs
from pipeline.rules.quotation_marks import mixed_quotation_marks, open_quotation_marks, straight_quotation_marks
from pipeline.rules.relative_dates import relative_dates
from pipeline.rules.speakers import speakers_among_participants
from pipeline.rules.spelling import mixed_ise_and_ize, mixed_pairs
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
from pipeline.rules.tense import present_tense
from pipeline.rules.titles import positions_as_given, titles_as_given
from pipeline.rules.types import known_type
from pipeline.rules.waiting import waiting_for_translation

RULES: tuple[Rule, ...] = (
    needed_facts,
    needed_chapters,
    written_interventions,
    filled_lists,
    printed_parts,
    telling_corrections,
    listed_changes,
    nothing_personal,
    known_type,
    symbol_form,
    symbol_year,
    symbol_session,
    symbol_type,
    session_year,
    one_revision,
    symbol_of_correction,
    printable_characters,
    internal_links,
    lone_headings,
    skipped_levels,
    empty_headings,
    own_numbers,
    gaps_in_numbers,
    template_leftovers,
    waiting_for_translation,
    issued_after_meeting,
    adopted_after_meeting,
    groups_within_meeting,
    groups_in_order,
    sensible_embargo,
    sensible_translation,
    acronyms_written_out,
    first_person,
    relative_dates,
    impossible_dates,
    weekend_dates,
    weekdays_of_dates,
    reversed_ranges,
    later_than_the_report,
    rounds_in_sequence,
    mixed_ise_and_ize,
    mixed_pairs,
    straight_quotation_marks,
    mixed_quotation_marks,
    open_quotation_marks,
    mixed_apostrophes,
    double_blanks,
    blanks_at_signs,
    broken_sentences,
    broken_words,
    mixed_number_signs,
    gendered_words,
    notes_without_address,
    links_without_address,
    emphasised_speakers,
    emphasised_conclusions,
    titles_as_given,
    positions_as_given,
    pronouns_as_given,
    speakers_among_participants,
    attributed_words,
    organisations_mentioned,
    parts_of_others,
    present_tense,
    members_of_the_list,
    members_as_told,
    number_of_members,
    names_as_listed,
    countries_in_the_language,
    near_names,
    misspelt_countries,
    commitments_to_confirm,
    unconfirmed_title,
    unconfirmed_words,
    unconfirmed_house,
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

"""What a language says where a report says who spoke, who came, and what follows: cues, as data.

A cue is matched in small letters; lists hold stems where a language bends its words. What stands here are words of the
four languages, not of the office: its own words are in its data.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one language; those that end in `_re` are regular expressions without groups."""

    common: frozenset[str]
    lead_re: str
    behalf_re: str
    of_re: str
    article_re: str
    titles: tuple[str, ...]
    positions_re: str
    verb_re: str
    present_re: str
    opened_re: str
    speaks_for_re: str
    narrative_re: str
    adverbial_re: str
    floor_re: str

"""The document symbol: what is printed, what is compared, and what names files."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

_SUFFIX = r"(?P<suffix>([ /](Rev|Corr|Add)\.\ ?\d+)*)"

_FORMS = re.compile(
    rf"""
    SP/                                             # the issuing organ: Secretaría Permanente
    (?:
        CL/(?P<session>[IVXLC]+\.[A-Z])/            # a session of the Council
        (?P<session_type>[A-Za-z]{{2}}(-[A-Z]{{2}})?)
        ([ ]N°[ ]\d{{1,2}})?(-(?P<session_year>\d{{2}}))?
      | (?P<event>[A-Z][A-Z0-9.-]*)/                # an event with a serial
        (?P<event_type>[A-Za-z]{{2}}(-[A-Z]{{2}})?)
        ([ ]N°[ ]\d{{1,2}}-(?P<event_year>\d{{2}}))?
      | (?P<series>[A-Z]{{2}})-(?P<code>[A-Z0-9]{{2,}})-(?P<type>[A-Z]{{2}})-(?P<year>\d{{2}})
    )
    {_SUFFIX}
    """,
    re.VERBOSE,
)


# What Windows takes for a device, whatever its ending.
_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))})


@dataclass(frozen=True)
class Symbol:
    """A document symbol; prints as it was given, compares as it is normal.

    >>> Symbol("SP/CL/L.O/DT Nº 2-24") == Symbol("SP/CL/L.O/DT No. 2-24")
    True
    >>> Symbol("SP/RV-TSTI-IR-24").key
    'SP-RV-TSTI-IR-24'
    """

    printed: str

    @cached_property
    def normal(self) -> str:
        """The form for comparing: number sign `N°`, ` Rev.1`, single blanks, NFC (domain notes 1.3)."""
        text = " ".join(unicodedata.normalize("NFC", self.printed).split())
        text = re.sub(r"\s*N(?:[°º]|o\.?)\s*(?=\d)", " N° ", text)
        return re.sub(r"[\s/]*\b(Rev|Corr|Add)\.?\s*(\d+)", r" \1.\2", text)

    @cached_property
    def year(self) -> int | None:
        """The two-digit year suffix, None where the form has none or is not recognised."""
        match = _FORMS.fullmatch(self.normal)
        found = match and (match["year"] or match["event_year"] or match["session_year"])
        return int(found) if found else None

    @property
    def recognised(self) -> bool:
        """Whether the symbol is of one of the forms that were seen; others are accepted when confirmed."""
        return _FORMS.fullmatch(self.normal) is not None

    @cached_property
    def key(self) -> str:
        """The symbol made safe for any file system; unlike symbols can have one key, and the second is then refused."""
        plain = unicodedata.normalize("NFKD", self.normal.replace("N° ", "No-"))
        ascii_only = plain.encode("ascii", "ignore").decode()
        key = re.sub(r"[^A-Za-z0-9.-]+", "-", ascii_only).strip("-.")
        return f"{key}-" if key.partition(".")[0].upper() in _DEVICES else key

    def __str__(self) -> str:
        return self.printed

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Symbol) and self.normal.casefold() == other.normal.casefold()

    def __hash__(self) -> int:
        return hash(self.normal.casefold())

    def __lt__(self, other: Symbol) -> bool:
        return self.normal < other.normal

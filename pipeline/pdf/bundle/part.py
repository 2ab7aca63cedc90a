"""What is bundled and what comes of it: parts, their page numbers, the finished bundle; plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.findings import Finding
from pipeline.pdf.wish import Finishing

NumberStyle = Literal["own", "D", "r", "R", "a", "A", ""]
Corner = Literal["top-left", "top-right", "bottom-left", "bottom-right"]


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the pages of a part are numbered for a reader of the bundle.

    `own` keeps the numbers that the part has, `D` counts 1, 2, 3 from `start`, `r` and `R` in roman figures, `a` and
    `A` in letters, and the empty style gives the prefix alone. The prefix stands before each number: `A1-`.
    """

    style: NumberStyle = "own"
    prefix: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """One PDF of a bundle.

    `title` is its line in the outline, at `depth` (from 1); without a title its own outline goes under the part before.
    `language` stands on its tags (BCP 47). `name` is what links of other parts call it (`bundle:NAME`), `called` what findings
    call it where it has no title. `stamp` is the
    text that runs along its pages, `{page}` in it being the page's label. `is_open` shows its outline unfolded. With `behind`
    its pages stand behind that page (from 0) of the first part, and its outline under the line that leads there.
    """

    data: bytes = field(repr=False)
    title: str
    language: str
    name: str = ""
    numbering: Numbering = Numbering()
    depth: int = 1
    keeps_outline: bool = True
    is_open: bool = True
    stamp: str = ""
    behind: int | None = None
    called: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """How running stamps are set: a TrueType font with all the letters wanted, its size and distances in points."""

    font: bytes = field(repr=False)
    size: float = 8.0
    corner: Corner = "bottom-right"
    from_side: float = 36.0
    from_edge: float = 18.0


@dataclass(frozen=True, slots=True)
class BundleWish:
    """What the bundle says of itself, and the standards that it is to claim at most; page labels come from the parts.

    Without `is_checked` the claims of the parts are believed, and it is for the caller to check the result.
    """

    facts: Finishing
    stamp: Stamp | None = None
    is_checked: bool = True


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """Where a part came to stand: its first page (from 0), how many it has, and how the first and the last are labelled."""

    title: str
    first_page_index: int
    page_count: int
    first_label: str
    last_label: str
    is_tagged: bool = True


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that a part carries and the bundle doesn't: the number of the part (from 1), its name, hash, size in bytes."""

    part: int
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Merged:
    """The finished bundle. `claims` are the standards it claims (`PDF/UA-1`, `PDF/A-3a`), `reasons` why not all wished for."""

    pdf: bytes = field(repr=False)
    parts: tuple[PlacedPart, ...]
    claims: tuple[str, ...]
    reasons: tuple[Finding, ...]
    left_out: tuple[LeftOut, ...]
    page_count: int
    lost_links: int = 0

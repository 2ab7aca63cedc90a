"""W11: what is printed must lead somewhere on paper: notes that promise a place name it, links print their address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.findings import Severity
from pipeline.rules.printed import Kind, Stretch
from pipeline.rules.subject import Remark, Subject

_PLACE = re.compile(
    r"https?://|www\.|\b[\w-]+\.(?:org|com|net|int|gov|edu|info)\b|\b(?:SP|CL|A|E|LC)/\S|10\.\d{4,9}/|\bISBN|\bpp?\.\s?\d"
)
_OPENING = 12
"""Within so many characters a note opens with its promise."""

_HOST = re.compile(r"https?://(?:www\.)?([^/?#:]+)", re.IGNORECASE)
_ONLINE = re.compile(
    r"\(?[^\W\d_]+\s+(?:at|from|on|in|en|em|no|na|à|sur|dans|a|l'adresse|ici)"
    r"|\(?(?:see|véase|ver|voir)\s+(?:(?:the|its|el|la|su|o|seu|le|son)\s+)?(?:portal|web|website|page|sitio|página|site)(?!\w)",
    re.IGNORECASE,
)


def notes_without_address(subject: Subject) -> Iterator[Remark]:
    """W1101: a note that begins with `Available at` and has neither an address nor a symbol."""
    phrases = subject.lexicon.phrases(*subject.lexicon.available)
    for stretch in subject.printed.stretches:
        promises = stretch.kind is Kind.NOTE and _ONLINE.match(stretch.text.strip())
        if (
            promises
            and not _has_place(stretch)
            and any(one.start() < _OPENING for one in phrases.find(stretch.text[:60]))
        ):
            yield subject.say("W1101", stretch.start, words=stretch.text.strip()[:60])


def _has_place(stretch: Stretch) -> bool:
    """Whether an address or a symbol is printed; what a link leads to is not, and is told by its own rule."""
    return bool(_PLACE.search(stretch.text)) or any(run.target for _, run in stretch.runs)


def links_without_address(subject: Subject) -> Iterator[Remark]:
    """W1102: a link whose address is not printed, in its words or beside them."""
    links = [
        (stretch.start + start, run, host[1].lower())
        for stretch in subject.printed.stretches
        for start, run in stretch.runs
        if stretch.own and (host := _HOST.match(run.target))
    ]
    text = subject.printed.text.lower() if links else ""
    for start, run, site in links:
        if site not in text:
            yield subject.say("W1102", start, Severity.SUGGESTION, words=run.text.strip(), address=run.target)

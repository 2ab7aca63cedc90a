"""Mail addresses and telephone numbers, out of whatever cell they stand in: they are taken over nowhere."""

from __future__ import annotations

import re

_MAIL = re.compile(
    r"(?:mailto:)?[\w.+%-]+\s?(?:[@＠﹫]|\(at\)|\[at\]|\(arroba\)|\[arroba\])\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]+)+",
    re.IGNORECASE,
)
_PHONE_WORD = (
    r"(?:tel[eé]fonos?|telephones?|telefones?|t[eé]l[eé]phones?|phones?|tels?|t[eé]ls?|telf|tlf|cel(?:ular)?|m[oó]vil|"
    r"mobile|fax|whats\s?app|wa|ext(?:ensi[oó]n)?)"
)
_NUMBER = r"(?:\+|00)?\(?\d[\d\s().\u2010-\u2015/-]{5,}\d"
_CALLED = re.compile(
    rf"\b{_PHONE_WORD}\b\s*[.:]*\s*(?:n[°ºo]\.?\s*)?{_NUMBER}(?:\s*(?:ext|x|int)\.?\s*\d+)?", re.IGNORECASE
)
_BARE = re.compile(rf"(?<![\w/.-]){_NUMBER}(?:\s*(?:ext|x|int)\.?\s*\d+)?(?![\w/])", re.IGNORECASE)
_LABEL = re.compile(
    rf"\b(?:e-?mail|mail|correo(?:\s+electr[oó]nico)?|courriel|{_PHONE_WORD})\s*[.:]+\s*(?=$|[,;)\]|])", re.IGNORECASE
)
_YEARS = re.compile(r"(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d|\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}")
_FEWEST_DIGITS = 7


def scrubbed(cell: str) -> tuple[str, int]:
    """The cell without them, and how many there were.

    >>> scrubbed("Ana Soto (asoto@example.org), tel. +503 2248-8800")
    ('Ana Soto', 2)
    >>> scrubbed("Plan 2024-2025")
    ('Plan 2024-2025', 0)
    """
    text, count = _MAIL.subn(" ", cell)
    text, called = _CALLED.subn(" ", text)
    bare = [match for match in _BARE.finditer(text) if _is_number(match[0])]
    for match in reversed(bare):
        text = f"{text[: match.start()]} {text[match.end() :]}"
    count += called + len(bare)
    return (_tidied(text) if count else cell, count)


def _is_number(text: str) -> bool:
    """Whether figures are as many as those of a telephone, and no years or days."""
    return sum(sign.isdigit() for sign in text) >= _FEWEST_DIGITS and not _YEARS.fullmatch(text.strip())


def _tidied(text: str) -> str:
    """The rest without the brackets, labels and signs that held what is gone."""
    text = _LABEL.sub(" ", text)
    text = re.sub(r"[(\[<{]\s*[,;/|-]*\s*[)\]>}]", " ", text)
    return re.sub(r"\s+([,;])", r"\1", " ".join(text.split())).strip(" ,;:/|-–<>")

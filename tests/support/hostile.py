"""Texts that break careless programs, in letters that the office's fonts can print."""

from __future__ import annotations

import unicodedata
from functools import cache

from hypothesis import strategies as st

from tests.support.reports import the_office

SNIPPETS = (
    "{{ 7*7 }}", "{% if x %}", "{# no #}", "{{ cycler.__init__ }}", "{_{", "}}", "&amp;", "&#39;", "&", "<w:t>", "</w:p>",
    "]]>", "<!--", "<select>", "\\", "\\\\", "C:\\dir", "%PDF", "%s", "$1", "\\g<0>", "⟦chapters⟧", "⟦contents⟧",
    "'", '"', "“q”", "«q»", "’", "--", "---", "–", "fi", "ffi", "ffl", "fj", "AVAT", "tt", "ti", "e\u0301", "n\u0303",
    "o\u0302\u0301", "Αθήνα", "Москва", "Nguyễn Phượng", "Łódź", "ſ", "İi", "ß", "½", "№ 5", "100 %", "N° 3", "5 km",
    "*a*", "**", "[x](y)", "[^1]", "[a]{lang=es}", "# h", "### h", "> q", "- i", "1. n", "a) l", "| t |", "Table: x",
    "![p](q.png)", "http://x.org", "https://sela.org/a_(b)?c=1&d=2#e", "www.sela.org", "a@b.org", "PAGEREF c1 \\h",
    "3 000 000", "EE. UU.", "Sr. Pérez", "M. Dupont", "a\u00a0b", "a\u202fb", "§ 3", "=SUM(A1)", "1985.", "5)", "_a_", "`c`",
)  # fmt: skip


@cache
def printable() -> str:
    """Every character of the text's fonts and of the fallback font that may be typed, blanks aside."""
    fonts = the_office().fonts
    advances = [fonts._face(name).advances for name in ("Caladea-Regular", "DejaVuSerif")]
    codes = sorted({code for face in advances for code in face} & set(range(0xE000)))
    letters = [chr(code) for code in codes if unicodedata.category(chr(code))[0] not in "CZM"]
    # what the canonical form turns into another character is another text: that is the reader's affair
    return "".join(letter for letter in letters if unicodedata.normalize("NFC", letter) == letter)


@st.composite
def hostile_texts(draw: st.DrawFn, most: int = 40) -> str:
    """A text of up to `most` characters: snippets, printable characters and blanks in any order."""
    some = st.one_of(
        st.sampled_from(SNIPPETS), st.text("abcxyzÁñçœ fi", max_size=6), st.text(printable(), max_size=4), st.just(" ")
    )
    text = " ".join("".join(draw(st.lists(some, min_size=1, max_size=6))).split(" ")).strip()[:most].strip()
    return unicodedata.normalize("NFC", text) or "x"

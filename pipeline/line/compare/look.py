"""The look of the page of a comparison: one style sheet, readable by day, by night and on paper, and needed by nothing."""

from __future__ import annotations

import base64
import hashlib
from string import Template

from pipeline.messages import phrase

_SHEET = Template("""
:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--quiet:#595959;--accent:#0f4a66;--line:#b8c4cb;
--new:#0b4a22;--new-ground:#dff3e4;--gone:#7a1210;--gone-ground:#fbe4e2}
@media (prefers-color-scheme:dark){:root{--ink:#ececec;--paper:#15191c;--quiet:#b3bcc2;--accent:#8fc7e0;--line:#47525a;
--new:#c4f2d0;--new-ground:#153a22;--gone:#ffd3cf;--gone-ground:#4b1815}}
body{margin:0 auto;max-width:46rem;padding:2rem 1.25rem 4rem;background:var(--paper);color:var(--ink);
font:1.0625rem/1.55 Cambria,Caladea,Georgia,serif}
h1,h2,h3{line-height:1.25;color:var(--accent);font-weight:600}
h1{font-size:1.75rem}h2{font-size:1.3rem;margin-top:2.5rem;border-top:1px solid var(--line);padding-top:1rem}h3{font-size:1.1rem}
a{color:var(--accent)}
header p,nav,table,summary,.what{font-family:Calibri,Carlito,"Segoe UI",sans-serif;font-size:.95rem}
.what{margin:0;color:var(--quiet)}.what strong{color:var(--accent)}
.change{margin:1rem 0;padding-left:.9rem;border-left:3px solid var(--accent)}
.change p{margin:.2rem 0}
.item{margin-left:1.2rem}.quote{margin-left:1.6rem}.note,.row,.caption{font-size:.95rem}
summary{color:var(--quiet);cursor:pointer;padding:.3rem 0}
ins,del{border-radius:2px;padding:0 .1em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
ins{color:var(--new);background:var(--new-ground);text-decoration:underline}
del{color:var(--gone);background:var(--gone-ground);text-decoration:line-through}
ins::before{content:"$inserted"}ins::after{content:"$insertion_end"}
del::before{content:"$deleted"}del::after{content:"$deletion_end"}
ins::before,ins::after,del::before,del::after{position:absolute;width:1px;height:1px;overflow:hidden;white-space:nowrap;
clip-path:inset(100%)}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line)}
thead th{color:var(--accent)}tbody th{font-weight:600}
@media print{body{max-width:none;padding:0;color:#000;background:#fff;font-size:11pt}.change{break-inside:avoid}
nav{display:none}ins,del{background:none;color:#000}}
""")


def style_sheet(language: str) -> str:
    """The style sheet; it says aloud, to those who hear the page, where an insertion or deletion begins and ends."""
    return _SHEET.substitute(
        inserted=_spoken(phrase("compared_inserted", language)),
        insertion_end=_spoken(phrase("compared_insertion_end", language)),
        deleted=_spoken(phrase("compared_deleted", language)),
        deletion_end=_spoken(phrase("compared_deletion_end", language)),
    )


def policy_of(sheet: str) -> str:
    """The policy of the page's own: nothing is loaded, nothing runs, and this style sheet alone is used."""
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'"


def _spoken(words: str) -> str:
    """Words as a text of a style sheet."""
    return f" [{words}] ".replace("\\", r"\5c ").replace('"', r"\22 ").replace("<", r"\3c ")

"""The look of the page of a preview: pages side by side where there is room, readable by day, by night and on paper."""

from __future__ import annotations

from pipeline.line.compare.look import policy_of

SHEET = """
:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--quiet:#595959;--accent:#0f4a66;--line:#b8c4cb;--new:#7a1210}
@media (prefers-color-scheme:dark){:root{--ink:#ececec;--paper:#15191c;--quiet:#b3bcc2;--accent:#8fc7e0;--line:#47525a;
--new:#ffb4ac}}
body{margin:0 auto;max-width:96rem;padding:2rem 1.25rem 4rem;background:var(--paper);color:var(--ink);
font:1rem/1.5 Calibri,Carlito,"Segoe UI",sans-serif}
h1,h2,h3{line-height:1.25;color:var(--accent);font-weight:600}
h1{font-size:1.75rem}h2{font-size:1.35rem;margin-top:2.5rem;border-top:1px solid var(--line);padding-top:1rem}h3{font-size:1.1rem}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible,.wide:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--line)}
td ul{margin:0;padding-left:1.1rem}thead th{color:var(--accent)}tbody th{font-weight:600}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:1rem;margin:0 0 2rem}
figure{margin:0}figcaption{color:var(--quiet);margin-bottom:.3rem}
img{max-width:100%;height:auto;border:1px solid var(--line);background:#fff}
.none{border:1px dashed var(--line);padding:2rem 1rem;color:var(--quiet)}
.fault{color:var(--new)}
.alike{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,14rem),1fr));gap:1rem;margin:1rem 0}
summary{cursor:pointer;padding:.4rem 0;color:var(--accent)}
@media print{body{max-width:none;padding:0;color:#000;background:#fff;font-size:10pt}.pair{break-inside:avoid;
grid-template-columns:1fr 1fr}nav{display:none}}
"""
"""The style sheet, all that the page needs beside itself."""

POLICY = f"{policy_of(SHEET)}; img-src data:"
"""The policy of the page's own: nothing is loaded or run; the pictures are within the page."""

"""What the pages of previews are made of: the document round them, tables that can be scrolled, pages as pictures."""

from __future__ import annotations

import base64
from collections.abc import Iterable

from lxml import etree, html
from lxml.html import builder

from pipeline.desks.templates.look import POLICY, SHEET
from pipeline.pdf.rendering import PageImage

Node = etree._Element


def document(title: str, language: str, *content: Node) -> bytes:
    """The HTML of a page that needs nothing else, under its title."""
    head = builder.HEAD(
        builder.META(charset="utf-8"),
        builder.META({"http-equiv": "Content-Security-Policy", "content": POLICY}),
        builder.META(name="viewport", content="width=device-width, initial-scale=1"),
        builder.TITLE(title),
        builder.STYLE(SHEET),
    )
    body = builder.BODY(builder.MAIN(builder.H1(title), *content))
    written: bytes = html.tostring(
        builder.HTML({"lang": language}, head, body), doctype="<!DOCTYPE html>", encoding="utf-8"
    )
    return written + b"\n"


def table(label: str, heads: Iterable[str], rows: Iterable[Node]) -> Node:
    """A table that can be scrolled, and reached by keyboard for that."""
    head = builder.THEAD(builder.TR(*(builder.TH(each, scope="col") for each in heads)))
    frame = {"class": "wide", "tabindex": "0", "role": "region", "aria-label": label}
    whole: Node = builder.DIV(frame, builder.TABLE(head, builder.TBODY(*rows)))
    return whole


def figure(page: PageImage, alt: str, caption: str) -> Node:
    """A page as a picture, with what a reader who can't see it is told, and its caption."""
    source = f"data:image/png;base64,{base64.b64encode(page.png).decode()}"
    size = {"width": str(page.width), "height": str(page.height)}
    drawn: Node = builder.FIGURE(
        builder.FIGCAPTION(caption),
        builder.IMG({"src": source, "alt": alt, **size}),
    )
    return drawn

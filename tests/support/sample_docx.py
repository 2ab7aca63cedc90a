"""A report-like Word document made by hand, lean, with every construction that the finishing of a PDF must cure."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

from tests.support.sample_styles import HEAD, NAMESPACES, numbering, styles
from tests.support.wordml import bar, bookmarked, field, link, logo, note, paragraph, picture, run, table

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@dataclass(frozen=True)
class Chapter:
    """One chapter: its bookmark, its numeral in the contents, its title and its body as WordprocessingML."""

    bookmark: str
    numeral: str
    title: str
    body: str
    heading: str = ""


@dataclass(frozen=True)
class Sample:
    """What the document is made from; `bar_alt` is the text by which bars and bands are known as decoration."""

    title: str = "Rapporteur's Report: “Trade & Innovation”"
    language: str = "en"
    chapters: tuple[Chapter, ...] = ()
    bar_alt: str = "decoration"
    notes: tuple[str, ...] = ("Note 1 says more.", "Note 2 says more.", "Note 3 says more.")
    logo: str = ""


_FILLER = "The delegations took note of the document and thanked the Permanent Secretariat for its preparation. "


def usual_chapters() -> tuple[Chapter, ...]:
    """Three chapters and an annex which together hold every construction of a report."""
    body = "".join(paragraph("BodyText", run(_FILLER * 4)) for _ in range(10))
    first = (
        paragraph("BodyText", run("The meeting opened") + note(1) + run(" in Caracas.") + note(2))
        + paragraph("BodyText", run("See ") + link("the site", "rIdSite") + run(" and ") + link("conclusions", "#c3"))
        + paragraph("BodyText", run("La ") + run("reunión", '<w:i/><w:lang w:val="es"/>') + run(" went on."))
        + body
    )
    second = (
        paragraph("Heading2", run("Opening session"))
        + paragraph("BodyText", run("Speaker one: ", "<w:b/>") + run(_FILLER) + note(3))
        + paragraph("Heading3", run("A detail"))
        + paragraph("BlockText", run("A quotation as it was read out."))
        + paragraph("Heading4", run("A finer detail"))
        + "".join(paragraph("ListItem", run(text)) for text in ("first point", "second point"))
        + paragraph("ListItem", run("below the second"), '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
        + paragraph("Normal", picture("A map of the member states"), '<w:spacing w:line="240" w:lineRule="auto"/>')
        + paragraph("Remark", run("The member states, 2024"))
        + body
    )
    third = "".join(paragraph("Conclusion", run(f"Conclusion {at}. {_FILLER}")) for at in range(1, 5))
    people = (("Organisation", "Name", "Position"), ("SELA", "Ana Pérez", "Director"), ("SICA", "Mario Rosi", "–"))
    heading = run("ANNEX I", '<w:rStyle w:val="Label"/>') + "<w:r><w:br/></w:r>" + run("LIST OF PARTICIPANTS")
    return (
        Chapter("c1", "I.", "BACKGROUND", first),
        Chapter("c2", "II.", "INTERVENTIONS", second),
        Chapter("c3", "III.", "CONCLUSIONS", third),
        Chapter("annex_1", "ANNEX I.", "LIST OF PARTICIPANTS", table(people * 20), heading),
    )


def _section(headers: tuple[str, str], footer: str, start: str = "", top: int = 1700) -> str:
    first, running = headers
    references = (
        f'<w:headerReference w:type="default" r:id="{running}"/><w:headerReference w:type="first" r:id="{first}"/>'
    )
    references += "".join(f'<w:footerReference w:type="{kind}" r:id="{footer}"/>' for kind in ("default", "first"))
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz w:w="12240" w:h="15840"/>'
        f'<w:pgMar w:top="{top}" w:right="2040" w:bottom="1860" w:left="2380" w:header="560" w:footer="1220" '
        f'w:gutter="0"/>'
        f"{start}<w:titlePg/></w:sectPr>"
    )


def _break(style: str, inner: str, section: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{section}</w:pPr>{inner}</w:p>'


def _front(sample: Sample, chapters: tuple[Chapter, ...]) -> str:
    cover = (
        paragraph("CoverKicker", (logo(sample.logo) if sample.logo else "") + run("Virtual meeting"))
        + paragraph("CoverTitle", run(sample.title))
        + _break("CoverBlock", run("SP/RV-TSTI-IR-24", "<w:b/>"), _section(("rIdCover", "rIdCover"), "rIdNoFoot"))
    )
    plain = ("rIdBlank", "rIdBlank")
    notice = _break("Notice", run("Copyright © SELA, March 2024."), _section(plain, "rIdNoFoot"))
    lines = "".join(
        paragraph(
            "ContentsLine",
            run(chapter.numeral)
            + "<w:r><w:tab/></w:r>"
            + link(chapter.title, f"#{chapter.bookmark}")
            + run(" ")
            + '<w:r><w:rPr><w:color w:val="8FA3AD"/></w:rPr><w:tab/></w:r>'
            + run(" PAG. ")
            + field(f"PAGEREF {chapter.bookmark} \\h"),
        )
        for chapter in chapters
    )
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    opening = ("rIdOpening", "rIdRunning")
    contents = (
        paragraph("Heading1", run("CONTENTS"))
        + f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{lines}</w:sdtContent></w:sdt>"
        + _break("Normal", "", _section(opening, "rIdNoFoot"))
    )
    return cover + notice + contents


def _chapters(chapters: tuple[Chapter, ...]) -> str:
    made = []
    for at, chapter in enumerate(chapters):
        start = '<w:pgNumType w:start="1"/>' if at == 0 else ""
        section = _section(("rIdOpening", "rIdRunning"), "rIdFoot", start)
        title = paragraph("Heading1", bookmarked(chapter.bookmark, at + 1, chapter.heading or run(chapter.title)))
        if at == len(chapters) - 1:
            made.append(title + chapter.body + paragraph("Normal", "") + section)
        else:
            made.append(title + chapter.body + _break("BodyText", run("It closed."), section))
    return "".join(made)


def _footnotes(texts: tuple[str, ...]) -> str:
    empty = '<w:footnote w:type="{}" w:id="{}"><w:p><w:r/></w:p></w:footnote>'
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{at}">{paragraph("FootnoteText", mark + "<w:r><w:tab/></w:r>" + run(text))}</w:footnote>'
        for at, text in enumerate(texts, 1)
    )
    empties = empty.format("separator", -1) + empty.format("continuationSeparator", 0)
    return f"{HEAD}<w:footnotes {NAMESPACES}>{empties}{notes}</w:footnotes>"


def _margins(sample: Sample) -> dict[str, str]:
    words = paragraph("Header", run("SP/RV-TSTI-IR-24", "<w:b/>")) + paragraph("Header", run(sample.title))
    opening = bar(99.75, 2.25, 139.5, 1, sample.bar_alt)
    band = bar(0, 93.5, 792, 2, sample.bar_alt) + bar(99.75, 2.25, 792, 3, sample.bar_alt)
    inner = {
        "header1": words,
        "header2": words.replace("</w:p>", opening + "</w:p>", 1),
        "header3": paragraph("Header", band),
        "header4": paragraph("Header", ""),
        "footer1": paragraph("Footer", field("PAGE", "1")),
        "footer2": paragraph("Footer", ""),
    }
    return {
        f"word/{name}.xml": f"{HEAD}<w:{kind} {NAMESPACES}>{text}</w:{kind}>"
        for name, text in inner.items()
        for kind in ("hdr" if name.startswith("header") else "ftr",)
    }


def _relationships() -> str:
    parts = {
        "rIdStyles": ("styles", "styles.xml"),
        "rIdNumbering": ("numbering", "numbering.xml"),
        "rIdNotes": ("footnotes", "footnotes.xml"),
        "rIdRunning": ("header", "header1.xml"),
        "rIdOpening": ("header", "header2.xml"),
        "rIdCover": ("header", "header3.xml"),
        "rIdBlank": ("header", "header4.xml"),
        "rIdFoot": ("footer", "footer1.xml"),
        "rIdNoFoot": ("footer", "footer2.xml"),
        "rIdPicture": ("image", "media/image1.png"),
    }
    made = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for key, (kind, target) in parts.items()
    )
    outside = (
        f'<Relationship Id="rIdSite" Type="{_OFFICE}/hyperlink" Target="https://www.sela.org/" TargetMode="External"/>'
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{made}{outside}</Relationships>'


def _content_types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {"document": "document.main", "styles": "styles", "numbering": "numbering", "footnotes": "footnotes"}
    kinds |= {f"header{at}": "header" for at in range(1, 5)} | {f"footer{at}": "footer" for at in range(1, 3)}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{word}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )


def png(side: int = 24) -> bytes:
    """A small square picture without transparency."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    row = b"\0" + b"\x0f\x4a\x66" * side
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(row * side)) + chunk(b"IEND", b"")
    )


def sample_docx(sample: Sample | None = None) -> bytes:
    """The document as bytes; the same sample always gives the same bytes."""
    sample = sample or Sample()
    chapters = sample.chapters or usual_chapters()
    body = _front(sample, chapters) + _chapters(chapters)
    main = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{main}</Relationships>',
        "word/document.xml": f"{HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relationships(),
        "word/styles.xml": styles(sample.language),
        "word/numbering.xml": numbering(),
        "word/footnotes.xml": _footnotes(sample.notes),
        **_margins(sample),
        "word/media/image1.png": png(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()

"""Small Word documents made by hand, part by part, so that a test can put one thing wrong."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SECTION = (
    '<w:sectPr>{references}<w:pgSz w:w="12240" w:h="15840"/>'
    '<w:pgMar w:top="1700" w:right="2040" w:bottom="1860" w:left="2380" w:header="560" w:footer="1220" w:gutter="0"/>'
    "</w:sectPr>"
)
STYLES = (
    f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Caladea" w:hAnsi="Caladea" w:cs="Caladea" w:eastAsia="Caladea"/><w:sz w:val="24"/>'
    '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Body Text"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:next w:val="BodyText"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
    '<w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/></w:style></w:styles>'
)

_SHADES = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")


def _shade(name: str) -> str:
    return f'<a:{name}><a:srgbClr val="000000"/></a:{name}>'


_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FONT = '<a:latin typeface="Caladea"/><a:ea typeface=""/><a:cs typeface=""/>'
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Plain"><a:themeElements>'
    f"""<a:clrScheme name="Plain">{"".join(map(_shade, _SHADES))}</a:clrScheme>"""
    f'<a:fontScheme name="Plain"><a:majorFont>{_FONT}</a:majorFont><a:minorFont>{_FONT}</a:minorFont></a:fontScheme>'
    f'<a:fmtScheme name="Plain"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{f'<a:ln>{_FILL}</a:ln>' * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
FONTS = f'<w:fonts {NAMESPACES}><w:font w:name="Caladea"/><w:font w:name="Unused"/></w:fonts>'


def paragraph(*texts: str) -> str:
    """A paragraph of one run for each text, which is raw XML text."""
    return f"<w:p>{''.join(f'<w:r><w:t>{text}</w:t></w:r>' for text in texts)}</w:p>"


def relationship(kind: str, target: str, number: str, *, external: bool = False) -> str:
    """One arrow of a `.rels` part; `kind` is the last word of its type."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{number}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def relationships(*items: str) -> bytes:
    """A `.rels` part."""
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(items)}</Relationships>'.encode()


def word_parts(
    body: str,
    *,
    headers: tuple[str, ...] = (),
    styles: str = STYLES,
    footnotes: str = "",
    relations: tuple[str, ...] = (),
    title: str = "",
    more: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """The parts of a document with this body: its XML between `<w:body>` and the last section's properties."""
    arrows = [relationship("styles", "styles.xml", "rIdS"), *relations]
    types = [("word/document.xml", f"{WORD_TYPE}.document.main+xml")]
    types += [(f"word/{name}.xml", f"{WORD_TYPE}.{name}+xml") for name in ("styles", "settings", "fontTable")]
    types.append(("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"))
    arrows += [relationship(name, f"{name}.xml", f"rId-{name}") for name in ("settings", "fontTable")]
    arrows.append(relationship("theme", "theme/theme1.xml", "rIdT"))
    parts = {
        "word/styles.xml": f"{HEAD}{styles}".encode(),
        "word/settings.xml": f"{HEAD}<w:settings {NAMESPACES}/>".encode(),
        "word/fontTable.xml": f"{HEAD}{FONTS}".encode(),
        "word/theme/theme1.xml": f"{HEAD}{THEME}".encode(),
    }
    references = ""
    for at, (header, kind) in enumerate(zip(headers, ("default", "first", "even"), strict=False), 1):
        parts[f"word/header{at}.xml"] = f"{HEAD}<w:hdr {NAMESPACES}>{header}</w:hdr>".encode()
        arrows.append(relationship("header", f"header{at}.xml", f"rIdH{at}"))
        types.append((f"word/header{at}.xml", f"{WORD_TYPE}.header+xml"))
        references += f'<w:headerReference w:type="{kind}" r:id="rIdH{at}"/>'
    if footnotes:
        parts["word/footnotes.xml"] = f"{HEAD}<w:footnotes {NAMESPACES}>{footnotes}</w:footnotes>".encode()
        arrows.append(relationship("footnotes", "footnotes.xml", "rIdF"))
        types.append(("word/footnotes.xml", f"{WORD_TYPE}.footnotes+xml"))
    whole = f"<w:body>{body}{SECTION.format(references=references)}</w:body>"
    parts["word/document.xml"] = f"{HEAD}<w:document {NAMESPACES}>{whole}</w:document>".encode()
    parts["word/_rels/document.xml.rels"] = relationships(*arrows)
    core = (
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    )
    parts["_rels/.rels"] = relationships(relationship("officeDocument", "word/document.xml", "rId1"), core)
    parts["docProps/core.xml"] = (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
    ).encode()
    types.append(("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types)
    parts["[Content_Types].xml"] = (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{overrides}</Types>"
    ).encode()
    return {**parts, **(more or {})}


def zipped(parts: Mapping[str, bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The zip of these parts, in the order given, as any program would write it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def docx(body: str, **options: object) -> bytes:
    """A document with this body as bytes; options as `word_parts` takes them."""
    return zipped(word_parts(body, **options))  # type: ignore[arg-type]

"""The parts of a Word form that are the same whatever it says: styles, numbering, settings, footer, theme."""

from __future__ import annotations

from tests.support.docx_parts import HEAD, NAMESPACES, PACKAGE, THEME, WORD_TYPE, relationship, relationships

ACCENT, GREY, HAIRLINE = "0F4A66", "6B6B6B", "B8C4CB"
WIDTH = 9980
"""The width of the text, in twentieths of a point: Letter, and margins of 56.5 points."""

_FONT = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:cs="{0}" w:eastAsia="{0}"/>'
_SANS, _SERIF = _FONT.format("Calibri"), _FONT.format("Cambria")


def _style(key: str, name: str, paragraph: str = "", run: str = "", more: str = "", kind: str = "paragraph") -> str:
    base = '<w:basedOn w:val="Normal"/>' if kind == "paragraph" else ""
    paragraph = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    run = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{base}{more}<w:qFormat/>'
        f"{paragraph}{run}</w:style>"
    )


def _spaced(before: int, after: int, line: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="atLeast"/>'


def _rule(side: str) -> str:
    return f'<w:{side} w:val="single" w:sz="4" w:space="5" w:color="{HAIRLINE}"/>'


_KEPT = "<w:keepNext/><w:keepLines/>"
_COLOUR = '<w:color w:val="{}"/>'.format


def styles(language: str) -> bytes:
    """The styles: those of Word by Word's names, a few of the form's own."""
    head = (
        f"{HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{_SANS}"
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{language}" w:eastAsia="{language}"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{_spaced(0, 0, 280)}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
    )
    next_text = '<w:next w:val="FormText"/>'
    return "".join(
        (
            head,
            _style(
                "Kicker", "Form Kicker", _spaced(0, 60, 240),
                f'<w:b/>{_COLOUR(ACCENT)}<w:spacing w:val="16"/><w:sz w:val="20"/>',
            ),
            _style("Title", "Title", f"{_KEPT}{_spaced(0, 120, 640)}", f'{_SERIF}{_COLOUR(ACCENT)}<w:sz w:val="56"/>', next_text),
            _style("Subtitle", "Subtitle", f"{_KEPT}{_spaced(0, 120, 300)}", f'{_COLOUR(GREY)}<w:sz w:val="23"/>', next_text),
            _style(
                "Heading1", "heading 1", f'{_KEPT}{_spaced(480, 40, 320)}<w:outlineLvl w:val="0"/>',
                f'{_SERIF}{_COLOUR(ACCENT)}<w:sz w:val="32"/>', next_text,
            ),
            _style("FormHelp", "Form Help", f"{_KEPT}{_spaced(0, 160, 250)}", f'{_COLOUR(GREY)}<w:sz w:val="19"/>'),
            _style("FormLabel", "Form Label", _spaced(0, 0, 280), f'<w:b/>{_COLOUR(ACCENT)}<w:sz w:val="20"/>'),
            _style("FormHead", "Form Head", f"{_KEPT}{_spaced(0, 0, 240)}", f'<w:b/>{_COLOUR(ACCENT)}<w:sz w:val="20"/>'),
            _style("FormHint", "Form Hint", f"{_KEPT}{_spaced(0, 0, 200)}", f'{_COLOUR(GREY)}<w:sz w:val="16"/>'),
            _style("FormText", "Form Text", _spaced(0, 60, 280)),
            _style("FormNumber", "Form Number", f'<w:numPr><w:numId w:val="1"/></w:numPr>{_spaced(0, 60, 280)}'),
            _style(
                "FormWriting", "Form Writing",
                f"<w:pBdr>{_rule('top')}{_rule('bottom')}</w:pBdr>{_spaced(60, 140, 300)}",
            ),
            _style(
                "Footer", "footer", f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>',
                f'{_COLOUR(GREY)}<w:sz w:val="17"/>',
            ),
            _style("PlaceholderText", "Placeholder Text", run=_COLOUR(GREY), kind="character"),
            "</w:styles>",
        )
    ).encode()  # fmt: skip


def numbering() -> bytes:
    """Two lists, that of the conclusions and that of the recommendations, numbered in the margin of their cell."""
    level = (
        '<w:abstractNum w:abstractNumId="{0}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%1"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr>'
        '<w:rPr><w:b/><w:color w:val="{1}"/></w:rPr></w:lvl></w:abstractNum>'
    )
    number = '<w:num w:numId="{0}"><w:abstractNumId w:val="{0}"/></w:num>'
    lists = "".join(level.format(key, ACCENT) for key in (1, 2)) + "".join(number.format(key) for key in (1, 2))
    return f"{HEAD}<w:numbering {NAMESPACES}>{lists}</w:numbering>".encode()


def settings(language: str) -> bytes:
    """The settings: the manners of today's Word, so that no window says `compatibility mode`."""
    uri = "http://schemas.microsoft.com/office/word"
    return (
        f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="110"/><w:defaultTabStop w:val="720"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language}"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" '
        'w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" '
        'w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    ).encode()


def footer(words: str, page: str) -> bytes:
    """The footer: what this is, and the page."""
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return (
        f'{HEAD}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t>{words}</w:t></w:r>'
        f'<w:r><w:tab/><w:t xml:space="preserve">{page} </w:t></w:r>{number}</w:p></w:ftr>'
    ).encode()


def frame(title: str, language: str) -> dict[str, bytes]:
    """Everything about the package that is no text: types, relations, properties, theme, fonts."""
    kinds = ("styles", "numbering", "settings", "footer", "fontTable")
    overrides = "".join(
        f'<Override PartName="/word/{kind}{"1" if kind == "footer" else ""}.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>'
        for kind in kinds
    )
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    package = "application/vnd.openxmlformats-package"
    office = "application/vnd.openxmlformats-officedocument"
    types = (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="{package}.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}.document.main+xml"/>{overrides}'
        f'<Override PartName="/word/theme/theme1.xml" ContentType="{office}.theme+xml"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{package}.core-properties+xml"/></Types>'
    )
    within = [("styles", "styles"), ("numbering", "numbering"), ("settings", "settings"), ("footer", "footer1")]
    within += [("fontTable", "fontTable"), ("theme", "theme/theme1")]
    fonts = "".join(f'<w:font w:name="{name}"/>' for name in ("Calibri", "Cambria"))
    about = relationships(relationship("officeDocument", "word/document.xml", "rId1")).replace(
        b"</Relationships>",
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>".encode(),
    )
    return {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": about,
        "word/_rels/document.xml.rels": relationships(
            *(relationship(kind, f"{name}.xml", f"rId{number}") for number, (kind, name) in enumerate(within, 1))
        ),
        "word/theme/theme1.xml": f"{HEAD}{THEME.replace('Caladea', 'Calibri')}".encode(),
        "word/fontTable.xml": f"{HEAD}<w:fonts {NAMESPACES}>{fonts}</w:fonts>".encode(),
        "docProps/core.xml": (
            f'{HEAD}<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{title}</dc:title><dc:creator>SELA</dc:creator><dc:language>{language}</dc:language>"
            "</cp:coreProperties>"
        ).encode(),
        "word/styles.xml": styles(language),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(language),
    }

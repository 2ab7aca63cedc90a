"""The styles and lists of the sample document: those of a report, and no more."""

from __future__ import annotations

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def _style(
    key: str, name: str, properties: str = "", font: str = "", kind: str = "paragraph", base: str = "Normal"
) -> str:
    below = f'<w:basedOn w:val="{base}"/>' if kind == "paragraph" and key != "Normal" else ""
    default = ' w:default="1"' if key == "Normal" else ""
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{key}"><w:name w:val="{name}"/>{below}{inner}'
        f"<w:rPr>{font}</w:rPr></w:style>"
    )


def styles(language: str) -> str:
    sans = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
    serif = '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:cs="Cambria"/>'
    space = '<w:spacing w:after="170"/>'
    levels = "".join(
        _style(
            f"Heading{level}",
            f"heading {level}",
            f'<w:keepNext/><w:keepLines/><w:spacing w:before="340" w:after="170"/><w:outlineLvl w:val="{level - 1}"/>',
            '<w:color w:val="0F4A66"/><w:spacing w:val="20"/><w:sz w:val="42"/>' if level == 1 else sans + "<w:b/>",
        )
        for level in (1, 2, 3, 4)
    )
    tabs = '<w:tabs><w:tab w:val="left" w:pos="680"/><w:tab w:val="right" w:leader="dot" w:pos="7820"/></w:tabs>'
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr><w:spacing w:after="170"/>'
    parts = [
        _style("Normal", "Normal"),
        _style("BodyText", "Body Text", space),
        levels,
        _style(
            "ContentsLine", "Contents Line", f'<w:keepLines/>{tabs}{space}<w:ind w:left="680" w:hanging="680"/>', sans
        ),
        _style("CoverKicker", "Cover Kicker", space, sans + "<w:b/>"),
        _style("CoverTitle", "Cover Title", space, '<w:sz w:val="72"/>'),
        _style("CoverBlock", "Cover Block", "", sans),
        _style("Notice", "Notice", "", sans),
        _style("Header", "header", "", sans + '<w:sz w:val="17"/>'),
        _style("Footer", "footer", "", sans + "<w:b/>"),
        _style(
            "FootnoteText", "footnote text", '<w:keepLines/><w:ind w:left="0" w:hanging="240"/>', '<w:sz w:val="20"/>'
        ),
        _style("Conclusion", "Conclusion", item.format(2)),
        _style("Remark", "Remark", "<w:keepLines/>" + space, sans),
        _style("ListItem", "List Item", item.format(1)),
        _style("BlockText", "Block Text", space + '<w:ind w:left="340" w:right="340"/>'),
        _style("TableHead", "Table Head", "<w:keepNext/>", sans + "<w:b/>"),
        _style("TableText", "Table Text", "", sans),
        _style("FootnoteReference", "footnote reference", "", sans + '<w:vertAlign w:val="superscript"/>', "character"),
        _style("Hyperlink", "Hyperlink", "", '<w:color w:val="0F4A66"/><w:u w:val="single"/>', "character"),
        _style("Label", "Label", "", sans + '<w:b/><w:spacing w:val="16"/>', "character"),
    ]
    return (
        f'{HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{serif}<w:sz w:val="24"/>'
        f'<w:lang w:val="{language}"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>{"".join(parts)}</w:styles>'
    )


def numbering() -> str:
    def level(at: int, kind: str, text: str, left: int) -> str:
        sans = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>'
        return (
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="340"/></w:pPr>'
            f"<w:rPr>{sans}</w:rPr></w:lvl>"
        )

    bullets = level(0, "bullet", "•", 340) + level(1, "bullet", "–", 680)
    numbers = level(0, "decimal", "%1)", 340)
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for at, levels in enumerate((bullets, numbers))
    )
    used = "".join(f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(2))
    return f"{HEAD}<w:numbering {NAMESPACES}>{kinds}{used}</w:numbering>"

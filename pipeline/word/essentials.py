"""The parts that a text may need and that a template without notes and lists does not have, put in plain and empty.

LibreOffice leaves out footnotes and lists that nothing uses when it saves a template.
"""

from __future__ import annotations

import re

from pipeline.word.announcing import announce_part
from pipeline.word.elements import NAMESPACES
from pipeline.word.package import CONTENT_TYPES, Package, main_part
from pipeline.word.parsing import Element, parse_xml, tag, write_xml
from pipeline.word.styles import STYLES, style_ids

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ROOT = re.compile(rb"<w:(?:document|footnotes)\b[^>]*?(?=\s*/?>)")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SEPARATORS = f'<w:footnotePr {_W}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
_BEHIND_SEPARATORS = tuple(
    map(
        tag,
        (
            "w:endnotePr",
            "w:compat",
            "w:docVars",
            "w:rsids",
            "w:attachedSchema",
            "w:themeFontLang",
            "w:clrSchemeMapping",
        ),
    )
)


def with_essentials(package: Package) -> Package:
    """The document with numbering, settings and footnotes; those that it has stay as they are."""
    main = main_part(package.parts)
    if CONTENT_TYPES not in package.parts or main not in package.parts:
        return package
    new = {
        f"word/{kind}.xml": data.encode()
        for kind, data in (
            ("numbering", f"{_HEAD}<w:numbering {_W}></w:numbering>"),
            ("settings", f'{_HEAD}<w:settings {_W}><w:themeFontLang w:val="en-GB"/></w:settings>'),
            ("footnotes", f"{_HEAD}<w:footnotes {NAMESPACES}>{_separators(package)}</w:footnotes>"),
        )
        if f"word/{kind}.xml" not in package.parts
    }
    if not new:
        return package
    for name, data in new.items():
        kind = name.removeprefix("word/").removesuffix(".xml")
        package = package.replaced({name: data, **announce_part(package, name, f"{_TYPE}.{kind}+xml", kind, main)})
    settings = parse_xml(package.parts["word/settings.xml"])
    _name_separators(settings)
    return package.replaced({"word/settings.xml": write_xml(settings)})


def declared(data: bytes) -> bytes:
    """A document or its notes with every prefix declared that what is put in may use; LibreOffice leaves some out."""
    root = _ROOT.search(data)
    if root is None:
        return data
    more = "".join(f" {one}" for one in NAMESPACES.split() if one.split("=")[0].encode() + b"=" not in root[0])
    return data[: root.end()] + more.encode() + data[root.end() :]


def _separators(package: Package) -> str:
    """The two separators of notes, without a line, as the office sets them."""
    style = style_ids(package.xml(STYLES)).get("footnote text", "") if STYLES in package.parts else ""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    paragraph = (
        f'<w:p><w:pPr>{look}<w:keepLines w:val="0"/><w:spacing w:line="170" w:lineRule="exact"/>'
        '<w:ind w:left="0" w:firstLine="0"/></w:pPr></w:p>'
    )
    kinds = (("separator", -1), ("continuationSeparator", 0))
    return "".join(f'<w:footnote w:type="{kind}" w:id="{number}">{paragraph}</w:footnote>' for kind, number in kinds)


def _name_separators(settings: Element) -> None:
    """Names the separators in the settings, where Word looks for them, in the order of the standard."""
    if settings.find(tag("w:footnotePr")) is not None:
        return
    at = next((number for number, kid in enumerate(settings) if kid.tag in _BEHIND_SEPARATORS), len(settings))
    settings.insert(at, parse_xml(_SEPARATORS.encode()))

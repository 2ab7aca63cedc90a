"""A template opened in the real LibreOffice, changed there as a person changes it, and saved as a Word document."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from pipeline.programs.soffice import find_libreoffice
from tests.support.pictures import png

_SCRIPT = r"""
import os, subprocess, sys, time
soffice, profile, source, target, picture, *changes = sys.argv[1:]
pipe = f"byhand{os.getpid()}"
office = subprocess.Popen([soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore",
    f"--accept=pipe,name={pipe};urp;"], start_new_session=True)
import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.awt import Size
from com.sun.star.table import BorderLine2


def value(name, what):
    made = PropertyValue()
    made.Name, made.Value = name, what
    return made


def paragraphs(document):
    found = document.Text.createEnumeration()
    while found.hasMoreElements():
        one = found.nextElement()
        if one.supportsService("com.sun.star.text.Paragraph"):
            yield one


def at(document, words):
    return next(one for one in paragraphs(document) if one.getString() == words)


def style(document, name):
    return document.StyleFamilies.getByName("ParagraphStyles").getByName(name)


def fonts(document):
    type_ = style(document, "Cover Type")
    type_.CharFontName, type_.CharHeight = "Calibri", 15


def margins(document, more):
    sheets = document.StyleFamilies.getByName("PageStyles")
    for name in sheets.ElementNames:
        sheet = sheets.getByName(name)
        if sheet.isInUse():
            sheet.RightMargin += more


def logo(document, words):
    drawn = document.createInstance("com.sun.star.text.TextGraphicObject")
    drawn.GraphicURL = uno.systemPathToFileUrl(picture)
    drawn.setSize(Size(2000, 1000))
    drawn.Description = words
    cursor = document.Text.createTextCursorByRange(at(document, "{{ document_type }}").getStart())
    document.Text.insertTextContent(cursor, drawn, False)


def moved(document):
    mode, kind = at(document, "{{ mode }}"), at(document, "{{ document_type }}")
    mode.setString("{{ document_type }}")
    kind.setString("{{ mode }}")


def border(document):
    line = BorderLine2()
    line.OuterLineWidth, line.LineWidth, line.Color = 35, 35, 0x0F4A66
    style(document, "Heading 1").BottomBorder = line


def hidden(document):
    at(document, "{{ mode }}").CharHidden = True


CHANGES = {
    "fonts": fonts,
    "wider text": lambda d: margins(d, -700),
    "logo": lambda d: logo(d, "Emblem of the office"),
    "moved field": moved,
    "deleted style": lambda d: d.StyleFamilies.getByName("ParagraphStyles").removeByName("Contents Annex"),
    "foreign font": lambda d: setattr(style(d, "Cover Type"), "CharFontName", "Garamond"),
    "narrower text": lambda d: margins(d, 1500),
    "bare logo": lambda d: logo(d, ""),
    "border": border,
    "hidden field": hidden,
    "lost field": lambda d: at(d, "{{ chapters }}").setString("chapters"),
}

try:
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(600):
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except Exception:
            if office.poll() == 81:
                office = subprocess.Popen(office.args, start_new_session=True)
            time.sleep(0.1)
    desktop = remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, (value("Hidden", True),))
    for change in changes:
        CHANGES[change](document)
    document.storeToURL(uno.systemPathToFileUrl(target), (value("FilterName", "MS Word 2007 XML"),))
    document.close(True)
finally:
    try:
        desktop.terminate()
        office.wait(20)
    except Exception:
        office.kill()
        office.wait()
"""


def changed_in_libreoffice(docx: bytes, folder: Path, *changes: str) -> bytes:
    """The document after changes made in LibreOffice, by the names that the script has for them."""
    office = find_libreoffice()
    assert office.python is not None
    assert office.uno is not None
    source, target, picture, script = (folder / name for name in ("in.docx", "out.docx", "logo.png", "by_hand.py"))
    source.write_bytes(docx)
    picture.write_bytes(png(80, 40))
    script.write_text(_SCRIPT, encoding="utf-8")
    profile = (folder / "profile").resolve().as_uri()
    command = [office.python, script, office.binary, profile, source, target, picture, *changes]
    environment = {**os.environ, "PYTHONPATH": str(office.uno), "HOME": str(folder)}
    subprocess.run(list(map(str, command)), check=True, capture_output=True, timeout=180, env=environment)
    return target.read_bytes()

"""What the PDF says of itself: title, language, dates, the standards it claims, in the metadata and in the catalog."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from pikepdf import Dictionary, Name, Pdf, Stream, String

from pipeline.pdf.wish import Finishing

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
{properties}</rdf:Description>
{ua}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""

# PDF/A knows only properties that are declared in the file: this declares the one by which PDF/UA is claimed
_UA = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


# control characters, and the two that are no characters at all; a carriage return would come back as a line feed
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")


def _words(text: str) -> str:
    """Text that XML can hold: the few characters that it can't are left out."""
    return escape(_NOT_IN_XML.sub("", text))


def _in_any_language(name: str, text: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{_words(text)}</rdf:li></rdf:Alt></{name}>\n' if text else ""


def _listed(name: str, kind: str, text: str) -> str:
    return f"<{name}><rdf:{kind}><rdf:li>{_words(text)}</rdf:li></rdf:{kind}></{name}>\n" if text else ""


def _plain(name: str, text: str) -> str:
    return f"<{name}>{_words(text)}</{name}>\n" if text else ""


def metadata_packet(wish: Finishing) -> bytes:
    """The XMP packet, written whole: nothing of what the engine wrote is kept."""
    date = wish.moment.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    properties = [
        _in_any_language("dc:title", wish.title),
        _listed("dc:creator", "Seq", wish.author),
        _in_any_language("dc:description", wish.subject),
        _listed("dc:language", "Bag", wish.language),
        _plain("pdf:Keywords", wish.keywords),
        _plain("pdf:Producer", wish.producer),
        _plain("xmp:CreatorTool", wish.creator),
        *(_plain(f"xmp:{name}", date) for name in ("CreateDate", "ModifyDate", "MetadataDate")),
        _plain("pdfaid:part", wish.standard[0]),
        _plain("pdfaid:conformance", wish.standard[1].upper()),
    ]
    ua = _UA if wish.claims_ua else ""
    return _PACKET.format(properties="".join(properties), ua=ua).encode()


def document_information(wish: Finishing) -> Dictionary:
    """The older form of the metadata, which agrees with the packet."""
    date = wish.moment.strftime("D:%Y%m%d%H%M%S+00'00'")
    values = {
        "/Title": wish.title,
        "/Author": wish.author,
        "/Subject": wish.subject,
        "/Keywords": wish.keywords,
        "/Creator": wish.creator,
        "/Producer": wish.producer,
        "/CreationDate": date,
        "/ModDate": date,
    }
    return Dictionary({name: String(value) for name, value in values.items() if value})


def write_metadata(pdf: Pdf, wish: Finishing) -> None:
    """Gives the PDF its metadata, its language, and its title in the window's bar."""
    packet = Stream(pdf, metadata_packet(wish))
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(packet)
    pdf.trailer.Info = pdf.make_indirect(document_information(wish))
    pdf.Root.Lang = String(wish.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)

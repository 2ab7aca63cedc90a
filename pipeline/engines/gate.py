"""What is looked at before an engine gets a document, and before anyone gets its PDF.

LibreOffice returns 0 for a file that isn't there, and makes a PDF of rubbish: it takes RTF and HTML by their bytes,
whatever their name. So neither its code nor its output is trusted.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.parsers import expat

from pipeline.errors import ConversionError, OutputError
from pipeline.findings import Place, finding

_BODY = "word/document.xml"
_XML_OF_A_PAGE = 4_000  # bytes, on the low side: a page of a report has 6,000 to 12,000
_LARGEST_BODY = 200 * 1024 * 1024


def check_docx(docx: bytes, name: str) -> int:
    """How many pages the document has at the most, roughly, from the size of its text.

    Raises ConversionError where it isn't a whole Word document: no zip, no body, or a body that isn't sound XML.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as parts:
            if parts.getinfo(_BODY).file_size > _LARGEST_BODY:
                raise ValueError(f"`{_BODY}` is too large")
            body = parts.read(_BODY)
        _check_xml(body)
    except zipfile.BadZipFile:
        raise _refused("it is no zip, or a broken one", name) from None
    except KeyError:
        raise _refused(f"it has no `{_BODY}`", name) from None
    except expat.ExpatError as error:
        raise _refused(f"`{_BODY}` is no sound XML ({error})", name) from None
    except (ValueError, NotImplementedError, RuntimeError, zlib.error, EOFError) as error:
        raise _refused(str(error) or "its zip is broken", name) from None
    return max(1, len(body) // _XML_OF_A_PAGE)


def _check_xml(body: bytes) -> None:
    """Nothing if the XML is sound; a document type, which no Word document has, is refused as it could name files."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.Parse(body, True)


def _refuse_doctype(*_: object) -> None:
    raise ValueError(f"`{_BODY}` has a document type declaration")


def _refused(what: str, name: str) -> ConversionError:
    return ConversionError(finding("L001", Place(file=name), what=what))


def time_limit(pages: int) -> float:
    """The seconds that an engine may take for a document of about so many pages: 60 and 0.1 a page, at most 600."""
    return min(600.0, 60.0 + 0.1 * pages)


def check_pdf(pdf: bytes, engine: str, name: str) -> None:
    """Nothing if the PDF is whole, opens and has a page; raises ConversionError where it doesn't."""
    from pipeline.pdf.opening import opened

    what = ""
    if not pdf.startswith(b"%PDF-") or not pdf.rstrip().endswith(b"%%EOF"):
        what = "it is cut off" if pdf else "it is empty"
    else:
        try:
            with opened(pdf) as document:
                what = "" if len(document.pages) else "it has no page"
        except OutputError as error:
            what = f"it does not open ({error.findings[0].parameter('what')})"
    if what:
        raise ConversionError(finding("L005", Place(file=name), engine=engine, what=what))

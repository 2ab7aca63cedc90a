"""The PDF room: finishing what an engine made, reading it back, checking it; the fence over pikepdf, pypdf and pdfium.

Paths, styles and plain values only: nothing here knows what the document is about.

How LibreOffice 7.4.7 writes a tagged PDF (`UseTaggedPDF`, `PDFUACompliance`, `SelectPdfVersion` 3), and what the files
of this room do about it:

- Every paragraph is an element named after its style (`/Contents Line`), mapped to a standard one in the `/RoleMap`;
  the tree is `StructTreeRoot` > `Document` > elements, and shapes of the cover's header stand before the `Document`.
- Marks in the page streams stand on a line of their own, `/Text#20body<</MCID 2>>BDC`; a shape in a header is a
  `/Figure` on every page, but a picture is drawn as an artifact and its `/Figure` is left empty
  (`figures.py`).
- Notes are `Div` > `Note` > paragraph without `/ID`; the link back from a note is in no tag and its rectangle may be
  1500 pt tall; a note that goes on over the page leaves an empty `Note` there (`notes.py`).
- A contents made of plain paragraphs has no `/TOC` (`contents.py`); pages with links say `/Tabs (S)`, a string.
- The title is not in the metadata as PDF/UA wants it, PDF/UA is claimed without being declared to PDF/A, dates are the
  clock's, in the colour profile too (`metadata.py`, `colour.py`); there are no page labels (`labels.py`).
- Fonts lie in the file in an order of chance (`fonts.py`).
- Names of destinations are coded: every character but letters, digits and `-` as its hexadecimal number, `_` as `5F`
  (`reading.py`).
"""

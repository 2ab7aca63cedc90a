"""A picture as a page of its own: on the sheet, within its margins, tagged with its alternative text."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

if TYPE_CHECKING:
    import PIL.Image


@dataclass(frozen=True, slots=True)
class PicturePage:
    """A picture and its page: the bytes (JPEG or PNG), the sheet's width and height and its margin in points."""

    data: bytes
    alternative: str
    sheet: tuple[float, float] = (612.0, 792.0)
    margin: float = 54.0


def picture_page(wanted: PicturePage) -> bytes:
    """The PDF of one page, tagged, still to be finished; the picture is made smaller to fit, and never larger."""
    pdf = pikepdf.new()
    image = _image(pdf, wanted.data)
    (left, bottom), (width, height) = _placed(wanted, int(image.Width), int(image.Height))
    drawn = f"/Figure <</MCID 0>> BDC q {width:.2f} 0 0 {height:.2f} {left:.2f} {bottom:.2f} cm /Picture Do Q EMC\n"
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, *(round(side, 2) for side in wanted.sheet)]),
        Resources=Dictionary(XObject=Dictionary(Picture=image)),
        Contents=Stream(pdf, drawn.encode()),
        StructParents=0,
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    box = Array([round(each, 2) for each in (left, bottom, left + width, bottom + height)])
    _tag(pdf, pdf.pages[0].obj, wanted.alternative, box)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _placed(wanted: PicturePage, pixels_wide: int, pixels_high: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the picture stands, and how large: centred, at 96 pixels to the inch at most."""
    widest, highest = (side - 2 * wanted.margin for side in wanted.sheet)
    scale = min(0.75, widest / pixels_wide, highest / pixels_high)
    width, height = pixels_wide * scale, pixels_high * scale
    return ((wanted.sheet[0] - width) / 2, (wanted.sheet[1] - height) / 2), (width, height)


def _image(pdf: Pdf, data: bytes) -> pikepdf.Object:
    """The picture as an object of the PDF; a JPEG stays as it was compressed, what is transparent stands on white."""
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
        width, height = opened.size
        is_jpeg = opened.format == "JPEG" and opened.mode in ("RGB", "L")
        colours = Name.DeviceGray if opened.mode in ("L", "1") else Name.DeviceRGB
        pixels = data if is_jpeg else _flattened(opened).tobytes()
    stream = Stream(pdf, pixels)
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = width, height, 8
    stream.ColorSpace = colours
    if is_jpeg:
        stream.Filter = Name.DCTDecode
    return pdf.make_indirect(stream)


def _flattened(picture: PIL.Image.Image) -> PIL.Image.Image:
    """The picture without transparency."""
    from PIL import Image

    if picture.mode in ("L", "1"):
        return picture.convert("L")
    seen = picture.convert("RGBA")
    ground = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(ground, seen).convert("RGB")


def _tag(pdf: Pdf, page: pikepdf.Object, alternative: str, box: Array) -> None:
    """The tags: a document that is one figure."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    layout = Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block)
    figure = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Figure, P=document, Pg=page, K=0, Alt=String(alternative), A=layout)
    )
    document.K = Array([figure])
    root.K = Array([document])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([0, Array([figure])])))
    root.ParentTreeNextKey = 1
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)

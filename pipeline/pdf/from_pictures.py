"""Pictures as pages: a scan that lies there as TIFF, JPEG or PNG becomes a PDF, a page for each of its pictures."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")
"""The formats that are read, by Pillow's names of them."""

MOST_PAGES = 500
MOST_PIXELS = 100_000_000
_USUAL_DPI = 200.0
_DPI = (36.0, 1200.0)


class NoPicture(Exception):  # noqa: N818 - it says what it is
    """The bytes are no picture that can be read, or one beyond all measure; `why` is what its reader says."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def pictures_as_pdf(data: bytes) -> bytes:
    """The PDF of a picture, or of all pictures of a TIFF, each as large as it was scanned. Raises NoPicture.

    To be run in a child with limits. What the file says besides its pixels (where and when, by whom) is left out.
    """
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with _strictly(), Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
            if count > MOST_PAGES:
                raise NoPicture(f"{count} > {MOST_PAGES}")
            return _pages(picture, count)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as fault:
        raise NoPicture(str(fault)[:200]) from fault


@contextmanager
def _strictly() -> Iterator[None]:
    """Refuses at once what Pillow would only warn of up to twice the limit."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            yield
        except Image.DecompressionBombWarning as warning:
            raise NoPicture(str(warning)) from warning


def _pages(picture: Image, count: int) -> bytes:
    import pikepdf

    made = pikepdf.new()
    for number in range(count):
        picture.seek(number)
        with pikepdf.open(io.BytesIO(_page(picture))) as page:
            made.pages.extend(page.pages)
    out = io.BytesIO()
    made.save(out, deterministic_id=True)
    return out.getvalue()


def _page(picture: Image) -> bytes:
    """One picture as a PDF of one page, upright."""
    from PIL import Image, ImageOps

    if picture.width * picture.height > MOST_PIXELS:
        raise Image.DecompressionBombError(f"{picture.width} × {picture.height}")
    frame = picture.copy()
    dpi = _resolution(frame.info.get("dpi"))
    upright = ImageOps.exif_transpose(frame) or frame
    if upright.mode not in ("1", "L", "RGB"):
        ground = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(ground, upright.convert("RGBA")).convert("RGB")
    out = io.BytesIO()
    packing = {} if upright.mode == "1" else {"quality": 85}  # black and white is packed as a fax, without loss
    upright.save(out, "PDF", resolution=dpi, **packing)
    return out.getvalue()


def _resolution(said: object) -> float:
    """Dots to the inch as the scanner noted them, or what is usual where it did not, or noted nonsense."""
    dpi = float(said[0]) if isinstance(said, tuple) and said else 0.0
    return dpi if _DPI[0] <= dpi <= _DPI[1] else _USUAL_DPI

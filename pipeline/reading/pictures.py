"""Pictures beside the input: looked at before anything else does, and cleaned of what they say of their makers.

A photograph carries the name of its owner, the place where it was taken and the program that saved it. What is printed
is the picture alone.
"""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

from pipeline.errors import InputError
from pipeline.findings import Place, finding
from pipeline.model.stages import PictureFile

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 25_000_000
KINDS = {"PNG": "png", "JPEG": "jpeg"}
_QUALITY = 92


def take_picture(data: bytes, name: str, place: Place) -> PictureFile:
    """The picture as it is printed: PNG or JPEG, upright, without a word about its maker.

    Raises InputError at the place that names it: E060 no picture that can be printed, E061 too many pixels, E062 damaged.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=tuple(KINDS)) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS:
                raise InputError(finding("E061", place, name=name, pixels=width * height, limit=MOST_PIXELS))
            return _cleaned(picture)
    except (UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise InputError(finding("E060", place, name=name)) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise InputError(finding("E062", place, name=name)) from error


def picture_as_printed(data: bytes, name: str, place: Place) -> PictureFile:
    """A picture that was cleaned once and is printed as it is. InputError E060 to E062, as `take_picture`."""
    seen = take_picture(data, name, place)
    return PictureFile(data, seen.kind, seen.width, seen.height, hashlib.sha256(data).hexdigest())


def _cleaned(picture: Image) -> PictureFile:
    """The picture written anew: its pixels, its colours in sRGB, nothing else."""
    from PIL import ImageOps

    kind = str(picture.format)
    upright = ImageOps.exif_transpose(picture)
    plain = upright.convert("RGB") if upright.mode not in ("L", "RGB", "RGBA", "1") or kind == "JPEG" else upright
    plain.info = {}
    written = io.BytesIO()
    if kind == "JPEG":
        plain.save(written, "JPEG", quality=_QUALITY, subsampling=0, optimize=False)
    else:
        plain.save(written, "PNG", compress_level=6)
    data = written.getvalue()
    return PictureFile(data, KINDS[kind], plain.width, plain.height, hashlib.sha256(data).hexdigest())

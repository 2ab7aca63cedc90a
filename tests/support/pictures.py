"""Pictures made on the spot."""

from __future__ import annotations

import io


def png(width: int = 800, height: int = 500, colour: str = "steelblue") -> bytes:
    """A PNG of one colour with a frame and a diagonal, so that a stretched one is seen."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (width, height), colour)
    draw = ImageDraw.Draw(image)
    draw.rectangle((2, 2, width - 3, height - 3), outline="white", width=3)
    draw.line((0, 0, width, height), fill="white", width=3)
    found = io.BytesIO()
    image.save(found, "PNG")
    return found.getvalue()


def jpeg(width: int = 800, height: int = 500, colour: str = "steelblue") -> bytes:
    """A picture of one colour, as a camera writes it."""
    from PIL import Image

    written = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(written, "JPEG")
    return written.getvalue()

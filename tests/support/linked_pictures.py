"""Pictures in WordprocessingML, embedded or linked, and pixels that can't be packed."""

from __future__ import annotations

import hashlib
import io

from PIL import Image


def placed(relation: str, *, how: str = "embed") -> str:
    """A paragraph with the picture of a relationship, `embed`ded or `link`ed."""
    return (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="3000000" cy="3000000"/>'
        '<wp:docPr id="1" name="p" descr="a picture"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:{how}="{relation}"/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="3000000" cy="3000000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def noise(side: int, seed: int) -> bytes:
    """A picture that nothing makes smaller, as PNG; the same each time."""
    blocks = (hashlib.sha256(f"{seed} {at}".encode()).digest() for at in range(side * side * 3 // 32 + 1))
    made = io.BytesIO()
    Image.frombytes("RGB", (side, side), b"".join(blocks)[: side * side * 3]).save(made, "PNG")
    return made.getvalue()

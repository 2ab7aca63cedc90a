"""Pictures in the document: their parts in the package, their size on the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.line.compose.scribe import Scribe
from pipeline.model.passage import Picture
from pipeline.model.stages import PictureFile
from pipeline.word.elements import Drawing

POINTS_PER_PIXEL = 0.75  # 96 pixels to the inch, as Word takes a picture that says nothing of its resolution


@dataclass
class Plates:
    """The pictures that were put in: each file stands once in the package, under a name made of its content."""

    files: Mapping[str, PictureFile]
    parts: dict[str, bytes] = field(default_factory=dict)

    def inline(self, picture: Picture, scribe: Scribe) -> str:
        """A picture in its own paragraph, at most as wide as the text and half as high as the page."""
        return self._drawing(picture.file, picture.alternative, 391.0, 306.0, scribe).inline()

    def logo(self, name: str, alternative: str, scribe: Scribe) -> Drawing:
        """A logo of the cover, at most 170 by 51 points."""
        return self._drawing(name, alternative, 170.0, 51.0, scribe)

    def _drawing(self, name: str, alternative: str, widest: float, highest: float, scribe: Scribe) -> Drawing:
        file = self.files[name]
        width, height = fit(file.width * POINTS_PER_PIXEL, file.height * POINTS_PER_PIXEL, widest, highest)
        part = f"media/{file.sha256[:16]}.{file.kind}"
        self.parts[f"word/{part}"] = file.data
        return Drawing(scribe.relations.picture(part), scribe.next_drawing(), width, height, alternative)


def fit(width: float, height: float, widest: float, highest: float) -> tuple[float, float]:
    """The size within the bounds, in proportion; nothing is ever made larger than it is."""
    scale = min(1.0, widest / width, highest / height)
    return width * scale, height * scale

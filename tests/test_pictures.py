"""The pictures in the README are pages of today: made by the engine, and renewed with `--update-pictures`."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from pipeline.engines.engine import Engine
from tests.support.corrections import corrigendum
from tests.support.presswork import ROOT, checked, judged, made

pytestmark = pytest.mark.needs_libreoffice

EXAMPLE = ROOT / "inputs" / "2024" / "SP-RV-TRCD-IR-24.en.yaml"
FOLDER = ROOT / "docs" / "pages"
PAGES = {"cover": 0, "notice": 1, "contents": 2, "chapter": 3, "table": 6, "conclusions": 7, "participants": 10}
SHEET = "corrigendum"
SCALE = 0.6
# Anti-aliasing may differ between builds of the rasteriser; a moved line changes far more pixels than this.
MOST_CHANGED = 0.01


@pytest.fixture(scope="module")
def pages(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Image.Image]:
    report = _drawn(made(judged(EXAMPLE), engine).files["pdf"])
    correction = checked(tmp_path_factory.mktemp("sheet"), corrigendum())
    (sheet,) = _drawn(made(correction, engine).files["pdf"])
    return {SHEET: sheet, **{name: report[number] for name, number in PAGES.items()}}


def _drawn(pdf: bytes) -> list[Image.Image]:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=SCALE).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("name", [*PAGES, SHEET])
def test_the_picture_shows_the_page_as_it_prints(name: str, pages: dict[str, Image.Image], request) -> None:
    path = FOLDER / f"{name}.png"
    if request.config.getoption("--update-pictures"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_png(pages[name]))
    with Image.open(path) as shown:
        assert _changed(shown.convert("RGB"), pages[name]) < MOST_CHANGED, f"renew {path.name} with --update-pictures"


def _png(page: Image.Image) -> bytes:
    """A page in a few colours: small, and the same bytes each time."""
    written = io.BytesIO()
    framed = Image.new("RGB", (page.width + 2, page.height + 2), (208, 208, 208))
    framed.paste(page, (1, 1))
    framed.quantize(32, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def _changed(shown: Image.Image, page: Image.Image) -> float:
    """The share of pixels that differ for the eye."""
    inside = shown.crop((1, 1, shown.width - 1, shown.height - 1))
    assert inside.size == page.size
    difference = ImageChops.difference(inside, page).convert("L").point(lambda value: 255 if value > 96 else 0)
    return sum(difference.histogram()[255:]) / (page.width * page.height)


def test_no_other_picture_lies_there() -> None:
    assert {path.stem for path in Path(FOLDER).glob("*.png")} == {*PAGES, SHEET}

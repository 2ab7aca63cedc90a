"""How an annex stands to the standards: its tags, what it claims and keeps, its fonts, whether it is signed."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf

from pipeline.pdf.bundle.asking import Known, array, dictionary, is_new, number
from pipeline.pdf.bundle.pages import resources_of

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


def kept_claims(data: bytes, claims: Sequence[str]) -> tuple[str, ...]:
    """The claimed standards whose rules the PDF breaks none of."""
    from page import PageError, ValidationProfile, validate_pdf_bytes

    kept = []
    for name in claims:
        profile = getattr(ValidationProfile, name.upper().replace("/", "_").replace("-", "_"), None)
        try:
            if profile is not None and validate_pdf_bytes(data, profile=profile).is_compliant:
                kept.append(name)
        except PageError:
            continue  # what can't be checked is not known to hold
    return tuple(kept)


def is_signed(pdf: Pdf) -> bool:
    """Whether any field of the file holds a signature."""
    form = dictionary(pdf.Root, "/AcroForm")
    waiting: list[Object] = list(array(form, "/Fields") or ()) if form is not None else []
    seen: Known = set()
    while waiting:
        field = waiting.pop()
        if isinstance(field, Dictionary) and is_new(field, seen):
            if field.get("/FT") == Name.Sig and "/V" in field:
                return True
            kids = field.get("/Kids")
            waiting += list(kids) if isinstance(kids, Array) else []
    return False


def fonts_missing(pdf: Pdf) -> tuple[str, ...]:
    """The fonts that are drawn with and not carried, by their names."""
    missing: set[str] = set()
    seen: Known = set()
    for resources in resources_of([page.obj for page in pdf.pages]):
        fonts = dictionary(resources, "/Font")
        for font in fonts.values() if fonts is not None and is_new(fonts, seen) else ():
            if isinstance(font, Dictionary) and is_new(font, seen) and not _is_carried(font):
                missing.add(str(font.get("/BaseFont", "/?")).removeprefix("/"))
    return tuple(sorted(missing))


def _is_carried(font: Dictionary) -> bool:
    """A font that is drawn by the page itself (Type3) has no file and needs none."""
    below = array(font, "/DescendantFonts")
    inner = below[0] if below is not None and len(below) == 1 else font
    descriptor = dictionary(inner, "/FontDescriptor") if isinstance(inner, Dictionary) else None
    return font.get("/Subtype") == Name.Type3 or (
        descriptor is not None and any(name in descriptor for name in _PROGRAMS)
    )


def has_twin_keys(pdf: Pdf) -> bool:
    """Whether two pages lead to the same row of the table of tags, as careless merging leaves them."""
    keys = [key for page in pdf.pages if (key := number(page.obj, "/StructParents")) is not None]
    return len(keys) != len(set(keys))

"""What acts in a PDF, taken out: what is known to be harmless stays, all else goes and is listed.

Every object is looked through, reachable or not, since an action hides wherever a reader looks for one.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from pikepdf.sanitize import Sanitizer

from pipeline.pdf.annex.facts import Carried
from pipeline.pdf.bundle.asking import array, dictionary

_CATALOG = frozenset(
    (
        *("/Type", "/Version", "/Extensions", "/Pages", "/PageLabels", "/Names", "/Dests", "/Outlines", "/Lang"),
        *("/StructTreeRoot", "/MarkInfo", "/Metadata", "/ViewerPreferences", "/OutputIntents", "/OCProperties"),
        "/AcroForm",
    )
)
_TOLD_OF_CATALOG = {"/Collection": "Collection", "/Perms": "Perms"}
_ANNOTATIONS = frozenset(
    (
        *("/Text", "/Link", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight"),
        *("/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Popup", "/Widget", "/Watermark"),
    )
)
_ACTING = ("/A", "/PA", "/OpenAction")
_SCHEMES = ("http://", "https://", "mailto:")
_MEDIA = ("/RichMediaContent", "/RichMediaSettings", "/3DD", "/Movie", "/Sound", "/FS")
_ELSEWHERE = ("/F", "/FFilter", "/FDecodeParms")

# what a library knows how to take out, and what is private without acting: thumbnails, other programs' own data
_SANITIZER = (
    Sanitizer()
    .remove_javascript()
    .remove_attachments()
    .remove_multimedia()
    .remove_thumbnails()
    .remove_private_app_data()
    .remove_web_capture()
)

Holder = Dictionary | Stream


class Cleaning:
    """Takes out of one PDF what acts; `removed` counts it by kind, `carried` lists the files that were in it."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self.removed: Counter[str] = Counter()
        self.carried: list[Carried] = []

    def clean(self) -> None:
        """The whole file."""
        self._catalog(self._pdf.Root)
        for page in self._pdf.pages:
            self._annotations(page.obj)
        for found in self._pdf.objects:
            for holder in _holders(found):
                self._files(holder)
                self._actions(holder)
                self._media(holder)
        _SANITIZER.apply(self._pdf)

    def _catalog(self, root: Object) -> None:
        if isinstance(root.get("/OpenAction"), Dictionary):
            self.removed["OpenAction"] += 1
            self._count(root.OpenAction)
        if "/AA" in root:
            self._additional(root)
        names = dictionary(root, "/Names")
        for name in sorted(set(names.keys()) - {"/Dests"}) if names is not None else ():
            self._named(root.Names, name)
        for name in sorted(set(root.keys()) - _CATALOG):
            if name in _TOLD_OF_CATALOG:
                self.removed[_TOLD_OF_CATALOG[name]] += 1
            del root[name]
        form = dictionary(root, "/AcroForm")
        if form is not None:
            self._form(form)

    def _named(self, names: Object, name: str) -> None:
        """A table of names: scripts that run when the file is opened, files, films."""
        if name != "/EmbeddedFiles":  # they are listed one by one
            self.removed[name.removeprefix("/")] += 1
        del names[name]

    def _form(self, form: Dictionary) -> None:
        if "/XFA" in form:
            self.removed["XFA"] += 1
        for name in ("/XFA", "/CO", "/NeedAppearances", "/SigFlags"):
            if name in form:
                del form[name]

    def _annotations(self, page: Object) -> None:
        held = array(page, "/Annots")
        if held is None:
            return
        kept = []
        for annotation in held:
            kind = str(annotation.get("/Subtype", "")) if isinstance(annotation, Dictionary) else ""
            if kind in _ANNOTATIONS:
                kept.append(annotation)
            else:
                self.removed[kind.removeprefix("/") or "Annot"] += 1
        page.Annots = Array(kept)

    def _files(self, holder: Holder) -> None:
        """Files that are carried, and content that is to be got from elsewhere."""
        held = dictionary(holder, "/EF")
        if held is not None:
            self._list_file(holder, held)
        for name in ("/EF", "/AF"):
            if name in holder:
                del holder[name]
        if isinstance(holder, Stream):
            self._elsewhere(holder)

    def _elsewhere(self, stream: Stream) -> None:
        """Content that a reader would get from another file."""
        if "/F" in stream:
            self.removed["ExternalFile"] += 1
        if Name.PS in (stream.get("/Subtype"), stream.get("/Subtype2")):
            self.removed["PS"] += 1  # a program for printers
            stream.write(b"")
            stream.Subtype, stream.BBox = Name.Form, Array([0, 0, 0, 0])
            if "/Subtype2" in stream:
                del stream["/Subtype2"]
        is_form = stream.get("/Subtype") == Name.Form
        for name in (*_ELSEWHERE, *(("/Ref", "/OPI") if is_form else ())):
            if name in stream:
                del stream[name]
                if name in ("/Ref", "/OPI"):
                    self.removed[name.removeprefix("/")] += 1

    def _list_file(self, holder: Holder, held: Dictionary) -> None:
        self.removed["EmbeddedFile"] += 1
        stream = next((each for each in held.values() if isinstance(each, Stream)), None)
        if stream is not None:
            data = stream.read_bytes()
            name = str(holder.get("/UF", holder.get("/F", "")))
            self.carried.append(Carried(name, hashlib.sha256(data).hexdigest(), len(data)))

    def _actions(self, holder: Holder) -> None:
        if "/AA" in holder:
            self._additional(holder)
        for name in _ACTING:
            action = holder.get(name)
            if isinstance(action, Dictionary) and _is_action(action) and not _is_harmless(action):
                self._count(action)
                del holder[name]
        if _is_action(holder) and "/Next" in holder:
            self._next(holder)
        if holder.get("/FT") == Name.Sig and "/V" in holder:
            del holder["/V"]
            self.removed["Sig"] += 1

    def _additional(self, holder: Object) -> None:
        self.removed["AA"] += 1
        held = dictionary(holder, "/AA")
        for action in held.values() if held is not None else ():
            self._count(action)
        del holder["/AA"]

    def _next(self, action: Holder) -> None:
        """What follows an action that stays: it is followed by nothing."""
        following = action["/Next"]
        for each in following if isinstance(following, Array) else (following,):
            self._count(each)
        del action["/Next"]

    def _count(self, action: Object) -> None:
        kind = action.get("/S") if isinstance(action, Dictionary) else None
        self.removed[str(kind).removeprefix("/") if isinstance(kind, Name) else "Action"] += 1

    def _media(self, holder: Holder) -> None:
        if "/Subtype" in holder and str(holder.get("/Subtype")) not in _ANNOTATIONS:
            for name in _MEDIA:
                if name in holder and "/Rect" in holder:
                    del holder[name]


def _is_action(holder: Object) -> bool:
    return isinstance(holder.get("/S"), Name) and ("/O" not in holder)


def _is_harmless(action: Dictionary) -> bool:
    """A way to a place in the file, or to an address of the web or of mail."""
    if Name.GoTo == action.S:
        return True
    address = action.get("/URI") if action.S == Name.URI else None
    return address is not None and str(address).strip().lower().startswith(_SCHEMES)


def _holders(found: Object) -> Iterator[Holder]:
    """An object and all dictionaries that stand within it."""
    waiting: list[object] = [found]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Dictionary | Stream):
            yield here
            waiting += [each for each in here.values() if _is_within(each)]
        elif isinstance(here, Array):
            waiting += [each for each in here if _is_within(each)]


def _is_within(found: object) -> bool:
    return isinstance(found, Dictionary | Array) and not found.is_indirect

"""The inside of a paragraph: runs, links, fields, marks of notes, tracked changes, pictures and text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pipeline.word.flow import FlowChange, FlowRun
from pipeline.word.flow_styles import Styles, is_on, value_of
from pipeline.word.parsing import NAMESPACES, Element, tag

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = f"{{{NAMESPACES['mc']}}}Fallback"
_LINK = re.compile(r'^\s*HYPERLINK\b(?:\s+"(?P<address>[^"]*)")?(?:[^"]*\\l\s+"(?P<place>[^"]*)")?', re.IGNORECASE)
_SIGNS = {"w:tab": " ", "w:br": " ", "w:cr": " ", "w:noBreakHyphen": "-", "w:softHyphen": "", "w:ptab": " "}
_CHANGED = {tag(f"w:{kind}"): kind for kind in ("ins", "del", "moveTo", "moveFrom")}
_GONE = ("del", "moveFrom")
_PLAIN = FlowRun("")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture within a paragraph: the relation that leads to its bytes, empty for a drawing, and its description."""

    relation: str
    description: str


@dataclass
class Inside:
    """What a paragraph holds beside its words: text boxes, pages turned, ids of comments."""

    runs: list[FlowRun] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    pictures: list[Drawn] = field(default_factory=list)
    changes: list[FlowChange] = field(default_factory=list)
    pages: int = 0


@dataclass
class _Change:
    """A tracked change that is open while its runs are read."""

    kind: str
    author: str
    date: str
    words: str = ""


class RunReader:
    """Reads the inside of one paragraph after the other; a field may begin in one and end in another."""

    def __init__(self, styles: Styles, targets: Mapping[str, str]) -> None:
        self._styles = styles
        self._targets = targets
        self._fields: list[list[str]] = []  # the instruction of each open field; a second entry once its result begins
        self._inside = Inside()
        self._change: _Change | None = None

    def read(self, paragraph: Element) -> Inside:
        """The inside of a paragraph."""
        self._inside = Inside()
        asks = any(_asks(each) for each in paragraph.iterancestors(tag("w:sdt")))
        self._children(paragraph, replace(_PLAIN, is_prompt=True) if asks else _PLAIN)
        return self._inside

    def _children(self, node: Element, look: FlowRun) -> None:
        for child in node:
            if not isinstance(child.tag, str) or child.tag == _FALLBACK:
                continue
            step = self._steps().get(child.tag)
            if step is not None:
                step(child, look)
            elif child.tag in _CHANGED:
                self._changed(child, look)
            else:
                self._children(child, look)

    def _steps(self) -> dict[str, Callable[[Element, FlowRun], None]]:
        return {
            tag("w:r"): self._run,
            tag("w:hyperlink"): self._hyperlink,
            tag("w:fldSimple"): self._simple_field,
            tag("w:sdt"): self._control,
            tag("w:pPr"): lambda node, look: None,
            tag("w:sdtPr"): lambda node, look: None,
            _MATH_TEXT: lambda node, look: self._say(node.text or "", look),
        }

    def _changed(self, node: Element, look: FlowRun) -> None:
        """What a tracked change holds; within another change it belongs to that one."""
        if self._change is not None:
            outer, kind = self._change, _CHANGED[node.tag]
            if kind in _GONE and outer.kind not in _GONE:
                self._change = _Change(kind, node.get(tag("w:author"), ""), node.get(tag("w:date"), ""))
                self._children(node, look)
                self._close()
                self._change = outer
            else:
                self._children(node, look)
            return
        self._change = _Change(_CHANGED[node.tag], node.get(tag("w:author"), ""), node.get(tag("w:date"), ""))
        self._children(node, look)
        self._close()
        self._change = None

    def _close(self) -> None:
        change = self._change
        if change is not None and change.words.strip():
            self._inside.changes.append(FlowChange(change.kind, change.author, change.date, change.words))

    def _hyperlink(self, node: Element, look: FlowRun) -> None:
        anchor = node.get(tag("w:anchor"), "")
        target = self._targets.get(node.get(tag("r:id"), ""), "")
        place = f"#{anchor}" if anchor and "#" not in target else ""  # LibreOffice parts an address at its sign
        self._children(node, replace(look, target=f"{target}{place}"))

    def _control(self, node: Element, look: FlowRun) -> None:
        self._children(node, replace(look, is_prompt=look.is_prompt or _asks(node)))

    def _simple_field(self, node: Element, look: FlowRun) -> None:
        target = _linked(node.get(tag("w:instr"), ""))
        self._children(node, replace(look, target=target) if target else look)

    def _run(self, node: Element, look: FlowRun) -> None:
        look = self._look(node, look)
        for child in node:
            if isinstance(child.tag, str):
                self._piece(child, look)

    def _look(self, node: Element, look: FlowRun) -> FlowRun:
        properties = node.find(tag("w:rPr"))
        if properties is None:
            return look
        style = self._styles[value_of(properties.find(tag("w:rStyle")))]
        bold, italic = is_on(properties, "w:b"), is_on(properties, "w:i")
        return replace(
            look,
            bold=style.bold if bold is None else bold,
            italic=style.italic if italic is None else italic,
            is_raised=value_of(properties.find(tag("w:vertAlign"))) == "superscript",
            language=value_of(properties.find(tag("w:lang"))),
        )

    def _piece(self, node: Element, look: FlowRun) -> None:
        """One piece of a run: words, a sign, a field's end, the mark of a note, a picture."""
        name = _local(node)
        if name in ("w:t", "w:delText"):
            self._say(node.text or "", look, is_gone=name == "w:delText")
        elif name in _SIGNS:
            self._inside.pages += name == "w:br" and node.get(tag("w:type")) == "page"
            self._say(_SIGNS[name], look)
        elif name == "w:sym":
            self._say(_symbol(node.get(tag("w:char"), "")), look)
        elif name in ("w:footnoteReference", "w:endnoteReference"):
            self._note(name[2], node.get(tag("w:id"), ""), look)
        elif name in ("w:fldChar", "w:instrText"):
            self._field(node, name)
        elif name == "w:commentReference":
            self._inside.comments.append(node.get(tag("w:id"), ""))
        elif name == "w:lastRenderedPageBreak":
            self._inside.pages += 1
        else:
            self._other(node, look)

    def _other(self, node: Element, look: FlowRun) -> None:
        """Pictures and text boxes; of two ways to draw one thing, the first."""
        if node.tag == _FALLBACK:
            return
        if self._change is None or self._change.kind not in _GONE:
            self._inside.pictures += _drawn(node)
        boxes = list(_boxes(node))
        self._inside.boxes += boxes
        if not boxes and node.tag not in (tag("w:drawing"), tag("w:pict"), tag("w:object"), tag("w:rPr")):
            self._children(node, look)

    def _note(self, kind: str, key: str, look: FlowRun) -> None:
        if self._change is None or self._change.kind not in _GONE:
            self._inside.runs.append(replace(look, text="", note=f"{kind}{key}"))

    def _field(self, node: Element, name: str) -> None:
        """Instructions are no words; what follows them is, until the field ends."""
        kind = node.get(tag("w:fldCharType"), "")
        if name == "w:instrText":
            if self._fields and len(self._fields[-1]) == 1:
                self._fields[-1][0] += node.text or ""
        elif kind == "begin":
            self._fields.append([""])
        elif kind == "separate" and self._fields:
            self._fields[-1].append("|")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _say(self, text: str, look: FlowRun, *, is_gone: bool = False) -> None:
        """Words: into the text, or to the change that takes them out."""
        if any(len(each) == 1 for each in self._fields):
            return
        if self._change is not None:
            self._change.words += text
        if is_gone or (self._change is not None and self._change.kind in _GONE):
            return
        links = [target for each in self._fields if (target := _linked(each[0]))]
        if links and not look.target:
            look = replace(look, target=links[-1])
        if text:
            self._inside.runs.append(replace(look, text=text))


def _linked(instruction: str) -> str:
    """Where a field's instruction links to: an address, a place in it, or one of the document's own; empty if it is no link."""
    match = _LINK.match(instruction)
    address, place = (match["address"] or "", match["place"] or "") if match else ("", "")
    return f"{address}#{place}" if place and "#" not in address else address


def _drawn(node: Element) -> Iterator[Drawn]:
    """The pictures of a drawing, new form or old, and the description of whatever else is drawn."""
    for described in node.iter(tag("wp:docPr")):
        holder = described.getparent()
        pictures = [] if holder is None else [each.get(tag("r:embed"), "") for each in holder.iter(tag("a:blip"))]
        if pictures or described.get("descr"):
            yield Drawn(pictures[0] if len(pictures) == 1 else "", described.get("descr", ""))
    for image in node.iter(tag("v:imagedata")):
        shape = image.getparent()
        if not any(each.tag == _FALLBACK for each in image.iterancestors()):
            yield Drawn(image.get(tag("r:id"), ""), "" if shape is None else shape.get("alt", ""))


def _asks(control: Element) -> bool:
    """Whether a content control shows the words that ask for it to be filled in."""
    return is_on(control.find(tag("w:sdtPr")), "w:showingPlcHdr") or False


def _boxes(node: Element) -> list[Element]:
    """The text boxes of a drawing, each once."""
    found = []
    for box in node.iter(tag("w:txbxContent")):
        if not any(each.tag == _FALLBACK or each.tag == box.tag for each in box.iterancestors() if each is not node):
            found.append(box)
    return found


def _local(node: Element) -> str:
    name = str(node.tag)
    return f"w:{name.removeprefix(tag('w:x')[:-1])}" if name.startswith(tag("w:x")[:-1]) else name


def _symbol(code: str) -> str:
    """The character of a `w:sym`; those of the symbol fonts' private area mean something only there."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= value <= 0xF8FF or value > 0x10FFFF or 0xD800 <= value <= 0xDFFF else chr(value)

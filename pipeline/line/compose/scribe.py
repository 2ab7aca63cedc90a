"""The scribe of one document: gives styles by name, and numbers to all that must be unique in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.errors import TemplateError
from pipeline.findings import Place, finding
from pipeline.line.compose.needs import FONTS
from pipeline.line.compose.numberings import Numberings, read_numberings
from pipeline.model.passage import ListMark
from pipeline.office.fonts import Fonts
from pipeline.office.words import Words
from pipeline.word.elements import Look
from pipeline.word.package import Package
from pipeline.word.parsing import W
from pipeline.word.styles import NUMBERING, STYLES, style_ids


@dataclass
class Relations:
    """The relations of one part of the document that came with the text: links and pictures."""

    prefix: str
    targets: dict[tuple[str, str], str] = field(default_factory=dict)

    def link(self, target: str) -> str:
        """The id of the relation to an address outside."""
        return self._add("hyperlink", target)

    def picture(self, part: str) -> str:
        """The id of the relation to a picture within the package."""
        return self._add("image", part)

    def _add(self, kind: str, target: str) -> str:
        return self.targets.setdefault((kind, target), f"{self.prefix}{len(self.targets) + 1}")


@dataclass
class Scribe:
    """What writing one document needs; it is made for one document and thrown away with it.

    `styles` are the ids of styles by their names in small letters, `template` is what the template is called,
    `places` are the bookmarks that links may lead to.
    """

    template: str
    styles: dict[str, str]
    numberings: Numberings
    words: Words
    language: str
    fonts: Fonts
    places: frozenset[str]
    relations: Relations = field(default_factory=lambda: Relations("rIdText"))
    note_relations: Relations = field(default_factory=lambda: Relations("rIdNote"))
    notes: list[str] = field(default_factory=list)
    lists: list[tuple[str, int, int]] = field(default_factory=list)
    _bookmarks: int = 0
    _drawings: int = 1000

    FIRST_LIST = 1001

    @classmethod
    def of(cls, package: Package, words: Words, fonts: Fonts, places: frozenset[str] = frozenset()) -> Scribe:
        """The scribe of a document in these words, with the styles and the lists of its template."""
        styles = package.xml(STYLES)
        ids = style_ids(styles)
        conclusion = next((item for item in styles if item.get(f"{W}styleId") == ids.get("conclusion")), None)
        lists = read_numberings(package.xml(NUMBERING), conclusion, FONTS)
        return cls(package.what, ids, lists, words, words.tag, fonts, places)

    def style(self, name: str) -> str:
        """The id of a style by its name; TemplateError T014 if the template lacks it."""
        try:
            return self.styles[name.lower()]
        except KeyError:
            raise TemplateError(finding("T014", Place(file=self.template), style=name)) from None

    def look(self, name: str) -> Look:
        """The look of a character style."""
        return Look(style=self.style(name))

    def next_bookmark(self) -> int:
        """A number for a bookmark."""
        self._bookmarks += 1
        return self._bookmarks

    def next_drawing(self) -> int:
        """A number for a picture."""
        self._drawings += 1
        return self._drawings

    def new_list(self, mark: ListMark, level: int) -> int:
        """The number of a new list, counted from its first mark again."""
        return self._new_list(self.numberings.lists[mark], level)

    def new_conclusions(self, first: int = 1) -> int:
        """The number of a new list of conclusions or recommendations, counted from `first`."""
        return self._new_list(self.numberings.conclusions, 0, first)

    def _new_list(self, abstract: str, level: int, first: int = 1) -> int:
        self.lists.append((abstract, level, first))
        return self.FIRST_LIST + len(self.lists) - 1

    def numbering_xml(self) -> str:
        """The `w:num` elements of all lists that were begun."""
        return "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{first}"/></w:lvlOverride></w:num>'
            for number, (abstract, level, first) in enumerate(self.lists, self.FIRST_LIST)
        )

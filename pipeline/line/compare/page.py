"""The comparison as one page to read: plain HTML that needs nothing else, with `ins` and `del` where words come and go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lxml import etree, html
from lxml.html import builder

from pipeline.findings import Finding
from pipeline.line.compare.look import policy_of, style_sheet
from pipeline.line.compare.segments import Segment, segments_of, segments_of_saying
from pipeline.line.compare.titles import Titles
from pipeline.line.compare.where import Name, where_words
from pipeline.messages import message, phrase
from pipeline.model.comparison import Change, Comparison, Line, Saying, SayingKind, Verb

Node = etree._Element
_AROUND = 1
"""Paragraphs that are shown on each side of a change."""


def write_page(found: Comparison, titles: Titles, tag: str, language: str, name: Name = str) -> bytes:
    """The page: how much changed, the facts, then the text chapter by chapter, what did not change folded away.

    `tag` is the language of the documents, `language` that of the reader, `name` gives a field path in the reader's words.
    """
    writer = _Page(found, language, tag, name)
    heading = phrase("compared_page_title", language, title=titles.meeting)
    said = f"{titles.before} → {titles.after}"
    counts = counted(found, language) or phrase("compared_same", language, before=titles.before, after=titles.after)
    body = [builder.HEADER(builder.H1(heading), builder.P(said), builder.P(counts))]
    chapters = list(writer.chapters()) if not found.is_same else []
    body += writer.contents(chapters) if len(chapters) > 1 else []
    return _whole(heading, [*body, *writer.facts(), *(section for _, section, _ in chapters)], language)


def write_editions_page(differences: Sequence[Finding], titles: Titles, language: str, name: Name = str) -> bytes:
    """The page of two editions: a row for each thing that one has otherwise than the other."""
    heading = phrase("compared_editions_heading", language)
    count = phrase("compared_differences", language, len(differences), before=titles.before, after=titles.after)
    body = [builder.HEADER(builder.H1(heading), builder.P(titles.meeting), builder.P(count))]
    heads = (phrase("compared_where", language), phrase("compared_difference", language))
    rows = [(name(each.place.path), [message(each, language).text]) for each in differences]
    return _whole(heading, [*body, *([_table(heads, rows)] if rows else [])], language)


def counted(found: Comparison, language: str) -> str:
    """How much changed, in words: `2 changes, 1 addition`; empty where nothing did."""
    told = [
        phrase("compared_count_changed", language, found.counts[Verb.CHANGED]),
        phrase("compared_count_added", language, found.counts[Verb.ADDED]),
        phrase("compared_count_removed", language, found.counts[Verb.REMOVED]),
        phrase("compared_count_moved", language, found.counts[Verb.MOVED]),
    ]
    return ", ".join(words for words, count in zip(told, found.counts.values(), strict=True) if count)


def _whole(title: str, body: Sequence[Node], language: str) -> bytes:
    sheet = style_sheet(language)
    head = builder.HEAD(
        builder.META(charset="utf-8"),
        builder.META({"http-equiv": "Content-Security-Policy", "content": policy_of(sheet)}),
        builder.META(name="viewport", content="width=device-width, initial-scale=1"),
        builder.TITLE(title),
        builder.STYLE(sheet),
    )
    page = builder.HTML({"lang": language}, head, builder.BODY(builder.MAIN(*body)))
    written: bytes = html.tostring(page, doctype="<!DOCTYPE html>", encoding="utf-8")
    return written + b"\n"


def _table(heads: Sequence[str], rows: Sequence[tuple[str, Sequence[Node | str]]]) -> Node:
    head = builder.THEAD(builder.TR(*(builder.TH(words, scope="col") for words in heads)))
    body = [builder.TR(builder.TH(first, scope="row"), builder.TD(*rest)) for first, rest in rows]
    table: Node = builder.TABLE(head, builder.TBODY(*body))
    return table


class _Page:
    """Writes the parts of one page."""

    def __init__(self, found: Comparison, language: str, tag: str, name: Name) -> None:
        self._found, self._language, self._tag, self._name = found, language, tag, name

    def facts(self) -> Iterator[Node]:
        """The facts that changed, a row each."""
        if self._found.facts:
            heads = phrase("compared_field", self._language), phrase("compared_difference", self._language)
            rows = [(self._name(each.saying.spot.path), _marked(segments_of(each))) for each in self._found.facts]
            yield builder.SECTION(builder.H2(phrase("compared_facts", self._language)), _table(heads, rows))

    def contents(self, chapters: Sequence[tuple[str, Node, int]]) -> list[Node]:
        """Links to the chapters in which something changed."""
        links = [
            builder.LI(builder.A(title, href=f"#{section.get('id')}", lang=self._tag), f" ({count})")
            for title, section, count in chapters
            if count
        ]
        return [builder.E.nav({"aria-label": phrase("compared_contents", self._language)}, builder.UL(*links))]

    def chapters(self) -> Iterator[tuple[str, Node, int]]:
        """Each chapter with its title and how much changed in it."""
        for number, lines in enumerate(_by_chapter(self._found.lines, self._found.saying), 1):
            first = self._found.saying(lines[0])
            is_titled = first.kind is SayingKind.CHAPTER
            section = builder.SECTION({"id": f"c{number}"})
            section.extend(self._folded(lines, is_titled=is_titled))
            count = sum(line.change is not None and not line.is_left for line in lines)
            yield (first.words if is_titled else ""), section, count

    def _folded(self, lines: Sequence[Line], *, is_titled: bool) -> Iterator[Node]:
        """The lines; those far from any change are folded away."""
        shown = {0} if is_titled else set()
        for number, line in enumerate(lines):
            if line.change is not None:
                shown |= set(range(number - _AROUND, number + _AROUND + 1))
        folded: list[Node] = []
        for number, line in enumerate(lines):
            if number in shown:
                yield from self._details(folded)
                folded = []
                yield self._line(line)
            else:
                folded.append(self._line(line))
        yield from self._details(folded)

    def _details(self, folded: Sequence[Node]) -> Iterator[Node]:
        if folded:
            count = phrase("compared_unchanged", self._language, len(folded))
            yield builder.E.details(builder.E.summary(count), *folded)

    def _line(self, line: Line) -> Node:
        saying, change = self._found.saying(line), line.change
        if change is None:
            return self._text(saying, segments_of_saying(saying))
        segments: Sequence[Segment] = segments_of(change)
        if line.is_left:
            segments = [Segment("-", each.words) for each in segments_of_saying(saying)]
        elif change.verb is Verb.MOVED and not any(each.sign != "=" for each in segments):
            segments = [Segment("+", each.words) for each in segments]
        what = builder.P(
            {"class": "what"},
            builder.STRONG(self._verb(line, change)),
            f" · {where}" if (where := where_words(change, self._language, self._name)) else "",
        )
        told: Node = builder.DIV({"class": "change"}, what, self._text(saying, segments))
        return told

    def _verb(self, line: Line, change: Change) -> str:
        if line.is_left:
            return phrase("compared_moved_away", self._language)
        return verb_words(change, self._language)

    def _text(self, saying: Saying, segments: Sequence[Segment]) -> Node:
        """A saying in its own element, in the language of the document."""
        tags = {SayingKind.CHAPTER: builder.H2, SayingKind.HEADING: builder.H3}
        element = tags.get(saying.kind, builder.P)
        text: Node = element({"class": saying.kind.value, "lang": self._tag}, *_marked(segments))
        return text


def verb_words(change: Change, language: str) -> str:
    """What became of a saying, in a word."""
    if change.is_look and change.verb is Verb.CHANGED:
        return phrase("compared_look", language)
    names = {
        Verb.CHANGED: phrase("compared_verb_changed", language),
        Verb.ADDED: phrase("compared_verb_added", language),
        Verb.REMOVED: phrase("compared_verb_removed", language),
        Verb.MOVED: phrase("compared_verb_moved", language),
    }
    return names[change.verb]


def _by_chapter(lines: Sequence[Line], saying: Callable[[Line], Saying]) -> Iterator[list[Line]]:
    """The lines chapter by chapter, each beginning with its heading."""
    current: list[Line] = []
    for line in lines:
        if current and saying(line).kind is SayingKind.CHAPTER:
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _marked(segments: Sequence[Segment]) -> list[Node | str]:
    """The words with their looks, those that come in `ins`, those that go in `del`."""
    made: list[Node | str] = []
    for segment in segments:
        inner: Node | str = segment.words
        for is_so, element in ((segment.italic, builder.EM), (segment.bold, builder.STRONG)):
            inner = element(inner) if is_so else inner
        if segment.language:
            inner = builder.SPAN({"lang": segment.language}, inner)
        if segment.sign != "=":
            inner = (builder.INS if segment.sign == "+" else builder.DEL)(inner)
        made.append(inner)
    return made

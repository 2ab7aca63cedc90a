"""The lists among the annexes: of participants, row by row into the input's own, and of documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pipeline.model.base import Language
from pipeline.office.office import Office
from pipeline.office.words import Words
from pipeline.reading.imports.document import Kind, SourceBlock, SourceParagraph, SourcePicture, SourceTable
from pipeline.reading.imports.persons import Grammar
from pipeline.reading.imports.words import squeezed

_COLUMNS = {
    "organisation": (
        "organisation|organization|organizacion|organizacao|institution|institucion|instituicao|entidad|organismo|body"
    ),
    "name": "name|nombre|nome|nom|participant|participante|namesurname|nombreyapellido|nombresyapellidos",
    "position": "position|cargo|fonction|funcion|funcao|title|puesto|poste",
    "country": "country|pais|pays|delegation|delegacion",
    "symbol": "symbol|signatura|simbolo|cote",
}
_ATTENDING = frozenset(
    {
        "virtual", "online", "inperson", "presencial", "remote", "remoto", "enligne", "enpersonne", "presentiel",
        "adistancia",
    }
)  # fmt: skip
_EMPTY = {"–", "-", "—", ""}


class ParticipantList:
    """Reads tables of participants; what no field holds makes a table one that is kept as text."""

    def __init__(self, office: Office, language: Language, grammar: Grammar) -> None:
        self._office = office
        self._words: Words = office.words(language)
        self._grammar = grammar

    def rows(self, blocks: Sequence[SourceBlock]) -> list[dict[str, Any]] | None:
        """The participants of a list of tables and headings; None if anything else stands there."""
        found: list[dict[str, Any]] = []
        status, delegation = "", ""
        for block in blocks:
            if isinstance(block, SourceTable):
                columns = self.columns(block)
                if columns is None:
                    return None
                more = {"delegation": delegation} if delegation else {}
                more |= {"status": status} if status else {}
                found += [self.row(dict(zip(columns, row, strict=False)), more) for row in block.texts[1:]]
            elif isinstance(block, SourcePicture):
                return None
            elif not block.text:
                continue
            elif known := self._status(block):
                status, delegation = known, ""
            elif block.kind is Kind.HEADING:
                delegation = block.text
            else:
                return None
        return found or None

    def _status(self, block: SourceParagraph) -> str:
        return next(
            (status.value for status, word in self._words.groups.items() if squeezed(word) == block.squeezed), ""
        )

    def columns(self, table: SourceTable) -> list[str] | None:
        """The fields of the columns, by their heads; None if one is not understood, or nobody is named."""
        own = self._words.columns
        known = {squeezed(getattr(own, name)): name for name in ("organisation", "name", "position", "country")}
        for name, usual in _COLUMNS.items():
            known |= {word: name for word in usual.split("|") if word not in known}
        columns = [known.get(squeezed(head), "") for head in table.texts[0]]
        sound = all(columns) and len(set(columns)) == len(columns) and {"name", "organisation"} & set(columns)
        return columns if sound and "symbol" not in columns else None

    def row(self, cells: dict[str, str], more: dict[str, Any]) -> dict[str, Any]:
        """The fields of one row: title and name parted, position, role and attendance parted."""
        fields: dict[str, Any] = {}
        said = {name: text for name, text in cells.items() if text not in _EMPTY}
        if name := said.get("name"):
            match = re.match(self._grammar.titles_re, name)
            fields |= {"title": match[0].strip(" ,")} if match and match.end() < len(name) else {}
            fields["name"] = name[match.end() :].strip() if match and match.end() < len(name) else name
        fields |= self._position(said.get("position", ""))
        if body := said.get("organisation"):
            # without a column of countries, a country that sent nobody by name stands among the organisations
            is_country = "country" not in cells and not name and self._grammar.is_state(body)
            fields["country" if is_country else "organisation"] = body
        fields |= {"country": said["country"]} if said.get("country") else {}
        if not fields:
            fields["organisation"] = "–"
        return {**fields, **more}

    def _position(self, text: str) -> dict[str, Any]:
        roles = {squeezed(word): role.value for role, word in self._words.roles.items()}
        parts = [part.strip() for part in text.split("; ") if part.strip()]
        at = next((number for number, part in enumerate(parts) if squeezed(part) in roles), None)
        if at is None and parts[1:] and squeezed(parts[-1]) in _ATTENDING:
            return {"position": "; ".join(parts[:-1]), "attendance": parts[-1]}
        if at is None:
            return {"position": text} if text else {}
        fields: dict[str, Any] = {"role": roles[squeezed(parts[at])]}
        fields |= {"position": "; ".join(parts[:at])} if at else {}
        return fields | ({"attendance": "; ".join(parts[at + 1 :])} if parts[at + 1 :] else {})


def document_rows(blocks: Sequence[SourceBlock]) -> list[dict[str, str]] | None:
    """The documents of a list: symbol and title; None if it is no such table."""
    tables = [block for block in blocks if isinstance(block, SourceTable)]
    others = [
        block
        for block in blocks
        if isinstance(block, SourcePicture) or (isinstance(block, SourceParagraph) and block.text)
    ]
    if others or not tables or any(len(row) != 2 or not all(row) for table in tables for row in table.texts):
        return None
    return [{"symbol": row[0], "title": row[1]} for table in tables for row in table.texts[1:]]

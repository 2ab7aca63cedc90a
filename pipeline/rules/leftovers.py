"""E7: nothing of a template, and no word that stood for one still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.rules.subject import Remark, Subject, remark

_LEFTOVER = re.compile(
    r"""
    \{\{ .{0,40}? \}\} | \{% .{0,40}? %\} | \{\{ | \}\} | \{% | %\}   # fields of a template
  | \b lorem \s+ ipsum \b
  | \[ (?: insert | insertar | inserir | insérer ) \b [^\]\n]{0,60} \]
  | (?-i: \b TB[ACD] \b | \b TODO \b | \b FIXME \b )
  | (?-i: \b X{4,} \b | \b x{3,} \b )
  | (?-i: \b XXX \b )                                               # or the thirtieth: see `_is_thirtieth`
  | \b (?: error | erro | erreur ) \s? ! \s                           # fields of a word processor
    (?: reference | bookmark | no \s se | marcador | fonte | indicador | source | signet ) \b .{0,40}
  | \b cli (?: ck | c | que | quez ) \s (?: \w+ \s \w+ \s )? (?: here | aquí | aqui | ici ) \s
    (?: to \s (?: enter | type ) | para \s (?: escribir | inserir | introdu ) | pour \s (?: entrer | taper ) )
  | (?-i: \b (?: PLACEHOLDER | PENDIENTE | COMPLETAR | VERIFICAR | PENDENTE | T\.B\.[ACD]\.
    | (?: POR | A | À ) \s (?: DEFINIR | CONFIRMAR | COMPLETAR | CONFIRMER | COMPLÉTER ) ) (?!\w) )
  | (?-i: \b (?: 19 | 20 ) (?: XX | xx ) \b )
  | \?{2,} | _{4,}
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Without one of these there is none; most texts have none, and looking for them is thirty times faster.
_SIGNS = (
    *("{{", "}}", "{%", "%}", "TBA", "TBC", "TBD", "T.B.", "TODO", "FIXME", "XXX", "xxx", "XX", "xx", "??", "____"),
    *("PLACEHOLDER", "PENDIENTE", "COMPLETAR", "VERIFICAR", "PENDENTE", "DEFINIR", "CONFIRM", "COMPLÉTER"),
)
_SIGNS_IN_ANY_CASE = ("[ins", "lorem", "error", "erro!", "erreur", "click", "clic ", "clique")
_TO_DO = (
    r"(?:to\s+be\s+(?:confirmed|determined|completed|defined|announced|added|decided|advised|inserted)"
    r"|por\s+(?:confirmar|definir|completar|determinar|anunciar|precisar|insertar)"
    r"|a\s+(?:confirmar|definir|completar|determinar|preencher|inserir)"
    r"|à\s+(?:confirmer|préciser|compléter|déterminer|définir|insérer))"
)
_SLOTS = (
    "name names date dates place venue amount number title institution organisation organization speaker country city position "
    "nombre fecha lugar monto cifra número título institución organización ponente orador oradora país ciudad cargo "
    "nome data local valor instituição organização cidade nom lieu montant numéro titre institution orateur pays ville fonction"
)
_BRACKETED = re.compile(
    rf"[\[<](?:{_TO_DO}|(?:{'|'.join(_SLOTS.split())})(?:\s+(?:of|of\s+the|de|del|da|do|du|des)\b[^\]>\n]{{0,40}})?"
    r"|(?:add|check|verify|fill\s+in|completar|verificar|confirmar|revisar|agregar|pendiente|preencher"
    r"|acrescentar|pendente|compléter|vérifier|ajouter|missing|pending|falta|manque)\b[^\]>\n]{0,60})\\?[\]>](?![({:])",
    re.IGNORECASE,
)
"""Words in brackets that stand for others: `[name of the minister]`, `[completar]`; `[sic]` and `[the plan]` are none."""

_ALONE = re.compile(rf"(?:^(?:- )?|[(:])\s*(?P<words>{_TO_DO})\s*(?:\)|\.?\s*$)", re.IGNORECASE | re.MULTILINE)
_NO_NUMBER = re.compile(
    r"(?<![\w-])(?:XX|xx)(?=\s?%|\s+(?:per\s+cent|percent|por\s+cien|pour\s+cent|mil\b|mill|milh|milli|billion|bilh|d[ií]as|days|de\s+"
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|janeiro|fevereiro|março|maio"
    r"|junho|julho|setembro|outubro|novembro|dezembro)|January|February|March|April|May\b|June|July|August|September|October"
    r"|November|December|janvier|février|mars|avril|mai\b|juin|juillet|août|septembre|octobre|novembre|décembre))"
    r"|(?<=[$€] )XX\b|(?<=[$€])XX\b"
)
"""Two x for a number still to come; the numeral of a century or a session has other words behind it."""

_AFTER_NUMERAL = re.compile(
    r"\.[A-Z]|\s+(?:[A-ZÀ-Þ]|regular|ordinary|special|session|meeting|reuni|sesi|sess|réunion|anivers|annivers)"
)
_BEFORE_NUMERAL = re.compile(
    r"(?:annexe?s?|anexos?|chapter|cap[íi]tulo|chapitre|centur\w+|siglo|século|title|part)\s+$", re.I
)
_ADDRESS = re.compile(r"\S*://\S*|\S+@\S+")


def template_leftovers(subject: Subject) -> Iterator[Remark]:
    """E701: `{{ }}`, `TBD`, `XXX`, `lorem ipsum` and their like, in any text but web and mail addresses.

    The gap in which a translation will stand is E703's, and a correction may take back what should not have been printed.
    """
    gap = subject.words.waiting
    for words in subject.all_words:
        if words.is_prose and words.path not in subject.judged_passages:
            continue
        addresses = None
        for start, found in _leftovers(words.text):
            if addresses is None:
                addresses = [address.span() for address in _ADDRESS.finditer(words.text)]
            if " ".join(found.split()) != gap and not any(begin <= start < end for begin, end in addresses):
                yield remark("E701", words.path, start, words=found)


def _leftovers(text: str) -> Iterator[tuple[int, str]]:
    """Each leftover of a text with its place."""
    if _may_have_one(text):
        for match in (*_LEFTOVER.finditer(text), *_NO_NUMBER.finditer(text)):
            if match[0] != "XXX" or not _is_thirtieth(text, match):
                yield match.start(), match[0]
    if "[" in text or "<" in text:
        yield from ((one.start(), one[0]) for one in _BRACKETED.finditer(text))
    yield from ((match.start("words"), match["words"]) for match in _ALONE.finditer(text))


def _may_have_one(text: str) -> bool:
    small = text.lower()
    return any(sign in text for sign in _SIGNS) or any(sign in small for sign in _SIGNS_IN_ANY_CASE)


def _is_thirtieth(text: str, match: re.Match[str]) -> bool:
    """Whether `XXX` is the roman numeral: of a session of the Council, an annex, a century."""
    return bool(_AFTER_NUMERAL.match(text, match.end()) or _BEFORE_NUMERAL.search(text[: match.start()]))

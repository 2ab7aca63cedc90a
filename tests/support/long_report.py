"""A long report of everything that a report may hold, the same each time, in any of the four languages."""

from __future__ import annotations

from random import Random
from typing import Any

_SENTENCES = {
    "en": (
        "The delegation thanked the Permanent Secretariat for the documents.",
        "It was recalled that a certificate issued in one country must be read in another.",
        "Small enterprises, he said, bear the cost of paper more than others.",
        "The first traffic figures fell by 12 % between 2022 and 2023.",
        "No objection was raised, and the proposal was noted.",
        "Several speakers asked for an office-wide, inter-secretariat inventory of the instruments in force.",
    ),
    "es": (
        "La delegación agradeció a la Secretaría Permanente los documentos preparados.",
        "Se recordó que un certificado emitido en un país ha de poder leerse en otro.",
        "Las pequeñas empresas, señaló, soportan más que otras el costo del papel.",
        "El tráfico disminuyó un 12 % entre 2022 y 2023.",
        "No hubo objeciones y se tomó nota de la propuesta.",
        "¿Qué falta, preguntó, para que «una sola ventanilla» baste?",
    ),
    "pt": (
        "A delegação agradeceu à Secretaria Permanente os documentos preparados.",
        "Recordou-se que um certificado emitido num país tem de poder ser lido noutro.",
        "As pequenas empresas, assinalou, suportam mais do que outras o custo do papel.",
        "O tráfego diminuiu 12 % entre 2022 e 2023.",
        "Não houve objeções e tomou-se nota da proposta.",
        "A informação não é, observou, o único instrumento à disposição das nações.",
    ),
    "fr": (
        "La délégation a remercié le Secrétariat permanent pour les documents préparés.",
        "On a rappelé qu'un certificat délivré dans un pays doit pouvoir être lu dans un autre.",
        "Les petites entreprises, a-t-il dit, supportent plus que d'autres le coût du papier ; il faut y remédier.",
        "Le trafic a diminué de 12 % entre 2022 et 2023.",
        "Aucune objection n'ayant été formulée, il a été pris note de la proposition.",
        "« Un seul guichet » suffit-il ? L'œuvre reste à accomplir : c'est une affaire difficile.",
    ),
}
_TITLES = {
    "en": "Regional workshop on digital trade",
    "es": "Taller regional sobre comercio digital",
    "pt": "Oficina regional sobre comércio digital",
    "fr": "Atelier régional sur le commerce numérique",
}


class _Writer:
    def __init__(self, language: str, seed: int) -> None:
        self.random, self.sentences = Random(seed), _SENTENCES[language]

    def words(self, least: int = 2, most: int = 7) -> str:
        return " ".join(self.random.choice(self.sentences) for _ in range(self.random.randint(least, most)))

    def noted(self, number: int) -> tuple[str, str]:
        link = " https://example.org/doc?id=7&lang=es#c_2" if number % 3 == 0 else ""
        return f"{self.words()}[^{number}] {self.words(1, 2)}", f"[^{number}]: {self.words(1, 3)}{link}"

    def prose(self, blocks: int, notes: int) -> str:
        """A passage of many blocks of all kinds, with its notes at the end."""
        kinds = [self.items, self.table, self.quote, self.nested]
        made, ends = [], []
        for number in range(1, notes + 1):
            text, end = self.noted(number)
            made.append(text)
            ends.append(end)
        for number in range(blocks):
            kind = kinds[number % len(kinds)] if number % 3 == 1 else self.words
            made.insert(self.random.randint(1, len(made)) if made else 0, kind())
        for heading, place in enumerate((len(made) // 3, 2 * len(made) // 3)):
            made[place:place] = [f"### {self.sentences[heading][:40].strip()}", self.words()]
        return "\n\n".join([*made, *ends])

    def items(self) -> str:
        return "\n".join(f"- {self.words(1, 2)}" for _ in range(self.random.randint(2, 5)))

    def nested(self) -> str:
        return f"1) {self.words(1, 1)}\n\n    a) {self.words(1, 1)}\n    b) {self.words(1, 1)}\n\n2) {self.words(1, 1)}"

    def quote(self) -> str:
        return f"> {self.words(2, 3)}"

    def table(self) -> str:
        rows = [f"| {self.random.choice(self.sentences)} | {n * 1.5:.1f} | {n} % |" for n in range(1, 5)]
        return "\n".join(["| A | B | C |", "|---|---:|:-:|", *rows, "", f"Table: {self.sentences[-2]}"])


def long_report(language: str, *, chapters: int = 30, notes: int = 220, seed: int = 7) -> dict[str, Any]:
    """The fields of a report of over 100 pages and `notes` notes, with groups, sections, annexes and sixty people."""
    writer = _Writer(language, seed)
    each = notes // chapters + 1
    interventions: list[dict[str, Any]] = []
    for number in range(chapters):
        if number % 5 == 0:
            interventions.append({"heading": writer.sentences[number % 6][:50].strip(), "date": "2024-09-12"})
        interventions.append({"text": writer.prose(12, each)})
    return {
        "format": 1,
        "symbol": "SP/RV-TRCD-IR-24",
        "language": language,
        "meeting": {"title": _TITLES[language], "mode": "hybrid", "date": "2024-09-12", "place": "Caracas, Venezuela"},
        "participants": _people(),
        "background": writer.prose(10, 3),
        "interventions": interventions,
        "conclusions": [writer.words(1, 4) for _ in range(30)],
        "recommendations": [f"{writer.words(1, 2)}\n\n{writer.items()}" for _ in range(12)],
        "sections": [{"title": writer.sentences[2][:45], "text": writer.prose(8, 2), "after": "conclusions"}],
        "annexes": [
            {"participants": True},
            *({"title": f"{writer.sentences[n % 6]} ({n})", "text": writer.prose(9, 1)} for n in range(1, 10)),
        ],
    }


def _people() -> list[dict[str, str]]:
    status = ("member", "observer", "secretariat")
    return [
        {
            "name": f"Ana María Núñez {n}",
            "position": "Directora de Asuntos Económicos y de Integración",
            "organisation": f"Ministerio {n}",
            "country": ("Perú", "Brasil", "Haití")[n % 3],
            "status": status[n // 20],
        }
        for n in range(60)
    ]

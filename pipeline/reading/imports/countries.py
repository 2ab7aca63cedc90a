"""Countries that are no members of the office and send people to its meetings: their names in the four languages."""

from __future__ import annotations

import re

from pipeline.reading.imports.words import squeezed

OTHER_COUNTRIES = tuple(
    name
    for line in (
        "Saint Lucia|St. Lucia|Santa Lucía|Santa Lúcia|Sainte-Lucie",
        "Saint Vincent and the Grenadines|St. Vincent and the Grenadines|San Vicente y las Granadinas",
        "São Vicente e Granadinas|Saint-Vincent-et-les-Grenadines",
        "Dominica|Commonwealth of Dominica|Dominique|Antigua and Barbuda|Antigua y Barbuda|Antígua e Barbuda",
        "Antigua-et-Barbuda|Saint Kitts and Nevis|St. Kitts and Nevis|San Cristóbal y Nieves|São Cristóvão e Névis",
        "Saint-Kitts-et-Nevis|Saint-Christophe-et-Niévès|Puerto Rico|Porto Rico|Guadeloupe|Guadalupe|Martinique|Martinica",
        "French Guiana|Guayana Francesa|Guiana Francesa|Guyane française|Guyane|Aruba|Curaçao|Curazao|Sint Maarten",
        "Cayman Islands|Islas Caimán|Turks and Caicos Islands|British Virgin Islands|Montserrat|Anguilla|Bermuda",
        "United States|United States of America|Estados Unidos|Estados Unidos de América|Estados Unidos da América",
        "États-Unis|États-Unis d'Amérique|Canada|Canadá|Spain|España|Espanha|Espagne|Portugal|France|Francia|França",
        "United Kingdom|Reino Unido|Royaume-Uni|Germany|Alemania|Alemanha|Allemagne|Italy|Italia|Itália|Italie",
        "Netherlands|The Netherlands|Países Bajos|Países Baixos|Pays-Bas|Belgium|Bélgica|Belgique|Switzerland|Suiza",
        "Suíça|Suisse|Austria|Áustria|Autriche|Norway|Noruega|Norvège|Sweden|Suecia|Suécia|Suède|Denmark|Dinamarca",
        "Danemark|Finland|Finlandia|Finlândia|Finlande|Poland|Polonia|Polônia|Pologne|Russia|Russian Federation|Rusia",
        "Federación de Rusia|Rússia|Federação Russa|Russie|Fédération de Russie|Türkiye|Turkey|Turquía|Turquia|Turquie",
        "China|Chine|Japan|Japón|Japão|Japon|Republic of Korea|South Korea|República de Corea|Corea del Sur",
        "República da Coreia|Coreia do Sul|République de Corée|Corée du Sud|India|Índia|Inde|Indonesia|Indonésie",
        "Australia|Austrália|Australie|New Zealand|Nueva Zelandia|Nueva Zelanda|Nova Zelândia|Nouvelle-Zélande",
        "Morocco|Marruecos|Marrocos|Maroc|Egypt|Egipto|Egito|Égypte|South Africa|Sudáfrica|África do Sul",
        "Afrique du Sud|Angola|Mozambique|Moçambique|Cabo Verde|Cap-Vert|Saudi Arabia|Arabia Saudita|Arábia Saudita",
        "Arabie saoudite|Israel|Israël|Qatar|United Arab Emirates|Emiratos Árabes Unidos|Émirats arabes unis",
    )
    for name in line.split("|")
)
# The stems of what people of the member states are called, squeezed, by the codes of the states.
_PEOPLES = {
    "AR": "argentin", "BS": "baham", "BB": "barbad", "BZ": "beliz|belic", "BO": "bolivi", "BR": "brasil|brazil|bresil",
    "CO": "colombi", "CU": "cuban|cubain", "CL": "chilen|chilean|chilien", "CR": "costarri|costarica", "EC": "ecuator|equator",
    "SV": "salvador", "GT": "guatemal", "GY": "guyan", "HT": "haitian|haitien", "HN": "hondur", "JM": "jamaic|jamaiq",
    "MX": "mexican|mexicain", "NI": "nicarag", "PA": "paname|panamanian", "PY": "paragua", "PE": "peruan|peruvi",
    "DO": "dominican|dominicain", "SR": "surinam", "TT": "trinit|trinidad", "UY": "urugua", "VE": "venezol|venezuel",
}  # fmt: skip
_KNOWN = frozenset(squeezed(name) for name in OTHER_COUNTRIES)


def is_other_country(words: str) -> bool:
    """Whether the words are the name of a country that is no member.

    >>> is_other_country("Sainte-Lucie"), is_other_country("Sainte-Marie")
    (True, False)
    """
    return squeezed(words) in _KNOWN


def state_of_people(word: str) -> str:
    """The code of the member state whose people are called so; empty if none is.

    >>> state_of_people("brasileira"), state_of_people("regional")
    ('BR', '')
    """
    plain = squeezed(word)
    return next((code for code, stems in _PEOPLES.items() if re.fullmatch(rf"(?:{stems})\w{{0,5}}", plain)), "")

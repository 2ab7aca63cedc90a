"""Many reports out of one: other symbols, titles, days, words and languages, the same every time."""

from __future__ import annotations

import re
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "inputs" / "2024" / "SP-RV-TRCD-IR-24.en.yaml"
LANGUAGES = ("en", "es", "pt", "fr")
_ORIGINAL = re.compile(r"^(?:original|translation):.*\n", re.MULTILINE)


def varied_inputs(folder: Path, number: int) -> list[Path]:
    """So many input files in a folder, each of another report; the languages take turns."""
    folder.mkdir(parents=True, exist_ok=True)
    text = _ORIGINAL.sub("", EXAMPLE.read_text(encoding="utf-8"))
    made = []
    for index in range(number):
        language = LANGUAGES[index % len(LANGUAGES)]
        path = folder / f"SP-RV-TR{index:03}-IR-24.{language}.yaml"
        path.write_text(_varied(text, index, language), encoding="utf-8")
        made.append(path)
    return made


def _varied(text: str, index: int, language: str) -> str:
    text = text.replace("SP/RV-TRCD-IR-24", f"SP/RV-TR{index:03}-IR-24")
    text = re.sub(r"^language: \w+$", f"language: {language}", text, count=1, flags=re.MULTILINE)
    more = f"This is report number {index} of its kind. " * (1 + index % 5)
    return re.sub(r"^background: \|\n( +)", rf"background: |\n\1{more}\n\1", text, count=1, flags=re.MULTILINE)

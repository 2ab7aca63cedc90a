"""Claims that can't both be met are told before anything is built."""

from __future__ import annotations

from pathlib import Path

from pipeline.archive.clashes import Claim, clashes
from pipeline.archive.layout import draft_place, final_place
from pipeline.archive.publish import publish
from pipeline.messages import message
from pipeline.model.symbol import Symbol
from tests.support.editions import edition


def _claim(out: Path, source: str, symbol: str, language: str = "en", revision: int | None = None) -> Claim:
    return Claim(source, final_place(out, Symbol(symbol), revision, 2024, language), Symbol(symbol))


def _told(*claims: Claim) -> list[tuple[str, str, object]]:
    found = clashes(claims)
    assert all(message(finding).text for finding in found)
    return [(finding.code, finding.place.file, finding.parameter("other")) for finding in found]


def test_languages_and_revisions_of_one_symbol_live_together(tmp_path: Path) -> None:
    symbol = "SP/RV-TSTI-IR-24"
    claims = [
        _claim(tmp_path, "a", symbol),
        _claim(tmp_path, "b", symbol, "es"),
        _claim(tmp_path, "c", symbol, "en", 1),
    ]
    assert _told(*claims) == []
    for claim in claims:
        publish(edition("new", symbol=Symbol(symbol)), claim.place)
    assert _told(*claims) == []


def test_one_edition_from_two_inputs_names_both(tmp_path: Path) -> None:
    one, two = _claim(tmp_path, "in/a.en.yaml", "SP/X-IR-24"), _claim(tmp_path, "in/b.en.yaml", "SP/x-ir-24")
    third = _claim(tmp_path, "in/c.en.yaml", "SP/Y-IR-24")
    assert _told(one, two, third) == [
        ("F011", "in/a.en.yaml", "in/b.en.yaml"),
        ("F011", "in/b.en.yaml", "in/a.en.yaml"),
    ]


def test_drafts_clash_by_name_however_the_accent_is_written(tmp_path: Path) -> None:
    names = ["Reuni\u00f3n", "reunio\u0301n"]
    claims = [Claim(name, draft_place(tmp_path, name, "es")) for name in names]
    assert [code for code, *_ in _told(*claims)] == ["F011", "F011"]


def test_two_symbols_never_share_a_key(tmp_path: Path) -> None:
    one, two = _claim(tmp_path, "a", "SP/RV TSTI"), _claim(tmp_path, "b", "SP/RV/TSTI", "es")
    assert one.place.folder == two.place.folder
    assert _told(one, two) == [("F012", "a", "b"), ("F012", "b", "a")]
    publish(edition("new", symbol=Symbol("SP/RV TSTI")), one.place)
    assert _told(two) == [("F013", "b", None)]
    assert _told(one) == []


def test_a_folder_that_differs_in_case_alone_is_taken(tmp_path: Path) -> None:
    publish(edition("new", symbol=Symbol("SP/X-IR-24")), _claim(tmp_path, "a", "SP/X-IR-24").place)
    [told] = _told(_claim(tmp_path, "b", "SP/x-ir-24"))
    assert told == ("F014", "b", str(tmp_path / "2024" / "SP-X-IR-24"))


def test_a_symbol_that_makes_no_name_is_refused(tmp_path: Path) -> None:
    assert [code for code, *_ in _told(_claim(tmp_path, "a", "漢字"))] == ["F015"]

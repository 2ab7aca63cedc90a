"""What is whose: each intervention to exactly the bodies that it belongs to, and to nobody else's copy a word of it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.desks.clearance.copies import CopyMaker
from pipeline.desks.clearance.shares import bodiless, excerpt_of, shares_of
from pipeline.settings import read_settings
from tests.support.clearing import UNTIL, all_text
from tests.support.reports import report, the_office

# The names of one body in each row: however it is called, it is that body.
BODIES = {
    "CAN": ("CAN", "Comunidad Andina"),
    "ACTO": ("ACTO", "OTCA", "Amazon Cooperation Treaty Organization"),
    "BR": ("Brazil", "Brasil"),
    "HT": ("Haiti",),
    "Foro-Azul": ("Foro Azul",),
    None: ("SELA", "Permanent Secretariat of SELA"),
}
NAMED = {key: names for key, names in BODIES.items() if key}
SHOTS = HealthCheck.too_slow, HealthCheck.function_scoped_fixture


@st.composite
def circulated(draw):
    """A report, and by token of each passage the keys of the bodies that it belongs to."""
    owners = draw(st.lists(st.sampled_from(list(BODIES)), min_size=1, max_size=6))
    people = [
        {"id": f"p{n}", "name": f"Person {n}", "organisation": draw(st.sampled_from(BODIES[key]))}
        for n, key in enumerate(owners)
    ]
    wanted, entries, items = {}, [], []
    for number in range(draw(st.integers(1, 6))):
        token = f"palabra{number}x"
        speakers = draw(st.lists(st.integers(0, len(people) - 1), max_size=2, unique=True))
        behalf = draw(st.lists(st.sampled_from(list(NAMED)), max_size=1))
        wanted[token] = ({owners[n] for n in speakers} | set(behalf if speakers else ())) - {None}
        entry = {"speaker": [f"p{n}" for n in speakers], "text": f"Somebody said {token} at length."}
        more = {"on_behalf_of": [draw(st.sampled_from(BODIES[key])) for key in behalf]}
        entries.append({**entry, **more} if speakers else {"text": entry["text"]})
        if draw(st.booleans()):
            entries.append({"heading": f"Session {number}"})
    for number in range(draw(st.integers(1, 4))):
        token = f"acuerdo{number}x"
        keys = draw(st.lists(st.sampled_from(list(NAMED)), max_size=2, unique=True))
        names = [draw(st.sampled_from(BODIES[key])) for key in keys]
        in_text = draw(st.booleans())
        wanted[token] = set(keys)
        said = f"On {token} there will be work" + (f" with {' and '.join(names)}." if in_text and names else ".")
        items.append({"text": said} if in_text else {"text": said, "responsible": names})
    return report(participants=people, interventions=entries, conclusions=items), wanted, owners


@given(circulated())
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=SHOTS)
def test_each_passage_goes_to_exactly_the_bodies_it_belongs_to(drawn):
    whole, wanted, owners = drawn
    office = the_office()
    where = Path(__file__).parent
    maker = CopyMaker(whole, where, office, read_settings(where))
    texts = {key: all_text(maker.copy_data(maker.copy(share.party, UNTIL), key)) for key, share in maker.shares.items()}
    asked = {key for keys in wanted.values() for key in keys} | set(owners) - {None}
    assert set(texts) == asked - {None}
    for token, keys in wanted.items():
        assert {key for key, text in texts.items() if token in text} == keys, token
    for number, key in enumerate(owners):
        assert {each for each, text in texts.items() if f"Person {number}" in text} == {key} - {None}


def test_the_digest_of_a_share_follows_what_it_prints_and_nothing_else():
    def digests(**fields):
        changed = report(
            participants=[{"id": "rosi", "name": "Mario Rosi", "organisation": "SICA"}, {"organisation": "ACTO"}],
            **fields,
        )
        shares = shares_of(changed, the_office())
        return {share.party.key: excerpt_of(changed, share).digest for share in shares}

    sica = [{"speaker": "rosi", "text": "He noted\nthe progress."}]
    usual = digests(interventions=sica, conclusions=["ACTO will go on."])
    same = digests(
        interventions=[{"speaker": "rosi", "text": "He noted the progress.\n", "source": "tape"}],
        conclusions=[{"text": "ACTO will go on.", "due": "2024-12", "topic": "work"}],
        background="Quite another beginning.",
    )
    assert same == usual
    moved = digests(interventions=sica, conclusions=["First, something else.", "ACTO will go on."])
    assert (moved["SICA"], moved["ACTO"] == usual["ACTO"]) == (usual["SICA"], False)
    other = digests(interventions=[{"speaker": "rosi", "text": "He noted it."}], conclusions=["ACTO will go on."])
    assert (other["ACTO"], other["SICA"] == usual["SICA"]) == (usual["ACTO"], False)


def test_those_who_belong_to_no_body_are_told():
    people = [{"id": "a", "name": "Nadie Nunca"}, {"id": "b", "name": "Otra Más"}, {"organisation": "CAN"}]
    whole = report(participants=people, interventions=[{"speaker": "a", "text": "She spoke."}])
    assert list(bodiless(whole, the_office())) == [0]

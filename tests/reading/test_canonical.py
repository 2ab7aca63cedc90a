"""The one form in which a report's input travels."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.base import Language
from pipeline.model.meeting import Meeting
from pipeline.model.report import Report
from pipeline.reading.canonical import canonical_input
from pipeline.reading.nodes import Scalar
from pipeline.reading.places import walk
from pipeline.reading.report import read_report
from pipeline.reading.source import read_source
from pipeline.reading.yaml_tree import read_tree
from tests.support.faults import WHOLE, read

ODD = "ab é漢😀 \t\n'\"\\#:-|>%@`{}[],&*!?~<=/0´\u0301\u00a0\u0338"
WORDS = st.text(st.sampled_from(ODD), min_size=1, max_size=20).filter(str.strip)
LINE = WORDS | st.sampled_from(["null", "~", "no", "017", "12:30", "- a", "a: b", "# c", "'", "---", "...", "|", "%"])
PROSE = st.lists(
    LINE | st.sampled_from(["- a\n- b", "1. a\n2. b", "> q", "### h", "\n", "    x", "*i*"]), max_size=5
).map("\n\n".join)
ID = st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9_.-]{0,5}\Z")
DAY = st.dates().map(str)


def fields(needed, **optional):
    return st.fixed_dictionaries(needed, optional=optional)


def some(*items):
    return st.lists(st.one_of(*items), max_size=3)


TEXT = PROSE.filter(str.strip)
ENTRY = {"symbol": LINE, "title": LINE}
PERSON = fields({"name": LINE}, id=ID, status=st.just("guest"))
REPORTS = fields(
    {
        "format": st.just(1),
        "language": st.sampled_from(["en", "es", "pt", "fr"]),
        "meeting": fields(
            {"title": LINE},
            titles=st.dictionaries(st.sampled_from(["en", "es", "pt", "fr"]), LINE),
            mode=st.sampled_from(["virtual", "in-person"]),
            dates=st.lists(DAY, max_size=3),
            organisers=some(fields({"name": LINE}, role=st.just("host"), organisation=LINE)),
            officers=some(fields({"role": st.just("chair"), "name": LINE})),
        ),
    },
    stage=st.sampled_from(["draft", "final"]),
    symbol=LINE,
    revision=st.integers(1, 999),
    embargo=st.datetimes(timezones=st.timezones()).map(lambda instant: instant.isoformat("T", "minutes")).filter(
        lambda text: text.count(":") == 2
    ),
    adopted=fields({}, on=DAY, by=LINE),
    subjects=st.lists(LINE, max_size=3),
    documents=some(fields(ENTRY)),
    participants=st.lists(PERSON, max_size=3, unique_by=lambda person: person.get("id")),
    background=TEXT,
    interventions=some(fields({"text": TEXT}, on_behalf_of=LINE, source=LINE), fields({"heading": LINE}, date=DAY)),
    conclusions=some(TEXT, fields({"text": TEXT}, topic=LINE, responsible=LINE)),
    sections=some(fields({"title": LINE, "text": TEXT}, after=st.just("background"))),
    annexes=some(st.just({"participants": True}), fields({"title": LINE, "text": TEXT})),
    private=LINE,
)  # fmt: skip


def without_prose(value):
    """A dump without what has a normal form of its own, and without what stays in the office."""
    if isinstance(value, dict):
        return {
            name: without_prose(below)
            for name, below in value.items()
            if name not in ("text", "background", "private", "source", "accept")
        }
    return [without_prose(below) for below in value] if isinstance(value, list | tuple) else value


@settings(derandomize=True, max_examples=250, deadline=None)
@given(REPORTS)
def test_it_reads_back_to_the_same_report_and_is_its_own_canonical_input(data):
    report = Report.model_validate(data)
    canonical = canonical_input(report)
    back = read_report(canonical, "x").report
    assert without_prose(back.model_dump()) == without_prose(report.model_dump())
    assert canonical_input(back) == canonical
    assert read_report(canonical_input(back), "x").report == back


@settings(derandomize=True, max_examples=500, deadline=None)
@given(st.text(st.characters(codec="utf-8") | st.sampled_from('\0\x07\x7f\x85\u2028\ufeff\uffff\n\t"\\'), min_size=1))
def test_any_text_at_all_can_be_written(text):
    report = Report.model_construct(
        format=1,
        language=Language.ENGLISH,
        symbol=text,
        subjects=(text, text),
        meeting=Meeting.model_construct(title=text),
    )
    root, _ = read_tree(read_source(canonical_input(report), "x"))
    assert [node.text for _, node in walk(root) if isinstance(node, Scalar)] == ["1", text, "en", text, text, text]


PLAIN = """\
format: 1
language: en
symbol: SP/X
meeting:
  title: Workshop on work
  mode: virtual
  titles: {es: Taller, fr: Atelier}
  from: 2024-04-05
  to: 2024-04-06
participants:
  - {id: rosi, name: Mario Rósi}
background: |
  One two
  three.

  Four.
interventions:
  - speaker: rosi
    text: Five six.
conclusions:
  - Seven eight.
annexes:
  - participants: true
"""
OTHERWISE = """\
# what a colleague noted
conclusions: [{text: "Seven\\
  \\x20eight."}]
annexes: [{participants: yes, documents: no}]
private: {phone: "+58"}
accept: [{code: W101, reason: looked at}]
participants: [{name: "Mario Ro\u0301si", "id": 'rosi', country: }]
"meeting": {to: "2024-04-06", from: "2024-04-05", mode: virtual,
  titles: {fr: Atelier, es: Taller}, title: Workshop   on
  work}
background: "One two three.\\n\\nFour.\\n"
interventions:
- text: >-
    Five
    six.
  source: tape 3
  speaker: [rosi]
symbol: SP/X
stage: final
type: rapporteur-report
revision: ~
format: 1
language: en
"""


def test_two_ways_to_write_a_report_have_one_canonical_input():
    assert canonical_input(read(PLAIN).report) == canonical_input(read(OTHERWISE).report)


def test_what_it_looks_like():
    assert (
        canonical_input(read(PLAIN).report).decode()
        == """\
format: 1
symbol: "SP/X"
language: en
meeting:
  title: "Workshop on work"
  titles:
    es: "Taller"
    fr: "Atelier"
  mode: virtual
  from: 2024-04-05
  to: 2024-04-06
participants:
  - id: "rosi"
    name: "Mario Rósi"
background: |-
  One two three.

  Four.
interventions:
  - speaker:
      - "rosi"
    text: |-
      Five six.
conclusions:
  - |-
    Seven eight.
annexes:
  - participants: true
"""
    )


def test_nothing_private_travels():
    text = (
        WHOLE + "private: SECRET\naccept: [{code: W101, reason: SECRET}]\ninterventions: [{text: x, source: SECRET}]\n"
    )
    assert b"SECRET" not in canonical_input(read(text).report)

"""Every character of a value is found again in the file, however the text was written."""

import re

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.reading.nodes import Scalar
from pipeline.reading.places import walk
from pipeline.reading.scalar import origins
from pipeline.reading.source import read_source
from pipeline.reading.yaml_tree import read_tree

TEXT = st.text(st.sampled_from("ab xé \n\n\t'\"\\#:-|>é漢😀´́%@`{}[],&*!?"), max_size=60)
ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "e": "\x1b", "0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f",
           "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}  # fmt: skip


def scalars(text):
    """The texts of a file, or none where it is no YAML."""
    try:
        root, _ = read_tree(read_source(text.encode(), "x"))
    except InputError:
        return []
    return [node for _, node in walk(root) if isinstance(node, Scalar)]


def stands_for(text, index, style):
    """The character that the file has at an index, in a text of this style."""
    if style == '"' and text[index] == "\\":
        sign = text[index + 1]
        length = {"x": 2, "u": 4, "U": 8}.get(sign)
        return chr(int(text[index + 2 : index + 2 + length], 16)) if length else ESCAPES.get(sign, sign)
    return text[index]


def agree(text):
    """Checks every text of a file; gives back how many characters were looked at."""
    looked_at = 0
    for scalar in scalars(text):
        found = origins(scalar, text)
        assert len(found) == len(scalar.text)
        assert found == sorted(set(found)), "two characters at one place"
        for character, index in zip(scalar.text, found, strict=True):
            shown = stands_for(text, index, scalar.style)
            assert shown == character or (shown, character) == ("\n", " "), (scalar, index)
        if scalar.style == "'":
            assert all(text[index : index + 2] == "''" for index in found if text[index] == "'")
        looked_at += len(found)
    return looked_at


@settings(derandomize=True, max_examples=1000, deadline=None)
@given(
    st.lists(TEXT, min_size=1, max_size=3),
    st.sampled_from(["|", ">", '"', "'", None]),
    st.integers(10, 100),
    st.integers(2, 9),
    st.booleans(),
)
def test_texts_as_a_program_writes_them(texts, style, width, indent, allow_unicode):
    class Dumper(yaml.SafeDumper):
        pass

    Dumper.add_representer(str, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:str", value, style))
    text = yaml.dump({"a": texts, "b": {"c": texts[0]}}, Dumper=Dumper, width=width, indent=indent,
                     allow_unicode=allow_unicode)  # fmt: skip
    text = re.sub(r"!!str ?", "", text)
    agree(text)


@settings(derandomize=True, max_examples=1500, deadline=None)
@given(
    st.sampled_from("|>"),
    st.sampled_from(["", "-", "+", "2", "2-", "+2", " # words", "- # words"]),
    st.lists(
        st.sampled_from(["", "", " ", "  ", "   ", "  a", "  b c", "  b ", "   d", "  \te", "    f", "  # g"]),
        max_size=8,
    ),
    st.sampled_from(["", "\n", "\nc: d\n", "\n# end\n", "\n\n # end\n\nc: d\n"]),
)
def test_blocks_as_people_write_them(style, indicators, rows, end):
    agree(f"b: {style}{indicators}\n" + "\n".join(rows) + end)
    nested = [f"    {row}" if row else row for row in rows]
    agree(f"a:\n  - b:\n    - {style}{indicators}\n" + "\n".join(nested) + end)


PIECES = ["a", "bc", "é", " ", "  ", "\t", "\n  ", "\n\n  ", " \n \t\n  ", "\\\n  ", "\\\n\n  \\ ", "''", "# "]
PIECES += ["\\n", "\\x41", "\\u00e9", "\\U0001F600", "\\ ", "\\t", '\\"', "\\\\", "\\_", "\\/"]


@settings(derandomize=True, max_examples=1500, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=10),
    st.sampled_from(['"', "'", ""]),
    st.sampled_from(["", "&anchor ", "&anchor\n  ", "&anchor # words\n  "]),
)
def test_quotes_and_wraps_as_people_write_them(pieces, quote, anchor):
    agree(f"a: {anchor}{quote}{''.join(pieces)}{quote}\nb:\n  - {quote}{''.join(pieces)}{quote}\n")


def test_the_properties_above_look_at_something():
    assert agree("a: >2-\n   b\n  c\n  d\n\n  e\n") == len(" b\nc d\ne")
    assert agree('a: "b\\\n   c\n  d\\u00e9"\n') == len("bc dé")
    assert agree("a: 'it''s\n  so'\n") == len("it's so")
    assert agree("a: &b # c\n  d\n  e\n") == len("d e")

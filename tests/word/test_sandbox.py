from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from pipeline.word.sandbox import FrameEnvironment, guarded, unguarded

GUARDS = "{}\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5_%#a"


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(st.sampled_from(GUARDS), max_size=30))
def test_what_is_guarded_has_no_braces_and_comes_back_as_it_was(text: str) -> None:
    hidden = guarded(text)
    assert isinstance(hidden, str)
    assert not set(hidden) & set("{}")
    assert unguarded(hidden) == text
    assert unguarded(hidden.upper()) == text.upper()


def test_lists_and_mappings_are_guarded_to_the_bottom() -> None:
    found = guarded({"a": ("{", {"b": "}"}), "n": 3, "yes": True})
    assert found == {"a": ["\ufdd0", {"b": "\ufdd1"}], "n": 3, "yes": True}


def test_markup_of_others_does_not_pass_for_ours() -> None:
    assert type(guarded(Markup("<w:p/>"))) is str


@pytest.mark.parametrize("value", [None, object(), b"x", 1.5, print])
def test_only_plain_values_are_given_to_a_template(value: object) -> None:
    with pytest.raises(TypeError):
        guarded(value)


@pytest.mark.parametrize("text", ["\x00", "a\x07", "\x0b", "\x1b", "\r", "\ud800", "\uffff"])
def test_characters_that_no_word_file_holds_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"U\+"):
        guarded(text)


def test_a_field_goes_before_a_method_of_its_name() -> None:
    environment = FrameEnvironment()
    assert environment.from_string("{{ m.items }}{{ m.title }}").render(m={"items": "I", "title": "T"}) == "IT"


def test_the_environment_has_no_names_of_its_own_and_escapes() -> None:
    environment = FrameEnvironment()
    assert environment.globals == {}
    assert environment.loader is None
    assert environment.from_string("{{ x }}").render(x="<a & 'b'>") == "&lt;a &amp; &#39;b&#39;&gt;"
    source = "".join(("{{ ", "x }}"))
    assert environment.from_string(source) is environment.from_string("{{ x }}")

from __future__ import annotations

import pytest

from pipeline.word.analysis import analyse, nearest
from pipeline.word.sandbox import FrameEnvironment


def analysis(source: str):
    return analyse(FrameEnvironment().parse(source))


@pytest.mark.parametrize(
    "source",
    [
        "words",
        "{{ title }}",
        "{{ meeting.title|upper }}",
        "{{ names[0] }}{{ names|join(', ') }}",
        "{% if a and not b == 'x' %}{{ a }}{% else %}{{ b }}{% endif %}",
        "{% for line in lines %}{{ loop.index }} {{ line }}{% else %}none{% endfor %}",
        "{% for group in groups %}{% for name in group.names %}{{ name }}{% endfor %}{% endfor %}",
        "{{ x if x is defined else 'none' }}",
        "{% raw %}{{ 9**9**9 }}{% endraw %}",
    ],
)
def test_tags_that_do_no_more_than_the_data_hold_are_bounded(source: str) -> None:
    found = analysis(source)
    assert found.bounded
    assert found.faults == ()


@pytest.mark.parametrize(
    "source",
    [
        "{{ 'x' * 10**9 }}",
        "{{ title ~ title }}",
        "{{ title.upper() }}",
        "{{ title|replace('a', 'b') }}",
        "{{ names|join(title) }}",
        "{% for a in names %}{% for b in names %}x{% endfor %}{% endfor %}",
        "{% for a in names + names %}x{% endfor %}",
        "{% for a in [1, 2] %}x{% endfor %}",
        "{% for a in names recursive %}{{ loop(names) }}{% endfor %}",
        "{% for a in names %}{% else %}{% for b in names|sort %}{% endfor %}{% endfor %}",
        "{% set x = [title, title] %}{{ x }}",
        "{% macro m() %}{{ m() }}{% endmacro %}",
        "{% filter upper %}x{% endfilter %}",
        "{{ names[1:2] }}",
        "{{ {'a': 1} }}",
    ],
)
def test_tags_that_could_do_more_are_not_bounded(source: str) -> None:
    assert not analysis(source).bounded


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ("{{ cycler.__init__.__globals__ }}", ["T010", "T010"]),
        ("{{ ''['__class__'] }}", ["T010"]),
        ("{{ _x }}", ["T010"]),
        ("{{ title.format(1) }}{{ title.format_map(m) }}", ["T010", "T010"]),
        ("{{ title|attr('x') }}{{ title|safe }}{{ names|map(attribute='x')|list }}{{ names|random }}", ["T011"] * 4),
        ("{{ title|uper }}", ["T044"]),
        ("{{ title|zzzzzz }}{{ title is qqqqqq }}", ["T043", "T043"]),
        ("{% include 'a' %}{% import 'a' as b %}{% from 'a' import b %}", ["T070"] * 3),
        ("{% extends 'a' %}", ["T070"]),
        ("{% autoescape false %}{{ title }}{% endautoescape %}", ["T071"]),
    ],
)
def test_what_a_template_may_not_do_is_found_without_running_it(source: str, codes: list[str]) -> None:
    assert sorted(fault.code for fault in analysis(source).faults) == codes


def test_names_are_those_that_the_data_must_have() -> None:
    source = "{{ a }}\n{% for b in c %}{{ b }}{{ loop.index }}{% endfor %}{{ a }}"
    source += "{% if d is defined %}{{ e|default('') }}{% endif %}"
    assert analysis(source).names == (("a", 1), ("c", 2))


def test_the_nearest_name_is_one_that_looks_like_it() -> None:
    assert nearest("titel", ("title", "mode")) == "title"
    assert nearest("qqq", ("title", "mode")) == ""

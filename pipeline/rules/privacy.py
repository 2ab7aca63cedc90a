"""E094: what is printed nowhere and yet travels may name no mailbox and no folder of a person's machine.

Printed words are the author's to answer for. The fields below go into the canonical input and the properties of the
files, where nobody reads them before they leave the house (contract, "Private").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.rules.subject import Remark, Subject, remark

_UNPRINTED = re.compile(
    r"(?:conclusions|recommendations)\[\d+\]\.(?:topic|every|due|responsible.*)"
    r"|related\[\d+\]\..*|subjects.*|meeting\.titles\..*|participants\[\d+\]\.(?:sort|pronoun)"
)
_PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # a mailbox
    r"|(?:/home|/Users|/root)/\S+|[A-Za-z]:\\+Users\\+\S+"  # a folder of somebody
)


def nothing_personal(subject: Subject) -> Iterator[Remark]:
    """E094: each mail address, and each path of somebody's folder, in a field that is printed nowhere."""
    for words in subject.all_words:
        if not words.is_prose and _UNPRINTED.fullmatch(words.path):
            for found in _PERSONAL.finditer(words.text):
                yield remark("E094", words.path, found.start(), words=found[0])

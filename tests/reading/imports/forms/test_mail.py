"""Quoted mail."""

from __future__ import annotations

from pipeline.model.passage import Run
from pipeline.reading.imports.document import SourceParagraph
from pipeline.reading.imports.forms.mail import prose


def paragraphs(*texts):
    return [SourceParagraph((Run(text, 0),)) for text in texts]


def test_quoted_lines_are_joined_to_their_paragraphs():
    said = paragraphs("Escribió:", "> El plazo vence", "> en mayo.", ">", ">> Otra cosa", ">> más.", "Saludos")
    assert prose(said) == "Escribió:\n\nEl plazo vence en mayo.\n\nOtra cosa más.\n\nSaludos"


def test_a_sign_within_a_line_is_no_quoting():
    assert prose(paragraphs("El crecimiento fue > 3 %.")) == "El crecimiento fue > 3 %."

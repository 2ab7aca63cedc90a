"""Parts of bundles: real ones, printed and finished, and what every bundle says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pipeline.pdf.bundle.part import BundleWish
from pipeline.pdf.finishing import Finishing, finish_pdf
from tests.pdf.conftest import WISH

BUNDLE = BundleWish(Finishing(title="All of it", language="en", date=datetime(2024, 4, 5, tzinfo=UTC)))


@pytest.fixture(scope="session")
def hard_part(hard):
    """The hard sample, finished."""
    return finish_pdf(hard, replace(WISH, title="Hard", labels=()))


@pytest.fixture(scope="session")
def untagged(embedded):
    """A part without tags that can be archived."""
    return finish_pdf(embedded, replace(WISH, standard="3b", claims_ua=False))

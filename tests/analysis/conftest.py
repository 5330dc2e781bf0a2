"""The shipped articles, read once for all tests of what follows from them."""

from __future__ import annotations

from pathlib import Path

import pytest

import syrnb
from syrnb import Dossier
from tests.shipped import lay_out


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return syrnb.read(lay_out(Path(tmp_path_factory.mktemp("shipped"))) / "seeds")

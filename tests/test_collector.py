"""The collector of garbage is held off for a while, and as it was before whatever happens."""

from __future__ import annotations

import gc

import pytest

from syrnb.collector import collector_held


def test_it_runs_again_afterwards() -> None:
    with collector_held():
        with collector_held():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_runs_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="within"), collector_held():
        raise ValueError("within")
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()
    try:
        with collector_held():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()

"""Holding the cycle collector back, and letting it go on."""

import gc
import weakref

import pytest

from rampath.workbook.uncollected import uncollected


class Knot:
    """Something that holds itself, so that only the collector frees it."""

    def __init__(self) -> None:
        self.itself = self


def test_that_the_collector_goes_on_afterwards_and_frees_what_was_made_meanwhile() -> None:
    with uncollected():
        assert not gc.isenabled()
        knot = weakref.ref(Knot())
        assert knot() is not None
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    gc.collect()
    assert knot() is None


def test_that_it_goes_on_where_the_reading_fails_and_stays_off_where_it_was_off() -> None:
    with pytest.raises(ValueError, match="spoilt"), uncollected():
        raise ValueError("spoilt")
    assert gc.isenabled()
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()

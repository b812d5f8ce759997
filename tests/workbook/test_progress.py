"""Telling how far a reading is: not too often, always before what takes long, and also while a job gives no sign."""

import time

import pytest

from rampath.workbook.progress import CalledOff, Ticker


def test_that_what_comes_at_once_is_told_once() -> None:
    told: list[str] = []
    tick = Ticker(told.append)
    for row in range(3):
        tick("Reading {rows} rows", rows=row)
    assert told == ["Reading 0 rows"]


def test_that_what_comes_before_something_long_is_always_told() -> None:
    told: list[str] = []
    tick = Ticker(told.append)
    tick("Reading {rows} rows", rows=1)
    tick.before_long("Reading {rows} rows", rows=2)
    tick("Reading {rows} rows", rows=3)
    assert told == ["Reading 1 rows", "Reading 2 rows"]


def test_that_a_job_without_a_sign_of_its_own_is_told_of_while_it_lasts() -> None:
    told: list[str] = []

    def job() -> str:
        while len(told) < 3:
            time.sleep(0.005)
        return "done"

    assert Ticker(told.append).during("Opening {file}", job, file="a.xlsx") == "done"
    assert set(told) == {"Opening a.xlsx"}


def test_that_a_job_s_trouble_and_a_call_off_come_through() -> None:
    def trouble() -> None:
        raise ValueError("bad")

    def call_off(_text: str) -> None:
        raise CalledOff

    with pytest.raises(ValueError, match="bad"):
        Ticker(lambda _text: None).during("Opening", trouble)
    with pytest.raises(CalledOff):
        Ticker(call_off).during("Opening", lambda: time.sleep(0.01))


def test_that_a_job_that_nobody_follows_is_done_where_it_is_asked_for() -> None:
    assert Ticker().during("Opening", lambda: 3) == 3

"""How long NATO's own workbook takes: opened and checked, read, and told in full, against calamine's bare values.

The least of several rounds, all in one run and in turns, in processor time and by the clock, both of which are told.
By the clock the ratio is less where a second processor is free, since two readers then share the sheets; where others
keep it busy, processor time is the fairer one. For opening, the less of the two is held to the limit.

Opening is all that calamine does too (every sheet, every address), with the checks before it. Read, it is known of each
of the 6,208 cells what it is, and each question is put; with the findings the edition's own arithmetic has been gone
through; the whole has an observation for each of 5,501 figures, with place, text, unit, basis and kind.

Findings and observations are made when they are asked for, so that reading alone does not hold their time, and each has
a check of its own here. Nothing is kept from one round to the next, and nothing goes on after a round has ended.

What calamine does too is held to 1.5 times its time. To have understood each cell as well is not brought down to that:
calamine's part can be shared by two processors, but to know what the cells mean is work of Python's own, which one
processor at a time can do, and alone takes longer than calamine does. Its ratio is told and not held, since it moves
by a tenth with what others do on the machine; held is the number of Python's calls, which is the same each time. It is
counted from the profiler's own entries: `pstats` keeps one of all functions that have file, line and name in common,
as the constructors of named tuples and data classes have.
"""

import cProfile
import gc
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from python_calamine import CalamineWorkbook

from rampath.domain.member import Register
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import Reading, read_workbook

ROUNDS = 40
MOST_TO_OPEN = 1.5
MOST_CALLS_TO_READ = 72_000
MOST_CALLS_TO_CHECK = 135_000
MOST_CALLS_TO_TELL = 120_000


@pytest.fixture
def file(shared_data: Path) -> Path:
    return shared_data / "workbooks" / "nato_240617-def-exp-2024-TABLES-en.xlsx"


def bare(file: Path) -> None:
    book = CalamineWorkbook.from_path(str(file))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def ratio_to_calamine(job: Callable[[], object], file: Path, benchmark: BenchmarkFixture) -> float:
    """How many times the time of the bare values a job takes, by the clock or the processors, whichever is less."""
    own, calamine = [], []
    gc.collect()
    gc.freeze()  # what earlier tests left is no part of either
    try:
        for _ in range(ROUNDS):  # in turns, so that whatever else the machine does meets both
            own.append(times_of(job))
            calamine.append(times_of(lambda: bare(file)))
    finally:
        gc.unfreeze()
    processor = min(used for used, _ in own) / min(used for used, _ in calamine)
    clock = min(passed for _, passed in own) / min(passed for _, passed in calamine)
    benchmark.extra_info["ratio to calamine"] = round(processor, 2)
    benchmark.extra_info["ratio to calamine by the clock"] = round(clock, 2)
    benchmark(job)
    return min(processor, clock)


def times_of(job: Callable[[], object]) -> tuple[float, float]:
    """The time that a job takes of the processors, and on the clock, in seconds."""
    processor, clock = time.process_time(), time.perf_counter()
    job()
    return time.process_time() - processor, time.perf_counter() - clock


def test_that_nato_s_workbook_is_opened_and_checked_in_less_than_twice_its_bare_values(
    benchmark: BenchmarkFixture, file: Path
) -> None:
    assert ratio_to_calamine(lambda: open_book(file), file, benchmark) < MOST_TO_OPEN


@pytest.mark.parametrize(
    ("asked", "most"),
    [
        (lambda reading: reading.used + reading.unused_cells == reading.cells, MOST_CALLS_TO_READ),
        (lambda reading: len(reading.findings), MOST_CALLS_TO_CHECK),
        (lambda reading: reading.observations[-1], MOST_CALLS_TO_TELL),
    ],
    ids=["read", "with its findings", "with an observation for each figure"],
)
def test_that_nato_s_workbook_is_read_in_few_steps_of_python(
    benchmark: BenchmarkFixture, file: Path, register: Register, asked: Callable[[Reading], object], most: int
) -> None:
    def job() -> object:
        return asked(read_workbook(file, register))

    ratio_to_calamine(job, file, benchmark)
    profile = cProfile.Profile()
    profile.runcall(job)
    calls = sum(entry.callcount for entry in profile.getstats())
    benchmark.extra_info["calls"] = calls
    assert most / 2 < calls < most

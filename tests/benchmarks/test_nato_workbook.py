"""How long NATO's own workbook takes: opened and checked, read, and told in full, against calamine's bare values.

Processor time, the least of several rounds, all in one run. Opening is all that calamine does too (every sheet, every
address), with the checks before it. Read, it is known of each of the 6,208 cells what it is, and each question is put;
with the findings the edition's own arithmetic has been gone through; the whole has an observation for each of 5,501
figures, with place, text, unit, basis and kind.
"""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from python_calamine import CalamineWorkbook

from rampath.domain.member import Register
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import Reading, read_workbook

ROUNDS = 15
MOST_TO_OPEN = 1.8
MOST_TO_READ = 3.8
MOST_TO_CHECK = 6.0
MOST_TO_TELL = 6.8


@pytest.fixture
def file(shared_data: Path) -> Path:
    return shared_data / "workbooks" / "nato_240617-def-exp-2024-TABLES-en.xlsx"


def bare(file: Path) -> None:
    book = CalamineWorkbook.from_path(str(file))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def least(job: Callable[[], object]) -> float:
    """The least processor time of several rounds."""
    found = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        job()
        found.append(time.process_time() - begun)
    return min(found)


def test_that_nato_s_workbook_is_opened_and_checked_in_less_than_twice_its_bare_values(
    benchmark: BenchmarkFixture, file: Path
) -> None:
    ratio = least(lambda: open_book(file)) / least(lambda: bare(file))
    benchmark.extra_info["ratio to calamine"] = round(ratio, 2)
    benchmark(lambda: open_book(file))
    assert ratio < MOST_TO_OPEN


@pytest.mark.parametrize(
    ("asked", "most"),
    [
        (lambda reading: reading.used + reading.unused_cells == reading.cells, MOST_TO_READ),
        (lambda reading: len(reading.findings), MOST_TO_CHECK),
        (lambda reading: reading.observations[-1], MOST_TO_TELL),
    ],
    ids=["read", "with its findings", "with an observation for each figure"],
)
def test_that_nato_s_workbook_is_read_in_a_few_times_its_bare_values(
    benchmark: BenchmarkFixture, file: Path, register: Register, asked: Callable[[Reading], object], most: float
) -> None:
    ratio = least(lambda: asked(read_workbook(file, register))) / least(lambda: bare(file))
    benchmark.extra_info["ratio to calamine"] = round(ratio, 2)
    benchmark(lambda: asked(read_workbook(file, register)))
    assert ratio < most

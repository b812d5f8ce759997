"""How long NATO's own workbook takes: opened and checked, and read to the last figure, against calamine's bare values.

Processor time, the least of several rounds, all in one run. Opening is all that calamine does too (every sheet, every
address), with the checks before it; the whole reading makes 5,501 figures with place, text, unit, basis and kind.
"""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from python_calamine import CalamineWorkbook

from rampath.domain.member import Register
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import read_workbook

ROUNDS = 15
MOST_TO_OPEN = 2.0
MOST_TO_READ = 8.0


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


def test_that_nato_s_workbook_is_read_whole_in_less_than_eight_times_its_bare_values(
    benchmark: BenchmarkFixture, file: Path, register: Register
) -> None:
    ratio = least(lambda: tuple(read_workbook(file, register).observations)) / least(lambda: bare(file))
    benchmark.extra_info["ratio to calamine"] = round(ratio, 2)
    benchmark(lambda: tuple(read_workbook(file, register).observations))
    assert ratio < MOST_TO_READ

"""How long a list of 200,000 rows and 15 columns takes, against calamine's bare values and against openpyxl."""

import gc
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median

import openpyxl
import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from python_calamine import CalamineWorkbook

from benchmarks.long_list import long_list_mapping, write_long_list
from rampath.domain.member import Register
from rampath.workbook.mapped import read_mapped
from rampath.workbook.opened_book import open_book
from rampath.workbook.progress import Progress, silent
from rampath.workbook.reading import Reading, reading_of

ROWS = 200_000
ROUNDS = 4
MOST_OF_CALAMINE = 1.6
LEAST_OF_OPENPYXL = 4.0
MOST_MEGABYTES = 1_000
LONGEST_SILENCE = 0.1
STATUS = Path("/proc/self/status")


@pytest.fixture(scope="module", params=["texts in cells", "shared texts"])
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("long") / "list.xlsx"
    return write_long_list(target, ROWS, shared=request.param == "shared texts")


def ours(file: Path, register: Register, progress: Progress = silent) -> Reading:
    """The whole way: the safety check, opening, the lines by their mapping, every cell accounted for."""
    book = open_book(file, progress)
    reading = reading_of(book, read_mapped(book, [long_list_mapping()], register), "list", "", register)
    progress("")  # ended; to free what was read comes after it
    return reading


def bare(file: Path) -> None:
    CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def by_openpyxl(file: Path) -> None:
    workbook = openpyxl.load_workbook(file, read_only=True, data_only=True)
    for _ in workbook.worksheets[0].iter_rows(values_only=True):
        pass
    workbook.close()


def taken(job: Callable[[], object]) -> float:
    """The processor time of a job, which the other programs of a busy machine add little to.

    What earlier tests left in memory is set aside, since the collector would look through it in a job that makes
    many objects, and not in one that makes few.
    """
    gc.collect()
    gc.freeze()
    try:
        begun = time.process_time()
        job()
        return time.process_time() - begun
    finally:
        gc.unfreeze()


def ratios(file: Path, register: Register, other: Callable[[Path], None], rounds: int) -> list[float]:
    """How many times our time another way takes, each time between two of ours, since the machine's pace changes."""
    found, before = [], taken(lambda: ours(file, register))
    for _ in range(rounds):
        between, after = taken(lambda: other(file)), taken(lambda: ours(file, register))
        found.append(2 * between / (before + after))
        before = after
    return found


def test_that_a_long_list_takes_little_longer_than_its_bare_values(
    benchmark: BenchmarkFixture, file: Path, register: Register
) -> None:
    ratio = 1 / median(ratios(file, register, bare, ROUNDS))
    benchmark.extra_info["ratio to calamine"] = round(ratio, 2)
    found = benchmark.pedantic(lambda: ours(file, register), rounds=1)  # type: ignore[no-untyped-call]
    assert found.used == ROWS * 9
    assert found.used + found.unused_cells == found.cells == ROWS * 15 + 15
    assert ratio < MOST_OF_CALAMINE


def test_that_a_list_is_read_far_faster_than_openpyxl_reads_it(
    benchmark: BenchmarkFixture, tmp_path: Path, register: Register
) -> None:
    file = write_long_list(tmp_path / "list.xlsx", ROWS // 5, shared=True)
    (ratio,) = ratios(file, register, by_openpyxl, 1)
    benchmark.extra_info["openpyxl's ratio to it"] = round(ratio, 2)
    benchmark.pedantic(lambda: ours(file, register), rounds=1)  # type: ignore[no-untyped-call]
    assert ratio > LEAST_OF_OPENPYXL


def test_that_somebody_who_follows_a_long_list_hears_of_it_ten_times_a_second(file: Path, register: Register) -> None:
    told = [time.perf_counter()]
    spent = [time.process_time()]

    def listen(_text: str) -> None:
        told.append(time.perf_counter())
        spent.append(time.process_time())

    ours(file, register, listen)
    silences = [after - before for before, after in pairwise(told)]
    busy = [after - before for before, after in pairwise(spent)]
    assert len(told) > 20
    # On a machine whose processors others use, a silence counts for no more than what was worked in it.
    assert max(min(silence, work) for silence, work in zip(silences, busy, strict=True)) < LONGEST_SILENCE


@pytest.mark.skipif(not STATUS.is_file(), reason="only Linux tells a process's own peak of memory")
def test_that_reading_a_long_list_stays_below_a_gigabyte(file: Path) -> None:
    script = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[2])\n"
        "from benchmarks.test_long_list import ours; from rampath import resources; from rampath.presets import"
        " read_register\n"
        "ours(Path(sys.argv[1]), read_register(resources.folder()))\n"
        "print(Path('/proc/self/status').read_text())"
    )
    tests = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        [sys.executable, "-c", script, str(file), str(tests)], capture_output=True, text=True, check=True
    )
    # Not getrusage: what it calls the peak begins with the size of the process that started this one.
    peak = next(line.split() for line in done.stdout.splitlines() if line.startswith("VmHWM:"))
    assert peak[2] == "kB"
    assert ROWS * 15 * 8 / 2**20 < int(peak[1]) / 1024 < MOST_MEGABYTES

"""How long 500 cells in a long workbook take, against openpyxl's load and save, and how much memory 200,000 rows do.

The times are those of a quarter of the rows: openpyxl's grow with them, and what ours begins with weighs more there.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from benchmarks.long_list import write_long_list
from rampath.workbook.patch.filling import Change, Target

ROWS, QUARTER = 200_000, 50_000
CELLS = 500
ROUNDS = 3
MOST_OF_OPENPYXL = 0.2
MOST_MEGABYTES = 400
STATUS = Path("/proc/self/status")


def patch(file: Path, out: Path, rows: int = ROWS) -> None:
    target = Target(file)
    changes = [
        Change("List", (2 + at * (rows // CELLS), 8 if at % 10 else 4), float(at) if at % 10 else f"Line {at}")
        for at in range(CELLS)
    ]
    outcome = target.fill(target.diff(changes), out, lambda _diff: False)
    assert len(outcome.written) == CELLS


@pytest.mark.parametrize("shared", [False, True])
def test_that_filling_takes_a_fifth_of_openpyxl(tmp_path: Path, *, shared: bool) -> None:
    file = write_long_list(tmp_path / "list.xlsx", QUARTER, shared=shared)

    def by_openpyxl() -> None:
        openpyxl.load_workbook(file).save(tmp_path / "theirs.xlsx")

    ours = min(taken(lambda: patch(file, tmp_path / "ours.xlsx", QUARTER)) for _ in range(ROUNDS))
    theirs = taken(by_openpyxl)
    print(f"{ours:.2f} s against {theirs:.2f} s")
    assert ours / theirs < MOST_OF_OPENPYXL


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.skipif(not STATUS.is_file(), reason="only Linux tells a process's own peak of memory")
def test_that_filling_takes_little_memory(tmp_path: Path, *, shared: bool) -> None:
    file = write_long_list(tmp_path / "list.xlsx", ROWS, shared=shared)
    script = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[3])\n"
        "from benchmarks.test_filling import patch; patch(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "print(Path('/proc/self/status').read_text())"
    )
    tests = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        [sys.executable, "-c", script, str(file), str(tmp_path / "again.xlsx"), str(tests)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    peak = next(line.split() for line in done.stdout.splitlines() if line.startswith("VmHWM:"))
    print(f"{int(peak[1]) / 1024:.0f} MB")
    assert 50 < int(peak[1]) / 1024 < MOST_MEGABYTES


def taken(job: Callable[[], object]) -> float:
    """The processor time of a job."""
    begun = time.process_time()
    job()
    return time.process_time() - begun

"""Files read in a process of its own that may neither take long nor much memory: dying in it is a failure, too.

As a program it reads one file's name a line, and says for each in a line of JSON how reading it ended.
"""

import json
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from math import isfinite
from pathlib import Path
from queue import SimpleQueue

MOST_MEMORY = 1_200_000_000
"""How much memory reading a file may take beyond what the program takes without one, in bytes."""
MOST_SECONDS = 20
"""How much of the processor's time it may take, whatever else the machine does; ten times as much by the clock."""
_MOST_CELLS = 60_000
"""A sheet of more cells is not asked for each of them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How reading a file ended.

    `kind` is "read", "refused", "crash" for any other exception, or "death" for a process that did not survive it.
    `said` is the refusal or the traceback, `faults` what a reading must not be, in words.
    """

    kind: str
    said: str
    seconds: float = 0.0
    observations: int = 0
    findings: int = 0
    faults: tuple[str, ...] = ()


def outcomes(
    files: Sequence[Path],
    processes: int = 2,
    *,
    make: Callable[[Path], object] | None = None,
    memory: int = MOST_MEMORY,
    seconds: float = MOST_SECONDS,
) -> list[Outcome]:
    """How reading each file ends, in their order; those that `make` makes are there only while they are read."""
    cages: SimpleQueue[Cage] = SimpleQueue()
    for _ in range(processes):
        cages.put(Cage(memory, seconds))

    def read(file: Path) -> Outcome:
        cage = cages.get()
        try:
            if make is None:
                return cage.read(file)
            make(file)
            found = cage.read(file)
            file.unlink()
            return found
        finally:
            cages.put(cage)

    with ThreadPoolExecutor(processes) as pool:
        found = [*pool.map(read, files)]
    while not cages.empty():
        cages.get().close()
    return found


class Cage:
    """One process that reads files; a new one takes its place when it dies."""

    def __init__(self, memory: int, seconds: float) -> None:
        self._limits = (str(memory), str(seconds))
        self._process: subprocess.Popen[str] | None = None

    def read(self, file: Path) -> Outcome:
        process = self._process = self._process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(f"{file}\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            self._process = None
            process.stdin.close()
            process.stdout.close()
            return Outcome("death", f"{file.name}: the process died with {process.wait()}")
        told = json.loads(line)
        return Outcome(**{**told, "faults": tuple(told["faults"])})

    def close(self) -> None:
        if self._process is not None and self._process.stdin is not None and self._process.stdout is not None:
            self._process.stdin.close()
            self._process.wait(timeout=60)
            self._process.stdout.close()

    def _started(self) -> subprocess.Popen[str]:
        paths = os.pathsep.join(path for path in sys.path if path)
        return subprocess.Popen(
            [sys.executable, "-W", "ignore", __file__, *self._limits],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env={**os.environ, "PYTHONPATH": paths},
        )  # fmt: skip


def _main() -> None:
    """What runs inside: limits first, then one file after the other."""
    from rampath import resources
    from rampath.opening import presets_in

    presets = presets_in(resources.folder())
    _limit_memory(int(sys.argv[1]))
    for line in sys.stdin:
        _limit_time(float(sys.argv[2]))
        told = json.dumps(asdict(_read(Path(line.rstrip("\n")), presets)))
        _limit_time(0)
        sys.stdout.write(told + "\n")
        sys.stdout.flush()


def _limit_memory(most: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + most, taken + most))


def _limit_time(seconds: float) -> None:
    if sys.platform != "win32":
        import signal

        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, 10 * seconds)


def _read(file: Path, presets: object) -> Outcome:
    from rampath.opening import Presets
    from rampath.workbook.opened_book import open_book
    from rampath.workbook.reading import read_book
    from rampath.workbook.safety import WorkbookRefused

    assert isinstance(presets, Presets)
    begun = time.process_time()
    try:
        book = open_book(file)
        faults = [*_faults_of_book(book)]
        reading = read_book(book, presets.register, presets.profiles)
        faults += _faults(reading)
    except WorkbookRefused as refusal:
        if isinstance(refusal.__cause__, MemoryError):
            return Outcome("crash", "too little memory", time.process_time() - begun)
        said = str(refusal)
        faults = [] if said.endswith(".") else ["a refusal ends with a full stop"]
        return Outcome("refused", said, time.process_time() - begun, faults=(*faults, *_faults_of_sentence(said)))
    except Exception:  # noqa: BLE001 - whatever it is, it should not have come through
        return Outcome("crash", traceback.format_exc(), time.process_time() - begun)
    return Outcome(
        "read", "", time.process_time() - begun, len(reading.observations), len(reading.findings), tuple(faults)
    )


def _faults_of_book(book: object) -> Iterator[str]:
    """Everything that a sheet can be asked for, and whether it agrees."""
    from rampath.workbook.grid import Book

    assert isinstance(book, Book)
    for sheet in book.sheets:
        asked = (sheet.merged, sheet.formulas, sheet.comments, sheet.hidden_columns, sheet.styles, sheet.hidden_rows)
        assert len(asked) == 6
        count = sheet.count()
        if count < _MOST_CELLS and count != len(sheet.cells):
            yield f"{sheet.name}: counted {count} cells of {len(sheet.cells)}"
        if count < _MOST_CELLS and count != sum(map(len, sheet.lines)):
            yield f"{sheet.name}: counted {count} cells, and {sum(map(len, sheet.lines))} line by line"
    for finding in book.findings:
        yield from _faults_of_sentence(finding.message)


def _faults(reading: object) -> Iterator[str]:
    from rampath.workbook.reading import Reading

    assert isinstance(reading, Reading)
    if reading.used + reading.unused_cells != reading.cells:
        yield f"{reading.used} used and {reading.unused_cells} unused are not {reading.cells} cells"
    yield from (f"{row.cell} is {row.value}" for row in reading.observations if not isfinite(row.value))
    for finding in reading.findings:
        yield from _faults_of_sentence(finding.message)


def _faults_of_sentence(said: str) -> Iterable[str]:
    """A sentence ends as sentences do, also where it ends with a text that was cut."""
    if not said.endswith((".", "…", "?", "”")) or "\n" in said or "Traceback" in said or len(said) > 2_000:
        yield f"no sentence for people: {said[:300]!r}"


if __name__ == "__main__":
    _main()

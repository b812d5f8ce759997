"""Drags a handle many thousand times in the sample plan and says what that does to memory.

    QT_QPA_PLATFORM=offscreen python tests/benchmarks/soak.py [STEPS]

With 100,000 steps (the default) it takes about 20 minutes. It ends with 1 where memory at the end is more than 5 %
above where it stood after the first 1,000 steps. What is counted is the memory that the process holds (VmRSS).
"""

import gc
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "desktop"), str(ROOT / "tests")]

FIRST, SHOWN = 1_000, 10_000
MOST = 1.05


def held() -> float:
    """The memory that this process holds, in megabytes."""
    gc.collect()
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def main(steps: int) -> int:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from benchmarks.drag import LEFT, NONE, grabbed, places, send
    from rampath import resources
    from rampath.app import Program
    from rampath.doors.filing import doors_for
    from rampath.doors.importing import import_doors_for, source_doors
    from rampath.opening import open_file, presets_in
    from rampath.presets import read_markings

    qt = QApplication(["rampath"])
    folder = resources.folder()
    presets = presets_in(folder)

    def day() -> date:
        return date(2026, 11, 24)

    opened = open_file(resources.sample(), presets)
    program = Program(qt, opened, doors_for(folder, presets, day), import_doors_for(presets, day), source_doors(),
                      read_markings(folder), None)  # fmt: skip
    window = program.window
    window.resize(1600, 1000)
    window.show()
    window.stage.look(member="BEL")
    QApplication.processEvents()
    editor = window.path.editor
    at = grabbed(editor, 2035)
    begun, first = time.perf_counter(), 0.0
    for step, place in zip(range(1, steps + 1), places(at), strict=False):
        send(editor, QEvent.Type.MouseMove, place, NONE, LEFT)
        QApplication.processEvents()
        if step == FIRST:
            first = held()
        if step in {FIRST, steps} or step % SHOWN == 0:
            spent = (time.perf_counter() - begun) / step * 1000
            print(f"{step:>7} steps: {held():7.1f} MB, {spent:.1f} ms a step", flush=True)
    send(editor, QEvent.Type.MouseButtonRelease, at, LEFT, NONE)
    last = held()
    print(f"{last / first - 1:+.1%} since the first {FIRST} steps")
    program.end()
    return 0 if last <= first * MOST else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))

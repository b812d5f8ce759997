"""The program in a real window on a virtual screen, with a mouse and keys that the X server itself moves."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_STEPS = 8


class Desk:
    """The program, and the hands in front of it."""

    def __init__(self, display: str) -> None:
        self._environment = {
            **os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "desktop"), str(ROOT / "tests")]),
        }  # fmt: skip
        self.program = subprocess.Popen(
            [sys.executable, str(ROOT / "tests" / "xvfb" / "desk.py")], env=self._environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        self._hear()
        time.sleep(1)

    def ask(self, question: str) -> str:
        assert self.program.stdin is not None
        self.program.stdin.write(question + "\n")
        self.program.stdin.flush()
        return self._hear()

    def place(self, question: str) -> tuple[int, int]:
        x, y = self.ask(question).split()
        return int(x), int(y)

    def hands(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._environment, check=True, timeout=20)
        time.sleep(0.15)

    def drag(self, begin: tuple[int, int], end: tuple[int, int], *, held: str = "") -> None:
        """Press the left button, move in steps, and let go; with a key held all the while."""
        self.hands("mousemove", *map(str, begin))
        if held:
            self.hands("keydown", held)
        self.hands("mousedown", "1")
        for step in range(1, _STEPS + 1):
            x, y = (begin[i] + (end[i] - begin[i]) * step // _STEPS for i in (0, 1))
            self.hands("mousemove", str(x), str(y))
        self.hands("mouseup", "1")
        if held:
            self.hands("keyup", held)

    def close(self) -> str:
        assert self.program.stdin is not None
        self.program.stdin.write("quit\n")
        self.program.stdin.flush()
        _out, errors = self.program.communicate(timeout=30)
        return errors

    def _hear(self) -> str:
        assert self.program.stdout is not None
        said = self.program.stdout.readline().strip()
        if not said:
            pytest.fail(f"the program said nothing more: {self.program.communicate(timeout=10)[1]}")
        return said


@pytest.fixture
def desk() -> Iterator[Desk]:
    lacking = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
    if lacking:
        pytest.skip(f"{' and '.join(lacking)} is not installed: the checks with a real mouse were left out")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=[write], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    found = Desk(f":{number}")
    try:
        yield found
    finally:
        found.program.kill()
        found.program.wait()
        server.terminate()
        server.wait()


def test_that_a_real_mouse_drags_selects_and_types(desk: Desk) -> None:
    x, y = desk.place("where 2035")
    desk.drag((x, y), (x, y + 40))
    lowered = float(desk.ask("share 2035"))
    assert lowered < 0.035
    assert desk.ask("steps") == "1"

    desk.hands("key", "ctrl+z")
    assert float(desk.ask("share 2035")) == pytest.approx(0.035)

    desk.hands("mousemove", *map(str, desk.place("where 2030")))
    desk.hands("click", "--repeat", "2", "--delay", "60", "1")
    assert desk.ask("steps") == "1"  # the redo is gone, and the dot is an anchor

    left, right = desk.place("where 2029"), desk.place("where 2035")
    desk.drag((left[0], left[1] + 60), (right[0] + 8, right[1] - 20))
    assert desk.ask("chosen") == "2030 2035"
    before = float(desk.ask("share 2030"))
    desk.hands("key", "Down")
    assert float(desk.ask("share 2030")) < before

    desk.hands("mousemove", *map(str, desk.place("year 2032")), "click", "1")
    desk.hands("key", "ctrl+a")
    desk.hands("type", "2.9")
    desk.hands("key", "Return")
    assert float(desk.ask("share 2032")) == pytest.approx(0.029)
    assert "Traceback" not in desk.close()


def test_that_a_drag_that_ends_outside_the_window_and_a_second_button_leave_nothing_half_done(desk: Desk) -> None:
    x, y = desk.place("where 2035")
    desk.drag((x, y), (x + 10, 890))
    assert float(desk.ask("share 2035")) == 0.0
    assert desk.ask("steps") == "1"
    desk.hands("key", "ctrl+z")
    x, y = desk.place("where 2035")
    desk.hands("mousemove", str(x), str(y), "mousedown", "1")
    desk.hands("mousemove", str(x), str(y + 30))
    desk.hands("click", "3")
    desk.hands("mouseup", "1")
    assert float(desk.ask("share 2035")) == pytest.approx(0.035)
    assert "Traceback" not in desk.close()

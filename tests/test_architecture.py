"""The rules of the house that a machine can check."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_that_imports_point_downwards() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, check=False, env={"PYTHONPATH": "desktop", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert "0 broken" in done.stdout, done.stdout + done.stderr


def test_that_no_file_of_the_program_has_more_than_four_hundred_lines() -> None:
    long = {
        str(file.relative_to(ROOT)): lines
        for file in (ROOT / "desktop").rglob("*.py")
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def test_that_no_module_opens_a_connection() -> None:
    """The program works offline: none of its modules imports what talks to a network."""
    talkers = {"socket", "http", "urllib.request", "ssl", "ftplib", "smtplib", "PySide6.QtNetwork", "requests"}
    guilty = [
        f"{file.name}: {line}"
        for file in (ROOT / "desktop").rglob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith(("import ", "from ")) and line.split()[1] in talkers
    ]
    assert guilty == []


def test_that_every_table_lets_go_of_the_keyboard() -> None:
    """Qt's own table keeps Tab to itself; ours is made from it in one place, and the others from ours."""
    guilty = [
        f"{file.name}: {line.strip()}"
        for file in (ROOT / "desktop").rglob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if re.search(r"class .*\(QTableView|QTableView\(|QTableWidget", line)
    ]
    assert guilty == ["table.py: class Table(QTableView):"]

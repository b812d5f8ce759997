"""Jobs without a window: no Qt is loaded, and the pages and the self-check need no display."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[2]


def rampath(*arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    """Run in a process of its own, without a display and with Python's warnings as errors."""
    script = "import sys; from rampath.cli import run; r = run(sys.argv[1:]);" + code + "sys.exit(r)"
    gone = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {key: value for key, value in os.environ.items() if key not in gone}
    environment["PYTHONPATH"] = str(ROOT / "desktop")
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", script, *arguments],
        capture_output=True, encoding="utf-8", env=environment, timeout=120, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def plan_file(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("headless") / "plan.xlsx"
    done = rampath("plan", str(sample), "--commitment", "hague-2035", "-o", str(file), "--marking", "NATO UNCLASSIFIED")
    assert (done.returncode, done.stderr) == (0, "")
    return file


def test_that_reading_planning_and_projecting_load_no_qt(sample: Path, plan_file: Path, tmp_path: Path) -> None:
    qt = "{'PySide6', 'shiboken6', 'pyqtgraph'}"
    check = f"assert 'rampath.domain.plan' in sys.modules; assert not {qt} & {{n.split('.')[0] for n in sys.modules}};"
    for arguments in (
        ["read", str(sample)],
        ["plan", str(sample), "--commitment", "wales-2014", "-o", str(tmp_path / "plan.xlsx")],
        ["project", str(plan_file), "--json"],
    ):
        done = rampath(*arguments, code=check)
        assert (done.returncode, done.stderr) == (0, "")


def test_that_the_report_is_written_without_a_display_and_marked_on_each_page(plan_file: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "pack.pdf"
    done = rampath("report", str(plan_file), "-o", str(pdf), "--members", "EST,FRA", "--date", "2026-11-24")
    assert (done.returncode, done.stderr) == (0, "")
    pages = [page.extract_text() for page in PdfReader(pdf).pages]
    assert len(pages) >= 12
    assert [page.count("NATO UNCLASSIFIED") for page in pages] == [3] + [2] * (len(pages) - 1)  # the cover names it
    assert all("24 November 2026" in page for page in pages)


def test_that_a_marking_named_for_a_report_stands_on_its_pages(plan_file: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "pack.pdf"
    done = rampath(
        "report",
        str(plan_file),
        "-o",
        str(pdf),
        "--members",
        "EST",
        "--marking",
        "EXERCISE ONLY",
        "--pages",
        "members,ranked",
    )
    assert done.returncode == 0
    assert done.stderr == "The marking was lowered from NATO UNCLASSIFIED to EXERCISE ONLY by hand.\n"
    # at top and bottom, and whole under the chart, since no policy has a short form of it
    assert all(page.extract_text().count("EXERCISE ONLY") == 3 for page in PdfReader(pdf).pages)


def test_that_a_marking_that_no_policy_knows_is_told_and_still_printed(plan_file: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "pack.pdf"
    done = rampath(
        "report", str(plan_file), "-o", str(pdf), "--members", "EST", "--marking", "GEHEIM", "--pages", "members"
    )
    assert done.returncode == 0
    assert "“GEHEIM” is no label of the policies" in done.stderr
    assert all(page.extract_text().count("GEHEIM") == 3 for page in PdfReader(pdf).pages)


@pytest.mark.parametrize(
    ("options", "size"),
    [(["--paper", "A3"], (420, 297)), (["--portrait"], (210, 297)), (["--paper", "Letter"], (279.4, 215.9))],
)
def test_that_a_report_is_written_for_the_paper_that_was_named(
    plan_file: Path, tmp_path: Path, options: list[str], size: tuple[float, float]
) -> None:
    pdf = tmp_path / "pack.pdf"
    done = rampath("report", str(plan_file), "-o", str(pdf), "--members", "EST", *options)
    assert (done.returncode, done.stderr) == (0, "")
    for page in PdfReader(pdf).pages:
        box = page.mediabox
        assert (float(box.width) * 25.4 / 72, float(box.height) * 25.4 / 72) == pytest.approx(size, abs=0.5)


def test_that_the_self_check_finds_all_well() -> None:
    done = rampath("self-check")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.rstrip().endswith("All is well.")


def test_that_a_window_without_a_display_is_refused_in_a_sentence() -> None:
    if sys.platform != "linux":
        return
    done = rampath("window")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no display" in done.stderr


def test_that_a_system_without_qt_s_libraries_is_told_in_a_sentence(plan_file: Path, tmp_path: Path) -> None:
    script = "import sys; sys.modules['PySide6.QtGui'] = None; from rampath.cli import run; sys.exit(run(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", script, "report", str(plan_file), "-o", str(tmp_path / "x.pdf")],
        capture_output=True, encoding="utf-8", env={"PYTHONPATH": str(ROOT / "desktop")}, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("Qt cannot be loaded")
    assert done.stderr.count("\n") == 1

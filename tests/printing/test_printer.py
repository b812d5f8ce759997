"""Printing where the printer fails: told in a sentence, and what it prints to is whole or as it was."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from typing_extensions import override

from rampath.domain.plan import Plan
from rampath.printing import report
from rampath.printing.report import print_report
from rampath.printing.writing import NotWritten

from .conftest import FONTS, ordered

pytestmark = pytest.mark.usefixtures("qapp")


class Vanishing(QPrinter):
    """A printer that takes one page and no more."""

    @override
    def newPage(self) -> bool:
        return False


def printing_to(file: Path, printer: QPrinter | None = None) -> QPrinter:
    found = printer or QPrinter(QPrinter.PrinterMode.HighResolution)
    found.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    found.setOutputFileName(str(file))
    return found


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file with something in it that must not be lost."""
    file = tmp_path / "printed.pdf"
    file.write_bytes(b"before")
    return file


def test_that_a_printer_that_vanishes_is_told_with_the_page_and_leaves_the_file_as_it_was(
    plan: Plan, target: Path
) -> None:
    printer = printing_to(target, Vanishing(QPrinter.PrinterMode.HighResolution))
    with pytest.raises(NotWritten, match=r"Printing stopped before page 2, .* takes no more pages"):
        print_report(plan, ordered("BEL"), FONTS, printer)
    assert target.read_bytes() == b"before"
    assert list(target.parent.iterdir()) == [target]


def test_that_an_output_that_cannot_be_reached_is_told(plan: Plan, tmp_path: Path) -> None:
    printer = printing_to(tmp_path / "missing" / "printed.pdf")
    with pytest.raises(NotWritten, match=r"printed\.pdf was not written .*; choose another name or folder"):
        print_report(plan, ordered("BEL"), FONTS, printer)
    assert list(tmp_path.iterdir()) == []


def test_that_a_folder_in_the_place_of_the_output_is_told_and_not_replaced(plan: Plan, tmp_path: Path) -> None:
    folder = tmp_path / "printed.pdf"
    folder.mkdir()
    with pytest.raises(NotWritten, match=r"that is no file\. Choose another name"):
        print_report(plan, ordered("BEL"), FONTS, printing_to(folder))
    assert list(tmp_path.iterdir()) == [folder]
    assert folder.is_dir()


def test_that_an_output_that_was_cut_short_is_told_and_leaves_the_file_as_it_was(
    plan: Plan, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a full disk does: Qt says nothing of it."""
    drawing = report.draw_pages

    def cut_short(*given: Any, **more: Any) -> object:
        drawn = drawing(*given, **more)
        beside = next(file for file in target.parent.iterdir() if file != target)
        beside.write_bytes(beside.read_bytes()[:5000])
        return drawn

    monkeypatch.setattr(report, "draw_pages", cut_short)
    with pytest.raises(NotWritten, match=r"printed\.pdf was not written; .* make room on the disk"):
        print_report(plan, ordered("BEL"), FONTS, printing_to(target))
    assert target.read_bytes() == b"before"
    assert list(target.parent.iterdir()) == [target]


def test_that_an_output_that_is_open_elsewhere_is_told_and_stays(
    plan: Plan, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(_file: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", taken)
    with pytest.raises(NotWritten, match="close the file where it is open"):
        print_report(plan, ordered("BEL"), FONTS, printing_to(target))
    assert target.read_bytes() == b"before"
    assert list(target.parent.iterdir()) == [target]


def test_that_a_job_that_is_called_off_leaves_the_file_as_it_was(plan: Plan, target: Path) -> None:
    class CalledOffError(Exception):
        pass

    def stop(said: str) -> None:
        if said == "Page 2 of 2":
            raise CalledOffError

    with pytest.raises(CalledOffError):
        print_report(plan, ordered("BEL"), FONTS, printing_to(target), progress=stop)
    assert target.read_bytes() == b"before"
    assert list(target.parent.iterdir()) == [target]


def test_that_only_the_pages_that_were_asked_for_are_printed(plan: Plan, target: Path) -> None:
    printer = printing_to(target)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert print_report(plan, ordered("BEL", "EST", "USA"), FONTS, printer) == 2
    texts = [" ".join(page.extract_text().split()) for page in PdfReader(target).pages]
    assert ["Page 2 of 4" in texts[0], "Page 3 of 4" in texts[1]] == [True, True]


def test_that_pages_that_do_not_exist_are_told_and_nothing_is_printed(plan: Plan, target: Path) -> None:
    printer = printing_to(target)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(60, 70)
    with pytest.raises(NotWritten, match="there are 2 pages, and pages 60 to 70 were asked for; choose others"):
        print_report(plan, ordered("BEL"), FONTS, printer)
    assert target.read_bytes() == b"before"

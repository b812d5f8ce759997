"""The report as a reader of the file finds it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QHashSeed
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter

from rampath.domain.commitment import Pillar
from rampath.domain.member import CurrencyPeriod, Member, Register
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, project
from rampath.printing.report import press_for, print_report, report
from rampath.printing.writing import NotWritten
from rampath.wording import number

from .conftest import DAY, FONTS, MARKING, PORTION, ordered
from .drawing import fonts_of

pytestmark = pytest.mark.usefixtures("qapp")

ALL = ("BEL", "EST", "MKD", "SVN", "USA", "ISL", "NATO")
Written = Callable[..., PdfReader]


def write(plan: Plan, target: Path, *members: str) -> int:
    order = ordered(*members)
    return report(plan, order, press_for(order, FONTS), target)


def test_a_report_has_a_ranked_page_and_a_page_for_each_member(written: Written) -> None:
    texts = [page.extract_text() for page in written("BEL", "NATO").pages]
    assert "1 of 5 members at 3.5\u2009% or more in 2026e, 1 below 2\u2009%" in texts[0]
    assert "Belgium rises from 2.00\u2009% to 3.50\u2009% of GDP by 2035" in texts[1]
    assert "NATO Total" in texts[2]


def test_the_marking_stands_twice_on_each_page(written: Written) -> None:
    for page in written(*ALL).pages:
        assert page.extract_text().count(MARKING) == 2


def test_without_a_marking_the_page_says_so_and_names_none(written: Written) -> None:
    for page in written("BEL", marking="").pages:
        assert page.extract_text().count("No marking set") == 2
        assert "UNCLASSIFIED" not in page.extract_text()


def test_a_long_marking_is_never_cut(written: Written) -> None:
    marking = " ".join(["NATO RESTRICTED RELEASABLE TO PARTNERS"] * 12)
    for page in written("BEL", marking=marking).pages:
        words = page.extract_text().split()
        assert words.count("RELEASABLE") == 24
        assert "…" not in page.extract_text()


def test_each_page_says_which_of_how_many_it_is(written: Written) -> None:
    pages = written(*ALL).pages
    for i, page in enumerate(pages):
        assert f"Page {i + 1} of {len(pages)}" in page.extract_text()


def test_each_page_names_edition_price_basis_scenario_version_and_date(written: Written) -> None:
    for page in written(*ALL).pages:
        text = page.extract_text()
        assert "Source: NATO July 2026" in text
        assert "constant 2021 prices" in text
        assert "Hague 2035 · Rampath" in text
        assert "24 November 2026" in text


@pytest.mark.parametrize("member", ["BEL", "EST", "USA", "NATO"])
def test_the_table_holds_every_share_as_the_projection_has_it(plan: Plan, written: Written, member: str) -> None:
    line = project(plan, plan.scenario("Hague 2035")).line(member, Pillar.CORE, Money())
    words = written(member).pages[1].extract_text().split()
    for year, share in zip(line.years, line.share, strict=True):
        label = f"{year}e" if year in {2025, 2026} else str(year)
        expected = number(float(share) * 100)
        assert any(word == label and words[i + 1] == expected for i, word in enumerate(words[:-1])), (
            f"{label} {expected}"
        )


def test_the_ranked_page_holds_every_share_and_name(written: Written) -> None:
    text = written().pages[0].extract_text()
    for share in (5.10, 3.17, 2.09, 2.00, 1.61):
        assert f"{share:.2f}" in text
    for name in ("Belgium", "North Macedonia", "United States"):
        assert name in text
    assert "Slovenia is below 2\u2009% in 2026e." in text
    assert "5 of 5 members meet 3.5\u2009% in 2035" in text
    assert "No data: Iceland." in text


def test_a_member_without_forces_gets_a_page_that_says_so(written: Written) -> None:
    text = written("ISL").pages[1].extract_text()
    assert "Iceland has no armed forces" in text
    assert "no data" in text
    assert "nan" not in text.lower()


def test_where_a_member_lacks_figures_its_page_and_the_totals_say_so(plan: Plan, tmp_path: Path) -> None:
    greece = Member("GRC", "Greece", "Grèce", 1952, (CurrencyPeriod("EUR"),), has_forces=True)
    known = plan.register
    wider = replace(plan, register=Register((*known.members, greece), known.aggregates))
    target = tmp_path / "pack.pdf"
    write(wider, target, "GRC", "NATO")
    texts = [page.extract_text() for page in PdfReader(target).pages]
    assert "NATO Total has no figure for 2026" in texts[0]
    assert "No data: Iceland and Greece." in texts[0]
    assert "NATO July 2026 holds no core figures for Greece" in texts[1]
    assert "no core figures for NATO Total" in texts[2]
    assert all("nan" not in text.lower() for text in texts)


def test_no_page_holds_a_bitmap(written: Written) -> None:
    assert all(not page.images for page in written(*ALL).pages)


def test_every_font_is_embedded(written: Written) -> None:
    for page in written(*ALL).pages:
        fonts = fonts_of(page)
        assert fonts
        assert all(fonts.values())
        assert all("DejaVu" in name for name in fonts)


def test_a_page_is_drawn_with_the_default_font_where_ours_is_missing(written: Written, tmp_path: Path) -> None:
    assert MARKING in written("BEL", fonts=tmp_path / "none").pages[1].extract_text()


def test_the_same_plan_and_day_give_the_same_file(plan: Plan, tmp_path: Path) -> None:
    files = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for file in files:
        write(plan, file, "BEL")
    assert files[0].read_bytes() == files[1].read_bytes()
    found = PdfReader(files[0]).metadata
    assert found is not None
    assert found.title == "Hague 2035: report"
    assert found.creation_date is not None
    assert found.creation_date.date() == DAY


def test_the_same_plan_and_day_give_the_same_file_in_each_process(plan: Plan, tmp_path: Path) -> None:
    """Each process seeds Qt's hash tables anew, and fonts are written in the order of one."""
    found = set()
    for i in range(10):
        QHashSeed.resetRandomGlobalSeed()
        file = tmp_path / f"{i}.pdf"
        write(plan, file)
        found.add(file.read_bytes())
    assert len(found) == 1


def test_a_target_that_cannot_be_written_is_told_and_nothing_is_left_behind(plan: Plan, tmp_path: Path) -> None:
    folder = tmp_path / "taken.pdf"
    folder.mkdir()
    for target in (folder, tmp_path / "missing" / "pack.pdf"):
        with pytest.raises(NotWritten, match=target.name):
            write(plan, target, "BEL")
    assert list(tmp_path.iterdir()) == [folder]
    assert list(folder.iterdir()) == []


def test_a_report_can_be_written_off_the_main_thread(plan: Plan, tmp_path: Path) -> None:
    target = tmp_path / "pack.pdf"
    thread = Thread(target=write, args=(plan, target, "BEL"))
    thread.start()
    thread.join()
    assert len(PdfReader(target).pages) == 2


@pytest.mark.parametrize("mode", [QPrinter.PrinterMode.ScreenResolution, QPrinter.PrinterMode.HighResolution])
def test_a_printer_gets_the_pages_of_the_file(
    plan: Plan, written: Written, tmp_path: Path, mode: QPrinter.PrinterMode
) -> None:
    printer = QPrinter(mode)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    count = print_report(plan, ordered("BEL"), FONTS, printer, portion=PORTION)
    printed = PdfReader(tmp_path / "printed.pdf")
    assert count == len(printed.pages) == 2
    for one, other in zip(printed.pages, written("BEL").pages, strict=True):
        assert one.extract_text().split() == other.extract_text().split()

"""A user asks where numbers come from, and what was found in the files."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from journeys.hands import hover
from rampath.app import Program
from rampath.domain.finding import Severity
from rampath.domain.hand_edit import with_figure
from rampath.domain.observation import Measure
from rampath.domain.projection import Currency, Money, Prices
from rampath.domain.reimport import Take
from rampath.domain.trace import Figure
from rampath.models.member_columns import COLUMNS
from rampath.models.year_sheet import SheetKind
from rampath.opening import Presets, open_file
from rampath.views.figure_focus import figure_in_focus
from rampath.views.main_window import MainWindow
from rampath.views.read_dialog import Use
from rampath.workbook.grid import Cell
from rampath.workbook.opened_book import open_book
from return_files import Table, send
from workbook.build import LAYOUT_2024, write


@pytest.fixture
def window(program: Program, sample: Path) -> MainWindow:
    program.window.sources.remember(sample)
    return program.window


@pytest.fixture
def broken(sample: Path, tmp_path: Path) -> Path:
    """The sample with an unreadable share and an implausible one."""
    workbook = openpyxl.load_workbook(sample)
    workbook["Table 3"]["B5"] = "two"
    workbook["Table 3"]["C6"] = 44
    workbook.save(tmp_path / "nato-broken.xlsx")
    return tmp_path / "nato-broken.xlsx"


def column(key: str) -> int:
    return next(i for i, each in enumerate(COLUMNS) if each.key == key)


def cell_of(window: MainWindow, key: str, code: str = "BEL") -> str:
    """What hovering a cell of the member table says."""
    row = window.members.model.row_of(code)
    assert row is not None
    return str(window.members.model.index(row, column(key)).data(Qt.ItemDataRole.ToolTipRole))


def seen_in(file: Path, sheet: str, row_of: str, heading: str) -> Cell:
    """A cell of a file found by its row's and its column's words."""
    found = open_book(file).sheet(sheet)
    assert found is not None
    row = next(cell.row for cell in found.cells.values() if cell.text.startswith(row_of))
    at = next(cell.column for cell in found.cells.values() if cell.raw == heading)
    cell = found.cell(row, at)
    assert cell is not None
    return cell


def test_that_the_member_table_tells_the_cell_of_each_observed_figure(window: MainWindow, sample: Path) -> None:
    cell = seen_in(sample, "Table 3", "Belgium", "2026e")
    for key in ("now", "gap"):
        said = cell_of(window, key)
        assert f"NATO July 2026, {cell.place}: “{cell.raw}”" in said
        assert "nato-2026.xlsx" in said
        assert "SHA-256" in said
    assert "3.50\u2009% promised less" in cell_of(window, "gap")
    assert "equipment, share of core expenditure" in cell_of(window, "equipment")
    assert "Scenario “Hague 2035”, the plain path to Hague 2035" in cell_of(window, "deadline")
    assert "Money and real growth: economy “IMF WEO, April 2025”" in cell_of(window, "deadline")
    assert cell_of(window, "now", "ISL") == "–"


def test_that_go_to_source_opens_the_sheet_at_the_cell(qtbot: QtBot, window: MainWindow, sample: Path) -> None:
    cell = seen_in(sample, "Table 3", "Belgium", "2026e")
    window.members.table.setFocus()
    window.action("go_to_source").trigger()
    shown = window.sources.source_window
    qtbot.waitUntil(lambda: shown.pane.view.ring is not None)
    assert shown.pane.view.ring == ((cell.row, cell.column),) * 2
    assert shown.pane.title.startswith(f"{cell.place} in nato-2026.xlsx · Belgium")
    assert shown.pane.text == ""
    shown.copy.click()
    digest = open_book(sample).sha256
    assert digest in QGuiApplication.clipboard().text()
    assert digest not in shown.text


def test_that_the_source_of_a_figure_follows_the_plan_and_goes_with_the_figure(
    window: MainWindow, presets: Presets, tmp_path: Path
) -> None:
    document = window.document
    window.sources.show_source(Figure("BEL", Measure.CORE_SHARE, 2024))
    shown = window.sources.source_window
    before = shown.text
    row = document.plan.observations.get("BEL", Measure.CORE_SHARE, 2024)
    assert row is not None
    document.edit("Set by hand", with_figure(document.plan, row, 0.015))
    assert shown.text.startswith("Belgium 2024, core share of GDP: 1.50\u2009%")
    assert "Changed by hand since it was read; the file says 1.27\u2009%" in shown.text
    window.action("undo").trigger()
    assert shown.text == before
    window.path.set_share(2030, 0.03)
    assert shown.text == before
    file = write(tmp_path / "other.xlsx", {"TABLE3": LAYOUT_2024})
    document.open(open_file(file, presets).plan, None)
    assert not shown.isVisible(), "another plan has no such figure"


def test_that_a_planned_figure_says_what_it_follows_from_instead(window: MainWindow) -> None:
    window.sources.show_source(window.path.figure(2030))
    assert window.status.text.startswith("Belgium 2030 is planned: between 2026 as observed")
    window.sources.show_source(None)
    assert window.status.text.startswith("No figure is in focus")


def test_that_the_figure_in_focus_is_that_of_the_panel_that_has_the_keys(window: MainWindow) -> None:
    path = window.path
    path.editor.focus_year(2031)
    assert figure_in_focus(path.editor) == path.figure(2031)
    path.editor.focus_year(None)
    assert figure_in_focus(path.strip) == path.figure(2026)
    assert figure_in_focus(window.charts.ranked) == path.figure(2026)
    assert figure_in_focus(window.members.table) == path.figure(2026)
    assert figure_in_focus(window.bar) is None
    window.charts.member.choose("2019")
    assert figure_in_focus(window.charts.member) == path.figure(2019)


def test_that_the_menu_of_a_cell_a_bar_and_a_dot_lead_to_their_source(qtbot: QtBot, window: MainWindow) -> None:
    asked: list[Figure] = []
    for panel in (window.members, window.charts, window.path):
        panel.source_wanted.disconnect(window.sources.show_source)
        panel.source_wanted.connect(asked.append)
    index = window.members.order.index(window.members.table.currentIndex().row(), column("now"))
    for menu in (
        window.members.menu(index),
        window.charts.ranked.menu("EST"),
        window.charts.quadrant.menu("EST"),
        window.path.year_menu(2020),
    ):
        for action in menu.actions():
            action.trigger()
    qtbot.waitUntil(lambda: len(asked) == 5)
    assert [(figure.member, figure.measure.value, figure.year) for figure in asked] == [
        ("BEL", "core_share", 2026),
        ("EST", "core_share", 2026),
        ("EST", "core_share", 2026),
        ("EST", "equipment_share", 2026),
        ("BEL", "core_share", 2020),
    ]


def test_that_hovering_marks_dots_and_fields_of_the_path_tells_what_they_rest_on(window: MainWindow) -> None:
    editor = window.path.editor
    picture = editor.picture
    assert picture is not None

    def at(year: int) -> QPoint:
        share = picture.share(year)
        assert share is not None
        return editor.position(year, share).toPoint()

    assert hover(editor.viewport(), QPoint(editor.width() // 2, 4)) == ""
    assert "Belgium 2020, core share of GDP" in hover(editor.viewport(), at(2020))
    assert "is planned: between 2026 as observed" in hover(editor.viewport(), at(2030))
    assert "an anchor at 3.50" in hover(editor.viewport(), at(2035))
    field = window.path.strip.field(2030)
    assert field is not None
    said = hover(field, field.rect().center())
    assert said.startswith("2030: ")
    assert "is planned: between 2026 as observed" in said


def test_that_the_sentences_above_the_path_tell_what_they_rest_on(window: MainWindow) -> None:
    for label in (window.path._title, window.path._subtitle):
        said = label.toolTip()
        assert said.startswith(label.text())
        assert "Belgium 2026e, core share of GDP: 2.00" in said
        assert "Belgium 2035 is planned: an anchor at 3.50" in said


def test_that_hovering_a_bar_tells_its_reading_and_its_cell(qtbot: QtBot, window: MainWindow) -> None:
    chart = window.charts.ranked
    place = chart.plot.place_of(chart.keys().index("BEL"), 1.0)
    QToolTip.hideText()
    QTest.mouseMove(chart.plot.viewport(), place.toPoint())
    chart._read = None
    chart._point(place)
    qtbot.waitUntil(lambda: "Belgium: " in QToolTip.text())
    assert "Table 3!" in QToolTip.text()


def test_that_the_count_of_findings_opens_them_and_a_click_shows_the_cell(
    qtbot: QtBot, program: Program, answers: Answers, broken: Path
) -> None:
    window = program.window
    assert not window.status.findings.text().endswith("errors")
    answers.to_open = broken
    window.action("import").trigger()
    qtbot.waitUntil(lambda: window.status.findings.text().startswith("2 errors"))
    window.status.findings.click()
    shown = window.sources.finding_window
    assert shown.isVisible()
    places = [f.place for f in shown.panel.model.shown if f.severity is Severity.ERROR]
    assert sorted(places) == ["Table 3!B5", "Table 3!C6"]
    shown.panel.table.selectRow(places.index("Table 3!B5"))
    qtbot.waitUntil(lambda: shown.pane.view.ring is not None)
    assert shown.pane.view.ring == ((5, 2), (5, 2))
    assert shown.pane.text == ""
    broken.unlink()
    shown.panel.table.selectRow(places.index("Table 3!C6"))
    assert "was not found" in shown.pane.text


def test_that_a_file_that_has_moved_is_found_with_the_users_help(
    qtbot: QtBot, window: MainWindow, answers: Answers, broken: Path
) -> None:
    window.importing.read_file(broken)
    qtbot.waitUntil(lambda: window.status.findings.text().startswith("2 errors"))
    moved = broken.with_name("moved.xlsx")
    broken.rename(moved)
    window.action("findings").trigger()
    shown = window.sources.finding_window
    shown.panel.words.setText("two")
    shown.panel.table.selectRow(0)
    assert "was not found" in shown.pane.text
    answers.to_open = moved
    shown.pane.search.click()
    qtbot.waitUntil(lambda: shown.pane.view.ring == ((5, 2), (5, 2)))
    assert shown.pane.text == ""


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_that_findings_are_exported_and_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path, suffix: str
) -> None:
    window.action("findings").trigger()
    panel = window.sources.finding_window.panel
    wanted = panel.csv_wanted if suffix == "csv" else panel.xlsx_wanted
    answers.to_save = tmp_path / f"found.{suffix}"
    wanted.emit(panel.model.shown)
    count = len(panel.model.shown)
    qtbot.waitUntil(lambda: window.status.text == f"Wrote {count} findings to found.{suffix}")
    sheet = open_book(answers.to_save).sheets[0]
    assert len(sheet.rows) == count + 1
    answers.to_save = tmp_path / "gone" / f"found.{suffix}"
    wanted.emit(panel.model.shown)
    qtbot.waitUntil(lambda: answers.told != [])
    assert "its folder does not exist" in answers.told[0]


def shown_source(qtbot: QtBot, program: Program, figure: Figure) -> str:
    """What the window of sources says of a figure, once the sheet is shown; the file is among the recent ones."""
    sources = program.window.sources
    sources.show_source(figure)
    qtbot.waitUntil(lambda: program.window.background.idle, timeout=20_000)
    pane = sources.source_window.pane
    qtbot.waitUntil(lambda: pane.view.ring is not None or bool(pane.text), timeout=20_000)
    return pane.text or pane.title


def test_that_the_source_of_a_file_that_was_read_by_hand_is_found(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    window = program.window
    answers.assistant, answers.use = (lambda draft, doors, then: then(doors.read(draft), draft)), Use.BESIDE
    title, years = ("Defence spending, % of GDP",), ("Country", 2024, "2025e", "2026e")
    rows = (title, years, ("Belgium", 1.3, 2.0, 2.1), ("Spain", 1.3, 2.0, 2.1))
    file = write(tmp_path / "by hand.xlsx", {"A": rows})
    window.importing.read_file(file)
    qtbot.waitUntil(lambda: program.document.modified, timeout=20_000)
    said = shown_source(qtbot, program, Figure("BEL", Measure.CORE_SHARE, 2026))
    assert said.startswith("A!D3 in by hand.xlsx · Belgium")
    assert window.recent.files == (str(file),)


def test_that_the_source_of_a_return_is_found_and_its_folder_can_be_opened_again(
    qtbot: QtBot, program: Program, answers: Answers, sample: Path, presets: Presets, tmp_path: Path
) -> None:
    window = program.window
    send(Table.of(sample, presets.register), tmp_path, "BEL", cells={("Table 3", 2026): 2.2})
    answers.take = lambda found: [each for each in found.returns if each.acceptable]
    window.returning.read_folder(tmp_path)
    qtbot.waitUntil(lambda: program.document.modified, timeout=20_000)
    said = shown_source(qtbot, program, Figure("BEL", Measure.CORE_SHARE, 2026))
    assert " in BEL.xlsx · Belgium" in said
    assert window.recent.files == (str(tmp_path),)
    window.recent.actions()[0].trigger()
    qtbot.waitUntil(lambda: len(answers.found) == 2, timeout=20_000)
    assert answers.found[1].folder == tmp_path


def test_that_the_files_of_a_recent_folder_are_found_in_another_session(
    qtbot: QtBot, program: Program, sample: Path
) -> None:
    program.window.recent.add(sample.parent)
    said = shown_source(qtbot, program, Figure("BEL", Measure.CORE_SHARE, 2026))
    assert f" in {sample.name} · Belgium" in said


def test_that_the_year_tables_tell_the_source_of_what_they_show_and_not_of_the_share(
    qtbot: QtBot, window: MainWindow
) -> None:
    years = window.years
    window.action("year_tables").trigger()
    window.stage.look(money=Money(Prices.CURRENT, Currency.NATIONAL))

    def tip(kind: SheetKind, year: int) -> str:
        years.show_kind(kind)
        row = next(i for i in range(years.model.rowCount()) if years.model.code_at(i) == "BEL")
        at = next(i for i in range(years.model.columnCount()) if years.model.year_at(i) == year)
        years.table.setCurrentIndex(years.model.index(row, at))
        return str(years.model.index(row, at).data(Qt.ItemDataRole.ToolTipRole))

    assert "Table 1!H6: “4665”" in tip(SheetKind.MONEY, 2020)
    window.sources.show_source(figure_in_focus(years.table))
    shown = window.sources.source_window
    qtbot.waitUntil(lambda: shown.pane.view.ring is not None)
    assert shown.pane.title.startswith("Table 1!H6 in nato-2026.xlsx")
    for kind in (SheetKind.GROWTH, SheetKind.DEFLATOR):
        said = tip(kind, 2026)
        assert "economy “IMF WEO, April 2025”" in said
        assert "Table" not in said
        window.sources.show_source(figure_in_focus(years.table))
        assert "Source: International Monetary Fund" in window.status.text


def test_that_an_error_goes_when_its_cell_is_corrected_and_the_file_imported_again(
    qtbot: QtBot, program: Program, answers: Answers, broken: Path, sample: Path
) -> None:
    window = program.window
    window.importing.read_file(broken)
    qtbot.waitUntil(lambda: window.status.findings.text() == "2 errors", timeout=20_000)
    broken.write_bytes(sample.read_bytes())
    answers.use, answers.stand = Use.BESIDE, lambda found: dict.fromkeys(found, Take.FILE)
    window.importing.read_file(broken)
    qtbot.waitUntil(lambda: program.document.modified, timeout=20_000)
    assert not any(each.severity is Severity.ERROR for each in program.document.plan.findings)
    assert "error" not in window.status.findings.text()
    window.action("undo").trigger()
    assert window.status.findings.text() == "2 errors"

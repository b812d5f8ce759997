"""The year tables through the window: every door to a number, the clipboard both ways, and what is refused."""

import time
from pathlib import Path as File

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rampath.app import Program
from rampath.domain.commitment import Pillar
from rampath.domain.path import Path
from rampath.models.year_sheet import SheetKind
from rampath.views.block.entry_view import EntryView

K, M = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def table(program: Program, qtbot: QtBot) -> EntryView:
    program.window.year_dock.show()
    qtbot.waitUntil(program.window.years.isVisible)
    return program.window.years.table


def at(program: Program, member: str, year: int) -> tuple[int, int]:
    model = program.window.years.model
    row, column = model.place_of(member), model.column_of(str(year))
    assert row is not None
    assert column is not None
    return row, column


def shares(program: Program, member: str = "BEL") -> dict[int, float]:
    plan = program.document.plan
    path: Path = plan.path(plan.scenarios[0], member, Pillar.CORE)
    return {anchor.year: anchor.share for anchor in path.anchors}


def copied(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def test_that_tables_that_were_closed_meanwhile_open_with_what_the_plan_is_now(
    qtbot: QtBot, program: Program, table: EntryView
) -> None:
    window = program.window
    window.action("year_tables").trigger()
    qtbot.waitUntil(lambda: not window.years.isVisible())
    window.path.edits.set_shares({2034: 0.041})
    window.action("year_tables").trigger()
    qtbot.waitUntil(window.years.isVisible)
    row, column = at(program, "BEL", 2034)
    assert table.model().index(row, column).data() == "4.10"


def type_into(
    table: EntryView, text: str, end: Qt.Key = K.Key_Return, keys: Qt.KeyboardModifier = M.NoModifier
) -> None:
    QTest.keyClicks(table, text[0])
    editor = table._typing.editor
    assert editor is not None
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, end, keys)


def test_that_typing_pasting_and_the_strip_give_equal_plans(program: Program, table: EntryView) -> None:
    place = at(program, "BEL", 2031)
    table.select(place, place)
    type_into(table, "2.85")
    typed = program.document.plan
    assert shares(program) == {2031: 0.0285, 2035: 0.035}
    assert table.place() == (place[0] + 1, place[1])
    program.document.undo()
    copied("2.85\n")
    table.select(place, place)
    QTest.keyClick(table, K.Key_V, M.ControlModifier)
    assert program.document.plan == typed
    program.document.undo()
    program.window.path.set_share(2031, 0.0285)
    assert program.document.plan == typed


def test_that_what_lies_between_cells_selected_apart_is_not_pasted_over(program: Program, table: EntryView) -> None:
    first, second = at(program, "BEL", 2028), at(program, "CAN", 2030)
    copied("2.9\n")
    table.select(first, first)
    table.select(second, second, add=True)
    QTest.keyClick(table, K.Key_V, M.ControlModifier)
    assert shares(program) == {2028: 0.029, 2035: 0.035}
    assert shares(program, "CAN") == {2030: 0.029, 2035: 0.035}
    assert shares(program, "BGR") == {2035: 0.035}  # stands between them
    pasted = program.document.plan
    copied("2.7\t2.8\n")
    QTest.keyClick(table, K.Key_V, M.ControlModifier)
    assert program.document.plan is pasted
    assert "1 × 2 cells" in program.window.status.text


def test_that_a_paste_is_one_step_with_a_report(program: Program, table: EntryView) -> None:
    before = program.document.plan
    program.window.path.toggle_hold(2033)
    held = program.document.plan
    place = at(program, "BEL", 2031)
    table.select(place, place)
    copied('2.5\t"2,6"\t2.7\r\n2.5\tmuch\t\r\n')
    table.paste()
    text = program.window.status.text
    assert program.document.undo_stack.count() == 2
    assert shares(program)[2032] == 0.026
    assert text.startswith("Paste: 3 set, 1 held, 1 unreadable, 1 blank, left as they were. Bulgaria 2032: “much” is")
    copied('2.4\t"2,6"\t2.7\r\n2.5\tmuch\t3\r\n')
    table.select(place, place)
    table.paste()
    assert program.window.status.text.startswith("Paste: 2 set, 2 as they were, 1 held, 1 unreadable. Bulgaria 2032: ")
    program.document.undo()
    program.document.undo()
    assert program.document.plan == held
    program.document.undo()
    assert program.document.plan == before


def test_that_a_block_with_its_headers_finds_its_own_cells(program: Program, table: EntryView) -> None:
    copied("Member\t2032\t2031\nEstonia\t5.2\t5.15\nBelgium\t3\t2.9\n")
    table.select((0, 0), (0, 0))
    table.paste()
    assert (shares(program)[2031], shares(program)[2032]) == (0.029, 0.03)
    assert shares(program, "EST")[2031] == 0.0515


def test_that_what_is_copied_comes_back_exactly(program: Program, table: EntryView) -> None:
    place, last = at(program, "BEL", 2030), at(program, "BEL", 2032)
    table.select(place, last)
    QTest.keyClick(table, K.Key_C, M.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "2.67\t2.83\t3.00\n"  # 2.00 rises by 1.50 in nine years: four, five and six ninths
    assert 'x:num="2.83333' in data.html()
    table.paste()
    line = shares(program)
    assert line[2031] == pytest.approx(0.02 + 0.015 * 5 / 9, abs=1e-12)
    table.copy(headers=True)
    assert QGuiApplication.clipboard().text().startswith("NATO UNCLASSIFIED · Core, % of GDP\t2030\t2031\t2032\nBel")


def test_that_numbers_are_filled_down_right_and_by_the_handle(program: Program, table: EntryView) -> None:
    place = at(program, "BEL", 2030)
    table.select(place, place)
    type_into(table, "2.2")
    table.select(place, (place[0] + 2, place[1]))
    QTest.keyClick(table, K.Key_D, M.ControlModifier)
    assert shares(program, "CAN")[2030] == 0.022
    right = (place[0], place[1] + 1)
    table.select(right, right)
    type_into(table, "2.3")
    table.select(place, right)
    table.scrollTo(table.index_at((place[0], place[1] + 3)))
    handle = table.handle_rect().center()
    end = table.rect_of(((place[0], place[1] + 3),) * 2).center()
    view = table.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, M.NoModifier, handle)
    QTest.mouseMove(view, QPoint(end.x(), handle.y()))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, M.NoModifier, QPoint(end.x(), handle.y()))
    assert [shares(program)[year] for year in (2032, 2033)] == pytest.approx([0.024, 0.025])
    assert table.block() == (place, (place[0], place[1] + 3))


def test_that_keys_move_select_and_tell_totals(program: Program, table: EntryView) -> None:
    table.select((0, 0), (0, 0))
    QTest.keyClick(table, K.Key_Right, M.ShiftModifier)
    QTest.keyClick(table, K.Key_Down, M.ShiftModifier)
    assert table.block() == ((0, 0), (1, 1))
    assert "Count 4" in program.window.status.totals
    assert "Sum" not in program.window.status.totals
    QTest.keyClick(table, K.Key_End, M.ControlModifier)
    assert table.place() == (33, 21)
    assert program.window.status.totals == ""
    QTest.keyClick(table, K.Key_A, M.ControlModifier)
    assert table.block() == ((0, 0), (33, 21))
    program.window.years.show_kind(SheetKind.MONEY)
    table.select((0, 0), (1, 0))
    assert "Sum" in program.window.status.totals


def test_that_ctrl_enter_puts_a_change_into_all_selected(program: Program, table: EntryView) -> None:
    top, bottom = at(program, "BEL", 2035), at(program, "CAN", 2035)
    table.select(top, bottom)
    type_into(table, "+0.1", K.Key_Return, M.ControlModifier)
    assert [shares(program, code)[2035] for code in ("BEL", "BGR", "CAN")] == [0.036] * 3
    assert program.document.undo_stack.count() == 1


def test_that_delete_computes_again_and_escape_leaves_what_was(program: Program, table: EntryView) -> None:
    before = program.document.plan
    place = at(program, "BEL", 2031)
    table.select(place, place)
    QTest.keyClick(table, K.Key_F2)
    editor = table._typing.editor
    assert editor is not None
    assert editor.text() == "2.83"
    QTest.keyClick(editor, K.Key_Escape)
    assert program.document.plan is before
    type_into(table, "2.5")
    table.select(place, place)
    QTest.keyClick(table, K.Key_Delete)
    assert program.document.plan == before


@pytest.mark.alone
@pytest.mark.parametrize(
    ("text", "says"),
    [("\n".join(["\t".join("1" * 100)] * 1000), "1,000 × 100 cells"), ("", "no cells"), ("  \n", "no cells")],
)
def test_that_what_is_no_block_for_the_table_is_refused_in_one_sentence(
    program: Program, table: EntryView, text: str, says: str
) -> None:
    before = program.document.plan
    copied(text)
    table.select((0, 0), (0, 0))
    began = time.monotonic()
    table.paste()
    assert time.monotonic() - began < 1
    assert says in program.window.status.text
    assert program.document.plan is before


def test_that_a_picture_is_refused(program: Program, table: EntryView) -> None:
    QGuiApplication.clipboard().setImage(QImage(4, 4, QImage.Format.Format_RGB32))
    table.select((0, 0), (0, 0))
    table.paste()
    assert "holds a picture" in program.window.status.text


def test_that_an_observed_year_says_why_it_is_locked(program: Program, table: EntryView) -> None:
    place = at(program, "BEL", 2024)
    table.select(place, place)
    QTest.keyClicks(table, "3")
    assert "Belgium 2024 was observed and is locked" in program.window.status.text
    assert program.document.undo_stack.count() == 0


def test_that_finding_counts_and_goes_round(program: Program, table: EntryView) -> None:
    table.select((0, 0), (0, 0))
    QTest.keyClick(table, K.Key_F, M.ControlModifier)
    bar = program.window.years.find_bar
    bar.line.setText("land")
    names = [row.name for row in program.window.years.model.sheet.rows]  # type: ignore[union-attr]
    places = [(i, 0) for i, name in enumerate(names) if "land" in name.casefold()]
    assert bar.count.text() == f"1 of {len(places)}"
    seen = [table.place()]
    for _ in places:
        QTest.keyClick(bar.line, K.Key_Return)
        seen.append(table.place())
    assert seen == [*places, places[0]]
    bar.line.setText("nowhere")
    assert bar.count.text() == "not found"


def test_that_a_read_only_plan_closes_every_door_and_says_why(program: Program, table: EntryView) -> None:
    window, document = program.window, program.document
    place = at(program, "BEL", 2031)
    table.select(place, place)
    type_into(table, "2.5")
    before = document.plan
    window.action("read_only").trigger()
    assert "(read-only)" in window.windowTitle()
    copied("3")
    table.select(place, place)
    doors = (
        table.paste, table.empty, table.fill_down, lambda: QTest.keyClicks(table, "3"),
        window.action("undo").trigger, lambda: window.path.set_share(2032, 0.03), window.action("plain_path").trigger,
    )  # fmt: skip
    for door in doors:
        window.status.say("")
        door()
        assert "read-only" in window.status.text
        assert document.plan is before
    window.action("read_only").trigger()
    table.paste()
    assert shares(program)[2031] == 0.03
    assert "(read-only)" not in window.windowTitle()


def test_that_a_file_that_is_open_elsewhere_is_read_only_until_saved_as_another(
    program: Program, tmp_path: File, qtbot: QtBot
) -> None:
    window, document = program.window, program.document
    file = tmp_path / "plan.xlsx"
    window.filing._save_to(file, None)
    qtbot.waitUntil(lambda: document.file == file)
    (tmp_path / ".~lock.plan.xlsx#").write_text("somebody", encoding="utf-8")
    window.filing.open_file(file)
    qtbot.waitUntil(lambda: bool(document.read_only))
    assert window.status.text.startswith("plan.xlsx is open in another program")
    window.action("read_only").trigger()
    assert document.read_only
    assert window.action("read_only").isChecked()
    window.filing._save_to(tmp_path / "other.xlsx", None)
    qtbot.waitUntil(lambda: not document.read_only)
    assert window.windowTitle().startswith("other.xlsx[*]")


def test_that_another_scenario_while_a_cell_is_typed_into_or_filled_changes_nothing(
    program: Program, table: EntryView
) -> None:
    before = program.document.plan
    place = at(program, "BEL", 2031)
    table.select(place, place)
    QTest.keyClicks(table, "9")
    program.window.stage.look(scenario=before.scenarios[1].name)
    assert program.document.plan is before
    program.window.stage.look(scenario=before.scenarios[0].name)
    table.select(place, place)
    QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, M.NoModifier, table.handle_rect().center())
    program.window.years.show_kind(SheetKind.EQUIPMENT)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, M.NoModifier, QPoint(400, 200))
    assert program.document.plan is before


def test_that_undo_under_a_selection_keeps_it_and_its_totals_follow(program: Program, table: EntryView) -> None:
    place, last = at(program, "BEL", 2031), at(program, "BEL", 2032)
    table.select(place, last)
    told = program.window.status.totals
    table.enter_everywhere("3")
    assert program.window.status.totals == "Average 3.00\u2009% · Count 2".replace("\u2009", " ")
    program.document.undo()
    assert table.block() == (place, last)
    assert program.window.status.totals == told


def test_that_a_recorded_block_of_libreoffice_is_pasted_by_its_names(program: Program, table: EntryView) -> None:
    recorded = File(__file__).parent.parent / "workbook" / "clipboard"
    text = (recorded / "libreoffice-7.4.txt").read_text(encoding="utf-8")
    block = "\n".join(text.splitlines()[:2]) + "\n"  # the names and Belgium
    copied(block)
    table.select((0, 0), (0, 0))
    table.paste()
    assert (shares(program)[2031], shares(program)[2032]) == (0.028531, 0.0305)
    before = program.document.plan
    copied(text, (recorded / "libreoffice-7.4.html").read_text(encoding="utf-8"))
    place = at(program, "BEL", 2031)
    table.select(place, place)
    table.paste()  # its third row has a TAB, quotes and a line break in its cells; none of it is a number
    assert program.document.plan is not before or "unreadable" in program.window.status.text
    assert "unreadable" in program.window.status.text

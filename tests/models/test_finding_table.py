"""The findings as a table."""

from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.models.finding_table import Choice, FindingRole, FindingTableModel, Part

FILE, OTHER = "nato.xlsx", "return.csv"
HEADER = told(
    Severity.ERROR, "TABLE4!C5", "Türkiye", "No row of years", expected="years", file=FILE, scope=Scope.HEADER
)
NINTH = told(Severity.ERROR, "TABLE3!B9", "two", "No figure", expected="a number", done="Left out", file=FILE)
TENTH = told(Severity.ERROR, "TABLE3!B10", "three", "No figure", expected="a number", done="Left out", file=FILE)
WARNING = Finding(Severity.WARNING, "TABLE3!N35", "2\n", "A bare 2 stands there.", FILE)
NOTE = Finding(Severity.NOTE, OTHER, "", "All is well.", OTHER)
FOUND = (WARNING, TENTH, NINTH, HEADER, NOTE)


def seen(model: FindingTableModel) -> list[Finding]:
    return list(model.shown)


def test_that_qt_s_own_tester_finds_no_fault(qtmodeltester: ModelTester) -> None:
    model = FindingTableModel(FOUND)
    qtmodeltester.check(model)
    model.sort(Part.PLACE)
    model.narrow(Choice(words="figure"))
    qtmodeltester.check(model)


def test_that_a_row_tells_its_parts_each_in_its_column() -> None:
    model = FindingTableModel([NINTH])
    assert [model.index(0, column).data() for column in Part] == [
        "✕ error", FILE, "TABLE3!B9", "two", "No figure", "a number", "Left out",
    ]  # fmt: skip
    assert model.headerData(Part.PLACE, Qt.Orientation.Horizontal) == "Place"
    assert model.index(0, Part.SAID).data(Qt.ItemDataRole.ToolTipRole) == NINTH.message
    assert model.index(0, Part.RAW).data(Qt.ItemDataRole.AccessibleTextRole) == "Text in cell: two"
    assert model.index(0, 0).data(FindingRole.SEVERITY) == Severity.ERROR


def test_that_a_finding_without_parts_shows_its_sentence_and_a_files_name_stands_once() -> None:
    model = FindingTableModel([NOTE, WARNING])
    assert [model.index(0, column).data() for column in Part] == ["● note", OTHER, "", "", "All is well.", "", ""]
    assert [model.index(1, column).data() for column in Part] == [
        "▲ warning", FILE, "TABLE3!N35", "2", "A bare 2 stands there.", "", "",
    ]  # fmt: skip


def test_that_a_header_is_told_before_cells_until_the_table_is_sorted_and_again_after() -> None:
    model = FindingTableModel(FOUND)
    assert seen(model) == [HEADER, TENTH, NINTH, WARNING, NOTE]
    model.sort(Part.PLACE)
    assert seen(model) == [NOTE, NINTH, TENTH, WARNING, HEADER]
    model.sort(Part.SEVERITY, Qt.SortOrder.DescendingOrder)
    assert seen(model) == [NOTE, WARNING, HEADER, TENTH, NINTH]
    model.sort(-1)
    assert seen(model) == [HEADER, TENTH, NINTH, WARNING, NOTE]


def test_that_a_row_that_is_held_on_to_moves_with_its_finding() -> None:
    model = FindingTableModel(FOUND)
    held = QPersistentModelIndex(model.index(2, Part.RAW))
    model.sort(Part.PLACE)
    assert (held.row(), held.data()) == (1, "two")


def test_that_findings_are_chosen_by_severity_file_and_words_together() -> None:
    model = FindingTableModel(FOUND)
    model.narrow(Choice(severities=frozenset({Severity.ERROR})))
    assert seen(model) == [HEADER, TENTH, NINTH]
    model.narrow(Choice(file=OTHER))
    assert seen(model) == [NOTE]
    model.narrow(Choice(words="  turkiye  YEARS "))
    assert seen(model) == [HEADER]
    model.narrow(Choice(severities=frozenset(), words=""))
    assert seen(model) == []
    assert model.counts == {Severity.ERROR: 3, Severity.WARNING: 1, Severity.NOTE: 1}
    assert model.files == (FILE, OTHER)


def test_that_other_findings_take_the_place_of_the_ones_before_in_the_chosen_order() -> None:
    model = FindingTableModel([WARNING])
    model.sort(Part.PLACE)
    model.show_findings([TENTH, NINTH])
    assert seen(model) == [NINTH, TENTH]
    model.show_findings([])
    assert model.rowCount() == 0

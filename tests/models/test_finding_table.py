"""The findings as a table."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from rampath.domain.finding import Finding, Severity
from rampath.models.finding_table import FindingTableModel

FOUND = Finding(Severity.WARNING, "TABLE3!N35", "2", "A bare 2 stands among calculated shares.")


def test_that_qt_s_own_tester_finds_no_fault(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(FindingTableModel([FOUND, FOUND]))


def test_that_a_row_tells_severity_place_text_and_finding() -> None:
    model = FindingTableModel([FOUND])
    assert [model.index(0, column).data() for column in range(4)] == ["▲ warning", *list(_fields())]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Place"


def _fields() -> tuple[str, str, str]:
    return FOUND.place, FOUND.raw, FOUND.message


def test_that_other_findings_take_the_place_of_the_ones_before() -> None:
    model = FindingTableModel([FOUND])
    model.show_findings([])
    assert model.rowCount() == 0

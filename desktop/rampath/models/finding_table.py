"""The findings as a table: how grave, where, what stands there, what was expected and what was done."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from rampath.domain.finding import Finding, Severity, in_order
from rampath.domain.member import plain
from rampath.models.reordering import reordering
from rampath.models.row_table import Index, RowTable
from rampath.wording import marked, tr
from rampath.workbook.address import address
from rampath.workbook.finding_export import fields

SEVERITY_WORDS = {
    Severity.ERROR: marked("✕ error"),
    Severity.WARNING: marked("▲ warning"),
    Severity.NOTE: marked("● note"),
}
ALL = frozenset(Severity)


class FindingRole(IntEnum):
    """What a row tells beside its texts."""

    SEVERITY = Qt.ItemDataRole.UserRole


class Part(IntEnum):
    """The columns."""

    SEVERITY = 0
    FILE = 1
    PLACE = 2
    RAW = 3
    SAID = 4
    EXPECTED = 5
    DONE = 6


_HEADERS = (
    marked("Severity"), marked("File"), marked("Place"), marked("Text in cell"), marked("What was found"),
    marked("Expected"), marked("What was done"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """Which findings are shown: of these severities, of this file (nothing: of all), that hold all these words."""

    severities: frozenset[Severity] = ALL
    file: str = ""
    words: str = ""


_EVERYTHING = Choice()


class FindingTableModel(RowTable):
    """One row a finding, in the order of `in_order` until it is sorted; sorting and choosing change no finding.

    Rows are put in order here and not by a proxy, which takes seconds where there are many thousand.
    """

    headers = _HEADERS

    def __init__(self, findings: Sequence[Finding] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given: tuple[Finding, ...] | None = None
        self._findings: tuple[Finding, ...] = ()
        self._folded: list[str] | None = None
        self._shown: list[int] = []
        self._choice = _EVERYTHING
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self.show_findings(findings)

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings as they stand in the table."""
        return tuple(self._findings[at] for at in self._shown)

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(finding.file for finding in self._findings if finding.file))

    @property
    def counts(self) -> Counter[Severity]:
        """How many findings there are of each severity, shown or not."""
        return Counter(finding.severity for finding in self._findings)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        if self._given is not None and tuple(findings) == self._given:
            return
        self.beginResetModel()
        self._given = tuple(findings)
        self._findings, self._folded = in_order(findings), None
        self._choose()
        self.endResetModel()

    def narrow(self, choice: Choice) -> None:
        """Show only some of the findings."""
        if choice != self._choice:
            self.beginResetModel()
            self._choice = choice
            self._choose()
            self.endResetModel()

    def finding_at(self, row: int) -> Finding:
        return self._findings[self._shown[row]]

    def row_of(self, finding: Finding) -> int | None:
        return next((row for row, known in enumerate(self.shown) if known == finding), None)

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, stably; column -1 brings back the order in which findings are told."""
        self._sorted = column, order
        with reordering(self, lambda: self._shown):
            self._choose()

    @property
    @override
    def count(self) -> int:
        return len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        finding = self.finding_at(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _text(finding, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return _tip(finding, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{tr(_HEADERS[index.column()])}: {_text(finding, index.column())}"
            case FindingRole.SEVERITY:
                return finding.severity
        return None

    def _choose(self) -> None:
        """Find out which findings are shown, in which order."""
        choice, words = self._choice, plain(self._choice.words).split()
        if words and self._folded is None:
            self._folded = [plain(" ".join(fields(finding))) for finding in self._findings]
        folded = self._folded or ()
        found = [
            at
            for at, finding in enumerate(self._findings)
            if finding.severity in choice.severities
            and choice.file in {"", finding.file}
            and all(word in folded[at] for word in words)
        ]
        column, order = self._sorted
        if column >= 0:
            key = _KEYS[Part(column)]
            found.sort(key=lambda at: key(self._findings[at]), reverse=order is Qt.SortOrder.DescendingOrder)
        self._shown = found


def _text(finding: Finding, column: int) -> str:
    if column == Part.SEVERITY:
        return tr(SEVERITY_WORDS[finding.severity])
    return " ".join(fields(finding)[column].split())


def _tip(finding: Finding, column: int) -> str:
    """The whole text of a cell; of the severity and of what was found, the whole sentence."""
    return finding.message if column in {Part.SEVERITY, Part.SAID} else fields(finding)[column]


def _where(finding: Finding) -> tuple[str, int, int, str]:
    """By sheet, row and column rather than letter by letter, so that B10 follows B9."""
    at = address(finding.place)
    return (finding.place.casefold(), 0, 0, "") if at is None else (at.sheet.casefold(), *at.first, finding.place)


_SEVERITIES = list(Severity)
_KEYS: dict[Part, Callable[[Finding], Any]] = {
    Part.SEVERITY: lambda finding: _SEVERITIES.index(finding.severity),
    Part.FILE: lambda finding: finding.file.casefold(),
    Part.PLACE: _where,
    Part.RAW: lambda finding: finding.raw.casefold(),
    Part.SAID: lambda finding: finding.said.casefold(),
    Part.EXPECTED: lambda finding: finding.expected.casefold(),
    Part.DONE: lambda finding: finding.done.casefold(),
}

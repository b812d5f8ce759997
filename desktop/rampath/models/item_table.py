"""The items of a table that counts different things: what each is taken for, and in which unit."""

from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from rampath.domain.measure_words import measure_words
from rampath.domain.observation import CURRENT
from rampath.models.row_table import Index, RowTable
from rampath.wording import marked, tr
from rampath.workbook.mapping import CONSTANT, Item
from rampath.workbook.measure_kind import FRACTIONS, HEADS, INDICES

_HEADERS = (marked("Item"), marked("Counts"), marked("In"))

SCALES: tuple[tuple[int, str], ...] = (
    (0, marked("single units")),
    (3, marked("thousands")),
    (6, marked("millions")),
    (9, marked("billions (10⁹)")),
    (12, marked("trillions (10¹²)")),
)
"""What figures can be counted in, as powers of ten."""


class ItemTableModel(RowTable):
    """One row an item; what is not known yet has a sign."""

    headers = _HEADERS

    def __init__(self, items: tuple[Item, ...] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items = items
        self._doubtful: frozenset[str] = frozenset()

    @property
    def items(self) -> tuple[Item, ...]:
        return self._items

    def show_items(self, items: tuple[Item, ...], doubtful: frozenset[str] = frozenset()) -> None:
        """Follow the items; a selection stays where only what they are taken for has changed.

        Of the `doubtful` ones, by their texts, the sheet does not tell the unit plainly.
        """
        if [item.text for item in items] != [item.text for item in self._items]:
            self.beginResetModel()
            self._items, self._doubtful = items, doubtful
            self.endResetModel()
            return
        before, self._items = self._items, items
        turned, self._doubtful = self._doubtful ^ doubtful, doubtful
        for row, (old, new) in enumerate(zip(before, items, strict=True)):
            if old != new or new.text in turned:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(_HEADERS) - 1))

    @property
    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (item.text, counts(item), self._unit(item))[index.column()]
        return item.text if role == Qt.ItemDataRole.ToolTipRole else None

    def _unit(self, item: Item) -> str:
        said = unit(item)
        return tr("▲ {what}", what=said) if said and item.text in self._doubtful else said


def counts(item: Item) -> str:
    """What an item is taken for, behind a sign where it is not known or left out."""
    if item.left_out:
        return tr("– left out")
    if item.measure is None:
        return tr("▲ not known")
    return measure_words(item.measure) if item.known else tr("▲ {what}", what=measure_words(item.measure))


def unit(item: Item) -> str:
    """`EUR, millions`, `%`, `thousands`."""
    if item.left_out or item.measure is None:
        return ""
    if item.measure in FRACTIONS:
        return tr("per cents") if item.percent else tr("fractions")
    if item.measure in INDICES:
        return tr("index")
    scale = next((tr(word) for power, word in SCALES if power == item.power), f"10^{item.power}")
    if item.measure in HEADS:
        return scale
    basis = "" if item.price_basis == CURRENT else tr(", {basis}", basis=_basis(item.price_basis))
    return tr("{currency}, {scale}", currency=item.currency or tr("own currency"), scale=scale) + basis


def _basis(price_basis: str) -> str:
    return tr("constant, year not known") if price_basis == CONSTANT else price_basis

"""Which figure of the plan the cell that is pointed at takes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from rampath.domain.measure_words import measure_words
from rampath.domain.member import AGGREGATES, Register
from rampath.domain.observation import Measure
from rampath.domain.projection import Currency, Money, Prices
from rampath.wording import tr
from rampath.workbook.patch.cell_map import MEASURES, CellUse
from rampath.workbook.years import FIRST, LAST


class FigurePanel(QWidget):
    """`use_wanted(CellUse)` when a cell is to take a figure, `removed(cell)` when it is to be left as it is."""

    use_wanted = Signal(object)
    removed = Signal(str)

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cell = ""
        self._told = QLabel()
        self._told.setWordWrap(True)
        self.member, self.measure, self.unit = QComboBox(), QComboBox(), QComboBox()
        self.currency, self.prices = QComboBox(), QComboBox()
        self.year = QSpinBox()
        self.year.setRange(FIRST, LAST)
        self.year.setValue(2030)
        for code in register.codes:
            self.member.addItem(register[code].name, code)
        for code, name in zip(AGGREGATES, (tr("NATO Total"), tr("NATO Europe and Canada")), strict=True):
            self.member.addItem(name, code)
        for measure in MEASURES:
            words = measure_words(measure)
            self.measure.addItem(words[:1].upper() + words[1:], measure)
        for currency, words in ((Currency.NATIONAL, tr("Own currency")), (Currency.DOLLAR, tr("US dollars"))):
            self.currency.addItem(words, currency)
        for prices, words in ((Prices.CURRENT, tr("Current prices")), (Prices.CONSTANT, tr("Constant prices"))):
            self.prices.addItem(words, prices)
        self.set = QPushButton(tr("This cell &takes it"))
        self.remove = QPushButton(tr("&Leave the cell as it is"))
        self._lay_out()
        self.measure.currentIndexChanged.connect(lambda _index: self._fit_units())
        self.set.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self.removed.emit(self.cell))
        self._fit_units()
        self.point("", None)

    def point(self, cell: str, use: CellUse | None) -> None:
        """A cell is pointed at, with the figure that it takes so far."""
        self.cell = cell
        if not cell:
            self._told.setText(tr("Click a cell of the sheet, or go to it with the arrow keys, to say what it takes."))
        elif use is None:
            self._told.setText(tr("{cell} is left as it is.", cell=cell))
        else:
            self._told.setText(tr("{cell} takes this figure:", cell=cell))
            self.show_use(use)
        self.set.setEnabled(bool(cell))
        self.remove.setEnabled(use is not None)

    def show_use(self, use: CellUse) -> None:
        """Choose what a use says."""
        for box, value in (
            (self.member, use.member), (self.measure, use.measure), (self.currency, use.money.currency),
            (self.prices, use.money.prices),
        ):  # fmt: skip
            box.setCurrentIndex(max(0, box.findData(value)))
        self.year.setValue(use.year)
        at = self.unit.findData(use.factor)
        if at < 0:
            self.unit.addItem(tr("Times {factor}", factor=f"{use.factor:g}"), use.factor)
            at = self.unit.count() - 1
        self.unit.setCurrentIndex(at)

    @property
    def use(self) -> CellUse:
        """What is chosen, for the cell that is pointed at."""
        return CellUse(
            self.cell,
            self.member.currentData(),
            Measure(self.measure.currentData()),
            self.year.value(),
            Money(Prices(self.prices.currentData()), Currency(self.currency.currentData())),
            self.unit.currentData(),
        )

    def _ask(self) -> None:
        if self.cell:
            self.use_wanted.emit(self.use)

    def _fit_units(self) -> None:
        share = "share" in self.measure.currentData()
        units = (
            ((tr("Per cent (2.60)"), 100.0), (tr("Fraction (0.026)"), 1.0))
            if share
            else ((tr("Million"), 1.0), (tr("Thousand"), 1e3), (tr("Billion"), 1e-3), (tr("Single units"), 1e6))
        )
        self.unit.clear()
        for words, factor in units:
            self.unit.addItem(words, factor)
        for box in (self.currency, self.prices):
            box.setEnabled(not share)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(4)
        for words, part in (
            (tr("&Member"), self.member), (tr("&Figure"), self.measure), (tr("&Year"), self.year),
            (tr("&Unit"), self.unit), (tr("C&urrency"), self.currency), (tr("P&rices"), self.prices),
        ):  # fmt: skip
            form.addRow(words, part)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.set, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._told)
        column.addLayout(form)
        column.addLayout(buttons)
        column.addStretch(1)

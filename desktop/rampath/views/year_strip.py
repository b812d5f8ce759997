"""The year strip: one number field for each year that can be planned, under the picture."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QToolTip, QVBoxLayout, QWidget
from typing_extensions import override

from rampath.domain.entry import EntryRefused, share_entered
from rampath.wording import number, percent, tr


@dataclass(frozen=True, slots=True)
class StripYear:
    """One year as the strip shows it; `share` is a fraction, None where the path says nothing.

    `gdp` is in millions of the money that is shown, so that money can be typed as well; `millions` is the size in
    which the field shows money (1000: billions), 0 where it shows per cent.
    """

    year: int
    share: float | None
    anchor: bool
    held: bool
    gdp: float | None = None
    millions: float = 0.0

    @property
    def as_money(self) -> bool:
        return self.millions > 0 and self.gdp is not None

    @property
    def text(self) -> str:
        """The number of the field: per cent, or money in its size."""
        if self.share is None:
            return ""
        if self.as_money and self.gdp is not None:
            return number(self.share * self.gdp / self.millions, 2 if self.millions > 1 else 0)
        return number(self.share * 100)


class YearField(QLineEdit):
    """The number of one year, in per cent of GDP; money such as `2.1bn` is understood, too."""

    typed = Signal(int, float)
    refused = Signal(str)
    entered = Signal(int)
    hold_wanted = Signal(int)
    removal_wanted = Signal(int)

    def __init__(self, year: int, behind: Callable[[int], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._behind = behind
        self._shown = StripYear(year, None, anchor=False, held=False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(52)
        self.returnPressed.connect(self._commit)

    @property
    def year(self) -> int:
        return self._shown.year

    def show_year(self, shown: StripYear) -> None:
        if shown == self._shown and self.text():
            return
        self._shown = shown
        self._restore()
        self.setReadOnly(shown.held)
        states = {"anchor": shown.anchor, "held": shown.held}
        if any(self.property(name) != value for name, value in states.items()):
            for name, value in states.items():
                self.setProperty(name, value)
            self.style().unpolish(self)
            self.style().polish(self)
        state = tr("held") if shown.held else tr("anchor") if shown.anchor else tr("computed")
        told = tr("{year}: {share} of GDP, {state}", year=shown.year, share=percent(shown.share), state=state)
        self.setAccessibleName(told)
        self.setToolTip(told)

    @override
    def event(self, arg__1: QEvent) -> bool:
        if arg__1.type() == QEvent.Type.ToolTip and isinstance(arg__1, QHelpEvent):
            told = "\n\n".join(filter(None, (self.toolTip(), self._behind(self.year))))
            QToolTip.showText(arg__1.globalPos(), told, self)
            return True
        return super().event(arg__1)

    @override
    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        super().focusInEvent(arg__1)
        self.selectAll()
        self.entered.emit(self.year)

    @override
    def focusOutEvent(self, arg__1: QFocusEvent) -> None:
        self._commit()
        super().focusOutEvent(arg__1)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        keys = Qt.Key
        if arg__1.key() == keys.Key_Escape:
            self._restore()
            self.selectAll()
        elif arg__1.key() == keys.Key_L and not self.isModified():  # else it is a letter of “million”
            self.hold_wanted.emit(self.year)
        elif arg__1.key() == keys.Key_Delete and self.selectedText() == self.text():
            self.removal_wanted.emit(self.year)
        else:
            super().keyPressEvent(arg__1)

    def _restore(self) -> None:
        self.setText(self._shown.text)

    def _commit(self) -> None:
        text = self.text().strip()
        if text == self._shown.text:
            return
        if not text:
            self._restore()
            self.removal_wanted.emit(self.year)
            return
        try:
            shown = self._shown
            share = share_entered(text, shown.share, shown.gdp, money=shown.as_money, size=shown.millions or 1.0)
        except EntryRefused as refusal:
            self._restore()
            self.refused.emit(str(refusal))
            return
        self.typed.emit(self.year, share)
        self._restore()


class YearStrip(QScrollArea):
    """Fields in the order of the years; Tab moves on. It asks, and shows what it is told.

    `typed(year, share)` gives the share as a fraction; `refused` a sentence for people.
    """

    typed = Signal(int, float)
    refused = Signal(str)
    entered = Signal(int)
    hold_wanted = Signal(int)
    removal_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self.setObjectName("strip")
        self._inside.setObjectName("strip")
        self._row = QHBoxLayout(self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._fields: dict[int, YearField] = {}
        self._heads: list[QWidget] = []
        self._behind: Callable[[int], str] = lambda _year: ""
        self.setWidget(self._inside)
        self.setFixedHeight(50)

    def field(self, year: int) -> YearField | None:
        return self._fields.get(year)

    def tell_behind(self, behind: Callable[[int], str]) -> None:
        """What the share of a year follows from is told by this function, and shown on hover."""
        self._behind = behind

    def show_years(self, years: tuple[StripYear, ...]) -> None:
        """Show these years; fields stay the same objects while the years do."""
        if [shown.year for shown in years] != list(self._fields):
            self._rebuild([shown.year for shown in years])
        for shown in years:
            self._fields[shown.year].show_year(shown)

    def type_number(self, year: int) -> None:
        """Put the cursor into a year's field."""
        field = self._fields.get(year)
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(field)

    def _tell_behind(self, year: int) -> str:
        return self._behind(year)

    def _rebuild(self, years: list[int]) -> None:
        for head in self._heads:
            self._row.removeWidget(head)
            head.hide()
            head.deleteLater()
        self._fields.clear()
        self._heads.clear()
        for year in years:
            cell = QWidget()
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            label = QLabel(str(year))
            label.setObjectName("year")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            field = YearField(year, self._tell_behind)
            field.typed.connect(self.typed)
            field.refused.connect(self.refused)
            field.entered.connect(self.entered)
            field.hold_wanted.connect(self.hold_wanted)
            field.removal_wanted.connect(self.removal_wanted)
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            self._row.addWidget(cell, 1)
            self._heads.append(cell)
            self._fields[year] = field

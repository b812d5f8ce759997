"""What charts share in which each member is a part that can be chosen: the series, and the member that is marked."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from rampath.charts.axis import ChartAxis
from rampath.charts.chart import Chart
from rampath.charts.palette import Palette

Series = TypeVar("Series")


class MemberPick(Chart, Generic[Series]):
    """Each key is a member's code.

    `member_chosen` carries the code of the member whose part was pressed or reached with the arrow keys.
    """

    member_chosen = Signal(str)

    def __init__(
        self, name: str, palette: Palette, axes: Mapping[str, ChartAxis], parent: QWidget | None = None
    ) -> None:
        super().__init__(name, palette, axes, parent)
        self._series: Series | None = None
        self._selected: str | None = None

    def show_series(self, series: Series, selected: str | None) -> None:
        """Show this series, with one member marked; nothing happens where both are shown already."""
        if (series, selected) != (self._series, self._selected):
            self._series, self._selected = series, selected
            self.describe()
            self.redraw.later()

    @override
    def current(self) -> str | None:
        return self._selected

    @override
    def picture(self) -> Series | None:
        return self._series

    @override
    def choose(self, key: str) -> None:
        self.member_chosen.emit(key)

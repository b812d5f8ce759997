"""The live chart of columns by year or by member."""

import math
from typing import ClassVar

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from rampath.charts.axis import ValueAxis, YearAxis
from rampath.charts.chart import Chart
from rampath.charts.columns_item import MOST_NAMED, ColumnsItem
from rampath.charts.labels import Labels, Lines, notice
from rampath.charts.naming_axis import CodeAxis, LineAxis, Name
from rampath.charts.palette import Palette
from rampath.charts.pictures.columns import Columns
from rampath.charts.pictures.table import ChartTable
from rampath.charts.statements import OF_ALL
from rampath.domain.trace import Figure
from rampath.wording import tr


class PlaceAxis(YearAxis):
    """Whole years under columns that stand at 0, 1, 2, ..."""

    first: int = 0

    @override
    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        levels = super().tickValues(minVal + self.first, maxVal + self.first, size)
        return [(step, [year - self.first for year in years]) for step, years in levels]

    @override
    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [str(round(value) + self.first) for value in values]


class ColumnsChart(Chart):
    """Columns that are read one by one; those of members, and layers that stand for members, can be chosen.

    `member_chosen` carries the code of the member whose column or layer was pressed.
    """

    member_chosen = Signal(str)
    _DOTTED: ClassVar = Qt.PenStyle.DotLine

    def __init__(
        self, name: str, palette: Palette, *, by_year: bool = True, whole: bool = False, parent: QWidget | None = None
    ) -> None:
        self._by_year = by_year
        self._places_axis = PlaceAxis(palette) if by_year else CodeAxis(palette)
        self._value_axis = ValueAxis(palette, whole=whole)
        self._names_axis = LineAxis(palette)
        axes = {"bottom": self._places_axis, "left": self._value_axis, "right": self._names_axis}
        super().__init__(name, palette, axes, parent)
        self._item = ColumnsItem(self.plot)
        self._lines = Lines(self.plot, angle=0, z=8)
        self._labels = Labels(self.plot)
        self._columns: Columns | None = None
        self._selected: str | None = None
        self._year: str | None = None

    @property
    @override
    def title(self) -> str:
        return "" if self._columns is None else self._columns.title

    def show_series(self, columns: Columns, selected: str | None) -> None:
        """Show these columns, with one member marked; nothing happens where both are shown already."""
        if (columns, selected) == (self._columns, self._selected):
            return
        self._columns, self._selected = columns, selected
        if self._year not in self.keys():
            self._year = None
        self.describe()
        self.redraw.later()

    @override
    def draw(self) -> None:
        columns = self._columns
        if columns is None:
            return
        palette, count = self._palette, max(len(columns.places), 1)
        self._value_axis.name(columns.measured.axis)
        chosen = self.current()
        at = columns.at(chosen) if chosen in self.keys() and chosen is not None else None
        self._item.show_columns(columns, palette, at)
        self.plot.show_range((-0.7, count - 0.3), self._range(columns))
        scale = columns.measured.scale
        seen = not columns.empty
        levels = columns.levels if seen else ()
        self._lines.show([level.value * scale for level in levels], palette.commitment, self._DOTTED)
        self._names_axis.setTextPen(palette.commitment if columns.levels else palette.quiet)
        self._names_axis.show_names(self._names(columns) if seen else ())
        if isinstance(self._places_axis, CodeAxis):
            self._places_axis.show_codes(self.keys(), self._selected)
        elif columns.places:
            self._start_at(int(columns.places[0].key))
        self._labels.show([] if seen else [notice(self.plot, self.title, palette.quiet)])

    def _start_at(self, year: int) -> None:
        axis = self._places_axis
        if isinstance(axis, PlaceAxis) and axis.first != year:
            axis.first = year
            axis.picture = None
            axis.update()

    def _range(self, columns: Columns) -> tuple[float, float]:
        """From the lowest to the highest value, with room for the key above."""
        low, high = (value * columns.measured.scale for value in columns.reach())
        span = max(high - low, 1e-9)
        room = max(self.plot.view_box.height() - self._item.band - 4, 20.0)
        foot = span * 0.04 if low < 0 else 0.0
        return low - foot, high + (span + foot) * (self._item.band + 4) / room

    def _names(self, columns: Columns) -> tuple[Name, ...]:
        """What stands right of the columns: the commitment lines, or layers that are too many for the key."""
        scale = columns.measured.scale
        names = [Name(level.value * scale, level.label, level.below) for level in columns.levels]
        if len(columns.layers) <= MOST_NAMED or not columns.places:
            return tuple(names)
        last = len(columns.places) - 1
        foot, found = 0.0, []
        for layer in columns.layers:
            value = layer.values[last]
            if math.isfinite(value) and value > 0:
                found.append((layer.member != self._selected, -value, foot + value / 2, layer.name))
                foot += value
        return tuple(Name(middle * scale, name) for _not_chosen, _value, middle, name in sorted(found))

    @override
    def keys(self) -> tuple[str, ...]:
        return () if self._columns is None else tuple(place.key for place in self._columns.places)

    @override
    def current(self) -> str | None:
        return self._year if self._by_year else self._selected

    @override
    def reading(self, key: str) -> str:
        return "" if self._columns is None else self._columns.reading(key)

    @override
    def figures(self, key: str) -> tuple[Figure, ...]:
        place, _, layer = key.partition("/")
        return () if self._columns is None else self._columns.rests_on(place, layer)

    @override
    def behind(self, key: str) -> str:
        columns = self._columns
        if columns is None or not columns.of_all or self.figures(key):
            return super().behind(key)
        return tr(OF_ALL)

    @override
    def picture(self) -> Columns | None:
        return self._columns

    @override
    def table(self) -> ChartTable:
        return ChartTable("", (), ()) if self._columns is None else self._columns.table()

    @override
    def part_at(self, place: QPointF) -> str | None:
        data = self.plot.data_at(place)
        keys = self.keys()
        column = round(data.x())
        if self._columns is None or not 0 <= column < len(keys):
            return None
        layer = self._layer_at(self._columns, column, data.y() / self._columns.measured.scale)
        return f"{keys[column]}/{layer}" if layer else keys[column]

    def _layer_at(self, columns: Columns, column: int, value: float) -> str:
        """The member's layer at a height; nothing where layers stand for no members, or above them."""
        up = down = 0.0
        for layer in columns.layers:
            own = layer.values[column]
            if not layer.member or not math.isfinite(own):
                continue
            foot = up if own > 0 else down
            if min(foot, foot + own) <= value <= max(foot, foot + own):
                return layer.key
            if own > 0:
                up += own
            else:
                down += own
        return ""

    @override
    def choose(self, key: str) -> None:
        place, _, layer = key.partition("/")
        if layer or not self._by_year:
            self.member_chosen.emit(layer or place)
        if self._by_year:
            self._year = place
            self.describe()
            self.redraw.later()

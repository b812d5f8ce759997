"""The picture of the path editor: lines, dots and handles over whole years, redrawn by difference."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from rampath.charts.axis import ShareAxis, YearAxis
from rampath.charts.labels import Lines
from rampath.charts.palette import Palette
from rampath.charts.path_beside import Beside
from rampath.charts.path_handle import HIT_RADIUS, PathHandle, place
from rampath.charts.path_picture import PER_CENT, PathPicture
from rampath.charts.plot import ChartPlot
from rampath.charts.series import Point
from rampath.domain.observation import Kind
from rampath.wording import tr

_DASH = Qt.PenStyle.DashLine
_DOT = Qt.PenStyle.DotLine


class PathPlot(ChartPlot):
    """Shows a `PathPicture`. It takes no mouse or keys itself; the path editor adds them."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        self._share_axis = ShareAxis(palette)
        self._palette = palette
        super().__init__(palette, {"bottom": YearAxis(palette), "left": self._share_axis}, parent)
        self.picture: PathPicture | None = None
        self._handles: dict[int, PathHandle] = {}
        self._marks: list[tuple[Any, Any]] = []
        self._drawn: dict[Any, tuple[Point, ...]] = {}
        self._focus: tuple[int | None, int | None, frozenset[int]] = (None, None, frozenset())
        self.setFrameShape(self.Shape.NoFrame)
        self.setMinimumHeight(150)
        self._ghost = self._curve(1)
        self._actual = self._curve(3)
        self._estimate = self._curve(3)
        self._plan = self._curve(5)
        self._beside = Beside(self)
        self._review = pg.InfiniteLine(angle=90, movable=False)
        self._review_label = pg.TextItem(anchor=(0.5, 0))
        self._breaks = Lines(self, angle=90, z=0)
        self._break_label = pg.TextItem(anchor=(1, 0))
        self.add(self._break_label, 1).hide()
        self._snap_line = pg.InfiniteLine(angle=0, movable=False)
        for item in (self._review, self._review_label, self._snap_line):
            self.add(item, 1).hide()
        self.readout = QLabel(self)
        self.readout.setTextFormat(Qt.TextFormat.RichText)
        self.readout.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.readout.hide()
        self._dress(palette)

    @override
    def set_palette(self, palette: Palette) -> None:
        super().set_palette(palette)
        if palette is not self._palette:
            self._palette = palette
            self._dress(palette)

    @override
    def event(self, ev: QEvent) -> bool:
        if ev.type() == QEvent.Type.DevicePixelRatioChange:
            self._dress(self._palette)
        return bool(super().event(ev))

    def _dress(self, palette: Palette) -> None:
        self._ghost.setPen(self.pen(palette.ghost, 1, _DASH))
        self._actual.setPen(self.pen(palette.actual, 2))
        self._actual.setSymbolBrush(pg.mkBrush(palette.actual))
        self._actual.setSymbolPen(pg.mkPen(palette.actual))
        self._estimate.setPen(self.pen(palette.actual, 2, _DASH))
        self._estimate.setSymbolBrush(pg.mkBrush(palette.surface))
        self._estimate.setSymbolPen(pg.mkPen(palette.actual, width=1.2))
        self._plan.setPen(self.pen(palette.plan, 3))
        self._plan.setSymbolBrush(pg.mkBrush(palette.plan))
        self._plan.setSymbolPen(pg.mkPen(palette.surface, width=1))
        self._review.setPen(self.pen(palette.line, 1.2))
        self._review_label.setColor(QColor(palette.quiet))
        self._break_label.setColor(QColor(palette.quiet))
        self._snap_line.setPen(self.pen(palette.commitment, 2))
        self.readout.setStyleSheet(
            f"QLabel {{ background: {palette.surface}; color: {palette.text};"
            f" border: 1px solid {palette.line}; padding: 4px 8px; }}"
        )
        picture, self.picture = self.picture, None
        self._drawn.clear()
        for handle in self._handles.values():
            self.view_box.removeItem(handle)
        self._handles.clear()
        self._drop_marks(0)
        if picture is not None:
            self.show_picture(picture)
            self.show_focus(*self._focus)

    def show_picture(self, picture: PathPicture, *, keep_axes: bool = False) -> None:
        """Draw another picture; with `keep_axes` (during a drag) the axes stay where they are."""
        before, self.picture = self.picture, picture
        if before == picture:
            return
        path = picture.path
        observed = path.of(Kind.ACTUAL, Kind.ESTIMATE)
        actual = path.of(Kind.ACTUAL)
        estimate = path.of(Kind.ESTIMATE)
        planned = path.of(Kind.PLAN)
        if before is None or before.factors != picture.factors:
            self._drawn.clear()
        self._draw(self._actual, picture, actual, symbols=actual)
        self._draw(self._estimate, picture, (*actual[-1:], *estimate), symbols=estimate)
        self._draw(self._plan, picture, (*observed[-1:], *planned), symbols=planned, round_marks=True)
        self._draw(self._ghost, picture, path.ghost)
        self._beside.show_picture(picture, self._palette)
        if before is None or before.path.marks != path.marks or before.factors != picture.factors or not keep_axes:
            self._show_marks(picture)
        if not keep_axes:
            self._set_range(picture)
        self._show_review(picture)
        self._show_handles(picture)

    @property
    def handles(self) -> tuple[PathHandle, ...]:
        """The handles as they are drawn."""
        return tuple(self._handles.values())

    def show_focus(self, focused: int | None, near: int | None, selected: frozenset[int] = frozenset()) -> None:
        """Ring the handle of the year in focus, fill those that are selected, and swell the one near the mouse."""
        self._focus = focused, near, selected
        for year, handle in self._handles.items():
            known = None if self.picture is None else self.picture.handle(year)
            held = known is not None and known.held
            handle.show_state(held=held, near=year == near, focused=year == focused, selected=year in selected)

    def show_magnet(self, share: float | None, year: int = 0) -> None:
        """Light the line (a share as a fraction, in a year) that the hand has snapped to."""
        self._snap_line.setVisible(share is not None)
        if share is not None:
            self._snap_line.setPos(share * self._factor(year))

    def _factor(self, year: float) -> float:
        return PER_CENT if self.picture is None else self.picture.factor(year)

    def position(self, year: float, share: float) -> QPointF:
        """Where a year and a share (a fraction) lie in the widget, in pixels."""
        return self.place_of(year, share * self._factor(year))

    def share_at(self, position: QPointF, year: int) -> float:
        """The share (a fraction) that the height of a place in the widget is in a year."""
        return self.data_at(position).y() / self._factor(year)

    def handle_near(self, position: QPointF) -> int | None:
        """The year of the handle that can be taken at a place in the widget."""
        return self._nearest(position, {} if self.picture is None else {h.year: h.share for h in self.picture.handles})

    def dot_near(self, position: QPointF) -> int | None:
        """The computed year whose dot lies at a place in the widget."""
        if self.picture is None:
            return None
        planned = {p.year: p.share for p in self.picture.path.of(Kind.PLAN) if p.year in self.picture.plannable}
        return self._nearest(position, planned)

    def observed_near(self, position: QPointF) -> int | None:
        """The observed year whose mark lies at a place in the widget."""
        if self.picture is None:
            return None
        observed = self.picture.path.of(Kind.ACTUAL, Kind.ESTIMATE)
        return self._nearest(position, {point.year: point.share for point in observed})

    def say(self, text: str, beside: QPointF) -> None:
        """Show the read-out beside a place in the widget, never under the hand; an empty text hides it."""
        if not text:
            self.readout.hide()
            return
        self.readout.setText(text)
        self.readout.adjustSize()
        width, height = self.readout.width(), self.readout.height()
        x = beside.x() - width - 20 if beside.x() + width + 24 > self.width() else beside.x() + 20
        y = beside.y() - height - 16 if beside.y() - height - 16 > 0 else beside.y() + 20
        self.readout.move(round(max(4.0, x)), round(max(2.0, y)))
        self.readout.show()

    @property
    def highest(self) -> float:
        """The share (a fraction) at the upper end of the axis, in the last year."""
        return self.highest_in(0 if self.picture is None else self.picture.path.last_year)

    @property
    def _top(self) -> float:
        return float(self.view_box.viewRange()[1][1])

    def highest_in(self, year: int) -> float:
        """The share (a fraction) at the upper end of the axis in a year."""
        return self._top / self._factor(year)

    def handles_in(self, box: QRectF) -> frozenset[int]:
        """The years whose handles lie in a rectangle of the widget."""
        handles = () if self.picture is None else self.picture.handles
        return frozenset(h.year for h in handles if box.contains(self.position(h.year, h.share)))

    def _nearest(self, position: QPointF, shares: dict[int, float]) -> int | None:
        best: tuple[float, int] | None = None
        for year, share in shares.items():
            away = self.position(year, share) - position
            distance = (away.x() ** 2 + away.y() ** 2) ** 0.5
            if distance <= HIT_RADIUS and (best is None or distance < best[0]):
                best = (distance, year)
        return None if best is None else best[1]

    def _draw(self, curve: Any, picture: PathPicture, points: tuple[Point, ...], **look: Any) -> None:
        """Give a curve its points, where it does not have them already."""
        if self._drawn.get(curve) != points:
            self._drawn[curve] = points
            _draw(curve, picture, points, **look)

    def _curve(self, z: int) -> Any:
        return self.add(pg.PlotDataItem(antialias=True), z)

    def _set_range(self, picture: PathPicture) -> None:
        path = picture.path
        self._share_axis.name(picture.axis or tr("{pillar}, % of GDP", pillar=path.pillar.value))
        self.show_range((path.first_year - 0.5, path.last_year + 0.8), (0, picture.top))

    def _show_marks(self, picture: PathPicture) -> None:
        wanted = picture.path.marks
        self._drop_marks(len(wanted))
        while len(self._marks) < len(wanted):
            pen = self.pen(self._palette.commitment, 1, _DOT)  # smoothed, long dots cost a millisecond
            line = self.add(pg.PlotDataItem(pen=pen, antialias=False))
            label = self.add(pg.TextItem(color=self._palette.commitment, anchor=(0, 1)), 2)
            self._marks.append((line, label))
        for mark, (line, label) in zip(wanted, self._marks, strict=True):
            at = self._free_year(picture, mark.share)
            line.setData(*_level(picture, mark.share))
            label.setText(mark.label)
            label.setPos(at, mark.share * picture.factor(at))

    def _drop_marks(self, kept: int) -> None:
        while len(self._marks) > kept:
            for item in self._marks.pop():
                self.view_box.removeItem(item)

    def _free_year(self, picture: PathPicture, share: float) -> float:
        """A year at which a label upon a line does not stand in the way of the curve."""
        path = picture.path
        span = max(4.0, (path.last_year - path.first_year) * 0.22)
        room = picture.top / picture.factor(path.last_year) * 0.1
        points = (*path.points, *path.ghost)
        for begin in (path.first_year, path.last_year - span, *range(path.first_year, path.last_year)):
            inside = [p for p in points if begin - 1 <= p.year <= begin + span]
            if all(not (share - room * 0.2 <= p.share <= share + room) for p in inside):
                return float(begin)
        return float(path.first_year)

    def _show_review(self, picture: PathPicture) -> None:
        review = picture.path.review
        shown = review is not None and picture.path.first_year <= review <= picture.path.last_year
        self._review.setVisible(shown)
        self._review_label.setVisible(shown)
        if shown and review is not None:
            self._review.setPos(review)
            self._review_label.setText(tr("review {year}", year=review))
            self._review_label.setPos(review, self._top)
        breaks = picture.path.breaks
        self._breaks.show([year - 0.5 for year in breaks], self._palette.quiet, _DOT, 1)
        self._break_label.setVisible(bool(breaks))
        if breaks:
            self._break_label.setText(tr("series break {year}", year=breaks[-1]))
            self._break_label.setPos(breaks[-1] - 0.5, self._top)

    def _show_handles(self, picture: PathPicture) -> None:
        wanted = {handle.year: handle for handle in picture.handles}
        for year in [year for year in self._handles if year not in wanted]:
            self.view_box.removeItem(self._handles.pop(year))
        for year, handle in wanted.items():
            if year not in self._handles:
                self._handles[year] = PathHandle(year, self._palette)
            place(self._handles[year], self.view_box, handle.share * picture.factor(year))
            self._handles[year].show_state(held=handle.held, near=False, focused=False)


def _level(picture: PathPicture, share: float) -> tuple[list[float], list[float]]:
    """A commitment line over all years: level in per cent, along GDP in money."""
    first, last = picture.path.first_year - 0.5, picture.path.last_year + 0.8
    years = [first, *map(float, range(picture.path.first_year, picture.path.last_year + 1)), last]
    if not picture.factors:
        years = [first, last]
    return years, [share * picture.factor(min(max(year, first + 0.5), last - 0.8)) for year in years]


def _draw(
    curve: Any,
    picture: PathPicture,
    points: tuple[Point, ...],
    *,
    symbols: tuple[Point, ...] = (),
    round_marks: bool = False,
) -> None:
    """Give a curve its points; only those among `symbols` carry a mark (a square, or a dot where asked)."""
    marked = {point.year for point in symbols}
    shape, size = ("o", 7.0) if round_marks else ("s", 6.0)
    sizes = [size if point.year in marked else 0.0 for point in points]
    curve.setData(
        [point.year for point in points],
        [point.share * picture.factor(point.year) for point in points],
        symbol=shape if marked else None,
        symbolSize=sizes if marked else 6.0,
    )

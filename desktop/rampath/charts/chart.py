"""What all live charts share: drawing once per frame, reading by mouse and by keyboard, a visible focus."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QToolTip, QVBoxLayout, QWidget
from typing_extensions import override

from rampath.charts.axis import ChartAxis
from rampath.charts.palette import Palette
from rampath.charts.pictures.table import ChartTable
from rampath.charts.plot import ChartPlot
from rampath.charts.redraw import Redraw
from rampath.domain.measure_words import measure_words
from rampath.domain.trace import Figure
from rampath.wording import tr

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Chart(QWidget):
    """A plot whose parts can be read one by one: each part has a key, and a reading in words.

    `hovered` tells the reading of the part under the mouse or under the arrow keys, "" when there is none.
    A chart follows what it is given and asks for the rest by signals; it keeps no choice of its own.
    """

    hovered = Signal(str)
    source_wanted = Signal(object)
    """The user asks where a `Figure` of the chart comes from."""

    def __init__(
        self, name: str, palette: Palette, axes: Mapping[str, ChartAxis], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._palette = palette
        self._read: str | None = None
        self._behind: Callable[[Figure], str] = lambda _figure: ""
        self.plot = ChartPlot(palette, dict(axes), self)
        self.redraw = Redraw(self, self.draw)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(self.plot)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.plot.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.plot.customContextMenuRequested.connect(self._menu_at)
        self.plot.pointed.connect(self._point)
        self.plot.pressed.connect(self._press)
        self.plot.gone.connect(self._leave)
        self.plot.view_box.sigResized.connect(self._resized)

    @property
    def title(self) -> str:
        """The sentence that the picture shows, for the heading above it."""
        raise NotImplementedError

    def draw(self) -> None:
        """Bring the picture up to what should be shown. Asked for through `redraw`."""
        raise NotImplementedError

    def keys(self) -> tuple[str, ...]:
        """The parts in the order in which the arrow keys go through them."""
        raise NotImplementedError

    def current(self) -> str | None:
        """The part from which the arrow keys set out."""
        raise NotImplementedError

    def reading(self, key: str) -> str:
        """What a part says, in words, with its unit."""
        raise NotImplementedError

    def table(self) -> ChartTable:
        """What the picture shows, as a table of text."""
        return ChartTable(self.title, (tr("Reading"),), tuple((self.reading(key),) for key in self.keys()))

    def picture(self) -> object | None:
        """What the chart shows as a plain value, from which a page draws the same; None where there is nothing."""
        return None

    def figures(self, _key: str) -> tuple[Figure, ...]:
        """The figures that a part is drawn from."""
        return ()

    def behind(self, key: str) -> str:
        """What a part rests on, in sentences."""
        return "\n\n".join(filter(None, map(self._behind, self.figures(key))))

    def figure_in_focus(self) -> Figure | None:
        """The first figure of the part from which the arrow keys set out."""
        key = self.current()
        return next(iter(self.figures(key)), None) if key is not None and key in self.keys() else None

    def tell_behind(self, behind: Callable[[Figure], str]) -> None:
        """What figures rest on, in sentences, is told by this function, and shown on hover under a reading."""
        self._behind = behind

    def menu(self, key: str) -> QMenu:
        """What can be asked about a part."""
        menu = QMenu(self)
        figures = self.figures(key)
        measures = {figure.measure for figure in figures}
        for figure in figures:
            text = tr("Go to &source")
            if len(measures) > 1:
                text = tr("Go to source: {measure}", measure=measure_words(figure.measure))
            elif len(figures) > 1:
                which = figure.edition or figure.scenario
                text = tr("Go to source: {which}", which=f"{which} {figure.year}".strip())
            menu.addAction(text, lambda figure=figure: self.source_wanted.emit(figure))
        return menu

    def part_at(self, place: QPointF) -> str | None:
        """The part at a place in the plot, in pixels."""
        raise NotImplementedError

    def choose(self, key: str) -> None:
        """The user has pressed a part, or come to it with the arrow keys."""
        raise NotImplementedError

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours from now on."""
        if palette is not self._palette:
            self._palette = palette
            self.plot.set_palette(palette)
            self.redraw.later()
            self.update()

    def describe(self) -> None:
        """Say to assistive technology what the picture shows now."""
        key = self.current()
        read = "" if key is None or key not in self.keys() else self.reading(key)
        self.setAccessibleDescription(". ".join(text for text in (self.title, read) if text))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        key = self.current()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._open_menu(key if key in self.keys() else None, self.mapToGlobal(self.rect().center()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, key = self.keys(), Qt.Key(event.key())
        if not keys or key not in {*_STEPS, Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
            return
        current = self.current()
        at = keys.index(current) if current in keys else None
        if key in _STEPS:
            to = 0 if at is None else min(max(at + _STEPS[key], 0), len(keys) - 1)
        else:
            to = 0 if key == Qt.Key.Key_Home else len(keys) - 1
        if to != at:
            self.hovered.emit(self.reading(keys[to]))
            self.choose(keys[to])

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._palette.surface))
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._palette.plan), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _point(self, place: QPointF) -> None:
        key = self.part_at(place)
        if key == self._read:
            return
        self._read = key
        text = "" if key is None else self.reading(key)
        self.hovered.emit(text)
        if key is not None and text:
            told = "\n\n".join(filter(None, (text, self.behind(key))))
            QToolTip.showText(self.plot.mapToGlobal(place).toPoint(), told, self.plot)
        else:
            QToolTip.hideText()

    def _menu_at(self, place: QPoint) -> None:
        self._open_menu(self.part_at(QPointF(place)), self.plot.viewport().mapToGlobal(place))

    def _open_menu(self, key: str | None, at: QPoint) -> None:
        """What can be asked about a part, and below a line what can be done with the whole chart (its actions)."""
        menu = QMenu(self) if key is None else self.menu(key)
        if not menu.isEmpty() and self.actions():
            menu.addSeparator()
        menu.addActions(self.actions())
        if menu.isEmpty():
            return
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _press(self, place: QPointF) -> None:
        key = self.part_at(place)
        if key is not None:
            self.choose(key)

    def _leave(self) -> None:
        if self._read is not None:
            self._read = None
            self.hovered.emit("")
            QToolTip.hideText()

    def _resized(self, _view_box: object) -> None:
        self.redraw.later()

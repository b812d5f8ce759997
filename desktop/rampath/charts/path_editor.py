"""The path editor: a path that is drawn by hand, with the mouse or the keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from rampath.charts.palette import Palette
from rampath.charts.path_picture import PathPicture
from rampath.charts.path_plot import PathPlot
from rampath.charts.path_snap import Step, nudged, rest
from rampath.wording import percent, tr

_MAGNET_REACH = 5.0
"""How near, in pixels, a magnet draws the hand."""


def step_of(modifiers: Qt.KeyboardModifier) -> Step:
    """Shift fine, Ctrl coarse, Alt no snap: the same for the mouse and the arrow keys."""
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return Step.FREE
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return Step.FINE
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return Step.COARSE
    return Step.USUAL


class PathEditor(PathPlot):
    """Asks for edits and shows what comes of them; the plan itself is somebody else's.

    `moved(year, share, gesture)`: the anchor of a year is wanted at a share (a fraction); one object
    `gesture` stands for all moves of one drag. `abandoned(gesture)`: the drag is called off. The other
    signals name a year: its number is to be typed, it is to become an anchor, to be computed again, to be
    held or released. `focus_changed(year)` follows the focus, None for none.
    """

    moved = Signal(int, float, object)
    abandoned = Signal(object)
    released = Signal()
    number_wanted = Signal(int)
    anchor_wanted = Signal(int)
    removal_wanted = Signal(int)
    hold_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)
    focus_changed = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._focused: int | None = None
        self._near: int | None = None
        self._gesture: object | None = None
        self._grab = (QPointF(), 0.0)
        self._behind: Callable[[int], str] = lambda _year: ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Path editor"))

    @property
    def dragging(self) -> bool:
        return self._gesture is not None

    @property
    def focused_year(self) -> int | None:
        return self._focused

    def set_picture(self, picture: PathPicture) -> None:
        """Show a picture; while a handle is dragged the axes stay as they are."""
        self.show_picture(picture, keep_axes=self.dragging)
        if self._focused is not None and self._focused not in picture.plannable:
            self._focused = None
            self.focus_changed.emit(None)
        self._describe()
        self.show_focus(self._focused, self._near)

    def focus_year(self, year: int | None) -> None:
        """Give a year the focus, as clicking its handle does."""
        if year != self._focused:
            self._focused = year
            self._describe()
            self.show_focus(self._focused, self._near)
            self.focus_changed.emit(year)

    def tell_behind(self, behind: Callable[[int], str]) -> None:
        """What the share of a year rests on is told by this function, and shown where the mouse rests."""
        self._behind = behind

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return bool(super().viewportEvent(event))
        year = None if self.dragging else self._year_at(QPointF(event.pos()))
        text = "" if year is None else self._behind(year)
        if text:
            QToolTip.showText(event.globalPos(), text, self)
        else:
            QToolTip.hideText()
        return True

    @override
    def mousePressEvent(self, ev: QMouseEvent) -> None:
        if self.dragging:
            self._abandon()
        elif ev.button() is Qt.MouseButton.LeftButton and self.picture is not None:
            self._take(ev.position())
        ev.accept()

    @override
    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        if self.dragging:
            self._drag(ev.position(), step_of(ev.modifiers()))
        else:
            self._hover(ev.position())
        ev.accept()

    @override
    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:
        if self.dragging and ev.button() is Qt.MouseButton.LeftButton:
            self._let_go()
        ev.accept()

    @override
    def mouseDoubleClickEvent(self, ev: QMouseEvent) -> None:
        if ev.button() is Qt.MouseButton.LeftButton:
            handle, dot = self.handle_near(ev.position()), self.dot_near(ev.position())
            if handle is not None:
                self.number_wanted.emit(handle)
            elif dot is not None:
                self.focus_year(dot)
                self.anchor_wanted.emit(dot)
        ev.accept()

    @override
    def contextMenuEvent(self, ev: QContextMenuEvent) -> None:
        year = self._year_at(QPointF(ev.pos()))
        if ev.reason() is QContextMenuEvent.Reason.Keyboard:
            year = self._focused
        if year is not None and not self.dragging:
            if self.picture is not None and year in self.picture.plannable:
                self.focus_year(year)
            self.menu_wanted.emit(year, ev.globalPos())
        ev.accept()

    @override
    def wheelEvent(self, ev: object) -> None:
        """The axes do not move."""

    @override
    def leaveEvent(self, ev: QEvent) -> None:
        if not self.dragging:
            self._set_near(None)

    @override
    def focusOutEvent(self, ev: QFocusEvent) -> None:
        if self.dragging:
            self._let_go()
        self.say("", QPointF())
        super().focusOutEvent(ev)

    @override
    def keyPressEvent(self, ev: QKeyEvent) -> None:
        if not self._key(ev.key(), ev.modifiers()):
            ev.ignore()
            return
        ev.accept()

    def _key(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what a key asks for; False where it is none of ours."""
        keys = Qt.Key
        if key == keys.Key_Escape and self.dragging:
            self._abandon()
            return True
        if self.picture is None or not self.picture.plannable or self.dragging:
            return False
        if key in {keys.Key_Left, keys.Key_Right}:
            self._walk(1 if key == keys.Key_Right else -1)
            return True
        year = self._focused
        if year is None:
            return False
        wanted = {
            keys.Key_Return: self.number_wanted,
            keys.Key_Enter: self.number_wanted,
            keys.Key_F2: self.number_wanted,
            keys.Key_Insert: self.anchor_wanted,
            keys.Key_Delete: self.removal_wanted,
            keys.Key_Backspace: self.removal_wanted,
            keys.Key_L: self.hold_wanted,
        }
        if key in {keys.Key_Up, keys.Key_Down}:
            self._nudge(year, step_of(modifiers), 1 if key == keys.Key_Up else -1)
        elif key in wanted:
            wanted[keys(key)].emit(year)
        else:
            return False
        return True

    def _year_at(self, at: QPointF) -> int | None:
        """The year whose handle, dot or observed mark lies at a place."""
        return self.handle_near(at) or self.dot_near(at) or self.observed_near(at)

    def _walk(self, direction: int) -> None:
        years = () if self.picture is None else self.picture.plannable
        if self._focused in years:
            at = min(max(years.index(self._focused) + direction, 0), len(years) - 1)
        else:
            at = 0 if direction > 0 else len(years) - 1
        self.focus_year(years[at])

    def _nudge(self, year: int, step: Step, direction: int) -> None:
        picture = self.picture
        handle = None if picture is None else picture.handle(year)
        share = None if picture is None else picture.share(year)
        if handle is not None and handle.held:
            self.say(tr("{year} is held. Press L to release it.", year=year), self.position(year, handle.share))
        elif share is not None:
            self.moved.emit(year, nudged(share, step, direction), None)

    def _take(self, at: QPointF) -> None:
        year = self.handle_near(at)
        handle = None if year is None or self.picture is None else self.picture.handle(year)
        if handle is None:
            dot, locked = self.dot_near(at), self.observed_near(at)
            self.focus_year(dot)
            if dot is None and locked is not None:
                self.say(tr("{year} is observed and cannot be planned.", year=locked), at)
            return
        self.focus_year(handle.year)
        if handle.held:
            self.say(tr("{year} is held. Press L to release it.", year=handle.year), at)
            return
        self._gesture = object()
        self._grab = (at, handle.share)
        self.setCursor(Qt.CursorShape.SizeVerCursor)

    def _drag(self, at: QPointF, step: Step) -> None:
        if self._focused is None or self.picture is None:
            return
        begun, share = self._grab
        (_, now), (_, then) = self.place_at(at), self.place_at(begun)
        reach = abs(self.place_at(QPointF(0, _MAGNET_REACH))[1] - self.place_at(QPointF(0, 0))[1])
        wanted = min(share + now - then, self.highest)
        stop = rest(wanted, step, self.picture.magnets(self._focused), reach)
        self.show_magnet(None if stop.magnet is None else stop.magnet.share)
        self.moved.emit(self._focused, stop.share, self._gesture)

    def _let_go(self) -> None:
        self._end()
        self.released.emit()

    def _abandon(self) -> None:
        gesture = self._gesture
        self._end()
        self.abandoned.emit(gesture)

    def _end(self) -> None:
        self._gesture = None
        self.unsetCursor()
        self.show_magnet(None)

    def _hover(self, at: QPointF) -> None:
        near = self.handle_near(at)
        self._set_near(near)
        if near is not None:
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        elif self.observed_near(at) is not None:
            self.setCursor(Qt.CursorShape.ForbiddenCursor)
        elif self.dot_near(at) is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def _set_near(self, near: int | None) -> None:
        if near != self._near:
            self._near = near
            self.show_focus(self._focused, self._near)

    def _describe(self) -> None:
        """Tell screen readers what has the focus."""
        picture, year = self.picture, self._focused
        if picture is None or year is None:
            self.setAccessibleDescription("")
            return
        handle = picture.handle(year)
        state = tr("computed") if handle is None else tr("held") if handle.held else tr("anchor")
        share = percent(picture.share(year))
        self.setAccessibleDescription(tr("{year}: {share} of GDP, {state}", year=year, share=share, state=state))

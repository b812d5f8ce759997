"""The path editor: a path that is drawn by hand, with the mouse or the keys."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from rampath.charts.palette import Palette
from rampath.charts.path_chosen import PathChosen
from rampath.charts.path_keys import press, step_of
from rampath.charts.path_picture import PathPicture
from rampath.charts.path_selection import Band, is_still, toggled
from rampath.charts.path_snap import Step, nudged, rest
from rampath.domain.path import HIGHEST_SHARE
from rampath.domain.path_edit import shift_within
from rampath.wording import percent, tr

_MAGNET_REACH = 5.0
"""How near, in pixels, a magnet draws the hand."""

_ADDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
"""With these a click adds a handle to the selection, or takes it out."""


@dataclass(frozen=True, slots=True)
class Grab:
    """What a drag began with: where the mouse was, and the shares (fractions) of the years that it moves."""

    at: QPointF
    shares: dict[int, float]


class PathEditor(PathChosen):
    """Asks for edits and shows what comes of them; the plan itself is somebody else's.

    `moved(shares, gesture)`: years are wanted at shares (fractions, by year); one object `gesture` stands for all
    moves of one drag. `abandoned(gesture)`: the drag is called off. `scaled(part)`: the years that are worked on are to
    go a part of their way to the target. The other signals name a year: its number is to be typed, it is to become an
    anchor, to be computed again, to be held or released; what is asked for one of several selected years is meant for
    all of them (`chosen_years`). `refused` is a sentence.
    """

    moved = Signal(object, object)
    scaled = Signal(float)
    refused = Signal(str)
    abandoned = Signal(object)
    released = Signal()
    number_wanted = Signal(int)
    anchor_wanted = Signal(int)
    removal_wanted = Signal(int)
    hold_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._gesture: object | None = None
        self._grab = Grab(QPointF(), {})
        self._pressed: tuple[int, QPointF] | None = None
        self._band = Band(self.viewport())
        self._behind: Callable[[int], str] = lambda _year: ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Path editor"))

    @property
    def dragging(self) -> bool:
        return self._gesture is not None

    def set_picture(self, picture: PathPicture) -> None:
        """Show a picture; while a handle is dragged the axes stay as they are."""
        self.show_picture(picture, keep_axes=self.dragging)
        self.keep_chosen(picture)

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
            self.abandon()
        elif self._band.is_open:
            self._band.end()
        elif ev.button() is Qt.MouseButton.LeftButton and self.picture is not None:
            self._take(ev.position(), adding=bool(ev.modifiers() & _ADDING))
        ev.accept()

    @override
    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        if self._pressed is not None and not is_still(self._pressed[1], ev.position()):
            year, at = self._pressed
            self._pressed = None
            self._grab_from(year, at)
        if self.dragging:
            self._drag(ev.position(), step_of(ev.modifiers()))
        elif self._band.is_open:
            self.select(self._band.with_kept(self.handles_in(self._band.stretch(ev.position()))))
        elif self._pressed is None:
            self._hover(ev.position())
        ev.accept()

    @override
    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:
        if ev.button() is Qt.MouseButton.LeftButton:
            self._band.end()
            if self.dragging:
                self.let_go()
            elif self._pressed is not None:
                self.select(toggled(self.with_focus(), self._pressed[0]))
                self.focus_year(self._pressed[0])
            self._pressed = None
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
            self.set_near(None)

    @override
    def focusOutEvent(self, ev: QFocusEvent) -> None:
        if self.dragging:
            self.let_go()
        self._pressed = None
        self._band.end()
        self.say("", QPointF())
        super().focusOutEvent(ev)

    @override
    def keyPressEvent(self, ev: QKeyEvent) -> None:
        if not press(self, Qt.Key(ev.key()), ev.modifiers()):
            ev.ignore()
            return
        ev.accept()

    def _year_at(self, at: QPointF) -> int | None:
        """The year whose handle, dot or observed mark lies at a place."""
        return self.handle_near(at) or self.dot_near(at) or self.observed_near(at)

    def nudge(self, year: int, step: Step, direction: int) -> None:
        """Move the year in focus by a step up (1) or down (-1), and with it all that are selected."""
        picture = self.picture
        handle = None if picture is None else picture.handle(year)
        share = None if picture is None else picture.share(year)
        if handle is not None and handle.held:
            self.say(tr("{year} is held. Press L to release it.", year=year), self.position(year, handle.share))
        elif share is not None:
            by = nudged(share, step, direction, self._gdp(year)) - share
            self._ask({other: known for other in self.chosen_years if (known := self._share(other)) is not None}, by)

    def _gdp(self, year: int) -> float | None:
        """What a share of 1 is in the money that is drawn; None in per cent."""
        return self.picture.factor(year) if self.picture is not None and self.picture.factors else None

    def _share(self, year: int) -> float | None:
        return None if self.picture is None else self.picture.share(year)

    def _ask(self, begun: dict[int, float], by: float, gesture: object | None = None) -> None:
        """Ask for years to be moved together, as far as all of them can; the hand is told where it is stopped."""
        picture = self.picture
        handles = () if picture is None else picture.handles
        held = {handle.year for handle in handles if handle.held}
        free = {year: share for year, share in begun.items() if year not in held}
        step = shift_within(free, by)
        self.moved.emit({year: round(share + step, 10) for year, share in free.items()}, gesture)
        if abs(step - by) > 1e-9:
            self.refused.emit(tr("A share of GDP lies between 0 and {highest}: it goes no further.",
                                 highest=percent(HIGHEST_SHARE, 0)))  # fmt: skip

    def _take(self, at: QPointF, *, adding: bool = False) -> None:
        year = self.handle_near(at)
        handle = None if year is None or self.picture is None else self.picture.handle(year)
        if handle is None:
            dot, locked = self.dot_near(at), self.observed_near(at)
            if dot is None and locked is None:
                self._band.begin(at, self.with_focus() if adding else frozenset())
            if not adding:
                self.select(frozenset())
            self.focus_year(dot if not adding or dot is not None else self._focused)
            if dot is None and locked is not None:
                self.say(tr("{year} is observed and cannot be planned.", year=locked), at)
            return
        if adding:
            self._pressed = (handle.year, at)
            return
        if handle.year not in self._selected:
            self.select(frozenset())
        self._grab_from(handle.year, at)

    def _grab_from(self, year: int, at: QPointF) -> None:
        """Take the handle of a year, and all that are selected with it."""
        handle = None if self.picture is None else self.picture.handle(year)
        if handle is None:
            return
        if year not in self._selected:
            self.select(frozenset())
        self.focus_year(year)
        if handle.held:
            self.say(tr("{year} is held. Press L to release it.", year=year), at)
            return
        self._gesture = object()
        self._grab = Grab(at, {y: share for y in self.chosen_years if (share := self._share(y)) is not None})
        self.setCursor(Qt.CursorShape.SizeVerCursor)

    def _drag(self, at: QPointF, step: Step) -> None:
        if self._focused is None or self.picture is None:
            return
        share = self._grab.shares[self._focused]
        year = self._focused
        now, then = self.share_at(at, year), self.share_at(self._grab.at, year)
        reach = abs(self.share_at(QPointF(0, _MAGNET_REACH), year) - self.share_at(QPointF(0, 0), year))
        wanted = min(share + now - then, self.highest_in(year))
        stop = rest(wanted, step, self.picture.magnets(year), reach, self._gdp(year))
        self.show_magnet(None if stop.magnet is None else stop.magnet.share, year)
        self._ask(self._grab.shares, stop.share - share, self._gesture)

    def let_go(self) -> None:
        """End a drag where it is."""
        self._end()
        self.released.emit()

    def abandon(self) -> None:
        """Call a drag off."""
        gesture = self._gesture
        self._end()
        self.abandoned.emit(gesture)

    def _end(self) -> None:
        self._gesture = None
        self.unsetCursor()
        self.show_magnet(None)

    def _hover(self, at: QPointF) -> None:
        near = self.handle_near(at)
        self.set_near(near)
        if near is not None:
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        elif self.observed_near(at) is not None:
            self.setCursor(Qt.CursorShape.ForbiddenCursor)
        elif self.dot_near(at) is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

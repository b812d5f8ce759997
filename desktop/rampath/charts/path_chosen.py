"""The years of a path that are worked on: the one in focus, and those that are selected together."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from rampath.charts.palette import Palette
from rampath.charts.path_picture import PathPicture
from rampath.charts.path_plot import PathPlot
from rampath.wording import percent, points, tr


class PathChosen(PathPlot):
    """A drawn path that knows which of its years are worked on, shows it, and tells it to screen readers.

    `focus_changed(year)` follows the focus, None for none.
    """

    focus_changed = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._focused: int | None = None
        self._near: int | None = None
        self._selected: frozenset[int] = frozenset()

    @property
    def focused_year(self) -> int | None:
        return self._focused

    @property
    def selected(self) -> frozenset[int]:
        """The handles that are selected together; none where only one year is worked on."""
        return self._selected

    @property
    def chosen_years(self) -> tuple[int, ...]:
        """The years that an edit is meant for: the selection, else the year in focus."""
        if len(self._selected) > 1:
            return tuple(sorted(self._selected))
        return () if self._focused is None else (self._focused,)

    def select(self, years: frozenset[int]) -> None:
        """Select the handles of these years together; one of them has the focus, so that the keys have a year."""
        known = frozenset() if self.picture is None else frozenset(handle.year for handle in self.picture.handles)
        if years & known != self._selected:
            self._selected = years & known
            if self._selected and self._focused not in self._selected:
                self.focus_year(min(self._selected))
            self._describe()
            self._show_focus()

    def select_all(self) -> None:
        """Select every handle."""
        self.select(frozenset() if self.picture is None else frozenset(h.year for h in self.picture.handles))

    def keep_chosen(self, picture: PathPicture) -> None:
        """Keep of what is chosen what another picture has, too."""
        if self._focused is not None and self._focused not in picture.plannable:
            self._focused = None
            self.focus_changed.emit(None)
        self._selected &= frozenset(handle.year for handle in picture.handles)
        self._describe()
        self._show_focus()

    def focus_year(self, year: int | None) -> None:
        """Give a year the focus, as clicking its handle does."""
        if year != self._focused:
            self._focused = year
            self._describe()
            self._show_focus()
            self.focus_changed.emit(year)

    def walk(self, direction: int, *, adding: bool = False) -> None:
        """Go to the next year (1) or the one before (-1); `adding` it to the selection."""
        before = self.with_focus() if adding else frozenset()
        years = () if self.picture is None else self.picture.plannable
        if self._focused in years:
            at = min(max(years.index(self._focused) + direction, 0), len(years) - 1)
        else:
            at = 0 if direction > 0 else len(years) - 1
        self.select(before | {years[at]} if adding else frozenset())
        self.focus_year(years[at])

    def with_focus(self, other_than: int | None = None) -> frozenset[int]:
        """The selection that another handle is added to: the handle in focus alone counts as one."""
        if self._selected or self._focused is None or self._focused == other_than:
            return self._selected
        return self._selected | {self._focused}

    def set_near(self, near: int | None) -> None:
        if near != self._near:
            self._near = near
            self._show_focus()

    def _show_focus(self) -> None:
        several = self._selected if len(self._selected) > 1 else frozenset()
        self.show_focus(self._focused, self._near, several)

    def _describe(self) -> None:
        """Tell screen readers what has the focus."""
        picture, year = self.picture, self._focused
        if picture is None or year is None:
            self.setAccessibleDescription("")
            return
        handle = picture.handle(year)
        state = tr("computed") if handle is None else tr("held") if handle.held else tr("anchor")
        share = picture.share(year)
        said = tr("{year}: {share} of GDP, {gap}{state}", year=year, share=percent(share), gap=_gap(picture, share),
                  state=state)  # fmt: skip
        if len(self._selected) > 1:
            said = tr("{said}; {count} years are selected", said=said, count=len(self._selected))
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))


def _gap(picture: PathPicture, share: float | None) -> str:
    """`0.65 pp below 3.5 % core (2035), `; nothing where there is no line or no share."""
    line = next((mark for mark in picture.path.marks if mark.active), None)
    if line is None or share is None:
        return ""
    if abs(share - line.share) < 5e-7:
        return tr("on {line}, ", line=line.label)
    side = tr("below") if share < line.share else tr("above")
    return tr("{gap} {side} {line}, ", gap=points(abs(share - line.share), sign=False), side=side, line=line.label)

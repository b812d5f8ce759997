"""Pages as they will be: small ones beside, drawn one after the other, and the one that is looked at."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QSizePolicy, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from rampath.printing.frame import Page, Press
from rampath.printing.page_pictures import page_image
from rampath.printing.ruler import MM
from rampath.wording import tr

_SMALL = 132
"""The longer side of a small page, in pixels."""


class PageView(QWidget):
    """One page as large as there is room for, with a thin edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._shown: tuple[object, ...] = ()
        self._page: tuple[Page, int, int, Press, bool] | None = None
        self.setMinimumSize(320, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, page: Page, number: int, count: int, press: Press, *, mono: bool) -> None:
        self._page = (page, number, count, press, mono)
        self.setAccessibleName(tr("Page {number} of {count}", number=number, count=count))
        self.setAccessibleDescription(page.title)
        self.update()

    def clear(self) -> None:
        """Show no page."""
        self._page = self._image = None
        self.update()

    @property
    def page(self) -> Page | None:
        return None if self._page is None else self._page[0]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        if self._page is not None:
            self._put(painter, self._drawn(self._page))
        painter.end()

    def _put(self, painter: QPainter, image: QImage) -> None:
        """The page in the middle, with its edge."""
        ratio = image.devicePixelRatio()
        x = (self.width() - image.width() / ratio) / 2
        y = (self.height() - image.height() / ratio) / 2
        painter.drawImage(round(x), round(y), image)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(round(x), round(y), round(image.width() / ratio) - 1, round(image.height() / ratio) - 1)

    def _drawn(self, told: tuple[Page, int, int, Press, bool]) -> QImage:
        page, number, count, press, mono = told
        ratio = self.devicePixelRatioF()
        dots = max(
            20, int(min(self.width() * ratio / press.paper.width, self.height() * ratio / press.paper.height) * MM)
        )
        key = (*told, dots)
        if self._image is None or self._shown != key:
            self._image = page_image(page, number, count, press, dots=dots, mono=mono)
            self._image.setDevicePixelRatio(ratio)
            self._shown = key
        return self._image


class Preview(QSplitter):
    """Small pages on the left, the chosen one on the right. `turned` tells the number of the page that is shown."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Sequence[Page] = ()
        self._press: Press | None = None
        self._mono = False
        self.small = QListWidget()
        self.small.setViewMode(QListView.ViewMode.IconMode)
        self.small.setFlow(QListView.Flow.TopToBottom)
        self.small.setWrapping(False)
        self.small.setMovement(QListView.Movement.Static)
        self.small.setFixedWidth(_SMALL + 40)
        self.small.setAccessibleName(tr("Pages"))
        self.large = PageView()
        self._next = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._draw_small)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.large)
        self.addWidget(self.small)
        self.addWidget(holder)
        self.setStretchFactor(1, 1)
        self.setHandleWidth(0)
        self.setChildrenCollapsible(False)
        self.small.currentRowChanged.connect(self._turn)

    def show_pages(self, pages: Sequence[Page], press: Press, *, mono: bool) -> None:
        """Show these pages; the one that was looked at stays in sight where there still are so many."""
        row = max(0, min(self.small.currentRow(), len(pages) - 1))
        self._pages, self._press, self._mono = pages, press, mono
        self.small.blockSignals(True)
        self.small.clear()
        paper = press.paper
        tall = round(_SMALL * min(1.0, paper.height / paper.width))
        self.small.setGridSize(QSize(_SMALL + 16, tall + self.fontMetrics().height() + 14))
        self.small.setIconSize(QSize(_SMALL, tall))
        blank = QPixmap(_SMALL, tall)
        blank.fill(Qt.GlobalColor.transparent)
        for number, page in enumerate(pages, 1):
            item = QListWidgetItem(QIcon(blank), str(number))
            item.setToolTip(page.title)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, tr("Page {number}: {title}", number=number, title=page.title)
            )
            self.small.addItem(item)
        self.small.blockSignals(False)
        self._next = 0
        if pages:
            self.small.setCurrentRow(row)
            self._turn(row)
            self._timer.start()
        else:
            self._timer.stop()
            self.large.clear()

    def set_mono(self, *, mono: bool) -> None:
        """See the same pages in colour or in grey."""
        if self._press is not None and mono != self._mono:
            self.show_pages(self._pages, self._press, mono=mono)

    def _turn(self, row: int) -> None:
        if self._press is not None and 0 <= row < len(self._pages):
            self.large.show_page(self._pages[row], row + 1, len(self._pages), self._press, mono=self._mono)
            self.turned.emit(row + 1)

    def _draw_small(self) -> None:
        """One small page at a time, so that the window stays quick."""
        item = self.small.item(self._next)
        if item is None or self._press is None:
            self._timer.stop()
            return
        paper = self._press.paper
        ratio = self.devicePixelRatioF()
        dots = max(8, int(_SMALL * ratio / max(paper.width, paper.height) * MM))
        page = self._pages[self._next]
        image = page_image(page, self._next + 1, len(self._pages), self._press, dots=dots, mono=self._mono)
        image.setDevicePixelRatio(ratio)
        edged = QPainter(image)
        edged.setPen(self.palette().color(QPalette.ColorRole.Mid))
        edged.drawRect(0, 0, round(image.width() / ratio) - 1, round(image.height() / ratio) - 1)
        edged.end()
        item.setIcon(QIcon(QPixmap.fromImage(image)))
        self._next += 1

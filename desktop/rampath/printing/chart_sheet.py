"""One chart on a sheet of its own, as a PDF, an SVG or a PNG: marked, with its sentence, source, scenario and date."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtGui import QImage, QPainter, QPdfWriter

from rampath.printing.canvas import Canvas
from rampath.printing.chart_any import Picture
from rampath.printing.charted import draw_charted
from rampath.printing.frame import Page, Press, draw_page
from rampath.printing.page_pictures import page_image, page_png, page_svg
from rampath.printing.pdf import pdf_bytes
from rampath.printing.subject import Subject
from rampath.printing.writing import NotWritten, write_file
from rampath.wording import tr


@dataclass(frozen=True, slots=True)
class ChartSheet:
    """A chart's page, what it is laid out for, and the day that its file bears."""

    page: Page
    press: Press
    day: date

    @property
    def pdf(self) -> bytes:
        """A PDF of one page; the same bytes for the same sheet."""

        def draw(writer: QPdfWriter) -> None:
            painter = QPainter(writer)
            draw_page(Canvas(painter, self.press.paper, self.press.ruler.family), self.page, 1, 1, self.press)
            painter.end()

        return pdf_bytes(self.press.paper, self.page.title, self.day, draw)

    @property
    def svg(self) -> bytes:
        return page_svg(self.page, 1, 1, self.press)

    @property
    def png(self) -> bytes:
        """At 200 dots per inch."""
        return page_png(self.page, 1, 1, self.press)

    @property
    def image(self) -> QImage:
        """The picture of the PNG."""
        return page_image(self.page, 1, 1, self.press)


FORMS: Mapping[str, Callable[[ChartSheet], bytes]] = {
    "svg": lambda sheet: sheet.svg,
    "pdf": lambda sheet: sheet.pdf,
    "png": lambda sheet: sheet.png,
}
"""What can be written, by the end of the file's name."""


def chart_sheet(subject: Subject, title: str, picture: Picture) -> ChartSheet:
    """The sheet of a chart whose sentence is `title`."""
    press = subject.press
    page = subject.page(title, draw=lambda canvas, room: draw_charted(canvas, room, picture, press))
    return ChartSheet(page, press, subject.order.day)


def write_sheet(sheet: ChartSheet, target: Path) -> None:
    """Write a sheet whole or not at all, in the form that the name ends with. Raises `NotWritten`."""
    form = target.suffix[1:].lower()
    if form not in FORMS:
        raise NotWritten(
            tr("{file} was not written: a chart is saved as .svg, .pdf or .png; choose such a name.", file=target)
        )
    write_file(target, FORMS[form](sheet))

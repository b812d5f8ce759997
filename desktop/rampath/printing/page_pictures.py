"""Pages as single pictures: SVG, which stays lines and text, or PNG."""

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from rampath.printing.canvas import Canvas
from rampath.printing.frame import Page, Press, draw_page
from rampath.printing.ruler import MM

DOTS = 200
"""The dots per inch of a PNG."""

_SVG_DOTS = 1200
_SIZE = re.compile(r'width="[\d.]+mm" height="[\d.]+mm"')
_STAMPS = re.compile(r"<desc>.*?</desc>\s*", re.DOTALL)


def page_svg(page: Page, number: int, count: int, press: Press, *, mono: bool = False) -> bytes:
    """A page as SVG; its size is stated in millimetres, its title is that of the page."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(_SVG_DOTS)
    size = _pixels(press, _SVG_DOTS)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(page.title)
    painter = QPainter(generator)
    draw_page(Canvas(painter, press.paper, press.ruler.family, mono=mono), page, number, count, press)
    painter.end()
    told = _STAMPS.sub("", bytes(content.data()).decode("utf-8"))
    paper = f'width="{press.paper.width:g}mm" height="{press.paper.height:g}mm"'
    return _SIZE.sub(paper, told, count=1).encode("utf-8")


def page_image(page: Page, number: int, count: int, press: Press, *, dots: float = DOTS, mono: bool = False) -> QImage:
    """A page as an image of `dots` dots per inch, on white."""
    size = _pixels(press, dots)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(dots / MM * 1000))
    image.setDotsPerMeterY(round(dots / MM * 1000))
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    canvas = Canvas(painter, press.paper, press.ruler.family, mono=mono)
    draw_page(canvas, page, number, count, press)
    painter.end()
    return image


def page_png(page: Page, number: int, count: int, press: Press, *, dots: float = DOTS, mono: bool = False) -> bytes:
    """The same as a PNG file."""
    image = page_image(page, number, count, press, dots=dots, mono=mono)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())


def picture_name(target: Path, number: int, count: int) -> Path:
    """The file of one of `count` pages: the target itself where there is one, else its name with the number."""
    if count == 1:
        return target
    return target.with_name(f"{target.stem}-{number:0{len(str(count))}}{target.suffix}")


def _pixels(press: Press, dots: float) -> QSize:
    return QSize(round(press.paper.width / MM * dots), round(press.paper.height / MM * dots))

"""Pages drawn for a test, and what their canvases tell about them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

from pypdf import PageObject
from PySide6.QtGui import QPagedPaintDevice, QPainter

from rampath.charts.palette import LIGHT
from rampath.domain.plan import Plan
from rampath.printing.canvas import Canvas, Words
from rampath.printing.fonts import family
from rampath.printing.order import Order
from rampath.printing.paper import A3, A4, LETTER, Area, Paper
from rampath.printing.pdf import pdf_bytes
from rampath.printing.report import draw_pages, press_for, report_pages

from .conftest import DAY, FONTS, MARKING, PORTION, ordered
from .operators import outlines

SHEETS = {"A4": A4, "A3": A3, "Letter": LETTER, "A4 upright": A4.portrait, "Letter upright": LETTER.portrait}

Place = tuple[float, float]


def drawn(
    plan: Plan,
    *members: str,
    paper: Paper = A4,
    marking: str = MARKING,
    kinds: Sequence[str] = ("ranked", "members"),
    order: Order | None = None,
) -> tuple[list[Canvas], bytes]:
    """The pages as canvases remember them, and as a file; `order` stands above the rest but for the sheet."""
    found: list[Canvas] = []
    wanted = order or replace(ordered(*members, marking=marking, kinds=kinds), scenario=plan.scenarios[0].name)
    press = press_for(wanted, FONTS, paper, PORTION)
    pages = report_pages(plan, wanted, press)

    def draw(device: QPagedPaintDevice) -> None:
        found.extend(draw_pages(pages, device, press))

    return found, pdf_bytes(paper, "test", DAY, draw)


def fonts_of(page: PageObject) -> dict[str, bool]:
    """The fonts of a page of a file by name, and whether each stands in the file."""
    resources: Any = page["/Resources"]
    fonts = [font["/DescendantFonts"][0] for font in resources["/Font"].values()]
    files = {"/FontFile", "/FontFile2", "/FontFile3"}
    return {str(font["/BaseFont"]): bool(files & set(font["/FontDescriptor"])) for font in fonts}


def on_a_canvas(draw: Callable[[Canvas], object], paper: Paper = A4, *, mono: bool = False) -> Canvas:
    """What `draw` left on a sheet."""
    return on_a_page(draw, paper, mono=mono)[0]


def on_a_page(draw: Callable[[Canvas], object], paper: Paper = A4, *, mono: bool = False) -> tuple[Canvas, bytes]:
    """What `draw` left on a sheet, and the sheet as a file."""
    found: list[Canvas] = []

    def paint(device: QPagedPaintDevice) -> None:
        painter = QPainter(device)
        found.append(Canvas(painter, paper, family(FONTS), mono=mono))
        draw(found[0])
        painter.end()

    content = pdf_bytes(paper, "test", DAY, paint)
    return found[0], content


def overlaps(canvas: Canvas) -> list[tuple[str, str]]:
    """The texts that stand on one another."""
    return [(one.text, other.text) for one, other in combinations(canvas.words, 2) if one.area.meets(other.area)]


def struck_through(canvas: Canvas) -> Iterator[Words]:
    """The texts that a line runs through, the faint lines of the ground apart."""
    for stroke in canvas.strokes:
        if stroke.colour != LIGHT.line:
            for start, end in pairwise(stroke.points):
                yield from (words for words in canvas.words if crosses(start, end, words.area))


def crosses(start: Place, end: Place, area: Area) -> bool:
    """Whether the line from `start` to `end` has a piece inside of `area`."""
    first, last = 0.0, 1.0
    for here, there, low, high in (
        (start[0], end[0], area.x, area.right),
        (start[1], end[1], area.y, area.bottom),
    ):
        if here == there:
            if not low < here < high:
                return False
            continue
        enters, leaves = sorted(((low - here) / (there - here), (high - here) / (there - here)))
        first, last = max(first, enters), min(last, leaves)
    return first < last


def shapes_of(content: bytes, page: int) -> Iterator[tuple[float, float, float]]:
    """The middle and the width (mm) of each shape of a page, read from its drawing orders."""
    for each in outlines(content, page):
        left, _top, right, _bottom = each.box
        yield *each.middle, right - left

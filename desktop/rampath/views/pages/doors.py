"""The jobs of the window of pages, handed in by whoever puts the program together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from rampath.domain.plan import Plan
from rampath.printing.frame import Page, Press
from rampath.printing.order import Order
from rampath.views.pages.choice import PageChoice
from rampath.workbook.progress import Progress


@dataclass(frozen=True, slots=True)
class PageDoors:
    """`lay_out` makes the pages of an order; `write` a file of them (PDF, SVG or PNG by its name), with their count;
    `print_on` prints them. The last two say how far they are, and may raise one of `refused`.
    """

    lay_out: Callable[[Plan, Order, PageChoice], tuple[list[Page], Press]]
    write: Callable[[Plan, Order, PageChoice, Path, Progress], int]
    print_on: Callable[[Plan, Order, PageChoice, QPrinter, Progress], int]
    refused: tuple[type[Exception], ...]
    today: Callable[[], date]

"""A report: the pages of an order as a PDF, as pictures, or on a printer, with word of how far it is."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from rampath.domain.plan import Plan
from rampath.printing.canvas import Canvas
from rampath.printing.contents import pages_of
from rampath.printing.fonts import family
from rampath.printing.frame import Page, Press, draw_page
from rampath.printing.order import Order
from rampath.printing.page_pictures import page_png, page_svg, picture_name
from rampath.printing.paper import A4, Paper
from rampath.printing.pdf import pdf_bytes
from rampath.printing.ruler import Ruler
from rampath.printing.subject import Subject
from rampath.printing.writing import NotWritten, whole_file, write_file, write_files
from rampath.wording import tr
from rampath.workbook.progress import Progress, silent

PICTURES = {"svg": page_svg, "png": page_png}
"""The formats that have a file for each page, and what writes them."""


def press_for(order: Order, fonts: Path, paper: Paper = A4, portion: str | None = None, edge: float = 0.0) -> Press:
    """What the pages of an order are laid out for; `portion` is the marking under charts, by default the whole one."""
    under = order.marking if portion is None else portion
    return Press(paper, Ruler(family(fonts)), order.marking, under, edge)


def report_pages(plan: Plan, order: Order, press: Press) -> list[Page]:
    """The pages of an order, to be drawn anywhere. KeyError for a scenario that the plan does not have."""
    return pages_of(Subject.of(plan, order, press))


def report(
    plan: Plan,
    order: Order,
    press: Press,
    target: Path,
    *,
    archive: bool = False,
    mono: bool = False,
    progress: Progress = silent,
) -> int:
    """Write the pages of an order to a PDF; how many there are.

    `archive` asks for PDF/A-1b, `mono` for greys alone. Raises `NotWritten` where the file could not be written; the
    target is then as it was.
    """
    progress(tr("Laying out the pages"))
    pages = report_pages(plan, order, press)

    def draw(device: QPagedPaintDevice) -> None:
        if len(draw_pages(pages, device, press, mono=mono, progress=progress)) < len(pages):
            raise NotWritten(tr("{file} was not written: the pages could not be drawn.", file=target))

    title = plan.title or tr("{scenario}: report", scenario=order.scenario)
    names = [page.title for page in pages]
    write_file(target, pdf_bytes(press.paper, title, order.day, draw, bookmarks=names, archive=archive))
    return len(pages)


def report_pictures(
    plan: Plan, order: Order, press: Press, target: Path, form: str, *, mono: bool = False, progress: Progress = silent
) -> list[Path]:
    """Write each page as a picture of a form of `PICTURES`; the files, whose names are numbered where there are more.

    Raises `NotWritten`; none of the files has then been changed.
    """
    pages = report_pages(plan, order, press)
    contents = {}
    for number, page in enumerate(pages, 1):
        progress(tr("Page {number} of {count}", number=number, count=len(pages)))
        file = picture_name(target, number, len(pages))
        contents[file] = PICTURES[form](page, number, len(pages), press, mono=mono)
    write_files(contents)
    return list(contents)


def print_report(
    plan: Plan,
    order: Order,
    fonts: Path,
    printer: QPrinter,
    *,
    portion: str | None = None,
    mono: bool = False,
    progress: Progress = silent,
) -> int:
    """Print the pages on the sheets that the printer is set to, within what it can reach; their count.

    Where the printer is set to a range of pages, those alone. Raises `NotWritten` where there are none of those,
    or the printer does not take them; a file that it is set to print to is then as it was.
    """
    press = press_for(order, fonts, *_sheet_of(printer, portion))
    pages = report_pages(plan, order, press)
    chosen = _chosen(printer, len(pages))
    if not chosen:
        raise NotWritten(
            tr("Nothing was printed, for there are {count} pages, and pages {first} to {last} were asked for; "
               "choose others.", count=len(pages), first=printer.fromPage(), last=printer.toPage())
        )  # fmt: skip
    with _whole_output(printer):
        drawn = draw_pages(pages, printer, press, chosen=chosen, mono=mono, progress=progress)
        if len(drawn) < len(chosen):
            raise NotWritten(_refused(printer, chosen, len(drawn)))
    return len(drawn)


def _refused(printer: QPrinter, chosen: range, drawn: int) -> str:
    """What is said of a printer that took only so many of the chosen pages."""
    name = printer.printerName() or tr("the printer")
    if drawn:
        return tr(
            "Printing stopped before page {number}, for {printer} takes no more pages; see what has come out, "
            "check that it is switched on, and print again, or write a PDF instead.",
            number=chosen[drawn],
            printer=name,
        )
    return tr(
        "Nothing was printed, for {printer} did not take the pages; check that it is switched on, "
        "or write a PDF instead.",
        printer=name,
    )


@contextmanager
def _whole_output(printer: QPrinter) -> Iterator[None]:
    """Where the printer prints to a file, that file is whole or as it was."""
    named = printer.outputFileName()
    if not named:
        yield
        return
    with whole_file(Path(named)) as beside:
        printer.setOutputFileName(str(beside))
        try:
            yield
        finally:
            printer.setOutputFileName(named)
        if not _ended(beside):
            raise NotWritten(
                tr("{file} was not written; choose another folder, or make room on the disk, and try again.",
                   file=named)
            )  # fmt: skip


def _ended(file: Path) -> bool:
    """Whether a PDF was written to its end."""
    return file.is_file() and file.read_bytes().rstrip().endswith(b"%%EOF")


def _sheet_of(printer: QPrinter, portion: str | None) -> tuple[Paper, str | None, float]:
    """The sheet that a printer is set to, and how much of its edges it cannot reach, in millimetres."""
    printer.setFullPage(True)
    layout = printer.pageLayout()
    layout.setUnits(QPageLayout.Unit.Millimeter)
    size, least = layout.fullRect(QPageLayout.Unit.Millimeter), layout.minimumMargins()
    edge = max(least.left(), least.top(), least.right(), least.bottom())
    return Paper(size.width(), size.height()), portion, edge


def _chosen(printer: QPrinter, count: int) -> range:
    """The numbers of the pages that are asked for."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return range(1, count + 1)
    return range(max(1, printer.fromPage()), min(count, printer.toPage() or count) + 1)


def draw_pages(
    pages: Sequence[Page],
    device: QPagedPaintDevice,
    press: Press,
    *,
    chosen: range | None = None,
    mono: bool = False,
    progress: Progress = silent,
) -> list[Canvas]:
    """Draw the pages, or those of the `chosen` numbers, each on a sheet of its own.

    Gives what was drawn: fewer than were asked for where the device refused.
    """
    painter = QPainter()
    if not painter.begin(device):
        return []
    drawn: list[Canvas] = []
    try:
        for number in range(1, len(pages) + 1) if chosen is None else chosen:
            progress(tr("Page {number} of {count}", number=number, count=len(pages)))
            if drawn and not device.newPage():
                break
            canvas = Canvas(painter, press.paper, press.ruler.family, mono=mono)
            draw_page(canvas, pages[number - 1], number, len(pages), press)
            drawn.append(canvas)
    except BaseException:
        if isinstance(device, QPrinter):
            device.abort()  # called off: what the printer has so far is not to come out
        raise
    finally:
        painter.end()
    return drawn

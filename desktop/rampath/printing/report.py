"""A report: one ranked page, then a page for each member, as a PDF or on a printer."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from rampath.domain.plan import Plan
from rampath.printing.canvas import Canvas
from rampath.printing.fonts import family
from rampath.printing.frame import Page, draw_page
from rampath.printing.pages import Subject, member_page, ranked_page
from rampath.printing.paper import A4, Paper
from rampath.printing.pdf import NotWritten, pdf_bytes, write_file
from rampath.wording import tr


def report(
    plan: Plan,
    scenario: str,
    members: Sequence[str],
    target: Path,
    *,
    day: date,
    marking: str,
    fonts: Path,
    paper: Paper = A4,
    archive: bool = False,
) -> int:
    """Write the report of a scenario for these members (codes, aggregates too) to a PDF; its page count.

    `day` is the date on the pages, `fonts` the folder of the fonts; `archive` asks for PDF/A-1b. Raises
    `NotWritten` where the file could not be written; the target is then as it was.
    """
    pages = report_pages(plan, scenario, members, day)
    name = family(fonts)

    def draw(device: QPagedPaintDevice) -> None:
        if not draw_pages(pages, device, paper, marking, name):
            raise NotWritten(tr("{file} was not written: the pages could not be drawn.", file=target))

    title = plan.title or tr("{scenario}: report", scenario=scenario)
    names = [page.title for page in pages]
    write_file(target, pdf_bytes(paper, title, day, draw, bookmarks=names, archive=archive))
    return len(pages)


def print_report(
    plan: Plan,
    scenario: str,
    members: Sequence[str],
    printer: QPrinter,
    *,
    day: date,
    marking: str,
    fonts: Path,
) -> int:
    """Print the same pages on the sheets that the printer is set to; their count."""
    pages = report_pages(plan, scenario, members, day)
    printer.setFullPage(True)
    size = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    paper = Paper(size.width(), size.height())
    if not draw_pages(pages, printer, paper, marking, family(fonts)):
        raise NotWritten(
            tr(
                "Nothing was printed, for {printer} did not take the pages; check that it is switched on, "
                "or write a PDF instead.",
                printer=printer.printerName() or printer.outputFileName() or tr("the printer"),
            )
        )
    return len(pages)


def report_pages(plan: Plan, scenario: str, members: Sequence[str], day: date) -> list[Page]:
    """The pages of a report, to be drawn anywhere."""
    subject = Subject.of(plan, scenario, day)
    return [ranked_page(subject), *(member_page(subject, member) for member in members)]


def draw_pages(pages: Sequence[Page], device: QPagedPaintDevice, paper: Paper, marking: str, name: str) -> list[Canvas]:
    """Draw all pages, each on a sheet of its own; what was drawn, or nothing where the device refused."""
    painter = QPainter()
    if not painter.begin(device):
        return []
    drawn = []
    try:
        for i, page in enumerate(pages):
            if i and not device.newPage():
                return []
            canvas = Canvas(painter, paper, name)
            draw_page(canvas, page, i + 1, len(pages), marking)
            drawn.append(canvas)
    finally:
        painter.end()
    return drawn

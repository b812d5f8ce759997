"""A report: one ranked page, then a page for each member, as a PDF or on a printer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from rampath.domain.plan import Plan
from rampath.printing.canvas import Canvas
from rampath.printing.cover import cover_page
from rampath.printing.fonts import family
from rampath.printing.frame import Page, draw_page
from rampath.printing.pages import Subject, member_page, ranked_page
from rampath.printing.paper import A4, Paper
from rampath.printing.pdf import NotWritten, pdf_bytes, write_file
from rampath.wording import tr

KINDS = ("cover", "ranked", "members")
"""What pages there are to choose from."""

USUAL = ("ranked", "members")


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says beside what follows from the plan."""

    marking: str = ""
    reference: str = ""
    copy: str = ""


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
    kinds: Sequence[str] = USUAL,
    reference: str = "",
    copy: str = "",
) -> int:
    """Write the report of a scenario for these members (codes, aggregates too) to a PDF; its page count.

    `day` is the date on the pages, `fonts` the folder of the fonts; `archive` asks for PDF/A-1b; `kinds` are of
    `KINDS`, in the order of the pages; the cover bears `reference` and `copy`. Raises `NotWritten` where the
    file could not be written; the target is then as it was.
    """
    cover = Cover(marking, reference, copy)
    pages = report_pages(plan, scenario, members, day, kinds, cover)
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


def report_pages(
    plan: Plan,
    scenario: str,
    members: Sequence[str],
    day: date,
    kinds: Sequence[str] = USUAL,
    cover: Cover | None = None,
) -> list[Page]:
    """The pages of a report, to be drawn anywhere: of each kind in turn, the members in theirs."""
    subject = Subject.of(plan, scenario, day)
    told = cover or Cover()
    entries: list[tuple[str, str]] = []
    for kind in kinds:
        entries += [(kind, member) for member in members] if kind == "members" else [(kind, "")]
    names = {"ranked": tr("All members, ranked")}
    contents = [
        (names.get(kind) or plan.register[member].name, number)
        for number, (kind, member) in enumerate(entries, 1)
        if kind != "cover"
    ]

    def page(kind: str, member: str) -> Page:
        if kind == "cover":
            return cover_page(subject, told.marking, contents, told.reference, told.copy)
        return ranked_page(subject) if kind == "ranked" else member_page(subject, member)

    return [page(kind, member) for kind, member in entries]


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

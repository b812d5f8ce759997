"""The doors to pages and charts, on paper and as pictures."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from rampath.domain.marking import portion, taken_away, unmarked_refusal
from rampath.domain.plan import Plan
from rampath.presets import Marking
from rampath.printing.chart_any import Picture
from rampath.printing.chart_sheet import ChartSheet, chart_sheet, write_sheet
from rampath.printing.frame import Page, Press
from rampath.printing.order import Order
from rampath.printing.report import PICTURES, press_for, print_report, report, report_pages, report_pictures
from rampath.printing.subject import Subject
from rampath.printing.writing import NotWritten
from rampath.views.chart_export import ChartDoors
from rampath.views.pages.choice import PageChoice
from rampath.views.pages.doors import PageDoors
from rampath.workbook.progress import Progress


def chart_doors_for(fonts: Path, markings: Sequence[Marking], today: Callable[[], date]) -> ChartDoors:
    """The jobs of single charts."""

    def sheet(plan: Plan, scenario: str, title: str, picture: Picture) -> ChartSheet:
        order = Order(scenario, (), today(), (), marking=plan.marking)
        press = press_for(order, fonts, portion=portion(markings, plan.marking))
        return chart_sheet(Subject.of(plan, order, press), title, picture)

    def refusal(plan: Plan) -> str | None:
        return None if plan.marking.strip() else unmarked_refusal(markings, taken_away(plan.findings))

    return ChartDoors(sheet, write_sheet, refusal, (NotWritten,))


def page_doors_for(fonts: Path, markings: Sequence[Marking], today: Callable[[], date]) -> PageDoors:
    """The jobs of the window of pages."""

    def press_of(order: Order, choice: PageChoice) -> Press:
        return press_for(order, fonts, choice.sheet, portion(markings, order.marking))

    def lay_out(plan: Plan, order: Order, choice: PageChoice) -> tuple[list[Page], Press]:
        press = press_of(order, choice)
        return report_pages(plan, order, press), press

    def write(plan: Plan, order: Order, choice: PageChoice, file: Path, progress: Progress) -> int:
        press, form = press_of(order, choice), file.suffix[1:].lower()
        if form in PICTURES:
            return len(report_pictures(plan, order, press, file, form, mono=choice.mono, progress=progress))
        return report(plan, order, press, file, archive=choice.archive, mono=choice.mono, progress=progress)

    def print_on(plan: Plan, order: Order, choice: PageChoice, printer: QPrinter, progress: Progress) -> int:
        under = portion(markings, order.marking)
        return print_report(plan, order, fonts, printer, portion=under, mono=choice.mono, progress=progress)

    return PageDoors(lay_out, write, print_on, (NotWritten,), today)

"""The doors to files: opening, saving, reporting, exporting."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from rampath.domain.marking import dropped, portion
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.doors.filling import fill_doors_for
from rampath.doors.pages import chart_doors_for, page_doors_for
from rampath.opening import Presets, open_file
from rampath.presets import Marking, read_markings
from rampath.printing.order import Order
from rampath.printing.report import press_for, print_report, report
from rampath.printing.writing import NotWritten
from rampath.views.exporting import ExportDoors
from rampath.views.filing import Doors
from rampath.workbook.exported.files import write_nato, write_tidy, write_un
from rampath.workbook.plan_workbook import write_plan
from rampath.workbook.progress import Progress
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.saving import NotSaved


def doors_for(folder: Path, presets: Presets, today: Callable[[], date], profiles: Path | None = None) -> Doors:
    """The main jobs of a window, with the resources they need; `profiles` is the folder of a person's own."""
    fonts = folder / "fonts"
    markings = read_markings(folder)

    def order(plan: Plan, scenario: str, member: str) -> Order:
        return Order(scenario, (member,), today(), ("ranked", "members"), marking=plan.marking)

    def write_report(plan: Plan, scenario: str, member: str, target: Path, progress: Progress) -> int:
        wanted = order(plan, scenario, member)
        press = press_for(wanted, fonts, portion=portion(markings, plan.marking))
        return report(plan, wanted, press, target, progress=progress)

    def draw_report(plan: Plan, scenario: str, member: str, printer: QPrinter, progress: Progress) -> int:
        under = portion(markings, plan.marking)
        return print_report(plan, order(plan, scenario, member), fonts, printer, portion=under, progress=progress)

    return Doors(
        open=lambda file, progress: open_file(file, presets, progress, day=today()),
        save=lambda plan, file: write_plan(plan, file, day=today()),
        report=write_report,
        print_on=draw_report,
        refused=(WorkbookRefused, NotSaved, NotWritten),
        today=today,
        export=export_doors_for(markings, today),
        fill=fill_doors_for(presets, markings, profiles),
        pages=page_doors_for(fonts, markings, today),
        charts=chart_doors_for(fonts, markings, today),
    )


def export_doors_for(markings: Sequence[Marking], today: Callable[[], date]) -> ExportDoors:
    """The jobs of exporting."""

    def un(plan: Plan, scenario: str, member: str, file: Path) -> None:
        projection = project(plan, plan.scenario(scenario))
        write_un(plan, projection, member, projection.years, file, today())

    return ExportDoors(
        nato=lambda plan, name, _member, file: write_nato(plan, project(plan, plan.scenario(name)), file, today()),
        un=un,
        tidy=lambda plan, name, _member, file: write_tidy(plan, project(plan, plan.scenario(name)), file),
        refused=(NotSaved,),
        dropped=lambda plan: dropped(markings, plan.findings, plan.marking),
    )

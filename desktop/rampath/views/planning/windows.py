"""The windows beside the main one, made when they are first asked for, and put into other colours together."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from rampath.charts.palette import Palette
from rampath.document import PlanDocument
from rampath.domain.plan import Plan
from rampath.opening import Opened
from rampath.views.background import Background
from rampath.views.bringing import bring
from rampath.views.chart_export import ChartExport
from rampath.views.filing import PLANS, Doors
from rampath.views.pages.choice import PageChoice
from rampath.views.pages.dialog import PagesDialog
from rampath.views.pages.narrative_dialog import NarrativeDialog
from rampath.views.planning.advice_dialog import AdviceDialog
from rampath.views.planning.budget_dialog import BudgetDialog
from rampath.views.planning.burden_dialog import BurdenDialog
from rampath.views.planning.compare_dialog import CompareDialog
from rampath.views.planning.course_dialog import CourseDialog
from rampath.views.planning.economy_dialog import EconomyDialog
from rampath.views.planning.following import FollowingDialog
from rampath.views.planning.history_dialog import HistoryDialog
from rampath.views.planning.multiples_dialog import MultiplesDialog
from rampath.views.planning.scenario_dialog import ScenarioDialog
from rampath.views.planning.solve_dialog import SolveDialog
from rampath.views.planning.uncertainty_dialog import UncertaintyDialog
from rampath.views.refusal import tell_refusal
from rampath.views.scene import Stage
from rampath.wording import tr


class PlanningQuestions(Protocol):
    """The questions that these windows ask."""

    def file_to_open(self, title: str, kinds: str, folder: str, then: Callable[[Path], None]) -> None: ...
    def file_to_save(
        self, title: str, kinds: str, proposal: str, suffix: str, then: Callable[[Path], None]
    ) -> None: ...
    def printer(self, then: Callable[[QPrinter], None]) -> None: ...
    def tell(self, title: str, text: str) -> None: ...


class PlanningWindows:
    """One of each kind; `show` brings it to the front. Ids are those of the actions."""

    def __init__(
        self,
        document: PlanDocument,
        stage: Stage,
        background: Background,
        doors: Doors,
        ask: PlanningQuestions,
        palette: Palette,
        members: Callable[[], Sequence[str]],
        selection_changed: Callable[[Callable[[], None]], None],
        page_choices: Sequence[PageChoice],
        parent: QWidget,
    ) -> None:
        self._background = background
        self._doors = doors
        self._ask = ask
        self._palette = palette
        self._page_choices = tuple(page_choices)
        export = ChartExport(document, stage, background, doors.charts, ask, parent)
        self._made: dict[str, FollowingDialog] = {}
        self._makers: Mapping[str, Callable[[], FollowingDialog]] = {
            "scenarios": lambda: ScenarioDialog(document, stage, parent),
            "economies": lambda: EconomyDialog(document, stage, parent),
            "solve": lambda: SolveDialog(document, stage, parent),
            "compare": lambda: CompareDialog(document, stage, self._palette, self._open_plan, parent),
            "budgets": lambda: BudgetDialog(document, stage, parent),
            "burden": lambda: BurdenDialog(document, stage, parent),
            "uncertainty": lambda: UncertaintyDialog(document, stage, self._palette, background, export, parent),
            "advice": lambda: AdviceDialog(document, stage, parent),
            "all_members": lambda: MultiplesDialog(document, stage, self._palette, export, parent),
            "changes": lambda: HistoryDialog(document, stage, parent),
            "narrative": lambda: NarrativeDialog(document, stage, parent),
            "pages": lambda: PagesDialog(
                document, stage, background, doors.pages, ask, page_choices, members, self._open_plan, parent
            ),
            "course": lambda: CourseDialog(document, stage, members, selection_changed, parent),
        }

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._makers)

    @property
    def page_choices(self) -> tuple[PageChoice, ...]:
        """The choices of pages to keep: those of the window of pages, or those it would begin with."""
        window = self._made.get("pages")
        return window.choices.kept if isinstance(window, PagesDialog) else self._page_choices

    def show(self, window_id: str) -> FollowingDialog:
        """Show a window, made now if it never was."""
        if window_id not in self._made:
            self._made[window_id] = self._makers[window_id]()
        window = self._made[window_id]
        bring(window)
        return window

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        for window in self._made.values():
            if isinstance(window, (CompareDialog, UncertaintyDialog, MultiplesDialog)):
                window.set_palette(palette)

    def _open_plan(self, then: Callable[[Path, Plan], None]) -> None:
        def read(file: Path) -> None:
            work = self._background.follow(
                tr("Reading {file}", file=file.name), lambda progress: self._doors.open(file, progress)
            )

            def done(opened: object) -> None:
                if isinstance(opened, Opened):
                    then(file, opened.plan)

            work.done.connect(done)
            work.failed.connect(self._failed)

        self._ask.file_to_open(tr("Compare with a plan"), tr(PLANS), "", read)

    def _failed(self, error: object) -> None:
        tell_refusal(error, self._doors.refused, partial(self._ask.tell, tr("Rampath")))

"""The window of pages: choose them, look at them, write or print them beside the window."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSize, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialogButtonBox, QInputDialog, QPushButton, QSplitter, QWidget

from rampath.document import PlanDocument
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import standing
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, project
from rampath.printing.frame import Page, Press
from rampath.printing.order import Earlier, Order
from rampath.views.background import Background, Work
from rampath.views.narrowed import narrowed
from rampath.views.pages.choice import PageChoice
from rampath.views.pages.choice_panel import ChoicePanel
from rampath.views.pages.doors import PageDoors
from rampath.views.pages.preview import Preview
from rampath.views.planning.following import FollowingDialog
from rampath.views.refusal import tell_refusal
from rampath.views.scene import Scene, Stage
from rampath.wording import marked, tr

FILES = marked("PDF (*.pdf);;SVG, a file for each page (*.svg);;PNG, a file for each page (*.png)")
_SOON = 120
"""How long after the last change the pages are laid out again, in milliseconds."""


class PageQuestions(Protocol):
    """The questions that the window of pages asks."""

    def file_to_save(
        self, title: str, kinds: str, proposal: str, suffix: str, then: Callable[[Path], None]
    ) -> None: ...
    def printer(self, then: Callable[[QPrinter], None]) -> None: ...
    def tell(self, title: str, text: str) -> None: ...


class PagesDialog(FollowingDialog):
    """Follows the plan; what is kept of its choices is `choices.kept`."""

    def __init__(
        self,
        document: PlanDocument,
        stage: Stage,
        background: Background,
        doors: PageDoors,
        ask: PageQuestions,
        kept: Sequence[PageChoice],
        members: Callable[[], Sequence[str]],
        open_plan: Callable[[Callable[[Path, Plan], None]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document, stage, tr("Pages"), QSize(1240, 760), parent)
        self._background = background
        self._doors = doors
        self._ask = ask
        self._members = members
        self._open_plan = open_plan
        self._earlier: Earlier | None = None
        self._work: Work | None = None
        self.pages: list[Page] = []
        self.choices = ChoicePanel(kept)
        self.preview = Preview()
        self.write = QPushButton(tr("Write to a &file…"))
        self.print = QPushButton(tr("Pr&int…"))
        self.cancel = QPushButton(tr("Cance&l"))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.lay_out)
        self._lay_out()
        self.choices.changed.connect(self._soon.start)
        self.choices.mono.toggled.connect(lambda on: self.preview.set_mono(mono=on))
        self.choices.earlier_wanted.connect(lambda: open_plan(self.compare_with))
        self.choices.keep.clicked.connect(self._ask_name)
        self.write.clicked.connect(self._ask_file)
        self.print.clicked.connect(lambda: ask.printer(self._print_on))
        self.cancel.clicked.connect(self._call_off)

    def show_scene(self, scene: Scene) -> None:
        names = [scenario.name for scenario in scene.plan.scenarios]
        self.choices.show_scenarios(names, scene.focus.scenario)
        self._soon.start()

    @property
    def order(self) -> Order:
        """What is asked for now."""
        scene, choice = self.stage.scene, self.choices.choice
        names = [scenario.name for scenario in scene.plan.scenarios]
        scenario = self.choices.scenario.currentText()
        return Order(
            scenario=scenario if scenario in names else scene.focus.scenario,
            members=tuple(self._chosen_members(scene, choice)),
            day=self._doors.today(),
            kinds=choice.kinds,
            against=self.choices.compared,
            earlier=self._earlier,
            marking=scene.plan.marking,
            reference=self.choices.reference.text().strip(),
            copy=self.choices.copy.text().strip(),
        )

    def compare_with(self, file: Path, plan: Plan) -> None:
        """Tell changes against this earlier plan from now on."""
        self._earlier = Earlier(plan, file.name)
        self.choices.earlier.setText(file.name)
        self._soon.start()

    def lay_out(self) -> None:
        """Make the pages anew, beside the window; those of an older order give way."""
        if not self.isVisible():
            return
        self._soon.stop()
        plan, order, choice = self.stage.scene.plan, self.order, self.choices.choice
        self.say(tr("Laying out the pages …"))
        if self._work is not None:
            self._work.cancel()
        work = self._background.run(tr("Laying out the pages"), lambda: self._doors.lay_out(plan, order, choice))
        self._work = work
        work.done.connect(self._show_pages)
        work.failed.connect(self._failed)

    def _show_pages(self, laid: object) -> None:
        laid = narrowed(laid, tuple)
        pages, press = laid
        press = narrowed(press, Press)
        self._work = None
        self.pages = pages
        self.preview.show_pages(pages, press, mono=self.choices.choice.mono)
        for button in (self.write, self.print):
            button.setEnabled(bool(pages))
        marking = press.marking or tr("no marking")
        self.say(
            tr("{pages}, {marking}", pages=_counted(len(pages)), marking=marking)
            if pages
            else tr("Nothing is chosen that has a page. Tick some pages; comparisons need something to compare with.")
        )

    def _chosen_members(self, scene: Scene, choice: PageChoice) -> list[str]:
        plan = scene.plan
        codes = list(plan.register.codes)
        if choice.members == "focus":
            return [scene.focus.member]
        if choice.members == "selected":
            codes = list(self._members()) or [scene.focus.member]
        elif choice.members == "figures":
            codes = [code for code in codes if plan.start(code, Pillar.CORE) is not None]
        if choice.sorting == "share":
            told = project(plan, plan.scenario(scene.focus.scenario))
            codes.sort(key=lambda code: -(standing(told, code, Pillar.CORE, Money()).share or 0.0))
        return codes

    def _ask_name(self) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(tr("Keep the choice"))
        dialog.setLabelText(tr("Name of this choice of pages:"))
        dialog.textValueSelected.connect(lambda text: self.choices.keep_as(text.strip()))
        dialog.open()

    def _ask_file(self) -> None:
        stem = "plan" if self.document.file is None else self.document.file.stem
        self._ask.file_to_save(tr("Write pages"), tr(FILES), f"{stem}-pages.pdf", "pdf", self.write_to)

    def write_to(self, file: Path) -> None:
        """Write the pages to a file, or to one for each page, by its name."""
        plan, order, choice = self.stage.scene.plan, self.order, self.choices.choice
        self._follow_work(
            tr("Writing {file}", file=file.name),
            lambda progress: self._doors.write(plan, order, choice, file, progress),
            lambda count: tr("Wrote {pages} to {file}", pages=_counted(count), file=file.name),
        )

    def _print_on(self, printer: QPrinter) -> None:
        plan, order, choice = self.stage.scene.plan, self.order, self.choices.choice
        self._follow_work(
            tr("Printing"),
            lambda progress: self._doors.print_on(plan, order, choice, printer, progress),
            lambda count: tr("{pages} sent to the printer", pages=_counted(count)),
        )

    def _follow_work(self, text: str, job: Callable[[Callable[[str], None]], int], done: Callable[[int], str]) -> None:
        """Do a long job beside the window, tell how far it is, and let it be called off."""
        work = self._background.follow(text, job)
        self._work = work
        self._busy(on=True)
        work.said.connect(self.say)
        work.done.connect(lambda count: self.say(done(int(count))))
        work.failed.connect(self._failed)
        work.ended.connect(lambda: self.say(tr("Called off; nothing was written.")))
        for signal in (work.done, work.failed):
            signal.connect(lambda _outcome: self._busy(on=False))
        work.ended.connect(lambda: self._busy(on=False))

    def _busy(self, *, on: bool) -> None:
        for part in (self.write, self.print, self.choices):
            part.setEnabled(not on)
        self.cancel.setVisible(on)

    def _call_off(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _failed(self, error: object) -> None:
        tell_refusal(error, self._doors.refused, self._tell)

    def _tell(self, text: str) -> None:
        self.say(text)
        self._ask.tell(tr("Rampath"), text)

    def _lay_out(self) -> None:
        body = QSplitter()
        body.addWidget(self.choices)
        body.addWidget(self.preview)
        body.setStretchFactor(1, 1)
        body.setSizes([340, 880])
        body.setChildrenCollapsible(False)
        body.setHandleWidth(8)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self.cancel, self.write, self.print):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self.cancel.setVisible(False)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(body, 1)
        self.column.addWidget(self.sentence)
        self.column.addWidget(buttons)


def _counted(count: int) -> str:
    return tr("1 page") if count == 1 else tr("{count} pages", count=count)

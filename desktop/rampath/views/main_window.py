"""The main window: the panels in their places, and what the actions of menus, keys and buttons do."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from rampath import __version__
from rampath.charts.palette import Palette
from rampath.document import PlanDocument
from rampath.domain.commitment import Pillar
from rampath.presets import Marking
from rampath.views.actions import keys_table
from rampath.views.again import Again
from rampath.views.all_questions import AllQuestions
from rampath.views.appearance import Theme
from rampath.views.asking import Asking
from rampath.views.background import Background
from rampath.views.bringing import bring
from rampath.views.chart_export import ChartExport
from rampath.views.chart_frame import ChartFrame
from rampath.views.chart_kinds import KINDS
from rampath.views.chart_panel import ChartPanel
from rampath.views.chart_windows import ChartWindows
from rampath.views.clipboard import clip_of, clipboard_data
from rampath.views.closing import Closing
from rampath.views.dropping import Dropping
from rampath.views.editions import Editions
from rampath.views.exporting import Exporting
from rampath.views.figure_focus import figure_in_focus
from rampath.views.filing import Doors, Filing
from rampath.views.filling.filling import Filling
from rampath.views.importing import ImportDoors, Importing
from rampath.views.inspecting import Inspecting
from rampath.views.label_proposal import LabelProposal
from rampath.views.marking_band import MarkingBand
from rampath.views.member_panel import MemberPanel
from rampath.views.menus import put_menus, window_actions
from rampath.views.pages.choice import PageChoice
from rampath.views.path_panel import PathPanel
from rampath.views.planning.windows import PlanningWindows
from rampath.views.recent_menu import RecentMenu
from rampath.views.returning import Returning
from rampath.views.scene import Scene, Stage
from rampath.views.sources import SourceDoors, Sources
from rampath.views.status_line import StatusLine
from rampath.views.top_bar import TopBar
from rampath.views.vintage_dialog import VintageDialog
from rampath.views.year_dock import year_dock
from rampath.views.year_panel import YearPanel
from rampath.wording import tr


class MainWindow(QMainWindow):
    """Panels ask the document and follow the stage; the window only brings them together."""

    def __init__(
        self,
        document: PlanDocument,
        doors: Doors,
        import_doors: ImportDoors,
        source_doors: SourceDoors,
        markings: tuple[Marking, ...],
        palette: Palette,
        *,
        ask: AllQuestions | None = None,
        choose_theme: Callable[[Theme], None] | None = None,
        recent: Sequence[str] = (),
        page_choices: Sequence[PageChoice] = (),
    ) -> None:
        super().__init__()
        self.document = document
        self.stage = Stage(document, self)
        self.background = Background(self)
        self._palette = palette
        questions = Asking(self, lambda: self._palette) if ask is None else ask
        self._questions = questions
        self.filing = Filing(document, self.stage, self.background, doors, questions, markings, self)
        self.exporting = Exporting(document, self.stage, self.background, doors.export, questions, self)
        self.filling = Filling(
            document, self.stage, self.background, doors.fill, questions, lambda: self._palette, self
        )
        self.inspecting = Inspecting(self.background, questions, self)
        self.importing = Importing(document, self.background, import_doors, questions, self)
        self.returning = Returning(
            document, self.background, import_doors.returns, import_doors.by_hand, questions, self
        )
        self.editions = Editions(document, questions, self)
        self.recent = RecentMenu(recent, self)
        self.sources = Sources(
            document, self.stage, self.background, source_doors, questions, palette, lambda: self.recent.files, self
        )
        told = (self.filing.labelled, self.importing.labelled, self.returning.labelled)
        self.proposal = LabelProposal(document, markings, questions, told, self)
        self.dropping = Dropping(self, several=True)
        self._choose_theme = choose_theme
        self.band = MarkingBand(markings)
        self.members = MemberPanel(document, self.stage, palette)
        self.again = Again(document, self.stage, lambda: self.members.chosen, self)
        self.path = PathPanel(document, self.stage, palette)
        self.charts = ChartPanel(self.stage, palette)
        self.chart_export = ChartExport(document, self.stage, self.background, doors.charts, questions, self)
        self.chart_windows = ChartWindows(self, self.stage, palette, lambda: (*self.charts.kinds, *KINDS), markings)
        self.years = YearPanel(document, self.stage)
        self.year_dock = year_dock(self.years, self)
        self.actions_by_id = window_actions(self, document, self.year_dock)
        self.bar = TopBar(document, self.stage, self.actions_by_id, self.editions)
        self.planning = PlanningWindows(
            document, self.stage, self.background, doors, questions, palette,
            lambda: self.members.chosen, self.members.on_selection, page_choices, self,
        )  # fmt: skip
        self.status = StatusLine(document, self.background, self, lambda: self.stage.scene.focus.scenario)
        self.closing = Closing(document, self.background, self.filing, self.status, self)
        self._vintages: VintageDialog | None = None
        self._lay_out()
        self.scenario_menu = put_menus(
            self,
            document,
            self.stage,
            self.actions_by_id,
            self.recent,
            lambda shape: self.path.edits.set_shape(shape, ()),
        )
        self._connect()
        self._name_window()
        self._show_scene(self.stage.scene)

    @property
    def vintages(self) -> VintageDialog:
        """The window of figures by edition, made when it is first wanted."""
        if self._vintages is None:
            self._vintages = VintageDialog(
                self.document, self.stage, self.editions, self._questions, self._palette, self
            )
            self._vintages.said.connect(self.status.say)
            self._vintages.source_wanted.connect(self.sources.show_source)
            self._vintages.cell_wanted.connect(self.sources.show_cell)
        return self._vintages

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours from now on."""
        self._palette = palette
        for panel in (self.members, self.path, self.charts, self.chart_windows, self.planning):
            panel.set_palette(palette)
        if self._vintages is not None:
            self._vintages.set_palette(palette)
        self.sources.set_palette(palette)
        self.filling.set_palette(palette)

    def action(self, action_id: str) -> QAction:
        return self.actions_by_id[action_id]

    @override
    def sizeHint(self) -> QSize:
        return QSize(1366, 768)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.closing.may())

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dropping.enter(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.dropping.leave()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.dropping.drop(event)

    def _connect(self) -> None:
        filing, path, members = self.filing, self.path, self.members

        def on_year(do: Callable[[int], None]) -> Callable[[], None]:
            def act() -> None:
                year = path.editor.focused_year
                if year is None:
                    self.status.say(tr("No year is in focus: click a handle, or press F6 and an arrow key."))
                else:
                    do(year)

            return act

        doing: dict[str, Callable[[], None]] = {
            "import": self.importing.choose_file,
            "import_folder": self.returning.choose_folder,
            "paste": lambda: self.importing.paste(clip_of(clipboard_data())),
            "open": filing.open_plan,
            "save": filing.save,
            "save_as": filing.save_as,
            "report": filing.report,
            "print": filing.print_report,
            "export_nato": self.exporting.nato,
            "export_un": self.exporting.un,
            "export_tidy": self.exporting.tidy,
            "fill": self.filling.choose_file,
            "inspect": self.inspecting.choose_file,
            "quit": self._quit,
            "marking": filing.choose_marking,
            "read_only": filing.toggle_read_only,
            "editions": self.editions.arrange,
            "next_member": lambda: members.step(1),
            "previous_member": lambda: members.step(-1),
            "vintages": lambda: bring(self.vintages),
            "again": self.again.do,
            "find_member": lambda: members.filter.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "go_to_source": lambda: self.sources.show_source(
                figure_in_focus(self.focusWidget()) or members.figure_in_focus()
            ),
            "findings": self.sources.show_findings,
            "core": lambda: self.stage.look(pillar=Pillar.CORE, total=False),
            "broader": lambda: self.stage.look(pillar=Pillar.BROADER, total=False),
            "total": lambda: self.stage.look(pillar=Pillar.CORE, total=True),
            "caps": path.ask_caps,
            "edit_path": lambda: path.editor.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "type_number": on_year(path.strip.type_number),
            "hold": on_year(path.toggle_hold),
            "compute_again": on_year(path.compute_again),
            "plain_path": path.edits.back_to_plain,
            "keys": lambda: self._questions.show_page(tr("Keys"), keys_table()),
            "about": self._about,
        }
        doing |= {window_id: partial(self._plan_with, window_id) for window_id in self.planning.ids}
        doing |= {f"theme_{theme.value}": partial(self._theme, theme) for theme in Theme}
        for action_id, do in doing.items():
            self.action(action_id).triggered.connect(lambda _checked=False, do=do: do())
        for table in (self.years, members):
            table.said.connect(self.status.say)
            table.totalled.connect(self.status.show_totals)
        self.document.refused.connect(self.status.say)
        self._listen()
        members.table.addAction(self.action("vintages"))
        self.importing.begun.connect(filing.take)
        filing.not_known.connect(self.importing.read_by_hand)
        for to_name in (self.importing.read_from, self.returning.named, filing.filed):
            to_name.connect(self.recent.add)
        for to_find in (self.importing.read_from, self.returning.read_from):
            to_find.connect(self.sources.remember)
        for panel in (members, path, self.charts, self.years, self.chart_windows):
            panel.source_wanted.connect(self.sources.show_source)
        self.returning.cell_wanted.connect(self.sources.show_cell_over)
        members.pasted.connect(self.action("paste").trigger)
        self.status.findings_wanted.connect(self.sources.show_findings)
        self.dropping.dropped.connect(self.importing.read_files)
        self.importing.several.connect(self.returning.read_all)
        self.recent.chosen.connect(lambda path: self.importing.read_files((path,)))
        members.on_selection(lambda: path.show_beside(members.selected if len(members.selected) > 1 else ()))
        for charts in (self.charts, self.chart_windows):
            charts.said.connect(self.status.say)
            charts.asked.connect(self._do_with_chart)
        self.charts.window_wanted.connect(self._plan_with)
        self.band.wanted.connect(filing.choose_marking)
        self.stage.changed.connect(lambda _before, after: self._show_scene(after))
        self.document.renamed.connect(self._name_window)
        self.document.history_changed.connect(self._name_window)

    def _listen(self) -> None:
        """What parts have to say stands in the line at the foot."""
        files = (self.filing, self.exporting, self.importing, self.returning, self.sources, self.chart_export)
        for part in (*files, self.path, self.editions, self.again):
            part.said.connect(self.status.say)

    def _do_with_chart(self, frame: ChartFrame, act: str) -> None:
        doing: dict[str, Callable[[], None]] = {
            "copy_picture": lambda: self.chart_export.copy_picture(frame),
            "copy_table": lambda: self.chart_export.copy_table(frame),
            "save": lambda: self.chart_export.save(frame),
            "pin": lambda: self.chart_windows.pin(frame.kind),
            "full_screen": lambda: self.chart_windows.brief(frame.kind),
        }
        doing[act]()

    def _plan_with(self, window_id: str) -> None:
        self.planning.show(window_id)

    def _theme(self, theme: Theme) -> None:
        if self._choose_theme is not None:
            self._choose_theme(theme)

    def _quit(self) -> None:
        self.close()

    def _about(self) -> None:
        self._questions.tell(
            tr("About Rampath"),
            tr(
                "Rampath {version}\n\nPlans members' paths to NATO's defence-spending commitments."
                " It works offline: no network, no accounts, no macros.",
                version=__version__,
            ),
        )

    def _show_scene(self, scene: Scene) -> None:
        self.band.show_marking(scene.plan.marking)

    def _name_window(self) -> None:
        read_only = bool(self.document.read_only)
        name = tr("{name} (read-only)", name=self.filing.name) if read_only else self.filing.name
        self.setWindowTitle(tr("{name}[*] – Rampath", name=name))
        self.action("read_only").setChecked(read_only)
        self.setWindowModified(self.document.modified)

    def _lay_out(self) -> None:
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self.path)
        right.addWidget(self.charts)
        right.setStretchFactor(0, 3)
        right.setStretchFactor(1, 2)
        right.setChildrenCollapsible(False)
        right.setSizes([400, 270])
        right.setHandleWidth(8)
        body = QSplitter(Qt.Orientation.Horizontal)
        body.addWidget(self.members)
        body.addWidget(right)
        body.setStretchFactor(0, 0)
        body.setStretchFactor(1, 1)
        body.setChildrenCollapsible(False)
        body.setHandleWidth(8)
        body.setSizes([self.members.widest, 1366 - self.members.widest])
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(12, 8, 12, 4)
        inner.setSpacing(8)
        inner.addWidget(self.bar)
        inner.addWidget(body, 1)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.band)
        column.addWidget(inside, 1)
        self.setCentralWidget(centre)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        self.resize(self.sizeHint())

"""The program put together: the only place that knows all of its parts."""

import gc
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QStandardPaths, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from rampath import __version__
from rampath.charts.palette import Palette
from rampath.document import PlanDocument
from rampath.domain.finding import Finding
from rampath.domain.marking import dropped, outranked, portion, taken_away, unmarked_refusal
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.opening import Opened, Presets, begin, open_file, put_in, read_any
from rampath.preferences import Preferences, read_preferences, write_preferences
from rampath.presets import Marking, read_markings
from rampath.printing.chart_any import Picture
from rampath.printing.chart_sheet import ChartSheet, chart_sheet, write_sheet
from rampath.printing.frame import Page, Press
from rampath.printing.order import Order
from rampath.printing.report import PICTURES, press_for, print_report, report, report_pages, report_pictures
from rampath.printing.subject import Subject
from rampath.printing.writing import NotWritten
from rampath.returning import FolderRead, read_returns
from rampath.views.all_questions import AllQuestions
from rampath.views.appearance import Theme, dress, palette_for
from rampath.views.assistant.doors import AssistantDoors, Profiles
from rampath.views.assistant.profile_bar import Offer
from rampath.views.by_hand import HandDoors
from rampath.views.chart_export import ChartDoors
from rampath.views.exporting import ExportDoors
from rampath.views.filing import Doors, open_in
from rampath.views.filling.doors import FillDoors, Theirs
from rampath.views.importing import ImportDoors
from rampath.views.main_window import MainWindow
from rampath.views.pages.choice import PageChoice, choice_of
from rampath.views.pages.doors import PageDoors
from rampath.views.sources import SourceDoors
from rampath.wording import tr
from rampath.workbook.draft import Draft, by_profile, draft_of
from rampath.workbook.draft_reading import preview, read_draft
from rampath.workbook.exported.files import write_nato, write_tidy, write_un
from rampath.workbook.finding_export import write_csv, write_xlsx
from rampath.workbook.grid import Book
from rampath.workbook.guess import guess_again
from rampath.workbook.opened_book import open_book
from rampath.workbook.pasted import Clip, pasted_book
from rampath.workbook.pasted_answers import BlockAnswers
from rampath.workbook.patch.cell_map import read_map, uses_read, write_map
from rampath.workbook.patch.filling import OtherForm, Target
from rampath.workbook.patch.proposal import once, proposed_for
from rampath.workbook.plan_workbook import write_plan
from rampath.workbook.profile import apply, best_profile, profile_from, profiles_in, write_profile
from rampath.workbook.progress import Progress
from rampath.workbook.question import Answers
from rampath.workbook.reading import NotKnown, read_workbook, recalled
from rampath.workbook.return_folder import PassedOver
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.saving import NotSaved
from rampath.workbook.values_copy import write_values


class Program:
    """One running program: its document, its window, its preferences."""

    def __init__(
        self,
        qt: QApplication,
        opened: Opened,
        doors: Doors,
        import_doors: ImportDoors,
        source_doors: SourceDoors,
        markings: tuple[Marking, ...],
        preferences_file: Path | None,
        ask: AllQuestions | None = None,
    ) -> None:
        self._qt = qt
        self._file = preferences_file
        self.preferences = Preferences() if preferences_file is None else read_preferences(preferences_file)
        self.document = PlanDocument(opened.plan)
        open_in(self.document, opened)
        palette = self._palette()
        dress(qt, palette)
        self.window = MainWindow(
            self.document,
            doors,
            import_doors,
            source_doors,
            markings,
            palette,
            ask=ask,
            choose_theme=self.choose_theme,
            recent=self.preferences.recent,
            page_choices=[each for text in self.preferences.page_choices if (each := choice_of(text)) is not None],
        )
        if opened.origin is not None:
            self.window.sources.remember(opened.origin)
        self.window.members.columns.show(self.preferences.member_columns, self.preferences.frozen_columns)
        self.window.resize(self.preferences.width, self.preferences.height)
        self.window.action(f"theme_{self._theme().value}").setChecked(True)
        self._label = opened.label
        self._following = qt.styleHints().colorSchemeChanged.connect(self._follow_system)

    def show(self) -> None:
        if self.preferences.maximized:
            self.window.showMaximized()
        else:
            self.window.show()
        self.window.proposal.propose((self._label,))

    def end(self) -> None:
        """Let go of everything that Qt would otherwise keep until the interpreter ends."""
        self.window.background.wait()
        self._qt.styleHints().colorSchemeChanged.disconnect(self._following)
        self.window.deleteLater()
        self._qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()  # here, in the window's thread: elsewhere, or at the interpreter's end, Qt's objects crash

    def choose_theme(self, theme: Theme) -> None:
        self.preferences = replace(self.preferences, theme=theme.value)
        self._redress()

    def keep_preferences(self) -> None:
        """Write the preferences; a folder that cannot be written to is no reason to complain."""
        if self._file is None:
            return
        window = self.window
        columns = window.members.columns
        kept = replace(
            self.preferences, maximized=window.isMaximized(), recent=window.recent.files,
            member_columns=columns.shown, frozen_columns=columns.frozen,
            page_choices=tuple(each.text for each in window.planning.page_choices),
        )  # fmt: skip
        if not window.isMaximized():
            kept = replace(kept, width=window.width(), height=window.height())
        try:
            write_preferences(kept, self._file)
        except OSError as error:
            sys.stderr.write(tr("The preferences could not be kept: {error}\n", error=error.strerror))

    def say_broken(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A programmer's mistake: the plan is kept, and the user is told to save it."""
        traceback.print_exception(kind, error, trace)
        self.window.filing.tell_broken(f"{kind.__name__}: {error}")

    def _theme(self) -> Theme:
        try:
            return Theme(self.preferences.theme)
        except ValueError:
            return Theme.SYSTEM

    def _palette(self) -> Palette:
        return palette_for(self._theme(), self._qt)

    def _follow_system(self, _scheme: Qt.ColorScheme) -> None:
        self._redress()

    def _redress(self) -> None:
        palette = self._palette()
        dress(self._qt, palette)
        self.window.set_palette(palette)


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


def fill_doors_for(presets: Presets, markings: Sequence[Marking], profiles: Path | None = None) -> FillDoors:
    """The jobs of writing into somebody's workbook."""

    def look(file: Path, plan: Plan, progress: Progress) -> Theirs:
        target = Target(file)
        book = open_book(file, progress)
        known, findings = _with_own(presets, profiles)
        spoilt = tuple(finding.message for finding in findings)
        try:
            reading = read_workbook(file, presets.register, progress, profiles=known.profiles)
        except WorkbookRefused:
            return Theirs(target, book, (), spoilt)  # no layout knows it: its cells are pointed at
        return Theirs(target, book, tuple(uses_read(reading.observations, plan)), spoilt)

    def kept_back(target: Target, plan: Plan) -> str | None:
        label = target.label or ""
        return dropped(markings, plan.findings, plan.marking) or outranked(markings, plan.marking, label)

    return FillDoors(
        open=look,
        propose=proposed_for,
        write=lambda target, diffs, file, keep: target.fill(diffs, file, lambda _diff: True, keep_results=keep),
        copy_values=lambda file, copy, progress: write_values(open_book(file, progress), copy),
        read_map=lambda file: once(read_map(file)),
        write_map=write_map,
        kept_back=kept_back,
        other_form=OtherForm,
        refused=(WorkbookRefused, NotSaved),
    )


def import_doors_for(presets: Presets, today: Callable[[], date], profiles: Path | None = None) -> ImportDoors:
    """The jobs of importing; `profiles` is the folder of a person's own."""
    blocks = BlockAnswers()

    def clip_book(clip: Clip, plan: Plan) -> Book:
        return recalled(replace(pasted_book(clip), day=today()), plan.remembered)

    def book(file: Path, progress: Progress, plan: Plan) -> Book:
        return recalled(replace(open_book(file, progress), day=today()), plan.remembered)

    def returns(paths: Sequence[Path], plan: Plan, progress: Progress, answers: Mapping[str, Answers]) -> FolderRead:
        known, spoilt = _with_own(presets, profiles)
        found = read_returns(paths, known, plan=plan, progress=progress, day=today(), answers=answers)
        unused = (PassedOver(tr("a saved profile"), each.message) for each in spoilt)
        return replace(found, passed_over=(*found.passed_over, *unused))

    return ImportDoors(
        read=lambda file, progress, answers, plan: read_any(
            file, presets, progress, answers, day=today(), remembered=plan.remembered
        ),
        pasted=lambda clip, answers, plan: blocks.read(clip_book(clip, plan), answers, presets.register),
        begin=lambda reading: begin(reading, presets, day=today()),
        put=lambda plan, reading, found, choices: put_in(plan, reading, found, choices, day=today()),
        returns=returns,
        refused=(WorkbookRefused,),
        by_hand=HandDoors(
            book,
            clip_book,
            (NotKnown,),
            assistant_doors_for(presets, profiles, blocks),
        ),
    )


def _with_own(presets: Presets, folder: Path | None) -> tuple[Presets, tuple[Finding, ...]]:
    """The presets with a person's own profiles beside those that they have, and what is wrong with unusable ones."""
    own, findings = ((), ()) if folder is None else profiles_in(folder)
    return replace(presets, profiles=(*presets.profiles, *own)), findings


def assistant_doors_for(
    presets: Presets, folder: Path | None = None, blocks: BlockAnswers | None = None
) -> AssistantDoors:
    """The jobs of the import assistant; profiles are kept in `folder`, answers about pasted blocks in `blocks`."""
    register, blocks = presets.register, blocks or BlockAnswers()
    return AssistantDoors(
        draft=lambda book: blocks.drafted(draft_of(book, register), register),
        again=lambda sheet, book, row, form: guess_again(sheet, book, register, header_row=row, form=form),
        preview=lambda book, mapping: preview(book, mapping, register),
        read=lambda draft: blocks.kept(draft.book, read_draft(draft, register)),
        register=register,
        refused=(WorkbookRefused, NotSaved),
        profiles=None if folder is None else _profiles(presets, folder),
    )


def _profiles(presets: Presets, folder: Path) -> Profiles:
    """The profiles that come with the program, and those that a person has saved."""

    def offer(book: Book) -> Offer | None:
        own, findings = profiles_in(folder)
        spoilt = tuple(finding.message for finding in findings)
        found = best_profile(book, (*presets.profiles, *own))
        return Offer(spoilt=spoilt) if found is None else Offer(found[0].name, found[2], spoilt)

    def use(draft: Draft) -> Draft:
        found = best_profile(draft.book, (*presets.profiles, *profiles_in(folder)[0]))
        if found is None:
            return draft
        mappings, findings = apply(found[0], draft.book, presets.register)
        return by_profile(draft, mappings, findings, found[0].file)

    def save(draft: Draft, file: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        write_profile(profile_from(file.stem, draft.book, draft.mappings, register=presets.register), file)

    return Profiles(offer, use, save, folder)


def source_doors() -> SourceDoors:
    """The jobs of showing where figures come from."""
    return SourceDoors(open_book, write_xlsx, write_csv, (WorkbookRefused, NotSaved))


def run_window(
    opened: Opened, folder: Path, presets: Presets, markings: tuple[Marking, ...], today: Callable[[], date]
) -> int:
    """Open the window and stay until it is closed; the exit code."""
    qt = QApplication(["rampath"])
    qt.setApplicationName("rampath")
    qt.setApplicationVersion(__version__)
    qt.setStyle("Fusion")
    where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    preferences_file = Path(where) / "preferences.json" if where else None
    profiles = Path(where) / "profiles" if where else None
    program = Program(
        qt,
        opened,
        doors_for(folder, presets, today, profiles),
        import_doors_for(presets, today, profiles),
        source_doors(),
        markings,
        preferences_file,
    )
    sys.excepthook = program.say_broken
    program.show()
    code = qt.exec()
    program.keep_preferences()
    program.end()
    return code

"""The program put together: the only place that knows all of its parts."""

import gc
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication

from rampath import __version__
from rampath.charts.palette import Palette
from rampath.document import PlanDocument
from rampath.doors.filing import doors_for
from rampath.doors.importing import import_doors_for, source_doors
from rampath.opening import Opened, Presets
from rampath.preferences import Preferences, read_preferences, write_preferences
from rampath.presets import Marking
from rampath.views.all_questions import AllQuestions
from rampath.views.appearance import Theme, dress, palette_for
from rampath.views.filing import Doors, open_in
from rampath.views.importing import ImportDoors
from rampath.views.main_window import MainWindow
from rampath.views.pages.choice import choice_of
from rampath.views.sources import SourceDoors
from rampath.wording import tr


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

    def end(self) -> bool:
        """Let go of everything that Qt would otherwise keep until the interpreter ends.

        False where work that was called off hangs, and only the process can let go of it.
        """
        if not self.window.background.wait():
            return False
        self._qt.styleHints().colorSchemeChanged.disconnect(self._following)
        self.window.deleteLater()
        self._qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()  # here, in the window's thread: elsewhere, or at the interpreter's end, Qt's objects crash
        return True

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
            print(tr("The preferences could not be kept: {error}", error=error.strerror), file=sys.stderr)

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
    if not program.end():
        os._exit(code)  # all is saved or given up by now, and a thread that hangs would keep the process for ever
    return code

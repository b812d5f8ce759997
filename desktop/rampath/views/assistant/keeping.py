"""Profiles in the assistant: one that fits is offered and used, and how a book is read is kept as one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from rampath.domain.finding import Severity
from rampath.views.assistant.doors import Profiles
from rampath.views.assistant.foot import Foot
from rampath.views.assistant.profile_bar import Offer, ProfileBar
from rampath.views.assistant.steps import Steps
from rampath.wording import tr
from rampath.workbook.draft import Draft

Run = Callable[[str, Callable[[], object], Callable[[object], None]], None]
"""Runs a job beside the window: what it is, the job, and what is done with what comes of it."""


class Keeping(QObject):
    """Looks for profiles, uses them and writes them; `kept` is the draft that was written last.

    `doubted` when a profile was used and not all was as it expects.
    """

    doubted = Signal()

    def __init__(self, profiles: Profiles | None, steps: Steps, foot: Foot, run: Run, window: QWidget) -> None:
        super().__init__(window)
        self._profiles = profiles
        self._steps = steps
        self._foot = foot
        self._run = run
        self._window = window
        self.kept: Draft | None = None
        self.bar = ProfileBar()
        self.bar.wanted.connect(self._use)
        self.bar.dismissed.connect(self.follow)
        foot.profile_wanted.connect(self._ask)
        foot.offer_wanted.connect(self._offer_again)
        foot.other_profile_wanted.connect(self._choose)

    def look(self) -> None:
        """Look for a profile that fits the book, and offer it."""
        profiles, book = self._profiles, self._steps.draft.book
        if profiles is not None:
            self._run(tr("Looking for a profile"), lambda: profiles.offer(book), self._offer)

    def follow(self) -> None:
        """Show the offer as it stands for the draft."""
        self.bar.follow(used=self._steps.draft.profile != "")
        self._foot.offer.setVisible(self.bar.away)

    def save(self, file: Path) -> None:
        """Keep how the book is read, for the next one like it."""
        profiles, draft = self._profiles, self._steps.draft
        if profiles is not None:

            def done(_nothing: object) -> None:
                self.kept = draft
                self._foot.show_done(tr("Saved the profile {file}.", file=file.name))

            self._run(tr("Saving {file}", file=file.name), lambda: profiles.save(draft, file), done)

    def _offer(self, found: object) -> None:
        self.bar.show_offer(found if isinstance(found, Offer) else None)

    def _offer_again(self) -> None:
        self.bar.show_again()
        self._foot.offer.hide()

    def use_file(self, file: Path) -> None:
        """Read the book by the profile in a file."""
        profiles, draft = self._profiles, self._steps.draft
        if profiles is not None:
            self._run(tr("Using the profile"), lambda: profiles.use_file(draft, file), self._take)

    def _use(self) -> None:
        profiles, draft = self._profiles, self._steps.draft
        if profiles is not None:
            self._run(tr("Using the profile"), lambda: profiles.use(draft), self._take)

    def _take(self, found: object) -> None:
        if isinstance(found, Draft):
            self._steps.take(found)
            self._steps.look_at(found.best())
            if any(finding.severity is not Severity.NOTE for finding in found.findings):
                self.doubted.emit()

    def _choose(self) -> None:
        if self._profiles is None:
            return
        folder = str(self._profiles.folder)
        dialog = QFileDialog(self._window, tr("Read this file by a profile"), folder, tr("Profiles (*.toml)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda file: self.use_file(Path(file)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _ask(self) -> None:
        if self._profiles is None:
            return
        proposal = str(self._profiles.folder / f"{self._steps.draft.book.file.stem}.toml")
        dialog = QFileDialog(self._window, tr("Save how this file is read"), proposal, tr("Profiles (*.toml)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        dialog.selectFile(proposal)
        dialog.fileSelected.connect(lambda file: self.save(Path(file)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

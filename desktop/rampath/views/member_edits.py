"""Edits of all members that are selected in the table: each is one step, and says what became of each member."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from rampath.document import PlanDocument
from rampath.domain.block_edit import Entry, Outcome, paths_entered
from rampath.domain.compliance import judged_year
from rampath.domain.member_edit import hold_year, shape_all
from rampath.domain.path import Shape
from rampath.views.scene import Stage
from rampath.wording import tr


class MemberEdits(QObject):
    """Asks the document; `said` carries the report."""

    said = Signal(str)

    def __init__(self, document: PlanDocument, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._stage = stage
        self._over = parent

    @property
    def year(self) -> int:
        """The year of the deadline, or the one that is judged in its place."""
        return judged_year(self._stage.scene.projection)

    def set_share(self, codes: Sequence[str], text: str) -> None:
        """Set the deadline year's share of these members to what was typed, or change it by that."""
        scene = self._stage.scene
        entries = [Entry(code, self.year, text) for code in codes]
        found = paths_entered(
            scene.plan, scene.projection, scene.focus.pillar, scene.focus.money, entries, as_money=False
        )
        self._edit(tr("Set {year} to {text}", year=self.year, text=text), codes, found)

    def hold(self, codes: Sequence[str], *, held: bool) -> None:
        scene = self._stage.scene
        found = hold_year(scene.plan, scene.projection, codes, scene.focus.pillar, self.year, held=held)
        what = tr("Hold {year}", year=self.year) if held else tr("Release {year}", year=self.year)
        self._edit(what, codes, found)

    def shape(self, codes: Sequence[str], shape: Shape) -> None:
        scene = self._stage.scene
        found = shape_all(scene.plan, scene.projection, codes, scene.focus.pillar, shape)
        self._edit(tr("Shape {shape}", shape=tr(shape.value)), codes, found)

    def fill(self, menu: QMenu, codes: Sequence[str]) -> None:
        """Add what can be done with these members together to a menu."""
        menu.addAction(tr("Set {year} of {count} members…", year=self.year, count=len(codes)), lambda: self._ask(codes))
        menu.addAction(tr("Hold {year}", year=self.year), lambda: self.hold(codes, held=True))
        menu.addAction(tr("Release {year}", year=self.year), lambda: self.hold(codes, held=False))
        shapes = menu.addMenu(tr("Shape of their paths"))
        for shape in Shape:
            shapes.addAction(tr(shape.value), lambda shape=shape: self.shape(codes, shape))

    def _ask(self, codes: Sequence[str]) -> None:
        if self._document.read_only:
            self.said.emit(self._document.read_only)
            return
        dialog = QInputDialog(self._over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Several members"))
        dialog.setLabelText(
            tr("Share of {count} members in {year}, % of GDP, or a change such as +0.1",
               count=len(codes), year=self.year)
        )  # fmt: skip
        dialog.textValueSelected.connect(lambda text: self.set_share(codes, text))
        dialog.open()

    def _edit(self, what: str, codes: Sequence[str], found: Outcome) -> None:
        text = tr("{what} of {count} members", what=what, count=len(codes))
        if found.plan is not self._document.plan:
            self._document.edit(text, found.plan)
        if not self._document.read_only:
            self.said.emit(tr("{what}: {report}", what=text, report=found.words))

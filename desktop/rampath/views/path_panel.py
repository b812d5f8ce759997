"""The path panel: the sentence, what it takes, the picture, and the year strip of one member's path."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from rampath.charts.palette import Palette
from rampath.charts.path_editor import PathEditor
from rampath.charts.statements import path_subtitle, path_title, total_title
from rampath.document import PlanDocument
from rampath.domain.cap_zone import CapZone, cap_zone
from rampath.domain.compliance import judged_year
from rampath.domain.hand_edit import estimate_in, with_figure
from rampath.domain.kept import Kept
from rampath.domain.member import AGGREGATES
from rampath.domain.observation import Observation
from rampath.domain.path import Path, Shape
from rampath.domain.plan import SHARE_OF, Plan
from rampath.domain.solving.caps import Caps
from rampath.domain.trace import Figure
from rampath.views.caps_dialog import CapsDialog
from rampath.views.elided_label import ElidedLabel
from rampath.views.ghosts import GhostKind, Ghosts
from rampath.views.path_buttons import ghost_button, kept_button, pillar_buttons
from rampath.views.path_edits import PathEdits, plannable
from rampath.views.path_view import picture_of, strip_of, unit_of
from rampath.views.readout import readout
from rampath.views.scene import Scene, Stage
from rampath.views.unlock_dialog import UnlockDialog
from rampath.views.verbatim import verbatim
from rampath.views.year_strip import YearStrip
from rampath.wording import marked, percent, tr, years_listed

_PARTS = (-0.1, 0.1, 0.25, 0.5, 1.0)
"""Parts of the way to the target that the menu offers."""

_KEPT_WORDS = {Kept.SHARE: marked("share"), Kept.REAL_MONEY: marked("real money"), Kept.MONEY: marked("money")}
"""What a path keeps, in a word or two for its button."""


class PathPanel(QFrame):
    """Edits the path in focus through the document, whichever door the edit comes by.

    `said(text)` carries a sentence for the status bar, `source_wanted(Figure)` asks where a figure comes from.
    """

    said = Signal(str)
    source_wanted = Signal(object)

    def __init__(self, document: PlanDocument, stage: Stage, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._document = document
        self._stage = stage
        self.edits = PathEdits(document, stage, self)
        self._grabbed: tuple[object, Plan, dict[int, float]] | None = None
        self._title = ElidedLabel("title")
        self._subtitle = ElidedLabel("small")
        self.editor = PathEditor(palette)
        self.strip = YearStrip()
        self.ghosts = Ghosts(document)
        self._moving = False
        self.caps = Caps()
        self._beside: tuple[str, ...] = ()
        self._buttons = pillar_buttons(stage, self)
        self.ghost = ghost_button(self._fill_ghosts, self)
        self.kept = kept_button(self.edits.keep, self)
        self._lay_out()
        for part in (self.editor, self.strip):
            part.tell_behind(lambda year: stage.behind(self.figure(year)))
        self.editor.moved.connect(self._move)
        self.editor.abandoned.connect(self._abandon)
        self.editor.released.connect(self._release)
        self.editor.number_wanted.connect(self.type_number)
        self.editor.scaled.connect(lambda part: self.edits.scale(self.editor.chosen_years, part))
        self.edits.said.connect(self.said)
        self.editor.refused.connect(self.said)
        self.editor.anchor_wanted.connect(self.edits.add_anchor)
        self.editor.removal_wanted.connect(self.compute_again)
        self.editor.hold_wanted.connect(self.toggle_hold)
        self.editor.menu_wanted.connect(self._menu)
        self.editor.focus_changed.connect(self._say_focus)
        self.strip.typed.connect(self.set_share)
        self.strip.refused.connect(self.said)
        self.strip.entered.connect(self.editor.focus_year)
        self.strip.hold_wanted.connect(lambda year: self.edits.toggle_hold((year,), year))
        self.strip.removal_wanted.connect(lambda year: self.edits.compute_again((year,)))
        stage.changed.connect(self._follow)
        self._show(stage.scene)

    @property
    def title(self) -> str:
        return self._title.text()

    def figure(self, year: int) -> Figure:
        """The share of a year of the path that is shown, or the money where the path is drawn in money."""
        focus = self._stage.scene.focus
        return Figure(focus.member, SHARE_OF[focus.pillar], year, focus.money if focus.as_money else None)

    def figure_in_focus(self) -> Figure:
        """The share of the year in focus, else the last one that was observed."""
        scene = self._stage.scene
        start = scene.plan.start(scene.focus.member, scene.focus.pillar)
        last = scene.projection.last_observed if start is None else start.year
        return self.figure(self.editor.focused_year or last)

    def set_palette(self, palette: Palette) -> None:
        self.editor.set_palette(palette)

    def set_share(self, year: int, share: float) -> None:
        """Fix a year at a share (a fraction)."""
        self.edits.set_shares({year: share})

    def type_number(self, year: int) -> None:
        """Open a year's number; one for all of several that are selected."""
        chosen = self._meant(year)
        if len(chosen) == 1:
            self.strip.type_number(year)
            return
        field = QInputDialog(self)
        field.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        field.setWindowTitle(tr("Set {years}", years=years_listed(chosen)))
        unit = unit_of(self._stage.scene)
        label = tr("Share of GDP, such as 2.85, a change of each, such as +0.1, or money, such as 2.1bn")
        if unit is not None:
            label = tr("{unit}: a sum, or a change of each, such as +0.1", unit=unit.words)
        field.setLabelText(label)
        size = 1.0 if unit is None else unit.millions
        field.textValueSelected.connect(lambda text: self.edits.set_typed(chosen, text, size))
        field.open()

    def compute_again(self, year: int) -> None:
        """Take a year's anchor away; all of several that are selected."""
        self.edits.compute_again(self._meant(year))

    def toggle_hold(self, year: int) -> None:
        """Hold a year where it is, or release it; all of several that are selected."""
        self.edits.toggle_hold(self._meant(year), year)

    def _move(self, shares: Mapping[int, float], gesture: object | None) -> None:
        scene = self._stage.scene
        if gesture is not None and (self._grabbed is None or self._grabbed[0] is not gesture):
            self._grabbed = (gesture, scene.plan, self.edits.shown(shares, scene))
        if gesture is not None:
            self._stage.take_in_hand()
        begun = self._grabbed[2] if gesture is not None and self._grabbed else None
        self._moving = True
        try:
            self.edits.set_shares(shares, gesture, begun)
        finally:
            self._moving = False
        year = self.editor.focused_year
        if year is not None:
            self._read_out(year)

    def _abandon(self, gesture: object) -> None:
        if self._grabbed is not None and self._grabbed[0] is gesture:
            self._document.edit(tr("Drag called off"), self._grabbed[1], gesture)
            self.said.emit(tr("The drag was called off; nothing has changed."))
        self._release()

    def _release(self) -> None:
        self._grabbed = None
        self._stage.settle()
        self.editor.say("", self.editor.position(0, 0))
        self._show(self._stage.scene)

    def _read_out(self, year: int) -> None:
        scene = self._stage.scene
        share = self._share(scene, year)
        if share is None:
            return
        since = self._grabbed[2].get(year) if self._grabbed is not None else None
        self.editor.say(readout(scene, year, since), self.editor.position(year, share))

    def _follow(self, before: Scene, after: Scene) -> None:
        if self.editor.dragging and not self._moving:
            self.editor.let_go()  # something else came in between; the hand has nothing left to move
        looked_at = [(f.member, f.pillar, f.total) for f in (before.focus, after.focus)]
        if looked_at[0] != looked_at[1]:
            self.editor.select(frozenset())
            self.editor.focus_year(None)
            self.editor.say("", self.editor.position(0, 0))
        self._show(after)

    def _show(self, scene: Scene) -> None:
        focus = scene.focus
        ahead = plannable(scene)
        ghost = self.ghosts.of(scene)
        zone = CapZone((), "")
        if (self.caps.step, self.caps.real_growth) != (None, None) and not focus.total:
            zone = cap_zone(scene.projection, focus.member, focus.pillar, self.caps, ahead)
        points = () if self.ghosts.kind is GhostKind.NONE else None if ghost is None else ghost.points
        picture = picture_of(scene, points, "" if ghost is None else ghost.label, zone.tops, self._beside)
        path = Path() if focus.member in AGGREGATES else scene.path
        self.kept.setVisible(focus.member not in AGGREGATES)
        self.kept.setText(tr("Keeps {what}", what=tr(_KEPT_WORDS[path.kept])))
        if focus.total:
            title, said = total_title(scene.plan, scene.projection, focus.member)
        else:
            title = path_title(scene.plan, scene.projection, focus.member, focus.pillar)
            said = path_subtitle(scene.projection, focus.member, focus.pillar, focus.money)
        self._title.setText(title)
        if ahead and not picture.path.points:
            said = tr("{said} Type a share under a year to begin a path.", said=said)
        self._subtitle.setText(tr("{zone} {said}", zone=zone.said, said=said) if zone.said else said)
        self._tell_what_sentences_rest_on(scene, picture.path.note)
        self.editor.set_picture(picture)
        self.strip.show_years(strip_of(scene, picture))
        self._buttons[None if focus.total else focus.pillar].setChecked(True)

    def ask_to_unlock(self, year: int) -> None:
        """Ask for another share of an estimated year, and why; actual years stay as they are."""
        scene = self._stage.scene
        row = estimate_in(scene.plan, self.figure(year))
        if row is None:
            self.said.emit(tr("{year} is no estimate, and stays as it was read.", year=year))
            return
        dialog = UnlockDialog(scene.plan, row, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.entered.connect(lambda value, reason: self._unlock(row, value, reason))
        dialog.open()

    def _unlock(self, row: Observation, value: float, reason: str) -> None:
        plan = self._stage.scene.plan
        text = tr("Unlock {name} {year}: {before} to {after}", name=plan.register[row.member].name, year=row.year,
                  before=percent(row.value), after=percent(value))  # fmt: skip
        self._document.edit(text, with_figure(plan, row, value, reason))

    def show_beside(self, members: tuple[str, ...]) -> None:
        """Draw the paths of other members, too, as thin lines: those that are selected in the table."""
        if members != self._beside:
            self._beside = members
            self._show(self._stage.scene)

    def set_caps(self, caps: Caps) -> None:
        """Shade what lies above these caps."""
        self.caps = caps
        self._show(self._stage.scene)

    def ask_caps(self) -> None:
        """Open the caps; the picture follows them at once."""
        dialog = CapsDialog(self.caps, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.set_caps)
        dialog.open()

    def show_ghost(self, kind: GhostKind, scenario: str = "") -> None:
        """Show another ghost; it says so where there is none of its kind."""
        self.ghosts.choose(kind, scenario)
        scene = self._stage.scene
        self._show(scene)
        if kind not in {GhostKind.NONE, GhostKind.PLAIN} and self.ghosts.of(scene) is None:
            self.said.emit(tr("There is no such path of this member: {what}.", what=scenario or tr(kind.value)))

    def keep_ghost(self) -> None:
        """Keep the path as it is now as the ghost."""
        self.ghosts.keep(self._stage.scene)
        self._show(self._stage.scene)
        self.said.emit(tr("The path as it is now is kept as the ghost."))

    def swap_ghost(self) -> None:
        """Exchange the path with its ghost, as one step."""
        scene = self._stage.scene
        path = self.ghosts.path_of(scene)
        if path is None or scene.focus.total:
            self.said.emit(tr("There is no ghost to exchange the path with."))
            return
        self.ghosts.keep(scene, tr("before the exchange"))
        self.edits.put(tr("Exchange with the ghost"), path)
        self._show(self._stage.scene)

    def _tell_what_sentences_rest_on(self, scene: Scene, note: str) -> None:
        """Both sentences set out from the last observed share and go to the one that is judged."""
        start = scene.plan.start(scene.focus.member, scene.focus.pillar)
        years = [judged_year(scene.projection)] if start is None else [start.year, judged_year(scene.projection)]
        behind = list(filter(None, (self._stage.behind(self.figure(year)) for year in years)))
        for label in (self._title, self._subtitle):
            label.setToolTip("\n\n".join(filter(None, [label.text(), note, *behind])))

    def _say_focus(self, year: int | None) -> None:
        if year is None:
            self.editor.say("", self.editor.position(0, 0))
        elif self.editor.hasFocus():
            self._read_out(year)

    def _meant(self, year: int) -> tuple[int, ...]:
        """The years that an edit of one is meant for: all that are selected, where it is one of them."""
        chosen = self.editor.chosen_years
        return chosen if year in chosen else (year,)

    def _share(self, scene: Scene, year: int) -> float | None:
        line = scene.projection.line(scene.focus.member, scene.focus.pillar, scene.focus.money)
        return line.share_in(year)

    def _menu(self, year: int, at: QPoint) -> None:
        menu = self.year_menu(year)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def year_menu(self, year: int) -> QMenu:
        """What can be done with a year, for the mouse."""
        scene = self._stage.scene
        known = scene.path.anchor(year)
        menu = QMenu(self)
        if year not in plannable(scene):
            menu.addAction(tr("Go to &source"), lambda: self.source_wanted.emit(self.figure(year)))
            unlock = menu.addAction(tr("Unlock and set by hand…"), lambda: self.ask_to_unlock(year))
            unlock.setEnabled(estimate_in(scene.plan, self.figure(year)) is not None)
            return menu
        menu.addAction(tr("Type a number…"), lambda: self.type_number(year))
        if known is None:
            menu.addAction(tr("Make it an anchor"), lambda: self.edits.add_anchor(year))
        else:
            menu.addAction(tr("Compute again"), lambda: self.compute_again(year))
        held = known is not None and known.held
        menu.addAction(tr("Release") if held else tr("Hold"), lambda: self.toggle_hold(year))
        scales = menu.addMenu(tr("Scale towards the target"))
        for part in _PARTS:
            scales.addAction(
                tr("{part} of the way", part=percent(part, 0, sign=True)),
                lambda p=part: self.edits.scale(self._meant(year), p),
            )
        shapes = menu.addMenu(
            tr("Shape of this stretch") if len(self._meant(year)) == 1 else tr("Shape between the selected years")
        )
        for shape in Shape:
            shapes.addAction(tr(shape.value), lambda s=shape: self.edits.set_shape(s, self._meant(year)))
        return menu

    def _fill_ghosts(self, menu: QMenu) -> None:
        """What the ghost can be of, and what can be done with it."""
        menu.clear()
        scene = self._stage.scene
        choices = [(tr("Plain path"), GhostKind.PLAIN, ""), (tr("As opened"), GhostKind.OPENED, ""),
                   (tr("As saved last"), GhostKind.SAVED, "")]  # fmt: skip
        choices += [(tr("Scenario {name}", name=each.name), GhostKind.SCENARIO, each.name)
                    for each in scene.plan.scenarios if each.name != scene.scenario.name]  # fmt: skip
        for text, kind, name in choices:
            action = menu.addAction(verbatim(text), partial(self.show_ghost, kind, name))
            action.setCheckable(True)
            action.setChecked(self.ghosts.kind is kind and self.ghosts.scenario == name)
        menu.addSeparator()
        menu.addAction(tr("&Keep this path as the ghost"), self.keep_ghost)
        menu.addAction(tr("&Swap with the path"), self.swap_ghost)
        menu.addAction(tr("&Clear"), partial(self.show_ghost, GhostKind.NONE))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        for part in (self.kept, self.ghost, *self._buttons.values()):
            part.setObjectName("tight")
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._subtitle)
        column.addWidget(self.editor, 1)
        column.addWidget(self.strip)

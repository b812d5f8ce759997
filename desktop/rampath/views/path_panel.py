"""The path panel: the sentence, what it takes, the picture, and the year strip of one member's path."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from rampath.charts.palette import Palette
from rampath.charts.path_editor import PathEditor
from rampath.charts.path_picture import Handle, PathPicture
from rampath.charts.series import member_path
from rampath.charts.statements import path_subtitle, path_title, pillar_word
from rampath.document import PlanDocument
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import judged_year
from rampath.domain.keeping import drawn_share, with_kept
from rampath.domain.kept import Kept
from rampath.domain.member import AGGREGATES
from rampath.domain.path import Path, Shape
from rampath.domain.plan import SHARE_OF, Plan
from rampath.domain.trace import Figure
from rampath.views.elided_label import ElidedLabel
from rampath.views.readout import readout
from rampath.views.scene import Scene, Stage
from rampath.views.year_strip import StripYear, YearStrip
from rampath.wording import marked, percent, tr

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
        self._grabbed: tuple[object, Plan, float | None] | None = None
        self._title = ElidedLabel("title")
        self._subtitle = ElidedLabel("small")
        self.editor = PathEditor(palette)
        self.strip = YearStrip()
        self._pillars = self._pillar_buttons()
        self.kept = self._kept_button()
        self._lay_out()
        for part in (self.editor, self.strip):
            part.tell_behind(lambda year: stage.behind(self.figure(year)))
        self.editor.moved.connect(self._move)
        self.editor.abandoned.connect(self._abandon)
        self.editor.released.connect(self._release)
        self.editor.number_wanted.connect(self.strip.type_number)
        self.editor.anchor_wanted.connect(self.add_anchor)
        self.editor.removal_wanted.connect(self.compute_again)
        self.editor.hold_wanted.connect(self.toggle_hold)
        self.editor.menu_wanted.connect(self._menu)
        self.editor.focus_changed.connect(self._say_focus)
        self.strip.typed.connect(self.set_share)
        self.strip.refused.connect(self.said)
        self.strip.entered.connect(self.editor.focus_year)
        self.strip.hold_wanted.connect(self.toggle_hold)
        self.strip.removal_wanted.connect(self.compute_again)
        stage.changed.connect(self._follow)
        self._show(stage.scene)

    @property
    def title(self) -> str:
        return self._title.text()

    def figure(self, year: int) -> Figure:
        """The share of a year of the path that is shown."""
        focus = self._stage.scene.focus
        return Figure(focus.member, SHARE_OF[focus.pillar], year)

    def figure_in_focus(self) -> Figure:
        """The share of the year in focus, else the last one that was observed."""
        scene = self._stage.scene
        start = scene.plan.start(scene.focus.member, scene.focus.pillar)
        last = scene.projection.last_observed if start is None else start.year
        return self.figure(self.editor.focused_year or last)

    def set_palette(self, palette: Palette) -> None:
        self.editor.set_palette(palette)

    def set_share(self, year: int, share: float, gesture: object | None = None) -> None:
        """Fix a year at a share (a fraction)."""
        scene = self._stage.scene
        known = scene.path.anchor(year)
        if known is not None and known.held:
            self.said.emit(tr("{year} is held. Release it with L to change it.", year=year))
            return
        before = self._share(scene, year)
        if self._grabbed is not None and self._grabbed[0] is gesture:
            before = self._grabbed[2]
        text = tr(
            "Set {name} {year} {pillar} {before} to {after}",
            name=scene.plan.register[scene.focus.member].name,
            year=year,
            pillar=pillar_word(scene.focus.pillar),
            before=percent(before),
            after=percent(share),
        )
        self._edit(text, scene.path.with_share(year, self._drawn(scene, year, share)), gesture)

    def keep(self, kept: Kept) -> None:
        """Choose what of the path stays when GDP is revised; no figure changes by it."""
        scene = self._stage.scene
        focus = scene.focus
        if focus.member in AGGREGATES:
            self.said.emit(tr("An aggregate follows from its members and has no path of its own."))
            return
        plan = with_kept(scene.plan, scene.projection, focus.member, focus.pillar, kept)
        self._document.edit(self._named(tr("Keep {what}", what=tr(kept.value)), None), plan)

    def add_anchor(self, year: int) -> None:
        """Fix a computed year at the share it has now."""
        scene = self._stage.scene
        share = self._share(scene, year)
        if share is not None and scene.path.anchor(year) is None:
            self._edit(
                self._named(tr("Add anchor"), year), scene.path.with_share(year, self._drawn(scene, year, share))
            )

    def compute_again(self, year: int) -> None:
        """Take a year's anchor away, so that it is computed from its neighbours."""
        path = self._stage.scene.path
        known = path.anchor(year)
        if known is None:
            return
        if known.held:
            self.said.emit(tr("{year} is held. Release it with L to change it.", year=year))
            return
        self._edit(self._named(tr("Compute again"), year), path.without(year))

    def toggle_hold(self, year: int) -> None:
        """Hold a year where it is, or release it."""
        scene = self._stage.scene
        share = self._share(scene, year)
        known = scene.path.anchor(year)
        if share is None or year not in _plannable(scene):
            return
        held = known is not None and known.held
        text = self._named(tr("Release") if held else tr("Hold"), year)
        self._edit(text, scene.path.with_hold(year, self._drawn(scene, year, share), held=not held))

    def set_shape(self, shape: Shape, year: int | None = None) -> None:
        """Give the stretch that a year lies on another shape, or the whole path without a year."""
        scene = self._stage.scene
        path = scene.path
        if year is None:
            changed = path.with_shape_throughout(shape)
        else:
            end = next((anchor.year for anchor in path.anchors if anchor.year >= year), None)
            changed = path if end is None else path.with_shape(end, shape)
        self._edit(self._named(tr("Shape {shape}", shape=tr(shape.value)), year), changed)

    def back_to_plain(self) -> None:
        """Give the member the plain path towards the commitment again."""
        scene = self._stage.scene
        focus = scene.focus
        plain = scene.plan.plain_path(scene.scenario, focus.member, focus.pillar)
        self._edit(self._named(tr("Plain path"), None), plain)

    def _edit(self, text: str, path: Path, gesture: object | None = None) -> None:
        scene = self._stage.scene
        focus = scene.focus
        if focus.member in AGGREGATES:
            self.said.emit(tr("An aggregate follows from its members and has no path of its own."))
            return
        plan = scene.plan.with_path(scene.scenario, focus.member, focus.pillar, path)
        self._document.edit(text, plan, gesture)

    def _move(self, year: int, share: float, gesture: object | None) -> None:
        scene = self._stage.scene
        if gesture is not None and (self._grabbed is None or self._grabbed[0] is not gesture):
            self._grabbed = (gesture, scene.plan, self._share(scene, year))
        self.set_share(year, share, gesture)
        self._read_out(year)

    def _abandon(self, gesture: object) -> None:
        if self._grabbed is not None and self._grabbed[0] is gesture:
            self._document.edit(tr("Drag called off"), self._grabbed[1], gesture)
            self.said.emit(tr("The drag was called off; nothing has changed."))
        self._release()

    def _release(self) -> None:
        self._grabbed = None
        self.editor.say("", self.editor.position(0, 0))
        self._show(self._stage.scene)

    def _read_out(self, year: int) -> None:
        scene = self._stage.scene
        share = self._share(scene, year)
        if share is None:
            return
        since = self._grabbed[2] if self._grabbed is not None else None
        self.editor.say(readout(scene, year, since), self.editor.position(year, share))

    def _follow(self, before: Scene, after: Scene) -> None:
        if before.focus.member != after.focus.member or before.focus.pillar != after.focus.pillar:
            self.editor.focus_year(None)
            self.editor.say("", self.editor.position(0, 0))
        self._show(after)

    def _show(self, scene: Scene) -> None:
        focus = scene.focus
        plannable = _plannable(scene)
        path = Path() if focus.member in AGGREGATES else scene.path
        series = member_path(scene.plan, scene.projection, focus.member, focus.pillar)
        shown = {point.year: point.share for point in series.points}
        handles = tuple(Handle(a.year, shown.get(a.year, a.share), a.held) for a in path.anchors if a.year in plannable)
        self.kept.setText(tr("Keeps {what}", what=tr(_KEPT_WORDS[path.kept])))
        picture = PathPicture(series, handles, plannable)
        self._title.setText(path_title(scene.plan, scene.projection, focus.member, focus.pillar))
        said = path_subtitle(scene.projection, focus.member, focus.pillar, focus.money)
        if plannable and not series.points:
            said = tr("{said} Type a share under a year to begin a path.", said=said)
        self._subtitle.setText(said)
        self._tell_what_sentences_rest_on(scene, series.note)
        self.editor.set_picture(picture)
        anchors = {handle.year: handle.held for handle in handles}
        self.strip.show_years(
            tuple(
                StripYear(year, picture.share(year), year in anchors, anchors.get(year, False), self._gdp(scene, year))
                for year in plannable
            )
        )
        self._pillars[focus.pillar].setChecked(True)

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

    def _gdp(self, scene: Scene, year: int) -> float | None:
        """GDP in millions of the money that is shown, so that money can be typed."""
        return scene.projection.line(scene.focus.member, scene.focus.pillar, scene.focus.money).gdp_in(year)

    def _drawn(self, scene: Scene, year: int, share: float) -> float:
        """The share to draw, so that this one shows; another one only where the path keeps its money."""
        return drawn_share(scene.path, scene.projection, scene.focus.member, year, share)

    def _share(self, scene: Scene, year: int) -> float | None:
        line = scene.projection.line(scene.focus.member, scene.focus.pillar, scene.focus.money)
        return line.share_in(year)

    def _named(self, what: str, year: int | None) -> str:
        scene = self._stage.scene
        name = scene.plan.register[scene.focus.member].name
        when = "" if year is None else f" {year}"
        return tr("{what}: {name}{when} {pillar}",
                  what=what, name=name, when=when, pillar=pillar_word(scene.focus.pillar))  # fmt: skip

    def _menu(self, year: int, at: QPoint) -> None:
        menu = self.year_menu(year)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def year_menu(self, year: int) -> QMenu:
        """What can be done with a year, for the mouse."""
        scene = self._stage.scene
        known = scene.path.anchor(year)
        menu = QMenu(self)
        if year not in _plannable(scene):
            menu.addAction(tr("Go to &source"), lambda: self.source_wanted.emit(self.figure(year)))
            return menu
        menu.addAction(tr("Type a number…"), lambda: self.strip.type_number(year))
        if known is None:
            menu.addAction(tr("Make it an anchor"), lambda: self.add_anchor(year))
        else:
            menu.addAction(tr("Compute again"), lambda: self.compute_again(year))
        held = known is not None and known.held
        menu.addAction(tr("Release") if held else tr("Hold"), lambda: self.toggle_hold(year))
        shapes = menu.addMenu(tr("Shape of this stretch"))
        for shape in Shape:
            shapes.addAction(tr(shape.value), lambda shape=shape: self.set_shape(shape, year))
        return menu

    def _pillar_buttons(self) -> dict[Pillar, QPushButton]:
        group = QButtonGroup(self)
        buttons = {}
        for pillar, text in ((Pillar.CORE, tr("Core")), (Pillar.BROADER, tr("Broader"))):
            button = QPushButton(text)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, pillar=pillar: self._stage.look(pillar=pillar))
            group.addButton(button)
            buttons[pillar] = button
        return buttons

    def _kept_button(self) -> QToolButton:
        button = QToolButton()
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(tr("What of this path stays when GDP is revised: its share of GDP, or its money"))
        button.setAccessibleName(tr("What stays when GDP is revised"))
        menu = QMenu(button)
        for kept in Kept:
            menu.addAction(tr("Keep {what}", what=tr(kept.value)), lambda kept=kept: self.keep(kept))
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self.kept)
        for button in self._pillars.values():
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._subtitle)
        column.addWidget(self.editor, 1)
        column.addWidget(self.strip)


def _plannable(scene: Scene) -> tuple[int, ...]:
    """The years after the member's last observation, up to the horizon; none for an aggregate."""
    focus = scene.focus
    if focus.member in AGGREGATES:
        return ()
    start = scene.plan.start(focus.member, focus.pillar)
    last = scene.projection.last_observed if start is None else start.year
    return tuple(year for year in scene.projection.years if year > last)

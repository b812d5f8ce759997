"""The member panel: the table of members, and the field that filters it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from rampath.charts.palette import Palette
from rampath.document import PlanDocument
from rampath.domain.compliance import judged_year
from rampath.domain.group import aggregate_of, group_share, members_counted
from rampath.domain.observation import year_label
from rampath.domain.plan import SHARE_OF
from rampath.domain.trace import Figure
from rampath.models.member_columns import COLUMNS
from rampath.models.member_filter import GROUPS, NoCondition, filter_of
from rampath.models.member_order import MemberOrder
from rampath.models.member_rows import MemberRows, member_rows, table_head
from rampath.models.member_table import MemberTableModel, Role
from rampath.views.block.view import BlockView
from rampath.views.elided_label import ElidedLabel, TellingLabel
from rampath.views.member_columns import MemberColumns
from rampath.views.member_delegate import MemberDelegate
from rampath.views.member_edits import MemberEdits
from rampath.views.scene import Scene, Stage
from rampath.views.unhurried import Unhurried
from rampath.wording import percent, short_percent, tr


class MemberPanel(QWidget):
    """Shows every member's standing; the selected row is the member in focus.

    `source_wanted(Figure)` asks where a figure comes from; `pasted` that a block was pasted onto the table.
    """

    source_wanted = Signal(object)
    said = Signal(str)
    totalled = Signal(str)
    pasted = Signal()

    def __init__(self, document: PlanDocument, stage: Stage, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        scene = stage.scene
        self._rows = self._rows_of(scene, None)
        self.model = MemberTableModel(self._rows.rows, table_head(scene.projection, scene.focus.pillar), self)
        self.model.tell_behind(stage.behind)
        self.order = MemberOrder(self)
        self.order.setSourceModel(self.model)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter: a name, or gap > 0.5"))
        self.filter.setAccessibleName(tr("Filter members"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.group = QComboBox()
        self.group.setAccessibleName(tr("Group of members"))
        for group, (words, _keeps) in GROUPS.items():
            self.group.addItem(tr(words), group)
        self.group.activated.connect(
            lambda _index: self._narrow(lambda: self.order.set_group(str(self.group.currentData())))
        )
        self.table = BlockView(tr("Members"))
        self.table.setObjectName("members")
        self.table.said.connect(self.said)
        self.table.totalled.connect(self.totalled)
        self.edits = MemberEdits(document, stage, self)
        self.edits.said.connect(self.said)
        self._totals = TellingLabel(self._behind_total)
        self._delegate = MemberDelegate(palette, self.table)
        self._foot = ElidedLabel("quiet")
        self._dress_table()
        self.columns = MemberColumns(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.filter, 1)
        top.addWidget(self.group)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self._totals)
        column.addWidget(self._foot)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self._unhurried = Unhurried(self, stage, self._follow)
        stage.settled.connect(self._sift)
        self._select(scene.focus.member)
        self._say(scene)

    def set_palette(self, palette: Palette) -> None:
        self._delegate.set_palette(palette)
        self.table.viewport().update()

    @property
    def selected(self) -> tuple[str, ...]:
        """The members and aggregates whose rows are selected and in sight, in the order of the rows."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(str(self.order.index(row, 0).data(Role.CODE)) for row in rows)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The selected members; the one in focus where none is."""
        return self.selected or (self._stage.scene.focus.member,)

    def on_selection(self, do: Callable[[], None]) -> None:
        """Call this whenever other members are selected."""
        self.table.selectionModel().selectionChanged.connect(lambda _on, _off: do())

    def figure_in_focus(self) -> Figure | None:
        """The figure of the cell in focus, or that the member in focus sets out from."""
        return self._figure_at(self.table.currentIndex())

    def menu(self, index: QModelIndex) -> QMenu:
        """What can be asked about a cell."""
        menu = QMenu(self)
        figure = self._figure_at(index)
        action = menu.addAction(tr("Go to &source"), lambda: self.source_wanted.emit(figure))
        action.setEnabled(figure is not None)
        menu.addActions(self.table.actions())
        menu.addSeparator()
        self.table.block_menu(menu)
        codes = self.selected
        if len(codes) > 1:
            menu.addSeparator()
            self.edits.fill(menu, codes)
        return menu

    def step(self, rows: int) -> None:
        """Move the selection down (positive) or up by some rows."""
        row = self.table.currentIndex().row() + rows
        if 0 <= row < self.order.rowCount():
            self.table.setCurrentIndex(self.order.index(row, 0))

    def _rows_of(self, scene: Scene, before: MemberRows | None) -> MemberRows:
        focus = scene.focus
        return member_rows(scene.plan, scene.projection, focus.pillar, focus.money, before)

    def _follow(self, before: Scene, after: Scene) -> None:
        same_focus = (before.focus.pillar, before.focus.money) == (after.focus.pillar, after.focus.money)
        if before.projection is not after.projection or not same_focus:
            self._rows = self._rows_of(after, self._rows)
            self.model.show_rows(self._rows.rows, table_head(after.projection, after.focus.pillar))
            if before.focus != replace(after.focus, member=before.focus.member):
                self.order.sort_again()
            if not self._stage.in_hand:
                self._sift()
            self._say(after)
        self._select(after.focus.member)

    def _sift(self) -> None:
        """Rows that are not what is asked for any more go, and others come; those that stay are selected as before."""
        if self.order.outdated:
            chosen = self.selected
            self._narrow(self.order.sift)
            self._add_to_selection(chosen)

    def _add_to_selection(self, codes: Sequence[str]) -> None:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for code in codes:
            index = self._index_of(code)
            if index.isValid():
                self.table.selectionModel().select(index, flags)

    def _index_of(self, code: str) -> QModelIndex:
        row = self.model.row_of(code)
        return self.order.mapFromSource(self.model.index(-1 if row is None else row, 0))

    def _figure_at(self, index: QModelIndex) -> Figure | None:
        source = self.order.mapToSource(index)
        return self.model.figure_at(source.row(), source.column()) if source.isValid() else None

    def _open_menu(self, place: QPoint) -> None:
        index = self.table.indexAt(place)
        if index.isValid():
            menu = self.menu(index)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.viewport().mapToGlobal(place))

    def _select(self, code: str) -> None:
        index = self._index_of(code)
        if index.isValid() and index.row() != self.table.currentIndex().row():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(index, flags)

    def _choose(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self._stage.look(member=self.model.code_at(self.order.mapToSource(current).row()))

    def _filter(self, text: str) -> None:
        try:
            filter_of(text)
        except NoCondition as refusal:
            self._foot.setText(str(refusal))  # while it is typed the rows stay as they were
            return
        self._narrow(lambda: self.order.set_filter(text))

    def _narrow(self, choose: Callable[[], None]) -> None:
        """Show other rows; the member in focus stays in focus, seen or not."""
        with QSignalBlocker(self.table.selectionModel()):  # rows that go away would choose a neighbour
            choose()
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        self.table.viewport().update()
        self._select(self._stage.scene.focus.member)
        self._say(self._stage.scene)

    def _say(self, scene: Scene) -> None:
        target = scene.projection.target(scene.focus.pillar)
        gap = "" if target is None else tr(" · gap in pp to {target}", target=short_percent(target))
        shown, known = self.order.rowCount(), self.model.rowCount()
        rows = (
            tr("{count} rows", count=known)
            if shown == known
            else tr("{shown} of {count} rows", shown=shown, count=known)
        )
        self._totals.setText(self._total(scene))
        self._foot.setText(tr("{rows} · % of GDP, {pillar}{gap}", rows=rows, pillar=scene.focus.pillar.value, gap=gap))

    def _behind_total(self) -> str:
        """What the total rests on: the Alliance's own figures, or those of the members that it covers."""
        scene = self._stage.scene
        projection = scene.projection
        aggregate = aggregate_of(projection, frozenset(self.order.codes))
        if aggregate is None:
            return tr("Worked out from the figures of these members, weighed by their GDP.")
        measure = SHARE_OF[scene.focus.pillar]
        years = (projection.last_observed, judged_year(projection))
        return "\n\n".join(self._stage.behind(Figure(aggregate, measure, year)) for year in years)

    def _total(self, scene: Scene) -> str:
        """Whom the total covers, and their share of GDP together, now and in the year that is judged."""
        projection, pillar = scene.projection, scene.focus.pillar
        codes = frozenset(self.order.codes)
        now, then = projection.last_observed, judged_year(projection)
        shares = [percent(group_share(projection, codes, pillar, year)) for year in (now, then)]
        whom = tr("NATO total") if len(codes) == len(projection.members) else tr(self.order.group_words)
        if self.order.filter_words and len(codes) < len(projection.members):
            found = self.order.filter_words
            whom = found if self.group.currentIndex() == 0 else tr("{group}, {filter}", group=whom, filter=found)
        return tr("{whom}, {members}: {now} in {year}, {then} in {later}", whom=whom,
                  members=members_counted(len(codes)), now=shares[0],
                  year=year_label(now, projection.kind_in(now)), then=shares[1], later=then)  # fmt: skip

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.order)
        table.setItemDelegate(self._delegate)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), table)
        paste.setContext(Qt.ShortcutContext.WidgetShortcut)
        paste.activated.connect(self.pasted)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(21)
        table.verticalHeader().setMinimumSectionSize(21)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(36)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        header.sortIndicatorChanged.connect(self._sort)
        metrics = table.fontMetrics()
        for i, column in enumerate(COLUMNS):
            text = max(metrics.horizontalAdvance(column.widest), metrics.horizontalAdvance(self._head(i)))
            header.resizeSection(i, text + 12)
        header.setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)

    def _head(self, section: int) -> str:
        return str(self.model.headerData(section, Qt.Orientation.Horizontal))

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        self.order.sort(section, order)

    @property
    def widest(self) -> int:
        """The width at which no column is cut, in pixels."""
        header = self.table.horizontalHeader()
        metrics = self.table.fontMetrics()
        last = metrics.horizontalAdvance(COLUMNS[-1].widest) + 14
        return sum(header.sectionSize(i) for i in range(len(COLUMNS) - 1)) + last + 16

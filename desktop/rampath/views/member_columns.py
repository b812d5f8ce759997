"""The columns of the member table as a user likes them: which are shown, in which order, and which stay in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu
from typing_extensions import override

from rampath.models.member_columns import COLUMNS
from rampath.views.block.view import BlockView
from rampath.views.table import Table
from rampath.wording import tr

_KEYS = [column.key for column in COLUMNS]
_NAME = _KEYS.index("member")


class MemberColumns(QObject):
    """Shows, hides, moves and freezes columns by the header's menu and by dragging headers; names always stay."""

    def __init__(self, table: BlockView) -> None:
        super().__init__(table)
        self._table = table
        self._frozen = _Frozen(table)
        header = table.horizontalHeader()
        header.setSectionsMovable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_menu)

    @property
    def shown(self) -> tuple[str, ...]:
        """The keys of the columns that are shown, in their order; nothing where they are as they come."""
        keys = tuple(_KEYS[column] for column in self._table.columns())
        return () if keys == tuple(_KEYS) else keys

    @property
    def frozen(self) -> int:
        """How many of the first columns stay in sight."""
        return self._frozen.count

    def show(self, keys: Sequence[str], frozen: int = 1) -> None:
        """Show these columns in this order; unknown keys are passed over, and no keys are all of them."""
        header = self._table.horizontalHeader()
        known = [key for key in dict.fromkeys(keys) if key in _KEYS] or _KEYS
        if "member" not in known:
            known = ["member", *known]
        rest = [key for key in _KEYS if key not in known]
        for place, key in enumerate([*known, *rest]):
            header.moveSection(header.visualIndex(_KEYS.index(key)), place)
            self._table.setColumnHidden(_KEYS.index(key), key in rest)
        self.freeze(frozen)

    def freeze(self, count: int) -> None:
        """Keep so many of the first columns in sight while the others are scrolled."""
        self._frozen.count = min(max(count, 0), len(_KEYS))
        self._frozen.arrange()

    def menu(self, column: int) -> QMenu:
        """What can be done with the columns, from the header of one."""
        menu = QMenu(self._table)
        for i, key in enumerate(_KEYS):
            words = str(self._table.model().headerData(i, Qt.Orientation.Horizontal))
            action = menu.addAction(words, lambda key=key: self._toggle(key))
            action.setCheckable(True)
            action.setChecked(not self._table.isColumnHidden(i))
            action.setEnabled(i != _NAME)
        menu.addSeparator()
        columns = self._table.columns()
        place = columns.index(column) + 1 if column in columns else 1
        menu.addAction(tr("Freeze up to here"), lambda: self.freeze(place))
        menu.addAction(tr("Freeze none"), lambda: self.freeze(0))
        menu.addAction(tr("Columns as they come"), lambda: self.show((), 1))
        return menu

    def _toggle(self, key: str) -> None:
        column = _KEYS.index(key)
        self._table.setColumnHidden(column, not self._table.isColumnHidden(column))
        self._frozen.arrange()

    def _open_menu(self, at: QPoint) -> None:
        header = self._table.horizontalHeader()
        menu = self.menu(header.logicalIndexAt(at))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(header.mapToGlobal(at))


class _Frozen(Table):
    """The first columns once more over the table, seen while it is scrolled to the side."""

    def __init__(self, table: BlockView) -> None:
        super().__init__(tr("Members, columns that stay in sight"), table)
        self._table = table
        self.count = 1
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(table.itemDelegate())
        self.setObjectName("frozen")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionBehavior(table.selectionBehavior())
        self.setSelectionMode(table.selectionMode())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(table.verticalHeader().minimumSectionSize())
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self.horizontalHeader().setMinimumSectionSize(table.horizontalHeader().minimumSectionSize())
        self.horizontalHeader().setHighlightSections(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.horizontalScrollBar().valueChanged.connect(lambda _value: self.arrange())
        table.horizontalHeader().sectionMoved.connect(lambda *_places: self.arrange())
        table.horizontalHeader().sectionResized.connect(lambda *_sizes: self.arrange())
        table.viewport().installEventFilter(self)
        self.hide()

    def arrange(self) -> None:
        """Lie over the first columns, where the table is scrolled away from them."""
        table, header = self._table, self.horizontalHeader()
        frozen = table.columns()[: self.count]
        seen = bool(frozen) and table.horizontalScrollBar().value() > 0
        self.setVisible(seen)
        if not seen:
            return
        for column in range(header.count()):
            self.setColumnHidden(column, column not in frozen)
        for place, column in enumerate(frozen):
            header.moveSection(header.visualIndex(column), place)
            self.setColumnWidth(column, table.columnWidth(column))
        self.horizontalHeader().setFixedHeight(table.horizontalHeader().height())
        width = sum(table.columnWidth(column) for column in frozen)
        height = table.horizontalHeader().height() + table.viewport().height()
        self.setGeometry(table.frameWidth(), table.frameWidth(), width, height)
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())

    @override
    def eventFilter(self, object: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.arrange()
        return super().eventFilter(object, event)

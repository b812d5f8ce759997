"""What the figures of a table are: measure, member, currency, scale, prices and the rest, each with its reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from rampath.domain.measure_words import measure_words
from rampath.domain.member import Member
from rampath.domain.observation import CURRENT, Measure, constant
from rampath.models.draft_marks import field_word
from rampath.models.item_table import SCALES
from rampath.views.appearance import text_scale
from rampath.views.assistant.steps import OF_ITEMS
from rampath.wording import marked, tr
from rampath.workbook.currency import CODES
from rampath.workbook.draft_entry import Entry
from rampath.workbook.guess_unit import of_item
from rampath.workbook.mapping import CONSTANT, Form, Item, Mapping
from rampath.workbook.mapping_words import FORM_WORDS, why_open
from rampath.workbook.measure_kind import FRACTIONS, HEADS, MONEY, PER_HEAD

_ROWS = (
    ("measure",),
    ("member", "currency"),
    ("power", "percent"),
    ("price_basis", "estimates_from"),
    ("form", "decimal"),
    ("edition",),
)
"""The fields by rows; one that stands alone reaches over both columns."""

_FIELDS = tuple(name for row in _ROWS for name in row)
_SEVERAL = marked("each its own")
_LEFT_OPEN = {"member": marked("as named there"), "currency": marked("each one's own")}
"""What stands for a field that a table's rows may tell, one by one; those of a budget's list never do."""
_NOT_SAID = marked("not said yet")


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the fields show: the mapping, and the item whose own fields are shown, where there is one."""

    mapping: Mapping
    item: Item | None

    @property
    def measure(self) -> Measure | None:
        return self.mapping.measure if self.item is None else self.item.measure

    def value(self, name: str) -> object:
        return getattr(self.mapping if self.item is None or name not in OF_ITEMS else self.item, name)


class FieldsPanel(QWidget):
    """Shows the fields of an entry. `said(field, value)` when a person sets one."""

    said = Signal(str, object)

    def __init__(self, members: Sequence[Member], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self._items: tuple[Item, ...] = ()
        self.choices: dict[str, QComboBox] = {}
        self.year, self.edition = QLineEdit(), QLineEdit()
        self.labels: dict[str, QLabel] = {}
        self.why = QLabel()
        self._fill(members)
        self._lay_out()
        self._connect()

    def show_entry(self, entry: Entry, items: Sequence[Item] = ()) -> None:
        """Show the fields of a table; of a table of items those of the `items` that are selected."""
        self._entry, self._items = entry, tuple(items) if entry.mapping.items else ()
        mapping = entry.mapping
        item = items[0] if items else None
        shown = _Shown(mapping, item)
        own = not mapping.items or item is not None
        for name, choice in self.choices.items():
            with QSignalBlocker(choice):
                if name == "estimates_from":
                    _fill_years(choice, mapping)
                if name == "measure":
                    _fill_measures(choice, mapping.form)
                if name in _LEFT_OPEN:
                    is_list = mapping.form is Form.LINES
                    choice.setItemText(0, tr(_NOT_SAID if is_list else _LEFT_OPEN[name]))
                _choose(choice, _of_choice(name, shown.value(name)), several=name in OF_ITEMS and not own)
        basis = str(shown.value("price_basis"))
        for line, text in ((self.year, basis.removeprefix("constant").strip()), (self.edition, mapping.edition)):
            if not line.hasFocus() or line.text() != text:
                with QSignalBlocker(line):
                    line.setText(text if text != CURRENT else "")
        self._enable(shown, own)
        for name, label in self.labels.items():
            asked = self._asked(name)
            sure = self._is_sure(name)
            label.setText(field_word(name) if sure else tr("▲ {field}", field=field_word(name)))
            why = self._why(asked)
            for widget in (label, *self._editors(name)):
                widget.setToolTip(why)
        self._tell(None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.FocusIn}:
            self._tell(next((name for name in _FIELDS if watched in self._editors(name)), None))
        return super().eventFilter(watched, event)

    def _tell(self, name: str | None) -> None:
        """Say why a field is as it is; of none in particular, what is not sure."""
        entry = self._entry
        if entry is None:
            return
        if name is not None:
            self.why.setText(self._why(self._asked(name)))
            return
        open_ = [field_word(each) for each in _FIELDS if each in self.labels and not self._is_sure(each, of_table=True)]
        said = tr("The sheet does not say it plainly: {fields}. Check what has a ▲.", fields=", ".join(open_))
        self.why.setText(said if open_ else "")

    def _is_sure(self, name: str, *, of_table: bool = False) -> bool:
        """Whether the sheet or a person says a field, of the table or of the items that are selected."""
        entry = self._entry
        if entry is None or (name == "measure" and entry.mapping.form is Form.LINES):  # which the form says
            return True
        asked = [name] if of_table and not self._is_form_of_list(name) else self._asked(name)
        return all(map(entry.is_sure, asked)) and not why_open(entry.mapping, name)

    def _asked(self, name: str) -> list[str]:
        """The fields whose reasons count: the table's own, or those of the items that are selected.

        What a budget's list counts follows from its form, which is in doubt where that is.
        """
        if self._is_form_of_list(name):
            return ["form", "measure"]
        of_items = name in OF_ITEMS and self._items
        return [of_item(name, item.text) for item in self._items] if of_items else [name]

    def _is_form_of_list(self, name: str) -> bool:
        """Whether a field is the form of a budget's list that nobody has said yet."""
        entry = self._entry
        return name == "form" and entry is not None and entry.mapping.form is Form.LINES and name not in entry.said

    def _why(self, asked: Sequence[str]) -> str:
        """The first reason that is not sure, else the first."""
        entry = self._entry
        if entry is None:
            return ""
        lacks = [open_ for each in asked if (open_ := why_open(entry.mapping, each))]
        doubtful = (each for each in asked if not entry.is_sure(each))
        told = (each for each in asked if entry.why(each))
        return lacks[0] if lacks else entry.why(next(doubtful, next(told, asked[0])))

    def _editors(self, name: str) -> tuple[QWidget, ...]:
        if name == "edition":
            return (self.edition,)
        choice = self.choices[name]
        return (choice, self.year) if name == "price_basis" else (choice,)

    def _enable(self, shown: _Shown, own: bool) -> None:
        """A field that plays no part for the measure is shown, but cannot be set."""
        measure = shown.measure
        money = measure in MONEY or measure in PER_HEAD
        parts = {
            "currency": money,
            "power": money or measure in HEADS,
            "percent": measure in FRACTIONS,
            "price_basis": money or measure is Measure.CORE_SHARE,
            "measure": shown.mapping.form is not Form.LINES,
        }
        for name, plays in parts.items():
            self.choices[name].setEnabled(own and (plays or measure is None))
        self.year.setVisible(self.choices["price_basis"].isEnabled())  # else the words beside it have no room
        self.year.setEnabled(self.choices["price_basis"].isEnabled() and str(shown.value("price_basis")) != CURRENT)

    def _fill(self, members: Sequence[Member]) -> None:
        options: dict[str, list[tuple[str, object]]] = {
            "form": [(tr(word), form) for form, word in FORM_WORDS.items()],
            "measure": [],
            "member": [(tr(_LEFT_OPEN["member"]), ""), *((each.name, each.code) for each in members)],
            "currency": [(tr(_LEFT_OPEN["currency"]), ""), *((code, code) for code in _currencies())],
            "power": [(tr(word), power) for power, word in SCALES],
            "percent": [(tr("2.1 is 2.1 %"), True), (tr("0.021 is 2.1 %"), False)],
            "price_basis": [(tr("current"), CURRENT), (tr("constant"), CONSTANT)],
            "estimates_from": [],
            "decimal": [(tr("none in texts"), ""), (tr("point: 1,234.5"), "."),
                        (tr("comma: 1.234,5"), ",")],
        }  # fmt: skip
        for name, pairs in options.items():
            choice = QComboBox()
            choice.setAccessibleName(field_word(name))
            choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            choice.setMinimumContentsLength(8)
            for text, value in pairs:
                choice.addItem(text, value)
            self.choices[name] = choice
        self.year.setAccessibleName(tr("Year of the constant prices"))
        self.year.setPlaceholderText(tr("year"))
        self.year.setMaxLength(4)
        self.year.setMaximumWidth(round(56 * max(1.0, text_scale(self.font()))))
        self.edition.setAccessibleName(field_word("edition"))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for row, names in enumerate(_ROWS):
            for side, name in enumerate(names):
                label = self.labels[name] = QLabel(field_word(name))
                label.setObjectName("quiet")
                label.setBuddy(self._editors(name)[0])
                grid.addWidget(label, row, 2 * side)
                grid.addLayout(self._line(name), row, 2 * side + 1, 1, 3 if len(names) == 1 else 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.why.setObjectName("quiet")
        self.why.setWordWrap(True)
        self.why.setTextFormat(Qt.TextFormat.PlainText)  # texts of the sheet stand in it
        self.why.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(grid)
        column.addWidget(self.why)

    def _line(self, name: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        for widget in self._editors(name):
            widget.installEventFilter(self)
            line.addWidget(widget)
        return line

    def _connect(self) -> None:
        def chosen(name: str) -> Callable[[int], None]:
            return lambda index: self._say(name, self.choices[name].itemData(index))

        for name, choice in self.choices.items():
            choice.activated.connect(chosen(name))
        self.year.editingFinished.connect(self._say_year)
        self.edition.editingFinished.connect(self._say_edition)

    def _say(self, name: str, value: object) -> None:
        """Tell what was chosen; Qt gives back the bare text of a measure or form."""
        kinds: dict[str, type[Measure | Form]] = {"measure": Measure, "form": Form}
        if name in kinds and value is not None:
            value = kinds[name](str(value))
        if name == "price_basis" and value == CONSTANT and self.year.text().isdecimal():
            value = constant(int(self.year.text()))
        self.said.emit(name, value)

    def _say_year(self) -> None:
        text = self.year.text().strip()
        if self.choices["price_basis"].currentData() != CONSTANT:
            return
        good = text.isdecimal() and 1900 <= int(text) <= 2100
        self.said.emit("price_basis", constant(int(text)) if good else CONSTANT)

    def _say_edition(self) -> None:
        text = " ".join(self.edition.text().split())
        if self._entry is not None and text != self._entry.mapping.edition:
            self.said.emit("edition", text)


def _currencies() -> list[str]:
    first = ["EUR", "USD", "GBP"]
    return [*first, *sorted(CODES - set(first))]


def _of_choice(name: str, value: object) -> object:
    """The choice that stands for a value: constant prices are one, whatever their year."""
    return CONSTANT if name == "price_basis" and str(value).startswith(CONSTANT) else value


def _choose(choice: QComboBox, value: object, *, several: bool) -> None:
    """Show a value, or that there are several."""
    choice.setPlaceholderText(tr(_SEVERAL) if several else "")
    at = next((i for i in range(choice.count()) if choice.itemData(i) == value), -1)
    choice.setCurrentIndex(-1 if several else at)


def _fill_measures(choice: QComboBox, form: Form) -> None:
    """What figures may count: a budget's list its amounts and nothing else, and no other table these."""
    is_budget = form is Form.LINES
    if choice.count() and (choice.findData(Measure.BUDGET) >= 0) == is_budget:
        return
    choice.clear()
    if is_budget:
        choice.addItem(measure_words(Measure.BUDGET), Measure.BUDGET)
        return
    choice.addItem(tr("not known yet"), None)
    for measure in sorted((each for each in Measure if each is not Measure.BUDGET), key=measure_words):
        choice.addItem(measure_words(measure), measure)


def _fill_years(choice: QComboBox, mapping: Mapping) -> None:
    years = sorted({use.year for use in mapping.figures if use.year is not None})
    if mapping.estimates_from is not None and mapping.estimates_from not in years:
        years = sorted([*years, mapping.estimates_from])
    choice.clear()
    choice.addItem(tr("as marked"), None)
    for year in years:
        choice.addItem(str(year), year)

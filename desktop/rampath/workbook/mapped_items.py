"""What the rows and columns of a mapped table count, where they count different things."""

from dataclasses import dataclass, field

from rampath.domain.finding import Finding, Severity, told
from rampath.wording import tr
from rampath.workbook.grid import Cell, Sheet
from rampath.workbook.guess_items import item_key
from rampath.workbook.mapping import ColumnUse, Form, Item, Mapping, Role
from rampath.workbook.result import shown


@dataclass
class Items:
    """Looks items up by their texts; those that nobody has named are told once each."""

    sheet: Sheet
    mapping: Mapping
    _unnamed: dict[str, Cell] = field(default_factory=dict)

    def __post_init__(self) -> None:
        mapping = self.mapping
        self.whole = Item(
            "", mapping.measure, mapping.detail, mapping.currency, mapping.power, mapping.percent, mapping.price_basis
        )
        self._column = next(iter(mapping.of_role(Role.ITEM)), None)
        self._units = mapping.of_role(Role.UNIT)
        self._by_label = bool(mapping.items) and bool(mapping.member) and mapping.form is Form.YEARS
        self._by_heading = bool(mapping.items) and self._column is None and mapping.form is not Form.YEARS

    def of_row(self, row: int, label: Cell | None) -> Item | None:
        """What a row counts; None where it is left out, on purpose or because nobody has said it."""
        if self._column is not None and self.mapping.items:
            cell = self.sheet.cell(row, self._column.column)
            text = "" if cell is None else _line(cell.text)
            parted = item_key(text, (self._text(row, unit.column) for unit in self._units))
            return self._known(self.mapping.item(parted) or self.mapping.item(text), text, cell)
        if self._by_label:
            label = label or self._words_left(row)
            text = "" if label is None else _line(label.text)
            return self._known(self.mapping.item(text), text, label)
        return self.whole

    def is_nameless(self, row: int) -> bool:
        """Whether nothing left of a row's figures says what it counts, where its label would."""
        return self._by_label and self._column is None and self._words_left(row) is None

    def _words_left(self, row: int) -> Cell | None:
        """The first words left of the figures, such as a unit in a row that has no label of its own."""
        first = min((use.column for use in self.mapping.figures), default=0)
        cells = (self.sheet.cell(row, column) for column in range(1, first))
        return next((cell for cell in cells if cell is not None and cell.text), None)

    def of_column(self, use: ColumnUse, item: Item, header: Cell | None) -> Item | None:
        """What a column counts in a row of an item."""
        if use.role is not Role.VALUE or not self._by_heading:
            return item
        own = self.mapping.item(use.header)
        if own is None and self.mapping.measure is not None:
            return item
        return self._known(own, use.header, header)

    def findings(self) -> list[Finding]:
        return [self._told(text, cell) for text, cell in self._unnamed.items()]

    def _told(self, text: str, cell: Cell) -> Finding:
        if self._lacks_values(cell.row):
            said = tr("The file holds the formulas of “{text}” without their values", text=shown(text))
            done = tr("They were left out; open the file in Excel, save it, and read it again")
        else:
            said = tr("Nobody has said what “{text}” counts", text=shown(text))
            done = tr("Its figures were left out")
        return told(Severity.WARNING, cell.place, cell.raw, said, done=done)

    def _lacks_values(self, row: int) -> bool:
        """Whether all that stands in a row's columns of figures are formulas whose values were never stored."""
        cells = [cell for use in self.mapping.figures if (cell := self.sheet.cell(row, use.column)) is not None]
        return bool(cells) and all(cell.error and cell.raw.startswith("=") for cell in cells)

    def _known(self, item: Item | None, text: str, cell: Cell | None) -> Item | None:
        if item is not None and (item.left_out or item.known):
            return None if item.left_out else item
        if cell is not None:
            self._unnamed.setdefault(text, cell)
        return None

    def _text(self, row: int, column: int) -> str:
        value = self.sheet.value(row, column)
        return _line(value) if isinstance(value, str) else ""


def _line(text: str) -> str:
    return " ".join(text.split())

"""One sheet of a UN report: whose and which year it is, and each figure of its matrix with its cell."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.member import Member, Register
from rampath.domain.observation import Kind, Measure, Observation
from rampath.wording import number, tr
from rampath.workbook.figure import figure_in, shifted
from rampath.workbook.grid import Book, Cell, Sheet
from rampath.workbook.left_out import LeftOut
from rampath.workbook.question import Question
from rampath.workbook.result import shown
from rampath.workbook.separators import Separators, decide, doubt
from rampath.workbook.un_head import Head, currency_of, head_of
from rampath.workbook.un_matrix import Cost, Matrix, headings_behind, matrices_in
from rampath.workbook.un_settled import Settling, inherited
from rampath.workbook.un_sums import gaps
from rampath.workbook.un_words import TOTAL
from rampath.workbook.years import Year

_MOST_GAPS = 25
"""So many sums that do not add up are told one by one; the rest is counted."""


@dataclass(eq=False)
class SheetReader:
    """Reads a sheet in two goes: `scan` finds form, state and year, `take` makes observations of the figures."""

    book: Book
    sheet: Sheet
    register: Register
    observations: list[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    nil: bool = False

    def __post_init__(self) -> None:
        self.left = LeftOut(self.sheet)
        self._settling = Settling(self.book, self.sheet, self.register, self.findings)
        self._forms: list[tuple[Matrix, Head, Member]] = []
        self._nil: tuple[Member, Year | None] | None = None
        self._reasons: dict[tuple[int, int], str] = {}
        self._separators: Separators | None = None

    @property
    def members(self) -> set[str]:
        found = {member.code for _, _, member in self._forms}
        return found | ({self._nil[0].code} if self._nil is not None else set())

    @property
    def years(self) -> set[int]:
        found = {head.year.year for _, head, _ in self._forms if head.year is not None}
        nil = self._nil[1] if self._nil is not None else None
        return found | ({nil.year} if nil is not None else set())

    @property
    def other(self) -> bool:
        """Whether the sheet is of a state that is no member."""
        return self._settling.other

    @property
    def yearless(self) -> bool:
        """Whether a form of a member was left out because nothing says its year."""
        return self._settling.yearless

    @property
    def questions(self) -> list[Question]:
        return self._settling.questions

    def scan(self, matrices: Sequence[Matrix], *, nil: bool, cover: Head | None = None) -> None:
        """Find what stands above the matrices, or take the sheet for a nil report.

        What neither they nor the sheet's name says a `cover` says, a sheet beside them without figures.
        """
        rows = {number: self.sheet.row(number) for number in self.sheet.row_numbers}
        before = None if cover is None else self._settling.without_named(cover)
        for matrix in matrices:
            above = [row for number, row in rows.items() if matrix.first <= number < matrix.header[0]]
            corner = [[cell for cell in rows[number] if cell.column < min(matrix.groups)] for number in matrix.header]
            before = head = inherited(head_of([*above, *corner], self.register), before)
            at = matrix.costs[0].label.place
            member = self._settling.member(head)
            year = None if member is None else self._settling.year(head, at)
            if member is not None and year is not None:
                self._forms.append((matrix, self._settling.scaled(replace(head, year=year), at), member))
        if not matrices and matrices_in(self.sheet):
            self._settling.not_in_form()
        elif not matrices and nil:
            head = head_of(rows.values(), self.register)
            member = self._settling.member(head)
            if member is not None:
                self._report_nil(member, self._settling.year(head, ""))

    def _report_nil(self, member: Member, year: Year | None) -> None:
        """A nil report: no figure at all, which is not the same as a figure of zero."""
        self.nil, self._nil, self._settling.why = True, (member, year), tr("nil report")
        said = tr("{name} reports no military expenditure (nil report)", name=member.name)
        if year is not None:
            said = tr("{name} reports no military expenditure for {year} (nil report)", name=member.name,
                      year=year.year)  # fmt: skip
        done = tr("That is kept as no figure, and not as zero")
        self._find(Severity.NOTE, self.sheet.name, "", said, done=done, scope=Scope.SHEET)

    def take(self, edition: str) -> None:
        """Make observations of the figures, and say why the other cells gave none."""
        cells = [cell for matrix, _, _ in self._forms for cell in self._cells(matrix) if isinstance(cell.value, str)]
        if cells:
            decision = decide([cell.raw for cell in cells])
            self._separators = decision.separators
            finding = doubt(decision, cells[0].place)
            self.findings += [finding] if finding is not None else []
        for matrix, head, member in self._forms:
            self._take(matrix, head, member, edition)
        if not self._forms:
            self.left.rows(range(1, self.left.last_row + 1), self._settling.why or tr("outside a table"))
            return
        about = tr("says what the figures are, or is a note")
        for row in range(1, self.left.last_row + 1):
            by_reason: dict[str, list[int]] = {}
            for column in self.left.columns(row):
                reason = self._reasons.get((row, column), "" if self._inside(row) else about)
                if reason:
                    by_reason.setdefault(reason, []).append(column)
            for reason, columns in by_reason.items():
                self.left.cells(row, columns, reason)

    def _inside(self, row: int) -> bool:
        return any(matrix.header[0] <= row <= matrix.last for matrix, _, _ in self._forms)

    def _cells(self, matrix: Matrix) -> list[Cell]:
        """The cells of a matrix that may be figures, row by row."""
        found = (self.sheet.cell(cost.row, column) for cost in matrix.costs for column in matrix.groups)
        return [cell for cell in found if cell is not None]

    def _take(self, matrix: Matrix, head: Head, member: Member, edition: str) -> None:
        for row in matrix.header:
            self._leave(self.sheet.row(row), tr("header"))
        if matrix.beside is not None:
            self._find(
                Severity.WARNING, matrix.beside.place, matrix.beside.raw,
                tr("A second form stands here beside the first"), done=tr("Its figures were left out"),
                expected=tr("one form below the other, or on a sheet of its own"), scope=Scope.HEADER,
            )  # fmt: skip
        else:
            self._tell_behind(matrix)
        figures: dict[tuple[int, int], float] = {}
        decimals = 0
        seen: dict[str, Cell] = {}
        context = ""
        for cost in matrix.costs:
            named = _told_apart(cost, context)
            context = cost.name if cost.name not in {"Other", TOTAL.capitalize()} else context
            for cell in self.sheet.row(cost.row):
                group = matrix.groups.get(cell.column)
                if group is None:
                    label = cell.column <= cost.label.column or cell.column < min(matrix.groups)
                    self._leave([cell], tr("row label") if label else tr("beside the table"))
                    continue
                value = self._value(cell, named, group, member)
                if value is None:
                    continue
                figures[cell.row, cell.column] = value
                decimals = max(decimals, _decimals(value))
                self._observe(cell, value, head, member, edition, _detail(named, group), seen)
        known = {cost.row for cost in matrix.costs}
        for number_ in self.sheet.row_numbers:
            if matrix.header[0] < number_ <= matrix.last and number_ not in matrix.header:
                if number_ not in known:
                    self._tell_unknown(self.sheet.row(number_), matrix)
                self._leave([c for c in self.sheet.row(number_) if (c.row, c.column) not in figures], tr("note"),
                            over=False)  # fmt: skip
        self._check(matrix, figures, 0.5 * 10.0**-decimals)

    def _tell_behind(self, matrix: Matrix) -> None:
        """A heading behind the last force group that is none that is known, with figures below it, is told."""
        for heading in headings_behind(self.sheet, matrix):
            cells = (self.sheet.cell(cost.row, heading.column) for cost in matrix.costs)
            figures = (figure_in(cell, self._separators) for cell in cells if cell is not None)
            if any(figure is not None and figure.value is not None for figure in figures):
                self._find(
                    Severity.WARNING, heading.place, heading.raw,
                    tr("“{raw}” is no force group that is known", raw=shown(heading.raw)), scope=Scope.HEADER,
                    done=tr("The figures of its column were left out"),
                )  # fmt: skip

    def _tell_unknown(self, row: list[Cell], matrix: Matrix) -> None:
        """A row of figures among the costs whose label is none that is known is told."""
        figures = (figure_in(cell, self._separators) for cell in row if cell.column in matrix.groups)
        label = next((cell for cell in row if cell.text and cell.column < min(matrix.groups)), None)
        if label is not None and any(figure is not None and figure.value is not None for figure in figures):
            said = tr("“{raw}” is no resource cost that is known", raw=shown(label.raw))
            self._find(Severity.WARNING, label.place, label.raw, said, done=tr("The figures of its row were left out"))

    def _value(self, cell: Cell, cost: Cost, group: str, member: Member) -> float | None:
        """The figure of a cell as it stands; None where there is none, and why is kept."""
        figure = figure_in(cell, self._separators)
        if figure is None or figure.percent:
            self._find(
                Severity.ERROR, cell.place, cell.raw, tr("“{raw}” is no figure", raw=shown(cell.raw)),
                expected=tr("“{item}” of {name}", item=_detail(cost, group), name=member.name), done=tr("Left out"),
            )  # fmt: skip
            self._leave([cell], tr("unreadable"))
            return None
        if figure.value is None:
            self._leave([cell], tr("confidential") if figure.confidential else tr("no figure given"))
        return figure.value

    def _observe(
        self, cell: Cell, value: float, head: Head, member: Member, edition: str, detail: str, seen: dict[str, Cell]
    ) -> None:
        year = head.year or Year(0)
        if head.power is None:
            self._leave([cell], tr("in which unit it is, is asked"))
            return
        first = seen.setdefault(detail, cell)
        if first is not cell:
            self._leave([cell], tr("given before"))
            if cell.raw != first.raw:
                said = tr("“{item}” stands here a second time, as {raw} after {first} in {place}",
                          item=detail or tr("total expenditure"),
                          raw=shown(cell.raw), first=shown(first.raw), place=first.place)  # fmt: skip
                self._find(Severity.ERROR, cell.place, cell.raw, said, done=tr("The first was used"))
            return
        figure = figure_in(cell, self._separators)
        scaled = figure is not None and figure.scale
        estimate = figure is not None and figure.estimate and year.kind is Kind.ACTUAL
        self.observations.append(
            Observation(
                member.code, Measure.DEFENCE_ITEM if detail else Measure.MILITARY_EXPENDITURE, year.year,
                shifted(value, (0 if scaled else head.power) - 6), f"{currency_of(head, member)} million", head.basis,
                Kind.ESTIMATE if estimate else year.kind, edition, self.book.file.name, cell.place, cell.raw, detail,
            )
        )  # fmt: skip

    def _check(self, matrix: Matrix, figures: dict[tuple[int, int], float], half_unit: float) -> None:
        """Say which totals are not the sum of their parts, with both numbers."""
        costs = {cost.row: cost for cost in matrix.costs}
        found = list(gaps(matrix, figures, half_unit))
        for gap in found[:_MOST_GAPS]:
            cell = self.sheet.cell(gap.row, gap.column)
            item = _detail(costs[gap.row], matrix.groups[gap.column]) or tr("total expenditure")
            parts = tr("its force groups") if gap.along_row else tr("its parts")
            said = tr("“{item}” is {total}, but {parts} add up to {sum}", item=item, parts=parts,
                      total=_written(gap.total), sum=_written(gap.parts))  # fmt: skip
            place, raw = ("", "") if cell is None else (cell.place, cell.raw)
            self._find(Severity.WARNING, place, raw, said, done=tr("Both were read as they stand"))
        if len(found) > _MOST_GAPS:
            said = tr("{count} more totals are not the sum of their parts", count=len(found) - _MOST_GAPS)
            self._find(Severity.WARNING, self.sheet.name, "", said, done=tr("They were read as they stand"))

    def _find(
        self, severity: Severity, place: str, raw: str, said: str, *,
        expected: str = "", done: str = "", scope: Scope | None = None,
    ) -> None:  # fmt: skip
        self.findings.append(told(severity, place, raw, said, expected=expected, done=done, scope=scope))

    def _leave(self, cells: list[Cell], reason: str, *, over: bool = True) -> None:
        for cell in cells:
            if over or (cell.row, cell.column) not in self._reasons:
                self._reasons[cell.row, cell.column] = reason


def _told_apart(cost: Cost, context: str) -> Cost:
    """An “Other” without a number, named after the cost that it stands below."""
    if cost.name == "Other" and not cost.number and context:
        return replace(cost, name=f"Other ({context[:1].lower()}{context[1:]})")
    return cost


def _detail(cost: Cost, group: str) -> str:
    """`1.1.1 Conscripts, land forces`; nothing for the total of all."""
    return "" if cost.is_total and group == TOTAL else f"{cost.words}, {group}"


def _decimals(value: float) -> int:
    """How many decimals a number has, to six."""
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def _written(value: float) -> str:
    return number(value, _decimals(round(value, 6)))

"""What a reader of country tables gathers: figures of members, and for every other cell why it gave none."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import isclose

from rampath.domain.finding import Finding, Severity, told
from rampath.domain.measure_words import measure_words
from rampath.domain.member import Member, Register
from rampath.domain.observation import Kind, Measure, Observation
from rampath.wording import listing, number, tr
from rampath.workbook.figure import Figure, figure_in, shifted
from rampath.workbook.grid import Book, Cell, span
from rampath.workbook.names import NOBODY, Recognised, member_question, recognise
from rampath.workbook.numeral import Separators
from rampath.workbook.question import LEAVE_OUT, Question, answer_to
from rampath.workbook.result import Sheets, Unused, shown
from rampath.workbook.separators import separators_for
from rampath.workbook.sheet_walk import SheetWalk
from rampath.workbook.sheet_xml import Place

_ROUNDING = 1e-4
"""Two figures for one thing that differ by less are one figure, rounded."""
_NAMED = 3
_TOLD = 5


@dataclass(frozen=True, slots=True)
class Series:
    """What figures are: their measure, unit and price basis, and the power of ten that turns them into that unit.

    `unit` is nothing for money in each member's own currency, which the row or the register states.
    """

    measure: Measure
    unit: str
    price_basis: str = ""
    shift: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Rows:
    """Whole rows that were left out for one reason, as a rectangle; `told` and `used` are the counts up to then."""

    sheet: str = ""
    reason: str = ""
    first: int = 0
    last: int = 0
    left: int = 0
    right: int = 0
    told: int = 0
    used: int = 0

    @property
    def place(self) -> str:
        return span(self.sheet, (self.first, self.left), (self.last, self.right))

    def goes_on(self, sheet: str, reason: str, told: int, used: int) -> bool:
        """Whether nothing else was told or used since, so that the next row belongs to the same range."""
        return (self.sheet, self.reason, self.told, self.used) == (sheet, reason, told, used)

    def with_row(self, row: int, left: int, right: int) -> "_Rows":
        return replace(self, last=row, left=min(self.left, left), right=max(self.right, right))


_NO_ROWS = _Rows()


@dataclass
class Gathering:
    """Takes the cells of a book, each once, in reading order within its sheet."""

    book: Book
    register: Register
    edition: str
    separators: Separators | None = None
    once: bool = False
    """Whether figures that stand again in another sheet are told one by one, rather than once a sheet."""
    observations: list[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    _unused: list[Unused] = field(default_factory=list)
    _last: tuple[str, int, int, int, int] = ("", 0, 0, 0, 0)
    _rows: _Rows = _NO_ROWS
    _others: dict[str, str] = field(default_factory=dict)
    _percents: dict[str, frozenset[Place]] = field(default_factory=dict)
    _unknown: list[tuple[Cell, str]] = field(default_factory=list)
    _seen: dict[tuple[str, Measure, int, str, str, str], tuple[Cell, float]] = field(default_factory=dict)
    _again: dict[tuple[str, str], list[tuple[str, Cell, Cell]]] = field(default_factory=dict)

    def sheets(self) -> Sheets:
        """Everything that was gathered, with what is to be said of the rows that were left out."""
        return Sheets(
            self.edition,
            tuple(self.observations),
            (*self.findings, *self._differing(), *self._left_out()),
            tuple(self._unused),
            questions=tuple(self.questions),
        )

    def decide_separators(self, values: Iterable[object], sheet: str) -> None:
        """Which sign parts decimals in figures that stand as text; where they leave it open it is asked."""
        texts = (value for value in values if isinstance(value, str))
        self.separators, question = separators_for(texts, sheet, self.book.answers)
        if question is not None:
            self.questions.append(question)

    def find(self, severity: Severity, cell: Cell, said: str, *, expected: str = "", done: str = "") -> None:
        """A finding about a cell, in parts without full stops."""
        self.findings.append(told(severity, cell.place, cell.raw, said, expected=expected, done=done))

    def member_of(
        self, cell: Cell, *, figures: bool = True, code: Cell | None = None, across: bool = False, rows: bool = False
    ) -> tuple[Member | None, str]:
        """Whose row a label begins, or whose column it heads (`across`); for nobody's, why it is left out.

        `rows` says that the label begins more rows, of which this is the first.

        A near miss asks, unless a country's code stands beside the label. `figures` tells whether the row has any,
        since only then it is said that it was left out.
        """
        found = recognise(cell.text, self.register)
        beside = NOBODY if code is None else recognise(code.text, self.register)
        if code is not None and _differ(found, beside):
            said = tr("“{name}” and “{code}” in {place} are two countries",
                      name=shown(cell.raw), code=shown(code.raw), place=code.place)  # fmt: skip
            done = tr("The column was left out") if across else tr("The row was left out")
            self.find(Severity.ERROR, cell, said, done=done)
            return None, tr("names two countries")
        if found.member is None and not found.country:
            found = beside if beside.member is not None or beside.country else found
        if found.member is not None:
            return found.member, ""
        if found.country:
            if figures:
                self._others.setdefault(cell.text, found.country)
            return None, tr("another country or region")
        if found.candidates and figures:
            question = answer_to(member_question(cell, found), self.book.answers)
            self.questions.append(question)
            return self._chosen(question.taken), tr("a name that is not certain")
        if figures:
            one = tr("Its column was left out") if across else tr("Its row was left out")
            self._unknown.append((cell, tr("Its rows were left out") if rows else one))
            return None, tr("names no country that is known")
        return None, tr("heading or note")

    def leave(self, cells: Sequence[Cell], reason: str) -> None:
        """Cells that gave no figure; those that follow one another in a row are told as one range."""
        for cell in cells:
            sheet, row, first, last, used = self._last
            if (sheet, row, used) == (cell.sheet, cell.row, len(self.observations)) and last < cell.column:
                known = self._unused[-1]
                if known.reason == reason:
                    place = span(sheet, (row, first), (row, cell.column))
                    self._unused[-1] = replace(known, place=place, cells=known.cells + 1)
                    self._last = (sheet, row, first, cell.column, used)
                    continue
            self._unused.append(Unused(cell.place, cell.raw, reason))
            self._last = (cell.sheet, cell.row, cell.column, cell.column, len(self.observations))

    def leave_rows(self, walk: SheetWalk, rows: Iterable[int], reason: str) -> None:
        """Whole rows that gave no figure; those that follow one another are told as one range."""
        for row in rows:
            columns = walk.filled(row)
            if not columns:
                continue
            run, known = self._rows, self._unused[-1] if self._unused else None
            if known is not None and run.goes_on(walk.sheet.name, reason, len(self._unused), len(self.observations)):
                run = run.with_row(row, columns[0], columns[-1])
                self._unused[-1] = replace(known, place=run.place, cells=known.cells + len(columns))
            else:
                run = _Rows(walk.sheet.name, reason, row, row, columns[0], columns[-1], 0, len(self.observations))
                self._unused.append(Unused(run.place, walk.cells(row)[0].raw, reason, len(columns)))
            self._rows = replace(run, told=len(self._unused))
            self._last = ("", 0, 0, 0, 0)

    def figure(self, cell: Cell, member: Member, series: Series, year: int, kind: Kind = Kind.ACTUAL) -> Figure | None:
        """A cell under a year in a member's row: a figure, a missing one, or one that cannot be read."""
        found = figure_in(cell, self.separators)
        if found is None or _says_other(found, series):
            self.find(
                Severity.ERROR,
                cell,
                tr("“{raw}” is no figure", raw=shown(cell.raw)),
                expected=tr("the number of {name} for {year} ({measure})",
                            name=member.name, year=year, measure=measure_words(series.measure)),
                done=tr("Left out"),
            )  # fmt: skip
            self.leave([cell], tr("unreadable"))
            return None
        if found.value is None:
            self.leave([cell], tr("confidential") if found.confidential else tr("no figure given"))
            return found
        value = found.value if self._shown_as_percent(cell, series) else _value(found, found.value, series)
        if value == 0 and not member.has_forces and series.measure is not Measure.POPULATION:
            self.leave([cell], tr("no forces, so no data rather than 0"))
            return found
        firmness = Kind.ESTIMATE if found.estimate and kind is Kind.ACTUAL else kind
        self._take(cell, member, series, year, value, firmness)
        return found

    def _shown_as_percent(self, cell: Cell, series: Series) -> bool:
        """Whether a number is shown as a per cent, 0.021 as 2.1 %: then it is a fraction, whatever the table says."""
        if series.unit != "fraction" or cell.number is None:
            return False
        if cell.sheet not in self._percents:
            self._percents[cell.sheet] = next(each.percents for each in self.book.sheets if each.name == cell.sheet)
        return (cell.row, cell.column) in self._percents[cell.sheet]

    def _take(self, cell: Cell, member: Member, series: Series, year: int, value: float, kind: Kind) -> None:
        key = (member.code, series.measure, year, series.unit, series.price_basis, series.detail)
        first, known = self._seen.setdefault(key, (cell, value))
        apart = first.sheet != cell.sheet and not self.once
        alike = isclose(value, known, rel_tol=_ROUNDING)
        if first is not cell and not (apart and alike):
            self.leave([cell], tr("given before"))
            if apart:
                self._again.setdefault((cell.sheet, first.sheet), []).append((f"{member.name} {year}", cell, first))
            elif not alike:
                said = tr("{name} {year} stands here a second time, as {raw} after {first} in {place}",
                          name=member.name, year=year, raw=shown(cell.raw), first=shown(first.raw),
                          place=first.place)  # fmt: skip
                self.find(Severity.ERROR, cell, said, done=tr("The first was used"))
            return
        self.observations.append(
            Observation(
                member.code, series.measure, year, value, series.unit, series.price_basis, kind,
                self.edition, self.book.file.name, cell.place, cell.raw, series.detail,
            )
        )  # fmt: skip

    def _chosen(self, code: str) -> Member | None:
        return self.register[code] if code != LEAVE_OUT else None

    def _differing(self) -> Iterator[Finding]:
        """One finding for all figures of a sheet that stand in another with other values, as two editions have them."""
        for (_, before), figures in self._again.items():
            name, cell, first = figures[0]
            said = tr("{count} figures of this sheet differ from those for the same on “{sheet}”, such as {name}:"
                      " {raw} after {first} in {place}", count=number(len(figures), 0), sheet=before, name=name,
                      raw=shown(cell.raw), first=shown(first.raw), place=first.place)  # fmt: skip
            if len(figures) == 1:
                said = tr("{name} differs from the figure for the same on “{sheet}”: {raw} after {first} in {place}",
                          sheet=before, name=name, raw=shown(cell.raw), first=shown(first.raw),
                          place=first.place)  # fmt: skip
            done = tr("Those on “{sheet}” were used", sheet=before)
            yield told(Severity.ERROR, cell.place, cell.raw, said, done=done)

    def _left_out(self) -> list[Finding]:
        """One finding for all other countries, and one for the names that are not known."""
        said: list[Finding] = []
        if self._others:
            message = tr("Figures of {count} other countries and groups of countries, such as {names}, were left out,"
                         " since they are no members of the Alliance.", count=number(len(self._others), 0),
                         names=listing([*self._others.values()][:_NAMED]))  # fmt: skip
            if len(self._others) == 1:
                name = next(iter(self._others.values()))
                message = tr("Figures of {name} were left out, since it is no member of the Alliance.", name=name)
            said.append(Finding(Severity.NOTE, self.book.file.name, "", message))
        for cell, done in self._unknown[:_TOLD]:
            message = tr("“{raw}” names no country that is known", raw=shown(cell.raw))
            said.append(told(Severity.WARNING, cell.place, cell.raw, message, done=done))
        if len(self._unknown) > _TOLD:
            rest = [cell for cell, _ in self._unknown[_TOLD:]]
            message = tr("{count} more labels name no country that is known, from here on", count=len(rest))
            done = tr("They were left out")
            said.append(told(Severity.WARNING, rest[0].place, rest[0].raw, message, done=done))
        return said


def _differ(one: Recognised, other: Recognised) -> bool:
    """Whether two labels name two countries, both for certain."""
    named = {(each.member, each.country) for each in (one, other) if each.member is not None or each.country}
    return len(named) > 1


def _value(figure: Figure, value: float, series: Series) -> float:
    """The value in the series' unit; a per cent sign outweighs what the table says of its shares."""
    return shifted(value, -2 if figure.percent else series.shift)


def _says_other(figure: Figure, series: Series) -> bool:
    """Whether a cell names a unit of its own, such as `2.1 bn` among millions, or a per cent among money."""
    return bool(figure.scale or figure.currency) or (figure.percent and series.unit != "fraction")

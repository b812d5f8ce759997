"""What a layout reader gives back: observations, findings, and every cell that it did not use."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from rampath.domain.budget import BudgetLines
from rampath.domain.economy import Economy
from rampath.domain.figure_table import FigureSeries
from rampath.domain.finding import Finding
from rampath.domain.observation import Measure, Observation
from rampath.workbook.on_demand import OnDemand
from rampath.workbook.question import Question

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Unused:
    """Non-empty cells that gave no figure, and why, in words for people.

    One cell (`TABLE3!C9`), or `cells` of them in one range (`Data!A9:BF9`), with the text of the first.
    """

    place: str
    raw: str
    reason: str
    cells: int = 1


class Extent(NamedTuple):
    """The least and the most of figures of one thing in a row of a sheet, in their unit but for a rounding.

    `least_above` is the least of those above 0, and 0 where none is.
    """

    sheet: str
    member: str
    measure: Measure
    unit: str
    price_basis: str
    least: float
    least_above: float
    most: float


class Figures(OnDemand[Observation]):
    """Observations that are made when somebody asks for them, and so are the `series` in which they stand.

    How many they are, and between which values, is known before.
    """

    def __init__(
        self,
        make: Callable[[], Iterable[Observation]],
        length: int,
        series: Callable[[], Iterable[FigureSeries]],
        extents: Sequence[Extent],
    ) -> None:
        super().__init__(make, length)
        self._make_series = series
        self.extents = extents

    @cached_property
    def series(self) -> Sequence[FigureSeries]:
        """The same figures by rows of a sheet, without an observation for each."""
        return [*self._make_series()]


class Leftovers(OnDemand[Unused]):
    """Unused cells that are told when somebody asks for them; how many `cells` they are is known before."""

    def __init__(self, make: Callable[[], Iterable[Unused]], cells: int) -> None:
        super().__init__(make)
        self.cells = cells


def cells_of(unused: Sequence[Unused]) -> int:
    """How many cells they are, ranges counted by their cells."""
    return unused.cells if isinstance(unused, Leftovers) else sum(each.cells for each in unused)


def shown(raw: str) -> str:
    """A cell's text as it stands in a sentence: on one line, and cut where it is long."""
    words = " ".join(raw.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


@dataclass(frozen=True, slots=True)
class Sheets:
    """What a whole workbook says in one layout.

    Each cell that holds something gave exactly one observation or one amount of `lines`, or is among `unused`.
    An economy is made of observations, which stand among them. `nil` is True where a file says in so many words that
    there are no figures, as a nil report does.
    """

    edition: str
    observations: Sequence[Observation]
    findings: tuple[Finding, ...]
    unused: Sequence[Unused]
    lines: tuple[BudgetLines, ...] = ()
    economies: tuple[Economy, ...] = ()
    questions: tuple[Question, ...] = ()
    nil: bool = False

    @property
    def used(self) -> int:
        """How many cells gave a figure."""
        return len(self.observations) + sum(lines.used for lines in self.lines)

"""What stands below the title of a graph on a sheet of NATO's tables: it is passed over, and told."""

from collections.abc import Iterator
from dataclasses import dataclass

from rampath.domain.finding import Finding, Severity, told
from rampath.wording import tr
from rampath.workbook.grid import Cell, Line
from rampath.workbook.nato_rows import Label, gives_figures, is_figure
from rampath.workbook.result import shown


@dataclass(slots=True)
class Graph:
    """A graph by its title; the years over its figures are one row, and those below figures head something else."""

    title: Cell
    figures: bool = False
    years: Cell | None = None
    told: bool = False

    def reason(self, row: Line) -> str:
        """Why a row was passed over."""
        return tr("a graph's figures") if any(map(is_figure, row)) else tr("words of a graph")

    def findings(self, row: Line, label: Label | None, *, are_years: bool) -> Iterator[Finding]:
        """What is said of a row: that figures of members were passed over, and once more below another row of years."""
        if are_years:
            self.years = row[0] if self.figures else None
            self.told = self.told and self.years is None
        elif label is not None and gives_figures(row, label):
            if not self.told:
                yield _beyond(self.title, self.years) if self.years else _of_graph(self.title)
            self.figures = self.told = True


def _of_graph(title: Cell) -> Finding:
    said = tr("What stands below “{title}” are figures for a graph", title=shown(title.raw))
    return told(Severity.NOTE, title.place, title.raw, said, done=tr("Left out; the tables count"))


def _beyond(title: Cell, years: Cell) -> Finding:
    said = tr("These years stand below the graph “{title}” and its figures, and no title says what they head",
              title=shown(title.raw))  # fmt: skip
    expected = tr("a title such as “Table 3: …” above a table")
    return told(Severity.WARNING, years.place, years.raw, said, expected=expected, done=tr("Figures below left out"))

"""A chart as a table, for those who want its numbers."""

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The figures of a chart as text: a sentence above, one header row, and rows as long as it."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def as_text(self, *above: str) -> str:
        """Fields between TABs, a line for each row; `above` stands over the title, and over the end again."""
        lines = [*above, self.title, *("\t".join(row) for row in (self.header, *self.rows)), *above]
        return "\n".join(line.replace("\n", " ") for line in lines)

    def as_html(self, *above: str) -> str:
        """The same as a table that word processors and spreadsheets take; the first cell of a row is its header."""
        said = "".join(f"<p><b>{escape(text)}</b></p>" for text in above)
        head = "".join(f"<th>{escape(text)}</th>" for text in self.header)
        body = "".join(
            f"<tr><th>{escape(row[0])}</th>{''.join(f'<td>{escape(cell)}</td>' for cell in row[1:])}</tr>"
            for row in self.rows
        )
        return f"{said}<p>{escape(self.title)}</p><table><tr>{head}</tr>{body}</table>{said}"

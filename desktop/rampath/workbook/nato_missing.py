"""What is said where titles or years are missing above figures of NATO's tables."""

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.wording import tr
from rampath.workbook.grid import Cell
from rampath.workbook.nato_rows import Label
from rampath.workbook.result import shown


def no_years(label: Label, wanting: Cell | None) -> Finding:
    """Figures of members without years above them; `wanting` begins the row that stands where years belong."""
    cell = wanting or label.cell
    said = tr("No row of years was found above “{raw}”", raw=shown(label.cell.raw))
    if wanting is not None:
        said = tr("The row that begins with “{raw}” stands where years belong", raw=shown(wanting.raw))
    return told(
        Severity.ERROR,
        cell.place,
        cell.raw,
        said,
        expected=tr("years such as 2024 or 2024e, each once"),
        done=tr("This table was left out") if wanting is None else tr("The figures below it were left out"),
        scope=Scope.HEADER,
    )


def unknown_kind(title: Cell | None) -> str:
    """Figures of a kind that is not known, or not said; `title` is that of their block."""
    if title is None:
        return tr("What these figures are is not said, or not known here; expected a title and a unit of NATO's"
                  " tables above them. They were left out.")  # fmt: skip
    return tr("“{raw}” is not known here as a part of NATO's tables; the figures below it were left out.",
              raw=shown(title.raw))  # fmt: skip


def neither(rows: int) -> str:
    """Members' figures in a sheet without a title and without years."""
    return tr("{count} rows name members here, but neither a title such as “Table 3: …” nor a row of years stands above"
              " them; the sheet was left out.", count=rows)  # fmt: skip

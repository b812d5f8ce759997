"""What is said where titles or years are missing above figures of NATO's tables."""

from collections.abc import Iterator

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.wording import tr
from rampath.workbook.grid import Cell
from rampath.workbook.nato_header import Header
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


def no_member(name: Cell) -> str:
    """A row of figures of somebody who is no member."""
    return tr("“{raw}” is no member of the Alliance; the row was left out.", raw=shown(name.raw))


def other_total(name: Cell) -> str:
    """A row of figures of another total of NATO's than the two aggregates."""
    return tr("“{raw}” is a total of NATO's that is not kept here; the row was left out.", raw=shown(name.raw))


def nameless(first: Cell) -> Finding:
    """Figures under years whose row has no name; `first` is the first of them."""
    return told(
        Severity.ERROR,
        first.place,
        first.raw,
        tr("No name stands before the figures of this row"),
        expected=tr("a member or aggregate of the Alliance"),
        done=tr("They were left out, and so were those of other such rows here"),
    )


def no_year(above: Cell | None) -> str:
    """A column of figures without a year; `above` is what stands where its year belongs."""
    if above is None:
        return tr("Nothing says which year this column is; its figures were left out.")
    return tr("“{raw}” is no year that is known; the figures of its column were left out.", raw=shown(above.raw))


def about_years(header: Header) -> Iterator[Finding]:
    """What is to be said of a row of years: those that stand as text, a gap, and what was taken for granted."""
    for column in header.texts:
        message = tr("The year {year} stands as text, not as a number; read as the year {year}.", year=column.year)
        yield Finding(Severity.WARNING, column.cell.place, column.cell.raw, message)
    if header.gap is not None:
        first, last = header.gap
        message = tr("The year {last} follows {first} here, where all the others follow one after another; read as"
                     " it stands. Check it.", first=first.year, last=last.year)  # fmt: skip
        yield Finding(Severity.WARNING, last.cell.place, last.cell.raw, message)
    for column in header.columns:
        if column.note:
            yield Finding(Severity.NOTE, column.cell.place, column.cell.raw, column.note)


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
